"""show: a day, with its work times, items and progress. It writes nothing."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core import isodate
from blocklist.core.day_parse import parse
from blocklist.core.lines import from_text
from blocklist.core.result import WRONG_USE, DayResult, Note, Refusal
from blocklist.store import folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.call import Call
    from blocklist.core.day import Day
    from blocklist.core.env import Env


def show(env: Env, call: Call) -> DayResult:
    """Return a day to show. Raises Refusal for a DATE or a day that can't be read."""
    return day_result(env, call, day_file.date_of(env, call, call.words))


def day_result(env: Env, call: Call, date: str) -> DayResult:
    """Return a day as it is written, else as its template has it."""
    if call.has("json") and call.has("plain"):
        raise Refusal("two_forms", WRONG_USE)
    day, template = day_file.read(env, date), None
    exists = day is not None
    if day is None:
        day, template = _as_planned(env, date)
    result = DayResult(date, folder.day_path(env.places.folder, date), day)
    result.exists, result.template = exists, template
    result.set_up = exists or template is not None or _is_set_up(env)
    result.moment = env.now if date == env.now.date else None
    result.form = "json" if call.has("json") else "plain" if call.has("plain") else "person"
    return result


def _as_planned(env: Env, date: str) -> tuple[Day, str | None]:
    """Return the day from its template, or without any where the template can't be read."""
    try:
        return day_file.planned(env, date)
    except Refusal as why:
        env.notes.append(Note(why.reason, **why.facts))
        return parse(from_text(f"# {env.words.long_date(date)}\n"), env.settings), None


def _is_set_up(env: Env) -> bool:
    """Whether the folder holds any day or template."""
    names = folder.file_names(env.places.folder)
    return "templates" in names or any(isodate.is_date(name.removesuffix(".md")) for name in names)
