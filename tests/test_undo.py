"""undo and redo: which step is next, all of its files or none, and what lies in the trash."""

from __future__ import annotations

import errno
import os
import time
from typing import TYPE_CHECKING

import pytest

from blocklist.core.result import Changed, Refusal, Report
from blocklist.store import history, trash
from blocklist.store import undo as undoing
from blocklist.store.change import Step
from blocklist.store.folder import day_path
from blocklist.store.history import OLDER, Intent, record
from blocklist.store.history_read import Part, steps
from blocklist.store.places import Places, find
from tests.checklist import TODAY, Checklist, Questions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

YESTERDAY = "2026-11-23"
DAY = b"## Math\n\n- [ ] sums\n- [ ] poem\n"
DONE = DAY.replace(b"[ ] sums", b"[x] sums")
BOTH = DONE.replace(b"[ ] poem", b"[x] poem")


@pytest.fixture
def days(tmp_path: Path) -> Checklist:
    """Give a folder in which today is written."""
    checklist = Checklist(tmp_path)
    checklist.write(DAY)
    return checklist


def places(days: Checklist) -> Places:
    """Return where everything is."""
    return find(days._variables(), None)


def state(days: Checklist) -> str:
    """Return the state folder."""
    return places(days).state or ""


def refused(days: Checklist, command: str = "undo") -> Refusal:
    """Run a command that is refused."""
    with pytest.raises(Refusal) as refusal:
        days.run(command)
    return refusal.value


def said(days: Checklist, command: str = "undo") -> list[str]:
    """Run a command, and return the deeds and texts that it tells."""
    result = days.run(command)
    assert isinstance(result, Changed)
    return [f"{entry.deed} {entry.id} {entry.text}".rstrip() for entry in result.entries]


def planted(
    days: Checklist, old: bytes | None, new: bytes, *, done: bool | None, name: str = f"{TODAY}.md"
) -> None:
    """Record a step as if it was cut short (None), or made, or not made."""
    intent = Intent(os.urandom(8).hex(), int(time.time()), "done sums")
    intent.name = name
    os.makedirs(state(days), exist_ok=True)
    finish = record(state(days), intent, old, old or b"", new, alone=True)
    assert finish
    if done is not None:
        finish(done)


def listed(days: Checklist) -> list[tuple[str, str]]:
    """Return the steps as they are listed."""
    result = days.run("undo", "--list")
    assert isinstance(result, Report)
    return [(row.reason, row.facts["step"]) for row in result.rows]


# ---------------------------------------------------------------------------------------- the stack


def test_steps_are_a_stack_over_all_days(days: Checklist) -> None:
    """The newest first, whichever day it was on; redo goes the other way."""
    days.write(DAY, YESTERDAY)
    days.run("done", "1.1")
    days.run("done", "1.2", "-d", YESTERDAY)
    days.run("done", "1.2")
    assert [("step_kept", "done 1.2")] == listed(days)[:1]

    assert ["took_back_mark 1.2 poem"] == said(days)
    assert ["took_back_mark 1.2 poem"] == said(days)
    assert (DONE, DAY) == (days.read(), days.read(YESTERDAY))
    assert ["did_again_mark 1.2 poem"] == said(days, "redo")
    assert ["did_again_mark 1.2 poem"] == said(days, "redo")
    assert BOTH == days.read()
    assert "redo_nothing" == refused(days, "redo").reason


def test_a_new_change_ends_redo_and_the_stack_goes_on(days: Checklist) -> None:
    """What was taken back before it is gone for good; what came before that is still there."""
    days.run("done", "1.1")
    days.run("done", "1.2")
    days.run("undo")
    days.run("start", "1.2")

    assert "redo_nothing" == refused(days, "redo").reason
    assert [("step_kept", "start 1.2"), ("step_kept", "done 1.1")] == listed(days)
    days.run("undo")
    days.run("undo")
    assert DAY == days.read()
    assert "undo_nothing" == refused(days).reason


def test_an_undo_that_is_refused_is_no_step(days: Checklist) -> None:
    """The next one tries the same again, and goes through once the line is as it was."""
    days.run("done", "1.1")
    days.write(DONE.replace(b"sums", b"all sums"))
    assert ["undo_changed"] * 2 == [refused(days).reason for _ in range(2)]
    days.write(DONE)

    assert ["took_back_mark 1.1 sums"] == said(days)


