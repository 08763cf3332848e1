"""What in a day is not understood as it was meant: facts, line by line.

Each is a Note: its reason is a kind of finding, its `line` counts from 1. Source of the rules:
docs/commands.md, "check".
"""

from __future__ import annotations

import re
from itertools import islice

from blocklist.core import markup, times
from blocklist.core.blocks import QUOTE, Scanner
from blocklist.core.day import TEXT, WHOLE_DAY, WORK
from blocklist.core.env import Note
from blocklist.core.markup import PARAGRAPH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from blocklist.core.blocks import ListItem
    from blocklist.core.day import Block, Day, Section

# What people put into brackets for a box: one of our marks at most, and spaces around it.
INSIDE = r"\[[ \t]*+([xX/>-]?+)[ \t]*+\]"  # possessive, so that a long line is read once
ENDED = r"(?=[ \t]|$)"
EMPTY_BOX = re.compile(r"\[\](?=\w|[ \t]|$)")
WIDE_BOX = re.compile(rf"{INSIDE}(?=\w|[ \t]|$)")
TIGHT_BOX = re.compile(rf"([-*+]|[0-9]{{1,9}}[.)]){INSIDE}{ENDED}")
BARE_BOX = re.compile(rf"{INSIDE}{ENDED}|\[ ?\](?=\w)")
TIGHT_HEADING = re.compile(r"##(?![# \t])(?=.)")
# No other line can be one of the above, and few days hold such a line.
MAY_BE_NEAR = re.compile(
    r"^[ \t]*(?:##[^# \t\n]|>.*\[.\]|(?:[-*+]|[0-9]{1,9}[.)])?\[)"
    r"|\[(?:\]|\t\]|[ \t]{2,}\]|[ \t]+[xX/>-][ \t]*\]|[xX/>-][ \t]+\])",
    re.MULTILINE,
)


class Line:
    """A line of text: its index, the offset of its text, and in what it stands.

    `item`: it is the first text of a list item; `quoted`: it stands in a block quote.
    """

    __slots__ = ("at", "item", "number", "quoted")

    def __init__(self, number: int, at: int, *, item: bool, quoted: bool) -> None:
        self.number = number
        self.at = at
        self.item = item
        self.quoted = quoted


