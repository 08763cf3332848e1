"""Taking back: a step's lines are found where they stand now, and no other line is ever touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.core.day_parse import parse
from blocklist.core.env import Settings
from blocklist.core.lines import decode
from blocklist.core.patch import left_hanging, take_back
from blocklist.store.history import Hunk, hunks
from blocklist.store.undo import turned

OLD = b"# Day\n\n## Math\n\n- [ ] sums\n- [ ] poem\n\n## Reading\n\n- [ ] book\n- [ ] \n"


def back(old: bytes, new: bytes, now: bytes) -> bytes | list[str]:
    """Take the step from `old` to `new` back from `now`: the text, or the missing lines."""
    taken = take_back(decode(now), hunks(old, new))
    return taken.missing if taken.document is None else taken.document.encode()


def again(old: bytes, new: bytes, now: bytes) -> bytes | list[str]:
    """Do the step from `old` to `new` again in `now`, as where a file was made anew."""
    taken = take_back(decode(now), turned(hunks(old, new)))
    return taken.missing if taken.document is None else taken.document.encode()


def mark(text: bytes, line: bytes, nth: int = 0) -> bytes:
    """Return the text with the nth line of these words done."""
    parts = text.split(b"- [ ] " + line + b"\n")
    head = (b"- [ ] " + line + b"\n").join(parts[: nth + 1])
    return head + b"- [x] " + line + b"\n" + (b"- [ ] " + line + b"\n").join(parts[nth + 1 :])


# ----------------------------------------------------------------------- any step, nothing changed

LINE = st.sampled_from(
    [b"\n", b"- [ ] a\n", b"- [x] a\n", b"- [ ] b\r\n", b"c\r", b"## M\n", b"- [ ] \n", b"d"]
)
TEXT = st.lists(LINE, max_size=12).map(b"".join)


@given(TEXT, TEXT)
def test_a_step_is_taken_back_to_the_byte_where_nothing_else_changed(
    old: bytes, new: bytes
) -> None:
    """Whatever it did, however alike its lines; or it can't be told, and nothing is done."""
    found = back(old, new, new)

    assert found == old or isinstance(found, list)


@given(TEXT, st.sampled_from([b"- [ ] only here\n", b"other words\n"]), st.integers(0, 12))
def test_a_line_unlike_others_is_always_taken_back(old: bytes, line: bytes, at: int) -> None:
    """No text around it makes it hard to find."""
    lines = old.splitlines(keepends=True)
    new = b"".join([*lines[:at], line, *lines[at:]])
    if new.startswith(old) and old and old[-1:] not in b"\r\n":
        return  # it was joined to the last line

    assert old == back(old, new, new)


@given(st.binary(), st.binary(), st.binary())
def test_no_bytes_are_too_odd(old: bytes, new: bytes, now: bytes) -> None:
    """Any three texts give a text or a no."""
    assert isinstance(back(old, new, now), bytes | list)


@given(TEXT, st.sampled_from(["utf-16-le", "utf-16-be", "utf-8"]))
def test_each_encoding_is_kept(old: bytes, encoding: str) -> None:
    """A file with a byte order mark comes back to the byte."""
    text = "\ufefftitle\nhead\n" + old.decode()
    before, after = text.encode(encoding), ("\ufeffonly here\n" + text[1:]).encode(encoding)

    assert before == back(before, after, after)
    assert after == again(before, after, before)


# -------------------------------------------------------------------- others have changed the text

