"""The places of a day that `plan` stops at, one after the other.

Source of the rules: docs/commands.md, "plan".
"""

from __future__ import annotations

from blocklist.core import names
from blocklist.core.address import Place
from blocklist.core.day import WHOLE_DAY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Box, Day


def stops(day: Day) -> list[Place]:
    """Return the whole-day sections and the work times; without any, the whole day itself."""
    whole = [section for section in day.sections if section.kind == WHOLE_DAY]
    places = [Place(day.blocks[0], section) for section in whole]
    places += [Place(block, block.sections[0]) for block in day.work]
    return places or [Place(day.blocks[0], None)]


def first_work(day: Day, minute: int | None) -> int:
    """Return the index of the work time now, else of the next, else one past the last stop.

    `minute` is the minute of the day, None on a day that is not today: that begins with the first
    work time, and so does a day without times.
    """
    places = stops(day)
    work = [at for at, place in enumerate(places) if place.block.number]
    if not work or minute is None or all(block.start is None for block in day.work):
        return work[0] if work else len(places)
    block = day.current(minute) or day.upcoming(minute)
    return work[0] + block.number - 1 if block else len(places)


def same(day: Day, place: Place, before: Day) -> Place | None:
    """Return the stop of `day` that `place` was in the day before; None where it is gone.

    It is the one of the same name, the nth of them for the nth.
    """
    if place.section is None:
        return Place(day.blocks[0], None)
    wanted = _named(stops(before))
    known = wanted[[stop.section for stop in stops(before)].index(place.section)]
    now = _named(stops(day))
    return stops(day)[now.index(known)] if known in now else None


def items(place: Place) -> list[Box]:
    """Return the items that stand there."""
    return [
        item for item in place.block.items if place.section is None or item.section is place.section
    ]


def _named(places: Sequence[Place]) -> list[tuple[bool, str, int]]:
    """Return for each stop whether it is a work time, its name, and its number among these."""
    found: list[tuple[bool, str, int]] = []
    for place in places:
        work = place.block.number > 0
        name = names.key(place.section.name if place.section else "")
        nth = sum(each[:2] == (work, name) for each in found)
        found.append((work, name, nth))
    return found
