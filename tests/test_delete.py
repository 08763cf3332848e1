"""delete: what holds for each item of any day that is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.core import edit, edit_move
from blocklist.core.address import find_block
from blocklist.core.lines import decode
from blocklist.core.patch import take_back
from blocklist.core.result import Refusal
from blocklist.store.history import hunks
from tests.nasty import days
from tests.test_carry_properties import nests
from tests.test_edit_properties import again, headings, items_of, known, read

if TYPE_CHECKING:
    from blocklist.core.day import Box, Day

PICKS = st.lists(st.integers(0, 99), min_size=1, max_size=3)


def some_of(day: Day, picks: list[int]) -> list[Box]:
    """Return some items of a day, none of which hangs under another one."""
    items = [day.items[pick % len(day.items)] for pick in picks] if day.items else []
    return edit_move.roots(list(dict.fromkeys(items)))


def without(day: Day, items: list[Box]) -> Day | None:
    """Return the day without items, None where that is refused in the one way there is."""
    try:
        return edit_move.delete(day, items)
    except Refusal as refusal:
        if refusal.reason != "no_safe_cut":
            raise
        return None


def staying(day: Day, items: list[Box]) -> list[Box]:
    """Return the boxes of a day that are not among the items and hang under none of them."""
    return [
        box for box in day.boxes if not any(item.first <= box.line < item.stop for item in items)
    ]


@given(days() | nests(), PICKS)
def test_all_else_stays(data: bytes, picks: list[int]) -> None:
    """Every other box and heading is as before; of other lines, empty ones alone come and go."""
    day = read(data)
    items = some_of(day, picks)
    new = without(day, items) if items else None
    if new is None:
        return
    new = again(new)
    left = staying(day, items)
    facts = dict(zip([box.line for box in day.boxes], known(day), strict=True))
    assert [facts[box.line] for box in left] == known(new)
    assert headings(day) == headings(new)
    gone = {line for item in items for line in range(item.first, item.stop)}
    kept = [line for at, line in enumerate(day.document.lines) if at not in gone]
    # Where an item stood behind the marker of another one, that marker may stay.
    written = [line for line in new.document.lines if line.strip(" \t-*+.)0123456789")]
    assert [line for line in kept if line.strip(" \t-*+.)0123456789")] == written
    assert abs(len(new.document.lines) - len(kept)) <= len(items)
    before, after = items_of(day), items_of(new)
    if before is not None and after is not None:
        assert before - after >= len(items)


@given(days() | nests(), PICKS)
def test_undo_gives_the_old_bytes(data: bytes, picks: list[int]) -> None:
    """The step is taken back to the byte."""
    day = read(data)
    items = some_of(day, picks)
    new = without(day, items) if items else None
    if new is None:
        return
    bytes_now = new.document.encode()
    taken = take_back(decode(bytes_now), hunks(data, bytes_now))
    assert taken.document is not None
    assert data == taken.document.encode()


TIDY = st.lists(
    st.tuples(
        st.sampled_from(["# A day", "## Math", "## Must do", "## Reading 9:00-9:45", "### Inner"]),
        st.sampled_from(["", "Room 4.\n\n", "- [x] sums\n  row\n\n", "* [ ] a\n* [ ] b\n\n"]),
    ),
    min_size=1,
    max_size=4,
)


@given(TIDY, st.integers(0, 3), st.sampled_from(["", "\n"]))
def test_what_add_wrote_goes_to_the_byte(
    parts: list[tuple[str, str]], block: int, end: str
) -> None:
    """In a day with one empty line between its parts, add and delete leave no trace."""
    text = "".join([f"{heading}\n\n{under}" for heading, under in parts]).rstrip("\n") + end
    day = read(text.encode())
    try:
        place = find_block(day, str(block), None)
    except Refusal:
        return
    added, (box,) = edit.add_items(day, place, ["x"])
    assert text == edit_move.delete(added, [box]).document.text()


@pytest.mark.parametrize(
    ("day", "left"),
    [
        ("- [ ] x\n", ""),
        ("- [ ] x", ""),
        ("- [ ] x\n\n## Math\n", "## Math\n"),
        ("## Math\n\n- [ ] x", "## Math"),
        ("## Math\n\n\n- [ ] x\n\n\n## Art\n", "## Math\n\n\n\n## Art\n"),
        ("## Math\r\n\r\n- [ ] x\r\n\r\n## Art\r\n", "## Math\r\n\r\n## Art\r\n"),
        ("Room 4\n- [ ] x\n> a\n", "Room 4\n\n> a\n"),
        ("- a\n- [ ] x\n---\n", "- a\n---\n"),
        ("- - [ ] x\n", ""),
        ("- - [ ] x\n  - b\n", "-\n  - b\n"),
        ("text\n1. [ ] x\n2. [ ] y\n", "text\n\n2. [ ] y\n"),
        ("- [ ] a\n\n  - [ ] x\n\n  b\n", "- [ ] a\n\n  b\n"),
    ],
)
def test_the_lines_beside_it(day: str, left: str) -> None:
    """A gap too many goes, and one stays where lines would run together."""
    found = read(day.encode())
    (item,) = [item for item in found.items if item.text == "x"]
    assert left == edit_move.delete(found, [item]).document.text()
