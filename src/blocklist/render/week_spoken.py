"""A week in words alone, for a screen reader: no columns, one thing a line."""

from __future__ import annotations

from blocklist.core import isodate
from blocklist.core.text import as_shown
from blocklist.render import plain, week_parts
from blocklist.render.words.en import week as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.env import Env
    from blocklist.core.result import WeekResult
    from blocklist.core.week import Week
    from blocklist.core.week_rows import Row


def lines(result: WeekResult, env: Env) -> list[str]:
    """Return the lines of a week, or of several. None is wrapped: a reader takes each whole."""
    title = f"{week_parts.title(result)}, {week_parts.numbers(result)}"
    groups = [[title, week_parts.filtered(result)]]
    groups.append([week_parts.sentence(result)])
    several = len(result.weeks) > 1
    if several and result.rows:
        groups.append([words.BY_WORK_TIME, *map(": ".join, week_parts.by_work_time(result))])
        groups.append([words.BY_WEEKDAY, *map(": ".join, week_parts.by_day(result, env))])
    for week in result.weeks:
        if several and not week.blank:
            groups.append([f"{week_parts.dates(week)}, {week_parts.number(week)}"])
        groups += _week(result, week, env)
    if result.tried:
        said = map(as_shown, result.tried[1])
        groups.append([f"{words.TRIED} {week_parts.tried_from(result)}", *said])
    shown = [line for group in groups if any(group) for line in ("", *filter(None, group))]
    return [plain.clean(line).replace("\t", " ").rstrip(" ") for line in shown[1:]]


def _week(result: WeekResult, week: Week, env: Env) -> Iterator[list[str]]:
    """Yield what stands together in a week; of several the done lists are left."""
    yield [_row(row, week, env) for row in week.rows]
    if week.done and len(result.weeks) == 1:
        yield [words.DONE] + [
            f"{_day(done.date, env)}, {week_parts.name(done.name)}: {text}"
            for done in week.done
            for text in week_parts.done_texts(done)
        ]
    for label, rows in week_parts.open_lines(result, week, lambda date: _day(date, env)):
        texts = [(" ".join(filter(None, [days, number])), text) for days, number, text in rows]
        yield [label, *[": ".join(filter(None, both)) for both in texts]]
    if week.said:
        yield [words.SAID, *_his([(_day(date, env), texts) for date, texts in week.said])]
    if week.answers:
        yield [words.ANSWERS, *_his(week.answers)]


def _row(row: Row, week: Week, env: Env) -> str:
    """Return a row: its name, and the days that hold something."""
    cells = [
        f"{_day(date, env)} {week_parts.count(row.cells[date], words.COUNT_DONE)}"
        for date in week.dates
        if date in row.cells
    ]
    return f"{week_parts.name(row)}: {', '.join(cells)}"


def _day(date: str, env: Env) -> str:
    """Return the name of a day."""
    return str(env.words.DAYS[isodate.weekday(date)])


def _his(said: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """Return lines of his, the first of each with what it is about."""
    lines = []
    for about, (first, *rest) in said:
        lines += [f"{about}: {as_shown(first)}", *map(as_shown, filter(None, rest))]
    return lines
