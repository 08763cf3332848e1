"""Names of second copies, and whether two texts are so alike that one may be a copy."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from blocklist.core import copies
from blocklist.core.copies import ASK, COPY, NOT
from blocklist.core.day_parse import parse
from blocklist.core.env import Settings
from blocklist.core.lines import from_text

CASES = Path(__file__).parent / "fixtures/conflict-names.tsv"


def rows() -> list[tuple[str, str, str]]:
    """Return name, kind and day of each case ("" for none)."""
    with CASES.open(encoding="utf-8", newline="") as file:
        found = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["name"], row["kind"], row["day"].strip("-")) for row in found]


def test_all_cases_are_there() -> None:
    """The list is read to its end, and has some of each kind."""
    kinds = [kind for _, kind, _ in rows()]

    assert (43, 14, 27) == tuple(kinds.count(kind) for kind in (COPY, ASK, NOT))


@pytest.mark.parametrize(("name", "kind", "day"), rows(), ids=lambda value: value or "none")
def test_a_name_is_told_as_the_list_has_it(name: str, kind: str, day: str) -> None:
    """What drives call a second copy is told from what people call a note."""
    assert (kind, day) == copies.of_day(name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("2026-11-24.md..path1", COPY),  # rclone 1.60
        ("2026-11-24.path1.md", COPY),  # rclone, --suffix-keep-extension
        ("2026-11-24.MD.conflict1", COPY),
        ("2026-11-24 (conflict).md", COPY),
        ("2026-11-24 (conflicted copy) (1) (2).md", COPY),
        ("2026-11-24 (2).md", ASK),
        ("2026-11-24 - Copy (2).md", ASK),
        ("2026-11-24.MD", NOT),
        ("2026-11-24 (trip to Rome 2026-11-30).md", NOT),
        ("2026-11-24 (conflict with mother).md", NOT),
        ("2026-11-24_conflict-notes.md", NOT),
        ("2026-11-24.md.txt", NOT),
        ("2026-11-24.", NOT),
        ("2026-11-24", NOT),
        ("", NOT),
        ("2026-W48.sync-conflict-20261124-115234-JGCYUHB.md", NOT),
    ],
)
def test_other_names_are_told_too(name: str, kind: str) -> None:
    """What rclone and file managers write, and what people do."""
    assert kind == copies.of_day(name)[0]


@pytest.mark.parametrize(
    ("name", "kind", "original"),
    [
        ("2026-11-24 2.md", ASK, "2026-11-24.md"),
        ("2026-W48 2.md", ASK, "2026-W48.md"),
        ("2026-W48.sync-conflict-20261124-115234-JGCYUHB.md", COPY, "2026-W48.md"),
        ("2026-W54 2.md", NOT, ""),
        ("2026-Wxx 2.md", NOT, ""),
        ("0000-W01 2.md", NOT, ""),
        ("2026-W48.md", NOT, ""),
    ],
)
def test_a_week_page_may_have_a_copy(name: str, kind: str, original: str) -> None:
    """Its name is that of a week that there is."""
    assert (kind, original) == copies.of_page(name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("blocklist.sync-conflict-20261124-115234-JGCYUHB.toml", COPY),
        ("blocklist.toml.conflict1", COPY),
        ("blocklist-LAPTOP.toml", ASK),
        ("blocklist.toml", NOT),
        ("blocklist.md", NOT),
        ("notes.toml", NOT),
    ],
)
def test_the_settings_may_have_a_copy(name: str, kind: str) -> None:
    """It has the same ending."""
    original = "" if kind == NOT else "blocklist.toml"

    assert (kind, original) == copies.of_settings(name)


@pytest.mark.parametrize(
    ("name", "kind", "original"),
    [
        ("friday 2.md", ASK, "friday.md"),
        ("friday copy.md", ASK, "friday.md"),
        ("a-friday.md", NOT, ""),
        ("a-friday 2.md", ASK, "a-friday.md"),
        ("a.sync-conflict-20261124-115234-JGCYUHB.md", COPY, "a.md"),
        ("gone (Ann's conflicted copy 2026-11-24).md", COPY, "gone.md"),
        ("gone 2.md", NOT, ""),
        ("friday.md", NOT, ""),
        (".md", NOT, ""),
    ],
)
def test_a_template_may_have_a_copy(name: str, kind: str, original: str) -> None:
    """Its name is that of a template that is there, or the mark alone is proof."""
    others = ["a.md", "a-friday.md", "friday.md", ".md", name]

    assert (kind, original) == copies.of_template(name, others)


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ("## Math\n\n- [x] math p.42\n", True),
        ("# Day\n\n## Math\n\nbring the red book\n", True),
        ("## Art\n\n- [ ] math p.42\n", False),
        ("## Math\n\n- [ ] poem\n", False),
        ("## Math\n\n- [ ]\n-\n", False),
        ("", False),
    ],
)
def test_a_copy_shares_a_heading_and_a_line(other: str, alike: bool) -> None:
    """Either alone may stand in any day."""
    text = "## Math\n\nbring the red book\n\n- [ ] math p.42\n- [ ]\n-\n"
    one, two = (parse(from_text(each), Settings()) for each in (text, other))

    assert alike == copies.agree(one, two) == copies.agree(two, one)
