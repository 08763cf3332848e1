"""Options in all their forms, told from words: what Typer is given, sorted.

Source of the rules: docs/commands.md, "Words and options".
"""

from __future__ import annotations

from blocklist.cli import near
from blocklist.cli.read import is_word, spelled
from blocklist.cli.table import GLOBAL, Option
from blocklist.core.result import WRONG_USE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blocklist.cli.table import Command

HELP = Option("help", "h")
END_OF_OPTIONS = "--"


def split(row: Command, arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the options with their values, and the words, of what follows a command.

    Nothing behind `--help` counts.
    Raises Refusal (wrong use) for an option that the command has not, and where a value is missing.
    """
    own = spelled((*row.options, *GLOBAL))
    known = {**own, **spelled([HELP])}
    options: list[str] = []
    words: list[str] = []
    at = 0
    while at < len(arguments) and arguments[at] != END_OF_OPTIONS:
        if is_word(arguments[at], own):
            words.append(arguments[at])
            at += 1
        else:
            option = leading_option(arguments[at:], known)
            if not option:
                raise near.no_option(arguments[at], row, known)
            options += option
            at += len(option)
            if option[0] in spelled([HELP]):
                break
    return options, [*words, *arguments[at + 1 :]]


def leading_option(arguments: Sequence[str], known: Mapping[str, Option]) -> list[str]:
    """Return the option that the arguments begin with, and its value; none where none is there.

    Its forms: `--block 2`, `--block=2`, `-b 2`, `-b2`, `-b=2`, and after flags: `-qb 2`. Raises
    Refusal (wrong use) where its value is missing.
    """
    argument = arguments[0] if arguments else ""
    name, equals, value = argument.partition("=")
    if equals and name in known:
        whole = f"--{known[name].name}={value}"
        return [whole] if known[name].value else []
    option, glued = (known[argument], False) if argument in known else _cluster(argument, known)
    if option is None:
        return []
    if option.value is None or glued:
        return [argument]
    if len(arguments) == 1:
        spelling = argument if argument.startswith("--") else f"-{argument[-1]}"
        raise Refusal("option_value", WRONG_USE, option=spelling, value=option.value)
    return list(arguments[:2])


def _cluster(argument: str, known: Mapping[str, Option]) -> tuple[Option | None, bool]:
    """Return the last option of a cluster such as `-qb2`, and whether its value is glued to it."""
    option = None
    letters = argument[1:] if argument.startswith("-") else ""
    for place, letter in enumerate(letters, start=1):
        option = known.get(f"-{letter}")
        if option is None or option.value:
            return option, place < len(letters)
    return option, False
