"""A week, or several, as a page for the talk between two people: HTML in one file.

All that he wrote is shown as text and made no part of the page. Sources: HTML Living Standard, 4;
WCAG 2.2; what stands in a week: docs/commands.md, "week".
"""

from __future__ import annotations

from unicodedata import bidirectional

from blocklist.core import isodate
from blocklist.core.text import as_typed
from blocklist.render import html_page, week_page_css, week_parts, week_picture
from blocklist.render.html_page import text
from blocklist.render.words.en import week as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from blocklist.core.day import Box
    from blocklist.core.env import Env
    from blocklist.core.result import WeekResult
    from blocklist.core.week import Week

    Items = list[tuple[str, str, list[str]]]  # an ISO date, a heading, and texts of his under it

BOLD = "**"
LINES = 2  # to write on, below each of the last two headings
PAIR = 2  # days, or pictures, in a row
LONG = " long"  # a class for what a sheet of paper may end in
MOST_LINES = 36  # that are kept on one sheet; a sheet has room for 45
NARROW, WIDE = 24, 60  # signs in a line of a day, and of what he wrote


def page(result: WeekResult, env: Env) -> str:
    """Return the page."""
    several = len(result.weeks) > 1
    lines = ["<main>", *_head(result)]
    if several and result.rows:
        lines += _by_work_time(result)
        lines += _by_weekday(result, env)
    if several and not result.blank:
        lines.append(f'<p class="unfold aside">{words.UNFOLD}</p>')
    for week in result.weeks:
        if several and not week.blank:
            lines += _folded(week, env, is_open=week is result.weeks[-1])
        elif not several:
            lines += _week(week, 2, env)
    if result.tried:
        source = f'<span class="aside">{week_parts.tried_since(result)}</span>'
        lines += _section(f"{words.TRIED} {source}", 2, _his(result.tried[1]))
    lines.append('<div class="kept">')
    for heading in (words.WILL_TRY, words.WILL_HELP):
        lines += _section(heading, 2, ['<div class="line"></div>'] * LINES)
    lines += ["</div>", "</main>"]
    title, css = week_parts.title(result), week_page_css.CSS
    return html_page.page(env.settings.language, title, css, "\n".join(lines))


def _head(result: WeekResult) -> Iterator[str]:
    """Yield the title, and what is left out if not all is shown."""
    yield "<header>"
    yield f"<h1>{text(week_parts.title(result))}</h1>"
    yield f"<p>{text(week_parts.numbers(result))}</p>"
    if result.tags and not result.blank:
        yield f"<p>{text(words.WITH_TAGS.format(tags=' '.join(result.tags)))}</p>"
    yield "</header>"
    if result.blank:
        yield f"<p>{text(week_parts.sentence(result))}</p>"


def _section(heading: str, level: int, parts: Iterable[str]) -> Iterator[str]:
    """Yield parts below a heading, which is HTML; each part is whole by itself.

    On paper a heading stays with the first of them.
    """
    first, *more = parts
    yield f'<section><div class="kept"><h{level}>{heading}</h{level}>'
    yield f"{first}</div>"
    yield from more
    yield "</section>"


# ----------------------------------------------------------------------------- several weeks


def _by_work_time(result: WeekResult) -> Iterator[str]:
    """Yield each work time over all weeks: its count in words, and a picture week by week."""
    pictures = week_picture.Pictures(result)
    legend = f'<p class="aside">{pictures.legend}</p>' if pictures.legend else ""
    cards = [
        f'<li><h3 dir="auto">{text(name)}</h3><p>{count}</p>{pictures.draw(row)}</li>'
        for row, (name, count) in zip(result.rows, week_parts.by_work_time(result), strict=True)
    ]
    parts = [f'<ul class="cards">{"".join(part)}</ul>' for part in (cards[:PAIR], cards[PAIR:])]
    return _section(words.BY_WORK_TIME, 2, [legend + parts[0], *parts[1 : 1 + (len(cards) > PAIR)]])


def _by_weekday(result: WeekResult, env: Env) -> Iterator[str]:
    """Yield each weekday over all weeks, in words."""
    counts = [f"<li>{day}: {count}</li>" for day, count in week_parts.by_day(result, env)]
    return _section(words.BY_WEEKDAY, 2, [f'<ul class="counts">{"".join(counts)}</ul>'])


def _folded(week: Week, env: Env, *, is_open: bool) -> Iterator[str]:
    """Yield one of several weeks, folded; on paper all are open."""
    yield "<details open>" if is_open else "<details>"
    title = f"<h2>{text(week_parts.dates(week))}</h2>"
    yield f'<summary>{title} <span class="aside">{week_parts.number(week)}</span></summary>'
    yield from _week(week, 3, env)
    yield "</details>"


# -------------------------------------------------------------------------------- one week


def _week(week: Week, level: int, env: Env) -> Iterator[str]:
    """Yield the parts of a week below headings of a level."""
    if week.rows:
        yield from _grid(week, env)
    done: Items = [(each.date, each.name, week_parts.done_texts(each)) for each in week.done]
    lists = [(words.DONE, done)]
    for label, found in week_parts.open_lists(week):
        lists.append((label, [(date, _heading(item), _texts([item])) for date, item in found]))
    for label, items in lists:
        if any(texts for _, _, texts in items):
            dated = label != words.TODAY
            yield from _section(label, level, _items(items, level + 1, env, dated=dated))
    if week.said:
        said = [(_day(date, env), lines) for date, lines in week.said]
        yield from _section(words.SAID, level, _beside(said, level + 1))
    if week.answers:
        yield from _section(words.ANSWERS, level, _beside(week.answers, level + 1))


