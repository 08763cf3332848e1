"""The schedule of a folder, and the template that it chooses for a day.

This is loaded where a day has no file and the folder has a blocklist.toml. Source of the rules:
docs/format.md, "Templates".
"""

from __future__ import annotations

import os

from blocklist.core.env import Note
from blocklist.core.schedule import WEEKDAYS, template_names, usual_names
from blocklist.core.school import Schedule
from blocklist.store import settings
from blocklist.store.folder import read_template

TYPE_CHECKING = False
if TYPE_CHECKING:
    Template = tuple[str, bytes]


def read(folder: str) -> tuple[Schedule, list[Note]]:
    """Return the schedule in blocklist.toml, and a note for each key or value not taken.

    Raises Refusal when the folder itself can't be read.
    """
    values, notes = settings.read_schedule(folder)
    if not values:
        return Schedule(), notes
    from blocklist.core.schedule_parse import parse

    schedule, odd = parse(values)
    told = {(note.facts["table"], note.facts["key"]) for note in notes if "table" in note.facts}
    fresh = [note for note in odd if (note.facts["table"], note.facts["key"]) not in told]
    return schedule, notes + [_placed(folder, note) for note in fresh]


def template(folder: str, date: str, week_starts: int = 0) -> tuple[Template | None, list[Note]]:
    """Return name and bytes of a day's template (None: a title alone), and notes on the schedule.

    A template that is named for the date and is not there is noted, and the day goes on as if none
    was named; so is a cycle without any template. Raises Refusal as folder.read_template does.
    """
    schedule, notes = read(folder)
    names = template_names(date, schedule, week_starts)
    found = read_template(folder, names)
    if found is None and date in schedule.dates:
        notes.append(_missing(folder, date, "dates", schedule.dates[date]))
        found = read_template(folder, usual_names(date, schedule, week_starts))
    in_cycle = names[-1:] == ("day",) and bool(schedule.names)
    if in_cycle and (found is None or found[0] == "day") and _is_bare(folder, schedule):
        notes.append(_missing(folder, "names", "cycle", schedule.names[0]))
    return found, notes


def _missing(folder: str, key: str, table: str, name: str) -> Note:
    """Return the note on a template that is named there and is not there."""
    return _placed(folder, Note("settings_template", key=key, table=table, name=name))


def _is_bare(folder: str, schedule: Schedule) -> bool:
    """Tell whether a cycle has no template at all, so that it can't be as it was meant."""
    endings = (".md", *(f"-{weekday}.md" for weekday in WEEKDAYS))
    start = os.path.join(folder, "templates", "")
    return not any(os.path.lexists(start + n + end) for n in schedule.names for end in endings)


def _placed(folder: str, note: Note) -> Note:
    """Return a note with its file and its line (from 1): that of its key, else of its table."""
    key, table = note.facts["key"], note.facts["table"]
    line = settings.line_of(folder, key, table) or (table and settings.line_of(folder, table)) or 1
    note.facts.update(file=os.path.join(folder, settings.NAME), line=line)
    return note
