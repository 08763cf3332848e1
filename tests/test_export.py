"""What `export` gives: todo.txt, CSV and JSON that other programs read back as it was meant."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
import pytodotxt
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from blocklist.core.result import WRONG_USE, Days, Refusal
from tests.checklist import TODAY, Checklist
from tests.json_answer import SCHEMAS, answer, plain, told
from tests.nasty import days

SCHEMA = json.loads((Path(__file__).parent.parent / "docs/schema/export.json").read_text("utf-8"))
DATE = dt.date(2026, 11, 24)
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """Return a folder that is not there yet."""
    return Checklist(tmp_path)


def shown_items(folder: Path) -> list[dict[str, Any]]:
    """Return the items of today as `show --json` has them, each with its block."""
    return [
        {**item, "block": block}
        for block in answer(folder, "show")["blocks"]
        for item in block["items"]
    ]


# ------------------------------------------------------------------------------------ todo.txt


def tasks(folder: Path, tmp: Path) -> list[pytodotxt.Task]:
    """Return the tasks that pytodotxt reads from the export."""
    (tmp / "todo.txt").write_text(told(folder, "export", "--to", "todotxt"), "utf-8")
    read: list[pytodotxt.Task] = pytodotxt.TodoTxt(tmp / "todo.txt").parse()
    return read


def test_pytodotxt_reads_dates_completion_and_tags(checklist: Checklist) -> None:
    """What was written in the file of the day comes back as the fields of a task."""
    checklist.write(
        "## Independent Reading 10:00-10:45\n\n- [ ] chapter 3 +novel @library due:2026-11-27\n"
        "- [x] map +novel +art\n"
    )
    first, second = tasks(checklist.folder, checklist.home)

    assert (False, None, DATE) == (first.is_completed, first.completion_date, first.creation_date)
    assert (True, DATE, DATE) == (second.is_completed, second.completion_date, second.creation_date)
    assert (["novel"], ["library"]) == (first.projects, first.contexts)
    assert ["novel", "art"] == second.projects
    assert {"block": ["Independent_Reading"], "due": ["2026-11-27"]} == first.attributes
    assert "chapter 3" == first.bare_description()


@pytest.mark.parametrize("mark", [" ", "x"])
@pytest.mark.parametrize(
    "text",
    ["(A) letter", "x marks", "X", "2026-11-30 trip", "2026-11-30", "x 2026-11-30 2026-11-29 y",
     "(A)", "x", "+novel", "@home", "a:b", "(B) 2026-11-30"],
)  # fmt: skip
def test_a_text_that_looks_like_more_is_text(mark: str, text: str, checklist: Checklist) -> None:
    """No item becomes done, gets a priority or a date by what its text begins with."""
    checklist.write(f"- [{mark}] {text}\n")
    (task,) = tasks(checklist.folder, checklist.home)

    assert text == task.description
    assert (mark == "x", None, DATE) == (task.is_completed, task.priority, task.creation_date)
    assert (DATE if mark == "x" else None) == task.completion_date


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Math", "Math"),
        ("Block 4: Writing", "Block_4_Writing"),
        ("Math | Room 4", "Math_|_Room_4"),
        ("Must do", "Must_do"),
        ("a\u00a0b\u3000c", "a_b_c"),
        ("數學 9:00-9:45", "數學"),
    ],
)
def test_the_heading_is_one_value(heading: str, value: str, checklist: Checklist) -> None:
    """White space and colons would end it."""
    checklist.write(f"## {heading}\n\n- [ ] a\n")
    (task,) = tasks(checklist.folder, checklist.home)

    assert {"block": [value]} == task.attributes


@pytest.mark.parametrize("heading", ["", "## :\n\n"])
def test_where_there_is_no_name_there_is_no_block(heading: str, checklist: Checklist) -> None:
    """A loose item of the whole day has none."""
    checklist.write(f"{heading}- [ ] a\n")

    assert f"{TODAY} a\n" == told(checklist.folder, "export", "--to", "todotxt")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x85", "\t"])
def test_an_item_is_one_line_to_every_reader(sign: str, checklist: Checklist) -> None:
    """Some end a line where a file does not, as `str.splitlines` does."""
    checklist.write(f"- [ ] a{sign}(A) b\n")
    out = told(checklist.folder, "export", "--to", "todotxt")

    assert 1 == len(out.splitlines())
    assert out.startswith(f"{TODAY} a")


@given(data=days())
def test_any_day_is_read_back(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """One task for each item with words that is neither carried nor set aside, in their order."""
    home = tmp_path_factory.mktemp("home")
    (home / "days").mkdir()
    (home / "days" / f"{TODAY}.md").write_bytes(data)
    meant = [
        item
        for item in shown_items(home / "days")
        if item["text"] and item["status"] not in {"carried", "aside"}
    ]
    read = tasks(home / "days", home)

    assert [item["done"] for item in meant] == [task.is_completed for task in read]
    for item, task in zip(meant, read, strict=True):
        text = plain(item["text"]).replace("\u2028", " ")
        assert (task.description or "").startswith(text.strip())
        assert (DATE, None) == (task.creation_date, task.priority)


# ----------------------------------------------------------------------------------------- CSV


def rows(folder: Path) -> list[dict[str, str]]:
    """Return the rows that the csv module reads from the export."""
    text = told(folder, "export", "--to", "csv")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@given(data=days())
def test_any_day_is_read_back_from_csv(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Each item is a row with the values of `show --json`; no cell begins as a formula does."""
    folder = tmp_path_factory.mktemp("days")
    (folder / f"{TODAY}.md").write_bytes(data)
    read = rows(folder)

    for item, row in zip(shown_items(folder), read, strict=True):
        meant = {
            **{key: item[key] for key in ("id", "status", "mark", "text", "depth", "section")},
            **{key: item["block"][key] for key in ("start", "end")},
            "notes": item["notes"],
            "block": item["block"]["number"],
            "date": TODAY,
            "path": str(folder / f"{TODAY}.md"),
        }
        for key, value in meant.items():
            assert safe("" if value is None else str(value)) == row[key], key
    assert [] == [cell for row in read for cell in row.values() if cell.startswith(FORMULA)]


