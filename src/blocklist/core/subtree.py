"""An item with all that hangs under it, apart from its day, and hung into another place.

What hangs there keeps its lines: only their indent follows the item. Where such lines would mean
something else in their new place they are written anew, as plain lines and plain boxes.
Source of the rules: docs/format.md, "Boxes" and "How an edit is made".
"""

from __future__ import annotations

from bisect import bisect_left

from blocklist.core import markup
from blocklist.core.attempt import Attempt, bare, facts
from blocklist.core.day_parse import parse
from blocklist.core.edit_lines import indent_under
from blocklist.core.result import Refusal
from blocklist.core.text import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from blocklist.core.attempt import Facts
    from blocklist.core.day import Box, Day

    # A box under an item: how many boxes of the subtree are around it, and what it is.
    Nested: TypeAlias = tuple[int, Facts]
    Pair: TypeAlias = tuple[Box, "Subtree"]

TAB = 4  # columns between tab stops (CommonMark 0.31, 2.2)


class Line:
    """A line under an item, as it stood.

    `fixed`: it stays at the left edge, as comments must; `head` is the length of what decides its
    place: white space, and the markers of list items that begin on it with theirs.
    """

    __slots__ = ("fixed", "head", "text")

    def __init__(self, text: str, head: int, *, fixed: bool) -> None:
        self.text = text
        self.head = head
        self.fixed = fixed

    def at(self, old: int, new: int, indent: str) -> str:
        """Return the line under an item whose text begins at column `new`, and not at `old`.

        `indent` is the white space that leads there. Tabs stay where they reach as far as before.
        """
        if self.fixed or old == new:
            return self.text
        rest = self.text.lstrip(markup.SPACE)
        white = self.text[: len(self.text) - len(rest)]
        width = markup.columns(white, 0)
        inner = _after(white, old)
        if markup.columns(inner, new) != max(width - old, 0):
            inner = " " * (width - old)
        if not rest:
            return indent + inner if inner else ""
        markers = self.text[: self.head].expandtabs(TAB)[width:]
        return indent + inner + markers + self.text[max(self.head, len(white)) :]


class Subtree:
    """An item and what hangs under it.

    `facts` are the item's mark, text and notes, `nested` the boxes under it in their order. `lines`
    are as they stood under an item whose text began at `column`; `entries` of them begin a list
    item.
    """

    __slots__ = ("column", "entries", "facts", "lines", "nested")

    def __init__(self, item: Box, column: int) -> None:
        self.facts: Facts = (item.mark, item.text, bare(item.notes))
        self.column = column
        self.lines: list[Line] = []
        self.nested: list[Nested] = []
        self.entries = 0


class Hung:
    """Lines for one item, and what they are to mean: facts of the item, and boxes under it.

    `entries` of the lines begin a list item, and `hidden` are comments.
    """

    __slots__ = ("entries", "facts", "hidden", "lines", "nested")

    def __init__(
        self,
        lines: Sequence[str],
        facts: Facts,
        nested: Sequence[Nested],
        entries: int,
        hidden: int,
    ) -> None:
        self.lines = [*lines]
        self.facts = facts
        self.nested = [*nested]
        self.entries = entries
        self.hidden = hidden


def lift(day: Day, item: Box, leave: Iterable[Box] = ()) -> Subtree:
    """Return an item of a day with what hangs under it, but for the boxes that are left there.

    What hangs under such a box is left with it.
    """
    lines, hidden = day.document.lines, day.scan.hidden
    left = {line for box in leave for line in range(box.first, box.stop)}
    going = [at for at in range(item.line + 1, item.stop) if at not in left]
    while going and (going[-1] in hidden or not lines[going[-1]].strip(markup.SPACE)):
        going.pop()
    under = set(going)
    tree = Subtree(item, day.scan.items[item.entry].column)
    heads: dict[int, int] = {}
    for entry in day.scan.items[item.entry + 1 :]:
        if entry.line >= item.stop:
            break
        if entry.line in under:
            heads[entry.line] = entry.start + len(entry.marker) + len(entry.padding)
            tree.entries += 1
    tree.lines = [Line(lines[at], heads.get(at, 0), fixed=at in hidden) for at in going]
    tree.nested = _nested([box for box in inside(day, item) if box.line in under])
    return tree


def inside(day: Day, item: Box) -> list[Box]:
    """Return the boxes that hang under an item, in file order."""
    first = bisect_left(day.boxes, item.line + 1, key=_line)
    return day.boxes[first : bisect_left(day.boxes, item.stop, first, key=_line)]


