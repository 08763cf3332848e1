"""show: a day, with its work times, items and progress. It writes nothing."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core import isodate
from blocklist.core.result import WRONG_USE, Refusal
from blocklist.store import folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.env import Call, Env
    from blocklist.core.result import DayResult


def show(env: Env, call: Call) -> DayResult:
    """Return a day to show. Raises Refusal for a DATE or a day that can't be read."""
    if call.has("json") and call.has("plain"):
        raise Refusal("two_forms", WRONG_USE)
    result = day_file.shown(env, day_file.date_of(env, call, call.words))
    result.set_up = result.exists or result.template is not None or _is_set_up(env)
    result.form = "json" if call.has("json") else "plain" if call.has("plain") else "person"
    return result


def _is_set_up(env: Env) -> bool:
    """Whether the folder holds any day or template."""
    names = folder.file_names(env.places.folder)
    return "templates" in names or any(isodate.is_date(name.removesuffix(".md")) for name in names)
