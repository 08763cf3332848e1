"""note: a line under an item, such as what to do when stuck."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core import edit
from blocklist.core.address import find_items
from blocklist.core.day import is_open
from blocklist.core.result import Changed, Entry
from blocklist.core.text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.day import Day
    from blocklist.core.env import Call, Env


def note(env: Env, call: Call) -> Changed:
    """Put a line under one item.

    Raises Refusal for an ITEM or text that can't be taken, and where the day can't be saved.
    """
    line = one_line(" ".join(call.words[1:]))
    date = day_file.date_of(env, call)
    entries: list[Entry] = []

    def edit_day(day: Day) -> Day:
        item = find_items(day, call.words[:1], is_open)[0]
        entries[:] = [Entry("noted", item, note=line)]
        return edit.add_note(day, item, line)

    day_file.change(env, date, edit_day, call.label)
    return Changed(date, entries)
