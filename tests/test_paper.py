"""What stands on a sheet of paper, before any browser sees it, and what `print` makes of a line."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import html5lib
import pytest

from blocklist.__main__ import main
from blocklist.core import paper
from blocklist.core.env import Env
from blocklist.core.result import WRONG_USE, Refusal
from tests.checklist import TODAY, Checklist
from tests.transcript_start import Stream

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

DAY = """\
# Tuesday 24 November 2026

## Math 9:00-9:45

- [x] math <p.42> & "more"
- [/] flash cards
  if stuck: ask Sam
  - [-] blue set
  - [ ]

His own line.

## Reading

## Must do

- [>] poster
- [?] odd
- [ ]

## Reflection

Private words.
"""
TEMPLATE = "# {{date}}\n\n## Math 9:00-9:45\n\n- [ ] \n- [ ] \n- [ ] bring a pen\n\n## Reading\n"


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """Return a folder that is not there yet."""
    return Checklist(tmp_path)


def sheet(checklist: Checklist, *argv: str, name: str = TODAY) -> Element:
    """Print and return the body of the page."""
    checklist.run("print", *argv)
    text = (checklist.home / f"blocklist-{name}.html").read_text("utf-8")
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    body: Element | None = parser.parse(text).find("body")
    assert body is not None
    return body


def words(element: Element | None) -> str:
    """Return the text of an element, with one space between words."""
    assert element is not None
    return " ".join(" ".join(element.itertext()).split())


def lines(section: Element) -> list[str]:
    """Return what stands beside the name of a work time; `_` is a line to write on."""
    return [
        words(item) if "item" in item.get("class", "") else "_"
        for item in section.iter("li")
    ]  # fmt: skip


def names(body: Element) -> list[str]:
    """Return the names of the work times, with their times."""
    return [words(heading) for heading in body.iter("h2")]


def boxes(body: Element) -> list[str | None]:
    """Return what the boxes are called to a screen reader."""
    return [each.get("aria-label") for each in body.iter("span") if "box" in each.get("class", "")]


# ---------------------------------------------------------------------------------------- a day


def test_a_day_has_its_date_and_work_times_lists_first(checklist: Checklist) -> None:
    """The date in words, lists for the whole day, then work times; reflections stay private."""
    checklist.write(DAY)
    body = sheet(checklist)
    assert ["Tuesday 24 November 2026"] == [words(each) for each in body.iter("h1")]
    assert ["Must do", "Math 9:00-9:45", "Reading"] == names(body)
    assert "Private" not in words(body)
    assert "If I get stuck, then I will" in words(body)


def test_what_he_wrote_stands_there_as_it_is_marked(checklist: Checklist) -> None:
    """Sign and word tell the mark, notes stand under their item, nothing of his is markup."""
    checklist.write(DAY)
    must, math, reading = sheet(checklist).iter("section")
    assert ["0.1 poster (carried)", "? 0.2 odd", "_"] == lines(must)
    assert [
        '1.1 math <p.42> & "more"',
        "1.2 flash cards (started) if stuck: ask Sam",
        "1.3 blue set (set aside)",
        "_",
    ] == lines(math)
    assert "His own line." in words(math)
    assert ["_", "_"] == lines(reading)
    assert ["carried", "marked ?", "a line to write on"] == boxes(must)
    assert ["done", "started", "set aside", "a line to write on"] == boxes(math)


def test_a_blank_work_time_has_two_lines_at_least(checklist: Checklist) -> None:
    """One blank is filled up to two, three stay three; one with an item gets none."""
    checklist.write("## A\n- [ ] \n## B\n- [ ] \n- [ ] \n- [ ] \n## C\n- [ ] c\n## D\ntext\n")
    found = [lines(section) for section in sheet(checklist).iter("section")]
    assert [["_", "_"], ["_", "_", "_"], ["3.1 c"], ["_", "_"]] == found


def test_what_stands_outside_of_headings_comes_last(checklist: Checklist) -> None:
    """It is called the whole day."""
    checklist.write("# T\n\nloose words\n\n- [ ] a\n\n## Math\n\n- [ ] b\n")
    body = sheet(checklist)
    assert ["Math", "Whole day"] == names(body)
    assert ["0.1 a"] == lines([*body.iter("section")][-1])
    assert "loose words" in words(body)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Tuesday 24 November 2026", False),
        ("Tue 24 Nov", False),
        ("24.11.2026", False),
        ("My day", True),
        ("Tuesday, day 3 of the play", True),
    ],
)
def test_a_title_of_his_stands_below_the_date(checklist: Checklist, title: str, told: bool) -> None:
    """Unless it says no more than the date does."""
    checklist.write(f"# {title}\n\n## Math\n")
    header = next(sheet(checklist).iter("header"))
    assert (title in words(header.find("p"))) if told else header.find("p") is None


def test_text_that_no_screen_shows_is_told_by_a_sign(checklist: Checklist) -> None:
    """Control characters and bytes that are no UTF-8 do not reach the page."""
    checklist.write(b"## Math\n- [ ] a\x1bb\xffc\n")
    assert ["1.1 a\ufffdb\ufffdc"] == lines(next(sheet(checklist).iter("section")))


def test_no_day_is_made_by_printing(checklist: Checklist) -> None:
    """The template is what is printed, and the folder stays as it is."""
    checklist.write(TEMPLATE, "templates/day")
    body = sheet(checklist)
    assert ["Math 9:00-9:45", "Reading"] == names(body)
    assert ["_", "_", "1.3 bring a pen"] == lines(next(body.iter("section")))
    assert checklist.read() is None


# --------------------------------------------------------------------------------------- blank


def test_a_blank_sheet_has_the_work_times_and_nothing_of_his(checklist: Checklist) -> None:
    """For a day that is named it has the date, else a line for it."""
    checklist.write(TEMPLATE, "templates/day")
    checklist.write(DAY)
    body = sheet(checklist, "--blank", "today", name=f"blank-{TODAY}")
    assert ["Math 9:00-9:45", "Reading"] == names(body)
    assert [["_"] * 3, ["_"] * 2] == [lines(section) for section in body.iter("section")]
    assert "Tuesday 24 November 2026" in words(body)
    undated = sheet(checklist, "--blank", name="blank")
    assert "Day" == words(next(undated.iter("h1")))


def test_without_a_set_up_there_are_six_work_times_to_name(checklist: Checklist) -> None:
    """Each has a line for its name, blank or not, by day and by week."""
    for argv, name in (((), TODAY), (("--blank",), "blank"), (("--week",), "2026-W48")):
        body = sheet(checklist, *argv, name=name)
        named = [each for each in body.iter("span") if each.get("aria-label") == "Work time"]
        assert 6 == len(named)
    assert 5 == len([each for each in body.iter("th") if each.get("scope") == "col"])


def test_a_day_without_work_times_is_an_open_page(checklist: Checklist) -> None:
    """Where the folder is set up, a day off has lines and no work times to name."""
    checklist.write("## Math\n", "templates/friday")
    assert [["_"] * 6] == [lines(section) for section in sheet(checklist).iter("section")]


def test_a_blank_sheet_without_a_template_has_the_days_own_headings(checklist: Checklist) -> None:
    """Who writes his days by hand gets the work times that he wrote."""
    checklist.write(DAY)
    body = sheet(checklist, "--blank", name="blank")
    assert ["Must do", "Math 9:00-9:45", "Reading"] == names(body)
    assert "poster" not in words(body)


def test_a_blank_sheet_for_any_day_is_that_of_a_usual_day(checklist: Checklist) -> None:
    """On a day off it is made from templates/day.md all the same."""
    checklist.write(TEMPLATE, "templates/day")
    checklist.write("# off\n", "templates/tuesday")
    assert ["Math 9:00-9:45", "Reading"] == names(sheet(checklist, "--blank", name="blank"))


def test_a_template_that_is_no_text_is_noted_once(checklist: Checklist) -> None:
    """The sheet is made without it."""
    checklist.write(b"\0", "templates/day")
    checklist.run("print", "--week", "--blank")
    assert ["template_no_text"] == checklist.notes


@pytest.mark.parametrize("words", [[], ["--week"]])
def test_a_day_that_is_no_text_is_noted(checklist: Checklist, words: list[str]) -> None:
    """Of a day and of a week: some words may be missing on the sheet."""
    checklist.write(b"## Math\n- [x] a\0b\n", "2026-11-24")
    checklist.run("print", *words)
    assert ["pages_odd"] == checklist.notes


# ---------------------------------------------------------------------------------------- a week


def test_a_week_stands_side_by_side(checklist: Checklist) -> None:
    """Rows by name in the order of the day; another time than the usual stands with its day."""
    checklist.write("## Art 8:00-8:45\n- [x] paint\n## Math 9:00-9:45\n- [ ] a\n", "2026-11-23")
    checklist.write("## Math 10:00-10:45\n- [/] b\n## Choir\n", "2026-11-24")
    checklist.write("## Must do\n- [ ] c\n## math 9:00-9:45\n", "2026-11-28")
    table = next(sheet(checklist, "--week", name="2026-W48").iter("table"))
    rows = [[words(cell) for cell in row] for row in table.iter("tr")]
    days = ["Mon 23 Nov", "Tue 24 Nov", "Wed 25 Nov", "Thu 26 Nov", "Fri 27 Nov", "Sat 28 Nov"]
    assert [
        ["", *days],
        ["Must do", "", "", "", "", "", "0.1 c"],
        ["Art 8:00-8:45", "1.1 paint", "", "", "", "", ""],
        ["math 9:00-9:45", "2.1 a", "10:00-10:45 1.1 b (started)", "", "", "", ""],
        ["Choir", "", "", "", "", "", ""],
    ] == rows


def test_two_work_times_of_one_name_are_two_rows(checklist: Checklist) -> None:
    """The nth of a name stands beside the nth of the other days, names of signs alone too."""
    checklist.write("## Math\n- [ ] a\n## Math\n- [ ] b\n## !\n- [ ] d\n", "2026-11-23")
    checklist.write("## Math\n- [ ] c\n", "2026-11-24")
    table = next(sheet(checklist, "--week", name="2026-W48").iter("table"))
    rows = [[words(cell) for cell in row][:3] for row in table.iter("tr")][1:]
    assert [["Math", "1.1 a", "1.1 c"], ["Math", "2.1 b", ""], ["!", "3.1 d", ""]] == rows


def test_a_folder_that_can_not_be_read_is_said(checklist: Checklist) -> None:
    """That is no matter of one day."""
    checklist.folder.parent.mkdir(exist_ok=True)
    checklist.folder.write_text("a file")
    with pytest.raises(Refusal) as why:
        checklist.run("print", "--week")
    assert "folder_is_file" == why.value.reason


# ------------------------------------------------------------------------------- size and place


@pytest.mark.parametrize(
    ("locale", "size"),
    [
        ("en_US.UTF-8", "letter"), ("es_MX", "letter"), ("fr_CA.UTF-8@x", "letter"),
        ("en-PH", "letter"), ("de_DE.UTF-8", "a4"), ("en_GB", "a4"), ("C.UTF-8", "a4"),
        ("C", "a4"), ("", "a4"), ("sr_RS@latin", "a4"), ("zh_Hant_US", "letter"),
    ],
)  # fmt: skip
def test_the_usual_paper_is_that_of_the_land(locale: str, size: str) -> None:
    """Letter where CLDR says so, else A4."""
    assert size == paper.size_of(locale)


def page_of(home: Path, *argv: str, **variables: str) -> str:
    """Print on the command line, with these variables, and return the page."""
    out, err = Stream(io.BytesIO()), Stream(io.BytesIO())
    there = {"HOME": str(home), "BLOCKLIST_NOW": f"{TODAY}T09:20"}
    code = main(["print", *argv], Env({**there, **variables}, None, out, err))
    assert 0 == code
    return (home / f"blocklist-{TODAY}.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("variables", "argv", "size"),
    [
        ({}, (), "A4"),
        ({"LANG": "en_US.UTF-8"}, (), "letter"),
        ({"LANG": "en_US.UTF-8", "LC_PAPER": "de_DE.UTF-8"}, (), "A4"),
        ({"LC_ALL": "en_CA.UTF-8", "LC_PAPER": "de_DE.UTF-8"}, (), "letter"),
        ({"LANG": "en_US.UTF-8"}, ("--size", "a4"), "A4"),
        ({}, ("--size", "Letter"), "letter"),
    ],
)
def test_the_size_is_the_one_asked_for_else_that_of_the_locale(
    tmp_path: Path, variables: dict[str, str], argv: tuple[str, ...], size: str
) -> None:
    """LC_ALL counts before LC_PAPER, and that before LANG."""
    assert f"size: {size} portrait" in page_of(tmp_path, *argv, **variables)


@pytest.mark.parametrize(("argv", "letters"), [((), 12), (("--large",), 18)])
def test_letters_are_never_small(tmp_path: Path, argv: tuple[str, ...], letters: int) -> None:
    """Nothing on the page is set smaller than 12 points, or 18 in large print."""
    text = page_of(tmp_path, *argv)
    assert f"font: {letters}pt" in text
    sizes = re.findall(r"font-size: ([\d.]+)em", text)
    assert sizes
    assert all(float(size) >= 1 for size in sizes)
    assert [] == re.findall(r"\dv[hw]\b", text)


def test_an_unknown_size_is_wrong_use(checklist: Checklist) -> None:
    """It is refused before anything is made."""
    with pytest.raises(Refusal) as why:
        checklist.run("print", "--size", "b5")
    assert ("print_size", WRONG_USE) == (why.value.reason, why.value.exit)
    assert [] == [*checklist.home.glob("*.html")]
