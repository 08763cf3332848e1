"""move: what holds for items of any day that are brought to another place of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.core import edit_move
from blocklist.core.address import Place, find_place
from blocklist.core.lines import decode
from blocklist.core.patch import take_back
from blocklist.core.result import Changed, Refusal
from blocklist.core.subtree import inside
from blocklist.store.history import hunks
from tests.checklist import Checklist, Questions
from tests.nasty import days
from tests.test_carry_properties import bare, nests
from tests.test_delete import PICKS, some_of, staying
from tests.test_edit_properties import again, headings, known, read

if TYPE_CHECKING:
    from pathlib import Path

    from blocklist.core.day import Box, Day

BLOCKS = st.sampled_from(["0", "1", "2", "Must do", "may do", "math"])
TWO_LISTS = st.builds(lambda one, other: one + b"\n## Reading\n\n" + other, nests(), nests())
SOURCES = st.one_of(days(), nests(), TWO_LISTS)


def moved(day: Day, items: list[Box], place: Place, *, first: bool) -> tuple[Day, list[Box]] | None:
    """Return the day with items in another place, None where that is refused as it may be."""
    try:
        return edit_move.move(day, items, place, first=first)
    except Refusal as refusal:
        if refusal.reason not in {"no_safe_cut", "no_safe_place"}:
            raise
        return None


def place_of(day: Day, block: str) -> Place | None:
    """Return the place that BLOCK names, None where there is none."""
    try:
        return find_place(day, block, None)
    except Refusal:
        return None


def subtree(day: Day, item: Box) -> list[tuple[int, str, str, list[str]]]:
    """Return what an item is and what hangs under it, but for the signs that are escaped."""
    return [
        (box.depth - item.depth, box.mark, bare(box.text), [bare(n) for n in box.notes if bare(n)])
        for box in [item, *inside(day, item)]
    ]


def says(box: Box) -> bool:
    """Whether a box is an item though what hangs under it may go, and a blank may be filled."""
    return bool(box.text or box.notes) or box.mark != " "


@given(SOURCES, PICKS, BLOCKS, st.booleans())
def test_what_moves_is_whole_and_the_rest_is_as_before(
    data: bytes, picks: list[int], block: str, first: bool
) -> None:
    """Marks, words, notes and steps are there in their order; all other boxes are as they were."""
    day = read(data)
    place, items = place_of(day, block), some_of(day, picks)
    done = moved(day, items, place, first=first) if place and items else None
    if done is None or place is None:
        return
    new, boxes = again(done[0]), done[1]
    assert headings(day) == headings(new)
    assert [subtree(day, item) for item in items] == [subtree(done[0], box) for box in boxes]
    assert [0] * len(boxes) == [box.depth for box in boxes]
    assert sorted(box.line for box in boxes) == [box.line for box in boxes]
    if place.section:
        assert {place.section.heading} == {box.section.heading for box in boxes}
    assert {place.block.number} == {box.block for box in boxes}
    before = dict(zip([box.line for box in day.boxes], known(day), strict=True))
    after = dict(zip([box.line for box in new.boxes], known(new), strict=True))
    rest = [before[box.line] for box in staying(day, items) if says(box)]
    arrived = [done[0].boxes.index(box) for box in boxes]
    there = staying(new, [new.boxes[at] for at in arrived])
    assert rest == [after[box.line] for box in there if says(box)]


@given(SOURCES, PICKS, BLOCKS, st.booleans())
def test_undo_gives_the_old_bytes(data: bytes, picks: list[int], block: str, first: bool) -> None:
    """The step is taken back to the byte."""
    day = read(data)
    place, items = place_of(day, block), some_of(day, picks)
    done = moved(day, items, place, first=first) if place and items else None
    if done is None:
        return
    now = done[0].document.encode()
    taken = take_back(decode(now), hunks(data, now))
    assert taken.document is not None
    assert data == taken.document.encode()


ITEM = st.sampled_from(
    [
        "- [ ] a\n", "- [x] b  \n  note\n", "- [/] c\n  - [ ] d\n    - [>] e\n\n    far\n",
        "- [ ] f\n\n  ```\n  code\n  ```\n",
    ]
)  # fmt: skip


@given(st.lists(ITEM, max_size=3), st.lists(ITEM, max_size=2), ITEM)
def test_there_and_back_gives_the_old_bytes(above: list[str], other: list[str], item: str) -> None:
    """The last item of a list goes to another work time, and comes back."""
    first, second = "".join([*above, item]), "".join(other)
    text = f"# A day\n\n## Math\n\n{first}\n## Reading\n" + (f"\n{second}" if other else "")
    day = read(text.encode())
    math = day.blocks[1]
    last = [box for box in math.boxes if not box.depth][-1]
    there, (box,) = edit_move.move(day, [last], Place(day.blocks[2], day.blocks[2].sections[0]))
    back, _ = edit_move.move(there, [box], Place(there.blocks[1], there.blocks[1].sections[0]))
    assert text == back.document.text()


@pytest.fixture
def day(tmp_path: Path) -> Checklist:
    """A day with items in and outside its work times."""
    checklist = Checklist(tmp_path)
    checklist.write(
        "# A day\n\n- [ ] bag\n- [ ] pen\n\n## May do\n\n- [ ] draw\n- [ ] sing\n\n"
        "## Math\n\n- [ ]touch\n-   [ ] wide  \n"
    )
    return checklist


def said(day: Checklist, *argv: str, ask: Questions | None = None) -> list[str]:
    """Run a command and return what is said of each item."""
    result = day.run(*argv, ask=ask)
    assert isinstance(result, Changed)
    return [f"{entry.deed} {entry.id} {entry.text}" for entry in result.entries]


def test_each_goes_to_the_top_of_its_own_list(day: Checklist) -> None:
    """Items of several lists stay in theirs."""
    lines = said(day, "move", "0.4", "1.2", "0.2", "--first")
    assert ["moved 0.3 sing", "moved 1.1 wide", "moved 0.1 pen"] == lines
    assert (
        b"# A day\n\n- [ ] pen\n- [ ] bag\n\n## May do\n\n- [ ] sing\n- [ ] draw\n\n"
        b"## Math\n\n- [ ] wide  \n- [ ]touch\n"
    ) == day.read()


def test_what_stands_behind_the_box_stays_to_the_byte(day: Checklist) -> None:
    """Two spaces at a line's end, and none before the words."""
    assert ["moved 0.5 touch", "moved 0.6 wide"] == said(day, "move", "1.1", "1.2", "-b", "0")
    assert b"# A day\n\n- [ ] bag\n- [ ] pen\n" in (day.read() or b"")
    assert b"- [ ] sing\n- [ ]touch\n- [ ] wide  \n\n## Math\n" in (day.read() or b"")


