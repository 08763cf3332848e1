"""What is done in a week, in his words, by day and work time."""

from __future__ import annotations

from itertools import zip_longest

from blocklist.render import plain, week_parts
from blocklist.render.board_lines import clean, column
from blocklist.render.week_sheet import GAP, INSIDE, LEFT, MOST_NAMES, NAME_GAP, pad
from blocklist.render.words.en import week as words
from blocklist.render.wrap import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.week import Done, Week
    from blocklist.render.board_lines import Line
    from blocklist.render.week_sheet import Sheet

DAY = 5  # `Mon  `
NARROW = 30  # with fewer columns a day stands above its work times
ROOM = 14  # what a text keeps beside a name


def draw(week: Week, sheet: Sheet) -> list[Line]:
    """Return the heading and the items; two work times of a day stand side by side if they fit."""
    drawn = column(LEFT, [words.DONE], "name")
    names = min(max(plain.cells(_name(done)) for done in week.done), MOST_NAMES)
    above = sheet.right < NARROW
    at = INSIDE + (NAME_GAP if above else DAY)
    half = (sheet.right - at - GAP) // 2 if sheet.wide else 0
    waiting, day = list(week.done), ""
    while waiting:
        left = waiting.pop(0)
        beside = waiting[0] if waiting and waiting[0].date == left.date else None
        if beside and _fits(left, names, half) and _fits(beside, names, half):
            blocks = _block(left, names, half), _block(waiting.pop(0), names, half)
            pairs = zip_longest(*blocks, fillvalue="")
            lines = column(at, [pad(one, half + GAP) + other for one, other in pairs])
        else:
            lines = column(at, _block(left, names, sheet.right - at))
        if left.date != day:
            day = left.date
            named = " " * INSIDE + sheet.day(day)
            if above:
                drawn.append([(named, "")])
            else:
                lines[0][0] = (pad(named, at), "")
        drawn += lines
    return drawn


def _name(done: Done) -> str:
    """Return what a work time is called."""
    return clean(week_parts.name(done.name))


def _texts(done: Done) -> list[str]:
    """Return his words, and the name of the work time for what he ticked without any."""
    return [clean(text) for text in week_parts.done_texts(done)]


def _fits(done: Done, names: int, room: int) -> bool:
    """Whether each item fits in a line beside its work time."""
    longest = max(map(plain.cells, _texts(done)))
    return plain.cells(_name(done)) <= names and longest <= room - names - NAME_GAP


def _block(done: Done, names: int, room: int) -> list[str]:
    """Return a work time and its items: beside it, or below it where there is little room."""
    beside = room - names - NAME_GAP
    if beside < ROOM:
        texts = [line for text in _texts(done) for line in _hung(text, room - NAME_GAP)]
        return [*wrap(_name(done), room), *(" " * NAME_GAP + line for line in texts)]
    texts = [line for text in _texts(done) for line in _hung(text, beside)]
    pairs = zip_longest(wrap(_name(done), names), texts, fillvalue="")
    return [pad(name, names + NAME_GAP) + text for name, text in pairs]


def _hung(text: str, room: int) -> list[str]:
    """Return a text in lines; those after its first stand a little further in."""
    first = wrap(text, room)
    if len(first) == 1:
        return first
    lines = wrap(text, room - NAME_GAP, room)
    return [lines[0], *(" " * NAME_GAP + line for line in lines[1:])]
