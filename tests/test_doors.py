"""The two doors of the command line: what one reads, the other reads alike."""

from __future__ import annotations

import random
import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.cli import typer_app
from blocklist.cli.read import Declined, read
from blocklist.cli.table import COMMANDS, GLOBAL, SHOW
from blocklist.core.env import Call, Env
from blocklist.core.result import WRONG_USE, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.cli.table import Option

    Part = tuple[list[str], list[str]]  # as typed, and in plain forms

LINES = 50_000
SEED = 24
NOT_READ = Declined("not_read")

NAMES = [*COMMANDS, "--version"]
NO_NAMES = ["", "ad", "ADD", "shwo", "ls", "rm", "tomorrow", "2.1", "blocklist"]
WORDS = [
    *("x", "math p.42", "chapter 3 +novel @library", "2.1", "tomorrow", "now", "add", "=", "a=b"),
    *("", " ", "-", "-5", "-5 pages", "- a", "-- a", "-\t -", "-h is a letter", "--help me"),
    *("é", "数学", "🎨 poster", "-é é", "a\tb\nc", "\udce9"),
]
VALUES = ["2", "0", "Must do", "next", "-1", "--", "-b", "--json", "-h", "", " ", "é", "-", "a=b"]
STRANGE = ["--blok", "-x", "-qx", "---", "-é", "--json=1", "-q=1", "--block2", "-q b"]


def second(line: Sequence[str], declined: Declined = NOT_READ) -> Call | Refusal:
    """Let the second door read a line that asks for no help."""
    try:
        call = typer_app.parse(line, declined, Env({}, None, None, None))
    except Refusal as why:
        return why
    assert isinstance(call, Call)
    return call


def told(answer: Call | Refusal | Declined, among: Declined | None = None) -> object:
    """Return what a door's answer says, to compare it; of the facts those that `among` has too."""
    if isinstance(answer, Call):
        return answer
    facts = answer.facts if among is None else {key: answer.facts.get(key) for key in among.facts}
    return answer.reason, facts


# ------------------------------------------------------------------------- both doors agree


def a_line(chance: random.Random) -> Part:
    """Return a random command line as typed, and in the plain forms that mean the same."""
    name = chance.choice(NAMES if chance.random() < 0.97 else NO_NAMES)
    named = chance.random() < 0.95  # else it is `show` with options
    row = COMMANDS.get(name.removeprefix("--"), COMMANDS[SHOW]) if named else COMMANDS[SHOW]
    parts = [an_option(chance, GLOBAL) for _ in range(chance.choice([0, 0, 0, 1, 2]))]
    parts += [([name], [name])] if named else []
    for _ in range(chance.randrange(5)):
        if named and chance.random() < 0.5:
            word = chance.choice(WORDS)
            parts.append(([word], [word]))
        else:
            parts.append(an_option(chance, (*row.options, *GLOBAL)))
    if chance.random() < 0.1:
        ended = ["--", *chance.sample([*STRANGE, *WORDS, *VALUES, "--help"], 3)]
        parts.append((ended, ended))
    elif chance.random() < 0.05:
        parts += [
            ([f"-q{one.short}"], ["-q", f"-{one.short}"]) for one in row.options if one.short
        ][:1]
    return [one for typed, _ in parts for one in typed], [
        one for _, plain in parts for one in plain
    ]


def an_option(chance: random.Random, options: Sequence[Option]) -> Part:
    """Return an option in one of its forms and in its plain form, or one that there is not."""
    option = chance.choice(options)
    value = chance.choice(VALUES)
    if chance.random() < 0.03:
        strange = chance.choice(STRANGE)
        return [strange], [strange]
    if not option.value:
        return chance.choice(flag_forms(option))
    return chance.choice(value_forms(option, value))


def flag_forms(option: Option) -> list[Part]:
    """Return all ways to type a flag."""
    long, short = f"--{option.name}", f"-{option.short}"
    forms = [([long], [long])]
    if option.short:
        forms += [([short], [short]), ([f"-q{option.short}"], ["-q", short])]
    return forms


