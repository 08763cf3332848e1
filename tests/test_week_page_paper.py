"""The page for the talk on paper: what stays together, and how large it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.checklist import Checklist
from tests.chromium import opened, printed
from tests.test_example import DAYS
from tests.test_week_page_html import elements, made, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SIZES = pytest.mark.parametrize("size", ["A4", "Letter"])
HEADINGS = ("h1", "h2", "h3", "h4", "caption")
# The least size of letters in points, of text and of pictures (which a browser may make smaller).
LETTERS = """pictures => Math.min(...[...document.body.querySelectorAll("*")].filter(
  one => one.matches("svg *") === pictures && one.textContent.trim()).map(one => {
    const picture = one.closest("svg");
    const drawn = pictures && picture.getBoundingClientRect().width;
    const scale = pictures ? drawn / picture.width.baseVal.value : 1;
    return parseFloat(getComputedStyle(one).fontSize) * scale * 72 / 96; }))"""
# Left and right edges of the first line of text of each element of a selector.
EDGES = """selector => [...document.querySelectorAll(selector)].map(one => {
  const range = document.createRange(); range.selectNodeContents(one);
  const box = range.getBoundingClientRect(); return [box.left, box.right]; })"""


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """Give a folder without a day."""
    return Checklist(tmp_path)


@pytest.fixture
def example(tmp_path: Path) -> Checklist:
    """Give the nine weeks of the example."""
    found = Checklist(tmp_path)
    found.folder = DAYS
    found.now = "2026-11-27T14:20"
    return found


def starts_on_sunday(checklist: Checklist) -> None:
    """Begin weeks on Sunday."""
    (checklist.folder / "blocklist.toml").write_text('week_starts = "sunday"\n')


def stranded(texts: list[str], page: str) -> list[str]:
    """Return the last lines of sheets that are headings, or the head of a table."""
    heads = [words_of([text]) for name in HEADINGS for text in elements(page, name)]
    ends = [[line for line in text.split("\n") if line.strip()][-1] for text in texts[:-1]]
    last = [words_of([end]) for end in ends]
    parts = {end for end in last if any(h.startswith(end) or h.endswith(end) for h in heads)}
    return [end for end in last if end in parts or end.startswith("Worktime")]


def closing(texts: list[str]) -> set[int]:
    """Return the sheets that hold the two places to write on."""
    words = ("WhatIwilltry", "Whatyouwilldotohelp")
    return {at for at, text in enumerate(texts) for each in words if each in words_of([text])}


@SIZES
def test_no_heading_stands_alone_at_the_foot_of_a_sheet(
    size: str, example: Checklist, chromium: Browser
) -> None:
    """Nor the head of a table; and the places to write on stand on one sheet."""
    for argv in (["W48", "--weeks", "9"], *[[f"W{week}"] for week in range(40, 49)]):
        page = made(example, *argv)
        tab = opened(chromium, example.home / "talk.html")
        texts = printed(tab, size)
        assert [] == stranded(texts, page), argv
        assert 1 == len(closing(texts)), argv
        tab.close()


@pytest.mark.slow
@SIZES
def test_wherever_a_sheet_ends_headings_stay_with_what_they_head(
    size: str, checklist: Checklist, chromium: Browser
) -> None:
    """Days that push all that is below them down, line by line."""
    for count in range(1, 46, 2):
        for day in range(23, 28):
            text = "".join(f"- [x] done {n}\n" for n in range(count if day == 23 else 3))
            checklist.write(
                f"## Math\n{text}- [-] aside\n\n## Reflection\n\nwords\n", f"2026-11-{day}"
            )
        checklist.write("## To try\n\nless\n", "2026-W47")
        checklist.write("## To try\n\nmore\n\n## Got done\n\nsums\n", "2026-W48")
        page = made(checklist, "W48")
        tab = opened(chromium, checklist.home / "talk.html")
        texts = printed(tab, size)
        assert [] == stranded(texts, page), count
        assert 1 == len(closing(texts)), count
        tab.close()


def test_letters_on_paper_are_not_small(example: Checklist, chromium: Browser) -> None:
    """12 points at least, and 9 in pictures."""
    made(example, "W48", "--weeks", "9")
    tab = opened(chromium, example.home / "talk.html", 695)  # A4 between its margins
    tab.emulate_media(media="print")
    assert tab.evaluate(LETTERS, False) >= 12
    assert tab.evaluate(LETTERS, True) >= 9
    tab.close()


def test_weeks_are_named_by_their_dates(example: Checklist) -> None:
    """In pictures every other week, where all would touch one another; with words for all."""
    page = made(example, "W48", "--weeks", "9")
    names = re.findall("<text[^>]*>([^<]*)", page)
    assert ["28 Sep", "12 Oct", "26 Oct", "9 Nov", "23 Nov"] == names[:5]
    assert "Week by week: 28 Sep " in page
    assert "I wanted to try (from the week of 16 Nov)" in elements(page, "h2")


def test_weeks_of_two_years_have_their_year(checklist: Checklist) -> None:
    """Once for each year in a picture, and with a page of the year before."""
    for date in ("2025-12-15", "2025-12-22", "2025-12-29", "2026-01-05"):
        checklist.write("## Math\n- [x] a\n", date)
    checklist.write("## To try\n\nless\n", "2025-W51")
    checklist.now = "2026-01-09T14:00"
    page = made(checklist, "--weeks", "4")
    assert ["15 Dec", "2025", "22 Dec", "29 Dec", "5 Jan", "2026"] == re.findall(
        "<text[^>]*>([^<]*)", page
    )
    assert "15 Dec 2025 1 of 1 done; 22 Dec 2025 1" in page
    assert "(from the week of 15 Dec 2025)" in page


def test_a_week_that_starts_on_sunday_is_named_by_it(checklist: Checklist) -> None:
    """The week that a page was written for began on a Sunday too."""
    checklist.write("## Math\n- [x] a\n")
    checklist.write("## To try\n\nless\n", "2026-W47")
    starts_on_sunday(checklist)
    assert "(from the week of 15 Nov)" in made(checklist)


def test_the_first_week_that_there_is_has_no_day_before_it(checklist: Checklist) -> None:
    """Where it would begin before the year 1, its first day is named."""
    checklist.write("## To try\n\nless\n", "0001-W01")
    starts_on_sunday(checklist)
    assert "(from the week of 1 Jan 1)" in made(checklist)


@pytest.mark.parametrize("width", [320, 1280])
def test_right_to_left_name_and_item_stand_together(
    width: int, checklist: Checklist, chromium: Browser
) -> None:
    """The name is at the right, and what it is about begins beside it."""
    checklist.write("## חשבון\n- [x] לקרוא\n- [x] read\n", "2026-11-23")
    made(checklist)
    tab = opened(chromium, checklist.home / "talk.html", width)
    (name,), items = tab.evaluate(EDGES, "dt"), tab.evaluate(EDGES, "dd")
    assert all(0 < name[0] - item[1] < 120 for item in items)
    if width > 600:
        (row,), cell = tab.evaluate(EDGES, "tbody th"), tab.evaluate(EDGES, "td")[0]
        assert 0 < row[0] - cell[1] < 200
    assert "2 of 2" in tab.inner_text("td >> nth=0")
    tab.close()


def rules(tab: Page) -> set[int]:
    """Return how wide the rules above days are, in whole pixels."""
    found = tab.evaluate(
        "[...document.querySelectorAll('.pair')].map(one => one.getBoundingClientRect().width)"
    )
    return {round(each) for each in found}


def test_rules_are_of_one_width(example: Checklist, chromium: Browser) -> None:
    """Whether one day stands below a heading or several."""
    made(example, "W48")
    tab = opened(chromium, example.home / "talk.html", 695)
    tab.emulate_media(media="print")
    assert 1 == len(rules(tab))
    tab.close()


@SIZES
def test_a_work_time_longer_than_a_page_leaves_the_columns_whole(
    size: str, checklist: Checklist, chromium: Browser
) -> None:
    """It goes on below; the other day stays at its side, and nothing is lost."""
    long = "".join(f"- [x] item {n}\n" for n in range(90))
    checklist.write(f"## Math\n{long}", "2026-11-23")
    checklist.write("## Math\n- [x] beside\n", "2026-11-24")
    checklist.write("## Math\n- [x] after\n", "2026-11-25")
    made(checklist, "W48")
    tab = opened(chromium, checklist.home / "talk.html")
    texts = printed(tab, size)
    homes = {word: [at for at, text in enumerate(texts) if word in text]
             for word in ("item 0", "beside", "item 89", "after")}  # fmt: skip
    assert homes["item 0"] == homes["beside"]
    assert homes["item 89"] == homes["after"]
    assert len(texts) <= 4
    tab.close()
