"""What the deeds of a day do, ask, note and refuse."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.commands.path import path
from blocklist.core.env import Call, Env
from blocklist.core.result import WRONG_USE, Changed, DayResult, Refusal, Report, Text
from blocklist.store.places import Places
from tests.checklist import TODAY, Checklist, Questions
from tests.nasty import TYPED, WORDS, days

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from blocklist.core.result import Result

DAY = "# T\n\n## Math 9:00-9:45\n\n- [ ] a\n- [x] b\n\n## Reading\n\n- [ ] c\n- [ ] d\n"
TEMPLATE = "# {{date}}\n\n## Math 9:00-9:45\n\n- [ ] \n\n## Reading\n\n- [ ] \n- [x] done before\n"


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """Return a folder that is not there yet."""
    return Checklist(tmp_path)


@pytest.fixture
def day(checklist: Checklist) -> Checklist:
    """Return a folder with one day."""
    checklist.write(DAY)
    return checklist


def deeds(result: Result) -> list[tuple[str, str, str]]:
    """Return what was done to which item."""
    assert isinstance(result, Changed)
    return [(entry.deed, entry.id, entry.text) for entry in result.entries]


def reason(deed: Callable[[], object]) -> tuple[str, int]:
    """Return the reason and the exit code of a refusal."""
    with pytest.raises(Refusal) as refusal:
        deed()
    return refusal.value.reason, refusal.value.exit


# --------------------------------------------------------------------------------- the first write


def test_the_first_item_makes_folder_and_day(checklist: Checklist) -> None:
    """Without a template the day has its title alone, and that the folder is made is said."""
    assert [("added", "0.1", "x")] == deeds(checklist.run("add", "x"))
    assert b"# Tuesday 24 November 2026\n\n- [ ] x\n" == checklist.read()
    assert ["made_folder"] == checklist.notes


def test_a_day_is_made_from_its_template_at_the_first_write(checklist: Checklist) -> None:
    """The template's date is filled in, then its first blank."""
    checklist.write(TEMPLATE, "templates/day")
    checklist.run("add", "x", "-b", "1")
    made = TEMPLATE.replace("{{date}}", "Tuesday 24 November 2026").replace(
        "- [ ] \n", "- [ ] x\n", 1
    )
    assert made.encode() == checklist.read()
    assert [] == checklist.notes


def test_the_template_of_the_weekday_comes_first(checklist: Checklist) -> None:
    """Tuesday's own template stands before day.md; one in UTF-16 makes a day in UTF-8."""
    checklist.write(TEMPLATE, "templates/day")
    checklist.write("# {{date}}\r\n".encode("utf-16"), "templates/tuesday")
    checklist.run("add", "x")
    assert b"# Tuesday 24 November 2026\n\n- [ ] x\n" == checklist.read()


def test_a_blank_file_counts_as_none(checklist: Checklist) -> None:
    """A phone's new note becomes the day of the template."""
    checklist.write(TEMPLATE, "templates/day")
    checklist.write("\r\n  \n")
    checklist.run("start", "--date", "today", "done before")
    assert b"- [/] done before\n" in (checklist.read() or b"")
    assert (checklist.read() or b"").startswith(b"# Tuesday 24 November 2026\n\n## Math")


@pytest.mark.parametrize("held", [None, b"", b"\n \n"])
def test_where_nothing_changes_no_day_is_made(checklist: Checklist, held: bytes | None) -> None:
    """Done on what the template has as done writes nothing."""
    checklist.write(TEMPLATE, "templates/day")
    if held is not None:
        checklist.write(held)
    assert [("already_done", "2.2", "done before")] == deeds(checklist.run("done", "2.2"))
    assert held == checklist.read()


def test_a_template_that_is_no_text_is_refused(checklist: Checklist) -> None:
    """Nothing is made of it; to look at, the day is shown without it, with a note."""
    checklist.write(b"\0\0\0", "templates/day")
    assert ("template_no_text", 1) == reason(lambda: checklist.run("add", "x"))
    shown = checklist.run("show")
    assert isinstance(shown, DayResult)
    assert ("Tuesday 24 November 2026", None) == (shown.day.title, shown.template)
    assert ["template_no_text"] == checklist.notes
    assert checklist.read() is None


