"""Saving a file so that it is never torn and no one else's change is lost.

The new text is written beside the file and renamed over it, after a look whether someone has saved
in the meantime. Source of the rules, and what they were measured against: docs/saving.md.
"""

from __future__ import annotations

import os
import stat
import time

from blocklist.core.result import Refusal
from blocklist.store.folder import Watch, beside, check_writable, close, is_same, refusal, settled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from blocklist.store.folder import Snapshot

    Edit = Callable[[bytes | None], bytes]
    Finish = Callable[[bool], None]
    Announce = Callable[[bytes | None, bytes | None, bytes, os.stat_result], Finish]

# O_EXCL: what lies there under the same name is someone else's.
WRITE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
TURNS = 20
# Windows refuses to rename over a file that someone else has open just now.
SHARING_TRIES = 8 if os.name == "nt" else 1
# It refuses too where we have it open ourselves.
WATCHES = os.name != "nt"


class Saved:
    """What became of a file: `found` and `now` are its bytes before and after (None: no file).

    `all_in`: whatever someone else wrote into it just as it was saved is in it too.
    """

    __slots__ = ("all_in", "found", "made_folder", "now", "wrote")

    def __init__(self, found: bytes | None) -> None:
        self.found = found
        self.now = found
        self.wrote = False
        self.made_folder = False
        self.all_in = True


def rewrite(path: str, edit: Edit, announce: Announce, start: Edit | None = None) -> Saved:
    """Put `edit(start(what the file holds))` in its place; the same bytes are not written.

    `start` gives the text that a missing or blank day begins with. Both may be called several
    times, as often as someone else saves in the meantime. `announce(found, started, new, state)` is
    called just before the rename, with the state of the file that gets the name, and what it
    returns just after, with True if the new text is in place; where that can't be told it is not
    called. Raises Refusal, with nothing changed, where the text can't be saved, and as `edit` does.
    """
    no_folder = not os.path.isdir(os.path.dirname(path))
    watch = Watch()
    try:
        saved = _rewrite(path, edit, announce, start, watch)
        if watch.changed():
            from blocklist.store import after

            saved.now, saved.all_in = after.put_back(
                saved.now, watch, lambda join: _rewrite(path, join, unsaid, None, watch).now
            )
    finally:
        watch.end()
    saved.made_folder = saved.wrote and no_folder
    return saved


def _rewrite(path: str, edit: Edit, announce: Announce, start: Edit | None, watch: Watch) -> Saved:
    """Try until no one saves in the meantime; `watch` is left on the file that was replaced."""
    seen = False
    for _ in range(TURNS):
        found = settled(path, seen=seen)
        if found is None or found.steady:
            saved = _turn(path, found, edit, announce, start, watch)
            if saved is not None:
                return saved
        seen = seen or found is not None
        _pause()
    folder = os.path.dirname(path)
    if not os.path.isdir(folder):  # in /proc none can be made, and the system says "no such file"
        raise Refusal("folder_unmade", path=folder)
    raise Refusal("file_busy", path=path)


def unsaid(*_: object) -> Finish:
    """Announce nothing: what someone else wrote is no step of ours."""
    return lambda _: None


def _turn(
    path: str,
    found: Snapshot | None,
    edit: Edit,
    announce: Announce,
    start: Edit | None,
    watch: Watch,
) -> Saved | None:
    """Compute the new text and save it; None if someone else saved in the meantime."""
    watch.end()
    held = None if found is None else found.data
    base = start(held) if start else held
    new = edit(base)
    saved = Saved(held)
    if new == (held or b""):
        return saved
    try:
        target = _target(path)
        _ready(target, found)
        if found is not None and WATCHES:
            watch.begin(target, found)
        if not _put(path, target, found, new, lambda mine: announce(held, base, new, mine), watch):
            return None
    except FileNotFoundError:  # the folder, or what the link leads to, was taken away
        return None
    except OSError as why:
        raise refusal(why, path, "save") from why
    saved.now, saved.wrote = new, True
    return saved


def _target(path: str) -> str:
    """Return the file itself where a path is a link: the link stays, and its target is written."""
    return os.path.realpath(path, strict=True) if os.path.islink(path) else path


def _ready(target: str, found: Snapshot | None) -> None:
    """Make the folder if there is none. Raises Refusal for what may not be written to."""
    folder = os.path.dirname(target)
    if found is not None:
        check_writable("file_read_only", target, found.stat)
    else:
        os.makedirs(folder, exist_ok=True)
    check_writable("folder_read_only", folder, os.stat(folder))


