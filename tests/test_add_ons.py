"""Add-ons as programs of their own, and the public API that they may import."""

from __future__ import annotations

import datetime as dt
import io
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import blocklist
from blocklist.__main__ import main
from blocklist.core.env import Env
from blocklist.store import on_path
from tests.checklist import TODAY, Checklist
from tests.terminal import CTRL_C, begin, end

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DAY = """\
# My day

## Math 9:00-9:45

- [x] math p.42
- [ ] flash cards
  ask Sam
- [ ]

Some words.

## Reflection

It went well.
"""


class Home:
    """A home with a folder of programs first on PATH."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.bin = home / "bin"
        self.bin.mkdir()
        self.checklist = Checklist(home)
        self.variables = {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "HOME": str(home),
            "BLOCKLIST_DIR": str(self.checklist.folder),
            "BLOCKLIST_STATE": str(home / "state"),
            "BLOCKLIST_NOW": f"{TODAY}T09:20",
        }

    def lay(self, name: str, script: str) -> Path:
        """Lay an add-on, a script for sh."""
        path = self.bin / f"blocklist-{name}"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start blocklist as a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "blocklist", *words],
            env=self.variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home of nobody."""
    return Home(tmp_path)


def test_an_add_on_takes_the_place_of_the_program(home: Home) -> None:
    """It is the same process, so that whoever waits or sends signals has to do with it alone."""
    home.lay("pid", "echo $$; exit 3")
    started = home.start("pid")
    out, _ = started.communicate()

    assert (f"{started.pid}\n", 3) == (out, started.returncode)


@pytest.mark.parametrize("name", ["TERM", "PIPE", "INT", "KILL"])
def test_a_signal_ends_it_as_any_program(name: str, home: Home) -> None:
    """What ends an add-on is seen by who called blocklist; none is ignored that was not before."""
    home.lay("end", f"kill -{name} $$; sleep 5; exit 9")
    started = home.start("end")
    started.communicate()

    assert -getattr(signal, f"SIG{name}") == started.returncode


def test_ctrl_c_at_a_terminal_reaches_it(home: Home) -> None:
    """The add-on decides what Ctrl-C means."""
    home.lay("wait", "trap 'echo caught; exit 5' INT; echo ready; while :; do sleep 0.05; done")
    child = begin(home.checklist, ["wait"], variables=home.variables)
    child.expect_exact("ready")
    child.send(CTRL_C)
    shown, code = end(child)

    assert "caught" in shown
    assert 5 == code


def test_where_no_program_can_take_the_place_of_another(
    home: Home, capfd: pytest.CaptureFixture[str]
) -> None:
    """There blocklist waits for the add-on, and ends with its code, or as shells tell a signal."""
    home.lay("seven", 'echo "$1 $BLOCKLIST_DATE"; exit 7')
    home.lay("killed", "kill -TERM $$")

    assert 7 == main(["seven", "a b"], Env(home.variables, None, None, None))
    assert 128 + signal.SIGTERM == main(["killed"], Env(home.variables, None, None, None))
    assert f"a b {TODAY}\n" == capfd.readouterr().out


def test_help_lists_the_add_ons(home: Home) -> None:
    """They stand under the commands; what a command hides and what can't be run does not."""
    home.lay("hello", "")
    home.lay("add", "")
    home.lay("notes", "").chmod(0o644)
    page = io.StringIO()

    assert 0 == main(["--help"], Env(home.variables, None, page, None))
    assert "\n\nAdd-ons:\n  hello\n\nOptions:\n" in page.getvalue()


def names(found: Sequence[on_path.Program]) -> list[str]:
    """Return the names of programs."""
    return [one.name for one in found]


