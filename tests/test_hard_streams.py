"""Hard surroundings: streams that are closed or broken, odd clocks and terminals, no home.

Each test runs the program as a process of its own, through both doors.
"""

from __future__ import annotations

import os
import subprocess
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from blocklist.render.words.en.refusals import REFUSALS
from tests.process import DAY, DOORS, PATIENCE, TODAY, Program, assert_refused

if TYPE_CHECKING:
    from pathlib import Path

READERS = [
    *(["show"], ["show", "--json"], ["now"], ["now", "--short"], ["path"], ["path", "--all"]),
    *(["--help"], ["--version"]),
]
CHANGES = [["add", "x"], ["done", "1.2"], ["note", "1.2", "x"]]
CLOSED = [">&-", ">&- 2>&-", "<&- >&- 2>&-"]
FIRST, LAST = "0001-01-01", "9999-12-31"
# The far ends of the world's clocks, as POSIX writes them: no list of zones is needed for that.
KIRITIMATI, PAGO_PAGO = "<+14>-14", "<-11>11"


@pytest.fixture(params=DOORS)
def program(request: pytest.FixtureRequest, tmp_path: Path) -> Program:
    """Give the program, and a day with two work times."""
    program = Program(tmp_path, request.param)
    program.lay(DAY)
    return program


def into_closed_pipe(program: Program, *words: str) -> tuple[int, bytes]:
    """Run the program with a stdout that is a pipe nobody reads; return its exit and stderr."""
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            program.argv(*words),
            stdin=subprocess.DEVNULL,
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
            env=program.environment(),
            timeout=PATIENCE,
        )
    finally:
        os.close(write)
    return done.returncode, done.stderr


# ------------------------------------------------------------------- a closed or broken stdout


@pytest.mark.parametrize("redirect", CLOSED)
@pytest.mark.parametrize("words", READERS)
def test_a_reader_with_a_closed_stdout_is_silent(
    program: Program, words: list[str], redirect: str
) -> None:
    """Who has closed it wants to hear nothing."""
    before = program.snapshot()

    assert (0, "", "") == program.shell(f'exec "$@" {redirect}', *words)
    assert before == program.snapshot()


@pytest.mark.parametrize("words", READERS)
def test_a_reader_whose_pipe_is_closed_at_once_is_silent(
    program: Program, words: list[str]
) -> None:
    """`blocklist | head -1` is a thing that people type."""
    assert (0, b"") == into_closed_pipe(program, *words)


@pytest.mark.parametrize("words", READERS)
def test_a_reader_with_a_broken_stdout_says_so(program: Program, words: list[str]) -> None:
    """A file of it would be empty or cut, and a script has to know that."""
    assert_refused(program.shell('exec "$@" >/dev/full', *words), 1, "cannot_show")


@pytest.mark.parametrize("redirect", [*CLOSED, "2>&-", ">/dev/full 2>/dev/full", "<&-"])
@pytest.mark.parametrize("words", CHANGES)
def test_a_change_with_a_closed_stream_is_saved(
    program: Program, words: list[str], redirect: str
) -> None:
    """Once the day is saved the exit is 0, whoever hears of it."""
    answer = program.shell(f'exec "$@" {redirect}', *words)

    assert (0, "") == (answer.exit, answer.err)
    assert [program.day.name] == os.listdir(program.folder)
    assert DAY.encode() != program.day.read_bytes()
    assert set(DAY.split("\n")) - {"- [ ] flash cards"} <= set(program.day.read_text().split("\n"))


@pytest.mark.parametrize("words", CHANGES)
def test_a_change_with_a_broken_stdout_is_saved_and_that_is_said(
    program: Program, words: list[str]
) -> None:
    """Nobody shall type it a second time because its line did not show."""
    answer = program.shell('exec "$@" >/dev/full', *words)

    assert (0, "") == (answer.exit, answer.out)
    assert answer.err.startswith("It is saved.")
    assert DAY.encode() != program.day.read_bytes()


@pytest.mark.parametrize("words", [["done", "1.1"], ["reopen", "1.2"]])
def test_no_change_with_a_broken_stdout_is_not_called_saved(
    program: Program, words: list[str]
) -> None:
    """The box was as it should be, and the day is left alone."""
    before = program.snapshot()
    answer = program.shell('exec "$@" >/dev/full', *words)

    assert (0, "", REFUSALS["unchanged_unsaid"] + "\n") == answer
    assert before == program.snapshot()


