"""What `check` finds in a day."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.core import check_day
from blocklist.core.blocks import scan
from blocklist.core.check_day import Texts
from blocklist.core.day_parse import parse
from blocklist.core.env import Note, Settings
from blocklist.core.lines import decode, from_text
from tests.fixture_file import as_bytes, cases
from tests.nasty import BOXES, HEADINGS, OTHERS

NEAR = [
    "- []", "* [x ]", "- [  ] a", "-[ ] a", "1.[x] a", "[ ] a", "[x] a", "  [ ] a", "> - [ ] a",
    "> -[ ] a", "##Math", "##\u00a0Math", "- [\t]", "- []a", "-\t[ x] a", "> [ ] a", " ##a",
    "- [](a)", "[x](a)", "[ ]a", "+[]", "[]", "- - [] a", "- [/ ]", "  [] a", "  [x ] a",
    "-\t[] a", ">\t-\t[ ] a", "> -\t[]",
]  # fmt: skip
LINES = st.lists(st.sampled_from([*NEAR, *NEAR, *BOXES, *HEADINGS, *OTHERS]), max_size=12)


def told(note: Note) -> str:
    """Return a finding as tests/fixtures/checks.md writes it."""
    facts = {**note.facts}
    said = [str(facts.pop("line")), note.reason]
    said += [
        f'{key}="{value}"' if isinstance(value, str) else f"{key}={value}"
        for key, value in facts.items()
    ]
    return " ".join(said)


@pytest.mark.parametrize(("text", "findings"), cases("checks.md", 2))
def test_a_day_is_checked_as_docs_say(text: str, findings: str) -> None:
    """Each finding is there with its line, and nothing else is."""
    day = parse(decode(as_bytes(text)), Settings())
    expected = as_bytes(findings).decode("utf-8", "surrogateescape")

    assert expected == "".join(f"{told(note)}\n" for note in check_day.find(day))


@given(LINES)
def test_a_quick_look_passes_over_no_line(lines: list[str]) -> None:
    """A day that is not read twice has nothing that the second reading would find."""
    day = parse(from_text("\n".join(lines)), Settings())
    found = [told(note) for note in check_day.find(day)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check_day, "MAY_BE_NEAR", re.compile(""))

        assert [told(note) for note in check_day.find(day)] == found


@given(LINES)
def test_the_second_reading_is_the_first(lines: list[str]) -> None:
    """What is code or HTML to one is so to the other; each line is a text once at most."""
    texts = Texts(lines)
    found, again = scan(lines), texts.read()
    numbers = [line.number for line in texts.texts]

    assert [(i.line, i.box, i.box_line) for i in found.items] == [
        (i.line, i.box, i.box_line) for i in again.items
    ]
    assert sorted(set(numbers)) == numbers
    assert not {heading.line for heading in found.headings} & set(numbers)


@given(LINES)
def test_what_is_mended_as_is_said_is_found_no_more(lines: list[str]) -> None:
    """On a line of its own, each remedy is the box or the heading that was meant."""
    for note in check_day.find(parse(from_text("\n".join(lines)), Settings())):
        if mend := note.facts.get("mend"):
            mended = parse(from_text(f"## Math\n\n{mend}\n"), Settings())
            assert [] == check_day.find(mended)
            assert 1 == len(mended.boxes) + len(mended.sections) - 2


def test_the_night_belongs_to_the_day_before() -> None:
    """A range past midnight is one where the settings say that the day goes on."""
    settings = Settings()
    day = from_text("## Late 22:30-1:00\n\n## Later 22:30-2:00\n")

    assert ["time_doubt"] * 2 == [note.reason for note in check_day.find(parse(day, settings))]
    settings.day_starts = 120
    assert ["times_overlap"] == [note.reason for note in check_day.find(parse(day, settings))]


def test_a_long_line_is_read_once() -> None:
    """A bracket that is not closed is not tried again from each space after it."""
    day = parse(from_text("- [" + " " * 1_000_000 + "a\n- []\n"), Settings())

    assert ["box_empty"] == [note.reason for note in check_day.find(day)]
