"""carry, cut short at each system call that writes: nothing is lost, and nothing comes twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests import faults
from tests.faults import KILL, PROGRAM, Ground

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults import End, Fault

TODAY = b"## Math\n\n- [ ]\n- [ ] rows\n"
MONDAY = b"## Math\n\n- [ ] cards\n  blue box\n  - [ ] half\n- [ ] rows\n- [ ] poem\n"
AFTER = b"## Math\n\n- [ ] cards\n  blue box\n  - [ ] half\n- [ ] rows\n- [ ] poem\n"
MARKED = b"## Math\n\n- [>] cards\n  blue box\n  - [>] half\n- [>] rows\n- [>] poem\n"
COMMAND = [*PROGRAM, "carry", "1.1", "1.3", "1.4"]
# What changes a disk; a kill at any other call leaves what a kill at the next of these leaves.
WRITES = {"write", "fsync", "link", "rename", "unlink", "mkdir", "close", "fchmod"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not faults.strace_works(), reason="strace is not here, or may not trace"),
]


class TwoDays(Ground):
    """A folder in which Monday is laid anew beside today's day."""

    def __init__(self, place: Path) -> None:
        super().__init__(place, TODAY, COMMAND)
        self.monday = self.days / "2026-11-23.md"
        self.is_new = False

    def run(self, *options: str) -> End:
        """Lay both days anew and run the command under strace."""
        self.is_new = True
        return super().run(*options)

    def both(self) -> tuple[bytes | None, bytes]:
        """Return what both days hold."""
        return self.held_now(), self.monday.read_bytes()

    def once(self, *before: str) -> tuple[int, str, str]:
        """Run the command on what is there."""
        if self.is_new:
            self.monday.write_bytes(MONDAY)
            self.is_new = False
        return super().once(*before)


class Left(NamedTuple):
    """How the cut run ended, and what both days held after it and after the same command again."""

    exit: int
    cut: tuple[bytes | None, bytes]
    exit_again: int
    again: tuple[bytes | None, bytes]


def ends(place: Path, what: str) -> list[tuple[Fault, Left]]:
    """Return what was left with this fault at each call."""
    grounds: SimpleQueue[TwoDays] = SimpleQueue()
    for number in range(faults.WORKERS):
        grounds.put(TwoDays(place / str(number)))

    def left(fault: Fault) -> Left:
        ground = grounds.get()
        try:
            code = ground.run("-e", f"trace={fault.call}", "-e", fault.option).exit
            cut = ground.both()
            again, _, _ = ground.once()
            return Left(code, cut, again, ground.both())
        finally:
            grounds.put(ground)

    first = TwoDays(place / "first")
    found = faults.trouble([call for call in first.calls() if call[0] in WRITES], what)
    assert (AFTER, MARKED) == first.both()
    with ThreadPoolExecutor(faults.WORKERS) as pool:
        return list(zip(found, pool.map(left, found), strict=True))


@pytest.mark.parametrize("what", [KILL, "EIO"])
def test_cut_short_anywhere_nothing_is_lost_and_the_same_again_doubles_nothing(
    what: str, tmp_path: Path
) -> None:
    """The copies stand before the marks; the same command ends what was begun.

    With an error the exit tells whether all is done.
    """
    found = ends(tmp_path, what)
    for fault, end in found:
        assert end.cut in {(TODAY, MONDAY), (AFTER, MONDAY), (AFTER, MARKED)}, fault
        assert (0, (AFTER, MARKED)) == (end.exit_again, end.again), fault
        assert what == KILL or (end.exit == 0) == (end.cut == (AFTER, MARKED)), fault
    assert {(TODAY, MONDAY), (AFTER, MONDAY), (AFTER, MARKED)} == {end.cut for _, end in found}