def test_the_first_on_path_that_can_be_run_is_meant(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Order counts, as in a shell; what can't be run is passed over, and a relative folder."""
    monkeypatch.chdir(home.home)
    other = home.home / "other"
    other.mkdir()
    (home.bin / "blocklist-d").mkdir()
    home.lay("d/e", "")
    first, second = other / "blocklist-a", home.lay("a", "")
    first.write_text("no program")
    first.chmod(0o644)
    (other / "blocklist-b").mkdir()
    path = os.pathsep.join((str(other), "", "bin", str(home.home / "none"), str(home.bin)))
    found = on_path.find(path, "a")

    assert found
    assert str(second) == found.path
    assert on_path.find(path, "b") is None
    assert on_path.find(path, "c") is None
    for odd in ("", "d/e", "a/", "\0"):
        assert on_path.find(path, odd) is None
    assert ["a", "a"] == names(on_path.add_ons(path))


def test_an_ending_is_no_part_of_a_name_where_programs_have_one(home: Home) -> None:
    """On Windows `blocklist-a.exe` is the add-on `a` (PATHEXT)."""
    home.lay("a.EXE", "")
    home.lay("b", "")
    endings = [".com", ".exe"]
    (home.bin / "blocklist-c.exe").symlink_to(home.bin / "blocklist-b")

    assert ["a", "b", "c"] == sorted(names(on_path.add_ons(str(home.bin), endings)))
    assert ["a.EXE", "b", "c.exe"] == sorted(names(on_path.add_ons(str(home.bin))))
    found = on_path.find(str(home.bin), "c", endings)
    assert found
    assert "c" == found.name
    assert on_path.find(str(home.bin), "c") is None


# ---------------------------------------------------------------------------------- the API


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checklist:
    """A folder with a day, named by the variables of this process, as an add-on has it."""
    made = Home(tmp_path)
    for name, value in made.variables.items():
        monkeypatch.setenv(name, value)
    made.checklist.write(DAY)
    return made.checklist


def test_a_day_is_read_as_plain_values(folder: Checklist) -> None:
    """Its names are those of `show --json`, and nothing is written."""
    day = blocklist.read_day()
    (block,) = day.blocks
    first, second = block.items

    assert (TODAY, True, "My day", "It went well.") == (
        day.date, day.exists, day.title, day.reflection,
    )  # fmt: skip
    assert str(folder.folder / f"{TODAY}.md") == day.path
    assert (1, "Math", "09:00", "09:45", True, 1, "Some words.") == (
        block.number, block.name, block.start, block.end, block.now, block.blanks, block.text,
    )  # fmt: skip
    assert ("1.1", "math p.42", "done", "x", True, 0, 5) == (
        first.id, first.text, first.status, first.mark, first.done, first.depth, first.line,
    )  # fmt: skip
    assert ("Math 9:00-9:45", "ask Sam") == (second.section, second.notes)
    assert [first, second] == day.items
    assert "Item(depth=0, done=True, id='1.1'" in repr(day)
    assert not (folder.home / "state").exists()


def test_a_date_may_be_said_in_many_ways(folder: Checklist) -> None:
    """A date of datetime, ISO, words; without one it is today."""
    folder.write("- [ ] poem\n", "2026-11-25")

    assert TODAY == blocklist.today()
    assert str(folder.folder) == blocklist.folder()
    for date in (dt.date(2026, 11, 25), "2026-11-25", "tomorrow"):
        assert ["poem"] == [item.text for item in blocklist.read_day(date).items]
    assert not blocklist.read_day("2026-11-26").exists


def test_items_are_added_and_marked(folder: Checklist) -> None:
    """Each goes where the command would put it, and its id comes back."""
    assert "1.3" == blocklist.add("poster", block="Math")
    assert "1.4" == blocklist.add("blue paper", under="1.3")
    assert "1.5" == blocklist.add("crown", block=1)
    assert "0.1" == blocklist.add("-", block=0)
    assert "1.2" == blocklist.mark("flash cards", "done")
    assert "1.1" == blocklist.mark("1.1", "open")
    assert "1.3" == blocklist.mark("1.3", "started")
    assert "1.5" == blocklist.mark("crown", "aside")
    assert "0.1" == blocklist.add("bag", date=dt.date(2026, 11, 25))
    expected = DAY.replace("- [ ] flash", "- [x] flash").replace("[x] math", "[ ] math")
    expected = expected.replace("- [ ]\n", "- [/] poster\n  - [ ] blue paper\n- [-] crown\n")
    expected = expected.replace("# My day\n", "# My day\n\n- [ ] -\n")

    assert expected.encode() == folder.read()


@pytest.mark.parametrize(
    ("deed", "code", "message"),
    [
        ("add('x', block='none')", 1, 'There is no work time "none" on that day.\nIt has: 1 Math'),
        ("add('')", 2, "There are no words to write."),
        ("mark('1.9', 'done')", 1, 'Nothing here is called "1.9".'),
        ("mark('1.1', 'lost')", 2, 'There is no "lost" for an item.\nIt can be: open, started'),
        ("read_day('3/4')", 2, '"3/4" can be two days'),
    ],
)
def test_what_is_not_done_is_told(deed: str, code: int, message: str, folder: Checklist) -> None:
    """One exception, with the words of the command line and its exit code; nothing is written."""
    with pytest.raises(blocklist.Error) as told:
        eval(f"blocklist.{deed}")  # noqa: S307 - written above

    assert str(told.value).startswith(message)
    assert code == told.value.exit_code
    assert DAY.encode() == folder.read()


def test_settings_that_are_in_the_way_are_named(folder: Checklist) -> None:
    """Where a day can't be made from its template, the reason itself is told too."""
    (folder.folder / "blocklist.toml").write_text("days = 3\n", "utf-8")

    with pytest.raises(blocklist.Error, match=r"(?s)Line 1.*days.*No day is made"):
        blocklist.add("x", date="tomorrow")


def test_a_place_that_can_not_be_told_is_an_error(
    folder: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder and the time may be what can't be told."""
    del folder
    monkeypatch.setenv("BLOCKLIST_NOW", "noon")

    with pytest.raises(blocklist.Error, match="BLOCKLIST_NOW"):
        blocklist.today()


def test_there_is_nothing_else_in_the_package() -> None:
    """Every public name is there, and another one is told as Python tells it."""
    assert [] == [name for name in blocklist.__all__ if not hasattr(blocklist, name)]
    with pytest.raises(AttributeError, match="module 'blocklist' has no attribute 'ad'"):
        blocklist.ad  # type: ignore[attr-defined]  # noqa: B018 - that is the deed


def test_import_blocklist_loads_nothing_more() -> None:
    """The API is loaded when it is used, so the program and a mere import do without."""
    code = "import sys; a = set(sys.modules); import blocklist; print(sorted(set(sys.modules) - a))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert "['__future__', 'blocklist']\n" == done.stdout


def test_an_add_on_is_checked_by_mypy(tmp_path: Path) -> None:
    """The package is typed for those who use it."""
    script = tmp_path / "script.py"
    script.write_text(
        "import datetime\nimport blocklist\n"
        "day: blocklist.Day = blocklist.read_day(datetime.date.today())\n"
        "block: blocklist.Block = day.blocks[0]\nitem: blocklist.Item = block.items[0]\n"
        "text: str = blocklist.add(item.text, block=1)\nblocklist.mark(text, 'done')\n"
        "blocklist.mark(text, 'gone')\nblocklist.ad(text)\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", str(script)],
        capture_output=True, check=False, text=True, cwd=tmp_path,
    )  # fmt: skip

    found = [line.split(":")[1] for line in done.stdout.split("\n") if "error:" in line]

    assert ["8", "9"] == found