@pytest.mark.parametrize("data", [b"# T\0\n- [ ] a\n", "- [ ] a\n".encode("utf-16-le")])
def test_a_day_that_is_no_text_is_shown_and_not_written_to(
    checklist: Checklist, data: bytes
) -> None:
    """Each deed is refused; the bytes stay."""
    checklist.write(data)
    for argv in (["add", "x"], ["done", "0.1"], ["note", "0.1", "n"]):
        assert ("day_no_text", 1) == reason(partial(checklist.run, *argv))
    shown = checklist.run("show")
    assert isinstance(shown, DayResult)
    assert ["a"] == [item.text for item in shown.day.items]
    assert data == checklist.read()


def test_a_step_that_can_not_be_kept_is_said(checklist: Checklist) -> None:
    """Without a state folder a change is made all the same; it just can't be undone."""
    (checklist.home / "state").write_text("a file")
    checklist.run("add", "x")
    assert ["made_folder", "step_not_kept"] == checklist.notes
    assert b"# Tuesday 24 November 2026\n\n- [ ] x\n" == checklist.read()


# --------------------------------------------------------------------------------------------- add


def test_add_goes_to_the_work_time_now(day: Checklist) -> None:
    """At 9:20 that is Math; on another day it is the whole day."""
    assert [("added", "1.3", "x y")] == deeds(day.run("add", "x", "y"))
    assert [("added", "0.1", "z")] == deeds(day.run("add", "z", "-d", "2026-11-25"))


def test_a_day_name_is_a_day_to_come_for_add(day: Checklist) -> None:
    """Monday is the next one for add, and this week's for the marks."""
    day.run("add", "x", "-d", "monday")
    assert b"# Monday 30 November 2026\n\n- [ ] x\n" == day.read("2026-11-30")
    day.write("- [ ] y\n", "2026-11-23")
    day.run("done", "y", "-d", "mon")
    assert b"- [x] y\n" == day.read("2026-11-23")


def test_the_other_day_of_a_name_is_noted(day: Checklist) -> None:
    """Where the day chosen holds nothing and the other one does, that is said."""
    day.write("- [ ] y\n", "2026-11-23")
    day.run("add", "x", "-d", "monday")
    assert ["other_day"] == day.notes


def test_a_third_thing_is_taken_with_a_note_where_nobody_is_asked(day: Checklist) -> None:
    """Two open ones are no matter; the third is noted, and in the whole day none is."""
    day.run("add", "x", "-b", "1")
    assert [] == day.notes
    day.run("add", "x", "-b", "1")
    assert ["third_thing"] == day.notes
    for _ in range(4):
        day.run("add", "x", "-b", "0")
        assert [] == day.notes


@pytest.mark.parametrize(
    ("answers", "asked", "ids"),
    [
        ([""], ["third_thing"], ["2.3"]),
        (["another", "1"], ["third_thing", "which_block"], ["1.3"]),
        (["another", "math"], ["third_thing", "which_block"], ["1.3"]),
        (["another", "2", ""], ["third_thing", "which_block", "third_thing"], ["2.3"]),
        (["another", "0"], ["third_thing", "which_block"], ["0.1"]),
        (["another", "now"], ["third_thing", "which_block"], ["1.3"]),
        (["another", "Art", "yes"], ["third_thing", "which_block", "make_block"], ["3.1"]),
        (["another", "Art", "no"], ["third_thing", "which_block", "make_block"], []),
        (["another", ""], ["third_thing", "which_block"], []),
        (["another", None], ["third_thing", "which_block"], []),
        ([None], ["third_thing"], []),
        (["1"], ["third_thing"], ["1.3"]),
    ],
)
def test_the_third_thing_is_asked_about_at_a_terminal(
    day: Checklist, answers: list[str | None], asked: list[str], ids: list[str]
) -> None:
    """Enter adds it here; another work time is asked for; no answer writes nothing, with a note."""
    person = Questions(answers)
    result = day.run("add", "x", "-b", "Reading", ask=person)
    assert ids == [entry[1] for entry in deeds(result)]
    assert (asked, []) == (person.asked, person.answers)
    assert ([] if ids else ["nothing_written"]) == day.notes
    assert (DAY.encode() == day.read()) is not bool(ids)


