"""init, run again: his own lines in a template stay, and what would go is told line by line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.__main__ import main
from blocklist.core import sheet_edit
from blocklist.core.day import TEXT, WHOLE_DAY
from blocklist.core.day_parse import parse
from blocklist.core.env import Env, Settings
from blocklist.core.lines import decode
from blocklist.core.result import Refusal, Report
from blocklist.core.sheet import Part
from tests.checklist import Checklist, Questions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BLANKS = "\n- [ ] \n- [ ] \n"
MATH, ART, GYM = "## Math 9:00-9:45\n", "## Art 10:00-10:45\n", "## Gym\n"
NOTES = "## Notes\n\nbring: ruler\n"


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """An empty folder that is not there yet."""
    return Checklist(tmp_path)


def changed(text: str | bytes, *headings: str) -> sheet_edit.Change:
    """Return what a template becomes that is to have these work times."""
    data = text if isinstance(text, bytes) else text.encode()
    return sheet_edit.changed("day", data, [Part(each) for each in headings], Settings())


CHANGES = {
    "nothing": (f"# T\n\n{MATH}{BLANKS}", ["Math 9:00-9:45"], f"# T\n\n{MATH}{BLANKS}"),
    "another time": (
        f"{MATH}- [ ] \nmine\n", ["Math 8:00-8:45"], "## Math 8:00-8:45\n- [ ] \nmine\n",
    ),
    "one more at the end": (
        f"{MATH}\nmine", ["Math 9:00-9:45", "Gym"], f"{MATH}\nmine\n\n{GYM}{BLANKS}",
    ),
    "one more in front": (
        f"# T\n{MATH}", ["Gym", "Math 9:00-9:45"], f"# T\n\n{GYM}{BLANKS}\n{MATH}",
    ),
    "one more between": (
        f"{MATH}\n{NOTES}\n{ART}",
        ["Math 9:00-9:45", "Gym", "Art 10:00-10:45"],
        f"{MATH}\n{GYM}{BLANKS}\n{NOTES}\n{ART}",
    ),
    "the last one goes": (f"{MATH}\n{ART}{BLANKS}", ["Math 9:00-9:45"], MATH),
    "the first one goes": (f"hi\n\n{MATH}{BLANKS}\n{ART}", ["Art 10:00-10:45"], f"hi\n\n{ART}"),
    "one in the place of another": (
        f"hi\n\n{MATH}{BLANKS}\n{NOTES}", ["Gym"], f"hi\n\n{GYM}{BLANKS}\n{NOTES}",
    ),
    "before the words": (f"hi\n\n{NOTES}", ["Gym"], f"hi\n\n{GYM}{BLANKS}\n{NOTES}"),
    "no section yet": ("hi", ["Gym"], f"hi\n\n{GYM}{BLANKS}"),
    "another order": (
        f"{MATH}one\n\n{NOTES}\n{ART}two\n",
        ["Art 10:00-10:45", "Math 9:00-9:45"],
        f"{ART}two\n\n{NOTES}\n{MATH}one\n",
    ),
    "two of a name": (
        "## Math 9:00-9:45\none\n\n## Math 10:00-10:45\ntwo\n",
        ["Math 8:00-8:45", "Math 10:00-10:45"],
        "## Math 8:00-8:45\none\n\n## Math 10:00-10:45\ntwo\n",
    ),
    "other line ends": (
        f"{MATH}\n".replace("\n", "\r\n"),
        ["Math 9:00-9:45", "Gym"],
        f"{MATH}\n{GYM}{BLANKS}".replace("\n", "\r\n"),
    ),
    "a page of words": (
        "# Notes\n\nmine\n\n## Inner\n", ["Gym"], f"{GYM}{BLANKS}\n# Notes\n\nmine\n\n## Inner\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "headings", "new"), CHANGES.values(), ids=CHANGES)
def test_work_times_are_put_into_a_template(old: str, headings: list[str], new: str) -> None:
    """What stays keeps its bytes; where two sections meet anew there is an empty line."""
    change = changed(old, *headings)

    assert (new, []) == (change.data.decode(), change.lost)


def test_what_goes_with_a_work_time_is_told_line_by_line() -> None:
    """Its heading and its blanks are none of his words."""
    own = "- [ ] \n- [ ]\n\n> can I\n- [ ] ask Sam\n  - [ ] \n\n  twice\n- [ ]\n  a note\n"
    change = changed(f"{MATH}{own}", "Gym")

    assert ["> can I", "- [ ] ask Sam", "  twice", "- [ ]", "  a note"] == change.lost


def test_other_sections_are_put_in_their_order() -> None:
    """A list comes before what it stood before, or below what it stood below."""
    lists = [Part("Must do", WHOLE_DAY, 1), Part("May do", WHOLE_DAY, 1)]
    parts = [*lists, Part("Gym"), Part("Log", TEXT, 0)]
    old = f"## Must-dos\n- [ ] tidy\n\n{GYM}\n{NOTES}"
    change = sheet_edit.changed("friday", old.encode(), parts, Settings())

    assert (
        f"## Must-dos\n- [ ] tidy\n\n## Must do\n\n- [ ] \n\n## May do\n\n- [ ] \n\n"
        f"{GYM}\n## Log\n\n{NOTES}"
    ) == change.data.decode()


def test_a_template_in_utf_16_stays_so() -> None:
    """With its byte order mark."""
    change = changed("\ufeff## Math\n".encode("utf-16-le"), "Math", "Gym")

    assert f"\ufeff## Math\n\n{GYM}{BLANKS}".encode("utf-16-le") == change.data


@pytest.mark.parametrize(
    ("text", "reason"),
    [(b"## a\0b\n", "template_no_text"), (b"## Math\n\n~~~\n", "init_by_hand")],
    ids=["no text", "a block without an end"],
)
def test_a_template_that_can_not_be_changed_is_refused(text: bytes, reason: str) -> None:
    """Bytes that are no text, and what would swallow the lines below it."""
    with pytest.raises(Refusal) as caught:
        changed(text, "Math", "Gym")

    assert (reason, "day") == (caught.value.reason, caught.value.facts["name"])


def work(data: bytes) -> list[str]:
    """Return the headings of the work times of a template."""
    return [block.sections[0].heading for block in parse(decode(data), Settings()).work]


LINES = st.sampled_from([
    "# {{date}}", "---", "mine", "", "- [ ] ", "- [ ]", "- [ ] his", "  under", "> q", "~~~", "%%",
    "## Math 9:00-9:45", "## Math", "## Art 10:00-10:45", "## Gym", "## Notes", "## Must do",
    "# Log",
])  # fmt: skip
HEADINGS = ["Math 9:00-9:45", "Math 8:00-8:40", "Art 10:00-10:45", "Gym", "Lab 1:00-1:45"]


@given(
    st.lists(LINES, max_size=14),
    st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_no_line_of_his_goes_untold(
    rows: Sequence[str], headings: Sequence[str], end: str, ended: bool
) -> None:
    """Any template: all lines with words stay but those that are told; done twice is done once."""
    text = end.join(rows) + end * ended
    try:
        change = changed(text, *headings)
    except Refusal:  # a block that is never closed
        return
    old_work = [f"## {heading}" for heading in work(text.encode())]
    left = [*decode(change.data).lines, *change.lost, *old_work]
    for line in rows:
        assert not any(map(str.isalnum, line)) or left.count(line) >= [*rows].count(line)
    assert [*headings] == work(change.data)
    assert change.data == changed(change.data, *headings).data


# --------------------------------------------------------------------------- where it can't write


@pytest.mark.parametrize("locked", ["", "days", "days/templates", "days/templates/day.md"])
def test_what_can_not_be_written_is_said_before_the_first_question(
    locked: str, checklist: Checklist, tmp_path: Path
) -> None:
    """The folder, one above it that it would be made in, `templates`, and a template."""
    if locked:
        checklist.write("## Math\n", "templates/day")
    path = tmp_path / locked
    mode = path.stat().st_mode
    path.chmod(0o444 if path.is_file() else 0o555)
    ask = Questions([])
    try:
        with pytest.raises(Refusal) as caught:
            checklist.run("init", ask=ask)
    finally:
        path.chmod(mode)

    assert [] == ask.asked
    assert caught.value.reason in {"folder_read_only", "file_read_only"}


def test_settings_that_can_not_be_read_are_said_before_the_first_question(
    checklist: Checklist,
) -> None:
    """All would be typed for nothing."""
    checklist.folder.mkdir()
    (checklist.folder / "blocklist.toml").write_text("things = \n")
    ask = Questions([])
    with pytest.raises(Refusal) as caught:
        checklist.run("init", ask=ask)

    assert ("init_mend_first", []) == (caught.value.reason, ask.asked)


def test_a_folder_that_is_typed_and_can_not_be_written_to_is_asked_again(tmp_path: Path) -> None:
    """So is one whose place can't be seen."""
    (tmp_path / "locked").mkdir(mode=0o555)
    checklist = Checklist(tmp_path)
    checklist.variables = {"BLOCKLIST_DIR": ""}
    ask = Questions(["~/locked/a", None])
    checklist.run("init", ask=ask)

    assert ["folder_read_only"] == ask.told


