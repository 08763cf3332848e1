"""A step taken back: its lines are found where they stand now, and what they replaced goes there.

Lines are told from others by their text, by what stands around them and by how many of the same
there were. Where that does not tell, nothing is taken back. Source of the rules: docs/saving.md,
"Taking back".
"""

from __future__ import annotations

from itertools import pairwise

from blocklist.core.lines import Document, from_text
from blocklist.core.under import named, places_under

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Protocol

    from blocklist.core.day import Day

    class Hunk(Protocol):
        """Lines that a step put in place of others (store.history fills it)."""

        at_old: int
        at_new: int
        nth: int
        among: int
        above: tuple[bytes, ...]
        old: tuple[bytes, ...]
        new: tuple[bytes, ...]
        below: tuple[bytes, ...]
        under: bytes | None


NEAR = 8  # lines on each side in which a line that stood beside is looked for
EDGE = "\n"  # stands for the start or the end of the text: no line is like it
# What a line around says of the place. Empty ones together say less than one with words.
BESIDE, APART, EMPTY = 12, 8, 1
OWN = 8  # what the text of a line says, where it is not known how many of the same there were


class Spot:
    """Where a hunk stands: its lines `before` it is taken back, and `after`, as line numbers."""

    __slots__ = ("after", "before")

    def __init__(self, before: range, after: range) -> None:
        self.before = before
        self.after = after


class Taken:
    """A text without a step.

    `document` is None where the step can't be taken back; `missing` then holds the lines that are
    changed, or that can't be told from others. `spots` are in the order of the text.
    """

    __slots__ = ("document", "missing", "spots")

    def __init__(self, document: Document | None, missing: list[str], spots: list[Spot]) -> None:
        self.document = document
        self.missing = missing
        self.spots = spots


class _Lines:
    """The lines of a hunk as text; those around it with the nearest first."""

    __slots__ = (
        "above", "among", "at", "below", "new", "new_ends", "nth", "old", "old_ends", "under",
    )  # fmt: skip

    def __init__(self, hunk: Hunk, written: str) -> None:
        encoding = _encoding(hunk, written)
        self.new, self.new_ends = _read(hunk.new, encoding, first=hunk.at_new == 0)
        self.old, self.old_ends = _read(hunk.old, encoding, first=hunk.at_old == 0)
        top = len(hunk.above) == hunk.at_new
        self.above = _around(hunk.above, encoding, first=top)[::-1]
        self.below = _around(hunk.below, encoding, first=False)
        # Three lines are kept on each side (store.history): fewer mean that the text ends there.
        self.above += [EDGE] * (len(hunk.above) < 3)
        self.below += [EDGE] * (len(hunk.below) < 3)
        if encoding != written:  # half a character has no form in another encoding
            "".join(self.old).encode()
        mark = encoding != "utf-8"  # the byte order mark of UTF-16 counts as a line there
        self.at = max(hunk.at_new - mark, 0)
        self.nth = hunk.nth
        self.among = hunk.among
        self.under: str | None = None
        if hunk.under is not None:
            self.under = "".join(_around((hunk.under,), encoding, first=False))


def take_back(document: Document, hunks: Sequence[Hunk]) -> Taken:
    """Return a text without what a step put in, or with which lines that can't be."""
    found: list[tuple[int, _Lines]] = []
    missing: list[str] = []
    for hunk in hunks if document.writable else ():
        try:
            wanted = _Lines(hunk, document.encoding)
        except UnicodeError:
            return Taken(None, [], [])
        at = _gap(document.lines, wanted) if not wanted.new else _place(document.lines, wanted)
        if at is None:
            missing += wanted.new or wanted.old
        else:
            found.append((at, wanted))
    found.sort(key=lambda place: place[0])
    for (at, one), (next_at, other) in pairwise(found):
        if at + len(one.new) > next_at:
            missing += other.new
    if missing or not document.writable:
        return Taken(None, [line for line in missing if line.strip(" \t")], [])
    return _without(document, found)


