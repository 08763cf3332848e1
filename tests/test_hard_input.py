"""What a page of a transcript can't hold: newlines in an argument, control signs, other bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blocklist.__main__ import main
from tests.transcript_start import Answer, Call, in_process

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Blocklist = Callable[..., Answer]

NAME = "2026-11-24.md"
DAY = "## Math\r\n\r\n- [ ] caf\u00e9\r\n- [ ]\r\n"
NO_TEXT = (
    "The file of Tue 24 Nov holds signs that are no text, so it is left as it is.\n"
    "Please open it and save it as UTF-8.\n"
)


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """The file of a day with an item and a blank."""
    file = tmp_path / "days" / NAME
    file.parent.mkdir()
    file.write_bytes(DAY.encode())
    return file


@pytest.fixture
def blocklist(day: Path, tmp_path: Path) -> Blocklist:
    """The program at work on that day."""
    start = in_process(main)
    variables = {
        "BLOCKLIST_DIR": str(day.parent),
        "BLOCKLIST_NOW": "2026-11-24T09:20",
        "BLOCKLIST_STATE": str(tmp_path / "state"),
        "HOME": str(tmp_path),
    }

    def run(*arguments: str, stdin: str = "") -> Answer:
        return start(Call("blocklist", list(arguments), variables, tmp_path, stdin))

    return run


@pytest.mark.parametrize("text", ["one\ntwo", "one\r\n\n\ttwo", "\n one\ttwo\r"])
def test_newlines_and_tabs_in_a_text_fold_to_one_space(
    blocklist: Blocklist, day: Path, text: str
) -> None:
    """An item is one line, whatever was pasted."""
    answer = blocklist("add", text, "-b", "Math")

    assert Answer("Added: 1.2 one two (Math, Tue 24 Nov)\n", "", 0) == answer
    assert DAY.replace("- [ ]\r\n", "- [ ] one two\r\n").encode() == day.read_bytes()


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\0", "U+0000"),
        ("\a", "U+0007"),
        ("\v", "U+000B"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\x9b", "U+009B"),
    ],
)
@pytest.mark.parametrize("command", [("add",), ("note", "1.1")])
def test_other_control_characters_in_a_text_are_refused(
    blocklist: Blocklist, day: Path, command: tuple[str, ...], sign: str, name: str
) -> None:
    """They never reach the file nor the terminal, and the person hears which one it was."""
    answer = blocklist(*command, f"red{sign}[31m")

    expected = (
        f"The text holds a sign that can't be seen ({name}).\n"
        "Please type it again without that sign.\n"
    )
    assert Answer("", expected, 2) == answer
    assert DAY.encode() == day.read_bytes()


@pytest.mark.parametrize("text", ["\n", "\u200b", "\u200d\ufeff", "\u00a0", "\u2060 \u200e"])
def test_a_text_of_signs_that_can_t_be_seen_is_refused(
    blocklist: Blocklist, day: Path, text: str
) -> None:
    """What nobody can see is nothing to do."""
    answer = blocklist("add", text)

    assert 2 == answer.exit
    assert DAY.encode() == day.read_bytes()


@pytest.mark.parametrize("text", ["\u202eright to left", "a\u2028b", "e\u0301", "\u00a0a\u00a0b"])
def test_marks_joiners_and_unicode_separators_are_text(
    blocklist: Blocklist, day: Path, text: str
) -> None:
    """They stand in the file as they were typed, and end no line."""
    answer = blocklist("add", text, "-b", "Math")

    assert 0 == answer.exit
    assert text.strip("\u00a0") in day.read_text(encoding="utf-8")
    assert 4 == day.read_bytes().count(b"\n")


def test_bytes_of_an_argument_that_are_no_utf_8_are_refused(
    blocklist: Blocklist, day: Path
) -> None:
    """What a terminal of another encoding sends is not written."""
    answer = blocklist("add", "caf\udce9")

    expected = "The text is not UTF-8, so it can't be written.\nPlease type it again.\n"
    assert Answer("", expected, 2) == answer
    assert DAY.encode() == day.read_bytes()


def test_a_line_of_standard_input_that_is_refused_refuses_all(
    blocklist: Blocklist, day: Path
) -> None:
    """Lines come in as one step, so none is written unless all can be."""
    answer = blocklist("add", "-", stdin="math p.42\nred\x1b[31m\n")

    assert ("", 2) == (answer.out, answer.exit)
    assert DAY.encode() == day.read_bytes()


@pytest.mark.parametrize("name", ["Ma\x1bth", "\x1b", "Quiet\x07 time"])
def test_a_control_character_is_no_part_of_a_name(
    blocklist: Blocklist, day: Path, name: str
) -> None:
    """No heading is made of it, on a day without work times either."""
    day.unlink()

    answer = blocklist("add", "poem", "-b", name)

    assert ("", 2) == (answer.out, answer.exit)
    assert "\x1b" not in answer.err
    assert not day.exists()


@pytest.mark.parametrize("arguments", [("\x1b[31m",), ("add", "--\x1bx"), ("done", "\x1b[2J")])
def test_what_was_typed_is_said_without_its_control_characters(
    blocklist: Blocklist, arguments: tuple[str, ...]
) -> None:
    """A refusal that repeats what was typed does not move the cursor."""
    answer = blocklist(*arguments)

    assert answer.exit in {1, 2}
    assert "\x1b" not in answer.err


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_a_byte_order_mark_stays_utf_16(
    blocklist: Blocklist, day: Path, codec: str
) -> None:
    """A mark, a new line and a note are written in the encoding of the file."""
    day.write_bytes(("\ufeff" + DAY).encode(codec))

    assert "1.1\t[ ]\tMath\tcaf\u00e9\n" == blocklist("show").out
    assert 0 == blocklist("done", "1.1").exit
    assert 0 == blocklist("add", "p\u00e9", "-b", "1").exit
    assert 0 == blocklist("note", "1.1", "ask Sam").exit
    expected = "\ufeff## Math\r\n\r\n- [x] caf\u00e9\r\n  ask Sam\r\n- [ ] p\u00e9\r\n"
    assert expected.encode(codec) == day.read_bytes()


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
@pytest.mark.parametrize("words", [("done", "1.1"), ("add", "poem"), ("note", "1.1", "ask Sam")])
def test_a_file_that_is_no_text_is_left_as_it_is(
    blocklist: Blocklist, day: Path, codec: str, words: tuple[str, ...]
) -> None:
    """UTF-32, and UTF-16 that does not say so, are not written to."""
    day.write_bytes(DAY.encode(codec))

    assert 0 == blocklist("show").exit
    assert Answer("", NO_TEXT, 1) == blocklist(*words)
    assert DAY.encode(codec) == day.read_bytes()


def test_bytes_that_are_no_utf_8_survive_an_edit(blocklist: Blocklist, day: Path) -> None:
    """The rest of a file in another encoding stays, byte for byte."""
    day.write_bytes(DAY.encode("latin-1"))

    assert "1.1\t[ ]\tMath\tcaf\ufffd\n" == blocklist("show").out
    assert 0 == blocklist("done", "1.1").exit
    assert 0 == blocklist("add", "p\u00e9", "-b", "1").exit
    assert b"## Math\r\n\r\n- [x] caf\xe9\r\n- [ ] p\xc3\xa9\r\n" == day.read_bytes()
