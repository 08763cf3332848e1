"""The texts of templates: the headings of a day, each with blanks to write on.

Source of the rules: docs/format.md, "Templates"; docs/commands.md, "init".
"""

from __future__ import annotations

from itertools import pairwise

from blocklist.core import clock, lines, markup, names, times
from blocklist.core.clock import NONE
from blocklist.core.day import TEXT, WHOLE_DAY, WORK
from blocklist.core.day_parse import parse
from blocklist.core.env import Note, Settings
from blocklist.core.result import WRONG_USE, Refusal
from blocklist.core.schedule import HOLE
from blocklist.core.text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Day

TITLE = "# {{date}}"
BLANK = "- [ ] "
BLANKS, MUST_DO_BLANKS = 2, 5
BY_CLOCK = ("now", "next")  # words that BLOCK takes for something else


class Part:
    """A section of a template: its heading, what it is (core.day), and its number of blanks."""

    __slots__ = ("blanks", "heading", "kind")

    def __init__(self, heading: str, kind: str = WORK, blanks: int = BLANKS) -> None:
        self.heading = heading
        self.kind = kind
        self.blanks = blanks


def work_time(text: str, settings: Settings) -> Part:
    """Return the work time of a heading, which reads back as one.

    Raises Refusal (wrong use) for what is no name of a work time, and for signs that are no text.
    """
    try:
        heading = one_line(text)
    except Refusal as why:
        raise _no_name(text) if why.reason == "text_empty" else why from why
    level, heading = markup.heading(f"## {heading}") or (0, "")
    name = names.key(times.read_heading(heading).name)
    if name in BY_CLOCK:
        raise Refusal("init_by_clock", WRONG_USE, block=heading)
    signs_alone = not name and heading.isascii()
    if level != 2 or signs_alone or (name.isascii() and name.isdigit()):
        raise _no_name(text)
    if HOLE in heading:  # it would be filled in on each day
        raise Refusal("init_hole", WRONG_USE, block=heading)
    section = parse(lines.from_text(f"## {heading}\n"), settings).sections[-1]
    if section.kind == TEXT:
        raise Refusal("init_is_text", WRONG_USE, block=heading)
    if section.kind == WHOLE_DAY:
        raise Refusal("init_is_whole_day", WRONG_USE, block=heading)
    return Part(heading)


def _no_name(text: str) -> Refusal:
    """Return the refusal of what can't be a name."""
    return Refusal("init_no_name", WRONG_USE, block=text)


def rows(parts: Sequence[Part], settings: Settings) -> list[Note]:
    """Return the work times as they are read, as rows of a list: name, start and end.

    The work time above says what `1:10` means, so it hangs on their order. Where no one has a time,
    nothing is said of it.
    """
    found = _readings(parts, settings)
    any_time = any(reading.start is not None or _looks_timed(reading) for reading in found)
    return [_row(reading, any_time=any_time) for reading in found]


def doubtful(parts: Sequence[Part], settings: Settings) -> list[str]:
    """Return the headings of work times that look as if they had a time and have none."""
    return [reading.name for reading in _readings(parts, settings) if _looks_timed(reading)]


def _readings(parts: Sequence[Part], settings: Settings) -> list[times.Reading]:
    """Return the work times as they are read one below the other."""
    above: int | None = None
    found = []
    for part in parts:
        if part.kind == WORK:
            reading = times.read_heading(part.heading, above, settings.day_starts)
            above = above if reading.start is None else reading.start
            found.append(reading)
    return found


def _looks_timed(reading: times.Reading) -> bool:
    """Whether a heading without a time has two numbers that are joined as times are.

    A person may mean `Gym 10-11` as one; `Grade 7-8` is told the same, as no one can know.
    """
    folded = clock.fold(reading.name)
    sides = clock.sides(folded)
    joined = any(
        NONE not in {one.kind, other.kind} and clock.joined(folded, one, other)
        for one, other in pairwise(sides)
    )
    return reading.start is None and (reading.doubt or joined)


def _row(reading: times.Reading, *, any_time: bool) -> Note:
    """Return the row of one work time."""
    if reading.start is None:
        return Note("init_row_untimed" if any_time else "init_row", block=reading.name)
    if reading.end is None:
        return Note("init_row_start", block=reading.name, start=reading.start)
    return Note("init_row_timed", block=reading.name, start=reading.start, stop=reading.end)


def parts_of(day: Day) -> list[Part]:
    """Return the sections of a day as those of a template: its headings, each with blanks.

    Text sections are headings alone.
    """
    must_do = names.whole_day_keys(day.settings.whole_day[:1])
    found = []
    for section in day.sections:
        if section.level == 2 and section.heading:
            first = section.kind == WHOLE_DAY and names.key(section.name) in must_do
            blanks = 0 if section.kind == TEXT else MUST_DO_BLANKS if first else BLANKS
            found.append(Part(section.heading, section.kind, blanks))
    return found


def day_text(parts: Sequence[Part]) -> str:
    """Return the text of a template with these sections."""
    rows = [TITLE]
    for part in parts:
        rows += ["", f"## {part.heading}"]
        if part.blanks:
            rows += ["", *[BLANK] * part.blanks]
    return "".join([f"{row}\n" for row in rows])


def friday_parts(parts: Sequence[Part], settings: Settings) -> list[Part]:
    """Return the sections of a Friday: what must and may be done, then those that a day has.

    The two are the first names in `whole_day`; where the settings have none, the usual ones.
    """
    whole_day = (settings.whole_day or Settings().whole_day)[:2]
    blanks = (MUST_DO_BLANKS, BLANKS)
    first = [Part(name, WHOLE_DAY, count) for name, count in zip(whole_day, blanks, strict=False)]
    return [*first, *[part for part in parts if part.kind != WHOLE_DAY]]
