"""Questions on a terminal: what is asked, and what an answer means."""

from __future__ import annotations

from blocklist.render import keyboard, look, plain, sentences, wrap
from blocklist.render.words.en.questions import QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.env import Env, Note
    from blocklist.render.keyboard import Suggest


SHOWN = "{shown}\n"  # where a list stands in a question


class Asker:
    """Puts questions to the person at this terminal (core.env.Ask says what each method does)."""

    __slots__ = ("_env",)

    def __init__(self, env: Env) -> None:
        self._env = env

    def __call__(
        self, question: str, choices: Sequence[str | Note] = (), **facts: object
    ) -> str | None:
        """Put a question, with a numbered list to choose from; return the answer."""
        numbered = [f"{number}  {self._row(choice)}" for number, choice in enumerate(choices, 1)]
        typed = self._asked(question, numbered, None, facts)
        if typed is None:
            return None
        answer = " ".join([line for line in typed if line])
        return QUESTIONS[question][1].get(answer.casefold(), answer)

    def lines(
        self,
        question: str,
        shown: Sequence[str | Note] = (),
        suggest: Suggest | None = None,
        *,
        whole: bool = False,
        **facts: object,
    ) -> list[str] | None:
        """Put a question that may be answered with several lines at once; return them."""
        typed = self._asked(question, shown, suggest, facts)
        if typed is None:
            return None
        meanings = QUESTIONS[question][1]
        found = [line for line in typed if line]
        if len(found) == 1:
            return [meanings.get(found[0].casefold(), found[0])]
        return typed if whole else found

    def offer(self, question: str, text: str, **facts: object) -> str | None:
        """Put a question that is answered by changing a text; return what it has become."""
        offered = text if keyboard.can_offer(self._env) else None
        name = question if offered is not None else f"{question}_anew"
        typed = self._asked(name, (), None, facts, offered)
        return None if typed is None else " ".join([line for line in typed if line])

    def tell(self, reason: str, **facts: object) -> None:
        """Say a sentence between two questions."""
        stream = self._env.stderr
        if stream is not None:
            said = [
                part
                for line in sentences.lines(self._env, reason, facts)
                for part in self._fitted(line)
            ]
            stream.write("".join([f"{line}\n" for line in said]))

    def _asked(
        self,
        question: str,
        shown: Sequence[str | Note],
        suggest: Suggest | None,
        facts: dict[str, object],
        offered: str | None = None,
    ) -> list[str] | None:
        """Return what is typed at the last line of a question, below the other lines of it."""
        before, _, after = QUESTIONS[question][0].rpartition(SHOWN)
        said = self._filled(before, facts)
        said += [part for row in shown for part in self._indented(self._row(row))]
        *said, prompt = [*said, *self._filled(after, facts)]
        if plain.cells(prompt) > (room := max(look.width(self._env) - 2, 1)):
            *more, prompt = wrap.wrap(prompt, room)  # else the answer would begin at the very edge
            said += more
        above = "".join([f"{line}\n" for line in said])
        self._env.step = None  # Ctrl-C leaves what is asked now, whatever was saved before
        return keyboard.lines(self._env, above, prompt + " ", suggest, offered)

    def _row(self, row: str | Note) -> str:
        """Return a row of a list: a text as it is, or what words make of facts."""
        if isinstance(row, str):
            return plain.clean(row)
        return " ".join(sentences.lines(self._env, row.reason, row.facts))

    def _filled(self, text: str, facts: dict[str, object]) -> list[str]:
        """Return a text with facts filled in, as lines that fit the terminal."""
        filled = sentences.filled(self._env, text.removesuffix("\n"), facts) if text else []
        return [part for line in filled for part in self._fitted(line)]

    def _fitted(self, line: str) -> list[str]:
        """Return a line as lines that fit the terminal."""
        return _wrapped(line, look.width(self._env))

    def _indented(self, line: str) -> list[str]:
        """Return a line of a list as lines that fit the terminal."""
        return [f"  {part}" for part in _wrapped(line, max(look.width(self._env) - 2, 1))]


def _wrapped(line: str, room: int) -> list[str]:
    """Return a line as lines of so many columns; one with a longer path stays whole, to copy."""
    if any("/" in word and plain.cells(word) > room for word in line.split(" ")):
        return [line]
    return wrap.wrap(line, room)
