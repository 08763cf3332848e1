"""The grid of a week: days side by side, a row for each work time; counts in words, no total."""

from __future__ import annotations

from blocklist.render import plain, week_parts
from blocklist.render.board_lines import clean, column
from blocklist.render.week_sheet import INSIDE, LEAST_NAMES, MOST_NAMES, NAME_GAP, pad
from blocklist.render.wrap import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.week import Week
    from blocklist.render.board_lines import Line
    from blocklist.render.week_sheet import Sheet

BETWEEN = ", "


def draw(week: Week, sheet: Sheet) -> list[Line]:
    """Return the grid, or where it does not fit each row with its days below its name."""
    days = [sheet.day(date) for date in week.shown]
    rows = [[week_parts.cell(row, date) for date in week.shown] for row in week.rows]
    names = [clean(week_parts.name(row)) for row in week.rows]
    widths = _widths(days, rows, sheet.right - INSIDE - LEAST_NAMES - NAME_GAP)
    if not widths:
        return [line for name, row in zip(names, rows, strict=True)
                for line in _listed(name, days, row, sheet)]  # fmt: skip
    longest = max(*map(plain.cells, names), LEAST_NAMES)
    left = sheet.right - INSIDE - NAME_GAP - sum(widths)
    room = min(longest, left, MOST_NAMES)
    return [_row("", days, widths, room, "name")[0]] + [
        line
        for name, row in zip(names, rows, strict=True)
        for line in _row(name, row, widths, room)
    ]


def _widths(days: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return the widths of the columns, all alike where they fit; none if they do not."""
    longest = [max(map(len, cells)) for cells in zip(days, *rows, strict=True)]
    for widths in ([max(longest)] * len(longest), longest):
        spaced = [*(width + NAME_GAP for width in widths[:-1]), widths[-1]]
        if sum(spaced) <= room:
            return spaced
    return []


def _row(
    name: str, cells: Sequence[str], widths: Sequence[int], room: int, kind: str = ""
) -> list[Line]:
    """Return a row: a name, which may take several lines, and cells beside it."""
    texts = "".join(map(pad, cells, widths))
    first, *rest = wrap(name, room)
    line: Line = [(" " * INSIDE + pad(first, room + NAME_GAP), ""), (texts, kind)]
    return [line, *column(INSIDE, rest)]


def _listed(name: str, days: Sequence[str], cells: Sequence[str], sheet: Sheet) -> list[Line]:
    """Return a row as lines: its name, and below it the days that hold something."""
    texts = [f"{day} {cell}" for day, cell in zip(days, cells, strict=True) if cell]
    lines = [""]
    room = sheet.right - INSIDE - NAME_GAP
    for at, text in enumerate(texts):
        ended = text + BETWEEN.rstrip() * (at + 1 < len(texts))
        if lines[-1] and len(lines[-1]) + 1 + len(ended) > room:
            lines.append(ended)
        else:
            lines[-1] = f"{lines[-1]} {ended}".lstrip()
    below = [part for line in lines for part in wrap(line, room)]
    return [*column(INSIDE, wrap(name, sheet.right - INSIDE)), *column(INSIDE + NAME_GAP, below)]