def test_two_things_are_not_asked_about(day: Checklist) -> None:
    """Nor is a third one where `things` is 0, nor one in the whole day."""
    day.run("add", "x", "-b", "1", ask=Questions([]))
    (day.folder / "blocklist.toml").write_text("things = 0\n")
    for block in ("1", "2", "0", "0", "0"):
        day.run("add", "x", "-b", block, ask=Questions([]))
        assert [] == day.notes


@pytest.mark.parametrize(
    ("block", "answer", "after"),
    [
        ("Art", "yes", DAY + "\n## Art\n\n- [ ] x\n"),
        ("3", "yes", DAY + "\n## Block 3\n\n- [ ] x\n"),
        ("5", "yes", DAY + "\n## Block 5\n\n- [ ] x\n"),
        ("Art", "no", DAY),
        ("Art", "", DAY),
        ("Art", None, DAY),
    ],
)
def test_a_block_that_is_not_there_is_asked_about(
    day: Checklist, block: str, answer: str | None, after: str
) -> None:
    """On a yes it is made after the last work time; on any other answer nothing is written."""
    person = Questions([answer])
    day.run("add", "x", "-b", block, ask=person)
    assert ["make_block"] == person.asked
    assert after.encode() == day.read()


def test_a_number_that_can_not_be_made_is_not_asked_about(day: Checklist) -> None:
    """Block 25 of a day with names of its own is refused at a terminal too."""
    assert ("no_block", 1) == reason(lambda: day.run("add", "x", "-b", "25", ask=Questions([])))


def test_blocks_of_a_day_without_any_are_made_unasked(checklist: Checklist) -> None:
    """Block 1 to 3 come to be, at a terminal too."""
    checklist.run("add", "x", "-b", "3", ask=Questions([]))
    after = "# Tuesday 24 November 2026\n\n## Block 1\n\n## Block 2\n\n## Block 3\n\n- [ ] x\n"
    assert after.encode() == checklist.read()


def test_lines_of_standard_input_are_items(day: Checklist) -> None:
    """Empty lines are skipped, a leading marker and box dropped; blanks are filled first."""
    day.write("## Math\n- [ ]\n* [ ] a\n- [ ] \n")
    lines = "\ufeff- [ ] one\r\n\n   \n2) two\rthree\n- [x] \n* fo\tur".encode()
    ids = [entry[1:] for entry in deeds(day.run("add", "-", "-b", "1", stdin=lines))]
    assert [("1.1", "one"), ("1.3", "two"), ("1.4", "three"), ("1.5", "fo ur")] == ids
    assert b"## Math\n- [ ] one\n* [ ] a\n- [ ] two\n- [ ] three\n- [ ] fo ur\n" == day.read()
    assert ["third_thing"] == day.notes


@pytest.mark.parametrize("stdin", [b"", b"\n\r\n \t\n", b"- [ ]\n-\n", None])
def test_no_line_on_standard_input_is_wrong_use(day: Checklist, stdin: bytes | None) -> None:
    """Nothing is written then."""
    assert ("no_lines", WRONG_USE) == reason(lambda: day.run("add", "-", stdin=stdin))
    assert DAY.encode() == day.read()


@pytest.mark.parametrize(
    ("stdin", "why"),
    [
        (b"a\nb\x1b\n", "text_control"),
        (b"a\n\xff\n", "text_bytes"),
        ("\u200b".encode(), "text_empty"),
    ],
)
def test_a_line_that_can_not_be_taken_refuses_all(day: Checklist, stdin: bytes, why: str) -> None:
    """All lines are written or none."""
    assert (why, WRONG_USE) == reason(lambda: day.run("add", "-", stdin=stdin))
    assert DAY.encode() == day.read()


def test_a_minus_among_words_is_a_word(day: Checklist) -> None:
    """Alone it stands for standard input, elsewhere for itself."""
    assert [("added", "1.3", "a - b")] == deeds(day.run("add", "a", "-", "b"))


