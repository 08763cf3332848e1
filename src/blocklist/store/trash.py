"""The trash: what blocklist takes out of the folder is kept in the state folder for a while.

Source of the rules: docs/saving.md, "Taking back".
"""

from __future__ import annotations

import os
import time

from blocklist.store.folder import close
from blocklist.store.save import WRITE_FLAGS

NAME = "trash"
KEPT = 30 * 24 * 3600  # seconds, at least
STAMP = "%Y%m%dT%H%M%SZ"
MOST = 60  # characters of the old name


def keep(state: str, name: str, data: bytes) -> str:
    """Put a copy of a file into the trash, on the disk when this returns; return its path.

    It is named by the time (UTC) and its old name, and takes no other's place. Raises OSError.
    """
    place = os.path.join(state, NAME)
    os.makedirs(place, 0o700, exist_ok=True)
    now = time.time()
    _empty(place, time.strftime(STAMP, time.gmtime(now - KEPT)))
    stamp = time.strftime(STAMP, time.gmtime(now))
    number = 1
    while True:
        again = "" if number == 1 else f"-{number}"
        path = os.path.join(place, f"{stamp}{again} {os.path.basename(name)[-MOST:]}")
        try:
            fd = os.open(path, WRITE_FLAGS, 0o600)
            break
        except FileExistsError:
            number += 1
    try:
        if os.write(fd, data) != len(data):
            raise OSError  # the disk is full
        os.fsync(fd)
    finally:
        close(fd)
    return path


def _empty(place: str, before: str) -> None:
    """Remove what was put here before a time, and is named by us; times are as in the names."""
    for name in os.listdir(place):
        stamp = name[: len(before)]
        if stamp < before and stamp[8:9] + stamp[15:] == "TZ" and stamp[:8].isdigit():
            try:
                os.unlink(os.path.join(place, name))
            except OSError:  # it stays a while longer
                pass
