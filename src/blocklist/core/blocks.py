"""CommonMark's block structure, line by line: which lines are headings, list items and boxes.

The parsing strategy is that of the CommonMark specification (0.31.2, Appendix): for each line, first
see which of the open containers it goes on in, then look for new blocks, then add it to what is
open. Nothing is built but the few facts that a day needs, so a line costs about two microseconds.
What is ours and not CommonMark's (front matter, `%%` comments) is in docs/format.md, "What is
structure".
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SPACE = " \t"
ENDS_MARKER = ("", " ", "\t")
# White space that is trimmed from the ends of inline text, in ASCII and beyond.
TRIMMED = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
CODE_INDENT = 4  # columns of white space that make code of a line
DEEPEST = 1000  # containers in one another; what lies deeper is text, so that no line costs too much

# A block quote in the stack of containers; a list item stands there as the column of its content.
QUOTE = 0

# The leaf block that is open at the end of the stack.
NONE, PARAGRAPH, CODE, FENCE, HTML = range(5)

# What a line was found to open.
NOTHING, LEAF, CONTAINER = range(3)


class Heading:
    """An ATX heading outside all containers: its line, its level 1 to 6, and its raw inline text."""

    __slots__ = ("level", "line", "text")

    def __init__(self, line: int, level: int, text: str) -> None:
        self.line = line
        self.level = level
        self.text = text


class ListItem:
    """A list item outside block quotes.

    `line` and `start` say where its marker stands (index of the line, character offset), `marker`
    is `-`, `*`, `+`, `1.` or `2)`, and `padding` is the white space after it, empty if nothing
    follows. `column` is where its content begins, so what hangs under it is indented that far (tabs
    count to 4). `depth` list items are around it, the innermost is `Scan.items[parent]` (or -1).
    `end` is one past its last line that is not blank. If it is a box (docs/format.md, "Boxes"), the
    `[` stands at offset `box` of line `box_line` and the mark after it; else `box` is -1.
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
        self.box = -1
        self.box_line = line
        self.end = line + 1


class Scan:
    """What `scan` found.

    `headings` and `items` stand in the order of the text. `title` is the first setext heading of
    level 1 outside all containers, as (first line, one past its underline, text), or None. `hidden`
    are the lines that count as empty: the first `front` ones (front matter) and `%%` comments.
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
    scanner = _Scanner(lines)
    scanner.read(_front_matter(lines))
    return scanner.found


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines of front matter there are: from a first line `---` to the next such line."""
    if not lines or lines[0].rstrip(SPACE) != "---":
        return 0
    for number in range(1, len(lines)):
        if lines[number].rstrip(SPACE) == "---":
            return number + 1
    return 0


def _comment_end(lines: Sequence[str], start: int) -> int:
    """One past the last line of the `%%` comment that opens line `start`; `start` if unclosed."""
    if "%%" in lines[start][2:]:
        return start + 1
    for number in range(start + 1, len(lines)):
        if "%%" in lines[number]:
            return number + 1
    return start


def _columns(white: str, column: int) -> int:
    """How many columns the spaces and tabs of `white` fill when they begin at `column`."""
    if "\t" not in white:
        return len(white)
    before = column % 4
    return len((" " * before + white).expandtabs(4)) - before


