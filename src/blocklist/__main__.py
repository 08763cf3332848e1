"""The program: read the command line, do what it asks, say what became of it."""

from __future__ import annotations

import gc
import os
import sys
import time

from blocklist.cli.read import Declined, read
from blocklist.cli.table import COMMANDS, VERSION
from blocklist.core.env import Env, Moment
from blocklist.core.result import WRONG_USE, Refusal
from blocklist.render import speak
from blocklist.store import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from blocklist.core.env import Call
    from blocklist.core.result import Result

    Run = Callable[[Env, Call], Result]

INTERRUPTED = 130  # 128 + SIGINT, as shells have it
HOUR, MINUTE = 3600, 60
DAY = 24 * HOUR
FIRST_DAY = "0001-01-01"  # the calendar of ISO 8601 begins here


def main(argv: Sequence[str], env: Env) -> int:
    """Run one command and return its exit code: 0 done, 1 could not, 2 wrong use, 130 Ctrl-C."""
    try:
        try:
            return _run(argv, env)
        except Refusal as refusal:
            return speak.refusal(refusal, env)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:  # noqa: BLE001 - a person never meets a traceback
        return speak.fault(fault, env)


def _run(argv: Sequence[str], env: Env) -> int:
    """Read, do, speak. Raises Refusal for what is not done."""
    call = read(argv)
    if isinstance(call, Declined):
        from blocklist.cli import typer_app

        answer = typer_app.parse(argv, call, env)
        if isinstance(answer, int):
            return answer
        call = answer
    command = prepare(env, call)
    return speak.result(command(env, call), env)


def run() -> None:
    """Be the console script: leave with the exit code of `main`.

    A run is over before there is garbage worth a collection, and os._exit spares the taking down of
    the interpreter: together a third of a bare start. All streams are flushed by then.
    """
    gc.disable()
    code = main(sys.argv[1:], Env(os.environ, sys.stdin, sys.stdout, sys.stderr))
    os._exit(code)


def prepare(env: Env, call: Call) -> Run:
    """Fill the Env, and return the function that does what the call asks for.

    Raises Refusal for places and a time that can't be told.
    """
    module = COMMANDS[call.command].module
    run: Run = getattr(__import__(f"blocklist.commands.{module}", fromlist=[module]), module)
    if call.command == VERSION:  # it is asked for where the places can't be told, too
        return run
    env.quiet = call.has("quiet")
    env.no_colour = call.has("no-color")
    env.load_words = _english
    env.places = places.find(env.variables, call.text("dir"))
    env.notes += env.places.notes
    if env.places.has_settings:
        from blocklist.store import settings

        env.settings, env.odd = settings.read(env.places.folder)
    env.now = _counted(_clock(env.variables.get("BLOCKLIST_NOW", "")), env.settings.day_starts)
    if env.stdin and env.stdin.isatty() and env.stderr and env.stderr.isatty() and not env.quiet:
        from blocklist.render import ask

        env.ask = ask.asker(env)
    return run


def _english() -> ModuleType:
    """Return the words of the one language that there is so far."""
    from blocklist.render.words import en

    return en


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
    if moment.minute >= day_starts or moment.date == FIRST_DAY:
        return moment
    from blocklist.core import isodate

    return Moment(isodate.from_ordinal(isodate.ordinal(moment.date) - 1), moment.second + DAY)


if __name__ == "__main__":
    run()