def test_what_is_there_is_called_by_its_new_number(day: Checklist) -> None:
    """An item that stays behind others that went on has another number."""
    lines = said(day, "move", "0.1", "0.3", "--block", "may do")
    assert ["moved 0.4 bag", "already_moved 0.2 draw"] == lines


def test_the_first_of_the_whole_day(day: Checklist) -> None:
    """Where no list is named, block 0 is the one that `add` writes to."""
    assert ["moved 0.3 touch"] == said(day, "move", "touch", "-b", "0", "--first")
    assert ["already_moved 0.3 touch"] == said(day, "move", "touch", "-b", "0", "--first")
    day.write("- [ ] bag\n- [ ] pen\n\n## Math\n")
    assert ["already_moved 0.1 bag"] == said(day, "move", "bag", "-b", "0", "--first")
    assert ["moved 0.1 pen"] == said(day, "move", "pen", "-b", "0", "--first")


def test_an_item_that_changed_meanwhile_is_left_alone(day: Checklist) -> None:
    """Nothing is written over what another program wrote while the person thought."""
    other = "# A day\n\n- [ ] other\n\n## Math\n"
    with pytest.raises(Refusal) as refused:
        day.run("move", "bag", ask=Questions(["may"], lambda: day.write(other)))
    assert "changed_meanwhile" == refused.value.reason
    assert other.encode() == day.read()


def test_nobody_is_asked_about_what_does_not_count(day: Checklist) -> None:
    """A done item, and one that stands in the full work time already, fill it no more."""
    day.write("## Math\n\n- [ ] a\n- [ ] b\n- [ ] c\n\n## Art\n\n- [x] d\n- [ ] e\n")
    assert ["moved 1.4 d"] == said(day, "move", "d", "-b", "1", ask=Questions([]))
    assert ["already_moved 1.1 a"] == said(day, "move", "a", "-b", "1", ask=Questions([]))
    asked = Questions([""])
    assert ["moved 1.5 e"] == said(day, "move", "e", "-b", "1", ask=asked)
    assert ["third_thing"] == asked.asked
    assert [] == day.notes


def test_the_top_of_its_own_list_is_asked_about_by_no_one(day: Checklist) -> None:
    """At a terminal too."""
    assert ["moved 0.1 pen"] == said(day, "move", "pen", "--first", ask=Questions([]))


def test_numbers_that_make_work_times(tmp_path: Path) -> None:
    """A work time that must be made and can't be is refused, at a terminal too."""
    checklist = Checklist(tmp_path)
    checklist.write("## Math\n\n- [ ] a\n")
    with pytest.raises(Refusal) as refused:
        checklist.run("move", "a", "-b", "99", ask=Questions([]))
    assert "no_block" == refused.value.reason
    assert ["moved 2.1 a"] == said(checklist, "move", "a", "-b", "3", ask=Questions(["yes"]))
    assert b"## Math\n\n## Block 3\n\n- [ ] a\n" == checklist.read()


def test_undo_of_a_long_item_though_others_have_changed_since(tmp_path: Path) -> None:
    """What hangs under it came with it: it is nothing that was written there since."""
    checklist = Checklist(tmp_path)
    old = "## Math\n\n- [ ] a\n  one\n  - [ ] two\n    three\n\n## Art\n\n- [ ]\n\n## Reading\n"
    checklist.write(old)
    checklist.run("move", "a", "-b", "Art")
    checklist.write((checklist.read() or b"") + b"\n- [ ] book\n")
    checklist.run("undo")
    assert f"{old}\n- [ ] book\n".encode() == checklist.read()
