"""Hard input in the folder: what is no day, what can't be read or written, and odd bytes.

Each test runs the program as a process of its own, through both doors. Nothing that lies in the
folder may come to harm, and nothing may wait for ever.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.faults import Disk
from tests.process import DAY, DOORS, Program, assert_calm, assert_refused
from tests.test_store_save import root_alone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Literal

    Form = Literal["NFC", "NFD"]

READERS = [["show"], ["show", "--json"], ["show", "--plain"], ["now"], ["now", "--short"]]
CHANGES = [["add", "x"], ["add", "x", "-u", "1.1"], ["done", "1.2"], ["note", "1.2", "x"]]
# Root may read and write everything; without these rights it is an account like any other.
AS_A_USER = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]


@pytest.fixture(params=DOORS)
def program(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Program]:
    """Give the program, and a day with two work times; whatever is locked is opened at the end."""
    program = Program(tmp_path, request.param)
    program.lay(DAY)
    yield program
    for path in [program.folder, program.day]:
        if path.exists():
            path.chmod(0o755)


@pytest.fixture
def rightless(program: Program) -> Program:
    """Give the program without the rights of root."""
    if os.geteuid() == 0:
        if shutil.which(AS_A_USER[0]) is None:
            pytest.skip("root has no way to give up its rights here")
        program.prefix = AS_A_USER
    return program


# ---------------------------------------------------------------- a folder that can't be made


@pytest.mark.parametrize("name", ["file", "file/days", "file/a/b"])
def test_a_folder_that_can_t_be_made_below_a_file(program: Program, name: str) -> None:
    """The file is named and stays as it is."""
    file = program.home / "file"
    file.write_text("mine")
    answer = program.run("add", "x", folder=str(program.home / name))

    assert_refused(answer, 1, "folder_is_file", path=str(file))
    assert "mine" == file.read_text()


def test_a_folder_that_can_t_be_made_for_its_name(program: Program) -> None:
    """A name longer than the system takes is told."""
    answer = program.run("add", "x", folder=str(program.home / ("n" * 300)))

    assert_refused(answer, 1, "name_too_long")


def test_a_folder_that_can_t_be_made_in_a_read_only_one(rightless: Program) -> None:
    """The account may not write there, and nothing is left of the attempt."""
    locked = rightless.home / "locked"
    locked.mkdir()
    locked.chmod(0o555)
    answer = rightless.run("add", "x", folder=str(locked / "days"))
    locked.chmod(0o755)

    assert_refused(answer, 1, "no_access")
    assert [] == list(locked.iterdir())


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="it takes Linux's /proc")
def test_a_folder_that_can_t_be_made_in_proc(program: Program) -> None:
    """The system says "no such file" there, which is no file that keeps changing."""
    answer = program.run("add", "x", folder="/proc/days")

    assert (1, "") == (answer.exit, answer.out)
    assert_calm(answer.err)
    assert "changing" not in answer.err


def test_a_folder_that_is_a_dangling_link(program: Program) -> None:
    """Where it should lead is not guessed, for reading neither."""
    link = program.home / "link"
    link.symlink_to("gone")

    for words in (["add", "x"], ["show"]):
        answer = program.run(*words, folder=str(link))
        assert_refused(answer, 1, "folder_link_nowhere", path=str(link))
    assert not (program.home / "gone").exists()


# ------------------------------------------------------------------------------- odd bytes


def test_invalid_utf_8_in_the_day_survives_an_add(program: Program) -> None:
    """The bytes that mean nothing to us stay as they are, and are shown as a sign."""
    data = DAY.encode().replace(b"flash", b"caf\xe9 \xff\xc3 \xed\xa0\x80")
    program.lay(data)

    assert 0 == program.run("add", "x").exit
    assert 0 == program.run("done", "1.2").exit
    assert 0 == program.run("note", "1.2", "y").exit
    wanted = data.replace(b"- [ ] caf", b"- [x] caf").replace(
        b" cards\n", b" cards\n  y\n- [ ] x\n"
    )
    assert wanted == program.day.read_bytes()
    assert "1.2\t[x]\tMath\tcaf\ufffd \ufffd\ufffd" in program.run("show").out


@pytest.mark.parametrize(("written", "typed"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_is_found_in_either_form_and_stays_as_it_is_written(
    program: Program, written: Form, typed: Form
) -> None:
    """A Mac may write an accent as a sign of its own, and a keyboard types both as one."""
    name, item = "\u00c9tude", "le\u00e7on"
    data = DAY.replace("Math", unicodedata.normalize(written, name)).replace(
        "flash cards", unicodedata.normalize(written, item)
    )
    program.lay(data)

    assert 0 == program.run("done", unicodedata.normalize(typed, item)).exit
    block = unicodedata.normalize(typed, name)
    assert 0 == program.run("add", unicodedata.normalize(typed, "\u00e9"), "-b", block).exit
    line = f"- [ ] {unicodedata.normalize(written, item)}\n"
    added = f"- [ ] {unicodedata.normalize(typed, chr(0xE9))}\n"
    assert data.replace(line, line.replace("[ ]", "[x]") + added) == program.day.read_text()


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_utf_16_with_a_bom_is_added_to_as_utf_16(program: Program, codec: str, end: str) -> None:
    """A file that an old editor saved stays one that it opens."""
    text = "\ufeff" + DAY.replace("flash", "caf\u00e9 \U0001f3a8").replace("\n", end)
    program.lay(text.encode(codec))

    assert 0 == program.run("add", "p\u00e8re \U0001f3a8").exit
    item = f"- [ ] caf\u00e9 \U0001f3a8 cards{end}"
    wanted = text.replace(item, f"{item}- [ ] p\u00e8re \U0001f3a8{end}")
    assert wanted.encode(codec) == program.day.read_bytes()


@pytest.mark.parametrize(
    "data",
    [
        DAY.replace("flash", "fl\0ash").encode(),
        DAY.encode("utf-16-le"),
        DAY.encode("utf-32"),
        b"\0" * 100,
    ],
    ids=["NUL", "UTF-16 without a mark", "UTF-32", "NUL alone"],
)
@pytest.mark.parametrize("words", CHANGES)
def test_u_0000_in_the_day_is_shown_and_not_written_to(
    program: Program, words: list[str], data: bytes
) -> None:
    """It is a broken file or no text; the next write could be the last of it."""
    program.lay(data)
    assert 0 == program.run("show").exit
    assert 0 == program.run("now", "--short").exit

    program.refuses(1, "day_no_text", *words)


# --------------------------------------------------- what is no file, or can't be read or written


@pytest.mark.parametrize("words", [*READERS, *CHANGES])
def test_a_directory_in_a_day_s_place(program: Program, words: list[str]) -> None:
    """It is told what lies there."""
    program.day.unlink()
    program.day.mkdir()
    program.refuses(1, "not_a_file", *words, kind="a folder", path=str(program.day))


@pytest.mark.parametrize("words", [*READERS, *CHANGES])
def test_a_fifo_in_a_day_s_place(program: Program, words: list[str]) -> None:
    """Nobody writes into it, and nobody waits for that."""
    program.day.unlink()
    os.mkfifo(program.day)
    program.refuses(1, "not_a_file", *words, kind="a pipe", path=str(program.day))


@pytest.mark.parametrize("words", [*READERS, *CHANGES])
def test_a_dangling_symlink_in_a_day_s_place(program: Program, words: list[str]) -> None:
    """Neither is it an empty day, nor is a file made at its far end."""
    program.day.unlink()
    program.day.symlink_to("gone.md")
    program.refuses(1, "link_nowhere", *words, path=str(program.day))


@pytest.mark.parametrize("words", [*READERS, *CHANGES])
def test_a_looping_symlink_in_a_day_s_place(program: Program, words: list[str]) -> None:
    """It is told and not followed."""
    program.day.unlink()
    program.day.symlink_to(program.day.name)
    program.refuses(1, "link_loop", *words, path=str(program.day))


@pytest.mark.parametrize("words", [*READERS, *CHANGES])
def test_an_unreadable_file(rightless: Program, words: list[str]) -> None:
    """It is no empty day."""
    rightless.day.chmod(0)
    before = rightless.day.stat()
    answer = rightless.run(*words)

    assert_refused(answer, 1, "no_access", path=str(rightless.day), deed="read")
    assert before == rightless.day.stat()


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_an_unreadable_folder(rightless: Program, mode: int) -> None:
    """It is no empty folder."""
    rightless.folder.chmod(mode)
    answers = [rightless.run(*words) for words in (["show"], ["add", "x"], ["show", "fri"])]
    rightless.folder.chmod(0o755)

    for answer in answers:
        assert_refused(answer, 1, "no_access")
    assert DAY.encode() == rightless.day.read_bytes()


@pytest.mark.parametrize(
    "words", [["now"], ["now", "--short"], ["now", "--json"], ["add", "x"], ["done", "9.9"]]
)
@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_can_t_be_listed_is_enough_for_now_add_and_done(
    rightless: Program, words: list[str], *, there: bool
) -> None:
    """They never list it: a prompt that asks `now` would be slow in a folder of ten years."""
    if not there:
        rightless.day.unlink()
    rightless.folder.chmod(0o333)
    answer = rightless.run(*words)

    assert int(words[0] == "done") == answer.exit
    assert "can't be read" not in answer.err


@pytest.mark.parametrize("words", CHANGES)
def test_a_read_only_file(program: Program, words: list[str]) -> None:
    """Its owner has locked it, and that holds for root too."""
    program.day.chmod(0o444)
    program.refuses(1, "file_read_only", *words, path=str(program.day))


@pytest.mark.parametrize("words", [*CHANGES, ["add", "x", "-d", "2026-11-25"]])
def test_a_read_only_folder(program: Program, words: list[str]) -> None:
    """Nothing is written, no file beside the day either; it is shown as ever."""
    program.folder.chmod(0o555)
    program.refuses(1, "folder_read_only", *words, path=str(program.folder))
    assert 0 == program.run("show").exit


# ------------------------------------------------------------------------------ a full disk


@root_alone
@pytest.mark.parametrize("door", DOORS)
def test_a_full_disk_leaves_the_day_as_it_is(tmp_path: Path, door: str) -> None:
    """The old text stays, no part of a file lies beside it, and what is there can be read."""
    with Disk("size=64k") as place:
        program = Program(tmp_path, door)
        program.folder = place / "days"
        program.day = program.folder / program.day.name
        program.lay(DAY)
        _fill(place)
        before = {path.name: path.read_bytes() for path in program.folder.iterdir()}

        for words in (*CHANGES, ["add", "x", "-d", "2026-11-25"]):
            assert_refused(program.run(*words), 1, "no_space")
        assert before == {path.name: path.read_bytes() for path in program.folder.iterdir()}
        assert 0 == program.run("show").exit


@root_alone
@pytest.mark.parametrize("door", DOORS)
def test_a_full_disk_under_the_state_folder_is_no_hindrance(tmp_path: Path, door: str) -> None:
    """The day is saved all the same, and it is told that the step can't be taken back."""
    with Disk("size=64k") as place:
        program = Program(tmp_path, door)
        program.lay(DAY)
        _fill(place)
        answer = program.run("add", "x", env={"BLOCKLIST_STATE": str(place)})

        assert (0, "Added: 1.3 x (Math, Tue 24 Nov)\n") == (answer.exit, answer.out)
        assert "can't be taken back" in answer.err
        assert b"- [ ] x\n" in program.day.read_bytes()


def _fill(place: Path) -> None:
    """Fill a disk to its last byte."""
    subprocess.run(
        ["dd", "if=/dev/zero", f"of={place}/full", "bs=512"], capture_output=True, check=False
    )
