"""Sheets of paper in a real browser: room that is used, and what later sheets tell."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.test_example import DAYS
from tests.test_paper_chromium import ITEM, SIZES, day, made, on_paper, pages

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

MM = 25.4 / 96
# How far below one another the lines of a cell or work time stand, in mm, and above a border.
APART = """selector => [...document.querySelectorAll(selector)].flatMap(cell => {
  const ends = [...cell.querySelectorAll(".line")].map(one => one.getBoundingClientRect().bottom);
  return ends.slice(1).map((end, at) => (end - ends[at]) * 25.4 / 96); })"""
ABOVE = """() => [...document.querySelectorAll("td .line")].map(one =>
  (one.closest("td").getBoundingClientRect().bottom - one.getBoundingClientRect().bottom)
    * 25.4 / 96)"""
BOTTOM = """selector => Math.max(...[...document.querySelectorAll(selector)].map(
  one => one.getBoundingClientRect().bottom)) * 25.4 / 96"""


def week(tmp_path: Path, browser: Browser, size: str) -> Page:
    """Return the last week of the example on paper."""
    shutil.copytree(DAYS, tmp_path / "days")
    page = made(tmp_path, (DAYS / "2026-11-24.md").read_text(), "--week", "--size", size)
    return on_paper(browser, page, size, week=True)


@pytest.mark.parametrize("size", SIZES)
def test_a_week_fills_its_sheet(chromium: Browser, tmp_path: Path, size: str) -> None:
    """Lines are far enough apart to write on, and none lies on a border; A4 holds the example."""
    tab = week(tmp_path, chromium, size)
    assert min(tab.evaluate(APART, "td")) >= 9
    assert min(tab.evaluate(ABOVE)) >= 2.5
    if size == "a4":
        assert 1 == len(pages(tab))
    tab.close()
    tab = on_paper(chromium, made(tmp_path / "b", "## A\n## B\n", "--week", "--size", size), size,
                   week=True)  # fmt: skip
    assert 1 == len(pages(tab))
    assert tab.evaluate(BOTTOM, "table") > 0.9 * (min(SIZES[size]) - 20)
    tab.close()


@pytest.mark.parametrize("size", SIZES)
def test_spare_room_goes_into_the_lines(chromium: Browser, tmp_path: Path, size: str) -> None:
    """Of a day with four work times less than a third stays empty; a full day has low lines."""
    tab = on_paper(chromium, made(tmp_path, day(4, 0), "--size", size), size)
    assert 1 == len(pages(tab))
    assert 12 < min(tab.evaluate(APART, "section")) <= 18.5
    assert tab.evaluate(BOTTOM, "section") > 0.67 * (SIZES[size][1] - 26)
    tab.close()
    tab = on_paper(chromium, made(tmp_path / "b", day(9, 0), "--size", size), size)
    assert 8 < min(tab.evaluate(APART, "section")) < 12
    tab.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("items", [45, 90])
def test_a_later_sheet_tells_its_day_and_what_goes_on(
    chromium: Browser, tmp_path: Path, size: str, items: int
) -> None:
    """The date and the number of the sheet, and the name of a work time that is cut."""
    text = day(1, 1) + f"## Long 9:00-9:45\n{ITEM * items}## Last\n- [ ] z\n"
    tab = on_paper(chromium, made(tmp_path, text, "--size", size), size)
    first, *later = pages(tab)
    assert "1 / " not in first
    assert later
    for at, sheet in enumerate(later):
        assert "Tuesday 24 November 2026" in sheet
        assert f"{at + 2} / {len(later) + 1}" in sheet
        assert ("Long" in sheet) == ("2." in sheet.replace("2 / ", ""))
    tab.close()