NEW = mark(OLD, b"poem")


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (b"note\n" * 20 + NEW, b"note\n" * 20 + OLD),
        (NEW.replace(b"sums", b"all sums"), OLD.replace(b"sums", b"all sums")),
        (NEW.replace(b"- [ ] sums\n", b""), OLD.replace(b"- [ ] sums\n", b"")),
        (NEW.replace(b"\n", b"\r\n"), OLD.replace(b"\n", b"\r\n")),
        (NEW[:-1], OLD[:-1]),
        (b"- [x] poem\n", b"- [ ] poem\n"),
        (b"## Reading\n- [x] poem\n## Math", b"## Reading\n- [ ] poem\n## Math"),
        (b"\xef\xbb\xbf" + NEW, b"\xef\xbb\xbf" + OLD),
        (NEW.decode().encode("utf-16"), OLD.decode().encode("utf-16")),
    ],
)  # fmt: skip
def test_the_line_is_found_wherever_it_stands(now: bytes, wanted: bytes) -> None:
    """Others were put in, reworded, taken out; line ends changed; the line itself was moved."""
    assert wanted == back(OLD, NEW, now)


@pytest.mark.parametrize(
    "now",
    [
        OLD,
        NEW.replace(b"[x] poem", b"[x] poem, all of it"),
        NEW.replace(b"[x] poem", b"[/] poem"),
        NEW.replace(b"- [x] poem\n", b""),
        b"",
    ],
)
def test_a_line_that_was_changed_is_told(now: bytes) -> None:
    """It says which line, and has no text to give."""
    assert ["- [x] poem"] == back(OLD, NEW, now)


def test_a_text_that_is_none_any_more_stays() -> None:
    """What can't be written back is left alone."""
    assert [] == back(OLD, NEW, NEW + b"\0")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_an_editor_may_save_in_another_encoding(encoding: str) -> None:
    """The words are what counts; what has no form in the other encoding is told."""
    bom = b"\xff\xfe" if encoding == "utf-16-le" else b"\xfe\xff"
    old, new = (bom + text.decode().encode(encoding) for text in (OLD, NEW))

    assert OLD == back(old, new, NEW)
    assert bom + OLD.decode().encode(encoding) == back(OLD, NEW, new)
    half = "\ud800".encode(encoding, "surrogatepass")
    assert [] == back(old + half, old + "b\n".encode(encoding), OLD + b"b\n")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_half_a_character_at_the_end_says_nothing(encoding: str) -> None:
    """A UTF-16 file that was cut is still found its way about in."""
    bom = b"\xff\xfe" if encoding == "utf-16-le" else b"\xfe\xff"
    old, new = (bom + text.decode().encode(encoding) + b"x" for text in (b"a\n", b"a\nb\n"))

    assert old == back(old, new, new)
    assert ["b"] == back(new, old, b"plain\n")


# ------------------------------------------------------------------------------------ look-alikes

TWICE = b"## Math\n\n- [ ] poem\n- [ ] sums\n\n## Reading\n\n- [ ] poem\n- [ ] book\n"


@pytest.mark.parametrize("nth", [0, 1])
def test_of_two_alike_it_is_the_one_of_the_step(nth: int) -> None:
    """Both are done by now; what stands around them tells."""
    other = mark(TWICE, b"poem", 1 - nth)
    both = mark(mark(TWICE, b"poem", 1), b"poem", 0)

    assert other == back(other, both, both)
    assert b"new\n" * 9 + other == back(other, both, b"new\n" * 9 + both)


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("change", [b"- [x] poem, all of it\n", b"", b"- [ ] poem\n"])
def test_a_look_alike_is_never_taken_for_it(nth: int, change: bytes) -> None:
    """The step's own line was changed since; the other one is not touched."""
    other = mark(TWICE, b"poem", 1 - nth)
    both = mark(mark(TWICE, b"poem", 1), b"poem", 0)
    parts = both.split(b"- [x] poem\n")
    now = (
        parts[0] + change + parts[1] + b"- [x] poem\n" + parts[2]
        if nth == 0
        else parts[0] + b"- [x] poem\n" + parts[1] + change + parts[2]
    )

    assert ["- [x] poem"] == back(other, both, now)


