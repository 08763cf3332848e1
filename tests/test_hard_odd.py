"""Hard input that nobody asks for: odd variables, odd names, no home, many at once.

Each test runs the program as a process of its own, most of them through both doors.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.process import DAY, DOORS, TODAY, Program, assert_calm, assert_refused

if TYPE_CHECKING:
    from pathlib import Path

# In it the user has a number that no list of users knows.
NAMELESS = ["unshare", "--user", "--map-user=54321"]
NO_HOME: dict[str, str | None] = {"HOME": None, "BLOCKLIST_DIR": None, "BLOCKLIST_STATE": None}


@pytest.fixture(params=DOORS)
def program(request: pytest.FixtureRequest, tmp_path: Path) -> Program:
    """Give the program, and a day with two work times."""
    program = Program(tmp_path, request.param)
    program.lay(DAY)
    return program


# --------------------------------------------------------------------------------- variables


@pytest.mark.parametrize(
    "columns", ["0", "-1", "abc", "1e3", " 40", "3.5", "\u0664\u0660", "9" * 400, "\x1b[31m"]
)
def test_columns_that_are_no_number_are_those_of_the_terminal(
    program: Program, columns: str
) -> None:
    """A shell that sets nonsense does not spoil the view."""
    wanted = program.on_terminal("show", columns=60)

    assert wanted == program.on_terminal("show", columns=60, env={"COLUMNS": columns})
    assert 0 == program.run("--help", env={"COLUMNS": columns}).exit


@pytest.mark.parametrize(
    "variables",
    [
        *({"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "xx_YY.none"}, {"LC_ALL": ""}),
        *({"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}),
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_a_plain_locale_and_items_of_emoji(program: Program, variables: dict[str, str]) -> None:
    """What can't be shown is shown as a sign, and the file keeps each of its bytes."""
    data = DAY.replace("flash", "🎨 poster 数学")
    program.lay(data)

    for words in (["show"], ["show", "--json"], ["now"], ["now", "--short"]):
        answer = program.run(*words, env=variables)
        assert (0, "") == (answer.exit, answer.err)
    assert 0 == program.on_terminal("show", columns=80, env=variables)[0]
    assert 0 == program.run("done", "poster", env=variables).exit
    assert data.replace("[ ] 🎨", "[x] 🎨").encode() == program.day.read_bytes()


@pytest.mark.parametrize(
    "variables",
    [
        *({"TERMINAL_WIDTH": "abc"}, {"_BLOCKLIST_COMPLETE": "complete_bash"}, {"TERM": ""}),
        *({"TERM": "none-such"}, {"LINES": "abc"}, {"FORCE_COLOR": "abc"}, {"PYTHONOPTIMIZE": "2"}),
        *({"PYTHONWARNINGS": "error"}, {"XDG_CONFIG_HOME": "not/full"}, {"LANG": "x" * 9999}),
        *({"XDG_CONFIG_HOME": "/dev/null"}, {"TYPER_USE_RICH": "abc"}, {"LC_ALL": "\udcff"}),
    ],
)
def test_variables_of_other_programs_do_no_harm(
    program: Program, variables: dict[str, str]
) -> None:
    """They are not heeded, or heeded in their own meaning."""
    for words in (["show"], ["add", "-q", "x", "--date", "2026-12-03"], ["add", "--help"]):
        answer = program.run(*words, env=variables)
        assert (0, "") == (answer.exit, answer.err)
    assert program.snapshot()[f"days/{TODAY}.md"][3] == DAY.encode()


@pytest.mark.parametrize("state", ["/dev/null", "/dev/null/x", "/dev/full", "/proc/none"])
def test_a_state_folder_that_can_t_be_is_no_hindrance(program: Program, state: str) -> None:
    """The day is saved without a lock; that it can't be taken back is told, but not with -q."""
    answer = program.run("add", "x", env={"BLOCKLIST_STATE": state})

    assert (0, "Added: 1.3 x (Math, Tue 24 Nov)\n") == (answer.exit, answer.out)
    assert "can't be taken back" in answer.err
    assert (0, "", "") == program.run("add", "y", "-q", env={"BLOCKLIST_STATE": state})
    assert b"- [ ] x\n- [ ] y\n" in program.day.read_bytes()


