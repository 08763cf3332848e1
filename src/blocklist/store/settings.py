"""`blocklist.toml`: what a person has set for one checklist folder.

A key or value that can't be taken is named with its line and what it takes, and the default holds:
a slip of the pen in the settings never keeps anyone from ticking a box. Source of the keys:
docs/settings.md.
"""

from __future__ import annotations

import os

from blocklist.core.env import Note, Settings
from blocklist.core.lines import is_control
from blocklist.core.result import Refusal
from blocklist.store.folder import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "blocklist.toml"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LANGUAGES = ("en",)
SCHEDULE = ("days", "days_off", "dates", "cycle")


def read(folder: str) -> tuple[Settings, list[Note]]:
    """Return the settings of a folder, and a note for each key or value that was not taken.

    Raises Refusal when the folder itself can't be read.
    """
    settings = Settings()
    path, text, notes = _text(folder)
    if not text:
        return settings, notes
    from blocklist.store import toml

    values, odd = toml.top_values(text)
    if odd:
        notes.append(Note("settings_broken", file=path, line=odd))
    for key, value in values.items():
        if key in SCHEDULE or isinstance(value, dict):
            continue  # read when a template is chosen
        note = _take(settings, key, value)
        if note is not None:
            note.facts.update(file=path, line=toml.line_of(text, key))
            notes.append(note)
    return settings, notes


def read_schedule(folder: str) -> tuple[dict[str, object], list[Note]]:
    """Return `days`, `days_off`, `dates` and `cycle` as tomllib reads them, those that are set.

    Where there is any table this loads tomllib, so it is called when a template is chosen and not
    before. Where tomllib stops, plain lines above that place still hold. The notes are of tables
    that have no meaning here, and of settings that stand below a table by mistake.
    """
    path, text, notes = _text(folder)
    if not text:
        return {}, notes
    from blocklist.store import toml

    plain, end = toml.plain_values(text)
    whole, odd = ({}, 0) if end == len(text) else toml.all_values(text)
    values = {**plain, **whole}
    if odd:
        notes.append(Note("settings_broken", file=path, line=odd))
    for table, rows in values.items():
        if not isinstance(rows, dict):
            continue
        if table not in SCHEDULE:
            note = _unknown(table)
            note.facts.update(file=path, line=toml.line_of(text, table))
            notes.append(note)
        for key in [key for key in rows if key in CHECKS or key in {"days", "days_off"}]:
            line = toml.line_of(text, key, table)
            notes.append(Note("settings_below_table", file=path, line=line, key=key, table=table))
    return {key: values[key] for key in SCHEDULE if key in values}, notes


def line_of(folder: str, key: str, table: str = "") -> int:
    """Return the line (from 1) of blocklist.toml that sets `key`, or 0; for the schedule."""
    from blocklist.store import toml

    return toml.line_of(_text(folder)[1], key, table)


def _text(folder: str) -> tuple[str, str, list[Note]]:
    """Return path and text of blocklist.toml ("" without one), and a note if it can't be read."""
    path = os.path.join(folder, NAME)
    try:
        data = read_bytes(path)
    except Refusal as why:
        if why.reason.startswith("folder_"):
            raise
        facts = {**why.facts, "file": path, "why": why.reason}
        return path, "", [Note("settings_unread", **facts)]
    if not data:
        return path, "", []
    from blocklist.store import toml

    text, odd = toml.text_of(data)
    return path, text, [Note("settings_not_utf8", file=path, line=odd)] if odd else []


def _take(settings: Settings, key: str, value: object) -> Note | None:
    """Set one key; return a note where it is not known or its value can't be taken."""
    if key not in CHECKS:
        return _unknown(key)
    takes, check = CHECKS[key]
    taken = check(value)
    if taken is None:
        return Note("settings_value", key=key, takes=takes)
    setattr(settings, key, taken)
    return None


def _unknown(key: str) -> Note:
    """Return a note on a key that is not known, with the one that it looks like, or None."""
    import difflib

    near = difflib.get_close_matches(key, [*CHECKS, *SCHEDULE], 1)
    return Note("settings_key", key=key, near=near[0] if near else None, keys=(*CHECKS, *SCHEDULE))


def _count(value: object) -> int | None:
    """Return a whole number from 0."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _hours(value: object) -> int | None:
    """Return 12 or 24."""
    return value if value in (12, 24) and isinstance(value, int) else None


def _weekday(value: object) -> int | None:
    """Return 0 for Monday to 6 for Sunday, from the English name or its first three letters."""
    word = value.lower() if isinstance(value, str) else ""
    for number, name in enumerate(WEEKDAYS):
        if word in {name, name[:3]}:
            return number
    return None


def _clock_time(value: object) -> int | None:
    """Return minutes after midnight, from "4:00" or "04:00"."""
    if not isinstance(value, str) or not value.isascii():
        return None
    hour, _, minute = value.partition(":")
    if not (hour.isdigit() and minute.isdigit() and len(hour) <= 2 and len(minute) == 2):
        return None
    return int(hour) * 60 + int(minute) if int(hour) < 24 and int(minute) < 60 else None


def _texts(value: object) -> tuple[str, ...] | None:
    """Return texts of one line, none of them blank."""
    if not isinstance(value, list):
        return None
    good = [text for text in value if isinstance(text, str) and _is_line(text)]
    return tuple(good) if len(good) == len(value) else None


def _is_line(text: str) -> bool:
    """Tell whether a text is not blank and holds no line end or other control character."""
    return bool(text.strip()) and not any(map(is_control, text))


def _some_texts(value: object) -> tuple[str, ...] | None:
    """Return one text or more."""
    return _texts(value) or None


def _four_texts(value: object) -> tuple[str, ...] | None:
    """Return four texts."""
    texts = _texts(value)
    return texts if texts and len(texts) == 4 else None


def _language(value: object) -> str | None:
    """Return the name of a language that there are words for."""
    return value if isinstance(value, str) and value in LANGUAGES else None


# What each key takes (a name for render/words), and the function that gives the value or None.
CHECKS: dict[str, tuple[str, Callable[[object], object]]] = {
    "things": ("count", _count),
    "whole_day": ("texts", _texts),
    "not_work": ("some_texts", _some_texts),
    "week_starts": ("weekday", _weekday),
    "day_starts": ("clock_time", _clock_time),
    "clock": ("hours", _hours),
    "questions": ("some_texts", _some_texts),
    "week_questions": ("four_texts", _four_texts),
    "language": ("language", _language),
}
