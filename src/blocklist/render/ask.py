"""Questions on a terminal: one line of answer each, with line editing where the terminal has it."""

from __future__ import annotations

from blocklist.core.result import WRONG_USE, Refusal
from blocklist.render import plain, sentences
from blocklist.render.words.en.questions import QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from blocklist.core.env import Ask, Env


def asker(env: Env) -> Ask:
    """Return the function that puts a question to the person at this terminal."""

    def ask(question: str, choices: Sequence[str] = (), **facts: object) -> str | None:
        text, meanings = QUESTIONS[question]
        *above, prompt = sentences.filled(env, text, facts)
        above += [plain.clean(f"  {number}  {choice}") for number, choice in enumerate(choices, 1)]
        answer = _line(env, "".join([f"{line}\n" for line in above]), prompt + " ")
        return None if answer is None else meanings.get(answer.casefold(), answer)

    return ask


def _line(env: Env, above: str, prompt: str) -> str | None:
    """Return the line that the person types, trimmed; None at the end of input (Ctrl-D).

    Raises KeyboardInterrupt for Ctrl-C, and Refusal (wrong use) for bytes that are no text.
    """
    stream, typed = env.stderr, env.stdin
    if stream is None or typed is None:  # pragma: no cover - there is no asker without both
        return None
    editing = _can_edit(env, typed)
    stream.write(above if editing else above + prompt)
    stream.flush()
    try:
        line = _edited(prompt) if editing else typed.readline()
    except UnicodeDecodeError as why:
        raise Refusal("text_bytes", WRONG_USE) from why
    except EOFError:
        line = ""
    except KeyboardInterrupt:
        stream.write("\n")  # what comes next begins on a line of its own
        raise
    if not line:
        stream.write("\n")
    return line.strip() if line else None


def _can_edit(env: Env, typed: TextIO) -> bool:
    """Whether readline can serve: it works on the process's own terminal alone."""
    try:
        own = typed.fileno() == 0
    except OSError:  # a stream that is no file
        return False
    return own and env.on_terminal and env.variables.get("TERM") != "dumb"


def _edited(prompt: str) -> str:
    """Read a line, its end with it, with arrow keys and a backspace that knows wide characters."""
    import readline  # noqa: F401 - to import it is to switch it on

    return input(prompt) + "\n"
