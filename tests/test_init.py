"""init: what is typed reads back, nothing else is changed, and what can't be is refused whole."""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blocklist.core import bell, sheet, times
from blocklist.core.day import WORK
from blocklist.core.day_parse import parse
from blocklist.core.env import Call, Note, Settings
from blocklist.core.lines import decode
from blocklist.core.result import Refusal, Report
from blocklist.store import drives, places, remember, toml_edit
from tests.checklist import Checklist, Questions
from tests.nasty import TYPED, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Block

MATH = b"# {{date}}\n\n## Math\n\n- [ ] \n- [ ] \n"
USUAL = b'days = ["mon", "tue", "wed", "thu", "fri"]\n'


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """An empty folder that is not there yet."""
    return Checklist(tmp_path)


def files(checklist: Checklist) -> dict[str, bytes]:
    """Return all files of the folder."""
    found = [path for path in checklist.folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(checklist.folder)): path.read_bytes() for path in found}


def reasons(result: object) -> list[str]:
    """Return the reasons of a report's rows."""
    assert isinstance(result, Report)
    return [row.reason for row in result.rows]


def refused(checklist: Checklist, *argv: str, ask: Questions | None = None) -> str:
    """Return why a command line is refused; nothing is written then."""
    before = files(checklist)
    with pytest.raises(Refusal) as caught:
        checklist.run(*argv, ask=ask)
    assert before == files(checklist)
    return caught.value.reason


def exit_code(checklist: Checklist, call: Call) -> int:
    """Run a call and return its exit code."""
    try:
        checklist.call(call)
    except Refusal as why:
        return why.exit
    return 0


# ---------------------------------------------------------------------- what is typed reads back


def work_times(data: bytes) -> list[Block]:
    """Return the work times of a template."""
    return parse(decode(data), Settings()).work


def named(heading: str, above: int | None) -> tuple[str, int | None, int | None]:
    """Return the name and the time of a heading below a work time that starts at `above`."""
    reading = times.read_heading(heading, above)
    return reading.name, reading.start, reading.end


def assert_reads_back(typed: Sequence[str], data: bytes) -> None:
    """See that a template holds the work times that were typed, two blanks each, and no more."""
    found = work_times(data)
    expected, above = [], None
    for row in typed:
        for heading in bell.headings([row]):
            expected.append(named(sheet.work_time(heading, Settings()).heading, above))
            above = above if expected[-1][1] is None else expected[-1][1]
    assert expected == [(block.name, block.start, block.end) for block in found]
    assert all((2, []) == (block.blanks, block.items) for block in found)
    day = parse(decode(data), Settings())
    assert {WORK} == {section.kind for section in day.sections if section.level == 2}


LINES = st.one_of(
    TYPED,
    WORDS,
    st.sampled_from(["Math 9:00-9:45", "Art 1:10-1:55", "P1 8:20 9:07", "1. Notes", "Log 9:00"]),
)


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=4))
def test_what_a_flag_says_reads_back_or_is_refused_whole(typed: list[str]) -> None:
    """Any lines: the template holds these work times, or nothing at all is written."""
    with tempfile.TemporaryDirectory() as home:
        checklist = Checklist(Path(home))
        call = Call("init", [], {"block": tuple(typed)})
        code = exit_code(checklist, call)
        written = files(checklist)
        if code:
            assert (2, {}) == (code, written)
            return
        assert {"templates/day.md", "blocklist.toml"} == written.keys()
        assert USUAL == written["blocklist.toml"]
        rows = [line for text in typed for line in text.replace("\r", "\n").split("\n")]
        assert_reads_back(rows, written["templates/day.md"])
        checklist.call(call)
        assert written == files(checklist)


