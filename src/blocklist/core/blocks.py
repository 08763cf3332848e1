"""CommonMark's block structure, line by line: which lines are headings, list items and boxes.

The strategy is that of the CommonMark specification (0.31.2, Appendix): for each line, see in
which of the open containers it goes on, then look for blocks that it opens, then take it for text.
What is ours (front matter, `%%` comments) is in docs/format.md, "Structure".
"""

from __future__ import annotations

from blocklist.core import markup
from blocklist.core.markup import CODE, FENCE, HTML, NONE, PARAGRAPH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

CODE_INDENT = 4  # columns of white space that make code of a line
DEEPEST = 1000  # containers in one another: what lies deeper is text, so that no line costs much
QUOTE = 0  # a block quote in the stack of containers, where an item is the column of its text


class Heading:
    """An ATX heading outside all containers: its line, its level 1 to 6, its raw inline text."""

    __slots__ = ("level", "line", "text")

    def __init__(self, line: int, level: int, text: str) -> None:
        self.line = line
        self.level = level
        self.text = text


class ListItem:
    """A list item outside block quotes.

    Its marker (`-`, `*`, `+`, `1.`, `2)`) stands at offset `start` of line `line`, and `padding` is
    the white space after it, empty if no text follows. Its text begins at `column`, so what hangs
    under it is indented that far (tabs count to 4). `depth` list items are around it, `parent` is
    the index of the innermost, or -1. `end` is one past its last line that is not blank. If it is a
    box (docs/format.md, "Boxes"), `[` stands at offset `box` of line `box_line`; else `box` is -1.
    """

    __slots__ = (
        "box",
        "box_line",
        "column",
        "depth",
        "end",
        "line",
        "marker",
        "padding",
        "parent",
        "start",
    )

    def __init__(self, line: int, start: int, marker: str, padding: str, column: int) -> None:
        self.line = line
        self.start = start
        self.marker = marker
        self.padding = padding
        self.column = column
        self.depth = 0
        self.parent = -1
        self.end = line + 1
        self.box = -1
        self.box_line = line


class Scan:
    """What `scan` found, in the order of the text.

    `title` is the first setext heading of level 1 outside all containers, as (first line, one past
    its underline, text), or None. The lines in `hidden` count as empty: the first `front` ones are
    front matter, the others `%%` comments.
    """

    __slots__ = ("front", "headings", "hidden", "items", "title")

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self.items: list[ListItem] = []
        self.title: tuple[int, int, str] | None = None
        self.hidden: set[int] = set()
        self.front = 0


def scan(lines: Sequence[str]) -> Scan:
    """Read the block structure of `lines`, which come without their line ends."""
    return Scanner(lines).read()


