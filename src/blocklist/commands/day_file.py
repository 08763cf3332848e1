"""How every command gets at a day: which date, what stands there, and the one way to change it."""

from __future__ import annotations

import os

from blocklist.core import lines
from blocklist.core.day_parse import parse
from blocklist.core.env import Note
from blocklist.core.result import WRONG_USE, DayResult, Refusal
from blocklist.store import folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from blocklist.core.day import Day
    from blocklist.core.env import Call, Env
    from blocklist.store.change import Outcome, Step


def date_of(env: Env, call: Call, words: Sequence[str] = (), direction: str = "here") -> str:
    """Return the ISO date that a call is about: `--date`, the words of a DATE argument, or today.

    `direction` says which day of a name is meant, as in core.dates.resolve. Raises Refusal (wrong
    use) for a DATE that can't be read, and for two of them.
    """
    env.about = _named(env, call, words, direction)
    return env.about


def _named(env: Env, call: Call, words: Sequence[str], direction: str) -> str:
    """Return the ISO date that is named, or today. Raises Refusal as date_of."""
    given = call.text("date")
    if given is not None and words:
        raise Refusal("date_twice", WRONG_USE, option=given, words=" ".join(words))
    if given is None and not words:
        return env.now.date
    return resolve(env, " ".join(words) if given is None else given, direction)


def resolve(env: Env, text: str, direction: str) -> str:
    """Return the ISO date that a DATE names; `direction` as in core.dates.resolve.

    Notes when the other day of that name holds something and this one nothing. Raises Refusal
    (wrong use) for a DATE that can't be read.
    """
    from blocklist.core import isodate

    simple = isodate.simple(text, env.now.date)
    if simple is not None:
        return simple
    from blocklist.core import dates

    date = dates.resolve(text, env.now.date, direction, env.settings.week_starts)
    other = dates.other_day_of_name(text, env.now.date, direction, env.settings.week_starts)
    if other and read(env, date) is None and read(env, other) is not None:
        env.notes.append(Note("other_day", date=date, other_date=other))
    return date


def since(env: Env, text: str) -> str:
    """Return the ISO date from which on something is asked for: a DATE, or the first of a week.

    Raises Refusal (wrong use) for what can't be read.
    """
    try:
        return resolve(env, text, "past")
    except Refusal as why:
        if why.reason != "date_is_week":
            raise
    from blocklist.core.weeks import resolve_week

    return resolve_week(text, env.now.date, env.settings.week_starts, "past")


def minute_of(env: Env, date: str) -> int | None:
    """Return the minute of the day if `date` is today, else None: now is by the clock alone."""
    return env.now.minute if date == env.now.date else None


def read(env: Env, date: str) -> Day | None:
    """Return the day that is written, None where there is no file or a blank one."""
    data = folder.read_bytes(folder.day_path(env.places.folder, date))
    document = lines.decode(data or b"")
    return None if document.blank else parse(document, env.settings)


def dates(env: Env, since: str = "") -> list[str]:
    """Return the ISO dates of the days from `since` on that have a file, oldest first.

    One that is still with the cloud drive is among them: to read it raises Refusal.
    """
    from blocklist.core import pages

    return pages.days(folder.file_names(env.places.folder), since)


def is_set_up(env: Env) -> bool:
    """Whether the folder holds any day or template."""
    return folder.is_set_up(env.places.folder)


def planned(env: Env, date: str, template: str | None = None) -> tuple[Day, str | None]:
    """Return the day as its template has it, and the template's name (None: a title alone).

    What is made is UTF-8 with LF, whatever the template is. `template` is the name of one to take
    in place of the schedule's. A schedule that can't be taken is told in `env.odd`. Raises Refusal
    for a template that can't be read as text, and where the one that is named is not there.
    """
    from blocklist.core import schedule

    found = _template(env, date) if template is None else _named_template(env, template)
    document = lines.decode(found[1] if found else b"")
    if not document.writable:
        raise Refusal("template_no_text", name=found[0] if found else "")
    texts = [schedule.fill(line, date, env.words) for line in document.lines]
    if document.blank:
        texts = [f"# {env.words.long_date(date)}"]
    return parse(lines.made(texts), env.settings), found[0] if found else None


def current(env: Env, date: str) -> Day:
    """Return the day as it is written, else as its template has it. Raises Refusal as both do."""
    return read(env, date) or planned(env, date)[0]


def made(env: Env, date: str) -> Day:
    """Return the day as its template has it, to be saved.

    Raises Refusal as planned, and for a schedule that can't be taken: no day is made for good from
    settings that are to be mended.
    """
    day = planned(env, date)[0]
    if env.odd:
        raise Refusal("settings_first", because=env.odd[0])
    return day


