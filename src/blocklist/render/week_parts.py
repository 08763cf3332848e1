"""What stands in a week in words, before anybody decides how it looks."""

from __future__ import annotations

from blocklist.core import isodate
from blocklist.core.week import by_weekday
from blocklist.render.words.en import week as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from blocklist.core.day import Box
    from blocklist.core.env import Env
    from blocklist.core.result import WeekResult
    from blocklist.core.week import Done, Week
    from blocklist.core.week_rows import Cell, Row

    Label = tuple[str, Sequence[tuple[str, Box]]]  # what they are, and items with their dates
    Texts = tuple[str, str, str]  # the days of an item, its id, its text; "" where one is not said
    Lines = tuple[str, list[Texts]]

LONG_RUN = 3  # days in a row from which on the first and the last are told


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


def open_lines(result: WeekResult, week: Week, day: Callable[[str], str]) -> Iterator[Lines]:
    """Yield the lists of what is open or aside, as they are said on a terminal.

    Of several weeks the chosen one alone tells what is still open there. What stands on several
    days in the same words stands once, with all of them. `day` gives the name of a day.
    """
    for label, found in open_lists(week):
        if found is week.today:
            yield label, [("", item.id, item.text) for _, item in found]
        elif found is not week.open or week is result.weeks[-1]:
            yield label, _once(found, day)


def _once(found: Sequence[tuple[str, Box]], day: Callable[[str], str]) -> list[Texts]:
    """Return items with their days; those of the same words on several days once."""
    days: dict[str, list[str]] = {}
    for date, item in found:
        same = days.setdefault(item.text, [])
        same += [date] if date not in same else []
    rows, told = [], set()
    for date, item in found:
        if len(days[item.text]) == 1 or not item.text:
            rows.append((day(date), item.id, item.text))
        elif item.text not in told:
            told.add(item.text)
            rows.append(("", "", f"{item.text}  {_days(days[item.text], day)}"))
    return rows


def _days(dates: Sequence[str], day: Callable[[str], str]) -> str:
    """Return days in words: `Mon, Wed`; of three or more in a row the first and the last."""
    runs: list[list[str]] = []
    for date in dates:
        if runs and isodate.shift(runs[-1][-1], 1) == date:
            runs[-1].append(date)
        else:
            runs.append([date])
    said = []
    for run in runs:
        named = [day(date) for date in run]
        long = len(run) >= LONG_RUN
        said += [words.RUN.format(first=named[0], last=named[-1])] if long else named
    return ", ".join(said)


def done_texts(done: Done) -> list[str]:
    """Return what is done in his words; what he ticked without any has the name of its place."""
    return [item.text or name(done.name) for item in done.items]


def filtered(result: WeekResult) -> str:
    """Return what all of it holds, where not all is shown; where nothing is, the sentence does."""
    shown = result.tags and not result.blank
    return words.WITH_TAGS.format(tags=" ".join(result.tags)) if shown else ""


def tried_from(result: WeekResult) -> str:
    """Return which week page it is from: `(from W47)`, with the year where that is another."""
    week = result.tried[0] if result.tried else ""
    same_year = week[:4] == result.weeks[-1].name[:4]
    return words.TRIED_FROM.format(week=week[5:] if same_year else week)


def tried_since(result: WeekResult) -> str:
    """Return which week a page is from, by its first day: `(from the week of 16 Nov)`."""
    last = result.weeks[-1]
    name = result.tried[0] if result.tried else last.name
    thursday = isodate.of_iso_week(int(name[:4]), int(name[-2:]), 4) or last.dates[0]
    before = (3 - isodate.weekday(last.dates[0])) % 7
    first = isodate.from_ordinal(max(isodate.ordinal(thursday) - before, 1))
    return words.TRIED_SINCE.format(date=words.short(first, last.dates[0]))


def sentence(result: WeekResult) -> str:
    """Return what is said where nothing stands in any of the weeks, else nothing."""
    if not result.blank:
        return ""
    if result.tags:
        return words.NOTHING_TAGS.format(tags=" ".join(result.tags))
    return words.NOTHING if len(result.weeks) == 1 else words.NOTHING_WEEKS


def nothing(result: WeekResult) -> str:
    """Return what a pipe is told where it gets no line, with the days that were asked for."""
    first = result.since if result.since < result.weeks[0].dates[0] else result.weeks[0].shown[0]
    days = words.span(first, result.weeks[-1].shown[-1])
    if result.tags:
        return words.NOTHING_TAGS_IN.format(tags=" ".join(result.tags), days=days)
    return words.NOTHING_IN.format(days=days)
