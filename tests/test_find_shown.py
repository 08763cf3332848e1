"""How what `find` found is shown: on a terminal, in a pipe, and as JSON."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pexpect
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from blocklist.__main__ import main
from blocklist.core.env import Env
from blocklist.store import glance
from tests.checklist import TODAY, Checklist
from tests.json_answer import ITEM_KEYS, answer, plain, told
from tests.nasty import days
from tests.process import Program
from tests.terminal import begin
from tests.transcript_start import Stream

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = json.loads((Path(__file__).parent.parent / "docs/schema/find.json").read_text("utf-8"))
KEYS = ["date", "path", *ITEM_KEYS]
DAY = "## Math\n\n- [ ] chapter 3\n- [x] a chapter, and one more CHAPTER\n\n## Log\n\nno chapter\n"


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """Return a folder with one day."""
    checklist = Checklist(tmp_path)
    checklist.write(DAY)
    return checklist


def screen(
    checklist: Checklist, *argv: str, variables: Mapping[str, str] | None = None
) -> tuple[str, str]:
    """Return what a terminal gets on stdout and on stderr."""
    out, err = (Stream(io.BytesIO(), terminal=True) for _ in range(2))
    given = {**checklist._variables(), "LANG": "C.UTF-8", "COLUMNS": "60", **(variables or {})}
    assert 0 == main(["find", *argv], Env(given, None, out, err))
    return written(out), written(err)


def written(stream: Stream) -> str:
    """Return what was written to a stream."""
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()


# ------------------------------------------------------------------------------- on a terminal


def test_what_was_found_is_bold(checklist: Checklist) -> None:
    """Bold, no colour: it is the same in black and white, and the words stand there anyway."""
    out, _ = screen(checklist, "chapter")

    assert (
        "\x1b[1m Tuesday 24 November 2026\x1b[0m\n"
        "   □  1.1   \x1b[1mchapter\x1b[0m 3 (Math)\n"
        "   \x1b[32m✓\x1b[0m  1.2   a \x1b[1mchapter\x1b[0m, and one more"
        " \x1b[1mCHAPTER\x1b[0m (Math)\n"
        "            no \x1b[1mchapter\x1b[0m (Log)\n"
    ) == out


def test_what_was_found_is_bold_over_the_end_of_a_line(checklist: Checklist) -> None:
    """Words that stand together may be parted there."""
    checklist.write("- [ ] the long way to the red house on the hill by the sea\n")
    out, _ = screen(checklist, "red house", variables={"COLUMNS": "40"})

    assert (
        "   □  0.1   the long way to the \x1b[1mred\x1b[0m\n"
        "            \x1b[1mhouse\x1b[0m on the hill by the\n            sea\n"
    ) == out.partition("\n")[2]


@pytest.mark.parametrize("columns", [10, 16, 24, 29, 30, 40, 80, 300])
def test_no_line_is_longer_than_the_terminal(columns: int, checklist: Checklist) -> None:
    """Not with long words, wide signs, large numbers or odd marks."""
    text = "- [数] 数学の宿題 chapter " + "x" * 150 + "\n" + "- [ ] chapter\n" * 120
    checklist.write(f"## A long name of a work time {text[6:40]}\n\n{text}")
    size = {"COLUMNS": str(columns), "NO_COLOR": "1"}
    out, _ = screen(checklist, "chapter", variables=size)

    from blocklist.render.plain import cells

    assert [] == [line for line in out.split("\n") if cells(line) > min(columns, 100)]
    assert [] == [line for line in out.split("\n") if line != line.rstrip()]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make each page take so long that the bar is due after it."""
    monkeypatch.setattr(glance, "PATIENCE", 0.0)
    monkeypatch.setattr(glance, "PACE", 0.0)


@pytest.mark.usefixtures("slow")
def test_a_long_search_shows_how_far_it_is_and_leaves_nothing_behind(checklist: Checklist) -> None:
    """The bar stands below what is found, and goes before more comes and at the end."""
    for number in range(1, 1 + glance.TOGETHER):
        checklist.write("- [ ] other\n", f"2026-10-{number:02}")
    _, err = screen(checklist, "chapter")
    first, *shown, last = err.split("\r")

    assert [
        " Looking ━━━━━━━━━━━━━━━━━━── 16 of 17",
        " Looking ━━━━━━━━━━━━━━━━━━━━ 17 of 17",
        " " * len(shown[1]),
    ] == shown
    assert ["", ""] == [first, last]


@pytest.mark.usefixtures("slow")
def test_the_bar_is_gone_before_more_is_shown(checklist: Checklist) -> None:
    """Both streams are one screen, and no line of his stands on a rest of the bar."""
    for number in range(1, 1 + 2 * glance.TOGETHER):
        checklist.write("- [ ] chapter\n", f"2026-{number // 28 + 1:02}-{number % 28 + 1:02}")
    both = Stream(io.BytesIO(), terminal=True)
    given = {**checklist._variables(), "COLUMNS": "60", "NO_COLOR": "1"}
    assert 0 == main(["find", "chapter"], Env(given, None, both, both))
    lines = [line.rpartition("\r")[2] for line in written(both).split("\n")]

    assert 2 < written(both).count("Looking")
    assert [] == [line for line in lines if "Looking" in line]
    assert 1 + 2 * glance.TOGETHER == sum(line.endswith(" 2026") for line in lines)


