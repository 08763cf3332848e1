"""What a mistyped command line may have meant: facts for the sentence that says so."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import takewhile
from shlex import quote

from blocklist.cli.table import COMMANDS, SHOW
from blocklist.core.result import WRONG_USE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

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

# What programs made with Typer have in place of our command.
COMPLETION, TYPERS_OWN = "completion", {"--install-completion", "--show-completion"}


def no_command(name: str, rest: Sequence[str], add_ons: Sequence[str] = ()) -> Refusal:
    """Return the refusal of a command that there is not.

    Its facts: `command`; `instead`, ours for it (`done`, `show next fri`); `near`, commands and
    add-ons of nearly that name. The last two are tuples, of which one at most holds anything.
    """
    ours = OURS.get(name.lower())
    instead = (ours,) if ours in COMMANDS else _day(name, rest)
    alike = () if instead else _near(name, [*COMMANDS, *add_ons])
    return Refusal("no_command", WRONG_USE, command=name, instead=instead, near=alike)


def no_option(argument: str, row: Command, known: Collection[str]) -> Refusal:
    """Return the refusal of an option that a command has not; `known` are all that it has.

    Its facts: `option`; `command`; and three tuples, empty where there is nothing to say: `near`,
    options of nearly that name; `see`, the help page if none is near; `as_word`, how the option is
    typed where it is meant as a word.
    """
    page = COMPLETION if argument in TYPERS_OWN else row.name
    takes_words = page == row.name and (row.one or row.many)
    alike = _near(argument.partition("=")[0], [one for one in known if one.startswith("--")])
    return Refusal(
        "no_option",
        WRONG_USE,
        option=argument,
        command=row.name,
        near=alike,
        see=() if alike else (f"blocklist {page} --help",),
        as_word=(f"blocklist {row.name} -- {quote(argument)}",) if takes_words else (),
    )


def _near(name: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the names that begin with what was typed, then those that look like it."""
    typed = name.lower()
    begun = [one for one in known if typed.strip("-") and one.startswith(typed)]
    alike = [one for one in get_close_matches(typed, known, MOST) if one not in begun]
    return tuple((begun + alike)[:MOST])


def _day(name: str, rest: Sequence[str]) -> tuple[str, ...]:
    """Return the command that shows the day, if what was typed for a command is a DATE."""
    from blocklist.core import dates

    words = [name, *takewhile(lambda word: not word.startswith("-"), rest)]
    try:
        dates.resolve(" ".join(words), SOME_DAY)
    except Refusal:
        return ()
    return (" ".join([SHOW, *words]),)