def test_steps_from_standard_input_hang_under_one_item(day: Checklist) -> None:
    """Blank steps are filled first, then they go on in order."""
    day.write("1. [ ] a\n   - [ ] \n2. [ ] b\n")
    entries = deeds(day.run("add", "-", "-u", "0.1", stdin=b"x\ny\nz\n"))
    assert [("stepped", "0.2", "x"), ("stepped", "0.3", "y"), ("stepped", "0.4", "z")] == entries
    assert b"1. [ ] a\n   - [ ] x\n   - [ ] y\n   - [ ] z\n2. [ ] b\n" == day.read()
    day.run("add", "-", "-u", "b", stdin=b"x\ny\n")
    assert (day.read() or b"").endswith(b"2. [ ] b\n   1. [ ] x\n   2. [ ] y\n")


def test_under_and_block_do_not_go_together(day: Checklist) -> None:
    """It is wrong use, and nothing is written."""
    run = ["add", "x", "-u", "1.1", "-b", "1"]
    assert ("under_and_block", WRONG_USE) == reason(lambda: day.run(*run))


# ------------------------------------------------------------------------------------------- marks


@pytest.mark.parametrize(
    ("command", "mark"), [("done", "x"), ("start", "/"), ("aside", "-"), ("reopen", " ")]
)
def test_a_mark_is_set_and_said_once(day: Checklist, command: str, mark: str) -> None:
    """A second time it says that it is so already, and writes nothing."""
    day.write("- [?] a\n")
    assert [(command if mark != " " else "already_reopen", "0.1", "a")] == deeds(
        day.run(command, "a")
    )
    day.write(f"- [{mark}] a\n")
    before = os.stat(day.folder / f"{TODAY}.md").st_mtime_ns
    assert [(f"already_{command}", "0.1", "a")] == deeds(day.run(command, "a"))
    assert before == os.stat(day.folder / f"{TODAY}.md").st_mtime_ns


def test_several_ids_are_marked_and_told_in_their_order(day: Checklist) -> None:
    """What is done already is told beside the others."""
    entries = deeds(day.run("done", "2.1", "1.2", "1.1"))
    assert [("done", "2.1", "c"), ("already_done", "1.2", "b"), ("done", "1.1", "a")] == entries


def test_done_alone_is_the_one_open_item_now(day: Checklist) -> None:
    """At 9:20 that is 1.1; it is not asked about."""
    assert [("done", "1.1", "a")] == deeds(day.run("done", ask=Questions([])))


@pytest.mark.parametrize(
    ("command", "answer", "expected"),
    [
        ("done", "2", [("done", "2.2", "d")]),
        ("done", "2 1", [("done", "2.1", "c"), ("done", "2.2", "d")]),
        ("done", "2 2", [("done", "2.2", "d")]),
        ("done", "2.2", [("done", "2.2", "d")]),
        ("done", "c", [("done", "2.1", "c")]),
        ("reopen", "1", [("reopen", "1.2", "b")]),
        ("done", "All", [("done", "2.1", "c"), ("done", "2.2", "d")]),
        ("start", "1", [("start", "2.1", "c")]),
        ("aside", "1", [("aside", "2.1", "c")]),
        ("done", "", []),
        ("done", "  ", []),
        ("done", None, []),
    ],
)
def test_what_to_mark_is_picked_from_a_list(
    day: Checklist, command: str, answer: str | None, expected: list[tuple[str, str, str]]
) -> None:
    """Numbers of the list, ids and words are answers; none writes nothing."""
    day.write(DAY.replace("- [ ] a\n", ""))
    day.write((day.read() or b"").replace(b"- [x] b", b"- [-] e\n- [x] b"))
    before = day.read()
    person = Questions([answer])
    if command == "reopen" and answer == "1":
        expected = [("reopen", "1.1", "e")]
    assert expected == deeds(day.run(command, ask=person))
    assert ["pick_item"] == person.asked
    listed = ["1.1 e", "1.2 b"] if command == "reopen" else ["2.1 c", "2.2 d"]
    assert [listed] == person.choices
    assert ([] if expected else ["nothing_written"]) == day.notes
    assert bool(expected) is (before != day.read())


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("3", "pick_none"),
        ("0", "pick_none"),
        ("9" * 5000, "pick_none"),
        ("²", "pick_none"),
        ("zebra", "no_item"),
        ("1 3", "no_item"),
        ("1.9", "no_item"),
    ],
)
def test_an_answer_that_is_no_item_is_refused(day: Checklist, answer: str, why: str) -> None:
    """It is told as any ITEM is, and nothing is written."""
    day.now = f"{TODAY}T12:00"
    day.write(DAY.replace("- [ ] a\n", ""))
    assert (why, 1) == reason(lambda: day.run("done", ask=Questions([answer])))


