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
from tests import house_words as words

if TYPE_CHECKING:
    from collections.abc import Callable

    Rule = Callable[[Path], list[str]]

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src/blocklist"
WORDS = PACKAGE / "render/words"
ENGLISH = WORDS / "en"
TOOLS = Path(sys.executable).parent
FOR_PROGRAMMERS = {"format.md", "add-ons.md", "json.md"}  # they may say `error` and `only`


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
    (words.said_in_words, {"a.py": "A = 'You missed it.'\n"}),
    (words.said_in_words, {"a.py": "A = {'b': f'{x} of it: 0 of 4'}\n"}),
]

KEPT = {
    "__main__.py": "import os, sys, time\nos.environ, sys.argv, sys.stdout, time.time()\n",
    "a.py": "x = 1\n" * 300,
    "b.py": long_function(60) + long_function(12) * 19,
    "render/a.py": "print('a')\n",
    "store/a.py": "import time\ntime.time()\n",
    "words.py": "'''Never said: only.'''\nA = '10 of 4 latest a.conflict.md read-only'\n",
}


def plant(folder: Path, files: dict[str, str]) -> Path:
    """Lay down files, and return their folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _ in CODE_RULES))
def test_the_rule_is_kept(rule: Rule) -> None:
    """The rule, as its docstring says it, holds for the whole package."""
    assert [] == rule(WORDS if rule is words.said_in_words else PACKAGE)


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


# ---------------------------------------------------------------------------------- words


def student_pages() -> list[Path]:
    """Return README and the pages of docs/ that students, teachers and parents read."""
    docs = sorted((ROOT / "docs").glob("*.md"))
    return [ROOT / "README.md", *(page for page in docs if page.name not in FOR_PROGRAMMERS)]


@pytest.mark.parametrize("page", student_pages(), ids=lambda page: page.name)
def test_a_page_for_students_scolds_nobody(page: Path) -> None:
    """README and the student pages say none of the words that are never said."""
    assert [] == words.said_on_page(page)


@pytest.mark.parametrize(
    "text",
    [
        "It is overdue.",
        "You failed",
        "0 of 4",
        "0%",
        "An error.",
        "two streaks",
        "You didn't",
        "LATE",
    ],
)
def test_a_word_never_said_is_found(text: str, tmp_path: Path) -> None:
    """The list bites on whole words in any case."""
    page = plant(tmp_path, {"a.md": f"# A\n\n{text}\n"}) / "a.md"

    assert "a.md:3 " == words.said_on_page(page)[0][:7]


@pytest.mark.parametrize(
    "text",
    [
        "lately",
        "10 of 4",
        "100%",
        "the latest",
        "scored",
        "2026-11-24.sync-conflict-1.md",
        "read-only",
    ],
)
def test_other_words_may_be_said(text: str) -> None:
    """Parts of words, names of files and `read-only` are let be."""
    assert [] == words.said(text)


def test_words_read_easily() -> None:
    """All sentences of three words or more together have reading grade 5 at most."""
    assert words.grade(text for _, text in words.strings(WORDS)) <= words.GRADE


def test_hard_words_are_found() -> None:
    """The grade tells easy from hard."""
    easy = ["Done: 1.1 math.", "Nothing is set up yet. `blocklist init` asks for your work times."]
    hard = ["Subsequent modifications necessitate configuration of additional synchronisation."]

    assert words.grade(easy) < words.GRADE < words.grade(hard)


@pytest.mark.parametrize(
    ("word", "count"),
    [("file", 1), ("table", 2), ("lines", 1), ("boxes", 2), ("moved", 1), ("added", 2),
     ("doing", 2), ("the", 1), ("every", 2), ("something", 2),
     ("Saturday", 3), ("carried", 2), ("handles", 2)],
)  # fmt: skip
def test_syllables_are_counted(word: str, count: int) -> None:
    """A silent e is none."""
    assert count == words.syllables(word)


def test_each_reason_has_its_sentence() -> None:
    """What code can refuse or note, words can say."""
    assert [] == words.without_sentence(PACKAGE, ENGLISH)


def test_each_sentence_can_be_said() -> None:
    """No sentence is left whose reason is gone."""
    assert [] == words.without_reason(PACKAGE, ENGLISH)


REASONS = {
    "core/a.py": (
        "class Kind(Refusal):\n    def __init__(self):\n"
        "        super().__init__('kind_a' if x else 'kind_b')\n"
        "def f(reason):\n    return Refusal(reason)\n"
        "def g():\n    f('handed')\n"
        "    reasons = {1: 'from_a_table'}\n    raise Refusal(reasons[1])\n"
        "Note('noted', fact='no_reason')\nraise Refusal('kept')\n"
    ),
    "render/words/en/refusals.py": "REFUSALS: dict[str, str] = {'kept': 'So.', 'gone': 'No.'}\n",
    "render/words/en/notes.py": "NOTES = {'noted': 'Seen.'}\n",
}


def test_a_reason_without_a_sentence_is_found(tmp_path: Path) -> None:
    """Written out, chosen, handed in or from a table: each reason is seen."""
    plant(tmp_path, REASONS)
    found = words.without_sentence(tmp_path, tmp_path / "render/words/en")

    assert ["from_a_table", "handed", "kind_a", "kind_b"] == sorted(one.split()[1] for one in found)


def test_a_sentence_without_a_reason_is_found(tmp_path: Path) -> None:
    """A sentence that nothing can say any more is named."""
    plant(tmp_path, REASONS)

    assert ["gone"] == words.without_reason(tmp_path, tmp_path / "render/words/en")


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
