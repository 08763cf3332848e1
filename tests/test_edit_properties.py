"""What holds for each edit of any day: it is as small as can be, and nothing else is changed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from hypothesis import given
from hypothesis import strategies as st

from blocklist.core import edit
from blocklist.core.address import NoBlock, find_block, find_items, find_place
from blocklist.core.day import is_open
from blocklist.core.day_parse import parse
from blocklist.core.env import Settings
from blocklist.core.lines import decode
from blocklist.core.names import block_number
from blocklist.core.result import Refusal
from blocklist.core.text import one_line
from tests.nasty import TYPED, WORDS, days
from tests.oracle import UnjudgedError, structure, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from blocklist.core.day import Box, Day

T = TypeVar("T")

MARKS = st.sampled_from(["x", "/", "-", " ", ">"])
PICK = st.integers(0, 99)


class Known(NamedTuple):
    """What must not change of a box, without its place in the file."""

    heading: str
    depth: int
    mark: str
    text: str
    notes: list[str]


def read(data: bytes) -> Day:
    """Return the day that bytes hold."""
    return parse(decode(data), Settings())


def again(day: Day) -> Day:
    """Return a day as another program would find it: saved, and read anew."""
    data = day.document.encode()
    found = read(data)
    assert day.document.text() == found.document.text()
    return found


def known(day: Day) -> list[Known]:
    """Return what is known of all boxes."""
    return [
        Known(
            box.section.heading,
            box.depth,
            box.mark,
            box.text,
            [note.strip() for note in box.notes if note.strip()],
        )
        for box in day.boxes
    ]


def headings(day: Day) -> list[tuple[str, int, str]]:
    """Return what the sections are."""
    return [(section.kind, section.level, section.heading) for section in day.sections]


def pick(boxes: list[Box], number: int) -> Box | None:
    """Return one of the boxes."""
    return boxes[number % len(boxes)] if boxes else None


def inserted(old: Day, new: Day) -> tuple[int, list[str]]:
    """Return where lines were inserted, and those lines.

    All else must be as it was: lines, line ends, byte order mark and encoding. A last line without
    an end gets one before what is inserted, and gives its want of one on.
    """
    before, after = old.document, new.document
    assert (before.bom, before.encoding, before.tail) == (after.bom, after.encoding, after.tail)
    count = len(after.lines) - len(before.lines)
    at = 0
    while at < len(before.lines) and before.lines[at] == after.lines[at]:
        at += 1
    assert before.lines == after.lines[:at] + after.lines[at + count :]
    ends = after.ends[:at] + after.ends[at + count :]
    if at == len(before.lines) and before.ends and not before.ends[-1]:
        assert not after.ends[-1]
        ends[-1] = ""
    assert before.ends == ends
    return at, after.lines[at : at + count]


def items_of(day: Day) -> int | None:
    """Count the list items that markdown-it-py sees, None where it has no say."""
    try:
        return len(structure(day.document.lines).items)
    except UnjudgedError:
        return None


def items_more(count: int, old: Day, new: Day) -> None:
    """Let markdown-it-py see that there are `count` list items more, where it has a say."""
    before, after = items_of(old), items_of(new)
    if before is not None and after is not None:
        assert before + count == after


def attempted(change: Callable[[], T]) -> T | None:
    """Return what a change gives, None where it is refused in the one way there is."""
    try:
        return change()
    except Refusal as refusal:
        if refusal.reason != "no_safe_place":
            raise
        return None


def line_of(typed: str) -> str:
    """Return what is typed as one line, `x` where it is none."""
    try:
        return one_line(typed)
    except Refusal:
        return "x"


@given(days(), st.sampled_from([None, "0", "1", "2", "Must do", "may do", "math"]), TYPED)
def test_add_fills_a_blank_or_inserts_a_line(data: bytes, block: str | None, typed: str) -> None:
    """One blank has the text, or lines are inserted; all other boxes and headings are the same."""
    day, text = read(data), line_of(typed)
    try:
        place = find_place(day, block, None)
    except Refusal:
        return
    done = attempted(lambda: edit.add_items(day, place, [text]))
    if done is None:
        return
    new, (box,) = again(done[0]), done[1]
    section = place.section or box.section
    blanks = [b for b in section.boxes if b.blank and not b.depth] if place.section else []
    assert headings(day) == headings(new)
    if len(day.boxes) == len(new.boxes):
        filled_as_meant(day, new, text)
        assert not blanks or blanks[0].id == box.id
    else:
        assert not blanks
        _, lines = inserted(day, new)
        assert [""] not in ([line] for line in lines[1:-1])
        assert lines[0 if lines[0] else 1].endswith(f"[ ] {text}")
        at = next(at for at, b in enumerate(new.boxes) if b.line == box.line)
        facts = known(new)
        assert text == facts.pop(at).text
        assert known(day) == facts
        items_more(1, day, new)
        ids = [b.id for b in new.boxes]
        ids.pop(at)
        moved = [(a.id, b) for a, b in zip(day.boxes, ids, strict=True) if a.id != b]
        assert all(a.startswith("0.") and box.block == 0 for a, _ in moved)


def filled_as_meant(day: Day, new: Day, text: str) -> None:
    """See that one blank has the text now, and that no other line is changed."""
    lines = zip(day.document.lines, new.document.lines, strict=True)
    ((before, after),) = [(a, b) for a, b in lines if a != b]
    assert f"{before.rstrip()} {text}" == after or f"{before.rstrip()}\t{text}" == after
    assert day.document.ends == new.document.ends
    pairs = [(a, b) for a, b in zip(known(day), known(new), strict=True) if a != b]
    assert [("", text)] == [(a.text, b.text) for a, b in pairs]
    assert [b.id for b in day.boxes] == [b.id for b in new.boxes]
    items_more(0, day, new)


@given(days(), PICK, MARKS)
def test_a_mark_changes_one_character(data: bytes, number: int, mark: str) -> None:
    """All characters but the mark are as they were, and so are all other boxes."""
    day = read(data)
    box = pick(day.items, number)
    if box is None:
        return
    new = again(edit.set_mark(day, [box], mark))
    lines = list(new.document.lines)
    line = lines[box.line]
    lines[box.line] = line[: box.at + 1] + box.mark + line[box.at + 2 :]
    assert (day.document.lines, day.document.ends) == (lines, new.document.ends)
    assert mark == line[box.at + 1]
    facts = known(new)
    at = day.boxes.index(box)
    facts[at] = facts[at]._replace(mark=box.mark)
    assert known(day) == facts
    assert [b.id for b in day.boxes] == [b.id for b in new.boxes]


@given(days(), PICK)
def test_done_then_reopened_gives_the_old_bytes(data: bytes, number: int) -> None:
    """An open item that is marked and opened again leaves no trace."""
    day = read(data)
    box = pick([item for item in day.items if item.mark == " "], number)
    if box is None:
        return
    done = again(edit.set_mark(day, [box], "x"))
    back = edit.set_mark(done, find_items(done, [box.id], lambda _: True), " ")
    assert day.document.encode() == back.document.encode()


@given(days(), PICK, TYPED)
def test_a_step_hangs_under_its_item(data: bytes, number: int, typed: str) -> None:
    """A blank under the item is filled, or one line inserted; the step's parent is the item."""
    day, text = read(data), line_of(typed)
    item = pick(day.items, number)
    done = attempted(lambda: edit.add_steps(day, item, [text])) if item else None
    if done is None or item is None:
        return
    new, (box,) = again(done[0]), done[1]
    assert headings(day) == headings(new)
    if len(day.boxes) == len(new.boxes):
        filled_as_meant(day, new, text)
        return
    _, lines = inserted(day, new)
    assert 1 == len(lines)
    items_more(1, day, new)
    at = next(at for at, b in enumerate(new.boxes) if b.line == box.line)
    facts = known(new)
    step = facts.pop(at)
    assert (text, item.depth + 1, []) == (step.text, step.depth, step.notes)
    assert known(day) == facts
    parent = new.scan.items[new.scan.items[new.boxes[at].entry].parent]
    assert parent.line == day.scan.items[item.entry].line


