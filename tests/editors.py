"""Editors that save a day over and over while blocklist adds to it, and what became of the lines.

Each way of saving is that of real programs; they are run as a process of their own.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from blocklist.__main__ import main
from blocklist.core.env import Env
from blocklist.store import folder, save
from tests.process import PATIENCE, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    Way = Callable[[str, bytes], None]

START = b"# Tuesday 24 November 2026\n\n## Math 9:00-9:45\n\n- [ ] one\n"
SCRIPT = str(Path(sys.executable).parent / "blocklist")
FORK = multiprocessing.get_context("fork")


def append(path: str, line: bytes) -> None:
    """Write at the end of the file, as scripts and some phone apps do."""
    with open(path, "ab") as file:
        file.write(line)


def rename_over(path: str, line: bytes) -> None:
    """Write another file and rename it over, as most editors do today."""
    data = _read(path)
    with open(f"{path}.new", "wb") as file:
        file.write(data + line)
    os.replace(f"{path}.new", path)


def write_over(path: str, line: bytes) -> None:
    """Empty the file and write it, as vim does with `backupcopy=yes`."""
    data = _read(path)
    with open(path, "wb") as file:
        file.write(data + line)


def write_over_slowly(path: str, line: bytes) -> None:
    """Empty the file and write it 2 ms later, as VS Code does on a slow disk."""
    data = _read(path)
    with open(path, "wb") as file:
        time.sleep(0.002)
        file.write(data + line)


def move_away(path: str, line: bytes) -> None:
    """Move the file to a backup and make a new one, as vim does with `backupcopy=no`."""
    data = _read(path)
    os.replace(path, f"{path}~")
    with open(path, "wb") as file:
        file.write(data + line)


WAYS: dict[str, Way] = {
    "append in place": append,
    "rename over": rename_over,
    "empty, write": write_over,
    "empty, 2 ms, write": write_over_slowly,
    "move away, make new": move_away,
}


def _read(path: str) -> bytes:
    """Return what the file holds, as an editor that has just loaded it again."""
    with open(path, "rb") as file:
        return file.read()


class Tally(NamedTuple):
    """How many saves and adds there were, and how many lines of each are not in the day."""

    saves: int
    adds: int
    saves_lost: int
    adds_lost: int
    doubled: int  # lines that stand twice
    refused: int  # adds that said that they could not


class Desk:
    """A folder with one day in it, on which an editor and blocklist work at once."""

    def __init__(self, home: Path, *, locked: bool = True) -> None:
        self.folder = home / "days"
        self.folder.mkdir(parents=True)
        self.day = self.folder / f"{TODAY}.md"
        self.day.write_bytes(START)
        os.utime(self.day, (1, 1))
        if not locked:
            (home / "state").touch()  # no folder can be made there
        self.variables = {
            "BLOCKLIST_DIR": str(self.folder),
            "BLOCKLIST_STATE": str(home / "state"),
            "BLOCKLIST_NOW": f"{TODAY}T09:20",
            "HOME": str(home),
            "PATH": os.environ["PATH"],
        }

    def add(self, text: str) -> int:
        """Add by main, in this process."""
        env = Env(self.variables, None, io.StringIO(), io.StringIO())
        return main(["add", text, "-b", "1"], env)

    def add_as_installed(self, text: str) -> int:
        """Add by the installed command, in a process of its own."""
        line = [SCRIPT, "add", text, "-b", "1"]
        done = subprocess.run(line, env=self.variables, capture_output=True, check=False)
        return done.returncode

    def lines(self) -> list[str]:
        """Return the texts of the items of the day."""
        found = self.day.read_text().split("\n")
        return [line.removeprefix("- [ ] ") for line in found if line.startswith("- [ ] ")]


def edit(desk: Desk, way: Way, saves: int, pause: tuple[float, float] = (0.001, 0.02)) -> None:
    """Be the editor: save so often, with a pause of chance between two saves (seconds)."""
    for number in range(saves):
        way(str(desk.day), b"- [ ] saved %d\n" % number)
        time.sleep(random.uniform(*pause))  # noqa: S311 - no secret


def beside(editor: Callable[[], None], add: Callable[[str], int], pace: float) -> tuple[int, int]:
    """Add while the editor is at work in a process, and return how many were taken and refused.

    `pace` is the seconds from one add to the next, if an add takes no longer.
    """
    process = FORK.Process(target=editor)
    process.start()
    taken, refused = 0, 0
    while process.is_alive():
        begun = time.monotonic()
        if add(f"added {taken}"):
            refused += 1
        else:
            taken += 1
        time.sleep(max(0, pace - (time.monotonic() - begun)))
    process.join()
    assert process.exitcode == 0
    return taken, refused


def tally(desk: Desk, saves: int, adds: int, refused: int = 0) -> Tally:
    """Count what is in the day and what is not."""
    lines = desk.lines()
    kinds = [line.partition(" ")[0] for line in {*lines}]
    lost = saves - kinds.count("saved"), adds - kinds.count("added")
    return Tally(saves, adds, *lost, len(lines) - len({*lines}), refused)


def careless(patch: pytest.MonkeyPatch) -> None:
    """Take the rule out: no look before the rename, no wait for what is half saved, none after."""

    def as_it_is(path: str, *, seen: bool) -> folder.Snapshot | None:
        """Take the file as it is."""
        del seen
        found = folder.snapshot(path)
        if found:
            found.steady = True
        return found

    patch.setattr(save, "settled", as_it_is)
    patch.setattr(save, "is_same", lambda *_: True)
    patch.setattr(save, "WATCHES", False)


class Vim:
    """Real vim with the day open, in a tmux of its own; `backupcopy` is its option of that name."""

    def __init__(self, desk: Desk, backupcopy: str) -> None:
        self.home = desk.folder.parent
        self.written = self.home / "written"
        self.tmux = ["tmux", "-S", str(self.home / "tmux"), "-f", "/dev/null"]
        options = f"set autoread shortmess=aoOtTIcF backupcopy={backupcopy}"
        vim = ["vim", "-u", "NONE", "-i", "NONE", "-N", "-c", options, str(desk.day)]
        self._tell("new-session", "-d", "-x", "80", "-y", "24", *vim)
        self._save("open")

    def edit(self, saves: int) -> None:
        """Type that many lines and save each of them, after a look for changes on the disk."""
        for number in range(saves):
            self._type(f":silent! checktime\rGo- [ ] saved {number}\x1b")
            self._save(str(number))
            time.sleep(random.uniform(0.001, 0.02))  # noqa: S311 - no secret

    def close(self) -> None:
        """Leave vim, and with it tmux ends; one that does not is ended."""
        leave, ask, end = ("send-keys", "-l", "\x1b:qa!\r"), ("has-session",), ("kill-server",)
        for words in (leave, *[ask] * 100, end):
            if subprocess.run([*self.tmux, *words], capture_output=True, check=False).returncode:
                break
            time.sleep(0.02)

    def _save(self, word: str) -> None:
        """Have the day written, and wait until vim says the word: then it is.

        Where the file has changed since it was looked at, vim asks whether to write it: yes. Where
        it has changed while it was written, vim wants to be asked again.
        """
        until = time.monotonic() + PATIENCE
        said = f"1 {word}"
        while said != f"0 {word}":
            assert time.monotonic() < until, self._tell("capture-pane", "-p")
            if said == f"1 {word}":
                self.written.unlink(missing_ok=True)
                say = f"call writefile([&modified . ' {word}'], '{self.written}')"
                self._type(f":silent! w! | {say}\r")
            time.sleep(0.005)
            said = self.written.read_text().strip() if self.written.exists() else ""
            if not said and "(y/n)?" in self._tell("capture-pane", "-p"):
                self._type("y")

    def _type(self, keys: str) -> None:
        """Press keys."""
        self._tell("send-keys", "-l", keys)

    def _tell(self, *words: str) -> str:
        """Give tmux an order and return its answer."""
        variables = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8"}
        variables["HOME"] = str(self.home)
        order = [*self.tmux, *words]
        done = subprocess.run(order, env=variables, check=True, capture_output=True)
        return done.stdout.decode()
