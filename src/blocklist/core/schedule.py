"""Which template a day without a file is made from, and what is filled in there.

Source of the rules: docs/format.md, "Templates".
"""

from __future__ import annotations

from blocklist.core import isodate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from blocklist.core.school import Schedule

# A template's file name is a part of the format, so it is English in every language.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOLE, END = "{{date", "}}"


def template_names(
    date: str, schedule: Schedule | None = None, week_starts: int = 0
) -> Sequence[str]:
    """Return the names of the templates for a day, of which the first that is there counts.

    None of them there: a title alone. `week_starts` is 0 for Monday to 6 for Sunday.
    """
    if schedule is not None and date in schedule.dates:
        return (schedule.dates[date],)
    return usual_names(date, schedule, week_starts)


def usual_names(date: str, schedule: Schedule | None = None, week_starts: int = 0) -> Sequence[str]:
    """Return the names for a day as if no template was named for its date."""
    number = isodate.weekday(date)
    weekday = WEEKDAYS[number]
    if schedule is None:
        return weekday, "day"
    if schedule.is_off(date):
        return ()
    if number not in schedule.days:
        return (weekday,)
    if not schedule.names:
        return weekday, "day"
    from blocklist.core.cycle import turn

    name = turn(date, schedule, week_starts)
    return f"{name}-{weekday}", weekday, name, "day"


def fill(text: str, date: str, words: ModuleType) -> str:
    """Return a template's text with `{{date}}` and `{{date:%d.%m.%Y}}` filled in.

    `words` are those of the language, in which days and months are named. A form with a sign that
    is not known, or with none, stays as it is.
    """
    first, *others = text.split(HOLE)
    filled = [first]
    for other in others:
        form, end, rest = other.partition(END)
        known = _in_form(form, date, words) if end else None
        filled.append(HOLE + other if known is None else known + rest)
    return "".join(filled)


def _in_form(form: str, date: str, words: ModuleType) -> str | None:
    """Return a date in a form such as `:%d.%m.%Y`, in words without one, None where it is none."""
    if not form:
        return str(words.long_date(date))
    if form[0] != ":" or "%" not in form:
        return None
    signs = _signs(date, words)
    text, at = "", 1
    while at < len(form):
        if form[at] != "%":
            text, at = text + form[at], at + 1
            continue
        plain = form[at + 1 : at + 2] == "-"  # without a leading zero, as GNU and BSD have it
        at += 2 if plain else 1
        value = signs.get(form[at : at + 1])
        if value is None:
            return None
        text += value.lstrip("0 ") or "0" if plain else value
        at += 1
    return text


def _signs(date: str, words: ModuleType) -> Mapping[str, str]:
    """Return what the signs of a form stand for: those of strftime that are about a date."""
    year, month, day = date.split("-")
    number = isodate.weekday(date)
    of_year = isodate.ordinal(date) - isodate.ordinal(f"{year}-01-01") + 1
    week_year, week = isodate.iso_week(date)
    return {
        "A": words.DAYS[number],
        "a": words.DAYS[number][:3],
        "B": words.MONTHS[int(month) - 1],
        "b": words.MONTHS[int(month) - 1][:3],
        "d": day,
        "e": f"{int(day):2}",
        "F": date,
        "G": f"{week_year:04}",
        "j": f"{of_year:03}",
        "m": month,
        "u": str(number + 1),
        "V": f"{week:02}",
        "Y": year,
        "y": year[2:],
        "%": "%",
    }
