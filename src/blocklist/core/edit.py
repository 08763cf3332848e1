"""A day and a change to the day that it becomes; each edit is read back before it is handed out.

Source of the rules: docs/format.md, "How an edit is made".
"""

from __future__ import annotations

from blocklist.core.attempt import Attempt
from blocklist.core.blocks import scan
from blocklist.core.day import OUTSIDE, TEXT, WHOLE_DAY, WORK
from blocklist.core.result import Refusal
from blocklist.core.text import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from blocklist.core.address import Place
    from blocklist.core.blocks import ListItem
    from blocklist.core.day import Box, Day

TAB = 4
MOST_PADDING = 4  # more white space after a marker begins indented code (CommonMark 0.31, 5.2)
MOST_NUMBER = 999_999_999  # of an ordered marker (CommonMark 0.31, 5.2)


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
    return _first(iter([attempt]))[0]


def add_items(day: Day, place: Place, texts: Sequence[str]) -> tuple[Day, list[Box]]:
    """Return the day with new items in a block or section, and these items.

    The top-level blanks of the section are filled first.
    """
    section = place.section
    region = (
        _outside(day)
        if section is None
        else _Region(section.boxes, section.line, section.stop, section.line)
    )
    return _first(_items(day, region, texts))


def add_blocks(day: Day, headings: Sequence[str], texts: Sequence[str]) -> tuple[Day, list[Box]]:
    """Return the day with new work times, and with new items in the last of them."""
    return _first(_blocks(day, headings, texts))


def add_steps(day: Day, item: Box, texts: Sequence[str]) -> tuple[Day, list[Box]]:
    """Return the day with new items nested in another one, and the new items.

    Blanks there are filled first.
    """
    return _first(_steps(day, item, texts))


def add_note(day: Day, item: Box, text: str) -> Day:
    """Return the day with a line under an item: after its notes, before what is nested in it."""
    return _first(_notes(day, item, escape(text)))[0]


def _first(attempts: Iterator[Attempt]) -> tuple[Day, list[Box]]:
    """Return the first attempt that reads back as it is meant. Raises Refusal when none does."""
    for attempt in attempts:
        read = attempt.read_back()
        if read:
            return read
    raise Refusal("no_safe_place")


def _items(day: Day, region: _Region, texts: Sequence[str]) -> Iterator[Attempt]:
    """Fill blanks, then add after the last neighbour or the section's text.

    Where that is not safe, right under the head.
    """
    lines, items = day.document.lines, day.scan.items
    blanks = [box for box in region.boxes if box.blank and not box.depth]
    for last in (True, False):
        attempt = Attempt(day, region.section)
        for blank, text in zip(blanks, texts, strict=False):
            attempt.fill(blank, text)
        rest = texts[len(blanks) :]
        if rest and last and region.boxes:
            neighbour = _ancestor(items, region.boxes[-1].entry, -1)
            attempt.add(neighbour.end, _continued(lines[neighbour.line], neighbour, rest))
        elif rest:
            after = _text_end(day, region.head, region.stop) if last else region.head
            attempt.add(*_spaced(lines, after, _plain(rest)))
        yield attempt


def _blocks(day: Day, headings: Sequence[str], texts: Sequence[str]) -> Iterator[Attempt]:
    """After the last work time, else before the first text section, else at the end.

    Where a fence or HTML there never ends, before it.
    """
    lines = day.document.lines
    pieces: list[tuple[str, str | None]] = []
    for heading in headings:
        pieces += [(f"## {heading}", None), ("", None)]
    pieces += _plain(texts)
    work = [section for section in day.sections if section.kind == WORK]
    text = next((section.line for section in day.sections if section.kind == TEXT), len(lines))
    head, stop = (work[-1].line, work[-1].stop) if work else (day.scan.front - 1, text)
    for last in (True, False):
        attempt = Attempt(day)
        after = _last_line(lines, head, stop if last else _never_ended(lines, head + 1, stop))
        attempt.add(*_spaced(lines, after, pieces))
        yield attempt


def _never_ended(lines: Sequence[str], first: int, stop: int) -> int:
    """Return the line where the fence or HTML begins that never ends, `stop` if there is none.

    It is the last line, of those that may begin one, before which a heading still reads as one.
    """
    probed = list(lines[:first])
    tried: dict[int, int] = {}
    for at in range(first, stop):
        if lines[at].lstrip(" ")[:1] in {"`", "~", "<"}:
            tried[len(probed) + 1] = at
            probed += ["", "#"]
        probed.append(lines[at])
    seen = [tried[heading.line] for heading in scan(probed).headings if heading.line in tried]
    return max(seen, default=stop)


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
            attempt.add(neighbour.end, _continued(lines[neighbour.line], neighbour, rest))
        elif rest:
            steps = _first_steps(lines[entry.line], entry, rest)
            attempt.add(item.stop if last else item.line + 1, steps)
        yield attempt


