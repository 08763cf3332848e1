"""The help pages: how they look, that they fit, and that their examples work."""

from __future__ import annotations

import io
import shlex
from typing import TYPE_CHECKING

import pytest

from blocklist.cli import help as pages
from blocklist.cli import typer_app
from blocklist.cli.read import Declined, read
from blocklist.cli.table import COMMANDS, GLOBAL, MOMENTS
from blocklist.core.env import Call, Env
from blocklist.render.words.en import help as words

if TYPE_CHECKING:
    from blocklist.cli.table import Command

NOTE_PAGE = """\
Usage: blocklist note [OPTIONS] ITEM TEXT...

Write a line under an item.

It can be a page, a hint, or what to do when you are stuck.

Arguments:
  ITEM  Its number, such as 1.2, or one word from it.
  TEXT  The line, in your own words.

Options:
  -d, --date DATE   The day, such as tomorrow, fri or 24 nov.
      --dir FOLDER  Use the checklists in this folder.
  -q, --quiet       Say nothing but what you asked for.
      --no-color    Use no color.
  -h, --help        Show this page.

Examples:
  blocklist note 1.2 if stuck: ask Sam
  blocklist note poster blue paper
"""
PATH_PAGE_IN_40_COLUMNS = """\
Usage: blocklist path [OPTIONS] [DATE]

Say where the file of a day is.

It says so even if there is no such file
yet.

Arguments:
  DATE  The day, such as tomorrow, fri
        or 24 nov. If you name none, it
        is today.

Options:
  -d, --date DATE
      The day, such as tomorrow, fri or
      24 nov.
  --all
      Say where everything is, and why.
  --dir FOLDER
      Use the checklists in this folder.
  -q, --quiet
      Say nothing but what you asked
      for.
  --no-color
      Use no color.
  -h, --help
      Show this page.

Examples:
  blocklist path tomorrow
  blocklist path --all
"""


def shown(*line: str, columns: int = 80) -> str:
    """Return what the second door writes to stdout for a line that asks for help."""
    stdout = io.StringIO()
    code = typer_app.parse(
        line, Declined("not_read"), Env({"COLUMNS": str(columns)}, None, stdout, None)
    )
    assert 0 == code
    return stdout.getvalue()


@pytest.mark.parametrize(
    ("line", "columns", "page"),
    [("note --help", 80, NOTE_PAGE), ("path -h", 40, PATH_PAGE_IN_40_COLUMNS)],
)
def test_a_page_looks_like_this(line: str, columns: int, page: str) -> None:
    """Usage, what it does, what may be typed, and examples, in the width of the terminal."""
    assert page == shown(*line.split(), columns=columns)


@pytest.mark.parametrize(
    "line",
    [
        "note -h",
        "note 1.1 --help",
        "note -q -h --blok",
        "-q note --help",
        "help note",
        "help note 1.1",
        "help " * 2000,
        "--help note",
        "-qh",
    ],
)
def test_help_is_given_wherever_it_is_asked_for(line: str) -> None:
    """`-h`, `--help` and `help` win over what is missing, and a command has its own page."""
    own = "note" in line and not line.startswith("--help")

    assert shown(*(["note"] if own else []), "--help") == shown(*line.split())


def test_the_first_page_has_all_commands_at_their_moment() -> None:
    """Each command stands once, with what it does, below the moment of the day that it is for."""
    page = shown("--help")
    first, *parts = page.split(":\n")
    under = {
        before.split("\n")[-1]: part for before, part in zip([first, *parts], parts, strict=False)
    }

    assert words.PROGRAM.summary == page.split("\n")[2]
    for moment in MOMENTS:
        names = [row.name for row in COMMANDS.values() if row.moment == moment]
        listed = under[words.HEADINGS[moment]].split("\n\n")[0].split("\n")
        assert names == [line.split()[0] for line in listed]
        summaries = [words.COMMANDS[name].summary for name in names]
        assert [4 + max(map(len, COMMANDS))] * len(names) == list(map(str.index, listed, summaries))


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_a_page_fits_and_is_plain(command: str, columns: int) -> None:
    """No line is longer than the terminal or 80 columns, none ends in space; all is ASCII."""
    page = shown(*command.split(), "--help", columns=columns)

    assert [] == [line for line in page.split("\n") if len(line) > min(columns, 80)]
    assert [] == [line for line in page.split("\n") if line != line.rstrip()]
    assert page.isascii()
    assert not page.endswith("\n\n")


@pytest.mark.parametrize("row", COMMANDS.values(), ids=COMMANDS)
def test_each_command_has_an_example_that_works(row: Command) -> None:
    """A page ends in examples; each is a command line that the express door takes for it."""
    examples = words.COMMANDS[row.name].examples
    ending = "\n".join([f"{words.HEADINGS['examples']}:", *(f"  {line}" for line in examples), ""])

    assert examples
    assert shown(row.name, "--help").endswith(f"\n\n{ending}")
    for example in examples:
        program, *argv = shlex.split(example)
        call = read(argv)
        assert "blocklist" == program
        assert isinstance(call, Call), example
        assert row.name == call.command


def test_the_examples_of_the_first_page_work() -> None:
    """They are command lines that the express door takes."""
    assert words.PROGRAM.examples
    for example in words.PROGRAM.examples:
        assert isinstance(read(shlex.split(example)[1:]), Call), example


def test_no_words_of_help_are_left_over() -> None:
    """Each command, argument and option that is explained is one of the table."""
    rows = COMMANDS.values()
    options = {option.name for row in rows for option in row.options}
    shared = {option.name for option in GLOBAL} | {"help", "version"}
    own = {f"{row.name} {option.name}" for row in rows for option in row.options}
    names = {(row.name, name) for row in rows for name in (row.one, row.many) if name}

    assert set(COMMANDS) == set(words.COMMANDS)
    assert set() == set(words.OPTIONS) - options - shared - own
    assert set() == set(words.ARGUMENTS) - {name for _, name in names} - {
        f"{row} {name}" for row, name in names
    }


def test_an_option_may_mean_its_own_in_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """`path all` says what `--all` means in `path`, before what it means elsewhere."""
    monkeypatch.setattr(words, "OPTIONS", {**words.OPTIONS, "path all": "Each of them."})

    assert "      --all         Each of them." in shown("path", "-h").split("\n")
    assert pages.width(Env({"COLUMNS": "100"}, None, None, None)) == pages.MOST_WIDTH
