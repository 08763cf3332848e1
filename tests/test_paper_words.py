"""What `print` and the page for the talk take of his words, and where a page is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blocklist.core.lines import from_text
from blocklist.core.week_page import section
from tests.checklist import TODAY, Checklist
from tests.test_paper import lines, names, sheet, words

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """Return a folder that is not there yet."""
    return Checklist(tmp_path)


def test_a_heading_that_is_a_time_alone_is_told_once(checklist: Checklist) -> None:
    """By day and by week; a name with a time has both."""
    checklist.write("## 9:00-9:45\n- [ ] a\n## Art 10:00\n- [ ] b\n")
    assert ["9:00-9:45", "Art 10:00"] == names(sheet(checklist))
    table = sheet(checklist, "--week", name="2026-W48")
    rows = [words(one) for one in table.iter("th") if one.get("scope") == "row"]
    assert ["9:00-9:45", "Art 10:00"] == rows


def test_a_work_time_without_a_name_has_a_line_for_it(checklist: Checklist) -> None:
    """It is not the whole day; one with a time alone keeps that."""
    checklist.write("##\n- [ ] a\n")
    body = sheet(checklist)
    assert [""] == names(body)
    assert "Work time" in [one.get("aria-label") for one in body.iter("span")]


def test_code_is_printed_without_its_fences(checklist: Checklist) -> None:
    """In a note and in his own text; a fence of the other kind inside is code."""
    checklist.write(
        "## Math\n- [ ] a\n  see\n  ```py\n  x = 1\n  ~~~\n\n  ```\n  after\n\n~~~\ny  = 2\n~~~\n"
    )
    body = sheet(checklist)
    code = [one.text for one in body.iter("p") if "code" in one.get("class", "").split()]
    assert ["x = 1", "~~~", None, "y  = 2"] == code
    notes = [one.text for one in body.iter("p") if one.get("class") == "note"]
    assert ["see", "after"] == notes


@pytest.mark.parametrize(
    ("title", "shown"),
    [("My **own** day", "My own day"), ("a * b * c", "a * b * c"), ("`x` and *y*", "x and y"),
     ("x2**3", "x2**3"), ("my_own_day", "my_own_day"), ("__a__ b", "a b")],
)  # fmt: skip
def test_a_title_has_no_signs_of_markdown(checklist: Checklist, title: str, shown: str) -> None:
    """Signs that mark nothing stay."""
    checklist.write(f"# {title}\n\n## Math\n")
    assert shown == words(next(sheet(checklist).iter("header")).find("p"))


def test_a_blank_sheet_of_a_written_day_has_two_lines(checklist: Checklist) -> None:
    """However much he wrote; of a template what hangs under another item is none."""
    checklist.write("## Math\n- [ ] a\n  - [ ] b\n- [ ] c\n- [ ] d\n", "2026-11-27")
    body = sheet(checklist, "--blank", "fri", name="blank-2026-11-27")
    assert [["_", "_"]] == [lines(each) for each in body.iter("section")]
    checklist.write("## Math\n- [ ] a\n  - [ ] b\n- [ ] c\n- [ ] d\n", "templates/friday")
    body = sheet(checklist, "--blank", "fri", name="blank-2026-11-27")
    assert [["_"] * 3] == [lines(each) for each in body.iter("section")]


def test_a_link_of_the_usual_name_is_replaced(checklist: Checklist) -> None:
    """What it leads to stays; a path that he named is written through its link."""
    checklist.write("## Math\n")
    other, usual = checklist.home / "other.html", checklist.home / f"blocklist-{TODAY}.html"
    other.write_text("mine")
    usual.symlink_to(other)
    checklist.run("print")
    assert "mine" == other.read_text()
    assert not usual.is_symlink()
    named = checklist.home / "named.html"
    named.symlink_to(other)
    checklist.run("print", "--out", str(named))
    assert named.is_symlink()
    assert "Math" in other.read_text()


@pytest.mark.parametrize(
    ("text", "his"),
    [
        ("<!-- a hint -->\nwords", ["words"]),
        ("one\n\n<!-- a\nhint -->\n\ntwo", ["one", "", "", "two"]),
        ("<!-- a --> words", ["words"]),
        ("<!-- never ended\nwords", ["<!-- never ended", "words"]),
        ("```\n<!-- code -->\n```\n<!-- x -->", ["```", "<!-- code -->", "```"]),
        ("~~~ a\n<!-- b -->\n```\n~~~~\n<!-- x -->y", ["~~~ a", "<!-- b -->", "```", "~~~~", "y"]),
        ("a <!-- b --> c", ["a <!-- b --> c"]),
    ],
)  # fmt: skip
def test_comments_in_a_week_page_are_not_his_words(text: str, his: list[str]) -> None:
    """A comment that begins a line is hidden, and what follows it is not."""
    assert his == section(from_text(f"## To try\n{text}\n"), "To try")