@pytest.mark.parametrize("words", CHANGES)
def test_a_change_whose_pipe_is_closed_at_once_is_saved(program: Program, words: list[str]) -> None:
    """The change was asked for, and the pipe was for its line alone."""
    assert (0, b"") == into_closed_pipe(program, *words)
    assert DAY.encode() != program.day.read_bytes()


@pytest.mark.parametrize("redirect", ["2>&-", "2>/dev/full", ">&- 2>&-"])
@pytest.mark.parametrize(
    ("words", "code"), [(["done", "essay"], 1), (["show", "soon"], 2), (["--xyzzy"], 2)]
)
def test_a_refusal_with_a_closed_or_broken_stderr_keeps_its_exit_code(
    program: Program, words: list[str], code: int, redirect: str
) -> None:
    """A script goes by that alone."""
    assert (code, "", "") == program.shell(f'exec "$@" {redirect}', *words)


@pytest.mark.parametrize("redirect", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize("date", [TODAY, "2026-11-25"])
def test_a_reader_with_a_closed_or_broken_stderr_shows_its_day(
    program: Program, date: str, redirect: str
) -> None:
    """What it would say beside the day, such as that it is blank, is no part of its task."""
    wanted = program.run("show", date).out

    assert (0, wanted, "") == program.shell(f'exec "$@" {redirect}', "show", date)


def test_a_closed_stdin_with_add_from_it_is_no_line(program: Program) -> None:
    """There is nothing to read, which is told as for an empty one."""
    before = program.snapshot()

    assert_refused(program.shell('exec "$@" <&-', "add", "-"), 2, "no_lines")
    assert_refused(program.shell('exec "$@" </dev/null', "add", "-"), 2, "no_lines")
    assert before == program.snapshot()


# ---------------------------------------------------------------------- a terminal of 10 columns


@pytest.mark.parametrize("words", [["show"], ["now"], ["show", "2026-11-25"]])
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_a_terminal_of_10_columns_holds_each_line(
    program: Program, words: list[str], locale: str
) -> None:
    """Nothing is cut, and no line goes on in the next one by itself."""
    program.lay(
        "## Math 9:00-9:45\n\n- [ ] Donaudampfschifffahrtsgesellschaft p.42\n  a long note\n"
    )
    code, screen = program.on_terminal(*words, columns=10, env={"LC_ALL": locale})

    assert 0 == code
    assert 10 >= max(map(len, screen.split("\n")))
    shown = "".join(screen.split())
    assert ("Donaudampfschifffahrtsgesellschaftp.42" in shown) == (len(words) == 1)


@pytest.mark.parametrize("words", [["add", "x"], ["done", "1.2"], ["done", "9.9"], ["--help"]])
@pytest.mark.parametrize("columns", [10, 1])
def test_a_terminal_of_10_columns_is_wide_enough_for_all_else(
    program: Program, words: list[str], columns: int
) -> None:
    """What is said goes on in the next line, and no word of it is lost."""
    code, screen = program.on_terminal(*words, columns=columns)
    wanted = program.run(*words)

    assert code == int(words[-1] == "9.9")
    if code or words == ["--help"]:
        assert (wanted.out + wanted.err).split() == screen.split()


# --------------------------------------------------------------------- a year of 0001 or 9999


@pytest.mark.parametrize(
    ("now", "date", "over"),
    [
        *(
            (FIRST, f"{FIRST[:-1]}2", over)
            for over in ("yesterday", "-1", "last fri", "a week ago")
        ),
        *((LAST, f"{LAST[:-1]}0", over) for over in ("tomorrow", "+1", "next fri", "in 2 weeks")),
    ],
)
def test_a_year_of_0001_or_9999_has_its_days_and_no_more(
    program: Program, now: str, date: str, over: str
) -> None:
    """At the ends of the calendar all works, and a day over the edge is wrong use."""
    for day in (now, date):
        program.lay(DAY, f"{day}.md")
    program.variables["BLOCKLIST_NOW"] = f"{now}T09:20"

    assert "Math 25m: flash cards\n" == program.run("now", "--short").out
    assert 4 == program.run("show", "--date", date).out.count("\n")
    assert f"{program.folder}/{now}.md\n" == program.run("path").out
    program.refuses(2, "date_range", "show", over, text=over)
    program.refuses(2, "date_range", "add", "x", "--date", over, text=over)
    assert 0 == program.run("add", "x").exit
    assert 0 == program.run("add", "x", "--date", date).exit


@pytest.mark.parametrize("date", [FIRST, LAST])
def test_a_year_of_0001_or_9999_can_be_reached_from_today(program: Program, date: str) -> None:
    """A day with such a date is made and shown like any other."""
    assert 0 == program.run("add", "x", "--date", date).exit
    assert "0.1\t[ ]\t\tx\n" == program.run("show", date).out
    assert "x" in program.on_terminal("show", date, columns=80)[1]


@pytest.mark.parametrize("now", ["soon", "2026-02-30T09:20", f"{FIRST}T00:00+14:00", "10000-01-01"])
def test_a_clock_that_can_t_be_read_is_refused(program: Program, now: str) -> None:
    """To go by the real time instead would write into a day nobody meant."""
    program.variables["BLOCKLIST_NOW"] = now
    program.refuses(2, "now_unread", "add", "x", text=now)


@pytest.mark.parametrize("now", [f"{FIRST}T00:30", "0001-01-02T00:30", f"{LAST}T00:30"])
def test_a_night_at_the_ends_of_the_calendar(program: Program, now: str) -> None:
    """Before the first day there is none that the night could belong to."""
    program.lay('day_starts = "04:00"\n', "blocklist.toml")
    date = {"0001-01-01": FIRST, "0001-01-02": FIRST, LAST: "9999-12-30"}[now[:10]]

    assert f"{program.folder}/{date}.md\n" == program.run("path", env={"BLOCKLIST_NOW": now}).out


# ------------------------------------------------------------------------------- TZ changes


def test_tz_changes_what_is_today(program: Program) -> None:
    """A moment with an offset, and the machine's clock, are told in the time of the place."""
    late = f"{TODAY}T23:20Z"
    for zone, date in ((KIRITIMATI, "2026-11-25"), (PAGO_PAGO, TODAY)):
        answer = program.run("path", env={"TZ": zone, "BLOCKLIST_NOW": late})
        assert (0, f"{program.folder}/{date}.md\n", "") == answer
    for zone, hours in ((KIRITIMATI, 14), (PAGO_PAGO, -11)):
        place = timezone(timedelta(hours=hours))
        before = datetime.now(place).date()
        today = program.run("path", env={"TZ": zone, "BLOCKLIST_NOW": None}).out
        dates = {before, datetime.now(place).date()}
        assert today in {f"{program.folder}/{date}.md\n" for date in dates}


@pytest.mark.parametrize(
    "zone", ["Nowhere/Land", "", ":", "A", "/etc/passwd", "x" * 5000, "<+99>9"]
)
def test_tz_that_is_none_is_survived(program: Program, zone: str) -> None:
    """The system takes another zone then; blocklist goes by what it says."""
    for now in (None, f"{TODAY}T12:20Z"):
        answer = program.run("path", env={"TZ": zone, "BLOCKLIST_NOW": now})
        assert (0, "") == (answer.exit, answer.err)


# ------------------------------------------------------------------------------- HOME unset


@pytest.mark.parametrize("home", [None, "", "relative/home"])
def test_home_unset_is_looked_up(program: Program, home: str | None) -> None:
    """It is the one on record for the user, and nothing is made by asking."""
    import pwd

    express = program.door == DOORS[0]
    on_record = pwd.getpwuid(os.getuid()).pw_dir
    unset: dict[str, str | None] = {"HOME": home, "BLOCKLIST_DIR": None, "BLOCKLIST_STATE": None}
    line = ["path"] if express else ["path", "--date=today"]

    assert (0, f"{on_record}/blocklist/{TODAY}.md\n", "") == program.bare(*line, env=unset)
    assert (0, f"{on_record}/x/{TODAY}.md\n", "") == program.run("path", folder="~/x", env=unset)


def test_home_unset_and_a_folder_named_is_enough(program: Program) -> None:
    """Where the days are is told, so they can be written; empty variables are unset ones."""
    unset = {"HOME": None, "XDG_STATE_HOME": str(program.home / "states"), "BLOCKLIST_STATE": ""}
    answer = program.run("add", "x", env=unset)

    assert (0, "Added: 1.3 x (Math, Tue 24 Nov)\n", "") == answer
    assert (program.home / "states" / "blocklist").is_dir()