def value_forms(option: Option, value: str) -> list[Part]:
    """Return all ways to type an option with its value."""
    long, short = f"--{option.name}", f"-{option.short}"
    plain = [long, value]
    forms = [(plain, plain), ([f"{long}={value}"], plain)]
    if option.short:
        forms += [([short, value], plain), ([f"{short}={value}"], plain)]
        forms += [([f"-q{option.short}", value], ["-q", *plain])]
        forms += [([f"{short}{value}"], plain), ([f"-qq{option.short}{value}"], ["-q", *plain])][
            : 2 if value else 0
        ]
    return forms


@pytest.mark.slow
def test_both_doors_read_the_same() -> None:
    """Typer makes of 50,000 lines what the express door makes of the same in plain forms."""
    chance = random.Random(SEED)  # noqa: S311 - no secret: the same lines each time
    taken = glued = 0
    for _ in range(LINES):
        typed, plain = a_line(chance)
        answer = read(plain)
        among = answer if isinstance(answer, Declined) else None
        assert told(answer) == told(second(typed), among), (typed, plain)
        taken += isinstance(answer, Call)
        glued += isinstance(answer, Call) and isinstance(read(typed), Declined)

    assert LINES * 0.1 < glued < taken < LINES * 0.9


@given(st.lists(st.sampled_from([*NAMES, *WORDS, *VALUES, *STRANGE]) | st.text(), max_size=6))
def test_what_the_express_door_reads_typer_reads_alike(line: list[str]) -> None:
    """Any texts at all are read alike; what is taken by none is wrong use, and no other trouble."""
    answer = read(line)
    made: Call | Refusal | int
    try:
        made = typer_app.parse(line, NOT_READ, Env({}, None, None, None))
    except Refusal as why:
        made = why

    assert answer == made or isinstance(answer, Declined)
    assert not isinstance(made, Refusal) or WRONG_USE == made.exit


@pytest.mark.parametrize(
    ("line", "call"),
    [
        ("add --block=2 x", Call("add", ["x"], {"block": "2"})),
        ("add -b2 x", Call("add", ["x"], {"block": "2"})),
        ("add -b=2 x", Call("add", ["x"], {"block": "2"})),
        ("add -qb 2 x", Call("add", ["x"], {"quiet": True, "block": "2"})),
        ("add '-bMust do' x", Call("add", ["x"], {"block": "Must do"})),
        ("add x --block= -- -b", Call("add", ["x", "-b"], {"block": ""})),
        ("add -5 -b2 - '-6 pages'", Call("add", ["-5", "-", "-6 pages"], {"block": "2"})),
        ("--dir=a add -b2 x --dir=b", Call("add", ["x"], {"dir": "b", "block": "2"})),
        ("note -d-1 1.1 'if stuck: ask'", Call("note", ["1.1", "if stuck: ask"], {"date": "-1"})),
        ("--date=fri --json", Call("show", [], {"date": "fri", "json": True})),
        ("init -bMath --block=Art", Call("init", [], {"block": ("Math", "Art")})),
        (
            "init -b Math -b= -qb Math",
            Call("init", [], {"block": ("Math", "", "Math"), "quiet": True}),
        ),
        ("-qd fri", Call("show", [], {"quiet": True, "date": "fri"})),
    ],
)
def test_typer_takes_what_the_express_door_declines(line: str, call: Call) -> None:
    """Forms that people know from elsewhere are taken, and mean what they mean there."""
    declined = read(shlex.split(line))

    assert isinstance(declined, Declined)
    assert call == second(shlex.split(line), declined)


def test_help_is_no_option_where_it_is_a_word_or_a_value() -> None:
    """After `--`, and after an option that takes a value, it is what was typed."""
    assert Call("add", ["--help"], {}) == second(["add", "--", "--help"])
    assert Call("add", ["x"], {"block": "-h"}) == second(["add", "-b", "-h", "x"])


# ------------------------------------------------------------------------------- wrong use


