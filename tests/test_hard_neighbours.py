"""Hard input beside the days: settings, templates and a history that are none.

Each test runs the program as a process of its own, through both doors.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.process import DAY, DOORS, TODAY, Program, assert_calm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(params=DOORS)
def program(request: pytest.FixtureRequest, tmp_path: Path) -> Program:
    """Give the program, and a day with two work times."""
    program = Program(tmp_path, request.param)
    program.lay(DAY)
    return program


def a_folder(path: Path) -> None:
    """Make a folder where a file should be."""
    path.mkdir()


def a_pipe(path: Path) -> None:
    """Make a pipe where a file should be."""
    os.mkfifo(path)


def a_link(path: Path) -> None:
    """Make a link that leads nowhere."""
    path.symlink_to("nowhere")


def a_loop(path: Path) -> None:
    """Make a link that leads to itself."""
    path.symlink_to(path.name)


ODD = [a_folder, a_pipe, a_link, a_loop]


@pytest.mark.parametrize("make", ODD)
def test_settings_that_are_no_file_are_told(program: Program, make: Callable[[Path], None]) -> None:
    """Reading and marking go on without them."""
    make(program.folder / "blocklist.toml")

    for words in (["show"], ["now", "--short"], ["done", "1.2"]):
        answer = program.run(*words)
        assert 0 == answer.exit
        assert "blocklist.toml" in answer.err
        assert_calm(answer.err)
    assert "" == program.run("show", "-q").err


@pytest.mark.parametrize(
    ("name", "make"),
    [
        *(("templates/day.md", make) for make in ODD),
        *(("templates/tuesday.md", make) for make in ODD),
        *(("templates", make) for make in ODD if make is not a_folder),
    ],
)
def test_templates_that_are_none_are_told(
    program: Program, name: str, make: Callable[[Path], None]
) -> None:
    """A day is not made from half a template, and is shown without; written days don't mind."""
    place = program.folder / name
    place.parent.mkdir(exist_ok=True)
    make(place)

    assert (0, "") == program.run("show")[::2]
    assert 0 == program.run("done", "1.2").exit
    program.day.unlink()
    before = program.snapshot()
    shown, added = program.run("show"), program.run("add", "x")
    assert 0 == shown.exit
    assert "templates" in shown.err
    assert (1, "") == (added.exit, added.out)
    assert "templates" in added.err
    assert_calm(added.err)
    assert before == program.snapshot()


def test_templates_that_are_a_file_are_not_mended_with_another_folder(program: Program) -> None:
    """What is said to do helps: `--dir` is not what names the templates."""
    program.lay("mine", "templates")
    program.day.unlink()

    assert "--dir" not in program.run("add", "x").err


@pytest.mark.parametrize("settings", ["things = -1\n", "thingz = 2\n", "nonsense\n", "things =\n"])
def test_settings_that_can_t_be_taken_stop_what_makes_a_file_from_a_template(
    program: Program, settings: str
) -> None:
    """The file would be made for good with what was not meant; marking goes on with a note."""
    program.lay(settings, "blocklist.toml")
    program.lay("# {{date}}\n\n## Math\n\n- [ ] \n", "templates/day.md")

    answer = program.run("done", "1.2")
    assert (0, True) == (answer.exit, "blocklist.toml" in answer.err)
    before = program.snapshot()
    answer = program.run("add", "x", "--date", "2026-11-25")
    assert (1, "") == (answer.exit, answer.out)
    assert "blocklist.toml" in answer.err
    assert_calm(answer.err)
    assert before == program.snapshot()


@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_several_slips_in_the_settings_stop_it_in_three_lines(
    program: Program, quiet: list[str]
) -> None:
    """What stops a command is told in full, with `-q` too, and in three lines at most."""
    program.lay("thingz = 1\nfoo = 2\ndays = ['x']\n[bar]\n", "blocklist.toml")
    program.lay("# {{date}}\n\n## Math\n\n- [ ] \n", "templates/day.md")
    answer = program.run("add", "x", "--date", "2026-11-25", *quiet)

    assert (1, "") == (answer.exit, answer.out)
    assert "blocklist.toml" in answer.err
    assert "Line 1" in answer.err
    assert_calm(answer.err)


def test_a_day_in_capital_letters_is_another_file_here(program: Program) -> None:
    """`2026-11-24.MD` is left alone where the system tells it from `2026-11-24.md`."""
    program.lay("capital", f"{TODAY}.MD")
    if program.day.read_text() == "capital":
        pytest.skip("here they are one file")

    assert 0 == program.run("add", "x").exit
    assert "capital" == (program.folder / f"{TODAY}.MD").read_text()


def test_a_history_that_is_a_pipe_is_no_hindrance(program: Program) -> None:
    """Nobody reads from it, and nobody waits for that."""
    assert 0 == program.run("add", "x").exit
    (history,) = (program.home / "state").rglob("history")
    history.unlink()
    os.mkfifo(history)
    program.prefix = ["timeout", "5"]

    assert (0, "Added: 1.4 y (Math, Tue 24 Nov)\n") == program.run("add", "y")[:2]
