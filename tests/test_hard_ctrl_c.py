"""Ctrl-C: before the day is saved it stops a command, and after that it is told what was saved.

tests/test_store_faults.py presses it at each system call; here are the moments between two of them.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from typing import TYPE_CHECKING

import pexpect
import pytest

from blocklist.__main__ import main
from blocklist.core.env import Env
from blocklist.render.words.en.notes import NOTES
from blocklist.render.words.en.refusals import REFUSALS
from tests.process import DAY, PATIENCE, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CTRL_C = KeyboardInterrupt
SAVED = REFUSALS["saved_already"] + "\n"


class Hasty(io.StringIO):
    """A stream at whose first lines the person presses Ctrl-C, so often."""

    def __init__(self, times: int = 1) -> None:
        super().__init__()
        self.times = times

    def write(self, text: str) -> int:
        """Write, or be broken off."""
        if self.times:
            self.times -= 1
            raise CTRL_C
        return super().write(text)


class Desk:
    """A day, and the program that runs on it in this process."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.day = home / "days" / f"{TODAY}.md"
        self.day.parent.mkdir()
        self.day.write_text(DAY)
        os.utime(self.day, (1, 1))
        self.out = io.StringIO()
        self.err = io.StringIO()

    def run(self, *words: str) -> int:
        """Run a command line and return its exit code."""
        variables = {
            "BLOCKLIST_DIR": str(self.day.parent),
            "BLOCKLIST_STATE": str(self.home / "state"),
            "BLOCKLIST_NOW": f"{TODAY}T09:20",
            "HOME": str(self.home),
        }
        return main(words, Env(variables, None, self.out, self.err))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a day, and the program."""
    return Desk(tmp_path)


def _pressed(call: Callable[..., object], *, after: bool) -> Callable[..., None]:
    """Return a call at which Ctrl-C is pressed: just before it, or just after."""

    def pressed(*words: object) -> None:
        """Do it or not, and be broken off."""
        if after:
            call(*words)
        raise CTRL_C

    return pressed


@pytest.mark.parametrize(("name", "words"), [("replace", "done 1.2"), ("link", "add x -d fri")])
@pytest.mark.parametrize("after", [True, False])
def test_ctrl_c_beside_the_rename_tells_whether_the_day_is_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, words: str, *, after: bool
) -> None:
    """The very next moment counts: no word of ours lies between it and the new day."""
    monkeypatch.setattr(os, name, _pressed(getattr(os, name), after=after))
    code = desk.run(*words.split())
    there = desk.day.read_text() != DAY or len(os.listdir(desk.day.parent)) > 1

    assert after == there
    assert ((0, SAVED) if after else (130, "")) == (code, desk.err.getvalue())
    assert all(path.suffix == ".md" for path in desk.day.parent.iterdir())


def test_ctrl_c_where_the_day_is_gone_at_once_is_not_called_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What can't be told is not said."""

    def replace(source: str, target: str) -> None:
        """Lose both, and be broken off."""
        os.unlink(source)
        os.unlink(target)
        raise CTRL_C

    monkeypatch.setattr(os, "replace", replace)

    assert (130, "") == (desk.run("done", "1.2"), desk.err.getvalue())


@pytest.mark.parametrize(
    ("words", "said"), [(["done", "1.2"], SAVED), (["-q", "done", "1.2"], "")], ids=str
)
def test_ctrl_c_while_it_is_said_leaves_with_0(desk: Desk, words: list[str], said: str) -> None:
    """The day is saved, and nobody shall do it a second time."""
    desk.out = Hasty()
    code = desk.run(*words)

    assert (0, said) == (code, desk.err.getvalue())
    assert "- [x] flash cards" in desk.day.read_text()


def test_ctrl_c_twice_is_heard_and_no_more_is_said(desk: Desk) -> None:
    """Never a traceback."""
    desk.out, desk.err = Hasty(), Hasty()

    assert (0, "") == (desk.run("done", "1.2"), desk.err.getvalue())


@pytest.mark.parametrize("words", [["show"], ["done", "1.1"]], ids=" ".join)
def test_ctrl_c_where_nothing_is_saved_leaves_with_130(desk: Desk, words: list[str]) -> None:
    """A day that is shown, and a box that was ticked before."""
    desk.out = Hasty()

    assert (130, "") == (desk.run(*words), desk.err.getvalue())
    assert DAY == desk.day.read_text()


def test_ctrl_c_while_another_s_lines_are_fetched_tells_that_they_may_be_left_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day is saved, its line is said, and it is told where to look."""
    really_replace = os.replace

    def replace(source: str, target: str) -> None:
        """Rename, just after an editor has added a line; then press Ctrl-C in the wait for it."""
        with desk.day.open("a") as day:
            day.write("- [ ] a line\n")
        really_replace(source, target)
        monkeypatch.setattr("time.sleep", _pressed(int, after=False))

    monkeypatch.setattr(os, "replace", replace)
    code = desk.run("done", "1.2")

    assert (0, NOTES["not_all_in"].format(path=desk.day)) == (code, desk.err.getvalue().strip())
    assert desk.out.getvalue().startswith("Done: 1.2 flash cards")


def test_ctrl_c_at_a_question_leaves_the_day_and_says_nothing(desk: Desk) -> None:
    """On a real terminal, by the real key."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    child: pexpect.spawn[str] = pexpect.spawn(
        sys.executable,
        ["-m", "blocklist", "add", "x", "-b", "Reading"],
        env={
            "BLOCKLIST_DIR": str(desk.day.parent),
            "BLOCKLIST_STATE": str(desk.home / "state"),
            "BLOCKLIST_NOW": f"{TODAY}T09:20",
            "HOME": str(desk.home),
            "PATH": os.environ["PATH"],
            "TERM": "xterm",
        },
        encoding="utf-8",
        timeout=PATIENCE,
    )
    child.expect("another work time")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    signal.signal(signal.SIGINT, before)

    assert 130 == child.exitstatus
    assert REFUSALS["saved_already"] not in str(child.before)
    assert DAY == desk.day.read_text()
