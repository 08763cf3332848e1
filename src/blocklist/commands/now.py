"""now: the work time that is on, and what comes next. It writes nothing."""

from __future__ import annotations

from blocklist.commands.show import day_result
from blocklist.core.result import WRONG_USE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.call import Call
    from blocklist.core.env import Env
    from blocklist.core.result import DayResult


def now(env: Env, call: Call) -> DayResult:
    """Return today, to show what is now and next. Raises Refusal for a day that can't be read."""
    if call.has("json") and call.has("short"):
        raise Refusal("two_forms", WRONG_USE)
    result = day_result(env, call, env.now.date)
    result.part = "short" if call.has("short") else "now"
    return result
