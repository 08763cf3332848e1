"""WEEK, as a person types it, to the first day of the week that is meant.

Source of the rules: docs/commands.md, "DATE". What reads words loads `re` where it is used: the
week that today is in needs none.
"""

from __future__ import annotations

from blocklist.core import isodate
from blocklist.core.result import WRONG_USE, Refusal

NAME = "(?:(?P<year>[0-9]{4})-?)?w(?P<week>[0-9]{1,2})"
# After the word `week` a number alone is one; so stands the title of a week page.
NUMBER = "w?(?P<week>[0-9]{1,2})(?:,? (?P<year>[0-9]{4}))?"
WORD = "^week (?:of )?| week$"


def resolve_week(text: str, today: str, week_starts: int = 0, direction: str = "here") -> str:
    """Return the first day of the week that is meant, by any DATE in it or by a name of it.

    Names are `W48`, `2026-W48`, `last`, `this` and `next`, with or without the word `week`. The ISO
    number of a week is that of its Thursday, on whatever day it starts (`week_starts`: 0 for Monday
    to 6 for Sunday); a missing year is the nearest, with the direction "past" the nearest whose
    week has begun. Raises Refusal (wrong use) for any other text.
    """
    from blocklist.core import dates

    return dates.refusing(text, lambda words: _week(words, today, week_starts, direction))


def first_of_week(iso: str, week_starts: int = 0) -> str:
    """Return the first day of the week that a day is in; raise ValueError before 0001-01-01."""
    return isodate.shift(iso, -((isodate.weekday(iso) - week_starts) % 7))


def _week(words: str, today: str, week_starts: int, direction: str) -> str:
    """Return the first day of the week that words mean."""
    import re

    from blocklist.core import dates

    bare = re.sub(WORD, "", words)
    if bare in dates.WEEKS_AWAY:
        first = isodate.ordinal(today) - (isodate.weekday(today) - week_starts) % 7
        return isodate.from_ordinal(first + 7 * dates.WEEKS_AWAY[bare])
    match = re.fullmatch(NAME, bare) or (re.fullmatch(NUMBER, bare) if bare != words else None)
    if not match:
        return first_of_week(dates.resolve(bare, today, direction, week_starts), week_starts)
    week, before = int(match["week"]), (3 - week_starts) % 7  # days before its Thursday

    def begins(year: int) -> str | None:
        thursday = isodate.of_iso_week(year, week, 4)
        return isodate.shift(thursday, -before) if thursday else None

    year = match["year"]
    found = begins(int(year)) if year else dates.nearest(begins, today, direction)
    if not found:
        raise Refusal("week_none", WRONG_USE)
    return found
