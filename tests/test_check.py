"""What `check` finds in a folder and around it, and how it says so."""

from __future__ import annotations

import io
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from blocklist.__main__ import main, prepare
from blocklist.commands.check_files import Folder
from blocklist.core import findings
from blocklist.core.env import Call, Env
from blocklist.core.find import Progress
from blocklist.core.result import Report
from blocklist.core.school import Schedule
from blocklist.render.words.en import checks as words
from tests.checklist import TODAY, Checklist
from tests.json_answer import bytes_of, lay
from tests.nasty import days
from tests.transcript_start import Stream

SCHEMA = json.loads((Path(__file__).parent.parent / "docs/schema/check.json").read_text())
KEYS = ["kind", "severity", "path", "line", "text", "remedy"]
HOUR = 3600


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of the days, which is there."""
    made = tmp_path / "days"
    made.mkdir()
    return made


def variables(folder: Path, path: str = "") -> dict[str, str]:
    """Return the environment of a run on a folder."""
    return {
        "BLOCKLIST_DIR": str(folder),
        "BLOCKLIST_NOW": f"{TODAY}T09:20",
        "BLOCKLIST_STATE": str(folder.parent / "state"),
        "HOME": str(folder.parent),
        "PATH": path,
        "TERM": "xterm",
    }


def told(folder: Path, *words: str, path: str = "", **others: str) -> tuple[int, str]:
    """Return exit code and stdout of `check`; nothing is said beside it."""
    out, err = (
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)
    )
    code = main(["check", *words], Env({**variables(folder, path), **others}, None, out, err))
    assert b"" == bytes_of(err)
    return code, bytes_of(out).decode()


def checked(folder: Path, path: str = "", **others: str) -> list[dict[str, Any]]:
    """Return the findings, once they are seen to be as the docs have them."""
    code, text = told(folder, "--json", path=path, **others)
    value = json.loads(text)
    assert [] == [error.message for error in Draft202012Validator(SCHEMA).iter_errors(value)]
    found: list[dict[str, Any]] = value["findings"]
    assert [KEYS] * len(found) == [list(one) for one in found]
    assert code == any(one["severity"] == "mend" for one in found)
    assert all(one["remedy"] for one in found)
    return found


def brief(found: list[dict[str, Any]], folder: Path) -> list[tuple[str, str, int | None]]:
    """Return kind, file and line of findings."""
    return [(one["kind"], os.path.relpath(one["path"], folder), one["line"]) for one in found]


# ------------------------------------------------------------------------------- the answers


def test_the_schema_is_one() -> None:
    """It is a schema of the draft that it names, and lets no key go unnamed."""
    Draft202012Validator.check_schema(SCHEMA)
    finding = SCHEMA["$defs"]["finding"]

    assert KEYS == finding["required"] == list(finding["properties"])
    assert [False, False] == [kind["additionalProperties"] for kind in (SCHEMA, finding)]


def test_each_kind_has_a_sentence_with_a_remedy_and_a_place_in_the_order() -> None:
    """What can be found can be said: what it is in one line, how to mend it in the next."""
    assert {*words.NOTES} == {*findings.ORDER} - {"not_here_yet"}  # which is said to all readers
    assert {*findings.ORDER} > findings.HINTS
    assert {2} == {len(text.split("\n")) for text in words.NOTES.values()}


@given(data=days())
def test_any_day_can_be_checked(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever stands in it, each finding names a line of it, and nothing is written."""
    folder = tmp_path_factory.mktemp("days")
    lay(folder, data)
    count = len(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    found = checked(folder)

    assert all(one["line"] is None or 1 <= one["line"] <= count for one in found)
    assert [f"{TODAY}.md"] == [path.name for path in folder.iterdir()]
    assert data == (folder / f"{TODAY}.md").read_bytes()


# ----------------------------------------------------------------------------- what is read


@pytest.mark.parametrize(
    ("data", "kind", "line"),
    [
        ("## Math\n\n- [ ] a\n".encode("utf-16-le"), "no_text", None),
        (b"## Math\n\n- [ ] a\0b\n", "no_text", None),
        (b"\xff\xfe\0\0" + "## Math\n".encode("utf-32-le"), "no_text", None),
        (b"## Math\n\n- [ ] caf\xe9\n", "odd_bytes", 3),
        (b"\xff\xfe" + "## Math\n".encode("utf-16-le") + b"a", "odd_bytes", 1),
        (b"\xff\xfe" + b"\x00\xd8" + "\n".encode("utf-16-le"), "odd_bytes", 1),
        (b"\xff\xfea", "odd_bytes", 1),
    ],
)
def test_a_file_that_is_not_all_text_is_named(
    folder: Path, data: bytes, kind: str, line: int | None
) -> None:
    """In a day as in a week page."""
    lay(folder, data)
    lay(folder, data, "2026-W48.md")

    assert [(kind, "2026-W48.md", line), (kind, f"{TODAY}.md", line)] == brief(
        checked(folder), folder
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\n",
        "\ufeff- [ ] ä\n".encode("utf-16"),
        b"\xef\xbb\xbf# A\n",
        b"\xff\xfe\0\0" + " \n".encode("utf-32-le"),
    ],
)
def test_a_file_that_is_all_text_or_blank_is_let_be(folder: Path, data: bytes) -> None:
    """A blank file counts as none."""
    lay(folder, data)

    assert [] == checked(folder)


