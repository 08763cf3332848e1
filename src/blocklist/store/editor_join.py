"""What other blocklists did to a file while it was open in an editor, joined with what came of it.

Source of the rules: docs/saving.md, "A file in your editor".
"""

from __future__ import annotations

from blocklist.core import rejoin
from blocklist.core.lines import decode
from blocklist.core.patch import take_back
from blocklist.store import history
from blocklist.store.history import checksum
from blocklist.store.history_back import put_back
from blocklist.store.undo import turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.lines import Document
    from blocklist.core.patch import Taken
    from blocklist.store.history import Hunk
    from blocklist.store.history_read import Part
    from blocklist.store.history_read import Step as Made

    Other = tuple[Made, Part]


class Joined:
    """A text with the steps of others in it.

    `base` is what they alone would have made of the old text. `lost` are the steps that have no
    place in it, and are in neither.
    """

    __slots__ = ("base", "lost", "text")

    def __init__(self, text: bytes, base: bytes) -> None:
        self.text = text
        self.base = base
        self.lost: list[Other] = []


def joined(old: bytes, found: bytes, others: Sequence[Other]) -> Joined:
    """Return what an editor left, `found`, with the steps of others; both began from `old`.

    Where they put lines in or tick boxes, these go in, each after the line above it. Where one took
    lines out, the text of the editor is told by its lines: it was made from the text before that
    step, or from the one after it. In the first case the step is made in it too, if it has a place.
    """
    states = [old]
    for _, part in others:
        states.append(_with(states[-1], part))
    if not any(_takes_out(part.hunks) for _, part in others):
        return Joined(rejoin.rejoin(old, found, states[-1]), states[-1])
    known = rejoin.nearest(found, states)
    result = Joined(found, states[known])
    for number, other in enumerate(others):
        before, after = states[number : number + 2]
        own = before == after and _stands(found, other[1])  # the editor alone had these lines
        if own or (number >= known and not _make(result, before, after)):
            result.lost.append(other)
    return result


def _make(result: Joined, before: bytes, after: bytes) -> bool:
    """Make what became of `before` in both texts, and tell whether it has a place there."""
    both = result.text, result.base
    if not _takes_out(history.hunks(before, after)):
        result.text, result.base = (rejoin.rejoin(before, each, after) for each in both)
        return True
    text, base = (_made(each, before, after) for each in both)
    if text is None or base is None:
        return False
    result.text, result.base = text, base
    return True


def with_all(old: bytes, others: Sequence[Other]) -> bytes:
    """Return a text with what other steps did to it, each where its lines stood."""
    for _, part in others:
        old = _with(old, part)
    return old


def _takes_out(hunks: Sequence[Hunk]) -> bool:
    """Whether lines are taken out somewhere, be it to put them elsewhere."""
    return any(rejoin.takes_out(b"".join(each.old), b"".join(each.new)) for each in hunks)


def _stands(text: bytes, part: Part) -> bool:
    """Whether a line that a step took out of the day stands there."""
    new = {line for each in part.hunks for line in each.new}
    gone = {line for each in part.hunks for line in each.old if line.strip()} - new
    return not gone.isdisjoint(history.lines(text))


def _made(text: bytes, before: bytes, after: bytes) -> bytes | None:
    """Return a text with what became of `before`, or None where that has no place there."""
    document = decode(text)
    taken = take_back(document, history.hunks(after, before))
    if taken.document is None or _hangs(document, taken):
        return None
    return taken.document.encode()


def _hangs(document: Document, taken: Taken) -> bool:
    """Whether a line would lose the one that it is indented under."""
    gone = {number for spot in taken.spots if not spot.after for number in spot.before}
    depth = -1
    for number, line in enumerate(document.lines):
        if not line.strip(" \t"):
            continue
        deep = len(line) - len(line.lstrip(" \t"))
        if number in gone:
            depth = deep if depth < 0 else min(depth, deep)
        elif 0 <= depth < deep:
            return True
        else:
            depth = -1
    return False


def _with(text: bytes, part: Part) -> bytes:
    """Return a text with a step in it, or where it has no place, with its new lines alone."""
    hunks = turned(part.hunks)
    if checksum(text) == part.old:
        return put_back(text, hunks)[0]
    taken = take_back(decode(text), hunks)
    if taken.document is not None:
        return taken.document.encode()
    for hunk in part.hunks:  # the editor had saved before that: its lines are there alone
        above, below = b"".join(hunk.above), b"".join(hunk.below)
        before, after = (above + b"".join(lines) + below for lines in (hunk.old, hunk.new))
        text = rejoin.rejoin(before, text, after)
    return text