# --------------------------------------------------------------------------- names of folders


@pytest.mark.parametrize(
    "name",
    [
        *(
            b"with space",
            b"new\nline",
            b"und\xffec",
            b"-dash",
            b"a=b",
            b"n" * 255,
            b"{path}",
            b"%s",
        ),
        *(
            b"esc\x1b[31m",
            b"./a/../b",
            b"caf\xc3\xa9",
            b"~x",
            b"a\\b",
            b"\xe2\x80\xaeltr",
            b"tab\t",
        ),
    ],
)
def test_a_folder_may_have_any_name(program: Program, name: bytes) -> None:
    """It is made, used and named; what would move the cursor is not said."""
    place = os.path.join(os.fsencode(program.home), os.path.normpath(name))
    first = program.run("add", "x", folder=name)

    assert (0, "Added: 0.1 x (whole day, Tue 24 Nov)\n") == (first.exit, first.out)
    assert_calm(first.err)
    assert "\x1b" not in first.err
    assert [os.fsencode(f"{TODAY}.md")] == os.listdir(place)
    assert (0, "0.1\t[ ]\t\tx\n", "") == program.run("show", folder=name)
    path = os.fsdecode(place).encode("utf-8", "backslashreplace").decode() + f"/{TODAY}.md\n"
    assert path.replace("\\udcff", "\\xff") == program.run("path", folder=name).out
    assert (0, "") == program.run("show", "--json", folder=name)[::2]


@pytest.mark.parametrize(
    ("name", "shown"), [(b"und\xffec", "und\\xffec"), (b"esc\x1b[31m", "esc\\x1b[31m")]
)
def test_a_folder_with_a_name_that_can_t_be_shown_is_told_apart(
    program: Program, name: bytes, shown: str
) -> None:
    """Each odd byte of a path is said by its number, so that the folder can be found."""
    place = os.path.join(os.fsencode(program.home), name)

    assert f"Made the folder {program.home}/{shown}\n" == program.run("add", "x", folder=place).err


def test_a_relative_folder_is_below_the_one_that_one_is_in(program: Program) -> None:
    """Named on the command line or in BLOCKLIST_DIR."""
    line = ["path"] if program.door == DOORS[0] else ["path", "--date=today"]

    assert f"{program.folder}/{TODAY}.md\n" == program.run("path", folder="days").out
    assert (
        f"{program.folder}/{TODAY}.md\n" == program.bare(*line, env={"BLOCKLIST_DIR": "days"}).out
    )


def test_a_working_folder_that_is_gone(program: Program) -> None:
    """A full path works all the same; a relative one can't be told."""
    gone = program.home / "gone"
    gone.mkdir()
    leave = f'cd "{gone}" && rmdir "{gone}"; exec "$@"'

    assert 0 == program.shell(leave, "add", "x").exit
    gone.mkdir()
    assert_refused(program.shell(leave, "--dir", "days", "add", "x"), 1, "no_working_folder")


def test_a_home_that_is_read_only(program: Program) -> None:
    """The folder can't be made there, and what is there already can be used."""
    if os.geteuid() == 0:
        program.prefix = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]
    home = program.home / "locked"
    home.mkdir()
    home.chmod(0o555)
    variables: dict[str, str | None] = {**NO_HOME, "HOME": str(home)}
    line = ["add", "x"] if program.door == DOORS[0] else ["add", "x", "--block=0"]
    answer, other = program.bare(*line, env=variables), program.run("add", "x", env=variables)
    home.chmod(0o755)

    assert_refused(answer, 1, "no_access")
    assert (0, "Added: 1.3 x (Math, Tue 24 Nov)\n") == (other.exit, other.out)
    assert [] == list(home.iterdir())


