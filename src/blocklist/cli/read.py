"""The express door: the plain forms of every command, from the table to a Call.

It declines on the command line alone, before anything is opened; what it declines, Typer reads.
Source of the rules: docs/commands.md, "Words and options".
"""

from __future__ import annotations

from blocklist.cli.table import COMMANDS, GLOBAL, SHOW, VERSION, VERSION_FLAG
from blocklist.core.env import Call

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blocklist.cli.table import Command, Option
    from blocklist.core.env import Value


class Declined:
    """Why a command line is not read here: `reason` names a sentence, `facts` fill it.

    It is said when Typer does not take the line either.
    """

    __slots__ = ("facts", "reason")

    def __init__(self, reason: str, **facts: str) -> None:
        self.reason = reason
        self.facts = facts


def read(argv: Sequence[str]) -> Call | Declined:
    """Return what the arguments ask for, or why that can't be told."""
    options: dict[str, Value] = {}
    at = 0
    before = spelled(GLOBAL)
    while at < len(argv) and argv[at] in before:
        at = _take(argv, at, before, options)
        if at > len(argv):
            return Declined("option_value", option=argv[-1])
    name = argv[at] if at < len(argv) else SHOW
    if name == VERSION_FLAG:
        name = VERSION
    elif name.startswith("-"):  # `blocklist --json` is `blocklist show --json`
        name, at = SHOW, at - 1
    row = COMMANDS.get(name)
    if row is None:
        return Declined("no_command", command=name)
    words: list[str] = []
    declined = _rest(argv, at + 1, spelled((*row.options, *GLOBAL)), words, options)
    return declined or _counted(row, words) or Call(name, words, options)


def is_word(argument: str, known: Iterable[str]) -> bool:
    """Whether an argument is a word, though it may begin with `-`.

    Words are: a `-` and a digit; an argument with a space that begins with no known option; a lone
    `-` (as the only word it stands for standard input).
    """
    if not argument.startswith("-") or argument == "-":
        return True
    if argument[1:2].isdigit():
        return True
    return " " in argument and not argument.startswith(tuple(known))


def _rest(
    argv: Sequence[str],
    at: int,
    known: dict[str, Option],
    words: list[str],
    options: dict[str, Value],
) -> Declined | None:
    """Sort what follows the command into words and options."""
    while at < len(argv):
        argument = argv[at]
        if argument == "--":
            words += argv[at + 1 :]
            return None
        if argument in known:
            at = _take(argv, at, known, options)
            if at > len(argv):
                return Declined("option_value", option=argument)
        elif is_word(argument, known):
            words.append(argument)
            at += 1
        else:
            return Declined("no_option", option=argument)
    return None


def spelled(options: Iterable[Option]) -> dict[str, Option]:
    """Return options by all their spellings."""
    found = {}
    for option in options:
        found[f"--{option.name}"] = option
        if option.short:
            found[f"-{option.short}"] = option
    return found


def _take(argv: Sequence[str], at: int, known: dict[str, Option], options: dict[str, Value]) -> int:
    """Take an option; return where the next argument is: past the end if the value is missing."""
    option = known[argv[at]]
    if option.value is None:
        options[option.name] = True
        return at + 1
    if at + 1 < len(argv):
        value, given = argv[at + 1], options.get(option.name)
        whole = (*given, value) if isinstance(given, tuple) else (value,)
        options[option.name] = whole if option.repeats else value
    return at + 2


def _counted(row: Command, words: Sequence[str]) -> Declined | None:
    """Say which argument is missing, or which word is too many."""
    needed = (row.one is not None) + row.least
    if len(words) < needed:
        missing = row.one if row.one and not words else row.many
        return Declined("argument_missing", argument=missing or "", command=row.name)
    if words and not row.one and not row.many:
        return Declined("word_too_many", command=row.name, word=words[0])
    if row.one and not row.many and len(words) > 1:
        return Declined("word_one_more", command=row.name, word=words[1])
    return None