def test_a_week_page_is_no_day(folder: Path) -> None:
    """Its words are not looked at for boxes."""
    lay(folder, "# Week 48\n\n##Got done\n\n- []\n", "2026-W48.md")

    assert [] == checked(folder)


def test_what_is_no_file_is_named(folder: Path) -> None:
    """A folder, a pipe and a link that leads nowhere stand in a day's place."""
    (folder / "2026-11-22.md").mkdir()
    os.mkfifo(folder / "2026-11-23.md")
    (folder / "2026-11-24.md").symlink_to(folder / "nowhere")
    (folder / "blocklist.toml").mkdir()
    lay(folder, "a file", "templates")

    assert [
        ("folder_is_file", "templates", None),
        ("link_nowhere", "2026-11-24.md", None),
        ("not_a_file", "2026-11-23.md", None),
        ("not_a_file", "2026-11-22.md", None),
        ("settings_unread", "blocklist.toml", None),
    ] == brief(checked(folder), folder)


def test_a_file_that_can_not_be_read_stands_with_its_name_alone(folder: Path) -> None:
    """The sentence names the file, so nothing stands before it."""
    (folder / f"{TODAY}.md").mkdir()

    assert (
        1,
        f"This is a folder, and a file is needed: {TODAY}.md\n    Please move it away.\n",
    ) == told(folder)


def test_settings_that_are_no_text_are_told_once(folder: Path) -> None:
    """The settings are read for the day and for the schedule."""
    lay(folder, b"things = 3 # caf\xe9\n", "blocklist.toml")

    assert [("settings_not_utf8", "blocklist.toml", 1)] == brief(checked(folder), folder)


def test_settings_that_can_not_be_read_are_told_once(folder: Path) -> None:
    """The line is that where reading stopped."""
    lay(folder, "things = 3\nclock =\n", "blocklist.toml")

    assert [("settings_broken", "blocklist.toml", 2)] == brief(checked(folder), folder)


def test_five_settings_are_told_each_and_the_rest_is_counted(folder: Path) -> None:
    """No other setting tells what this one takes."""
    lay(folder, "".join(f"key-{number} = 1\n" for number in range(8)), "blocklist.toml")
    _, text = told(folder)

    assert 5 == text.count("is not known")
    assert text.endswith("    The same: line 6, line 7, line 8\n")


def test_a_template_that_is_missing_is_named_by_the_line_that_names_it(folder: Path) -> None:
    """Where no line can be found it is the first."""
    lay(folder, 'things = 2\ndates = {"2026-11-25" = "half-day"}\n', "blocklist.toml")

    assert [("settings_template", "blocklist.toml", 1)] == brief(checked(folder), folder)


def test_templates_that_are_there_are_no_finding(folder: Path) -> None:
    """One of a cycle may have a template for one weekday alone."""
    lay(
        folder,
        '[dates]\n"2026-11-25" = "half"\n[cycle]\nnames = ["a", "b"]\nstarts = "2026-09-07"\n',
        "blocklist.toml",
    )
    for name in ("half", "a-friday", "b"):
        lay(folder, "## Math\n", f"templates/{name}.md")

    assert [] == checked(folder)


def test_what_lies_in_templates_beside_them_is_let_be(folder: Path) -> None:
    """What is hidden, or has no name of a template, is none."""
    for name in (".day.md.swp", "._day.md", "~day.md", "day.txt", "notes"):
        lay(folder, "- []\n", f"templates/{name}")

    assert [] == checked(folder)


# ------------------------------------------------------------------------------- what is named


def test_two_templates_of_one_name_are_named(folder: Path) -> None:
    """An accent may be written in two ways, and case counts on some devices alone."""
    for name in ("caf\u00e9", "cafe\u0301", "Own", "own"):
        lay(folder, "## Math\n", f"templates/{name}.md")

    assert [
        ("twice", "templates/own.md", None),
        ("twice", "templates/caf\u00e9.md", None),
    ] == brief(checked(folder), folder)


