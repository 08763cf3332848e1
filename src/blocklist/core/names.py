"""How the names of sections compare: by letters and digits alone, without case.

Source of the rules: docs/format.md, "Sections".
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DIGITS = "0123456789"
# CommonMark 0.31, 5.2: the number of a list item has nine digits at most.
MOST_DIGITS = 9


def key(name: str) -> str:
    """Return what is compared of a name: its words in small letters, one space between them."""
    if name.isascii():
        small = name.lower()
        if not small.replace(" ", "").isalnum():
            small = "".join([sign if sign.isalnum() else " " for sign in small])
        return " ".join(small.split())
    return " ".join(_letters(name).split())


def block_number(name: str) -> int | None:
    """Return the N of a work time that is named `Block N`, None for any other name."""
    word, _, number = key(name).rpartition(" ")
    plain = number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS
    return int(number) if plain and word == "block" else None


def bare_word(word: str) -> str:
    """Return a word in small letters (NFC), without the signs at its edges: `+novel` is `novel`."""
    word = word.casefold()
    if not word.isascii():
        from unicodedata import normalize

        word = normalize("NFC", word)
    start, stop = 0, len(word)
    while start < stop and not word[start].isalnum():
        start += 1
    while start < stop and not word[stop - 1].isalnum():
        stop -= 1
    return word[start:stop]


def keys(names: Sequence[str]) -> list[str]:
    """Return the keys of the names of one day.

    A leading list number (`1. Math`) is no part of a key where the name still differs without it
    from the day's other names.
    """
    full = [key(name) for name in names]
    short = [key(_without_number(name)) or whole for name, whole in zip(names, full, strict=True)]
    owners: dict[str, set[str]] = {}
    for whole, rest in zip(full, short, strict=True):
        owners.setdefault(whole, set()).add(whole)
        owners.setdefault(rest, set()).add(whole)
    return [
        rest if len(owners[rest]) == 1 else whole for whole, rest in zip(full, short, strict=True)
    ]


def whole_day_keys(names: Iterable[str]) -> set[str]:
    """Return the keys that a section for the whole day may have: a plural `s` is allowed.

    The `s` may follow a sign too (`Must do's`).
    """
    singular = [one for one in map(key, names) if one]
    return {one + end for one in singular for end in ("", "s", " s")}


def _letters(name: str) -> str:
    """Return the letters, digits and spaces that a name with letters beyond ASCII compares by.

    A combining mark belongs to the letter before it: the vowels of Devanagari, Arabic and Hebrew
    are such marks. What only shapes its neighbours (joiners, soft hyphens, marks of direction,
    the selectors after an emoji or a digit) is neither letter nor sign, and falls away.
    """
    from unicodedata import category, normalize

    kept = [" "]
    for sign in normalize("NFC", normalize("NFC", name).casefold()):
        kind = "L" if sign.isalnum() else category(sign)
        if kind == "L":
            kept.append(sign)
        elif kind in {"Cf", "Me"} or _selects(sign):
            continue
        elif kind not in {"Mn", "Mc"}:
            kept.append(" ")
        elif kept[-1] != " ":
            kept.append(sign)
    return normalize("NFC", "".join(kept))


def _selects(sign: str) -> bool:
    """Whether a mark is a variation selector, which picks a glyph and spells nothing."""
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def _without_number(name: str) -> str:
    """Return a name without the list number that it begins with (`1.` or `1)` and white space)."""
    start = 0
    while start < len(name) and not name[start].isalnum():
        start += 1
    stop = start
    while stop < len(name) and name[stop] in DIGITS:
        stop += 1
    numbered = stop - start <= MOST_DIGITS and name[stop : stop + 1] in {".", ")"}
    return name[stop + 1 :] if numbered and name[stop + 1 : stop + 2] in {" ", "\t"} else name
