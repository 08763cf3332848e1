"""Where an HTML block begins and ends (CommonMark 0.31.2, section 4.6).

Loaded when a line begins with `<`; and `re`, which costs more than all else at start, when that line
may be any tag.
"""

from __future__ import annotations

BLANK_LINE = ""
RAW_END_TAG = "</"

# Kinds 2 to 5, as what begins and what ends them. The `<!` of kind 4 is followed by a letter.
_SPANS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))

_RAW = frozenset({"pre", "script", "style", "textarea"})

_BLOCKS = frozenset(
    "address article aside base basefont blockquote body caption center col colgroup dd details"
    " dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6"
    " head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option"
    " p param search section summary table tbody td tfoot th thead title tr track ul".split(" ")
)

_NAME = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"

# Possessive (`*+`), so that a long line is read once.
_ATTRIBUTES = (
    r"(?:\s++[a-zA-Z_:][a-zA-Z0-9:._-]*+"
    r"(?:\s*+=\s*+(?:[^\"'=<>`\x00-\x20]++|'[^']*+'|\"[^\"]*+\"))?+)*+\s*+/?>\s*+"
)


def begins(text: str, *, interrupts: bool) -> str | None:
    """What ends the HTML block that begins with `text`, for `ends`; None if it begins none.

    `text` begins with `<`. A tag that is no block by its name `interrupts` no paragraph.
    """
    for start, end in _SPANS:
        if text.startswith(start) and (start != "<!" or "A" <= text[2:3].upper() <= "Z"):
            return end
    closing = text.startswith("</")
    rest = text[2 if closing else 1 :]
    after = rest.lstrip(_NAME)
    name = rest[: len(rest) - len(after)].lower()
    # Python's white space and not CommonMark's: so does markdown-it-py, which has the say.
    ended = after[:1] in ("", ">") or after[0].isspace()
    if name in _RAW and ended and not closing:
        return RAW_END_TAG
    if name in _BLOCKS and (ended or after.startswith("/>")):
        return BLANK_LINE
    whole = not interrupts and name[:1].isalpha() and _closes_tag(after, closing)
    return BLANK_LINE if whole else None


def _closes_tag(after: str, closing: bool) -> bool:
    """Whether the text after a tag's name is the rest of that tag, and nothing else."""
    tail = after.strip()
    if tail == ">" or (tail == "/>" and not closing):
        return True
    if closing or not tail.endswith(">") or not after[0].isspace():
        return False
    import re

    return re.fullmatch(_ATTRIBUTES, after) is not None


def ends(mark: str, text: str) -> bool:
    """Whether a line that is not blank ends the block that `begins` gave `mark` for."""
    if mark == RAW_END_TAG:
        lowered = text.lower()
        return any(f"</{name}>" in lowered for name in _RAW)
    return mark != BLANK_LINE and mark in text