@pytest.mark.usefixtures("slow")
def test_the_bar_fits_and_is_ascii_where_it_has_to_be(checklist: Checklist) -> None:
    """In the C locale, and in a window of twenty columns."""
    _, err = screen(checklist, "chapter", variables={"LC_ALL": "C", "COLUMNS": "20"})

    assert " Looking ==========" == err.split("\r")[1]


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize(
    ("argv", "variables"),
    [
        (["chapter"], {"TERM": "dumb"}),
        (["chapter"], {"ACCESSIBLE": "1"}),
        (["chapter", "-q"], {}),
        (["chapter", "--json"], {}),
    ],
)
def test_there_is_no_bar_where_it_is_not_wanted(
    argv: list[str], variables: dict[str, str], checklist: Checklist
) -> None:
    """A screen reader would read each step of it aloud."""
    assert "" == screen(checklist, *argv, variables=variables)[1]


@pytest.mark.usefixtures("slow")
def test_there_is_no_bar_where_no_one_sees_it(checklist: Checklist) -> None:
    """With stderr in a file, or closed."""
    for err in (Stream(io.BytesIO()), None):
        out = Stream(io.BytesIO(), terminal=True)
        assert 0 == main(["find", "chapter"], Env(checklist._variables(), None, out, err))
        assert err is None or "" == written(err)


def test_it_is_seen_at_a_real_terminal(checklist: Checklist) -> None:
    """In a process of its own, at a pty."""
    child = begin(checklist, ["find", "chapter"], columns=40)
    child.expect(pexpect.EOF)

    assert "   □  1.1   chapter 3 (Math)\r\n" in str(child.before)


# ------------------------------------------------------------------------------------ in a pipe


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    """Who has seen enough wants to hear nothing of it."""
    program = Program(tmp_path, "express")
    for month in range(1, 13):
        for day in range(1, 29):
            program.lay("- [ ] a chapter to read\n" * 9, f"2026-{month:02}-{day:02}.md")

    for line in (["find", "chapter"], ["export", "--to", "json"], ["export", "--to", "csv"]):
        answer = program.shell('"$@" | head -n 1', *line)
        assert (0, "", 1) == (answer.exit, answer.err, answer.out.count("\n"))


PEAK = """
import resource, sys
from blocklist.__main__ import main
from blocklist.core.env import Env
with open("/dev/null", "w") as out:
    assert 0 == main(sys.argv[1:], Env({"HOME": "/"}, None, out, out))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", ["find chapter --json", "find chapter", "export --to csv", "export --to json"]
)
def test_memory_does_not_grow_with_what_is_found(line: str, tmp_path: Path) -> None:
    """Three hundred pages that are all shown need not much more than one."""
    program = Program(tmp_path, "express")
    peaks = []
    for pages in (1, 300):
        for number in range(pages):
            date = f"2026-{number // 28 + 1:02}-{number % 28 + 1:02}"
            program.lay("- [ ] a chapter to read\n" * 200, f"{date}.md")
        done = subprocess.run(
            [sys.executable, "-c", PEAK, "--dir", str(program.folder), *line.split()],
            capture_output=True,
            check=True,
            env=program.environment(),
        )
        peaks.append(int(done.stdout))

    assert peaks[1] < 1.2 * peaks[0]


# ------------------------------------------------------------------------------------- as JSON


def test_the_schema_is_one() -> None:
    """It is a schema of the draft that it names, and a hit has the keys of an item and its day."""
    Draft202012Validator.check_schema(SCHEMA)
    hit = SCHEMA["$defs"]["hit"]

    assert KEYS == hit["required"] == list(hit["properties"])
    assert not hit["additionalProperties"]
    assert not SCHEMA["additionalProperties"]


def hits(folder: Path, *argv: str) -> Any:
    """Return the hits of an answer, once it is seen to be as the docs have it."""
    value = json.loads(told(folder, "find", *argv, "--json"))
    assert [] == [error.message for error in Draft202012Validator(SCHEMA).iter_errors(value)]
    assert [] == [hit for hit in value["hits"] if list(hit) != KEYS]
    return value["hits"]


def test_items_are_those_of_show(checklist: Checklist) -> None:
    """The same objects, each with its day."""
    shown = [
        item for block in answer(checklist.folder, "show")["blocks"] for item in block["items"]
    ]
    found = hits(checklist.folder, "chapter")

    assert shown == [{key: hit[key] for key in ITEM_KEYS} for hit in found if hit["id"]]
    assert [(TODAY, str(checklist.folder / f"{TODAY}.md"))] * 3 == [
        (hit["date"], hit["path"]) for hit in found
    ]


@given(data=days(), words=st.sampled_from([["a"], ["é"], ["o", "e"], ["--open"], ["--done"]]))
def test_any_page_validates_and_agrees_with_the_lines(
    data: bytes, words: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever stands in the files, both forms hold the same hits in the same order."""
    folder = tmp_path_factory.mktemp("days")
    for name in (TODAY, "2026-W48"):
        (folder / f"{name}.md").write_bytes(data)
    (folder / "2026-11-20.md").write_bytes(b"- [ ] aoe\xc3\xa9\n- [x] done\n")
    lines = [line.split("\t") for line in told(folder, "find", *words).split("\n")[:-1]]

    assert {5} == {len(line) for line in lines}
    assert [[line[0], line[1], line[2], line[4]] for line in lines] == [
        [
            hit["date"],
            hit["id"] or "-",
            f"[{plain(hit['mark'])}]" if hit["id"] else "",
            plain(hit["text"]),
        ]
        for hit in hits(folder, *words)
    ]


@pytest.mark.parametrize("sign", ["\u2028", "\x0b", "\x0c", "\x1c", "\x85"])
def test_a_hit_is_one_line_whatever_stands_in_it(sign: str, checklist: Checklist) -> None:
    """Signs that other programs take for the end of a line do not cut an item in two."""
    checklist.write(f"- [ ] a chapter{sign}b\tc\n")
    out = told(checklist.folder, "find", "chapter")

    assert 1 == out.count("\n")
    assert 4 == out.count("\t")