def test_without_a_terminal_what_could_be_marked_is_listed(day: Checklist) -> None:
    """Nothing is marked, and the exit says so."""
    day.now = f"{TODAY}T12:00"
    with pytest.raises(Refusal) as refusal:
        day.run("done")
    assert "pick_item" == refusal.value.reason
    assert ["1.1 a", "2.1 c", "2.2 d"] == refusal.value.facts["items"]
    assert DAY.encode() == day.read()


@pytest.mark.parametrize("text", ["# T\n", "- [x] a\n- [-] b\n", "- [ ]\n", ""])
def test_with_nothing_to_mark_there_is_no_question(day: Checklist, text: str) -> None:
    """It is said that there is nothing to choose from."""
    day.write(text)
    assert ("nothing_to_pick", 1) == reason(lambda: day.run("done", ask=Questions([])))


def test_what_was_picked_and_has_another_place_meanwhile_is_marked(day: Checklist) -> None:
    """The item that was meant is, not the one that has its id by now."""
    day.now = f"{TODAY}T12:00"
    changed = DAY.replace("- [ ] c", "- [ ] new\n- [ ] c")
    person = Questions(["2"], meanwhile=partial(day.write, changed))
    assert [("done", "2.2", "c")] == deeds(day.run("done", ask=person))
    assert changed.replace("[ ] c", "[x] c").encode() == day.read()


@pytest.mark.parametrize("now", ["- [ ] chapter 3", "- [-] c", ""])
def test_what_was_picked_and_changed_meanwhile_is_left(day: Checklist, now: str) -> None:
    """What has another text or mark by now, or is gone, is not marked."""
    day.now = f"{TODAY}T12:00"
    changed = DAY.replace("- [ ] c", now)
    person = Questions(["2"], meanwhile=partial(day.write, changed))
    assert ("changed_meanwhile", 1) == reason(lambda: day.run("done", ask=person))
    assert changed.encode() == day.read()


# --------------------------------------------------------------------------------- note, show, path


def test_a_note_is_said_with_its_line(day: Checklist) -> None:
    """The words after ITEM are one line."""
    result = day.run("note", "1.1", "if stuck:", "ask\tSam")
    assert [("noted", "1.1", "a")] == deeds(result)
    assert isinstance(result, Changed)
    assert {"note": "if stuck: ask Sam"} == result.entries[0].facts


def test_two_dates_are_one_too_many(day: Checklist) -> None:
    """A DATE and --date do not go together."""
    assert ("date_twice", WRONG_USE) == reason(lambda: day.run("show", "today", "-d", "today"))


@pytest.mark.parametrize(
    ("argv", "why"),
    [
        (["show", "--json", "--plain"], "two_forms"),
        (["now", "--json", "--short"], "two_forms"),
        (["path", "--all", "today"], "all_and_date"),
        (["path", "--all", "-d", "today"], "all_and_date"),
    ],
)
def test_what_does_not_go_together_is_wrong_use(day: Checklist, argv: list[str], why: str) -> None:
    """Neither is taken."""
    assert (why, WRONG_USE) == reason(lambda: day.run(*argv))


