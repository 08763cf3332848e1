"""The walk of plan: where it stops, what it offers, and what it does when the day changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.core import lines, stops
from blocklist.core.day_parse import parse
from blocklist.core.env import Note, Settings
from blocklist.core.result import WRONG_USE, Refusal
from tests.checklist import TODAY, Checklist, Questions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from blocklist.core.day import Day

FRIDAY = "2026-11-27"
LIST = b"## Must do\n\n- [ ] \n\n## Math\n\n- [ ] \n"


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """An empty checklist on Tuesday at 9:20."""
    return Checklist(tmp_path)


def read(text: str) -> Day:
    """Return the day that a text means."""
    return parse(lines.from_text(text), Settings())


# ------------------------------------------------------------------------------------- stops

heading = st.sampled_from(["Math", "Must do", "Reading 9:00-9:45", "May do", "Notes", "math"])


@given(st.lists(heading, max_size=6), st.lists(heading, max_size=2), st.integers(0, 6))
def test_a_stop_is_found_again_where_it_stands_now(
    names: list[str], more: list[str], at: int
) -> None:
    """Sections that an editor adds at the end move no stop: the nth of a name stays the nth."""
    before = read("".join([f"## {name}\n\n- [ ] \n\n" for name in names]))
    after = read("x\n\n" + "".join([f"## {name}\n\n- [ ] \n\n" for name in [*names, *more]]))
    places = stops.stops(before)
    place = places[at % len(places)]
    found = stops.same(after, place, before)
    assert found is not None
    if place.section is not None:
        assert found.section is not None
        assert (place.section.heading, place.section.line + 2) == (
            found.section.heading,
            found.section.line,
        )


def test_a_stop_that_is_gone_is_not_found() -> None:
    """Another of that name is not taken for the second."""
    before = read("## Math\n\n## Math\n")
    second = stops.stops(before)[1]
    assert stops.same(read("## Math\n"), second, before) is None


# ------------------------------------------------------------------------------------- the walk


def test_back_at_the_first_place_asks_there_again(checklist: Checklist) -> None:
    """There is nothing before it."""
    checklist.write(LIST)
    ask = Questions(["back", "spelling", "", "back", "quit"])
    checklist.run("plan", ask=ask)
    assert ["plan_list", "plan_list", "plan_more", "plan_block", "plan_list"] == ask.asked
    assert LIST.replace(b"- [ ] \n\n##", b"- [ ] spelling\n\n##") == checklist.read()


def test_blank_lines_alone_write_nothing(checklist: Checklist) -> None:
    """Markers and boxes that were pasted without words are no things to do."""
    checklist.write(LIST)
    checklist.run("plan", ask=Questions(["- [ ]\n-", "quit"]))
    assert LIST == checklist.read()


def test_as_many_things_as_the_settings_say(checklist: Checklist) -> None:
    """With `things = 0` it asks until an empty answer."""
    checklist.write(b"## Math\n\n## Art\n")
    (checklist.folder / "blocklist.toml").write_text("things = 0\n")
    ask = Questions(["a", "b", "c", "", "quit"])
    checklist.run("plan", ask=ask)
    assert ["plan_block", *["plan_more"] * 3, "plan_block"] == ask.asked


def test_an_answer_for_a_place_that_is_gone_goes_to_the_whole_day(checklist: Checklist) -> None:
    """It is never dropped, and never written into another work time."""
    checklist.write(b"## Math\n")
    ask = Questions(["x"], meanwhile=lambda: checklist.write(b"## Art\n"))
    checklist.run("plan", ask=ask)
    assert b"- [ ] x\n\n## Art\n" == checklist.read()
    assert ["plan_begins", "plan_gone", "plan_ends"] == ask.told


def test_help_says_how_it_goes_and_asks_again(checklist: Checklist) -> None:
    """It is no thing to do."""
    checklist.write(b"## Math\n")
    ask = Questions(["help", "x", "quit"])
    checklist.run("plan", ask=ask)
    assert ["plan_begins", "plan_begins", "plan_ends"] == ask.told
    assert b"## Math\n\n- [ ] x\n" == checklist.read()


def test_more_than_a_few_things_are_taken_and_told(checklist: Checklist) -> None:
    """Lines that are pasted together are all kept."""
    checklist.write(b"## Math\n")
    ask = Questions(["x\ny\nz"])
    checklist.run("plan", ask=ask)
    assert ["plan_begins", "third_thing", "plan_ends"] == ask.told


def test_a_day_that_is_no_text_is_said_first(checklist: Checklist) -> None:
    """Nobody types an answer that can't be kept."""
    checklist.write(b"## Math\n\0")
    with pytest.raises(Refusal, match="day_no_text"):
        checklist.run("plan", ask=Questions([]))


def test_settings_to_be_mended_are_said_first(checklist: Checklist) -> None:
    """They keep a new day from being made."""
    checklist.write(b"## Math\n", "templates/day")
    (checklist.folder / "blocklist.toml").write_text("things = 'x'\n")
    with pytest.raises(Refusal, match="settings_first"):
        checklist.run("plan", ask=Questions([]))
    checklist.write(b"## Math\n")
    checklist.run("plan", ask=Questions(["quit"]))


def test_a_read_only_folder_is_said_first(checklist: Checklist) -> None:
    """To root too."""
    checklist.write(b"## Math\n", "templates/day")
    checklist.folder.chmod(0o555)
    with pytest.raises(Refusal, match="folder_read_only"):
        checklist.run("plan", ask=Questions([]))


