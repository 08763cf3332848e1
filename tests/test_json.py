"""What `--json` answers: it validates against the schemas in docs/schema, and agrees with --plain.

What the keys are, and what they say of each other, is seen in json_answer.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from tests.json_answer import (
    BLOCK_KEYS,
    DAY_KEYS,
    HIDDEN,
    ITEM_KEYS,
    NOW_KEYS,
    SCHEMAS,
    answer,
    assert_plain_agrees,
    lay,
    plain,
    told,
)
from tests.nasty import days
from tests.process import DOORS, TODAY, Program

if TYPE_CHECKING:
    from pathlib import Path

RICH = """\
# My Tuesday

- [ ] bring the calculator

## Must do

- [ ] poster
- [x] title

## Math 9:00-9:45

bring the red book
- a plain bullet

- [x] math p.42 +algebra @desk
- [/] flash cards
  if stuck: ask Sam
  - [>] the blue set
    1. [-] row 3
- [X]glued
- [ ]

## Reading 10:00 – 10:45

- [ ] chapter 3 "of\\five" \\[x\\]

## 11:15 Art

## Reflection

I liked starting
with the short one.

## Notes

- [ ] no item
"""
CONTROL = "".join(chr(code) for code in range(1, 32) if code not in {10, 13}) + "\x7f\x85\x9b"
ODD = f"""\
# T\x1b[31mitle{CONTROL}

## Ma\x07th{CONTROL} 9:00-9:45