def _template(env: Env, date: str) -> tuple[str, bytes] | None:
    """Return name and bytes of the template that the schedule chooses."""
    if not env.places.has_settings:
        from blocklist.core import schedule

        return folder.read_template(env.places.folder, schedule.template_names(date))
    from blocklist.store import schedule as chosen

    found, odd = chosen.template(env.places.folder, date, env.settings.week_starts)
    told = [(note.reason, note.facts) for note in env.odd]
    env.odd += [note for note in odd if (note.reason, note.facts) not in told]
    return found


def _named_template(env: Env, name: str) -> tuple[str, bytes]:
    """Return name and bytes of `templates/NAME.md`. Raises Refusal where it is not there."""
    found = folder.read_template(env.places.folder, [name])
    if found is None:
        names = folder.file_names(os.path.join(env.places.folder, "templates"))
        there = [each.removesuffix(".md") for each in names if each.endswith(".md")]
        raise Refusal("no_template", name=name, templates=there)
    return found


def shown(env: Env, date: str) -> DayResult:
    """Return a day to show: as it is written, else as its template has it.

    A template that can't be read is noted, and the day is shown without. Raises Refusal for a day
    that can't be read.
    """
    day, template = read(env, date), None
    exists = day is not None
    if day is None:
        day, template = as_planned(env, date)
    result = DayResult(date, folder.day_path(env.places.folder, date), day)
    result.exists, result.template = exists, template
    result.moment = env.now if date == env.now.date else None
    return result


def as_planned(env: Env, date: str) -> tuple[Day, str | None]:
    """Return the day from its template, or without any where the template can't be read."""
    try:
        return planned(env, date)
    except Refusal as why:
        env.notes.append(Note(why.reason, **why.facts))
        return parse(lines.from_text(f"# {env.words.long_date(date)}\n"), env.settings), None


def check(env: Env, date: str) -> None:
    """Raise the Refusal that a change of this day would meet, before a person is asked anything.

    It is told what is known already: a text that is none, settings to be mended, what is read-only.
    """
    from blocklist.store.change import check as check_file

    path = folder.day_path(env.places.folder, date)
    document = lines.decode(folder.read_bytes(path) or b"")
    if not document.writable:
        raise Refusal("day_no_text", date=date)
    if document.blank:
        made(env, date)
    check_file(path)


def change(env: Env, date: str, edit: Callable[[Day], Day], label: str) -> None:
    """Change a day as one step, in the one way there is. See change_in; `label` names the step."""
    from blocklist.store.change import Step

    with Step(env.places, label) as step:
        change_in(env, step, date, edit)


def change_in(
    env: Env,
    step: Step,
    date: str,
    edit: Callable[[Day], Day],
    template: str | None = None,
    *,
    make: bool = False,
) -> None:
    """Change a day as a part of a step; a day without a file begins from its template.

    `make`: such a day is made though `edit` leaves it as it is. `template` names one to make it
    from: then that is a part of the change, and the day is made in any case. `edit` may be called
    several times, when others write meanwhile. Raises Refusal, with nothing changed, where the day
    can't be read or written, and what `edit` raises.
    """
    path = folder.day_path(env.places.folder, date)
    edited = _Edited(env, date, edit, template, make=make)
    env.step = step
    note_outcome(env, path, step.change(path, edited.text, edited.start))


class _Edited:
    """The change of a day as bytes: what it begins with, and what it becomes. See change_in."""

    __slots__ = ("_date", "_edit", "_env", "_held", "_make", "_template")

    def __init__(
        self, env: Env, date: str, edit: Callable[[Day], Day], template: str | None, *, make: bool
    ) -> None:
        self._env = env
        self._date = date
        self._edit = edit
        self._template = template
        self._make = make
        self._held = b""  # what the file holds

    def start(self, data: bytes | None) -> bytes:
        """Return what the day begins with: what the file holds, else the day from its template."""
        self._held = data or b""
        if self._template is not None or not lines.decode(self._held).blank:
            return self._held
        return made(self._env, self._date).document.encode()

    def text(self, data: bytes | None) -> bytes:
        """Return the changed day. Raises Refusal where it is no text, and what the edit raises."""
        document = lines.decode(data or b"")
        if not document.writable:
            raise Refusal("day_no_text", date=self._date)
        if self._template is not None and document.blank:
            day = planned(self._env, self._date, self._template)[0]
            return self._edit(day).document.encode()
        new = self._edit(parse(document, self._env.settings)).document.encode()
        same = new == data and not self._make
        return self._held if same else new  # else a day would be made for nothing


def note_outcome(env: Env, path: str, outcome: Outcome) -> None:
    """Note what is to be said beside the change of a file."""
    if outcome.made_folder:
        env.notes.append(Note("made_folder", path=env.places.folder))
    if not outcome.kept and "step_not_kept" not in {note.reason for note in env.notes}:
        env.notes.append(Note("step_not_kept"))
    if not outcome.all_in:
        env.notes.append(Note("not_all_in", path=path))
