"""Dates as ISO 8601 writes them: everywhere in here a date is its string, "2026-11-24".

The arithmetic is done on day numbers by hand, since datetime alone costs 2.5 ms at start. Source:
ISO 8601-1, 5.2; the two conversions are those of Howard Hinnant's "chrono-compatible low-level date
algorithms", where a year begins in March so that the leap day is its last.
"""

from __future__ import annotations

LAST_ORDINAL = 3_652_059
# Days from 0000-03-01, where that arithmetic begins, to the day before 0001-01-01.
BEFORE_FIRST = 305
DAYS_IN_400_YEARS = 146_097
MOST_DIGITS = 7
MOST_LETTERS = 24


def ordinal(iso: str) -> int:
    """Return the number of a day in the proleptic Gregorian calendar; 0001-01-01 is 1."""
    year, month, day = int(iso[:4]), int(iso[5:7]), int(iso[8:10])
    cycle, year = divmod(year - (month <= 2), 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    of_cycle = 365 * year + year // 4 - year // 100 + of_year
    return cycle * DAYS_IN_400_YEARS + of_cycle - BEFORE_FIRST


def from_ordinal(number: int) -> str:
    """Return the day of that number; raise ValueError outside the years 0001 to 9999."""
    if not 1 <= number <= LAST_ORDINAL:
        raise ValueError(number)
    cycle, day = divmod(number + BEFORE_FIRST, DAYS_IN_400_YEARS)
    year = (day - day // 1460 + day // 36_524 - day // 146_096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    day -= (153 * month + 2) // 5
    month = month + 3 if month < 10 else month - 9
    return compose(cycle * 400 + year + (month <= 2), month, day + 1)


def compose(year: int, month: int, day: int) -> str:
    """Return the string of a date; whether there is such a day, `is_date` says."""
    return f"{year:04}-{month:02}-{day:02}"


def is_date(text: str) -> bool:
    """Whether a text is exactly a date's string, and the date of a real day."""
    if len(text) != 10 or not text.isascii() or text[4] + text[7] != "--":
        return False
    year, month, day = text[:4], text[5:7], text[8:]
    if not (year + month + day).isdigit() or year == "0000":
        return False
    return "01" <= month <= "12" and 1 <= int(day) <= month_length(int(year), int(month))


def month_length(year: int, month: int) -> int:
    """Return how many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def weekday(iso: str) -> int:
    """Return the day of the week, 0 for Monday to 6 for Sunday."""
    return (ordinal(iso) - 1) % 7


def iso_week(iso: str) -> tuple[int, int]:
    """Return the year and the number of the week that a day is in: those of the week's Thursday."""
    thursday = ordinal(iso) - weekday(iso) + 3
    year = int(from_ordinal(thursday)[:4])
    return year, (thursday - ordinal(compose(year, 1, 1))) // 7 + 1


def of_iso_week(year: int, week: int, number: int) -> str | None:
    """Return a day of an ISO week, 1 for its Monday to 7; None where there is no such day.

    Raises ValueError for a day outside the years 0001 to 9999.
    """
    fourth = compose(year, 1, 4)
    if not is_date(fourth) or not 1 <= number <= 7:
        return None
    thursday = ordinal(fourth) - weekday(fourth) + 7 * (week - 1) + 3
    real = 1 <= thursday <= LAST_ORDINAL and iso_week(from_ordinal(thursday)) == (year, week)
    return from_ordinal(thursday + number - 4) if real else None


def shift(iso: str, days: int) -> str:
    """Return the day so many days later; raise ValueError outside the years 0001 to 9999."""
    return from_ordinal(ordinal(iso) + days)


def simple(text: str, today: str) -> str | None:
    """Return the day of the commonest forms of DATE, without loading what knows them all.

    They are `2026-11-24`, `today`, `yesterday`, `tomorrow`, `+1` and `-3`. None for any other
    text, and for a day that is none or lies outside the years 0001 to 9999.
    """
    if len(text) > MOST_LETTERS:
        return None
    text = text.strip(" \t").lower()
    if is_date(text):
        return text
    days = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(text)
    digits = text[1:]
    if (
        text[:1] in {"+", "-"}
        and len(digits) <= MOST_DIGITS
        and digits.isascii()
        and digits.isdigit()
    ):
        days = int(text)
    try:
        return None if days is None else shift(today, days)
    except ValueError:
        return None
