"""Times in headings, and what is on and next by them.

All times are minutes from midnight of the day; one past the next midnight is above 1440. Source of
the rules: docs/format.md, "Times in a heading".
"""

from __future__ import annotations

from blocklist.core import clock
from blocklist.core.clock import BARE, FULL, GAPS, LONG, SLIP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.clock import Side

    Span = tuple[int | None, int | None]

NOON, MIDNIGHT, HALF_DAY = 720, 1440, 720
HOUR = 60
LONGEST = 6 * HOUR
# Signs before a time that opens a heading which make a price or a number of it.
NO_OPENING = "$€£#+@%/\\."


class Reading:
    """A heading, read.

    `name` is the heading without its time, all of it where it has none. `start` and `end` are its
    time; `end` is None for a start alone, both are for a heading without a time. `doubt`: it looks
    like a time and is none.
    """

    __slots__ = ("doubt", "end", "name", "start")

    def __init__(
        self, name: str, start: int | None = None, end: int | None = None, *, doubt: bool = False
    ) -> None:
        self.name = name
        self.start = start
        self.end = end
        self.doubt = doubt


def read_heading(text: str, above: int | None = None, day_starts: int = 0) -> Reading:
    """Return the name and the time of a heading.

    `text` is the heading as it stands, without `##`; `above` the start of the nearest work time
    above it that has one; `day_starts` the minute until which it is still the evening before.
    """
    folded = clock.fold(text)
    found = clock.sides(folded)
    doubt = False
    for index, other in enumerate(found[1:]):
        one = found[index]
        if not clock.joined(folded, one, other):
            doubt = doubt or clock.are_columns(folded, one, other)
        # In `Block 1 - 9:00-9:45` the bare number is the name's.
        elif one.kind != BARE or not clock.is_range(folded, found[index + 1 : index + 3]):
            span = _range(one, other, above, day_starts)
            if span:
                name = _name(text, folded, one.first, other.last)
                return Reading(name, span[0], span[1])
            opening = index == 0 and _opens(folded, one)
            doubt = doubt or _looks_like_range(one, other, opening=opening)
    if doubt or not found or not _opens(folded, found[0]):
        return Reading(text, doubt=doubt)
    start = _start(found[0], above, day_starts)
    if start is None:
        return Reading(text, doubt=True)
    return Reading(_name(text, folded, found[0].first, found[0].last), start)


def untils(spans: Sequence[Span]) -> list[int | None]:
    """Return when each block ends; one with a start alone at the day's next later start.

    The last one of those lasts an hour. None for a block without a time.
    """
    starts = sorted(start for start, _ in spans if start is not None)
    ends = []
    for start, end in spans:
        if start is not None and end is None:
            end = next((later for later in starts if later > start), start + HOUR)  # noqa: PLW2901 - it is the same end, found
        ends.append(end)
    return ends


def current(spans: Sequence[Span], minute: int) -> int | None:
    """Return the index of the block that is on, from its start to before its end.

    Of two that overlap it is the one that began later, of two that began together the one that
    ends first.
    """
    on = [
        (-start, until, index)
        for index, (start, until) in enumerate(spans)
        if start is not None and until is not None and start <= minute < until
    ]
    return min(on)[2] if on else None


def upcoming(spans: Sequence[Span], minute: int) -> int | None:
    """Return the index of the block that begins next after a minute; of equals, the first."""
    later = [
        (start, index)
        for index, (start, _) in enumerate(spans)
        if start is not None and start > minute
    ]
    return min(later)[1] if later else None


def _looks_like_range(one: Side, other: Side, *, opening: bool) -> bool:
    """Whether two joined numbers that are no range were meant as one, as far as can be told.

    `John 3:16-21` was not, `10:15-10:3` was. `opening`: the heading opens with a time.
    """
    kinds = {one.kind, other.kind}
    if FULL not in kinds:
        return False
    tight = other.first - one.last == 1
    if BARE in kinds:
        bare = one if one.kind == BARE else other
        return 1 <= bare.hour <= 12 or (tight and opening)
    return bool(kinds == {FULL} or SLIP in kinds or (LONG in kinds and tight))


def _range(one: Side, other: Side, above: int | None, day_starts: int) -> tuple[int, int] | None:
    """Return start and end that two joined numbers mean, None where they are no range."""
    unit = other.mark in {"h", "uhr"}
    start, end = _minutes(one, unit=unit), _minutes(other)
    if FULL not in {one.kind, other.kind} or start is None or end is None or start == MIDNIGHT:
        return None
    if other.half and one.free:
        start = end - _until_next(start, end)
    elif one.half and other.free:
        end = start + _until_next(start, end)
    elif one.free and other.free:
        start = _afternoon(one, start, above)
        end = start + _until_next(start, end)
        if end - start > LONGEST:
            return None
    elif end == start:
        return None
    elif end < start:
        end += MIDNIGHT
    return _within_day(start, end, day_starts)


def _minutes(side: Side, *, unit: bool = False) -> int | None:
    """Return the minutes of a time as it is written, None where it is no time of day.

    A number without minutes is an hour from 1 to 12, unless `unit` says that it is one: in
    `13 bis 14 Uhr` the last word stands by both.
    """
    hour, minute = side.hour, side.minute
    if side.kind not in {FULL, BARE} or minute > 59 or hour * 60 + minute > MIDNIGHT:
        return None
    if side.kind == BARE and not unit and not 1 <= hour <= 12:
        return None
    if side.half and hour <= 12:
        hour = hour % 12 + (12 if side.mark == "pm" else 0)
    elif side.mark == "am":
        return None
    return hour * 60 + minute


