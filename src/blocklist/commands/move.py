"""move: items, with what hangs under them, brought to another place of the day."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core import edit_move
from blocklist.core.address import NoBlock, Place, block_list, find_items, find_place
from blocklist.core.again import again
from blocklist.core.day import is_open
from blocklist.core.env import Note
from blocklist.core.result import Changed, Entry, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Box, Day
    from blocklist.core.env import Ask, Call, Env


class _Aim:
    """Where items go: to BLOCK, which may be made, or (None) to the top of their own list."""

    __slots__ = ("asked", "block", "first", "make", "minute")

    def __init__(self, block: str | None, minute: int | None, *, first: bool) -> None:
        self.block = block
        self.minute = minute
        self.first = first
        self.make = False
        self.asked = False


def move(env: Env, call: Call) -> Changed:
    """Move all items named, or none. The result has no entries when the person would rather not.

    Raises Refusal for an ITEM or BLOCK that can't be taken, where it is not said where to and no
    one can be asked, and where the day can't be saved.
    """
    date = day_file.date_of(env, call)
    minute = day_file.minute_of(env, date)
    aim = _Aim(call.text("block"), minute, first=call.has("first"))
    shown: list[Box] = []
    if env.ask or not (aim.block or aim.first):
        day = day_file.current(env, date)
        shown = _named(day, call)
        if not _settled(env, day, shown, aim):
            env.notes.append(Note("nothing_written"))
            return Changed(date, [])
    entries: list[Entry] = []
    full: list[Note] = []

    def edit_day(day: Day) -> Day:
        items = again(day, shown) if shown else _named(day, call)
        new, entries[:] = _moved(day, items, aim)
        full[:] = _full(env, day, new)
        return new

    day_file.change(env, date, edit_day, call.label)
    if not aim.asked:
        env.notes += full
    return Changed(date, entries)


def _named(day: Day, call: Call) -> list[Box]:
    """Return the items that are named, without those that go with another one."""
    return edit_move.roots(find_items(day, call.words, lambda _: True))


def _settled(env: Env, day: Day, items: Sequence[Box], aim: _Aim) -> bool:
    """Ask until it is clear where the items go; tell whether they go anywhere.

    Raises Refusal where it must be asked and can't, and for a BLOCK that can't be taken.
    """
    if aim.block is None:
        if aim.first:
            return True
        if env.ask is None:
            raise Refusal("move_where", id=items[0].id, blocks=block_list(day))
        aim.block = env.ask("which_block", blocks=block_list(day))
        if not aim.block:
            return False
    return env.ask is None or _settled_in(env, env.ask, day, items, aim)


def _settled_in(env: Env, ask: Ask, day: Day, items: Sequence[Box], aim: _Aim) -> bool:
    """Ask about a work time that is not there, and about a third thing in it, as `add` does."""
    from blocklist.commands.add_ask import settle

    try:
        there = find_place(day, aim.block, aim.minute).block.waiting
    except NoBlock:
        there = []
    count = sum(is_open(item) and item not in there for item in items)
    things = env.settings.things if count else 0
    settled = settle(ask, day, aim.block, aim.minute, count, things)
    aim.asked = True
    if settled is None:
        return False
    aim.block, aim.make = settled
    return True


def _moved(day: Day, items: Sequence[Box], aim: _Aim) -> tuple[Day, list[Entry]]:
    """Return the day with the items where they are to go, and what is said of each."""
    if aim.block is None:
        return _to_the_top(day, items)
    try:
        place = find_place(day, aim.block, aim.minute)
    except NoBlock as missing:
        if not (aim.make or missing.unasked) or not missing.makes:
            raise
        new, boxes = edit_move.move(day, items, missing.makes)
        return new, [Entry("moved", box) for box in boxes]
    return _to(day, items, place, first=aim.first)


def _to(day: Day, items: Sequence[Box], place: Place, *, first: bool) -> tuple[Day, list[Entry]]:
    """Return the day with the items in a place, and what is said of each."""
    there = edit_move.already(day, items, place, first=first)
    going = [item for item in items if item not in there]
    if not going:
        return day, [Entry("already_moved", item) for item in there]
    new, boxes = edit_move.move(day, going, place, first=first)
    moved = iter(boxes)
    return new, [
        Entry("already_moved", edit_move.stays(day, item, going, new))
        if item in there
        else Entry("moved", next(moved))
        for item in items
    ]


def _to_the_top(day: Day, items: Sequence[Box]) -> tuple[Day, list[Entry]]:
    """Return the day with the items first in their own lists, and what is said of each."""
    keys = [(day.sections.index(item.section), item.section.boxes.index(item)) for item in items]
    said: dict[tuple[int, int], Entry] = {}
    for at in sorted({at for at, _ in keys}):
        here = [key for key in keys if key[0] == at]
        section = day.sections[at]  # those in other sections are found again by their place there
        boxes = [section.boxes[number] for _, number in here]
        day, entries = _to(day, boxes, Place(day.block_of(section), section), first=True)
        said.update(zip(here, entries, strict=True))
    return day, [said[key] for key in keys]


def _full(env: Env, old: Day, new: Day) -> list[Note]:
    """Return a note for each work time that has come to hold more than a few things."""
    before = {block.number: len(block.waiting) for block in old.work}
    return [
        Note("third_thing", block=block.name, count=len(block.waiting))
        for block in new.work
        if 0 < env.settings.things < len(block.waiting)
        and len(block.waiting) > before.get(block.number, 0)
    ]
