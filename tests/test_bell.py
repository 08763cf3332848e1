"""Work times as people type them and as schools publish them, to headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.core import bell, school_days
from blocklist.core.times import read_heading
from tests.nasty import WORDS

ROWS = {
    # As copied from a table, with tabs; the vendor's page of three schools has these columns.
    "Period 1\t8:20 AM\t9:07 AM\t47 min": "Period 1 8:20 AM-9:07 AM",
    "Period 1 8:20 AM 9:07 AM 47 min": "Period 1 8:20 AM-9:07 AM",
    "Period 1    8:20 AM    9:07 AM    0:47": "Period 1 8:20 AM-9:07 AM",
    "Period 1\t8:20 AM\t9:07 AM\t47": "Period 1 8:20 AM-9:07 AM",
    "1\t8:20 AM\t9:07 AM": "Period 1 8:20 AM-9:07 AM",
    "Lunch 11:45 AM 12:20 PM 35 minutes": "Lunch 11:45 AM-12:20 PM",
    "Period 7 1:45 2:30 45": "Period 7 1:45-2:30",
    "Passing 9:07 9:12 5": "Passing 9:07-9:12",
    "A1 8:00 9:25 1 hr 25 min": "A1 8:00-9:25",
    "Zero Period 7:15 a.m. 8:10 a.m. 55 mins.": "Zero Period 7:15 a.m.-8:10 a.m.",
    "Period 1,8:20 AM,9:07 AM": "Period 1 8:20 AM-9:07 AM",
    "| Period 1 | 8:20 | 9:07 |": "Period 1 8:20-9:07",
    "Period 1 | 8:20 | 9:07 | 47": "Period 1 8:20-9:07",
    "1. Stunde\t07.50\t08.35": "1. Stunde 07.50-08.35",
    "1h30 Atelier 13h30 15h00": "1h30 Atelier 13h30-15h00",
    "Period 1 8:20 9:07 0:47 minutes": "Period 1 8:20-9:07",
    "47 min\t8:20\t9:07\tPeriod 1": "Period 1 8:20-9:07",
    "47 min  Period 1  8:20  9:07": "Period 1 8:20-9:07",
    "47 min 8:20-9:07 Period 1": "8:20-9:07 Period 1",
    "40 min\t8:20\t9:07\tPeriod 1": "40 min Period 1 8:20-9:07",
    "Period 1 ........ 8:20-9:07": "Period 1 8:20-9:07",
    "Period 1 . . . . 8:20 9:07": "Period 1 8:20-9:07",
    "Math Start: 8:20 AM End: 9:07 AM": "Math 8:20 AM-9:07 AM",
    # Twelve o'clock in words, where it is a time
    "Lunch 11:30 a.m. - noon": "Lunch 11:30 a.m. - 12:00 pm",
    "Lunch 12:00 noon - 12:30 p.m.": "Lunch 12:00 pm - 12:30 p.m.",
    "Lunch\t11:30 AM\tNoon": "Lunch 11:30 AM-12:00 pm",
    "Noon to 12:30 Lunch": "12:00 pm to 12:30 Lunch",
    "Dance 8:00 pm - midnight": "Dance 8:00 pm - 12:00 am",
    "Noon duty 11:45-12:15": "Noon duty 11:45-12:15",
    "Before noon": "Before noon",
    # A number alone is the name of a period, wherever it stands
    "8:20-9:07 1": "8:20-9:07 Period 1",
    "2) 8:20 9:07": "Period 2 8:20-9:07",
    "12": "12",
    # The name last
    "8:20 AM 9:07 AM Period 1": "Period 1 8:20 AM-9:07 AM",
    "8:20a 9:07a Homeroom": "Homeroom 8:20a-9:07a",
    "8:20\t9:07\t47 min\tPeriod 1": "Period 1 8:20-9:07",
    # Two schedules side by side: the first counts, the other stays to be seen
    "Period 1 8:20 9:07 9:10 9:50": "Period 1 8:20-9:07 9:10 9:50",
    # A range is fine as it is, but for how long it takes
    "Period 2 9:12 - 9:59 (47 min)": "Period 2 9:12 - 9:59",
    "Period 2 (9:12-9:59) 47 minutes": "Period 2 (9:12-9:59)",
    "Period 2 9:12-9:59 [47']": "Period 2 9:12-9:59",
    "Block A: 8:20AM to 9:07AM": "Block A: 8:20AM to 9:07AM",
    "1. Stunde 8:00 bis 8:45 Uhr": "1. Stunde 8:00 bis 8:45 Uhr",
    "1. Stunde 07.50 – 08.35 Uhr": "1. Stunde 07.50 – 08.35 Uhr",
    "9:00-9:45": "9:00-9:45",
    "Atelier 13h30-15 h 00 min": "Atelier 13h30-15 h 00 min",
    "8:00-8:05 Period 5": "8:00-8:05 Period 5",
    "20 min reading 9:00-9:20": "20 min reading 9:00-9:20",
    "9:00-9:45 book 12 min 3": "9:00-9:45 book 12 min 3",
    # A start alone opens a heading
    "8:10 Flag Ceremony": "8:10 Flag Ceremony",
    "Flag Ceremony 8:10 AM": "8:10 AM Flag Ceremony",
    "Lunch at 11:45": "11:45 Lunch",
    "Math 9:00": "9:00 Math",
    "Lesson 9.30": "Lesson 9.30",
    # List markers and headings
    "- Math 9:00-9:45": "Math 9:00-9:45",
    "* [ ] Reading": "Reading",
    "• Reading": "Reading",
    "## Math 9:00-9:45": "Math 9:00-9:45",
    "##Math": "Math",
    "# Math": "Math",
    "#1 8:20 9:07": "Period 1 8:20-9:07",
    # What has no time, or none that can be read, stays as it is typed
    "1. Math": "1. Math",
    "Reading 45 min": "Reading 45 min",
    "Grade 7-8": "Grade 7-8",
    "C#": "C#",
    "Math 9:07 8:20": "Math 9:07 8:20",
    "Advisory 8:30-8:30": "Advisory 8:30-8:30",
    "8:10 8:20 8:30": "8:10-8:20 8:30",
    "25:00": "25:00",
    "Math 26:00": "Math 26:00",
}


@pytest.mark.parametrize(("row", "heading"), ROWS.items(), ids=ROWS)
def test_a_row_becomes_a_heading(row: str, heading: str) -> None:
    """Start and end in columns become a range, and what is fine stays as it is."""
    assert [heading] == bell.headings([row])


PASTES = {
    "a page with titles": (
        (
            "Regular Bell Schedule\nPeriod\tStart Time\tEnd Time\tLength\n"
            "Period 1\t8:20 AM\t9:07 AM\t47 min\n\nReading\n"
        ),
        ["Period 1 8:20 AM-9:07 AM", "Reading"],
    ),
    "a markdown table": (
        "|Period|Start|End|\n|---|:-:|---|\n|1|8:00|8:45|\n|Art|9:00|9:45|",
        ["Period 1 8:00-8:45", "Art 9:00-9:45"],
    ),
    "each cell on its own line": (
        (
            "Period\nStart Time\nEnd\nLength\nPeriod 1\n8:20 AM\n9:07 AM\n47 min\n"
            "Period 2\n9:10 AM\n9:57 AM\n47 min"
        ),
        ["Period 1 8:20 AM-9:07 AM", "Period 2 9:10 AM-9:57 AM"],
    ),
    "the time below the name": (
        "Period 1\n8:20 to 9:07\nLunch\n11:45 - 12:20",
        ["Period 1 8:20 to 9:07", "Lunch 11:45 - 12:20"],
    ),
    "the time above the name": (
        "8:20 - 9:07\nPeriod 1\n9:10 - 9:55\nPeriod 2",
        ["8:20 - 9:07 Period 1", "9:10 - 9:55 Period 2"],
    ),
    "names without times between": (
        "Math\nReading\n9:00-9:45\nArt\n10:00-10:45",
        ["Math", "Reading", "9:00-9:45", "Art", "10:00-10:45"],
    ),
    "times alone": ("9:00-9:45\n10:00-10:45", ["9:00-9:45", "10:00-10:45"]),
    "each cell on its own line, without AM and PM": (
        "1\n8:20\n9:07\n47\n2\n9:10\n9:57\n0:47",
        ["Period 1 8:20-9:07", "Period 2 9:10-9:57"],
    ),
    "lengths in a column, in front": (
        "47 min Period 1 8:20 9:07\n40 min Period 2 9:10 9:50",
        ["Period 1 8:20-9:07", "Period 2 9:10-9:50"],
    ),
    "a title in capitals": (
        "OAK SCHOOL BELL SCHEDULE 2026-2027\nDAILY TIMES\nReading\nMath 9:00-9:45",
        ["Reading", "Math 9:00-9:45"],
    ),
    "a title in German": (
        "Stundenplan\nStunde\tVon\tBis\n1\t8:00\t8:45\n2\t8:50\t9:35",
        ["Stunde 1 8:00-8:45", "Stunde 2 8:50-9:35"],
    ),
    "a row of cells above": ("Fall\tTerm\tTwo\nMath\t9:00\t9:45", ["Math 9:00-9:45"]),
    "names that are not titles": (
        "Study Period\nPERIOD 1\nMath 9:00-9:45",
        ["Study Period", "PERIOD 1", "Math 9:00-9:45"],
    ),
    "a list": ("- Math 9:00-9:45\n- Class time\n* * *\n", ["Math 9:00-9:45"]),
    "names alone": ("Class time\nBlock", ["Class time", "Block"]),
    "a title alone": ("Start End", ["Start End"]),
    "nothing": ("---\n  \n|", []),
}


@pytest.mark.parametrize(("paste", "headings"), PASTES.values(), ids=PASTES)
def test_a_schedule_is_pasted(paste: str, headings: list[str]) -> None:
    """Titles, rules and empty lines give none; names and times on lines of their own are joined."""
    assert headings == bell.headings(paste.split("\n"))


REGULAR = "Period 1 8:20-9:07\nPeriod 2 9:10-9:57\nPeriod 3 12:50-1:30"
MORE = {
    "two columns of times, with tabs": (
        (
            "Period\tRegular\tEarly Release\nPeriod 1\t8:20-9:07\t8:20-8:50\n"
            "Period 2\t9:10-9:57\t8:55-9:20\nPeriod 3\t12:50-1:30\t"
        ),
        [bell.COLUMN],
    ),
    "two columns of times, with spaces": (
        (
            "Period Regular Early Release\nPeriod 1 8:20-9:07 (47 min) 8:20-8:50\n"
            "Period 2 9:10-9:57 47 8:55-9:20\nPeriod 3 12:50-1:30"
        ),
        [bell.COLUMN],
    ),
    "two schedules, one below the other": (
        (
            f"Regular Schedule\n{REGULAR}\nEarly Release\nPeriod Start End\n"
            "Period 1 8:20-8:50\nPeriod 2 8:55-9:20"
        ),
        [bell.SCHEDULE],
    ),
    "two schedules, the other in capitals": (
        f"{REGULAR}\nSHORT\nPeriod 1 8:20-8:50",
        [bell.SCHEDULE],
    ),
    "one schedule": (REGULAR, []),
}


@pytest.mark.parametrize(("paste", "left"), MORE.values(), ids=MORE)
def test_of_several_the_first_is_taken(paste: str, left: list[str]) -> None:
    """More columns of times, and schedules further down, are left out, and that is told."""
    found = bell.read(paste.split("\n"))

    assert (REGULAR.split("\n"), left) == (found.headings, found.left)


LET_BE = {
    "a single row": "Math 9:00-9:45 10:00-10:45",
    "two in one row": "Math 9:00-9:45 Art 10:00-10:45\nGym 11:00-11:45 Lunch 12:00-12:45",
    "an evening below a morning": "Math 9:00-9:45\nEvening\nReading 8:00-8:45",
    "no column of its own": "Math 9:00 to 9:45 at 10:15 or 11:00\nArt 9:00 or 9:45 10:00-10:45",
}


@pytest.mark.parametrize("paste", LET_BE.values(), ids=LET_BE)
def test_what_may_be_his_is_let_be(paste: str) -> None:
    """Where it can't be told that something is doubled, nothing is left out."""
    found = bell.read(paste.split("\n"))

    assert ([], paste.count("\n") + 1) == (found.left, len(found.headings))


