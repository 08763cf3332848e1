"""Reading in the checklist folder. Nothing here writes, makes or removes anything.

Source of the rules: docs/saving.md, "Reading".
"""

from __future__ import annotations

import os
import stat
import time

from blocklist.core.result import WRONG_USE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Signature = tuple[int, int, int, int]

# O_NONBLOCK: opening a named pipe must not wait for someone to write into it.
# O_BINARY: Windows would turn line ends.
READ_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
OFF = -1  # no descriptor
STEADY_TRIES = 20
SETTLE_TURNS = 5
SETTLE_PAUSE = 0.03  # seconds
YOUNG = 2.0  # seconds: an empty file that changed less than this ago may be half saved


class Snapshot:
    """The bytes of a file at one moment; not `steady` if it changed while it was read."""

    __slots__ = ("data", "stat", "steady")

    def __init__(self, data: bytes, status: os.stat_result, *, steady: bool) -> None:
        self.data = data
        self.stat = status
        self.steady = steady


class Watch:
    """A look at the file that was read, which goes on when another one has taken its name.

    It is off until it begins: `fd` is OFF then. `found` is what the file held.
    """

    __slots__ = ("fd", "found")

    def __init__(self) -> None:
        self.fd = OFF
        self.found: Snapshot | None = None

    def begin(self, path: str, found: Snapshot) -> None:
        """Look at the file that `found` was read from. Raises OSError."""
        self.end()
        self.fd = os.open(path, READ_FLAGS)
        self.found = found

    def changed(self) -> bool:
        """Tell whether someone has written into it since it was read, as far as can be told."""
        if self.found is None or self.fd == OFF:
            return False
        try:
            return signature(os.fstat(self.fd)) != signature(self.found.stat)
        except OSError:
            return False

    def end(self) -> bool:
        """Look no more; tell whether there was a look."""
        if self.fd == OFF:
            return False
        close(self.fd)
        self.fd = OFF
        return True


def day_path(folder: str, date: object) -> str:
    """Return the path of a day or week page; `str(date)` is ISO 8601: 2026-11-24, 2026-W48."""
    return os.path.join(folder, f"{date}.md")


def beside(path: str) -> str:
    """Return a path for a file that lies beside another for a moment, unlike any other.

    Its name is left alone by Syncthing, Dropbox, OneDrive, Nextcloud and iCloud.
    """
    folder, name = os.path.split(path)
    end = f"{os.getpid():x}{os.urandom(6).hex()}"
    return os.path.join(folder, f"~syncthing~{name[:40]}.~{end}.tmp")


def read_bytes(path: str) -> bytes | None:
    """Return what a file holds, None where there is none.

    A file that never comes to rest is given as it was last seen. Raises Refusal for what is no file
    or can't be read.
    """
    for _ in range(STEADY_TRIES):
        found = snapshot(path)
        if found is None or found.steady:
            break
        time.sleep(0.001)
    return None if found is None else found.data


def read_template(folder: str, names: Sequence[str]) -> tuple[str, bytes] | None:
    """Return name and bytes of the first of `templates/NAME.md` that is there, or None.

    Raises Refusal for a name that leads out of the folder, and as read_bytes does.
    """
    for name in names:
        if not name or name[0] == "." or any(sign in name for sign in "/\\\0"):
            raise Refusal("template_name", WRONG_USE, name=name)
        data = read_bytes(os.path.join(folder, "templates", f"{name}.md"))
        if data is not None:
            return name, data
    return None


def file_names(folder: str) -> list[str]:
    """Return the names of all that lies in the folder, sorted; none if there is no folder yet."""
    try:
        return sorted(os.listdir(folder))
    except FileNotFoundError:
        _look_again(os.path.join(folder, "any"))
        return []
    except NotADirectoryError as why:
        raise Refusal("folder_is_file", path=folder) from why
    except OSError as why:
        raise refusal(why, folder, "read") from why


def is_set_up(folder: str) -> bool:
    """Whether a folder holds any day or template. Raises Refusal as file_names does."""
    from blocklist.core import pages

    names = file_names(folder)
    return "templates" in names or bool(pages.days(names))


def snapshot(path: str) -> Snapshot | None:
    """Return what a file holds now, None where there is none.

    Raises Refusal for what is no file or can't be read, for a link that leads nowhere, and where
    the file is still with the cloud drive.
    """
    try:
        fd = os.open(path, READ_FLAGS)
    except FileNotFoundError:
        _look_again(path)
        return None
    except OSError as why:
        raise refusal(why, path, "read") from why
    try:
        return _read(fd, path)
    except OSError as why:
        raise refusal(why, path, "read") from why
    finally:
        close(fd)