@pytest.fixture
def nameless(program: Program) -> Program:
    """Give the program as a user who is in no list of users."""
    if (
        shutil.which(NAMELESS[0]) is None
        or subprocess.run([*NAMELESS, "true"], check=False).returncode
    ):
        pytest.skip("no user without a name can be had here")
    program.prefix = NAMELESS
    return program


def test_no_home_at_all_asks_for_a_folder(nameless: Program) -> None:
    """Where the days should be is not guessed; with a folder named all but undo works."""
    line = ["add", "x"] if nameless.door == DOORS[0] else ["add", "x", "--block=0"]

    assert_refused(nameless.bare(*line, env=NO_HOME), 1, "no_home", path="~/blocklist")
    assert_refused(nameless.run("add", "x", folder="~/x", env=NO_HOME), 1, "no_home", path="~/x")
    answer = nameless.run("add", "x", env=NO_HOME)
    assert (0, "Added: 1.3 x (Math, Tue 24 Nov)\n") == (answer.exit, answer.out)
    assert "can't be taken back" in answer.err


def test_no_home_at_all_has_no_place_called_none(nameless: Program) -> None:
    """A place that there is not is not told as one of that name."""
    answer = nameless.run("path", "--all", env=NO_HOME)

    assert 0 == answer.exit
    assert "None" not in answer.out.split()


# ---------------------------------------------------------------------------------- many


def test_ten_thousand_items(program: Program) -> None:
    """A day may be long."""
    lines = [f"- [ ] item {number}\n" for number in range(10_000)]
    program.lay("## Math 9:00-9:45\n\n" + "".join(lines))

    assert 10_000 == program.run("show").out.count("\n")
    assert 0 == program.run("done", "1.5000").exit
    assert_refused(program.run("done", "item"), 1, "several_items", item="item")
    assert "Added: 1.10001 x (Math, Tue 24 Nov)\n" == program.run("add", "x").out
    assert "Done: 1.78 item 77 (Math, Tue 24 Nov)\n" == program.run("done", "item 77").out
    assert 0 == program.on_terminal("show", columns=80)[0]


@pytest.mark.slow
@pytest.mark.parametrize("there", [True, False])
def test_eight_processes_add_at_once(tmp_path: Path, *, there: bool) -> None:
    """Not one of their lines is lost, on a day that is there and on a new one."""
    programs = eight_programs(tmp_path, there=there)

    assert [0] * 8 == add_at_once(programs, str(tmp_path / "state"))
    assert WANTED == sorted(added(programs[0]))
    assert [programs[0].day.name] == os.listdir(programs[0].folder)


@pytest.mark.parametrize("there", [True, False])
def test_eight_processes_add_at_once_without_a_lock(tmp_path: Path, *, there: bool) -> None:
    """Only who renames in the few microseconds after the last look of another can be in the way.

    Seen were none to two lines in forty, with two processors for eight processes.
    """
    programs = eight_programs(tmp_path, there=there)

    assert [0] * 8 == add_at_once(programs, "/dev/null/none")
    lines = added(programs[0])
    assert len(lines) == len(set(lines))
    assert set(lines) <= set(WANTED)
    assert 32 <= len(lines)
    assert [programs[0].day.name] == os.listdir(programs[0].folder)


WANTED = sorted(f"- [ ] line {number}.{turn}" for number in range(8) for turn in range(5))


def eight_programs(home: Path, *, there: bool) -> list[Program]:
    """Return programs that work on one folder, four through each door."""
    programs = [Program(home, DOORS[number % 2]) for number in range(8)]
    if there:
        programs[0].lay(DAY)
    return programs


def add_at_once(programs: list[Program], state: str) -> list[int]:
    """Let each add five lines, one after the other; return their exit codes, summed up."""

    def add(number: int) -> int:
        """Add the lines of one."""
        texts = [f"line {number}.{turn}" for turn in range(5)]
        env = {"BLOCKLIST_STATE": state}
        return sum([programs[number].run("add", text, env=env).exit for text in texts])

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(add, range(8)))


def added(program: Program) -> list[str]:
    """Return the lines in the day that were added."""
    return [line for line in program.day.read_text().split("\n") if line.startswith("- [ ] line")]
