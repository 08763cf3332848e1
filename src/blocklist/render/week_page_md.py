"""A week as markdown: a page of its own, or what stands between the markers of a week page.

Nothing of his becomes structure: items stand behind their work time, and what he wrote in a quote.
Items are plain bullets and no boxes, so that no other tool takes them for things to do.
Sources: CommonMark 0.31; GitHub Flavored Markdown 0.29, "Tables".
"""

from __future__ import annotations

from blocklist.core import isodate
from blocklist.render import plain, week_parts
from blocklist.render.words.en import week as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.env import Env
    from blocklist.core.result import WeekResult
    from blocklist.core.week import Week


def page(result: WeekResult, env: Env) -> str:
    """Return a page of its own."""
    lines = [f"# {_title(result, env)}", "", *body(result, env, own_page=False)]
    return "".join([f"{line}\n" for line in lines])


def body(result: WeekResult, env: Env, *, own_page: bool) -> list[str]:
    """Return all below the title.

    In the week's `own_page` what he wrote there is left out, since it stands there already.
    """
    several = len(result.weeks) > 1
    groups = [[week_parts.title(result)], [_clean(week_parts.filtered(result))]]
    groups.append([_clean(week_parts.sentence(result))])
    if several and result.rows:
        groups += _counts(words.BY_WORK_TIME, week_parts.by_work_time(result))
        groups += _counts(words.BY_WEEKDAY, week_parts.by_day(result, env))
    for week in result.weeks:
        mine = own_page and week is result.weeks[-1]
        if several and not week.blank:
            groups.append([f"## {week_parts.dates(week)} ({week.name[5:]})"])
        groups += _week(week, env, "###" if several else "##", own_page=mine)
    if result.tried:
        groups.append([f"## {words.TRIED} {week_parts.tried_from(result)}"])
        groups.append(_quoted(result.tried[1]))
    return [line for group in groups if any(group) for line in ("", *group)][1:]


def _title(result: WeekResult, env: Env) -> str:
    """Return `Week 48, 2026`, or `Weeks 2026-W46 to 2026-W48`."""
    first, last = result.weeks[0].name, result.weeks[-1].name
    if first == last:
        return str(env.words.week_title(last))
    return words.PAGE_WEEKS.format(first=first, last=last)


def _counts(heading: str, rows: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Return counts as a list."""
    return [[f"## {heading}"], [f"- {_clean(name)}: {count}" for name, count in rows]]


def _week(week: Week, env: Env, heading: str, *, own_page: bool) -> Iterator[list[str]]:
    """Yield the parts of a week; `heading` is the marker of its headings."""
    if week.rows:
        yield _grid(week, env)
    if week.done:
        yield [f"{heading} {words.DONE}"]
        yield list(_done(week, env))
    for label, found in week_parts.open_lists(week):
        yield [f"{heading} {label}"]
        days = [f"{_day(date, env)} " if found is not week.today else "" for date, _ in found]
        texts = [_clean(f"{item.id} {item.text}") for _, item in found]
        yield [f"- {day}{text}" for day, text in zip(days, texts, strict=True)]
    if week.said:
        yield [f"{heading} {words.SAID}"]
        for date, said in week.said:
            yield [f"**{_day(date, env)}**"]
            yield _quoted(said)
    if week.answers and not own_page:
        yield [f"{heading} {words.ANSWERS}"]
        for about, said in week.answers:
            yield [f"**{about}**"]
            yield _quoted(said)


def _grid(week: Week, env: Env) -> list[str]:
    """Return the days side by side, as a table."""
    rows = [["", *(_day(date, env)[:3] for date in week.shown)], ["---"] * (len(week.shown) + 1)]
    for row in week.rows:
        name = _clean(week_parts.name(row)).replace("\\", "\\\\").replace("|", "\\|")
        rows.append([name, *(week_parts.cell(row, date) for date in week.shown)])
    return [f"| {' | '.join(row)} |" for row in rows]


def _done(week: Week, env: Env) -> Iterator[str]:
    """Yield a bullet for each day, and below it one for each item."""
    day = ""
    for done in week.done:
        if done.date != day:
            day = done.date
            yield f"- {_day(day, env)}"
        name = _clean(week_parts.name(done.name))
        yield from [f"  - {name}: {_clean(text)}" for text in week_parts.done_texts(done)]


def _day(date: str, env: Env) -> str:
    """Return the name of a day."""
    return str(env.words.DAYS[isodate.weekday(date)])


def _quoted(lines: Sequence[str]) -> list[str]:
    """Return lines of his as a quote."""
    return [f"> {plain.clean(line)}".rstrip(" ") for line in lines]


def _clean(text: str) -> str:
    """Return a text of his as a part of a line; no comment begins in it."""
    return plain.clean(text).replace("\t", " ").replace("<!--", "&lt;!--")