def test_the_list_is_bounded_on_a_terminal_alone(days: Checklist) -> None:
    """Twenty lines, and how many more."""
    for _ in range(11):
        days.run("done", "1.1")
        days.run("reopen", "1.1")

    assert 22 == len(listed(days))


# ------------------------------------------------------------------------------------ several files


def test_a_step_over_two_files_is_taken_back_in_both_or_in_none(days: Checklist) -> None:
    """One of them has changed since: the other one stays too."""
    days.write(b"## Math\n\n- [ ] \n")
    days.write(DAY, YESTERDAY)
    days.run("carry", "1.1", "--from", YESTERDAY)
    carried, source = days.read(), days.read(YESTERDAY)
    assert carried is not None
    for name, held in ((TODAY, carried), (YESTERDAY, source or b"")):
        days.write(held.replace(b"sums", b"all sums"), name)
        files = [days.folder / f"{day}.md" for day in (TODAY, YESTERDAY)]
        before = [(file.read_bytes(), file.stat().st_mtime_ns) for file in files]
        assert "undo_changed" == refused(days).reason
        assert before == [(file.read_bytes(), file.stat().st_mtime_ns) for file in files]
        days.write(held, name)
    days.run("undo")
    assert (b"## Math\n\n- [ ] \n", DAY) == (days.read(), days.read(YESTERDAY))
    days.run("redo")

    assert (carried, source) == (days.read(), days.read(YESTERDAY))


