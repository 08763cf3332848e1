"""The one way to change a file: lock, read, edit, guard, save, record.

Source of the rules: docs/saving.md, "A change".
"""

from __future__ import annotations

import os
import time

from blocklist.core.result import Refusal
from blocklist.store.folder import check_writable, close
from blocklist.store.history import Intent, name_of, record
from blocklist.store.save import rewrite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

    from blocklist.core.env import Places
    from blocklist.store.save import Edit, Finish

try:
    import fcntl

    HAS_LOCKS = True
except ImportError:  # pragma: no cover - Windows has none: the guard alone keeps changes apart
    HAS_LOCKS = False

LOCK_WAIT = 10.0  # seconds


class Outcome:
    """What became of one file.

    `after` are its bytes (None: no file). `wrote`: it was changed; `made_folder`: its folder was
    not there before. `kept`: the step can be taken back (True where there is none to keep).
    `all_in`: what someone else wrote in the moment of the save is in `after` too (True where no one
    did).
    """

    __slots__ = ("after", "all_in", "kept", "made_folder", "wrote")

    def __init__(self, after: bytes | None) -> None:
        self.after = after
        self.wrote = False
        self.made_folder = False
        self.kept = True
        self.all_in = True


class Step:
    """One step of the history, under the lock: `with Step(places, "done 1.1") as step: …`.

    A command that touches two files changes both in one step. Undo and redo are steps of a `kind`
    of their own, `of` the step that they are about. `when`: seconds since 1970 (UTC), now if None.
    """

    __slots__ = ("_file", "_finish", "_intent", "_lock", "_path", "_places", "_saved")

    def __init__(
        self, places: Places, label: str, kind: str = "do", of: str = "", when: int | None = None
    ) -> None:
        self._places = places
        self._lock: int | None = None
        self._saved = False
        self._path = ""
        self._finish: Finish | None = None
        self._file: tuple[str, os.stat_result] | None = None
        when = now(places) if when is None else when
        self._intent = Intent(os.urandom(8).hex(), when, label, kind, of)

    def __enter__(self) -> Self:
        self._lock = lock(self._places.state)
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            close(self._lock)

    def change(self, path: str, edit: Edit, start: Edit | None = None) -> Outcome:
        """Change one file: `edit` takes what it holds (None: no file), and returns what it shall.

        `start` comes first: it gives the text that a missing or blank day begins with, and what it
        does is not taken back by undo. Both are pure, as they may be called several times. Raises
        Refusal, with nothing changed, where the file can't be saved, and what `edit` raises.
        """
        self._saved = False
        self._path = path
        self._intent.name = name_of(self._places, path)
        saved = rewrite(path, edit, self._announce, start)
        outcome = Outcome(saved.now)
        outcome.wrote = saved.wrote
        outcome.made_folder = saved.made_folder
        outcome.kept = self._finish is not None or not saved.wrote
        outcome.all_in = saved.all_in
        return outcome

    def _announce(
        self, found: bytes | None, base: bytes | None, new: bytes, beside: os.stat_result
    ) -> Finish:
        """Record what is about to be done; return what is told whether it was.

        `found` is what the file holds, `base` that with its beginning, and `beside` the file with
        the new text that is to take its name.
        """
        alone = self._lock is not None
        state = self._places.state
        self._finish = record(state, self._intent, found, base or b"", new, alone=alone)
        if self._finish is None and self._intent.kind != "do":  # else it would be taken back twice
            raise Refusal("steps_not_kept", path=state)
        self._file = self._path, beside
        return self._finished

    def _finished(self, placed: bool) -> None:  # noqa: FBT001 - the one fact it takes
        """Record whether what was announced was done."""
        self._saved, self._file = placed, None
        if self._finish:
            self._finish(placed)

    @property
    def saved(self) -> bool:
        """Whether the last change of the step is in its file.

        It can be asked wherever Ctrl-C may have struck: where that was between the rename and the
        next word of ours, the file that has the name tells.
        """
        if self._file is None:
            return self._saved
        path, mine = self._file
        try:
            return os.path.samestat(os.stat(path), mine)
        except OSError:
            return False


def now(places: Places) -> int:
    """Return the time as the history has it, seconds since 1970 (UTC): that of a frozen clock."""
    frozen = places.frozen
    if frozen is None:
        return int(time.time())
    year, month, day = (int(part) for part in frozen.date.split("-"))
    try:
        return int(time.mktime((year, month, day, 0, 0, frozen.second, 0, 0, -1)))
    except (OverflowError, ValueError):  # some systems know no year that far away
        return int(time.time())


def check(path: str) -> None:
    """Raise Refusal for a file or its folder that is there and may not be written to.

    A step over two files looks at the second before it changes the first, and a command that asks
    looks before it asks.
    """
    target = os.path.realpath(path)
    places = {"file_read_only": target, "folder_read_only": os.path.dirname(target)}
    for reason, place in places.items():
        try:
            status = os.stat(place)
        except OSError:  # what is not there, or not to be seen, is found out where it is read
            continue
        check_writable(reason, place, status)


def check_room(folder: str) -> None:
    """Raise Refusal for a folder that may not be written to, or made where it is to be.

    Whoever asks many questions first looks here before the first.
    """
    here = os.path.realpath(folder)
    while not os.path.exists(here) and os.path.dirname(here) != here:
        here = os.path.dirname(here)
    check_writable("folder_read_only", here, os.stat(here))


def lock(state: str | None) -> int | None:
    """Take the lock of a state folder; closing what is returned gives it back.

    None where there can be no lock: no such folder can be made or written to, or the drive knows no
    locks. Raises Refusal when another blocklist holds it for ten seconds.
    """
    if state is None:
        return None
    try:
        os.makedirs(state, 0o700, exist_ok=True)  # the history needs it, lock or no lock
        if not HAS_LOCKS:
            return None
        fd = os.open(os.path.join(state, "lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    end = time.monotonic() + LOCK_WAIT
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return fd
        except BlockingIOError:
            if time.monotonic() > end:
                close(fd)
                raise Refusal("locked", seconds=int(LOCK_WAIT)) from None
        except OSError:
            close(fd)
            return None
        time.sleep(0.002 + os.urandom(1)[0] / 255 * 0.02)
