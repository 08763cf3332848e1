"""Reading in the folder: what is there, what is not there, and what is no file at all."""

from __future__ import annotations

import errno
import os
import socket
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from blocklist.core.result import Refusal
from blocklist.store import folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOBODY = 65534
root_alone = pytest.mark.skipif(os.geteuid() != 0, reason="it takes root to become someone else")


def _refusal(call: Callable[[], object]) -> tuple[str, dict[str, object]]:
    """Return why something was refused."""
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value.reason, caught.value.facts


def _tree(place: Path) -> list[tuple[str, int, int]]:
    """Return what lies in a place, to tell whether anything was touched."""
    paths = sorted(place.rglob("*"))
    return [(str(p), p.lstat().st_mtime_ns, p.lstat().st_ino) for p in paths]


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """Give a folder that all may enter, for a test that goes on as a user without rights."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o777)
        yield Path(place)
        os.seteuid(0)


def test_a_day_has_the_name_of_its_date() -> None:
    """The path of a day and of a week page follow from their names."""
    assert "/d/2026-11-24.md" == folder.day_path("/d", "2026-11-24")
    assert "/d/2026-W48.md" == folder.day_path("/d", "2026-W48")


def test_bytes_come_as_they_are_and_missing_is_none(tmp_path: Path) -> None:
    """Every byte is given; a file or a folder that is not there is no trouble; nothing is made."""
    data = bytes(range(256)) * 1000 + b"\r\n\n\r"
    (tmp_path / "a.md").write_bytes(data)
    (tmp_path / "link.md").symlink_to("a.md")
    before = _tree(tmp_path)

    assert data == folder.read_bytes(f"{tmp_path}/a.md") == folder.read_bytes(f"{tmp_path}/link.md")
    assert folder.read_bytes(f"{tmp_path}/b.md") is None
    assert folder.read_bytes(f"{tmp_path}/none/b.md") is None
    assert folder.read_template(str(tmp_path), ["day"]) is None
    assert [] == folder.file_names(f"{tmp_path}/none")
    assert before == _tree(tmp_path)


def test_a_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    """Nobody writes into it: to wait for that would hang the terminal."""
    path = str(tmp_path / "2026-11-24.md")
    os.mkfifo(path)

    assert ("not_a_file", {"path": path, "kind": "pipe"}) == _refusal(
        lambda: folder.read_bytes(path)
    )


def test_folders_devices_and_sockets_are_no_files(tmp_path: Path) -> None:
    """What has the name of a day and is no file is named for what it is."""
    (tmp_path / "f").mkdir()
    (tmp_path / "d").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        kinds = [
            _refusal(lambda name=name: folder.read_bytes(f"{tmp_path}/{name}"))  # type: ignore[misc]
            for name in "fds"
        ]

    assert [("not_a_file", kind) for kind in ("folder", "device", "device")] == [
        (reason, facts["kind"]) for reason, facts in kinds
    ]


def test_links_that_lead_nowhere_or_in_a_ring_are_refused(tmp_path: Path) -> None:
    """A day whose disk is not there must not be taken for an empty one."""
    (tmp_path / "a.md").symlink_to("gone.md")
    (tmp_path / "b.md").symlink_to("c.md")
    (tmp_path / "c.md").symlink_to("b.md")
    (tmp_path / "days").symlink_to("unplugged")
    place = str(tmp_path)

    assert ("link_nowhere", {"path": f"{place}/a.md"}) == _refusal(
        lambda: folder.read_bytes(f"{place}/a.md")
    )
    assert ("link_loop", {"path": f"{place}/b.md", "deed": "read"}) == _refusal(
        lambda: folder.read_bytes(f"{place}/b.md")
    )
    nowhere = ("folder_link_nowhere", {"path": f"{place}/days"})
    assert nowhere == _refusal(lambda: folder.read_bytes(f"{place}/days/a.md"))
    assert nowhere == _refusal(lambda: folder.file_names(f"{place}/days"))


def test_a_day_that_is_still_in_the_cloud_is_not_here_yet(tmp_path: Path) -> None:
    """The placeholder says that the day exists; beside a day that is here it says nothing."""
    (tmp_path / ".2026-11-24.md.icloud").touch()
    path = f"{tmp_path}/2026-11-24.md"

    assert ("not_here_yet", {"path": path}) == _refusal(lambda: folder.read_bytes(path))
    Path(path).write_text("here")
    assert b"here" == folder.read_bytes(path)


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    """The part of the path that is a file is told, however deep the path goes."""
    (tmp_path / "days").touch()
    wanted = ("folder_is_file", {"path": f"{tmp_path}/days"})

    assert wanted == _refusal(lambda: folder.read_bytes(f"{tmp_path}/days/a.md"))
    assert wanted == _refusal(lambda: folder.read_template(f"{tmp_path}/days", ["day"]))
    assert wanted == _refusal(lambda: folder.file_names(f"{tmp_path}/days"))


@root_alone
def test_what_may_not_be_read_is_refused(as_nobody: Path) -> None:
    """A file or folder of someone else's is named, never taken as empty."""
    (as_nobody / "a.md").touch(0o600)
    (as_nobody / "days").mkdir(0o700)
    os.seteuid(NOBODY)

    for path in ("a.md", "days/a.md"):
        wanted = ("no_access", {"path": f"{as_nobody}/{path}", "deed": "read"})
        assert wanted == _refusal(lambda path=path: folder.read_bytes(f"{as_nobody}/{path}"))  # type: ignore[misc]
    assert ("no_access", {"path": f"{as_nobody}/days", "deed": "read"}) == _refusal(
        lambda: folder.file_names(f"{as_nobody}/days")
    )


