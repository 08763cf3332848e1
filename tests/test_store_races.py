"""Editors that save the day while blocklist adds to it: whose lines are in it at the end.

Where a number is left open, a save that falls between our last look and our rename is lost: that is
microseconds wide. docs/sync.md has the figures of longer runs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from blocklist.store import after, save
from tests.editors import SCRIPT, WAYS, Desk, Tally, Vim, beside, careless, edit, tally

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow

SAVES = 300
PACE = 0.02  # seconds from one add to the next
# Of 300 saves, how many may be lost: an editor that gives the name to another file, in the moment
# between the look and our rename, has left nothing open that could be looked at afterwards.
BOUNDS = {"rename over": 3, "move away, make new": 3}
BUSY = 3  # adds that may say that the file is never at rest: the editor saves ten times too often
CONTROL_SAVES = 100


def _race(desk: Desk, way: str, saves: int, add: Callable[[str], int], pace: float = PACE) -> Tally:
    """Add beside an editor that saves in that way, and count."""
    return tally(desk, saves, *beside(lambda: edit(desk, WAYS[way], saves), add, pace))


@pytest.mark.parametrize("way", WAYS)
def test_what_an_editor_saves_is_in_the_day(tmp_path: Path, way: str) -> None:
    """Each line of its, and none twice, while the installed command adds every 20 ms."""
    desk = Desk(tmp_path)
    found = _race(desk, way, SAVES, desk.add_as_installed)

    assert found.saves_lost <= BOUNDS.get(way, 0), found
    assert 0 == found.doubled, found
    assert found.refused <= BUSY, found
    assert found.adds > 5, found


@pytest.mark.parametrize("way", WAYS)
def test_without_the_rule_it_is_not(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test can tell: with no look, no wait and no second look, more than 5 in 100 are lost."""
    careless(monkeypatch)
    desk = Desk(tmp_path)
    found = _race(desk, way, CONTROL_SAVES, desk.add, pace=0.001)

    assert found.saves_lost > CONTROL_SAVES * 5 // 100, found


@pytest.mark.parametrize("watched", [True, False])
def test_what_is_saved_after_the_last_look_is_in_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, watched: bool
) -> None:
    """The moment before the rename, held open for 5 ms: the look after it finds all lines.

    Without that look some are lost.
    """
    really_replace = os.replace

    def replace(source: str, target: str) -> None:
        """Rename a little late."""
        time.sleep(0.005)
        really_replace(source, target)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(save, "WATCHES", watched)
    monkeypatch.setattr(after, "ROUNDS", 50)  # each of its own saves is held open too
    lost = doubled = 0
    for turn in range(1 if watched else 10):  # on a busy machine few of the adds come in between
        desk = Desk(tmp_path / str(turn))
        found = _race(desk, "append in place", 150, desk.add, pace=0.001)
        lost, doubled = lost + found.saves_lost, doubled + found.doubled
        if lost:
            break

    assert watched == (lost == 0), found
    assert 0 == doubled, found


@pytest.mark.parametrize("way", WAYS)
def test_without_a_lock_the_look_before_the_rename_stays(tmp_path: Path, way: str) -> None:
    """Where there is no state folder an editor's lines are as safe as with one."""
    desk = Desk(tmp_path, locked=False)
    found = _race(desk, way, SAVES // 3, desk.add)

    assert found.saves_lost <= BOUNDS.get(way, 0), found
    assert 0 == found.doubled, found
    assert found.refused <= BUSY, found


@pytest.mark.skipif(not (shutil.which("vim") and shutil.which("tmux")), reason="no vim, no tmux")
@pytest.mark.parametrize("backupcopy", ["yes", "no"])
def test_what_is_typed_into_vim_is_in_the_day(tmp_path: Path, backupcopy: str) -> None:
    """Both of its ways to save, on a terminal, with a swap file beside the day."""
    desk = Desk(tmp_path)
    vim = Vim(desk, backupcopy)
    try:
        found = tally(desk, 100, *beside(lambda: vim.edit(100), desk.add_as_installed, PACE))
    finally:
        vim.close()

    assert found.saves_lost <= (backupcopy == "no"), found  # it moves the day away
    assert 0 == found.doubled, found
    assert found.refused <= BUSY, found
    assert found.adds > 5, found


def _at_once(desk: Desk, count: int, times: int) -> list[str]:
    """Let so many terminals add so often, and return what they said."""
    script = 'for n in $(seq "$2"); do "$0" add "added $1.$n" -b 1 || exit; done'
    shells = [
        subprocess.Popen(
            ["sh", "-c", script, SCRIPT, str(who), str(times)],
            env=desk.variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        for who in range(count)
    ]
    said = [shell.communicate()[0] for shell in shells]
    assert [0] * count == [shell.returncode for shell in shells]
    return "".join(said).split("\n")[:-1]


@pytest.mark.parametrize("count", [2, 4, 8])
def test_several_terminals_at_once_lose_nothing(tmp_path: Path, count: int) -> None:
    """Each line is in the day, each under the number that was said, and no number is skipped."""
    desk = Desk(tmp_path)
    said = _at_once(desk, count, 5)
    numbers = {}
    for line in said:
        deed = re.fullmatch(r"Added: 1\.(\d+) (.*) \(Math, .*\)", line)
        assert deed, line
        numbers[deed[2]] = int(deed[1])
    lines = desk.lines()

    assert ["one", *sorted(numbers, key=lambda text: numbers[text])] == lines
    assert list(range(2, 5 * count + 2)) == sorted(numbers.values())
