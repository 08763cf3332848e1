"""Work times as a person types them, or a school's bell schedule as it is pasted, to headings.

Source of the rules: docs/commands.md, "Work times that you paste". What becomes of one row is for
`bell_rows`; this tells which rows are work times.
"""

from __future__ import annotations

import re
from itertools import pairwise

from blocklist.core import bell_rows, times
from blocklist.core.bell_rows import LENGTH, LETTERS, full, is_time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

RULE = re.compile(r"[\s|:=_*~+\-–—•#]*")  # a line of a table, a marker alone
CELLS = re.compile(r"\t| {2,}")
NUMBER = re.compile(r"(?:\d?:)?\d{1,3}")  # minutes in a cell of their own
NAME, TIME, BOTH = "name", "time", "both"
IN_TURN = {(NAME, TIME), (NAME, TIME, TIME), (TIME, NAME), (TIME, TIME, NAME)}
COLUMN, SCHEDULE = "column", "schedule"  # what a paste has more of than can be taken
NEAR = 60  # minutes: schedules of one school begin at about the same time

# Words of the titles of columns: about times, and others beside them.
TIME_WORDS = frozenset((
    "begin", "beginning", "begins", "duration", "end", "ends", "from", "length", "min", "mins",
    "minutes", "start", "started", "starts", "time", "times", "to", "until",
    "beginn", "bis", "dauer", "ende", "von", "zeit",
    "début", "durée", "fin", "heure", "hora", "inicio",
))  # fmt: skip
OTHER_WORDS = frozenset((
    "and", "bell", "block", "class", "course", "day", "in", "name", "of", "period", "periods",
    "schedule", "subject", "the", "clase", "cours", "fach", "matière", "stunde",
))  # fmt: skip
SMALL_WORDS = frozenset(("and", "from", "in", "of", "the", "to"))
# Words of the title of a whole schedule. The first of them are a title alone.
SCHEDULE_WORDS = frozenset(("schedule", "schedules", "stundenplan", "timetable"))
TITLE_WORDS = SCHEDULE_WORDS | frozenset((
    "assembly", "bells", "daily", "delay", "delayed", "dismissal", "early", "half", "hour",
    "hours", "late", "minimum", "normal", "per", "regular", "release", "room", "school", "semester",
    "teacher", "year",
    "monday", "tuesday", "wednesday", "thursday", "friday",
    "mondays", "tuesdays", "wednesdays", "thursdays", "fridays",
))  # fmt: skip
# What a number that stands alone in a column is called, where its title does not say `Period`.
COUNTED = {"lesson": "Lesson", "lessons": "Lesson", "stunde": "Stunde"}


class Paste:
    """Work times read from rows.

    `headings` are those of all of them; `untimed` those without a time, where nearly all others
    have one, so that they may be no work times at all. `left` tells what was left out beside titles
    and empty rows: COLUMN, more columns of times, and SCHEDULE, a second schedule below the first.
    """

    __slots__ = ("headings", "left", "untimed")

    def __init__(self, headings: list[str], untimed: list[str], left: list[str]) -> None:
        self.headings = headings
        self.untimed = untimed
        self.left = left


def headings(rows: Sequence[str]) -> list[str]:
    """Return the headings of work times for rows as they are typed or pasted. See `read`."""
    return read(rows).headings


def read(rows: Sequence[str]) -> Paste:
    """Read rows as they are typed or pasted.

    A row that is fine as a heading stays as it is, but for markers and how long it takes. Titles of
    columns, and lines of a table, give none.
    """
    left: list[str] = []
    word = "Period"
    bare = [bell_rows.bare(row) for row in rows]
    bare = [row for row in bare if not RULE.fullmatch(row)]
    if len(bare) > 1 and any(map(full, bare)):
        kept = _first_schedule(bare)
        left += [SCHEDULE] * (len(kept) < len(bare))
        bare, titles = _without_titles(kept)
        words = [each for title in titles for each in _words(title)]
        word = next((COUNTED[each] for each in words if each in COUNTED), word)
        shorter = _first_columns(bare)
        left += [COLUMN] * (shorter != bare)
        bare = shorter
    lengths = sum(bool(bell_rows.LENGTH_FIRST.match(row)) for row in bare)
    bare = [bell_rows.without_length_first(row, column=lengths > 1) for row in bare]
    found = [bell_rows.heading(row, word) for row in _together(bare)]
    untimed = [row for row in found if not full(row)]
    return Paste(found, untimed if len(untimed) * 3 <= len(found) else [], left)


