"""Lines that fit: a text is broken at its spaces, and between signs of the scripts that have none.

Marks stay with their letter and the parts of an emoji together (as UAX 29 has it, in short), and a
no-break space is none to break at.
"""

from __future__ import annotations

from blocklist.render import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

JOINER = "\u200d"
CLOSING = frozenset("、。，．：；！？）」』】〉》〕｝")  # never begin a line (UAX 14, class CL)
SKIN = ("\U0001f3fb", "\U0001f3ff")  # Emoji_Modifier, Unicode emoji-data


def wrap(text: str, room: int, first: int | None = None) -> list[str]:
    """Return a text as lines of so many columns; the first line may have another number of them.

    A first line that has no room for a word is empty. A word longer than a line is cut.
    """
    left = room if first is None else first
    lines, line = [], ""
    for piece in _pieces(text):
        rest = piece
        if plain.cells((line + rest).rstrip(" ")) <= left:
            line += rest
            continue
        if line or left < room:
            lines.append(line.rstrip(" "))
            left = room
        if plain.cells(rest.rstrip(" ")) > left:
            *full, rest = _cut(rest, left)
            lines += full
        line = rest
    return [*lines, line.rstrip(" ")]


def _pieces(text: str) -> Iterator[str]:
    """Cut a text where a line may end: after spaces, and around wide signs."""
    piece = ""
    for cluster in _clusters(text):
        beside_wide = cluster not in CLOSING and (_wide(piece) or _wide(cluster))
        if piece and cluster != " " and (piece.endswith(" ") or beside_wide):
            yield piece
            piece = ""
        piece += cluster
    if piece:
        yield piece


def _clusters(text: str) -> Iterator[str]:
    """Cut a text into signs, each with the marks that belong to it."""
    if text.isascii():
        yield from text
        return
    cluster = ""
    for sign in text:
        if cluster and not _belongs(sign) and not cluster.endswith(JOINER):
            yield cluster
            cluster = ""
        cluster += sign
    yield cluster


def _belongs(sign: str) -> bool:
    """Whether a character is part of the sign before it."""
    from unicodedata import category

    return category(sign) in {"Mn", "Mc", "Me", "Cf"} or SKIN[0] <= sign <= SKIN[1]


def _wide(text: str) -> bool:
    """Whether a text begins with a sign of two columns."""
    return bool(text) and not text.isascii() and plain.cells(text[0]) > 1


def _cut(word: str, room: int) -> list[str]:
    """Cut a word too long for a line: after a hyphen or slash where there is one, else anywhere."""
    lines: list[str] = []
    line, taken, whole = "", 0, 0
    for cluster in _clusters(word):
        wide = plain.cells(cluster)
        if line and taken + wide > room and cluster != " ":
            kept = line[:whole] or line
            lines.append(kept)
            line, whole = line[len(kept) :], 0
            taken = plain.cells(line)
        line, taken = line + cluster, taken + wide
        if cluster in {"-", "/"}:
            whole = len(line)
    return [*lines, line]
