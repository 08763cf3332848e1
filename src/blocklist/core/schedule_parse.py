"""The schedule keys of blocklist.toml, as tomllib reads them, to a Schedule.

What can't be taken is told in a note, and all else holds. Source of the keys: docs/settings.md,
"The schedule".
"""

from __future__ import annotations

from blocklist.core import isodate
from blocklist.core.env import Note
from blocklist.core.schedule import WEEKDAYS
from blocklist.core.school import Schedule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

CYCLE = ("names", "starts", "every")
MOST_SIGNS = 60  # with "-wednesday.md" and four bytes a sign within the 255 that file systems take
NO_NAME = '<>:"/\\|?*'  # what Windows or a path takes for something else


def parse(values: Mapping[str, object]) -> tuple[Schedule, list[Note]]:
    """Return what the keys mean, and a note for each key or value that is not taken.

    A note has its `key`, and as `table` the one that it stands in ("" above all tables).
    """
    schedule = Schedule()
    notes: list[Note] = []
    if "days" in values:
        _take_days(values["days"], schedule, notes)
    if "days_off" in values:
        _take_days_off(values["days_off"], schedule, notes)
    if "dates" in values:
        _take_dates(values["dates"], schedule, notes)
    if "cycle" in values:
        _take_cycle(values["cycle"], schedule, notes)
    return schedule, notes


def _take_days(value: object, schedule: Schedule, notes: list[Note]) -> None:
    """Take the weekdays that have school."""
    if not isinstance(value, list) or not value:
        notes.append(_value("days", "days"))
        return
    numbers = [_weekday(entry) for entry in value]
    if -1 in numbers:
        notes.append(_entry("days", value[numbers.index(-1)], "weekday"))
    else:
        schedule.days = numbers


def _take_days_off(value: object, schedule: Schedule, notes: list[Note]) -> None:
    """Take days and stretches of days; one that can't be taken does not keep the others out."""
    if not isinstance(value, list):
        notes.append(_value("days_off", "days_off"))
        return
    stretches = []
    for entry in value:
        first, joined, last = _text(entry).partition("..")
        start = _date(first)
        end = _date(last) if joined else start
        if start and end and start <= end:
            stretches.append((start, end))
        else:
            notes.append(_entry("days_off", entry, "stretch"))
    schedule.days_off = stretches


def _take_dates(value: object, schedule: Schedule, notes: list[Note]) -> None:
    """Take the templates that are named for a date."""
    if not isinstance(value, dict):
        notes.append(_value("dates", "table"))
        return
    dates = {}
    for key, name in value.items():
        if not _date(key):
            notes.append(Note("settings_date", key=key, table="dates"))
        elif not _is_name(name):
            notes.append(_value(key, "template", "dates"))
        else:
            dates[_date(key)] = name
    schedule.dates = dates


def _take_cycle(value: object, schedule: Schedule, notes: list[Note]) -> None:
    """Take the cycle; it needs names and a start, and has none of its turns without."""
    if not isinstance(value, dict):
        notes.append(_value("cycle", "table"))
        return
    notes += [
        Note("settings_key", key=key, table="cycle", near=None, keys=CYCLE)
        for key in value
        if key not in CYCLE
    ]
    names, starts, every = value.get("names"), value.get("starts"), value.get("every", "week")
    takes = {
        "names": isinstance(names, list) and bool(names) and all(map(_is_name, names)),
        "starts": bool(_date(starts)),
        "every": every in ("week", "day"),
    }
    for key, taken in takes.items():
        if key not in value and not taken:
            notes.append(Note("settings_needs", key=key, table="cycle", such=key))
        elif not taken:
            notes.append(_value(key, key, "cycle"))
    if takes["names"] and takes["starts"]:
        schedule.names, schedule.starts = names or (), _date(starts)
        schedule.every = every if takes["every"] else "week"


def _weekday(value: object) -> int:
    """Return 0 for Monday to 6 for Sunday, from the name or its first three letters, else -1."""
    word = value.lower() if isinstance(value, str) else ""
    found = [number for number, name in enumerate(WEEKDAYS) if word in {name, name[:3]}]
    return found[0] if found else -1


def _date(value: object) -> str:
    """Return an ISO date from a text or from a date of TOML, which has no quotes, else ""."""
    text = _text(value).strip(" ")
    return text if isodate.is_date(text) else ""


def _text(value: object) -> str:
    """Return a value as a text; a number that is too long for Python to write is an empty one."""
    try:
        return str(value)
    except ValueError:
        return ""


def _is_name(value: object) -> bool:
    """Tell whether a value can name a template's file, on any system that the folder comes to."""
    if not isinstance(value, str) or not 0 < len(value) <= MOST_SIGNS:
        return False
    if value[0] in ". " or value[-1] in ". ":
        return False
    return not any(sign < " " or "\x7f" <= sign <= "\x9f" or sign in NO_NAME for sign in value)


def _value(key: str, takes: str, table: str = "") -> Note:
    """Return the note on a value that is not taken at all."""
    return Note("settings_value", key=key, table=table, takes=takes)


def _entry(key: str, entry: object, takes: str) -> Note:
    """Return the note on one entry of a list."""
    return Note("settings_entry", key=key, table="", entry=_text(entry), takes=takes)
