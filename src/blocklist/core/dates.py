"""DATE, as a person types it, to the day that is meant.

Source of the rules: docs/commands.md, "DATE". Our own forms come first, since they are what a help
page can promise; dateutil's parser is asked for the rest, and what it would have to guess is not
taken. Loaded only for what `isodate.simple` does not know, so it may use `re`.
"""

from __future__ import annotations

import re

from blocklist.core import isodate
from blocklist.core.result import WRONG_USE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Match = re.Match[str]
    Way = tuple[str, int]  # the direction, and the first day of a week

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
WEEKS_AWAY = {"last": -1, "this": 0, "next": 1}
# All other words that may stand in what dateutil is asked.
LITTLE_WORDS = {"of", "on", "at", "st", "nd", "rd", "th", "am", "pm"}
MOST_SIGNS, MOST_SHOWN = 100, 40
YEARS_AWAY = 8  # a 29 February is at most as far, and a week 53 nearer


def resolve(text: str, today: str, direction: str = "here", week_starts: int = 0) -> str:
    """Return the day that DATE means.

    `direction` tells which day a bare day name is: "coming" (today or the coming one), "past"
    (today or the one just past, and a missing year is past too) or "here" (this week's);
    `week_starts` is 0 for Monday to 6 for Sunday. Raises Refusal (wrong use) for what is no date,
    or could be two.
    """
    return refusing(text, lambda words: _day(words, today, direction, week_starts))


def other_day_of_name(
    text: str, today: str, direction: str = "here", week_starts: int = 0
) -> str | None:
    """Return the other day that a bare day name could mean, a week from the one that it does mean.

    It lies on the other side of today; where the name is today's, in the direction of the command.
    None for a DATE that is no bare day name, and past the ends of the calendar.
    """
    words = " ".join(text[:MOST_SIGNS].split()).lower()
    if words not in DAY_NAMES:
        return None
    try:
        chosen = _bare(DAY_NAMES[words], today, direction, week_starts)
        later = chosen < today or (chosen == today and direction == "coming")
        return isodate.shift(chosen, 7 if later else -7)
    except ValueError:
        return None


def refusing(text: str, meaning: Callable[[str], str]) -> str:
    """Return what the words of a text mean; the refusals tell what was typed, a long text cut.

    `meaning` is given the text in small letters with single spaces. It raises Refusal, or
    ValueError for a day outside the years 0001 to 9999.
    """
    plain = text.isascii() and text.replace("\t", " ").replace("\n", " ").isprintable()
    words = " ".join(text.split()).lower() if plain and len(text) <= MOST_SIGNS else ""
    try:
        return meaning(words)
    except ValueError:
        refusal = Refusal("date_range", WRONG_USE)
    except Refusal as caught:
        refusal = caught
    refusal.facts["text"] = text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
    raise refusal


def nearest(in_year: Callable[[int], str | None], today: str, way: str = "here") -> str | None:
    """Return the real day nearest to today that `in_year` gives; of two as near, the later."""
    here, this = isodate.ordinal(today), int(today[:4])
    years = range(max(this - YEARS_AWAY, 1), min(this + YEARS_AWAY, 9999) + 1)
    days = [day for day in map(in_year, years) if day and isodate.is_date(day)]
    days = [day for day in days if day <= today or way != "past"]
    return min(days, key=lambda day: (abs(isodate.ordinal(day) - here), day < today), default=None)


def _day(words: str, today: str, direction: str, week_starts: int) -> str:
    """Return the day that words mean."""
    known = isodate.simple(words, today)
    if known:
        return known
    if words in DAY_NAMES:
        return _bare(DAY_NAMES[words], today, direction, week_starts)
    for form, meaning in FORMS:
        match = re.fullmatch(form, words)
        if match:
            if isinstance(meaning, str):
                raise Refusal(meaning, WRONG_USE)
            return meaning(match, today, (direction, week_starts))
    begun = _begun(words)
    if begun:
        raise Refusal("date_begun", WRONG_USE, example=begun)
    return _agreed(_parsed(words, today, direction), words)


