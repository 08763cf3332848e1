"""The board drawn: every part in its columns, as pieces of text and what each of them is.

What a piece is (a title, a name, a sign) becomes a colour in `board`, if there is any.
"""

from __future__ import annotations

from blocklist.core import day as days
from blocklist.core.text import as_shown
from blocklist.render import board_parts, look, plain
from blocklist.render.words.en import board as words
from blocklist.render.wrap import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blocklist.core.day import Box
    from blocklist.core.env import Env
    from blocklist.render.board_parts import Page, Part

    Piece = tuple[str, str]  # a text, and what it is
    Line = list[Piece]

# Signs of one column that usual fonts have. In ASCII a box is as it stands in the file.
SIGNS = {"now": "►", "open": "□", "started": "◧", "done": "✓", "carried": "→", "aside": "–"}
ASCII_SIGNS = {
    "now": ">", "open": "[ ]", "started": "[/]", "done": "[x]", "carried": "[>]", "aside": "[-]",
}  # fmt: skip
BAR, ASCII_BAR = ("━", "─"), ("=", "-")
BAR_CELLS = 10
MOST_DOTS = 32
WIDE, NARROW, TINY = 60, 30, 16
GAP, NAME_GAP = 3, 2
LEAST_NAMES = 10
ROOM, FLOW_ROOM = 12, 6  # what a text keeps, however deep its item stands
TAB = 4  # CommonMark 0.31, 2.2


class Sheet:
    """Where things stand, in columns from the left edge.

    `left` is where the board begins and `right` where it ends (one past). `name` is where names
    begin, `sign` where the sign of an item is, `id` its number and `text` its text; nested items
    stand `step` columns further in. `flow`: there is no room for columns, and the text follows the
    number. `names` is how wide the column of names is (0: time and progress stand below the name),
    `bar` whether there is one.
    """

    __slots__ = (
        "ascii", "bar", "flow", "hours", "id", "left", "name", "names", "right", "sign", "signs",
        "step", "text",
    )  # fmt: skip

    def __init__(self, env: Env, parts: Sequence[Part]) -> None:
        width = min(look.width(env), look.MOST_WIDTH)
        self.ascii = look.ascii_only(env)
        self.signs: Mapping[str, str] = ASCII_SIGNS if self.ascii else SIGNS
        self.hours = env.settings.clock
        self.flow = width < NARROW
        self.left, self.step = (0, 1) if self.flow else (1, 3 if width >= WIDE else 2)
        self.right = width if self.flow else width - 2 if width >= WIDE else width - 1
        digits = max([len(str(part.number)) for part in parts if part.number], default=1)
        ids = max([len(box.id) for part in parts for box in part.boxes if not box.blank], default=3)
        self._place(width, digits, ids)
        self.names = 0
        self.bar = False
        if width >= WIDE:
            self._measure(parts)

    def _place(self, width: int, digits: int, ids: int) -> None:
        """Choose the columns of names and items."""
        if self.flow:
            self.name = self.sign = self.id = 2
            self.text = 4 if width >= TINY else 2
            return
        self.name = 5 + digits
        self.sign = self.name + 2 if width >= WIDE else self.name
        self.id = self.sign + 3
        self.text = self.id + ids + 2

    def _measure(self, parts: Sequence[Part]) -> None:
        """Choose the columns of names and times. Neither the clock nor a tick moves them."""
        longest = max([plain.cells(clean(part.name)) for part in parts], default=0)
        times = max([board_parts.widest_time(part, self.hours) for part in parts], default=0)
        most = max([part.progress[1] for part in parts], default=0)
        counts = len(words.COUNT.format(done=most, all=most))
        room = self.right - self.name - NAME_GAP - times - GAP - counts
        self.bar = room - BAR_CELLS - GAP >= min(longest, LEAST_NAMES)
        self.names = min(max(longest, LEAST_NAMES), room - (BAR_CELLS + GAP) * self.bar)


def draw(page: Page, env: Env) -> list[Line]:
    """Return the lines of a board, an empty one between parts, but not between names alone."""
    sheet = Sheet(env, page.parts)
    groups = [_title(sheet, page)] if page.title else []
    single = False
    for part in page.parts:
        lines = _part(sheet, part)
        if groups and single and len(lines) == 1:
            groups[-1] += lines
        else:
            groups.append(lines)
        single = len(lines) == 1
    if page.sentence:
        left = sheet.left if page.parts else 0
        groups.append(column(left, wrap(clean(page.sentence), sheet.right - left)))
    drawn: list[Line] = []
    for group in groups:
        drawn += [[], *group] if drawn else group
    return drawn


def clean(text: str) -> str:
    """Return a text of his as it may be shown in a line: nothing in it is obeyed."""
    return plain.clean(text).replace("\t", " ")


def _title(sheet: Sheet, page: Page) -> list[Line]:
    """Return the title, with the time at the right, or under it where there is little room."""
    beside = (" " * GAP).join(page.beside)
    room = sheet.right - sheet.left
    left = room - len(beside) - GAP if beside else room
    title = clean(page.title)
    if left < min(plain.cells(title), TINY):
        below = [line for text in page.beside for line in wrap(text, room)]
        return column(sheet.left, wrap(title, room), "title") + column(sheet.left, below)
    lines = column(sheet.left, wrap(title, left), "title")
    if beside:
        fill(lines[0], sheet.right - len(beside), (beside, ""))
    return lines


