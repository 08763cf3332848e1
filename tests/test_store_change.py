"""The one way to change a file: lock, read, edit, guard, save, record, and what is told of it."""

from __future__ import annotations

import errno
import fcntl
import multiprocessing
import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from blocklist.core.result import Refusal
from blocklist.store import change as store_change
from blocklist.store.change import Outcome, Step
from blocklist.store.history_read import DONE, steps
from blocklist.store.places import Places, find

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = b"- [ ] one\n"
TWO = b"- [ ] two\n"


def _places(tmp_path: Path) -> Places:
    """Return places of their own."""
    state = {"BLOCKLIST_STATE": f"{tmp_path}/state", "HOME": "/none"}
    return find(state, f"{tmp_path}/days", "linux")


def _add(data: bytes | None) -> bytes:
    """Add a line."""
    return (data or b"") + TWO


def change(places: Places, path: str, edit: Callable[[bytes | None], bytes], label: str) -> Outcome:
    """Change one file as one step."""
    with Step(places, label) as step:
        return step.change(path, edit)


def _facts(outcome: Outcome) -> dict[str, object]:
    """Return what is told of a change."""
    return {name: getattr(outcome, name) for name in Outcome.__slots__}


def test_a_change_tells_all_that_became_of_it(tmp_path: Path) -> None:
    """The first makes folder and file, the next neither, and one without effect writes nothing."""
    places = _places(tmp_path)
    day = f"{places.folder}/2026-11-24.md"
    told = {"kept": True, "all_in": True}

    assert {
        **told,
        "after": TWO,
        "wrote": True,
        "made_folder": True,
    } == _facts(change(places, day, _add, "add two"))
    assert {
        **told,
        "after": TWO * 2,
        "wrote": True,
        "made_folder": False,
    } == _facts(change(places, day, _add, "add two"))
    assert {
        **told,
        "after": TWO * 2,
        "wrote": False,
        "made_folder": False,
    } == _facts(change(places, day, lambda data: data or b"", "done two"))
    assert ["add two", "add two"] == [step.intent.label for step in steps(places.state)]
    assert ["2026-11-24.md"] * 2 == [step.parts[0].name for step in steps(places.state)]


def test_state_lies_in_the_state_folder_alone(tmp_path: Path) -> None:
    """All that lies in the checklist folder is synced, so neither lock nor history lies there."""
    places = _places(tmp_path)
    change(places, f"{places.folder}/2026-11-24.md", _add, "add two")

    assert ["2026-11-24.md"] == os.listdir(places.folder)
    assert ["history", "lock"] == sorted(os.listdir(places.state))
    assert 0o700 == os.stat(places.state or "").st_mode & 0o777


def test_a_command_on_two_files_is_one_step(tmp_path: Path) -> None:
    """Both files change under one lock, and both are parts of one step, an undo of another here."""
    places = _places(tmp_path)
    with Step(places, "undo", kind="undo", of="a0", when=7) as step:
        step.change(f"{places.folder}/2026-11-25.md", _add)
        step.change(f"{places.folder}/2026-11-24.md", _add, lambda _: OLD)
        step.change(f"{tmp_path}/elsewhere.md", _add)
    (kept,) = steps(places.state)

    assert ("undo", "undo", "a0", 7) == (
        kept.intent.label,
        kept.intent.kind,
        kept.intent.of,
        kept.intent.when,
    )
    assert [
        ("2026-11-25.md", DONE),
        ("2026-11-24.md", DONE),
        (f"{tmp_path}/elsewhere.md", DONE),
    ] == [(part.name, part.status) for part in kept.parts]
    assert [(TWO,)] == [hunk.new for hunk in kept.parts[1].hunks]


def test_a_step_knows_when_it_was(tmp_path: Path) -> None:
    """The time of a step is the clock's, where none is given."""
    places = _places(tmp_path)
    before = int(time.time())
    change(places, f"{places.folder}/a.md", _add, "add two")

    assert before <= steps(places.state)[0].intent.when <= time.time()


def test_a_refused_change_is_no_step_and_gives_the_lock_back(tmp_path: Path) -> None:
    """Nothing is kept of it, and the next change does not wait."""
    places = _places(tmp_path)

    def refuse(_: bytes | None) -> bytes:
        """Refuse."""
        raise Refusal("no_such_item")

    with pytest.raises(Refusal):
        change(places, f"{places.folder}/a.md", refuse, "done three")
    assert [] == steps(places.state)
    assert not os.path.exists(places.folder)
    assert change(places, f"{places.folder}/a.md", _add, "add two").wrote


@pytest.mark.parametrize("why", ["file", "nowhere", "lock is a folder"])
def test_where_state_cannot_be_kept_the_change_goes_through_all_the_same(
    tmp_path: Path, why: str
) -> None:
    """The day is what counts; that there is no lock and no undo is told."""
    places = _places(tmp_path)
    if why == "file":
        (tmp_path / "state").write_text("")
    elif why == "nowhere":
        places.state_home = None
    else:
        os.makedirs(f"{places.state}/lock")
        os.makedirs(f"{places.state}/history")
    outcome = change(places, f"{places.folder}/2026-11-24.md", _add, "add two")

    assert (True, False) == (outcome.wrote, outcome.kept)
    assert TWO == (tmp_path / "days" / "2026-11-24.md").read_bytes()