CODE_AND_QUOTES = st.lists(
    st.sampled_from(
        ["```", "~~~", "`", "<!--", "-->", "<pre>", "</pre>", "<div>", "</div>", "<b>", "> q", ">",
         "> ```", "> - a", "    code", "", "", "blue paper", "| a |", "|---|", "%%", "- [ ] step"],
    ),
    max_size=8,
)  # fmt: skip


@st.composite
def notes_of_all_kinds(draw: st.DrawFn) -> bytes:
    """Return a day whose one item has notes with code, quotes and HTML, whole or cut off."""
    lines = draw(CODE_AND_QUOTES)
    indents = draw(st.lists(st.sampled_from(["  ", "  ", "  ", "   ", "\t", ""]), min_size=8))
    under = "".join([f"{indents[at % 8]}{line}\n" for at, line in enumerate(lines)])
    return f"## Math\n\n- [ ] poster\n{under}- [ ] poem\n".encode()


@given(days() | notes_of_all_kinds(), PICK, TYPED)
def test_a_note_is_one_line_of_its_item(data: bytes, number: int, typed: str) -> None:
    """One line is inserted, it is the item's, and no list item comes or goes.

    An empty line may part it from what stands above, so that it is words and no code or quote.
    """
    day, text = read(data), line_of(typed)
    item = pick(day.items, number)
    done = attempted(lambda: edit.add_note(day, item, text)) if item else None
    if done is None or item is None:
        return
    new = again(done)
    first, lines = inserted(day, new)
    (note,) = [line for line in lines if line.strip(" \t")]
    assert len(lines) <= 2
    with suppress(UnjudgedError):
        assert first + lines.index(note) in words(new.document.lines)
    assert headings(day) == headings(new)
    items_more(0, day, new)
    at = day.boxes.index(item)
    facts = known(new)
    assert note.strip() in [own.strip() for own in new.boxes[at].notes]
    assert note.replace("\\", "").strip() == text.replace("\\", "").strip()
    facts[at].notes.remove(note.strip())
    assert known(day) == facts
    assert [b.id for b in day.boxes] == [b.id for b in new.boxes]


