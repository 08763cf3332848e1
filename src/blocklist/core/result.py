"""What goes between the layers: facts in one of the shapes below, or a refusal. No sentence."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, TypeAlias

    from blocklist.core.day import Box, Day
    from blocklist.core.env import Moment, Note
    from blocklist.core.find import Found, Progress
    from blocklist.core.week import Answer, Week
    from blocklist.core.week_rows import Row

    Result: TypeAlias = "DayResult | Days | WeekResult | Changed | Hits | Text | Report"

COULD_NOT = 1
WRONG_USE = 2


class Refusal(Exception):  # noqa: N818 - it is an answer that a person gets, not a fault of the program
    """A deed that is not done: `reason` names its sentence in render/words, `facts` fill it.

    `exit` is the exit code: 1 could not, 2 wrong use.
    """

    def __init__(self, reason: str, exit: int = COULD_NOT, **facts: Any) -> None:  # noqa: A002 - the field's word
        super().__init__(reason)
        self.reason = reason
        self.exit = exit
        self.facts = facts


class DayResult:
    """The shape Day: a day to show, whole or in part.

    `exists` tells whether its file holds anything; `set_up` whether the folder has a day or a
    template at all; `moment` is the time when the day is today, else None. `part` is `day`, `now`
    or `short`; `form` is `person`, `plain` or `json`.
    """

    __slots__ = ("date", "day", "exists", "form", "moment", "part", "path", "set_up", "template")

    def __init__(self, date: str, path: str, day: Day) -> None:
        self.date = date
        self.path = path
        self.day = day
        self.exists = True
        self.set_up = True
        self.template: str | None = None
        self.moment: Moment | None = None
        self.part = "day"
        self.form = "person"


class Days:
    """The shape Days: day after day, read while they are shown.

    `form` is `todotxt`, `csv` or `json`. Where a day can't be read, `days` goes on without it and
    raises a Refusal at its end.
    """

    __slots__ = ("days", "form")

    def __init__(self, days: Iterator[DayResult], form: str) -> None:
        self.days = days
        self.form = form


class WeekResult:
    """The shape Week: a week to talk about, or several, the oldest first; the last is the chosen.

    `days` are their days, seven of each week; `rows` work times and lists over all of them. `tried`
    is the name of the newest earlier week page that says what he wanted to try (2026-W47), and his
    lines there. `tags` are the `+project` and `@context` that all of it holds. `since` is the first
    day that was asked for. `form` is `person`, `plain`, `json` or `file`.
    """

    __slots__ = ("days", "form", "rows", "since", "tags", "tried", "weeks")

    def __init__(
        self, weeks: Sequence[Week], rows: Sequence[Row], days: Sequence[DayResult]
    ) -> None:
        self.weeks = weeks
        self.days = days
        self.rows = rows
        self.tried: Answer | None = None
        self.tags: Sequence[str] = ()
        self.since = weeks[0].dates[0]
        self.form = "person"

    @property
    def blank(self) -> bool:
        """Whether nothing stands in any of the weeks."""
        return all(week.blank for week in self.weeks)

    @property
    def said(self) -> bool:
        """Whether it holds a reflection of his."""
        return any(week.said for week in self.weeks)


class Hits:
    """The shape Hits: page after page that holds what is looked for, read while it is shown.

    Between them comes how far it is, if it takes long. `found` raises a Refusal at its end where
    there was none. `words` are those that were looked for, folded (core.find.fold); `form` is
    `person` or `json`.
    """

    __slots__ = ("form", "found", "words")

    def __init__(self, found: Iterator[Found | Progress], words: Sequence[str]) -> None:
        self.found = found
        self.words = words
        self.form = "person"


class Entry:
    """What was done to one item (None: to something else): the deed, its id, text and heading.

    A fact `date` is the ISO date of its day, where that is not the day of the result.
    """

    __slots__ = ("deed", "facts", "id", "place", "text")

    def __init__(self, deed: str, item: Box | None, **facts: str) -> None:
        self.deed = deed
        self.id = item.id if item else ""
        self.text = item.text if item else ""
        self.place = (item.section.place or None) if item else None
        self.facts = facts


class Changed:
    """The shape Changed: what was done to a day, item by item."""

    __slots__ = ("date", "entries")

    def __init__(self, date: str, entries: Sequence[Entry]) -> None:
        self.date = date
        self.entries = entries


class Text:
    """The shape Text: lines that are data as they stand."""

    __slots__ = ("lines",)

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines


class Report:
    """The shape Report: rows of facts; `reason` names the sentence of a row in render/words.

    `findings`, where there are any to look for, are found while they are shown, with how far it is
    between them (core.findings says what they are); then the rows are for a person at a terminal.
    `exit` is the exit code, and stands when all of them are seen. `form` is `person` or `json`.
    """

    __slots__ = ("exit", "findings", "form", "rows")

    def __init__(self, rows: Sequence[Note]) -> None:
        self.rows = rows
        self.findings: Iterator[Note | Progress] | None = None
        self.exit = 0
        self.form = "person"
