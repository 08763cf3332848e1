"""A kill, or trouble, at every system call of a command: the day is the old or the new one, whole.

The whole command is under test, as it is installed, from its first look at the day on.
"""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from blocklist.__main__ import main
from blocklist.core.env import Env
from blocklist.render.words.en.notes import NOTES
from blocklist.render.words.en.refusals import REFUSALS
from tests import faults
from tests.faults import CTRL_C, KILL, LIE, PROGRAM, TROUBLE, Ground
from tests.process import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DEEDS = {
    "add": (DAY.encode(), ("add", "map", "-b", "Math")),
    "done": (DAY.encode(), ("done", "1.2")),
    "an add that makes the day": (None, ("add", "map", "-b", "1")),
}
# The same done badly: to tell that these tests can tell.
IN_PLACE = """
import os, sys
with open(os.environ["BLOCKLIST_DIR"] + "/2026-11-24.md", "rb+") as day:
    new = day.read() + b"- [ ] map\\n"
    day.seek(0)
    day.truncate()
    day.write(new)
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not faults.strace_works(), reason="strace is not here, or may not trace"),
]


class Deed:
    """A command, the day that it is to change, and the day that it is to leave."""

    def __init__(self, place: Path, held: bytes | None, command: Sequence[str]) -> None:
        self.place = place
        self.held = held
        self.command = command
        ground = Ground(place / "first", held, command)
        self.calls = ground.calls()
        self.new = ground.held_now()

    def ends(self, *whats: str) -> list[tuple[faults.Fault, faults.End]]:
        """Return how it ended with each of these faults at each call."""
        found = faults.trouble(self.calls, *whats)
        return list(faults.ends(self.place, self.held, self.command, found, _goes_on))


def _goes_on(fault: faults.Fault, ground: Ground) -> None:
    """See that the day is shown and changed as ever.

    Nothing that is left over stands in the way: no lock, no file beside, no half record.
    """
    before = (ground.held_now() or b"").split(b"\n")
    env = [Env(ground.variables, None, io.StringIO(), io.StringIO()) for _ in range(2)]
    assert 0 == main(["show"], env[0]), fault
    assert 0 == main(["add", "after", "-b", "1"], env[1]), fault
    after = (ground.held_now() or b"").split(b"\n")
    added = [line for line in after if line not in before]
    assert b"- [ ] after" in added, fault
    assert [] == [line for line in before if line not in after and line != b"- [ ]"], fault
    assert ground.in_history(), fault


@pytest.fixture(params=DEEDS)
def deed(request: pytest.FixtureRequest, tmp_path: Path) -> Deed:
    """Give each of the commands."""
    held, words = DEEDS[request.param]
    return Deed(tmp_path, held, [*PROGRAM, *words])


def _is_ours(name: str) -> bool:
    """Tell whether a file beside the day has the name that sync clients leave alone."""
    return name.startswith("~syncthing~2026-11-24.md.~") and name.endswith(".tmp")


def test_killed_at_any_call_the_day_is_whole_and_the_history_knows(deed: Deed) -> None:
    """Old or new, never torn; the step is in the history exactly if it is in the day."""
    ends = deed.ends(KILL)
    for fault, end in ends:
        assert end.held in {deed.held, deed.new}, fault
        assert (end.held == deed.new) == end.kept, fault
        assert all(map(_is_ours, end.beside)), fault

    assert len(ends) > 50
    assert {deed.held, deed.new} == {end.held for _, end in ends}


@pytest.fixture
def heard() -> Iterator[None]:
    """See that what is started hears Ctrl-C, which a shell keeps from what runs behind it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_after_ctrl_c_at_any_call_the_exit_tells_what_the_day_holds(deed: Deed) -> None:
    """Exit 0 exactly if the day is the new one, and that is said; else 130, and nothing is said."""
    ends = deed.ends(CTRL_C)
    for fault, end in ends:
        assert end.held in {deed.held, deed.new}, (fault, end)
        assert (0 if end.held == deed.new else 130) == end.exit, (fault, end)
        assert (end.held == deed.new) == end.kept, (fault, end)
        said = REFUSALS["saved_already"] if end.held == deed.new else ""
        assert end.err.strip() in {said, ""}, (fault, end)
        assert said in {end.err.strip(), ""} or end.out, (fault, end)
        assert [] == end.beside, (fault, end)

    assert {0, 130} == {end.exit for _, end in ends}


