"""A day and a change to the day that it becomes; each edit is read back before it is handed out.

Source of the rules: docs/format.md, "How an edit is made".
"""

from __future__ import annotations

from blocklist.core.attempt import Attempt, first_safe
from blocklist.core.day import OUTSIDE
from blocklist.core.edit_lines import (
    apart,
    continued,
    first_steps,
    in_front,
    last_line,
    plain_items,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from blocklist.core.address import Place
    from blocklist.core.blocks import ListItem
    from blocklist.core.day import Box, Day


class _Region:
    """A part of the file that takes new items.

    `boxes` are those in it, `head` is the line that new ones follow where there is no neighbour,
    `stop` the line index after it, `section` the line of its heading (None: outside all sections).
    """

    __slots__ = ("boxes", "head", "section", "stop")

    def __init__(self, boxes: list[Box], head: int, stop: int, section: int | None) -> None:
        self.boxes = boxes
        self.head = head
        self.stop = stop
        self.section = section


def set_mark(day: Day, boxes: Iterable[Box], mark: str) -> Day:
    """Return the day with `mark` in these boxes. Raises Refusal, as all edits here."""
    attempt = Attempt(day)
    for box in boxes:
        attempt.mark(box, mark)
    return first_safe(iter([attempt]))[0]


def add_items(
    day: Day, place: Place, texts: Sequence[str], *, first: bool = False
) -> tuple[Day, list[Box]]:
    """Return the day with new items in a block or section, and these items.

    The top-level blanks of the section are filled first. `first`: they go before its first item.
    """
    section = place.section
    if section is None:
        region = _outside(day)
    else:
        head = None if section.kind == OUTSIDE else section.line
        region = _Region(section.boxes, section.first - 1, section.stop, head)
    return first_safe(_items(day, region, texts, first=first))


def add_blocks(day: Day, headings: Sequence[str], texts: Sequence[str]) -> tuple[Day, list[Box]]:
    """Return the day with new work times, and with new items in the last of them."""
    from blocklist.core.edit_blocks import attempts

    return first_safe(attempts(day, headings, texts))


def add_steps(day: Day, item: Box, texts: Sequence[str]) -> tuple[Day, list[Box]]:
    """Return the day with new items nested in another one, and the new items.

    Blanks there are filled first.
    """
    return first_safe(_steps(day, item, texts))


def add_note(day: Day, item: Box, text: str) -> Day:
    """Return the day with a line under an item: after its notes, before what is nested in it."""
    from blocklist.core.edit_note import attempts

    return first_safe(attempts(day, item, text))[0]


def reword(day: Day, item: Box, text: str) -> Day:
    """Return the day with other words in an item; all else of its line stays."""
    return first_safe(_reworded(day, item, text))[0]


def _reworded(day: Day, item: Box, text: str) -> Iterator[Attempt]:
    """Keep the white space behind the box; where there is none, text may need a space."""
    after = day.document.lines[item.line][item.at + 3 :]
    gap = after[: len(after) - len(after.lstrip(" \t"))] if item.text else after[:1] or " "
    for each in (gap, gap or " "):
        attempt = Attempt(day)
        attempt.reword(item, text, each)
        yield attempt


def _items(day: Day, region: _Region, texts: Sequence[str], *, first: bool) -> Iterator[Attempt]:
    """Fill blanks, then add after the last neighbour or the section's text.

    Where that is not safe, right under the head. `first`: fill and add before the first item.
    """
    lines, items = day.document.lines, day.scan.items
    blanks = [box for box in region.boxes if box.blank and not box.depth]
    begin = next((box for box in region.boxes if not box.blank), None) if first else None
    if begin:
        blanks = [blank for blank in blanks if blank.line < begin.line]
    for last in (True, False):
        attempt = Attempt(day, region.section)
        for blank, text in zip(blanks, texts, strict=False):
            attempt.fill(blank, text)
        rest = texts[len(blanks) :]
        if rest and last and begin:
            neighbour = _ancestor(items, begin.entry, -1)
            attempt.add(neighbour.line, in_front(lines[neighbour.line], neighbour, rest))
        elif rest and last and region.boxes:
            neighbour = _ancestor(items, region.boxes[-1].entry, -1)
            attempt.add(neighbour.end, continued(lines[neighbour.line], neighbour, rest))
        elif rest:
            after = _text_end(day, region.head, region.stop) if last else region.head
            attempt.add(*apart(lines, after, plain_items(rest)))
        yield attempt


def _steps(day: Day, item: Box, texts: Sequence[str]) -> Iterator[Attempt]:
    """Fill blanks under the item, then add after its last step.

    A first step stands at the column of the item's text; where that is not safe, right under it.
    """
    lines, items = day.document.lines, day.scan.items
    entry = items[item.entry]
    section = None if item.section.kind == OUTSIDE else item.section.line
    inside = [box for box in day.boxes if item.line < box.line < item.stop]
    blanks = [box for box in inside if box.blank and items[box.entry].parent == item.entry]
    rest = texts[len(blanks) :]
    for last in (True, False):
        attempt = Attempt(day, section, entry.line)
        for blank, text in zip(blanks, texts, strict=False):
            attempt.fill(blank, text)
        if rest and last and inside:
            neighbour = _ancestor(items, inside[-1].entry, item.entry)
            attempt.add(neighbour.end, continued(lines[neighbour.line], neighbour, rest))
        elif rest:
            steps = first_steps(lines[entry.line], entry, rest)
            attempt.add(item.stop if last else item.line + 1, steps)
        yield attempt


def _outside(day: Day) -> _Region:
    """Return where block 0 is written to: its first whole-day section, else before all sections."""
    whole = day.first_list
    if whole:
        return _Region(whole.boxes, whole.line, whole.stop, whole.line)
    stop = next(
        (section.line for section in day.sections if section.kind != OUTSIDE),
        len(day.document.lines),
    )
    boxes = [
        box
        for section in day.sections
        if section.kind == OUTSIDE
        for box in section.boxes
        if box.line < stop
    ]
    if day.title_lines and day.title_lines.stop <= stop:
        return _Region(boxes, day.title_lines.stop - 1, stop, None)
    return _Region(boxes, day.scan.front - 1, day.scan.front, None)


def _ancestor(items: Sequence[ListItem], entry: int, under: int) -> ListItem:
    """Return the list item right under `under` (-1: at top level) that is or holds this one."""
    while items[entry].parent != under:
        entry = items[entry].parent
    return items[entry]


def _text_end(day: Day, head: int, stop: int) -> int:
    """Return the last line of a section's text before its first inner heading."""
    inner = [heading.line for heading in day.scan.headings if head < heading.line < stop]
    return last_line(day.document.lines, head, min(inner, default=stop))
