"""A week page: what is between the markers is written anew, and all outside stays to the byte."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from blocklist.core import lines
from blocklist.core.lines import decode
from blocklist.core.week_page import (
    BEGIN,
    END,
    find_markers,
    obstacle,
    refreshed,
    section,
    unfit_marker,
)

TITLE = "Week 48, 2026"
WEEK = ["## Done, in my words", "", "- Monday", "  - Math: sums"]
BODY = "\n".join(["", *WEEK, "", ""])
HIS = st.lists(
    st.sampled_from(["", "  ", "# Week", "## To try", "- [ ] x", "~~~", "> quote", "é", "words"])
).map("\n".join)


def saved(data: bytes) -> bytes:
    """Return a page with the week in it."""
    return refreshed(decode(data), TITLE, WEEK).encode()


@given(above=HIS, old=HIS, below=HIS, end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_all_outside_the_markers_stays(above: str, old: str, below: str, end: str) -> None:
    """Whatever stands above and below, it is the same to the byte; done twice changes nothing."""
    text = f"{above}\n{BEGIN}\n{old}\n{END}\n{below}"
    page = text.replace("\n", end).encode()
    assume(len(find_markers(text.split("\n")) or ()) == 2)
    new = saved(page)

    assert f"{above}\n{BEGIN}\n{BODY}{END}\n{below}".replace("\n", end).encode() == new
    assert new == saved(new)


@given(his=HIS.filter(lambda text: bool(text.strip())), end=st.sampled_from(["\n", "\r\n", "\r"]))
@example(his="words", end="\r\n")
@example(his="words\n", end="\n")
def test_a_page_without_markers_gets_them_at_its_end(his: str, end: str) -> None:
    """All that was there stays at the front; the last line ends as it did before."""
    page = his.replace("\n", end).encode()
    new = saved(page)
    newline = end.encode() if "\n" in his else b"\n"

    assert new.startswith(page)
    assert new.endswith(END.encode() + newline * his.endswith("\n"))
    assert BEGIN.encode() + newline in new
    # Where code that never ends takes them in, they are none, and `week --save` writes nothing.
    assert new == saved(new) or not find_markers(decode(new).lines)


@pytest.mark.parametrize(
    ("text", "found", "unfit"),
    [
        ("~~~\nBEGIN\nEND\n~~~\nBEGIN\nEND", (4, 5), None),
        ("<!--\nBEGIN\na", (), None),  # the marker ends the comment
        ("%%\nBEGIN\n%%\nBEGIN\nEND", (3, 4), None),
        ("---\nBEGIN\n---\nBEGIN\nEND", (3, 4), None),
        ("BEGIN\nEND\n---\nBEGIN\n---", None, 3),
        ("<div>\nBEGIN\n</div>\nEND", (1, 3), None),
        ("BEGIN\n~~~\nEND\n~~~\nBEGIN", (0, 2), None),
        ("BEGIN\n~~~\nEND\na\nBEGIN", None, 4),
        ("a\nEND\nBEGIN", None, 1),
        ("a\nBEGIN\nb", None, 1),
        ("BEGIN\nEND\nEND", None, 2),
        ("~~~\nBEGIN", (), None),
    ],
)
def test_what_stands_in_code_or_a_comment_is_no_marker(
    text: str, found: tuple[int, ...] | None, unfit: int | None
) -> None:
    """It shows how a page looks, say; the first one that does not fit is told by its line."""
    texts = text.replace("BEGIN", BEGIN).replace("END", END).split("\n")
    assert found == find_markers(texts)
    assert unfit == unfit_marker(texts)


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_a_blank_page_is_made(data: bytes) -> None:
    """A phone's new note counts as no page."""
    assert f"# {TITLE}\n\n{BEGIN}\n{BODY}{END}\n".encode() == saved(data)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-8"])
def test_the_encoding_stays(codec: str) -> None:
    """A page in UTF-16, and one with a BOM, is so afterwards."""
    page = f"\ufeffhis é\n{BEGIN}\n{END}\nhis end".encode(codec)

    assert f"\ufeffhis é\n{BEGIN}\n{BODY}{END}\nhis end".encode(codec) == saved(page)


def test_bytes_that_are_no_text_stay() -> None:
    """What is not UTF-8 comes through as it was."""
    page = b"\xff caf\xe9\n" + f"{BEGIN}\n{END}\n".encode() + b"\x80"

    assert b"\xff caf\xe9\n" + f"{BEGIN}\n{BODY}{END}\n".encode() + b"\x80" == saved(page)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("words\n> BEGIN\n- END\n`BEGIN`\nBEGIN and more", ()),
        ("BEGIN\nEND", (0, 1)),
        ("a\n  BEGIN \nb\n\tEND\nc", (1, 3)),
        ("BEGIN", None),
        ("END", None),
        ("END\nBEGIN", None),
        ("BEGIN\nBEGIN\nEND", None),
        ("BEGIN\nEND\nEND", None),
        ("BEGIN\nEND\nBEGIN\nEND", None),
    ],
)
def test_markers_are_found_or_broken(text: str, found: tuple[int, ...] | None) -> None:
    """One of each, in their order, each alone on its line; a formatter may change white space."""
    marked = text.replace("BEGIN", BEGIN).replace("END", END)
    tight = text.replace("BEGIN", "<!--blocklist:week-->").replace(
        "END", "<!--blocklist:  end  -->"
    )

    assert found == find_markers(marked.split("\n")) == find_markers(tight.split("\n"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"words", ""),
        (b"", ""),
        (BEGIN.encode(), "page_markers"),
        (b"a\0b", "page_no_text"),
        (b"\xff\xfe\0\0a\0\0\0", "page_no_text"),
        (b"\xff\xfea\0b", "page_no_text"),
    ],
)
def test_what_keeps_a_page_from_being_saved(data: bytes, reason: str) -> None:
    """Broken markers, and what is no text: U+0000, UTF-32, half a sign of UTF-16."""
    assert reason == obstacle(decode(data))


PAGE = f"""\
# Week 48, 2026

not under any heading

{BEGIN}
## To try

not his
{END}

## What helped

the quiet table

### a part of it

Sam

## to try:

- one
%% a comment to himself %%

  two

# To try

of level 1

~~~
## To talk about
~~~

## To talk about
##   💭 To Try
three
"""


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("What helped", ["the quiet table", "", "### a part of it", "", "Sam"]),
        ("To try", ["- one", "", "  two", "", "three"]),
        ("To talk about", []),
        ("Got done", []),
    ],
)
def test_his_words_stand_under_the_heading(heading: str, words: list[str]) -> None:
    """Up to the next heading of level 1 or 2; what is between the markers is not his."""
    assert words == section(lines.from_text(PAGE), heading)


def test_a_page_with_broken_markers_is_read_all_the_same() -> None:
    """Reading needs no markers; saving says what is to be mended."""
    assert ["x"] == section(lines.from_text(f"{BEGIN}\n## To try\nx\n"), "To try")