def _until_next(start: int, end: int) -> int:
    """Return the minutes from a time to the next that reads like `end` on a clock with hands."""
    return (end - start - 1) % HALF_DAY + 1


def _afternoon(side: Side, start: int, above: int | None) -> int:
    """Return what a start means that says nothing of its half of the day."""
    early = side.hour < 6 or (above is not None and above >= NOON and start < above)
    return start + HALF_DAY if early and side.hour < 12 else start


def _within_day(start: int, end: int, day_starts: int) -> tuple[int, int] | None:
    """Return a range in minutes of the day that it belongs to, None where it leaves the day."""
    if start < 0:
        start, end = start + MIDNIGHT, end + MIDNIGHT
    if start < day_starts:
        start, end = start + MIDNIGHT, end + MIDNIGHT
    return None if end > MIDNIGHT + day_starts else (start, end)


def _opens(folded: str, side: Side) -> bool:
    """Whether a time opens the heading: no word before it, and it is no price or date."""
    before = folded[: side.first]
    if side.kind != FULL or any(map(str.isalnum, before)) or before[-1:] in {*NO_OPENING}:
        return False
    return side.sign != "." or folded[side.last : side.last + 1] not in {".", "%", "€", "$", "£"}


def _start(side: Side, above: int | None, day_starts: int) -> int | None:
    """Return the start that a single time means, None where it is no time of day."""
    start = _minutes(side)
    if start is None or start == MIDNIGHT:
        return None
    if side.free:
        start = _afternoon(side, start, above)
    return start + MIDNIGHT if start < day_starts else start


# ------------------------------------------------------------------- the name without the time

TIES = "|·•・、:,-‐‑‒–—―−─⸺⸻﹘﹣"
CLOSE_UP = ":,、"
FROM = ("from", "von", "de")
BRACKETS = {
    "(": ")", "[": "]", "{": "}", "<": ">", "«": "»", "“": "”", "„": "“", "‘": "’", "「": "」",
    "『": "』", "【": "】", "〔": "〕", "《": "》", "〈": "〉",
}  # fmt: skip
CLOSING = ")]}>»”’」』】〕》〉"
PAIRED = "*_~`=\"'"


def _name(text: str, folded: str, first: int, last: int) -> str:
    """Return a heading without the time from `first` to `last`, and without what tied it in."""
    before, after, sign = _untie(text, folded, first, last)
    name = _join(before, after, sign).strip(GAPS + TIES)
    if any(map(str.isalnum, name)):
        return name
    return text.strip(GAPS) if name else text[first:last]


def _untie(text: str, folded: str, first: int, last: int) -> tuple[str, str, str]:
    """Return what stands before a time, what stands after it, and the sign that tied it in."""
    before = after = ""
    while True:
        left, right = clock.skip_back(folded, first), clock.skip(folded, last)
        apart = left < first or right > last
        first, last = left, right
        one, other = folded[first - 1 : first], folded[last : last + 1]
        if BRACKETS.get(one, "\n") == other or (one == other != "" and one in PAIRED and not apart):
            first, last = first - 1, last + 1
        elif one and one in TIES:
            first, before = first - 1, text[first - 1]
        elif other and other in TIES:
            last, after = last + 1, text[last]
        elif _word_before(folded, first) in FROM:
            first -= len(_word_before(folded, first))
        else:
            left, right = _empty_before(folded, first), _empty_after(folded, last)
            if (left, right) == (first, last):
                return text[:first], text[last:], before or after
            first, last = left, right


def _empty_before(text: str, at: int) -> int:
    """Return where the pair begins that ends at `at` with nothing in it; `at` if there is none."""
    start = clock.skip_back(text, max(at - 1, 0)) - 1
    if start < 0 or BRACKETS.get(text[start]) != text[at - 1]:
        return at
    return at if text[max(start - 1, 0) : start].isalnum() else start  # a word keeps its `f()`


def _empty_after(text: str, at: int) -> int:
    """Return where the pair ends that begins at `at` with nothing in it; `at` if there is none."""
    stop = clock.skip(text, at + 1)
    if stop >= len(text) or BRACKETS.get(text[at]) != text[stop]:
        return at
    return at if text[stop + 1 : stop + 2].isalnum() else stop + 1


def _word_before(text: str, at: int) -> str:
    """Return the word that ends at `at`; of a long one its last letters."""
    start = at
    while start and at - start < 5 and text[start - 1].isalnum():
        start -= 1
    return text[start:at]


def _join(before: str, after: str, sign: str) -> str:
    """Put the two parts of a name together; between two words one joining sign stays."""
    if not before or not after or _is_opener(before) or _is_closer(after):
        return before + after
    if not sign or not any(map(str.isalnum, before)) or not any(map(str.isalnum, after)):
        return f"{before} {after}"
    return f"{before}{sign} {after}" if clock.fold(sign) in CLOSE_UP else f"{before} {sign} {after}"


def _is_opener(before: str) -> bool:
    """Whether a text ends in a sign that opens a pair."""
    outside = before.rstrip(before[-1])[-1:]
    return before[-1] in BRACKETS or (before[-1] in PAIRED and (not outside or outside in GAPS))


def _is_closer(after: str) -> bool:
    """Whether a text begins with a sign that closes a pair."""
    outside = after.lstrip(after[0])[:1]
    return after[0] in CLOSING or (after[0] in PAIRED and (not outside or outside in GAPS))
