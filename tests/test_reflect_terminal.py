"""The questions of `reflect` at a real terminal: each answer is saved before the next question."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.checklist import Checklist
from tests.terminal import BACKSPACE, CTRL_C, CTRL_D, LEFT, TAB, answer, begin, end, talk

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "# Tuesday 24 November 2026\n\n## Reflection\n\n"
FIRST = f"{TITLE}**One?**\na\n"
PROMPTS = ("One?\r\n> ", "Two?\r\n> ", "Three?\r\n> ")


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """A checklist with three questions."""
    checklist = Checklist(tmp_path)
    checklist.folder.mkdir()
    (checklist.folder / "blocklist.toml").write_text('questions = ["One?", "Two?", "Three?"]\n')
    return checklist


def day(checklist: Checklist) -> str | None:
    """Return the text of the day."""
    data = checklist.read()
    return None if data is None else data.decode()


def asked(*typed: str) -> list[tuple[str, str]]:
    """Return what is typed at each prompt."""
    return list(zip(PROMPTS, typed, strict=False))


@pytest.mark.parametrize(
    ("typed", "below"),
    [
        (("a\r", "b\r", "c\r"), "**One?**\na\n\n**Two?**\nb\n\n**Three?**\nc\n"),
        (("\r", "b\r", " \r"), "**Two?**\nb\n"),
        (("# a\r", "\r", "- [ ] c\r"), "**One?**\n\\# a\n\n**Three?**\n\\- [ ] c\n"),
        ((f"ac{LEFT}b\r", f"x{BACKSPACE}é\r", CTRL_D), "**One?**\nabc\n\n**Two?**\né\n"),
        (("\x1b[200~a\rb\r\rc\x1b[201~\r", "\r", "\r"), "**One?**\na\nb\n\nc\n"),
        (("a\rb\r", CTRL_D), "**One?**\na\nb\n"),
        ((f"{TAB}a\r", CTRL_D), "**One?**\na\n"),
        (("a\r", CTRL_D), "**One?**\na\n"),
    ],
)
def test_each_question_takes_its_answer(
    checklist: Checklist, typed: tuple[str, ...], below: str
) -> None:
    """Or is skipped; lines that are pasted together are one answer; Ctrl-D ends."""
    seen, code = talk(checklist, ["reflect"], *asked(*typed))
    assert (0, TITLE + below) == (code, day(checklist))
    assert seen.count("Wrote: ") == below.count("**") // 2
    assert "Traceback" not in seen


@pytest.mark.parametrize(("key", "exit"), [("\r", 0), (CTRL_D, 0), (CTRL_C, 130)])
def test_nothing_typed_writes_nothing(
    checklist: Checklist,
    key: str,
    exit: int,  # noqa: A002 - its name
) -> None:
    """No day is made."""
    _, code = talk(checklist, ["reflect"], *asked(*[key] * (3 if key == "\r" else 1)))
    assert (exit, None) == (code, day(checklist))


def test_ctrl_c_leaves_and_what_was_answered_stays(checklist: Checklist) -> None:
    """A half line is not written."""
    seen, code = talk(checklist, ["reflect"], *asked("a\r", f"half{CTRL_C}"))
    assert (130, FIRST) == (code, day(checklist))
    assert "saved" not in seen


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_a_window_that_is_closed_loses_no_answer(checklist: Checklist, sent: int) -> None:
    """What was answered is saved before the next question."""
    child = begin(checklist, ["reflect"])
    answer(child, *asked("a\r", "half"))
    child.expect_exact("half")
    child.kill(sent)
    end(child)
    assert day(checklist) == FIRST


def test_an_answer_can_be_undone_by_itself(checklist: Checklist) -> None:
    """Each is a step."""
    talk(checklist, ["reflect"], *asked("a\r", "b\r", CTRL_D))
    checklist.run("undo")
    assert day(checklist) == FIRST


def test_the_week_is_asked_for_in_four_questions(checklist: Checklist) -> None:
    """Each answer goes to its part; what stands there is shown."""
    checklist.write(b"# Week 48, 2026\n\n## To try\n\nthe window\n", "2026-W48")
    seen, code = talk(
        checklist,
        ["reflect", "--week"],
        ("moved forward\r\n> ", "a\r"),
        ("a trick\r\n> ", "\r"),
        ("next week\r\n  the window\r\n> ", "c\r"),
        ("talk about\r\n> ", CTRL_D),
    )
    assert 0 == code
    assert "Wrote: c (To try, week W48)" in seen
    assert b"# Week 48, 2026\n\n## Got done\n\na\n\n## To try\n\nthe window\n\nc\n" == (
        checklist.read("2026-W48")
    )


def test_a_narrow_terminal_shows_the_whole_question(checklist: Checklist) -> None:
    """A long question of his own is wrapped, not cut."""
    question = "What was it that made the others at your table smile this long morning?"
    (checklist.folder / "blocklist.toml").write_text(f'questions = ["{question}"]\n')
    child = begin(checklist, ["reflect"], columns=30)
    answer(child, ("> ", "a\r"))
    shown = str(child.before)
    end(child)
    assert f"{question} (Enter: none)" == " ".join(shown.split())


def test_nobody_is_asked_with_quiet(checklist: Checklist) -> None:
    """It is said what to give."""
    seen, code = talk(checklist, ["-q", "reflect"])
    assert (1, None) == (code, day(checklist))
    assert "To write your words: blocklist reflect" in seen
