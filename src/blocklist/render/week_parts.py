"""What stands in a week in words, before anybody decides how it looks."""

from __future__ import annotations

from blocklist.core.week import by_weekday
from blocklist.render.words.en import week as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Box
    from blocklist.core.env import Env
    from blocklist.core.result import WeekResult
    from blocklist.core.week import Week
    from blocklist.core.week_rows import Cell, Row

    Label = tuple[str, Sequence[tuple[str, Box]]]  # what they are, and items with their dates


def title(result: WeekResult) -> str:
    """Return the days that are shown: `Monday 23 to Friday 27 November 2026`."""
    return words.span(result.weeks[0].shown[0], result.weeks[-1].shown[-1])


def dates(week: Week) -> str:
    """Return the days of one week that are shown."""
    return words.span(week.shown[0], week.shown[-1])


def numbers(result: WeekResult) -> str:
    """Return the ISO names of the weeks: `week W48`, `weeks W46 to W48`."""
    first, last = result.weeks[0].name, result.weeks[-1].name
    if first == last:
        return words.WEEK.format(week=last[5:])
    if first[:4] == last[:4]:
        first, last = first[5:], last[5:]
    return words.WEEKS.format(first=first, last=last)


def number(week: Week) -> str:
    """Return the ISO name of a week in words: `week W48`."""
    return words.WEEK.format(week=week.name[5:])


def count(cell: Cell, form: str = words.COUNT) -> str:
    """Return a count in words; where nothing is done yet, what is written."""
    done, written = cell
    return form.format(done=done, all=written) if done else words.WRITTEN.format(count=written)


def name(of: Row | str) -> str:
    """Return what a row, or a heading, is called."""
    return (of if isinstance(of, str) else of.name) or words.WHOLE_DAY


def cell(row: Row, date: str) -> str:
    """Return the count of a day in words, empty where there is none."""
    return count(row.cells[date]) if date in row.cells else ""


def by_work_time(result: WeekResult) -> list[tuple[str, str]]:
    """Return each work time and list over all weeks, and its count in words."""
    return [(name(row), count(row.total, words.COUNT_DONE)) for row in result.rows]


def by_day(result: WeekResult, env: Env) -> list[tuple[str, str]]:
    """Return each weekday over all weeks, and its count in words."""
    found = by_weekday(result.weeks[0], result.rows)
    return [(env.words.DAYS[day], count(cell, words.COUNT_DONE)) for day, cell in found]


def open_lists(week: Week) -> list[Label]:
    """Return what is still open, what is open today, and what was set aside, where there is any."""
    lists = ((words.OPEN, week.open), (words.TODAY, week.today), (words.ASIDE, week.aside))
    return [(label, found) for label, found in lists if found]


def tried_from(result: WeekResult) -> str:
    """Return which week page it is from: `(from W47)`, with the year where that is another."""
    week = result.tried[0] if result.tried else ""
    same_year = week[:4] == result.weeks[-1].name[:4]
    return words.TRIED_FROM.format(week=week[5:] if same_year else week)


def sentence(result: WeekResult) -> str:
    """Return what is said where nothing stands in any of the weeks, else nothing."""
    if not result.blank:
        return ""
    if result.tags:
        return words.NOTHING_TAGS.format(tags=" ".join(result.tags))
    return words.NOTHING if len(result.weeks) == 1 else words.NOTHING_WEEKS