def _put(
    path: str,
    target: str,
    found: Snapshot | None,
    new: bytes,
    announce: Callable[[os.stat_result], Finish],
    watch: Watch,
) -> bool:
    """Write the new text beside the file and rename it; False if someone saved in the meantime."""
    temp = beside(target)
    fd = _made(temp, 0o666 if found is None else 0o600)
    try:
        finish = announce(_write(fd, new, target, found))
        placed = _swap(temp, target, path, found, watch) if found else _name(temp, target)
    finally:
        remove(temp)
    finish(placed)
    if placed:
        _flush_folder(os.path.dirname(target))
    return placed


def _made(temp: str, mode: int) -> int:
    """Make the file beside. Raises OSError, and leaves none behind where Ctrl-C comes with it."""
    try:
        return os.open(temp, WRITE_FLAGS, mode)
    except KeyboardInterrupt:
        remove(temp)
        raise


def _write(fd: int, new: bytes, target: str, found: Snapshot | None) -> os.stat_result:
    """Write an open file, bring it to the disk, close it and return its state. Raises OSError.

    It becomes like the one that it replaces; a new one keeps the mode that folder and umask gave.
    """
    try:
        state = fill(fd, new)
        if found is not None:
            _copy_attributes(fd, target, found.stat)
        os.fsync(fd)
    except BaseException:
        close(fd)
        raise
    os.close(fd)
    return state


def fill(fd: int, new: bytes) -> os.stat_result:
    """Write all of a text into an open file, and return its state. Raises OSError."""
    rest = memoryview(new)
    while rest:
        rest = rest[os.write(fd, rest) :]
    state = os.fstat(fd)
    if state.st_size != len(new):
        raise OSError  # a drive that says it wrote and did not
    return state


def _copy_attributes(fd: int, target: str, old: os.stat_result) -> None:
    """Give an open file the owner, attributes and mode of another, as far as it can be done.

    USB sticks and network drives refuse some of it; the text is what counts.
    """
    mode = stat.S_IMODE(old.st_mode)
    mine = os.fstat(fd)
    if mine.st_uid != old.st_uid:
        _try(lambda: os.fchown(fd, old.st_uid, -1))
    if mine.st_gid != old.st_gid and not _try(lambda: os.fchown(fd, -1, old.st_gid)):
        # Our group must not get what was meant for another: it gets what all others get.
        mode = mode & ~0o070 | (mode & 0o007) << 3
    if hasattr(os, "listxattr"):
        _try(lambda: _copy_xattrs(fd, target))
    if hasattr(os, "fchmod"):
        _try(lambda: os.fchmod(fd, mode))


def _copy_xattrs(fd: int, target: str) -> None:
    """Give an open file the extended attributes of another. Raises OSError where there are none."""
    for name in os.listxattr(target):
        try:
            os.setxattr(fd, name, os.getxattr(target, name))
        except OSError:  # some are the system's own
            pass


def _try(call: Callable[[], None]) -> bool:
    """Do what need not succeed, and tell whether it did."""
    try:
        call()
    except OSError:
        return False
    return True


def _swap(temp: str, target: str, path: str, found: Snapshot, watch: Watch) -> bool:
    """Rename over the file, if it is still the one that was read. Raises OSError."""
    tries, pause = SHARING_TRIES, 0.01
    while is_same(path, found):
        try:
            os.replace(temp, target)
            return True
        except OSError as why:
            if watch.end():  # some network drives never rename over a file that is open
                continue
            tries -= 1
            if not tries or not isinstance(why, PermissionError):
                raise
        time.sleep(pause)
        pause *= 2
    return False


def _name(temp: str, target: str) -> bool:
    """Give a new file its name, if there is still none of that name. Raises OSError.

    A link never overwrites; FAT, some network drives and Android know no links.
    """
    try:
        os.link(temp, target)
        return True
    except FileExistsError:
        return False
    except OSError:
        if os.path.lexists(target):
            return False
    os.replace(temp, target)
    return True


def remove(temp: str) -> None:
    """Remove the file beside, if it is there."""
    try:
        os.unlink(temp)
    except OSError:
        pass


def _flush_folder(folder: str) -> None:
    """Bring the new name to the disk, where the system can: the text is there already."""
    try:
        fd = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(fd)
    except OSError:
        pass
    finally:
        close(fd)


def _pause() -> None:
    """Wait 1 to 200 ms, by chance, so that two who wait do not meet again."""
    time.sleep(0.001 + os.urandom(1)[0] / 255 * 0.199)
