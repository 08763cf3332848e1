"""His words, made fit to stand in a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS

from blocklist.core.result import WRONG_USE, Refusal
from blocklist.core.text import bare, escape, one_line
from tests.nasty import TYPED

PARSER = MarkdownIt("commonmark")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("math p.42", "math p.42"),
        ("  math \t p.42\n\n", "math   p.42"),
        ("a\r\nb\rc\td", "a b c d"),
        ("a  b", "a  b"),
        ("\u00a0a\u00a0", "\u00a0a\u00a0"),
        ("👩\u200d🏫", "👩\u200d🏫"),
        ("\u202eabc", "\u202eabc"),
        ("a\u2028b", "a\u2028b"),
        ("\u200ba", "\u200ba"),
        ("\U0001fae8", "\U0001fae8"),  # younger than the Unicode of Python 3.11
        ("\uf8ff", "\uf8ff"),  # an apple, on some machines
        ("\u0301", "\u0301"),
    ],
)
def test_text_is_one_line(typed: str, line: str) -> None:
    """Runs of newlines and tabs are one space, ends are trimmed, all else is as typed."""
    assert line == one_line(typed)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "text_empty"),
        (" \t\r\n ", "text_empty"),
        ("\u200b\u200d\ufeff", "text_empty"),
        ("\u00a0\u3000", "text_empty"),
        ("\u2800\u3164\ufe0f\U000e0100", "text_empty"),
        ("\u2028", "text_empty"),
        ("\ufe00", "text_empty"),
        ("\U000e0000", "text_empty"),
        ("\U000e0041", "text_empty"),
        ("a\x00", "text_control"),
        ("a\x1b[1m", "text_control"),
        ("a\x0bb", "text_control"),
        ("a\x7f", "text_control"),
        ("a\x85b", "text_control"),
        ("a\x9f", "text_control"),
        ("a\udcff", "text_bytes"),
        ("\ud800", "text_bytes"),
    ],
)
def test_text_that_can_not_be_taken_is_wrong_use(typed: str, reason: str) -> None:
    """No words, control characters and half characters are refused by their own reasons."""
    with pytest.raises(Refusal) as refusal:
        one_line(typed)
    assert (reason, WRONG_USE) == (refusal.value.reason, refusal.value.exit)


@given(st.one_of(TYPED, st.text(st.characters())))
def test_one_line_of_one_line_is_the_same(typed: str) -> None:
    """What comes out holds no control character and no half one, and is taken as it is."""
    try:
        line = one_line(typed)
    except Refusal:
        return
    assert not [sign for sign in line if sign < " " or "\x7f" <= sign <= "\x9f"]
    assert not [sign for sign in line if "\ud800" <= sign <= "\udfff"]
    assert line == one_line(line)
    assert line == line.strip(" ")


@pytest.mark.parametrize(
    ("line", "escaped"),
    [
        ("- a", "\\- a"),
        ("-", "\\-"),
        ("+ a", "\\+ a"),
        ("* [x] a", "\\* [x] a"),
        ("1. a", "1\\. a"),
        ("12) a", "12\\) a"),
        ("3.", "3\\."),
        ("123456789. a", "123456789\\. a"),
        ("# a", "\\# a"),
        ("######", "\\######"),
        ("> a", "\\> a"),
        (">_<", "\\>_<"),
        ("```", "\\```"),
        ("~~~ a", "\\~~~ a"),
        ("---", "\\---"),
        ("* * *", "\\* * *"),
        ("_____", "\\_____"),
        ("===", "\\==="),
        ("=", "\\="),
        ("--", "\\--"),
        ("<div>", "\\<div>"),
        ("<!-- a", "\\<!-- a"),
        ("</b>", "\\</b>"),
        ("%% a %%", "\\%% a %%"),
        ("[a]: /b", "\\[a]: /b"),
    ],
)
def test_what_would_be_structure_gets_a_backslash(line: str, escaped: str) -> None:
    """A backslash stands before the sign that would make it structure."""
    assert escaped == escape(line)


@pytest.mark.parametrize(
    "line",
    [
        "-5 pages", "+novel", "*a*", "#3", "####### a", "1.5", "1234567890. a", "a - b", "``a``",
        "~a~", "<3", "<https://a.b>", "<", "= a", "_a_", "%a", "|a|", "[x] a", "[a] b", "(a)",
        "\\- a", "--a", "-- a", "** a", ". a", ") a", "é",
    ],
)  # fmt: skip
def test_what_is_no_structure_stays_as_typed(line: str) -> None:
    """Signs that mean nothing where they stand get no backslash."""
    assert line == escape(line)


@given(
    TYPED, st.sampled_from(["{}", "- [ ] a\n  {}", "- [ ] a\n\n  {}", "a\n{}", "# a\n\nb\n\n{}\nc"])
)
def test_an_escaped_line_is_text_for_markdown(typed: str, around: str) -> None:
    """Alone, below text or in an item, it is part of a paragraph, and reads as it was typed."""
    try:
        line = one_line(typed)
    except Refusal:
        return
    escaped = escape(line)
    at = max(escaped.find("\\"), 0)
    assert escaped in {line, f"{line[:at]}\\{line[at:]}"}
    assert tokens(around.format(escaped)) == tokens(around.format("word"), escaped)
    if escaped != line:
        assert PARSER.renderInline(line[at]) == PARSER.renderInline(escaped[at : at + 2])


def tokens(text: str, word: str = "word") -> list[tuple[str, list[str]]]:
    """Return what markdown-it-py makes of a text, `word` in the place of "word".

    It trims the ends of a paragraph by more than spaces; so both sides are trimmed here.
    """
    found = [(token.type, token.content.replace("word", word)) for token in PARSER.parse(text)]
    return [
        (kind, [line.strip(MD_TRIM_CHARS) for line in shown.split("\n")]) for kind, shown in found
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("a", "a"),
        ("  - a", "a"),
        ("* [ ] a", "a"),
        ("+ [x]  a ", "a"),
        ("12. [ ] a", "a"),
        ("1) a", "a"),
        ("- [📚] a", "a"),
        ("[ ] a", "a"),
        ("- [ ]", ""),
        ("-", ""),
        ("-a", "-a"),
        ("-5 pages", "-5 pages"),
        ("1.5", "1.5"),
        ("- - a", "- a"),
        ("[a] b", "b"),
        ("- [ ]flash cards", "flash cards"),
        ("[1]st place", "[1]st place"),
        ("- [ ](a)", "[ ](a)"),
        ("- [\t] a", "[\t] a"),
        ("[ab] c", "[ab] c"),
        ("[ab c", "[ab c"),
        ("x ] c", "x ] c"),
        (". a", ". a"),
        (") a", ") a"),
        ("", ""),
        ("\t-\t[ ]\ta\t", "a"),
    ],
)
def test_a_line_of_a_list_loses_marker_and_box(line: str, text: str) -> None:
    """What is pasted from a list is its text alone."""
    assert text == bare(line)