def _words(row: str) -> list[str]:
    """Return the words of a row in small letters."""
    return [word.casefold() for word in LETTERS.findall(row)]


def _without_titles(rows: list[str]) -> tuple[list[str], list[str]]:
    """Return the rows that are no titles, and those that are."""
    first = next(at for at, row in enumerate(rows) if full(row))
    apart = any(map(is_time, rows))
    kept: list[str] = []
    titles: list[str] = []
    for at, row in enumerate(rows):
        above = at < first and (_is_title_above(row) or len(CELLS.split(row)) > 2)
        (titles if above or _is_title(row, apart=apart) else kept).append(row)
    return kept, titles


def _is_title(row: str, *, apart: bool) -> bool:
    """Whether a row of a schedule is the titles of its columns, or its own.

    `apart`: names and times stand on lines of their own, and so do the titles.
    """
    words = _words(row)
    if not words or any(map(str.isdigit, row)):
        return False
    titles = all(word in TIME_WORDS or word in OTHER_WORDS for word in words)
    about_time = any(word in TIME_WORDS for word in words)
    return words[-1] in SCHEDULE_WORDS or (titles and (about_time or apart))


def _is_title_above(row: str) -> bool:
    """Whether a row without a time, above the first with one, is a title: by its words."""
    words = _words(row)
    of_title = [
        word
        for word in words
        if word in TITLE_WORDS or (word in TIME_WORDS | OTHER_WORDS and word not in SMALL_WORDS)
    ]
    if any(map(str.isdigit, row)):
        return len(of_title) > 1 and not SCHEDULE_WORDS.isdisjoint(words)
    return len(of_title) > 1 or (bool(of_title) and row.isupper())


def _first_schedule(rows: list[str]) -> list[str]:
    """Return the rows of the first of several schedules, each below a title of its own.

    The next one begins where a title comes and the time goes back to about the first start.
    """
    starts = [(at, bell_rows.start(row)) for at, row in enumerate(rows) if full(row)]
    timed = [(at, start) for at, start in starts if start is not None]
    for (last, before), (at, start) in pairwise(timed):
        back = start <= min(before, timed[0][1] + NEAR)
        between = rows[last + 1 : at] if back else []
        if any(row.isupper() or not TITLE_WORDS.isdisjoint(_words(row)) for row in between):
            return rows[: last + 1]
    return rows


def _first_columns(rows: list[str]) -> list[str]:
    """Return the rows of a table with its first column of times alone; a single row stays."""
    first = [bell_rows.first_column(row) for row in rows]
    count = len(first) - first.count(None)
    if count < 2 or 2 * count < sum(map(bool, map(full, rows))):
        return rows
    return [row if short is None else short for row, short in zip(rows, first, strict=True)]


def _together(rows: list[str]) -> list[str]:
    """Put names and times together that stand on lines of their own, whichever comes first.

    Where each line has its own time, or names and times are not in turn, all stays as it is.
    """
    lines = [(row, _kind(row)) for row in _without_lengths(rows)]
    if {kind for _, kind in lines} != {NAME, TIME}:
        return rows
    groups: list[list[tuple[str, str]]] = []
    for line in lines:
        if line[1] == lines[0][1] and (not groups or groups[-1][-1][1] != line[1]):
            groups.append([])
        groups[-1].append(line)
    if any(tuple(kind for _, kind in group) not in IN_TURN for group in groups):
        return rows
    return ["\t".join([row for row, _ in group]) for group in groups]


def _without_lengths(rows: list[str]) -> list[str]:
    """Return rows without those that say how long the one above takes: `47 min`, `47`, `0:47`."""
    kept: list[str] = []
    for row in rows:
        span = "\t".join([above for above in kept[-2:] if is_time(above)])
        reading = times.read_heading(bell_rows.heading(span))
        minutes = (reading.end or 0) - (reading.start or 0)
        counted = minutes > 0 and NUMBER.fullmatch(row) and bell_rows.length(row) == minutes
        if not counted and not LENGTH.fullmatch(row):
            kept.append(row)
    return kept


def _kind(row: str) -> str:
    """Tell what a row is: a time alone, a name alone, or both."""
    return TIME if is_time(row) else BOTH if full(row) else NAME