@settings(deadline=None)
@given(st.lists(LINES.map(lambda text: text.replace("\n", " ").replace("\r", " ")), max_size=4))
def test_what_is_typed_reads_back(typed: list[str]) -> None:
    """Any lines, one after the other: those that can be are there, the others were told of."""
    rows = [row for row in typed if row.strip()]
    with tempfile.TemporaryDirectory() as home:
        checklist = Checklist(Path(home))
        ask = Questions([*rows, "", "", "", "", ""])
        checklist.run("init", ask=ask)
        good = []
        for row in rows:
            for heading in bell.headings([row]) or [row]:
                try:
                    sheet.work_time(heading, Settings())
                except Refusal:
                    continue
                good.append(row)
        written = files(checklist)
        assert bool(good) == bool(written)
        if good:
            assert_reads_back(good, written["templates/day.md"])
        told = [reason for reason in ask.told if reason not in {"init_no_time", "init_begins"}]
        assert len(rows) == len(good) + len(told)


def test_each_word_that_is_no_name_is_refused(checklist: Checklist) -> None:
    """A flag that can't be a work time is wrong use, and nothing is written for the others."""
    words = {
        "": "init_no_name",
        "\u200b": "init_no_name",
        "***": "init_no_name",
        "now": "init_by_clock",
        "Next 9:00-9:45": "init_by_clock",
        "12": "init_no_name",
        "Math {{date}}": "init_hole",
        "a\x00b": "text_control",
        "a\x1bb": "text_control",
        "a\udcffb": "text_bytes",
        "Reflection": "init_is_text",
        "1. Notes 9:00-9:45": "init_is_text",
        "Must-dos": "init_is_whole_day",
    }
    assert words == {
        word: refused(checklist, "init", "--block", "Math", "--block", word) for word in words
    }


def test_the_settings_say_what_is_a_work_time(checklist: Checklist) -> None:
    """Other names for the whole day and for words count here too, on the Friday sheet as well."""
    checklist.folder.mkdir()
    (checklist.folder / "blocklist.toml").write_text(
        'not_work = ["Diary"]\nwhole_day = ["First"]\n'
    )

    assert "init_is_text" == refused(checklist, "init", "--block", "Diary")
    checklist.run("init", "--block", "Notes", "--friday")
    friday = b"# {{date}}\n\n## First\n\n" + b"- [ ] \n" * 5 + b"\n## Notes\n\n- [ ] \n- [ ] \n"
    assert friday == files(checklist)["templates/friday.md"]


def test_without_names_for_the_whole_day_the_usual_ones_stand(checklist: Checklist) -> None:
    """A Friday sheet has its two lists all the same."""
    checklist.folder.mkdir()
    (checklist.folder / "blocklist.toml").write_text("whole_day = []\n")
    checklist.run("init", "--block", "Math", "--friday")

    assert b"## Must do\n" in files(checklist)["templates/friday.md"]


def test_the_order_says_what_half_of_the_day_is_meant(checklist: Checklist) -> None:
    """A range that is none below the work time above it is told, as the order is his."""
    checklist.run("init", "--block", "Art 1:10-1:55", "--block", "Math 11:30-12:30")

    assert ["made_folder", "init_no_time", "init_then"] == checklist.notes


def test_a_flag_with_two_columns_of_times_gives_the_first(checklist: Checklist) -> None:
    """That the other is left out is noted."""
    rows = "Math 9:00-9:45 9:00-9:20\nArt 10:00-10:45 9:25-9:50"
    checklist.run("init", "--block", rows)

    assert ["init_one_column", "made_folder", "init_then"] == checklist.notes
    day = checklist.read("templates/day") or b""
    assert ["Math", "Art"] == [block.name for block in work_times(day)]


# ------------------------------------------------------------------- nothing but what was meant


def test_a_template_that_is_there_is_refused_whole(checklist: Checklist) -> None:
    """Without a terminal neither the other template nor the settings are written."""
    checklist.write("## Art\n", "templates/friday")

    assert "init_template_there" == refused(checklist, "init", "-b", "Math", "--friday")


def test_a_blank_template_is_none(checklist: Checklist) -> None:
    """A phone's new file is filled without a question."""
    checklist.write(" \n", "templates/day")
    checklist.run("init", "-b", "Math")

    assert {"templates/day.md": MATH, "blocklist.toml": USUAL} == files(checklist)


