"""A step taken back by its line numbers, from a file that is byte for byte as it left it."""

from __future__ import annotations

from blocklist.core.lines import decode
from blocklist.core.patch import Spot, Taken
from blocklist.store.history import lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.store.history import Hunk


def put_back(data: bytes, hunks: Sequence[Hunk]) -> tuple[bytes, Taken]:
    """Return what a file held before the step that left `data` in it, as bytes and as a text.

    Nothing is looked for, so that any bytes come back: NUL, byte order mark and encoding too. The
    spots are left out where the lines of the text are not those of the bytes.
    """
    after = lines(data)
    before: list[bytes] = []
    spots = []
    at = 0
    for hunk in hunks:
        before += [*after[at : hunk.at_new], *hunk.old]
        at = hunk.at_new + len(hunk.new)
        spots.append(Spot(range(hunk.at_new, at), _standing(hunk)))
    before += after[at:]
    old = b"".join(before)
    document = decode(old)
    alike = len(before) == len(document.lines) and len(after) == len(decode(data).lines)
    return old, Taken(document, [], spots if alike else _marked(data, old, spots))


def _standing(hunk: Hunk) -> range:
    """Return the line numbers of a hunk in the old text."""
    return range(hunk.at_old, hunk.at_old + len(hunk.old))


def _marked(data: bytes, old: bytes, spots: list[Spot]) -> list[Spot]:
    """Return the spots of UTF-16, in which the byte order mark counts as a line; else none."""
    texts = decode(data), decode(old)
    if any(text.encoding == "utf-8" or text.tail or not text.writable for text in texts):
        return []
    return [Spot(_up(spot.before), _up(spot.after)) for spot in spots]


def _up(numbers: range) -> range:
    """Return line numbers without the line of the byte order mark."""
    return range(max(numbers.start - 1, 0), max(numbers.stop - 1, 0))
