"""What `carry` makes of two days, and what it says of them."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

import pytest

from blocklist.__main__ import prepare
from blocklist.commands import day_file
from blocklist.commands.carry import carry_items
from blocklist.core import subtree
from blocklist.core.day_parse import parse
from blocklist.core.env import Call, Env, Settings
from blocklist.core.lines import from_text
from blocklist.core.result import Changed, Refusal
from blocklist.store.change import Step
from blocklist.store.history_read import steps
from tests.checklist import TODAY, Checklist, Questions
from tests.fixture_file import as_bytes, cases

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from blocklist.core.day import Day, Section

MONDAY = "2026-11-23"


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """A folder without a day."""
    return Checklist(tmp_path)


@pytest.mark.parametrize(("day", "typed", "other", "after"), cases("carry.md", 4))
def test_the_other_day_is_what_the_fixture_says(
    day: str, typed: str, other: str, after: str, checklist: Checklist
) -> None:
    """The same again changes nothing, not even where it was cut short before the marks."""
    checklist.write(as_bytes(day), MONDAY)
    checklist.write(as_bytes(other))
    words = shlex.split(typed)
    if after.startswith("!"):
        with pytest.raises(Refusal) as refusal:
            checklist.run("carry", *words)
        assert after.removeprefix("!").strip() == refusal.value.reason
        assert (as_bytes(day), as_bytes(other)) == (checklist.read(MONDAY), checklist.read())
        return
    checklist.run("carry", *words)
    expected = as_bytes(other if after == "=\n" else after)
    assert expected == checklist.read()
    marked = checklist.read(MONDAY)
    checklist.run("carry", *words)
    assert (expected, marked) == (checklist.read(), checklist.read(MONDAY))
    checklist.write(as_bytes(day), MONDAY)
    checklist.run("carry", *words)
    assert (expected, marked) == (checklist.read(), checklist.read(MONDAY))


def deeds(result: object) -> list[tuple[str, str, str]]:
    """Return what was done to which item."""
    assert isinstance(result, Changed)
    return [(entry.deed, entry.id, entry.text) for entry in result.entries]


def carried(
    reason: str, checklist: Checklist, *words: str, ask: Questions | None = None
) -> Refusal:
    """See that it is refused for this reason, and return the refusal."""
    with pytest.raises(Refusal) as refusal:
        checklist.run("carry", *words, ask=ask)
    assert reason == refusal.value.reason
    return refusal.value


# ---------------------------------------------------------------------------- picked from a list


@pytest.mark.parametrize(
    ("answer", "went"),
    [
        ("1", ["a"]),
        ("2 1 2", ["a", "b"]),
        ("1,3", ["a", "c"]),
        ("all", ["a", "b", "c"]),
        (" ALL ".strip(), ["a", "b", "c"]),
        ("c", ["c"]),
        ("1.2", ["b"]),
        ("", []),
        (None, []),
    ],
)
def test_an_answer_to_the_list_names_items(
    answer: str | None, went: list[str], checklist: Checklist
) -> None:
    """Numbers of the list, ids, words, all; none is an answer too."""
    checklist.write("## Math\n- [ ] a\n- [ ] b\n- [x] done\n- [ ] c\n", MONDAY)
    ask = Questions([answer])
    result = checklist.run("carry", ask=ask)
    assert [["1.1 a", "1.2 b", "1.4 c"]] == ask.choices
    assert went == [text for _, _, text in deeds(result)]
    assert ([] if went else ["nothing_written"]) == [n for n in checklist.notes if n != "made"]
    assert bool(went) == (checklist.read() is not None)


@pytest.mark.parametrize(("answer", "reason"), [("4", "pick_none"), ("math", "no_item")])
def test_an_answer_that_names_nothing_is_refused(
    answer: str, reason: str, checklist: Checklist
) -> None:
    """Nothing is written."""
    checklist.write("- [ ] a\n", MONDAY)
    carried(reason, checklist, ask=Questions([answer]))
    assert (None, b"- [ ] a\n") == (checklist.read(), checklist.read(MONDAY))


def test_what_is_changed_while_he_picks_is_not_carried(checklist: Checklist) -> None:
    """The item that he saw in the list is no longer there."""
    checklist.write("- [ ] a\n- [ ] b\n", MONDAY)
    ask = Questions(["1"], lambda: checklist.write("- [x] a\n- [ ] b\n", MONDAY))
    carried("changed_meanwhile", checklist, ask=ask)
    assert None is checklist.read()


def test_what_is_moved_while_he_picks_is_carried(checklist: Checklist) -> None:
    """It has another id, and is still the one that he meant."""
    checklist.write("- [ ] a\n- [ ] b\n", MONDAY)
    ask = Questions(["2"], lambda: checklist.write("- [ ] new\n- [ ] a\n- [ ] b\n", MONDAY))
    assert [("carried", "0.1", "b")] == deeds(checklist.run("carry", ask=ask))
    assert b"- [ ] new\n- [ ] a\n- [>] b\n" == checklist.read(MONDAY)


# -------------------------------------------------------------------------------- which two days


def test_a_day_without_a_file_may_be_carried_from_and_to(checklist: Checklist) -> None:
    """Both are made from their template: what is marked as carried stands on the other day."""
    checklist.write("- [ ] a\n", "templates/day")
    result = checklist.run("carry", "a", "--from", "today", "--to", "2026-11-27")
    assert [("carried_twin", "0.1", "a")] == deeds(result)
    assert (b"- [>] a\n", b"- [ ] a\n") == (checklist.read(), checklist.read("2026-11-27"))


@pytest.mark.parametrize(
    ("options", "source"),
    [
        ([], "2026-11-22"),
        (["--to", "tomorrow"], TODAY),
        (["--to", "today"], "2026-11-22"),
        (["--to", "sun"], "2026-11-28"),
        (["--from", "fri"], "2026-11-20"),
        (["--from", "sun"], "2026-11-22"),
        (["--from", "2026-11-20", "--to", "2026-11-28"], "2026-11-20"),
    ],
)
def test_the_newest_day_before_with_an_item_is_carried_from(
    options: list[str], source: str, checklist: Checklist
) -> None:
    """Blanks alone are nothing to carry, nor is an empty file; a name of a day goes back."""
    for date in ("2026-11-20", "2026-11-22", TODAY, "2026-11-28"):
        checklist.write("- [ ] a\n", date)
    checklist.write("- [ ]\n", MONDAY)
    checklist.write("\n", "2026-11-25")
    checklist.run("carry", "a", *options)
    assert b"- [>] a\n" == checklist.read(source)


@pytest.mark.parametrize("past", ["today", "tomorrow", "2026-11-24", "+3"])
def test_the_other_day_must_come_later(past: str, checklist: Checklist) -> None:
    """It is wrong use otherwise."""
    checklist.write("- [ ] a\n")
    assert 2 == carried("carry_backwards", checklist, "a", "--from", past).exit


def test_a_year_without_anything_open_is_looked_through(checklist: Checklist) -> None:
    """The newest older day that has an open item is named, however far back; a blank is none."""
    for number in range(100, 1, -1):
        checklist.write(
            "- [x] a\n- [ ]\n- [-] b\n", f"2026-{number // 10 + 1:02}-{number % 10 + 1:02}"
        )
    checklist.write("- [ ] a\n", "2025-12-31")
    refusal = carried("carry_none_open", checklist)
    assert ["blocklist carry --from 2025-12-31"] == refusal.facts["commands"]


def test_where_nothing_older_is_open_no_day_is_named(checklist: Checklist) -> None:
    """Nothing more is said than that."""
    checklist.write("- [x] a\n", MONDAY)
    assert [] == carried("carry_none_open", checklist).facts["commands"]


def test_a_day_that_holds_nothing_has_nothing_open(checklist: Checklist) -> None:
    """It was named, and has no file."""
    checklist.write("- [ ] a\n", MONDAY)
    carried("carry_none_open", checklist, "--from", "2026-11-22")
    carried("carry_nothing_before", checklist, "--to", "2026-11-23")


def test_a_day_that_is_still_with_the_drive_is_not_passed_over(checklist: Checklist) -> None:
    """It may be the one; where an older one is looked for it is noted."""
    checklist.write("- [ ] a\n", "2026-11-20")
    (checklist.folder / ".2026-11-22.md.icloud").touch()
    carried("not_here_yet", checklist)
    checklist.write("- [x] b\n", MONDAY)
    refusal = carried("carry_none_open", checklist)
    assert ["blocklist carry --from 2026-11-20"] == refusal.facts["commands"]
    assert ["not_here_yet"] == checklist.notes


def test_the_command_that_is_named_is_about_the_same_days(checklist: Checklist) -> None:
    """Where there is no one to ask, it can be typed as it stands."""
    checklist.write("- [ ] a\n", "2026-11-20")
    options = ["--from", "last fri", "--to", "next mon"]
    checklist.write("- [ ] a\n", "2026-11-13")
    refusal = carried("carry_which", checklist, *options)
    assert "blocklist carry 0.1 --to 2026-11-30 --from 2026-11-20" == refusal.facts["command"]
    assert "blocklist carry 0.1" == carried("carry_which", checklist).facts["command"]


# ---------------------------------------------------------------------------- what does not go


@pytest.mark.parametrize(
    ("day", "named", "status", "reopen"),
    [
        ("- [x] a\n", "a", "done", ["blocklist reopen 0.1 --date 2026-11-23"]),
        ("- [-] a\n- [ ] b\n", "0.1", "aside", ["blocklist reopen 0.1 --date 2026-11-23"]),
        ("- [ ]\n  - [x] a\n", "0.1", "open", []),
    ],
)
def test_what_is_done_or_aside_or_without_words_stays(
    day: str, named: str, status: str, reopen: list[str], checklist: Checklist
) -> None:
    """It is said why, and what to do."""
    checklist.write(day, MONDAY)
    refusal = carried("carry_stays", checklist, named)
    assert (status, reopen) == (refusal.facts["status"], refusal.facts["commands"])


def test_of_several_that_are_named_all_go_or_none(checklist: Checklist) -> None:
    """One of them is done."""
    checklist.write("- [ ] a\n- [x] b\n", MONDAY)
    carried("carry_stays", checklist, "0.1", "0.2")
    assert (b"- [ ] a\n- [x] b\n", None) == (checklist.read(MONDAY), checklist.read())


def test_of_several_that_are_named_those_carried_already_are_said(checklist: Checklist) -> None:
    """The others go."""
    checklist.write("- [>] a\n- [ ] b\n", MONDAY)
    result = checklist.run("carry", "0.1", "0.2")
    assert [("already_carried", "0.1", "a"), ("carried", "0.1", "b")] == deeds(result)


def test_what_went_with_another_item_is_not_said_again(checklist: Checklist) -> None:
    """Where all is carried, each item is said with what hangs under it as one."""
    checklist.write("## Math\n- [>] a\n  - [>] b\n\n## Must do\n- [>] c\n- [x] d\n", MONDAY)
    said = [("already_carried", "0.1", "c"), ("already_carried", "1.1", "a")]
    assert said == deeds(checklist.run("carry"))


def test_what_is_there_already_is_said_with_what_hangs_under_it(checklist: Checklist) -> None:
    """What went alone is said too."""
    checklist.write("- [ ] a\n  - [ ] b\n  - [ ] c\n- [ ] d\n", MONDAY)
    checklist.write("- [ ] a\n  - [ ] b\n- [ ] d\n")
    said = [("carried_twin", "0.1", "a"), ("carried", "0.4", "c"), ("carried_twin", "0.3", "d")]
    assert said == deeds(checklist.run("carry", ask=Questions(["all"])))


# ------------------------------------------------------------------------------ files, encodings


def test_half_a_character_is_no_harm(checklist: Checklist) -> None:
    """What UTF-16 may hold and UTF-8 may not is replaced, and found again."""
    day = b"\xff\xfe" + "- [ ] a\ud800\n  note \ud800\n- [ ] b\n".encode(
        "utf-16-le", "surrogatepass"
    )
    checklist.write(day, MONDAY)
    checklist.run("carry", "0.1")
    after = "# Tuesday 24 November 2026\n\n- [ ] a\ufffd\n  note \ufffd\n".encode()
    assert after == checklist.read()
    checklist.write(day, MONDAY)
    assert [("carried_twin", "0.1", "a\ufffd")] == deeds(checklist.run("carry", "0.1"))
    assert after == checklist.read()


def test_utf_8_goes_into_utf_16(checklist: Checklist) -> None:
    """The other file stays what it is."""
    checklist.write("- [ ] caf\u00e9\n".encode() + b"- [ ] \xff\n", MONDAY)
    checklist.write(b"\xff\xfe" + "- [x] b\r\n".encode("utf-16-le"))
    checklist.run("carry", "0.1", "0.2")
    text = "- [x] b\r\n- [ ] caf\u00e9\r\n- [ ] \udcff\r\n"
    assert b"\xff\xfe" + text.encode("utf-16-le", "surrogatepass") == checklist.read()


@pytest.mark.parametrize("other", [b"- [ ] \0\n", "- [ ] a\n".encode("utf-16-le")])
def test_a_day_that_is_no_text_is_left_before_the_other_is_changed(
    other: bytes, checklist: Checklist
) -> None:
    """On either side."""
    for source, target in ((other, b"- [ ] b\n"), (b"- [ ] b\n", other)):
        checklist.write(source, MONDAY)
        checklist.write(target)
        carried("day_no_text", checklist, "0.1")
        assert (source, target) == (checklist.read(MONDAY), checklist.read())


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_day_that_is_read_only_is_seen_before_the_other_is_changed(
    what: str, checklist: Checklist, tmp_path: Path
) -> None:
    """It could not be marked, so nothing is copied; a link is looked through."""
    there = tmp_path / "there"
    there.mkdir()
    (there / "monday.md").write_bytes(b"- [ ] a\n")
    checklist.folder.mkdir()
    (checklist.folder / f"{MONDAY}.md").symlink_to(there / "monday.md")
    (there / "monday.md" if what == "file" else there).chmod(0o444 if what == "file" else 0o555)
    carried(f"{what}_read_only", checklist, "a")
    there.chmod(0o755)
    assert (b"- [ ] a\n", None) == (checklist.read(MONDAY), checklist.read())


class Meanwhile:
    """What someone else does to Monday just as the copies are saved."""

    def __init__(
        self, checklist: Checklist, patch: pytest.MonkeyPatch, do: Callable[[], object]
    ) -> None:
        rename = os.link

        def link(old: str, new: str) -> None:
            rename(old, new)
            patch.setattr(os, "link", rename)
            do()

        del checklist
        patch.setattr(os, "link", link)


def test_a_line_that_comes_in_between_is_no_matter(
    checklist: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mark finds its item where it stands by then."""
    checklist.write("- [ ] a\n- [ ] b\n", MONDAY)
    Meanwhile(
        checklist, monkeypatch, lambda: checklist.write("- [ ] new\n- [ ] a\n- [ ] b\n", MONDAY)
    )
    checklist.run("carry", "b")
    assert b"- [ ] new\n- [ ] a\n- [>] b\n" == checklist.read(MONDAY)


