"""A checklist folder to work in: its days as bytes, and commands that are called, not spoken."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from blocklist.__main__ import prepare
from blocklist.cli.read import Declined, read
from blocklist.core.env import Env

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from blocklist.core.env import Call, Note
    from blocklist.core.result import Result

TODAY = "2026-11-24"


class Questions:
    """A person at the terminal, who gives the answers set down and remembers what was asked.

    `meanwhile` is what someone else does while the person thinks.
    """

    def __init__(
        self, answers: Sequence[str | None], meanwhile: Callable[[], None] | None = None
    ) -> None:
        self.answers = list(answers)
        self.meanwhile = meanwhile
        self.asked: list[str] = []
        self.choices: list[list[str | Note]] = []
        self.told: list[str] = []

    def __call__(
        self, question: str, choices: Sequence[str | Note] = (), **facts: object
    ) -> str | None:
        """Return the next answer; a question that no answer was set down for is a mistake."""
        del facts
        self.asked.append(question)
        self.choices.append(list(choices))
        if self.meanwhile:
            self.meanwhile()
        return self.answers.pop(0)

    def lines(
        self,
        question: str,
        shown: Sequence[str | Note] = (),
        suggest: Callable[[], Sequence[str]] | None = None,
        *,
        whole: bool = False,
        **facts: object,
    ) -> list[str] | None:
        """Return the lines of the next answer."""
        del suggest
        answer = self(question, shown, **facts)
        return None if answer is None else [line for line in answer.split("\n") if line or whole]

    def offer(self, question: str, text: str, **facts: object) -> str | None:
        """Return the next answer, in place of the text that is offered."""
        return self(question, [text], **facts)

    def tell(self, reason: str, **facts: object) -> None:
        """Remember what was told between two questions."""
        del facts
        self.told.append(reason)


class Checklist:
    """A folder of days, on Tuesday 24 November 2026 at 9:20 to begin with."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "days"
        self.now = f"{TODAY}T09:20"
        self.notes: list[str] = []
        self.facts: list[dict[str, object]] = []
        self.variables: dict[str, str] = {}

    def write(self, data: bytes | str, name: str = TODAY) -> None:
        """Lay a file as another program would."""
        path = self.folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    def read(self, name: str = TODAY) -> bytes | None:
        """Return what a file holds, None where there is none."""
        path = self.folder / f"{name}.md"
        return path.read_bytes() if path.exists() else None

    def run(self, *argv: str, ask: Questions | None = None, stdin: bytes | None = b"") -> Result:
        """Run a command line and return what it gives back; raises what it raises."""
        call = read(argv)
        assert not isinstance(call, Declined), call.reason
        return self.call(call, ask=ask, stdin=stdin)

    def call(
        self, call: Call, *, ask: Questions | None = None, stdin: bytes | None = b""
    ) -> Result:
        """Run a call and return what it gives back; the notes that are said beside it are kept."""
        stream = None if stdin is None else io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        env = Env(self._variables(), stream, None, None)
        command = prepare(env, call)
        env.ask = ask
        try:
            return command(env, call)
        finally:
            self.notes = [note.reason for note in env.notes]
            self.facts = [note.facts for note in env.notes]

    def _variables(self) -> dict[str, str]:
        return {
            "HOME": str(self.home),
            "BLOCKLIST_DIR": str(self.folder),
            "BLOCKLIST_STATE": str(self.home / "state"),
            "BLOCKLIST_NOW": self.now,
            **self.variables,
        }
