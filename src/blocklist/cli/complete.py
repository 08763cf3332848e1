"""What the Tab key offers: from the words typed so far to what may stand at the cursor.

The scripts of commands/completion ask for it. It writes nothing, and whatever goes amiss is not
said: a person is in the middle of a line. Source of the rules: docs/commands.md, "Tab".
"""

from __future__ import annotations

from blocklist.cli.asked import FILE, FOLDER, NOTHING, OPTION, asked
from blocklist.core.env import Call
from blocklist.core.result import Text
from blocklist.render import plain, speak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from blocklist.cli.asked import Asked
    from blocklist.core.env import Env

    Pair = tuple[str, str]  # a value, and what it means

# The first line of an answer: who knows what may stand there.
FROM_SHELL = {FILE: "files", FOLDER: "folders"}
OURS = "words"
# bash lists (COMP_TYPE) after a second Tab, and where it is set to list at once.
BASH_LISTS = {"63", "33"}


def answer(argv: Sequence[str], env: Env, surround: Callable[[Env, Call], None]) -> int:
    """Write what may stand at the cursor for the script of a shell; return the exit code, 0.

    `argv` are the shell, and the words that follow the program's name, the last one begun. For bash
    they are the line up to the cursor, what bash will replace, its COMP_TYPE and the columns of the
    screen. `surround` fills the Env as a call says.
    """
    from blocklist.cli import shell_words

    shell, *words = argv
    line = shell_words.read(words[0]) if shell == "bash" else None
    found = asked(line.words[1:] if line else words)
    if found.kind in FROM_SHELL:
        return speak.result(Text([FROM_SHELL[found.kind]]), env)
    pairs = _pairs(found, env, surround)
    values = [found.before + value for value, _ in pairs]
    helps = [text for _, text in pairs]
    if line is None:
        lines = [f"{value}\t{text}" for value, text in zip(values, helps, strict=True)]
    elif len(values) > 1 and words[2] in BASH_LISTS:
        lines = _listed(values, helps, words[3])
    else:
        lines = shell_words.replies(line, words[1], values)
    return speak.result(Text([OURS, *lines]), env)


def _pairs(found: Asked, env: Env, surround: Callable[[Env, Call], None]) -> list[Pair]:
    """Return what may stand there; nothing where the day can't be read, or whatever is amiss."""
    from blocklist.cli import candidates

    try:
        if found.kind not in {NOTHING, OPTION}:
            # Notes on settings are no more wanted than what else may be amiss.
            surround(env, Call("", (), {**found.options, "quiet": True}))
        return fitting(candidates.of(found, env), found.begun)
    except Exception:  # noqa: BLE001 - whatever it is, it must not stand in the middle of a line
        return []


def fitting(pairs: Sequence[Pair], begun: str) -> list[Pair]:
    """Return those that begin as is typed, in any case where none has the same letters.

    What holds signs that can't be seen is left out: it can't be typed either.
    """
    seen = [(value, plain.clean(text)) for value, text in pairs if plain.clean(value) == value]
    same = [pair for pair in seen if pair[0].startswith(begun)]
    begun = begun.lower()
    return same or [pair for pair in seen if pair[0].lower().startswith(begun)]


def _listed(values: Sequence[str], helps: Sequence[str], columns: str) -> list[str]:
    """Return lines for bash to list: values with what they mean, cut to the columns."""
    room = (int(columns) if columns.isdigit() and int(columns) else 80) - 1
    widest = max(map(plain.cells, values))
    return [
        plain.cut(value + " " * (widest - plain.cells(value) + 2) + text, room, "...").rstrip()
        for value, text in zip(values, helps, strict=True)
    ]
