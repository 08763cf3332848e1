"""A sheet of paper as HTML: a day to pin over the desk, or the days of a week side by side."""

from __future__ import annotations

from blocklist.core import day as days
from blocklist.core import times
from blocklist.core.paper import rows
from blocklist.render import board_parts, html_page, paper_css, paper_room
from blocklist.render.html_page import text
from blocklist.render.words.en import board as board_words
from blocklist.render.words.en import paper as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.day import Box
    from blocklist.core.env import Env
    from blocklist.core.paper import Paper, Part, Row
    from blocklist.render.paper_css import Measures

# What is drawn in a box, in a square of 20.
STROKES = {
    "done": "M3 11 L8 16 L17 3",
    "started": "M4 16 L16 4",
    "carried": "M3 10 H16 M11 5 L16 10 L11 15",
    "aside": "M4 10 H16",
}
FENCES = ("```", "~~~")
LINE = '<span class="line"></span>'


def page(paper: Paper, env: Env) -> str:
    """Return the page of a day, or of a week."""
    measures = paper_css.Measures(large=paper.large)
    title, body = _week(paper, env) if paper.week else _day(paper, measures, env)
    return html_page.page(env.settings.language, title, paper_css.css(paper, measures, title), body)


def _day(paper: Paper, measures: Measures, env: Env) -> tuple[str, str]:
    """Return the title of a day's page, and what stands in it."""
    sheet, room = paper.sheets[0], paper_css.room(paper)
    paper_room.spread(sheet.parts, measures, *room)
    title = env.words.long_date(sheet.date) if sheet.date else words.BLANK_TITLE
    lines = ["<main>", "<header>"]
    if sheet.date:
        lines.append(f"<h1>{text(title)}</h1>")
    else:
        lines.append(f'<h1 class="hand">{words.DAY_LINE}{LINE}</h1>')
    own = _unmarked(sheet.title)
    if own and not _tells_no_more(own, title):
        lines.append(f'<p dir="auto">{text(own)}</p>')
    lines.append("</header>")
    for part in sheet.parts:
        lines += _section(part, env, paper_room.length(part, measures, *room))
    return title, "\n".join([*lines, _stuck(), "</main>"])


def _tells_no_more(own: str, date: str) -> bool:
    """Whether a title of his is no more than the date: numbers, and words of it, short or whole."""
    signs = "".join([sign if sign.isalnum() else " " for sign in own.casefold()])
    known = date.casefold().split()
    return all(word.isdigit() or any(k.startswith(word) for k in known) for word in signs.split())


def _unmarked(title: str) -> str:
    """Return a title without the signs that make words of it bold, slanted or code."""
    for sign in ("**", "__", "*", "`"):
        pieces = title.split(sign)
        pairs = len(pieces) > 2 and len(pieces) % 2 == 1
        if pairs and all(piece and piece == piece.strip() for piece in pieces[1::2]):
            title = "".join(pieces)
    return title


def _stuck() -> str:
    """Return the line for a plan of what to do when stuck."""
    return f'<p class="stuck"><span>{words.STUCK}</span>{LINE}</p>'


def _section(part: Part, env: Env, length: str) -> Iterator[str]:
    """Yield a work time: its name and time, and beside them what stands in it.

    Where it may go on on another sheet they stand above, and are told there again.
    """
    yield f'<section dir="auto" class="{length}">' if length else '<section dir="auto">'
    yield f"<h2>{_name(part)} {_time(part, env)}</h2>"
    yield "<div>"
    yield from _content(part)
    yield "</div>"
    yield "</section>"
    yield '<div class="gap"></div>'


def _name(part: Part) -> str:
    """Return the name of a part; one that has none is a line to write it on."""
    if part.name is None:
        return f'<span class="hand" role="img" aria-label="{words.WORK_TIME}">{LINE}</span>'
    return f'<span class="name">{text(part.name or words.WHOLE_DAY)}</span>'


def _is_time(part: Part) -> bool:
    """Whether a part's name is no more than its time: it is told once."""
    if part.start is None or not part.name:
        return False
    reading = times.read_heading(part.name)
    return reading.start is not None and reading.name == part.name


def _time(part: Part, env: Env) -> str:
    """Return the time of a part, if it has one that its name does not tell."""
    if _is_time(part):
        return ""
    time = board_parts.span(part.start, part.end, env.settings.clock)
    return f'<span class="time">{time}</span>' if time else ""


