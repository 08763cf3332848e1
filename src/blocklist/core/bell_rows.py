"""One row of a bell schedule, as it is typed or pasted, to the heading of a work time.

Source of the rules: docs/commands.md, "Work times that you paste"; how a heading is read then,
docs/format.md, "Times in a heading", says.
"""

from __future__ import annotations

import re
from itertools import pairwise

from blocklist.core import clock, times
from blocklist.core.clock import FULL, GAPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.clock import Side

# A list's marker, a box and a heading's signs, of which each may be there.
SIGNS = re.compile(r"(?:[-*+•][ \t]+)?(?:\[[ xX]?\][ \t]+)?(?:#{1,6}[ \t]+|#{2,6})?")
LETTERS = re.compile(r"[^\W\d_]+")
TAB = re.compile(r"[ ]*\t[ \t]*")
# The dots that lead the eye from a name to its time.
LEADERS = re.compile(r"[ \t]*(?:(?:\.[ ]?){3,}|…+|_{3,})[ \t]*(?=[(\[]?\d)")
# How long it is: `47 min`, `0:47 minutes`, `(47 min)`, `1 hr 25 min`, `47'`.
LENGTH = re.compile(
    r"[(\[]?\s*(?:\d{1,2}\s*(?:h|hrs?|hours?|std)\.?\s*|\d:)?"
    r"\d{1,3}\s*(?:min(?:ute)?[sn]?\b\.?|m\b|['’′])\s*[)\]]?",
    re.IGNORECASE,
)
LENGTH_FIRST = re.compile(rf"({LENGTH.pattern})[ \t]+(?=\S)", re.IGNORECASE)
NUMBER_LAST = re.compile(r"[ ,;|]+[(\[]?(?:(\d):)?(\d{1,3})[)\]]?$")
# What says that a time is the start or the end, where it stands beside it.
START = re.compile(r"\b(?:start|begin)(?:s|ing)?(?:\s+time)?\s*[:=]\s*(?=\d)", re.IGNORECASE)
END = re.compile(r"[\s,;|]*\bend(?:s|ing)?(?:\s+time)?\s*[:=]\s*(?=\d)", re.IGNORECASE)
# Twelve o'clock as a word: after a number, or with another time to its left or right.
TWELVE = re.compile(r"\b12(?::00)?\s*(noon|midnight)\b", re.IGNORECASE)
NOON_LAST = re.compile(
    r"((?:[-–—~\d]|\b(?:to|until|till)|\b[ap]\.?m\.?)\s*)(noon|midnight)\b", re.IGNORECASE
)
NOON_FIRST = re.compile(
    r"()\b(noon|midnight)(?=\s*(?:[-–—~\t]|to\b|until\b|till\b)\s*\d)", re.IGNORECASE
)
FIGURES = {"noon": "12:00 pm", "midnight": "12:00 am"}
# What joins two columns of times, beside what a heading takes for columns.
COLUMNS = clock.COLUMNS | {",", ";"}
ENDS = GAPS + times.TIES + ";"
CLOSING = GAPS + times.CLOSING
BEFORE_START = re.compile(r"\s+(?:at|um|à)$", re.IGNORECASE)
NUMBER = re.compile(r"#?(\d{1,2})[.)]?")


def bare(row: str) -> str:
    """Return a row without what stands around its words in a list, a table or a markdown file."""
    row = row.strip(GAPS)
    if row.startswith("|"):
        row = "\t".join([cell.strip(GAPS) for cell in row.strip("|").split("|")])
    signs = SIGNS.match(row)
    row = LEADERS.sub(" ", row[signs.end() :] if signs else row)
    return _in_figures(row.strip(GAPS))


def full(row: str) -> list[Side]:
    """Return the numbers of a row that are written as times."""
    return [side for side in clock.sides(clock.fold(row)) if side.kind == FULL]


def is_time(row: str) -> bool:
    """Whether a row is a time or a range and nothing else."""
    reading = times.read_heading(row)
    return reading.start is not None and not LETTERS.search(_without_marks(row))


def start(row: str) -> int | None:
    """Return the minute at which a row's time begins, None where it has none."""
    return times.read_heading(heading(row)).start


def heading(row: str, word: str = "Period") -> str:
    """Return the heading for one row; a name that is a number alone gets a `word` before it.

    Without it `-b 2` would be the second work time, and the name of another.
    """
    found = _heading(TAB.sub(" ", row))
    reading = times.read_heading(found)
    number = NUMBER.fullmatch(reading.name)
    if reading.start is None or number is None:
        return found
    first = found.startswith(reading.name)
    time = (found.removeprefix if first else found.removesuffix)(reading.name).strip(ENDS)
    named = f"{word} {number[1]} {time}" if first else f"{time} {word} {number[1]}"
    return named if _spans_alike(named, reading) else found


