"""What years of use leave: long days, many work times, a huge file, a folder of a hundred years.

Here is what is right in them; benchmarks/bars.py measures that it does not take long.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from typing import TYPE_CHECKING

import pytest

from blocklist.core.result import Changed, DayResult, Refusal
from tests.checklist import TODAY, Checklist
from tests.process import DAY, Program

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def _entries(checklist: Checklist, *argv: str) -> list[tuple[str, str]]:
    """Run a command that changes a day, and return id and text of what it changed."""
    result = checklist.run(*argv)
    assert isinstance(result, Changed)
    return [(entry.id, entry.text) for entry in result.entries]


# ------------------------------------------------------------------------- a thousand items

THOUSAND = [f"- [ ] item {number}" for number in range(1, 1_001)]


def _thousand(lines: Sequence[str] = THOUSAND) -> bytes:
    """Return a day of a thousand items, a text after them, and one more work time."""
    return "\n".join(["## Math", "", *lines, "", "## Art", "", "- [ ] clay", ""]).encode()


@pytest.mark.parametrize("item", ["1.500", "item 500"])
def test_in_a_thousand_items_one_box_is_ticked_and_no_other_byte_changes(
    tmp_path: Path, item: str
) -> None:
    """By its number, and by words that others only begin with."""
    checklist = Checklist(tmp_path)
    checklist.write(_thousand())

    assert [("1.500", "item 500")] == _entries(checklist, "done", item)
    assert _thousand([*THOUSAND[:499], "- [x] item 500", *THOUSAND[500:]]) == checklist.read()


def test_after_a_thousand_items_comes_number_1001(tmp_path: Path) -> None:
    """A new one goes below the last, and a step under an item in the middle."""
    checklist = Checklist(tmp_path)
    checklist.write(_thousand())

    assert [("1.1001", "last")] == _entries(checklist, "add", "last", "-b", "Math")
    assert [("1.501", "step")] == _entries(checklist, "add", "step", "-u", "1.500")
    lines = [*THOUSAND[:500], "  - [ ] step", *THOUSAND[500:], "- [ ] last"]
    assert _thousand(lines) == checklist.read()
    shown = checklist.run("show")
    assert isinstance(shown, DayResult)
    assert [f"1.{number}" for number in range(1, 1_003)] == [i.id for i in shown.day.items[:-1]]


# ------------------------------------------------------------------------- 24 work times


def test_a_day_of_24_work_times_knows_which_is_on(tmp_path: Path) -> None:
    """One each hour, the last one to midnight; what has no place named goes into the one now."""
    hours = [f"## Hour {n} {n:02d}:00-{n + 1:02d}:00\n\n- [ ] \n- [ ] \n" for n in range(24)]
    checklist = Checklist(tmp_path)
    checklist.write("\n".join(hours))
    for hour in range(24):
        checklist.now = f"{TODAY}T{hour:02d}:59:59"
        assert [(f"{hour + 1}.1", "x")] == _entries(checklist, "add", "x")
        checklist.now = f"{TODAY}T{hour:02d}:00"
        shown = checklist.run("now")
        assert isinstance(shown, DayResult)
        current = shown.day.current(hour * 60)
        assert current
        assert (f"Hour {hour}", (hour + 1) * 60) == (current.name, current.until)

    assert [("24.1", "x")] == _entries(checklist, "done", "24.1")
    filled = [text.replace("- [ ] \n", "- [ ] x\n", 1) for text in hours]
    filled[23] = filled[23].replace("- [ ] x", "- [x] x")
    assert "\n".join(filled).encode() == checklist.read()


def test_24_work_times_are_made_and_not_one_more(tmp_path: Path) -> None:
    """That is as many as a day has hours."""
    checklist = Checklist(tmp_path)
    with pytest.raises(Refusal, match="too_many_blocks"):
        checklist.run("add", "x", "-b", "25")
    assert checklist.read() is None

    assert [("24.1", "x")] == _entries(checklist, "add", "x", "-b", "24")
    made = [line for line in (checklist.read() or b"").decode().split("\n") if line[:3] == "## "]
    assert [f"## Block {number}" for number in range(1, 25)] == made


# ------------------------------------------------------------------------- 100 MB


@pytest.mark.slow
def test_a_day_of_100_mb_is_shown_and_changed_to_the_byte(tmp_path: Path) -> None:
    """Someone has pasted a book into it, or a picture."""
    program = Program(tmp_path, "express")
    text = b"some words " * 99 + b"and an end\n"
    pasted = b"## Notes\n\n" + text * (100_000_000 // len(text))
    day = DAY.encode() + b"\n" + pasted
    program.lay(day)

    done, added = program.run("done", "1.2"), program.run("add", "map", "-b", "Reading")
    assert (0, "Done: 1.2 flash cards (Math, Tue 24 Nov)\n", "") == done
    assert (0, "Added: 2.3 map (Reading, Tue 24 Nov)\n") == added[:2]
    changed = day.replace(b"- [ ] flash", b"- [x] flash", 1).replace(b"- [ ]\n", b"- [ ] map\n", 1)
    assert changed == program.day.read_bytes()
    assert 5 == program.run("show").out.count("\n")
    assert "Math 25m\n" == program.run("now", "--short").out
    assert [program.day.name] == os.listdir(program.folder)


# ------------------------------------------------------------------------- a hundred years

STRANGERS = (
    *("{0} 2.md", "{0}.sync-conflict-20261124-091500-ABCDEFG.md", "{0}.md~", ".{0}.md.swp"),
    *("{0}.MD", "{0}.txt", "{0}.md.conflict1", "~$ {0}.md", "IMG_{0}.jpg", "{0} (copy).md"),
)


def _hundred_years(folder: Path) -> list[str]:
    """Lay down 36,500 days, today the last, and 10,000 files of others; return the ISO dates.

    They are names of one file each: that is a hundred times as fast as files of their own.
    """
    folder.mkdir()
    (folder / "template").write_text(DAY)
    (folder / "other").write_bytes(b"\xff\x00 someone's own\n")
    today = dt.date.fromisoformat(TODAY)
    dates = [(today - dt.timedelta(days)).isoformat() for days in range(36_499, -1, -1)]
    for date in dates:
        os.link(folder / "template", folder / f"{date}.md")
    for date in dates[:999]:
        for name in STRANGERS:
            os.link(folder / "other", folder / name.format(date))
    for name in STRANGERS[:8]:  # with the two above they are ten
        os.link(folder / "other", folder / name.format(TODAY))
    assert len(os.listdir(folder)) == 46_500
    return dates


@pytest.mark.slow
def test_in_a_folder_of_a_hundred_years_one_day_is_meant_and_no_other_file_touched(
    tmp_path: Path,
) -> None:
    """Each name still leads to what it led to, but for the two days that were written."""
    program = Program(tmp_path, "express")
    dates = _hundred_years(program.folder)
    before = {entry.name: entry.inode() for entry in os.scandir(program.folder)}
    first = dates[0]

    assert 0 == program.run("done", "1.2").exit
    assert 0 == program.run("add", "map", "-b", "Reading", "-d", first).exit
    assert "Math 25m\n" == program.run("now", "--short").out
    shown = json.loads(program.run("show", first, "--json").out)
    assert (first, True) == (shown["date"], shown["exists"])
    assert "map" == shown["blocks"][1]["items"][2]["text"]
    assert not json.loads(program.run("show", "tomorrow", "--json").out)["exists"]

    after = {entry.name: entry.inode() for entry in os.scandir(program.folder)}
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert {f"{TODAY}.md", f"{first}.md"} == changed
    assert DAY == (program.folder / "template").read_text()
    assert DAY.replace("- [ ] flash", "- [x] flash") == program.day.read_text()
    old = (program.folder / f"{first}.md").read_text()
    assert DAY.replace("- [ ]\n", "- [ ] map\n") == old
