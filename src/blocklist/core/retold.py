"""What a step means for the items of a day, to say it when it is taken back or done again."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Box, Day
    from blocklist.core.patch import Spot

ITEM, MARK, NOTE = "item", "mark", "note"


class Retold:
    """One item that a step was about.

    `kind`: ITEM (it came, went or got other words), MARK (`fact` is the status that it has now) or
    NOTE (`fact` is the line under it). `stands`: it is in the day now.
    """

    __slots__ = ("box", "fact", "kind", "stands")

    def __init__(self, kind: str, box: Box, fact: str = "", *, stands: bool = True) -> None:
        self.kind = kind
        self.box = box
        self.fact = fact
        self.stands = stands


def retold(done: Day, without: Day, spots: Sequence[Spot], *, again: bool) -> list[Retold]:
    """Return the items that a step was about in one day.

    `done` is the day with the step, `without` the one without it; the spots are `before` in the
    one, `after` in the other. `again`: the step was done again, else it was taken back.
    """
    found: list[Retold] = []
    items_done, items_without = ({box.line: box for box in day.items} for day in (done, without))
    for spot in spots:
        mine, old = _items(items_done, spot.before), _items(items_without, spot.after)
        if mine and len(mine) == len(old):
            pairs = [(a, b) if again else (b, a) for a, b in zip(mine, old, strict=True)]
            found += [_pair(now, was) for now, was in pairs]
        elif mine or old:
            found += [Retold(ITEM, box, stands=bool(mine) == again) for box in mine or old]
        else:
            found += _notes(done, spot.before) or _notes(without, spot.after)
    items = {id(each.box) for each in found if each.kind == ITEM}
    # What hangs under an item went with it.
    return [each for each in found if each.kind != NOTE or id(each.box) not in items]


def once(found: Sequence[Retold]) -> list[Retold]:
    """Return what is told of several days, without what is told twice.

    An item that was moved stands in two places, and one that was carried on two days.
    """
    items = [each for each in found if each.kind == ITEM]
    texts = {each.box.text for each in items}
    standing = {each.box.text for each in items if each.stands}
    return [
        each
        for each in found
        if each.kind == NOTE
        or (each.kind == MARK and each.box.text not in texts)
        or (each.kind == ITEM and (each.stands or each.box.text not in standing))
    ]


def _items(boxes: dict[int, Box], lines: range) -> list[Box]:
    """Return the items whose boxes, kept by their lines, stand in these lines."""
    return [boxes[number] for number in lines if number in boxes]


def _pair(now: Box, was: Box) -> Retold:
    """Return what became of one item: its mark, or its words."""
    if now.mark != was.mark and now.text == was.text:
        return Retold(MARK, now, now.status)
    return Retold(ITEM, now)


def _notes(day: Day, lines: range) -> list[Retold]:
    """Return the item that these lines stand under, with the first that is not empty."""
    texts = [day.document.lines[number].strip(" \t") for number in lines]
    text = next((text for text in texts if text), None)
    around = [box for box in day.items if lines and box.first < lines[0] < box.stop]
    return [Retold(NOTE, around[-1], text)] if text and around else []
