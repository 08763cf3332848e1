"""Where an HTML block begins and ends (CommonMark 0.31.2, section 4.6).

Loaded when a line begins with `<`, and `re`, which costs more than all else at start, where that
line may be a tag with attributes. White space is Python's and not CommonMark's wherever
markdown-it-py takes it so, since that has the say (docs/format.md, "Structure").
"""

from __future__ import annotations

BLANK_LINE = ""
RAW_END_TAG = "</"

# Kinds 2 to 5, as what begins and what ends them. The `<!` of kind 4 is followed by a letter.
_SPANS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))

# Kind 1.
_RAW = ("pre", "script", "style", "textarea")

# Kind 6.
_BLOCKS = (
    " address article aside base basefont blockquote body caption center col colgroup dd details"
    " dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6"
    " head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option"
    " p param search section summary table tbody td tfoot th thead title tr track ul "
)

_NAME = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"

# What may stand between a tag's name and its end. All is possessive (`*+`), so that a long line is
# read once. A space beyond ASCII parts attributes, and yet may stand in a value without quotes: it
# parts where a name and a `=` follow, and is itself the value where nothing else can be.
_ATTRIBUTE = r"[a-zA-Z_:][a-zA-Z0-9:._-]*+"
_WIDE_SPACE = r"[^\S\x00-\x20]"
_UNQUOTED = rf"(?:[^\s\"'=<>`\x00-\x20]++|{_WIDE_SPACE}++(?!{_ATTRIBUTE}\s*+=))++"
_SPACE_AS_VALUE = rf"[\t-\r\x1c-\x20]*+{_WIDE_SPACE}(?=\s*+>|\s++{_ATTRIBUTE}\s*+=)"
_VALUE = rf"(?:{_SPACE_AS_VALUE}|\s*+(?:{_UNQUOTED}|'[^']*+'|\"[^\"]*+\"))"
_ATTRIBUTES = rf"(?:\s++{_ATTRIBUTE}(?:\s*+={_VALUE})?+)*+\s*+/?>\s*+"


def begins(text: str, *, interrupts: bool) -> str | None:
    """What ends the HTML block that begins with `text`, for `ends`; None if it begins none.

    `text` begins with `<`. A tag that is no block by its name `interrupts` no paragraph (kind 7).
    """
    for start, end in _SPANS:
        if text.startswith(start) and (start != "<!" or "A" <= text[2:3].upper() <= "Z"):
            return end
    closing = text.startswith("</")
    rest = text[2:] if closing else text[1:]
    after = rest.lstrip(_NAME)
    name = rest[: len(rest) - len(after)].lower()
    ended = after[:1] in ("", ">") or after[0].isspace()
    if name in _RAW and ended and not closing:
        return RAW_END_TAG
    if f" {name} " in _BLOCKS and (ended or after.startswith("/>")):
        return BLANK_LINE
    whole = not interrupts and name[:1].isalpha() and _is_rest_of_tag(after, closing=closing)
    return BLANK_LINE if whole else None


def _is_rest_of_tag(after: str, *, closing: bool) -> bool:
    """Whether what comes after a tag's name ends the tag, and the line with it."""
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
