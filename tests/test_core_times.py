"""Times in headings, and what is on and next by them."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from blocklist.core import clock, times
from tests.fixture_file import cases

EARLY_MORNING = 4 * 60


def minutes(text: str) -> int:
    """Return the minutes of `25:00`, which a clock on the wall never shows."""
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def shown(reading: times.Reading) -> str:
    """Return a reading as the fixture writes it."""

    def clock_of(minute: int | None) -> str:
        return "" if minute is None else f"{minute // 60:02}:{minute % 60:02}"

    at = f"{clock_of(reading.start)}-{clock_of(reading.end)}"
    return f"{'doubt' if reading.doubt else 'none' if at == '-' else at} | {reading.name}"


@pytest.mark.parametrize(("heading", "read"), cases("times.md", 2))
def test_a_heading_is_read(heading: str, read: str) -> None:
    """The time and the name of each heading are those of the fixture."""
    text, *settings = heading.removesuffix("\n").split("\n")
    given_with = {key: minutes(value) for key, value in (line.split(": ") for line in settings)}
    reading = times.read_heading(
        text, above=given_with.get("above"), day_starts=given_with.get("day_starts", 0)
    )

    assert read.removesuffix("\n") == shown(reading)


# ------------------------------------------------------------------------------- properties

PIECES = st.sampled_from(
    [*"0123456789:.,-–~|·()[]*_` \u00a0hH", "9:00", "9:45", "am", "pm", " a.m.", "Uhr", "to",
     " to ", "à", " a ", "from", "Math", "数学", "🎨", "\u200e", "24:00", "1", "12", "/", "\ud800"],
)  # fmt: skip
HEADINGS = st.text() | st.lists(PIECES).map("".join)
ABOVE = st.none() | st.integers(0, 1680)


@given(HEADINGS, ABOVE, st.integers(0, 1439))
@example("9:00" + "-" * 9, None, 0)
@example("\u06f9:\u06f0\u06f0", None, 0)
def test_any_text_is_read(text: str, above: int | None, day_starts: int) -> None:
    """Any text gives a name no longer than itself, and times of the day in their order."""
    reading = times.read_heading(text, above, day_starts)

    assert len(reading.name) <= len(text)
    assert bool(reading.name) == bool(text)
    if reading.start is None:
        assert (text, None) == (reading.name, reading.end)
    else:
        assert not reading.doubt
        assert day_starts <= reading.start < day_starts + 1440
        assert reading.end is None or reading.start < reading.end <= day_starts + 1440


RANGES = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).filter(
    lambda span: span[0] < span[1]
)
NO_DIGITS = st.text(st.characters(exclude_categories=["Nd"]))


def written(minute: int) -> str:
    """Return a time as the program writes it."""
    return f"{minute // 60:02}:{minute % 60:02}"


@given(NO_DIGITS, RANGES, ABOVE)
@example("from", (540, 585), None)
@example("a a", (540, 585), None)
@example("(from", (540, 585), None)
def test_what_is_written_is_read_again(text: str, span: tuple[int, int], above: int | None) -> None:
    """`name HH:MM-HH:MM`, with any name that a heading can have, gives name and times back."""
    # `10:00` is in the evening below an afternoon: nothing in it says which half it is of.
    assume(not (above is not None and above >= 720 and 600 <= span[0] < 720))
    at = f"{written(span[0])}-{written(span[1])}"
    once = times.read_heading(f"{text} {at}", above)
    assume(not re.search(r"[0-9]|(?<![^\W_])(from|von|de)$", once.name, re.IGNORECASE))
    again = times.read_heading(f"{once.name} {at}", above)

    assert span == (once.start, once.end)
    assert (once.name, *span) == (again.name, again.start, again.end)


@given(RANGES.filter(lambda span: span[1] < 1440))
def test_all_notations_of_a_range_agree(span: tuple[int, int]) -> None:
    """A range means the same in every way to write it that says the half of the day."""
    (hour, minute), (to_hour, to_minute) = divmod(span[0], 60), divmod(span[1], 60)
    half, to_half = "ap"[hour // 12], "ap"[to_hour // 12]
    twelve = f"{(hour - 1) % 12 + 1}:{minute:02}"
    to_twelve = f"{(to_hour - 1) % 12 + 1}:{to_minute:02}"
    headings = [
        f"Math {hour:02}:{minute:02}-{to_hour:02}:{to_minute:02}",
        f"{hour:02}.{minute:02} – {to_hour:02}.{to_minute:02} Math",
        f"{hour:02}：{minute:02}〜{to_hour:02}：{to_minute:02} Math",
        f"Math (from {hour:02}:{minute:02} to {to_hour:02}:{to_minute:02})",
        f"{hour}h{minute:02}-{to_hour}h{to_minute:02}: Math",
        f"Math | {hour} h {minute:02} à {to_hour} h {to_minute:02}",
        f"Math, {hour:02}:{minute:02} bis {to_hour:02}:{to_minute:02} Uhr",
        f"{twelve}{half}m-{to_twelve}{to_half}m Math",
        f"**{twelve} {half.upper()}.M. until {to_twelve} {to_half}.m.** Math",
    ]

    for heading in headings:
        reading = times.read_heading(heading)
        assert ("Math", *span) == (reading.name, reading.start, reading.end), heading


@given(st.integers(0, 1439))
def test_all_notations_of_a_start_agree(start: int) -> None:
    """A start means the same in every way to write it that says the half of the day."""
    hour, minute = divmod(start, 60)
    twelve, half = (hour - 1) % 12 + 1, "ap"[hour // 12]
    headings = [
        f"{hour:02}:{minute:02} Math",
        f"{hour:02}.{minute:02} - Math",
        f"{hour}h{minute:02} Math",
        f"{hour} h {minute:02}: Math",
        f"{twelve}:{minute:02} {half}m Math",
        f"{twelve}:{minute:02} {half}.m. | Math",
    ]

    for heading in headings:
        reading = times.read_heading(heading)
        assert ("Math", start, None) == (reading.name, reading.start, reading.end), heading


@given(st.integers(360, 779), st.integers(1, 360))
def test_a_school_day_needs_no_half_of_the_day(start: int, lasts: int) -> None:
    """From 6:00 to before 13:00, and for six hours, a clock with hands says enough."""
    span = (start, start + lasts)
    first, last = ((part // 60 - 1) % 12 + 1 for part in span)
    reading = times.read_heading(f"{first}:{span[0] % 60:02}-{last}:{span[1] % 60:02} Math")

    assert span == (reading.start, reading.end)


@given(st.text(st.characters(codec="utf-8")))
def test_folding_keeps_every_offset(text: str) -> None:
    """The folded text has a sign for every sign of the heading."""
    assert len(text) == len(clock.fold(text))


@pytest.mark.parametrize(
    "piece",
    [
        "1-",
        "9:00 ",
        "9 h ",
        "9:00-",
        "9:00-45 ",
        "from ",
        "- ",
        "*",
        "8h" + " " * 99,
        "( ",
        "٩:٠٠ ",
    ],
)
def test_long_headings_are_read_at_once(piece: str) -> None:
    """The time that a heading takes grows with its length and no faster."""

    def seconds(pieces: int) -> float:
        heading = piece * pieces + "9:00-9:45" + piece * pieces
        before = time.process_time()
        times.read_heading(heading)
        return time.process_time() - before

    pieces = 4000 // len(piece)

    assert seconds(pieces * 16) < 16 * 5 * min(seconds(pieces), seconds(pieces))


# ------------------------------------------------------------------------- what is on and next


@pytest.mark.parametrize(
    ("spans", "ends"),
    [
        ([], []),
        ([(540, 585)], [585]),
        ([(490, None), (510, None)], [510, 570]),
        ([(510, None), (490, None)], [570, 510]),
        ([(490, None), (490, None), (510, 600)], [510, 510, 600]),
        ([(None, None), (490, None), (None, None)], [None, 550, None]),
        ([(1410, None)], [1470]),
    ],
)
def test_a_start_alone_runs_to_the_next_later_start(
    spans: list[times.Span], ends: list[int | None]
) -> None:
    """A block with a start alone ends at the day's next later start, the last after an hour."""
    assert ends == times.untils(spans)


