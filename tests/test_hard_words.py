"""Hard input on the command line: taken as it was meant, or a clear line, and nothing is lost.

Each test runs the program as a process of its own, through both doors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.process import DAY, DOORS, TODAY, Program, assert_refused

if TYPE_CHECKING:
    from pathlib import Path

LONG = b"y" * 10_000_000


@pytest.fixture(params=DOORS)
def program(request: pytest.FixtureRequest, tmp_path: Path) -> Program:
    """Give the program, and a day with two work times."""
    program = Program(tmp_path, request.param)
    program.lay(DAY)
    return program


def with_item(text: bytes) -> bytes:
    """Return the day with an item added to its first work time."""
    flash = b"- [ ] flash cards\n"
    return DAY.encode().replace(flash, flash + b"- [ ] " + text + b"\n")


# -------------------------------------------------------------- no such block, item, date


def test_no_such_block_lists_the_blocks(program: Program) -> None:
    """Who has mistyped a name sees those that there are."""
    program.refuses(
        1, "no_block", "add", "x", "--block", "Music", block="Music", blocks="1 Math, 2 Reading"
    )


@pytest.mark.parametrize("item", ["9.9", "1.9", "1.0", "0.1", "essay", "9" * 400 + ".1", "1.-1"])
@pytest.mark.parametrize("command", [["done"], ["note", "--"]])
def test_no_such_item_lists_the_items(program: Program, command: list[str], item: str) -> None:
    """Who has mistyped an id or a word sees the items that there are."""
    words = [*command, item, "x"] if command[0] == "note" else [*command, item]
    answer = program.refuses(1, "no_item", *words)

    assert "1.1 math p.42, 1.2 flash cards, 2.1 poem, first part" in answer.err


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("2026-02-30", "date_no_day"),
        ("2026-13-01", "date_no_day"),
        ("20261399", "date_no_day"),
        ("0000-01-01", "date_no_day"),
        ("10000-01-01", "date_unknown"),
        ("soon", "date_unknown"),
        ("3/4", "date_two_ways"),
        ("W48", "date_is_week"),
        ("../2026-11-24", "date_unknown"),
        ("2026-11-24/..", "date_unknown"),
        ("+9999999999", "date_range"),
        ("-9999999", "date_range"),
        ("in 9999999 days", "date_range"),
        ("", "date_unknown"),
        ("\u0662\u0660\u0662\u0666-11-24", "date_unknown"),
        ("a" * 5000, "date_unknown"),
    ],
)
@pytest.mark.parametrize("command", ["show", "add"])
def test_no_such_date_is_told_from_a_day(
    program: Program, command: str, date: str, reason: str
) -> None:
    """A date that is none is wrong use, and no day is made or shown in its stead."""
    words = [command, "--date", date] if command == "show" else [command, "x", "--date", date]
    program.refuses(2, reason, *words)


# ------------------------------------------------------------------ words that fit several


def test_words_that_fit_several_items_list_them(program: Program) -> None:
    """Nothing is marked by a guess."""
    program.refuses(
        1,
        "several_items",
        *("done", "poem"),
        item="poem",
        items="2.1 poem, first part, 2.2 poem, second part",
    )


def test_words_that_fit_several_blocks_list_them(program: Program) -> None:
    """Nothing is added by a guess; of two equal names the numbers tell."""
    program.lay(DAY.replace("Reading", "Math club") + "\n## Math club\n")

    listed = "1 Math, 2 Math club, 3 Math club"
    program.refuses(1, "several_blocks", "add", "x", "-b", "ma", block="ma", blocks=listed)
    program.refuses(
        1, "several_blocks", "add", "x", "-b", "math club", blocks="2 Math club, 3 Math club"
    )


# --------------------------------------------------------------------------------- --block


@pytest.mark.parametrize("number", ["999999999", "9" * 400, "3", "000000000003"])
def test_block_of_a_number_too_high_is_not_there(program: Program, number: str) -> None:
    """The work times that there are get listed."""
    answer = program.refuses(1, "no_block", "add", "x", "--block", number)

    assert "1 Math, 2 Reading" in answer.err


def test_block_999999999_is_not_made_on_a_day_without_work_times(program: Program) -> None:
    """A slip of the hand does not make a file of a billion headings."""
    program.lay("# Tuesday\n")

    program.refuses(2, "too_many_blocks", "add", "x", "--block", "999999999", most=24)
    program.refuses(2, "too_many_blocks", "add", "x", "--block", "25", most=24)


@pytest.mark.parametrize("block", ["-1", "0.5", "", " ", "1,2", "\u0663", "9:00-9:45", "%", "--"])
def test_block_that_is_no_number_and_no_name_is_refused(program: Program, block: str) -> None:
    """Such a thing can't be a heading, so it is never made one."""
    program.refuses(2, "block_no_name", "add", "x", "--block", block)
    program.lay("# Tuesday\n")
    program.refuses(2, "block_no_name", "add", "x", "--block", block)


# ------------------------------------------------------------------------------ hard texts


@pytest.mark.parametrize("text", ["", " ", "\t", "\n", " \r\n \t", "\u200b\ufeff"])
def test_empty_text_is_refused(program: Program, text: str) -> None:
    """There is nothing to write down."""
    program.refuses(2, "text_empty", "add", text)
    program.refuses(2, "text_empty", "note", "1.1", text)


