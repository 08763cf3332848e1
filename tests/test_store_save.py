"""Saving: a file is never torn, and what someone else has saved is not lost.

The numbers in the names are the points of the rule in docs/saving.md, "A change". Whoever saves "in
the meantime" does it inside `edit`, which runs between the read and the look before the rename.
"""

from __future__ import annotations

import errno
import os
import resource
import shutil
import stat
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from blocklist.core.result import Refusal
from blocklist.store import save
from tests.faults import Disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from blocklist.store.save import Edit, Saved

NOBODY = 65534
OLD = b"- [ ] one\n"
root_alone = pytest.mark.skipif(os.geteuid() != 0, reason="it takes root")


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """Give a day that was written a while ago."""
    path = tmp_path / "2026-11-24.md"
    path.write_bytes(OLD)
    os.utime(path, (1, 1))
    return path


@pytest.fixture
def sleeps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give the pauses that were made, which then take no time."""
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    return pauses


def _announce(*_: object) -> Callable[[bool], None]:
    """Keep no history."""
    return lambda _: None


def _save(path: Path | str, edit: Edit, start: Edit | None = None) -> Saved:
    """Change a file."""
    return save.rewrite(str(path), edit, _announce, start)


def _add(data: bytes | None) -> bytes:
    """Add a line."""
    return (data or b"") + b"- [ ] two\n"


def _refusal(path: Path | str, edit: Edit = _add) -> tuple[str, dict[str, object]]:
    """Return why a change was refused."""
    with pytest.raises(Refusal) as caught:
        _save(path, edit)
    return caught.value.reason, caught.value.facts


def _state(path: Path) -> tuple[int, ...]:
    """Return what would tell that a file was written to."""
    status = path.stat()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_size


def _names(place: Path) -> list[str]:
    """Return the names of all that lies in a folder."""
    return sorted(os.listdir(place))


def _meanwhile(deed: Callable[[], object], times: int = 1) -> Edit:
    """Return an edit that adds a line, and lets someone else do something before it is saved."""
    left = [times]

    def edit(data: bytes | None) -> bytes:
        """Add, after the other has acted."""
        if left[0]:
            left[0] -= 1
            deed()
        return _add(data)

    return edit


def _soon(deed: Callable[[], object]) -> threading.Thread:
    """Let someone else do something 45 ms from now."""
    thread = threading.Timer(0.045, deed)
    thread.start()
    return thread


# ------------------------------------------------------- 1: what is written to, and what is not


def test_rule_1_a_linked_day_is_written_and_the_link_stays(tmp_path: Path) -> None:
    """The link is his way to keep the day elsewhere."""
    (tmp_path / "elsewhere").mkdir()
    real = tmp_path / "elsewhere" / "real.md"
    real.write_bytes(OLD)
    os.utime(real, (1, 1))
    link = tmp_path / "2026-11-24.md"
    link.symlink_to("elsewhere/real.md")
    _save(link, _add)

    assert "elsewhere/real.md" == os.readlink(link)
    assert OLD + b"- [ ] two\n" == real.read_bytes()
    assert ["real.md"] == _names(real.parent)


def test_rule_1_dangling_and_looping_links_are_refused(tmp_path: Path) -> None:
    """Nothing is made at the far end of a link that leads nowhere."""
    (tmp_path / "a.md").symlink_to("gone.md")
    (tmp_path / "b.md").symlink_to("b.md")

    assert "link_nowhere" == _refusal(tmp_path / "a.md")[0]
    assert "link_loop" == _refusal(tmp_path / "b.md")[0]
    assert ["a.md", "b.md"] == _names(tmp_path)


def test_rule_1_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder or pipe with the name of a day is not replaced."""
    (tmp_path / "a.md").mkdir()
    os.mkfifo(tmp_path / "b.md")

    assert "not_a_file" == _refusal(tmp_path / "a.md")[0]
    assert "not_a_file" == _refusal(tmp_path / "b.md")[0]
    assert ["a.md", "b.md"] == _names(tmp_path)


def test_rule_1_a_read_only_file_is_refused_to_root_too(day: Path) -> None:
    """A rename would replace it although its owner has locked it."""
    day.chmod(0o444)

    assert ("file_read_only", {"path": str(day)}) == _refusal(day)
    assert (OLD, 0o444) == (day.read_bytes(), stat.S_IMODE(day.stat().st_mode))
    assert [day.name] == _names(day.parent)


