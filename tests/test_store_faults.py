"""A kill, or trouble, at every system call of a change: the day is the old or the new one, whole.

strace counts the calls of one change and then breaks off, or fails, one of them in each run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import blocklist
from blocklist.store.change import change
from blocklist.store.history_read import DONE, status_in, steps
from blocklist.store.places import Places, find

OLD = b"- [ ] one\n" * 40
LINE = b"- [ ] two\n"
CALLS = "openat,read,write,close,fsync,fchmod,access,mkdir,flock,link,rename,unlink,newfstatat"
# What each call can say, as its page in section 2 of the Linux manual has it.
TROUBLE = {
    "EIO": CALLS,
    "ENOSPC": "openat,write,close,fsync,mkdir,link,rename",
    "EDQUOT": "openat,write,close,fsync,mkdir,link,rename",
    "EROFS": "openat,fsync,fchmod,access,mkdir,link,rename,unlink",
    "EACCES": "openat,access,mkdir,link,rename,unlink,newfstatat",
    "EINTR": "openat,read,write,fsync,flock",
}

CHANGE = """
import os, sys
sys.path.insert(0, sys.argv[1])
from blocklist.core.result import Refusal
from blocklist.store.change import change
from blocklist.store.places import find
places = find({"BLOCKLIST_STATE": sys.argv[3], "HOME": "/none"}, sys.argv[2])
try:
    line = b"- [ ] two\\n"
    out = change(places, sys.argv[2] + "/a.md", lambda old: (old or b"") + line, "add two")
except Refusal:
    os._exit(4)
os._exit(0 if out.kept else 3)
"""
IN_PLACE = """
import os, sys
with open(sys.argv[2] + "/a.md", "rb+") as day:
    new = day.read() + b"- [ ] two\\n"
    day.seek(0)
    day.truncate()
    day.write(new)
os._exit(0)
"""


def _strace_works() -> bool:
    """Tell whether strace is here and may look at another program."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], check=False).returncode == 0


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not _strace_works(), reason="strace is not here, or may not trace"),
]


class Ground:
    """A folder and a state folder in which one program changes one day, over and over."""

    def __init__(self, place: Path, code: str, held: bytes | None) -> None:
        self.place = place
        self.code = code
        self.held = held
        self.new = (held or b"") + LINE
        self.day = place / "days" / "a.md"

    def run(self, *options: str) -> int:
        """Lay the ground anew and run the program under strace; its exit code."""
        for name in ("days", "state"):
            shutil.rmtree(self.place / name, ignore_errors=True)
        if self.held is not None:
            self.day.parent.mkdir()
            self.day.write_bytes(self.held)
            os.utime(self.day, (1, 1))
        source = Path(blocklist.__file__).parent.parent
        program = [sys.executable, "-I", "-S", "-B", "-c", self.code, str(source)]
        traced = ["strace", "-qq", "-o", str(self.place / "trace"), *options, *program]
        folders = [str(self.place / name) for name in ("days", "state")]
        return subprocess.run([*traced, *folders], capture_output=True, check=False).returncode

    def calls(self) -> list[tuple[str, int]]:
        """Return the calls of one change, each with its number among those of its name."""
        assert self.run("-e", f"trace={CALLS}") == 0
        found: list[tuple[str, int]] = []
        count: dict[str, int] = {}
        begun = False
        for line in (self.place / "trace").read_text(errors="replace").split("\n"):
            name = line.partition("(")[0]
            count[name] = count.get(name, 0) + 1
            begun = begun or str(self.place) in line
            if begun and name in CALLS.split(","):
                found.append((name, count[name]))
        return found

    def held_now(self) -> bytes | None:
        """Return what the day holds."""
        return self.day.read_bytes() if self.day.exists() else None

    def places(self) -> Places:
        """Return the places of this ground."""
        state = {"BLOCKLIST_STATE": str(self.place / "state"), "HOME": "/none"}
        return find(state, str(self.day.parent))

    def in_history(self) -> bool:
        """Tell whether the history says, asked with the day at hand, that the change was made."""
        held = self.held_now()
        return DONE in [status_in(step.parts[0], held) for step in steps(self.places().state)]

    def left_over(self) -> list[str]:
        """Return what lies beside the day."""
        if not self.day.parent.exists():
            return []
        return [name for name in os.listdir(self.day.parent) if name != "a.md"]


@pytest.fixture(params=[OLD, None], ids=["a day that is there", "a new day"])
def ground(request: pytest.FixtureRequest, tmp_path: Path) -> Ground:
    """Give a ground with a day, and one without."""
    return Ground(tmp_path, CHANGE, request.param)


def test_killed_at_any_call_the_day_is_whole_and_the_history_knows(ground: Ground) -> None:
    """Old or new, never torn; the step is in the history exactly if it is in the day."""
    calls = ground.calls()
    ends = []
    for name, number in calls:
        ground.run("-e", f"inject={name}:signal=KILL:when={number}")
        held = ground.held_now()
        assert held in {ground.held, ground.new}, (name, number)
        assert (held == ground.new) == ground.in_history(), (name, number)
        assert all(
            left.startswith("~syncthing~a.md.~") and left.endswith(".tmp")
            for left in ground.left_over()
        ), (name, number)
        ends.append(held)
        outcome = change(ground.places(), str(ground.day), lambda old: (old or b"") + LINE, "add")
        assert (outcome.after, True) == ((held or b"") + LINE, outcome.kept), (name, number)

    assert len(calls) > 25
    assert {ground.held, ground.new} == set(ends)


@pytest.mark.parametrize("error", TROUBLE)
def test_with_any_trouble_at_any_call_the_exit_tells_what_the_day_holds(
    ground: Ground, error: str
) -> None:
    """Exit 0 exactly if the day is the new one and the step is kept, and nothing lies beside it."""
    for name, number in ground.calls():
        if name not in TROUBLE[error].split(","):
            continue
        code = ground.run("-e", f"inject={name}:error={error}:when={number}")
        held = ground.held_now()
        assert held in {ground.held, ground.new}, (name, number)
        assert code in {0, 3, 4}, (name, number)
        assert (code != 4) == (held == ground.new), (name, number)
        assert code or ground.in_history(), (name, number)
        assert [] == ground.left_over() or name == "unlink", (name, number)


def test_a_write_that_lies_never_gets_the_name_of_the_day(ground: Ground) -> None:
    """A drive that says it has written, and has not, is found out before the rename."""
    writes = [number for name, number in ground.calls() if name == "write"]
    codes = [ground.run("-e", f"inject=write:retval=1:when={number}") for number in writes]

    assert 4 in codes
    ground.run("-e", f"inject=write:retval=1:when={writes[0]}")
    assert ground.held == ground.held_now()


def test_a_writer_in_place_does_not_pass_these_tests(tmp_path: Path) -> None:
    """The tests can tell: written in place, a kill leaves an empty day."""
    ground = Ground(tmp_path, IN_PLACE, OLD)
    ends = set()
    for name, number in ground.calls():
        ground.run("-e", f"inject={name}:signal=KILL:when={number}")
        ends.add(ground.held_now())

    assert b"" in ends
