"""Items taken out of a day with all that hangs under them, or moved to another place in it.

Source of the rules: docs/format.md, "How an edit is made".
"""

from __future__ import annotations

from blocklist.core import edit, markup
from blocklist.core.address import Place
from blocklist.core.attempt import facts
from blocklist.core.day import OUTSIDE
from blocklist.core.day_parse import parse
from blocklist.core.result import Refusal
from blocklist.core.subtree import hang, lift

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from blocklist.core.day import Box, Day, Section
    from blocklist.core.lines import Document

    # Lines to take out, from the first to before the last number, and what stands there then.
    Cut: TypeAlias = tuple[int, int, list[str]]


def roots(items: Sequence[Box]) -> list[Box]:
    """Return the items that hang under none of the others, in their order."""
    return [
        item for item in items if not any(other.line < item.line < other.stop for other in items)
    ]


def delete(day: Day, items: Sequence[Box]) -> Day:
    """Return the day without items and what hangs under them. Raises Refusal if that is not safe.

    A list that becomes empty leaves no more empty lines than `add` would need there.
    """
    for item in sorted(roots(items), key=_line, reverse=True):  # the lines above stay in place
        box = next(box for box in day.boxes if box.line == item.line)
        day = _without(day, box)
    return day


def move(
    day: Day, items: Sequence[Box], place: Place | Sequence[str], *, first: bool = False
) -> tuple[Day, list[Box]]:
    """Return the day with items in another place of it, and these items there, in their order.

    None of them hangs under another one. What hangs under them goes with them. `place` is one of
    this day, or the headings to make, the last for the items. They go into the first blanks, else
    to the end, or with `first` before the first item. Raises Refusal where that is not safe.
    """
    trees = [lift(day, item) for item in items]
    texts = [item.text for item in items]
    ends = [day.document.lines[item.line][item.at + 3 :] for item in items]
    rest = delete(day, items)
    if isinstance(place, Place):
        new, boxes = edit.add_items(rest, _same_place(day, place, rest), texts, first=first)
    else:
        new, boxes = edit.add_blocks(rest, place, texts)
    new, now = hang(new, list(zip(boxes, trees, strict=True)))
    return _as_typed(new, [now[box.line] for box in boxes], ends)


def already(day: Day, items: Sequence[Box], place: Place, *, first: bool) -> list[Box]:
    """Return those of the items that stand in a place as a move would put them there."""
    section = place.section
    if first:
        home = _boxes_of(day, section)
        top = [box for box in home if not box.depth][: len(items)]
        return list(items) if top == list(items) else []
    return [
        item
        for item in items
        if not item.depth and (item.section is section if section else not item.block)
    ]


def stays(day: Day, item: Box, moved: Sequence[Box], new: Day) -> Box:
    """Return what an item that stood in its place already is once others were moved behind it."""
    gone = [
        box
        for box in item.section.boxes
        if box.line < item.line and any(root.first <= box.line < root.stop for root in moved)
    ]
    section = new.sections[day.sections.index(item.section)]
    return section.boxes[item.section.boxes.index(item) - len(gone)]


def _boxes_of(day: Day, section: Section | None) -> Sequence[Box]:
    """Return the boxes of a section; None: of where the file has the whole day."""
    section = section or day.first_list
    if section is None:
        return [box for box in day.boxes if box.section.kind == OUTSIDE]
    return section.boxes


def _same_place(day: Day, place: Place, new: Day) -> Place:
    """Return a place of one day in another day of the same sections."""
    block = new.blocks[place.block.number]
    section = place.section
    return Place(block, section and new.sections[day.sections.index(section)])


def _as_typed(day: Day, boxes: list[Box], ends: Sequence[str]) -> tuple[Day, list[Box]]:
    """Return the day with what stood behind the boxes to the byte, where it means the same."""
    lines = list(day.document.lines)
    for box, end in zip(boxes, ends, strict=True):
        lines[box.line] = lines[box.line][: box.at + 3] + end
    typed = parse(day.document.with_lines(lines, day.document.ends), day.settings)
    new = typed if _is_same(day, day.boxes, typed) else day
    at = {box.line: box for box in new.boxes}
    return new, [at[box.line] for box in boxes]


def _line(box: Box) -> int:
    """Return the line of a box."""
    return box.line


def _without(day: Day, item: Box) -> Day:
    """Return the day without one item, read back."""
    for first, stop, filler in _cuts(day, item):
        new = parse(_cut(day, first, stop, filler), day.settings)
        staying = [box for box in day.boxes if not item.first <= box.line < item.stop]
        entries = [e for e in day.scan.items if not (item.first <= e.line and e.end <= item.stop)]
        if _is_same(day, staying, new) and len(entries) == len(new.scan.items):
            return new
    raise Refusal("no_safe_cut")


def _is_same(day: Day, staying: Sequence[Box], new: Day) -> bool:
    """Whether a day holds the boxes that stay of another one, and its headings."""
    return (
        facts(day, staying, (), {}) == facts(new, new.boxes, (), {})
        and day.title == new.title
        and [s.kind for s in day.sections] == [s.kind for s in new.sections]
        and [(h.level, h.text) for h in day.scan.headings]
        == [(h.level, h.text) for h in new.scan.headings]
    )


def _cuts(day: Day, item: Box) -> Iterator[Cut]:
    """Give the ways to take an item out.

    Where the lines beside it would run together, an empty one stays; where it stands behind the
    marker of another list item, that may have to stay.
    """
    first, stop = item.first, item.stop
    yield _with_gap(day, first, stop)
    yield first, stop, [""]
    head = day.document.lines[first][: day.scan.items[item.entry].start]
    if head.strip(markup.SPACE):
        yield first, stop, [head.rstrip(markup.SPACE)]


def _with_gap(day: Day, first: int, stop: int) -> Cut:
    """Return the cut that takes one of two gaps too, and leaves one where text would join text."""
    lines = day.document.lines
    above = first > 0 and bool(lines[first - 1].strip(markup.SPACE))
    below = stop < len(lines) and bool(lines[stop].strip(markup.SPACE))
    if not above and not below:
        if stop < len(lines):
            stop += 1
        elif first:
            first -= 1
    begun = {heading.line for heading in day.scan.headings}
    begun.update([entry.line for entry in day.scan.items])
    joined = above and below and begun.isdisjoint({first - 1, stop})
    return first, stop, [""] if joined else []


def _cut(day: Day, first: int, stop: int, filler: list[str]) -> Document:
    """Return the text without some lines; a last line without an end hands its want of one on."""
    document = day.document
    lines = [*document.lines[:first], *filler, *document.lines[stop:]]
    ends = [*document.ends[:first], *document.ends[first : first + len(filler)]]
    ends += document.ends[stop:]
    if ends and not document.ends[-1]:
        ends[-1] = ""
    return document.with_lines(lines, ends)
