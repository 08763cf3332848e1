"""A text that was written too late, joined with the one that has taken its place."""

from __future__ import annotations

from collections import Counter
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.core.lines import decode
from blocklist.core.rejoin import BOX, rejoin

OLD = """\
# Tuesday

## Math

- [ ] one
- [ ] two

## Notes

fine
"""


def _joined(old: str, now: str, late: str) -> str:
    """Return what comes of three texts."""
    return rejoin(old.encode(), now.encode(), late.encode()).decode()


def _both(now: tuple[str, str], late: tuple[str, str], old: str = OLD) -> str:
    """Return what comes of two replacements in the old text."""
    return _joined(old, old.replace(*now), old.replace(*late))


# --------------------------------------------------------------------------- where a line goes


def test_a_line_goes_after_the_one_above_it() -> None:
    """It stands where the editor wrote it, and ours where we did."""
    joined = _both(("two\n", "two\n- [ ] ours\n"), ("one\n", "one\n- [ ] late\n"))

    assert OLD.replace("one\n", "one\n- [ ] late\n").replace("two\n", "two\n- [ ] ours\n") == joined


def test_two_lines_in_one_place_both_stay() -> None:
    """The late one comes first, as the one above it is its own."""
    joined = _both(("two\n", "two\n- [ ] ours\n"), ("two\n", "two\n- [ ] late\n"))

    assert OLD.replace("two\n", "two\n- [ ] late\n- [ ] ours\n") == joined


def test_a_line_that_both_wrote_stands_once() -> None:
    """The new text does not lack it."""
    same = ("two\n", "two\n- [ ] three\n")

    assert OLD.replace(*same) == _both(same, same)


def test_a_third_equal_line_is_a_new_one() -> None:
    """Equal lines are counted: he wrote it once more."""
    old = "- [ ] read\n- [ ] read\n"

    late = f"{old}- [ ] read\n"

    assert f"{late}- [ ] ours\n" == _joined(old, f"{old}- [ ] ours\n", late)


def test_a_second_equal_line_comes_in_once() -> None:
    """Ours stands elsewhere by now: of the two late ones that are seen as new, one is."""
    joined = _joined("a\nb\nc\n", "b\nc\na\n", "a\na\nb\nc\n")

    assert "a\nb\nc\na\n" == joined


def test_a_line_at_the_top_goes_to_the_top() -> None:
    """Where there is none above it, it is the first."""
    assert "late\n" + OLD.replace("two", "2") == _both(("two", "2"), ("# Tue", "late\n# Tue"))
    assert "late\n  a\nours\n" == _joined("  a\n", "  a\nours\n", "late\n  a\n")


def test_nothing_comes_between_an_item_and_what_hangs_under_it() -> None:
    """Our note stays under its item, and so does a nested item with an empty line above it."""
    hanging = "one\n  if stuck: ask Sam\n\n  - [ ] first row\n"
    joined = _both(("one\n", hanging), ("one\n", "one\n- [ ] late\n"))

    assert OLD.replace("one\n", f"{hanging}- [ ] late\n") == joined


def test_a_late_note_goes_under_its_own_item() -> None:
    """It is indented as deep as what hangs there already."""
    joined = _both(("one\n", "one\n  ours\n"), ("one\n", "one\n  late\n"))

    assert OLD.replace("one\n", "one\n  late\n  ours\n") == joined


def test_lines_that_come_in_at_two_depths_keep_their_places() -> None:
    """The shallow one goes below all that hangs there, the deep one among it."""
    old = "- [ ] a\n  - [ ] b\n  - [ ] c\n"
    late = "- [ ] a\n- [ ] late\n  - [ ] b\n  - [ ] deep\n  - [ ] c\n"
    joined = _joined(old, old + "- [ ] ours\n", late)

    assert "- [ ] a\n  - [ ] b\n  - [ ] deep\n  - [ ] c\n- [ ] late\n- [ ] ours\n" == joined


def test_a_late_heading_takes_nothing_of_ours_with_it() -> None:
    """Our item stays in its work time, the late one goes into its own."""
    late = "two\n- [ ] late\n\n## Art\n\n- [ ] paint\n"
    joined = _both(("two\n", "two\n- [ ] ours\n"), ("two\n", late))

    assert OLD.replace("two\n", "two\n- [ ] late\n- [ ] ours\n\n## Art\n\n- [ ] paint\n") == joined


def test_late_code_takes_nothing_of_ours_in() -> None:
    """A fence that is never closed would make code of our item."""
    joined = _both(("two\n", "two\n- [ ] ours\n"), ("two\n", "two\n```\n# no heading\n"))

    assert OLD.replace("two\n", "two\n- [ ] ours\n```\n# no heading\n") == joined


