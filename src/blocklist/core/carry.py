"""What is carried from one day to another: which items go, where they go, and what stands there.

Source of the rules: docs/format.md, "Carrying".
"""

from __future__ import annotations

from blocklist.core import edit, names
from blocklist.core.address import Place, find_block
from blocklist.core.day import WHOLE_DAY, WORK, Box, is_open
from blocklist.core.day_parse import parse
from blocklist.core.lines import whole
from blocklist.core.result import Refusal
from blocklist.core.subtree import hang, inside, lift

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TypeAlias

    from blocklist.core.day import Day, Section
    from blocklist.core.subtree import Subtree

    SectionOf: TypeAlias = Callable[[Day], Section | None]
    Named: TypeAlias = tuple[str, str, int]  # what a section is found by: kind, key, which of these

CARRIED = "carried"  # the status of a box


class Carried:
    """An item that is carried.

    `source` is the number of its day among the sources, `item` what it is there, `tree` that with
    what hangs under it. `stands` is what it is on the day that it is carried to. `twin` is what
    stood there already in its place, `around` the carried item that it hangs under; else None.
    """

    __slots__ = ("around", "item", "section", "source", "stands", "tree", "twin")

    def __init__(self, source: int, item: Box) -> None:
        self.source = source
        self.item = item
        self.twin: Box | Carried | None = None
        self.around: Carried | None = None
        self.section: int | None = None
        self.tree: Subtree
        self.stands: Box


def can_go(box: Box) -> bool:
    """Whether there is something to carry: it is open, and something is written in it.

    What is open under a box without words goes alone.
    """
    return is_open(box) and bool(box.text or box.notes or box.mark != " ")


def going(day: Day, chosen: Iterable[Box]) -> list[Box]:
    """Return the items that go when these do, in file order: they and what is open under them."""
    stops = {item.entry: item.stop for item in chosen}
    until = 0
    found = []
    for box in day.boxes:
        until = max(until, stops.get(box.entry, 0))
        if box.line < until and can_go(box):
            found.append(box)
    return found


def copy(
    target: Day, sources: Sequence[tuple[Day, Sequence[Box]]], section_of: SectionOf | None = None
) -> tuple[Day, list[Carried]]:
    """Return a day with the items that go from other days, and what became of each.

    An item that stands there already is not copied: of equal ones the nth is taken for the nth. All
    others go to the section that `section_of` names (None: where the file has the whole day), or
    each to a place of the name of its own. Raises Refusal where there is no safe place for one.
    """
    standing: dict[str, list[Box | Carried]] = {}
    for box in target.items:
        standing.setdefault(_key(box.text), []).append(box)
    carried: list[Carried] = []
    for number, (source, chosen) in enumerate(sources):
        day, items = _fitted(source, going(source, chosen), target)
        sorted_out = [Carried(number, item) for item in items]
        _find_twins(day, sorted_out, standing)
        fresh = [each for each in sorted_out if each.twin is None]
        _lift(day, fresh)
        _choose_sections(day, fresh, target, section_of)
        for each in fresh:
            standing.setdefault(_key(each.item.text), []).append(each)
        carried += sorted_out
    return _placed(target, carried), carried


def _fitted(source: Day, items: list[Box], target: Day) -> tuple[Day, list[Box]]:
    """Return a day and items of it as the target's encoding can hold them."""
    if (source.document.encoding == "utf-8") >= (target.document.encoding == "utf-8"):
        return source, items
    lines = [whole(line) for line in source.document.lines]
    day = parse(source.document.with_lines(lines, source.document.ends), source.settings)
    lines_of = {item.line for item in items}
    return day, [box for box in day.boxes if box.line in lines_of]


def _find_twins(
    day: Day, carried: Sequence[Carried], standing: dict[str, list[Box | Carried]]
) -> None:
    """Find what stands there already: the nth of equal ones for the nth.

    Those that were carried before come first: what stands there may be theirs.
    """
    before: dict[str, int] = {}
    for item in day.items:
        if item.status == CARRIED:
            key = _key(item.text)
            before[key] = before.get(key, 0) + 1
    for each in carried:
        key = _key(each.item.text)
        nth = before.get(key, 0)
        before[key] = nth + 1
        there = standing.get(key, [])
        each.twin = there[nth] if nth < len(there) else None


