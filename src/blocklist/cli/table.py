"""Every command once, as data: its arguments, its options, and the moment of the day it is for.

Both readers of the command line, the help pages, the completion and the docs are made from these
rows. What they are called and how they are explained in words stands in render/words.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Option:
    """An option: `--name`, `-short`, and the word for its value (None: it is a flag)."""

    __slots__ = ("name", "short", "value")

    def __init__(self, name: str, short: str | None = None, value: str | None = None) -> None:
        self.name = name
        self.short = short
        self.value = value


class Command:
    """A command.

    `one` names an argument that takes one word and must be there, `many` the argument that takes
    all other words, `least` of them at least. `moment` is the time of the day that it is for. The
    `module` in blocklist.commands holds a function of its own name.
    """

    __slots__ = ("least", "many", "module", "moment", "name", "one", "options")

    def __init__(
        self,
        name: str,
        moment: str,
        *,
        module: str | None = None,
        one: str | None = None,
        many: str | None = None,
        least: int = 0,
        options: tuple[Option, ...] = (),
    ) -> None:
        self.name = name
        self.moment = moment
        self.module = module or name
        self.one = one
        self.many = many
        self.least = least
        self.options = options


MOMENTS = ("morning", "work", "any")

DATE = Option("date", "d", "DATE")
BLOCK = Option("block", "b", "BLOCK")
JSON = Option("json")
PLAIN = Option("plain")

GLOBAL = (Option("dir", None, "FOLDER"), Option("quiet", "q"), Option("no-color"))

SHOW = "show"  # the command that is meant when none is named
VERSION, VERSION_FLAG = "version", "--version"

COMMANDS: Mapping[str, Command] = {
    row.name: row
    for row in (
        Command(
            "add",
            "morning",
            many="TEXT",
            least=1,
            options=(BLOCK, Option("under", "u", "ITEM"), DATE),
        ),
        Command(SHOW, "work", many="DATE", options=(DATE, JSON, PLAIN)),
        Command("now", "work", options=(Option("short"), JSON)),
        Command("done", "work", module="mark", many="ITEM", options=(DATE,)),
        Command("start", "work", module="mark", many="ITEM", options=(DATE,)),
        Command("aside", "work", module="mark", many="ITEM", options=(DATE,)),
        Command("reopen", "work", module="mark", many="ITEM", options=(DATE,)),
        Command("note", "work", one="ITEM", many="TEXT", least=1, options=(DATE,)),
        Command(VERSION, "any"),
        Command("path", "any", many="DATE", options=(DATE, Option("all"))),
    )
}