def test_of_two_names_the_one_that_is_looked_for_is_kept(folder: Path) -> None:
    """The schedule looks for `friday`, and for a week page with a capital W."""
    for name in ("templates/FRIDAY.md", "templates/friday.md", "2026-W48.md", "2026-w48.md"):
        lay(folder, "## Math\n", name)

    assert [
        ("twice", "2026-w48.md", None),
        ("twice", "templates/FRIDAY.md", None),
    ] == brief(checked(folder), folder)


def test_settings_in_other_letters_are_named(folder: Path) -> None:
    """They are not found on a device where case counts."""
    lay(folder, "things = 3\n", "Blocklist.toml")
    (folder / "Templates").mkdir()

    assert [
        ("other_name", "Blocklist.toml", None),
        ("other_name", "Templates", None),
    ] == brief(checked(folder), folder)


def test_a_name_in_other_letters_that_is_found_is_let_be(folder: Path) -> None:
    """Where case does not count the file system finds it by either name."""
    lay(folder, "## Math\n", f"{TODAY}.MD")
    env = Env(variables(folder), None, None, None)
    prepare(env, Call("check", (), {}))
    listed = Folder(env, Schedule())
    lay(folder, "## Math\n")

    assert [] == [note.reason for note in listed.names()]


def test_what_is_still_with_the_drive_is_named_if_it_would_be_read(folder: Path) -> None:
    """In templates each may be; in the folder days and week pages are."""
    for name in ("2026-W48.md", "notes.md", "templates/own.md"):
        head, _, tail = name.rpartition("/")
        lay(folder, "", f"{head}/.{tail}.icloud" if head else f".{tail}.icloud")

    assert [
        ("not_here_yet", "2026-W48.md", None),
        ("not_here_yet", "templates/own.md", None),
    ] == brief(checked(folder), folder)


def test_only_old_left_overs_of_ours_are_named(folder: Path) -> None:
    """A save may be under way, and Syncthing's own are its own."""
    old = "~syncthing~2026-11-24.md.~1a2b3c.tmp"
    for name in (old, "~syncthing~2026-11-23.md.~1a2b3c.tmp", "~syncthing~2026-11-22.md.tmp"):
        lay(folder, "", name)
    for name in (old, "~syncthing~2026-11-22.md.tmp"):
        os.utime(folder / name, (0, time.time() - HOUR - 60))

    assert [("left_over", old, None)] == brief(checked(folder), folder)


def test_a_left_over_that_is_gone_meanwhile_is_none(folder: Path) -> None:
    """Between listing and looking its save may have ended."""
    name = "~syncthing~2026-11-24.md.~1a2b3c.tmp"
    lay(folder, "", name)
    os.utime(folder / name, (0, 0))
    env = Env(variables(folder), None, None, None)
    prepare(env, Call("check", (), {}))
    listed = Folder(env, Schedule())
    (folder / name).unlink()

    assert [] == [note.reason for note in listed.names()]


# ------------------------------------------------------------------------------- second copies


def test_a_copy_that_may_be_one_is_read(folder: Path) -> None:
    """It has to share a heading and a line with its original, which has to be there."""
    lay(folder, "## Math\n\nbring the red book\n")
    lay(folder, "## Math\n\nbring the red book\nmore\n", f"{TODAY} 2.md")
    lay(folder, "## Math\n\nanother\n", f"{TODAY} 3.md")
    lay(folder, "## Art\n\nbring the red book\n", f"{TODAY} 4.md")
    (folder / f"{TODAY} 5.md").mkdir()
    lay(folder, "## Math\n\nbring the red book\n", "2026-11-23 2.md")
    lay(folder, "things = 3\nclock = 12\n", "blocklist.toml")
    lay(folder, "things = 3\n", "blocklist 2.toml")
    lay(folder, "clock = 24\n", "blocklist 3.toml")

    assert [
        ("copy_maybe", f"{TODAY} 2.md", None),
        ("copy_maybe", "blocklist 2.toml", None),
    ] == brief(checked(folder), folder)


def test_a_template_that_the_schedule_names_is_no_copy(folder: Path) -> None:
    """`day 2` is the second day of a cycle; else it would look like a copy of `day`."""
    for name in ("day", "day 2", "day 3", "day-4"):
        lay(folder, "## Math\n\n- [ ]\n", f"templates/{name}.md")
    lay(
        folder,
        '[cycle]\nnames = ["day 2"]\nstarts = "2026-09-07"\n',
        "blocklist.toml",
    )

    assert [("copy_maybe", "templates/day 3.md", None)] == brief(checked(folder), folder)


def test_a_template_without_headings_has_no_copy(folder: Path) -> None:
    """There is nothing that they share."""
    lay(folder, "- [ ]\n", "templates/day.md")
    lay(folder, "- [ ]\n", "templates/day 2.md")

    assert [] == checked(folder)