def test_a_template_that_changes_meanwhile_is_left(checklist: Checklist) -> None:
    """What the person saw is no more, so nothing is written."""
    checklist.write("## Art\n", "templates/day")
    ask = Questions(["yes", "Math", "", "", "", ""])
    ask.meanwhile = lambda: checklist.write(f"## Art\n{len(ask.asked)}\n", "templates/day")
    with pytest.raises(Refusal) as caught:
        checklist.run("init", ask=ask)

    assert "init_changed_meanwhile" == caught.value.reason
    assert {"templates/day.md": b"## Art\n6\n"} == files(checklist)


def test_someone_else_may_make_the_same_meanwhile(checklist: Checklist) -> None:
    """Another machine's template of the same bytes is no change."""
    ask = Questions(["Math", "", "", "", ""], lambda: checklist.write(MATH, "templates/day"))

    assert "init_changed_meanwhile" == refused_after(checklist, ask)


def refused_after(checklist: Checklist, ask: Questions) -> str:
    """Return why a talk ends in a refusal."""
    with pytest.raises(Refusal) as caught:
        checklist.run("init", ask=ask)
    return caught.value.reason


def test_white_space_at_the_ends_is_no_difference(checklist: Checklist) -> None:
    """Other line ends, no space behind a box and empty lines at the end are let be."""
    data = MATH.replace(b"] \n", b"]\n").replace(b"\n", b"\r\n") + b"\r\n\r\n"
    checklist.write(data, "templates/day")
    checklist.run("init", "-b", "Math")

    assert data == checklist.read("templates/day")


def test_days_that_are_equal_are_not_written(checklist: Checklist) -> None:
    """However they are written: full names, and in any order."""
    checklist.folder.mkdir()
    path = checklist.folder / "blocklist.toml"
    path.write_text("days = ['Friday', \"mon\",'tue', 'wed', 'thu']\n")
    before = path.read_bytes()
    result = checklist.run("init", "-b", "Math", "--days", "mon-fri")

    assert ["init_wrote"] == reasons(result)
    assert before == path.read_bytes()


def test_days_that_can_not_be_taken_are_replaced(checklist: Checklist) -> None:
    """A slip of the pen there is mended by it."""
    checklist.folder.mkdir()
    (checklist.folder / "blocklist.toml").write_text('days = ["mo", "die"]  # oh\nthings = 3\n')
    checklist.run("init", "-b", "Math", "--days", "mon, tue")

    assert b'days = ["mon", "tue"]  # oh\nthings = 3\n' == files(checklist)["blocklist.toml"]


def test_no_place_for_the_history_is_told(checklist: Checklist, tmp_path: Path) -> None:
    """The templates are written, and that the step can't be taken back is noted."""
    (tmp_path / "state").write_text("")
    checklist.run("init", "-b", "Math")

    assert ["step_not_kept", "made_folder", "init_then"] == checklist.notes
    assert MATH == checklist.read("templates/day")


def test_a_page_of_today_with_these_work_times_is_not_noted(checklist: Checklist) -> None:
    """There is nothing to add."""
    checklist.write("## Math\n\n- [ ] p.42\n")
    checklist.run("init", "-b", "Math")

    assert ["init_then"] == checklist.notes


def test_a_day_without_school_is_not_noted(checklist: Checklist) -> None:
    """Today has no template then."""
    checklist.write("## Trip\n")
    checklist.run("init", "-b", "Math", "--days", "mon")

    assert ["init_then"] == checklist.notes


def test_the_headings_of_a_page_without_any_are_refused(checklist: Checklist) -> None:
    """A page of text alone has none to give."""
    checklist.write("# Trip\n\ntext\n\n##\n")

    assert "init_no_headings" == refused(checklist, "init", "--from", "today")


# -------------------------------------------------------------------------------- the questions


