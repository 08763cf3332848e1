"""A file that is asked for by name: it is whole or as it was, and nothing is left beside it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from blocklist.core.result import Refusal
from blocklist.store import output
from tests.faults import Disk

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = b"old\n", b"new\n" * 40_000


def reason(path: Path | str) -> str:
    """Return why the file can't be written."""
    with pytest.raises(Refusal) as why:
        output.write(str(path), NEW)
    return why.value.reason


def test_a_file_is_made(tmp_path: Path) -> None:
    """It has the mode that the folder and the umask give."""
    beside = tmp_path / "beside"
    beside.write_bytes(b"")
    output.write(str(tmp_path / "talk.md"), NEW)

    assert NEW == (tmp_path / "talk.md").read_bytes()
    assert beside.stat().st_mode == (tmp_path / "talk.md").stat().st_mode
    assert ["beside", "talk.md"] == sorted(os.listdir(tmp_path))


def test_a_file_of_that_name_is_replaced(tmp_path: Path) -> None:
    """It was named, so it is meant; it keeps its mode, and a reader of the old one reads on."""
    path = tmp_path / "talk.md"
    path.write_bytes(OLD)
    path.chmod(0o640)
    with path.open("rb") as reader:
        output.write(str(path), NEW)
        assert OLD == reader.read()

    assert NEW == path.read_bytes()
    assert 0o640 == stat.S_IMODE(path.stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is written, though it is not there yet."""
    (tmp_path / "talk.md").symlink_to("real.md")
    output.write(str(tmp_path / "talk.md"), NEW)

    assert (tmp_path / "talk.md").is_symlink()
    assert NEW == (tmp_path / "real.md").read_bytes()


def test_a_name_of_the_longest_kind_is_written(tmp_path: Path) -> None:
    """The file beside has a name that fits too."""
    name = "w" * 252 + ".md"
    output.write(str(tmp_path / name), NEW)

    assert [name] == os.listdir(tmp_path)


def test_what_is_in_the_way_is_told(tmp_path: Path) -> None:
    """No folder, a file in place of one, a folder or a device of that name, a name too long."""
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "full.md").symlink_to("/dev/full")
    (tmp_path / "loop.md").symlink_to("loop.md")

    assert "out_no_folder" == reason(tmp_path / "nowhere" / "talk.md")
    assert "folder_is_file" == reason(tmp_path / "file" / "talk.md")
    assert "not_a_file" == reason(tmp_path / "folder.md")
    assert "not_a_file" == reason(tmp_path / "full.md")
    assert "link_loop" == reason(tmp_path / "loop.md")
    assert "name_too_long" == reason(tmp_path / ("w" * 300 + ".md"))
    assert ["file", "folder.md", "full.md", "loop.md"] == sorted(os.listdir(tmp_path))


def test_what_is_read_only_stays(tmp_path: Path) -> None:
    """A file, and a folder; root may write there and does not."""
    path = tmp_path / "talk.md"
    path.write_bytes(OLD)
    path.chmod(0o444)
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o555)

    assert "file_read_only" == reason(path)
    assert "folder_read_only" == reason(shut / "talk.md")
    assert OLD == path.read_bytes()


def test_a_full_disk_leaves_the_old_file() -> None:
    """The new one is not there in part, and nothing lies beside it."""
    with Disk("size=64k") as disk:
        path = disk / "talk.md"
        path.write_bytes(OLD)

        assert "no_space" == reason(path)
        assert OLD == path.read_bytes()
        assert ["talk.md"] == os.listdir(disk)


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_ctrl_c_leaves_nothing_beside(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it strikes before the rename, the old file is there and it alone."""
    path = tmp_path / "talk.md"
    path.write_bytes(OLD)

    def struck(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, call, struck)
    with pytest.raises(KeyboardInterrupt):
        output.write(str(path), NEW)

    assert OLD == path.read_bytes()
    assert ["talk.md"] == os.listdir(tmp_path)


def test_a_file_beside_that_is_gone_already_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where even the removal fails, what is told is the first trouble."""

    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refused)
    monkeypatch.setattr(os, "unlink", refused)

    assert "no_space" == reason(tmp_path / "talk.md")


@pytest.mark.skipif(not hasattr(os, "fchmod"), reason="Windows has no modes")
def test_short_writes_are_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system may write a part at a time."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: write(fd, bytes(data[:1000])))
    output.write(str(tmp_path / "talk.md"), NEW)

    assert NEW == (tmp_path / "talk.md").read_bytes()