def test_an_empty_line_comes_in_with_its_neighbour_alone() -> None:
    """A paragraph keeps its distance; an empty line by itself is no news."""
    with_words = ("fine\n", "fine\n\nreally\n")

    assert OLD.replace(*with_words).replace("two", "2") == _both(("two", "2"), with_words)
    assert OLD.replace("two", "2") == _both(("two", "2"), ("fine", "\n\nfine"))


# ------------------------------------------------------------------------- what is not brought back


@pytest.mark.parametrize("late", ["", "\n", "# Tuesday\n\n## Math\n\n- [ ] one\n", "# Tues"])
def test_half_a_text_takes_nothing_away(late: str) -> None:
    """An editor may have been cut short: what is missing there is not gone."""
    joined = _joined(OLD, OLD.replace("two", "two\n- [ ] ours"), late)

    assert OLD.replace("two", "two\n- [ ] ours") == joined.replace("# Tues\n", "", 1)


def test_what_we_took_away_is_not_brought_back() -> None:
    """The late text has it from the old one, and did not write it."""
    assert OLD.replace("- [ ] one\n", "").replace("fine", "fine\nlate") == _both(
        ("- [ ] one\n", ""), ("fine", "fine\nlate")
    )


def test_what_is_no_text_gives_nothing() -> None:
    """A file of NUL is what a power cut leaves."""
    assert b"- [ ] ours\n" == rejoin(b"", b"- [ ] ours\n", b"\0" * 40)
    assert b"\0" == rejoin(b"", b"\0", b"- [ ] late\n")


# ----------------------------------------------------------------------------------------- boxes


def test_a_box_that_was_ticked_too_late_is_ticked() -> None:
    """It is the same box, and is not doubled."""
    joined = _both(("two\n", "two\n- [ ] ours\n"), ("[ ] one", "[x] one"))

    assert OLD.replace("[ ] one", "[x] one").replace("two\n", "two\n- [ ] ours\n") == joined


def test_a_box_that_we_ticked_stays_ticked() -> None:
    """The late text has the old mark, and did not set it."""
    joined = _both(("[ ] one", "[x] one"), ("two\n", "two\n- [ ] late\n"))

    assert OLD.replace("[ ] one", "[x] one").replace("two\n", "two\n- [ ] late\n") == joined


def test_a_box_that_was_opened_again_too_late_is_open() -> None:
    """Whoever changed the mark has the say, if the other did not."""
    old = OLD.replace("[ ] one", "[x] one")

    assert OLD.replace("two", "2") == _both(("two", "2"), ("[x] one", "[ ] one"), old)


@pytest.mark.parametrize(
    ("mine", "theirs", "stays"),
    [
        *(("x", "/", "x"), ("/", "x", "x"), (">", "-", ">"), ("-", "/", "-"), ("/", "?", "/")),
        *(("?", "x", "x"), ("X", "x", "x"), ("?", "!", "!")),
    ],
)
def test_of_two_new_marks_the_one_that_is_further_on_stays(
    mine: str, theirs: str, stays: str
) -> None:
    """Done, carried, set aside, started, any other: in this order, whoever wrote it."""
    joined = _both(("[ ] one", f"[{mine}] one"), ("[ ] one", f"[{theirs}] one"))

    assert OLD.replace("[ ] one", f"[{stays}] one") == joined


def test_equal_items_are_ticked_one_by_one() -> None:
    """The second of two is the one that was ticked, by us or by him, though the first is too."""
    old = "- [x] a\n- [ ] a\n"
    ticked = "- [x] a\n- [x] a\n"

    assert f"{ticked}late\n" == _joined(old, ticked, f"{old}late\n")
    assert f"{ticked}- [ ] b\n" == _joined(old, f"{old}- [ ] b\n", ticked)


def test_an_item_that_we_moved_and_he_ticked_is_seen_twice() -> None:
    """Doubled is cheap to mend, and a tick is not lost."""
    old = "- [ ] a\n- [ ] b\n- [ ] c\n"
    joined = _joined(old, "- [ ] b\n- [ ] c\n- [ ] a\n", "- [x] a\n- [ ] b\n- [ ] c\n")

    assert "- [x] a\n- [ ] b\n- [ ] c\n- [ ] a\n" == joined


# ----------------------------------------------------------------------------------------- bytes