def test_a_changed_template_is_asked_for_with_flags_too(checklist: Checklist) -> None:
    """All flags given: the one question is whether to change it, and then whether to write."""
    checklist.write("## Art\n", "templates/day")
    flags = ("init", "-b", "Math", "--days", "mon-fri", "--friday")

    assert ["init_as_it_is"] == reasons(checklist.run(*flags, ask=Questions([""])))
    assert [] == reasons(checklist.run(*flags, ask=Questions([None])))
    assert [] == reasons(checklist.run(*flags, ask=Questions(["yes", None])))
    assert {"templates/day.md": b"## Art\n"} == files(checklist)
    ask = Questions(["yes", ""])
    checklist.run(*flags, ask=ask)
    assert MATH.removeprefix(b"# {{date}}\n\n") == checklist.read("templates/day")
    assert ["init_change", "init_write"] == ask.asked


def test_going_back_asks_for_what_a_flag_gave(checklist: Checklist) -> None:
    """The work times of a flag can be changed before they are written."""
    ask = Questions(["", "", "no", "Art", "", "", "", ""])
    checklist.run("init", "-b", "Math", ask=ask)

    assert MATH.replace(b"Math", b"Art") == checklist.read("templates/day")
    assert "init_keep" in ask.asked


def test_a_friday_sheet_of_the_same_lines_is_not_asked_about(checklist: Checklist) -> None:
    """Enter keeps all, and nothing is written."""
    checklist.run("init", "-b", "Math", "--friday")
    before = files(checklist)
    ask = Questions(["yes", "", ""])
    result = checklist.run("init", ask=ask)

    assert ["init_change", "init_keep", "init_days"] == ask.asked
    assert (["init_as_it_is"], before) == (reasons(result), files(checklist))


def test_without_friday_no_sheet_is_asked_for(checklist: Checklist) -> None:
    """Nor is one that was wanted before, when the days are changed."""
    ask = Questions(["Math", "", "", "yes", "no", "", "mon", ""])
    checklist.run("init", ask=ask)

    assert {"templates/day.md", "blocklist.toml"} == files(checklist).keys()


def test_a_set_up_without_days_shows_none(checklist: Checklist) -> None:
    """A Friday sheet alone is a set-up too; then the work times are asked for."""
    checklist.write("## Must do\n", "templates/friday")
    ask = Questions(["yes", "Math", "", "", "no", ""])
    checklist.run("init", ask=ask)

    assert ["init_change", "init_first", "init_next", "init_days"] == ask.asked[:4]
    assert ["init_friday_untimed", "init_write"] == ask.asked[4:]
    assert b"## Must do\n" == checklist.read("templates/friday")


# ------------------------------------------------------------------------------------ the folder


class AtHome(Checklist):
    """A checklist whose folder no variable names."""

    def _variables(self) -> dict[str, str]:
        return {**super()._variables(), "BLOCKLIST_DIR": ""}


@pytest.mark.parametrize("number", ["0", "9", "9999999"])
def test_a_number_that_is_not_in_the_list(number: str, tmp_path: Path) -> None:
    """It is told, and asked again; a folder of that name is typed as a path."""
    ask = Questions([number, None])
    AtHome(tmp_path).run("init", ask=ask)

    [row] = ask.choices[0]
    assert isinstance(row, Note)
    assert (["pick_none"], "~" + os.sep + "blocklist") == (ask.told, row.facts["path"])


def test_a_path_may_be_typed_as_a_terminal_writes_it(tmp_path: Path) -> None:
    """With quotes, or with a backslash before a space, as it comes when it is dragged there."""
    typed = {"'~/a b'": "a b", '"~/c d"': "c d", r"~/e\ f": "e f", "~/g": "g"}
    for answer, name in typed.items():
        AtHome(tmp_path).run("init", ask=Questions([answer, "Math", "", "", "", ""]))
        assert MATH == (tmp_path / name / "templates/day.md").read_bytes()
        assert f'dir = "~/{name}"\n' == config(tmp_path).read_text()
        config(tmp_path).unlink()


def config(home: Path) -> Path:
    """Return the user's config file."""
    return home / ".config/blocklist/config.toml"


