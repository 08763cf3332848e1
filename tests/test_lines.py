"""Bytes to lines, and back to the same bytes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.core.lines import Document, decode, from_text, made
from tests.nasty import days

ANY_BYTES = st.one_of(
    st.binary(),
    days(),
    st.builds(
        lambda bom, text: bom + text,
        st.sampled_from(
            [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff"]
        ),
        st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-16-le"))),
    ),
)


@given(ANY_BYTES)
def test_bytes_come_back_as_they_were(data: bytes) -> None:
    """A document that may be written gives the bytes that it was read from, whatever they are."""
    document = decode(data)
    assert data == document.encode() or not document.writable


@given(
    st.binary().filter(
        lambda data: b"\0" not in data and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}
    )
)
def test_bytes_that_are_no_text_may_be_written_to(data: bytes) -> None:
    """Without NUL and without the mark of UTF-16 or UTF-32, any file may be written to."""
    assert decode(data).writable


@given(st.text(st.sampled_from("ab \t\n\n\r\r\x0b\x0c\x1c\x85\u2028\u2029")))
def test_lines_end_at_lf_cr_and_crlf_alone(text: str) -> None:
    """The lines are those between line ends, and all put together are the text."""
    document = from_text(text)
    parts = re.split(r"(\r\n|\r|\n)", text)
    lines, ends = parts[::2], [*parts[1::2], ""]
    if not lines[-1]:
        lines.pop()
        ends.pop()
    assert (lines, ends) == (document.lines, document.ends)
    assert text == document.text()


@pytest.mark.parametrize(
    ("data", "lines", "writable"),
    [
        (b"", [], True),
        (b"\n", [""], True),
        (b"a", ["a"], True),
        (b"\xef\xbb\xbfa\r\n", ["a"], True),
        (b"\xef\xbb\xbf\xef\xbb\xbfa", ["\ufeffa"], True),
        (b"\xffa", ["\udcffa"], True),
        ("\ufeffé\n".encode("utf-16-le"), ["é"], True),
        ("\ufeffé\r".encode("utf-16-be"), ["é"], True),
        (b"\xff\xfea\0b", ["a"], True),
        (b"\xff\xfe\x00\xd8", ["\ud800"], True),
        (b"\xff\xfe", [], True),
        ("\ufeffa\0b".encode("utf-16-le"), ["a\0b"], False),
        ("\ufeffé\n".encode("utf-32-le"), ["é"], False),
        ("\ufeffé\n".encode("utf-32-be"), ["é"], False),
        (b"\xff\xfe\0\0a", ["\ufffd"], False),
        ("ab\n".encode("utf-16-le"), ["ab"], False),
        ("ab\n".encode("utf-16-be"), ["ab"], False),
        (b"a\0b and more", ["a\0b and more"], False),
        (b"\0", ["\ufffd"], False),
    ],
)
def test_what_bytes_are_is_told(data: bytes, lines: list[str], *, writable: bool) -> None:
    """Byte order mark and NUL tell the encoding; what is doubtful is not written to."""
    document = decode(data)
    assert (lines, writable) == (document.lines, document.writable)


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"  \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe \0", b"\r\r"]
)
def test_a_file_without_a_sign_is_blank(data: bytes) -> None:
    """Nothing, line ends, spaces and tabs are what a phone's new note holds."""
    assert decode(data).blank


@pytest.mark.parametrize(
    "data", [b"a", b"\n\n.", b"\xff", b"\xff\xfe \0x", "\u3000".encode(), b"\0"]
)
def test_a_file_with_any_sign_is_not_blank(data: bytes) -> None:
    """What is not white space is kept, and be it half a character."""
    assert not decode(data).blank


def test_a_document_with_other_lines_has_the_same_encoding() -> None:
    """Byte order mark, encoding and an odd last byte go over to the changed text."""
    document = decode(b"\xff\xfea\0\n\0z")
    changed = document.with_lines(["b"], ["\r\n"])
    assert b"\xff\xfeb\0\r\0\n\0z" == changed.encode()


def test_what_is_made_is_utf_8_with_lf() -> None:
    """Each line ends in LF; half a surrogate pair is replaced, a byte that is no UTF-8 stays."""
    document = made(["a", "é\ud800\udcff\udfff"])
    assert isinstance(document, Document)
    assert b"a\n\xc3\xa9\xef\xbf\xbd\xff\xef\xbf\xbd\n" == document.encode()
