"""Files on PATH that are named like add-ons: `blocklist-NAME`.

Source of the rules: docs/commands.md, "check".
"""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PREFIX = "blocklist-"


class Program:
    """A file on PATH: its path, the name after `blocklist-`, and whether it can be run."""

    __slots__ = ("name", "path", "runs")

    def __init__(self, path: str, name: str, *, runs: bool) -> None:
        self.path = path
        self.name = name
        self.runs = runs


def find(path: str, name: str, endings: Sequence[str] = ()) -> Program | None:
    """Return the first add-on of a name in the folders of PATH that can be run, or None.

    `endings` are those of programs, in small letters, where a system has them.
    """
    if os.path.basename(name) != name or not name or "\0" in name:
        return None
    for folder in _folders(path):
        for ending in ("", *endings):
            program = _program(folder, f"{PREFIX}{name}{ending}", endings)
            if program and program.runs:
                return program
    return None


def add_ons(path: str, endings: Sequence[str] = ()) -> list[Program]:
    """Return the add-ons in the folders of PATH, in their order; `path` is the variable's value.

    `endings` as in find: they are no part of a name. A folder that can't be read holds none, and
    one that is not named from the root is passed over: what it holds hangs on where one stands.
    """
    found = []
    for folder in _folders(path):
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            continue
        programs = (_program(folder, name, endings) for name in names if name.startswith(PREFIX))
        found += [program for program in programs if program]
    return found


def _folders(path: str) -> Iterable[str]:
    """Return the folders of PATH that are named from the root, each once."""
    return dict.fromkeys(filter(os.path.isabs, path.split(os.pathsep)))


def _program(folder: str, name: str, endings: Sequence[str]) -> Program | None:
    """Return the add-on of a name, None where that is no file or leads to none."""
    path = os.path.join(folder, name)
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return None
    if not stat.S_ISREG(mode):
        return None
    ending = next((end for end in endings if name.lower().endswith(end)), "")
    bare = name.removeprefix(PREFIX)[: -len(ending) or None]
    return Program(path, bare, runs=os.access(path, os.X_OK))