def _begun(words: str) -> str:
    """Return an example of a day that begins with these words, "" where they begin none.

    Behind `--date` a shell hands on the first word of several alone (`-d last fri`).
    """
    if words in WEEKS_AWAY:
        return f"{words} fri"
    if words == "in":
        return "in 2 weeks"
    if words in NUMBERS:
        return "a week ago" if NUMBERS[words] == 1 else f"{words} weeks ago"
    if words in MONTHS:
        return f"{words} 24"
    number = re.fullmatch(DAY_OF_MONTH, words)
    return f"{words} nov" if number and 1 <= int(number["day"]) <= 31 else ""


def _bare(weekday: int, today: str, direction: str, week_starts: int) -> str:
    """Return the day of that name in the direction of the command."""
    here = isodate.weekday(today)
    if direction == "coming":
        return isodate.shift(today, (weekday - here) % 7)
    if direction == "past":
        return isodate.shift(today, -((here - weekday) % 7))
    return isodate.shift(today, (weekday - week_starts) % 7 - (here - week_starts) % 7)


# --------------------------------------------------------------------------------- our forms


def _calendar(match: Match, _today: str, _way: Way) -> str:
    """`2026-11-24`, `20261124`; a time of day after it is left aside."""
    iso = _real(int(match["year"]), int(match["month"]), int(match["day"]))
    return _agreed(iso, match[0])


def _of_year(match: Match, _today: str, _way: Way) -> str:
    """`2026-328`: the number of the day in its year."""
    year, number = int(match["year"]), int(match["number"])
    length = 337 + isodate.month_length(year, 2)
    if year == 0 or not 1 <= number <= length:
        raise Refusal("date_no_day", WRONG_USE)
    return isodate.shift(isodate.compose(year, 1, 1), number - 1)


def _week_date(match: Match, _today: str, _way: Way) -> str:
    """`2026-W48-2`: the number of the day in its ISO week, 1 for Monday."""
    day = isodate.of_iso_week(int(match["year"]), int(match["week"]), int(match["number"]))
    if not day:
        raise Refusal("date_no_day", WRONG_USE)
    return day


def _in_week(match: Match, today: str, way: Way) -> str:
    """`next fri`: the day of that name in last, this or next week."""
    here = isodate.ordinal(today) + 7 * WEEKS_AWAY[match["which"]]
    first = (isodate.weekday(today) - way[1]) % 7
    return isodate.from_ordinal(here - first + (DAY_NAMES[match["name"]] - way[1]) % 7)


def _away(match: Match, today: str, _way: Way) -> str:
    """`3 days ago`, `in 2 weeks`: so many days, weeks, months or years from today."""
    number, unit = match["number"], match["unit"]
    count = NUMBERS[number] if number in NUMBERS else int(number)
    count = -count if match[0].endswith("ago") else count
    if unit in {"day", "week"}:
        return isodate.shift(today, count * (7 if unit == "week" else 1))
    months = int(today[:4]) * 12 + int(today[5:7]) - 1 + count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return isodate.compose(year, month, min(int(today[8:]), isodate.month_length(year, month)))


def _named(match: Match, today: str, way: Way) -> str:
    """`24 nov`, `Tuesday 24 November 2026`, `nov 24`."""
    month, day = MONTHS[match["month"]], int(match["day"])
    if match["year"]:
        return _agreed(_real(int(match["year"]), month, day), match[0])
    return _agreed(_nearest_year(month, day, today, way[0]), match[0])


def _real(year: int, month: int, day: int) -> str:
    """Return a date; refuse one that no calendar has."""
    iso = isodate.compose(year, month, day)
    if not isodate.is_date(iso):
        raise Refusal("date_no_day", WRONG_USE)
    return iso


def _nearest_year(month: int, day: int, today: str, direction: str) -> str:
    """Return the day of that month that is nearest to today, or the nearest that is past."""
    found = nearest(lambda year: isodate.compose(year, month, day), today, direction)
    if not found:
        raise Refusal("date_no_day", WRONG_USE)
    return found


def _agreed(iso: str, words: str) -> str:
    """Return a date if each day name in its words is its own."""
    weekday = isodate.weekday(iso)
    for word in re.findall("[a-z]+", words):
        named = DAY_NAMES.get(word, weekday)
        if named != weekday:
            raise Refusal("date_weekday", WRONG_USE, date=iso, weekday=named)
    return iso


