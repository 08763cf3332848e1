"""The page for the talk: valid, his words as words, and fit for a phone, a desk and paper."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from unicodedata import normalize

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from blocklist.core.result import WeekResult
from blocklist.core.text import as_typed, escape
from blocklist.core.week import by_week
from blocklist.render import html_page, week_page_css, week_parts, week_picture
from tests.checklist import Checklist
from tests.chromium import complaints, opened, printed, standing_out
from tests.house_words import said
from tests.nasty import TYPED, days
from tests.test_example import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from playwright.sync_api import Browser, Page

MONDAY, TUESDAY = "2026-11-23", "2026-11-24"
TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "section", "h1", "h2", "h3",
    "h4", "p", "strong", "ul", "li", "dl", "dt", "dd", "div", "span", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "bdi", "details", "summary", "svg", "path", "text",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "name", "content", "http-equiv", "class", "dir", "role", "scope", "data-day",
    "open", "aria-label", "width", "height", "viewBox", "d", "x", "y",
}  # fmt: skip
SIZES = pytest.mark.parametrize("size", ["A4", "Letter"])
# What people write in all the world, and what breaks a line or a page.
HARD = [
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
    "三角形の面積を求める問題を十問やってから図書館に行く",
    "לקרוא את הפרק, page 3, ולכתוב שתי מילים",
    "الصفحة ٤٢ +كتاب @البيت",
    "👩‍🚀 🎨 poster",
    "https://example.org/" + "a" * 120,
]


def made(checklist: Checklist, *words: str) -> str:
    """Return the page that `week` makes."""
    path = checklist.home / "talk.html"
    checklist.run("week", *words, "--out", str(path))
    return path.read_text("utf-8")


def tree(page: str) -> Element:
    """Return the elements of a page; what HTML does not allow raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(page)
    return root


def elements(page: str, name: str) -> list[str]:
    """Return the texts of all elements of a name."""
    return ["".join(one.itertext()) for one in tree(page).iter(name)]


