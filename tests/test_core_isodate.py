"""Dates as ISO strings, held against datetime."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from blocklist.core import isodate

DAYS = st.dates()
TODAY = "2026-11-24"

FIRST, LAST = "0001-01-01", "9999-12-31"


@given(DAYS)
@example(dt.date.min)
@example(dt.date.max)
@example(dt.date(2000, 2, 29))
@example(dt.date(1900, 3, 1))
@example(dt.date(1600, 12, 31))
def test_a_day_is_what_datetime_says_it_is(day: dt.date) -> None:
    """Ordinal, weekday, ISO week and string of any day are datetime's, and lead back."""
    iso = day.isoformat()

    assert day.toordinal() == isodate.ordinal(iso)
    assert iso == isodate.from_ordinal(day.toordinal())
    assert day.weekday() == isodate.weekday(iso)
    assert tuple(day.isocalendar())[:2] == isodate.iso_week(iso)
    assert isodate.is_date(iso)


def test_every_day_of_four_hundred_years_is_counted_once() -> None:
    """Each ordinal of a whole cycle of the calendar, and of both ends, is datetime's."""
    last = dt.date.max.toordinal()
    for number in [*range(1, 800), *range(700_000, 846_100), *range(last - 800, last + 1)]:
        assert dt.date.fromordinal(number).isoformat() == isodate.from_ordinal(number)


@pytest.mark.parametrize("number", [0, -1, isodate.LAST_ORDINAL + 1, 10**30, -(10**30)])
def test_a_number_outside_the_years_is_no_day(number: int) -> None:
    """Before 0001-01-01 and after 9999-12-31 there is no day."""
    with pytest.raises(ValueError, match=str(number)):
        isodate.from_ordinal(number)


def test_the_first_and_the_last_day_have_the_first_and_the_last_number() -> None:
    """They are the ends of what can be written with four digits."""
    assert [FIRST, LAST] == [
        isodate.from_ordinal(1),
        isodate.from_ordinal(isodate.LAST_ORDINAL),
    ]


@given(st.integers(1, 9999), st.integers(0, 13), st.integers(0, 32))
@example(1900, 2, 29)
@example(2000, 2, 29)
@example(2026, 2, 29)
@example(2026, 4, 31)
def test_is_date_knows_real_days(year: int, month: int, day: int) -> None:
    """A string of the right form is a date when datetime can make that day."""
    try:
        dt.date(year, month, day)
        real = True
    except ValueError:
        real = False

    assert real == isodate.is_date(isodate.compose(year, month, day))


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-11-2", "2026-11-244", "20261124", "2026/11/24", "2026-1-024", "0000-01-01",
        "+026-11-24", "2026-11- 4", " 2026-11-24", "2026-11-24\n", "２０２６-11-24", "٢٠٢٦-11-24",
        "2026-1１-24", "-026-11-24", "2026-11_24", "2_26-11-24", "\ud800026-11-24",
    ],
)  # fmt: skip
def test_is_date_takes_one_form_alone(text: str) -> None:
    """Anything but four, two and two ASCII digits with hyphens is no date."""
    assert not isodate.is_date(text)


@given(st.text())
def test_is_date_takes_any_text(text: str) -> None:
    """Any text is answered, and a yes is one that datetime reads."""
    if isodate.is_date(text):
        assert text == dt.date.fromisoformat(text).isoformat()


@given(st.integers(1, 9999), st.integers(1, 12))
def test_months_are_as_long_as_they_are(year: int, month: int) -> None:
    """A month's last day is a day, and the day after it is none."""
    last = isodate.month_length(year, month)

    assert isodate.is_date(isodate.compose(year, month, last))
    assert not isodate.is_date(isodate.compose(year, month, last + 1))


@given(st.integers(0, 9998), st.integers(0, 54), st.integers(0, 8))
@example(9999, 52, 5)
@example(9999, 53, 1)
@example(2026, 53, 7)
@example(2025, 53, 1)
def test_a_day_of_an_iso_week_is_datetimes(year: int, week: int, number: int) -> None:
    """Year, week and day of the week lead to the day that datetime finds, or to none."""
    try:
        day = dt.date.fromisocalendar(year, week, number).isoformat()
    except ValueError:
        day = None

    assert day == isodate.of_iso_week(year, week, number)


def test_a_week_may_reach_past_the_last_day() -> None:
    """The last week of the calendar has two days that cannot be written."""
    with pytest.raises(ValueError, match=str(isodate.LAST_ORDINAL + 1)):
        isodate.of_iso_week(9999, 52, 6)


@given(DAYS, DAYS)
def test_days_are_as_far_apart_as_they_are(one: dt.date, other: dt.date) -> None:
    """A shift by the days between two days leads from one to the other."""
    assert str(other) == isodate.shift(str(one), (other - one).days)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-24"), ("yesterday", "2026-11-23"), ("tomorrow", "2026-11-25"),
        ("TOMORROW", "2026-11-25"), ("  today\t", "2026-11-24"), ("+1", "2026-11-25"),
        ("-3", "2026-11-21"), ("+0", "2026-11-24"), ("-0", "2026-11-24"), ("+7", "2026-12-01"),
        ("2020-02-29", "2020-02-29"), ("-800000", None), ("+9999999", None), ("", None),
        ("+", None), ("-", None), ("1", None), ("++1", None), ("+1.5", None), ("+-1", None),
        ("+١", None), ("+²", None), ("+1_0", None), ("+ 1", None), ("fri", None),
        ("2026-02-30", None), ("+99999999999999999999", None), ("today" + " " * 99, None),
        ("to\x00day", None),
    ],
)  # fmt: skip
def test_the_commonest_forms_need_no_words(text: str, day: str | None) -> None:
    """Today's neighbours, numbers of days and ISO dates are read; all else is left to `dates`."""
    assert day == isodate.simple(text, TODAY)


def test_seven_digits_span_the_calendar() -> None:
    """The longest number of days that leads anywhere is read."""
    assert isodate.from_ordinal(652_059) == isodate.simple("-3000000", LAST)


@pytest.mark.parametrize(("text", "today"), [("+1", LAST), ("yesterday", FIRST)])
def test_the_ends_of_the_calendar_have_no_neighbour(text: str, today: str) -> None:
    """Past the last day and before the first there is nothing to name."""
    assert isodate.simple(text, today) is None


@given(st.text())
def test_simple_takes_any_text(text: str) -> None:
    """Any text is answered with a date or with nothing."""
    day = isodate.simple(text, TODAY)

    assert day is None or isodate.is_date(day)
