"""Add-ons: `blocklist NAME` runs `blocklist-NAME` from PATH, as git does.

Source of the rules: docs/add-ons.md.
"""

from __future__ import annotations

from blocklist.cli.arguments import HELP, leading_option
from blocklist.cli.read import spelled
from blocklist.cli.table import COMMANDS, GLOBAL
from blocklist.core.env import Call
from blocklist.core.result import Refusal
from blocklist.store import folder, on_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.env import Env, Value

KILLED = 128  # and the number of the signal: the exit code that shells give


def named(argv: Sequence[str], env: Env) -> Call | None:
    """Return the call of the add-on that a command line names, None where it names none.

    `help NAME` asks the add-on for its help. Raises Refusal (wrong use) for an option before the
    name that lacks its value.
    """
    known = spelled(GLOBAL)
    options: dict[str, Value] = {}
    rest = list(argv)
    while option := leading_option(rest, known):
        name, equals, value = option[0].partition("=")
        whole = known.get(name) or known[f"-{option[0][-1]}"]
        options[whole.name] = (value if equals else option[-1]) if whole.value else True
        rest = rest[len(option) :]
    if rest[:1] == [HELP.name]:
        rest = [*rest[1:2], f"--{HELP.name}"]
    if not rest or rest[0].startswith("-") or rest[0] in COMMANDS:
        return None
    return Call(rest[0], rest[1:], options) if _find(rest[0], env) else None


def run(call: Call, env: Env) -> int:
    """Run an add-on and return its exit code; where the system can, it takes the place of this run.

    It is given the places and the day in variables. Raises Refusal where it can't be started.
    """
    program = _find(call.command, env)
    if program is None:  # it was there a moment ago
        raise Refusal("add_on_start", path=call.command)
    date = env.now.date
    day = folder.day_path(env.places.folder, date)
    given = {"BLOCKLIST_DIR": env.places.folder, "BLOCKLIST_DATE": date, "BLOCKLIST_DAY": day}
    given |= {"NO_COLOR": "1"} if env.no_colour else {}
    argv = [program.path, *call.words]
    try:
        return (env.become or _wait)(program.path, argv, {**env.variables, **given})
    except OSError as why:
        raise Refusal("add_on_start", path=program.path) from why


def names(env: Env) -> list[str]:
    """Return the names of the add-ons that can be run, sorted; what a command hides is left out."""
    found = on_path.add_ons(env.variables.get("PATH", ""), endings(env))
    return sorted({one.name for one in found if one.runs and one.name and one.name not in COMMANDS})


def endings(env: Env) -> Sequence[str]:
    """Return the endings of programs where a system has them (PATHEXT, on Windows)."""
    return [end.lower() for end in env.variables.get("PATHEXT", "").split(";") if end]


def _find(name: str, env: Env) -> on_path.Program | None:
    """Return the add-on of a name, None where there is none that can be run."""
    return on_path.find(env.variables.get("PATH", ""), name, endings(env))


def _wait(path: str, argv: Sequence[str], variables: dict[str, str]) -> int:
    """Run a program to its end, and return its exit code."""
    import subprocess

    code = subprocess.run([path, *argv[1:]], check=False, env=variables).returncode  # noqa: S603 - the person named it
    return code if code >= 0 else KILLED - code