def words_alone(hunks: Sequence[Hunk]) -> list[Hunk]:
    """Return the hunks without those that put in headings and empty lines alone."""
    return [hunk for hunk in hunks if hunk.old or any(_has_words(line) for line in hunk.new)]


def _has_words(line: bytes) -> bool:
    """Whether a line is neither empty nor a heading, in any encoding."""
    text = line.replace(b"\0", b"").strip(b" \t\r\n")
    return bool(text) and (text[:1] != b"#" or text.lstrip(b"#")[:1] not in {b"", b" ", b"\t"})


def left_hanging(day: Day, taken: Taken) -> list[str]:
    """Return the lines that would lose what they stand under: their item, or their heading."""
    lines = day.document.lines
    after = taken.document.lines if taken.document else []
    gone: set[int] = set()
    for spot in taken.spots:
        stay = [after[number] for number in spot.after]
        if len(spot.after) < len(spot.before):
            gone.update(number for number in spot.before if lines[number] not in stay)
    tops = [(box.first, box.stop) for box in day.boxes]
    tops += [(section.line, section.stop) for section in day.sections]
    under = {number for top, stop in tops if top in gone for number in range(top, stop)}
    return [lines[number] for number in sorted(under - gone) if lines[number].strip(" \t")]


def _encoding(hunk: Hunk, written: str) -> str:
    """Return how the lines of a hunk are encoded; the file is `written` so by now.

    Each line of UTF-16 that has an end holds a NUL, and no line of ours in UTF-8 does.
    """
    data = b"".join([*hunk.above, *hunk.old, *hunk.new, *hunk.below])
    if b"\0" not in data:
        return "utf-8"
    if written != "utf-8":
        return written
    return "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"


def _read(parts: Sequence[bytes], encoding: str, *, first: bool) -> tuple[list[str], list[str]]:
    """Return lines and their ends as text. `first`: a byte order mark may stand before them.

    Raises UnicodeDecodeError.
    """
    survivor = "surrogateescape" if encoding == "utf-8" else "surrogatepass"
    text = b"".join(parts).decode(encoding, survivor)
    document = from_text(text.removeprefix("\ufeff") if first else text)
    return document.lines, document.ends


def _around(parts: Sequence[bytes], encoding: str, *, first: bool) -> list[str]:
    """Return lines that stood around; none that can be read says nothing of the place."""
    try:
        return _read(parts, encoding, first=first)[0]
    except UnicodeDecodeError:  # half a character stood at the end of the text
        return []


def _place(lines: list[str], wanted: _Lines) -> int | None:
    """Return the line number at which the wanted lines stand; None where that can't be told."""
    count = len(wanted.new)
    places = [at for at in range(len(lines) - count + 1) if lines[at : at + count] == wanted.new]
    if len(places) == wanted.among == 1:  # there was one, and there is one
        return places[0]
    fits = {at: _fit(lines, at, at + count, wanted)[0] for at in places}
    best = max(fits.values(), default=0)
    if not wanted.among or len(places) < wanted.among:
        # One of the same text is gone, and it may be this: then what is around it tells where.
        gaps = (
            _fit(lines, at, stop, wanted)[0]
            for at in range(len(lines) + 1)
            for stop in {at, min(at + count, len(lines))}
            if lines[at:stop] != wanted.new
        )
        own = 0 if wanted.among else OWN
        if best * 2 < _most(wanted) or best + own <= max(gaps):
            return None
    return _one(lines, wanted, [at for at in places if fits[at] == best], places)


def _gap(lines: list[str], wanted: _Lines) -> int | None:
    """Return the line number at which lines stood that are gone; None where that can't be told."""
    if wanted.at <= len(lines) and _fit(lines, wanted.at, wanted.at, wanted)[0] == _most(wanted):
        return wanted.at
    places: Sequence[int] = range(len(lines) + 1)
    if wanted.under is not None:
        if wanted.under and wanted.under not in lines:  # it may have another time by now
            lines = named(lines)
            wanted.above, wanted.below = named(wanted.above), named(wanted.below)
            wanted.under = named([wanted.under])[0]
        places = places_under(lines, wanted.under)
    fits = {at: _fit(lines, at, at, wanted) for at in places}
    best = max(fits.values(), default=(0, 0))
    if best[0] < APART:
        return None
    return _one(lines, wanted, [at for at in places if fits[at] == best], [])


