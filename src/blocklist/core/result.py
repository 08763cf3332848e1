"""What goes between the layers: facts in one of the shapes below, or a refusal. No sentence."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, TypeAlias

    from blocklist.core.day import Box, Day
    from blocklist.core.env import Moment, Note

    Result: TypeAlias = "DayResult | Changed | Text | Report"

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


class Entry:
    """What was done to one item: the deed, its id and text, and its heading."""

    __slots__ = ("deed", "facts", "id", "place", "text")

    def __init__(self, deed: str, item: Box, **facts: str) -> None:
        self.deed = deed
        self.id = item.id
        self.text = item.text
        self.place = item.section.name if item.section.level > 1 else None
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
    """The shape Report: rows of facts; `reason` names the sentence of a row in render/words."""

    __slots__ = ("rows",)

    def __init__(self, rows: Sequence[Note]) -> None:
        self.rows = rows