# ------------------------------------------------------------------------------------ add-ons


def test_add_ons_are_looked_for_where_path_leads(folder: Path, tmp_path: Path) -> None:
    """A folder that is none, and one that is not named from the root, hold none."""
    first, second = tmp_path / "bin", tmp_path / "more"
    for name, mode in (("tidy", 0o755), ("notes.txt", 0o644), ("show.py", 0o755), ("a.b", 0o755)):
        lay(first, "#!/bin/sh\n", f"blocklist-{name}")
        (first / f"blocklist-{name}").chmod(mode)
    (second / "blocklist-show").mkdir(parents=True)
    (second / "blocklist-gone").symlink_to(second / "nowhere")
    path = os.pathsep.join([str(first), str(second), str(tmp_path / "none"), "", ".", str(first)])

    expected = [
        ("addon_not_run", "../bin/blocklist-notes.txt", None),
        ("addon_suffix", "../bin/blocklist-a.b", None),
        ("addon_hidden", "../bin/blocklist-show.py", None),
    ]
    assert expected == brief(checked(folder, path), folder)
    on_windows = [one for one in expected if one[0] != "addon_suffix"]
    assert on_windows == brief(checked(folder, path, OS="Windows_NT"), folder)


# -------------------------------------------------------------------------------- on a terminal


def at_terminal(folder: Path, *words: str, **others: str) -> str:
    """Return what is written at a terminal, both streams together."""
    screen = Stream(io.BytesIO(), terminal=True)
    main(["check", *words], Env({**variables(folder), **others}, None, screen, screen))
    return bytes_of(screen).decode()


def test_a_bar_says_how_far_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is taken away before anything is said."""
    monkeypatch.setattr("blocklist.store.glance.PATIENCE", 0.0)
    for number in range(10, 15):
        lay(folder, "## Math\n", f"2026-11-{number}.md")
    before, _, after = at_terminal(folder).rpartition("\r")

    assert "Looking" in before
    assert "1 of 5" in before
    assert after.startswith("All is well.\n")


def test_a_short_run_shows_no_bar(folder: Path) -> None:
    """Half a second passes before a person wants to know."""
    lay(folder, "## Math\n")

    assert at_terminal(folder).startswith("All is well.\n")


@pytest.mark.parametrize(
    ("words", "others"), [(["-q"], {}), ([], {"TERM": "dumb"}), ([], {"ACCESSIBLE": "1"})]
)
def test_who_wants_no_bar_gets_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], others: dict[str, str]
) -> None:
    """It is for an eye on a screen that can take it away again."""
    monkeypatch.setattr("blocklist.store.glance.PATIENCE", 0.0)
    lay(folder, "## Math\n")

    assert "Looking" not in at_terminal(folder, *words, **others)


def test_a_path_stays_whole_on_a_narrow_terminal(folder: Path) -> None:
    """A person may want to copy it; all else is broken at its spaces."""
    lay(folder, "## Math\n", f"{TODAY}.sync-conflict-20261124-115234-JGCYUHB.md")
    lay(folder, "## Math\n\n- []\n")
    lines = at_terminal(folder, COLUMNS="40").split("\n")

    assert [
        f"{TODAY}.sync-conflict-20261124-115234-JGCYUHB.md: a second copy of {TODAY}.md",
        "    Open both, bring over what you want,",
        "    then delete the copy.",
        f'{TODAY}.md, line 3: "- []" is no box',
        "    yet.",
        "    Write it as: - [ ]",
        "",
        words.PLACES,
    ] == lines[:8]
    assert f"your days     {folder} (from BLOCKLIST_DIR)" in lines


def test_control_characters_are_not_obeyed(folder: Path) -> None:
    """They may stand in a file and in its name."""
    lay(folder, "## Math\n\n- [] \x1b[31mred\n")
    lay(folder, "", f"{TODAY} (a\x1b[31m's conflicted copy).md")

    assert "\x1b" not in at_terminal(folder)


def test_findings_come_one_by_one_with_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is found is found while it is shown, and the exit code stands at the end."""
    monkeypatch.setattr("blocklist.store.glance.PATIENCE", 0.0)
    monkeypatch.setattr("blocklist.store.glance.PACE", 0.0)
    checklist = Checklist(tmp_path)
    checklist.write("- []\n", "2026-11-23")
    checklist.write("## Math\n\n- plain\n")
    report = checklist.run("check")
    assert isinstance(report, Report)
    found = [*(report.findings or ())]

    assert ["bullet", (1, 2), "box_empty", (2, 2)] == [
        (one.done, one.all) if isinstance(one, Progress) else one.reason for one in found
    ]
    assert 1 == report.exit
