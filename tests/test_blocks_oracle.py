"""Our block scanner against its judge, markdown-it-py (docs/format.md, "Structure")."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from blocklist.core.blocks import scan
from tests import oracle
from tests.fixture_file import as_bytes, cases
from tests.spec_examples import UnfetchedError, spec_examples

# What a line may be made of: all that opens, closes, indents or looks like it.
FRAGMENTS = (
    *("- ", "* ", "+ ", "1. ", "2) ", "10. ", "3.", "-", "*", "+", "1.", "1)", "-\t", "- \t"),
    *("*\t\t", "1.\t", "12345678. ", "999999999) ", "1234567890. ", "\u0661. ", "0", "9"),
    *(" ", "  ", "   ", "    ", "     ", "\t", "\t\t", " \t"),
    *(">", "> ", ">\t", "> > ", " >"),
    *("[ ] ", "[x] ", "[X]", "[/] a", "[ ]", "[] ", "[\t] ", "[ ]b", "[x](u)", "[x]:", "[]] "),
    *("[\u00a0] x", "[ ]\u00a0x", "[\u00e9] x", "[ ]\u00bd", "[ ]_", "[ ]\u2014"),
    *("#", "# ", "## ", "### ", "####### ", "##\t", "#x", " #", "# #", " ##", "\\#"),
    *("```", "``", "````", "~~~", "~~~~", "```py", "``` a`b", "`"),
    *("---", "- - -", "***", "* * *", "___", "_", "--", "===", "=", "-  ", "**"),
    *("<div>", "<div", "</div>", "<!--", "-->", "<!-- x -->", "<?", "?>", "<!X", "<!x>", "<x"),
    *("<![CDATA[", "]]>", "<pre>", "</pre>", "<script", "</script>", "<style>", "<h1>", "<p/>"),
    *("<a>", "<a href='x'>", "</a>", "<a b=c>", "<br/>", "<https://x.y>"),
    *("%%", "%% c %%", "%%%", "%%%%"),
    *("a", "b c", "foo", "\\", "&nbsp;", "|a|", "[a]: /u", "\U0001f4a1", "\u0301"),
    *("\u00a0", "\u2003", "\u2028", "\f", "\v", "\0", "\x85", "\x1c", "\ufeff"),
)
# Whole lines, so that containers and leaves last for more than one.
LINES = (
    *("", "", "", " ", "\t", "---", "```", "~~~", "<!--", "-->", "%%", "> ", "- [ ] x"),
    *("  - [ ] y", "    - [ ] z", "## Math", "# T", "foo", "  bar", "    code", "1. a", "   b"),
    *("> q", "- ", "-", "1.", "</div>", "<div>", "===", "\t- [ ] t", "- - [ ] n", "> - [ ] q"),
    *("- > [ ] q", "  ```", "    ```", "  > x", "- ```", "> ```", "> <!--", "- <!--", "- <div>"),
    *("-     code", "-\tt", "  [ ] x"),
)
nasty_lines = st.one_of(
    st.sampled_from(LINES),
    st.builds(
        lambda indent, parts: " " * indent + "".join(parts),
        st.sampled_from((0, 0, 0, 1, 2, 3, 4, 5, 6, 8)),
        st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6),
    ),
)


@pytest.fixture(scope="module")
def examples() -> list[list[str]]:
    """Give the examples of the CommonMark specification, as lines."""
    try:
        return [example.split("\n") for example in spec_examples()]
    except UnfetchedError as why:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"the examples of the CommonMark specification can't be fetched: {why}")


def seen(lines: list[str]) -> oracle.Structure:
    """Return what our scanner sees, in the oracle's shape."""
    return oracle.as_structure(scan(lines))


@pytest.mark.parametrize(
    ("above", "indent"),
    [
        pytest.param([], "", id="bare"),
        pytest.param(["## Math", ""], "", id="in a work time"),
        pytest.param(["- [ ] item", ""], "  ", id="in an item"),
        pytest.param(["- [ ] item"], "  ", id="directly under an item's text"),
        pytest.param(["12. > quote", "", "    - [ ] item"], "      ", id="deep"),
    ],
)
def test_every_example_of_the_specification_is_read_alike(
    examples: list[list[str]], above: list[str], indent: str
) -> None:
    """Where each example stands, it has the headings, items and boxes that the oracle finds."""
    assert 600 < len(examples)
    for example in examples:
        lines = [*above, *(indent + line for line in example)]

        assert oracle.structure(lines, watching=False) == seen(lines), lines


@pytest.mark.parametrize(("text", "_meaning"), cases("tasklists.md", 2) + cases("blocks.md", 2))
def test_every_fixture_is_read_alike(text: str, _meaning: str) -> None:
    """What the fixtures say of a text is what the oracle says."""
    lines = as_bytes(text).decode("utf-8", "surrogateescape").split("\n")

    assert oracle.structure(lines, watching=False) == seen(lines)


@settings(max_examples=2000)
@given(lines=st.lists(nasty_lines, min_size=1, max_size=12))
def test_nasty_documents_are_read_alike(lines: list[str]) -> None:
    """Headings, items, boxes, columns and ends agree in any text on which the oracle has a say."""
    try:
        expected = oracle.structure(lines)
    except oracle.UnjudgedError:
        reject()

    assert expected == seen(lines), lines


quote_lines = st.builds(
    lambda around, parts: around + ">" + "".join(parts),
    st.sampled_from(("", "", " ", "- ", "  ")),
    st.lists(
        st.sampled_from(
            (
                *(">", "> ", ">\t", "> >", ">  ", "\t", " ", "    "),
                *("- ", "-\t", "1.\t", "-", "- \t", "a", "```", "#"),
            )
        ),
        min_size=1,
        max_size=8,
    ),
)


@settings(max_examples=1000)
@given(lines=st.lists(quote_lines, min_size=1, max_size=4))
def test_what_a_quote_holds_is_read_alike(lines: list[str]) -> None:
    """What is in a quote is not told, but it shows: the number 2 ends a lazy line, and no other."""
    lines = [*lines, "x", "2. y"]
    try:
        expected = oracle.structure(lines)
    except oracle.UnjudgedError:
        reject()

    assert expected == seen(lines), lines


title_lines = st.sampled_from(
    (
        *("===", "=", "==  ", " ===", "a", "b c", "", "", "---", "- x", "> q", "# h"),
        *(
            "```",
            "1. x",
            "  foo",
            "[a]: u",
            "%%",
            "%% c %%",
            "<div>",
            "2. x",
            "***",
            "a\\",
            "\u00a0",
        ),
    )
)


@settings(max_examples=500)
@given(lines=st.lists(title_lines, min_size=1, max_size=8))
def test_the_underlined_title_is_the_oracles(lines: list[str]) -> None:
    """With setext headings on, the oracle's first one of level 1 is the title, and where it is."""
    try:
        oracle.structure(lines)
    except oracle.UnjudgedError:
        reject()

    assert oracle.title(lines) == scan(lines).title, lines