def _grid(week: Week, env: Env) -> Iterator[str]:
    """Yield the days side by side, as a table.

    On a phone each row stands by itself, with the days in it: the roles keep it a table there.
    """
    names = "".join([week_parts.name(row) for row in week.rows])
    yield f'<table role="table" dir="{"rtl" if is_rtl(names) else "ltr"}">'
    yield f"<caption>{words.GRID_CAPTION}</caption>"
    days = [_short(date, env) for date in week.shown]
    head = "".join(
        [f'<th role="columnheader" scope="col">{day}</th>' for day in (words.GRID, *days)]
    )
    yield f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
    yield '<tbody role="rowgroup">'
    for row in week.rows:
        name = text(week_parts.name(row))
        cells = [f'<th role="rowheader" scope="row"><bdi>{name}</bdi></th>']
        for date, day in zip(week.shown, days, strict=True):
            count = week_parts.cell(row, date)
            cells.append(f'<td role="cell" dir="ltr" data-day="{day}">{count}</td>')
        yield f'<tr role="row">{"".join(cells)}</tr>'
    yield "</tbody>"
    yield "</table>"


def _items(items: Items, level: int, env: Env, *, dated: bool) -> Iterator[str]:
    """Yield items below their work time, and that beside its day: two days in a row."""
    day = name = ""
    inside: list[str] = []
    days: list[tuple[str, list[str]]] = []
    for date, heading, texts in items:
        if not texts:
            continue
        if date != day:
            day, inside = date, []
            days.append((date, inside))
        if heading != name or not inside:
            name = heading
            inside.append(f"<dt>{text(week_parts.name(heading))}</dt>")
        inside += [f'<dd dir="auto">{text(each)}</dd>' for each in texts]
    shown = []
    for date, terms in days:
        label = f"<h{level}>{_day(date, env)}</h{level}>" if dated else ""
        shown.append(f'<div class="day">{label}<dl>{_grouped(terms)}</dl></div>')
    for at in range(0, len(shown), PAIR):
        long = any(_is_long(terms, NARROW) for _, terms in days[at : at + PAIR])
        yield f'<div class="pair{LONG * long}">{"".join(shown[at : at + PAIR])}</div>'


def _grouped(pairs: Sequence[str]) -> str:
    """Return terms and what they are said of, so that a page is not cut between them.

    Each runs as its term does, from left to right or from right to left.
    """
    groups: list[list[str]] = []
    for each in pairs:
        if each.startswith("<dt"):
            groups.append([])
        groups[-1].append(each)
    return "".join([
        f'<div class="group{LONG * _is_long(group, NARROW)}" dir="auto">{"".join(group)}</div>'
        for group in groups
    ])  # fmt: skip


def _is_long(texts: Iterable[str], columns: int) -> bool:
    """Whether texts may take most of a sheet, so that it is better cut than kept whole."""
    return sum(1 + len(each) // columns for each in texts) > MOST_LINES


def _beside(said: Iterable[tuple[str, Sequence[str]]], level: int) -> Iterator[str]:
    """Yield what he wrote beside what it is about."""
    for about, lines in said:
        his = "\n".join(_his(lines))
        long = LONG * _is_long(lines, WIDE)
        yield f'<div class="beside{long}"><h{level}>{text(about)}</h{level}><div>{his}</div></div>'


def _his(lines: Sequence[str]) -> Iterator[str]:
    """Yield his lines as paragraphs; a line that is all bold is a question above its answer."""
    paragraph: list[str] = []
    for line in [*lines, ""]:
        question = _question(line)
        if paragraph and (question or not line):
            yield f'<p class="his" dir="auto">{text_lines(paragraph)}</p>'
            paragraph = []
        if question:
            yield f'<p class="his question" dir="auto"><strong>{text(question)}</strong></p>'
        elif line:
            paragraph.append(as_typed(line))


def text_lines(lines: Iterable[str]) -> str:
    """Return lines of his as text of an element in which they stay lines."""
    return "\n".join(map(text, lines))


def _question(line: str) -> str:
    """Return what stands in bold in a line that is all bold, else nothing."""
    bare = line.strip(" \t")
    inside = bare[len(BOLD) : -len(BOLD)]
    is_bold = bare == BOLD + inside + BOLD and inside == inside.strip("* \t")
    return inside if is_bold else ""


def is_rtl(his: str) -> bool:
    """Whether a text begins with a letter that is written from right to left (HTML, 3.2.6.4)."""
    sides = (bidirectional(sign) for sign in his)
    return next((side for side in sides if side in {"L", "R", "AL"}), "L") != "L"


def _texts(items: Iterable[Box]) -> list[str]:
    """Return the texts of items that have one."""
    return [item.text for item in items if item.text]


def _heading(item: Box) -> str:
    """Return the heading that an item stands under, "" for what stands outside of all."""
    return item.section.name if item.section.level > 1 else ""


def _day(date: str, env: Env) -> str:
    """Return a day of a week: `Monday 23`."""
    return f"{env.words.DAYS[isodate.weekday(date)]} {int(date[8:])}"


def _short(date: str, env: Env) -> str:
    """Return a day of a week where there is little room: `Mon 23`."""
    return f"{env.words.DAYS[isodate.weekday(date)][:3]} {int(date[8:])}"
