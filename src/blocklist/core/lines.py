"""Bytes to lines and back, so that what is not changed stays as it is to the byte.

Source of the rules: docs/format.md, "Bytes".
"""

from __future__ import annotations

UTF8_BOM = b"\xef\xbb\xbf"
UTF16_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
UTF32_BOMS = {b"\xff\xfe\0\0": "utf-32-le", b"\0\0\xfe\xff": "utf-32-be"}


class Document:
    """A text file as lines and their ends.

    `lines` hold no line end; `ends` has LF, CR LF or CR for each, and "" for a last line without
    one. `writable` is False where the bytes could not be given back after a change.
    """

    __slots__ = ("bom", "encoding", "ends", "lines", "tail", "writable")

    def __init__(self, lines: list[str], ends: list[str]) -> None:
        self.lines = lines
        self.ends = ends
        self.bom = b""
        self.encoding = "utf-8"
        self.tail = b""
        self.writable = True

    def with_lines(self, lines: list[str], ends: list[str]) -> Document:
        """Return a document of the same encoding with other lines."""
        new = Document(lines, ends)
        new.bom, new.encoding, new.tail = self.bom, self.encoding, self.tail
        return new

    def text(self) -> str:
        """Return all lines with their ends."""
        return "".join([part for pair in zip(self.lines, self.ends, strict=True) for part in pair])

    def encode(self) -> bytes:
        """Return the bytes of the file."""
        return self.bom + self.text().encode(self.encoding, _survivor(self.encoding)) + self.tail

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it: such a file counts as none (a phone's new note)."""
        return not any(line.strip(" \t") for line in self.lines) and not self.tail


def is_control(sign: str) -> bool:
    """Whether a character is no text: U+0000-1F, U+007F-9F, or half a character (U+D800-DFFF).

    A terminal obeys the first two, and can't show the last.
    """
    return sign < " " or "\x7f" <= sign <= "\x9f" or "\ud800" <= sign <= "\udfff"


def decode(data: bytes) -> Document:
    """Return the document that the bytes hold; if it is writable, its bytes are these again.

    Bytes that are not UTF-8 become lone surrogates (PEP 383) and go back as they were.
    """
    head = data[:4]
    for bom, encoding in UTF32_BOMS.items():
        if head == bom:
            return _sealed(data[4:].decode(encoding, "replace"))
    for bom, encoding in UTF16_BOMS.items():
        if head[:2] == bom:
            return _utf16(data, bom, encoding)
    bom = UTF8_BOM if head.startswith(UTF8_BOM) else b""
    if b"\0" in data:
        return _sealed(data.decode(_guess(data), "replace"))
    document = from_text(data[len(bom) :].decode("utf-8", "surrogateescape"))
    document.bom = bom
    return document


def from_text(text: str) -> Document:
    """Return the document of a text: lines end at LF, CR LF and CR, and nowhere else."""
    lines: list[str] = []
    ends: list[str] = []
    *ended, last = text.split("\n")
    for piece in ended:
        *before, line = piece.split("\r")
        lines += before
        ends += ["\r"] * len(before)
        if before and not line:
            ends[-1] = "\r\n"
        else:
            lines.append(line)
            ends.append("\n")
    *before, line = last.split("\r")
    lines += [*before, line] if line else before
    ends += ["\r"] * len(before) + [""] * bool(line)
    return Document(lines, ends)


def made(texts: list[str]) -> Document:
    """Return the document of a file that is made: UTF-8, each line ended by LF.

    Half a surrogate pair, which a UTF-16 template may hold, is no byte of UTF-8: it is replaced.
    """
    return Document([whole(text) for text in texts], ["\n"] * len(texts))


def whole(text: str) -> str:
    """Return a text without half pairs; those that stand for bytes (PEP 383) stay."""
    return (
        text if text.isascii() else "".join(["\ufffd" if _is_half(sign) else sign for sign in text])
    )


def _is_half(sign: str) -> bool:
    """Whether a character is a surrogate that stands for no byte."""
    return "\ud800" <= sign <= "\udfff" and not "\udc80" <= sign <= "\udcff"


def _utf16(data: bytes, bom: bytes, encoding: str) -> Document:
    """Return a UTF-16 document; an odd last byte is kept aside."""
    whole = len(data) - len(data) % 2
    text = data[2:whole].decode(encoding, "surrogatepass")
    document = from_text(text)
    document.bom, document.encoding, document.tail = bom, encoding, data[whole:]
    document.writable = "\0" not in text
    return document


def _sealed(text: str) -> Document:
    """Return a document to look at and not to write to."""
    document = from_text(text)
    document.writable = False
    return document


def _guess(data: bytes) -> str:
    """Name the encoding of bytes that hold NUL: UTF-16 where every second byte is mostly NUL."""
    pairs = len(data) // 2 or 1
    if data[1::2].count(0) * 2 > pairs:
        return "utf-16-le"
    if data[::2].count(0) * 2 > pairs:
        return "utf-16-be"
    return "utf-8"


def _survivor(encoding: str) -> str:
    """Name the error handler that gives every byte back."""
    return "surrogateescape" if encoding == "utf-8" else "surrogatepass"