- [é] é
- [📚] 数学 \U0001f468\u200d\U0001f469
- [\u0301] e\u0301
- ["] quote
- [\\] \\" \\n
- [?] {CONTROL}
- [\x1b] esc
- [x] \u2028 \u2029 \u202e \ufeff
  {CONTROL}
- [\udcff] caf\udce9 \udced\udca0\udc80

{CONTROL}
"""
SHORT = "## Math 9:00-9:45\n\n- [x] a\n\n## Reading 10:00-10:45\n\n- [ ] b\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of the days, which is made by the first file in it."""
    return tmp_path / "days"


# ------------------------------------------------------------------------------- the schemas


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    """It is a schema of the draft that it names, and lets no key go unnamed."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    kinds = [SCHEMAS[name], *SCHEMAS[name]["$defs"].values()]

    assert Draft202012Validator.META_SCHEMA["$id"] == SCHEMAS[name]["$schema"]
    assert [DAY_KEYS if name == "show" else NOW_KEYS, BLOCK_KEYS, ITEM_KEYS] == [
        kind["required"] for kind in kinds
    ]
    assert all(list(kind["properties"]) == kind["required"] for kind in kinds)
    assert [False] * 3 == [kind["additionalProperties"] for kind in kinds]


# -------------------------------------------------------------------------------------- show


def test_a_rich_day_has_all_that_the_docs_name(folder: Path) -> None:
    """Whole-day sections are one block, work times follow, text and reflection are his."""
    lay(folder, RICH)
    value = answer(folder, "show")
    whole, math, reading, art = value["blocks"]

    assert (1, TODAY, True, "My Tuesday") == tuple(
        value[key] for key in ("schema", "date", "exists", "title")
    )
    assert str(folder / f"{TODAY}.md") == value["path"]
    assert "I liked starting\nwith the short one." == value["reflection"]
    assert [None, "Must do", "Must do"] == [item["section"] for item in whole["items"]]
    assert ("09:00", "09:45", True, 1) == tuple(
        math[key] for key in ("start", "end", "now", "blanks")
    )
    assert "bring the red book\n- a plain bullet" == math["text"]
    assert [0, 0, 1, 2, 0] == [item["depth"] for item in math["items"]]
    assert ["done", "started", "carried", "aside", "done"] == [i["status"] for i in math["items"]]
    assert "if stuck: ask Sam" == math["items"][1]["notes"]
    assert 'chapter 3 "of\\five" \\[x\\]' == reading["items"][0]["text"]
    assert ("Art", "11:15", None, []) == tuple(
        art[key] for key in ("name", "start", "end", "items")
    )
    assert_plain_agrees(folder, value)


def test_an_empty_folder_has_a_day_without_blocks(folder: Path) -> None:
    """Nothing is there, which is no trouble, and the answer has the same keys."""
    value = answer(folder, "show")

    assert (False, "Tuesday 24 November 2026", [], None) == tuple(
        value[key] for key in ("exists", "title", "blocks", "reflection")
    )
    assert not folder.exists()
    assert_plain_agrees(folder, value)


def test_a_template_day_is_not_there_yet(folder: Path) -> None:
    """It is shown as it would be made, with its blanks, and no file is made by that."""
    lay(
        folder,
        "# {{date}}\n\n## Math 9:00-9:45\n\n- [ ]\n- [ ] \n\n## May do\n\n- [ ]\n",
        "templates/day.md",
    )
    value = answer(folder, "show")

    assert (False, "Tuesday 24 November 2026") == (value["exists"], value["title"])
    assert [(0, None, 1), (1, "Math", 2)] == [
        (block["number"], block["name"], block["blanks"]) for block in value["blocks"]
    ]
    assert ["templates"] == [path.name for path in folder.iterdir()]
    assert_plain_agrees(folder, value)


def test_a_day_with_odd_signs_is_json_all_the_same(folder: Path) -> None:
    """Odd marks and control characters come through; bytes that are no UTF-8 are a sign.

    Half a surrogate pair is no text to many readers of JSON (RFC 8259, 8.2).
    """
    lay(folder, ODD)
    value = answer(folder, "show")
    items = value["blocks"][0]["items"]

    assert ["é", "📚", "\u0301", '"', "\\", "?", "\x1b", "x", HIDDEN] == [i["mark"] for i in items]
    assert f"caf{HIDDEN} {HIDDEN * 3}" == items[-1]["text"]
    assert CONTROL.strip() == items[5]["text"].strip()
    assert "\u2028 \u2029 \u202e \ufeff" == items[7]["text"]
    assert_plain_agrees(folder, value)


def test_control_characters_stand_in_json_as_escapes(folder: Path) -> None:
    """JSON is shown on terminals too, and one of 8 bits obeys U+009B as it obeys ESC [."""
    lay(folder, ODD)

    controls = {sign for sign in told(folder, "show", "--json") if plain(sign) != sign}
    assert {"\n"} == controls


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_day_in_utf_16_is_told_alike(folder: Path, codec: str) -> None:
    """The encoding of the file is no matter of who reads the answer."""
    lay(folder, RICH)
    value = answer(folder, "show")
    lay(folder, ("\ufeff" + RICH.replace("\n", "\r\n")).encode(codec))

    assert value == answer(folder, "show")


@given(data=days())
def test_any_day_validates_and_agrees_with_plain(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever stands in the file, both forms hold the same items, and `now` is part of `show`."""
    folder = tmp_path_factory.mktemp("days")
    lay(folder, data)
    value = answer(folder, "show")

    assert_plain_agrees(folder, value)
    now = answer(folder, "now")
    assert TODAY == value["date"] == now["date"]
    assert [now["now"]] == [block for block in value["blocks"] if block["now"]] or not now["now"]
    assert now["next"] is None or now["next"] in value["blocks"]


# --------------------------------------------------------------------------------------- now


@pytest.mark.parametrize(
    ("time", "now", "upcoming"),
    [
        ("08:59", None, "Math"),
        ("09:00", "Math", "Reading"),
        ("09:44:59", "Math", "Reading"),
        ("09:45", None, "Reading"),
        ("10:00", "Reading", None),
        ("10:45", None, None),
        ("23:59", None, None),
    ],
)
def test_now_before_during_and_after_the_work_times(
    folder: Path, time: str, now: str | None, upcoming: str | None
) -> None:
    """A block is on from its start to before its end."""
    lay(folder, SHORT)
    value = answer(folder, "now", now=f"{TODAY}T{time}")

    assert (now, upcoming) == tuple(value[key] and value[key]["name"] for key in ("now", "next"))
    assert value["now"] is None or value["now"]["now"]
    assert value["next"] is None or not value["next"]["now"]


@pytest.mark.parametrize(
    ("text", "upcoming"),
    [
        ("## Math\n\n- [x] a\n\n## Art\n\n- [ ]\n\n## Music\n\n- [ ] b\n", "Music"),
        ("## Math\n\n- [x] a\n\n## Art\n\n- [ ]\n", "Art"),
        ("## Math\n\n- [x] a\n", None),
        ("- [ ] loose\n", None),
        ("", None),
    ],
)
def test_now_on_a_day_without_times(folder: Path, text: str, upcoming: str | None) -> None:
    """Nothing is on; the first with an open item is next, else the first with a blank."""
    lay(folder, text)
    value = answer(folder, "now")

    assert value["now"] is None
    assert upcoming == (value["next"] and value["next"]["name"])


def test_now_in_a_folder_that_is_empty(folder: Path) -> None:
    """Nothing is on and nothing is next."""
    assert {"schema": 1, "date": TODAY, "now": None, "next": None} == answer(folder, "now")


@pytest.mark.parametrize(
    ("moment", "date", "now"),
    [
        ("2026-11-24T22:30", TODAY, "Late"),
        ("2026-11-25T00:30", TODAY, "Late"),
        ("2026-11-25T02:10", TODAY, "Later"),
        ("2026-11-25T03:59", TODAY, None),
        ("2026-11-25T04:00", "2026-11-25", None),
    ],
)
def test_now_in_a_night_that_belongs_to_the_day_before(
    folder: Path, moment: str, date: str, now: str | None
) -> None:
    """With day_starts the date is the evening's, and times are those of the clock on the wall."""
    lay(folder, 'day_starts = "04:00"\n', "blocklist.toml")
    lay(folder, "## Late 22:00-1:30\n\n- [ ] a\n\n## Later 02:00-02:30\n\n- [ ] b\n")
    value = answer(folder, "now", now=moment)

    assert (date, now) == (value["date"], value["now"] and value["now"]["name"])
    shown = answer(folder, "show", TODAY, now=moment)["blocks"]
    assert [("22:00", "01:30"), ("02:00", "02:30")] == [(b["start"], b["end"]) for b in shown]


def test_midnight_at_the_end_of_a_day_is_24_00(folder: Path) -> None:
    """ISO 8601 has two midnights, and an end is the later one."""
    lay(folder, "## Night 23:00-24:00\n")

    assert ("23:00", "24:00") == tuple(
        answer(folder, "show")["blocks"][0][key] for key in ("start", "end")
    )


# ------------------------------------------------------------------------- as a script sees it


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("variables", [{}, {"LC_ALL": "C"}, {"FORCE_COLOR": "1", "NO_COLOR": ""}])
def test_json_is_the_same_for_every_door_and_locale(
    tmp_path: Path, door: str, variables: dict[str, str | None]
) -> None:
    """Neither a plain terminal nor a wish for colour changes a byte of it."""
    program = Program(tmp_path, door)
    program.lay(ODD.encode("utf-8", "surrogateescape"))

    for words in (("show", "--json"), ("now", "--json")):
        run = program.run(*words, env=variables)
        assert (0, told(program.folder, *words), "") == run