def test_rule_1_a_read_only_folder_is_refused_to_root_too(day: Path) -> None:
    """Neither a day that is there nor a new one is written into a locked folder."""
    day.parent.chmod(0o555)
    wanted = ("folder_read_only", {"path": str(day.parent)})

    assert wanted == _refusal(day)
    assert wanted == _refusal(day.parent / "2026-11-25.md")
    day.parent.chmod(0o755)
    assert [day.name] == _names(day.parent)


def test_rule_1_a_day_that_is_still_in_the_cloud_is_refused(tmp_path: Path) -> None:
    """A new file in its place would fight with the one to come."""
    (tmp_path / ".2026-11-24.md.icloud").touch()

    assert "not_here_yet" == _refusal(tmp_path / "2026-11-24.md")[0]
    assert [".2026-11-24.md.icloud"] == _names(tmp_path)


@root_alone
def test_rule_1_a_file_that_another_may_not_write_is_refused() -> None:
    """In a folder of his own a rename would succeed, and the file would change hands."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "2026-11-24.md"
        path.write_bytes(OLD)
        os.utime(path, (1, 1))
        path.chmod(0o644)
        Path(place).chmod(0o777)
        pid = os.fork()
        if not pid:  # pragma: no cover - another process
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            try:
                _save(path, _add)
            except Refusal as why:
                os._exit(7 if why.reason == "file_read_only" else 8)
            os._exit(9)

        assert 7 == os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        assert (OLD, 0) == (path.read_bytes(), path.stat().st_uid)


@root_alone
def test_rule_1_a_disk_that_is_read_only_is_named() -> None:
    """The remedy is another than for a locked file."""
    with Disk("size=64k") as place:
        path = place / "2026-11-24.md"
        path.write_bytes(OLD)
        subprocess.run(["mount", "-o", "remount,ro", place], check=True)

        wanted = {"path": str(path), "deed": "save"}
        assert ("read_only_place", wanted) == _refusal(path)
        wanted = {"path": str(place), "deed": "save"}
        assert ("read_only_place", wanted) == _refusal(place / "2026-11-25.md")


# ------------------------------------------------------------------------- 2: reading it whole


@pytest.mark.usefixtures("sleeps")
def test_rule_2_a_text_that_changed_while_it_was_read_is_not_edited(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edit never sees half of one text and half of another."""
    really_read = os.read
    seen: list[bytes | None] = []
    left = [1]

    def read(fd: int, size: int) -> bytes:
        """Read, between someone else's two writes."""
        part = really_read(fd, size)
        if left[0] and part == OLD:
            left[0] -= 1
            day.write_bytes(b"- [x] one\n- [ ] more\n")
        return part

    def edit(data: bytes | None) -> bytes:
        """Note what is seen."""
        seen.append(data)
        return _add(data)

    monkeypatch.setattr(os, "read", read)
    _save(day, edit)

    assert [b"- [x] one\n- [ ] more\n"] == seen
    assert b"- [x] one\n- [ ] more\n- [ ] two\n" == day.read_bytes()


# --------------------------------------------------------------- 3: not between two steps of a save


def test_rule_3_a_file_that_was_just_emptied_is_waited_for(day: Path) -> None:
    """Many editors empty the file and then write it; to add to the empty one loses the day."""
    day.write_bytes(b"")
    _soon(lambda: day.write_bytes(OLD))
    saved = _save(day, _add)

    assert OLD == saved.found
    assert OLD + b"- [ ] two\n" == day.read_bytes()


@pytest.mark.parametrize("beside", ["2026-11-24.md~", ".2026-11-24.md.swp"])
def test_rule_3_a_file_that_was_moved_away_is_waited_for(day: Path, beside: str) -> None:
    """Some editors move the day to a backup name and then write a new one."""
    day.rename(day.with_name(beside))
    _soon(lambda: day.write_bytes(OLD))
    saved = _save(day, _add)

    assert OLD == saved.found
    assert OLD + b"- [ ] two\n" == day.read_bytes()


