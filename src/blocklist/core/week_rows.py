"""The rows of a week: work times and lists by their names, over days that need not be alike.

Source of the rules: docs/commands.md, "week"; how names compare: docs/format.md, "Sections".
"""

from __future__ import annotations

from blocklist.core import names
from blocklist.core.day import OUTSIDE, WHOLE_DAY, progress
from blocklist.core.tags import holds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from blocklist.core.day import Box, Day, Section

    Cell = tuple[int, int]  # what is done, and what is done or open
    Keyed = tuple[int, Sequence[str], Section]  # the kind of a row, its keys, and what it is

LIST, WORK_TIME, LOOSE = range(3)  # the order in which rows stand


class Row:
    """A work time, a list for the whole day, or what stands outside of both, by days.

    `name` is what it was called last; it is "" for what stands outside. `cells` are counts by ISO
    date, for days on which something counts. `start` is the first minute of a day at which it
    begins on any of them.
    """

    __slots__ = ("cells", "name", "start")

    def __init__(self) -> None:
        self.name = ""
        self.start: int | None = None
        self.cells: dict[str, Cell] = {}

    @property
    def total(self) -> Cell:
        """Return what is done, and what is done or open, on all days."""
        return added(self.cells.values())


class Rows:
    """The rows as they are found, day by day; of each kind in the order in which they stand."""

    __slots__ = ("kinds", "known")

    def __init__(self) -> None:
        self.known: dict[tuple[int, str], Row] = {}
        self.kinds: tuple[list[Row], list[Row], list[Row]] = ([], [], [])

    def add(self, date: str, day: Day, tags: Sequence[str]) -> None:
        """Count the items of a day that hold the tags."""
        found = list(_keyed(day))
        above: dict[int, Row] = {}
        for at, (kind, keys, section) in enumerate(found):
            row = self._known(kind, keys) or self._new(kind, above.get(kind), found[at + 1 :])
            for key in keys:
                self.known.setdefault((kind, key), row)
            above[kind] = row
            row.name = section.name if kind != LOOSE else ""
            if section.start is not None:
                row.start = section.start if row.start is None else min(row.start, section.start)
            cell = progress(items(section.boxes, tags))
            if cell[1]:
                row.cells[date] = added((row.cells.get(date, (0, 0)), cell))

    def ordered(self) -> list[Row]:
        """Return the rows in which something counts, work times in the order of the day.

        One without a time keeps to the one above it.
        """
        lists, work, loose = self.kinds
        timed = []
        at = -1
        for row in work:
            at = at if row.start is None else row.start
            timed.append((at, row))
        timed.sort(key=lambda pair: pair[0])
        return [row for row in (*lists, *(row for _, row in timed), *loose) if row.cells]

    def _known(self, kind: int, keys: Sequence[str]) -> Row | None:
        """Return the row of that name.

        `keys` are the name's own, and the one by which it is found among the day's others: so
        `1. Math` and `Math` are one on different days, and two on the same.
        """
        return next((self.known[kind, key] for key in keys if (kind, key) in self.known), None)

    def _new(self, kind: int, above: Row | None, later: Sequence[Keyed]) -> Row:
        """Return a new row: below the one above it that day, else above the first known one below.

        Where it has no such neighbours it is the last.
        """
        row, order = Row(), self.kinds[kind]
        below = next((r for k, keys, _ in later if k == kind and (r := self._known(k, keys))), None)
        at = order.index(above) + 1 if above else order.index(below) if below else len(order)
        order.insert(at, row)
        return row


def places(day: Day) -> list[Section]:
    """Return the sections that hold items: lists for the whole day, work times, all else last."""
    whole = day.blocks[0].sections
    lists = [section for section in whole if section.kind == WHOLE_DAY]
    work = [block.sections[0] for block in day.work]
    return [*lists, *work, *(section for section in whole if section.kind == OUTSIDE)]


def items(boxes: Iterable[Box], tags: Sequence[str]) -> list[Box]:
    """Return those boxes that are items and hold the tags."""
    return [box for box in boxes if not box.blank and holds(box.text, tags)]


def added(cells: Iterable[Cell]) -> Cell:
    """Add up counts."""
    done = written = 0
    for cell in cells:
        done += cell[0]
        written += cell[1]
    return done, written


def _keyed(day: Day) -> Iterator[Keyed]:
    """Yield each section that holds items, with its kind and the keys of its row.

    A heading without a name counts as what stands outside of all.
    """
    lists = _forms(day.settings.whole_day)
    level2 = [section for section in day.sections if section.level > 1]
    keys = dict(zip(level2, names.keys([section.name for section in level2]), strict=True))
    for section in places(day):
        if section.level < 2 or not section.name:
            yield LOOSE, ("",), section
        elif section.kind == WHOLE_DAY:
            yield LIST, (lists[keys[section]],), section
        else:  # a name of signs alone has no letters to compare by
            own = names.key(section.name)
            yield WORK_TIME, (own or section.name, keys[section] or section.name), section


def _forms(whole_day: Iterable[str]) -> Mapping[str, str]:
    """Return the key of each name for the whole day by all forms that it may have."""
    return {form: key for key in map(names.key, whole_day) for form in names.whole_day_keys([key])}
