"""The doorway stays light: what an everyday command loads, seen in a fresh process."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LIGHT = {"__future__", "fcntl", "gc", "os", "stat", "sys", "time"}
SCRIPT = """
import sys
before = set(sys.modules)
from blocklist.__main__ import main
from blocklist.core.env import Env
{planted}
home = sys.argv.pop()
variables = {{"HOME": home, "BLOCKLIST_DIR": home + "/days"}}
code = main(sys.argv[1:], Env(variables, sys.stdin, sys.stdout, sys.stderr))
print("loaded:", *sorted(set(sys.modules) - before))
sys.exit(code)
"""


def loaded(home: Path, *arguments: str, planted: str = "") -> set[str]:
    """Return the modules, ours aside, that a command loads on top of Python's start."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(planted=planted), *arguments, str(home)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert 0 == done.returncode, done.stderr
    names = done.stdout.split("loaded:")[1].split()
    return {name for name in names if not name.startswith("blocklist")}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a day of one item."""
    loaded(tmp_path, "add", "math p.42", "--block", "1")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "chapter 3", "-b", "2"],
        ["done", "1.1"],
        ["done", "math"],
        ["now"],
        ["now", "--short"],
    ],
    ids=" ".join,
)
def test_an_everyday_command_loads_next_to_nothing(home: Path, arguments: list[str]) -> None:
    """`add`, `done` and `now` load the few light modules of express code and no other."""
    assert set() == loaded(home, *arguments) - LIGHT


def test_a_heavy_module_is_seen(home: Path) -> None:
    """The check tells it when json comes in."""
    assert {"json", "json.decoder"} <= loaded(home, "now", planted="import json")
