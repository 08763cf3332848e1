"""The rules of the house about words, each seen to bite: tone, reading grade, reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from blocklist.__main__ import main
from blocklist.cli.table import COMMANDS
from blocklist.render.words.en.refusals import REFUSALS
from tests import house_words as words
from tests.house_code import plant
from tests.transcript_start import Call, in_process

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src/blocklist"
WORDS = PACKAGE / "render/words"
ENGLISH = WORDS / "en"
FOR_PROGRAMMERS = {"add-ons.md", "format.md", "scripts.md"}  # they may say `error` and `only`


def student_pages() -> list[Path]:
    """Return README and the pages of docs/ that students, teachers and parents read."""
    docs = sorted((ROOT / "docs").glob("*.md"))
    return [ROOT / "README.md", *(page for page in docs if page.name not in FOR_PROGRAMMERS)]


def test_the_program_scolds_nobody() -> None:
    """No sentence that it can say holds a word that is never said."""
    assert [] == words.said_in_words(WORDS)


def test_a_scolding_sentence_is_found(tmp_path: Path) -> None:
    """Strings are looked at, parts of f-strings too; docstrings are not."""
    text = "'''Never said: only.'''\nA = 'You missed it.'\nB = f'{x}: 0 of 4'\n"
    found = words.said_in_words(plant(tmp_path, {"a.py": text}))

    assert ["a.py:2 missed", "a.py:3 0 of"] == found


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


def test_no_page_shows_a_fault_of_the_program() -> None:
    """A page that was updated while the program was broken is told: such a line is no answer."""
    start = REFUSALS["fault"].split("{")[0].strip()
    pages = [
        *student_pages(),
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "tests/transcripts").glob("*.md"),
    ]
    broken = [page.name for page in pages if start in page.read_text(encoding="utf-8")]

    assert len(start) > 10
    assert [] == broken


def test_words_read_easily() -> None:
    """All sentences of three words or more together have reading grade 5 at most."""
    assert words.grade(text for _, text in words.strings(WORDS)) <= words.GRADE


@pytest.mark.parametrize("command", COMMANDS)
def test_each_help_page_reads_easily(command: str, tmp_path: Path) -> None:
    """Each help page, as it comes, has reading grade 5 at most."""
    page = in_process(main)(Call("blocklist", [command, "--help"], {}, tmp_path))

    assert page.out
    assert words.grade([page.out]) <= words.GRADE


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


def test_each_command_that_is_named_is_there() -> None:
    """Who does what a sentence says is not told that there is no such command."""
    assert [] == words.unknown_commands(WORDS, COMMANDS)


def test_a_command_that_is_not_there_is_found(tmp_path: Path) -> None:
    """A sentence about the program itself is let pass."""
    text = "A = 'blocklist is here'\nB = 'To undo it: blocklist undo'\n"
    found = words.unknown_commands(plant(tmp_path, {"a.py": text}), {"add"})

    assert ["a.py:2 undo"] == found
