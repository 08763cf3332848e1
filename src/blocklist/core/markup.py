"""What a single line begins and ends: CommonMark's markers and leaf blocks, and our boxes.

Section numbers are those of the CommonMark specification, 0.31.2. No function here knows in which
blocks its line stands; blocks.py does.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SPACE = " \t"
ENDS_MARKER = ("", " ", "\t")
# White space that is trimmed from the ends of inline text.
TRIMMED = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)

# The leaf block that is open inside all containers.
NONE, PARAGRAPH, CODE, FENCE, HTML = range(5)


def columns(white: str, column: int) -> int:
    """How many columns the spaces and tabs of `white` fill when they begin at `column` (2.2)."""
    if "\t" not in white:
        return len(white)
    before = column % 4
    return len((" " * before + white).expandtabs(4)) - before


def after_space(line: str, pos: int) -> int:
    """Where the spaces and tabs that begin at `pos` end."""
    while pos < len(line) and line[pos] in SPACE:
        pos += 1
    return pos


def after_marker(line: str, start: int) -> int:
    """Where the list marker that begins at `start` ends; `start` if it is none (5.2)."""
    end = start + 1
    if line[start] not in "-*+":
        while end - start < 9 and "0" <= line[end : end + 1] <= "9":
            end += 1
        if line[end : end + 1] not in (".", ")"):
            return start
        end += 1
    return end if line[end : end + 1] in ENDS_MARKER else start


def after_rule(line: str, start: int) -> int:
    """Where the text begins that keeps a line from being a thematic break from `start` on (4.1).

    One past the end of the line if it is a break; its end if there are less than three signs.
    """
    sign = line[start]
    count = 0
    for pos in range(start, len(line)):
        if line[pos] == sign:
            count += 1
        elif line[pos] not in SPACE:
            return pos
    return len(line) + (count >= 3)


def heading(text: str) -> tuple[int, str] | None:
    """The level and the raw text of the ATX heading that `text` is (4.2)."""
    rest = text.lstrip("#")
    level = len(text) - len(rest)
    if level > 6 or rest[:1] not in ENDS_MARKER:
        return None
    rest = rest.rstrip(SPACE)
    bare = rest.rstrip("#")
    if bare.endswith((" ", "\t")):
        rest = bare
    return level, rest.strip(TRIMMED)


def begun_leaf(text: str, *, in_text: bool) -> tuple[int, str] | None:
    """The leaf block that `text` begins with `#`, `<` or a fence, and what will end it.

    It is NONE where nothing stays open after the line. Some HTML does not begin `in_text`.
    """
    if text[0] == "#":
        return (NONE, "") if heading(text) else None
    if text[0] != "<":
        mark = _fence(text)
        return (FENCE, mark) if mark else None
    from blocklist.core import html

    end = html.begins(text, interrupts=in_text)
    if end is None:
        return None
    return (NONE, "") if html.ends(end, text) else (HTML, end)


def is_leaf_end(leaf: int, mark: str, text: str) -> bool:
    """Whether `text` ends the code or HTML that `begun_leaf` gave `mark` for (4.5, 4.6)."""
    if leaf == FENCE:
        return text.startswith(mark) and not text.rstrip(SPACE).strip(mark[0])
    from blocklist.core import html

    return html.ends(mark, text)


def _fence(text: str) -> str:
    """The fence with which `text` opens code, or nothing (4.5)."""
    sign = text[0]
    info = text.lstrip(sign)
    length = len(text) - len(info)
    return "" if length < 3 or (sign == "`" and sign in info) else sign * length


def box(line: str, pos: int) -> int:
    """Where the `[` of a box stands, if the text at `pos` is one; else -1.

    docs/format.md, "Boxes". White space that no eye tells from a plain space may stand before it.
    """
    text = line.rstrip(TRIMMED)
    if line[pos] in TRIMMED:
        pos = len(text) - len(text[pos:].lstrip(TRIMMED))
    if text[pos : pos + 1] != "[" or text[pos + 2 : pos + 3] != "]" or text[pos + 1] == "\t":
        return -1
    after = text[pos + 3 : pos + 4]
    return pos if after in ENDS_MARKER or after.isalnum() else -1


def front_matter_end(lines: Sequence[str]) -> int:
    """One past the front matter: from a first line `---` to the next one; 0 if there is none.

    docs/format.md, "Structure".
    """
    if not lines or lines[0].rstrip(SPACE) != "---":
        return 0
    for number in range(1, len(lines)):
        if lines[number].rstrip(SPACE) == "---":
            return number + 1
    return 0


def comment_end(lines: Sequence[str], start: int) -> int:
    """One past the comment that opens line `start` with `%%`; `start` if it is never closed.

    docs/format.md, "Structure".
    """
    if "%%" in lines[start][2:]:
        return start + 1
    for number in range(start + 1, len(lines)):
        if "%%" in lines[number]:
            return number + 1
    return start
