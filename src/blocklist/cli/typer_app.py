"""The second door: the table as a Typer program, for help and for what the express door declines.

Typer brings a copy of click that it calls private. Nothing of it is imported here: all is done with
Typer's own classes and with public attributes of what they hand over.
"""

from __future__ import annotations

import functools
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from blocklist.cli import add_ons, near
from blocklist.cli import help as pages
from blocklist.cli.arguments import END_OF_OPTIONS, HELP, leading_option, split
from blocklist.cli.read import Declined, read, spelled
from blocklist.cli.table import COMMANDS, GLOBAL, SHOW, VERSION, VERSION_FLAG
from blocklist.core.env import Call
from blocklist.core.result import WRONG_USE, Refusal, Text
from blocklist.render import speak

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blocklist.cli.table import Command, Option
    from blocklist.core.env import Env, Value

    Parsed = str | list[str] | bool | None
    # Typer hands over objects of classes that it calls private.
    Context = Any
    Formatter = Any


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
    except typer.TyperException as why:  # a net: the classes below refuse before Typer does
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
            return self.parse_args(ctx, [*rest[1:2], f"--{HELP.name}"])
        if rest[:1] == [VERSION_FLAG]:
            rest[0] = VERSION
        elif not rest or rest[0].startswith("-"):
            rest.insert(0, SHOW)
        elif rest[0] not in COMMANDS:
            raise near.no_command(rest[0], rest[1:], add_ons.names(ctx.obj))
        return super().parse_args(ctx, [*before, *rest])

    def format_help(self, ctx: Context, formatter: Formatter) -> None:
        """Write the page of the program."""
        formatter.write(pages.program_page(pages.width(ctx.obj), add_ons.names(ctx.obj)))


class RowCommand(TyperCommand):
    """A command of the table."""

    allow_extra_args = True  # a word too many is refused here, with its reason

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read options and words in any order; raise Refusal for what can't be taken."""
        row = COMMANDS[str(self.name)]
        options, words = split(row, args)
        left = super().parse_args(ctx, [*options, END_OF_OPTIONS, *words])
        counted = read([row.name, END_OF_OPTIONS, *words])
        if isinstance(counted, Declined):
            raise _refusal(counted)
        return left

    def format_help(self, ctx: Context, formatter: Formatter) -> None:
        """Write the page of the command."""
        formatter.write(pages.command_page(COMMANDS[str(self.name)], pages.width(ctx.obj)))


def _refusal(declined: Declined) -> Refusal:
    """Return the refusal of what neither door takes."""
    return Refusal(declined.reason, WRONG_USE, **declined.facts)


def _function(row: Command | None) -> Callable[..., Call | None]:
    """Return the function that Typer makes a command of: a row's, or the program's own (None)."""

    def call(context: typer.Context, **after: Parsed) -> Call | None:
        before = context.parent.params if context.parent else {}
        return _call(row, before, after) if row else None

    options = (*row.options, *GLOBAL, HELP) if row else (*GLOBAL, HELP)
    parameters = [
        _parameter("context", typer.Context, default=Parameter.empty),
        *(_arguments(row) if row else ()),
        *(_option(row, option) for option in options),
    ]
    # What `inspect`, and so Typer, goes by in place of the bare `**after`.
    vars(call)["__signature__"] = Signature(parameters)
    call.__annotations__ = {}
    return call


def _call(row: Command, before: Mapping[str, Parsed], after: Mapping[str, Parsed]) -> Call:
    """Return the call of a command, with the values that Typer read before and after its name."""
    names = {_key(option): option.name for option in (*row.options, *GLOBAL)}
    options: dict[str, Value] = {}
    for values in (before, after):
        for key, value in values.items():
            if key not in names or (not value and not isinstance(value, str)):
                continue
            options[names[key]] = tuple(value) if isinstance(value, list) else value
    words = [word for name in (row.one, row.many) if name for word in _words(after[name])]
    return Call(row.name, words, options)


def _words(value: Parsed) -> Sequence[str]:
    """Return the words of an argument, which Typer gives as one, several or None."""
    return [value] if isinstance(value, str) else value if isinstance(value, list) else ()


def _arguments(row: Command) -> list[Parameter]:
    """Return the arguments of a command; none is required, since RowCommand counts the words."""
    found = []
    for name, kind in ((row.one, str | None), (row.many, list[str] | None)):
        if name:
            about = pages.argument_help(row, name)
            info = typer.Argument(metavar=name, help=about, show_default=False)
            found.append(_parameter(name, Annotated[kind, info], default=None))
    return found


def _option(row: Command | None, option: Option) -> Parameter:
    """Return an option of a command, or of the program (None)."""
    info = typer.Option(
        *spelled([option]),
        metavar=option.value,
        help=pages.option_help(row, option),
        callback=_show_help if option is HELP else None,
        show_default=False,
    )
    if option.value is None:
        return _parameter(_key(option), Annotated[bool, info], default=False)
    kind = list[str] | None if option.repeats else str | None
    return _parameter(_key(option), Annotated[kind, info], default=None)


def _parameter(name: str, kind: object, default: object) -> Parameter:
    """Return a parameter of a function."""
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind, default=default)


def _key(option: Option) -> str:
    """Return the parameter's name for an option: `from` can't be one, it is a word of Python."""
    return f"option_{option.name.replace('-', '_')}"


def _show_help(context: typer.Context, value: bool) -> None:  # noqa: FBT001 - so Typer calls it
    """Show the page of the command where `--help` stands, and leave."""
    if value:
        page = Text(context.get_help().split("\n"))
        raise typer.Exit(speak.result(page, context.obj))
