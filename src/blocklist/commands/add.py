"""add: one thing to do, into a work time, the whole day, or under another item."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core import edit, text
from blocklist.core.address import NoBlock, find_items, find_place
from blocklist.core.day import is_open
from blocklist.core.env import Note
from blocklist.core.lines import from_text
from blocklist.core.result import WRONG_USE, Changed, Entry, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Block, Box, Day
    from blocklist.core.env import Call, Env

STANDARD_INPUT = ("-",)


def add(env: Env, call: Call) -> Changed:
    """Add items to a day. The result has no entries when the person would rather not.

    Raises Refusal for a text, BLOCK or ITEM that can't be taken, and where the day can't be saved.
    """
    under, block = call.text("under"), call.text("block")
    if under is not None and block is not None:
        raise Refusal("under_and_block", WRONG_USE)
    texts = _texts(env, call)
    date = day_file.date_of(env, call, direction="coming")
    if under is not None:
        return _add_steps(env, call, date, under, texts)
    make = False
    if env.ask:
        from blocklist.commands.add_ask import settle

        day = day_file.current(env, date)
        minute = day_file.minute_of(env, date)
        settled = settle(env.ask, day, block, minute, len(texts), env.settings.things)
        if settled is None:
            env.notes.append(Note("nothing_written"))
            return Changed(date, [])
        block, make = settled
    return _add_items(env, call, date, texts, block, make=make)


def _add_items(
    env: Env, call: Call, date: str, texts: Sequence[str], block: str | None, *, make: bool
) -> Changed:
    """Add to the place that BLOCK names, and make it where it may be made."""
    minute = day_file.minute_of(env, date)
    added: list[Box] = []
    full: list[Block] = []

    def edit_day(day: Day) -> Day:
        try:
            new, added[:] = edit.add_items(day, find_place(day, block, minute), texts)
        except NoBlock as missing:
            if not (make or missing.unasked):
                raise
            new, added[:] = edit.add_blocks(day, missing.makes, texts)
        full[:] = [
            b
            for b in new.work
            if b.number == added[0].block and 0 < env.settings.things < len(b.waiting)
        ]
        return new

    day_file.change(env, date, edit_day, call.label)
    if not env.ask:
        env.notes += [Note("third_thing", block=b.name, count=len(b.waiting)) for b in full]
    return Changed(date, [Entry("added", box) for box in added])


def _add_steps(env: Env, call: Call, date: str, under: str, texts: Sequence[str]) -> Changed:
    """Add items under another one."""
    entries: list[Entry] = []

    def edit_day(day: Day) -> Day:
        item = find_items(day, [under], is_open)[0]
        new, added = edit.add_steps(day, item, texts)
        entries[:] = [Entry("stepped", box, under=item.text) for box in added]
        return new

    day_file.change(env, date, edit_day, call.label)
    return Changed(date, entries)


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