def name_of(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def of_class(page: str, name: str) -> list[str]:
    """Return the texts of all elements of a class."""
    found = tree(page).iter()
    return ["".join(one.itertext()) for one in found if name in one.get("class", "").split()]


def hard_days(checklist: Checklist) -> None:
    """Lay two weeks, each day written, with what is hard to set."""
    for at in range(14):
        items = "".join(f"- [{'x /-'[n % 4]}] {text}\n" for n, text in enumerate(HARD))
        blocks = "".join(f"## {name} {at % 7}\n{items}" for name in ("Math", *HARD[:4]))
        own = "\n".join(["**What went well?**", *HARD, "", "- a list", "  - of two"])
        checklist.write(
            f"# {at}\n\n{items}\n{blocks}\n## Reflection\n\n{own}\n", f"2026-11-{16 + at}"
        )
    checklist.write("## To try\n\n" + "\n\n".join(HARD), "2026-W46")
    checklist.write("## What helped\n\n" + "\n".join(HARD), "2026-W48")
    checklist.now = "2026-11-29T18:00"


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """Give a folder without a day."""
    return Checklist(tmp_path)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give pages to look at: of the example, and of days that are hard to set."""
    found = {}
    for name in ("week", "weeks", "hard"):
        checklist = Checklist(tmp_path_factory.mktemp(name))
        if name == "hard":
            hard_days(checklist)
        else:
            checklist.folder = DAYS
            checklist.now = "2026-11-27T14:20"
        made(checklist, *(() if name == "week" else ("--weeks", "9")))
        found[name] = checklist.home / "talk.html"
    return found


# ------------------------------------------------------------------------------ what it says


def test_a_week_on_a_page(checklist: Checklist) -> None:
    """All parts of a week, in the order of the talk, with his words as he wrote them."""
    checklist.write(
        "## Math 9:00-9:45\n- [x] sums\n- [ ] <b>shapes</b>\n- [-] a & b\n\n## Read\n- [x] poem\n"
        "\n## Reflection\n\n**What went well?**\n\\- the *poem*\nand more\n\nC:\\dir\n",
        MONDAY,
    )
    checklist.write("- [ ] lunch money\n## Math\n- [x]\n")
    checklist.write("## To talk about\n\nthe noise\n", "2026-W48")
    checklist.write("## To try\n\nsit by the window\n", "2026-W47")
    page = made(checklist)

    assert ["Monday 23 to Friday 27 November 2026"] == elements(page, "h1")
    assert elements(page, "h1") == elements(page, "title")
    assert [
        "Done, in my words", "Still open", "Today", "Set aside", "What I wrote", "For our talk",
        "I wanted to try (from the week of 16 Nov)", "What I will try", "What you will do to help",
    ] == elements(page, "h2")  # fmt: skip
    assert ["Math", "Read", "Math", "Math", "Whole day", "Math"] == elements(page, "dt")
    assert ["sums", "poem", "Math", "<b>shapes</b>", "lunch money", "a & b"] == elements(page, "dd")
    assert ["What went well?"] == elements(page, "strong")
    assert [
        "What went well?", "- the *poem*\nand more", "C:\\dir", "the noise", "sit by the window",
    ] == of_class(page, "his")  # fmt: skip
    assert ["Work time", "Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27"] == elements(page, "th")[
        :6
    ]
    assert ["1 of 2", "1 of 1", "", "", ""] == elements(page, "td")[:5]
    assert ["week_holds_both"] == checklist.notes


def test_several_weeks_are_folded_and_the_last_is_open(checklist: Checklist) -> None:
    """Counts by work time and weekday come first, in words and pictures."""
    checklist.write("## Math\n- [x] a\n- [ ] b\n", "2026-11-16")
    checklist.write("## Math\n- [x] c\n- [x] d\n## Art\n- [ ] e\n", MONDAY)
    page = made(checklist, "--weeks", "9")
    folds = list(tree(page).iter("details"))

    assert ["By work time", "By day of the week"] == elements(page, "h2")[:2]
    assert [None, ""] == [fold.get("open") for fold in folds]
    assert ["Math", "Art"] == elements(page, "h3")[:2]
    assert ["Monday: 3 of 5 done"] == [text for text in elements(page, "li") if "Monday" in text]
    labels = [one.get("aria-label") for one in tree(page).iter() if one.get("aria-label")]
    assert [
        "Week by week: 16 Nov 1 of 2 done; 23 Nov 2 of 2 done",
        "Week by week: 23 Nov 1 written",
    ] == labels


def test_what_is_left_out_is_not_there(checklist: Checklist) -> None:
    """Filters and `--no-reflection` hold, and the page tells that it is a part."""
    checklist.write("## Math\n- [x] sums +p\n- [x] shapes\n\n## Reflection\n\nmine\n", MONDAY)
    checklist.write("## To try\n\nless\n", "2026-W47")
    page = made(checklist, "+p", "--no-reflection")

    assert ["sums +p"] == elements(page, "dd")
    assert "What has +p in it" in page
    assert not re.search("mine|less|shapes", page.partition("<main>")[2])
    assert [] == checklist.notes


def test_a_week_without_a_word_has_the_lines_to_write_on(checklist: Checklist) -> None:
    """A talk can be had all the same."""
    page = made(checklist, "--weeks", "9")

    assert "Nothing is written for this week." in page
    assert 4 == len(of_class(page, "line"))


def test_the_page_scolds_nobody(pages: dict[str, Path]) -> None:
    """Neither our words nor the example's are among those that are never said."""
    for name in ("week", "weeks"):
        text = "\n".join(tree(pages[name].read_text("utf-8")).find("body").itertext())  # type: ignore[union-attr]
        assert [] == said(text)
        assert "%" not in text


def test_a_page_of_that_name_may_lie_among_the_days(checklist: Checklist) -> None:
    """What does not end in `.md` is no day and no week page."""
    checklist.run("week", "--out", str(checklist.folder.parent / "2026-W48.html"))
    checklist.write("## Math\n")
    checklist.run("week", "--out", str(checklist.folder / "2026-W48.html"))

    assert (checklist.folder / "2026-W48.html").is_file()


# ------------------------------------------------------------------------- nothing of his is HTML


def held(page: str) -> None:
    """See that a page has elements and attributes of ours alone, and leads nowhere."""
    for one in tree(page).iter():
        assert name_of(one) in TAGS
        assert set(one.attrib) <= ATTRIBUTES
    assert 1 == page.count("<style>")
    assert "url(" not in page
    assert "@import" not in page


HOSTILE = st.one_of(
    TYPED,
    st.text(max_size=20),
    st.sampled_from([
        "<script>alert(1)</script>", "</dd></dl>", '" onload="x', "' x='", "&lt;b&gt;", "&#60;",
        "]]>", "<!--", "-->", "\ufffe\ufdd0", "\U0001fffe", "\u2028", "\u202e", "</title>",
        "</style>", "<svg/onload=x>", "{title}", "%s",
    ]),
)  # fmt: skip


@given(item=HOSTILE, heading=HOSTILE, words=HOSTILE)
@example(item="</main><script>x</script>", heading='"><b>', words="**<b>x</b>**")
def test_any_text_of_his_is_shown_as_it_is(
    item: str, heading: str, words: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The page is valid, and what was read from the file is what it shows."""
    checklist = Checklist(tmp_path_factory.mktemp("home"))
    text = f"## {heading}\n- [x] {item}\n- [ ] {item}\n- [-] {item}\n\n## Reflection\n\n{words}\n"
    checklist.write(text.encode("utf-8", "surrogateescape"), MONDAY)
    checklist.write("## Math\n- [x] sums\n", "2026-11-16")
    result = checklist.run("week", "--weeks", "2")
    page = made(checklist, "--weeks", "2")
    assert isinstance(result, WeekResult)
    week = result.weeks[-1]
    shown = [each for done in week.done for each in week_parts.done_texts(done) if each]
    shown += [item.text for _, item in [*week.open, *week.aside] if item.text]
    his = "\n".join([as_typed(line) for _, lines in week.said for line in lines if line])

    held(page)
    assert ["sums", *map(unescaped, shown)] == elements(page, "dd")
    assert bare(unescaped(his)) == bare("\n".join(of_class(page, "his")))


def unescaped(text: str) -> str:
    """Return a text as a page shows it: signs that no page may hold are replaced."""
    return unescape(html_page.text(text).replace("&#13;", "\r"))


def bare(text: str) -> str:
    """Return a text without what makes a question bold, and without white space."""
    return re.sub(r"[*\s]", "", text)


@given(first=days(), second=days())
def test_any_days_make_a_valid_page(
    first: bytes, second: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever stands in the files."""
    checklist = Checklist(tmp_path_factory.mktemp("home"))
    checklist.write(first + b"\n\n## Reflection\n\n" + second, MONDAY)
    checklist.write(second, "2026-11-10")
    checklist.write(b"## To try\n\n" + first, "2026-W46")
    held(made(checklist))
    held(made(checklist, "--weeks", "9"))


@given(line=TYPED.filter(lambda text: "\n" not in text))
def test_what_was_escaped_is_shown_as_typed(line: str) -> None:
    """A line that got a backslash to stay a paragraph is shown without it."""
    typed = line.replace("\\", "")

    assert typed == as_typed(escape(typed.replace("%%", "%\\%")))


@pytest.mark.parametrize(
    ("line", "shown"),
    [("C:\\dir", "C:\\dir"), ("\\- a", "- a"), ("\\a", "\\a"), ("12\\. a", "12. a"),
     ("\\[a]: b", "[a]: b"), ("a \\- b", "a \\- b"), ("%\\%", "%%"), ("\\\\# a", "\\\\# a")],
)  # fmt: skip
def test_any_other_backslash_is_his(line: str, shown: str) -> None:
    """One that the program would not have set stays."""
    assert shown == as_typed(line)


# -------------------------------------------------------------------------------- the pictures


def result_of(checklist: Checklist, *counts: tuple[int, int]) -> WeekResult:
    """Return weeks up to this one, with so many things done and written in each."""
    from datetime import date, timedelta

    first = date.fromisoformat(MONDAY)
    for back, (done, written) in enumerate(reversed(counts)):
        text = "- [x] a\n" * done + "- [ ] b\n" * (written - done)
        checklist.write(f"## Math\n{text}", (first - timedelta(weeks=back)).isoformat())
    result = checklist.run("week", "--weeks", str(len(counts)))
    assert isinstance(result, WeekResult)
    return result


def boxes(svg: str) -> list[int]:
    """Return how many things a picture shows as done, and as open."""
    return [path.count("M") for path in re.findall(r'class="(?:done|still)" d="([^"]*)"', svg)]


def test_a_picture_shows_each_thing(checklist: Checklist) -> None:
    """A box for each, all of the same height, full ones for what is done."""
    result = result_of(checklist, (3, 4), (0, 2), (0, 0), (2, 2))
    pictures = week_picture.Pictures(result)

    assert [(3, 4), (0, 2), (0, 0), (2, 2)] == by_week(result.weeks, result.rows[0])
    assert [5, 3] == boxes(pictures.draw(result.rows[0]))
    assert "box" in pictures.legend


def test_many_things_are_bars(checklist: Checklist) -> None:
    """Boxes too small to see become one bar, and the words about it are others."""
    result = result_of(checklist, (10, 90), (3, 3), (0, 4))
    pictures = week_picture.Pictures(result)

    assert [2, 2] == boxes(pictures.draw(result.rows[0]))
    assert "bars" in pictures.legend


def test_of_many_weeks_each_so_often_one_has_its_name(checklist: Checklist) -> None:
    """Names that would touch one another are left out; the picture fits a phone all the same."""
    result = result_of(checklist, *[(1, 2)] * 20)
    svg = week_picture.Pictures(result).draw(result.rows[0])

    assert ["3 Aug", "31 Aug", "28 Sep", "26 Oct", "23 Nov"] == re.findall(
        r"<text[^>]*>([^<]+)<", svg
    )
    assert 'width="270"' in svg


def test_more_than_a_year_has_no_picture(checklist: Checklist) -> None:
    """Words say it then."""
    result = result_of(checklist, *[(1, 2)] * (week_picture.MOST_WEEKS + 1))
    pictures = week_picture.Pictures(result)

    assert "" == pictures.draw(result.rows[0]) == pictures.legend
    assert "<svg" not in made(checklist, "--weeks", "60")


# ----------------------------------------------------------------------------------- the looks


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palettes() -> Iterator[dict[str, str]]:
    """Yield the colours of light, and of dark."""
    for rule in re.findall(r":root \{([^}]*)\}", week_page_css.CSS):
        yield dict(re.findall(r"--(\w+): (#\w+)", rule))


def test_letters_and_pictures_stand_out_from_the_page() -> None:
    """A contrast of 4.5 to 1 in light and dark; and no colour is red."""
    found = list(palettes())
    assert 2 == len(found)
    for colours in found:
        for ground in ("page", "soft"):
            for letters in ("ink", "quiet", "done"):
                dark, light = sorted([luminance(colours[ground]), luminance(colours[letters])])
                assert 4.5 <= (light + 0.05) / (dark + 0.05)
        for colour in colours.values():
            red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
            assert red <= max(green, blue)


@pytest.mark.parametrize("name", ["week", "weeks", "hard"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_stands_out_of_a_window(
    name: str, width: int, pages: dict[str, Path], chromium: Browser
) -> None:
    """From a phone to a desk no word is cut and nothing scrolls sideways, all weeks open."""
    tab = opened(chromium, pages[name], width)
    tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    assert [] == standing_out(tab)
    tab.close()


def test_a_word_that_stands_out_is_found(pages: dict[str, Path], chromium: Browser) -> None:
    """The test above bites."""
    tab = opened(chromium, pages["hard"], 320)
    tab.add_style_tag(content="body { overflow-wrap: normal !important; }")

    assert [] != standing_out(tab)
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["week", "weeks", "hard"])
def test_axe_finds_nothing(
    name: str, scheme: str, pages: dict[str, Path], chromium: Browser
) -> None:
    """axe-core has no complaint, on a phone and at a desk."""
    for width in (320, 1280):
        tab = opened(chromium, pages[name], width, color_scheme=scheme)
        assert [] == complaints(tab)
        tab.close()


def test_a_complaint_of_axe_is_found(tmp_path: Path, chromium: Browser) -> None:
    """The test above bites."""
    (tmp_path / "a.html").write_text("<title>a</title><h3>x</h3><img src='data:,'>")
    tab = chromium.new_page()
    tab.goto((tmp_path / "a.html").as_uri())
    found = complaints(tab)

    assert {"html-has-lang", "image-alt", "region"} <= {one.partition(":")[0] for one in found}
    tab.close()


def lefts(tab: Page, selector: str) -> int:
    """Return how many left edges the boxes of a selector have: the columns in which they stand."""
    found = tab.evaluate(
        """s => [...document.querySelectorAll(s)].map(one => one.getBoundingClientRect().left)""",
        selector,
    )
    return len(set(found))


@pytest.mark.parametrize(("width", "cells", "columns"), [(320, 2, 1), (768, 5, 2), (1280, 5, 2)])
def test_a_week_uses_the_room_that_there_is(
    width: int, cells: int, columns: int, pages: dict[str, Path], chromium: Browser
) -> None:
    """On a phone each row of the table stands by itself and days below one another."""
    tab = opened(chromium, pages["week"], width)

    assert cells == lefts(tab, "td:not(:empty)")
    assert columns == lefts(tab, ".day:has(h3)")
    assert "1 of 2" in tab.inner_text("table")
    tab.close()


def test_dark_is_dark_on_a_screen_and_light_on_paper(
    pages: dict[str, Path], chromium: Browser
) -> None:
    """Paper has the colours of light, whatever the screen has."""
    ground = "getComputedStyle(document.body).backgroundColor"
    tab = opened(chromium, pages["week"], color_scheme="dark")
    dark = tab.evaluate(ground)
    tab.emulate_media(media="print", color_scheme="dark")

    assert ["rgb(20, 24, 27)", "rgb(255, 255, 255)"] == [dark, tab.evaluate(ground)]
    tab.close()


# ----------------------------------------------------------------------------------- on paper


def words_of(texts: list[str]) -> str:
    """Return texts without white space and joined letters: lines and fonts are not told apart."""
    return re.sub(r"\s", "", normalize("NFKC", "".join(texts)))


@SIZES
def test_all_that_is_written_is_on_paper(
    size: str, pages: dict[str, Path], chromium: Browser
) -> None:
    """A week takes three sheets at most, nine weeks fifteen; folded weeks are open there."""
    for name, most in (("week", 3), ("weeks", 16)):
        page = pages[name].read_text("utf-8")
        tab = opened(chromium, pages[name])
        texts = printed(tab, size)
        shown = words_of(texts)
        for kind in ("h1", "h2", "h3", "h4", "dt", "dd", "th", "td"):
            for text in elements(page, kind):
                assert words_of([text]) in shown
        for text in of_class(page, "his"):
            assert words_of([text]) in shown

        assert len(texts) <= most
        tab.close()


def rows(count: int) -> str:
    """Return a day of which each item and heading takes several lines, known by its number."""
    text = ""
    for n in range(count):
        many = " ".join([f"w{n:03}x{at:02}" for at in range(24)])
        head = " ".join([f"h{n:03}x{at:02}" for at in range(30)])
        text += f"## {head}\n- [x] {many}\n"
    said = "\n\n".join(" ".join([f"r{n:03}x{at:02}" for at in range(40)]) for n in range(count))
    return f"{text}\n## Reflection\n\n{said}\n"


def cut(texts: list[str]) -> set[str]:
    """Return the parts of which words stand on more than one page, or in more places than two.

    A heading is named in the table and above its items.
    """
    homes: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for name in re.findall(r"([whr]\d{3})x\d\d", text):
            homes.setdefault(name, []).append(number)
    sizes = {"w": (24,), "r": (40,), "h": (30, 60)}
    return {
        name
        for name, found in homes.items()
        if any(found.count(page) not in sizes[name[0]] for page in found)
    }


@SIZES
def test_no_row_is_cut(size: str, checklist: Checklist, chromium: Browser) -> None:
    """A row of the table, an item with its work time and a paragraph each stand on one page."""
    checklist.write(rows(40), MONDAY)
    made(checklist)
    tab = opened(chromium, checklist.home / "talk.html")
    texts = printed(tab, size)

    assert 5 < len(texts)
    assert set() == cut(texts)
    assert "Worktime" in words_of([texts[1]]), "the head of the table is told again"
    tab.add_style_tag(content="* { break-inside: auto !important; }")
    assert set() != cut(printed(tab, size)), "the test bites"
    tab.close()
