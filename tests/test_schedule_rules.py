"""The school calendar: which template a day begins from, against calendars worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.core.schedule import fill, template_names
from blocklist.core.schedule_parse import parse
from blocklist.render.words import en
from blocklist.store import schedule as chosen

if TYPE_CHECKING:
    from pathlib import Path

WORKDAYS = ["mon", "tue", "wed", "thu", "fri"]
SIX = {"names": ["d1", "d2", "d3", "d4", "d5", "d6"], "starts": "2026-11-19", "every": "day"}
WEEKS = {"names": ["a", "b"], "starts": "2026-12-14"}


def turn(date: str, values: dict[str, object], week_starts: int = 0) -> str:
    """Return the name in the cycle that a day's templates tell of."""
    schedule, notes = parse(values)
    assert [] == notes
    return template_names(date, schedule, week_starts)[2]


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("2026-11-17", "d5"),
        ("2026-11-18", "d6"),  # before it starts, counted backwards
        ("2026-11-19", "d1"),
        ("2026-11-20", "d2"),
        ("2026-11-23", "d3"),  # the weekend is not counted
        ("2026-11-25", "d4"),  # Tuesday is off: a snow day moves Day 4 to Wednesday
        ("2026-11-26", "d5"),
        ("2026-11-27", "d6"),
        ("2026-11-30", "d1"),
    ],
)
def test_a_six_day_cycle_counts_school_days(date: str, name: str) -> None:
    """A day off, and a day without school, moves the next turn to the next school day."""
    values: dict[str, object] = {"days": WORKDAYS, "days_off": ["2026-11-24"], "cycle": SIX}
    assert name == turn(date, values)


def test_a_day_with_a_template_of_its_own_is_a_school_day() -> None:
    """It is counted though it is among the days off."""
    values: dict[str, object] = {
        "days": WORKDAYS,
        "days_off": ["2026-11-24..2026-11-25"],
        "dates": {"2026-11-24": "half-day"},
        "cycle": SIX,
    }
    schedule, _ = parse(values)
    assert ("half-day",) == template_names("2026-11-24", schedule)
    assert () == template_names("2026-11-25", schedule)
    assert "d5" == turn("2026-11-26", values)


@pytest.mark.parametrize(
    ("date", "monday", "sunday"),
    [
        ("2026-12-13", "b", "a"),  # the Sunday before: with Sunday weeks it begins the week
        ("2026-12-14", "a", "a"),
        ("2026-12-20", "a", "b"),
        ("2026-12-21", "b", "b"),
        ("2026-12-28", "a", "a"),
        ("2027-01-03", "a", "b"),  # W53 ends
        ("2027-01-04", "b", "b"),
        ("2026-12-07", "b", "b"),
    ],
)
def test_weeks_take_turns_over_new_year(date: str, monday: str, sunday: str) -> None:
    """Calendar weeks are counted as week_starts cuts them."""
    assert monday == turn(date, {"cycle": WEEKS})
    assert sunday == turn(date, {"cycle": WEEKS}, 6)


def test_a_weekday_without_school_has_its_own_template_alone() -> None:
    """Saturday's template, else a title."""
    schedule, _ = parse({"days": WORKDAYS})
    assert ("saturday",) == template_names("2026-11-28", schedule)
    assert ("friday", "day") == template_names("2026-11-27", schedule)


@pytest.mark.parametrize(
    ("values", "reasons"),
    [
        ({"days": "mon"}, ["settings_value"]),
        ({"days": ["mon", 3]}, ["settings_entry"]),
        ({"days_off": "2026-11-24"}, ["settings_value"]),
        ({"days_off": ["2026-11-24..", "2026-02-30", "2026-11-25..2026-11-24"]},
         ["settings_entry"] * 3),
        ({"days_off": [10**5000]}, ["settings_entry"]),
        ({"dates": []}, ["settings_value"]),
        ({"dates": {"soon": "half-day", "2026-11-25": "../x", "2026-11-26": 3}},
         ["settings_date", "settings_value", "settings_value"]),
        ({"dates": {"2026-11-25": ".hidden", "2026-11-26": "a/b"}}, ["settings_value"] * 2),
        ({"cycle": []}, ["settings_value"]),
        ({"cycle": {"name": "a"}}, ["settings_key", "settings_needs", "settings_needs"]),
        ({"cycle": {"names": [], "starts": "x", "every": "month"}}, ["settings_value"] * 3),
        ({"cycle": {**WEEKS, "every": "month"}}, ["settings_value"]),
    ],
)  # fmt: skip
def test_what_can_not_be_taken_is_told(values: dict[str, object], reasons: list[str]) -> None:
    """Each has its note, and what is right beside it holds."""
    _, notes = parse(values)
    assert reasons == [note.reason for note in notes]


@pytest.mark.parametrize(
    ("form", "filled"),
    [
        ("{{date}}", "Tuesday 24 November 2026"),
        ("{{date:%d.%m.%Y}}", "24.11.2026"),
        ("{{date:%A %-d %B, week %V}}", "Tuesday 24 November, week 48"),
        ("{{date:YYYY}} {{date:%Q}} {{date", "{{date:YYYY}} {{date:%Q}} {{date"),
        ("{{date:100%}}", "{{date:100%}}"),
    ],
)  # fmt: skip
def test_a_form_of_the_date_is_filled_in(form: str, filled: str) -> None:
    """What is not known stays as it is."""
    assert filled == fill(form, "2026-11-24", en)


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    """One that is named for a date, and a cycle without any."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/day.md").write_text("# Day\n", "utf-8")
    toml = '[dates]\n"2026-11-25" = "half-day"\n[cycle]\nnames = ["a"]\nstarts = "2026-09-07"\n'
    (tmp_path / "blocklist.toml").write_text(toml, "utf-8")

    found, notes = chosen.template(str(tmp_path), "2026-11-25")
    assert found == ("day", b"# Day\n")
    assert [("settings_template", 2)] == [(n.reason, n.facts["line"]) for n in notes]
    found, notes = chosen.template(str(tmp_path), "2026-11-26")
    assert found == ("day", b"# Day\n")
    assert [("settings_template", 4)] == [(n.reason, n.facts["line"]) for n in notes]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("days", "days_off", "dates", "cycle"), JUNK))
)
def test_no_values_stop_the_day(values: dict[str, object]) -> None:
    """Whatever stands there, there are names to try, and each is a safe file name."""
    schedule, _ = parse(values)
    for name in template_names("2026-11-24", schedule):
        assert name
        assert not set("/\\\0") & set(name)
