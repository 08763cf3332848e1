"""show: a day, with its work times, items and progress. It writes nothing."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core.result import WRONG_USE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.env import Call, Env
    from blocklist.core.result import DayResult


def show(env: Env, call: Call) -> DayResult:
    """Return a day to show. Raises Refusal for a DATE or a day that can't be read."""
    if call.has("json") and call.has("plain"):
        raise Refusal("two_forms", WRONG_USE)
    result = day_file.shown(env, day_file.date_of(env, call, call.words))
    result.set_up = result.exists or result.template is not None or day_file.is_set_up(env)
    result.form = "json" if call.has("json") else "plain" if call.has("plain") else "person"
    return result
