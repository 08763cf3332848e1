"""BLOCK and ITEM, as a person types them, to what is meant or to what could be meant.

Source of the rules: docs/commands.md, "BLOCK" and "ITEM".
"""

from __future__ import annotations

from blocklist.core import names, times
from blocklist.core.day import TEXT, WHOLE_DAY, WORK
from blocklist.core.lines import is_control
from blocklist.core.result import WRONG_USE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from blocklist.core.day import Block, Box, Day, Section

MOST_BLOCKS = 24
MOST_DIGITS = 10  # a number of more is no block's and no item's


class Place:
    """Where a new item goes: a block, and in block 0 the section, None where the file decides."""

    __slots__ = ("block", "section")

    def __init__(self, block: Block, section: Section | None) -> None:
        self.block = block
        self.section = section


class NoBlock(Refusal):
    """The day has no such work time.

    `makes` are the headings that could be made for it, in their order; `unasked` tells that they
    are simply made: on a day without work times, and where all are named `Block N`.
    """

    def __init__(self, day: Day, wanted: str, makes: Sequence[str], *, unasked: bool) -> None:
        super().__init__("no_block", block=wanted, blocks=block_list(day))
        self.makes = makes
        self.unasked = unasked


def find_place(day: Day, wanted: str | None, minute: int | None) -> Place:
    """Return where a new item goes: what BLOCK names, else the work time now, else the whole day.

    Raises as find_block does.
    """
    if wanted is not None:
        return find_block(day, wanted, minute)
    now = None if minute is None else day.current(minute)
    return Place(now, now.sections[0]) if now else Place(day.blocks[0], None)


def find_block(day: Day, wanted: str, minute: int | None) -> Place:
    """Return the place that BLOCK names: a number, a name, a unique start of one, `now` or `next`.

    `minute` is the minute of the day, None on a day that is not today. Raises NoBlock when the day
    has none of that name, Refusal when it has several or what it has is no work time.
    """
    wanted = " ".join([word for word in wanted.replace("\t", " ").split(" ") if word])
    if wanted.isascii() and wanted.isdigit():
        return _by_number(day, wanted)
    if wanted.casefold() in {"now", "next"}:
        return _by_clock(day, wanted.casefold(), minute)
    found = _by_name(day, wanted)
    places = [section for section in found if section.kind != TEXT]
    if len(places) > 1:
        raise Refusal(
            "several_blocks", block=wanted, blocks=[_label(day, section) for section in places]
        )
    if places:
        return _place(day, places[0])
    if found:
        raise Refusal("block_is_text", WRONG_USE, block=found[0].name)
    raise NoBlock(day, wanted, (_new_name(day, wanted),), unasked=not day.work)


def block_list(day: Day) -> list[str]:
    """Return the work times as `1 Math`, for a person to choose from."""
    pairs = zip(block_numbers(day), day.blocks, strict=True)
    return [f"{number} {block.name}" for number, block in pairs if block.number]


def item_list(items: Iterable[Box]) -> list[str]:
    """Return items as `1.1 math p.42`, for a person to choose from."""
    return [f"{item.id} {item.text}" for item in items]


def block_numbers(day: Day) -> list[int]:
    """Return the number that BLOCK takes for each block, 0 for the whole day."""
    return [0, *(_numbers_in_names(day) or [block.number for block in day.work])]


def _numbers_in_names(day: Day) -> list[int] | None:
    """Return the N of each work time where all are named `Block N`, each by a number of its own.

    Then BLOCK is this number. On any other day it is the place of a work time, and this is None.
    """
    found = [names.block_number(block.name) for block in day.work]
    numbers = [number for number in found if number is not None]
    return numbers if len(found) == len(set(numbers)) else None


def _number(digits: str) -> int:
    """Return a number that is typed; one that is no block's for a very long one."""
    digits = digits.lstrip("0") or "0"
    return int(digits) if len(digits) < MOST_DIGITS else 10**MOST_DIGITS


def _numbered(day: Day, number: int) -> Block | None:
    """Return the block of a number as BLOCK takes it, None where the day has none."""
    numbers = block_numbers(day)
    return day.blocks[numbers.index(number)] if number in numbers else None


def _by_number(day: Day, wanted: str) -> Place:
    """Return the block of that number; `Block N` can be made where all are named so."""
    number = _number(wanted)
    block = _numbered(day, number)
    if block is not None:
        return Place(block, block.sections[0] if block.number else None)
    named = _numbers_in_names(day)
    if number > MOST_BLOCKS and named is not None:
        raise Refusal("too_many_blocks", WRONG_USE, most=MOST_BLOCKS)
    first = number if named is None else 1
    missing = range(first, number + 1) if number <= MOST_BLOCKS else ()
    makes = [f"Block {n}" for n in missing if n not in (named or ())]
    raise NoBlock(day, wanted, makes, unasked=named is not None)


def _by_clock(day: Day, wanted: str, minute: int | None) -> Place:
    """Return the work time that is on, or the one that is next."""
    if minute is None:
        raise Refusal("clock_of_other_day", WRONG_USE, block=wanted)
    block = day.current(minute) if wanted == "now" else day.upcoming(minute)
    if block is None:
        raise Refusal("nothing_now" if wanted == "now" else "nothing_next", blocks=block_list(day))
    return Place(block, block.sections[0])


