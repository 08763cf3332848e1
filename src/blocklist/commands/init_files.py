"""What `init` finds in a folder, and what it writes there."""

from __future__ import annotations

import os

from blocklist.core import lines, school_days, sheet, sheet_edit
from blocklist.core.day import WHOLE_DAY, WORK
from blocklist.core.day_parse import parse
from blocklist.core.env import Note
from blocklist.core.result import Refusal
from blocklist.store import folder, schedule, settings, toml_edit
from blocklist.store.change import check, check_room

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.env import Env
    from blocklist.core.sheet import Part
    from blocklist.core.sheet_edit import Change
    from blocklist.store.change import Step
    from blocklist.store.save import Edit

DAY, FRIDAY = "day", "friday"
FRIDAY_NUMBER = 4


class Sheets:
    """What stands in the templates and is said of the week; None for what is not said.

    `parts` are the sections of a day, `days` the weekdays with school (0: Monday), `friday` whether
    Friday has a sheet with lists of its own, `follows` whether a Friday sheet that is there gets
    the work times of the day. `friday_parts` are the sections of that sheet, and `found` holds the
    bytes of the templates that are there.
    """

    __slots__ = ("days", "follows", "found", "friday", "friday_parts", "parts")

    def __init__(
        self,
        parts: Sequence[Part] | None = None,
        days: Sequence[int] | None = None,
        *,
        friday: bool | None = None,
    ) -> None:
        self.parts = parts
        self.days = days
        self.friday = friday
        self.follows = False
        self.friday_parts: Sequence[Part] = ()
        self.found: dict[str, bytes] = {}


def there(env: Env) -> Sheets:
    """Return what is there.

    Raises Refusal where a file can't be read, and where nothing can be written: who is to answer
    questions is told that first.
    """
    place = env.places.folder
    old = Sheets()
    for name in (DAY, FRIDAY):
        template = folder.read_template(place, [name])
        if template and not lines.decode(template[1]).blank:
            old.found[name] = template[1]
    _check(env, old)
    parts = {
        name: sheet.parts_of(parse(lines.decode(data), env.settings))
        for name, data in old.found.items()
    }
    old.parts = parts.get(DAY)
    old.friday, old.friday_parts = FRIDAY in parts, parts.get(FRIDAY, ())
    if env.places.has_settings and "days" in settings.read_schedule(place)[0]:
        chosen, odd = schedule.read(place)
        old.days = (
            None if any(note.facts.get("key") == "days" for note in odd) else sorted({*chosen.days})
        )
    return old


def _check(env: Env, old: Sheets) -> None:
    """Raise Refusal where the folder or a file in it can't be written to."""
    place = env.places.folder
    check_room(place)
    check_room(os.path.join(place, "templates"))
    for name in old.found:
        check(template_path(env, name))
    path = os.path.join(place, settings.NAME)
    if env.places.has_settings:
        check(path)
        _put_days(path, folder.read_bytes(path), school_days.MONDAY_TO_FRIDAY)


def texts(env: Env, old: Sheets, new: Sheets) -> dict[str, Change]:
    """Return what the templates become, by name; those that stay as they are are left out.

    Raises Refusal for a template that can't be changed line by line.
    """
    parts = new.parts if new.parts is not None else old.parts or ()
    wanted = {}
    if new.parts is not None:
        wanted[DAY] = new.parts
    if new.friday or new.follows:
        wanted[FRIDAY] = _friday(env, old, new, parts)
    changes = {}
    for name, sections in wanted.items():
        if name in old.found:
            change = sheet_edit.changed(name, old.found[name], sections, env.settings)
        else:
            change = sheet_edit.Change(sheet.day_text(sections).encode())
        if change.data != old.found.get(name):
            changes[name] = change
    return changes


def _friday(env: Env, old: Sheets, new: Sheets, parts: Sequence[Part]) -> Sequence[Part]:
    """Return the sections that a Friday is to have: its lists, if they are wanted, and the day's.

    A sheet that is there keeps its own work times, unless it follows those of the day.
    """
    if old.friday and not new.follows:
        parts = old.friday_parts
    if new.friday:
        return sheet.friday_parts(parts, env.settings)
    return [part for part in parts if part.kind == WORK]


def has_list(parts: Sequence[Part]) -> bool:
    """Whether sections hold a list for the whole day."""
    return any(part.kind == WHOLE_DAY for part in parts)


def week(old: Sheets, new: Sheets) -> Sequence[int]:
    """Return the weekdays with school: those given, else those set, else the usual ones."""
    return new.days or old.days or school_days.MONDAY_TO_FRIDAY


def headings(parts: Sequence[Part] | None) -> list[str]:
    """Return the headings of work times."""
    return [part.heading for part in parts or () if part.kind == WORK]


def write(env: Env, step: Step, old: Sheets, new: Sheets) -> list[str]:
    """Write what is not there yet; return the paths of what was written.

    Raises Refusal, with nothing written, for a template that would change where no one was asked,
    for one that was changed while the person chose, and for settings that can't be read.
    """
    made = texts(env, old, new)
    edits = {template_path(env, name): _edit(old, name, made[name].data) for name in made}
    path = os.path.join(env.places.folder, settings.NAME)
    if env.ask or new.days or not old.found:  # else no one has named the days
        edits[path] = lambda data: _with_days(path, data, old, new)
    for name in made if env.ask is None else ():
        if name in old.found:
            raise Refusal("init_template_there", path=template_path(env, name))
    for path, edit in [*edits.items()]:
        data = folder.read_bytes(path)
        if edit(data) == data:  # whoever can't be changed speaks up before any is
            del edits[path]
    outcomes = {}
    for path, edit in edits.items():
        env.step = step if path == [*edits][-1] else None  # Ctrl-C finds all saved, or not all
        outcomes[path] = step.change(path, edit)
    if not all(outcome.kept for outcome in outcomes.values()):
        env.notes.append(Note("step_not_kept"))
    return [path for path, outcome in outcomes.items() if outcome.wrote]


def _edit(old: Sheets, name: str, new: bytes) -> Edit:
    """Return the edit that puts a text in the place of the template that was seen."""

    def edit(data: bytes | None) -> bytes:
        if data != old.found.get(name) and not lines.decode(data or b"").blank:
            raise Refusal("init_changed_meanwhile", name=name)
        return new

    return edit


def _with_days(path: str, data: bytes | None, old: Sheets, new: Sheets) -> bytes:
    """Return the bytes of blocklist.toml with the school days in it. Raises Refusal."""
    days = list(week(old, new))
    return (data or b"") if days == old.days else _put_days(path, data, days)


def _put_days(path: str, data: bytes | None, days: Sequence[int]) -> bytes:
    """Return the bytes of blocklist.toml with these school days in it. Raises Refusal."""
    try:
        return toml_edit.put(path, data or b"", "days", school_days.literal(days))
    except Refusal as why:
        raise Refusal("init_mend_first", because=Note(why.reason, **why.facts)) from why


def template_path(env: Env, name: str) -> str:
    """Return the path of a template."""
    return os.path.join(env.places.folder, "templates", f"{name}.md")