def _part(sheet: Sheet, part: Part) -> list[Line]:
    """Return a heading and all that stands under it."""
    lines = _heading(sheet, part) if part.name or part.number is not None else []
    for box in part.boxes:
        lines += _blank(sheet, box) if box.blank else _item(sheet, box)
    for line in part.text:
        lines += own(sheet.sign, line, sheet.right)
    if part.more:
        lines += column(sheet.sign, wrap(board_parts.more(part), sheet.right - sheet.sign))
    return lines


def _heading(sheet: Sheet, part: Part) -> list[Line]:
    """Return the name, with time and progress beside it in columns, or under it."""
    number = "" if part.number is None else str(part.number)
    name = f"{number} {part.name}" if sheet.flow and number else part.name
    kind = "" if part.bare or part.quiet else "name"
    room = sheet.right - sheet.name
    lines = column(sheet.name, wrap(clean(name), sheet.names or room), kind)
    lines[0][:1] = _left_of_name(sheet, part, number)
    time: Piece = (board_parts.when(part, sheet.hours), "name" if part.now else "")
    done, counted = part.progress
    count: Piece = (words.COUNT.format(done=done, all=counted) if done else "", "")
    if sheet.names:
        fill(lines[0], sheet.name + sheet.names + NAME_GAP, time)
        bar = _bar(sheet, done, counted) if done and sheet.bar else []
        fill(lines[0], sheet.right - cells([*bar, count]), *bar, count)
        return lines
    gap = (" " * GAP, "")
    if time[0] and count[0] and cells([time, gap, count]) <= room:
        return [*lines, [(" " * sheet.name, ""), time, gap, count]]
    for text, look_of in (time, count):
        lines += column(sheet.name, wrap(text, room), look_of) if text else []
    return lines


def _left_of_name(sheet: Sheet, part: Part, number: str) -> Line:
    """Return the marker of now, and the number of a work time where it has a column."""
    line: Line = []
    fill(line, sheet.left, (sheet.signs["now"], "now") if part.now else (" ", ""))
    if not sheet.flow:
        fill(line, sheet.name - 2 - len(number), (number, ""))
    fill(line, sheet.name)
    return line


def _bar(sheet: Sheet, done: int, counted: int) -> Line:
    """Return a bar of progress; it is full when all is done, and then alone."""
    full, rest = ASCII_BAR if sheet.ascii else BAR
    full_cells = BAR_CELLS * done // counted or 1
    return [(full * full_cells, "done"), (rest * (BAR_CELLS - full_cells) + " " * GAP, "")]


def _item(sheet: Sheet, box: Box) -> list[Line]:
    """Return an item with its notes; one that is nested stands further in."""
    sign = sheet.signs[box.status] if box.mark in days.STATUS else f"[{clean(box.mark)}]"
    line = _boxed(sheet, box, (sign, box.status), box.id)
    at = sheet.text + _shift(sheet, box)
    first, *rest = wrap(clean(box.text), sheet.right - at, sheet.right - cells(line))
    lines = [[*line, (first, "")], *column(at, rest)]
    for note in box.notes:
        lines += own(at, as_shown(note), sheet.right) if note else []
    return lines


def _blank(sheet: Sheet, box: Box) -> list[Line]:
    """Return a place to write: a box, and a dotted line without a number."""
    line = _boxed(sheet, box, (sheet.signs["open"], "open"), "")
    return [[*line, ("." * min(sheet.right - cells(line), MOST_DOTS), "")]]


def _boxed(sheet: Sheet, box: Box, sign: Piece, number: str) -> Line:
    """Return what stands left of a text: a sign around the middle of its column, and a number."""
    shift = _shift(sheet, box)
    if sheet.flow:
        return [(" " * (sheet.sign + shift), ""), sign, (f" {number} " if number else " ", "")]
    line: Line = []
    fill(line, sheet.sign + shift - plain.cells(sign[0]) // 2, sign)
    fill(line, sheet.id + shift, (number, ""))
    fill(line, sheet.text + shift)
    return line


def _shift(sheet: Sheet, box: Box) -> int:
    """Return how many columns further in a nested item stands; its text keeps some room."""
    room = sheet.right - sheet.text - (FLOW_ROOM if sheet.flow else ROOM)
    deepest = max(room // sheet.step, 0)
    return sheet.step * min(box.depth, deepest)


def own(at: int, line: str, right: int) -> list[Line]:
    """Return a line of his that is no box, with the indent that it has among its neighbours."""
    text = clean(line.expandtabs(TAB))
    bare = text.lstrip(" ")
    indent = min(len(text) - len(bare), (right - at) // 2)
    return column(at + indent, wrap(bare, right - at - indent))


def column(at: int, texts: Sequence[str], kind: str = "") -> list[Line]:
    """Return texts below one another, from the same column on."""
    return [[(" " * at, ""), (text, kind)] for text in texts]


def fill(line: Line, at: int, *pieces: Piece) -> None:
    """Let pieces stand from a column on, or where the line ends if that is further."""
    line += [(" " * (at - cells(line)), ""), *pieces]


def cells(line: Line) -> int:
    """Return how many columns a line takes."""
    return sum([plain.cells(text) for text, _ in line])
