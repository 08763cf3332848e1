"""Options and commands as people type them, right or not, seen from outside.

Each line runs in a process of its own. Forms with `=` and with a glued value are read by the second
door, all others by the first.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from blocklist.cli.read import Declined, read
from tests.process import DAY, DOORS, TODAY, Program, assert_refused

if TYPE_CHECKING:
    from pathlib import Path

SHOWN = """\
1.1\t[x]\tMath\tmath p.42
1.2\t[ ]\tMath\tflash cards
2.1\t[ ]\tReading\tpoem, first part
2.2\t[ ]\tReading\tpoem, second part
"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Give the program, and a day with two work times in the folder of BLOCKLIST_DIR."""
    program = Program(tmp_path, DOORS[0])
    program.lay(DAY)
    program.variables["BLOCKLIST_DIR"] = str(program.folder)
    return program


def refused(program: Program, code: int, reason: str, line: str, **facts: object) -> None:
    """Run a line that is refused and changes nothing."""
    before = program.snapshot()
    assert_refused(program.bare(*shlex.split(line)), code, reason, **facts)
    assert before == program.snapshot()


# ------------------------------------------------------------------------------- the doors


def test_the_two_ways_to_name_the_folder_go_through_two_doors(tmp_path: Path) -> None:
    """What the tests of hard input count on: one form is read at once, the other is declined."""
    lines = [Program(tmp_path, door).argv("show") for door in DOORS]
    express, typer = ([str(word, "utf-8") for word in map(_bytes, line)][3:] for line in lines)

    assert not isinstance(read(express), Declined)
    assert isinstance(read(typer), Declined)


def _bytes(word: str | bytes) -> bytes:
    """Return a word as bytes."""
    return word if isinstance(word, bytes) else word.encode()


# --------------------------------------------------------- options before and after a command


@pytest.mark.parametrize(
    "line",
    [
        *("--dir days path", "path --dir days", "--dir=days path", "path --dir=days"),
        *("--dir other path --dir days", "--dir=other path --dir=days"),
        *("--dir other --dir days path", "path --dir=other --dir=days"),
        *("-q --dir days path", "--dir days -q path", "path -q --dir=days"),
        *("--no-color --quiet path", "path --quiet --no-color --dir=days"),
        *("path -d mon -d tue", "path --date=mon --date=tue", "path -dmon -d=tue"),
        *("-q path -q", "--quiet -q path", "path -qq", "path --no-color --no-color"),
    ],
)
def test_shared_options_hold_before_and_after_the_command(program: Program, line: str) -> None:
    """Wherever they stand they mean the same; given twice, the last one holds."""
    answer = program.bare(*shlex.split(line))

    assert (0, f"{program.day}\n", "") == answer


@pytest.mark.parametrize(
    "line", ["-q {0}", "{0} -q", "--quiet {0}", "{0} --quiet", "{0} -qd today"]
)
def test_quiet_leaves_data_and_what_stops_a_command(program: Program, line: str) -> None:
    """No line for a deed, no note; a refusal is said all the same."""
    for _ in range(3):
        assert (0, "", "") == program.bare(*shlex.split(line.format("add x")))
    assert 2 + 3 == program.day.read_text().split("## Reading")[0].count("- [")
    assert SHOWN == program.bare(*shlex.split(line.format("show"))).out.replace(
        "1.3\t[ ]\tMath\tx\n1.4\t[ ]\tMath\tx\n1.5\t[ ]\tMath\tx\n", ""
    )
    answer = program.bare(*shlex.split(line.format("done essay")))
    assert_refused(answer, 1, "no_item", item="essay")


def test_quiet_says_nothing_of_a_folder_that_is_made(program: Program) -> None:
    """It is made and used, and that is a note."""
    assert (0, "", "") == program.bare("-q", "add", "x", "--dir", "new")
    assert (program.home / "new" / f"{TODAY}.md").is_file()


def test_all_flags_at_once(program: Program) -> None:
    """They do not stand in each other's way."""
    for line in ("--no-color -q --dir days show --plain -d today", "show -qd today --plain"):
        assert (0, SHOWN, "") == program.bare(*shlex.split(line))


# ------------------------------------------------------------------ options that can't be taken


@pytest.mark.parametrize(
    ("line", "option"),
    [
        ("add x --block", "--block"),
        ("add x -b", "-b"),
        ("add x -qb", "-b"),
        ("add x --under", "--under"),
        ("show --date", "--date"),
        ("show -q -d", "-d"),
        ("--dir", "--dir"),
        ("path --dir", "--dir"),
        ("--dir=days path --dir", "--dir"),
    ],
)
def test_an_option_without_its_value_is_refused(program: Program, line: str, option: str) -> None:
    """What is missing is named, and nothing is written with a part of the line."""
    refused(program, 2, "option_value", line, option=option)


