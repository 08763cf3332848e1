"""The one way to change a file: lock, read, edit, guard, save, record.

Source of the rules: docs/saving.md, "A change".
"""

from __future__ import annotations

import os
import time

from blocklist.core.result import Refusal
from blocklist.store.folder import close
from blocklist.store.history import Intent, record
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

    `before` and `after` are its bytes (None: no file). `wrote`: it was changed; `made_file`,
    `made_folder`: it was not there before. `locked`: no other blocklist could come in between.
    `kept`: the step can be taken back (True where there is none to keep). `all_in`: what someone
    else wrote in the moment of the save is in `after` too (True where no one did).
    """

    __slots__ = ("after", "all_in", "before", "kept", "locked", "made_file", "made_folder", "wrote")

    def __init__(self, before: bytes | None, after: bytes | None) -> None:
        self.before = before
        self.after = after
        self.wrote = False
        self.made_file = False
        self.made_folder = False
        self.locked = False
        self.kept = True
        self.all_in = True


class Step:
    """One step of the history, under the lock: `with Step(places, "done 1.1") as step: …`.

    A command that touches two files changes both in one step. Undo and redo are steps of a `kind`
    of their own, `of` the step that they are about. `when`: seconds since 1970 (UTC), now if None.
    """

    __slots__ = ("_intent", "_lock", "_places")

    def __init__(
        self, places: Places, label: str, kind: str = "do", of: str = "", when: int | None = None
    ) -> None:
        self._places = places
        self._lock: int | None = None
        when = int(time.time()) if when is None else when
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
        kept = True
        alone = self._lock is not None
        self._intent.name = path.removeprefix(os.path.join(self._places.folder, ""))

        def announce(found: bytes | None, base: bytes | None, new: bytes) -> Finish:
            """Record what is about to be done."""
            nonlocal kept
            finish = record(self._places.state, self._intent, found, base or b"", new, alone=alone)
            kept = finish is not None
            return finish or _nothing

        saved = rewrite(path, edit, announce, start)
        outcome = Outcome(saved.found, saved.now)
        outcome.wrote = saved.wrote
        outcome.made_file = saved.wrote and saved.found is None
        outcome.made_folder = saved.made_folder
        outcome.locked = alone
        outcome.kept = kept or not saved.wrote
        outcome.all_in = saved.all_in
        return outcome


def change(places: Places, path: str, edit: Edit, label: str, start: Edit | None = None) -> Outcome:
    """Change one file as one step; `label` is the command's words. See Step.change."""
    with Step(places, label) as step:
        return step.change(path, edit, start)


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


def _nothing(_: bool) -> None:  # noqa: FBT001 - stands in for the mark of a record
    """Finish a change that is not recorded."""
