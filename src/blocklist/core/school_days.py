"""The days with school, as a person says them: `mon-fri`, `mon, wed, fri`, `monday to thursday`.

Source of the forms: docs/commands.md, "init".
"""

from __future__ import annotations

import re

from blocklist.core.schedule import WEEKDAYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
ALL = (*MONDAY_TO_FRIDAY, 5, 6)
NAMED = {
    "all": ALL,
    "every day": ALL,
    "everyday": ALL,
    "weekdays": MONDAY_TO_FRIDAY,
    "school days": MONDAY_TO_FRIDAY,
}
SHORT = 3
PARTS = re.compile(r"[^\W\d_]+|[-–—~]+|\S")
TO = frozenset(("-", "--", "–", "—", "~", "to", "through", "thru", "until"))
BETWEEN = frozenset((",", ";", "/", "+", "&", ".", "and"))


def read(text: str) -> list[int] | None:
    """Return the weekdays that a text names (0: Monday), sorted; None if it can't be told."""
    words = text.casefold().strip()
    if words in NAMED:
        return list(NAMED[words])
    days: set[int] = set()
    last: int | None = None  # the day named just before
    to = False
    for part in PARTS.findall(words):
        day = _weekday(part)
        if day is not None:
            days.update(_stretch(last, day) if to and last is not None else (day,))
            last, to = day, False
        elif part in TO and last is not None and not to:
            to = True
        elif part not in BETWEEN or to:
            return None
    return sorted(days) if days and not to else None


def literal(days: Sequence[int]) -> list[str]:
    """Return weekdays as blocklist.toml has them: `mon`."""
    return [WEEKDAYS[day][:SHORT] for day in days]


def _weekday(word: str) -> int | None:
    """Return the weekday that a word names, or begins to name: `Tues`, `Fridays`."""
    name = word.removesuffix("s") if word.endswith("days") else word
    found = [at for at, day in enumerate(WEEKDAYS) if day.startswith(name)]
    return 2 if name == "weds" else found[0] if len(found) == 1 else None


def _stretch(first: int, last: int) -> list[int]:
    """Return the days from one to another, over the end of the week if need be."""
    return [(first + more) % 7 for more in range((last - first) % 7 + 1)]
