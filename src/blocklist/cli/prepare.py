"""Fill the Env for a call (folder, settings, time, words), and find the function that it runs."""

from __future__ import annotations

import time

from blocklist.cli.table import COMMANDS
from blocklist.core import isodate
from blocklist.core.isodate import Moment
from blocklist.core.result import WRONG_USE, Refusal
from blocklist.render.words import en
from blocklist.store import places, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from blocklist.core.call import Call
    from blocklist.core.env import Env
    from blocklist.core.result import Result

    Run = Callable[[Env, Call], Result]

HOUR, MINUTE = 3600, 60
DAY = 24 * HOUR


def prepare(env: Env, call: Call) -> Run:
    """Fill the Env, and return the function that does what the call asks for.

    Raises Refusal for places and a time that can't be told.
    """
    env.quiet = call.has("quiet")
    env.no_colour = call.has("no-color")
    env.words = en
    env.places = places.find(env.variables, call.text("dir"))
    env.settings, notes = settings.read(env.places.folder)
    env.notes += [*env.places.notes, *notes]
    env.now = _counted(_clock(env.variables.get("BLOCKLIST_NOW", "")), env.settings.day_starts)
    if env.stdin and env.stdin.isatty() and env.stderr and env.stderr.isatty() and not env.quiet:
        from blocklist.render import ask

        env.ask = ask.asker(env)
    module = COMMANDS[call.command].module
    return getattr(__import__(f"blocklist.commands.{module}", fromlist=[module]), module)  # type: ignore[no-any-return]


def _clock(frozen: str) -> Moment:
    """Return the time of the machine's clock, or the one that BLOCKLIST_NOW holds (ISO 8601)."""
    if frozen:
        return _read_moment(frozen)
    now = time.localtime()
    date = f"{now.tm_year:04d}-{now.tm_mon:02d}-{now.tm_mday:02d}"
    return Moment(date, now.tm_hour * HOUR + now.tm_min * MINUTE + now.tm_sec)


def _read_moment(text: str) -> Moment:
    """Return a moment from ISO date and time; one with an offset is turned to local time."""
    from datetime import datetime

    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo:
            moment = moment.astimezone()
    except (ValueError, OverflowError) as why:
        raise Refusal("now_unread", WRONG_USE, text=text) from why
    second = moment.hour * HOUR + moment.minute * MINUTE + moment.second
    return Moment(moment.date().isoformat(), second)


def _counted(moment: Moment, day_starts: int) -> Moment:
    """Return the moment as the checklist counts it: before `day_starts` it is the day before."""
    first = moment.date == "0001-01-01"
    if moment.minute >= day_starts or first:
        return moment
    return Moment(isodate.from_ordinal(isodate.ordinal(moment.date) - 1), moment.second + DAY)