def test_a_row_without_a_time_among_many_with_one_is_told() -> None:
    """It may be a title that no one knows; where many have none it is a name."""
    rows = ["Oak School", "Math 9:00-9:45", "Art 10:00-10:45", "Gym 11:00-11:45"]

    assert ["Oak School"] == bell.read(rows).untimed
    assert [] == bell.read(rows[:2]).untimed
    assert [] == bell.read(rows[:1]).untimed


@given(st.lists(WORDS | st.sampled_from([*ROWS]) | st.text("0123456789:.-– |\tapm ", max_size=24)))
def test_a_time_is_never_lost(rows: list[str]) -> None:
    """A row that has a range keeps it, whatever falls away around it; and any rows can be read."""
    bell.headings(rows)
    for row in rows:
        wanted = read_heading(row.replace("\t", " "))
        got = [read_heading(heading) for heading in bell.headings([row])]
        if wanted.end is not None and row.strip()[:1] not in {"|", "[", "-", "*", "+", "#", "•"}:
            assert [(wanted.start, wanted.end)] == [(one.start, one.end) for one in got]


DAYS = {
    "mon-fri": [0, 1, 2, 3, 4],
    "Mon – Thu": [0, 1, 2, 3],
    "mon--wed": [0, 1, 2],
    "mon, wed, fri": [0, 2, 4],
    "mon wed fri": [0, 2, 4],
    "m w f": [0, 2, 4],
    "monday to thursday": [0, 1, 2, 3],
    "sun-thu": [0, 1, 2, 3, 6],
    "tues, thurs": [1, 3],
    "Mondays and Fridays": [0, 4],
    "mon-wed, fri": [0, 1, 2, 4],
    "weds": [2],
    "all": [0, 1, 2, 3, 4, 5, 6],
    "Every day": [0, 1, 2, 3, 4, 5, 6],
    "weekdays": [0, 1, 2, 3, 4],
    "fri": [4],
}


@pytest.mark.parametrize(("text", "days"), DAYS.items(), ids=DAYS)
def test_days_are_read_as_people_say_them(text: str, days: list[int]) -> None:
    """Names, starts of names, and stretches over the end of a week too."""
    assert days == school_days.read(text)


@pytest.mark.parametrize(
    "text", ["", "t", "mon-", "-mon", "5", "some days", "mon - - tue", ",", "mon to, tue"]
)
def test_what_names_no_days_is_not_guessed(text: str) -> None:
    """A letter that fits two days, half a stretch, and other words."""
    assert school_days.read(text) is None


@given(st.text(max_size=12) | st.sampled_from([*DAYS]))
def test_any_text_is_read_as_days_or_not(text: str) -> None:
    """What is read is sorted, each day once."""
    days = school_days.read(text)

    assert days is None or (days and days == sorted({*days}))
