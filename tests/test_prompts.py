"""Questions at a real terminal: the program in a process of its own, a person at a pty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checklist import Checklist
from tests.terminal import BACKSPACE, CTRL_C, CTRL_D, talk

if TYPE_CHECKING:
    from pathlib import Path

DAY = b"## Math 9:00-9:45\n\n- [ ] a\n- [ ] b\n\n## Reading\n\n- [ ] c\n"


@pytest.fixture
def day(tmp_path: Path) -> Checklist:
    """A day with two open items in the work time now."""
    checklist = Checklist(tmp_path)
    checklist.write(DAY)
    return checklist


def test_enter_adds_the_third_thing_here(day: Checklist) -> None:
    """It is taken, and told on the screen."""
    seen, code = talk(day, ["add", "x"], ("leave it)", "\r"))
    assert 0 == code
    assert "Added: 1.3 x (Math, Tue 24 Nov)" in seen
    assert DAY.replace(b"- [ ] b\n", b"- [ ] b\n- [ ] x\n") == day.read()


def test_another_asks_for_the_work_time(day: Checklist) -> None:
    """What is typed can be edited before Enter."""
    answers = (("leave it)", "another\r"), ("Enter: none)", f"1{BACKSPACE}2\r"))
    seen, code = talk(day, ["add", "x"], *answers)
    assert (0, True) == (code, "Added: 2.2 x (Reading, Tue 24 Nov)" in seen)
    assert DAY + b"- [ ] x\n" == day.read()


def test_ctrl_d_writes_nothing(day: Checklist) -> None:
    """It ends with exit 0."""
    _, code = talk(day, ["add", "x"], ("leave it)", CTRL_D))
    assert (0, DAY) == (code, day.read())


def test_ctrl_c_leaves(day: Checklist) -> None:
    """It ends with exit 130, and without a traceback."""
    seen, code = talk(day, ["add", "x"], ("leave it)", CTRL_C))
    assert (130, DAY) == (code, day.read())
    assert "Traceback" not in seen


def test_several_are_picked_from_the_list(day: Checklist) -> None:
    """Numbers of the list name the items."""
    seen, code = talk(day, ["done"], ("Enter: none)", "1 3\r"))
    assert 0 == code
    assert "Done: 2.1 c (Reading, Tue 24 Nov)" in seen
    assert DAY.replace(b"[ ] a", b"[x] a").replace(b"[ ] c", b"[x] c") == day.read()


def test_lines_pasted_together_belong_to_one_question(day: Checklist) -> None:
    """What a terminal brackets as a paste is one answer, newlines and all."""
    _, code = talk(day, ["done"], ("Enter: none)", "\x1b[200~1\r3\x1b[201~\r"))
    assert 0 == code
    assert DAY.replace(b"[ ] a", b"[x] a").replace(b"[ ] c", b"[x] c") == day.read()


def test_nobody_is_asked_with_quiet(day: Checklist) -> None:
    """The third thing is taken without a word."""
    seen, code = talk(day, ["-q", "add", "x"])
    assert (0, "") == (code, seen)
    assert DAY.replace(b"- [ ] b\n", b"- [ ] b\n- [ ] x\n") == day.read()
