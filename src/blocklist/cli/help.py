"""The help pages: made from the table and the words, wrapped, without colour or boxes."""

from __future__ import annotations

import textwrap

from blocklist.cli.arguments import HELP
from blocklist.cli.table import COMMANDS, GLOBAL, MOMENTS, VERSION_FLAG, Option
from blocklist.render import look
from blocklist.render.words.en import help as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.cli.table import Command
    from blocklist.core.env import Env

    Rows = list[tuple[str, str]]  # a term, and what it means

PROGRAM = "blocklist"
MOST_WIDTH = 80
# What a word means stands beside it where that leaves this many columns, else under it.
ROOM = 24


def width(env: Env) -> int:
    """Return the columns of a page: those of the terminal, at most 80."""
    return min(look.width(env), MOST_WIDTH)


def program_page(columns: int, add_ons: Sequence[str] = ()) -> str:
    """Return the page of the program: all commands by the moment of the day, and what all share."""
    usage = f"{PROGRAM} {words.OPTIONS_MARK} {words.COMMAND_MARK}"
    options = _options(None, [*GLOBAL, Option(VERSION_FLAG.removeprefix("--")), HELP])
    lists = [*((moment, _commands(moment)) for moment in MOMENTS)]
    lists += [("add-ons", [(name, "") for name in add_ons]), ("options", options)]
    more = "\n".join(_wrapped(words.MORE, columns))
    return f"{_page(usage, words.PROGRAM, lists, columns)}\n{more}\n"


def command_page(row: Command, columns: int) -> str:
    """Return the page of one command."""
    usage = " ".join([PROGRAM, row.name, words.OPTIONS_MARK, *arguments(row)])
    named = [(name, argument_help(row, name)) for name in (row.one, row.many) if name]
    lists = [("arguments", named), ("options", _options(row, [*row.options, *GLOBAL, HELP]))]
    return _page(usage, words.COMMANDS[row.name], lists, columns)


def arguments(row: Command) -> list[str]:
    """Return the arguments as a usage line has them: `ITEM TEXT...`; `[DATE]` may be left out."""
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


def _commands(moment: str) -> Rows:
    """Return the commands of a moment; they stand in line with those of the others."""
    longest = max(map(len, COMMANDS))
    rows = [row for row in COMMANDS.values() if row.moment == moment]
    return [(row.name.ljust(longest), summary(row)) for row in rows]


def _options(row: Command | None, options: Sequence[Option]) -> Rows:
    """Return options; the long name of one stands under those of the others."""
    return [
        (
            (f"-{option.short}, " if option.short else "    ")
            + f"--{option.name} {option.value or ''}".rstrip(),
            option_help(row, option),
        )
        for option in options
    ]


def _page(usage: str, page: words.Page, lists: Sequence[tuple[str, Rows]], columns: int) -> str:
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


def _definitions(rows: Rows, columns: int) -> list[str]:
    """Return terms with what they mean: beside them, or under them where there is little room."""
    indent = 2 + max(len(term) for term, _ in rows) + 2
    beside = columns - indent >= ROOM
    lines = []
    for term, text in rows:
        if not text:
            lines.append(f"  {term}")
        elif beside:
            lines += _wrapped(text, columns, f"  {term}".ljust(indent), " " * indent)
        else:
            lines += [f"  {term.strip()}", *_wrapped(text, columns, " " * 6, " " * 6)]
    return lines


def _wrapped(text: str, columns: int, first: str = "", other: str = "") -> list[str]:
    """Return the lines of a text; no word is cut, though it be longer than a line."""
    return textwrap.wrap(
        text, columns, initial_indent=first, subsequent_indent=other, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