def test_a_drive_that_knows_no_locks_does_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network drives refuse, and Windows has no such call; the step is kept all the same."""
    places = _places(tmp_path)

    def refuse(*_: object) -> None:
        """Do as an old network drive does."""
        raise OSError(errno.ENOLCK, "no locks here")

    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", refuse)
        outcome = change(places, f"{places.folder}/a.md", _add, "add two")
    assert outcome.wrote
    assert outcome.kept
    monkeypatch.setattr(store_change, "HAS_LOCKS", False)
    outcome = change(places, f"{places.folder}/a.md", _add, "add two")
    assert outcome.wrote
    assert outcome.kept


def test_state_folder_is_made_where_there_are_no_locks_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The history needs it, on Windows as elsewhere."""
    places = _places(tmp_path)
    monkeypatch.setattr(store_change, "HAS_LOCKS", False)

    assert change(places, f"{places.folder}/a.md", _add, "add two").kept


def test_a_change_loads_nothing_heavy(tmp_path: Path) -> None:
    """Adding and ticking pay for os, time, fcntl and checksums, and for nothing else."""
    code = f"""
import sys
before = set(sys.modules)
from blocklist.store.places import find
from blocklist.store.change import Step
state = {{"BLOCKLIST_STATE": {str(tmp_path / "state")!r}, "HOME": "/none"}}
places = find(state, {str(tmp_path / "days")!r})
day = places.folder + "/2026-11-24.md"
def change(text):
    with Step(places, "add -") as step:
        step.change(day, lambda _: text)
change(b"- [ ] a\\n- [ ] b\\n- [ ] c\\n")
change(b"- [x] a\\n- [ ] b\\n- [x] c\\n")
change(b"- [x] a\\n- [ ] b\\n- [x] c\\n- [ ] d\\n- [ ] e\\n")
print(*sorted(set(sys.modules) - before))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if not name.startswith("blocklist")}

    assert {"__future__", "fcntl"} == loaded


# --------------------------------------------------------------------------------- 1: the lock


def test_rule_1_a_change_waits_for_the_lock(tmp_path: Path) -> None:
    """Whoever comes second sees what the first has saved."""
    places = _places(tmp_path)
    order: list[str] = []
    with Step(places, "add one") as step:
        second = threading.Thread(
            target=lambda: order.append(
                str(change(places, f"{places.folder}/a.md", _add, "add two").after)
            )
        )
        second.start()
        time.sleep(0.1)
        order.append("first")
        step.change(f"{places.folder}/a.md", lambda _: OLD)
    second.join()

    assert ["first", str(OLD + TWO)] == order


def test_rule_1_a_lock_that_is_never_given_back_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After ten seconds the change is given up, with nothing written."""
    places = _places(tmp_path)
    clock = iter(range(0, 1000, 4))
    with Step(places, "add one"):
        monkeypatch.setattr(time, "monotonic", lambda: next(clock))
        with pytest.raises(Refusal) as caught:
            change(places, f"{places.folder}/a.md", _add, "add two")

    assert ("locked", {"seconds": 10}) == (caught.value.reason, caught.value.facts)
    assert not os.path.exists(places.folder)


def test_rule_1_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    """A program that was killed locks no one out."""
    places = _places(tmp_path)
    pid = os.fork()
    if not pid:  # pragma: no cover - another process
        Step(places, "add one").__enter__()
        os.kill(os.getpid(), 9)
    os.waitpid(pid, 0)

    assert change(places, f"{places.folder}/a.md", _add, "add two").wrote


# ---------------------------------------------------------------------- several at once


def _append(tmp_path: Path, who: int, times: int) -> None:
    """Add lines, each in its own change, as a terminal would."""
    places = _places(tmp_path)
    for number in range(times):
        line = b"- [ ] %d.%d\n" % (who, number)
        change(places, f"{places.folder}/a.md", lambda data, line=line: (data or b"") + line, "add")  # type: ignore[misc]


def _at_once(call: Callable[[int], object], count: int) -> None:
    """Run so many processes and see that each came to a good end."""
    fork = multiprocessing.get_context("fork")
    all_of_them = [fork.Process(target=call, args=(who,)) for who in range(count)]
    for each in all_of_them:
        each.start()
    for each in all_of_them:
        each.join()

    assert [0] * count == [each.exitcode for each in all_of_them]


@pytest.mark.parametrize("count", [2, 8])
def test_several_terminals_at_once_lose_nothing(tmp_path: Path, count: int) -> None:
    """Every line is in the day once, and every step in the history once, in the same order."""
    _at_once(lambda who: _append(tmp_path, who, 12), count)
    lines = (tmp_path / "days" / "a.md").read_bytes().split(b"\n")[:-1]

    assert sorted(b"- [ ] %d.%d" % (who, n) for who in range(count) for n in range(12)) == sorted(
        lines
    )
    kept = steps(_places(tmp_path).state)
    assert [line + b"\n" for line in lines] == [step.parts[0].hunks[0].new[0] for step in kept]
    assert {DONE} == {part.status for step in kept for part in step.parts}
    assert [1] * len(lines) == [len(step.parts) for step in kept]


def test_rule_7_several_who_make_a_day_without_a_lock_make_it_once(tmp_path: Path) -> None:
    """The first one's day is never written over by whoever makes the same one just then."""
    (tmp_path / "state").write_text("")
    (tmp_path / "makers").mkdir()

    def make(who: int) -> None:
        """Make twenty days, and say which ones were made."""
        places = _places(tmp_path)
        for number in range(20):
            line = b"%d" % who
            # Whoever finds a day leaves it: its making alone is tried here.
            day = f"{places.folder}/{number}.md"
            if change(places, day, lambda data, line=line: data or line, "add").wrote:  # type: ignore[misc]
                (tmp_path / "makers" / f"{number} {who}").touch()

    _at_once(make, 4)
    days = [(tmp_path / "days" / f"{number}.md").read_text() for number in range(20)]

    assert sorted(f"{number} {who}" for number, who in enumerate(days)) == sorted(
        os.listdir(tmp_path / "makers")
    )