def test_without_a_home_nothing_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no place for it, which is noted."""
    monkeypatch.setattr(places, "_home_on_record", lambda: None)
    checklist = Checklist(tmp_path)
    monkeypatch.setattr(
        checklist, "_variables", lambda: {"BLOCKLIST_DIR": str(checklist.folder), "HOME": ""}
    )
    checklist.run("init", "-b", "Math", "--remember")

    assert ["no_home", "init_not_remembered"] == checklist.notes[:2]
    assert MATH == checklist.read("templates/day")


def test_a_config_that_can_not_be_written_is_noted(tmp_path: Path) -> None:
    """The templates are there, and that counts."""
    config(tmp_path).mkdir(parents=True)
    checklist = Checklist(tmp_path)
    checklist.run("init", "-b", "Math", "--remember")
    assert "init_not_remembered" in checklist.notes

    config(tmp_path).rmdir()
    config(tmp_path).write_text("[dir]\na = 1\n")
    checklist.run("init", "-b", "Math", "--remember")
    assert "init_not_remembered" in checklist.notes
    assert "[dir]\na = 1\n" == config(tmp_path).read_text()


def test_a_folder_with_a_name_that_is_no_text_is_not_remembered(tmp_path: Path) -> None:
    """TOML has no way to write it."""
    checklist = AtHome(tmp_path)
    checklist.run("init", "-b", "Math", "--dir", f"{tmp_path}/a\udcffb")

    assert {"made_folder", "dir_no_text", "init_not_remembered", "init_then_there"} == {
        *checklist.notes
    }
    assert not config(tmp_path).exists()


def test_a_path_is_shown_from_home_on() -> None:
    """Below the home with `~`; elsewhere, and without a home, whole."""
    home = {"HOME": "/home/sam"}

    assert ["~", "~/x/y", "/home/samuel", "/x"] == [
        remember.short(path, home, "linux")
        for path in ("/home/sam", "/home/sam/x/y", "/home/samuel", "/x")
    ]
    assert "/home/sam" == remember.short("/home/sam", {}, "win32")


# ------------------------------------------------------------------------------- cloud drives


def test_the_drives_that_are_there_are_found(tmp_path: Path) -> None:
    """By their usual names, by Dropbox's record, and where macOS has them; each once."""
    made = [
        "Dropbox", "Dropbox (Personal)", "OneDrive - Oak School", "Google Drive/My Drive",
        "iCloudDrive", "Nextcloud", "Sync", "moved/Dropbox", "Library/CloudStorage/OneDrive-Oak",
        "Library/CloudStorage/GoogleDrive-sam@example.org/My Drive",
        "Library/Mobile Documents/com~apple~CloudDocs", "Syncopation", "Documents", ".dropbox",
    ]  # fmt: skip
    for name in made:
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "OneDrive").symlink_to(tmp_path / "OneDrive - Oak School")
    (tmp_path / "Nextcloud2").mkdir()
    record = {
        "personal": {"path": str(tmp_path / "moved/Dropbox")},
        "business": {"path": 7},
        "x": 1,
    }
    (tmp_path / ".dropbox/info.json").write_text(json.dumps(record))
    home = {"HOME": str(tmp_path), "OneDrive": str(tmp_path / "OneDrive - Oak School")}
    found = [os.path.relpath(path, tmp_path) for path in drives.found(home, "darwin")]

    assert [made[7], made[2], *made[:2], *made[3:7], *made[8:11]] == found


@pytest.mark.parametrize("record", ["", "[]", "{", "[" * 100_000, '{"a": {"path": "a\\u0000"}}'])
def test_a_record_that_can_not_be_read_names_none(record: str, tmp_path: Path) -> None:
    """Whatever stands there, `init` goes on."""
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox/info.json").write_text(record)

    assert [] == drives.found({"HOME": str(tmp_path)}, "linux")


