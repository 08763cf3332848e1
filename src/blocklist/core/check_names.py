"""What the names in the folder say: names twice, names that are not found, days that are none.

Source of the rules: docs/commands.md, "check"; docs/format.md, "The folder".
"""

from __future__ import annotations

import re
from unicodedata import normalize

from blocklist.core import isodate
from blocklist.core.copies import PAGE, SETTINGS, is_stem, is_week
from blocklist.core.env import Note
from blocklist.core.schedule import WEEKDAYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from blocklist.core.school import Schedule

TEMPLATES = "templates"
HIDDEN_END = ".md.txt"  # what Notepad makes of a name that ends in .md, and Windows does not show


def of_folder(names: Collection[str]) -> list[Note]:
    """Return what there is to say about names in the folder; `name` is the name of the file."""
    found = _alike(names, _known_name)
    for name in names:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.md", name):
            if not isodate.is_date(name[:10]):
                found.append(Note("no_day", name=name))
        elif re.fullmatch(r"[0-9]{4}-W[0-9]{2}\.md", name) and not is_week(name[:8]):
            found.append(Note("no_week", name=name))
        elif name.lower().endswith(HIDDEN_END) and (known := _known_name(name[: -len(".txt")])):
            found.append(Note("other_name", name=name, original=known))
    return found


def of_templates(names: Collection[str], schedule: Schedule) -> list[Note]:
    """Return what there is to say about names in templates/."""
    usual = {folded(name): name for name in template_files(schedule)}
    pages = [name for name in names if folded(name).endswith(PAGE)]
    return _alike(pages, lambda name: usual.get(folded(name), ""))


def template_files(schedule: Schedule) -> list[str]:
    """Return the names of the files that a schedule may take a template from."""
    cycle = [f"{name}-{weekday}" for name in schedule.names for weekday in WEEKDAYS]
    stems = [*WEEKDAYS, "day", *schedule.names, *cycle, *schedule.dates.values()]
    return [stem + PAGE for stem in stems]


def not_here(names: Collection[str]) -> list[str]:
    """Return the names of files that iCloud has not brought to this device.

    It leaves `.NAME.icloud` in place of each.
    """
    waiting = [name[1:-7] for name in names if name[:1] == "." and name.endswith(".icloud")]
    return [name for name in waiting if name not in names]


def folded(name: str) -> str:
    """Return a name as a file system has it that knows no case, and one way to write an accent."""
    return normalize("NFC", normalize("NFC", name).casefold())


def _known_name(name: str) -> str:
    """Return the name by which a file would be looked for, "" where there is none."""
    low = folded(name)
    if low in {SETTINGS, TEMPLATES}:
        return low
    stem = low.removesuffix(PAGE).upper()
    return stem + PAGE if low.endswith(PAGE) and is_stem(stem) else ""


def _alike(names: Collection[str], looked_for: Callable[[str], str]) -> list[Note]:
    """Return the names that differ from others in case or accents alone, or from what they name.

    Of several the one that is looked for is the `original`, else the first.
    """
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(folded(name), []).append(name)
    found = []
    for group in groups.values():
        wanted = looked_for(group[0])
        original = wanted if wanted in group or len(group) == 1 else group[0]
        reason = "other_name" if len(group) == 1 else "twice"
        if original:
            others = [name for name in group if name != original]
            found += [Note(reason, name=name, original=original) for name in others]
    return found