def _by_name(day: Day, wanted: str) -> list[Section]:
    """Return the sections of that name; if there is none, those that begin with it."""
    key = names.key(times.read_heading(wanted).name)  # the time falls away here as in a heading
    sections = [section for section in day.sections if section.kind in {WORK, WHOLE_DAY, TEXT}]
    keys = names.keys([section.name for section in sections])
    pairs = list(zip(keys, sections, strict=True))
    full = [s for its, s in pairs if key in {its, names.key(s.name)} or _plural(s, its, key)]
    if full or not key:
        return full
    if not any(sign.isalpha() or sign == ":" for sign in wanted):
        raise Refusal("block_no_name", WRONG_USE, block=wanted, blocks=block_list(day))
    return [s for its, s in pairs if its.startswith(key)]


def _plural(section: Section, its: str, key: str) -> bool:
    """Whether a whole-day section is named but for a plural `s`: `Must-dos`."""
    return section.kind == WHOLE_DAY and its.removesuffix("s") == key.removesuffix("s")


def _new_name(day: Day, wanted: str) -> str:
    """Return `wanted` as the heading of a work time to make.

    Raises Refusal (wrong use) for nothing, a number, a time alone, and control characters; `now`,
    `next` and the names of text sections never come here, but for a text section that is not there.
    """
    wanted = wanted.strip("# ")  # what CommonMark takes for the heading's own signs (0.31, 4.2)
    timed = times.read_heading(wanted)
    key = names.key(wanted)
    if names.keys([timed.name])[0] in {names.key(name) for name in day.settings.not_work}:
        raise Refusal("block_is_text", WRONG_USE, block=wanted)
    time_alone = timed.start is not None and names.key(timed.name) == key
    if time_alone or not any(map(str.isalpha, key)) or any(map(is_control, wanted)):
        raise Refusal("block_no_name", WRONG_USE, block=wanted, blocks=block_list(day))
    return wanted


def _place(day: Day, section: Section) -> Place:
    """Return the place that a section is; a whole-day section is a part of block 0."""
    block = next((block for block in day.work if block.sections[0] is section), day.blocks[0])
    return Place(block, section)


def _label(day: Day, section: Section) -> str:
    """Return a section as `1 Math`; the number tells two of one name apart."""
    return f"{block_numbers(day)[_place(day, section).block.number]} {section.name}"


def find_items(day: Day, wanted: Sequence[str], would: Callable[[Box], bool]) -> list[Box]:
    """Return the items that ITEM names: ids, or words of one item.

    `would` tells which items the command would change: those come first when words fit several.
    Raises Refusal for an id that is not there or is a blank's, for a block's number alone (its
    items are listed), and for words that fit none or several.
    """
    if wanted and all(_is_id(word) for word in wanted):
        return list(dict.fromkeys(_by_id(day, word) for word in wanted))
    if len(wanted) == 1 and wanted[0].isascii() and wanted[0].isdigit():
        raise _listed(day, wanted[0])
    return [_by_words(day, wanted, would)]


def _listed(day: Day, wanted: str) -> Refusal:
    """Return the refusal of a lone number, which lists the items of that block."""
    number = _number(wanted)
    block = _numbered(day, number)
    if block is None:
        return Refusal("no_block", block=wanted, blocks=block_list(day))
    items = item_list(block.items)
    return Refusal(
        "block_listed" if items else "block_empty", number=number, place=block.name, items=items
    )


def _is_id(word: str) -> bool:
    """Whether a word has the form of an id, `2.1`."""
    block, _, number = word.partition(".")
    return word.isascii() and block.isdigit() and number.isdigit()


def _by_id(day: Day, wanted: str) -> Box:
    """Return the item of that id."""
    block, _, number = wanted.partition(".")
    short = len(wanted) < 10
    boxes = day.blocks[int(block)].boxes if short and int(block) < len(day.blocks) else []
    if short and 0 < int(number) <= len(boxes):
        box = boxes[int(number) - 1]
        if box.blank:
            raise Refusal("item_blank", id=box.id, option=_way_to(day, box))
        return box
    raise Refusal("no_item", item=wanted, items=item_list(day.items))


def _way_to(day: Day, blank: Box) -> str:
    """Return the option of `add` with which the first blank beside this one is filled."""
    parent = day.scan.items[blank.entry].parent
    item = next((box for box in day.boxes if box.entry == parent), None)
    if item is not None:
        return f"--under {item.id}"
    if blank.block == 0 and blank.section.level > 1:
        return f'--block "{blank.section.name}"'
    return f"--block {block_numbers(day)[blank.block]}"


def _by_words(day: Day, wanted: Sequence[str], would: Callable[[Box], bool]) -> Box:
    """Return the one item that holds the words, whole and in this order."""
    asked = " ".join(wanted)
    cut = _words if _words(asked) else str.split  # what is signs alone is compared as it stands
    words = cut(asked)
    fits = [item for item in day.items if words and _holds(cut(item.text), words)]
    for group in (
        [item for item in fits if would(item)],
        [item for item in fits if not would(item)],
    ):
        full = [item for item in group if cut(item.text) == words]
        if len(full or group) == 1:
            return (full or group)[0]
        if group:
            raise Refusal("several_items", item=asked, items=item_list(full or group))
    raise Refusal("no_item", item=asked, items=item_list(day.items))


def _words(text: str) -> list[str]:
    """Cut a text into words to compare: no case, no signs at their edges, no `+` and `@`."""
    return [word for word in map(names.bare_word, text.split()) if word]


def _holds(text: list[str], words: list[str]) -> bool:
    """Whether all words stand in the text, in their order."""
    rest = iter(text)
    return all(word in rest for word in words)