def test_a_home_that_is_no_folder_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor has one that is not known."""
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(places, "_home_on_record", lambda: None)

    assert [] == drives.found({"HOME": str(tmp_path / "file")}, "linux")
    assert [] == drives.found({}, "linux")


def test_on_windows_the_record_lies_in_appdata(tmp_path: Path) -> None:
    """Dropbox keeps it in one of two folders."""
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "D").mkdir()
    record = json.dumps({"personal": {"path": str(tmp_path / "D")}})
    (tmp_path / "Dropbox/info.json").write_text(record)
    variables = {"APPDATA": str(tmp_path), "USERPROFILE": str(tmp_path / "none")}

    assert [str(tmp_path / "D")] == drives.found(variables, "win32")


# ------------------------------------------------------------------------- one setting in a file


WEEK = ["mon", "fri"]
PUT = {
    "": 'days = ["mon", "fri"]\n',
    "things = 3": 'things = 3\ndays = ["mon", "fri"]',
    "things = 3\r\n": 'things = 3\r\ndays = ["mon", "fri"]\r\n',
    "\ufeff# a\n": '\ufeff# a\ndays = ["mon", "fri"]\n',
    "# a\n\n# of b\n[b]\nc = 1\n": '# a\n\ndays = ["mon", "fri"]\n# of b\n[b]\nc = 1\n',
    "a = [\n  ['x'],\n]\n[b]\n": "a = [\n  ['x'],\n]\ndays = [\"mon\", \"fri\"]\n[b]\n",
    "a = [\n  ['x'],\n]\n": 'days = ["mon", "fri"]\na = [\n  [\'x\'],\n]\n',
    "days = []\n": 'days = ["mon", "fri"]\n',
    "\tdays=['mon'] # a # b\r\nx = 1\r\n": '\tdays=["mon", "fri"] # a # b\r\nx = 1\r\n',
    '"days" = ["#"] # a': '"days" = ["mon", "fri"] # a',
    "days = [\n 'mon', # a\n 'tue'\n]\n\nx = 1\n": 'days = ["mon", "fri"]\n\nx = 1\n',
    "days = ['mon',\n'fri']\n": "days = ['mon',\n'fri']\n",
    "days.a = 1\n": None,
    "[days]\na = 1\n": None,
    '"d\\u0061ys" = 1\n': None,
    "days = 1\ndays = 2\n": None,
    "a = \n": None,
    "a = '''\ndays = 1\n'''\n\"d\\u0061ys\" = 2\n": None,
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), PUT.items(), ids=map(repr, PUT))
def test_one_setting_is_put_into_a_file(old: str, new: str | None) -> None:
    """Above the first table, and not one more byte is changed; else nothing is."""
    if new is None:
        with pytest.raises(Refusal) as caught:
            toml_edit.put("x", old.encode(), "days", WEEK)
        assert caught.value.reason in {"settings_in_the_way", "settings_broken"}
    else:
        assert new.encode() == toml_edit.put("x", old.encode(), "days", WEEK)


def test_a_file_that_is_not_utf8_is_left() -> None:
    """The line is named."""
    with pytest.raises(Refusal) as caught:
        toml_edit.put("x", b"a = 1\n# \xff\n", "days", WEEK)

    assert ("settings_not_utf8", 2) == (caught.value.reason, caught.value.facts["line"])


PIECES = st.sampled_from([
    "# a", "", "things = 3", "days = ['mon'] # x", "days = [", "'tue', # y", "]", "[dates]",
    '"2026-11-25" = "half-day"', "a = '''", "'''", "days = 1", "[days]", "x = [['a'],", "[a]",
    "b = '#'", '"days" = []', "[[c]]",
])  # fmt: skip


@given(st.lists(PIECES, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_what_is_put_is_read_back(pieces: list[str], end: str) -> None:
    """Any file: the same keys and tables and this one setting, or it is left as it is."""
    text = "".join(piece + end for piece in pieces)
    try:
        new = toml_edit.put("x", text.encode(), "days", WEEK)
    except Refusal:
        return

    assert {**tomllib.loads(text), "days": WEEK} == tomllib.loads(new.decode())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_a_text_reads_back(text: str) -> None:
    """Quotes and backslashes too."""
    assert {"a": text} == tomllib.loads(f"a = {toml_edit.literal(text)}")
