"""DATE and WEEK, as they are typed, to the day that is meant."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from blocklist.core import dates, isodate, weeks
from blocklist.core.result import WRONG_USE, Refusal
from tests.fixture_file import cases

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = "2026-11-24"
DIRECTIONS = ("coming", "here", "past")
FIRST, LAST = "0001-01-01", "9999-12-31"


def answer(meaning: Callable[[], str], typed: str) -> str:
    """Return the day, or the reason and the facts of the refusal, what was typed aside."""
    try:
        return meaning()
    except Refusal as refusal:
        caught = refusal
    facts = dict(caught.facts)
    assert (WRONG_USE, typed) == (caught.exit, facts.pop("text"))
    return " ".join([caught.reason, *(f"{key}={fact}" for key, fact in facts.items())])


def given_in(case: str) -> tuple[str, dict[str, str]]:
    """Return what a case types, and what it says of the world."""
    typed, *settings = case.removesuffix("\n").split("\n")
    return typed, dict(line.split(": ") for line in settings)


@pytest.mark.parametrize(("case", "wanted"), cases("dates.md", 2))
def test_a_date_is_resolved(case: str, wanted: str) -> None:
    """The day, or the reason why there is none, is that of the fixture."""
    typed, world = given_in(case)
    today, direction = world.get("today", TODAY), world.get("direction", "here")
    starts = int(world.get("week_starts", "0"))

    assert wanted.removesuffix("\n") == answer(
        lambda: dates.resolve(typed, today, direction, starts), typed
    )


@pytest.mark.parametrize(("case", "wanted"), cases("weeks.md", 2))
def test_a_week_is_resolved(case: str, wanted: str) -> None:
    """The first day, or the reason why there is none, is that of the fixture."""
    typed, world = given_in(case)
    today, starts = world.get("today", TODAY), int(world.get("week_starts", "0"))

    assert wanted.removesuffix("\n") == answer(
        lambda: weeks.resolve_week(typed, today, starts), typed
    )


# ------------------------------------------------------------------------------- odd texts


@pytest.mark.parametrize(
    "text",
    ["\x00", "to\x1bday", "24\x0bnov", "\ud800", "24 nov\udcff", "\x85today", "2026-11-24\x7f"],
)
def test_control_characters_and_broken_bytes_are_no_date(text: str) -> None:
    """What cannot be seen or is no text is refused as wrong use, and named as it was typed."""
    assert "date_unknown" == answer(lambda: dates.resolve(text, TODAY), text)


def test_tabs_and_newlines_are_white_space() -> None:
    """A pasted date may bring white space along."""
    assert "2026-11-24" == dates.resolve("\t24\n nov\r\n".replace("\r", ""), TODAY)


@pytest.mark.parametrize("piece", ["a", "1", " ", "9:00 ", "24 nov ", "+1", "1/", "2026-", "é"])
def test_texts_of_ten_megabytes_are_refused_at_once(piece: str) -> None:
    """However long a text is, it is refused in no time, and no more than its beginning is told."""
    text = piece * (10_000_000 // len(piece))
    with pytest.raises(Refusal) as refused:
        dates.resolve(text, TODAY)

    assert "date_unknown" == refused.value.reason
    assert text[:39] + "…" == refused.value.facts["text"]
    assert dates.other_day_of_name(text, TODAY) is None


WORDS = st.sampled_from(
    [*dates.DAY_NAMES, *dates.MONTHS, *dates.NUMBERS, *dates.WEEKS_AWAY, *dates.LITTLE_WORDS,
     "today", "ago", "in", "day", "weeks", "month", "years", "week", "from now", "w48", "24", "11",
     "2026", "2026-11-24", "9:00", *"0123456789 /-.,:+wtz", "st", "\t", "\x00", "é", "\ud800"],
)  # fmt: skip
TYPED = (
    st.text() | st.lists(WORDS).map("".join) | st.lists(WORDS, max_size=6).map(" ".join)
    | st.text("0123456789 /-.,:tw", max_size=14)
)  # fmt: skip
DAYS = st.dates().map(str)


@given(TYPED, DAYS, st.sampled_from(DIRECTIONS), st.integers(0, 6))
@example("24 nov 99999999999999999999999:00", TODAY, "here", 0)
@example("1" * 99 + " days ago", TODAY, "here", 0)
@example("sun", LAST, "coming", 0)
@example("mon", FIRST, "here", 6)
def test_any_text_is_a_date_or_is_refused(
    text: str, today: str, direction: str, starts: int
) -> None:
    """Any text on any day gives a date, or a refusal that says wrong use."""
    meanings: list[Callable[[], str]] = [
        lambda: dates.resolve(text, today, direction, starts),
        lambda: weeks.resolve_week(text, today, starts),
    ]
    for meaning in meanings:
        try:
            found = meaning()
        except Refusal as refusal:
            assert WRONG_USE == refusal.exit  # noqa: PT017 - a date is as good an answer
        else:
            assert isodate.is_date(found)
    other = dates.other_day_of_name(text, today, direction, starts)
    assert other is None or isodate.is_date(other)


# ------------------------------------------------------------------------------- properties


@given(DAYS, DAYS)
def test_a_day_is_found_by_all_its_full_names(day: str, today: str) -> None:
    """Every form that names year, month and day leads to that day, whatever day it is."""
    when = dt.date.fromisoformat(day)
    year, week, number = when.isocalendar()
    forms = [
        day,
        day.replace("-", ""),
        f"{day[:4]}-{when.timetuple().tm_yday:03}",
        f"{when:%d %b} {day[:4]}",
        f"{when:%B %d}, {day[:4]}",
        f"{when:%A %d %B} {day[:4]}",
        f"{when:%d-%b}-{day[:4]}",
    ]
    if 0 < year < 10_000:
        forms.append(f"{year:04}-W{week:02}-{number}")

    assert [day] * len(forms) == [dates.resolve(form, today) for form in forms]


@given(DAYS, st.sampled_from(sorted(dates.DAY_NAMES)), st.integers(0, 6))
def test_a_day_name_is_a_day_of_that_name(today: str, name: str, starts: int) -> None:
    """Each direction finds its day of that name, and the other day is a week from it."""
    here = isodate.ordinal(today)
    span = {"coming": range(7), "past": range(-6, 1), "here": range(-6, 7)}
    if not FIRST[:4] < today[:4] < LAST[:4]:
        return
    for direction in DIRECTIONS:
        found = dates.resolve(name, today, direction, starts)
        other = dates.other_day_of_name(name, today, direction, starts)

        assert dates.DAY_NAMES[name] == isodate.weekday(found)
        assert isodate.ordinal(found) - here in span[direction]
        assert other is not None
        assert 7 == abs(isodate.ordinal(found) - isodate.ordinal(other))
    assert weeks.first_of_week(today, starts) == weeks.first_of_week(
        dates.resolve(name, today, "here", starts), starts
    )


@pytest.mark.parametrize(
    ("text", "direction", "other"),
    [
        ("fri", "here", "2026-11-20"),
        ("mon", "here", "2026-11-30"),
        ("fri", "coming", "2026-11-20"),
        ("mon", "coming", "2026-11-23"),
        ("fri", "past", "2026-11-27"),
        ("tue", "coming", "2026-12-01"),
        ("tue", "past", "2026-11-17"),
        ("tue", "here", "2026-11-17"),
        (" Friday ", "coming", "2026-11-20"),
        ("this fri", "coming", None),
        ("24 nov", "coming", None),
        ("", "coming", None),
    ],
)
def test_the_other_day_of_a_name_lies_on_the_other_side(
    text: str, direction: str, other: str | None
) -> None:
    """A bare day name could mean one more day; any other DATE could not."""
    assert other == dates.other_day_of_name(text, TODAY, direction)


@pytest.mark.parametrize(
    ("text", "today", "direction"),
    [
        ("fri", LAST, "coming"),
        ("sat", LAST, "coming"),
        ("mon", FIRST, "past"),
    ],
)
def test_where_the_calendar_ends_there_is_no_other_day(
    text: str, today: str, direction: str
) -> None:
    """Outside the years 0001 to 9999 there is no day to name."""
    assert dates.other_day_of_name(text, today, direction) is None


@given(DAYS, st.integers(1, 12), st.integers(1, 31))
def test_a_missing_year_is_the_nearest(today: str, month: int, day: int) -> None:
    """Of the days of that name none is nearer to today than the one that is found."""
    here = isodate.ordinal(today)
    name = next(name for name, number in dates.MONTHS.items() if number == month)
    days = [
        abs(isodate.ordinal(iso) - here)
        for year in range(int(today[:4]) - 9, int(today[:4]) + 10)
        if year > 0 and isodate.is_date(iso := isodate.compose(year, month, day))
    ]
    if days:
        assert min(days) == abs(isodate.ordinal(dates.resolve(f"{day} {name}", today)) - here)


@given(DAYS.filter(lambda day: "0002" < day < "9998"), st.integers(0, 6), DAYS)
def test_a_week_is_found_by_its_number(day: str, starts: int, today: str) -> None:
    """A day's week, and the number of that week's Thursday, have the same first day."""
    first = weeks.resolve_week(day, today, starts)
    year, week = isodate.iso_week(isodate.shift(first, (3 - starts) % 7))

    assert starts == isodate.weekday(first)
    assert 0 <= isodate.ordinal(day) - isodate.ordinal(first) < 7
    assert first == weeks.resolve_week(f"{year:04}-W{week:02}", today, starts)
    assert first == weeks.resolve_week(f"W{week}", first, starts)
