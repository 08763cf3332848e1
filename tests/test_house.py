"""The rules of the house, each held by the project and each seen to bite on a planted breach."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from blocklist.cli.table import COMMANDS
from tests import house_code as code
from tests.house_code import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    Rule = Callable[[Path], list[str]]

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src/blocklist"
TOOLS = Path(sys.executable).parent


def long_function(lines: int) -> str:
    """Return a function of that many lines."""
    return "def f():\n" + "    pass\n" * (lines - 1)


CODE_RULES = [
    (code.long_modules, {"a.py": "x = 1\n" * 301}),
    (code.long_functions, {"a.py": long_function(61)}),
    (code.too_many_longish_functions, {"a.py": long_function(31) + long_function(3) * 18}),
    (code.nameless_modules, {"core/helpers.py": ""}),
    (code.prints, {"commands/a.py": "print('a')\n"}),
    (code.splitlines, {"core/a.py": "'a'.splitlines()\n"}),
    (code.side_doors, {"core/a.py": "import os\nos.environ['A']\n"}),
    (code.side_doors, {"store/a.py": "from os import environ\n"}),
    (code.side_doors, {"core/a.py": "import time\ntime.time()\n"}),
    (code.side_doors, {"cli/a.py": "import datetime\ndatetime.datetime.now()\n"}),
    (code.side_doors, {"render/a.py": "from datetime import date\ndate.today()\n"}),
    (code.side_doors, {"render/a.py": "import sys\nsys.stdout.write('a')\n"}),
]

KEPT = {
    "__main__.py": "import os, sys, time\nos.environ, sys.argv, sys.stdout, time.time()\n",
    "a.py": "x = 1\n" * 300,
    "b.py": long_function(60) + long_function(12) * 19,
    "render/a.py": "print('a')\n",
    "store/a.py": "import time\ntime.time()\nb'a'.splitlines()  # of bytes, that is\n",
}


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _ in CODE_RULES))
def test_the_rule_is_kept(rule: Rule) -> None:
    """The rule, as its docstring says it, holds for the whole package."""
    assert [] == rule(PACKAGE)


@pytest.mark.parametrize(("rule", "planted"), CODE_RULES)
def test_the_rule_bites(rule: Rule, planted: dict[str, str], tmp_path: Path) -> None:
    """A planted breach is found, and named by its file."""
    found = rule(plant(tmp_path, planted))

    assert found
    assert found[0].startswith(next(iter(planted)))


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _ in CODE_RULES))
def test_the_rule_lets_be_what_keeps_it(rule: Rule, tmp_path: Path) -> None:
    """What is just within the rule is no breach."""
    assert [] == rule(plant(tmp_path, KEPT))


# ------------------------------------------------------------------------- rings and layers


def test_no_module_needs_itself() -> None:
    """There is no import ring, in-function and type-only imports included."""
    assert [] == code.rings("blocklist")


def test_a_ring_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ring of three modules is found though one import of it stands in a function."""
    plant(
        tmp_path / "planted",
        {
            "__init__.py": "",
            "a.py": "import planted.b\n",
            "b.py": "from planted import c\n",
            "c.py": "def f():\n    from planted.a import x\n",
        },
    )
    monkeypatch.syspath_prepend(tmp_path)

    assert ["planted.a <-> planted.b <-> planted.c"] == code.rings("planted")


UPWARD = {
    "core opens no file": ("core/planted.py", "import blocklist.store"),
    "the store asks no command": ("store/planted.py", "import blocklist.commands"),
    "a command shows nothing": ("commands/planted.py", "import blocklist.render"),
    "what shows opens no file": ("render/planted.py", "def f():\n    import blocklist.store"),
    "what shows runs no command": ("render/planted.py", "import blocklist.commands"),
    "nothing leans on the entrance": ("cli/planted.py", "import blocklist.__main__"),
    "a new room has its floor": ("planted/__init__.py", ""),
}


def layers(folder: Path) -> subprocess.CompletedProcess[str]:
    """Hold the copy of the package in `folder` to the contracts of pyproject.toml."""
    return subprocess.run(
        [str(TOOLS / "lint-imports"), str(ROOT / "pyproject.toml"), "--no-cache"],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={"PYTHONPATH": str(folder)},
    )


def test_the_layers_are_kept(tmp_path: Path) -> None:
    """The contracts hold for the package as it is."""
    shutil.copytree(PACKAGE, tmp_path / "blocklist")

    assert 0 == layers(tmp_path).returncode


@pytest.mark.parametrize(("name", "text"), UPWARD.values(), ids=UPWARD)
def test_an_arrow_upward_is_found(name: str, text: str, tmp_path: Path) -> None:
    """A planted import against the arrows breaks a contract, and is named."""
    shutil.copytree(PACKAGE, tmp_path / "blocklist")
    plant(tmp_path / "blocklist", {name: text + "\n"})
    done = layers(tmp_path)

    assert 1 == done.returncode
    assert "planted" in done.stdout


LINTED = {
    "D103": ("src/blocklist/core/a.py", "def f() -> None:\n    pass\n"),
    "D101": ("src/blocklist/core/a.py", "class A:\n    pass\n"),
    "D102": ("src/blocklist/core/a.py", "class A:\n    def f(self) -> None:\n        pass\n"),
    "D100": ("src/blocklist/core/a.py", "import os\n"),
    "T201": ("src/blocklist/core/a.py", 'print("a")\n'),
    "I002": ("src/blocklist/core/a.py", "import os\n"),
    "D103 ": ("tests/test_a.py", "def test_a() -> None:\n    pass\n"),
}


@pytest.mark.parametrize(("rule", "planted"), LINTED.items(), ids=LINTED)
def test_the_linter_is_set_to_find_it(rule: str, planted: tuple[str, str]) -> None:
    """Docstrings, prints and late annotations are held by the set-up in pyproject.toml."""
    name, text = planted
    done = subprocess.run(
        [str(TOOLS / "ruff"), "check", "--no-cache", "--output-format=concise",
         "--stdin-filename", name, "-"],
        capture_output=True, check=False, cwd=ROOT, encoding="utf-8", input=text,
    )  # fmt: skip

    assert f": {rule.strip()} " in done.stdout


# ------------------------------------------------------------------------ commands and pages


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_transcript(command: str) -> None:
    """What a command does can be read in a page that is played."""
    assert (ROOT / f"tests/transcripts/{command}.md").is_file()


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_stands_in_the_docs(command: str) -> None:
    """A table in docs/ has a row for each command: its first cell names it."""
    pages = [page.read_text(encoding="utf-8") for page in (ROOT / "docs").glob("*.md")]
    row = re.compile(rf"^\|[^|]*`(?:blocklist )?{command}\b", re.MULTILINE)

    assert any(row.search(page) for page in pages)


def test_the_changelog_is_kept_open() -> None:
    """What comes next has a place to be written down."""
    assert "\n## [Unreleased]\n" in (ROOT / "CHANGELOG.md").read_text()


def test_ci_runs_what_the_readme_says() -> None:
    """The newcomer's command and CI's are one."""
    install = "python3 -m pip install --quiet --target .tools nox"
    command = f"{install} && PYTHONPATH=.tools python3 -m nox"

    assert command in (ROOT / "README.md").read_text()
    assert command in (ROOT / "CONTRIBUTING.md").read_text()
    assert command in (ROOT / ".ci/run").read_text()
