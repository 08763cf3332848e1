"""Whose turn it is in a cycle of weeks or of school days: A and B weeks, Day 1 to Day 6.

This loads dateutil, so it is loaded itself where a cycle is set and asked for. Source of the rules:
docs/format.md, "Templates".
"""

from __future__ import annotations

from blocklist.core import isodate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.school import Schedule


def turn(date: str, schedule: Schedule, week_starts: int = 0) -> str:
    """Return the name whose turn it is on a day; by day it is to be a school day.

    `week_starts` is 0 for Monday to 6 for Sunday. Before the cycle starts it is counted backwards.
    """
    day, start = _near(date, schedule), isodate.ordinal(schedule.starts)
    first, last = min(day, start), max(day, start)
    if schedule.every == "week":
        count = len(_days(first + 1, last, [week_starts]))
    else:
        count = _school_days(first, last - 1, schedule)
    return schedule.names[(count if day > start else -count) % len(schedule.names)]


def _near(date: str, schedule: Schedule) -> int:
    """Return the number of a day that has the same turn, no longer away than need be.

    Outside the dates that the schedule names all weeks are alike, so that after as many of them as
    the cycle has names all comes round. It spares the counting of a thousand years, day by day.
    """
    day = isodate.ordinal(date)
    named = [schedule.starts]
    if schedule.every == "day":
        named += [*schedule.dates, *(end for stretch in schedule.days_off for end in stretch)]
    first, last = isodate.ordinal(min(named)), isodate.ordinal(max(named))
    round_ = 7 * len(schedule.names)
    if day > last:
        return last + 1 + (day - last - 1) % round_
    if day < first:
        return first - 1 - (first - day - 1) % round_
    return day


def _school_days(first: int, last: int, schedule: Schedule) -> int:
    """Count the days from first to last that have school; a day with a template of its own has."""
    found = {day for day in _days(first, last, schedule.days) if not schedule.is_off(day)}
    found.update(day for day in schedule.dates if first <= isodate.ordinal(day) <= last)
    return len(found)


def _days(first: int, last: int, weekdays: Sequence[int]) -> list[str]:
    """Return the ISO dates of some weekdays among the days from first to last."""
    if first > last:
        return []
    from datetime import datetime

    from dateutil.rrule import DAILY, rrule

    start, end = datetime.fromordinal(first), datetime.fromordinal(last)
    found = rrule(DAILY, dtstart=start, until=end, byweekday=weekdays)
    return [day.date().isoformat() for day in found]
