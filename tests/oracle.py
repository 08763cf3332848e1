"""What markdown-it-py says of a day's block structure, in the shapes of `blocklist.core.blocks`.

docs/format.md, "Structure", names it as the judge, and names what it does not judge. Two of
those things are ours: front matter and `%%` comments, which are blanked before it reads.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import blockquote, paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

    from blocklist.core.blocks import ListItem, Scan

SPACE = " \t"


class Heading(NamedTuple):
    """A heading outside all containers; the fields are those of `blocks.Heading`."""

    line: int
    level: int
    text: str


class Item(NamedTuple):
    """A list item outside block quotes; the fields are those of `blocks.ListItem`.

    But for `box`, which is the line and the offset of its `[`, or None.
    """

    line: int
    start: int
    marker: str
    padding: str
    column: int
    depth: int
    parent: int
    end: int
    box: tuple[int, int] | None


class Structure(NamedTuple):
    """The headings and the list items of a text."""

    headings: list[Heading]
    items: list[Item]


class UnjudgedError(Exception):
    """The text is one of those on which markdown-it-py has no say."""


class WatchedParser(ParserBlock):
    """markdown-it-py's own parser, which also tells what its tokens leave out.

    It notes at which column the text of each list item begins, and gives up on a text that may hold
    a lazy line indented by four columns or more, where markdown-it-py strays from CommonMark.
    """

    def __init__(self, rules: list[str], *, watching: bool) -> None:
        super().__init__()
        self.watching = watching
        self.columns: list[int] = []
        self.ruler.at("paragraph", self.paragraph)
        ends = ["paragraph", "reference", "blockquote", "list"]
        self.ruler.at("blockquote", self.blockquote, {"alt": ends})
        self.ruler.enableOnly(rules)

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        outTokens: list[Token],  # noqa: N803 - theirs
    ) -> list[Token] | None:
        """Parse a text, whatever became of the one before."""
        self.columns = []
        return super().parse(src, md, env, outTokens)

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - theirs
        """Parse what is in one container, which is a list item if its token came last."""
        if state.tokens and state.tokens[-1].type == "list_item_open":
            state.tokens[-1].meta["column"] = state.blkIndent
        self.columns.append(state.blkIndent)
        super().tokenize(state, startLine, endLine)
        self.columns.pop()

    def paragraph(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:
        """Read a paragraph; a line that left its list item may be lazy."""
        self.watch(state, start, lambda line: state.sCount[line] < state.blkIndent)
        return paragraph(state, start, end, silent)

    def blockquote(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:
        """Read a block quote; a line that left its list item, or has no `>`, may be lazy."""
        is_quote = blockquote(state, start, end, silent)
        if is_quote and not silent:
            self.watch(
                state,
                start,
                lambda line: (
                    state.sCount[line] < state.blkIndent
                    or state.src[state.bMarks[line] + state.tShift[line]] != ">"
                ),
            )
        return is_quote

    def watch(self, state: StateBlock, start: int, left: Callable[[int], bool]) -> None:
        """Give up if a line after `start` has `left` a container and is indented that far."""
        for line in range(start + 1, state.lineMax):
            if state.isEmpty(line) or not self.watching:
                return
            indent = state.sCount[line]
            if indent >= 4 and left(line):
                around = next(column for column in reversed(self.columns) if column <= indent)
                if indent - around >= 4:
                    raise UnjudgedError


@cache
def _parser(*, watching: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 1000}).disable(["lheading", "reference"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block = WatchedParser(parser.block.ruler.get_active_rules(), watching=watching)
    return parser


def _tokens(lines: Sequence[str], *, watching: bool) -> list[Token]:
    try:
        return _parser(watching=watching).parse("\n".join(lines))
    except (IndexError, RecursionError):
        raise UnjudgedError from None


def blanked(lines: Sequence[str]) -> list[str]:
    """The lines with front matter and comments made empty (docs/format.md, "Structure")."""
    left = list(lines)
    if lines and _is_rule(lines[0]):
        end = next((n for n, line in enumerate(lines) if n and _is_rule(line)), -1)
        left[: end + 1] = [""] * (end + 1)
    for number, line in enumerate(lines):
        if line.startswith("%%") and left[number] and not _in_code(left[: number + 1]):
            rest = [line[2:], *lines[number + 1 :]]
            length = next((n + 1 for n, text in enumerate(rest) if "%%" in text), 0)
            left[number : number + length] = [""] * length
    return left


def _is_rule(line: str) -> bool:
    return line.rstrip(SPACE) == "---"


def _in_code(lines: list[str]) -> bool:
    """Whether the last line goes on in code or HTML that began above it."""
    blocks = [token for token in _tokens(lines, watching=False) if token.map and token.level == 0]
    last = blocks[-1]
    return last.type in ("fence", "html_block") and _first(last) < len(lines) - 1


def _first(token: Token) -> int:
    assert token.map
    return token.map[0]


def structure(lines: Sequence[str], *, watching: bool = True) -> Structure:
    """What stands in the lines; not `watching` for a lazy line that is indented far, if so wished.

    Raises:
        UnjudgedError: markdown-it-py has no say on them.
    """
    lines = blanked(lines)
    found = Structure([], [])
    around: list[int] = []
    quotes = 0
    tokens = _tokens(lines, watching=watching)
    for index, token in enumerate(tokens):
        if token.type.startswith("blockquote_"):
            quotes += token.nesting
        elif token.type == "heading_open" and token.level == 0:
            text = tokens[index + 1].content
            found.headings.append(Heading(_first(token), len(token.markup), text))
        elif token.type == "list_item_open" and not quotes:
            before = found.items[-1] if found.items else None
            item = _item(lines, tokens[index : index + 3], before)
            parent = around[-1] if around else -1
            around.append(len(found.items))
            found.items.append(item._replace(depth=len(around) - 1, parent=parent))
        elif token.type == "list_item_close" and not quotes:
            around.pop()
    return found


def _item(lines: list[str], tokens: list[Token], before: Item | None) -> Item:
    """The item of a token, given the next two tokens, and the item before it in the text."""
    token, child, text = tokens
    assert token.map
    first, end = token.map
    while not lines[end - 1].strip(SPACE):
        end -= 1
    line = lines[first]
    done = before.start + len(before.marker) if before and before.line == first else 0
    start = len(line) - len(line[done:].lstrip(SPACE))
    marker = token.info + token.markup
    after = start + len(marker)
    assert line[start:after] == marker
    white = line[after : len(line) - len(line[after:].lstrip(SPACE))]
    column = len(line[:after].expandtabs(4)) + 1
    column = token.meta.get("column", column)
    if len((line[:after] + white).expandtabs(4)) > column:
        white = white[:1]
    if not line[after:].strip(SPACE):
        white = ""
    item = Item(first, start, marker, white, column, 0, -1, end, None)
    if child.type == "paragraph_open":
        shown = _first(child)
        head = after if shown == first else 0
        head = len(lines[shown]) - len(lines[shown][head:].lstrip(MD_TRIM_CHARS))
        # Where the first line is blank to the eye, it is trimmed from the text, and makes no box.
        if lines[shown][head:] and _is_box(text.content.split("\n")[0].rstrip(MD_TRIM_CHARS)):
            item = item._replace(box=(shown, head))
    return item


def _is_box(text: str) -> bool:
    """Whether the first line of a paragraph makes a box of its list item.

    docs/format.md, "Boxes".
    """
    if text[:1] != "[" or text[2:3] != "]" or text[1] == "\t":
        return False
    return text[3:4] in ("", " ", "\t") or text[3].isalnum()


def words(lines: Sequence[str]) -> set[int]:
    """Return the lines that are in a paragraph outside block quotes.

    Raises:
        UnjudgedError: markdown-it-py has no say on them.
    """
    found: set[int] = set()
    quotes = 0
    for token in _tokens(blanked(lines), watching=True):
        if token.type.startswith("blockquote_"):
            quotes += token.nesting
        elif token.type == "paragraph_open" and not quotes:
            assert token.map
            found.update(range(*token.map))
    return found


def title(lines: Sequence[str]) -> tuple[int, int, str] | None:
    """The first setext heading of level 1 (first line, one past its underline, text)."""
    parser = MarkdownIt("commonmark", {"maxNesting": 1000}).disable(["reference"])
    tokens = parser.parse("\n".join(blanked(lines)))
    for token, text in pairwise(tokens):
        if token.type == "heading_open" and token.markup == "=" and token.level == 0:
            assert token.map
            first, end = token.map
            return first, end, " ".join(line.strip(SPACE) for line in text.content.split("\n"))
    return None


def as_structure(scan: Scan) -> Structure:
    """What our own scanner found, in the same shape; a NUL as the sign that Markdown has for it."""
    return Structure(
        [Heading(it.line, it.level, it.text.replace("\0", "\ufffd")) for it in scan.headings],
        [_as_item(item) for item in scan.items],
    )


def _as_item(item: ListItem) -> Item:
    facts = {name: getattr(item, name) for name in Item._fields if name != "box"}
    return Item(**facts, box=(item.box_line, item.box) if item.box >= 0 else None)
