"""DATE and WEEK, as a person types them, to the day that is meant.

Source of the rules: docs/commands.md, "DATE". Our own forms come first, since they are the ones
that a help page can promise; dateutil's parser is asked for the rest, and what it would have to
guess is not taken.
"""

from __future__ import annotations

import re

from blocklist.core import isodate
from blocklist.core.result import WRONG_USE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DAY_NAMES = {
    "mon": 0, "monday": 0, "tue": 1, "tues": 1, "tuesday": 1, "wed": 2, "weds": 2, "wednesday": 2,
    "thu": 3, "thur": 3, "thurs": 3, "thursday": 3, "fri": 4, "friday": 4, "sat": 5,
    "saturday": 5, "sun": 6, "sunday": 6,
}  # fmt: skip
MONTHS = {
    "jan": 1, "january": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4,
    "may": 5, "jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "august": 8, "sep": 9,
    "sept": 9, "september": 9, "oct": 10, "october": 10, "nov": 11, "november": 11, "dec": 12,
    "december": 12,
}  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
WEEKS_ON = {"last": -1, "this": 0, "next": 1}
MOST_LETTERS = 100
SHOWN = 40
MOST_DIGITS = 8
# No year has fewer than these many days, nor is a week's Thursday further than this from another
# year's week of that number; a 29 February or a week 53 is at most eight years away.
YEARS_AWAY = 8

_DAY = "(?P<weekday>" + "|".join(DAY_NAMES) + ")"
_MONTH = "(?P<month>" + "|".join(MONTHS) + r")\.?"
_NUMBER = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?:(?:,|,? )(?P<year>[0-9]{4}))?"
_CLOCK = r"(?:[t ](?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:z|[+-][0-9:]{2,5})?)?"


def resolve(text: str, today: str, direction: str = "here", week_starts: int = 0) -> str:
    """Return the day that DATE means.

    `direction` tells which day a bare day name is: "coming" (today or the coming one), "past"
    (today or the one just past) or "here" (this week's); `week_starts` is 0 for Monday to 6 for
    Sunday. Raises Refusal (wrong use) for what is no date or could be two.
    """
    words = _words(text)
    day = isodate.simple(words, today)
    if day:
        return day
    try:
        for form, meaning in _FORMS:
            match = form.fullmatch(words)
            if match:
                return meaning(match, today, week_starts)
        if words in DAY_NAMES:
            return _bare(DAY_NAMES[words], today, direction, week_starts)
        return _parsed(words, today)
    except ValueError as outside:
        raise _refusal("date_range", words) from outside


def other_day_of_name(
    text: str, today: str, direction: str = "here", week_starts: int = 0
) -> str | None:
    """Return the other day that a bare day name could mean, a week from the one that it does mean.

    It lies on the other side of today; where the name is today's, in the direction of the command.
    None for a DATE that is no bare day name, and where the calendar ends.
    """
    words = text[: MOST_LETTERS + 1].strip().lower()
    if words not in DAY_NAMES:
        return None
    chosen = _bare(DAY_NAMES[words], today, direction, week_starts)
    later = chosen < today or (chosen == today and direction == "coming")
    try:
        return isodate.shift(chosen, 7 if later else -7)
    except ValueError:
        return None


def resolve_week(text: str, today: str, week_starts: int = 0) -> str:
    """Return the first day of the week that is meant, by any DATE in it or by a name of it.

    Names are `W48`, `2026-W48`, `last`, `this` and `next`, each with or without the word `week`. A
    week's ISO number is that of its Thursday, whatever day it starts on; a missing year is the
    nearest. Raises Refusal (wrong use) for what is neither.
    """
    words = _words(text)
    bare = words.removeprefix("week").removesuffix("week").strip()
    try:
        if bare in WEEKS_ON and words != "":
            return _first_of_week(isodate.shift(today, 7 * WEEKS_ON[bare]), week_starts)
        match = _WEEK.fullmatch(bare) or (bare != words and _WEEK_NUMBER.fullmatch(bare))
        if match:
            thursday = _thursday(match["year"], int(match["week"]), today, words)
            return isodate.shift(thursday, -((3 - week_starts) % 7))
        return _first_of_week(resolve(bare or "today", today, "here", week_starts), week_starts)
    except ValueError as outside:
        raise _refusal("date_range", words) from outside


# --------------------------------------------------------------------------------- our forms


def _words(text: str) -> str:
    """Return the text in small letters with single spaces; refuse what cannot be a date at all."""
    if len(text) > MOST_LETTERS * 10:
        raise _refusal("date_unknown", text)
    words = " ".join(text.split()).lower()
    plain = words.isascii() and text.replace("\t", " ").replace("\n", " ").isprintable()
    if not words or len(words) > MOST_LETTERS or not plain:
        raise _refusal("date_unknown", text)
    return words