def test_an_item_that_is_gone_by_then_is_told(
    checklist: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands on the other day, and can't be marked."""
    checklist.write("- [ ] a\n", MONDAY)
    Meanwhile(checklist, monkeypatch, lambda: checklist.write("- [x] a\n", MONDAY))
    assert None is carried("carry_unmarked", checklist, "a").facts.get("because")
    assert b"- [x] a\n" == checklist.read(MONDAY)
    assert b"# Tuesday 24 November 2026\n\n- [ ] a\n" == checklist.read()


def test_a_day_that_can_not_be_saved_by_then_is_told(
    checklist: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is said, and that the same again is safe."""
    checklist.write("- [ ] a\n", MONDAY)
    monday = checklist.folder / f"{MONDAY}.md"
    Meanwhile(checklist, monkeypatch, lambda: monday.chmod(0o444))
    assert "file_read_only" == carried("carry_unmarked", checklist, "a").facts["because"].reason
    monday.chmod(0o644)
    assert [("carried_twin", "0.1", "a")] == deeds(checklist.run("carry", "a"))
    assert (b"- [>] a\n", b"# Tuesday 24 November 2026\n\n- [ ] a\n") == (
        checklist.read(MONDAY),
        checklist.read(),
    )


# ------------------------------------------------------------------------- several days into one


def bring(
    checklist: Checklist, picked: dict[str, list[str]], section: str | None = None
) -> list[tuple[str, str, str]]:
    """Carry items of several days, by their ids, to today; into a section where one is named."""
    env = Env(checklist._variables(), None, None, None)
    prepare(env, Call("carry", [], {}))
    days = {date: day_file.read(env, date) for date in picked}
    items = [
        (date, [item for item in day.items if item.id in picked[date]])
        for date, day in days.items()
        if day
    ]

    def section_of(day: Day) -> Section | None:
        return next((each for each in day.sections if each.name == section), None)

    with Step(env.places, "plan") as step:
        entries = carry_items(env, step, TODAY, items, section_of if section else None)
    return [(entry.deed, entry.id, entry.text) for entry in entries]


def test_several_days_go_into_one_section(checklist: Checklist) -> None:
    """In their order, with what hangs under them; each is marked where it comes from."""
    checklist.write("## Must do\n- [ ]\n\n## Math\n- [ ] x\n")
    checklist.write("## Math\n- [ ] a\n  note\n- [ ] b\n", MONDAY)
    checklist.write("## May do\n- [/] c\n", "2026-11-22")
    picked = {"2026-11-22": ["0.1"], MONDAY: ["1.1"]}
    said = [("carried", "0.1", "c"), ("carried", "0.2", "a")]
    assert said == bring(checklist, picked, "Must do")
    assert b"## Must do\n- [/] c\n- [ ] a\n  note\n\n## Math\n- [ ] x\n" == checklist.read()
    assert b"## Math\n- [>] a\n  note\n- [ ] b\n" == checklist.read(MONDAY)
    assert b"## May do\n- [>] c\n" == checklist.read("2026-11-22")


def test_a_section_that_is_not_there_is_the_whole_day(checklist: Checklist) -> None:
    """It may be gone by the time that it is written to."""
    checklist.write("# T\n\n## Math\n")
    checklist.write("## Math\n- [ ] a\n", MONDAY)
    assert [("carried", "0.1", "a")] == bring(checklist, {MONDAY: ["1.1"]}, "Must do")
    assert b"# T\n\n- [ ] a\n\n## Math\n" == checklist.read()


def test_what_is_open_on_two_days_comes_once(checklist: Checklist) -> None:
    """It stands there for both, nested or not, and both are marked."""
    checklist.write("- [ ] a\n  - [ ] b\n", "2026-11-22")
    checklist.write("- [ ] b\n- [ ] a\n- [ ] c\n", MONDAY)
    said = bring(checklist, {"2026-11-22": ["0.1"], MONDAY: ["0.1", "0.2", "0.3"]})
    assert [
        ("carried", "0.1", "a"),
        ("carried_twin", "0.1", "a"),
        ("carried_twin", "0.1", "a"),
        ("carried", "0.3", "c"),
    ] == said
    assert b"# Tuesday 24 November 2026\n\n- [ ] a\n  - [ ] b\n- [ ] c\n" == checklist.read()
    assert b"- [>] b\n- [>] a\n- [>] c\n" == checklist.read(MONDAY)


def test_one_step_holds_all_the_files(checklist: Checklist) -> None:
    """Undo takes it back as one."""
    checklist.write("- [ ] a\n", MONDAY)
    checklist.run("carry", "a")
    (step,) = steps(str(next((checklist.home / "state").iterdir())))
    assert [f"{TODAY}.md", f"{MONDAY}.md"] == [part.name for part in step.parts]
    assert "carry a" == step.intent.label


# --------------------------------------------------------------------------- lines are read back


@pytest.mark.parametrize(
    ("lines", "notes", "entries"),
    [
        (["  not what was meant"], [], 0),
        (["## New"], [], 0),
        (["  - plain"], ["- plain"], 0),
        (["- [ ] beside"], [], 1),
        (["  - [ ] under"], [], 1),
        (["%% hidden %%", "  note"], ["note"], 0),
    ],
    ids=["notes", "heading", "bullet", "beside", "under", "comment"],
)
def test_lines_that_mean_anything_else_are_found_out(
    lines: list[str], notes: list[str], entries: int
) -> None:
    """Each planted breach is seen, and the lines that keep to what was meant are not."""
    day = parse(from_text("## Math\n- [ ] a\n\n## Reading\n"), Settings())
    tree = subtree.lift(day, day.boxes[0])

    def planted(*_: object) -> subtree.Hung:
        return subtree.Hung(lines, (" ", "a", notes), [], entries, 0)

    def kept(*_: object) -> subtree.Hung:
        return subtree.Hung(["  note"], (" ", "a", ["note"]), [], 0, 0)

    assert None is subtree._hung(day, [(day.boxes[0], tree)], planted)
    assert None is not subtree._hung(day, [(day.boxes[0], tree)], kept)
