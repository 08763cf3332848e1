"""now: the work time that is on, and what comes next. It writes nothing."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core.result import WRONG_USE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.env import Call, Env
    from blocklist.core.result import DayResult


def now(env: Env, call: Call) -> DayResult:
    """Return today, to show what is now and next. Raises Refusal for a day that can't be read."""
    if call.has("json") and call.has("short"):
        raise Refusal("two_forms", WRONG_USE)
    result = day_file.shown(env, env.now.date)
    result.part = "short" if call.has("short") else "now"
    result.form = "json" if call.has("json") else "person"
    return result
