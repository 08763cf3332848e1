"""What a save that was cut off has left beside a day.

Source of the rules: docs/sync.md, "A file beside the day".
"""

from __future__ import annotations

import os
import re
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

# The names that store.folder.beside gives; Syncthing's own (`~syncthing~NAME.tmp`) are not ours.
OURS = re.compile(r"~syncthing~.*\.~[0-9a-f]+\.tmp", re.DOTALL)
OLD = 3600.0  # seconds


def old_ones(folder: str, names: Iterable[str]) -> list[str]:
    """Return the names of what was left more than an hour ago: a save takes no second."""
    return [name for name in names if OURS.fullmatch(name) and _is_old(os.path.join(folder, name))]


def _is_old(path: str) -> bool:
    """Whether a file was changed more than an hour ago; one that is gone was not."""
    try:
        return time.time() - os.lstat(path).st_mtime > OLD
    except OSError:
        return False


def is_there(path: str) -> bool:
    """Whether a name is taken, as the file system sees names."""
    return os.path.lexists(path)
