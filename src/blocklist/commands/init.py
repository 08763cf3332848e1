"""init: the work times and the school days, asked for and written down as templates."""

from __future__ import annotations

import os
import shlex

from blocklist.commands import day_file, init_ask
from blocklist.commands.init_answers import ON, QUIT
from blocklist.commands.init_files import Sheets, there, write
from blocklist.core import bell, lines, school_days, sheet
from blocklist.core.env import Note
from blocklist.core.result import WRONG_USE, Refusal, Report
from blocklist.store import places, remember
from blocklist.store.change import Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from blocklist.core.bell import Paste
    from blocklist.core.env import Ask, Call, Env
    from blocklist.core.sheet import Part


def init(env: Env, call: Call) -> Report:
    """Set up the folder. The result has no rows where the person would rather not.

    Raises Refusal for a flag that can't be taken, for what is missing where no one can be asked,
    for a template that would change there, and where a file can't be saved.
    """
    days = _days(call.text("days"))
    if call.texts("block") and call.text("from") is not None:
        raise Refusal("init_from_and_block", WRONG_USE)

    def make() -> Sheets:
        friday = True if call.has("friday") else None
        return Sheets(_parts(env, call), days, friday=friday)

    if env.ask:
        return _asked(env, call, env.ask, make)
    old, new = there(env), make()
    if new.parts is None and not old.parts:
        raise Refusal("init_no_blocks")
    return _written(env, call, old, new, changes=True)


def _asked(env: Env, call: Call, ask: Ask, make: Callable[[], Sheets]) -> Report:
    """Ask for what the flags do not say, and write it. Whoever leaves is told that nothing is."""
    try:
        talk = init_ask.Talk(env, ask, make)
        leads = talk.go()
    except KeyboardInterrupt:
        ask.tell("nothing_written")
        raise
    if leads == QUIT:
        env.notes.append(Note("nothing_written"))
        return Report([])
    return _written(env, call, talk.old, talk.new, changes=leads == ON)


def _days(text: str | None) -> list[int] | None:
    """Return the school days that a flag gives. Raises Refusal (wrong use)."""
    days = None if text is None else school_days.read(text)
    if text is not None and days is None:
        raise Refusal("init_no_days", WRONG_USE, text=text)
    return days


def _parts(env: Env, call: Call) -> Sequence[Part] | None:
    """Return the sections that the flags give, None where they give none. Raises Refusal."""
    day = call.text("from")
    if day is not None:
        return _parts_of(env, day)
    parts = []
    for text in call.texts("block"):
        paste = bell.read(lines.from_text(text).lines)
        env.notes += _left_out(paste)
        parts += [sheet.work_time(row, env.settings) for row in paste.headings or [text]]
    return parts or None


def _left_out(paste: Paste) -> list[Note]:
    """Return what is said where a paste holds more than is taken."""
    reasons = {bell.COLUMN: "init_one_column", bell.SCHEDULE: "init_one_schedule"}
    return [Note(reasons[left]) for left in paste.left]


def _parts_of(env: Env, text: str) -> list[Part]:
    """Return the sections of the day that a DATE names. Raises Refusal where it has none."""
    date = env.about = day_file.resolve(env, text, "past")
    day = day_file.read(env, date)
    parts = sheet.parts_of(day) if day else []
    if not parts:
        raise Refusal("init_no_headings", date=date)
    return parts


def _written(env: Env, call: Call, old: Sheets, new: Sheets, *, changes: bool) -> Report:
    """Write what is to be written, as one step, and return what was; the next step is said last."""
    config = _config_due(env, call)
    new_folder = not os.path.isdir(env.places.folder)
    rows: list[Note] = []
    with Step(env.places, call.label) as step:
        if changes:
            rows += [Note("init_wrote", path=path) for path in write(env, step, old, new)]
            if rows and new_folder:
                env.notes.append(Note("made_folder", path=env.places.folder))
        remembered = bool(config) and _remembered(env, step, config or "")
    if not rows and not remembered:
        rows.append(Note("init_as_it_is", path=env.places.folder))
    if changes:
        doubtful = sheet.doubtful(new.parts or (), env.settings) if env.ask is None else []
        env.notes += [Note("init_no_time", blocks=doubtful)] if doubtful else []
        _note_today(env)
    env.notes.append(_next_step(env))
    return Report([] if env.quiet else rows)


def _next_step(env: Env) -> Note:
    """Return the note that says what to do now: with `--dir` where nothing else says the folder."""
    path = env.places.folder
    try:
        found = places.find(env.variables, None).folder == path
    except Refusal:
        found = False
    return Note("init_then") if found else Note("init_then_there", path=shlex.quote(path))


def _config_due(env: Env, call: Call) -> str | None:
    """Return the config file to remember the folder in, None where it need not or can't be."""
    try:
        due = remember.is_due(env.variables, env.places.folder, always=call.has("remember"))
    except Refusal as why:
        _note_not_remembered(env, why)
        return None
    return env.places.config if due else None


def _remembered(env: Env, step: Step, config: str) -> bool:
    """Remember the folder; where that can't be it is noted, since the templates count for more."""
    path = env.places.folder
    try:
        remember.remember(step, config, path, env.variables)
    except Refusal as why:
        _note_not_remembered(env, why)
        return False
    env.step = step
    env.notes.append(Note("init_remembered", path=path, file=config))
    return True


def _note_not_remembered(env: Env, why: Refusal) -> None:
    """Note why the folder is not remembered, and what to do then."""
    env.notes += [Note(why.reason, **why.facts), Note("init_not_remembered")]


def _note_today(env: Env) -> None:
    """Note that a page of today that is written already has none of the new work times."""
    env.about = ""
    day = day_file.read(env, env.now.date)
    planned, template = day_file.planned(env, env.now.date)
    names = {block.name for block in day.work} if day else set()
    if day and template and any(block.name not in names for block in planned.work):
        env.notes.append(Note("init_today", template=template))
