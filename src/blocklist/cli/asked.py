"""What stands at the cursor of a command line that is half typed: an item, a date, an option.

Pure: words in, a value out. Source of the rules: docs/commands.md, "Tab".
"""

from __future__ import annotations

from blocklist.cli.arguments import END_OF_OPTIONS, HELP
from blocklist.cli.read import spelled
from blocklist.cli.table import COMMANDS, GLOBAL, SHOW

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blocklist.cli.table import Command, Option

COMMAND, OPTION, FILE, FOLDER, NOTHING = "COMMAND", "OPTION", "FILE", "FOLDER", ""
# An option by its command, where its value is a new name: there is nothing to offer.
NEW_NAMES = {"init block"}


class Asked:
    """What stands at the cursor.

    `kind` is COMMAND, OPTION, or the name that the table has for an argument or for the value of an
    option; `begun` what is typed of it, `before` what stands before it in the same word
    (`--block=`); `row` the command, `words` its words so far, `option` the name of the option whose
    value it is; `options` are those typed before, with their values.
    """

    __slots__ = ("before", "begun", "kind", "option", "options", "row", "words")

    def __init__(self, begun: str) -> None:
        self.kind = NOTHING
        self.begun = begun
        self.before = ""
        self.row: Command | None = None
        self.option = ""
        self.options: dict[str, str] = {}
        self.words: list[str] = []

    def known(self) -> Mapping[str, Option]:
        """Return the options that may stand here, by all their spellings."""
        return spelled((*(self.row.options if self.row else ()), *GLOBAL, HELP))

    def value_of(self, option: Option) -> Asked:
        """Say that it is the value of an option."""
        self.option = option.name
        name = f"{self.row.name} {option.name}" if self.row else ""
        self.kind = NOTHING if name in NEW_NAMES else option.value or NOTHING
        return self


def asked(words: Sequence[str]) -> Asked:
    """Return what stands at the cursor; `words` follow the program's name, the last is begun."""
    *given, begun = words
    found = Asked(begun)
    at, literal = 0, False
    while at < len(given):
        option, value, count = (None, None, 0) if literal else _option(given[at:], found.known())
        at += count
        if option and value is None:
            return found.value_of(option)
        if option:
            found.options[option.name] = value or ""
            continue
        word = given[at]
        if found.row is None and word.startswith("-"):
            found.row = COMMANDS[SHOW]  # `blocklist --json`
        elif found.row is None and word in COMMANDS:
            found.row = COMMANDS[word]
            at += 1
        elif found.row is None:
            return _of_other(found, word, given[at + 1 :])
        else:
            literal = literal or word == END_OF_OPTIONS
            found.words += [] if word == END_OF_OPTIONS else [word]
            at += 1
    return _at_cursor(found, literal=literal)


def _of_other(found: Asked, word: str, after: Sequence[str]) -> Asked:
    """Say what follows `help`, and what an add-on or a word of no command."""
    if word == HELP.name:
        found.kind = NOTHING if after else COMMAND
    else:
        found.kind = FILE
    return found


def _at_cursor(found: Asked, *, literal: bool) -> Asked:
    """Say what stands at the cursor, where it is not the value of an option before it."""
    begun, known = found.begun, found.known()
    name, equals, value = begun.partition("=")
    if not literal and equals and name in known:
        found.begun, found.before = value, f"{name}="
        return found.value_of(known[name])
    if not literal and begun.startswith("-") and not begun[1:2].isdigit():
        found.kind = OPTION
    elif found.row is None:
        found.kind = COMMAND
    else:
        row = found.row
        found.kind = (row.one if row.one and not found.words else row.many) or NOTHING
    return found


def _option(
    arguments: Sequence[str], known: Mapping[str, Option]
) -> tuple[Option | None, str | None, int]:
    """Return the option that arguments begin with, its value, and how many words both take.

    The option is None where there is none, the value where it is still to come.
    """
    argument = arguments[0]
    name, equals, value = argument.partition("=")
    if argument in known:
        option = known[argument]
        if option.value is None:
            return option, "", 1
        return (option, None, 1) if len(arguments) == 1 else (option, arguments[1], 2)
    if equals and name in known:
        return known[name], value, 1
    short = known.get(argument[:2])
    if short and short.value and len(argument) > 2 and argument[1] != "-":
        return short, argument[2:].removeprefix("="), 1
    return None, None, 0