def hang(day: Day, pairs: Sequence[Pair]) -> tuple[Day, dict[int, Box]]:
    """Return the day with what hangs under these items, and their marks in their boxes.

    The boxes are open, have the text already and nothing under them. With the day comes what each
    box of the old day is in it, by its old line. Raises Refusal where there is no safe place.
    """
    pairs = sorted(pairs, key=lambda pair: pair[0].line)
    at_once = _hung(day, pairs, _as_they_stood)
    if at_once:
        return at_once
    where = {box.line: box for box in day.boxes}
    for box, tree in reversed(pairs):  # from the end, so that the lines of the others stay
        done = _hung(day, [(box, tree)], _as_they_stood) or _hung(day, [(box, tree)], _written_anew)
        if done is None:
            raise Refusal("no_safe_place")
        day, now = done
        where = {line: now[box.line] for line, box in where.items()}
    return day, where


def _hung(
    day: Day, pairs: Sequence[Pair], form: Callable[[Day, Box, Subtree], Hung]
) -> tuple[Day, dict[int, Box]] | None:
    """Return the day with lines of this form, or None where it reads back as anything else."""
    hung = [form(day, box, tree) for box, tree in pairs]
    attempt = Attempt(day)
    added: set[int] = set()
    for (box, _), part in zip(pairs, hung, strict=True):
        first = box.line + 1 + len(added)
        added.update(range(first, first + len(part.lines)))
    for (box, _), part in reversed([*zip(pairs, hung, strict=True)]):
        attempt.mark(box, part.facts[0])
        if part.lines:
            attempt.insert(box.line + 1, part.lines)
    new = parse(day.document.with_lines(attempt.lines, attempt.ends), day.settings)
    kept = [box for box in new.boxes if box.line not in added]
    changed = {box.entry: part.facts for (box, _), part in zip(pairs, hung, strict=True)}
    if (
        facts(day, day.boxes, (), changed) != facts(new, kept, (), {})
        or len(new.scan.items) - len(day.scan.items) != sum(part.entries for part in hung)
        or len(new.scan.hidden) - len(day.scan.hidden) != sum(part.hidden for part in hung)
    ):
        return None
    now = {old.line: box for old, box in zip(day.boxes, kept, strict=True)}
    meant = all(
        now[box.line].stop == now[box.line].line + 1 + len(part.lines)
        and part.nested == _nested(inside(new, now[box.line]))
        for (box, _), part in zip(pairs, hung, strict=True)
    )
    return (new, now) if meant else None


def _line(box: Box) -> int:
    """Return the line of a box."""
    return box.line


def _nested(boxes: Sequence[Box]) -> list[Nested]:
    """Return what boxes are, each with the number of those around it."""
    around: list[Box] = []
    found: list[Nested] = []
    for box in boxes:
        while around and box.line >= around[-1].stop:
            around.pop()
        found.append((len(around), (box.mark, box.text, bare(box.notes))))
        around.append(box)
    return found


def _as_they_stood(day: Day, box: Box, tree: Subtree) -> Hung:
    """Return the lines as they stood, indented as far as the box."""
    entry = day.scan.items[box.entry]
    indent = indent_under(day.document.lines[entry.line], entry)
    lines = [line.at(tree.column, entry.column, indent) for line in tree.lines]
    hidden = sum(line.fixed for line in tree.lines)
    return Hung(lines, tree.facts, tree.nested, tree.entries, hidden)


def _written_anew(day: Day, box: Box, tree: Subtree) -> Hung:
    """Return the notes as plain lines, and the boxes under them as plain boxes with theirs."""
    entry = day.scan.items[box.entry]
    indent = indent_under(day.document.lines[entry.line], entry)
    mark, text, notes = _escaped(tree.facts)
    lines = [indent + note for note in notes]
    nested: list[Nested] = []
    for depth, each in tree.nested:
        inner = _escaped(each)
        inside = indent + "  " * depth
        lines += [f"{inside}- [{inner[0]}] {inner[1]}", *(f"{inside}  {note}" for note in inner[2])]
        nested.append((depth, inner))
    return Hung(lines, (mark, text, notes), nested, len(nested), 0)


def _escaped(facts: Facts) -> Facts:
    """Return the facts of a box whose notes are plain lines."""
    mark, text, notes = facts
    return mark, text, [escape(note) for note in notes]


def _after(white: str, column: int) -> str:
    """Return what white space is beyond a column; a tab that reaches over it becomes spaces."""
    reached = 0
    for at, sign in enumerate(white):
        if reached >= column:
            return " " * (reached - column) + white[at:]
        reached += markup.columns(sign, reached)
    return " " * (reached - column)