class _Scanner:
    """The containers and the leaf that are open, and the line that is being read.

    `columns` is the stack of containers and `owners` the index of each in `found.items`, -1 for
    quotes and all within them. `fresh` is true while the innermost item has nothing in it yet.
    `indent` counts the columns of white space before `pos`, from the innermost quote on, of which
    `origin` belong to list items; `base` is where that quote's text begins, for tabs.
    """

    __slots__ = (
        "base",
        "columns",
        "first",
        "found",
        "fresh",
        "in_text",
        "indent",
        "interrupts",
        "last",
        "leaf",
        "line",
        "lines",
        "mark",
        "number",
        "origin",
        "owners",
        "pos",
        "searched",
    )

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.found = Scan()
        self.columns: list[int] = []
        self.owners: list[int] = []
        self.leaf = NONE
        self.mark = ""  # the fence, or the text that ends the HTML block
        self.fresh = False
        self.first = 0  # where the text of the top paragraph begins
        self.last = 0  # the last line that is not blank

    def read(self, front: int) -> None:
        """Read all lines but the first `front` ones."""
        self.found.front = front
        self.found.hidden.update(range(front))
        lines = self.lines
        number = front
        while number < len(lines):
            line = lines[number]
            text = line.lstrip(SPACE)
            end = self.comment(number) if line.startswith("%%") else number
            if end > number or not text:
                self.blank(0)
            else:
                self.number = number
                self.advance(line, len(line) - len(text))
                self.last = number
            number = max(end, number + 1)
        self.close(0)

    def comment(self, number: int) -> int:
        """Hide the comment that begins with this line's `%%`; the next line to read, or this one."""
        if self.leaf >= FENCE and not self.columns:
            return number
        end = _comment_end(self.lines, number)
        self.found.hidden.update(range(number, end))
        return end

    def advance(self, line: str, pos: int) -> None:
        """Read a line that is not blank and whose text begins at `pos`."""
        self.line = line
        self.pos = pos
        self.indent = _columns(line[:pos], 0)
        self.base = self.origin = self.searched = 0
        depth = self.match() if self.columns else 0
        if self.pos == len(line):
            self.blank(depth)
        elif depth < len(self.columns) or not self.leaf or not self.stay():
            self.open(depth)

    def match(self) -> int:
        """Pass the containers that the line goes on in, and count them."""
        depth = 0
        for column in self.columns:
            if column != QUOTE:
                if self.indent < column:
                    break
                self.origin = column
            elif self.line.startswith(">", self.pos):
                self.enter_quote()
            else:
                break
            depth += 1
        return depth

    def enter_quote(self) -> None:
        """Pass a `>` and the space after it, which may be one column of a tab (CommonMark 5.1)."""
        line = self.line
        column = self.base + self.indent + 1
        after = pos = self.pos + 1
        while pos < len(line) and line[pos] in SPACE:
            pos += 1
        spaced = 1 if pos > after else 0
        self.base = self.indent + 1 + spaced
        self.indent = _columns(line[after:pos], column) - spaced
        self.origin = 0
        self.pos = pos

    def stay(self) -> bool:
        """Whether the line goes on in the open leaf, come what may in it."""
        leaf = self.leaf
        if leaf == FENCE:
            if self.indent - self.origin < CODE_INDENT and self.line.startswith(self.mark, self.pos):
                rest = self.line[self.pos :].rstrip(SPACE)
                if not rest.strip(self.mark[0]):
                    self.leaf = NONE
            return True
        if leaf == HTML:
            from blocklist.core import html

            if html.ends(self.mark, self.line[self.pos :]):
                self.leaf = NONE
            return True
        return self.indent - self.origin >= CODE_INDENT

    def blank(self, depth: int) -> None:
        """Read a line that is empty inside the first `depth` containers.

        It ends quotes, paragraphs, some HTML, and an item that has nothing in it yet.
        """
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
        """Open what begins on this line inside the first `depth` containers, or go on with text.

        A paragraph goes on in a line that opens nothing, though it left containers ("lazy").
        """
        self.in_text = self.leaf == PARAGRAPH
        self.interrupts = self.in_text and depth == len(self.columns)
        while self.indent - self.origin < CODE_INDENT and depth < DEEPEST:
            opener = _OPENERS.get(self.line[self.pos])
            opened = opener(self, depth) if opener else NOTHING
            if opened == LEAF:
                return
            if opened == NOTHING:
                break
            depth = len(self.columns)
            self.in_text = self.interrupts = False
        if self.in_text:
            if not self.columns:
                self.underline()
        elif self.indent - self.origin >= CODE_INDENT:
            self.close(depth)
            self.leaf = CODE
        else:
            self.paragraph(depth)

    def paragraph(self, depth: int) -> None:
        """Open a paragraph."""
        fresh = self.fresh and depth == len(self.columns)
        self.close(depth)
        self.leaf = PARAGRAPH
        self.first = self.number
        if fresh and self.owners[-1] >= 0:
            self.box(self.found.items[self.owners[-1]])

    def box(self, item: ListItem) -> None:
        """Make a box of an item whose first paragraph begins so (docs/format.md, "Boxes")."""
        line = self.line.rstrip(TRIMMED)
        pos = self.pos
        if self.line[pos] in TRIMMED:
            pos = len(line) - len(line[pos:].lstrip(TRIMMED))
        if line[pos : pos + 1] == "[" and line[pos + 2 : pos + 3] == "]" and line[pos + 1] != "\t":
            after = line[pos + 3 : pos + 4]
            if after in ENDS_MARKER or after.isalnum():
                item.box = pos
                item.box_line = self.number

    def underline(self) -> None:
        """Note the title if the line underlines the text above it (CommonMark 4.3)."""
        text = self.line.rstrip(SPACE)[self.pos :]
        if not text.strip("-"):
            self.first = self.number + 1
        elif not text.strip("=") and self.first < self.number and not self.found.title:
            above = [line.strip(SPACE) for line in self.lines[self.first : self.number]]
            self.found.title = (self.first, self.number + 1, " ".join(above).strip(TRIMMED))

    def heading(self, depth: int) -> int:
        """ATX heading (CommonMark 4.2)."""
        text = self.line[self.pos :]
        rest = text.lstrip("#")
        level = len(text) - len(rest)
        if level > 6 or rest[:1] not in ENDS_MARKER:
            return NOTHING
        self.close(depth)
        if not self.columns:
            rest = rest.rstrip(SPACE)
            bare = rest.rstrip("#")
            if bare.endswith((" ", "\t")):
                rest = bare
            self.found.headings.append(Heading(self.number, level, rest.strip(TRIMMED)))
        return LEAF

    def quote(self, depth: int) -> int:
        """Block quote (CommonMark 5.1)."""
        self.close(depth)
        self.columns.append(QUOTE)
        self.owners.append(-1)
        self.enter_quote()
        return CONTAINER if self.pos < len(self.line) else LEAF

    def fence(self, depth: int) -> int:
        """Fenced code (CommonMark 4.5)."""
        text = self.line[self.pos :]
        sign = text[0]
        rest = text.lstrip(sign)
        length = len(text) - len(rest)
        if length < 3 or (sign == "`" and "`" in rest):
            return NOTHING
        self.close(depth)
        self.leaf = FENCE
        self.mark = sign * length
        return LEAF

    def html(self, depth: int) -> int:
        """HTML block (CommonMark 4.6)."""
        from blocklist.core import html

        text = self.line[self.pos :]
        mark = html.begins(text, interrupts=self.in_text)
        if mark is None:
            return NOTHING
        self.close(depth)
        if not html.ends(mark, text):
            self.leaf = HTML
            self.mark = mark
        return LEAF

    def thematic_break(self, depth: int) -> int:
        """Thematic break (CommonMark 4.1).

        `searched` is where the last look on this line met another character: none can begin before
        it, and so each character is looked at once, however many markers stand on the line.
        """
        line = self.line
        if self.pos < self.searched:
            return NOTHING
        sign = line[self.pos]
        count = 0
        for pos in range(self.pos, len(line)):
            if line[pos] == sign:
                count += 1
            elif line[pos] not in SPACE:
                self.searched = pos
                return NOTHING
        if count < 3:
            self.searched = len(line)
            return NOTHING
        self.close(depth)
        return LEAF

    def break_or_bullet(self, depth: int) -> int:
        """Thematic break or list item: the break wins (CommonMark 4.1)."""
        return self.thematic_break(depth) or self.bullet(depth)

    def bullet(self, depth: int) -> int:
        """List item with a bullet (CommonMark 5.2)."""
        after = self.pos + 1
        if self.line[after : after + 1] not in ENDS_MARKER:
            return NOTHING
        return self.item(depth, after)

    def ordered(self, depth: int) -> int:
        """List item with a number, which is 1 if it follows text (CommonMark 5.2)."""
        line = self.line
        pos = self.pos
        while "0" <= line[pos : pos + 1] <= "9" and pos - self.pos < 10:
            pos += 1
        if pos - self.pos == 10 or line[pos : pos + 1] not in (".", ")"):
            return NOTHING
        if line[pos + 1 : pos + 2] not in ENDS_MARKER:
            return NOTHING
        if self.interrupts and int(line[self.pos : pos]) != 1:
            return NOTHING
        return self.item(depth, pos + 1)

    def item(self, depth: int, after: int) -> int:
        """Enter a list item whose marker ends at `after`; an empty one interrupts no paragraph."""
        line = self.line
        start = self.pos
        pos = after
        while pos < len(line) and line[pos] in SPACE:
            pos += 1
        empty = pos == len(line)
        if empty and self.interrupts:
            return NOTHING
        self.close(depth)
        indent = self.indent + after - start
        width = _columns(line[after:pos], self.base + indent)
        self.indent = indent + width
        self.pos = pos
        if width > CODE_INDENT or empty:  # the item begins with code, or on the next line
            width = 1
            pos = min(after + 1, pos)
        self.origin = indent + width
        padding = "" if empty else line[after:pos]
        self.enter_item(ListItem(self.number, start, line[start:after], padding, self.origin))
        return LEAF if empty else CONTAINER

    def enter_item(self, item: ListItem) -> None:
        """Put an item on the stack, and among those found if no quote is around it."""
        owner = -1
        if not self.owners or self.owners[-1] >= 0:
            item.depth = len(self.owners)
            item.parent = self.owners[-1] if self.owners else -1
            owner = len(self.found.items)
            self.found.items.append(item)
        self.owners.append(owner)
        self.columns.append(item.column)
        self.fresh = True


_OPENERS: dict[str, Callable[[_Scanner, int], int]] = {
    "#": _Scanner.heading,
    ">": _Scanner.quote,
    "`": _Scanner.fence,
    "~": _Scanner.fence,
    "<": _Scanner.html,
    "_": _Scanner.thematic_break,
    "-": _Scanner.break_or_bullet,
    "*": _Scanner.break_or_bullet,
    "+": _Scanner.bullet,
    "0": _Scanner.ordered,
    "1": _Scanner.ordered,
    "2": _Scanner.ordered,
    "3": _Scanner.ordered,
    "4": _Scanner.ordered,
    "5": _Scanner.ordered,
    "6": _Scanner.ordered,
    "7": _Scanner.ordered,
    "8": _Scanner.ordered,
    "9": _Scanner.ordered,
}