@given(st.lists(LINE, min_size=1, max_size=14), st.integers(0, 13), st.sampled_from([b"", b"z\n"]))
def test_only_its_own_line_changed_and_no_look_alike_is_touched(
    parts: list[bytes], at: int, other: bytes
) -> None:
    """However many are alike, and wherever they stand: the line is gone, and that is told."""
    at %= len(parts)
    parts = [part.rstrip(b"\r\n") + b"\n" for part in parts]
    done = [*parts[:at], b"- [x] a\n", *parts[at + 1 :]]
    changed = [*done[:at], other, *done[at + 1 :]]

    assert isinstance(back(b"".join(parts), b"".join(done), b"".join(changed)), list) or (
        parts[at] == b"- [x] a\n"
    )


def test_a_look_alike_is_not_taken_where_all_around_is_gone() -> None:
    """There were two, there is one, and nothing tells which."""
    other = mark(TWICE, b"poem", 1)
    both = mark(other, b"poem", 0)

    assert ["- [x] poem"] == back(other, both, b"# New\n\n- [x] poem\n")


def test_a_look_alike_is_not_taken_where_much_around_is_gone() -> None:
    """Its neighbours are alike too, and what stood beyond them is not there."""
    three = b"- [ ] sums\n- [x] poem\n- [ ] tree\n"
    both = b"## Math\n" + three + b"\n## Art\n- [ ] ink\n\n## Reading\n" + three
    old = both.replace(b"[x]", b"[ ]", 1)

    assert old == back(old, both, both)
    assert ["- [x] poem"] == back(old, both, b"# New\n- [ ] q\n" + three + b"- [ ] r\n")


def test_equal_work_times_are_told_by_their_order() -> None:
    """Math twice a day with the same words: three lines on each side are the same."""
    half = b"## Math\n" + b"- [ ] row\n" * 4 + b"- [x] poem\n" + b"- [ ] row\n" * 4
    both = half * 2
    second = half + mark(half.replace(b"[x]", b"[ ]"), b"none").replace(b"- [x] none\n", b"")
    first = second[len(half) :] + half

    for other in (first, second):
        assert other == back(other, both, both)
        assert b"a\n" * 10 + other == back(other, both, b"a\n" * 10 + both)


def test_where_a_copy_came_in_the_old_place_decides() -> None:
    """Two more of the same: the nearer one is meant, and of two as near none."""
    row = b"- [ ] row\n" * 4
    old, new = row + b"- [ ] poem\n" + row, row + b"- [x] poem\n" + row

    assert old + new == back(old, new, new + new)
    moved = b"- [ ] row\n" * 2
    now = moved + b"- [x] poem\n" + row + b"- [x] poem\n" + moved
    assert isinstance(
        back(moved + b"- [ ] poem\n" + row, moved + b"- [x] poem\n" + row, now), bytes
    )
    between = row[:-10] + b"- [x] poem\n" + b"- [ ] row\n" + b"- [x] poem\n" + row[:-10]
    assert ["- [x] poem"] == back(old, new, between)


def test_alike_side_by_side_is_the_same_either_way() -> None:
    """Whichever of equal lines is taken out, the text is the same."""
    old = b"## Math\n- [ ] row\n- [ ] row\n"

    assert old + b"c\n" == back(old, old + b"- [ ] row\n", old + b"- [ ] row\nc\n")


def test_two_that_would_be_one_line_are_told() -> None:
    """Two lines were put in, and one of them is left."""
    new = mark(mark(b"- [ ] a\nx\n- [ ] a\n", b"a", 0), b"a", 0)

    assert ["- [x] a"] == back(b"- [ ] a\nx\n- [ ] a\n", new, b"- [x] a\nx\n")


def test_hunks_that_come_to_lie_on_each_other_are_told() -> None:
    """One line is not taken for two."""
    one, two = (
        Hunk(0, 0, [b"- [ ] a\n"], [b"- [x] a\n"]),
        Hunk(2, 2, [b"- [ ] a\n"], [b"- [x] a\n"]),
    )
    for hunk in (one, two):
        hunk.among = 1

    assert ["- [x] a"] == take_back(decode(b"- [x] a\n"), [one, two]).missing


