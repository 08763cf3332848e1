"""All that comes from outside: the call, and its surroundings.

It is filled once, by blocklist.__main__; nothing else reads any of it from the system.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import ModuleType
    from typing import Any, Protocol, TextIO

    class Places(Protocol):
        """Where everything is, and why (store.places fills it)."""

        folder: str
        folder_why: str
        config: str | None
        state_why: str

        @property
        def has_settings(self) -> bool:
            """Whether there is a blocklist.toml."""
            ...

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


class Moment:
    """A moment as the checklist counts it.

    `date` is the ISO date of the checklist's day; `second` the seconds since its midnight, more
    than a day's in a night that still belongs to the day before (`day_starts`).
    """

    __slots__ = ("date", "second")

    def __init__(self, date: str, second: int) -> None:
        self.date = date
        self.second = second

    @property
    def minute(self) -> int:
        """Whole minutes since midnight."""
        return self.second // 60


class Note:
    """A fact said on stderr beside a result: `reason` names its sentence, `facts` fill it."""

    __slots__ = ("facts", "reason")

    def __init__(self, reason: str, **facts: Any) -> None:
        self.reason = reason
        self.facts = facts


class Call:
    """A command, its words, and its options by their long names; a flag's value is True."""

    __slots__ = ("command", "options", "words")

    def __init__(
        self, command: str, words: Sequence[str], options: Mapping[str, str | bool]
    ) -> None:
        self.command = command
        self.words = tuple(words)
        self.options = dict(options)

    def text(self, option: str) -> str | None:
        """Return the value given with an option, or None."""
        value = self.options.get(option)
        return value if isinstance(value, str) else None

    def has(self, flag: str) -> bool:
        """Whether a flag is given."""
        return flag in self.options

    @property
    def label(self) -> str:
        """The call in a line, for the history."""
        options = [
            f"--{name}" if value is True else f"--{name} {value}"
            for name, value in self.options.items()
        ]
        return " ".join([self.command, *self.words, *options])

    def __eq__(self, other: object) -> bool:
        """Compare by value."""
        return isinstance(other, Call) and self._value() == other._value()

    def __hash__(self) -> int:
        """Hash by value."""
        return hash(repr(self._value()))

    def __repr__(self) -> str:
        """Show all three parts."""
        return f"Call{self._value()!r}"

    def _value(self) -> tuple[str, tuple[str, ...], list[tuple[str, str | bool]]]:
        return self.command, self.words, sorted(self.options.items())


class Settings:
    """The settings of one checklist folder.

    `things`: how many things a work time takes before a question is asked (0: never ask);
    `whole_day`, `not_work`: names of sections that are no work times; `week_starts`: 0 for Monday
    to 6 for Sunday; `day_starts`: minutes after midnight until which it is the evening before;
    `clock`: 12 or 24.
    """

    __slots__ = (
        "clock",
        "day_starts",
        "language",
        "not_work",
        "questions",
        "things",
        "week_questions",
        "week_starts",
        "whole_day",
    )

    def __init__(self) -> None:
        self.things = 2
        self.whole_day: tuple[str, ...] = ("Must do", "May do", "Can do", "Tasks")
        self.not_work: tuple[str, ...] = ("Reflection", "Notes", "Journal", "Log")
        self.week_starts = 0
        self.day_starts = 0
        self.clock = 24
        self.questions: tuple[str, ...] = ()
        self.week_questions: tuple[str, ...] = ()
        self.language = "en"


class Env:
    """The surroundings of one run.

    Given at birth: `variables` (the environment), the three streams. Filled before a command runs:
    `places`, `settings`, `now`, `load_words`, `ask`, and what the command line says of `quiet` and
    `no_colour`. `ask` puts a question to the person and returns the answer, None at the end of
    input; it is None where there is no terminal to ask on. `about` is the ISO date
    that the call is about, if it is about one. `odd` is what can't be taken in
    blocklist.toml; it is said on stderr, and the `notes` after it.
    """

    __slots__ = (
        "about",
        "ask",
        "load_words",
        "no_colour",
        "notes",
        "now",
        "odd",
        "places",
        "quiet",
        "settings",
        "stderr",
        "stdin",
        "stdout",
        "variables",
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
        self.ask: Ask | None = None
        self.quiet = False
        self.no_colour = False
        self.notes: list[Note] = []
        self.odd: list[Note] = []
        self.about = ""
        self.now: Moment
        self.places: Places
        self.load_words: Callable[[], ModuleType]

    @property
    def on_terminal(self) -> bool:
        """Whether stdout is a terminal; a stream that is closed is none."""
        return self.stdout is not None and self.stdout.isatty()

    @property
    def words(self) -> ModuleType:
        """The module of the language; few runs need it, so it is loaded when asked for."""
        return self.load_words()
