"""Items that a person was shown, found again in the day as it is by the time of the change."""

from __future__ import annotations

from blocklist.core.result import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Box, Day


def again(day: Day, items: Sequence[Box]) -> list[Box]:
    """Return what items are in their day as it is now, in the order given.

    They are told by id, text and mark, or else by text and mark alone. Raises Refusal
    (changed_meanwhile) where one is not there as it was.
    """
    free: dict[tuple[str, str], list[Box]] = {}
    for box in day.items:
        free.setdefault((box.text, box.mark), []).append(box)
    found = {}
    for item in items:
        for box in free.get((item.text, item.mark), ()):
            if box.id == item.id:
                found[item.entry] = box
                free[item.text, item.mark].remove(box)
                break
    for item in items:
        if item.entry not in found:
            rest = free.get((item.text, item.mark))
            if not rest:
                raise Refusal("changed_meanwhile")
            found[item.entry] = rest.pop(0)
    return [found[item.entry] for item in items]
