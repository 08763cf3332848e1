"""What a mistyped command line may have meant: facts for the sentence that says so."""

from __future__ import annotations

from difflib import get_close_matches

from blocklist.cli.read import spelled
from blocklist.cli.table import COMMANDS, GLOBAL, SHOW
from blocklist.core.result import WRONG_USE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from blocklist.cli.table import Command

MOST = 3
# Any day does: whether words are a DATE does not hang on it.
SOME_DAY = "2026-11-24"

# Ours for the commands of todo.sh (todo.txt-cli, `todo.sh help`), and for what people try beside.
OURS: Mapping[str, str] = {
    "a": "add", "addm": "add", "addto": "add", "new": "add",
    "app": "reword", "append": "reword", "prep": "reword", "prepend": "reword", "replace": "reword",
    "del": "delete", "rm": "delete", "remove": "delete",
    "do": "done", "tick": "done",
    "list": SHOW, "ls": SHOW, "lsa": SHOW, "listall": SHOW, "lsp": SHOW, "listpri": SHOW,
    "view": SHOW,
    "listcon": "find", "lsc": "find", "listproj": "find", "lsprj": "find", "grep": "find",
    "mv": "move", "p": "move", "pri": "move", "depri": "move", "dp": "move",
    "report": "week",
}  # fmt: skip


def no_command(name: str, rest: Sequence[str]) -> Refusal:
    """Return the refusal of a command that there is not.

    Its facts: `command`; `instead`, ours for it (`done`, `show next fri`), or None; `near`, a tuple
    of commands of nearly that name.
    """
    instead = OURS.get(name.lower())
    if instead not in COMMANDS:
        instead = _day(name, rest)
    near = () if instead else _near(name, COMMANDS)
    return Refusal("no_command", WRONG_USE, command=name, instead=instead, near=near)


def no_option(argument: str, row: Command) -> Refusal:
    """Return the refusal of an option that the command has not.

    Its facts: `option`; `command`; `near`, a tuple of options of nearly that name; `words`, whether
    the command takes words, so that `--` may be what is looked for.
    """
    near = _near(argument.partition("=")[0], spelled((*row.options, *GLOBAL)))
    takes_words = bool(row.one or row.many)
    return Refusal(
        "no_option", WRONG_USE, option=argument, command=row.name, near=near, words=takes_words
    )


def _near(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that begin with what was typed, then those that look like it."""
    typed = name.lower()
    names = list(names)
    begun = [known for known in names if typed.strip("-") and known.startswith(typed)]
    alike = [known for known in get_close_matches(typed, names, MOST) if known not in begun]
    return tuple((begun + alike)[:MOST])


def _day(name: str, rest: Sequence[str]) -> str | None:
    """Return the command that shows the day, if what was typed for a command is a DATE."""
    from blocklist.core import dates

    words = [name]
    for word in rest:
        if word.startswith("-"):
            break
        words.append(word)
    try:
        dates.resolve(" ".join(words), SOME_DAY)
    except Refusal:
        return None
    return " ".join([SHOW, *words])