def test_a_last_line_without_an_end_gets_one_and_the_last_has_none() -> None:
    """The file goes on to end as it did."""
    assert "a\nours\nlate" == _joined("a", "a\nours", "a\nours\nlate")
    assert "a\r\nlate\r\nours" == _joined("a\r\n", "a\r\nours", "a\r\nlate")
    assert "late\n" == _joined("", "", "late")


def test_the_encoding_of_the_new_text_stays() -> None:
    """UTF-16 stays UTF-16, with its BOM, whatever the late text is in."""
    now = "\ufeff- [ ] ours\n".encode("utf-16-le")

    assert "\ufeff- [ ] läte\n- [ ] ours\n".encode("utf-16-le") == rejoin(
        b"", now, "- [ ] läte\n".encode()
    )


def test_bytes_that_are_no_text_come_in_as_they_are() -> None:
    """An old editor's byte is his too."""
    assert b"caf\xe9\n- [ ] ours\n" == rejoin(b"", b"- [ ] ours\n", b"caf\xe9\n")


def test_a_large_day_is_joined_at_once() -> None:
    """A hundred thousand lines, most of them empty, take no longer than a second or two."""
    old = "".join([f"- [ ] item {number}\n\n- [ ]\n" for number in range(33_000)])
    begun = perf_counter()
    joined = _joined(old, f"{old}- [ ] ours\n", f"- [ ] late\n{old}")

    assert f"- [ ] late\n{old}- [ ] ours\n" == joined
    assert perf_counter() - begun < 10


# ------------------------------------------------------------------------------------ properties

LINES = st.sampled_from(
    [
        *("- [ ] a", "- [x] a", "- [/] a", "- [ ] b", "- [ ] ", "* [ ] a", "1. [ ] b", "- c"),
        *(
            "  - [ ] a",
            "  note",
            "    deep",
            "\tnote",
            "",
            " ",
            "## Math",
            "## Art",
            "```",
            "words",
        ),
    ]
)
TEXTS = st.lists(LINES, max_size=12)


def _key(line: str) -> str:
    """Return a line without its mark."""
    found = BOX.fullmatch(line)
    return f"{found[1]} {found[3]}" if found else line


def _count(text: bytes | list[str]) -> Counter[str]:
    """Count the lines of a text, whatever their marks; empty ones do not count."""
    found = decode(text).lines if isinstance(text, bytes) else text
    return Counter([_key(line) for line in found if line.strip()])


def _text(found: list[str]) -> bytes:
    """Return a text of lines."""
    return "".join([f"{line}\n" for line in found]).encode()


@given(TEXTS, TEXTS, TEXTS)
def test_no_line_is_lost(old: list[str], now: list[str], late: list[str]) -> None:
    """Each line of ours is there, and each of the late text that the old one did not have."""
    joined = _count(rejoin(_text(old), _text(now), _text(late)))

    assert not _count(now) - joined
    assert not _count(late) - joined - _count(old)


@given(TEXTS, TEXTS, TEXTS)
def test_no_line_is_made_up(old: list[str], now: list[str], late: list[str]) -> None:
    """Each line is one of ours or a late one."""
    joined = rejoin(_text(old), _text(now), _text(late))

    assert not _count(joined) - _count(now) - _count(late)
    assert set(decode(joined).lines) <= {*now, *late}


@given(TEXTS, TEXTS, TEXTS)
def test_our_lines_keep_their_order(old: list[str], now: list[str], late: list[str]) -> None:
    """With the late lines taken out again, our text is what it was, marks aside."""
    rest = iter([_key(line) for line in decode(rejoin(_text(old), _text(now), _text(late))).lines])

    assert all(_key(line) in rest for line in now)


@given(TEXTS, TEXTS, TEXTS)
def test_joined_twice_is_joined_once(old: list[str], more: list[str], late: list[str]) -> None:
    """What is in comes in no second time, where we took nothing out of the old text."""
    once = rejoin(_text(old), _text(old + more), _text(late))

    assert _count(once) == _count(rejoin(_text(old), once, _text(late)))


@given(TEXTS, TEXTS)
def test_one_who_wrote_nothing_changes_nothing(old: list[str], now: list[str]) -> None:
    """The late text is the old one: ours stays to the byte."""
    assert _text(now) == rejoin(_text(old), _text(now), _text(old))


@given(st.binary(max_size=40), st.binary(max_size=40), st.binary(max_size=40))
def test_any_bytes_are_joined(old: bytes, now: bytes, late: bytes) -> None:
    """Whatever stands in the files, ours can be found in what comes of it."""
    joined = decode(rejoin(old, now, late))

    assert not Counter(decode(now).lines) - Counter(joined.lines)
