"""The help pages: made from the table and the words, wrapped, without colour or boxes."""

from __future__ import annotations

import textwrap

from blocklist.cli.arguments import HELP
from blocklist.cli.table import COMMANDS, GLOBAL, MOMENTS, VERSION_FLAG, Option
from blocklist.render import look
from blocklist.render.words.en import help as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blocklist.cli.arguments import HELP
from blocklist.cli.table import Command
    from blocklist.core.env import Env

PROGRAM = "blocklist"
MOST_WIDTH = 80
# Below this many columns what a word means goes under it, not beside it.
TWO_COLUMNS = 60


def width(env: Env) -> int:
    """Return the columns of a page: those of the terminal, at most 80."""
    return min(look.width(env), MOST_WIDTH)


def program_page(columns: int) -> str:
    """Return the page of the program: all commands by the moment of the day, and what all share."""
    usage = f"{PROGRAM} {words.OPTIONS_MARK} {words.COMMAND_MARK}"
    version = VERSION_FLAG.removeprefix("--")
    options = [*GLOBAL, Option(version), HELP]
    lists = [
        (moment, [(row.name, summary(row)) for row in COMMANDS.values() if row.moment == moment])
        for moment in MOMENTS
    ]
    lists.append(("options", [(_spelling(option), option_help(None, option)) for option in options]))
    return "\n".join([_page(usage, words.PROGRAM, lists, columns), *_wrapped(words.MORE, columns), ""])


def command_page(row: Command, columns: int) -> str:
    """Return the page of one command."""
    usage = " ".join([PROGRAM, row.name, words.OPTIONS_MARK, *arguments(row)])
    options = [*row.options, *GLOBAL, HELP]
    lists = [
        ("arguments", [(name, argument_help(row, name)) for name in (row.one, row.many) if name]),
        ("options", [(_spelling(option), option_help(row, option)) for option in options]),
    ]
    return _page(usage, words.COMMANDS[row.name], lists, columns)


def arguments(row: Command) -> list[str]:
    """Return the arguments as a usage line has them: `ITEM TEXT...`, and `[DATE]` if it may be left out."""
    many = [] if row.many is None else [f"{row.many}..." if row.least else f"[{row.many}]"]
    return many if row.one is None else [row.one, *many]


def summary(row: Command) -> str:
    """Return what a command does, in a line."""
    return words.COMMANDS[row.name].summary


def argument_help(row: Command, name: str) -> str:
    """Return what an argument means in a command."""
    return words.ARGUMENTS.get(f"{row.name} {name}") or words.ARGUMENTS[name]


def option_help(row: Command | None, option: Option) -> str:
    """Return what an option means in a command, or before any (None)."""
    own = words.OPTIONS.get(f"{row.name} {option.name}") if row else None
    return own or words.OPTIONS[option.name]


def _page(
    usage: str, page: words.Page, lists: Iterable[tuple[str, list[tuple[str, str]]]], columns: int
) -> str:
    """Return usage, what it does, the lists that hold something, and the examples."""
    first = f"{words.HEADINGS['usage']}: "
    lines = _wrapped(usage, columns, first, " " * len(first))
    for text in (page.summary, page.more):
        if text:
            lines += ["", *_wrapped(text, columns)]
    for heading, rows in lists:
        if rows:
            lines += ["", f"{words.HEADINGS[heading]}:", *_definitions(rows, columns)]
    lines += ["", f"{words.HEADINGS['examples']}:", *(f"  {example}" for example in page.examples)]
    return "\n".join([*lines, ""])


def _definitions(rows: Sequence[tuple[str, str]], columns: int) -> list[str]:
    """Return terms with what they mean: beside them, or under them where there is no room."""
    indent = 2 + max(len(term) for term, _ in rows) + 2
    if columns >= TWO_COLUMNS:
        return [
            line
            for term, text in rows
            for line in _wrapped(text, columns, f"  {term}".ljust(indent), " " * indent)
        ]
    return [
        line
        for term, text in rows
        for line in (f"  {term}", *_wrapped(text, columns, " " * 6, " " * 6))
    ]


def _spelling(option: Option) -> str:
    """Return an option as a list has it; long names stand under each other."""
    short = f"-{option.short}, " if option.short else "    "
    return f"{short}--{option.name}" + (f" {option.value}" if option.value else "")


def _wrapped(text: str, columns: int, first: str = "", other: str = "") -> list[str]:
    """Return the lines of a text; a word that is longer than a line, and a command, are not cut."""
    return textwrap.wrap(
        text, columns, initial_indent=first, subsequent_indent=other, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