# ------------------------------------------------------------------------------- left by Ctrl-C


def test_ctrl_c_before_the_end_says_that_nothing_is_written(checklist: Checklist) -> None:
    """It goes on to whoever started blocklist."""

    def leave() -> None:
        raise KeyboardInterrupt

    ask = Questions(["Math"], leave)
    with pytest.raises(KeyboardInterrupt):
        checklist.run("init", ask=ask)

    assert "nothing_written" == ask.told[-1]


def test_quiet_says_nothing(checklist: Checklist) -> None:
    """The files are written."""
    result = checklist.run("-q", "init", "-b", "Math")

    assert isinstance(result, Report)
    assert [] == result.rows
    assert checklist.read("templates/day")


def variables(checklist: Checklist) -> dict[str, str]:
    """Return the variables of a run in a folder."""
    home = checklist.home
    return {
        "HOME": str(home),
        "BLOCKLIST_DIR": str(checklist.folder),
        "BLOCKLIST_STATE": f"{home}/s",
    }


class Interrupted(io.StringIO):
    """A stdout at which Ctrl-C is pressed."""

    def write(self, _: str) -> int:
        """Press it."""
        raise KeyboardInterrupt


def test_ctrl_c_after_the_last_save_finds_all_saved(checklist: Checklist, tmp_path: Path) -> None:
    """The exit code says so, with the folder remembered last and without."""
    days = ["--days", "mon-fri"]  # they are set by then, and stay
    other = ["--remember", "--dir", str(tmp_path / "other")]
    for more in (days, ["--friday", *days], other, ["--remember", *days]):
        err = io.StringIO()
        env = Env(variables(checklist), None, Interrupted(), err)

        assert 0 == main(["init", "-b", "Math", *more], env)
        assert "saved" in err.getvalue()