class Scanner:
    """The blocks that are open, and the line that is being read."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.found = Scan()
        self.columns: list[int] = []  # the stack of containers
        self.owners: list[int] = []  # the index of each in found.items; -1: a quote, or inside one
        self.fresh = False  # the innermost item has nothing in it yet
        self.leaf = NONE
        self.mark = ""  # the fence, or what ends the HTML
        self.first = 0  # where the paragraph began
        self.last = 0  # the last line that is not blank

    def read(self) -> Scan:
        """Read all lines."""
        lines = self.lines
        number = self.found.front = markup.front_matter_end(lines)
        self.found.hidden.update(range(number))
        while number < len(lines):
            line = lines[number]
            text = line.lstrip(markup.SPACE)
            end = number
            if line.startswith("%%") and (self.columns or self.leaf < FENCE):
                end = markup.comment_end(lines, number)
                self.found.hidden.update(range(number, end))
            if end > number or not text:
                self.blank(0)
            else:
                self.number = number
                self.advance(line, len(line) - len(text))
                self.last = number
            number = max(end, number + 1)
        self.close(0)
        return self.found

    def advance(self, line: str, pos: int) -> None:
        """Read a line that is not blank and whose text begins at `pos`."""
        self.line = line
        self.pos = pos  # how far it is read; columns are counted from the innermost quote on:
        self.indent = markup.columns(line[:pos], 0) if pos else 0  # the white space before `pos`
        self.origin = 0  # how much of it belongs to list items
        self.base = 0  # where the text of that quote begins, for tabs
        self.searched = 0  # no thematic break begins before this offset
        depth = self.match() if self.columns else 0
        if self.pos == len(line):
            self.blank(depth)
        elif depth < len(self.columns) or not self.leaf or not self.stay():
            self.open(depth)

    def match(self) -> int:
        """Pass the containers that the line goes on in, and count them."""
        depth = 0
        for column in self.columns:
            if column == QUOTE and self.line.startswith(">", self.pos):
                self.enter_quote()
            elif QUOTE < column <= self.indent:
                self.origin = column
            else:
                break
            depth += 1
        return depth

    def enter_quote(self) -> None:
        """Pass a `>` and the space after it, which may be one column of a tab (CommonMark 5.1)."""
        after = self.pos + 1
        self.pos = markup.after_space(self.line, after)
        white = self.line[after : self.pos]
        width = markup.columns(white, self.base + self.indent + 1)
        spaced = 1 if white else 0
        self.base = self.indent + 1 + spaced
        self.indent = width - spaced
        self.origin = 0

    def stay(self) -> bool:
        """Whether the line goes on in the open leaf, whatever stands on it."""
        indented = self.indent - self.origin >= CODE_INDENT
        if self.leaf < FENCE:
            return indented
        may_end = self.leaf == HTML or not indented
        if may_end and markup.is_leaf_end(self.leaf, self.mark, self.line[self.pos :]):
            self.leaf = NONE
        return True

    def blank(self, depth: int) -> None:
        """Read a line blank inside `depth` containers, which ends quotes, text and empty items."""
        if QUOTE in self.columns[depth:]:
            self.close(self.columns.index(QUOTE, depth))
        elif self.fresh:
            self.close(len(self.columns) - 1)
        elif self.leaf == PARAGRAPH or (self.leaf == HTML and not self.mark):
            self.leaf = NONE

    def close(self, depth: int) -> None:
        """Close the open leaf, and all containers but the first `depth`."""
        self.leaf = NONE
        self.fresh = False
        if depth < len(self.columns):
            for owner in self.owners[depth:]:
                if owner >= 0:
                    self.found.items[owner].end = self.last + 1
            del self.owners[depth:]
            del self.columns[depth:]

    def open(self, depth: int) -> None:
        """Open what begins on the line inside the first `depth` containers.

        If nothing does, an open paragraph goes on, in a line that left containers too (a lazy one).
        """
        in_text = self.leaf == PARAGRAPH
        while self.indent - self.origin < CODE_INDENT and depth < DEEPEST:
            sign = self.line[self.pos]
            interrupts = in_text and depth == len(self.columns)
            if sign == ">":
                self.push(depth, QUOTE)
                self.enter_quote()
            elif sign in "-*_" and self.is_thematic_break():
                self.close(depth)
                return
            elif sign in "#`~<" and self.open_leaf(depth, in_text=in_text):
                return
            elif sign not in "-*+0123456789" or not self.open_item(depth, interrupts=interrupts):
                break
            if self.pos == len(self.line):
                return
            in_text = False
            depth = len(self.columns)
        if in_text:
            self.underline()
        else:
            self.open_text(depth)

    def push(self, depth: int, column: int, item: ListItem | None = None) -> None:
        """Put a container inside the first `depth` ones; its item counts if no quote is around."""
        self.close(depth)
        owner = -1
        if item and (not depth or self.owners[-1] >= 0):
            item.depth = depth
            item.parent = self.owners[-1] if depth else -1
            owner = len(self.found.items)
            self.found.items.append(item)
        self.owners.append(owner)
        self.columns.append(column)

    def is_thematic_break(self) -> bool:
        """Whether a thematic break begins here; each character of the line is looked at once."""
        if self.pos >= self.searched:
            self.searched = markup.after_rule(self.line, self.pos)
        return self.searched > len(self.line)

    def open_leaf(self, depth: int, *, in_text: bool) -> bool:
        """Open a heading, HTML or fenced code, if the line begins one."""
        text = self.line[self.pos :]
        leaf = markup.begun_leaf(text, in_text=in_text)
        if leaf is None:
            return False
        self.close(depth)
        self.leaf, self.mark = leaf
        if not depth and (heading := markup.heading(text)):
            self.found.headings.append(Heading(self.number, *heading))
        return True

    def open_item(self, depth: int, *, interrupts: bool) -> bool:
        """Open a list item, if the line begins one (CommonMark 5.2).

        What `interrupts` a paragraph has text, and begins with 1 if it is numbered.
        """
        line, start = self.line, self.pos
        after = markup.after_marker(line, start)
        pos = markup.after_space(line, after)
        empty = pos == len(line)
        digits = line[start : after - 1]
        if after == start or (interrupts and (empty or (digits and int(digits) != 1))):
            return False
        indent = self.indent + after - start
        width = markup.columns(line[after:pos], self.base + indent)
        self.indent = indent + width
        self.pos = pos
        if empty or width > CODE_INDENT:  # it begins on the next line, or with code
            width = 1
            pos = after if empty else after + 1
        self.origin = indent + width
        item = ListItem(self.number, start, line[start:after], line[after:pos], self.origin)
        self.push(depth, self.origin, item)
        self.fresh = True
        return True

    def open_text(self, depth: int) -> None:
        """Open a paragraph or indented code (CommonMark 4.8, 4.4)."""
        fresh = self.fresh and depth == len(self.columns)
        self.close(depth)
        code = self.indent - self.origin >= CODE_INDENT
        self.leaf = CODE if code else PARAGRAPH
        self.first = self.number
        if fresh and not code and self.owners[-1] >= 0:
            item = self.found.items[self.owners[-1]]
            item.box, item.box_line = markup.box(self.line, self.pos), self.number

    def underline(self) -> None:
        """Note the title, if the line underlines the text above it (CommonMark 4.3)."""
        text = self.line[self.pos :].rstrip(markup.SPACE)
        if self.columns or self.found.title:
            return
        if not text.strip("-"):
            self.first = self.number + 1
        elif not text.strip("=") and self.first < self.number:
            above = [line.strip(markup.SPACE) for line in self.lines[self.first : self.number]]
            self.found.title = (self.first, self.number + 1, " ".join(above).strip(markup.TRIMMED))
