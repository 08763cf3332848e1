"""Rule 8: what an editor writes into the old file as its name goes to the new one is not lost.

The number is that of docs/saving.md, "A change". Whoever writes too late does it between the last
look at the day and the rename.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from blocklist.core.result import Refusal
from blocklist.store import after, save
from blocklist.store.change import Step
from blocklist.store.history_read import steps
from blocklist.store.places import Places, find
from tests.checklist import Checklist

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from blocklist.store.save import Saved

OLD = b"## Math\n\n- [ ] one\n"
TWO = b"- [ ] two\n"


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """Give a day that was written a while ago."""
    path = tmp_path / "days" / "2026-11-24.md"
    path.parent.mkdir()
    path.write_bytes(OLD)
    os.utime(path, (1, 1))
    return path


@pytest.fixture
def too_late(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give a way to let someone else act just before each of the next renames."""
    really_replace = os.replace

    def plan(*deeds: Callable[[], object]) -> None:
        """Do one of these before each rename."""
        left = list(deeds)

        def replace(source: str, target: str) -> None:
            """Rename, a moment after the other has acted."""
            if left:
                left.pop(0)()
            really_replace(source, target)

        monkeypatch.setattr(os, "replace", replace)

    return plan


def _append(path: Path, text: bytes) -> Callable[[], object]:
    """Return a deed: write at the end of the file, as an editor that keeps the file."""

    def deed() -> None:
        """Write."""
        with path.open("ab") as file:
            file.write(text)

    return deed


def _add(data: bytes | None) -> bytes:
    """Add a line."""
    return (data or b"") + TWO


def _save(path: Path) -> Saved:
    """Change a file, with no history kept."""
    return save.rewrite(str(path), _add, lambda *_: lambda _: None)


def _places(tmp_path: Path) -> Places:
    """Return places of their own."""
    state = {"BLOCKLIST_STATE": f"{tmp_path}/state", "HOME": "/none"}
    return find(state, f"{tmp_path}/days", "linux")


def test_rule_8_a_line_written_too_late_is_in_the_day(
    day: Path, too_late: Callable[..., None]
) -> None:
    """It went into a file that no name leads to any more, and is fetched from there."""
    too_late(_append(day, b"- [ ] late\n"))
    saved = _save(day)

    assert OLD + b"- [ ] late\n" + TWO == day.read_bytes() == saved.now
    assert (True, OLD) == (saved.all_in, saved.found)
    assert [day.name] == os.listdir(day.parent)


def test_rule_8_a_save_in_two_steps_is_waited_for(day: Path, too_late: Callable[..., None]) -> None:
    """An editor empties the old file just before the rename, and writes it after."""
    kept: list[int] = []

    def empty() -> None:
        """Empty the day, and write it 45 ms from now."""
        kept.append(os.open(day, os.O_WRONLY | os.O_TRUNC))
        threading.Timer(0.045, write).start()

    def write() -> None:
        """Write into what was the day."""
        os.write(kept[0], OLD + b"- [ ] late\n")

    too_late(empty)
    _save(day)

    os.close(kept[0])
    assert OLD + b"- [ ] late\n" + TWO == day.read_bytes()


def test_rule_8_a_save_in_pieces_is_waited_for(day: Path, too_late: Callable[..., None]) -> None:
    """What is read has not changed for a while."""
    kept: list[int] = []

    def begin() -> None:
        """Write a part, and the rest 20 ms from now."""
        kept.append(os.open(day, os.O_WRONLY | os.O_APPEND))
        os.write(kept[0], b"- [ ] late\n")
        threading.Timer(0.02, lambda: os.write(kept[0], b"- [ ] later\n")).start()

    too_late(begin)
    _save(day)

    os.close(kept[0])
    assert OLD + b"- [ ] late\n- [ ] later\n" + TWO == day.read_bytes()


