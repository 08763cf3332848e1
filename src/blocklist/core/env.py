"""All that comes from outside: streams, variables, the folder, the time, the words, and questions.

It is filled once, by `blocklist.__main__`; nothing else reads any of it from the system.
"""

from __future__ import annotations

from blocklist.core.isodate import Moment
from blocklist.core.settings import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType
    from typing import Protocol, TextIO

    from blocklist.core.result import Note

    class Places(Protocol):
        """Where everything is, and why (store.places fills it)."""

        folder: str
        folder_why: str
        config: str | None
        state_why: str

        @property
        def state(self) -> str | None:
            """The state folder of this checklist folder."""
            ...

    class Ask(Protocol):
        """Asks the person at the terminal."""

        def __call__(
            self, question: str, choices: Sequence[str] = (), **facts: object
        ) -> str | None:
            """Put the question of that name, with a numbered list to choose from.

            Returns the answer, None at the end of input.
            """
            ...


class Env:
    """The surroundings of one run.

    Given at birth: `variables` (the environment), the three streams. Filled before a command runs:
    `places`, `settings`, `now`, `words` (a language's module), `ask`, and `quiet` and `colour` from
    the command line. `ask` puts a question to the person and returns the answer, None at the end of
    input; it is None where there is no terminal to ask on. `notes` are said on stderr.
    """

    __slots__ = (
        "ask", "no_colour", "notes", "now", "places", "quiet",
        "settings", "stderr", "stdin", "stdout", "variables", "words",
    )  # fmt: skip

    def __init__(
        self,
        variables: Mapping[str, str],
        stdin: TextIO | None,
        stdout: TextIO | None,
        stderr: TextIO | None,
    ) -> None:
        self.variables = variables
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.settings = Settings()
        self.now = Moment("0001-01-01", 0)
        self.ask: Ask | None = None
        self.quiet = False
        self.no_colour = False
        self.notes: list[Note] = []
        self.places: Places
        self.words: ModuleType
