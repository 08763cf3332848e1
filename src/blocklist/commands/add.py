"""add: one thing to do, into a work time, the whole day, or under another item."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core import edit, text
from blocklist.core.address import NoBlock, Place, find_block, find_items
from blocklist.core.day import is_open
from blocklist.core.lines import from_text
from blocklist.core.result import WRONG_USE, Changed, Entry, Note, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.call import Call
    from blocklist.core.day import Block, Box, Day
    from blocklist.core.env import Env

STANDARD_INPUT = ("-",)


class Wish:
    """What is to be added and where: `block` is the BLOCK named (None: none), which `make` lets make."""

    __slots__ = ("block", "make", "minute", "texts")

    def __init__(self, texts: Sequence[str], block: str | None, minute: int | None) -> None:
        self.texts = texts
        self.block = block
        self.minute = minute
        self.make = False


def add(env: Env, call: Call) -> Changed:
    """Add items to a day. The result has no entries when the person would rather not.

    Raises Refusal for a text, BLOCK or ITEM that can't be taken, and where the day can't be saved.
    """
    under = call.text("under")
    if under is not None and call.text("block") is not None:
        raise Refusal("under_and_block", WRONG_USE)
    texts = _texts(env, call)
    date = day_file.date_of(env, call, direction="coming")
    if under is not None:
        return _add_steps(env, call, date, under, texts)
    wish = Wish(texts, call.text("block"), day_file.minute_of(env, date))
    if env.ask:
        from blocklist.commands import add_ask

        day = day_file.read(env, date) or day_file.planned(env, date)[0]
        if not add_ask.settle(env.ask, day, wish, env.settings.things):
            env.notes.append(Note("nothing_written"))
            return Changed(date, [])
    added: list[Box] = []
    full: list[Block] = []

    def edit_day(day: Day) -> Day:
        new, added[:] = _add_items(day, wish)
        full[:] = [block for block in new.work if block.number == added[0].block and over(env, block)]
        return new

    day_file.change(env, date, edit_day, call.label)
    if not env.ask:
        env.notes.extend(Note("third_thing", block=block.name, count=len(waiting(block))) for block in full)
    return Changed(date, [Entry("added", box) for box in added])


def place_of(day: Day, wish: Wish) -> Place:
    """Return where the items go: the BLOCK that is named, else the work time now, else the whole day.

    Raises as find_block does.
    """
    if wish.block is not None:
        return find_block(day, wish.block, wish.minute)
    now = None if wish.minute is None else day.current(wish.minute)
    return Place(now, now.sections[0]) if now else Place(day.blocks[0], None)


def waiting(block: Block) -> list[Box]:
    """Return what the one-or-two question counts: open and started top-level items."""
    return [item for item in block.items if is_open(item) and not item.depth]


def over(env: Env, block: Block) -> bool:
    """Whether a work time holds more things than are asked about (docs/settings.md, `things`)."""
    return 0 < env.settings.things < len(waiting(block))


def _add_items(day: Day, wish: Wish) -> tuple[Day, list[Box]]:
    """Add to the place that is wished for, and make it where it may be made."""
    try:
        place = place_of(day, wish)
    except NoBlock as missing:
        if not (wish.make or missing.unasked):
            raise
        return edit.add_blocks(day, missing.makes, wish.texts)
    return edit.add_items(day, place, wish.texts)


def _add_steps(env: Env, call: Call, date: str, under: str, texts: Sequence[str]) -> Changed:
    """Add items under another one."""
    entries: list[Entry] = []

    def edit_day(day: Day) -> Day:
        entries.clear()
        item = find_items(day, [under], is_open)[0]
        for line in texts:
            day, added = edit.add_step(day, day.boxes[_position(day, item)], line)
            entries.extend(Entry("stepped", box, under=item.text) for box in added)
        return day

    day_file.change(env, date, edit_day, call.label)
    return Changed(date, entries)


def _position(day: Day, item: Box) -> int:
    """Return where an item stands among the boxes of a day that has grown below it."""
    return next(at for at, box in enumerate(day.boxes) if box.line == item.line)


def _texts(env: Env, call: Call) -> list[str]:
    """Return the texts to add: the words of the call as one, or the lines of standard input."""
    if call.words != STANDARD_INPUT:
        return [text.one_line(" ".join(call.words))]
    data = env.stdin.buffer.read() if env.stdin else b""
    document = from_text(data.decode("utf-8-sig", "surrogateescape"))
    texts = [text.one_line(line) for line in map(text.bare, document.lines) if line]
    if not texts:
        raise Refusal("no_lines", WRONG_USE)
    return texts
