"""A week: what it counts and gathers, over any days, and that each form of it says the same."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from blocklist.__main__ import main
from blocklist.core import week as core
from blocklist.core.day_parse import parse
from blocklist.core.env import Env, Settings
from blocklist.core.lines import from_text
from blocklist.core.result import Refusal, WeekResult
from blocklist.core.tags import holds, is_tag
from blocklist.core.week_rows import Rows
from blocklist.render import plain
from blocklist.store.history_read import steps
from tests.checklist import Checklist
from tests.house_words import said
from tests.json_answer import assert_block, bytes_of, lay, told
from tests.nasty import days
from tests.process import TODAY
from tests.test_express import RUN, loaded
from tests.transcript_start import Stream

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = json.loads((Path(__file__).parent.parent / "docs/schema/week.json").read_text())
MONDAY = "2026-11-23"
WEEK = [f"2026-11-{day}" for day in range(23, 30)]
FORBIDDEN = {"re", "json", "datetime", "dataclasses", "pathlib", "collections", "typing", "enum"}


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """Give a folder without a day."""
    return Checklist(tmp_path)


def on_terminal(
    folder: Path, *words: str, columns: int = 80, variables: Mapping[str, str] | None = None
) -> str:
    """Return what a command writes on a terminal."""
    out = Stream(io.BytesIO(), terminal=True)
    surroundings = {
        "BLOCKLIST_DIR": str(folder),
        "BLOCKLIST_NOW": f"{TODAY}T09:20",
        "BLOCKLIST_STATE": str(folder.parent / "state"),
        "COLUMNS": str(columns),
        "HOME": str(folder.parent),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        **(variables or {}),
    }
    assert 0 == main(words, Env(surroundings, None, out, out))
    return bytes_of(out).decode()


def answer(folder: Path, *words: str) -> Any:
    """Return the answer of `week --json`, once it is seen to be as docs/schema has it."""
    value = json.loads(told(folder, "week", *words, "--json"))
    assert [] == [error.message for error in Draft202012Validator(SCHEMA).iter_errors(value)]
    assert SCHEMA["required"] == list(value)
    assert 7 * len(value["weeks"]) == len(value["days"])
    assert value["week"] == value["weeks"][-1]
    for day in value["days"]:
        for block in day["blocks"]:
            assert_block(block)
    return value


def items(value: Any) -> list[Any]:
    """Return all items of an answer."""
    return [item for day in value["days"] for block in day["blocks"] for item in block["items"]]


def rows(*texts: str) -> list[tuple[str, tuple[int, int]]]:
    """Return the rows of days, the first on Monday, and their counts."""
    found = Rows()
    for at, text in enumerate(texts):
        found.add(WEEK[at], parse(from_text(text), Settings()), ())
    return [(row.name, row.total) for row in found.ordered()]


# ------------------------------------------------------------------------------------- rows


def test_rows_are_in_the_order_of_the_day() -> None:
    """Lists first, work times by their time, one without a time below the one above it."""
    monday = "- [ ] l\n## Reading 10:00-10:45\n- [ ] r\n## Rest\n- [ ] s\n## Must do\n- [ ] m\n"
    tuesday = "## Art 8:00-8:45\n- [ ] a\n## Math 9:00-9:45\n- [ ] x\n## Reading 11:00-12:00\n"

    assert ["Must do", "Art", "Math", "Reading", "Rest", ""] == [
        name for name, _ in rows(monday, tuesday)
    ]


def test_rows_without_times_keep_the_order_in_which_they_stand() -> None:
    """A work time that comes up on Tuesday goes below the one that is above it there."""
    first = "## A\n- [ ] a\n## C\n- [ ] c\n"
    second = "## 0\n- [ ] o\n## A\n- [ ] a\n## B\n- [ ] b\n## C\n- [ ] c\n"

    assert ["0", "A", "B", "C"] == [name for name, _ in rows(first, second)]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["## Math\n- [x] a\n", "## **math** 9:00-9:45\n- [ ] b\n"], [("**math**", (1, 2))]),
        (["## 1. Math\n- [x] a\n", "## 2. Math\n- [ ] b\n"], [("2. Math", (1, 2))]),
        (["## 1. A\n- [x] a\n## 2. A\n- [ ] b\n"], [("1. A", (1, 1)), ("2. A", (0, 1))]),
        (["## Math\n- [x] a\n## Math\n- [ ] b\n"], [("Math", (1, 2))]),
        (["## Must do\n- [x] a\n", "## Must-do's\n- [ ] b\n"], [("Must-do's", (1, 2))]),
        (["## 📚\n- [x] a\n", "## 🎨\n- [ ] b\n"], [("📚", (1, 1)), ("🎨", (0, 1))]),
        (["##\n- [x] a\n", "- [ ] b\n# Notes on it\n- [ ] c\n"], [("", (1, 3))]),
        (["## Math\n- [>] a\n- [-] b\n- [ ]\n"], []),
        (["## Reflection\n- [x] a\n# Notes\n## Math\n- [x] b\n"], []),
    ],
)  # fmt: skip
def test_a_row_is_found_by_its_name(
    texts: list[str], found: list[tuple[str, tuple[int, int]]]
) -> None:
    """Names compare as those of a day do; carried, set aside and blank do not count."""
    assert found == rows(*texts)


# ------------------------------------------------------------------------------------ weeks


@given(day=st.dates(date(2, 1, 1), date(9998, 12, 31)), starts=st.integers(0, 6))
def test_a_week_has_the_number_of_its_thursday(day: date, starts: int) -> None:
    """On whatever day it starts, over each new year."""
    first = day - timedelta((day.weekday() - starts) % 7)
    thursday = next(day for day in (first + timedelta(at) for at in range(7)) if day.weekday() == 3)
    year, number, _ = thursday.isocalendar()

    assert f"{year:04}-W{number:02}" == core.name_of(first.isoformat())
    assert [(first + timedelta(at)).isoformat() for at in range(7)] == core.dates_of(
        first.isoformat()
    )


@given(
    offsets=st.lists(st.integers(-60, 30)),
    starts=st.integers(0, 6),
    count=st.integers(1, 9),
)
def test_of_several_weeks_those_count_that_have_a_day(
    offsets: list[int], starts: int, count: int
) -> None:
    """The chosen one always does, and none before the first or after it."""
    monday = date.fromisoformat(MONDAY)
    chosen = monday - timedelta((monday.weekday() - starts) % 7)
    files = [monday + timedelta(days) for days in offsets]
    expected = {chosen} | {
        chosen - timedelta(7 * back)
        for back in range(count)
        for file in files
        if chosen - timedelta(7 * back) <= file < chosen - timedelta(7 * back - 7)
    }
    first = core.earliest(chosen.isoformat(), count)

    assert chosen - timedelta(7 * (count - 1)) == date.fromisoformat(first)
    assert [day.isoformat() for day in sorted(expected)] == core.written(
        first, chosen.isoformat(), sorted({file.isoformat() for file in files})
    )


def test_no_week_begins_before_the_calendar() -> None:
    """However many are asked for."""
    assert "0001-01-01" == core.earliest(MONDAY, 10**10)
    assert "0001-01-07" == core.earliest("2026-11-22", 10**10)


@pytest.mark.parametrize(
    ("words", "starts"), [("0001-01-01", "sunday"), ("9999-12-31", "monday"), ("", "sunday")]
)
def test_a_week_that_leaves_the_calendar_is_refused(
    words: str, starts: str, checklist: Checklist
) -> None:
    """A week has seven days, and the calendar ends."""
    lay(checklist.folder, f'week_starts = "{starts}"\n', "blocklist.toml")
    checklist.now = "0001-01-01T09:00"
    with pytest.raises(Refusal) as why:
        checklist.run("week", *words.split())

    assert "date_range" == why.value.reason


@pytest.mark.parametrize("since", ["0001-01-01", "1 jan 0001"])
def test_since_the_first_day_of_the_calendar(since: str, checklist: Checklist) -> None:
    """Its week begins before the calendar where weeks start on Sunday."""
    lay(checklist.folder, 'week_starts = "sunday"\n', "blocklist.toml")
    with pytest.raises(Refusal) as why:
        checklist.run("week", "--since", since)

    assert "date_range" == why.value.reason


# -------------------------------------------------------------------------------------- tags


@pytest.mark.parametrize(
    ("text", "tags", "held"),
    [
        ("chapter 3 +novel", ["+novel"], True),
        ("chapter 3 (+Novel).", ["+NOVEL"], True),
        ("+novels", ["+novel"], False),
        ("novel", ["+novel"], False),
        ("@novel", ["+novel"], False),
        ("a+novel", ["+novel"], False),
        ("+lire-été @maison", ["+lire-e\u0301te\u0301", "@Maison"], True),
        ("+a", ["+a", "@b"], False),
        ("", [], True),
        ("", ["+a"], False),
    ],
)
def test_a_text_holds_its_tags(text: str, tags: list[str], held: bool) -> None:
    """Whole words in any case, without punctuation at their edges."""
    assert held == holds(text, tags)


@pytest.mark.parametrize(
    ("word", "tag"),
    [("+novel", True), ("@home", True), ("+1", False), ("+1a", True), ("@5", False),
     ("+", False), ("@", False), ("+.", False), ("fri", False), ("", False)],
)  # fmt: skip
def test_a_tag_is_told_from_a_date(word: str, tag: bool) -> None:
    """`+1` is tomorrow."""
    assert tag == is_tag(word)


# --------------------------------------------------------------------------- over any days


@given(first=days(), second=days())
def test_each_form_says_the_same_of_any_days(
    first: bytes, second: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """JSON validates; its summary counts its items; the lines are those of its items."""
    folder = tmp_path_factory.mktemp("days")
    lay(folder, first, f"{MONDAY}.md")
    lay(folder, second, f"{TODAY}.md")
    value = answer(folder)
    found = items(value)
    counted = [item["status"] for item in found if item["status"] not in {"carried", "aside"}]
    sums = value["summary"].values()
    lines = [line.split("\t") for line in told(folder, "week").split("\n")[:-1]]

    assert len(counted) == sum(row["written"] for row in sums)
    assert counted.count("done") == sum(row["done"] for row in sums)
    assert all(row["done"] + row["open"] == row["written"] for row in sums)
    assert {5} >= {len(line) for line in lines}
    assert [item["id"] for item in found] == [line[1] for line in lines if line[1] != "-"]
    assert [day for day in value["days"] if day["exists"]] == [
        json.loads(told(folder, "show", day["date"], "--json"))
        for day in value["days"]
        if day["exists"]
    ]


@given(first=days(), second=days(), columns=st.sampled_from([10, 20, 40, 60, 80, 140]))
def test_any_week_fits_its_terminal(
    first: bytes, second: bytes, columns: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No line is longer than the terminal or 100 columns, none ends in a space."""
    folder = tmp_path_factory.mktemp("days")
    lay(folder, first, f"{MONDAY}.md")
    lay(folder, second, f"{TODAY}.md")
    lay(folder, second, "2026-11-10.md")
    lay(folder, b"## To try\n\n" + second, "2026-W46.md")
    for words in (("week",), ("week", "--weeks", "9")):
        lines = on_terminal(folder, *words, columns=columns).split("\n")
        if columns >= 20:
            assert min(columns, 100) >= max(map(plain.cells, lines))
        assert [line.rstrip(" ") for line in lines] == lines


