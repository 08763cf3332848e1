"""What in a heading is written like a time of day: numbers, with what stands by them.

This reads signs alone; what they mean together is for `times`. Source of the rules:
docs/format.md, "Times in a heading".
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

DIGITS = "0123456789"
# White space, and what nobody sees: zero-width signs and marks of direction around times.
GAPS = (
    " \t\n\r\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
DASHES = (
    "-~\u02dc\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2053\u207b\u2212\u223c"
    "\u2500\u2e3a\u2e3b\u301c\u3030\u30fc\ufe31\ufe58\ufe63\uff0d\uff5e\uff70"
)
WORDS = frozenset(("to", "until", "till", "bis", "à", "a\u0300", "a"))
# What may stand between two times that no sign joins, as in a table of a school's bells.
COLUMNS = frozenset(("", "/", "|", "→", "->", "=>", ">"))
COLONS = "\u02d0\u02f8\u2236\ua789\ufe13\ufe55"
# A time in the usual signs; a number that a time may share its range with; a time with a slip in
# it; a number of three or four digits, as of a time without its colon; anything else.
FULL, BARE, SLIP, LONG, NONE = "full", "bare", "slip", "long", "none"
# What follows a bare number that counts or measures something, and what stands before one.
NO_TIME_AFTER, NO_TIME_BEFORE = "%/°$€£", "$€£¥#/"


class Side:
    """A number as it stands in a heading, and what is written by it.

    `first` and `last` are its offsets (`last` after `Uhr`, `am` and such). `kind` is one of FULL,
    BARE, SLIP, LONG and NONE. `hour` and `minute` are as written, and may be no time of day;
    `mark` is "am", "pm", "h", "uhr" or ""; `zero`: the hour begins with a zero; `sign` stands
    between hour and minute: ":", "." or "".
    """

    __slots__ = ("first", "hour", "kind", "last", "mark", "minute", "sign", "zero")

    def __init__(self, first: int, last: int) -> None:
        self.first = first
        self.last = last
        self.kind = NONE
        self.hour = 0
        self.minute = 0
        self.mark = ""
        self.zero = False
        self.sign = ""

    @property
    def half(self) -> bool:
        """Whether it says which half of the day it means."""
        return self.mark in {"am", "pm"}

    @property
    def free(self) -> bool:
        """Whether it may be of either half of the day."""
        return not (self.half or self.mark == "h" or self.zero or self.hour > 12)


def fold(text: str) -> str:
    """Return the text in small letters and ASCII digits, sign for sign, so that offsets hold."""
    if text.isascii():
        return text.lower()
    return "".join(map(_plain, text))


def _plain(sign: str) -> str:
    """Return the plain form of one character: of a full-width one, a digit, a colon, a capital."""
    if "\uff01" <= sign <= "\uff5e":
        sign = chr(ord(sign) - 0xFEE0)
    if sign.isdecimal():
        return str(int(sign))
    if sign in COLONS:
        return ":"
    small = sign.lower()
    return small if len(small) == 1 else sign


def sides(text: str) -> list[Side]:
    """Return all numbers of a folded text, in order; those that are parts of one time as one."""
    found = []
    at = 0
    while at < len(text):
        if text[at] in DIGITS:
            found.append(_side(text, at))
            at = found[-1].last
        else:
            at += 1
    return found


def joined(text: str, one: Side, other: Side) -> bool:
    """Whether a folded text joins two neighbours to a range: by dashes, or by a word for "to"."""
    between = text[one.last : other.first]
    middle = between.strip(GAPS)
    if middle in WORDS:
        return one.kind == FULL or (between[0] in GAPS and between[-1] in GAPS)
    return middle != "" and not middle.strip(DASHES)


def is_range(folded: str, pair: Sequence[Side]) -> bool:
    """Whether two neighbours are a range that begins with a full time."""
    return (
        len(pair) == 2
        and pair[0].kind == FULL
        and pair[1].kind in {FULL, BARE, SLIP}
        and joined(folded, pair[0], pair[1])
    )


def are_columns(folded: str, one: Side, other: Side) -> bool:
    """Whether two times stand side by side with nothing that joins them to a range."""
    plain = one.kind == other.kind == FULL and "." not in {one.sign, other.sign}
    return plain and folded[one.last : other.first].strip(GAPS) in COLUMNS


def _side(text: str, first: int) -> Side:
    """Read the number that begins at `first`, and what stands by it."""
    hours = last = _after_digits(text, first)
    parts = [text[first:hours]]
    sign = ""
    while text[last : last + 1] in {":", "."} and _is_digit(text, last + 1):
        sign = text[last]
        start, last = last + 1, _after_digits(text, last + 1)
        parts.append(text[start:last])
    side = Side(first, last)
    side.sign = sign
    side.zero = text[first] == "0"
    _read_mark(text, side, parts)
    side.kind = _kind(text, side, parts)
    if side.kind in {FULL, BARE}:
        side.hour = int(parts[0])
        side.minute = int(parts[1]) if len(parts) > 1 else 0
    return side


def _read_mark(text: str, side: Side, parts: list[str]) -> None:
    """Read `h`, `Uhr`, am or pm after a number, and the minutes that may follow an `h`."""
    at = skip(text, side.last)
    if _is_word(text, at, "uhr"):
        side.mark, side.last = "uhr", at + 3
    elif text[at : at + 1] in {"a", "p"}:
        short = len(parts) == 2 and at == side.last
        after = _after_half(text, at, short=short)
        if after:
            side.mark, side.last = text[at] + "m", after
    elif _is_word(text, at, "h"):
        side.mark, side.last = "h", at + 1
        if len(parts) == 1:
            _read_minutes(text, side, parts)


def _read_minutes(text: str, side: Side, parts: list[str]) -> None:
    """Read the minutes after an `h`: close by (`13h30`), or two digits after a gap (`8 h 20`)."""
    start = skip(text, side.last)
    stop = _after_digits(text, start)
    minutes = text[start:stop]
    longer = text[stop : stop + 1] in {":", "."} and _is_digit(text, stop + 1)
    if minutes and (start == side.last or (len(minutes) == 2 and minutes < "60" and not longer)):
        parts.append(minutes)
        side.last = stop


def _after_half(text: str, at: int, *, short: bool) -> int:
    """Return the offset after an am or pm (`a.m.`, `p. m.`) that begins at `at`, or 0.

    `short`: a letter alone will do (`8:15a`).
    """
    at += 1
    if short and not text[at : at + 1].isalnum() and text[at : at + 1] != ".":
        return at
    if text[at : at + 1] == ".":
        at = skip(text, at + 1)
    if text[at : at + 1] != "m":
        return 0
    at += 2 if text[at + 1 : at + 2] == "." else 1
    return 0 if text[at : at + 1].isalnum() else at


def _kind(text: str, side: Side, parts: list[str]) -> str:
    """Tell what a number is by its form alone."""
    hours, minutes = parts[0], parts[-1]
    before, after = text[side.first - 1 : side.first], text[side.last : side.last + 1]
    minutes_told = side.sign == ":" or (side.mark == "h" and len(parts) == 2)
    if len(parts) > 2 or (not minutes_told and (before.isalnum() or before in {*NO_TIME_BEFORE})):
        return NONE
    if len(parts) == 2:
        if side.sign == ".":
            return FULL if _is_clock(hours, minutes) else NONE
        return FULL if len(hours) <= 2 and len(minutes) == 2 else SLIP
    if side.mark:
        return FULL if len(hours) <= 2 else NONE
    if after.isalnum() or after in {*NO_TIME_AFTER}:
        return NONE
    return BARE if len(hours) <= 2 else LONG if len(hours) <= 4 else NONE


def _is_clock(hours: str, minutes: str) -> bool:
    """Whether the parts of `9.30` can be a time; a number with a point is one much more often."""
    return len(hours) <= 2 and int(hours) <= 24 and len(minutes) == 2 and minutes < "60"


def skip(text: str, at: int) -> int:
    """Return the offset after the gap that begins at `at`, which may be no gap."""
    while at < len(text) and text[at] in GAPS:
        at += 1
    return at


def skip_back(text: str, at: int) -> int:
    """Return the offset of the gap that ends at `at`, which may be no gap."""
    while at and text[at - 1] in GAPS:
        at -= 1
    return at


def _after_digits(text: str, at: int) -> int:
    """Return the offset after the digits that begin at `at`."""
    while at < len(text) and text[at] in DIGITS:
        at += 1
    return at


def _is_digit(text: str, at: int) -> bool:
    """Whether a digit stands at `at`."""
    return at < len(text) and text[at] in DIGITS


def _is_word(text: str, at: int, word: str) -> bool:
    """Whether a word stands at `at`, and no letter after it."""
    return text.startswith(word, at) and not text[at + len(word) : at + len(word) + 1].isalpha()
