"""reword: other words for an item; all that stands around them stays."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core import edit
from blocklist.core.address import find_items, item_list
from blocklist.core.again import again
from blocklist.core.env import Note
from blocklist.core.result import Changed, Entry, Refusal
from blocklist.core.text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.day import Box, Day
    from blocklist.core.env import Call, Env


def reword(env: Env, call: Call) -> Changed:
    """Give one item other words. The result has no entries where the person keeps the old ones.

    Raises Refusal for an ITEM or text that can't be taken, where words are needed and no one can be
    asked, and where the day can't be saved.
    """
    words = " ".join(call.words[1:])
    text = one_line(words) if call.words[1:] else ""
    date = day_file.date_of(env, call)
    shown: list[Box] = []
    if not text:
        day = day_file.current(env, date)
        shown = [_item(day, call)]
        text = _asked(env, shown[0])
        if not text:
            env.notes.append(Note("nothing_written"))
            return Changed(date, [])
    entries: list[Entry] = []

    def edit_day(day: Day) -> Day:
        item = again(day, shown)[0] if shown else _item(day, call)
        same = item.text == text
        new = day if same else edit.reword(day, item, text)
        box = new.boxes[day.boxes.index(item)]
        entries[:] = [Entry("already_reword" if same else "reworded", box)]
        return new

    day_file.change(env, date, edit_day, call.label if words else f"{call.label} {text}")
    return Changed(date, entries)


def _item(day: Day, call: Call) -> Box:
    """Return the item that the first word names. Raises Refusal as find_items."""
    return find_items(day, call.words[:1], lambda _: True)[0]


def _asked(env: Env, item: Box) -> str:
    """Return the words that the person makes of the old ones; none where these are kept.

    Raises Refusal for words that can't be taken, and where there is no one to ask.
    """
    name = item_list([item])[0].rstrip(" ")
    if env.ask is None:
        raise Refusal("reword_words", item=name, id=item.id)
    answer = env.ask.offer("reword", item.text, item=name)
    return "" if answer in {None, "", item.text} else one_line(answer or "")
