"""The example of the docs: nine weeks of a student, as the program would read and keep them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from blocklist.core.result import Report, WeekResult
from tests.checklist import Checklist
from tests.house_words import GRADE, grade, said
from tests.scripts import load

EXAMPLE = Path(__file__).parent.parent / "docs/example"
DAYS = EXAMPLE / "days"
MOST_BYTES = 2_000  # of a file: anyone can read one at a glance


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """Give a copy of the example, on the last Friday after school."""
    checklist = Checklist(tmp_path)
    checklist.now = "2026-11-27T14:20"
    shutil.copytree(DAYS, checklist.folder)
    return checklist


def weeks(checklist: Checklist) -> WeekResult:
    """Return all nine weeks."""
    result = checklist.run("week", "--weeks", "9")
    assert isinstance(result, WeekResult)
    return result


def test_the_example_is_what_its_script_makes() -> None:
    """`python docs/example/make.py` lays it out anew, the same each time."""
    make: Any = load(EXAMPLE / "make.py")

    assert make.kept() == make.made()


def test_its_files_are_small() -> None:
    """One fits a screen."""
    sizes = [path.stat().st_size for path in DAYS.rglob("*") if path.is_file()]

    assert 50 < len(sizes)
    assert MOST_BYTES > max(sizes)


def test_there_is_nothing_to_mend_in_it(checklist: Checklist) -> None:
    """`check` finds all well."""
    report = checklist.run("check")

    assert isinstance(report, Report)
    assert [] == list(report.findings or ())
    assert 0 == report.exit


def test_it_is_the_quarter_of_a_student(checklist: Checklist) -> None:
    """Weeks go by name; what is done grows, some is carried, set aside, or left blank."""
    result = weeks(checklist)
    items = [item for day in result.days for item in day.day.items]
    blanks = sum(block.blanks for day in result.days for block in day.day.blocks)
    missing = [day.date for day in result.days if not day.exists]

    assert [f"2026-W{week}" for week in range(40, 49)] == [week.name for week in result.weeks]
    assert {"done", "open", "started", "carried", "aside"} == {item.status for item in items}
    assert 50 < blanks
    assert {"2026-10-12", "2026-10-29", "2026-11-11"} <= set(missing), "two days off, one sick"
    assert ["Must do", "May do", "Math", "Reading", "Writing", "Science"] == [
        row.name for row in result.rows
    ]
    assert all(week.said for week in result.weeks)
    assert all((checklist.read(week.name) or b"").count(b"## To try") for week in result.weeks)
    assert any(item.notes for item in items)


def test_fridays_begin_with_the_must_do_list(checklist: Checklist) -> None:
    """What is to be done, then what may be."""
    fridays = [day.day for day in weeks(checklist).days[4::7]]

    assert [["Must do", "May do"]] * 9 == [
        [section.name for section in day.blocks[0].sections if section.level > 1] for day in fridays
    ]


def test_what_is_carried_stands_on_a_later_day(checklist: Checklist) -> None:
    """It went somewhere, in its own words, with what hung under it."""
    items = [(day.date, item) for day in weeks(checklist).days for item in day.day.items]
    for date, item in items:
        if item.status == "carried":
            assert any(
                (item.text, item.notes) == (other.text, other.notes)
                for later, other in items
                if later > date
            )


def test_he_writes_as_a_student_does() -> None:
    """His words are easy, and nobody is scolded in them."""
    texts = [path.read_text("utf-8") for path in sorted(DAYS.glob("*.md"))]

    assert [] == [word for text in texts for word in said(text)]
    assert grade(texts) <= GRADE