def _one(
    lines: list[str], wanted: _Lines, chosen: Sequence[int], places: Sequence[int]
) -> int | None:
    """Return the one of equal places that is meant; None where that can't be told.

    `places` are all at which the wanted lines stand.
    """
    results = [[*lines[:at], *wanted.old, *lines[at + len(wanted.new) :]] for at in chosen]
    if all(result == results[0] for result in results):
        return chosen[0] if chosen else None
    if len(places) == wanted.among > 0:
        at = places[wanted.nth]
        return at if at in chosen else None
    far = sorted(abs(at - wanted.at) for at in chosen)
    nearest = [at for at in chosen if abs(at - wanted.at) == far[0]]
    return nearest[0] if len(nearest) == 1 else None


def _fit(lines: list[str], start: int, stop: int, wanted: _Lines) -> tuple[int, int]:
    """Return how well a place fits what stood around the wanted lines: in all, and above them."""
    near_above = lines[max(0, start - NEAR) : start][::-1]
    near_below = lines[stop : stop + NEAR]
    above = _side([*near_above, *[EDGE] * (start <= NEAR)], wanted.above)
    below = _side([*near_below, *[EDGE] * (len(lines) - stop <= NEAR)], wanted.below)
    return above + below, above


def _most(wanted: _Lines) -> int:
    """Return how well a place fits that is as it was."""
    return sum([BESIDE if _says(line) else EMPTY for line in wanted.above + wanted.below])


def _side(near: list[str], stood: list[str]) -> int:
    """Return how much of what stood on one side is still there, in its order."""
    fit = at = 0
    for line in stood:
        if at < len(near) and near[at] == line:
            fit += BESIDE if _says(line) else EMPTY
            at += 1
        elif _says(line) and line in near[at:]:
            fit += APART
            at = near.index(line, at) + 1
    return fit


def _says(line: str) -> bool:
    """Whether a line has words: an empty one and a blank stand anywhere."""
    return any(sign.isalnum() for sign in line)


def _without(document: Document, found: Sequence[tuple[int, _Lines]]) -> Taken:
    """Return the text with the lines found replaced by those that stood there before."""
    lines, ends = list(document.lines), list(document.ends)
    usual = next((end for end in ends if end), "\n")
    for at, wanted in reversed(found):
        stop = at + len(wanted.new)
        ends[at:stop] = _ends(ends[at:stop], wanted, usual, document.ends[-1:])
        lines[at:stop] = wanted.old
    for number in range(len(ends) - 1):  # the last line alone may have none
        ends[number] = ends[number] or usual
    return Taken(document.with_lines(lines, ends), [], list(_spots(found)))


def _ends(own: list[str], wanted: _Lines, usual: str, last: list[str]) -> list[str]:
    """Return the ends of the lines that come back: as they were, or as they have become since.

    `last` is the end of the text as it is. Where the step put lines below one without an end, and
    the text has one now, an editor has put it there.
    """
    ended = wanted.old_ends[-1:] == [""] and wanted.below[0] != EDGE and last != [""]
    if (own == wanted.new_ends and not ended) or not wanted.old:
        return wanted.old_ends
    return [own[0] or usual] * (len(wanted.old) - 1) + own[-1:]


def _spots(found: Sequence[tuple[int, _Lines]]) -> Iterator[Spot]:
    """Give where each hunk stands before and after all are taken back."""
    shift = 0
    for at, wanted in found:
        before, after = len(wanted.new), len(wanted.old)
        yield Spot(range(at, at + before), range(at + shift, at + shift + after))
        shift += after - before
