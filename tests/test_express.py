"""Express code, module by module: what `add`, `done` and `now` load, seen in a fresh process.

Each module costs every run about 0.2 ms. One that comes to be loaded is written down here by hand,
so that nobody adds it unawares.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

READING = {"__future__", "blocklist", "cli", "cli.read", "cli.table", "core", "core.env"}
RUNNING = {
    *READING,
    *("__main__", "commands", "commands.day_file", "core.blocks", "core.clock", "core.day"),
    *("core.day_parse", "core.lines", "core.markup", "core.names", "core.result", "core.times"),
    *("gc", "render", "render.plain", "render.speak", "store", "store.folder", "store.places"),
}
CHANGING = {
    *RUNNING,
    *("core.address", "core.attempt", "core.edit", "core.edit_lines", "core.isodate"),
    "fcntl",
    *("render.words", "render.words.en", "store.change", "store.history", "store.save"),
}
LOOKING = {*RUNNING, "commands.now"}

LOAD = """
import sys
before = set(sys.modules)
{deed}
loaded = set(sys.modules) - before
print("loaded:", *(name.removeprefix("blocklist.") for name in loaded))
"""
READ = """
from blocklist.cli.read import read
read(sys.argv[2:])
"""
RUN = """
from blocklist.__main__ import main
from blocklist.core.env import Env
home = sys.argv[1]
variables = {"HOME": home, "BLOCKLIST_DIR": home + "/days", "BLOCKLIST_STATE": home + "/state"}
assert 0 == main(sys.argv[2:], Env(variables, sys.stdin, sys.stdout, sys.stderr))
"""


def loaded(deed: str, home: Path, line: str) -> set[str]:
    """Return the modules that a deed loads with a command line, on top of Python's start."""
    done = subprocess.run(
        [sys.executable, "-c", LOAD.format(deed=deed), str(home), *line.split()],
        capture_output=True,
        check=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    return set(done.stdout.rpartition("loaded:")[2].split())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose day of today has a work time with one item; the clock is the real one."""
    loaded(RUN, tmp_path, "add flash cards -b 1")
    return tmp_path


@pytest.mark.parametrize("line", ["add x -b 2", "now", "--json", "done 1.1", "frobnicate"])
def test_a_line_is_read_with_the_table_alone(line: str, tmp_path: Path) -> None:
    """The express door needs no more than the table, to take a line or to decline it."""
    assert READING == loaded(READ, tmp_path, line)


@pytest.mark.parametrize(
    ("line", "modules"),
    [
        ("add chapter 3", {*CHANGING, "commands.add", "core.text"}),
        ("add chapter 3 -b 1", {*CHANGING, "commands.add", "core.text"}),
        ("add step -u 1.1", {*CHANGING, "commands.add", "core.text"}),
        ("done 1.1", {*CHANGING, "commands.mark"}),
        ("done cards", {*CHANGING, "commands.mark"}),
        ("now", LOOKING),
        ("now --short", LOOKING),
    ],
)
def test_an_everyday_command_loads_what_it_needs(line: str, modules: set[str], home: Path) -> None:
    """Exactly these modules are loaded, Python's own and ours: none more, none for nothing."""
    assert sorted(modules) == sorted(loaded(RUN, home, line))


def test_what_the_express_door_declines_loads_typer(home: Path) -> None:
    """The same line in another form goes through Typer: the check would see it."""
    assert {"typer", "cli.typer_app"} <= loaded(RUN, home, "add chapter 3 --block=1")
