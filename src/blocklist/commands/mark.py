"""done, start, aside, reopen: the mark of an item."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core import edit
from blocklist.core.address import find_items, item_list
from blocklist.core.day import STATUS, is_open
from blocklist.core.env import Note
from blocklist.core.result import Changed, Entry, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Box, Day
    from blocklist.core.env import Call, Env

# The mark that each command sets (docs/format.md, "Boxes").
MARKS = {
    "done": "x",
    "start": "/",
    "aside": "-",
    "reopen": " ",
}


def mark(env: Env, call: Call) -> Changed:
    """Set the mark that the command stands for, on all items named or on none.

    Raises Refusal for an ITEM that can't be told, and where the day can't be saved.
    """
    sign = MARKS[call.command]
    status = STATUS[sign]
    date = day_file.date_of(env, call)
    picked = None if call.words else _pick(env, call.command, date)
    if picked == []:
        env.notes.append(Note("nothing_written"))
        return Changed(date, [])
    entries: list[Entry] = []

    def edit_day(day: Day) -> Day:
        named = (
            find_items(day, call.words, lambda item: item.status != status)
            if picked is None
            else _now(day, picked)
        )
        changed = [item for item in named if item.status != status]
        entries[:] = [
            Entry(call.command if item in changed else f"already_{call.command}", item)
            for item in named
        ]
        return edit.set_mark(day, changed, sign)

    day_file.change(env, date, edit_day, call.label)
    return Changed(date, entries)


def _pick(env: Env, command: str, date: str) -> list[Box]:
    """Return the item that is meant when none is named; none where the person names none.

    `done` means the one open item of the work time now. Raises Refusal where there is nothing to
    choose from, or no one to ask.
    """
    day = day_file.current(env, date)
    minute = day_file.minute_of(env, date)
    now = day.current(minute) if minute is not None and command == "done" else None
    waiting = [item for item in now.items if is_open(item)] if now else []
    if len(waiting) == 1:
        return waiting
    status = STATUS[MARKS[command]]
    choice = [i for i in day.items if i.status != status and (is_open(i) or command == "reopen")]
    if not choice:
        raise Refusal("nothing_to_pick", date=date)
    if env.ask is None:
        raise Refusal("pick_item", mark=command, items=item_list(choice))
    from blocklist.commands.pick import pick_items

    return pick_items(day, choice, env.ask("pick_item", item_list(choice)))


def _now(day: Day, picked: Sequence[Box]) -> list[Box]:
    """Return the items that were picked, in the day as it is now. Raises Refusal as again."""
    from blocklist.core.again import again

    return again(day, picked)