def two_files(days: Checklist) -> None:
    """Change two days in one step."""
    days.write(DAY, YESTERDAY)
    with Step(places(days), "both") as step:
        for name in (YESTERDAY, TODAY):
            step.change(day_path(str(days.folder), name), lambda _: DONE)


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_where_the_second_file_is_refused_the_first_is_turned_round(
    days: Checklist, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone saves between the look at all files and the change of the last."""
    two_files(days)
    if command == "redo":
        days.run("undo")
    before = days.read(), days.read(YESTERDAY)
    really_change = Step.change

    def change(step: Step, path: str, *rest: object) -> object:
        """Refuse the file that comes second."""
        second = YESTERDAY if command == "undo" else TODAY
        if second in path:
            raise Refusal("file_busy", path=path)
        return really_change(step, path, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Step, "change", change)
        assert "file_busy" == refused(days, command).reason
    assert before == (days.read(), days.read(YESTERDAY))
    days.run(command)

    assert before != (days.read(), days.read(YESTERDAY))
    assert days.read() == days.read(YESTERDAY)


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_one_that_was_cut_short_between_two_files_is_gone_on_with(
    days: Checklist, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the first file: the same command does the rest, the other one turns it round."""
    two_files(days)
    other, wanted = ("redo", DONE) if command == "undo" else ("undo", DAY)
    if command == "redo":
        days.run("undo")
    for then in (command, other):
        changed: list[str] = []
        really_change = Step.change

        def change(
            step: Step, path: str, *rest: object, changed: list[str] = changed,
            really: Callable[..., object] = really_change,
        ) -> object:  # fmt: skip
            """Stop dead at the second file."""
            if changed:
                raise KeyboardInterrupt
            changed.append(path)
            return really(step, path, *rest)

        with monkeypatch.context() as patch:
            patch.setattr(Step, "change", change)
            with pytest.raises(KeyboardInterrupt):
                days.run(command)
        assert days.read() != days.read(YESTERDAY)
        days.run(then)
        assert days.read() == days.read(YESTERDAY)
        if then == command:
            assert wanted != days.read()
            days.run(other)
        assert wanted == days.read()


def test_a_new_step_after_half_an_undo_leaves_what_is_left(
    days: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of it was taken back; the other half can still be, and nothing can be done again."""
    two_files(days)
    really_change = Step.change

    def change(step: Step, path: str, *rest: object) -> object:
        """Stop dead at yesterday, which comes second."""
        if YESTERDAY in path:
            raise KeyboardInterrupt
        return really_change(step, path, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Step, "change", change)
        with pytest.raises(KeyboardInterrupt):
            days.run("undo")
    days.run("done", "1.2")

    assert "redo_nothing" == refused(days, "redo").reason
    days.run("undo")
    assert ["took_back_mark 1.1 sums"] == said(days)
    assert (DAY, DAY) == (days.read(), days.read(YESTERDAY))
    days.run("redo")
    assert (DAY, DONE) == (days.read(), days.read(YESTERDAY))


# ------------------------------------------------------------------------- a file that a step made


def made(days: Checklist) -> bytes:
    """Make tomorrow with one item, and return what it holds."""
    days.write("# T\n\n## Math\n\n- [ ] \n", "templates/day")
    days.run("add", "sums", "-b", "1", "-d", "2026-11-25")
    return days.read("2026-11-25") or b""


def in_trash(days: Checklist) -> list[bytes]:
    """Return what lies in the trash."""
    place = os.path.join(state(days), "trash")
    found = []
    for name in sorted(os.listdir(place)):
        with open(os.path.join(place, name), "rb") as file:
            found.append(file.read())
    return found


def test_a_made_day_goes_to_the_trash_and_comes_back(days: Checklist) -> None:
    """To the byte, as often as is liked, and each time a copy is kept."""
    held = made(days)
    for count in (1, 2):
        assert ["took_back 1.1 sums"] == said(days)
        assert ["files_gone"] == days.notes
        assert days.read("2026-11-25") is None
        assert [held] * count == in_trash(days)
        assert ["did_again 1.1 sums"] == said(days, "redo")
        assert held == days.read("2026-11-25")


@pytest.mark.parametrize("anew", [b"", b"\n  \n"])
def test_a_day_that_comes_back_takes_the_place_of_a_blank_one(days: Checklist, anew: bytes) -> None:
    """A phone has made a new note of that name; headings stay when it is taken back once more."""
    held = made(days)
    days.run("undo")
    days.write(anew, "2026-11-25")
    days.run("redo")
    assert held == days.read("2026-11-25")
    days.run("undo")

    assert held.replace(b"sums", b"") == days.read("2026-11-25")


def test_a_day_made_anew_by_someone_else_gets_the_item_alone(days: Checklist) -> None:
    """Redo finds the blank in it; where it does not, nothing is done."""
    held = made(days)
    days.run("undo")
    days.write(b"# Other\n", "2026-11-25")
    assert "redo_changed" == refused(days, "redo").reason
    days.write(held.replace(b"sums", b"") + b"\nwords\n", "2026-11-25")
    days.run("redo")

    assert held + b"\nwords\n" == days.read("2026-11-25")
    days.run("undo")
    assert held.replace(b"sums", b"") + b"\nwords\n" == days.read("2026-11-25")


def test_a_made_day_that_was_changed_stays(days: Checklist) -> None:
    """Headings and blanks stay, and so does what someone else wrote."""
    held = made(days)
    days.write(held + b"words\n", "2026-11-25")
    days.run("undo")

    assert held.replace(b"sums", b"") + b"words\n" == days.read("2026-11-25")
    assert [] == days.notes


def test_a_link_in_a_made_days_place_stays(days: Checklist, tmp_path: Path) -> None:
    """It was moved elsewhere and linked: its target is written."""
    held = made(days)
    day, target = days.folder / "2026-11-25.md", tmp_path / "elsewhere.md"
    day.rename(target)
    day.symlink_to(target)
    days.run("undo")

    assert day.is_symlink()
    assert held.replace(b"sums", b"") == target.read_bytes()


def test_a_day_that_was_made_and_no_more_is_taken_back_too(days: Checklist) -> None:
    """Such a step has no line of its own; where the day has changed, all of that stays."""
    day = day_path(str(days.folder), "2026-11-25")
    with Step(places(days), "edit tomorrow") as step:
        step.change(day, lambda data: data or b"", lambda _: b"# T\n")
    days.write(b"# T\nmine\n", "2026-11-25")
    assert ["took_back_step"] == said(days)
    assert b"# T\nmine\n" == days.read("2026-11-25")

    assert "undo_nothing" == refused(days).reason
    assert ["did_again_step"] == said(days, "redo")


def test_a_file_that_a_step_took_away_comes_back(days: Checklist) -> None:
    """As it was, and goes again with redo; a file that has that name by now stays."""
    copy = str(days.folder / "copy.md")
    days.write(b"a copy\n", "copy")
    with undoing.Undoing(places(days), "merge", "do") as step:
        assert step.remove(copy, b"a copy\n")
    days.run("undo")
    assert b"a copy\n" == days.read("copy")
    days.run("redo")
    assert days.read("copy") is None
    days.write(b"other\n", "copy")

    assert "undo_changed" == refused(days).reason


def test_a_file_that_is_saved_just_then_stays(
    days: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked at once more under another name; then the item alone is taken back."""
    held = made(days)
    day = days.folder / "2026-11-25.md"
    really_rename = os.rename
    late = [b"late\n", None]

    def rename(old: str, new: str) -> None:
        """Save just before, the first time."""
        if late[0]:
            day.write_bytes(held + late.pop(0))  # type: ignore[operator]
        really_rename(old, new)

    monkeypatch.setattr(os, "rename", rename)
    days.run("undo")

    assert held.replace(b"sums", b"") + b"late\n" == day.read_bytes()
    assert ["2026-11-24.md", "2026-11-25.md", "templates"] == sorted(os.listdir(days.folder))


def test_a_file_that_has_changed_is_not_removed(
    days: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is kept of that; and one that someone makes in its stead stays."""
    with undoing.Undoing(places(days), "undo", "undo") as step:
        assert not step.remove(str(days.folder / f"{TODAY}.md"), b"other")
        assert not step.remove(str(days.folder / "none.md"), b"other")
        day = days.folder / f"{TODAY}.md"
        really_rename = os.rename

        def rename(old: str, new: str) -> None:
            """Save before, and make a new one after."""
            day.write_bytes(DAY + b"late\n")
            really_rename(old, new)
            day.write_bytes(b"new\n")

        monkeypatch.setattr(os, "rename", rename)
        assert not step.remove(str(day), DAY)
    assert b"new\n" == days.read()
    (aside,) = [name for name in os.listdir(days.folder) if name.startswith("~syncthing~")]
    assert DAY + b"late\n" == (days.folder / aside).read_bytes()


def test_a_file_that_can_not_be_moved_stays(
    days: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone holds it open on Windows; the step is still to be taken back."""
    held = made(days)

    def rename(*_: object) -> None:
        """Refuse."""
        raise PermissionError(errno.EACCES, "held")

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", rename)
        assert "no_access" == refused(days).reason
    assert held == days.read("2026-11-25")

    assert ["took_back 1.1 sums"] == said(days)


def test_an_undo_of_a_step_that_is_not_kept_is_passed_over(days: Checklist) -> None:
    """The file with the step has made room."""
    days.run("done", "1.1")
    days.run("undo")
    days.run("done", "1.2")
    path = os.path.join(state(days), "history")
    with open(path, "rb") as file:
        log = file.read()
    with open(path, "wb") as file:
        file.write(b"\n=" + b"\n=".join(log.split(b"\n=")[3:]))

    assert [("step_kept", "done 1.2")] == listed(days)
    assert "redo_nothing" == refused(days, "redo").reason


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_read_only_stays(days: Checklist, what: str) -> None:
    """A made day that may not be written to is not taken away either."""
    held = made(days)
    place = days.folder / "2026-11-25.md" if what == "file" else days.folder
    mode = place.stat().st_mode
    place.chmod(0o444 if what == "file" else 0o555)
    with pytest.raises(Refusal, match="read_only"):
        days.run("undo")
    with undoing.Undoing(places(days), "undo", "undo") as step, pytest.raises(Refusal):
        step.remove(str(days.folder / "2026-11-25.md"), held)
    place.chmod(mode)

    assert held == days.read("2026-11-25")


def test_where_the_trash_can_take_nothing_the_file_stays(
    days: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, or something of that name: nothing is changed, and it is said."""
    held = made(days)
    with open(os.path.join(state(days), "trash"), "w", encoding="utf-8"):
        pass
    assert "disk_trouble" == refused(days).reason
    os.unlink(os.path.join(state(days), "trash"))
    monkeypatch.setattr(history, "record", lambda *_, **__: None)
    assert "steps_not_kept" == refused(days).reason

    assert held == days.read("2026-11-25")


# -------------------------------------------------------------------------------------- the trash


def test_the_trash_overwrites_nothing_and_keeps_for_thirty_days(tmp_path: Path) -> None:
    """Two of the same second stand side by side; what is older and ours makes room."""
    for data in (b"one", b"two", b"three"):
        path = trash.keep(str(tmp_path), "templates/day.md", data)
        with open(path, "rb") as file:
            assert data == file.read()
    place = tmp_path / "trash"
    stamps = {
        days: time.strftime(trash.STAMP, time.gmtime(time.time() - days * 24 * 3600))
        for days in (29, 31)
    }
    for name in (f"{stamps[29]} a.md", f"{stamps[31]} b.md", "00000000 mine.md", "0 other.md"):
        (place / name).write_text("x")
    (place / f"{stamps[31]} folder").mkdir()
    trash.keep(str(tmp_path), "c" * 300, b"")

    names = [name.partition(" ")[2] for name in sorted(os.listdir(place))]
    assert ["a.md", "c" * 60, "day.md", "day.md", "day.md", "folder", "mine.md", "other.md"] == (
        sorted(names)
    )


def test_a_full_disk_is_told_by_the_trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a copy is none."""
    monkeypatch.setattr(os, "write", lambda _, data: len(data) - 1)

    with pytest.raises(OSError, match=r"^$"):
        trash.keep(str(tmp_path), "a.md", b"text")


# ----------------------------------------------------------------------------------- cut short


@pytest.mark.parametrize(("held", "reason"), [(DONE, ""), (DAY, "undo_no_steps")])
def test_a_step_that_was_cut_short_is_told_by_the_file(
    days: Checklist, held: bytes, reason: str
) -> None:
    """It is in the file, and is taken back; or it is not, and there is none."""
    planted(days, DAY, DONE, done=None)
    days.write(held)
    if reason:
        assert reason == refused(days).reason
    else:
        assert ["took_back_mark 1.1 sums"] == said(days)

    assert DAY == days.read()


@pytest.mark.parametrize(("held", "reason"), [(DONE, ""), (DAY, "undo_no_steps")])
def test_it_is_told_though_other_lines_have_changed(
    days: Checklist, held: bytes, reason: str
) -> None:
    """The checksums say nothing then; the lines do."""
    planted(days, DAY, DONE, done=None)
    days.write(held + b"more\n")
    if reason:
        assert reason == refused(days).reason
    else:
        days.run("undo")

    assert DAY + b"more\n" == days.read()


@pytest.mark.parametrize("held", [b"## Math\n", None])
def test_one_that_can_not_be_told_is_said_once(days: Checklist, held: bytes | None) -> None:
    """Nothing is changed; the next undo goes on with the step before."""
    days.write(DAY, YESTERDAY)
    days.run("done", "1.2", "-d", YESTERDAY)
    planted(days, DAY, DONE, done=None)
    if held is None:
        os.unlink(days.folder / f"{TODAY}.md")
        os.mkdir(days.folder / f"{TODAY}.md")
    else:
        days.write(held)

    assert [("step_unsure", "done sums")] == listed(days)[:1]
    assert "undo_unsure" == refused(days).reason
    assert ["took_back_mark 1.2 poem"] == said(days)


def test_one_before_others_is_told_by_its_lines(days: Checklist) -> None:
    """A later step of the same file does not fit on either side of it."""
    planted(days, DAY, DONE, done=None)
    days.write(DONE + b"more\n")
    days.run("done", "1.2")
    days.run("undo")
    days.run("undo")

    assert DAY + b"more\n" == days.read()


def test_an_undo_that_can_not_be_told_is_none(days: Checklist) -> None:
    """What it was about is still to be taken back, if its lines are there."""
    days.run("done", "1.1")
    (kept,) = undoing.stack(places(days))
    intent = Intent("u1", int(time.time()), "undo", "undo", kept.intent.step)
    intent.name = f"{TODAY}.md"
    record(state(days), intent, DONE, DONE, b"nowhere\n", alone=True)
    days.write(DONE + b"more\n")
    days.run("undo")

    assert DAY + b"more\n" == days.read()


def test_a_part_that_was_not_made_turns_nothing(days: Checklist) -> None:
    """A redo that was cut short and can't be told is none either."""
    days.run("done", "1.1")
    (kept,) = undoing.stack(places(days))
    kept.turn(Part(f"{TODAY}.md", history.checksum(DAY), history.checksum(DONE)), "undo")
    assert {f"{TODAY}.md"} == kept.inside


# ------------------------------------------------------------------------- what is kept, how long


def test_a_clock_that_can_not_be_told_in_seconds_is_not_the_historys(
    days: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some systems know no time before 1970: then the step has that of the machine."""

    def mktime(_: object) -> float:
        """Know no such year."""
        raise OverflowError

    monkeypatch.setattr(time, "mktime", mktime)
    days.run("done", "1.1")

    (step,) = steps(state(days))
    assert abs(step.intent.when - time.time()) < 60


def test_steps_of_long_ago_are_none(days: Checklist) -> None:
    """Ninety days are kept; an undo of a step that is gone says nothing."""
    days.run("done", "1.1")
    days.now = "2027-02-22T09:00"
    assert [("step_kept", "done 1.1")] == listed(days)
    days.run("done", "1.2", "-d", TODAY)
    days.run("undo")
    days.now = "2027-02-22T09:30"

    assert "undo_nothing" == refused(days).reason
    assert ["did_again_mark 1.2 poem"] == said(days, "redo")
    days.now = "2027-12-22T09:30"
    assert [] == listed(days)
    assert ["no_steps"] == days.notes


def test_what_was_put_aside_long_ago_is_removed(days: Checklist) -> None:
    """The state folder does not keep his words for ever."""
    days.run("done", "1.1")
    older = os.path.join(state(days), OLDER)
    for age, there in ((89, True), (91, False)):
        with open(older, "w", encoding="utf-8"):
            pass
        os.utime(older, (0, time.time() - age * 24 * 3600))
        days.run("undo")
        days.run("redo")
        assert there == os.path.exists(older)


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_without_a_place_to_keep_steps_it_is_said(days: Checklist, command: str) -> None:
    """Nothing is changed, and no lock is left behind."""
    days.run("done", "1.1")
    variables = days._variables()
    (days.home / "file").write_text("")
    broken = {**variables, "BLOCKLIST_STATE": str(days.home / "file")}
    days._variables = lambda: broken  # type: ignore[method-assign]
    refusal = refused(days, command)

    assert ("steps_not_kept", state(days)) == (refusal.reason, refusal.facts["path"])
    assert DONE == days.read()


def test_without_a_home_there_is_no_state_folder() -> None:
    """The refusal has no path to name."""
    nowhere = Places(None)
    with pytest.raises(Refusal) as refusal, undoing.Undoing(nowhere, "undo", "undo"):
        pass

    assert [] == refusal.value.facts["path"]


def test_an_undo_that_can_not_be_kept_changes_nothing(
    days: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the same step would be taken back twice."""
    days.run("done", "1.1")
    planted(days, DONE, BOTH, done=None)
    days.write(BOTH + b"x")
    really_append = history._append

    def full(*_: object, **__: object) -> None:
        """Take nothing."""
        raise OSError

    monkeypatch.setattr(history, "_append", full)
    days.write(b"## Math\n")
    assert "steps_not_kept" == refused(days).reason
    days.write(BOTH)
    assert "steps_not_kept" == refused(days).reason
    assert BOTH == days.read()
    with undoing.Undoing(places(days), "undo", "undo") as step, pytest.raises(Refusal):
        step.leave(str(days.folder / f"{TODAY}.md"), BOTH)
    monkeypatch.setattr(history, "_append", really_append)

    assert ["took_back_mark 1.2 poem"] == said(days)


def test_ctrl_c_is_answered_by_what_was_done(days: Checklist) -> None:
    """Whether the file is gone tells, wherever it struck."""
    made(days)
    path = str(days.folder / "2026-11-25.md")
    step = undoing.Undoing(places(days), "undo", "undo")
    assert not step.saved
    step._gone = path
    assert not step.saved
    os.unlink(path)

    assert step.saved


def test_a_file_without_the_ending_of_a_day_is_called_by_its_name(days: Checklist) -> None:
    """It is no day, though it is named like one."""
    (days.folder / YESTERDAY).write_bytes(DONE)
    planted(days, DAY, DONE, done=True, name=YESTERDAY)

    result = days.run("undo")

    assert isinstance(result, Changed)
    assert [("took_back_step", YESTERDAY)] == [(e.deed, e.facts["names"]) for e in result.entries]
    assert DAY == (days.folder / YESTERDAY).read_bytes()


SORTED = b"".join(sorted(DAY.splitlines(keepends=True)))


@pytest.mark.parametrize(
    "new",
    [
        DAY.replace(b"poem", b"po\0em"),
        SORTED,
        b"\xef\xbb\xbf" + DAY,
        DAY.decode().encode("utf-16"),
        b"\xff\xfe" + DAY.decode().encode("utf-16-le") + b"x",
        DAY + b"- [ ] one\n" * 2 + DAY,
        b"",
    ],
    ids=["NUL", "sorted", "mark", "UTF-16", "odd", "twice", "empty"],
)
def test_a_file_that_is_as_the_step_left_it_comes_back_to_the_byte(
    days: Checklist, new: bytes
) -> None:
    """Nothing is looked for then: the step comes off and on by its line numbers."""
    with Step(places(days), "edit") as step:
        step.change(day_path(str(days.folder), TODAY), lambda _: new)
    for _ in range(2):
        days.run("undo")
        assert days.read() == DAY
        days.run("redo")
        assert days.read() == new


def test_an_item_in_utf_16_is_told_when_it_comes_back(days: Checklist) -> None:
    """The byte order mark is a line of the history and none of the text."""
    days.write(DAY.decode().encode("utf-16"))
    days.run("done", "1.2")
    assert said(days) == ["took_back_mark 1.2 poem"]
    assert said(days, "redo") == ["did_again_mark 1.2 poem"]


TIMES = (
    b"# T\n\n## Math 9:00\n\n- [ ] a\n\n## Reading 10:00-10:45\n\n- [ ] b\n\n## Art\n\n- [ ] d\n"
)


@pytest.mark.parametrize("words", [("move", "2.1", "-b", "1"), ("delete", "2.1")])
@pytest.mark.parametrize("art", [b"## Art", b"## Art 11:00-11:30"])
def test_an_item_comes_back_under_its_heading_that_has_another_time(
    days: Checklist, words: tuple[str, ...], art: bytes
) -> None:
    """The heading is told by its name: above it another work time would get the item."""
    days.write(TIMES)
    days.run(*words)
    days.write((days.read() or b"").replace(b"10:45", b"10:50").replace(b"## Art", art))
    days.run("undo")
    assert days.read() == TIMES.replace(b"10:45", b"10:50").replace(b"## Art", art)


@pytest.mark.parametrize("words", [("move", "2.1", "-b", "1"), ("delete", "2.1")])
def test_an_item_whose_heading_has_another_name_stays_out(
    days: Checklist, words: tuple[str, ...]
) -> None:
    """Where it would come to stand can't be told."""
    days.write(TIMES)
    days.run(*words)
    now = (days.read() or b"").replace(b"Reading", b"Books")
    days.write(now)
    refused(days)
    assert days.read() == now


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"- [ ] knight", b"- [ ] knight\n- [ ] rook"), (b"## Chess", b"## Chess 9:00-9:45")],
    ids=["under", "changed"],
)
def test_a_heading_that_a_step_made_stays_with_what_others_wrote(
    days: Checklist, old: bytes, new: bytes
) -> None:
    """The words of the step alone are taken back."""
    with Step(places(days), "add knight -b Chess") as step:
        step.change(
            day_path(str(days.folder), TODAY), lambda _: DAY + b"\n## Chess\n\n- [ ] knight\n"
        )
    days.write((days.read() or b"").replace(old, new))
    whole = days.read()
    assert said(days) == ["took_back 2.1 knight"]
    assert days.read() == (whole or b"").replace(b"- [ ] knight\n", b"")
    days.run("redo")
    assert days.read() == whole


def test_a_heading_made_by_hand_is_not_parted_from_a_changed_item(days: Checklist) -> None:
    """Where the item has changed too, all stays."""
    with Step(places(days), "edit") as step:
        step.change(
            day_path(str(days.folder), TODAY), lambda _: DAY + b"\n## Chess\n\n- [ ] knight\n"
        )
    days.write(DAY + b"\n## Chess 9:00\n\n- [ ] bishop\n")
    assert refused(days).reason == "undo_changed"


@pytest.fixture
def blocked(days: Checklist) -> Checklist:
    """Give a day with two steps, the lines of the newer one changed since."""
    days.run("done", "1.1")
    days.run("done", "1.2")
    days.write(BOTH.replace(b"poem", b"poems"))
    return days


def test_a_refused_step_can_be_passed_over_on_a_terminal(blocked: Checklist) -> None:
    """The older one is taken back, and the refused one stays the next."""
    person = Questions(["yes"])
    blocked.run("undo", ask=person)
    assert person.asked == ["undo_pass_over"]
    assert blocked.read() == BOTH.replace(b"poem", b"poems").replace(b"[x] sums", b"[ ] sums")
    blocked.write(BOTH.replace(b"[x] sums", b"[ ] sums"))
    blocked.run("undo")
    assert blocked.read() == DAY


@pytest.mark.parametrize("answer", ["no", None])
def test_who_would_rather_not_pass_over_is_told_which_it_is(
    blocked: Checklist, answer: str | None
) -> None:
    """Nothing is changed then, and no other is asked about."""
    held = blocked.read()
    with pytest.raises(Refusal) as refusal:
        blocked.run("undo", ask=Questions([answer]))
    assert (refusal.value.reason, refusal.value.facts["step"]) == ("undo_changed", "done 1.2")
    assert blocked.read() == held


def test_the_oldest_is_refused_without_a_question(blocked: Checklist) -> None:
    """There is none before it; nor is one asked about that can't be saved."""
    blocked.write(DAY.replace(b"sums", b"sum").replace(b"poem", b"poems"))
    with pytest.raises(Refusal) as refusal:
        blocked.run("undo", ask=Questions(["yes"]))
    assert refusal.value.facts["step"] == "done 1.1"
    os.chmod(day_path(str(blocked.folder), TODAY), 0o444)
    with pytest.raises(Refusal) as refusal:
        blocked.run("undo", ask=Questions([]))
    assert refusal.value.reason == "file_read_only"


def test_lines_that_went_and_have_no_place_are_given_to_copy(days: Checklist) -> None:
    """They have not changed: it is their place that is gone."""
    days.run("delete", "poem")
    days.write(b"nothing\n")
    found = refused(days)
    assert (found.reason, found.facts["lines"]) == ("undo_place", ["- [ ] poem"])


def test_a_list_of_steps_that_can_not_be_kept_says_so(days: Checklist) -> None:
    """No row does not mean then that nothing was done."""
    (days.home / "shut").mkdir(0o500)
    broken = {**days._variables(), "BLOCKLIST_STATE": str(days.home / "shut" / "state")}
    days._variables = lambda: broken  # type: ignore[method-assign]
    with pytest.raises(Refusal) as refusal:
        days.run("undo", "--list")
    assert refusal.value.reason == "steps_not_kept"


def test_without_a_home_no_step_is_kept() -> None:
    """There is no path to name."""
    with pytest.raises(Refusal) as refusal:
        undoing.check_kept(Places(None))
    assert refusal.value.facts["path"] == []


def test_a_large_paste_is_put_in_and_taken_back(days: Checklist) -> None:
    """Each line is a hunk of its own, as someone may write between them; none is searched for."""
    paste = b"".join(b"- [ ] line %d\n" % (number % 4000) for number in range(5000))
    with Step(places(days), "edit") as step:
        step.change(day_path(str(days.folder), TODAY), lambda data: (data or b"") + paste)
    days.run("undo")
    assert days.read() == DAY


def test_a_step_done_again_says_what_it_does(days: Checklist) -> None:
    """A delete takes out, and a move brings to another place."""
    days.run("delete", "poem")
    assert said(days) == ["put_back 1.2 poem"]
    assert said(days, "redo") == ["deleted_again 1.2 poem"]
    days.run("undo")
    days.run("carry", "--from", "today", "--to", "tomorrow", "poem")
    assert said(days)[0].startswith("took_back_carried")
    assert said(days, "redo")[0].startswith("carried_again")
