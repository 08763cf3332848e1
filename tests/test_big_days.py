"""Days far beyond what a person writes are done soon: no work grows with their square."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from blocklist.core.result import Changed, Refusal
from tests.checklist import Checklist

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 30.0  # seconds: a second or two on a bare machine, minutes where work is squared

THOUSAND = b"".join(b"- [ ] item %d\n" % number for number in range(1_000))
BIG = {
    "1,000 items": b"## Math\n\n" + THOUSAND,
    "10,000 steps under one item": b"## Math\n\n- [ ] top\n" + b"  - [ ] step\n" * 10_000,
    "100 levels, 10,000 items": b"## Math\n\n"
    + b"".join(b"  " * (number % 100) + b"- [ ] item\n" for number in range(10_000)),
    "900 levels": b"## Math\n\n"
    + b"".join(b"  " * depth + b"- [ ] item\n" for depth in range(900)),
    "10,000 lines of notes": b"## Math\n\n- [ ] top\n" + b"  a note\n" * 10_000,
    "a line of 10 MB": b"## Math\n\n- [ ] " + b"- [ ] `a` <b> " * 750_000 + b"\n- [ ] a\n",
    "10 MB of spaces": b"## Math\n\n- [ ] a\n" + b" " * 10_000_000 + b"x\n- [ ] b\n",
    "3,000 work times": b"".join(b"## Math %d\n\n- [ ] a\n\n" % number for number in range(3_000)),
    "10,000 fences": b"## Math\n\n- [ ] a\n\n" + b"```\n" * 10_001,
    "10,000 quotes": b"## Math\n\n- [ ] a\n\n" + b"> " * 10_000 + b"- [ ] b\n",
}


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    """See that a test is done in time."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < PATIENCE


@pytest.mark.parametrize(
    "argv", [["add", "x", "-b", "1"], ["done", "1.1"], ["note", "1.1", "n"]], ids=" ".join
)
@pytest.mark.parametrize("day", BIG.values(), ids=BIG.keys())
def test_a_big_day_is_changed_soon(day: bytes, argv: list[str], tmp_path: Path) -> None:
    """One small change of a big file is made, and told."""
    checklist = Checklist(tmp_path)
    checklist.write(day)
    result = checklist.run(*argv)
    assert isinstance(result, Changed)
    assert 1 == len(result.entries)
    assert day != checklist.read()


def test_a_work_time_is_made_soon_before_what_never_ends(tmp_path: Path) -> None:
    """All lines that may begin such a block are tried at once."""
    checklist = Checklist(tmp_path)
    checklist.write(b"# T\n\n" + b"<!--\n" * 10_000)
    checklist.run("add", "x", "-b", "1")
    assert (checklist.read() or b"").startswith(b"# T\n\n## Block 1\n\n- [ ] x\n\n<!--\n")


@pytest.mark.parametrize("where", [["-b", "1"], ["-b", "2"], ["-u", "1.1"]], ids=" ".join)
def test_a_thousand_lines_are_added_soon(where: list[str], tmp_path: Path) -> None:
    """A work time, its blanks, and an item take them in one step."""
    checklist = Checklist(tmp_path)
    checklist.write(b"## Math\n\n" + THOUSAND + b"\n## Art\n\n" + b"- [ ] \n" * 700)
    result = checklist.run("add", "-", *where, stdin=THOUSAND)
    assert isinstance(result, Changed)
    assert [f"item {number}" for number in range(1_000)] == [entry.text for entry in result.entries]


def test_a_text_of_megabytes_is_added_soon(tmp_path: Path) -> None:
    """It is one line, however long."""
    checklist = Checklist(tmp_path)
    checklist.write(BIG["1,000 items"])
    checklist.run("add", "word " * 1_000_000, "-b", "1")
    assert (checklist.read() or b"").endswith(b"word word\n")


@pytest.mark.parametrize(
    "argv", [["done", "word " * 500_000], ["add", "x", "-b", "word" * 500_000]]
)
def test_an_item_or_block_of_megabytes_is_refused_soon(argv: list[str], tmp_path: Path) -> None:
    """Nothing is of that name."""
    checklist = Checklist(tmp_path)
    checklist.write(BIG["1,000 items"])
    with pytest.raises(Refusal):
        checklist.run(*argv)


def test_the_same_words_a_thousand_times_are_told_soon(tmp_path: Path) -> None:
    """Words that fit all items name none."""
    checklist = Checklist(tmp_path)
    checklist.write(b"## Math\n\n" + b"- [ ] same words here\n" * 1_000)
    with pytest.raises(Refusal):
        checklist.run("done", "same here")