def _lift(day: Day, fresh: Sequence[Carried]) -> None:
    """Tell which items go under others, and lift those that do not with all that goes with them.

    Under them stay what is done, carried or set aside, and what stands on the other day already.
    """
    by_entry = {each.item.entry: each for each in fresh}
    for each in fresh:
        at = day.scan.items[each.item.entry].parent
        while at >= 0 and day.scan.items[at].box < 0:
            at = day.scan.items[at].parent
        each.around = by_entry.get(at)
        if each.around is None:
            under = inside(day, each.item)
            left = [box for box in under if not box.blank and box.entry not in by_entry]
            each.tree = lift(day, each.item, left)


def _choose_sections(
    source: Day, fresh: Sequence[Carried], target: Day, section_of: SectionOf | None
) -> None:
    """Set for each item the number of the section that it goes to."""
    if section_of is not None:
        chosen = section_of(target)
        at = None if chosen is None else target.sections.index(chosen)
        for each in fresh:
            each.section = at
        return
    there = {named: section for section, named in _named(target).items()}
    here = _named(source)
    at_section = {section: at for at, section in enumerate(target.sections)}
    for each in fresh:
        section = each.item.section
        found = there.get(here[section]) if section in here else None
        found = found or _by_number(section, target)
        each.section = None if found is None else at_section[found]


def _named(day: Day) -> dict[Section, Named]:
    """Return what sections are found by: kind, key, and which one of that name it is."""
    level2 = [section for section in day.sections if section.level == 2]
    keys = names.keys([section.name for section in level2])
    found: dict[Section, Named] = {}
    count: dict[tuple[str, str], int] = {}
    for section, its in zip(level2, keys, strict=True):
        plural = section.kind == WHOLE_DAY  # a plural is no other name there
        key = its.removesuffix("s").rstrip(" ") if plural else its
        nth = count.get((section.kind, key), 0)
        count[section.kind, key] = nth + 1
        found[section] = (section.kind, key, nth)
    return found


def _by_number(section: Section, target: Day) -> Section | None:
    """Return the work time that has the number of a `Block N`, None where there is none."""
    number = names.block_number(section.name) if section.kind == WORK else None
    if number is None:
        return None
    try:
        return find_block(target, str(number), None).section
    except Refusal:
        return None


def _placed(target: Day, carried: Sequence[Carried]) -> Day:
    """Return the day with all that is new to it, and set what each item is there."""
    day = target
    settled = []
    groups: dict[int | None, list[Carried]] = {}
    for each in carried:
        if each.twin is None and each.around is None:
            groups.setdefault(each.section, []).append(each)
        elif isinstance(each.twin, Box):
            each.stands = each.twin
            settled.append(each)
    for at, group in groups.items():
        new, boxes = edit.add_items(day, _place(day, at), [each.item.text for each in group])
        count = len(new.boxes) - len(day.boxes)
        lines = {box.line for box in boxes[len(boxes) - count :]}
        kept = [box for box in new.boxes if box.line not in lines]
        _follow(settled, {old.line: box for old, box in zip(day.boxes, kept, strict=True)})
        for each, box in zip(group, boxes, strict=True):
            each.stands = box
        settled += group
        day = new
    roots = [each for group in groups.values() for each in group]
    pairs = [(each.stands, each.tree) for each in roots if each.tree.lines or each.item.mark != " "]
    if pairs:
        day, now = hang(day, pairs)
        _follow(settled, now)
    for each in carried:
        each.stands = _seen(each).stands
    return day


def _place(day: Day, at: int | None) -> Place:
    """Return the place that a section of that number is, None: where the file has the whole day."""
    if at is None:
        return Place(day.blocks[0], None)
    section = day.sections[at]
    return Place(day.block_of(section), section)


def _follow(settled: Iterable[Carried], now: Mapping[int, Box]) -> None:
    """Set what items are after an edit, by the lines that they were on."""
    for each in settled:
        each.stands = now[each.stands.line]


def _seen(each: Carried) -> Carried:
    """Return the carried item whose place is known: this one, its twin, or the one around it."""
    while True:
        if each.around is not None:
            each = each.around
        elif isinstance(each.twin, Carried):
            each = each.twin
        else:
            return each


def _key(text: str) -> str:
    """Return what texts of items are compared by: one space between words, NFC."""
    text = " ".join(text.split())
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text)
    return text
