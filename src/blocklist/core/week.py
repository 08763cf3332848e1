"""A week from its days: counts by work time, what is done and still open, and what he wrote.

It describes and does not judge: no total, no ranking, no share. Source of the rules:
docs/commands.md, "week".
"""

from __future__ import annotations

from blocklist.core import isodate
from blocklist.core.day import is_open
from blocklist.core.tags import holds
from blocklist.core.week_rows import Rows, added, items, places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from blocklist.core.day import Box, Day
    from blocklist.core.week_rows import Cell, Row

    Answer = tuple[str, Sequence[str]]  # a heading of a week page, and his lines under it

SCHOOL_DAYS = 5  # Monday to Friday always have their column


class Done:
    """What is done in one work time of one day.

    `name` is that of its heading there, "" for what stands outside of all.
    """

    __slots__ = ("date", "items", "name")

    def __init__(self, date: str, name: str, done: Sequence[Box]) -> None:
        self.date = date
        self.name = name
        self.items = done


class Week:
    """A week to talk about.

    `dates` are its seven days, `shown` those of them that have a column. `name` is ISO 8601's
    (2026-W48). `rows` are those in which something counts this week. `open` is what is still open
    on days before today and `today` on today, `aside` what was set aside up to today; each is an
    ISO date and an item. `said` are a date and the lines of its reflection; `answers` what stands
    under the four headings of his week page.
    """

    __slots__ = (
        "answers", "aside", "dates", "done", "name", "open", "rows", "said", "shown", "today",
    )  # fmt: skip

    def __init__(self, dates: Sequence[str]) -> None:
        self.dates = dates
        self.name = name_of(dates[0])
        self.shown: list[str] = []
        self.rows: list[Row] = []
        self.done: list[Done] = []
        self.open: list[tuple[str, Box]] = []
        self.today: list[tuple[str, Box]] = []
        self.aside: list[tuple[str, Box]] = []
        self.said: list[tuple[str, Sequence[str]]] = []
        self.answers: Sequence[Answer] = ()

    @property
    def blank(self) -> bool:
        """Whether there is nothing to talk about."""
        lists = (self.rows, self.done, self.open, self.today, self.aside, self.said, self.answers)
        return not any(lists)


def dates_of(first: str) -> list[str]:
    """Return the seven dates of a week by its first; raise ValueError past the year 9999."""
    return [isodate.shift(first, days) for days in range(7)]


def name_of(first: str) -> str:
    """Return the ISO name of the week that begins on a day: that of its Thursday (2026-W48)."""
    year, number = isodate.iso_week(isodate.shift(first, (3 - isodate.weekday(first)) % 7))
    return f"{year:04}-W{number:02}"


def earliest(chosen: str, count: int) -> str:
    """Return the first day of so many weeks, of which `chosen` is the first day of the last.

    It is never before the year 1, however many they are.
    """
    number = isodate.ordinal(chosen)
    return isodate.from_ordinal(number - 7 * min(count - 1, (number - 1) // 7))


def written(first: str, chosen: str, dates: Iterable[str]) -> list[str]:
    """Return the first days of the weeks that have a day, the oldest first.

    They go from the week of `first` to that of `chosen`, which counts in any case; both are first
    days of a week, and `dates` those of all days that there are. So a span of 2,000 years costs no
    more than its files.
    """
    start, last = isodate.ordinal(first), isodate.shift(chosen, 6)
    found = {chosen}
    for date in dates:
        if first <= date <= last:
            found.add(isodate.shift(date, -((isodate.ordinal(date) - start) % 7)))
    return sorted(found)


def gather(
    weeks: Sequence[Sequence[str]],
    days: Mapping[str, Day],
    today: str,
    tags: Sequence[str],
    *,
    reflections: bool,
) -> tuple[list[Week], list[Row]]:
    """Return weeks to talk about, and all their rows in the order of a day.

    Each week is given as its seven dates; `days` are those that are written, by date. Items and
    reflections count if they hold the tags, and reflections if they are wanted at all.
    """
    rows = Rows()
    found = []
    for dates in weeks:
        week = Week(dates)
        for date in [date for date in dates if date in days]:
            day = days[date]
            rows.add(date, day, tags)
            _add_items(week, date, day, today, tags)
            said = day.reflection() if reflections else []
            if said and holds("\n".join(said), tags):
                week.said.append((date, said))
        found.append(week)
    ordered = rows.ordered()
    for week in found:
        week.rows = [row for row in ordered if any(date in row.cells for date in week.dates)]
        week.shown = _shown(week, days, tags)
    return found, ordered


def by_weekday(week: Week, rows: Sequence[Row]) -> list[tuple[int, Cell]]:
    """Return counts by weekday (0 is Monday), in the order of a week; none for blank ones."""
    cells: dict[int, list[Cell]] = {isodate.weekday(date): [] for date in week.dates}
    for row in rows:
        for date, cell in row.cells.items():
            cells[isodate.weekday(date)].append(cell)
    return [(weekday, added(found)) for weekday, found in cells.items() if found]


def by_week(weeks: Iterable[Week], row: Row) -> list[Cell]:
    """Return the counts of a row week by week; `(0, 0)` where nothing counts in it."""
    return [added(row.cells[date] for date in week.dates if date in row.cells) for week in weeks]


def _add_items(week: Week, date: str, day: Day, today: str, tags: Sequence[str]) -> None:
    """Put the items of a day where they belong: what is open or aside on later days, nowhere."""
    for section in places(day):
        done = [item for item in items(section.boxes, tags) if item.status == "done"]
        if done:
            week.done.append(Done(date, section.name if section.level > 1 else "", done))
    if date > today:
        return
    for item in items(day.items, tags):
        if is_open(item):
            (week.open if date < today else week.today).append((date, item))
        elif item.status == "aside":
            week.aside.append((date, item))


def _shown(week: Week, days: Mapping[str, Day], tags: Sequence[str]) -> list[str]:
    """Return the dates that have a column: a Saturday or Sunday where something stands."""
    said = {date for date, _ in week.said}
    return [
        date
        for date in week.dates
        if isodate.weekday(date) < SCHOOL_DAYS
        or date in said
        or (date in days and items(days[date].items, tags))
    ]