def settled(path: str, *, seen: bool) -> Snapshot | None:
    """Return what a file holds, once it is not between two steps of someone else's save.

    Editors empty a file and then write it, or move it away and write another. `seen`: the file was
    there a moment ago.
    """
    for _ in range(SETTLE_TURNS):
        found = snapshot(path)
        if not _between(path, found, seen=seen):
            return found
        time.sleep(SETTLE_PAUSE)
    return snapshot(path)


def _between(path: str, found: Snapshot | None, *, seen: bool) -> bool:
    """Tell whether a file looks as in the middle of a save: just emptied, or moved away."""
    if found is None:
        folder, name = os.path.split(path)
        swap = os.path.join(folder, f".{name}.swp")
        return seen or os.path.exists(path + "~") or os.path.exists(swap)
    return not found.data and time.time() - found.stat.st_mtime < YOUNG


def is_same(path: str, found: Snapshot) -> bool:
    """Tell whether a file is as it was when it was read."""
    try:
        return signature(os.stat(path)) == signature(found.stat)
    except FileNotFoundError:
        return False


def check_writable(reason: str, path: str, status: os.stat_result) -> None:
    """Raise Refusal for a file or folder that may not be written to.

    The mode is looked at because root is told that all is writable, and a rename would replace
    even a file that is read-only.
    """
    if status.st_mode & 0o222 and os.access(path, os.W_OK):
        return
    if hasattr(os, "statvfs") and os.statvfs(path).f_flag & os.ST_RDONLY:
        raise Refusal("read_only_place", path=path, deed="save")
    raise Refusal(reason, path=path)


def signature(status: os.stat_result) -> Signature:
    """Return what tells two states of a file apart: time of change (ns), size, inode, device."""
    return status.st_mtime_ns, status.st_size, status.st_ino, status.st_dev


def close(fd: int) -> None:
    """Close what was read or is given up: what close may say then changes nothing for anyone."""
    try:
        os.close(fd)
    except OSError:
        pass


def _read(fd: int, path: str) -> Snapshot:
    """Read an open file from end to end, with a look at it before and after."""
    before = os.fstat(fd)
    if not stat.S_ISREG(before.st_mode):
        raise _no_file(before.st_mode, path)
    parts = []
    while part := os.read(fd, before.st_size + 1):
        parts.append(part)
    after = os.fstat(fd)
    try:
        now = signature(os.stat(path))
    except FileNotFoundError:
        now = None
    steady = signature(before) == signature(after) == now
    return Snapshot(b"".join(parts), after, steady=steady)


def _no_file(mode: int, path: str) -> Refusal:
    """Return the refusal for a folder, pipe or device that has the name of a file."""
    kinds = ((stat.S_ISDIR, "folder"), (stat.S_ISFIFO, "pipe"))
    kind = [name for is_kind, name in kinds if is_kind(mode)]
    return Refusal("not_a_file", path=path, kind=kind[0] if kind else "device")


def _look_again(path: str) -> None:
    """Raise Refusal where "no such file" does not mean that nothing was written yet.

    iCloud leaves `.NAME.icloud` in place of a file that it has not brought to this machine.
    """
    if os.path.islink(path) and not os.path.exists(path):
        raise Refusal("link_nowhere", path=path)
    folder, name = os.path.split(path)
    if os.path.lexists(os.path.join(folder, f".{name}.icloud")):
        raise Refusal("not_here_yet", path=path)
    if os.path.islink(folder) and not os.path.exists(folder):
        raise Refusal("folder_link_nowhere", path=folder)


def refusal(why: OSError, path: str, deed: str) -> Refusal:
    """Return the refusal for what the system said; `deed` is `read` or `save`.

    The reasons: no_space, read_only_place, no_access, link_loop, folder_is_file, not_a_file,
    name_too_long, and disk_trouble for all else.
    """
    import errno

    if why.errno == errno.ENOTDIR:
        return Refusal("folder_is_file", path=_file_among_folders(path))
    if why.errno == errno.ENXIO:
        return Refusal("not_a_file", path=path, kind="device")
    reasons = {
        errno.ENOSPC: "no_space",
        errno.EDQUOT: "no_space",
        errno.EFBIG: "no_space",
        errno.EROFS: "read_only_place",
        errno.EACCES: "no_access",
        errno.EPERM: "no_access",
        errno.ELOOP: "link_loop",
        errno.ENAMETOOLONG: "name_too_long",
    }
    return Refusal(reasons.get(why.errno or 0, "disk_trouble"), path=path, deed=deed)


def _file_among_folders(path: str) -> str:
    """Return the part of a path that is a file where a folder is needed."""
    path = os.path.dirname(path)
    while path and not os.path.exists(path):
        path = os.path.dirname(path)
    return path
