r"""Fixtures in the form of markdown-it-py's: a title and parts, a line `.` after each.

What stands before the first title, and headings between the cases, are for the reader. What can't
be seen is shown as in a transcript (tests/README.md); beside it `\x1b` and `\xe9` are bytes and
`\u2028` is a character.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.transcript_shell import NO_NEWLINE, meant

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet

FOLDER = Path(__file__).parent / "fixtures"
DOT = "."
CODES = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})")


def cases(name: str, parts: int) -> list[ParameterSet]:
    """Return the cases of a fixture file: `parts` texts each, named by title and line number."""
    lines = (FOLDER / name).read_text("utf-8").split("\n")
    dots = [number for number, line in enumerate(lines) if line == DOT]
    assert not len(dots) % (parts + 1), f"{name}: a line `.` is missing, or is one too many"
    found = []
    for at in range(0, len(dots), parts + 1):
        marks = dots[at : at + parts + 1]
        texts = ["".join(f"{line}\n" for line in lines[a + 1 : b]) for a, b in pairwise(marks)]
        found.append(pytest.param(*texts, id=f"{marks[0]}: {lines[marks[0] - 1]}"))
    return found


def as_bytes(shown: str) -> bytes:
    """Return the bytes that a fixture shows as `shown`."""
    text = meant(shown if shown != f"{NO_NEWLINE}\n" else "")
    return CODES.sub(_byte, text).encode("utf-8", "surrogateescape")


def _byte(code: re.Match[str]) -> str:
    """Return the character of a code; a byte beyond ASCII is a lone surrogate (PEP 383)."""
    if code[2]:
        return chr(int(code[2], 16))
    number = int(code[1], 16)
    return chr(number if number < 0x80 else 0xDC00 + number)