@pytest.mark.parametrize("line", ["--dir= path", "path --dir=", "--dir '' path", "add x --dir ''"])
def test_an_empty_folder_is_refused(program: Program, line: str) -> None:
    """It is not taken for the folder that one is in."""
    refused(program, 2, "dir_empty", line)


@pytest.mark.parametrize(
    ("line", "option", "near"),
    [
        ("add --blok 2 x", "--blok", "--block"),
        ("add x --blok=2", "--blok", "--block"),
        ("--dir=days show --jsn", "--jsn", "--json"),
        ("show --plian", "--plian", "--plain"),
        ("add x --Block 2", "--Block", "--block"),
    ],
)
def test_an_unknown_option_names_the_nearest(
    program: Program, line: str, option: str, near: str
) -> None:
    """A slip of the finger is answered with the option that was meant."""
    before = program.snapshot()
    answer = program.bare(*shlex.split(line))

    assert_refused(answer, 2, "no_option")
    assert option in answer.err.split("\n")[0]
    assert near in answer.err.split("\n")[1]
    assert before == program.snapshot()


@pytest.mark.parametrize(
    "line",
    [
        "add -x",
        "add x -Z",
        "show --xyzzy",
        "--xyzzy",
        "-x",
        "done 1.2 -b 1",
        "now -d fri",
        "add -é",
    ],
)
def test_an_unknown_option_is_no_word(program: Program, line: str) -> None:
    """It is not written down as a part of the text, and the way to write it so is said."""
    before = program.snapshot()
    answer = program.bare(*shlex.split(line))

    assert_refused(answer, 2, "no_option")
    assert "--help" in answer.err
    assert ("--" in answer.err.split("\n")[2]) == (not line.startswith("now"))
    assert before == program.snapshot()


def test_an_unknown_option_behind_two_dashes_is_a_word(program: Program) -> None:
    """As the refusal says, so it works."""
    answer = program.bare("add", "--", "-x", "--block", "2")

    assert "Added: 1.3 -x --block 2 (Math, Tue 24 Nov)\n" == answer.out


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("now --json --short", "two_forms"),
        ("show --json --plain", "two_forms"),
        ("--dir=days show --json --plain", "two_forms"),
        ("path --all fri", "all_and_date"),
        ("path --all --date=fri", "all_and_date"),
        ("add x -u 1.1 -b 1", "under_and_block"),
        ("add x --under=1.1 --block=1", "under_and_block"),
        ("show -d mon tue", "date_twice"),
        ("show --date=mon tue", "date_twice"),
        ("now x", "word_too_many"),
        ("--dir=days now x", "word_too_many"),
        ("version x", "word_too_many"),
        ("add", "argument_missing"),
        ("--dir=days add", "argument_missing"),
        ("note", "argument_missing"),
        ("note 1.1", "argument_missing"),
    ],
)
def test_what_does_not_go_together_is_refused(program: Program, line: str, reason: str) -> None:
    """Neither of the two is taken by a guess."""
    refused(program, 2, reason, line)


# -------------------------------------------------------------- commands that there are not


@pytest.mark.parametrize(
    ("line", "near"),
    [
        *(("dnoe 1.1", "done"), ("shwo", "show"), ("ADD x", "add"), ("stat 1.1", "start")),
        *(("reo 1.1", "reopen"), ("--dir=days notee 1.1 x", "note"), ("-q asied 1.1", "aside")),
    ],
)
def test_a_near_command_is_named(program: Program, line: str, near: str) -> None:
    """It is named and not run."""
    before = program.snapshot()
    answer = program.bare(*shlex.split(line))

    assert_refused(answer, 2, "no_command")
    assert near in answer.err.split("\n")[1]
    assert before == program.snapshot()


@pytest.mark.parametrize("name", ["xyzzy", "", " ", "add\x1b", "\n", "--", "/", "é", "x" * 9999])
def test_an_unknown_command_is_refused(program: Program, name: str) -> None:
    """The help is named, and what was typed can't reach the terminal as control signs."""
    before = program.snapshot()
    answer = program.bare("--dir=days", *(["--", "--"] if name == "--" else [name]))

    assert 2 == answer.exit
    assert "\x1b" not in answer.err
    assert 3 >= answer.err.count("\n")
    assert 500 > len(answer.err)
    assert before == program.snapshot()


@pytest.mark.parametrize(
    ("line", "ours"),
    [
        *(("ls", "show"), ("list", "show"), ("do 1", "done"), ("a milk", "add")),
        *(("--dir=days do 1", "done"), ("tomorrow", "show tomorrow"), ("+1", "show +1")),
    ],
)
def test_words_of_todo_sh_are_answered_with_ours(program: Program, line: str, ours: str) -> None:
    """Who comes from todo.sh learns the word that it has here."""
    refused(program, 2, "no_command", line, instead=ours)
