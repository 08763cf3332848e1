"""Lines that a person types: with line editing where the terminal has it, pasted ones together."""

from __future__ import annotations

import select
from contextlib import contextmanager

from blocklist.core.result import WRONG_USE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, TextIO

    from blocklist.core.env import Env

    Suggest = Callable[[], Sequence[str]]

PASTED_WITHIN = 0.05  # seconds: no one types the next line as fast as this


def lines(
    env: Env,
    above: str,
    prompt: str,
    suggest: Suggest | None = None,
    offered: str | None = None,
) -> list[str] | None:
    """Return the line that is typed, and those that were pasted with it; None at Ctrl-D.

    `above` stands over the prompt. `suggest` gives the lines that the Tab key may write; it is
    called when Tab is pressed for the first time. `offered` is a text that stands there to be
    edited, where `can_offer` says that it can be. Raises KeyboardInterrupt for Ctrl-C, and Refusal
    (wrong use) for bytes that are no text.
    """
    stream, typed = env.stderr, env.stdin
    if stream is None or typed is None:  # pragma: no cover - no one is asked without both
        return None
    editing = _can_edit(env, typed)
    stream.write(above if editing else above + prompt)
    stream.flush()
    with _standing(offered):
        text = _line(typed, stream, prompt if editing else None, suggest)
    if text is None:
        return None
    while _is_waiting(typed):
        more = _line(typed, stream, "" if editing else None, suggest)
        if more is None:
            break
        text += "\n" + more
    return [line.strip() for line in text.split("\n")]


def can_offer(env: Env) -> bool:
    """Whether a text can stand at the prompt, to be edited."""
    return env.stdin is not None and _can_edit(env, env.stdin) and _readline() is not None


@contextmanager
def _standing(offered: str | None) -> Iterator[None]:
    """Let a text stand at the next prompt as if it were typed."""
    readline = _readline() if offered is not None else None
    if readline is None:
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(offered))
    try:
        yield
    finally:
        readline.set_startup_hook(None)


def _readline() -> Any:  # noqa: ANN401 - a module that is not everywhere
    """Return Python's line editor, None where there is none: Windows edits lines by itself."""
    try:
        import readline
    except ImportError:
        return None
    return readline


def _line(typed: TextIO, stream: TextIO, prompt: str | None, suggest: Suggest | None) -> str | None:
    """Read a line, edited if there is a prompt to edit it at. Raises as `lines`."""
    try:
        line = typed.readline() if prompt is None else _edited(prompt, suggest)
    except UnicodeDecodeError as why:
        raise Refusal("text_bytes", WRONG_USE) from why
    except EOFError:
        line = ""
    except KeyboardInterrupt:
        stream.write("\n")  # what comes next begins on a line of its own
        raise
    if not line:
        stream.write("\n")
    return line.removesuffix("\n") if line else None


def _is_waiting(typed: TextIO) -> bool:
    """Whether a line stands there already: it was pasted with the one before."""
    try:
        return bool(select.select([typed.fileno()], [], [], PASTED_WITHIN)[0])
    except (
        OSError,
        ValueError,
    ):  # a stream that is no file; on Windows only sockets are waited for
        return False


def _can_edit(env: Env, typed: TextIO) -> bool:
    """Whether readline can serve: it works on the process's own terminal alone."""
    try:
        own = typed.fileno() == 0
    except OSError:  # a stream that is no file
        return False
    return own and env.on_terminal and env.variables.get("TERM") != "dumb"


def _edited(prompt: str, suggest: Suggest | None) -> str:
    """Read a line, its end with it, with arrow keys and a backspace that knows wide characters.

    A paste that the terminal marks as one (bracketed paste) comes as a line with line ends in it.
    """
    readline = _readline()
    if readline is None:
        return input(prompt) + "\n"
    found: list[str] | None = None

    def complete(start: str, at: int) -> str | None:
        """Return the line number `at` of those that begin as the one on the screen."""
        nonlocal found
        if found is None:
            found = list(suggest() if suggest else ())
        fits = [line for line in found if line.casefold().startswith(start.casefold())]
        return fits[at] if at < len(fits) else None

    readline.set_completer_delims("")
    readline.set_completer(complete)
    libedit = "libedit" in (readline.__doc__ or "")
    tab = ("rl_complete", "complete") if suggest else ("ed-insert", "tab-insert")  # one is pasted
    readline.parse_and_bind(f"bind ^I {tab[0]}" if libedit else f"tab: {tab[1]}")
    return input(prompt) + "\n"
