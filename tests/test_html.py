"""HTML blocks: where they begin and end is where markdown-it-py says (CommonMark 4.6)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block.html_block import HTML_SEQUENCES

from blocklist.core import html

BEGINNINGS = (
    *("<a", "</a", "<div", "</div", "<A1-", "<script", "</script", "<pre", "<Style", "<textarea"),
    *("<!--", "<!", "<!a", "<!é", "<?", "<![CDATA[", "<h1", "<h7", "<", "</", "<x:", "<é", "<ſ"),
    *("<custom-el", "<p", "</p", "<br"),
)
PARTS = (
    *("a", "b=c", "=", "a=", "'", '"', "/", ">", "<", "/>", "`", " ", "  ", "\t", "\f", "\x1c"),
    *("\u00a0", "\u2003", "\x85", ":", ".", "-", "_", "1", "A", "é", "\x01", "Kſ"),
    *("x='y'", 'z="w"', "-->", "?>", "]]>", "</script>", "</PRE>", "</style", "</ſtyle>"),
)
tags = st.builds(
    lambda begin, parts, end: begin + "".join(parts) + end,
    st.sampled_from(BEGINNINGS),
    st.lists(st.sampled_from(PARTS), max_size=8),
    st.sampled_from(("", ">", "/>", " >", "> ", ">x")),
)


@settings(max_examples=1000)
@given(text=tags, below=st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map("".join))
def test_a_block_begins_and_ends_as_the_oracle_says(text: str, below: str) -> None:
    """The kind that the oracle finds begins here too, and ends at the same lines."""
    kind = next((kind for kind in HTML_SEQUENCES if kind[0].search(text)), None)
    mark = html.begins(text, interrupts=False)

    assert (kind is None) == (mark is None)
    assert (kind is None or not kind[2]) == (html.begins(text, interrupts=True) is None)
    if kind and mark is not None:
        assert [bool(kind[1].search(line)) for line in (text, below)] == [
            html.ends(mark, line) for line in (text, below)
        ]


@pytest.mark.parametrize("name", [*block_names, "div-x", "h7", "span"])
def test_the_names_of_blocks_are_the_specifications(name: str) -> None:
    """A tag with one of these names interrupts a paragraph, and no other does."""
    interrupts = html.begins(f"<{name.upper()} class", interrupts=True) == html.BLANK_LINE

    assert (name in block_names) == interrupts
