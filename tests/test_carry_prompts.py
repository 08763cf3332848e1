"""The list of `carry` at a real terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checklist import Checklist
from tests.terminal import CTRL_C, CTRL_D, talk

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = "2026-11-23"
OPEN = b"## Math\n\n- [ ] a\n- [ ] b\n- [ ] c\n"
PROMPT = "Enter: none)"


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """Monday with three open items."""
    checklist = Checklist(tmp_path)
    checklist.write(OPEN, MONDAY)
    return checklist


@pytest.mark.parametrize(("typed", "count"), [("1 3\r", 2), ("all\r", 3), ("2, 1\r", 2)])
def test_several_are_picked(typed: str, count: int, checklist: Checklist) -> None:
    """Numbers of the list, with or without commas, or all."""
    seen, code = talk(checklist, ["carry"], (PROMPT, typed))
    day = checklist.read(MONDAY) or b""
    assert (0, count) == (code, day.count(b"[>]"))
    assert count == seen.count("Carried: ")
    assert count == (checklist.read() or b"").count(b"- [ ]")


def test_lines_pasted_together_are_one_answer(checklist: Checklist) -> None:
    """Each line names an item."""
    _, code = talk(checklist, ["carry"], (PROMPT, "\x1b[200~1\r3\x1b[201~\r"))
    assert (0, b"## Math\n\n- [>] a\n- [ ] b\n- [>] c\n") == (code, checklist.read(MONDAY))


@pytest.mark.parametrize(("key", "exit"), [("\r", 0), (CTRL_D, 0), (CTRL_C, 130)])
def test_none_is_an_answer(key: str, exit: int, checklist: Checklist) -> None:  # noqa: A002 - its name
    """Enter, Ctrl-D and Ctrl-C write nothing, and no day is made."""
    seen, code = talk(checklist, ["carry"], (PROMPT, key))
    assert (exit, OPEN, None) == (code, checklist.read(MONDAY), checklist.read())
    assert "Traceback" not in seen


def test_nobody_is_asked_with_quiet(checklist: Checklist) -> None:
    """The list is said, as where there is no terminal."""
    seen, code = talk(checklist, ["-q", "carry"])
    assert (1, OPEN) == (code, checklist.read(MONDAY))
    assert "Still open: 1.1 a, 1.2 b, 1.3 c" in seen
