"""His words, made fit to stand in a line of the file.

Source of the rules: docs/format.md, "Boxes" and "How an edit is made".
"""

from __future__ import annotations

from blocklist.core import markup
from blocklist.core.lines import is_control
from blocklist.core.result import WRONG_USE, Refusal

FOLDED = "\t\n\r"
BOLD = "**"
# Python calls these printable and nobody sees them (Default_Ignorable_Code_Point, and U+2800); nor
# the selectors of U+FE00 and all from U+E0000 on.
UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"


def one_line(text: str) -> str:
    """Return the text as one line: runs of newlines and tabs become a space, ends are trimmed.

    Raises Refusal (wrong use) for other control characters (U+0000-1F, U+007F-9F), for bytes that
    are no UTF-8, and for a text in which nothing can be seen.
    """
    line = text if text.isascii() and text.isprintable() else _folded(text)
    line = line.strip(" ")
    if not any(map(_seen, line)):
        raise Refusal("text_empty", WRONG_USE)
    return line


def _folded(text: str) -> str:
    """Return a text with a space for each run of newlines and tabs. Raises Refusal as one_line."""
    folded: list[str] = []
    for sign in text:
        if sign in FOLDED:
            if not folded or folded[-1] != "\n":
                folded.append("\n")
        elif "\ud800" <= sign <= "\udfff":
            raise Refusal("text_bytes", WRONG_USE)
        elif is_control(sign):
            raise Refusal("text_control", WRONG_USE, sign=f"U+{ord(sign):04X}")
        else:
            folded.append(sign)
    return "".join(folded).replace("\n", " ")


def _seen(sign: str) -> bool:
    """Whether a character leaves a mark on a page."""
    if sign == " " or sign in UNSEEN or "\ufe00" <= sign <= "\ufe0f" or sign >= "\U000e0000":
        return False
    return sign.isprintable() or _is_unknown(sign)


def _is_unknown(sign: str) -> bool:
    """Whether a character means nothing to this Python: an emoji younger than it, a font's own."""
    from unicodedata import category

    return category(sign) in {"Cn", "Co"}


def bare(line: str) -> str:
    """Return a line without the list marker and the box that it may begin with.

    Markers are CommonMark's (0.31, 5.2); what a box is, docs/format.md, "Boxes", says.
    """
    line = line.strip(markup.SPACE)
    marker = markup.after_marker(line, 0) if line[:1] in {*"-*+0123456789"} else 0
    line = line[marker:].lstrip(markup.SPACE)
    box = markup.box(line, 0) if line else -1
    if box < 0 or not (marker or line[box + 3 : box + 4] in markup.ENDS_MARKER):
        return line
    return line[box + 3 :].lstrip(markup.SPACE)


def escape(line: str) -> str:
    """Return a line as a paragraph's in CommonMark: what would be structure gets a backslash."""
    first = line[:1]
    if first in "#>-+*=_`~<[%|:" and _opens(line, first):
        return "\\" + line
    digits = len(line) - len(line.lstrip("0123456789"))
    if (
        0 < digits <= 9
        and line[digits : digits + 1] in {".", ")"}
        and line[digits + 1 : digits + 2] in {"", " "}
    ):
        return line[:digits] + "\\" + line[digits:]
    return line


def as_typed(line: str) -> str:
    """Return a line of his as he typed it, if it is what was made of that to keep it a paragraph.

    That is what `escape` makes of it, or core.edit_words; any other backslash is his.
    """
    before, slash, after = line.partition("\\")
    typed = before + after
    if slash and (escape(typed) == line or line.startswith("\\[")):
        line = typed
    return line.replace("%\\%", "%%")


def as_shown(line: str) -> str:
    """Return a line of his as a person is to see it: as he typed it, a question without its stars.

    A question is a line that is all bold, as core.edit_words writes it above an answer.
    """
    bare = line.lstrip(" ")
    return " " * (len(line) - len(bare)) + as_typed(question(bare) or bare)


def question(line: str) -> str:
    """Return what stands in bold in a line that is all bold, else nothing."""
    bare = line.strip(" \t")
    inside = bare[len(BOLD) : -len(BOLD)]
    is_bold = bare == BOLD + inside + BOLD and inside == inside.strip("* \t")
    return inside if is_bold and BOLD not in inside else ""


def is_table_rule(line: str) -> bool:
    """Whether a line would make a table of the one above (GitHub Flavored Markdown 0.29, 4.10)."""
    return "-" in line and not line.strip("-|: \t")


def _opens(line: str, first: str) -> bool:
    """Whether a line that begins with this sign would be a block, or part of a heading."""
    run = len(line) - len(line.lstrip(first))
    after = line[run : run + 1]
    alone = not line.replace(" ", "").strip(first)
    if first in "-|:" and is_table_rule(line):
        return True
    if first == "#":
        return run <= 6 and after in {"", " "}
    if first in "`~":
        return run >= 3
    if first in "-+*":
        return alone or (run == 1 and after == " ")
    if first in "=_":
        return alone
    if first == "<":
        from blocklist.core import html

        return html.begins(line, interrupts=False) is not None
    if first == "[":  # what it defines would not be shown (CommonMark 0.31, 4.7)
        return "]:" in line
    return first == ">" or line.startswith("%%")