@given(days(), WORDS, TYPED)
def test_a_work_time_is_made_with_its_headings(data: bytes, name: str, typed: str) -> None:
    """The headings named and one item are inserted; nothing else comes, goes or moves."""
    day, text = read(data), line_of(typed)
    try:
        find_block(day, name, None)
        return
    except NoBlock as missing:
        makes = missing.makes
    except Refusal:
        return
    if day.work and any(block_number(made) is not None for made in makes):
        return  # these may stand in several places: see below
    done = attempted(lambda: edit.add_blocks(day, makes, [text])) if makes else None
    if done is None:
        return
    new, (box,) = again(done[0]), done[1]
    assert box.number
    _, lines = inserted(day, new)
    assert [f"## {made}" for made in makes] == [line for line in lines if line.startswith("## ")]
    old, now = headings(day), headings(new)
    at = next(at for at in range(len(now)) if now[:at] + now[at + len(makes) :] == old)
    assert [2] * len(makes) == [level for _, level, _ in now[at : at + len(makes)]]
    facts = known(new)
    where = next(at for at, b in enumerate(new.boxes) if b.line == box.line)
    assert text == facts.pop(where).text
    assert [fact._replace(heading="") for fact in known(day)] == [
        fact._replace(heading="") for fact in facts
    ]
    items_more(1, day, new)


NUMBERED = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(["", "\n- [ ] a\n", "\n```\n", "- [ ]", "\n\n"])),
    unique_by=lambda pair: pair[0],
    max_size=5,
)


@given(NUMBERED, st.integers(1, 12), st.booleans())
def test_a_number_goes_to_the_block_of_that_name(
    blocks: list[tuple[int, str]], number: int, reflects: bool
) -> None:
    """Where all are named `Block N`, the item comes to stand in the one of the number typed.

    All up to it are there then, those made stand before greater ones, and no old line is touched.
    """
    text = "".join([f"## Block {n}\n{under}\n" for n, under in blocks])
    day = read((text + ("## Reflection\n\nwell\n" if reflects else "")).encode())
    named = [block_number(block.name) for block in day.work]
    try:
        new, (box,) = edit.add_items(day, find_block(day, str(number), None), ["x"])
    except NoBlock as none:
        makes = none.makes if none.unasked else ()
        done = attempted(lambda: edit.add_blocks(day, makes, ["x"]))
        if done is None:
            return
        new, (box,) = again(done[0]), done[1]
        assert {f"Block {n}" for n in range(1, number + 1)} <= {b.name for b in new.work}
        if named == sorted(named, key=lambda n: n or 0):
            assert sorted(new.work, key=lambda b: block_number(b.name) or 0) == new.work
    assert f"Block {number}" == box.section.name
    rest = iter(new.document.lines)
    filled = len(new.boxes) == len(day.boxes)
    assert filled or all(line in rest for line in day.document.lines)


@given(days(), WORDS, st.lists(WORDS, max_size=3), st.one_of(st.none(), st.integers(0, 1500)))
def test_no_words_are_too_odd_for_block_and_item(
    data: bytes, block: str, item: list[str], minute: int | None
) -> None:
    """Any BLOCK and any ITEM are a place and items, or a refusal."""
    day = read(data)
    with suppress(Refusal):
        assert find_place(day, block, minute).block in day.blocks
    with suppress(Refusal):
        assert set(find_items(day, item, is_open)) <= set(day.items)
