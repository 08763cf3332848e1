"""What `find` found on one page, on a terminal: its title, and below it items and lines."""

from __future__ import annotations

from blocklist.core import day as days
from blocklist.core import find, pages
from blocklist.render import board, board_lines, look, plain
from blocklist.render.words.en import board as spoken
from blocklist.render.words.en import find as words
from blocklist.render.wrap import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Box
    from blocklist.core.env import Env
    from blocklist.core.find import Found, Hit
    from blocklist.render.board_lines import Line

LEFT, ID, TEXT = 3, 6, 12  # the columns where the sign of an item stands, its number, its text
GAP = 2
NARROW = 30  # with fewer columns a text follows its number


def lines(found: Found, sought: Sequence[str], env: Env) -> list[str]:
    """Return a page's title and its hits."""
    name = env.words.week_title if pages.week_of(found.date) else env.words.long_date
    title = str(name(found.date))
    if look.plain_words(env.variables):
        return [title, *[_clean(_spoken(hit)) for hit in found.hits]]
    drawn: list[Line] = [[(f" {part}", "title")] for part in wrap(title, _width(env) - 1)]
    for hit in found.hits:
        drawn += _drawn(hit, sought, env)
    return board.painted(drawn, env)


def _spoken(hit: Hit) -> str:
    """Return a hit in words alone, for a screen reader."""
    text = hit.text + (words.PLACE.format(name=hit.name) if hit.name else "")
    if hit.item is None:
        return text
    mark = spoken.SPOKEN_STATUS[hit.item.status]
    if hit.item.mark not in days.STATUS:
        mark = spoken.SPOKEN_MARK.format(mark=hit.item.mark)
    return f"{mark}: {hit.item.id} {text}"


def _drawn(hit: Hit, sought: Sequence[str], env: Env) -> list[Line]:
    """Return a hit as lines: sign, number and text in columns, and where it stands after them."""
    width = _width(env)
    column = TEXT if width >= NARROW else LEFT
    head: Line = _head(hit.item, env) if hit.item else [(" " * column, "")]
    taken = sum(plain.cells(part) for part, _ in head)
    text = _clean(hit.text + (words.PLACE.format(name=hit.name) if hit.name else ""))
    bold = find.spans(hit.text, sought)
    lines: list[Line] = []
    at = 0
    for part in wrap(text, width - 1 - column, width - 1 - taken):
        at = text.index(part, at)
        lines.append([*(head or [(" " * column, "")]), *_marked(text, at, at + len(part), bold)])
        at += len(part)
        head = []
    return lines


def _head(item: Box, env: Env) -> Line:
    """Return what stands before the text of an item: a sign around the middle of its column."""
    signs = board_lines.ASCII_SIGNS if look.ascii_only(env) else board_lines.SIGNS
    sign = signs[item.status] if item.mark in days.STATUS else f"[{_clean(item.mark)}]"
    if _width(env) < NARROW:
        return [(" ", ""), (sign, item.status), (f" {item.id} ", "")]
    left = LEFT - plain.cells(sign) // 2
    gap = max(ID - left - plain.cells(sign), 1)
    number = item.id.ljust(TEXT - ID - GAP) + " " * GAP
    return [(" " * left, ""), (sign, item.status), (" " * gap + number, "")]


def _width(env: Env) -> int:
    """Return the columns to write in."""
    return min(look.width(env), look.MOST_WIDTH)


def _marked(text: str, start: int, stop: int, bold: Sequence[tuple[int, int]]) -> Line:
    """Return a part of a text as pieces: what was found, and what stands around it."""
    line: Line = []
    at = start
    for first, last in bold:
        first, last = max(first, at), min(last, stop)  # noqa: PLW2901 - the part inside this line
        if first < last:
            line += [(text[at:first], ""), (text[first:last], "found")]
            at = last
    return [*line, (text[at:stop], "")]


def _clean(text: str) -> str:
    """Return a text of his as it may be shown in a line, sign by sign."""
    return plain.clean(text).replace("\t", " ")