def test_quiet_and_questions_do_not_go_together(checklist: Checklist) -> None:
    """It is wrong use: plan does nothing but ask."""
    with pytest.raises(Refusal, match="plan_quiet") as told:
        checklist.run("-q", "plan")
    assert WRONG_USE == told.value.exit


def test_on_a_day_that_is_over_nothing_is_asked(checklist: Checklist) -> None:
    """It says how to plan the next one."""
    checklist.write(b"## Math 8:00-8:30\n")
    ask = Questions([])
    checklist.run("plan", ask=ask)
    assert ([], ["plan_evening"]) == (ask.asked, checklist.notes)


def test_in_the_evening_the_next_day_with_work_times_is_named(checklist: Checklist) -> None:
    """On a Friday that is Monday, where the weekend has none."""
    checklist.now = f"{FRIDAY}T18:00"
    checklist.write(b"## Math 8:00-8:30\n", "templates/day")
    checklist.write(b"# A day off\n", "templates/saturday")
    checklist.write(b"# A day off\n", "templates/sunday")
    checklist.run("plan", ask=Questions([]))
    assert [{"date": "2026-11-30", "iso": "2026-11-30"}] == checklist.facts


def test_a_template_gives_a_written_day_its_work_times_alone(checklist: Checklist) -> None:
    """And its lists for the whole day, which stand first; sections of words are neither."""
    checklist.write(b"## Math\n")
    checklist.write(b"## May do\n\n## Art\n\n## Notes\n", "templates/trip")
    checklist.run("plan", "-t", "trip", ask=Questions(["yes", "quit"]))
    assert b"## May do\n\n## Math\n\n## Art\n" == checklist.read()


# ------------------------------------------------------------------------------------- the offer


@pytest.mark.parametrize(
    ("answer", "goes_on"), [(None, False), ("quit", False), ("back", True), ("", True)]
)
def test_what_is_offered_can_be_left(
    checklist: Checklist, answer: str | None, *, goes_on: bool
) -> None:
    """Enter and back go on, quit and Ctrl-D stop; nothing is carried."""
    monday = b"## Math\n\n- [ ] cards\n"
    checklist.write(LIST)
    checklist.write(monday, "2026-11-23")
    ask = Questions([answer, *["quit"] * goes_on])
    checklist.run("plan", ask=ask)
    assert ["plan_open", *["plan_list"] * goes_on] == ask.asked
    assert (LIST, monday) == (checklist.read(), checklist.read("2026-11-23"))


def test_the_week_begins_where_the_settings_say(checklist: Checklist) -> None:
    """Sunday's items are this week's where weeks start on Sunday."""
    checklist.write(LIST)
    checklist.write(b"- [ ] call\n", "2026-11-22")
    checklist.write(b"- [ ] older\n", "2026-11-21")
    checklist.run("plan", ask=Questions(["quit"]))
    (checklist.folder / "blocklist.toml").write_text('week_starts = "sunday"\n')
    ask = Questions(["1 1", "quit"])
    checklist.run("plan", ask=ask)
    assert ["Sun 22 Nov  call"] == ask.choices[0]
    assert LIST.replace(b"- [ ] \n\n##", b"- [ ] call\n\n##") == checklist.read()


def test_a_day_that_cannot_be_read_is_said_and_the_others_are_offered(
    checklist: Checklist,
) -> None:
    """A folder that bears the name of a day keeps no one from planning."""
    checklist.write(LIST)
    checklist.write(b"", "2026-11-24x")
    checklist.write(b"- [ ] call\n", "2026-11-23")
    checklist.now = f"{FRIDAY}T08:00"
    checklist.write(LIST, FRIDAY)
    checklist.write(b" \n", "2026-11-25")
    (checklist.folder / "2026-11-26.md").mkdir()
    ask = Questions(["all", "quit"])
    checklist.run("plan", ask=ask)
    assert ["Mon 23 Nov  call"] == ask.choices[0]
    assert ["not_a_file"] == checklist.notes
    assert b"- [>] call\n" == checklist.read("2026-11-23")


def test_his_own_words_come_nearest_first(checklist: Checklist) -> None:
    """Those of the same work time before others, the newest of each first, none twice."""
    checklist.write(b"## Math\n\n- [ ] old\n- [ ] \n\n## Art\n\n- [ ] tree\n", "2026-11-20")
    checklist.write(b"## MATH\n\n- [x] new\n- [x] old\n\n- [ ] loose\n", "2026-11-23")
    checklist.write(b"## Math\n", TODAY)
    found: list[list[str]] = []

    class Curious(Questions):
        """A person who presses Tab at each question."""

        def lines(
            self,
            question: str,
            shown: Sequence[str | Note] = (),
            suggest: Callable[[], Sequence[str]] | None = None,
            *,
            whole: bool = False,
            **facts: object,
        ) -> list[str] | None:
            """Press it."""
            assert suggest is not None
            found.append(list(suggest()))
            return super().lines(question, shown, suggest, whole=whole, **facts)

    checklist.run("plan", ask=Curious(["quit"]))
    checklist.write(b"nothing\n", TODAY)
    checklist.run("plan", ask=Curious(["quit"]))
    assert [["new", "old", "loose", "tree"]] == found[:1]
    assert sorted(found[0]) == sorted(found[1])

    (checklist.folder / "2026-11-19.md").mkdir()
    checklist.run("plan", ask=Curious(["back", "quit"]))
    assert [found[1]] * 2 == found[2:]
    assert ["not_a_file"] == checklist.notes  # said once, however often Tab is pressed
