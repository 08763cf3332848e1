"""A week on a terminal: the days side by side, then what he did and wrote, in his own words."""

from __future__ import annotations

from blocklist.core.text import as_shown
from blocklist.render import board, look, plain, week_done, week_grid, week_parts
from blocklist.render.board_lines import clean, column, fill, own
from blocklist.render.week_sheet import GAP, INSIDE, LEFT, Sheet, pad
from blocklist.render.words.en import week as words
from blocklist.render.wrap import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.env import Env
    from blocklist.core.result import WeekResult
    from blocklist.core.week import Week
    from blocklist.render.board_lines import Line

BETWEEN = 4  # columns between two items in a line
LABEL = 18  # where what stands beside a label begins
DAY = 5  # `Mon  `


def lines(result: WeekResult, env: Env) -> list[str]:
    """Return the lines of a week, or of several, as they go to a terminal."""
    if look.plain_words(env.variables):
        from blocklist.render import week_spoken

        return week_spoken.lines(result, env)
    drawn: list[Line] = []
    for group in _groups(result, Sheet(env), env):
        drawn += [[], *group] if drawn else group
    return board.painted(drawn, env)


def _groups(result: WeekResult, sheet: Sheet, env: Env) -> Iterator[list[Line]]:
    """Yield what stands together; empty lines part it. Of several weeks the done lists are left."""
    head = _title(week_parts.title(result), week_parts.numbers(result), sheet)
    held = week_parts.filtered(result)
    yield head + (column(LEFT, wrap(clean(held), sheet.right - LEFT)) if held else [])
    sentence = week_parts.sentence(result)
    if sentence:
        yield column(LEFT, wrap(clean(sentence), sheet.right - LEFT))
    several = len(result.weeks) > 1
    if several and result.rows:
        yield _counts(words.BY_WORK_TIME, week_parts.by_work_time(result), sheet)
        yield _counts(words.BY_WEEKDAY, week_parts.by_day(result, env), sheet)
    for week in result.weeks:
        if several and not week.blank:
            yield _title(week_parts.dates(week), week_parts.number(week), sheet)
        if week.rows:
            yield week_grid.draw(week, sheet)
        if week.done and not several:
            yield week_done.draw(week, sheet)
        beside = [*_items(result, week, sheet), *_words(week, sheet)]
        if week is result.weeks[-1]:
            beside += _tried(result, sheet)
        if beside:
            yield beside


def _title(left: str, right: str, sheet: Sheet) -> list[Line]:
    """Return days in words, and the number of the week at the right, or under them."""
    room = sheet.right - LEFT
    if len(left) + GAP + len(right) > room:
        return [*column(LEFT, wrap(left, room), "title"), *column(LEFT, wrap(right, room))]
    line: Line = [(" " * LEFT + left, "title")]
    fill(line, sheet.right - len(right), (right, ""))
    return [line]


def _counts(heading: str, rows: Sequence[tuple[str, str]], sheet: Sheet) -> list[Line]:
    """Return counts below one another."""
    most = max(len(count) for _, count in rows)
    longest = max(plain.cells(clean(name)) for name, _ in rows)
    room = max(min(longest, sheet.right - INSIDE - GAP - most), 1)
    drawn = column(LEFT, wrap(heading, sheet.right - LEFT), "name")
    for name, count in rows:
        named = column(INSIDE, wrap(clean(name), room))
        fill(named[0], INSIDE + room + GAP, (count, ""))
        drawn += named
    return drawn


def _beside(label: str, texts: Sequence[list[Line]], sheet: Sheet) -> list[Line]:
    """Return what belongs to a label, beside it, or below it where there is little room."""
    drawn = [line for text in texts for line in text]
    if not sheet.wide:
        return [*column(LEFT, wrap(label, sheet.right - LEFT), "name"), *drawn]
    first, kind = drawn[0][0]
    drawn[0][:1] = [(pad(" " * LEFT + label, LABEL), "name"), (first[LABEL:], kind)]
    return drawn


def _at(sheet: Sheet) -> int:
    """Return where what belongs to a label begins."""
    return LABEL if sheet.wide else INSIDE


def _items(result: WeekResult, week: Week, sheet: Sheet) -> Iterator[Line]:
    """Yield what is still open and what was set aside, with its day, or as today's."""
    at = _at(sheet)
    for label, rows in week_parts.open_lines(result, week, sheet.day):
        texts = [clean(" ".join(filter(None, row))) for row in rows]
        yield from _beside(label, [column(at, _flowed(texts, sheet.right - at, sheet))], sheet)


def _flowed(texts: Sequence[str], room: int, sheet: Sheet) -> list[str]:
    """Return texts in lines: as many beside one another as fit, where there is room for columns."""
    lines: list[str] = []
    whole = False  # the last line holds items that fit
    for text in texts:
        if whole and plain.cells(lines[-1] + text) + BETWEEN <= room:
            lines[-1] += " " * BETWEEN + text
            continue
        first, *rest = wrap(text, room - 2, room)
        lines += [first, *(f"  {line}" for line in rest)]
        whole = sheet.wide and not rest
    return lines


def _words(week: Week, sheet: Sheet) -> Iterator[Line]:
    """Yield what he wrote, day by day, and in the week page."""
    at = _at(sheet)
    said = []
    for date, texts in week.said:
        drawn = _his(texts, at + DAY, sheet)
        drawn[0][0] = (" " * at + pad(sheet.day(date), DAY), "")
        said.append(drawn)
    if said:
        yield from _beside(words.SAID, said, sheet)
    answers = []
    for heading, texts in week.answers:
        answers += [column(at, wrap(heading, sheet.right - at)), _his(texts, at + 2, sheet)]
    if answers:
        yield from _beside(words.ANSWERS, answers, sheet)


def _tried(result: WeekResult, sheet: Sheet) -> list[Line]:
    """Return what he wanted to try, and in which week he said so."""
    if result.tried is None:
        return []
    drawn = _his(result.tried[1], _at(sheet), sheet)
    source = week_parts.tried_from(result)
    taken = sum(plain.cells(text) for text, _ in drawn[-1])
    if taken + 2 * GAP + len(source) <= sheet.right:
        fill(drawn[-1], taken + 2 * GAP, (source, ""))
    else:
        drawn += column(_at(sheet), wrap(source, sheet.right - _at(sheet)))
    return _beside(words.TRIED, [drawn], sheet)


def _his(texts: Sequence[str], at: int, sheet: Sheet) -> list[Line]:
    """Return lines of his as he typed them; empty ones are left out."""
    return [line for text in texts if text for line in own(at, as_shown(text), sheet.right)]
