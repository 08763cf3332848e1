"""A quick look at many files, one after the other. Nothing here writes.

Source of the rules: docs/saving.md, "Reading".
"""

from __future__ import annotations

import os
import time

from blocklist.store.folder import READ_FLAGS, close

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MOST = 64 * 1024  # bytes: what is longer is read with care
TOGETHER = 16  # files that are looked through in one piece
PATIENCE = 0.5  # seconds until a person wants to hear that something goes on
PACE = 0.1  # seconds between two signs of it


def glances(
    folder: str, stems: Sequence[str], skips: Callable[[bytes], bool]
) -> Iterator[tuple[int, str, bytes | None]]:
    """Yield count, name and bytes of each `NAME.md` in the folder that is not skipped.

    The bytes are None where only a closer look can tell (folder.read_bytes). This takes three
    system calls a file, a closer look eight: over ten years of days that is the greater part of a
    search. Someone may be writing meanwhile, so what is seen here decides no more than whether a
    file is worth reading. What is skipped in one piece with others is skipped by itself, too. When
    it is time for a sign of life (Pace), the name is empty.
    """
    where = _open_folder(folder)
    pace = Pace()
    try:
        for first in range(0, len(stems), TOGETHER):
            some = stems[first : first + TOGETHER]
            seen = _look(folder, some, where)
            if not all(seen) or not skips(b"\n".join(seen)):
                for count, (stem, data) in enumerate(zip(some, seen, strict=True), first + 1):
                    if not (data and skips(data)):
                        yield count, stem, data or None
            if pace.due():
                yield first + len(some), "", None
    finally:
        if where is not None:
            close(where)


def _look(folder: str, stems: Sequence[str], where: int | None) -> list[bytes]:
    """Return what files hold; nothing for what is long, and for what is no file."""
    before = os.path.join(folder, "") if where is None else ""
    seen = []
    for stem in stems:
        try:
            fd = os.open(f"{before}{stem}.md", READ_FLAGS, dir_fd=where)
            try:
                data = os.read(fd, MOST)
            finally:
                os.close(fd)
        except OSError:  # there is none, or it is a folder, or a pipe that nobody writes into
            data = b""
        seen.append(data if len(data) < MOST else b"")
    return seen


def _open_folder(folder: str) -> int | None:
    """Return a descriptor that names are looked up from, without the way to the folder each time.

    It is None where the system has none, and where there is no such folder.
    """
    if os.open not in os.supports_dir_fd:
        return None
    try:
        return os.open(folder, os.O_RDONLY)
    except OSError:
        return None


class Pace:
    """Tells when it is time for a sign that something still goes on."""

    __slots__ = ("_next",)

    def __init__(self) -> None:
        self._next = time.monotonic() + PATIENCE

    def due(self) -> bool:
        """Whether it is time, first after half a second and then ten times a second."""
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + PACE
        return True
