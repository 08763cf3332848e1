"""The program: read the command line, do what it asks, say what became of it."""

from __future__ import annotations

import os
import sys

from blocklist.cli.read import Declined, read
from blocklist.core.env import Env
from blocklist.core.result import Refusal
from blocklist.render import speak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main(argv: Sequence[str], env: Env) -> int:
    """Run one command and return its exit code: 0 done, 1 could not, 2 wrong use, 130 Ctrl-C."""
    from blocklist.cli.prepare import prepare

    try:
        call = read(argv)
        if isinstance(call, Declined):
            from blocklist.cli import typer_app

            answer = typer_app.parse(argv, call, env)
            if isinstance(answer, int):
                return answer
            call = answer
        command = prepare(env, call)
        return speak.result(command(env, call), env)
    except Refusal as refusal:
        return speak.refusal(refusal, env)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:  # noqa: BLE001 - a person never meets a traceback
        return speak.fault(fault, env)


def run() -> None:
    """Be the console script: leave with the exit code of `main`.

    os._exit spares the taking down of the interpreter, a fifth of a bare start; all is flushed.
    """
    code = main(sys.argv[1:], Env(os.environ, sys.stdin, sys.stdout, sys.stderr))
    os._exit(code)


if __name__ == "__main__":
    run()