# --------------------------------------------------------------------------- lines that come back


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (b"a\nb\nd\ne\n", b"a\nb\nc\nd\ne\n"),
        (b"x\ny\na\nb\nd\ne\n", b"x\ny\na\nb\nc\nd\ne\n"),
        (b"a\nb\nnew\nd\ne\n", b"a\nb\nc\nnew\nd\ne\n"),
        (b"a\nb", b"a\nb\nc\n"),
        (b"b\r\nd\r\n", b"b\r\nc\nd\r\n"),
    ],
)
def test_a_line_that_was_taken_out_comes_back_to_its_place(now: bytes, wanted: bytes) -> None:
    """Right under the line that it stood under, if that is there."""
    assert wanted == back(b"a\nb\nc\nd\ne\n", b"a\nb\nd\ne\n", now)


def test_a_line_whose_place_is_gone_is_told() -> None:
    """Nothing of what stood around it is left, or it stands in two places."""
    old, new = b"a\nb\nc\nd\ne\nf\ng\n", b"a\nb\nc\ne\nf\ng\n"

    assert ["d"] == back(old, new, b"x\n" * 20)
    assert isinstance(back(old, new, new + new), bytes)
    assert ["d"] == back(old, new, b"c\ne\nq\nq\nc\ne\n")


def test_ends_of_lines_are_never_lost() -> None:
    """A line without an end that comes to stand inside gets one; the last keeps its want."""
    old, new = b"a\n- [ ] b", b"a\n- [ ] b\n- [ ] c"

    assert old == back(old, new, new)
    assert old + b"\n" == back(old, new, new + b"\n")
    assert b"a\n- [ ] b\nd\n" == back(old, new, new + b"\nd\n")
    assert new == again(old, new, old)
    assert b"a\nb\nc" == back(b"a\nb", b"a\n", b"a\nc")


# ------------------------------------------------------------------------------ what hangs under it


def hanging(old: bytes, new: bytes, now: bytes) -> list[str]:
    """Return what would lose what it stands under."""
    return left_hanging(parse(decode(now), Settings()), take_back(decode(now), hunks(old, new)))


def test_what_was_written_under_an_item_since_is_seen() -> None:
    """Notes and steps under a line that goes would come under another one."""
    old = b"## Math\n\n- [ ] sums\n"
    new = old + b"- [ ] poem\n"

    assert [] == hanging(old, new, new + b"\n## Reading\n")
    assert ["  blue"] == hanging(old, new, new + b"  blue\n\n## Reading\n")
    assert ["  - [ ] step"] == hanging(old, new, new + b"  - [ ] step\n")
    assert [] == hanging(mark(new, b"poem"), new, new + b"  blue\n")


def test_what_was_written_under_a_heading_since_is_seen() -> None:
    """A work time that the step made has other items by now."""
    old = b"# Day\n"
    new = old + b"\n## Block 1\n\n- [ ] poem\n"

    assert [] == hanging(old, new, new)
    assert ["- [ ] sums"] == hanging(old, new, new + b"- [ ] sums\n")


def test_a_line_without_an_end_is_not_taken_for_one_that_goes() -> None:
    """It had to get an end, and stays."""
    old = b"## Math\n- [ ] sums\n  first row"
    new = old + b"\n- [ ] poem"

    assert [] == hanging(old, new, new)
    assert ["  blue"] == hanging(old, new, new + b"\n  blue")
    assert [] == left_hanging(
        parse(decode(old), Settings()), take_back(decode(b""), hunks(old, new))
    )


def test_a_record_that_names_no_heading_is_placed_by_what_is_around() -> None:
    """Older records have none."""
    old = b"## Math\n\n- [ ] sums\n- [ ] poem\n- [ ] row\n"
    found = hunks(old, old.replace(b"- [ ] poem\n", b""))
    for hunk in found:
        hunk.under = None
    taken = take_back(decode(b"# Day\n\n" + old.replace(b"- [ ] poem\n", b"")), found)
    assert taken.document is not None
    assert taken.document.encode() == b"# Day\n\n" + old