@pytest.mark.parametrize(
    ("argv", "part", "form", "date", "moment"),
    [
        (["show"], "day", "person", TODAY, True),
        (["show", "--json"], "day", "json", TODAY, True),
        (["show", "--plain", "tomorrow"], "day", "plain", "2026-11-25", False),
        (["show", "-1"], "day", "person", "2026-11-23", False),
        (["show", "-d", "2026-11-23"], "day", "person", "2026-11-23", False),
        (["now"], "now", "person", TODAY, True),
        (["now", "--json"], "now", "json", TODAY, True),
        (["now", "--short"], "short", "person", TODAY, True),
    ],
)
def test_a_day_is_shown_in_part_and_form(
    day: Checklist, argv: list[str], part: str, form: str, date: str, *, moment: bool
) -> None:
    """Now is known for today alone, and nothing is written."""
    result = day.run(*argv)
    assert isinstance(result, DayResult)
    assert (part, form, date) == (result.part, result.form, result.date)
    assert moment is (result.moment is not None)
    assert [f"{TODAY}.md"] == os.listdir(day.folder)
    assert not (day.home / "state").exists()


def test_whether_anything_is_set_up_is_told(checklist: Checklist) -> None:
    """A template or any day is enough; another file is not."""

    def seen() -> tuple[bool, bool, str | None]:
        result = checklist.run("show")
        assert isinstance(result, DayResult)
        return result.exists, result.set_up, result.template

    assert (False, False, None) == seen()
    assert not checklist.folder.exists()
    checklist.write("x", "other")
    (checklist.folder / "2026-11-20").write_bytes(b"x")  # no day without its ending
    assert (False, False, None) == seen()
    checklist.write("x", "2026-11-20")
    assert (False, True, None) == seen()
    checklist.write("x", "templates/tuesday")
    assert (False, True, "tuesday") == seen()
    checklist.write("x")
    assert (True, True, None) == seen()


def test_a_path_is_told_whether_it_is_there_or_not(checklist: Checklist) -> None:
    """Words may be a DATE of several words; nothing is made."""
    result = checklist.run("path", "next", "fri")
    assert isinstance(result, Text)
    assert [f"{checklist.folder}/2026-12-04.md"] == list(result.lines)
    assert not checklist.folder.exists()


def test_all_paths_are_told_with_their_reasons(checklist: Checklist) -> None:
    """Folder, settings, templates, config and state, in this order."""
    result = checklist.run("path", "--all")
    assert isinstance(result, Report)
    reasons = [row.reason for row in result.rows]
    assert ["folder", "settings", "templates", "config", "state"] == [
        name.removeprefix("place_") for name in reasons
    ]
    assert str(checklist.folder) == result.rows[0].facts["path"]


def test_without_a_home_the_places_in_it_are_left_out(tmp_path: Path) -> None:
    """There is no config file and no state folder to name."""
    env = Env({}, None, None, None)
    env.places = Places(None)
    env.places.folder = str(tmp_path)
    result = path(env, Call("path", (), {"all": True}))
    assert isinstance(result, Report)
    assert ["place_folder", "place_settings", "place_templates"] == [r.reason for r in result.rows]


def test_the_version_is_told(checklist: Checklist) -> None:
    """Name and number in one line."""
    result = checklist.run("version")
    assert isinstance(result, Text)
    assert ["blocklist"] == [line.split()[0] for line in result.lines]


# ----------------------------------------------------------------------------------- whatever comes

OPTIONS = st.dictionaries(st.sampled_from(["block", "under"]), WORDS, max_size=1)
ANSWERS = st.lists(st.one_of(st.none(), st.sampled_from(["", "yes", "another"]), WORDS), max_size=3)


@given(
    days(),
    st.sampled_from(["add", "done", "start", "aside", "reopen", "note"]),
    st.lists(st.one_of(WORDS, TYPED), min_size=2, max_size=4),
    OPTIONS,
    st.one_of(st.none(), ANSWERS),
)
def test_no_words_bring_anything_but_a_result_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory,
    data: bytes,
    command: str,
    words: list[str],
    options: dict[str, str],
    answers: list[str | None] | None,
) -> None:
    """Any day, any words: a deed is done, or refused with the bytes as they were."""
    checklist = Checklist(tmp_path_factory.mktemp("any"))
    checklist.write(data)
    call = Call(command, words[: -1 if answers else None], options if command == "add" else {})
    person = None if answers is None else Questions([*answers, *[None] * 9])
    entries = None
    with suppress(Refusal):
        result = checklist.call(call, ask=person, stdin=b"- [ ] a\n")
        assert isinstance(result, Changed)
        entries = result.entries
    assert entries or data == checklist.read()
