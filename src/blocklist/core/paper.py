"""What stands on a sheet of paper: the day's places to write, and what he wrote there.

No counts, no clock, nothing of another day. Source of the rules: docs/paper.md.
"""

from __future__ import annotations

from blocklist.core import isodate, names
from blocklist.core.day import OUTSIDE, WHOLE_DAY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Box, Day, Section

    Row = list["Part | None"]  # a work time on each of several days

LEAST_LINES = 2  # for a work time in which nothing is written
WORK_TIMES, LINES = 6, 6  # where the day has no place to write at all
LIST, WORK_TIME, LOOSE = range(3)  # the order in which rows of a week stand
SCHOOL_DAYS = 5  # Monday to Friday always have their column

# Where the usual paper is Letter: paperSize in CLDR's supplemental data. All others have A4.
LETTER_LANDS = {
    "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE",
}  # fmt: skip
SIZES = ("a4", "letter")


class Part:
    """A work time, a list for the whole day, or what stands outside of both.

    `name` is None for a work time that he names by hand, and "" for what stands outside. `start`
    and `end` are minutes from midnight, or None. `boxes` are items and blanks, `text` are lines of
    his that are no box, and `lines` counts the empty lines that come after them.
    """

    __slots__ = ("boxes", "end", "kind", "lines", "name", "start", "text")

    def __init__(self, kind: int, name: str | None, lines: int = LEAST_LINES) -> None:
        self.kind = kind
        self.name = name
        self.lines = lines
        self.start: int | None = None
        self.end: int | None = None
        self.boxes: Sequence[Box] = ()
        self.text: Sequence[str] = ()


class Sheet:
    """A day on paper. `date` is its ISO date, None where he writes it there; `title` his own."""

    __slots__ = ("date", "parts", "title")

    def __init__(self, date: str | None, parts: list[Part], title: str = "") -> None:
        self.date = date
        self.parts = parts
        self.title = title


class Paper:
    """What is printed: the sheet of a day, or the days of a week side by side.

    `week` is ISO 8601's name of the week (2026-W48), None for a day; `size` is one of SIZES.
    """

    __slots__ = ("large", "sheets", "size", "week")

    def __init__(self, sheets: Sequence[Sheet], size: str, *, large: bool) -> None:
        self.sheets = sheets
        self.size = size
        self.large = large
        self.week: str | None = None


def parts(day: Day, *, blank: bool = False, least: bool = False) -> list[Part]:
    """Return lists for the whole day, then work times, then what stands outside of them.

    With `blank`, each has lines to write on in place of what he wrote: as many as it has boxes that
    hang under no other, or, with `least`, as few as any work time has.
    """
    whole = day.blocks[0].sections
    found = [_part(day, LIST, s, blank=blank) for s in whole if s.kind == WHOLE_DAY]
    found += [_part(day, WORK_TIME, block.sections[0], blank=blank) for block in day.work]
    loose = [_part(day, LOOSE, s, blank=blank) for s in whole if s.kind == OUTSIDE and not blank]
    if least:
        for part in found:
            part.lines = LEAST_LINES
    return found + [part for part in loose if part.boxes or part.text]


def unnamed() -> list[Part]:
    """Return the work times of a day that nobody has set up: he names them himself."""
    return [Part(WORK_TIME, None) for _ in range(WORK_TIMES)]


def open_page() -> list[Part]:
    """Return a list of empty lines, for a day that has no work times."""
    return [Part(LOOSE, "", LINES)]


def is_school_day(sheet: Sheet) -> bool:
    """Whether a day has its column in a week, whatever stands there: Monday to Friday have."""
    return sheet.date is not None and isodate.weekday(sheet.date) < SCHOOL_DAYS


def shown(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the days of a week that have a column: Saturday and Sunday where something stands."""
    return [sheet for sheet in sheets if sheet.parts or is_school_day(sheet)]


def rows(sheets: Sequence[Sheet]) -> list[Row]:
    """Return the parts of several days side by side, by their names.

    Work times stand in the order of the day; one without a time keeps to the one above it.
    """
    keys = [_keys(sheet.parts) for sheet in sheets]
    order: list[tuple[int, str, int]] = []
    for own in keys:
        above = -1
        for key in own:
            if key not in order:
                order.insert(above + 1, key)
            above = order.index(key)
    cells = [
        dict(zip(own, sheet.parts, strict=True)) for own, sheet in zip(keys, sheets, strict=True)
    ]
    found = [[each.get(key) for each in cells] for key in order]
    at = -1
    timed = []
    for row in sorted(found, key=_kind):
        starts = [part.start for part in row if part and part.start is not None]
        at = min(starts, default=at)
        timed.append((_kind(row), at, row))
    return [row for _, _, row in sorted(timed, key=lambda each: each[:2])]


def size_of(locale: str) -> str:
    """Return the usual size of paper where a locale is at home: `en_US.UTF-8` has Letter."""
    place = locale.replace("@", ".").replace("-", "_").partition(".")[0]
    land = place.rpartition("_")[2]
    return "letter" if land.upper() in LETTER_LANDS else "a4"


def _part(day: Day, kind: int, section: Section, *, blank: bool) -> Part:
    """Return what stands in a section, or the lines to write on in its place."""
    name = section.name if section.level > 1 else ""
    part = Part(kind, None if kind == WORK_TIME and not name else name)
    part.start, part.end = section.start, section.end
    count = len(section.boxes)
    if blank:
        part.lines = max(len([box for box in section.boxes if not box.depth]), LEAST_LINES)
        return part
    part.boxes = section.boxes
    part.text = [line for line in day.prose([section]) if line]
    written = any(not box.blank for box in section.boxes) or kind == LOOSE
    part.lines = 0 if written else max(LEAST_LINES - count, 0)
    return part


def _keys(found: Sequence[Part]) -> list[tuple[int, str, int]]:
    """Return what tells the parts of a day apart, and finds them on another: the nth of a name."""
    counts: dict[tuple[int, str], int] = {}
    keys = []
    for part in found:
        name = part.name or ""
        key = part.kind, names.key(name) or name
        counts[key] = counts.get(key, 0) + 1
        keys.append((*key, counts[key]))
    return keys


def _kind(row: Row) -> int:
    """Return what kind of parts stand in a row."""
    return next(part.kind for part in row if part)