def test_rule_3_a_file_that_was_there_a_turn_ago_is_waited_for(day: Path) -> None:
    """Between two turns it can be gone for a moment, with no backup beside it."""

    def vanish() -> None:
        """Take the day away and bring it back soon."""
        day.unlink()
        _soon(lambda: day.write_bytes(b"- [x] one\n"))

    # The pause between two turns is up to 200 ms: without one, the next turn finds no file.
    pause, save._pause = save._pause, lambda: None
    try:
        saved = _save(day, _meanwhile(vanish))
    finally:
        save._pause = pause

    assert b"- [x] one\n" == saved.found
    assert b"- [x] one\n- [ ] two\n" == day.read_bytes()


def test_rule_3_what_stays_empty_or_away_is_taken_as_it_is(day: Path, sleeps: list[float]) -> None:
    """After five short waits the answer is no longer in doubt."""
    day.write_bytes(b"")
    assert b"" == _save(day, _add).found
    day.rename(day.with_name(day.name + "~"))
    assert _save(day, _add).found is None

    assert [0.03] * 10 == sleeps
    assert b"- [ ] two\n" == day.read_bytes()


def test_rule_3_a_new_day_and_an_old_empty_note_cost_no_wait(
    day: Path, sleeps: list[float]
) -> None:
    """Only what looks like the middle of a save is waited for."""
    day.write_bytes(b"")
    os.utime(day, (1, 1))
    _save(day, _add)
    _save(day.with_name("2026-11-25.md"), _add)

    assert [] == sleeps


# ------------------------------------------------------------------------ 4: unchanged, unwritten


def test_rule_4_same_bytes_are_not_written(day: Path) -> None:
    """A box that is ticked already leaves the file alone, a read-only one too."""
    day.chmod(0o444)
    before = _state(day)
    saved = _save(day, lambda data: data or b"")
    none = _save(day.parent / "new" / "2026-11-25.md", lambda _: b"")

    assert (False, OLD, OLD) == (saved.wrote, saved.found, saved.now)
    assert (False, None, None, False) == (none.wrote, none.found, none.now, none.made_folder)
    assert before == _state(day)
    assert [day.name] == _names(day.parent)


def test_rule_4_an_edit_that_refuses_leaves_no_trace(day: Path) -> None:
    """What can't be done is not half done."""

    def edit(_: bytes | None) -> bytes:
        """Refuse."""
        raise Refusal("no_such_item")

    before = _state(day)

    assert ("no_such_item", {}) == _refusal(day, edit)
    assert before == _state(day)
    assert [day.name] == _names(day.parent)


# ------------------------------------------------------------------------------ 5: the file beside


def _while_beside(day: Path, look: Callable[[Path], object]) -> list[object]:
    """Save, and look at the file beside just before the rename."""
    seen: list[object] = []

    def announce(*_: object) -> Callable[[bool], None]:
        """Look."""
        others = [day.parent / name for name in _names(day.parent) if name != day.name]
        seen.extend(look(other) for other in others)
        return lambda _: None

    save.rewrite(str(day), _add, announce)
    return seen


def test_rule_5_the_file_beside_has_a_name_that_sync_clients_leave_alone(day: Path) -> None:
    """It begins as Syncthing's own and ends as everyone's temporary files do."""
    name = str(_while_beside(day, lambda path: path.name)[0])

    assert name.startswith("~syncthing~2026-11-24.md.~")
    assert name.endswith(".tmp")
    assert int(name.removeprefix("~syncthing~2026-11-24.md.~").removesuffix(".tmp"), 16)