def test_rule_8_what_is_emptied_and_left_so_takes_nothing_from_the_day(
    day: Path, too_late: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk leaves editors' files empty; the day is the one that we have."""
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    too_late(lambda: day.write_bytes(b""))
    saved = _save(day)

    assert (OLD + TWO, True) == (day.read_bytes(), saved.all_in)
    assert [0.03] * 5 == pauses


def test_rule_8_a_touch_without_a_change_is_no_second_save(
    day: Path, too_late: Callable[..., None]
) -> None:
    """Only lines that the new text lacks are a reason to write."""
    inodes: list[int] = []

    def touch() -> None:
        """Change the time alone."""
        os.utime(day, (2, 2))
        inodes.append(day.stat().st_ino)

    too_late(touch, touch)
    assert _save(day).all_in
    assert (OLD + TWO, 1) == (day.read_bytes(), len(inodes))


def test_rule_8_it_is_looked_at_once_more_after_the_second_save(
    day: Path, too_late: Callable[..., None]
) -> None:
    """What is written too late for that one comes in by a third."""
    too_late(_append(day, b"- [ ] late\n"), _append(day, b"- [ ] later\n"))
    saved = _save(day)

    assert OLD + b"- [ ] late\n" + TWO + b"- [ ] later\n" == day.read_bytes() == saved.now
    assert saved.all_in


def test_rule_8_one_who_never_stops_is_told_of(day: Path, too_late: Callable[..., None]) -> None:
    """After three more saves it is said that lines may be left out; the day itself is saved."""
    too_late(*[_append(day, b"- [ ] late %d\n" % number) for number in range(5)])
    saved = _save(day)

    assert (True, False) == (saved.wrote, saved.all_in)
    lines = day.read_bytes().split(b"\n")
    assert [b"- [ ] two", *(b"- [ ] late %d" % number for number in range(3))] == sorted(
        [line for line in lines if b"late" in line or b"two" in line],
        key=lambda line: (b"late" in line, line),
    )


def test_rule_8_what_comes_in_is_no_step_of_ours(
    day: Path, tmp_path: Path, too_late: Callable[..., None]
) -> None:
    """Undo takes back what the command did, and leaves the editor's line where it is."""
    too_late(_append(day, b"- [ ] late\n"))
    places = _places(tmp_path)
    with Step(places, "add two") as ours:
        outcome = ours.change(str(day), _add)
    (step,) = steps(places.state)

    assert (True, day.read_bytes()) == (outcome.all_in, outcome.after)
    assert [[TWO]] == [list(hunk.new) for hunk in step.parts[0].hunks]


def _refused(*_: object) -> None:
    """Do as a full disk does."""
    raise OSError(errno.ENOSPC, "full")


@pytest.mark.parametrize("call", ["write", "lseek"])
def test_rule_8_trouble_in_the_second_save_leaves_the_first_one(
    day: Path, too_late: Callable[..., None], monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The change is saved and its exit is 0; that another's lines are left out is told."""
    append = _append(day, b"- [ ] late\n")

    def deed() -> None:
        """Write too late, on a disk that then is full."""
        append()
        monkeypatch.setattr(os, call, _refused)

    too_late(deed)
    saved = _save(day)

    assert (OLD + TWO, True, False) == (day.read_bytes(), saved.wrote, saved.all_in)
    assert OLD + TWO == saved.now
    assert [day.name] == os.listdir(day.parent)


def test_rule_8_who_adds_is_told_where_not_all_is_in(
    day: Path, tmp_path: Path, too_late: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command has done its part, and asks to look at the day."""
    checklist = Checklist(tmp_path)
    append = _append(day, b"- [ ] late\n")
    too_late(append)
    checklist.run("add", "two", "-b", "1")
    assert (OLD + b"- [ ] late\n- [ ] two\n", []) == (day.read_bytes(), checklist.notes)

    monkeypatch.setattr(after, "ROUNDS", 0)
    too_late(append)
    checklist.run("add", "three", "-b", "1")
    assert ["third_thing", "not_all_in"] == sorted(checklist.notes, reverse=True)
    assert day.read_bytes().endswith(b"two\n- [ ] three\n")


def test_rule_8_a_look_that_can_not_be_had_changes_nothing(
    day: Path, monkeypatch: pytest.MonkeyPatch, too_late: Callable[..., None]
) -> None:
    """Once the day is saved nothing else counts."""
    really_fstat = os.fstat

    def deed() -> None:
        """Let the file be out of reach after the rename."""
        monkeypatch.setattr(os, "fstat", _refused)

    too_late(deed)
    saved = _save(day)
    monkeypatch.setattr(os, "fstat", really_fstat)

    assert (OLD + TWO, True) == (day.read_bytes(), saved.wrote)


def test_rule_8_a_turn_in_vain_is_not_looked_back_at(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another has saved before our rename is in the text that is edited next."""
    calls: list[object] = []
    monkeypatch.setattr(after, "put_back", calls.append)
    left = [1]

    def edit(data: bytes | None) -> bytes:
        """Let someone tick and save while the first turn is on; then there is nothing to do."""
        if left[0]:
            left[0] -= 1
            day.write_bytes(OLD + TWO)
            return _add(data)
        return data or b""

    saved = save.rewrite(str(day), edit, lambda *_: lambda _: None)

    assert (False, []) == (saved.wrote, calls)


def test_rule_8_it_is_off_where_no_open_file_can_be_replaced(
    day: Path, monkeypatch: pytest.MonkeyPatch, too_late: Callable[..., None]
) -> None:
    """On Windows our own look would stand in the way, and an editor's open file does."""
    monkeypatch.setattr(save, "WATCHES", False)
    too_late(_append(day, b"- [ ] late\n"))

    assert _save(day).all_in
    assert OLD + TWO == day.read_bytes()


def test_rule_8_no_descriptor_stays_open(day: Path, too_late: Callable[..., None]) -> None:
    """The old file is let go, come what may."""
    before = os.listdir("/proc/self/fd")
    too_late(_append(day, b"- [ ] late\n"))
    _save(day)
    too_late(_refused, _refused)
    with pytest.raises(Refusal):
        _save(day)

    assert len(before) == len(os.listdir("/proc/self/fd"))


def test_rule_8_is_loaded_when_it_is_needed_and_not_before(tmp_path: Path) -> None:
    """`add` pays nothing for it: no module more is loaded where no one writes too late."""
    code = f"""
import os, sys
from blocklist.store.save import rewrite
day = {str(tmp_path)!r} + "/2026-11-24.md"
for _ in range(2):
    rewrite(day, lambda data: (data or b"") + b"- [ ] a\\n", lambda *_: lambda _: None)
print("blocklist.store.after" in sys.modules, "blocklist.core.rejoin" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "False False\n" == done.stdout
