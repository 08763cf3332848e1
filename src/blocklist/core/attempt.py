"""One way to make an edit, and whether it reads back as nothing but what was meant.

Source of the rules: docs/format.md, "How an edit is made": the old sections and boxes plus this one
change, and nothing else.
"""

from __future__ import annotations

from blocklist.core.day import OUTSIDE
from blocklist.core.day_parse import parse
from blocklist.core.result import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from blocklist.core.day import Box, Day

    Facts = tuple[str, str, list[str]]  # a box's mark, text, and notes


class Attempt:
    """A copy of a day's lines on which a change is made, and all that may be different after it.

    New boxes are to stand in the section whose heading is on line `section` (None: outside all
    sections), under the list item that begins on line `parent` (-1: under none).
    """

    __slots__ = ("_added", "_changed", "_made", "_old", "ends", "lines", "parent", "section")

    def __init__(self, old: Day, section: int | None = None, parent: int = -1) -> None:
        self.lines = list(old.document.lines)
        self.ends = list(old.document.ends)
        self.section = section
        self.parent = parent
        self._old = old
        self._changed: dict[int, Facts] = {}
        self._added: dict[int, str] = {}
        self._made: list[int] = []

    def mark(self, box: Box, mark: str) -> None:
        """Set the mark of a box: one character."""
        line = self.lines[box.line]
        self.lines[box.line] = line[: box.at + 1] + mark + line[box.at + 2 :]
        self._changed[box.entry] = (mark, box.text, bare(box.notes))

    def fill(self, blank: Box, text: str) -> None:
        """Write an item's text into a blank, behind the white space that stands there."""
        line = self.lines[blank.line]
        self.lines[blank.line] = (
            line[: blank.at + 3] + (line[blank.at + 3 : blank.at + 4] or " ") + text
        )
        self._changed[blank.entry] = (blank.mark, text, [])

    def reword(self, box: Box, text: str, gap: str) -> None:
        """Set an item's text, `gap` behind its box; white space at the end of the line stays."""
        line = self.lines[box.line]
        after = line[box.at + 3 :]
        end = after[len(after.rstrip(" \t")) :] if box.text else ""
        self.lines[box.line] = line[: box.at + 3] + gap + text + end
        self._changed[box.entry] = (box.mark, text, bare(box.notes))

    def note(self, box: Box, at: int, lines: list[str], notes: list[str]) -> None:
        """Insert lines that make the notes of a box what `notes` says."""
        self.insert(at, lines)
        self._changed[box.entry] = (box.mark, box.text, bare(notes))

    def add(self, at: int, pieces: Sequence[tuple[str, str | None]]) -> None:
        """Insert lines before line `at`, each with the text of the item that it is, or None."""
        self.insert(at, [line for line, _ in pieces])
        for line, (raw, text) in enumerate(pieces, at):
            if text is not None:
                self._added[line] = text
            elif raw:  # a new heading: the new items are to stand under the last of them
                self._made.append(line)
                self.section = line

    def insert(self, at: int, new: list[str]) -> None:
        """Insert lines with the line ends of their neighbours; a last line without one stays so."""
        near = [
            self.ends[i] for i in (at - 1, at - 2, at) if 0 <= i < len(self.ends) and self.ends[i]
        ]
        end = near[0] if near else "\n"
        ends = [end] * len(new)
        if 0 < at == len(self.lines) and not self.ends[-1]:
            self.ends[-1], ends[-1] = end, ""
        self.lines[at:at] = new
        self.ends[at:at] = ends

    def read_back(self) -> tuple[Day, list[Box]] | None:
        """Return the new day and its new items, or None where the lines say something else."""
        old = self._old
        new = parse(old.document.with_lines(self.lines, self.ends), old.settings)
        kept = [box for box in new.boxes if box.line not in self._added]
        added = [box for box in new.boxes if box.line in self._added]
        if (
            facts(old, old.boxes, (), self._changed) == facts(new, kept, self._made, {})
            and _outline(old, ()) == _outline(new, self._made)
            and len(added) == len(self._added)
            and all(self._is_meant(new, box) for box in added)
        ):
            changed = [kept[at] for at, box in enumerate(old.boxes) if box.entry in self._changed]
            return new, changed + added
        return None

    def _is_meant(self, new: Day, box: Box) -> bool:
        """Whether a new box has its text, nothing under it, and its place."""
        parent = new.scan.items[box.entry].parent
        home = (
            box.section.line == self.section
            if self.section is not None
            else box.section.kind == OUTSIDE
        )
        return (
            home
            and (box.mark, box.text, box.stop) == (" ", self._added[box.line], box.line + 1)
            and (new.scan.items[parent].line if parent >= 0 else -1) == self.parent
        )


def first_safe(attempts: Iterator[Attempt]) -> tuple[Day, list[Box]]:
    """Return the first attempt that reads back as it is meant. Raises Refusal when none does."""
    for attempt in attempts:
        read = attempt.read_back()
        if read:
            return read
    raise Refusal("no_safe_place")


def bare(notes: Iterable[str]) -> list[str]:
    """Return notes without indent and empty lines: no word may go from one box to another."""
    return [note.strip(" \t") for note in notes if note.strip(" \t")]


def facts(
    day: Day, boxes: Iterable[Box], made: Container[int], changed: Mapping[int, Facts]
) -> list[tuple[int, int, Facts]]:
    """Return what boxes are: the position of their section (made ones aside), depth, facts."""
    old = [section for section in day.sections if section.line not in made]
    position = {id(section): index for index, section in enumerate(old)}
    return [
        (
            position.get(id(box.section), -1),
            box.depth,
            changed.get(box.entry) or (box.mark, box.text, bare(box.notes)),
        )
        for box in boxes
    ]


def _outline(day: Day, made: Container[int]) -> list[tuple[str, int, str]]:
    """Return what the sections are, but for those made."""
    return [(s.kind, s.level, s.heading) for s in day.sections if s.line not in made]