@pytest.mark.parametrize(
    ("line", "reason", "facts"),
    [
        ("add", "argument_missing", {"command": "add", "argument": "TEXT"}),
        ("add -b2", "argument_missing", {"command": "add", "argument": "TEXT"}),
        ("note", "argument_missing", {"command": "note", "argument": "ITEM"}),
        ("note 1.1", "argument_missing", {"command": "note", "argument": "TEXT"}),
        ("now tomorrow", "word_too_many", {"command": "now", "word": "tomorrow"}),
        ("add x -b", "option_value", {"option": "-b", "value": "BLOCK"}),
        ("add x -qd", "option_value", {"option": "-d", "value": "DATE"}),
        ("--dir", "option_value", {"option": "--dir", "value": "FOLDER"}),
    ],
)
def test_wrong_use_is_refused_with_its_reason(
    line: str, reason: str, facts: dict[str, str]
) -> None:
    """What is missing or too many is named, though other forms stand before it."""
    assert (reason, facts) == told(second(shlex.split(line)))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("--dir", "option_value"),
        ("-q shwo", "no_command"),
        ("add x --blok 2", "no_option"),
        ("add x --block", "option_value"),
        ("note 1.1", "argument_missing"),
        ("version x", "word_too_many"),
    ],
)
def test_both_doors_refuse_for_the_same_reason(line: str, reason: str) -> None:
    """What the express door knows of the reason is what is said of it."""
    declined = read(shlex.split(line))

    assert isinstance(declined, Declined)
    assert reason == declined.reason
    assert told(declined) == told(second(shlex.split(line)), declined)


@pytest.mark.parametrize(
    ("line", "near", "see", "as_word"),
    [
        ("add --blok 2 x", ["--block"], [], ["blocklist add -- --blok"]),
        ("add --B=2 x", ["--block"], [], ["blocklist add -- --B=2"]),
        ("show -json", ["--json"], [], ["blocklist show -- -json"]),
        ("add --hlep", ["--help"], [], ["blocklist add -- --hlep"]),
        ("add '--block of wood'", ["--block"], [], ["blocklist add -- '--block of wood'"]),
        ("now -x", [], ["blocklist now --help"], []),
    ],
)
def test_an_unknown_option_is_answered(
    line: str, near: list[str], see: list[str], as_word: list[str]
) -> None:
    """Options of nearly that name are named, else the help page; and `--` where words can stand."""
    command, option = shlex.split(line)[:2]
    facts = {"near": tuple(near), "see": tuple(see), "as_word": tuple(as_word)}

    assert ("no_option", {"option": option, "command": command, **facts}) == told(
        second(shlex.split(line))
    )


@pytest.mark.parametrize(
    ("line", "instead", "near"),
    [
        ("shwo", [], ["show"]),
        ("ADD x", [], ["add"]),
        ("re", [], ["reopen", "reword", "reflect"]),
        ("st", [], ["start"]),
        ("zebra", [], []),
        ("ls", ["show"], []),
        ("list", ["show"], []),
        ("do 1", ["done"], []),
        ("a x", ["add"], []),
        ("tomorrow", ["show tomorrow"], []),
        ("next fri", ["show next fri"], []),
        ("-q 24 nov --json", ["show 24 nov"], []),
        ("+1", ["show +1"], []),
    ],
)
def test_an_unknown_command_is_answered(line: str, instead: list[str], near: list[str]) -> None:
    """The command that does it here is named, else commands of nearly that name."""
    argv = shlex.split(line)
    name = argv[argv[0] == "-q"]
    facts = {"command": name, "instead": tuple(instead), "near": tuple(near)}

    assert ("no_command", facts) == told(second(argv))


def test_a_command_of_todo_sh_is_answered_if_ours_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`pri` is answered with `move` when the table has it, and with nothing that it has not."""
    row = COMMANDS["note"]
    without = second(["pri", "1"])
    monkeypatch.setattr("blocklist.cli.near.COMMANDS", {**COMMANDS, "move": row})
    with_it = second(["pri", "1"])

    assert isinstance(without, Refusal)
    assert isinstance(with_it, Refusal)
    assert ("move" in COMMANDS) == bool(without.facts["instead"])
    assert ("move",) == with_it.facts["instead"]


def test_what_typer_alone_refuses_has_the_reason_of_the_express_door(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever Typer may come to refuse by itself is wrong use, said by our words."""
    monkeypatch.setattr(typer_app, "split", lambda row, arguments: (["--new"], [row, arguments]))

    assert ("no_option", {"option": "--new"}) == told(
        second(["add"], Declined("no_option", option="--new"))
    )
