"""What stands on the board, in its order: facts and words, before anybody decides how it looks."""

from __future__ import annotations

from blocklist.core import day as days
from blocklist.core.text import as_shown
from blocklist.render import plain
from blocklist.render.words.en import board as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Block, Box, Day
    from blocklist.core.env import Env
    from blocklist.core.result import DayResult

MOST_TEXT = 3
HOURS_24 = 24


class Part:
    """A heading and what stands under it.

    `number` is a work time's, else None. `start`, `end` and `until` are minutes from midnight, or
    None. `now`: it is on; `next`: it is what comes next; `bare`: its name alone is shown; `quiet`:
    it is no name of his. `boxes` are items and blanks; `text` are the lines that are no box, and
    `more` counts those that are not shown.
    """

    __slots__ = (
        "bare", "boxes", "end", "more", "name", "next", "now",
        "number", "quiet", "start", "text", "until",
    )  # fmt: skip

    def __init__(self, name: str, boxes: Sequence[Box], text: Sequence[str]) -> None:
        self.name = name
        self.boxes = boxes
        self.text = text
        self.more = 0
        self.number: int | None = None
        self.start: int | None = None
        self.end: int | None = None
        self.until: int | None = None
        self.now = self.next = self.bare = self.quiet = False

    @property
    def progress(self) -> tuple[int, int]:
        """Count what is done, and what counts (docs/format.md, "Boxes")."""
        return days.progress(box for box in self.boxes if not box.blank)


class Page:
    """A board: its title, what stands at the right of it, its parts, and a sentence below them."""

    __slots__ = ("beside", "parts", "sentence", "title")

    def __init__(
        self, title: str, beside: Sequence[str], parts: Sequence[Part], sentence: str
    ) -> None:
        self.title = title
        self.beside = beside
        self.parts = parts
        self.sentence = sentence


def page(result: DayResult, env: Env) -> Page:
    """Return what is to be shown: a sentence alone, what is now, or the day."""
    if not result.set_up:
        return Page("", (), (), words.NOT_SET_UP)
    return of_now(result, env) if result.part == "now" else of_day(result, env)


def of_day(result: DayResult, env: Env) -> Page:
    """Return the board of a day."""
    day = result.day
    parts, said = _parts(result), day.reflection()
    if said:
        parts.append(Part(day.settings.not_work[0], (), [*map(as_shown, said)]))
    title = _title(result, env)
    if not parts:
        return Page("", (), (), words.BLANK_PAGE.format(title=title))
    sentence = words.EVENING if _is_evening(result) else ""
    return Page(title, _beside(result, env, title), parts, sentence)


def of_now(result: DayResult, env: Env) -> Page:
    """Return the work time that is on, else the next one."""
    day, minute = result.day, _minute(result)
    now = day.current(minute) if minute is not None else None
    upcoming = day.upcoming(minute) if minute is not None else None
    if now:
        return Page("", (), [_work(result, now)], _after_now(upcoming, env))
    if upcoming:
        part = _work(result, upcoming)
        part.next = True
        return Page("", (), [part], "")
    if _is_evening(result):
        return Page("", (), (), words.EVENING)
    if day.work:
        return Page("", (), (), words.NOTHING_OPEN)
    whole = of_day(result, env)
    return Page("", (), (), words.NO_WORK) if whole.parts else whole


def when(part: Part, hours: int, form: str = words.RANGE) -> str:
    """Return the time of a work time in words, empty where it has none; `hours` is 12 or 24."""
    if part.now and part.until is not None:
        return words.NOW.format(end=plain.clock(part.until, hours))
    time = span(part.start, part.end, hours, form)
    return ", ".join(filter(None, [words.NEXT, time])) if part.next else time


def widest_time(part: Part, hours: int) -> int:
    """Return the columns that the time of a work time takes at most, in the course of a day."""
    now = words.NOW.format(end=plain.clock(part.until, hours)) if part.until is not None else ""
    return max(len(now), len(when(part, hours)))


def more(part: Part) -> str:
    """Return how many lines are not shown, empty where all are."""
    if part.more == 1:
        return words.MORE_LINE
    return words.MORE_LINES.format(count=part.more) if part.more else ""


def span(start: int | None, end: int | None, hours: int, form: str = words.RANGE) -> str:
    """Return a range of time, or a start alone; am and pm stand once where both sides share it."""
    if start is None:
        return ""
    first = plain.clock(start, hours)
    if end is None:
        return first
    last = plain.clock(end, hours)
    if hours != HOURS_24 and first[-2:] == last[-2:]:
        first = first[:-3]
    return form.format(start=first, end=last)


def _after_now(upcoming: Block | None, env: Env) -> str:
    """Return what comes after the work time that is on."""
    if upcoming is None or upcoming.start is None:
        return words.LAST
    time = plain.clock(upcoming.start, env.settings.clock)
    return words.NEXT_LINE.format(next=f"{time} {upcoming.name}")


def _parts(result: DayResult) -> list[Part]:
    """Return whole-day sections, work times, and last what stands outside of them."""
    day = result.day
    whole = day.blocks[0].sections
    parts = [_part(day, s.name, [s]) for s in whole if s.kind == days.WHOLE_DAY]
    parts += [_work(result, block) for block in day.work]
    outside = [s for s in whole if s.kind == days.OUTSIDE]
    loose = _part(day, words.WHOLE_DAY if parts else "", outside)
    loose.quiet = True
    return [*parts, loose] if loose.boxes or loose.text else parts


def _part(day: Day, name: str, sections: Sequence[days.Section]) -> Part:
    """Return what stands in some sections; of their text three lines at most."""
    text = [line for line in day.prose(sections) if line]
    part = Part(name, [box for section in sections for box in section.boxes], text[:MOST_TEXT])
    part.more = max(len(text) - MOST_TEXT, 0)
    part.start, part.end = sections[0].start, sections[0].end
    return part


def _work(result: DayResult, block: Block) -> Part:
    """Return a work time; one that is past and was left blank is bare."""
    minute = _minute(result)
    part = _part(result.day, block.name, block.sections)
    part.number, part.until = block.number, block.until
    if minute is None or block.until is None:
        return part
    part.now = block is result.day.current(minute)
    if block.until <= minute and not block.items:
        part.bare, part.number, part.start, part.boxes = True, None, None, ()
    return part


def _minute(result: DayResult) -> int | None:
    """Return the minute of the day if it is today."""
    return result.moment.minute if result.moment else None


def _is_evening(result: DayResult) -> bool:
    """Whether all work times of today are over."""
    untils = [block.until for block in result.day.work if block.until is not None]
    minute = _minute(result)
    return bool(untils) and minute is not None and max(untils) <= minute


def _title(result: DayResult, env: Env) -> str:
    """Return the day's title, else its date in words."""
    return result.day.title or str(env.words.long_date(result.date))


def _beside(result: DayResult, env: Env, title: str) -> list[str]:
    """Return the date in few words where the title does not tell the day, and today the time."""
    numbers = "".join([sign if sign in "0123456789" else " " for sign in title]).split()
    told = result.date[8:].lstrip("0") in [number.lstrip("0") for number in numbers]
    date = [] if told else [str(env.words.short_date(result.date, env.now.date))]
    return [*date, plain.clock(result.moment.minute, env.settings.clock)] if result.moment else date