def test_a_schedule_of_starts_is_on_until_the_next() -> None:
    """`8:10 Flag`, `8:30 Seatwork`: at 8:15 Flag is on until 8:30."""
    starts = [times.read_heading(text).start for text in ("8:10 Flag", "8:30 Seatwork")]
    untils = times.untils([(start, None) for start in starts])

    assert 0 == times.current(list(zip(starts, untils, strict=True)), minutes("8:15"))
    assert minutes("8:30") == untils[0]


def test_homework_past_midnight_is_on_in_the_night() -> None:
    """With `day_starts` at 4:00, `22:30-01:00` is on at half past midnight, still the same day."""
    reading = times.read_heading("Homework 22:30-01:00", day_starts=EARLY_MORNING)

    assert 0 == times.current([(reading.start, reading.end)], minutes("24:30"))


@pytest.mark.parametrize(
    ("spans", "minute", "index"),
    [
        ([], 540, None),
        ([(540, 585)], 539, None),
        ([(540, 585)], 540, 0),
        ([(540, 585)], 584, 0),
        ([(540, 585)], 585, None),
        ([(540, 600), (570, 585)], 575, 1),
        ([(570, 585), (540, 600)], 575, 0),
        ([(540, 600), (570, 585)], 590, 0),
        ([(540, 600), (540, 570)], 550, 1),
        ([(540, 570), (540, 570)], 550, 0),
        ([(None, None), (540, None), (540, 570)], 550, 2),
    ],
)
def test_a_block_is_on_from_its_start_to_before_its_end(
    spans: list[times.Span], minute: int, index: int | None
) -> None:
    """Of two that overlap the later start is on, of two that began together the earlier end."""
    assert index == times.current(spans, minute)


@pytest.mark.parametrize(
    ("spans", "minute", "index"),
    [
        ([], 0, None),
        ([(540, 585)], 0, 0),
        ([(540, 585)], 540, None),
        ([(600, 645), (540, 585)], 0, 1),
        ([(600, 645), (540, 585)], 540, 0),
        ([(540, None), (540, 585)], 0, 0),
        ([(None, None), (540, 585)], 0, 1),
    ],
)
def test_the_next_block_is_the_one_that_begins_next(
    spans: list[times.Span], minute: int, index: int | None
) -> None:
    """What begins next after a minute is next; of equals, the first in the file."""
    assert index == times.upcoming(spans, minute)
