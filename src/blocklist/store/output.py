"""A file that a person asks for by name, outside the one way to change the days.

It is written beside and renamed, so that it is whole or not there. Nothing of it is recorded: it
can be made again.
"""

from __future__ import annotations

import os
import stat

from blocklist.core.result import WRONG_USE, Refusal
from blocklist.store import save
from blocklist.store.folder import beside, check_writable, close, refusal


def check_place(path: str, days: str) -> None:
    """Raise Refusal (wrong use) for a file that is there in the folder of the days, or below it.

    `days` is that folder. All in it is his, and goes where the drive brings it.
    """
    target = os.path.realpath(path)
    if target.startswith(os.path.join(os.path.realpath(days), "")) and os.path.isfile(target):
        raise Refusal("out_is_there", WRONG_USE, path=path, name=os.path.basename(path))


def write(path: str, data: bytes, *, named: bool = True) -> bool:
    """Make a file, or put another text into the one that is there.

    Where a person named the path a link stays a link, and what it leads to is written; else the
    link is replaced, so that no file changes which nobody thought of.

    Returns whether one was there. Raises Refusal, with the old file as it was, where it can't be
    written: no such folder, a folder or a device of that name, what is read-only, a full disk.
    """
    above, name = os.path.split(path)
    target = os.path.realpath(path) if named else os.path.join(os.path.realpath(above), name)
    folder, name = os.path.split(target)
    try:
        if named and os.path.islink(target):
            os.stat(target)  # it goes round in a circle, and that is said
        mode = _mode(target)
        if not os.path.isdir(folder):
            raise Refusal("out_no_folder", path=folder)
        check_writable("folder_read_only", folder, os.stat(folder))
        _put(beside(target), target, data, mode)
    except OSError as why:
        raise refusal(why, path, "save") from why
    return mode is not None


def _mode(target: str) -> int | None:
    """Return the mode of the file that is there, None for none. Raises Refusal and OSError."""
    try:
        status = os.lstat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(status.st_mode):  # it is replaced, and lends no mode
        return None
    if not stat.S_ISREG(status.st_mode):
        kind = "folder" if stat.S_ISDIR(status.st_mode) else "device"
        raise Refusal("not_a_file", path=target, kind=kind)
    check_writable("file_read_only", target, status)
    return stat.S_IMODE(status.st_mode)


def _put(temp: str, target: str, data: bytes, mode: int | None) -> None:
    """Write the file beside, and rename it; nothing is left beside. Raises OSError."""
    try:
        fd = os.open(temp, save.WRITE_FLAGS, 0o666)
        try:
            save.fill(fd, data)
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(fd, mode)
            os.fsync(fd)
        finally:
            close(fd)
        os.replace(temp, target)
    except BaseException:
        save.remove(temp)
        raise
