"""Sheets of paper in a real browser: what fits on a page, where it is cut, how large things are."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from blocklist.core.result import Refusal
from tests.checklist import TODAY, Checklist
from tests.chromium import complaints, opened, printed, standing_out
from tests.nasty import days

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

MM = 96 / 25.4  # CSS pixels
SIZES = {"a4": (210, 297), "letter": (215.9, 279.4)}  # mm
MARGIN, WEEK_MARGIN = 13, 8
ITEM = "- [ ] read the next chapter\n"
USUAL = """\
## Spelling 8:20-8:50
- [x] ten words with ou
- [x] say them to Mia
## Math 9:00-9:45
- [x] math p.42
- [ ] flash cards
  if stuck: ask Sam for the blue set
## Reading 10:00-10:45
- [ ] chapter 3 +novel @library
- [ ]
## Writing 11:00-11:45
- [/] poem about the river
- [-] thank-you letter
- [>] the long one
- [?] maybe
## Science 13:10-13:55
"""
FRIDAY = f"## Must do\n{'- [ ]' + chr(10)}- [ ] poster\n- [ ]\n- [ ]\n## May do\n{USUAL}"
SCRIPTS = [
    "漢字の練習をする", "العربية صفحة", "שלום לכולם", "Übung größer", "Donaudampfschiff" * 12,
    "a" * 300, "🎨 poster", "naïve café", "Ελληνικά", "ещё раз", "한국어", "https://example.org/a/b",
]  # fmt: skip

# Heights in millimetres of what can't be closed: all but the gaps between work times.
NATURAL = """() => [...document.querySelectorAll("header, section, .stuck")].map(
  one => one.getBoundingClientRect().height * 25.4 / 96)"""
BOXES = """() => [...document.querySelectorAll(".box")].map(box => {
  const at = box.getBoundingClientRect(), style = getComputedStyle(box);
  return [at.width * 25.4 / 96, at.height * 25.4 / 96,
    ...["Top", "Right", "Bottom", "Left"].map(side => style[`border${side}Style`] === "solid"
      ? parseFloat(style[`border${side}Width`]) : 0)]; })"""
PAINTED = """() => [...document.querySelectorAll("*")].filter(one => {
  const style = getComputedStyle(one);
  const plain = ["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(style.backgroundColor);
  return !plain || style.backgroundImage !== "none" || style.boxShadow !== "none"
    || style.color !== "rgb(0, 0, 0)"; }).length"""
LETTERS = """() => Math.min(...[...document.body.querySelectorAll("*")].map(
  one => parseFloat(getComputedStyle(one).fontSize) * 72 / 96))"""
LINES = """() => [...document.querySelectorAll(".blank")].map(
  one => one.querySelector(".line").getBoundingClientRect().width * 25.4 / 96)"""


def made(folder: Path, text: str | bytes, *options: str) -> Path:
    """Print a day and return the page."""
    checklist = Checklist(folder)
    checklist.write(text)
    page = folder / "page.html"
    checklist.run("print", *options, "--out", str(page))
    return page


def on_paper(browser: Browser, page: Path, size: str, *, week: bool = False) -> Page:
    """Return a page as it stands on paper, between the margins."""
    across, up = SIZES[size]
    width = up - 2 * WEEK_MARGIN if week else across - 2 * MARGIN
    tab = opened(browser, page, int(width * MM))
    tab.emulate_media(media="print")
    return tab


def pages(tab: Page) -> list[str]:
    """Return the text of each sheet of paper."""
    return printed(tab, "A3")  # the page's own size must win


def bare(text: str) -> str:
    """Return a text as it is compared: letters and digits, whatever forms and order they print in.

    A PDF holds Arabic and Hebrew as they are drawn, from left to right.
    """
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sorted(sign for sign in plain if sign.isalnum()))


def heads(sheet: str) -> str:
    """Return the first word of a later sheet below its date and number."""
    own = re.sub(r"\A\s*Tuesday 24 November 2026\s*\d / \d|\d / \d\s*\Z", "", sheet)
    return own.split()[0]


def held(text: str, sheets: list[str]) -> bool:
    """Whether every sign of a text stands on the sheets, as often as in it."""
    have, want = list(bare("".join(sheets))), bare(text)
    return all(have.count(sign) >= want.count(sign) for sign in set(want))


def day(work_times: int, items: int) -> str:
    """Return a day of so many work times with so many items each (0: blank)."""
    return "".join(f"## Work {n}\n{ITEM * items}" for n in range(1, work_times + 1))


# ---------------------------------------------------------------------------------- what fits


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_what_fits_is_one_page_and_all_else_is_cut_at_a_work_time(
    chromium: Browser, tmp_path: Path, size: str
) -> None:
    """With the gaps closed it fits or it does not; then no work time stands on two pages."""
    counts = {}
    for work_times in (1, 6, 9, 12, 20, 24):
        for items in (0, 1, 2, 3, 6):
            counts[work_times, items] = _cut_well(chromium, tmp_path, size, work_times, items)
    assert {1} == {counts[n, 0] for n in (1, 6, 9)}
    assert {1} == {counts[n, 1] for n in (1, 6, 9, 12, 20)}
    assert {1} == {counts[n, 2] for n in (1, 6, 9, 12)}
    assert {1} == {counts[n, 3] for n in (1, 6, 9)}
    assert {1} == {counts[n, 6] for n in (1,)}


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_large_print_is_cut_at_a_work_time_too(
    chromium: Browser, tmp_path: Path, size: str
) -> None:
    """Six blank work times are one page of it."""
    found = [
        _cut_well(chromium, tmp_path, size, work_times, items, "--large")
        for work_times, items in ((1, 6), (6, 0), (8, 2), (12, 1), (24, 3))
    ]
    assert [1, 1] == found[:2]


def _cut_well(
    browser: Browser, folder: Path, size: str, work_times: int, items: int, *options: str
) -> int:
    """Print so many work times with so many items; return the pages, which hold what they can."""
    tab = on_paper(browser, made(folder, day(work_times, items), "--size", size, *options), size)
    natural = sum(tab.evaluate(NATURAL))
    sheets = pages(tab)
    tab.close()
    room = SIZES[size][1] - 2 * MARGIN
    case = (size, work_times, items, round(natural), len(sheets))
    if natural < room - 0.5:
        assert 1 == len(sheets), case
    elif natural > room + 0.5:  # a work time at a page's end leaves less free than it takes itself
        assert 1 < len(sheets) <= natural // (room - natural / work_times - 20) + 1, case
    for n in range(1, work_times + 1):
        ids = {f"{n}.{item}" for item in range(1, items + 1)}
        on = [sheet for sheet in sheets if ids & set(sheet.split())]
        assert (1 if items else 0) == len(on), (case, n)
    assert all("Work" in sheet for sheet in sheets), case
    return len(sheets)


@pytest.mark.parametrize("size", SIZES)
def test_nine_work_times_with_notes_are_cut_between_two(
    chromium: Browser, tmp_path: Path, size: str
) -> None:
    """Letters do not shrink for it: the second page begins at a work time."""
    text = day(9, 3).replace(ITEM, ITEM + "  if stuck: ask Sam\n  and then Mia\n")
    tab = on_paper(chromium, made(tmp_path, text, "--size", size), size)
    sheets = pages(tab)
    assert 2 <= len(sheets) <= 3
    assert all(heads(sheet) == "Work" for sheet in sheets[1:])
    assert 12 == tab.evaluate(LETTERS)
    tab.close()


def test_a_work_time_longer_than_a_page_goes_on_below(chromium: Browser, tmp_path: Path) -> None:
    """It begins where the one before ends, and is cut inside, since it has to be."""
    tab = on_paper(
        chromium, made(tmp_path, day(1, 1) + f"## Long\n{ITEM * 60}## Last\n- [ ] z\n"), "a4"
    )
    first, second = pages(tab)
    assert "2.1 " in first
    assert "2.60 " in second
    assert "Last" in second
    tab.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_paper_has_the_size_that_is_asked_for(
    chromium: Browser, tmp_path: Path, size: str
) -> None:
    """A day stands upright, a week lies on its side."""
    for options, turned in (((), False), (("--week",), True)):
        tab = opened(chromium, made(tmp_path, USUAL, "--size", size, *options))
        sheet = PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True))).pages[0].mediabox
        tab.close()
        found = [round(float(side) / 72 * 25.4) for side in (sheet.width, sheet.height)]
        wanted = [round(side) for side in SIZES[size]]
        assert found == (wanted[::-1] if turned else wanted)


# ---------------------------------------------------------------------------------- how it looks


PRINTS = {
    "a day": (USUAL, (), 1),
    "a Friday": (FRIDAY, (), 1),
    "a blank sheet": (USUAL, ("--blank",), 1),
    "nothing set up": ("", (), 1),
    "large": (USUAL, ("--large",), 1),
    "a week": (USUAL, ("--week",), 1),
    "a blank week": (USUAL, ("--week", "--blank"), 1),
    "a large week": (USUAL, ("--week", "--large"), 3),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("text", "options", "count"), PRINTS.values(), ids=PRINTS)
def test_a_sheet_is_fit_for_a_pencil(
    chromium: Browser, tmp_path: Path, text: str, options: tuple[str, ...], count: int, size: str
) -> None:
    """Boxes of 5 mm with a border on each side, lines to write on, letters of 12 points, no paint.

    Nothing stands out of the page, and axe-core finds nothing.
    """
    week = "--week" in options
    page = made(tmp_path, text, "--size", size, *options)
    tab = on_paper(chromium, page, size, week=week)
    boxes = tab.evaluate(BOXES)
    assert boxes
    assert min(min(box[:2]) for box in boxes) >= 5
    assert min(min(box[2:]) for box in boxes) >= 1
    assert min(tab.evaluate(LINES), default=99) >= 15
    assert tab.evaluate(LETTERS) >= (18 if "--large" in options else 12)
    assert 0 == tab.evaluate(PAINTED)
    assert [] == standing_out(tab)
    assert count >= len(pages(tab))
    tab.emulate_media(media="screen")
    assert [] == complaints(tab)
    tab.close()


def test_every_word_is_there_in_every_script(chromium: Browser, tmp_path: Path) -> None:
    """Long words are broken and not cut off, and what is written from right to left stands so."""
    text = "## رياضيات 9:00-9:45\n" + "".join(f"- [ ] {word}\n" for word in SCRIPTS)
    for options in ((), ("--large",), ("--week",)):
        tab = on_paper(chromium, made(tmp_path, text, *options), "a4", week="--week" in options)
        assert held("رياضيات" + "".join(SCRIPTS), pages(tab))
        tab.close()


def test_what_is_written_from_right_to_left_has_its_box_at_the_right(
    chromium: Browser, tmp_path: Path
) -> None:
    """The box stands beside where the words begin."""
    tab = on_paper(chromium, made(tmp_path, "## Math\n- [ ] שלום\n- [ ] hello\n"), "a4")
    lefts = tab.evaluate(BOXES.replace("at.width", "at.left"))
    assert lefts[0][0] > 150
    assert lefts[1][0] < 60
    tab.close()


# ---------------------------------------------------------------------------------- any day


@pytest.mark.slow
# No smaller example is looked for: each one is a page in a browser, and it would take minutes.
@settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=days(), more=st.lists(st.sampled_from(SCRIPTS), max_size=4), options=st.sampled_from(
    [(), ("--large",), ("--size", "letter"), ("--week",), ("--blank",)]))  # fmt: skip
def test_any_day_can_be_printed(
    chromium: Browser, tmp_path_factory: Any, data: bytes, more: list[str], options: tuple[str, ...]
) -> None:
    """Whatever stands in the file, nothing is cut off and every item is on paper."""
    folder = tmp_path_factory.mktemp("day")
    data += (
        "".join(f"\n- [ ] {word}\n" for word in more).encode() if data[:2] != b"\xff\xfe" else b""
    )
    checklist = Checklist(folder)
    try:
        page = made(folder, data, *options)
        shown: Any = checklist.run("show", TODAY)
    except Refusal:
        return
    size = "letter" if "letter" in options else "a4"
    tab = on_paper(chromium, page, size, week="--week" in options)
    assert [] == standing_out(tab)
    if "--blank" not in options:
        words = "".join(item.text for item in shown.day.items)
        assert held(words, pages(tab))
    tab.close()
