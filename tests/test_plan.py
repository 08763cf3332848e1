"""plan at a real terminal: every way to answer, to leave it blank, and to be interrupted."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import pytest

from tests.checklist import Checklist
from tests.terminal import BACKSPACE, CTRL_C, CTRL_D, LEFT, TAB, answer, begin, end, talk

if TYPE_CHECKING:
    from pathlib import Path

DAY = b"## Math 9:00-9:45\n\n- [ ] \n- [ ] \n\n## Reading 10:00-10:45\n\n- [ ] \n- [ ] \n"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"


@pytest.fixture
def day(tmp_path: Path) -> Checklist:
    """A day of two work times, two blanks in each."""
    checklist = Checklist(tmp_path)
    checklist.write(DAY)
    return checklist


def written(*texts: str) -> bytes:
    """Return the day with these texts in its blanks, in their order; "" leaves one blank."""
    day = DAY
    for text in texts:
        day = day.replace(b"- [ ] \n", f"- [ ] {text}\n".encode() if text else b"- [_] \n", 1)
    return day.replace(b"[_]", b"[ ]")


def test_each_answer_goes_where_it_was_asked_for(day: Checklist) -> None:
    """After two things it goes on, and it ends with the day on the screen."""
    seen, code = talk(
        day, ["plan"], ("> ", "p.42\r"), ("> ", "cards\r"), ("> ", "chapter 3\r"), ("> ", "\r")
    )
    assert (0, written("p.42", "cards", "chapter 3")) == (code, day.read())
    assert "2.1  chapter 3" in seen


def test_enter_alone_writes_nothing(day: Checklist) -> None:
    """All blanks stay."""
    _, code = talk(day, ["plan"], ("> ", "\r"), ("> ", "\r"))
    assert (0, DAY) == (code, day.read())


def test_the_line_can_be_edited(day: Checklist) -> None:
    """Arrow keys move, and backspace takes a wide sign whole."""
    keys = f"数学{BACKSPACE}b{LEFT}a\r"
    talk(day, ["plan"], ("> ", keys), ("> ", CTRL_D))
    assert written("数ab") == day.read()


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        (f"{PASTE}one\rtwo\r\rthree{PASTED}\r", "bracketed"),
        ("one\rtwo\r\rthree\r", "raw"),
        ("one\rtwo\r\rthree\r", "dumb"),
    ],
)
def test_lines_pasted_together_stay_together(day: Checklist, pasted: str, kind: str) -> None:
    """None of them answers the next question."""
    term = "dumb" if kind == "dumb" else "xterm"
    _, code = talk(day, ["plan"], ("> ", pasted), ("Reading", CTRL_D), TERM=term)
    three = DAY.replace(b"- [ ] \n- [ ] \n", b"- [ ] one\n- [ ] two\n- [ ] three\n", 1)
    assert (0, three) == (code, day.read())


def test_ctrl_d_ends_and_ctrl_c_leaves(day: Checklist) -> None:
    """What was answered before stays, in both."""
    seen, code = talk(day, ["plan"], ("> ", "p.42\r"), ("> ", CTRL_D))
    assert (0, written("p.42")) == (code, day.read())
    assert "1.1  p.42" in seen
    seen, code = talk(day, ["plan"], ("> ", "cards\r"), ("> ", "half of a li" + CTRL_C))
    assert (130, written("p.42", "cards")) == (code, day.read())
    assert "Traceback" not in seen


def test_killed_in_the_middle_keeps_what_was_entered(day: Checklist) -> None:
    """Each answer is on the disk before the next question is asked."""
    child = begin(day, ["plan"])
    answer(child, ("> ", "p.42\r"), ("> ", "cards\r"))
    child.expect_exact("Reading")
    child.kill(signal.SIGKILL)
    assert written("p.42", "cards") == day.read()


def test_a_resize_does_not_disturb_an_answer(day: Checklist) -> None:
    """A narrower window while a line is typed takes nothing away."""
    child = begin(day, ["plan"])
    answer(child, ("> ", "p."))
    child.setwinsize(24, 40)
    time.sleep(0.2)
    child.send("42\r")
    answer(child, ("42\r\n> ", CTRL_D))
    _, code = end(child)
    assert (0, written("p.42")) == (code, day.read())


def test_tab_writes_his_own_words(day: Checklist) -> None:
    """Only when asked: the newest words of that work time first."""
    day.write(b"## Math\n\n- [x] fractions row 1\n", "2026-11-20")
    talk(day, ["plan"], ("> ", f"Fr{TAB}\r"), ("> ", CTRL_D))
    assert written("fractions row 1") == day.read()


def test_tab_knows_no_files_and_no_words_of_nobody(day: Checklist) -> None:
    """Where nothing was written before, Tab writes nothing."""
    talk(day, ["plan"], ("> ", f"{TAB}x{TAB}\r"), ("> ", CTRL_D))
    assert written("x") == day.read()


def test_an_editor_that_saves_meanwhile_keeps_its_lines(day: Checklist) -> None:
    """The answer goes into the work time that it was asked for, wherever that stands now."""
    child = begin(day, ["plan"])
    child.expect_exact("> ")
    day.write(b"## Art\n\n- [ ] tree\n\n" + DAY)
    child.send("p.42\r")
    answer(child, ("> ", CTRL_D))
    assert 0 == end(child)[1]
    assert b"## Art\n\n- [ ] tree\n\n" + written("p.42") == day.read()


def test_an_answer_for_a_work_time_that_is_gone_is_kept(day: Checklist) -> None:
    """It stands with the whole day, and that is said; the next question is the day's as it is."""
    child = begin(day, ["plan"])
    child.expect_exact("> ")
    day.write(b"## Art\n\n- [ ] \n")
    child.send("p.42\r")
    child.expect_exact("is not on this day any more")
    assert 0 == end(child)[1]
    assert b"- [ ] p.42\n\n## Art\n\n- [ ] \n" == day.read()


@pytest.mark.parametrize("variables", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}])
def test_plain_prompts_serve_everyone(day: Checklist, variables: dict[str, str]) -> None:
    """No sign moves the cursor on a terminal that can't, and a screen reader hears lines."""
    seen, code = talk(day, ["plan"], ("> ", "p.42\r"), ("> ", CTRL_D), **variables)
    assert (0, written("p.42")) == (code, day.read())
    if variables.get("TERM") == "dumb":
        assert "\x1b" not in seen