def test_first_template_that_is_there_is_taken(tmp_path: Path) -> None:
    """Templates are looked for in the order given."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "friday.md").write_text("F")
    (tmp_path / "templates" / "day.md").write_text("D")

    assert ("friday", b"F") == folder.read_template(str(tmp_path), ["a", "friday", "day"])
    assert folder.read_template(str(tmp_path), ["a", "b"]) is None
    assert folder.read_template(str(tmp_path), []) is None


@pytest.mark.parametrize("name", ["", "../secret", "a/b", "a\\b", "a\0b", ".hidden"])
def test_a_template_name_that_leads_elsewhere_is_wrong_use(tmp_path: Path, name: str) -> None:
    """A name in the settings or on the command line opens nothing outside of templates/."""
    with pytest.raises(Refusal) as caught:
        folder.read_template(str(tmp_path), [name])

    assert ("template_name", 2, {"name": name}) == (
        caught.value.reason,
        caught.value.exit,
        caught.value.facts,
    )


def test_names_in_the_folder_are_sorted(tmp_path: Path) -> None:
    """All names are given, in one order on every system."""
    for name in ("b.md", "a.md", ".x"):
        (tmp_path / name).touch()

    assert [".x", "a.md", "b.md"] == folder.file_names(str(tmp_path))


@pytest.mark.parametrize("turns", [1, 1000])
def test_rule_2_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turns: int
) -> None:
    """Half of one text and half of another are never given; one that never rests is, in the end."""
    path = tmp_path / "a.md"
    path.write_bytes(b"old old")
    really_read = os.read
    left = [turns]

    def read(fd: int, _: int) -> bytes:
        """Read three bytes, between which someone else saves."""
        part = really_read(fd, 3)
        if left[0] and part:
            left[0] -= 1
            path.write_bytes(b"new new %d" % left[0])
        return part

    monkeypatch.setattr(os, "read", read)
    data = folder.read_bytes(str(path))

    assert (data == b"new new 0") if turns == 1 else data is not None


def test_rule_2_a_file_that_is_replaced_or_removed_while_it_is_read_is_not_steady(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name may lead to another file by the time the first one is read to its end."""
    path = tmp_path / "a.md"
    really_read = os.read

    def replaced() -> None:
        """Save as most editors do."""
        (tmp_path / "b").write_bytes(b"text")
        os.utime(tmp_path / "b", ns=(0, 0))
        (tmp_path / "b").rename(path)

    for change in (replaced, path.unlink):
        path.write_bytes(b"text")
        os.utime(path, ns=(0, 0))

        def read(fd: int, size: int, change: Callable[[], None] = change) -> bytes:
            """Read, and let someone else save before the end is reached."""
            part = really_read(fd, size)
            if not part:
                change()
            return part

        with monkeypatch.context() as patch:
            patch.setattr(os, "read", read)
            found = folder.snapshot(str(path))
        assert (b"text", False) == (found and found.data, found and found.steady)


def test_trouble_while_reading_is_told_without_the_systems_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that gives up in the middle is named by a reason of ours; a close never matters."""
    path = str(tmp_path / "a.md")
    Path(path).touch()

    def broken(*_: object) -> bytes:
        """Give up."""
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", broken)
        assert ("disk_trouble", {"path": path, "deed": "read"}) == _refusal(
            lambda: folder.read_bytes(path)
        )
    folder.close(-1)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "no_space"),
        (errno.EDQUOT, "no_space"),
        (errno.EFBIG, "no_space"),
        (errno.EROFS, "read_only_place"),
        (errno.EACCES, "no_access"),
        (errno.EPERM, "no_access"),
        (errno.ELOOP, "link_loop"),
        (errno.ENAMETOOLONG, "name_too_long"),
        (errno.EIO, "disk_trouble"),
        (None, "disk_trouble"),
    ],
)
def test_what_the_system_says_becomes_a_reason_of_ours(number: int | None, reason: str) -> None:
    """Each number has one reason, and the path and deed go with it."""
    why = OSError() if number is None else OSError(number, "words of the system")
    told = folder.refusal(why, "/d/a.md", "save")

    assert (reason, {"path": "/d/a.md", "deed": "save"}) == (told.reason, told.facts)


def test_a_path_with_nothing_on_the_way_ends_at_the_root() -> None:
    """The walk up a path that was all taken away comes to an end."""
    why = OSError(errno.ENOTDIR, "Not a directory")

    assert {"path": "/"} == folder.refusal(why, "/none/of/this", "read").facts


def test_files_are_opened_so_that_no_child_keeps_them(tmp_path: Path) -> None:
    """An editor that is started must not hold the day open."""
    (tmp_path / "a.md").touch()
    fd = os.open(tmp_path / "a.md", folder.READ_FLAGS)

    assert not os.get_inheritable(fd)
    assert stat.S_ISREG(os.fstat(fd).st_mode)
    os.close(fd)