def _content(part: Part, *, within: bool = False) -> Iterator[str]:
    """Yield boxes and lines of a part, then his text that is no box."""
    if part.boxes or part.lines:
        yield "<ul>"
        for box in part.boxes:
            yield _blank(box.depth) if box.blank else _item(box, within=within)
        yield from [_blank(0)] * part.lines
        yield "</ul>"
    yield from _his(part.text, "own")


def _his(lines: Sequence[str], kind: str) -> Iterator[str]:
    """Yield lines of his as paragraphs; code stands as he set it, without the fences around it."""
    fence = ""
    for line in lines:
        bare = line.strip(" \t")
        mark = bare[:3] if bare.startswith(FENCES) else ""
        if fence and mark == fence and not bare.strip(fence[0]):
            fence = ""
        elif mark and not fence:
            fence = mark
        elif fence:
            yield f'<p class="{kind} code" dir="ltr">{text(line)}</p>'
        elif line:
            yield f'<p class="{kind}" dir="auto">{text(line)}</p>'


def _blank(depth: int) -> str:
    """Return a box and a line to write on."""
    box = f'<span class="box" role="img" aria-label="{words.BLANK}"></span>'
    return f'<li class="blank{_nested(depth)}">{box}{LINE}</li>'


def _item(box: Box, *, within: bool) -> str:
    """Return an item: its box as it is marked, its number, its text and notes.

    The number has a column of its own, or stands `within` the text where that is narrow.
    """
    beside = (
        f' <span dir="ltr">{words.BESIDE[box.status]}</span>' if box.status in words.BESIDE else ""
    )
    number = f'<span class="id">{box.id}</span>'
    before, inside = ("", f"{number} ") if within else (number, "")
    said = [f"<p>{inside}{text(box.text)}{beside}</p>"]
    said += _his(box.notes, "note")
    return (
        f'<li class="item{_nested(box.depth)}" dir="auto">{_box(box)}{before}'
        f'<div class="words">{"".join(said)}</div></li>'
    )


def _box(box: Box) -> str:
    """Return a box with what its mark means drawn in it; a mark of his own stands as it is."""
    status, kind = board_words.SPOKEN_STATUS[box.status], "box"
    stroke = STROKES.get(box.status)
    inside = f'<svg viewBox="0 0 20 20"><path d="{stroke}"/></svg>' if stroke else ""
    if box.mark not in days.STATUS:
        status = board_words.SPOKEN_MARK.format(mark=box.mark)
        inside, kind = text(box.mark), "box mark"
    return f'<span class="{kind}" role="img" aria-label="{text(status)}">{inside}</span>'


def _nested(depth: int) -> str:
    """Return the class of what hangs under an item."""
    return " nested" if depth else ""


# ---------------------------------------------------------------------------------- the week


def _week(paper: Paper, env: Env) -> tuple[str, str]:
    """Return the title of a week's page, and what stands in it."""
    from blocklist.render.words.en.week import span

    dates = [sheet.date for sheet in paper.sheets if sheet.date]
    title = span(dates[0], dates[-1])
    head = "".join([f'<th scope="col">{_day_name(date, env)}</th>' for date in dates])
    lines = [
        "<main>", f"<h1>{title}</h1>", "<table>",
        f'<thead><tr><td class="names"></td>{head}</tr></thead>', "<tbody>",
    ]  # fmt: skip
    for row in rows(paper.sheets):
        lines += _row(row, env)
    return title, "\n".join([*lines, "</tbody>", "</table>", "</main>"])


def _day_name(date: str, env: Env) -> str:
    """Return a day in few words."""
    return text(env.words.short_date(date, date))


def _row(row: Row, env: Env) -> Iterator[str]:
    """Yield a work time on each of the days; its time stands with its name, others with their day.

    Where one of the days has no time, each stands with its day.
    """
    found = [part for part in row if part]
    spans = [_time(part, env) for part in found]
    shared = max(spans, key=spans.count) if all(spans) else ""
    yield f'<tr><th scope="row" dir="auto">{_name(found[-1])}{shared}</th>'
    for part in row:
        time = _time(part, env) if part else ""
        own = "" if time == shared else time
        yield "".join(["<td>", own, *(_content(part, within=True) if part else ()), "</td>"])
    yield "</tr>"
