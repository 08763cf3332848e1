"""delete: items, with all that hangs under them, taken out of a day."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core import edit_move
from blocklist.core.address import find_items
from blocklist.core.env import Note
from blocklist.core.result import Changed, Entry
from blocklist.core.subtree import lift

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.day import Box, Day
    from blocklist.core.env import Call, Env


def delete(env: Env, call: Call) -> Changed:
    """Take out all items named or none, and say how to take that back.

    Raises Refusal for an ITEM that can't be told, and where the day can't be saved.
    """
    date = day_file.date_of(env, call)
    entries: list[Entry] = []

    def edit_day(day: Day) -> Day:
        items = edit_move.roots(find_items(day, call.words, lambda _: True))
        entries[:] = [_entry(day, item) for item in items]
        return edit_move.delete(day, items)

    day_file.change(env, date, edit_day, call.label)
    if all(note.reason != "step_not_kept" for note in env.notes):
        env.notes.append(Note("to_take_back"))
    return Changed(date, entries)


def _entry(day: Day, item: Box) -> Entry:
    """Return what is said of an item: with it goes what hangs under it."""
    count = sum(bool(line.text.strip(" \t")) for line in lift(day, item).lines)
    if not count:
        return Entry("deleted", item)
    return Entry("deleted_line" if count == 1 else "deleted_lines", item, count=str(count))
