"""A line of bash up to the cursor, taken apart, and words written so that bash takes them.

zsh and fish do both themselves. Source of the rules: the bash reference manual, "Quoting" and
"Programmable Completion".
"""

from __future__ import annotations

SINGLE, DOUBLE, ESCAPE = "'", '"', "\\"
# What a backslash takes its meaning from between double quotes.
MEANT_IN_DOUBLE = '$`"\\'
# What means nothing to bash outside of quotes, letters and digits aside.
HARMLESS = "_@%+=:,./-"


class Line:
    """The words of a line; the last one is at the cursor.

    `raw` is that one as it is typed, `quote` the quote that is still open at its end, or nothing.
    """

    __slots__ = ("quote", "raw", "words")

    def __init__(self, words: list[str], raw: str, quote: str) -> None:
        self.words = words
        self.raw = raw
        self.quote = quote


def read(line: str) -> Line:
    """Take a line apart as bash does; what it would put in place of `$x` or `*` is not known."""
    words = [""]
    begun = at = 0
    quote, inside = "", False  # `inside`: the last word has begun, though it may be empty
    while at < len(line):
        sign, after = line[at], line[at + 1 : at + 2]
        at += 1
        if sign == ESCAPE and (not quote or (quote == DOUBLE and after in MEANT_IN_DOUBLE)):
            words[-1] += after
            at += 1
            inside = True
        elif sign in (SINGLE, DOUBLE) and quote in ("", sign):
            quote = "" if quote else sign
            inside = True
        elif sign in " \t\n" and not quote:
            if inside:
                words.append("")
            begun, inside = at, False
        else:
            words[-1] += sign
            inside = True
    return Line(words, line[begun:], quote)


def replies(line: Line, replaced: str, values: list[str]) -> list[str]:
    """Return what bash is to put in place of `replaced`, the end of the word at the cursor.

    That is less than the word where a quote opens in it, and where it holds `:` or `=`. What stands
    before stays as it is typed. Behind the one value that fits bash closes the quote, unless the
    value ends in such a sign: there it takes the quote for closed.
    """
    kept = read(line.raw.removesuffix(replaced))
    length = len(kept.words[-1])
    found = [quoted(value[length:], kept.quote) for value in values]
    if len(found) == 1 and kept.quote and found[0].endswith(kept.quote):
        found[0] += kept.quote
    return found


def quoted(text: str, quote: str) -> str:
    """Return a text as it is typed between the open quote and its end; outside of quotes if ""."""
    if quote == SINGLE:
        return text.replace(SINGLE, "'\\''")
    if quote == DOUBLE:
        # `!` calls up the history between double quotes, and a backslash would stay.
        signs = (ESCAPE + sign if sign in MEANT_IN_DOUBLE else sign for sign in text)
        return "".join(signs).replace("!", "\"'!'\"")
    return "".join([sign if _is_harmless(sign) else ESCAPE + sign for sign in text])


def _is_harmless(sign: str) -> bool:
    """Whether a sign stands for itself outside of quotes."""
    return not sign.isascii() or sign.isalnum() or sign in HARMLESS