class Texts(Scanner):
    """Reads a file as core.blocks does, and remembers each line of a paragraph."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(lines)
        self.texts: list[Line] = []

    def open_text(self, depth: int) -> None:
        """Open a paragraph or indented code; what is code is no text of his."""
        begins = self.fresh and depth == len(self.columns)
        super().open_text(depth)
        if self.leaf == PARAGRAPH:
            self.take(item=begins)

    def underline(self) -> None:
        """Go on in a paragraph."""
        super().underline()
        self.take(item=False)

    def take(self, *, item: bool) -> None:
        """Remember the line that is being read."""
        quoted = QUOTE in self.columns
        self.texts.append(Line(self.number, self.pos, item=item, quoted=quoted))


def find(day: Day) -> list[Note]:
    """Return what there is to say about a day, line by line."""
    near = [*_near(day)]
    seen = {note.facts["line"] for note in near}
    found = [*near, *_unseen(day), *_doubts(day), *_overlaps(day), *_bullets(day, seen)]
    return sorted(found, key=lambda note: note.facts["line"])


def _near(day: Day) -> Iterator[Note]:
    """Yield the lines that are nearly a box or a heading.

    Those of text sections are left out: a box there is named by itself.
    """
    lines = day.document.lines
    if not MAY_BE_NEAR.search("\n".join(lines)):
        return
    texts = Texts(lines)
    texts.read()
    words = _lines_of(day, TEXT)
    for line in texts.texts:
        note = _near_heading(lines, line) or (
            None if line.number in words else _near_box(lines[line.number], line)
        )
        if note:
            note.facts["line"] = line.number + 1
            yield note


def _near_heading(lines: Sequence[str], line: Line) -> Note | None:
    """Return what to say where the space after `##` is missing (CommonMark 0.31, 4.2)."""
    text = lines[line.number][line.at :]
    if line.item or line.quoted or not TIGHT_HEADING.match(text):
        return None
    return Note("heading_tight", text=text, mend=f"## {text[2:].strip()}")


def _near_box(whole: str, line: Line) -> Note | None:
    """Return what to say where a line of text was meant to be a box."""
    before, text = whole[: line.at], whole[line.at :].rstrip(" \t")
    if line.item:
        return _near_item(before, text, quoted=line.quoted)
    if tight := TIGHT_BOX.match(text):
        mend = f"{tight[1]} {_box(tight[2])} {text[tight.end() :].strip()}"
        return Note("box_tight", text=text, mend=mend.strip())
    if bare := BARE_BOX.match(text):
        mend = f"- {_box(bare[1])} {text[bare.end() :].strip()}"
        return Note("box_bare", text=text, mend=mend.strip())
    return None


def _near_item(before: str, text: str, *, quoted: bool) -> Note | None:
    """Return what to say about the first text of a list item.

    Its marker stands before it, or alone on the line above.
    """
    marker = (before.replace(">", " ").split() or ["-"])[-1]
    if markup.box(text, 0) >= 0:
        return Note("box_quoted", text=text, mend=f"{marker} {text}") if quoted else None
    for pattern, reason in ((EMPTY_BOX, "box_empty"), (WIDE_BOX, "box_wide")):
        if found := pattern.match(text):
            mark = found[1] if pattern.groups else ""
            mend = f"{marker} {_box(mark)} {text[found.end() :].strip()}"
            return Note(reason, text=f"{marker} {text}", mend=mend.strip())
    return None


def _box(mark: str | None) -> str:
    """Return a box as it is written."""
    return f"[{mark or ' '}]"


def _lines_of(day: Day, *kinds: str) -> set[int]:
    """Return the indices of the lines that stand in sections of some kinds."""
    found = [section for section in day.sections if section.kind in kinds]
    return {line for section in found for line in range(section.first, section.stop)}


def _unseen(day: Day) -> Iterator[Note]:
    """Yield the boxes that nothing shows, as they stand under a section for words."""
    for section in day.sections:
        if section.kind == TEXT and section.boxes:
            line = section.boxes[0].line + 1
            yield Note("box_unseen", line=line, section=section.name, count=len(section.boxes))


def _doubts(day: Day) -> Iterator[Note]:
    """Yield the headings that look like a time and are none."""
    above = None
    for section in day.sections:
        if section.kind != WORK:
            continue
        if section.start is not None:
            above = section.start
        elif times.read_heading(section.heading, above, day.settings.day_starts).doubt:
            yield Note("time_doubt", line=section.line + 1, heading=section.heading)


def _overlaps(day: Day) -> Iterator[Note]:
    """Yield the work times that begin while another is on: each once, with the first of those."""
    timed = [block for block in day.work if block.start is not None and block.until is not None]
    for at, block in enumerate(timed):
        other = next((one for one in islice(timed, at) if _meet(one, block)), None)
        if other:
            line = block.sections[0].line + 1
            yield Note(
                "times_overlap",
                line=line,
                block=block.sections[0].heading,
                other=other.sections[0].heading,
            )


def _meet(one: Block, other: Block) -> bool:
    """Whether two work times share a minute."""
    spans = [(block.start or 0, block.until or 0) for block in (one, other)]
    return spans[0][0] < spans[1][1] and spans[1][0] < spans[0][1]


def _bullets(day: Day, near: Container[int]) -> Iterator[Note]:
    """Yield for each work time and whole-day section its first plain bullet at top level.

    It is named where boxes stand beside it, or nothing but bullets: then it may be meant as a box.
    Lines (from 1) that are `near` a box have been named.
    """
    items = day.scan.items
    under = {line for one in items if one.parent < 0 for line in range(one.line, one.end)}
    plain = _without_box(day)
    at = 0
    for section in day.sections:
        first = at
        while at < len(plain) and plain[at].line < section.stop:
            at += 1
        found = [item for item in plain[first:at] if item.box_line + 1 not in near]
        if not found or section.kind not in {WORK, WHOLE_DAY}:
            continue
        if section.boxes or _is_list_alone(day, section, under):
            line, marker = found[0].line, found[0].marker
            text = day.document.lines[line].strip(" \t")
            mend = f"{marker} [ ] {text[len(marker) :].strip()}".rstrip()
            yield Note("bullet", line=line + 1, text=text, count=len(found), mend=mend)


def _without_box(day: Day) -> list[ListItem]:
    """Return the list items at top level that are no box and hold none."""
    items = day.scan.items
    holders = set()
    for box in day.boxes:
        at = box.entry
        while at >= 0:
            holders.add(at)
            at = items[at].parent
    return [item for at, item in enumerate(items) if item.parent < 0 and at not in holders]


def _is_list_alone(day: Day, section: Section, under: Container[int]) -> bool:
    """Whether nothing stands in a section but list items and what hangs `under` them."""
    lines = day.document.lines
    return all(
        line in under or line in day.scan.hidden or not lines[line].strip(" \t")
        for line in range(section.first, section.stop)
    )
