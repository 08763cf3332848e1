"""A kill, or trouble, at every system call of an undo or redo: each file is whole, none is lost.

The next command finds out how far it came, and in the end all is as if nothing had happened.
"""

from __future__ import annotations

import io
import signal
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TYPE_CHECKING

import pytest

from blocklist.__main__ import main
from blocklist.core.env import Env
from tests import faults
from tests.faults import CTRL_C, KILL, PROGRAM, WORKERS, Ground
from tests.process import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.faults import End, Fault

YESTERDAY = "2026-11-23"
OLDER = b"## Math\n\n- [ ] fractions\n"
# A name, the day that is there, what is done before, and the command that meets with the fault.
DEEDS: dict[str, tuple[bytes | None, Sequence[Sequence[str]], str]] = {
    "undo of done": (DAY.encode(), [("add", "map", "-b", "2"), ("done", "1.2")], "undo"),
    "redo of done": (DAY.encode(), [("add", "map", "-b", "2"), ("done", "1.2"), ("undo",)], "redo"),
    "undo of what made the day": (None, [("add", "map", "-b", "1")], "undo"),
    "redo of what made the day": (None, [("add", "map", "-b", "1"), ("undo",)], "redo"),
    "undo of carry": (b"## Math\n\n- [ ] \n", [("carry", "1.1")], "undo"),
    "redo of carry": (b"## Math\n\n- [ ] \n", [("carry", "1.1"), ("undo",)], "redo"),
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not faults.strace_works(), reason="strace is not here, or may not trace"),
]


class Undoing(Ground):
    """A ground on which steps are made before the command meets with its fault."""

    def __init__(self, place: Path, name: str) -> None:
        held, self.steps, self.deed = DEEDS[name]
        super().__init__(place, held, [*PROGRAM, self.deed])

    def once(self, *before: str) -> tuple[int, str, str]:
        """Make the steps, then run the command."""
        (self.days / f"{YESTERDAY}.md").write_bytes(OLDER)
        self.was = self.texts()
        for step in self.steps:
            assert 0 == self.say(*step)
        return super().once(*before)

    def say(self, *words: str) -> int:
        """Run a command in this process; return its exit code."""
        self.err = io.StringIO()
        return main(words, Env(self.variables, None, io.StringIO(), self.err))

    def texts(self) -> dict[str, bytes]:
        """Return what all days hold."""
        return {path.name: path.read_bytes() for path in self.days.glob("*.md")}


@pytest.fixture
def heard() -> Iterator[None]:
    """See that what is started hears Ctrl-C, which a shell keeps from what runs behind it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Deed:
    """One of DEEDS, and what the days hold before the command and after it."""

    def __init__(self, place: Path, name: str) -> None:
        self.place = place
        self.name = name
        ground = Undoing(place / "first", name)
        self.calls = ground.calls()
        self.new = ground.texts()
        assert 0 == ground.say("redo" if ground.deed == "undo" else "undo")
        self.old = ground.texts()
        assert self.old != self.new

    def ends(self, *whats: str) -> list[tuple[Fault, End]]:
        """Return how it ended with each of these faults at each call, seeing that it goes on."""
        grounds: SimpleQueue[Undoing] = SimpleQueue()
        for number in range(WORKERS):
            grounds.put(Undoing(self.place / str(number), self.name))

        def run(fault: Fault) -> tuple[Fault, End]:
            ground = grounds.get()
            try:
                end = ground.run("-e", f"trace={fault.call}", "-e", fault.option)
                self.whole(fault, end, ground)
                return fault, end
            finally:
                grounds.put(ground)

        with ThreadPoolExecutor(WORKERS) as pool:
            return list(pool.map(run, faults.trouble(self.calls, *whats)))

    def whole(self, fault: Fault, end: End, ground: Undoing) -> None:
        """See that each file is the old or the new one, and that the next commands finish it."""
        texts = ground.texts()
        for name in self.old | self.new:
            assert texts.get(name) in {self.old.get(name), self.new.get(name)}, (fault, name, end)
        assert fault.what == KILL or (end.exit == 0) == (texts == self.new), (fault, end)
        assert end.exit != 1 or texts == self.old, (fault, end)
        assert 0 == ground.say("undo", "--list"), fault
        other = "redo" if ground.deed == "undo" else "undo"
        if texts != self.new:
            assert 0 == ground.say(ground.deed), (fault, end, ground.err.getvalue())
            assert self.new == ground.texts(), fault
        assert 0 == ground.say(other), (fault, end, ground.err.getvalue())
        assert self.old == ground.texts(), fault
        beside = [name for name in end.beside if name.endswith(".tmp")]
        assert [] == beside or fault.what == KILL or fault.call == "unlink", (fault, end)
        while ground.say("undo") == 0:
            pass
        assert ground.was == ground.texts(), (fault, end)


@pytest.mark.parametrize("name", DEEDS)
def test_killed_at_any_call_each_file_is_whole_and_the_next_goes_on(
    tmp_path: Path, name: str
) -> None:
    """No half file, no half step that stays, and as many undos as ever give all back."""
    ends = Deed(tmp_path, name).ends(KILL)

    assert len(ends) > 50


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("redo of done", "EACCES"),
        ("undo of what made the day", "ENOSPC"),
        ("redo of what made the day", "EIO"),
        ("undo of carry", "EIO"),
    ],
)
def test_with_trouble_at_any_call_the_exit_tells_what_was_done(
    tmp_path: Path, name: str, error: str
) -> None:
    """Exit 0 exactly if all of it was done; else all is as it was, and that is said."""
    exits = set()
    for fault, end in Deed(tmp_path, name).ends(error):
        exits.add(end.exit)
        assert "Traceback" not in end.err, (fault, end)

    assert {0, 1} == exits


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("name", ["undo of what made the day", "redo of carry"])
def test_after_ctrl_c_at_any_call_the_exit_tells_what_was_done(tmp_path: Path, name: str) -> None:
    """Exit 0 exactly if all of it was done, else 130; the next command goes on from there."""
    exits = {end.exit for _, end in Deed(tmp_path, name).ends(CTRL_C)}

    assert {0, 130} == exits


def test_two_terminals_at_once_take_back_each_step_once(tmp_path: Path) -> None:
    """Twelve steps, twelve undos from two sides: the day is the old one, and all can be redone."""
    ground = Undoing(tmp_path, "undo of done")
    ground.days.mkdir()
    ground.day.write_bytes(DAY.encode())
    for number in range(6):
        assert 0 == ground.say("add", f"thing {number}", "-b", "2")
        assert 0 == ground.say("done", f"2.{number + 3}")
    after = ground.texts()
    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(lambda _: Ground.once(ground)[0], range(12)))
    assert [0] * 12 == codes
    assert DAY.encode() == ground.held_now()
    assert 1 == ground.say("undo")
    ground.command = [*PROGRAM, "redo"]
    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(lambda _: Ground.once(ground)[0], range(12)))

    assert [0] * 12 == codes
    assert after == ground.texts()