@given(text=days())
def test_nothing_of_his_is_structure_in_the_file(
    text: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Headings are ours alone, nothing is a box, and saving it twice changes nothing."""
    home = tmp_path_factory.mktemp("home")
    checklist = Checklist(home)
    checklist.write(text, MONDAY)
    checklist.write(text + b"\n\n## Reflection\n\n" + text, TODAY)
    checklist.run("week", "--out", str(home / "talk.md"))
    day = parse(from_text((home / "talk.md").read_text("utf-8")), Settings())
    ours = {"Done, in my words", "Still open", "Today", "Set aside", "What I wrote"}

    assert {section.heading for section in day.sections if section.level == 2} <= ours
    assert [] == day.boxes
    checklist.run("week", "--save")
    page = checklist.read("2026-W48")
    checklist.run("week", "--save")
    assert page == checklist.read("2026-W48")


# --------------------------------------------------------------------------------- what is read


def test_the_days_asked_for_are_read_and_no_other(checklist: Checklist) -> None:
    """A day of another week may be anything: nothing is said of it."""
    checklist.write("## Math\n- [x] sums\n", MONDAY)
    for name in ("2026-11-22", "2026-11-30", "2026-11-24 (1)", "2026-W49"):
        (checklist.folder / f"{name}.md").mkdir()
    (checklist.folder / "2026-11-24.sync-conflict-20261124-091500-ABCDEFG.md").write_text(
        "- [x] a copy\n"
    )
    result = checklist.run("week")

    assert isinstance(result, WeekResult)
    assert [] == checklist.notes
    assert [MONDAY] == [day.date for day in result.days if day.exists]


def test_reading_leaves_the_folder_as_it_is(checklist: Checklist) -> None:
    """No file is made, none is touched."""
    checklist.write("## Math\n- [x] sums\n", MONDAY)
    before = [(path, path.stat()) for path in sorted(checklist.home.rglob("*"))]
    checklist.run("week", "--weeks", "9")
    checklist.run("week", "--json")

    assert before == [(path, path.stat()) for path in sorted(checklist.home.rglob("*"))]


def test_a_long_look_shows_how_far_it_is(
    checklist: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A person at a terminal sees a line after half a second; it leaves nothing behind."""
    monkeypatch.setattr("blocklist.store.glance.PATIENCE", 0.0)
    monkeypatch.setattr("blocklist.store.glance.PACE", 0.0)
    first = date.fromisoformat(MONDAY)
    for back in range(0, 100, 7):
        checklist.write("## Math\n- [x] sums\n", (first - timedelta(back)).isoformat())
    shown = on_terminal(checklist.folder, "week", "--weeks", "100000")
    before, _, after = shown.rpartition("\r")

    assert "Looking" in before
    assert "Looking" not in after
    assert after.startswith(" Monday 17 August to Friday 27 November 2026")


def test_a_look_that_is_over_at_once_shows_nothing(checklist: Checklist) -> None:
    """Half a second is waited for, however many days there are."""
    for back in range(60):
        day = date.fromisoformat(MONDAY) - timedelta(back)
        checklist.write("## Math\n- [x] sums\n", day.isoformat())

    assert "\r" not in on_terminal(checklist.folder, "week", "--weeks", "9")


def test_a_few_days_are_read_without_a_word(
    checklist: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A week is there before anyone could look up."""
    monkeypatch.setattr("blocklist.store.glance.PATIENCE", 0.0)
    checklist.write("## Math\n- [x] sums\n", MONDAY)

    assert "\r" not in on_terminal(checklist.folder, "week")


def test_a_week_in_a_pipe_loads_no_slow_library(tmp_path: Path) -> None:
    """It is near to express code."""
    lay(tmp_path / "days", "## Math\n- [x] sums\n")

    assert set() == FORBIDDEN & loaded(RUN, tmp_path, "week")


# ------------------------------------------------------------------------------------- forms


def test_a_schema_lets_no_key_go_unnamed() -> None:
    """It is a schema of the draft that it names."""
    Draft202012Validator.check_schema(SCHEMA)
    kinds = [SCHEMA, *SCHEMA["$defs"].values()]

    assert [False] * 5 == [kind["additionalProperties"] for kind in kinds]
    assert all(list(kind["properties"]) == kind["required"] for kind in kinds)


def test_json_counts_by_row(tmp_path: Path) -> None:
    """A carried item counts once; a day without a file has no blocks, template or not."""
    folder = tmp_path / "days"
    lay(folder, "# {{date}}\n\n## Math\n\n- [ ]\n", "templates/day.md")
    lay(
        folder,
        "- [ ] l\n## Must do\n- [x] m\n## Math\n- [>] a\n- [x] b +p\n- [-] c\n",
        f"{MONDAY}.md",
    )
    lay(folder, "## Math\n- [/] a\n\n## Reflection\n\nIt was +p.\n")
    value = answer(folder)

    assert {
        "Must do": {"done": 1, "open": 0, "written": 1},
        "Math": {"done": 1, "open": 1, "written": 2},
        "": {"done": 0, "open": 1, "written": 1},
    } == value["summary"]
    assert ["Must do", "Math", ""] == list(value["summary"])
    assert WEEK == [day["date"] for day in value["days"]]
    assert [True, True] + [False] * 5 == [day["exists"] for day in value["days"]]
    assert [[]] * 5 == [day["blocks"] for day in value["days"][2:]]
    assert "It was +p." == value["days"][1]["reflection"]
    assert [None] * 7 == [day["reflection"] for day in answer(folder, "--no-reflection")["days"]]


def test_json_of_what_holds_a_tag(tmp_path: Path) -> None:
    """Items and reflections that do not hold it are left out, and do not count."""
    folder = tmp_path / "days"
    lay(folder, "## Math\n- [x] a +p\n- [ ] b\n\n## Reflection\n\nno such word\n", f"{MONDAY}.md")
    value = answer(folder, "+p")

    assert ["a +p"] == [item["text"] for item in items(value)]
    assert {"Math": {"done": 1, "open": 0, "written": 1}} == value["summary"]
    assert value["days"][0]["reflection"] is None


def test_json_of_several_weeks(tmp_path: Path) -> None:
    """Seven days for each week that has a file, the oldest first; the summary is of all."""
    folder = tmp_path / "days"
    lay(folder, "## Math\n- [x] a\n", "2026-11-02.md")
    lay(folder, "## math\n- [x] b\n", f"{MONDAY}.md")
    value = answer(folder, "--weeks", "9")

    assert ["2026-W45", "2026-W48"] == value["weeks"]
    assert {"math": {"done": 2, "open": 0, "written": 2}} == value["summary"]


def test_the_file_is_the_answer(checklist: Checklist) -> None:
    """`--out FILE.json` holds what `--json` says."""
    checklist.write("## Math\n- [x] é \x1b[31m\n")
    checklist.run("week", "--out", str(checklist.home / "talk.json"))

    assert told(checklist.folder, "week", "--json") == (checklist.home / "talk.json").read_text(
        "utf-8"
    )


def test_a_template_in_the_c_locale_is_ascii(tmp_path: Path) -> None:
    """What is ours is ASCII in any case."""
    folder = tmp_path / "days"
    lay(folder, "## Math\n- [x] a\n- [ ] b\n- [-] c\n\n## Reflection\n\nd\n")
    lay(folder, "## Math\n- [x] a\n", "2026-11-02.md")
    for words in (("week",), ("week", "--weeks", "9")):
        assert on_terminal(folder, *words, variables={"LC_ALL": "C"}).isascii()
        assert [] == said(on_terminal(folder, *words))


def test_colour_is_for_headings_alone(tmp_path: Path) -> None:
    """Without its colours a week is the same; no item has one."""
    folder = tmp_path / "days"
    lay(folder, "## Math\n- [x] a\n- [ ] b\n\n## Reflection\n\nd\n")
    shown = on_terminal(folder, "week", variables={"NO_COLOR": "", "FORCE_COLOR": "1"})
    bold = [line.partition("\x1b[0m")[0] for line in shown.split("\x1b[1m")[1:]]
    bare = shown.replace("\x1b[1m", "").replace("\x1b[0m", "")

    assert on_terminal(folder, "week") == bare
    assert [
        "Monday 23 to Friday 27 November 2026", "Mon     Tue     Wed     Thu     Fri",
        "Done, in my words", "Today", "What I wrote",
    ] == [text.strip() for text in bold]  # fmt: skip


# ------------------------------------------------------------------------------------ saving


def test_saving_is_a_step(checklist: Checklist) -> None:
    """It is recorded, so that it can be taken back; a file that is asked for is not."""
    checklist.write("## Math\n- [x] sums\n", MONDAY)
    checklist.run("week", "--save", "--out", str(checklist.home / "talk.md"))
    states = list((checklist.home / "state").iterdir())

    assert ["2026-W48.md"] == [part.name for step in steps(str(states[0])) for part in step.parts]
    assert [] == checklist.notes


def test_a_page_that_is_no_text_stays(checklist: Checklist) -> None:
    """It is not written to."""
    checklist.write(b"a\0b", "2026-W48")
    with pytest.raises(Refusal) as why:
        checklist.run("week", "--save")

    assert "page_no_text" == why.value.reason
    assert b"a\0b" == checklist.read("2026-W48")


def test_a_saved_page_does_not_hold_his_answers_twice(checklist: Checklist) -> None:
    """They stand in the page already."""
    checklist.write("## Math\n- [x] sums\n", MONDAY)
    checklist.write("## Math\n- [x] sums\n", "2026-11-16")
    checklist.write("## What helped\n\nmusic\n", "2026-W48")
    checklist.run("week", "--save", "--out", str(checklist.home / "talk.md"))

    assert 1 == (checklist.read("2026-W48") or b"").count(b"music")
    assert "> music" in (checklist.home / "talk.md").read_text()
    assert ["week_keeps_talk"] == checklist.notes


def test_a_link_to_a_day_is_not_replaced(checklist: Checklist) -> None:
    """Whatever it is called, it leads to a page of his."""
    checklist.write("## Math\n", MONDAY)
    (checklist.home / "talk.md").symlink_to(checklist.folder / f"{MONDAY}.md")
    with pytest.raises(Refusal) as why:
        checklist.run("week", "--out", str(checklist.home / "talk.md"))

    assert "out_is_yours" == why.value.reason


def test_a_path_from_home_is_one(checklist: Checklist) -> None:
    """Behind `=` a shell leaves the `~` as it is."""
    checklist.write("## Math\n- [x] sums\n", MONDAY)
    checklist.run("week", "--out", "~/talk.md")

    assert (checklist.home / "talk.md").is_file()


def test_a_day_that_is_no_text_is_named(checklist: Checklist) -> None:
    """What can be read of it is shown, and he is told that some may be hidden."""
    checklist.write(b"## Math\n- [x] a\0b\n", MONDAY)
    checklist.write("## Math\n- [x] sums\n", "2026-11-24")
    checklist.run("week")

    assert ["pages_odd"] == checklist.notes


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_a_sign_that_turns_a_line_around_is_not_shown(sign: str) -> None:
    """What stands after it would be turned too, as in `cod.exe`."""
    assert "a cod.exe" == plain.clean(f"a {sign}cod.exe")


def test_marks_of_direction_and_joiners_are_shown() -> None:
    """They touch their neighbours alone, and some words need them."""
    text = "\u05d0\u200f b\u200e \u0646\u0645\u06cc\u200c\u062e\u0648 \U0001f469\u200d\U0001f52c"
    assert text == plain.clean(text)