def without_length_first(row: str, *, column: bool) -> str:
    """Return a row without the length that it begins with, if its time is as long as that.

    `column`: other rows begin with one too. Else it must be a cell, or right before the time.
    """
    found = LENGTH_FIRST.match(row)
    if found is None:
        return row
    rest = row[found.end() :]
    reading = times.read_heading(heading(rest))
    minutes = (reading.end or 0) - (reading.start or 0)
    gap = found[0].removeprefix(found[0].rstrip(" \t"))
    cell = column or len(gap) > 1 or "\t" in gap or rest[:1].isdigit()
    return rest if cell and minutes == length(found[1]) else row


def length(text: str) -> int:
    """Return the minutes of a text such as `47 min`, `0:47` or `1 hr 25 min`."""
    hours, *rest = [int(number) for number in re.findall(r"\d+", text)]
    return hours * 60 + rest[0] if rest else hours


def first_column(row: str) -> str | None:
    """Return a row of a table with several columns of ranges with the first alone, else None."""
    folded = clock.fold(row)
    found = full(row)
    if len(found) < 4 or len(found) % 2:
        return None
    for one, other in zip(found[::2], found[1::2], strict=True):
        apart = row[one.last : other.first].strip(GAPS) not in COLUMNS
        if apart and not clock.joined(folded, one, other):
            return None
    for one, other in zip(found[1:-1:2], found[2::2], strict=True):
        between = LENGTH.sub("", row[one.last : other.first]).strip(ENDS + times.CLOSING + "([/")
        if between and not between.isdigit():
            return None
    return f"{row[: found[2].first].rstrip(ENDS + '([/')}\t{row[found[-1].last :]}".strip(GAPS)


def _in_figures(row: str) -> str:
    """Return a row with `noon` and the labels of its times in figures, if it has a range then."""
    if times.read_heading(TAB.sub(" ", row)).end is not None:
        return row
    new = END.sub("-", START.sub("", row)) if START.search(row) else row
    new = TWELVE.sub(lambda found: FIGURES[found[1].lower()], new)
    for pattern in (NOON_LAST, NOON_FIRST):
        new = pattern.sub(lambda found: found[1] + FIGURES[found[2].lower()], new)
    return new if times.read_heading(heading(new)).end is not None else row


def _without_marks(row: str) -> str:
    """Return a row without the numbers that are times, and what belongs to them."""
    folded = clock.fold(row)
    kept, at = "", 0
    for side in clock.sides(folded):
        kept, at = kept + row[at : side.first], side.last
    rest = kept + row[at:]
    return "" if rest.strip(GAPS) in clock.WORDS else rest


def _heading(row: str) -> str:
    """Return the heading for a row without tabs, its name as it stands."""
    if times.read_heading(row).end is not None:
        return _without_length(row)
    found = full(row)
    for one, other in pairwise(found):
        if row[one.last : other.first].strip(GAPS) in COLUMNS:
            return _from_columns(row, one, other)
    return _from_start(row, found)


def _from_columns(row: str, one: Side, other: Side) -> str:
    """Return the heading for a row with start and end side by side; the name comes first."""
    time = f"{row[one.first : one.last]}-{row[other.first : other.last]}"
    joined = f"{row[: one.first]}{time}{row[other.last :]}"
    if times.read_heading(joined).end is None:
        return row
    joined = _without_length(joined)
    reading = times.read_heading(joined)
    named = f"{reading.name} {time}"
    return named if _reads_alike(named, reading) and not full(reading.name) else joined


def _from_start(row: str, found: Sequence[Side]) -> str:
    """Return the heading for a row that ends in its start: a start opens a heading."""
    if len(found) != 1 or found[0].last < len(row) or found[0].sign == ".":
        return row
    name = BEFORE_START.sub("", row[: found[0].first].rstrip(ENDS))
    moved = f"{row[found[0].first :]} {name}"
    reading = times.read_heading(moved)
    return moved if LETTERS.search(name) and (reading.name, reading.end) == (name, None) else row


def _reads_alike(text: str, wanted: times.Reading) -> bool:
    """Whether a heading has the name and the time of a reading."""
    found = times.read_heading(text)
    return (found.name, found.start, found.end) == (wanted.name, wanted.start, wanted.end)


def _without_length(row: str) -> str:
    """Return a row with a range without what says how long that is.

    That is a length at the row's end, one behind the time that says how long the range is, and the
    number of its minutes alone, behind the time and at the end.
    """
    reading = times.read_heading(row)
    minutes = (reading.end or 0) - (reading.start or 0)
    for found in [*LENGTH.finditer(row), *NUMBER_LAST.finditer(row)]:
        before = row[: found.start()].rstrip(ENDS)
        known = full(before)
        behind = bool(known) and before[known[-1].last :].strip(CLOSING) == ""
        has_unit = any(map(str.isalpha, found[0]))
        if (has_unit and found.end() == len(row)) or (behind and length(found[0]) == minutes):
            shorter = f"{before} {row[found.end() :].lstrip(ENDS)}".strip(GAPS)
            if _spans_alike(shorter, reading):
                return shorter
    return row


def _spans_alike(text: str, wanted: times.Reading) -> bool:
    """Whether a heading has the time of a reading."""
    found = times.read_heading(text)
    return (found.start, found.end) == (wanted.start, wanted.end)
