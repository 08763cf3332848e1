"""What someone wrote into a file in the very moment in which another one took its name.

An editor that had the file open then holds a text that no name leads to any more. It is read by
the descriptor that was kept, and what is new in it goes into the file of that name. Loaded when it
happens, and that is hardly ever. Source of the rule: docs/saving.md, "A change", 8.
"""

from __future__ import annotations

import os
import time

from blocklist.core.rejoin import rejoin
from blocklist.core.result import Refusal
from blocklist.store.folder import SETTLE_PAUSE, SETTLE_TURNS, signature

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from blocklist.store.folder import Watch

    Edit = Callable[[bytes | None], bytes]

ROUNDS = 3  # each is one more save, in which the same may happen again


def put_back(
    now: bytes | None, watch: Watch, save: Callable[[Edit], bytes | None]
) -> tuple[bytes | None, bool]:
    """Put what was written too late into the file; return what it holds and whether all is in.

    `now` is what the file holds. `save` changes it once more, and leaves `watch` on the file that
    this save replaced. What can't be put in stays out: the day itself is saved, and that counts.
    """
    for _ in range(ROUNDS):
        try:
            now = _once(watch, save)
        except (OSError, Refusal, KeyboardInterrupt):
            break
        if not watch.changed():
            return now, True
    return now, False


def _once(watch: Watch, save: Callable[[Edit], bytes | None]) -> bytes | None:
    """Put in what is there once the writing rests. Raises OSError and Refusal."""
    old = watch.found.data if watch.found else b""
    late = _rested(watch.fd)
    return save(lambda data: rejoin(old, data or b"", late))


def _rested(fd: int) -> bytes:
    """Return what a file holds once nothing changes for a pause. Raises OSError.

    An empty one is in the middle of a save, and is waited for.
    """
    seen = None
    for _ in range(SETTLE_TURNS):
        status = os.fstat(fd)
        if status.st_size and signature(status) == seen:
            break
        seen = signature(status)
        time.sleep(SETTLE_PAUSE)
    os.lseek(fd, 0, os.SEEK_SET)
    parts = []
    while part := os.read(fd, 1 << 20):
        parts.append(part)
    return b"".join(parts)
