"""Small pictures of several weeks, drawn as SVG: how much was written and done, week by week.

They show what is there and have no scale to be measured by. One thing is of the same height in all
of them.
"""

from __future__ import annotations

import math

from blocklist.core.week import by_week
from blocklist.render import week_parts
from blocklist.render.html_page import text
from blocklist.render.words.en import week as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from blocklist.core.result import WeekResult
    from blocklist.core.week_rows import Row

    Box = tuple[float, float, float, float]  # left, top, width, height

# Lengths are CSS pixels.
MOST_WEEKS = 53  # of a year: more would be lines too thin to tell apart
WIDTH = 270  # of a picture, at most: it fits a phone
PITCH = 46  # from week to week, at most
HEIGHT = 84  # of the highest column, at most
THING = 8  # the height of one thing, at most
BOX_LEAST = 4  # the least height at which things are drawn one by one
NAME = 15  # the height of a line of names below
NAMED = 44  # the least from one name to the next: names that are closer are left out


class Pictures:
    """The pictures of several weeks. `legend` says how to read them, "" where there is none."""

    __slots__ = ("_each", "_pitch", "_result", "legend")

    def __init__(self, result: WeekResult) -> None:
        self._result = result
        count = len(result.weeks)
        self._pitch = min(PITCH, WIDTH / count)
        most = max(cell[1] for row in result.rows for cell in by_week(result.weeks, row))
        self._each = min(THING, HEIGHT / most)
        legend = words.LEGEND if self._each >= BOX_LEAST else words.LEGEND_BARS
        self.legend = legend if count <= MOST_WEEKS else ""

    def draw(self, row: Row) -> str:
        """Return the picture of a work time as SVG, "" where there is none."""
        if not self.legend:
            return ""
        weeks = self._result.weeks
        cells = by_week(weeks, row)
        firsts = [week.dates[0] for week in weeks]
        same = {first[:4] for first in firsts} == {firsts[-1][:4]}
        names = [words.short(first, firsts[-1] if same else "") for first in firsts]
        ground = max(written for _, written in cells) * self._each + 1
        width, height = self._pitch * len(weeks), ground + NAME * (1 if same else 2)
        done: list[Box] = []
        still: list[Box] = []
        for at, (ready, written) in enumerate(cells):
            done += self._column(at, 0, ready, ground)
            still += self._column(at, ready, written, ground)
        size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
        said = words.PICTURE.format(
            weeks="; ".join(f"{name} {week_parts.count(cell, words.COUNT_DONE)}"
                            for name, cell in zip(names, cells, strict=True) if cell[1])
        )  # fmt: skip
        return (
            f'<svg role="img" aria-label="{text(said)}" {size}>'
            f'<path class="done" d="{_path(done)}"/><path class="still" d="{_path(still)}"/>'
            f'<path class="ground" d="M0 {ground:g}H{width:g}"/>{self._names(names, ground)}</svg>'
        )

    def _column(self, at: int, start: int, stop: int, ground: float) -> list[Box]:
        """Return the boxes of things from one to another in the column of a week."""
        broad = max(self._pitch * 0.55, 1)
        left, high = self._pitch * at + (self._pitch - broad) / 2, self._each
        if start == stop:
            return []
        if high < BOX_LEAST:
            return [(left, ground - stop * high, broad, (stop - start) * high)]
        return [(left, ground - n * high, broad, high - 2) for n in range(start + 1, stop + 1)]

    def _names(self, names: list[str], ground: float) -> str:
        """Return the names of weeks below them, as many as do not touch; a year below the first.

        The newest week always has its name. The outermost names stand within the picture.
        """
        step = math.ceil(NAMED / self._pitch)
        shown = range((len(names) - 1) % step, len(names), step)
        found, year = [], ""
        for at in shown:
            x, kind = self._pitch * (at + 0.5), ""
            if self._pitch < NAMED and at in {0, len(names) - 1}:
                x, kind = (self._pitch * len(names), "last") if at else (0, "first")
            day, month, *own = names[at].split(" ")
            lines = [f"{day} {month}", *([own[0]] if own and own[0] != year else [])]
            year = "".join(own)
            place = f'x="{x:g}"' + (f' class="{kind}"' if kind else "")
            found += [
                f'<text {place} y="{ground + NAME * (line + 1) - 3:g}">{each}</text>'
                for line, each in enumerate(lines)
            ]
        return "".join(found)


def _path(boxes: Iterable[Box]) -> str:
    """Return boxes as the data of an SVG path."""
    return "".join([f"M{x:.4g} {y:.4g}h{w:.4g}v{h:.4g}h-{w:.4g}z" for x, y, w, h in boxes])
