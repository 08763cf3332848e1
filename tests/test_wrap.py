"""Lines that fit: where a text may be broken, and where it never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.render import plain
from blocklist.render.wrap import wrap

TEXTS = st.text(st.sampled_from("ab-/ \u00a0数。é👍\u0301\u200d🏽\u05d0\u0915\u093f"), max_size=40)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 5, [""]),
        ("math p.42", 20, ["math p.42"]),
        ("flash cards and a poem", 11, ["flash cards", "and a poem"]),
        ("a  b   c", 4, ["a  b", "c"]),
        ("p.\u00a042 and", 6, ["p.\u00a042", "and"]),
        ("mathematics", 4, ["math", "emat", "ics"]),
        ("to example.org/a/long/way-home", 14, ["to", "example.org/a/", "long/way-home"]),
        ("数学の宿題と詩", 6, ["数学の", "宿題と", "詩"]),
        ("ab数学cd 数学", 4, ["ab数", "学cd", "数学"]),
        ("数学。宿題", 4, ["数", "学。", "宿題"]),
        ("👨‍👩‍👧👍🏽 x", 4, ["👨‍👩‍👧", "👍🏽", "x"]),
        ("שלום עולם טוב", 9, ["שלום עולם", "טוב"]),
    ],
)
def test_a_text_is_broken_where_a_reader_expects_it(text: str, room: int, lines: list[str]) -> None:
    """At spaces, between wide signs, and in a word alone if it is longer than a line."""
    assert lines == wrap(text, room)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("it is", ["it", "is"]), ("flash cards", ["", "flash", "cards"]), ("", [""])],
)
def test_the_first_line_may_have_less_room(text: str, lines: list[str]) -> None:
    """A word that does not fit there stands on the next line, whole."""
    assert lines == wrap(text, 7, 3)


@given(TEXTS, st.integers(1, 20), st.integers(0, 20))
def test_nothing_is_lost_but_spaces(text: str, room: int, first: int) -> None:
    """Put together again, the lines are the text, spaces aside."""
    assert text.replace(" ", "") == "".join(wrap(text, room, min(first, room))).replace(" ", "")


@given(TEXTS, st.integers(12, 30))
def test_no_line_is_longer_than_the_room(text: str, room: int) -> None:
    """A line takes no more columns than there are; a heap of joined signs may."""
    joined = "\u200d" in text or "🏽" in text
    assert joined or all(plain.cells(line) <= room for line in wrap(text, room))


@given(TEXTS, st.integers(2, 20))
def test_marks_stay_with_their_letter(text: str, room: int) -> None:
    """No line but the first begins with a mark or a joiner that has its sign before it."""
    marks = ("\u0301", "\u200d", "🏽", "\u093f")
    fresh = [at for at in range(len(text)) if at and text[at - 1] == " "]
    torn = [line for line in wrap(text, room)[1:] if line.startswith(marks)]
    assert not torn or any(text[at] in marks for at in fresh)


def test_a_long_word_is_measured_in_step_with_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of megabytes is a matter of seconds: what is left is not measured at each new line."""
    measured = 0
    cells = plain.cells

    def counted(text: str) -> int:
        nonlocal measured
        measured += len(text)
        return cells(text)

    monkeypatch.setattr(plain, "cells", counted)
    assert 10_000 == len(wrap("y" * 100_000, 10))
    assert measured < 10 * 100_000