_CLOCK = "(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?:[.][0-9]+)?(?:z|[+-][0-9:]{2,5})?"
_ISO = "(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
_NAME = f"(?P<name>{'|'.join(DAY_NAMES)})"
_MONTH = f"(?P<month>{'|'.join(MONTHS)})[.]?"
DAY_OF_MONTH = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th|[.])?"
_YEAR = "(?:,? ?(?<![0-9])(?P<year>[0-9]{4}))?"
_SOME = f"(?P<number>[0-9]+|{'|'.join(NUMBERS)}) (?P<unit>day|week|month|year)s?"
# What has the shape of a form and no meaning is refused by the reason that stands beside it.
FORMS: tuple[tuple[str, str | Callable[[Match, str, Way], str]], ...] = (
    (f"(?:{_NAME}[.]?,? )?{_ISO}(?:[t ]{_CLOCK})?", _calendar),
    ("(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})", _calendar),
    ("(?P<year>[0-9]{4})-?(?P<number>[0-9]{3})", _of_year),
    ("(?P<year>[0-9]{4})(-?)w(?P<week>[0-9]{2})\\2(?P<number>[0-9])", _week_date),
    ("(?:[0-9]{4}-?)?w[0-9]{1,2}|(?:last|this|next) week", "date_is_week"),
    ("[0-9]{4}|[0-9]{4}-[0-9-]*|[0-9]{4}-?w[0-9-]*", "date_no_day"),
    ("[+-][0-9]+|yesterday|tomorrow", "date_range"),
    (f"(?P<which>last|this|next) {_NAME}", _in_week),
    (f"{_SOME} (?:ago|from now|from today)", _away),
    (f"in {_SOME}", _away),
    (f"(?:{_NAME}[.]?,? )?{DAY_OF_MONTH} ?(?:of )?{_MONTH}{_YEAR}", _named),
    (f"(?:{_NAME}[.]?,? )?{_MONTH} ?{DAY_OF_MONTH}{_YEAR}", _named),
)


# ---------------------------------------------------------------------------- all other forms


def _parsed(words: str, today: str, direction: str) -> str:
    """Return the day that dateutil's parser reads without a guess.

    There is no guess where the reading is one, whether the day, the month or a year of two digits
    is taken to stand first, and where nothing of it comes from the day that the parser is told to
    lean on.
    """
    words = re.sub("^([0-9]{1,2})[.]([0-9]{1,2})[.]$", r"\1/\2", words)  # `24.11.`
    if not _may_be_parsed(words):
        raise Refusal("date_unknown", WRONG_USE)
    from blocklist.core import dates_parsed

    named = not MONTHS.keys().isdisjoint(re.findall("[a-z]+", words))
    found = dates_parsed.readings(words, int(today[:4]), year_first=not named)
    days = sorted(
        isodate.compose(year, month, day) if year else _nearest_year(month, day, today, direction)
        for year, month, day in found
    )
    if direction == "past":
        days = [day for day in days if day <= today] or days
    if not days:
        raise Refusal("date_unknown", WRONG_USE)
    if len(days) > 2:
        raise Refusal("date_many_ways", WRONG_USE, days=days)
    if len(days) > 1:
        raise Refusal("date_two_ways", WRONG_USE, first=days[0], second=days[1])
    return days[0]


def _may_be_parsed(words: str) -> bool:
    """Whether words hold what a date is made of and nothing else, and are no path.

    A number with a point is no day, a second of four digits is no year, and of an ISO date all
    forms that there are have been tried.
    """
    known = {*DAY_NAMES, *MONTHS, *LITTLE_WORDS}
    if not re.fullmatch("[a-z0-9][a-z0-9 .,:/-]*", words) or words.isdigit():
        return False
    if not known.issuperset(re.findall("[a-z]+", words)):
        return False
    decimal, iso = "(?<![0-9.])[0-9]+[.,][0-9]+(?![0-9.])", "[0-9]{4}-[0-9]"
    if re.search(f"{decimal}|{iso}|[0-9]{{4}}.*[0-9]{{4}}", words):
        return False
    paths = [word.rstrip(",").split("/") for word in words.split() if "/" in word]
    parts = [part for path in paths for part in path]
    return len(parts) <= 3 and all(part.isdigit() or part in MONTHS for part in parts)
