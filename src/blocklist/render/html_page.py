"""The frame of a page that is one file: no script, nothing from outside, all of his text escaped.

Sources: HTML Living Standard, 4 and 14; CSS Paged Media 3.
"""

from __future__ import annotations

from html import escape

from blocklist.render import plain

# Sans-serif faces that most machines have one of, then one that draws emoji: what no face has is
# printed as an empty box, which looks like a box to tick. Emoji faces have digits too, and browsers
# take them where they can: the range keeps to what is emoji alone.
FONTS = 'Arial, Helvetica, "Liberation Sans", sans-serif, emoji-face'
EMOJI = """\
@font-face { font-family: emoji-face; unicode-range: U+200D, U+20E3, U+2300-2BFF, U+3030, U+303D,
  U+3297, U+3299, U+FE0F, U+1F000-1FAFF, U+E0020-E007F; src: local("Apple Color Emoji"),
  local("AppleColorEmoji"), local("Segoe UI Emoji"), local("Noto Color Emoji"); }
"""
FRAME = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{emoji}{css}</style>
</head>
<body>
{body}
</body>
</html>
"""


def page(lang: str, title: str, css: str, body: str) -> str:
    """Return a page; `title` is a text, `css` and `body` are what they are in the file."""
    return FRAME.format(lang=text(lang), title=text(title), emoji=EMOJI, css=css, body=body)


def text(his: str) -> str:
    """Return a text as it may stand in an element or an attribute: it is shown, never obeyed."""
    shown = plain.clean(his).replace("\t", " ")
    if not shown.isascii():
        shown = "".join([plain.HIDDEN if _is_no_character(sign) else sign for sign in shown])
    return escape(shown)


def _is_no_character(sign: str) -> bool:
    """Whether it is one of the code points that no page may hold (HTML, 13.2.3.5)."""
    code = ord(sign)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
