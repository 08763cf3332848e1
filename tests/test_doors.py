"""The two doors of the command line: what one reads, the other reads alike; and the help pages."""

from __future__ import annotations

import io
import random
import shlex
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.cli import help as pages
from blocklist.cli import typer_app
from blocklist.cli.read import Declined, read, spelled
from blocklist.cli.table import COMMANDS, GLOBAL, MOMENTS
from blocklist.core.env import Call, Env
from blocklist.core.result import WRONG_USE, Refusal
from blocklist.render.words.en import help as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.cli.table import Option

LINES = 50_000
SEED = 24
NEVER_ASKED = Declined("never_asked")

NAMES = [*COMMANDS, "--version"]
NEAR_NAMES = ["", "ad", "ADD", "shwo", "ls", "rm", "tomorrow", "2.1", "blocklist"]
WORDS = [
    *("x", "math p.42", "chapter 3 +novel @library", "2.1", "tomorrow", "now", "add", "help"),
    *("", " ", "-", "-5", "-5 pages", "- a", "-- a", "-\t", "-h is a letter", "--help me"),
    *("=", "a=b", "é", "数学", "🎨 poster", "-é é", "a\tb\nc", "\udce9"),
]
VALUES = ["2", "0", "Must do", "next", "tomorrow", "-1", "--", "-b", "--json", "", "é", "-", "a=b"]
STRANGE = ["--blok", "-x", "-qx", "--", "---", "-é", "--json=1", "-q=1", "--block2"]


class Outcome(NamedTuple):
    """What a door makes of a command line: a call, or a reason with its facts."""

    call: Call | None
    reason: str = ""
    facts: tuple[tuple[str, object], ...] = ()


def express(line: Sequence[str]) -> Outcome:
    """Let the express door read a line."""
    answer = read(line)
    if isinstance(answer, Call):
        return Outcome(answer)
    return Outcome(None, answer.reason, tuple(answer.facts.items()))


def second(line: Sequence[str], declined: Declined = NEVER_ASKED) -> Outcome:
    """Let the second door read a line that asks for no help; of the facts, those of `express`."""
    try:
        call = typer_app.parse(line, declined, Env({}, None, None, None))
    except Refusal as why:
        assert WRONG_USE == why.exit
        shared = ("argument", "command", "word") if why.reason != "no_option" else ()
        facts = [(key, fact) for key, fact in why.facts.items() if key in {*shared, "option"}]
        return Outcome(None, why.reason, tuple(facts))
    assert isinstance(call, Call)
    return Outcome(call)


def shown(line: Sequence[str], columns: int = 80) -> str:
    """Return what the second door shows on stdout for a line that asks for help."""
    stdout = io.StringIO()
    code = typer_app.parse(line, NEVER_ASKED, Env({"COLUMNS": str(columns)}, None, stdout, None))
    assert 0 == code
    return stdout.getvalue()


# ------------------------------------------------------------------------- both doors agree


class Lines:
    """Random command lines, each as it is typed and in the plain forms that mean the same."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def line(self) -> tuple[list[str], list[str]]:
        """Return a line as typed, and the same in plain forms."""
        pick = self.chance
        name = pick.choice(NEAR_NAMES if pick.random() < 0.02 else NAMES)
        row = COMMANDS.get(name)
        own = (*row.options, *GLOBAL) if row else GLOBAL
        parts = [self.option(GLOBAL) for _ in range(pick.choice([0, 0, 0, 1, 2]))]
        if pick.random() < 0.9:
            parts.append(([name], [name]))
        for _ in range(pick.randrange(6)):
            if ["--"] == parts[-1:]:
                parts.append(self.word())
            else:
                parts.append(self.word() if pick.random() < 0.5 else self.option(own))
        return [one for part in parts for one in part[0]], [one for part in parts for one in part[1]]