def safe(value: str) -> str:
    """Return a value as a cell has it."""
    shown = "\n".join(
        plain(line) if "\t" not in line else tabbed(line) for line in value.split("\n")
    )
    return f"'{shown}" if shown.startswith(FORMULA) else shown


def tabbed(line: str) -> str:
    """Return a line whose tabs stay."""
    return "\t".join(map(plain, line.split("\t")))


@pytest.mark.parametrize("sign", FORMULA[:4])
def test_no_cell_is_a_formula(sign: str, checklist: Checklist) -> None:
    """Wherever it may come from: text, notes, mark and heading."""
    checklist.write(f"## {sign}a\n\n- [{sign}] {sign}b\n  {sign}c\n")
    (row,) = rows(checklist.folder)

    assert [f"'{sign}"] * 2 == [row["mark"], row["text"][:2]]
    assert [f"'{sign}a"] == [row["section"]]
    assert not row["name"].startswith(FORMULA)
    assert row["notes"] in {f"'{sign}c", ""}


def test_rows_end_as_rfc_4180_has_it(checklist: Checklist) -> None:
    """CR LF after each row, the last one too; a newline in a cell is LF."""
    checklist.write("- [ ] a\n  b\n  c\n")
    out = told(checklist.folder, "export", "--to", "csv")

    assert [",path", f"{TODAY}.md"] == [line[-len(end) :] for line, end in
        zip(out.split("\r\n")[:-1], [",path", f"{TODAY}.md"], strict=True)]  # fmt: skip
    assert 1 == out.replace("\r\n", "").count("\n")


# ---------------------------------------------------------------------------------------- JSON


def test_the_schema_is_one_and_its_days_are_those_of_show() -> None:
    """What is said of a day, a block and an item is the same in both schemas."""
    Draft202012Validator.check_schema(SCHEMA)
    show = SCHEMAS["show"]
    day = {key: show[key] for key in show if key not in {"$schema", "title", "$defs"}}

    assert {"day": day, **show["$defs"]} == SCHEMA["$defs"]
    assert ["schema", "days"] == SCHEMA["required"] == list(SCHEMA["properties"])
    assert not SCHEMA["additionalProperties"]


def exported(folder: Path, *argv: str) -> Any:
    """Return the days of an export, once it is seen to be as the docs have it."""
    text = told(folder, "export", "--to", "json", *argv)
    value = json.loads(text)
    assert [] == [error.message for error in Draft202012Validator(SCHEMA).iter_errors(value)]
    assert json.dumps(value, ensure_ascii=False, indent=2) + "\n" == text or "\\u00" in text
    return value["days"]


@given(texts=st.lists(days(), max_size=4))
def test_each_day_is_what_show_has(
    texts: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """All written days, the oldest first; a blank file counts as none."""
    folder = tmp_path_factory.mktemp("days")
    dates = [f"2026-11-{22 + at}" for at in range(len(texts))]
    for date, text in zip(dates, texts, strict=True):
        (folder / f"{date}.md").write_bytes(text)
    shown = [answer(folder, "show", date) for date in dates]

    assert [day for day in shown if day["exists"]] == exported(folder)


def test_since_leaves_out_the_days_before(checklist: Checklist) -> None:
    """A day name is the one just past; week pages are no days."""
    for name in ("2026-11-19", "2026-11-20", TODAY, "2026-W48"):
        checklist.write("- [ ] a\n", name)

    assert ["2026-11-20", TODAY] == [
        d["date"] for d in exported(checklist.folder, "--since", "fri")
    ]


# ------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        ([], "export_form"),
        (["--to", "xml"], "export_other_form"),
        (["--to", "CSV"], "export_other_form"),
        (["--to", "csv", "--since", "x"], "date_unknown"),
    ],
)
def test_wrong_use_is_told_before_anything_is_read(
    argv: list[str], reason: str, checklist: Checklist
) -> None:
    """A form that is missing or not known is answered with the three there are."""
    with pytest.raises(Refusal) as why:
        checklist.run("export", *argv)

    assert (reason, WRONG_USE) == (why.value.reason, why.value.exit)


def test_a_day_that_can_not_be_read_is_told_at_the_end(checklist: Checklist) -> None:
    """The days after it are given first, each when its turn comes."""
    checklist.write("- [ ] a\n")
    (checklist.folder / "2026-11-23.md").mkdir(parents=True)
    result = checklist.run("export", "--to", "csv")
    assert isinstance(result, Days)

    assert TODAY == next(result.days).date
    with pytest.raises(Refusal) as why:
        next(result.days)
    assert ("days_left_out", 1, ["2026-11-23"]) == (
        why.value.reason, why.value.exit, why.value.facts["days"]
    )  # fmt: skip


def test_an_empty_folder_has_no_days(checklist: Checklist) -> None:
    """Nothing is made there."""
    result = checklist.run("export", "--to", "json")
    assert isinstance(result, Days)

    assert [] == list(result.days)
    assert [] == list(checklist.home.iterdir())
