"""The program: read the command line, do what it asks, say what became of it."""

from __future__ import annotations

import gc
import os
import sys
import time

from blocklist.cli.read import Declined, read
from blocklist.cli.table import COMMANDS, VERSION
from blocklist.core.env import Env, Moment
from blocklist.core.result import WRONG_USE, Refusal, WeekResult
from blocklist.render import speak
from blocklist.store import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from blocklist.core.env import Bar, Call
    from blocklist.core.paper import Paper
    from blocklist.core.result import Result

    Run = Callable[[Env, Call], Result]

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
        return speak.interrupted(env)
    except Exception as fault:  # noqa: BLE001 - a person never meets a traceback
        return speak.fault(fault, env)


def _run(argv: Sequence[str], env: Env) -> int:
    """Read, do, speak. Raises Refusal for what is not done."""
    call = read(argv)
    if isinstance(call, Declined):
        answer = _declined(argv, call, env)
        if isinstance(answer, int):
            return answer
        call = answer
    command = prepare(env, call)
    return speak.result(command(env, call), env)


def _declined(argv: Sequence[str], declined: Declined, env: Env) -> Call | int:
    """Return what a line asks for that the express door did not take, or the exit code.

    Raises Refusal for what no one takes.
    """
    from blocklist.cli import add_ons
    from blocklist.commands.completion import ASKS

    if argv[0] == ASKS:
        from blocklist.cli import complete

        return complete.answer(argv[1:], env, surround)
    call = add_ons.named(argv, env)
    if call:
        surround(env, call)
        return add_ons.run(call, env)
    from blocklist.cli import typer_app

    return typer_app.parse(argv, declined, env)


def run() -> None:
    """Be the console script: leave with the exit code of `main`.

    A run is over before there is garbage worth a collection, and os._exit spares the taking down of
    the interpreter: together a third of a bare start. All streams are flushed by then.
    """
    gc.disable()
    env = Env(os.environ, sys.stdin, sys.stdout, sys.stderr)
    env.become = _become if os.name == "posix" else None
    code = main(sys.argv[1:], env)
    os._exit(code)


def _become(path: str, argv: list[str], variables: dict[str, str]) -> int:
    """Put a program in the place of this one, so that signals and the exit code are its own.

    Python ignores two signals, and a program that it becomes would ignore them too. Raises OSError.
    """
    import signal

    for number in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)
    os.execve(path, argv, variables)  # noqa: S606 - no shell is wanted in between


def unattended() -> Env:
    """Return the Env of a program that calls blocklist and speaks for itself."""
    return Env(os.environ, None, None, None)


def prepare(env: Env, call: Call) -> Run:
    """Fill the Env, and return the function that does what the call asks for.

    Raises Refusal for places and a time that can't be told.
    """
    module = COMMANDS[call.command].module
    run: Run = getattr(__import__(f"blocklist.commands.{module}", fromlist=[module]), module)
    if call.command == VERSION:  # it is asked for where the places can't be told, too
        return run
    surround(env, call)
    return run


def surround(env: Env, call: Call) -> None:
    """Fill the Env with the places, the time and what the call says for all commands.

    Raises Refusal for places and a time that can't be told.
    """
    env.quiet = call.has("quiet")
    env.no_colour = call.has("no-color")
    env.load_words = _english
    env.load_bar = lambda: _bar(env)
    env.page_text = lambda outcome, form: _page_text(outcome, form, env)
    env.commands = COMMANDS
    places.settle(env, call.text("dir"))
    frozen = env.variables.get("BLOCKLIST_NOW", "")
    env.now = _counted(_clock(frozen), env.settings.day_starts)
    env.places.frozen = env.now if frozen else None
    if env.stdin and env.stdin.isatty() and env.stderr and env.stderr.isatty() and not env.quiet:
        from blocklist.render import ask

        env.ask = ask.Asker(env)


def _english() -> ModuleType:
    """Return the words of the one language that there is so far."""
    from blocklist.render.words import en

    return en


def _bar(env: Env) -> Bar:
    """Return what shows how far it is."""
    from blocklist.render.progress import Bar

    return Bar(env)


def _page_text(outcome: WeekResult | Paper, form: str, env: Env) -> str:
    """Return the text of a file: of a sheet of `paper`, or of a week in one of its forms."""
    if not isinstance(outcome, WeekResult):
        from blocklist.render import page_paper

        return page_paper.page(outcome, env)
    from blocklist.render import week_file

    return week_file.text(outcome, form, env)


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