def test_rule_5_the_file_beside_is_for_no_other_eyes(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A private day is not open to others for the blink that its copy lives."""
    day.chmod(0o640)
    modes: list[int] = []
    monkeypatch.setattr(os, "fchmod", lambda fd, _: modes.append(os.fstat(fd).st_mode))
    inside = _while_beside(day, lambda path: (path.stat().st_nlink, path.read_bytes()))

    assert [0o100600] == modes
    assert [(1, OLD + b"- [ ] two\n")] == inside


def test_rule_5_two_files_beside_never_have_one_name(day: Path) -> None:
    """The file beside is new each time, so that no one's is written over."""
    assert _while_beside(day, lambda path: path.name) != _while_beside(day, lambda path: path.name)


def test_rule_5_a_file_beside_that_is_there_is_not_written_over(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where chance gives the same name twice, nothing is written at all."""
    monkeypatch.setattr(os, "urandom", lambda n: b"\0" * n)
    other = day.with_name(f"~syncthing~{day.name}.~{os.getpid():x}000000000000.tmp")
    other.write_bytes(b"another's")

    assert "disk_trouble" == _refusal(day)[0]
    assert (b"another's", OLD) == (other.read_bytes(), day.read_bytes())


def test_rule_5_mode_and_attributes_stay(day: Path) -> None:
    """What others may do with the day, and what a file manager noted on it, is as before."""
    day.chmod(0o664)
    os.setxattr(day, "user.colour", b"green")
    _save(day, _add)

    assert 0o664 == stat.S_IMODE(day.stat().st_mode)
    assert b"green" == os.getxattr(day, "user.colour")


def test_rule_5_a_new_day_has_the_mode_that_the_user_wants(tmp_path: Path) -> None:
    """A new file is as any other program of his would make it."""
    before = os.umask(0o027)
    try:
        _save(tmp_path / "2026-11-24.md", _add)
    finally:
        os.umask(before)

    assert 0o640 == stat.S_IMODE((tmp_path / "2026-11-24.md").stat().st_mode)


@root_alone
def test_rule_5_owner_and_group_stay(day: Path) -> None:
    """A day that root has ticked a box in is still the student's."""
    os.chown(day, NOBODY, NOBODY)
    _save(day, _add)

    assert (NOBODY, NOBODY) == (day.stat().st_uid, day.stat().st_gid)


@root_alone
def test_rule_5_our_group_gets_no_more_than_all_others(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the group can't be kept, what was for it is not for ours."""

    def refuse(*_: object) -> None:
        """Do as the system does to whoever is not root."""
        raise PermissionError(errno.EPERM, "Operation not permitted")

    os.chown(day, NOBODY, NOBODY)
    day.chmod(0o674)
    monkeypatch.setattr(os, "fchown", refuse)
    _save(day, _add)

    assert (0o644, 0) == (stat.S_IMODE(day.stat().st_mode), day.stat().st_uid)


def test_rule_5_drives_that_know_no_attributes_are_written_to_all_the_same(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a USB stick the text is what counts."""
    os.setxattr(day, "user.colour", b"green")
    os.setxattr(day, "user.shape", b"round")
    really_set = os.setxattr

    def refuse(*_: object) -> None:
        """Do as FAT does."""
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fchmod", refuse)
    monkeypatch.setattr(
        os,
        "setxattr",
        lambda fd, name, value: refuse() if name == "user.colour" else really_set(fd, name, value),
    )
    _save(day, _add)
    assert ["user.shape"] == os.listxattr(day)
    monkeypatch.setattr(os, "listxattr", refuse)
    _save(day, _add)
    monkeypatch.delattr(os, "listxattr")
    monkeypatch.delattr(os, "fchmod")
    _save(day, _add)

    assert OLD + b"- [ ] two\n" * 3 == day.read_bytes()


def test_rule_5_a_write_that_takes_a_part_is_gone_on_with(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system may take fewer bytes than it is given."""
    really_write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: really_write(fd, data[:3]))
    _save(day, _add)

    assert OLD + b"- [ ] two\n" == day.read_bytes()


def test_rule_5_a_write_that_says_more_than_it_did_is_found_out(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that is not whole never takes the place of one that is."""
    really_write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: really_write(fd, data[:-1]) + 1)

    assert ("disk_trouble", {"path": str(day), "deed": "save"}) == _refusal(day)
    assert (OLD, [day.name]) == (day.read_bytes(), _names(day.parent))


def test_rule_5_the_text_is_on_the_disk_before_it_has_the_name(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut the name must not lead to an empty file; the folder comes last."""
    order: list[str] = []
    really_fsync, really_replace = os.fsync, os.replace

    def fsync(fd: int) -> None:
        """Note which file it is."""
        order.append("folder" if stat.S_ISDIR(os.fstat(fd).st_mode) else "file")
        really_fsync(fd)

    def replace(source: str, target: str) -> None:
        """Note the rename."""
        order.append("rename")
        really_replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    _save(day, _add)

    assert ["file", "rename", "folder"] == order


# ----------------------------------------------------------------------------------- 6: the guard


def test_rule_6_what_an_editor_saved_in_the_meantime_stays(day: Path, sleeps: list[float]) -> None:
    """The edit is made again on what is there now."""
    saved = _save(day, _meanwhile(lambda: day.write_bytes(b"- [x] one\n- [ ] more\n")))

    assert b"- [x] one\n- [ ] more\n- [ ] two\n" == day.read_bytes() == saved.now
    assert b"- [x] one\n- [ ] more\n" == saved.found
    assert 1 == len(sleeps)
    assert [day.name] == _names(day.parent)


def test_rule_6_a_save_of_the_same_size_and_time_is_seen_by_its_inode(day: Path) -> None:
    """An editor that saves by rename can leave the same size and time behind."""

    def replaced() -> None:
        """Save as most editors do, with the old time."""
        other = day.with_name("other")
        other.write_bytes(b"- [x] one\n")
        os.utime(other, (1, 1))
        other.rename(day)

    _save(day, _meanwhile(replaced))

    assert b"- [x] one\n- [ ] two\n" == day.read_bytes()


@pytest.mark.usefixtures("sleeps")
def test_rule_6_a_day_that_was_taken_away_in_the_meantime_is_a_new_day(day: Path) -> None:
    """What the edit sees is what is there, and now nothing is."""
    saved = _save(day, _meanwhile(day.unlink))

    assert (None, b"- [ ] two\n") == (saved.found, day.read_bytes())


def test_rule_6_a_day_that_is_taken_away_just_before_the_rename_is_seen(
    day: Path, sleeps: list[float]
) -> None:
    """A rename would bring back what someone has just deleted."""

    def announce(*_: object) -> Callable[[bool], None]:
        """Take the day away, once."""
        if not sleeps:
            day.unlink()
        return lambda _: None

    saved = save.rewrite(str(day), _add, announce)

    assert (None, b"- [ ] two\n") == (saved.found, day.read_bytes())


def test_rule_6_a_file_that_never_rests_is_left_alone(day: Path, sleeps: list[float]) -> None:
    """After twenty turns it is said; the pauses are of chance lengths, up to 200 ms."""
    count = iter(range(1000))
    edit = _meanwhile(lambda: day.write_bytes(b"- [ ] %d\n" % next(count)), times=1000)

    assert ("file_busy", {"path": str(day)}) == _refusal(day, edit)
    assert b"- [ ] 19\n" == day.read_bytes()
    assert [day.name] == _names(day.parent)
    assert 20 == len(sleeps)
    assert 0.001 <= min(sleeps) < max(sleeps) <= 0.2


def test_rule_6_a_folder_that_was_taken_away_in_the_meantime_is_made_again(
    tmp_path: Path, sleeps: list[float]
) -> None:
    """A drive that moves the folder in that moment costs one more turn."""
    day = tmp_path / "days" / "2026-11-24.md"

    def announce(*_: object) -> Callable[[bool], None]:
        """Take the folder away, once."""
        if not sleeps:
            for name in _names(day.parent):
                (day.parent / name).unlink()
            day.parent.rmdir()
        return lambda _: None

    saved = save.rewrite(str(day), _add, announce)

    assert (b"- [ ] two\n", True) == (day.read_bytes(), saved.made_folder)


# ------------------------------------------------------------------------- 7: the name, and links


@pytest.mark.usefixtures("sleeps")
def test_rule_7_a_day_that_someone_made_in_the_meantime_is_not_written_over(tmp_path: Path) -> None:
    """The phone's new day comes in just before ours gets its name."""
    day = tmp_path / "2026-11-24.md"
    saved = _save(day, _meanwhile(lambda: day.write_bytes(OLD)))

    assert (OLD, OLD + b"- [ ] two\n") == (saved.found, day.read_bytes())
    assert [day.name] == _names(tmp_path)


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP, errno.EACCES])
@pytest.mark.usefixtures("sleeps")
def test_rule_7_where_links_are_refused_a_new_day_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """FAT, Android and some network drives know no links; there too no day is written over."""

    def refuse(*_: object) -> None:
        """Do as FAT does."""
        raise OSError(number, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    new, met = tmp_path / "2026-11-24.md", tmp_path / "2026-11-25.md"
    _save(new, _add)
    _save(met, _meanwhile(lambda: met.write_bytes(OLD)))

    assert (b"- [ ] two\n", OLD + b"- [ ] two\n") == (new.read_bytes(), met.read_bytes())
    assert [new.name, met.name] == _names(tmp_path)


def _on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do what is done there, where no one may have open what is renamed over."""
    monkeypatch.setattr(save, "SHARING_TRIES", 8)
    monkeypatch.setattr(save, "WATCHES", False)


def _sharing(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let someone have the day open, as Windows minds it, for so many tries."""
    really_replace = os.replace
    left = [times]

    def replace(source: str, target: str) -> None:
        """Do as Windows does."""
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "in use")
        really_replace(source, target)

    monkeypatch.setattr(os, "replace", replace)


def test_rule_7_a_day_that_someone_has_open_is_tried_again_on_windows(
    day: Path, monkeypatch: pytest.MonkeyPatch, sleeps: list[float]
) -> None:
    """Each pause is twice as long as the one before, eight tries in all."""
    _on_windows(monkeypatch)
    _sharing(3, monkeypatch)
    _save(day, _add)

    assert OLD + b"- [ ] two\n" == day.read_bytes()
    assert [0.01, 0.02, 0.04] == sleeps
    _sharing(8, monkeypatch)
    assert ("no_access", {"path": str(day), "deed": "save"}) == _refusal(day)
    assert 3 + 7 == len(sleeps)
    assert [day.name] == _names(day.parent)


def test_rule_7_each_try_looks_first_whether_someone_has_saved(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever had the day open may have saved it."""
    _on_windows(monkeypatch)
    _sharing(1, monkeypatch)
    left = [1]

    def pause(_: float) -> None:
        """Save, once."""
        if left[0]:
            left[0] -= 1
            day.write_bytes(b"- [x] one\n")

    monkeypatch.setattr(time, "sleep", pause)
    _save(day, _add)

    assert b"- [x] one\n- [ ] two\n" == day.read_bytes()


def test_rule_7_elsewhere_no_access_is_said_at_once(
    day: Path, monkeypatch: pytest.MonkeyPatch, sleeps: list[float]
) -> None:
    """Two seconds of waiting would change nothing."""
    _sharing(2, monkeypatch)

    assert ("no_access", {"path": str(day), "deed": "save"}) == _refusal(day)
    assert [] == sleeps


def test_rule_7_a_drive_that_minds_our_own_look_is_tried_without_it(
    day: Path, monkeypatch: pytest.MonkeyPatch, sleeps: list[float]
) -> None:
    """Some network drives never rename over an open file: then it is closed, and saved at once."""
    _sharing(1, monkeypatch)

    assert _save(day, _add).wrote
    assert OLD + b"- [ ] two\n" == day.read_bytes()
    assert [] == sleeps


# ------------------------------------------------------------------------- 9: the end, good or not


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "no_space"),
        (errno.EDQUOT, "no_space"),
        (errno.EIO, "disk_trouble"),
        (errno.EROFS, "read_only_place"),
        (errno.EACCES, "no_access"),
    ],
)
@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_rule_9_trouble_leaves_the_old_text_and_nothing_beside_it(
    day: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, reason: str
) -> None:
    """Whatever the system says and when, the day is as it was and a reason of ours is given."""

    def broken(*_: object) -> None:
        """Give up."""
        raise OSError(number, "words of the system")

    monkeypatch.setattr(os, call, broken)

    assert (reason, {"path": str(day), "deed": "save"}) == _refusal(day)
    assert (OLD, [day.name]) == (day.read_bytes(), _names(day.parent))


def test_rule_9_trouble_with_the_folder_after_the_rename_is_none(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the day is saved nothing else counts: many systems can't bring a folder to the disk."""
    really_fsync, really_open = os.fsync, os.open

    def fsync(fd: int) -> None:
        """Do as a network drive does."""
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(errno.EINVAL, "not for folders")
        really_fsync(fd)

    def refuse(path: str, flags: int, mode: int = 0o777) -> int:
        """Do as Windows does."""
        if os.path.isdir(path):
            raise PermissionError(errno.EACCES, "not for folders")
        return really_open(path, flags, mode)

    monkeypatch.setattr(os, "fsync", fsync)
    assert _save(day, _add).wrote
    monkeypatch.setattr(os, "open", refuse)
    assert _save(day, _add).wrote
    assert OLD + b"- [ ] two\n" * 2 == day.read_bytes()


@pytest.mark.parametrize("name", ["open", "write", "fsync"])
def test_rule_9_ctrl_c_leaves_the_old_text_and_nothing_beside_it(
    day: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Leaving in the middle is safe, just after the file beside was made too."""
    really = getattr(os, name)

    def leave(what: object, *rest: int) -> object:
        """Do it, and press Ctrl-C."""
        done = really(what, *rest)
        if name != "open" or "~syncthing~" in str(what):
            raise KeyboardInterrupt
        return done

    monkeypatch.setattr(os, name, leave)
    with pytest.raises(KeyboardInterrupt):
        _save(day, _add)

    assert (OLD, [day.name]) == (day.read_bytes(), _names(day.parent))


def test_rule_9_a_limit_on_the_size_of_files_leaves_the_old_text(day: Path) -> None:
    """The system's own limit, met in the middle of a write."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        told = _refusal(day, lambda _: b"- [ ] long\n" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert ("no_space", {"path": str(day), "deed": "save"}) == told
    assert (OLD, [day.name]) == (day.read_bytes(), _names(day.parent))


@root_alone
def test_rule_9_a_disk_that_is_really_full_leaves_the_old_text() -> None:
    """The old text stays, and the disk is as full as before."""
    with Disk("size=64k") as place:
        day = place / "2026-11-24.md"
        day.write_bytes(OLD)
        os.utime(day, (1, 1))
        told = _refusal(day, lambda _: b"- [ ] long\n" * 10_000)

        assert ("no_space", {"path": str(day), "deed": "save"}) == told
        assert (OLD, [day.name]) == (day.read_bytes(), _names(place))


# ------------------------------------------------------------------------------ what is told


def test_a_new_day_and_its_folder_are_made_and_told(tmp_path: Path) -> None:
    """The folder and those above it are made at the first write, and never before."""
    day = tmp_path / "my" / "days" / "2026-11-24.md"
    first = _save(day, _add)
    second = _save(day, _add)

    assert (True, True, None) == (first.wrote, first.made_folder, first.found)
    assert (True, False) == (second.wrote, second.made_folder)
    assert ["days"] == _names(tmp_path / "my")
    assert b"- [ ] two\n" * 2 == day.read_bytes()


def test_start_gives_the_text_that_a_day_begins_with(day: Path) -> None:
    """It is asked each time, with what is there, and the history hears where the edit began."""
    heard: list[object] = []
    finished: list[bool] = []

    def announce(*told: object) -> Callable[[bool], None]:
        """Note what is told: three texts, and the file that gets the name."""
        heard.append(told[:3])
        return finished.append

    new = day.with_name("2026-11-25.md")
    save.rewrite(str(new), _add, announce, lambda data: b"# Day\n" if data is None else data)
    save.rewrite(str(day), _add, announce, lambda data: b"# Day\n" if data is None else data)

    assert b"# Day\n- [ ] two\n" == new.read_bytes()
    assert [
        (None, b"# Day\n", b"# Day\n- [ ] two\n"),
        (OLD, OLD, OLD + b"- [ ] two\n"),
    ] == heard
    assert [True, True] == finished


def test_a_turn_in_vain_is_told_and_trouble_at_the_rename_is_not(
    day: Path, monkeypatch: pytest.MonkeyPatch, sleeps: list[float]
) -> None:
    """The history is told that nothing came of it where that is certain, and else nothing."""
    finished: list[bool] = []

    def announce(*_: object) -> Callable[[bool], None]:
        """Let someone save, once."""
        if not sleeps:
            day.write_bytes(b"- [x] one\n")
        return finished.append

    save.rewrite(str(day), _add, announce)
    assert [False, True] == finished
    _sharing(2, monkeypatch)
    with pytest.raises(Refusal):
        save.rewrite(str(day), _add, announce)
    assert [False, True] == finished


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    """Wait for whoever saves in the meantime."""
    yield
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()


def test_rule_1_a_folder_that_does_not_stay_is_named(tmp_path: Path, sleeps: list[float]) -> None:
    """Where no folder stays, as below /proc, the person is told so after all turns."""
    folder = tmp_path / "days"

    def take_away(*_: object) -> Callable[[bool], None]:
        shutil.rmtree(folder)
        return lambda _: None

    with pytest.raises(Refusal) as told:
        save.rewrite(str(folder / "2026-11-24.md"), lambda _: OLD, take_away)
    assert told.value.reason == "folder_unmade"
    assert told.value.facts == {"path": str(folder)}
    assert len(sleeps) == save.TURNS
