"""Where a page goes that a browser is to open: the folder for downloads, else home.

A browser in a sandbox (snap, Flatpak) reads neither /tmp nor folders whose name begins with a dot.
Source of the rules: docs/paper.md, "Where it goes"; xdg-user-dirs-update(1).
"""

from __future__ import annotations

import os
import sys

from blocklist.core.result import Refusal
from blocklist.store.places import home

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

KEY = "XDG_DOWNLOAD_DIR="
HOME = "$HOME"
SHARED = ("/tmp", "/var/tmp", "/dev/shm")  # noqa: S108 - they are what is kept away from


def folder(variables: Mapping[str, str], platform: str = sys.platform) -> str:
    """Return the full path of a folder that is there. Raises Refusal where there is no home."""
    start = home(variables, platform)
    if start is None:
        raise Refusal("no_home", path="~")
    named = None if platform in {"darwin", "win32"} else _named(variables, start)
    usual = os.path.join(start, "Downloads")
    return next((path for path in (named, usual) if path and os.path.isdir(path)), start)


def _named(variables: Mapping[str, str], start: str) -> str | None:
    """Return the folder that the user's desktop has for downloads, if a sandbox reads it."""
    config = variables.get("XDG_CONFIG_HOME", "")
    base = config if os.path.isabs(config) else os.path.join(start, ".config")
    try:
        with open(os.path.join(base, "user-dirs.dirs"), encoding="utf-8") as file:
            found = [line.strip()[len(KEY) :] for line in file if line.strip().startswith(KEY)]
    except (OSError, ValueError):
        return None
    path = found[-1].strip('"').replace("\\", "") if found else ""
    if path.startswith(HOME):
        path = start + path[len(HOME) :]
    return os.path.normpath(path) if os.path.isabs(path) and _readable(path, start) else None


def _readable(path: str, start: str) -> bool:
    """Whether a browser in a sandbox reads a folder; of home itself only what is below counts."""
    below = os.path.relpath(path, start)
    outside = below.startswith(os.pardir)
    parts = path.split(os.sep) if outside else below.split(os.sep)
    hidden = any(part.startswith(".") and part != os.curdir for part in parts)
    return not hidden and not (outside and path.startswith(SHARED))