def _refusal(reason: str, text: str, **facts: str) -> Refusal:
    """Return a refusal that shows what was typed, a long text cut."""
    shown = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return Refusal(reason, WRONG_USE, text=shown, **facts)


def _real(year: str, month: int, day: int, text: str) -> str:
    """Return the date of a day; refuse one that no calendar has."""
    iso = isodate.compose(int(year), month, day)
    if not isodate.is_date(iso):
        raise _refusal("date_no_day", text)
    return iso


def _calendar(match: re.Match[str], today: str, week_starts: int) -> str:
    """`2026-11-24`, `20261124`, a time of day after it left aside."""
    del today, week_starts
    return _real(match["year"], int(match["month"]), int(match["day"]), match[0])


def _ordinal(match: re.Match[str], today: str, week_starts: int) -> str:
    """`2026-328`: the day's number in its year."""
    del today, week_starts
    year, number = int(match["year"]), int(match["number"])
    length = 337 + isodate.month_length(year, 2)
    if not year or not 1 <= number <= length:
        raise _refusal("date_no_day", match[0])
    return isodate.shift(isodate.compose(year, 1, 1), number - 1)


def _week_date(match: re.Match[str], today: str, week_starts: int) -> str:
    """`2026-W48-2`: the day's number in its ISO week, Monday 1."""
    del week_starts
    thursday = _thursday(match["year"], int(match["week"]), today, match[0])
    if not 1 <= int(match["number"]) <= 7:
        raise _refusal("date_no_day", match[0])
    return isodate.shift(thursday, int(match["number"]) - 4)


def _whole_week(match: re.Match[str], today: str, week_starts: int) -> str:
    """`2026-W48`, `next week`: a week is no day."""
    del today, week_starts
    raise _refusal("date_is_week", match[0])


def _no_day(match: re.Match[str], today: str, week_starts: int) -> str:
    """`2026-11`, `2026`, and any other number without a sign: a form of a date, and no day."""
    del today, week_starts
    raise _refusal("date_no_day", match[0])


def _of_week(match: re.Match[str], today: str, week_starts: int) -> str:
    """`next fri`: the day of that name in last, this or next week."""
    here = _bare(DAY_NAMES[match["weekday"]], today, "here", week_starts)
    return isodate.shift(here, 7 * WEEKS_ON[match["which"]])


def _away(match: re.Match[str], today: str, week_starts: int) -> str:
    """`3 days ago`, `in 2 weeks`: so many days, weeks, months or years from today."""
    del week_starts
    number, unit = match["number"], match["unit"]
    count = NUMBERS[number] if number in NUMBERS else int(number)
    count = -count if match[0].endswith("ago") else count
    if unit in {"day", "week"}:
        return isodate.shift(today, count * (7 if unit == "week" else 1))
    year, month, day = (int(part) for part in today.split("-"))
    year, month = divmod(year * 12 + month - 1 + count * (12 if unit == "year" else 1), 12)
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return isodate.compose(year, month + 1, min(day, isodate.month_length(year, month + 1)))


def _named(match: re.Match[str], today: str, week_starts: int) -> str:
    """`24 nov`, `Tuesday 24 November 2026`, `nov 24`."""
    del week_starts
    day, month = int(match["day"]), MONTHS[match["month"]]
    if match["year"]:
        iso = _real(match["year"], month, day, match[0])
    else:
        iso = _nearest_year(month, day, today, match[0])
    return _agreed(iso, match[0])


Meaning = "Callable[[re.Match[str], str, int], str]"
_FORMS: tuple[tuple[re.Pattern[str], Meaning], ...] = tuple(
    (re.compile(form), meaning)
    for form, meaning in (
        (rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}}){_CLOCK}", _calendar),
        (r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})", _calendar),
        (r"(?P<year>[0-9]{4})-?(?P<number>[0-9]{3})", _ordinal),
        (r"(?P<year>[0-9]{4})(-?)w(?P<week>[0-9]{2})\2(?P<number>[0-9])", _week_date),
        (r"(?:[0-9]{4}-?)?w[0-9]{1,2}|(?:last|this|next) week", _whole_week),
        (r"[0-9]+(?:-[0-9]+){0,2}", _no_day),
        (rf"(?P<which>last|this|next) {_DAY}", _of_week),
        (rf"(?:in )?(?P<number>[0-9]{{1,8}}) )", _away),
    )
)
