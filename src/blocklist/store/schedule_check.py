"""Templates that the settings name and that are not there.

Source of the rules: docs/format.md, "Templates".
"""

from __future__ import annotations

import os

from blocklist.core.env import Note
from blocklist.core.schedule import WEEKDAYS
from blocklist.store import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from blocklist.core.school import Schedule


def missing(folder: str, schedule: Schedule, templates: Collection[str]) -> list[Note]:
    """Return a note for each template that is named and is not among the files `templates`."""
    found = _of_dates(folder, schedule, templates) + _of_cycle(folder, schedule, templates)
    for note in found:
        note.facts["path"] = os.path.join(folder, settings.NAME)
    return found


def _of_dates(folder: str, schedule: Schedule, templates: Collection[str]) -> list[Note]:
    """Return a note for each date whose template is not there."""
    bare = [date for date, name in schedule.dates.items() if f"{name}.md" not in templates]
    lines = [settings.line_of(folder, date, "dates") or 1 for date in bare]
    return [
        Note("settings_template", line=line, name=schedule.dates[date])
        for date, line in zip(bare, lines, strict=True)
    ]


def _of_cycle(folder: str, schedule: Schedule, templates: Collection[str]) -> list[Note]:
    """Return a note for each name of the cycle that has no template.

    Where others have one that is a hint: on its turn the usual template is taken, as may be meant.
    """
    line = settings.line_of(folder, "names", "cycle") or 1
    names = [*dict.fromkeys(schedule.names)]
    bare = [name for name in names if not _has_one(name, templates)]
    if len(bare) == len(names):
        return [Note("settings_template", line=line, name=name) for name in bare]
    return [Note("template_none", line=line, name=name) for name in bare]


def _has_one(name: str, templates: Collection[str]) -> bool:
    """Whether a name of the cycle has a template, for all days or for one."""
    endings = (".md", *(f"-{weekday}.md" for weekday in WEEKDAYS))
    return any(name + ending in templates for ending in endings)