@pytest.mark.parametrize("error", TROUBLE)
def test_with_any_trouble_at_any_call_the_exit_tells_what_the_day_holds(
    deed: Deed, error: str
) -> None:
    """Exit 0 exactly if the day is the new one; nothing lies beside it but what can't be removed.

    A step that could not be kept is told.
    """
    ends = deed.ends(error)
    for fault, end in ends:
        assert end.held in {deed.held, deed.new}, (fault, end)
        assert (0 if end.held == deed.new else 1) == end.exit, (fault, end)
        assert [] == end.beside or fault.call == "unlink", (fault, end)
        assert end.exit or end.kept or NOTES["step_not_kept"] in end.err, (fault, end)
        assert "Traceback" not in end.err, (fault, end)

    assert ends
    exits = {0} if error == "EINTR" else {0, 1}  # Python tries again by itself (PEP 475)
    assert exits == {end.exit for _, end in ends}


def test_a_write_that_lies_never_gets_the_name_of_the_day(deed: Deed) -> None:
    """A drive that says it has written, and has not, is found out before the rename."""
    ends = deed.ends(LIE)
    for fault, end in ends:
        assert end.held in {deed.held, deed.new}, (fault, end)
        assert (0 if end.held == deed.new else 1) == end.exit, (fault, end)

    assert deed.held in {end.held for _, end in ends}


def test_a_writer_in_place_does_not_pass_these_tests(tmp_path: Path) -> None:
    """The tests can tell: written in place, a kill and a full disk leave an empty day."""
    command = [sys.executable, "-I", "-S", "-B", "-c", IN_PLACE]
    deed = Deed(tmp_path, DAY.encode(), command)

    assert deed.new == DAY.encode() + b"- [ ] map\n"
    for what in (KILL, "ENOSPC", LIE):
        assert {end.held for _, end in deed.ends(what)} - {deed.held, deed.new}, what


@pytest.mark.skipif(os.geteuid() != 0, reason="it takes root")
def test_on_a_disk_that_is_really_full_the_old_day_stays(tmp_path: Path) -> None:
    """The command says so; once there is room again, it goes through."""
    with faults.Disk("size=64k") as disk:
        ground = Ground(disk, None, [*PROGRAM, "add", "map", "-b", "Math"])
        ground.variables["BLOCKLIST_STATE"] = str(tmp_path)
        ground.days.mkdir()
        ground.day.write_bytes(DAY.encode())
        large = disk / "large"
        with pytest.raises(OSError, match="No space"), large.open("wb") as file:
            file.write(b"x" * 80_000)
        full = ground.once()
        held = ground.held_now()
        large.unlink()
        room = ground.once()

        assert (1, REFUSALS["no_space"].format(path=ground.day)) == (full[0], full[2].strip())
        assert (DAY.encode(), [ground.day.name]) == (held, os.listdir(ground.days))
        assert 0 == room[0]
        assert b"- [ ] map" in (ground.held_now() or b"").split(b"\n")


def test_what_is_installed_is_what_is_tested() -> None:
    """The script on PATH and the module are one program."""
    script = [f"{sys.executable.rpartition('/')[0]}/blocklist", "--version"]
    module = [*PROGRAM, "--version"]
    said = [subprocess.run(line, capture_output=True, check=True) for line in (script, module)]

    assert said[0].stdout == said[1].stdout