@pytest.mark.parametrize("text", ["one\ntwo", "one\ttwo", "\r\none\n\n\r\ttwo\n"])
def test_newline_and_tab_in_a_text_fold_to_a_space(program: Program, text: str) -> None:
    """What was pasted becomes one line, and no heading or second item is made by it."""
    answer = program.run("add", text)

    assert (0, "Added: 1.3 one two (Math, Tue 24 Nov)\n") == (answer.exit, answer.out)
    assert with_item(b"one two") == program.day.read_bytes()


@pytest.mark.parametrize("command", [["add"], ["note", "1.1"], ["add", "-u", "1.1"]])
def test_esc_in_a_text_is_refused(program: Program, command: list[str]) -> None:
    """A terminal that shows the day would obey it."""
    program.refuses(2, "text_control", *command, "red\x1b[31m", sign="U+001B")


@pytest.mark.parametrize("line", [b"a\0b\n", b"good\na\0b\n", b"a\x1b[31m\n"])
def test_nul_and_esc_from_standard_input_are_refused(program: Program, line: bytes) -> None:
    """The file would be text no more; the good lines are not written either."""
    before = program.snapshot()
    answer = program.run("add", "-", stdin=line)

    assert_refused(answer, 2, "text_control")
    assert before == program.snapshot()


@pytest.mark.parametrize("text", [b"\xff", b"caf\xe9", b"\xed\xa0\x80", b"a\xc3"])
def test_lone_surrogate_bytes_in_a_text_are_refused(program: Program, text: bytes) -> None:
    """What is no UTF-8 would spoil the file; `add -` is no way around."""
    program.refuses(2, "text_bytes", b"add", text)
    program.refuses(2, "text_bytes", b"note", b"1.1", text)
    before = program.snapshot()
    assert_refused(program.run("add", "-", stdin=b"good\n" + text + b"\n"), 2, "text_bytes")
    assert before == program.snapshot()


@pytest.mark.parametrize("words", [[b"done", b"\xff"], [b"add", b"x", b"-b", b"\xff"], [b"\xff"]])
def test_lone_surrogate_bytes_elsewhere_are_answered(program: Program, words: list[bytes]) -> None:
    """An item, a block or a command of such bytes is not there, and is shown without them."""
    before = program.snapshot()
    answer = program.run(*words)

    assert answer.exit in {1, 2}
    assert 3 >= answer.err.count("\n")
    assert "\ufffd" in answer.err
    assert before == program.snapshot()


@pytest.mark.slow
@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_10_mb_line_is_written_whole(program: Program, end: bytes) -> None:
    """It is a line like any other, to add, to list and to mark."""
    answer = program.run("add", "-", stdin=LONG + end)

    assert (0, "") == (answer.exit, answer.err)
    assert with_item(LONG) == program.day.read_bytes()
    assert 0 == program.run("done", "1.3").exit
    shown = program.run("show").out.split("\n")
    assert f"1.3\t[x]\tMath\t{LONG.decode()}" == shown[2]
    assert "Math 25m: flash cards\n" == program.run("now", "--short").out


@pytest.mark.parametrize(
    "text",
    ["- milk", "-5 pages", "-", "# not a heading", "## Math", "[x] done?", "[ ] box", "+ more"],
)
def test_text_that_begins_like_markdown_is_kept_as_typed(program: Program, text: str) -> None:
    """`-`, `#`, `[x]` and `+` are words of his, and make no structure."""
    words = [text, "and so on"] if text == "-" else [text]  # alone it is standard input
    answer = program.run("add", *words)

    assert (0, f"Added: 1.3 {' '.join(words)} (Math, Tue 24 Nov)\n") == (answer.exit, answer.out)
    assert with_item(" ".join(words).encode()) == program.day.read_bytes()
    assert f"1.3\t[ ]\tMath\t{' '.join(words)}\n" in program.run("show").out


@pytest.mark.parametrize("text", ["- milk", "# not a heading", "## Math", "- [x] item", "+ more"])
def test_a_note_that_begins_like_markdown_is_no_structure(program: Program, text: str) -> None:
    """A note is a line under its item, and the day has the same blocks and items as before."""
    before = program.run("show").out

    assert 0 == program.run("note", "1.2", text).exit
    assert before == program.run("show").out


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (b"- [ ] one\n* [x] two\n+ three\n1. four\n", ["one", "two", "three", "four"]),
        (b"# five\n[x] six\n-5 pages\n--six\n", ["# five", "six", "-5 pages", "--six"]),
        (b"\n\n  seven\r\n\r\n\teight\rnine", ["seven", "eight", "nine"]),
        (b"\xef\xbb\xbften\n", ["ten"]),
    ],
)
def test_lines_that_begin_with_a_marker_lose_it(
    program: Program, lines: bytes, texts: list[str]
) -> None:
    """A list from elsewhere comes in without its markers and boxes, and without empty lines."""
    assert 0 == program.run("add", "-", stdin=lines, env={"BLOCKLIST_NOW": f"{TODAY}T08:00"}).exit
    assert texts == [line.split("\t")[3] for line in program.run("show").out.split("\n")[:-5]]


@pytest.mark.parametrize("lines", [b"", b"\n", b" \n\t\r\n", b"- [ ] \n*\n1. \n"])
def test_standard_input_without_a_line_is_refused(program: Program, lines: bytes) -> None:
    """A pipe that brought nothing is told, and writes nothing."""
    before = program.snapshot()

    assert_refused(program.run("add", "-", stdin=lines), 2, "no_lines")
    assert before == program.snapshot()
