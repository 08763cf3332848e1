"""Every command once, as data: its arguments, its options, and the moment of the day it is for.

Both readers of the command line, the help pages, the completion and the docs are made from these
rows. What they are called and how they are explained in words stands in render/words.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Option:
    """An option: `--name`, `-short`, and the word for its value (None: it is a flag).

    One that `repeats` may be given several times, and all its values count.
    """

    __slots__ = ("name", "repeats", "short", "value")

    def __init__(
        self,
        name: str,
        short: str | None = None,
        value: str | None = None,
        *,
        repeats: bool = False,
    ) -> None:
        self.name = name
        self.short = short
        self.value = value
        self.repeats = repeats


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


MOMENTS = ("set up", "morning", "work", "evening", "week", "any")

DATE = Option("date", "d", "DATE")
BLOCK = Option("block", "b", "BLOCK")
JSON = Option("json")
PLAIN = Option("plain")
SINCE = Option("since", None, "DATE")

GLOBAL = (Option("dir", None, "FOLDER"), Option("quiet", "q"), Option("no-color"))

SHOW = "show"  # the command that is meant when none is named
VERSION, VERSION_FLAG = "version", "--version"

COMMANDS: Mapping[str, Command] = {
    row.name: row
    for row in (
        Command(
            "init",
            "set up",
            options=(
                Option("block", "b", "BLOCK", repeats=True),
                Option("days", None, "DAYS"),
                Option("friday"),
                Option("from", None, "DATE"),
                Option("remember"),
            ),
        ),
        Command("completion", "set up", one="SHELL"),
        Command(
            "plan", "morning", many="DATE", options=(DATE, Option("template", "t", "TEMPLATE"))
        ),
        Command(
            "add",
            "morning",
            many="TEXT",
            least=1,
            options=(BLOCK, Option("under", "u", "ITEM"), DATE),
        ),
        Command(
            "carry",
            "morning",
            many="ITEM",
            options=(Option("from", None, "DATE"), Option("to", None, "DATE")),
        ),
        Command(
            "print",
            "morning",
            module="paper",  # a function named print would hide Python's own
            many="DATE",
            options=(
                DATE,
                Option("blank"),
                Option("week"),
                Option("size", None, "SIZE"),
                Option("large"),
                Option("out", None, "FILE"),
            ),
        ),
        Command(SHOW, "work", many="DATE", options=(DATE, JSON, PLAIN)),
        Command("now", "work", options=(Option("short"), JSON)),
        Command("done", "work", module="mark", many="ITEM", options=(DATE,)),
        Command("start", "work", module="mark", many="ITEM", options=(DATE,)),
        Command("aside", "work", module="mark", many="ITEM", options=(DATE,)),
        Command("reopen", "work", module="mark", many="ITEM", options=(DATE,)),
        Command("note", "work", one="ITEM", many="TEXT", least=1, options=(DATE,)),
        Command("reword", "work", one="ITEM", many="TEXT", options=(DATE,)),
        Command("move", "work", many="ITEM", least=1, options=(BLOCK, Option("first"), DATE)),
        Command("delete", "work", many="ITEM", least=1, options=(DATE,)),
        Command("reflect", "evening", many="TEXT", options=(DATE, Option("week"), Option("edit"))),
        Command(
            "week",
            "week",
            many="DATE",
            options=(
                Option("weeks", None, "N"),
                SINCE,
                Option("out", None, "FILE"),
                Option("save"),
                JSON,
                PLAIN,
                Option("no-reflection"),
            ),
        ),
        Command(
            "find",
            "any",
            many="WORDS",
            options=(Option("open"), Option("done"), SINCE, JSON),
        ),
        Command("export", "any", options=(Option("to", None, "FORMAT"), SINCE)),
        Command("check", "any", options=(JSON,)),
        Command(VERSION, "any"),
        Command("undo", "any", options=(Option("list"),)),
        Command("redo", "any", module="undo"),
        Command("edit", "any", many="DATE", options=(DATE,)),
        Command("path", "any", many="DATE", options=(DATE, Option("all"))),
    )
}