def _notes(day: Day, item: Box, text: str) -> Iterator[Attempt]:
    """After the item's own text and notes; else right under its first line."""
    lines, entry = day.document.lines, day.scan.items[item.entry]
    nested = next((other.line for other in day.scan.items if other.parent == item.entry), item.stop)
    end = _last_line(lines, item.line, nested)
    indent = _indent(lines[entry.line], entry)
    if end > item.line:
        near = _white(lines[item.line + 1])
        indent = near if 0 <= _column(near) - entry.column < TAB else indent
    notes = [note for note in item.notes if note]
    own = [
        at
        for at in range(item.line + 1, end + 1)
        if lines[at].strip(" \t") and at not in day.scan.hidden
    ]
    for at, above in ((end + 1, len(own)), (item.line + 1, 0)):
        attempt = Attempt(day)
        attempt.note(item, at, indent + text, [*notes[:above], text, *notes[above:]])
        yield attempt


def _outside(day: Day) -> _Region:
    """Return where block 0 is written to: its first whole-day section, else before all sections."""
    whole = next((section for section in day.sections if section.kind == WHOLE_DAY), None)
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


def _continued(
    line: str, neighbour: ListItem, texts: Sequence[str]
) -> list[tuple[str, str | None]]:
    """Return new lines in the manner of a neighbour: its indent, its marker, the space after it."""
    indent = "".join([sign if sign in " \t" else " " for sign in line[: neighbour.start]])
    padding = _padding(neighbour)
    return [
        (f"{indent}{_counted(neighbour.marker, step)}{padding}[ ] {text}", text)
        for step, text in enumerate(texts, 1)
    ]


def _counted(marker: str, step: int) -> str:
    """Return the marker `step` places after an ordered one; any other stays."""
    if marker[:1] in "-*+":
        return marker
    return f"{min(int(marker[:-1]) + step, MOST_NUMBER)}{marker[-1]}"


def _first_steps(line: str, item: ListItem, texts: Sequence[str]) -> list[tuple[str, str | None]]:
    """Return lines nested in an item without steps: its marker (from 1 if ordered), indented."""
    above = item.marker if item.marker in {"-", "*", "+"} else f"0{item.marker[-1]}"
    indent, padding = _indent(line, item), _padding(item)
    return [
        (f"{indent}{_counted(above, step)}{padding}[ ] {text}", text)
        for step, text in enumerate(texts, 1)
    ]


def _padding(item: ListItem) -> str:
    """Return the white space after an item's marker, as far as it can stand after another one."""
    return item.padding if 0 < len(item.padding) <= MOST_PADDING else " "


def _plain(texts: Sequence[str]) -> list[tuple[str, str | None]]:
    """Return new lines where there is no neighbour."""
    return [(f"- [ ] {text}", text) for text in texts]


def _spaced(
    lines: Sequence[str], after: int, pieces: Sequence[tuple[str, str | None]]
) -> tuple[int, list[tuple[str, str | None]]]:
    """Return where pieces go after a line, and the pieces with an empty line around them."""
    spaced, at = list(pieces), after + 1
    if at < len(lines) and not lines[at].strip(" \t"):
        at += 1
    elif after >= 0:
        spaced.insert(0, ("", None))
    if at < len(lines) and lines[at].strip(" \t"):
        spaced.append(("", None))
    return at, spaced


def _text_end(day: Day, head: int, stop: int) -> int:
    """Return the last line of a section's text before its first inner heading."""
    inner = [heading.line for heading in day.scan.headings if head < heading.line < stop]
    return _last_line(day.document.lines, head, min(inner, default=stop))


def _last_line(lines: Sequence[str], head: int, stop: int) -> int:
    """Return the last line before `stop` that is not empty, `head` if there is none after it."""
    return next((at for at in range(stop - 1, head, -1) if lines[at].strip(" \t")), head)


def _indent(line: str, entry: ListItem) -> str:
    """Return the white space that leads to the column of an item's text."""
    before = line[: entry.start]
    kept = before if before == _white(before) else ""
    return kept + " " * (entry.column - _column(kept))


def _white(line: str) -> str:
    """Return the white space that a line begins with."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def _column(white: str) -> int:
    """Return the column that white space leads to (tab stops of 4: CommonMark 0.31, 2.2)."""
    return len(white.expandtabs(TAB))
