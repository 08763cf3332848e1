"""What holds for each day that is carried from and each that is carried to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from blocklist.core import carry, edit
from blocklist.core.again import again as now_there
from blocklist.core.subtree import inside
from tests.nasty import ENDS, days
from tests.test_edit_properties import again, attempted, headings, items_more, known, read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blocklist.core.carry import Carried
    from blocklist.core.day import Box, Day

# Lines that hang under one another, as people write them and as no one does.
INDENT = st.sampled_from(["", "", "  ", "  ", "    ", "      ", "   ", "\t", "\t\t", " ", "  \t"])
UNDER = st.sampled_from(
    [
        "- [ ] a", "- [ ] b", "* [/] c", "1. [ ] d", "10) [?] e", "- [x] f", "- [>] a", "- [-] g",
        "- [ ]", "- [ ] ", "-\t[ ] tab", "-   [ ] wide", "- - [ ] two", "- - [x] three", "- plain",
        "note", "two  ", "1. plain", "> quote", "> - [ ] quoted", "```", "~~~", "code", "", "",
        "  ", "%% c %%", "%%", "<div>", "</div>", "<!--", "-->", "# head", "## head", "===", "---",
        "| a | b |", "| - | - |", "\\- no", "[ ] no", "- [ ] a\u0301", "- [ ] \u00e1", "-", "- ```",
    ]
)  # fmt: skip
PICKS = st.lists(st.integers(0, 99), min_size=1, max_size=4)


@st.composite
def nests(draw: st.DrawFn) -> bytes:
    """Return the bytes of a day whose items have much under them."""
    end = draw(ENDS)
    drawn = draw(st.lists(st.tuples(INDENT, UNDER), max_size=12))
    lines = ["## Math", "- [ ] top", *(indent + line for indent, line in drawn)]
    return "".join(line + end for line in lines).encode()


SOURCES = st.one_of(days(), nests(), nests())
TARGETS = st.one_of(days(), nests())


def chosen_of(day: Day, picks: list[int]) -> list[Box]:
    """Return some of the open items."""
    waiting = [item for item in day.items if carry.can_go(item)]
    return (
        [
            *{
                waiting[pick % len(waiting)].id: waiting[pick % len(waiting)] for pick in picks
            }.values()
        ]
        if waiting
        else []
    )


def bare(text: str) -> str:
    """Return a text without what differs where a line was escaped."""
    return " ".join(text.replace("\\", "").split())


def words(box: Box) -> tuple[str, str, list[str]]:
    """Return the mark, text and notes of a box."""
    return box.mark, bare(box.text), [bare(note) for note in box.notes if note.strip(" \t")]


def written(boxes: Iterable[Box]) -> list[tuple[str, str, list[str]]]:
    """Return what is said of boxes, in any order."""
    return sorted(map(words, boxes))


def texts(day: Day) -> list[str]:
    """Return the texts of a day's items, in any order."""
    return sorted(bare(item.text) for item in day.items)


def new_boxes(day: Day, carried: list[Carried]) -> list[Box]:
    """Return what is new on the target day, in its order."""
    roots = [each.stands for each in carried if each.twin is None and each.around is None]
    lines = {box.line for root in roots for box in [root, *inside(day, root)]}
    return [box for box in day.boxes if box.line in lines]


@given(SOURCES, TARGETS, PICKS)
def test_what_goes_stands_there_whole_and_the_rest_is_as_before(
    data: bytes, other: bytes, picks: list[int]
) -> None:
    """Text, mark, notes and open steps are there, in their order; all other lines stay."""
    source, target = read(data), read(other)
    chosen = chosen_of(source, picks)
    done = attempted(lambda: carry.copy(target, [(source, chosen)])) if chosen else None
    if done is None:
        return
    new, carried = again(done[0]), done[1]
    items = carry.going(source, chosen)
    assert [item.entry for item in items] == [each.item.entry for each in carried]
    assert set(chosen) <= set(items)
    assert headings(target) == headings(new)
    fresh = new_boxes(new, carried)
    old = [fact for fact, box in zip(known(target), target.boxes, strict=True) if not box.blank]
    lines = {box.line for box in fresh}
    kept = [(f, b) for f, b in zip(known(new), new.boxes, strict=True) if b.line not in lines]
    assert old == [fact for fact, box in kept if not box.blank]
    gone = [each for each in carried if each.twin is None]
    assert written(each.item for each in gone) == written(box for box in fresh if not box.blank)
    items_more(len(new.scan.items) - len(target.scan.items), target, new)
    lines_stay(target, new, fresh)
    places: dict[int | None, list[int]] = {}
    for each in gone:
        if each.around is None:
            places.setdefault(each.section, []).append(each.stands.line)
    assert all(order == sorted(order) for order in places.values())


def lines_stay(old: Day, new: Day, fresh: list[Box]) -> None:
    """See that all lines of the old day are in the new one, but for blanks that were filled."""
    rest = iter(zip(new.document.lines, new.document.ends, strict=True))
    blanks = {box.line for box in old.boxes if box.blank}
    filled = {new.document.lines[box.line].partition("]")[0][:-1] for box in fresh}
    for at, (line, end) in enumerate(zip(old.document.lines, old.document.ends, strict=True)):
        assert any(
            (line, end) == (now, its)
            or (line == now and not end)
            or (at in blanks and line.partition("]")[0][:-1] in filled)
            for now, its in rest
        ), line
    assert not old.document.ends or bool(old.document.ends[-1]) == bool(new.document.ends[-1])


@given(SOURCES, TARGETS, PICKS)
def test_the_same_again_brings_nothing(data: bytes, other: bytes, picks: list[int]) -> None:
    """Cut short after the copy, and done again, each item is found where it stands."""
    source, target = read(data), read(other)
    chosen = chosen_of(source, picks)
    done = attempted(lambda: carry.copy(target, [(source, chosen)])) if chosen else None
    if done is None:
        return
    went = {bare(item.text) for item in source.items if item.mark == ">"}
    if went & {bare(item.text) for item in source.items if carry.can_go(item)}:
        return  # whether what stands there is of that one or of this can't be told: it comes twice
    once = again(done[0])
    twice, carried = carry.copy(once, [(source, chosen)])
    assert once.document.encode() == twice.document.encode()
    assert all(each.twin is each.stands for each in carried)
    rest = [
        item
        for item in source.items
        if carry.can_go(item) and item not in carry.going(source, chosen)
    ]
    marked = edit.set_mark(source, carry.going(source, chosen), ">")
    left = now_there(marked, rest)
    then = attempted(lambda: carry.copy(once, [(marked, left)]))
    first = attempted(lambda: carry.copy(target, [(source, chosen + rest)]))
    if then and first:  # in two goes as much comes as in one
        assert texts(first[0]) == texts(then[0])


@given(SOURCES, PICKS)
def test_of_the_day_itself_the_marks_alone_change(data: bytes, picks: list[int]) -> None:
    """One character of each item that goes."""
    source = read(data)
    items = carry.going(source, chosen_of(source, picks))
    new = again(edit.set_mark(source, items, ">"))
    lines = list(new.document.lines)
    for item in items:
        line = lines[item.line]
        assert ">" == line[item.at + 1]
        lines[item.line] = line[: item.at + 1] + item.mark + line[item.at + 2 :]
    assert (source.document.lines, source.document.ends) == (lines, new.document.ends)
