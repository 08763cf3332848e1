"""What a folder's settings say of its days: which have school, and whose turn it is.

Source of the keys: docs/settings.md, "The schedule".
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EVERY_WEEKDAY = (0, 1, 2, 3, 4, 5, 6)


class Schedule:
    """What a folder's settings say of its days; as it is born, what holds without any.

    `days`: the weekdays that have school, 0 for Monday; `days_off`: first and last ISO date of each
    stretch; `dates`: the template's name for a date; `names`: the templates of the cycle in turn,
    none without a cycle; `starts`: the date on which the first of them begins; `every`: whether the
    next one comes with each `week` or each school `day`.
    """

    __slots__ = ("dates", "days", "days_off", "every", "names", "starts")

    def __init__(self) -> None:
        self.days: Sequence[int] = EVERY_WEEKDAY
        self.days_off: Sequence[tuple[str, str]] = ()
        self.dates: Mapping[str, str] = {}
        self.names: Sequence[str] = ()
        self.starts = ""
        self.every = "week"

    def is_off(self, date: str) -> bool:
        """Whether a day is one of the days off."""
        return any(first <= date <= last for first, last in self.days_off)
