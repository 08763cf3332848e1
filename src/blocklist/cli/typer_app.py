"""The second door: the table as a Typer program, for help and for what the express door declines.

Typer brings a copy of click that it calls private. Nothing of it is imported here: all is done with
Typer's own classes and with public attributes of what they hand over.
"""

from __future__ import annotations

import functools
import inspect
from inspect import Parameter
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from blocklist.cli import help as pages
from blocklist.cli import near
from blocklist.cli.arguments import HELP, leading_option, split
from blocklist.cli.read import Declined, read, spelled
from blocklist.cli.table import COMMANDS, GLOBAL, SHOW, VERSION, VERSION_FLAG
from blocklist.core.call import Call
from blocklist.core.result import WRONG_USE, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blocklist.cli.table import Command, Option
    from blocklist.core.env import Env

HELP_COMMAND = "help"


def parse(argv: Sequence[str], declined: Declined, env: Env) -> Call | int:
    """Return what the arguments ask for; or show help on env.stdout and return the exit code.

    `declined` is why the express door did not take them. Raises Refusal (wrong use) for what is not
    taken here either.
    """
    try:
        with program().make_context(pages.PROGRAM, list(argv), obj=env) as context:
            return cast("Call", context.command.invoke(context))
    except typer.Exit as done:
        return done.exit_code
    except typer.TyperException as why:  # a net: the classes below refuse first, and know more
        raise _refusal(declined) from why


@functools.cache
def program() -> TyperGroup:
    """Return the program that is made from the table."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.callback(cls=Program)(_function(None))
    for row in COMMANDS.values():
        app.command(row.name, cls=RowCommand, help=pages.summary(row))(_function(row))
    return cast("TyperGroup", get_command(app))


class Program(TyperGroup):
    """The program: the options that all commands share, then a command; `show` if none is named."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the shared options and find the command; raise Refusal if there is no such one."""
        known = spelled((*GLOBAL, HELP))
        before: list[str] = []
        while option := leading_option(args[len(before) :], known):
            before += option
        rest = args[len(before) :]
        if rest[:1] == [HELP.name]:
            return self.parse_args(ctx, [*rest[1:], f"--{HELP.name}"])
        if rest[:1] == [VERSION_FLAG]:
            rest[0] = VERSION
        elif not rest or rest[0].startswith("-"):
            rest.insert(0, SHOW)
        elif rest[0] not in COMMANDS:
            raise near.no_command(rest[0], rest[1:])
        return super().parse_args(ctx, [*before, *rest])

    def format_help(self, ctx: Context, formatter: Formatter) -> None:
        """Write the page of the program."""
        formatter.write(pages.program_page(pages.width(ctx.obj)))


class RowCommand(TyperCommand):
    """A command of the table."""

    allow_extra_args = True  # a word too many is refused here, with its reason

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read options and words in any order; raise Refusal for what can't be taken."""
        row = COMMANDS[self.name or SHOW]
        options, words = split(row, args)
        left = super().parse_args(ctx, [*options, END_OF_OPTIONS, *words])
        counted = read([row.name, END_OF_OPTIONS, *words])
        if isinstance(counted, Declined):
            raise _refusal(counted)
        return left

    def format_help(self, ctx: Context, formatter: Formatter) -> None:
        """Write the page of the command."""
        formatter.write(pages.command_page(COMMANDS[self.name or SHOW], pages.width(ctx.obj)))


def _refusal(declined: Declined) -> Refusal:
    """Return the refusal of what neither door takes."""
    return Refusal(declined.reason, WRONG_USE, **declined.facts)


def _function(row: Command | None) -> Callable[..., Call | None]:
    """Return the function that Typer is to make a command of: a row's, or the program's own (None)."""

    def call(context: typer.Context, **given: str | list[str] | bool | None) -> Call | None:
        return _call(row, {**context.parent.params, **given}) if row and context.parent else None

    options = (*row.options, *GLOBAL) if row else GLOBAL
    parameters = [
        Parameter("context", Parameter.KEYWORD_ONLY, annotation=typer.Context),
        *(_argument(row, name) for name in ((row.one, row.many) if row else ()) if name),
        *(_flag_or_value(row, option) for option in options),
        ...
    ]
