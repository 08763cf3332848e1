"""All that comes from outside: the call, and its surroundings.

It is filled once, by blocklist.__main__; nothing else reads any of it from the system.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence
    from types import ModuleType
    from typing import Any, Protocol, TextIO, TypeAlias

    Value: TypeAlias = str | bool | tuple[str, ...]

    class Places(Protocol):
        """Where everything is, and why (store.places fills it)."""

        folder: str
        folder_why: str
        config: str | None
        state_why: str
        frozen: Moment | None

        @property
        def has_settings(self) -> bool:
            """Whether there is a blocklist.toml."""
            ...

        @property
        def state(self) -> str | None:
            """The state folder of this checklist folder."""
            ...

    class Step(Protocol):
        """A change of a file, or of several (store.change does it)."""

        @property
        def saved(self) -> bool:
            """Whether the last file is changed; False where nothing had to be."""
            ...

    class Bar(Protocol):
        """Shows how far it is, where there is a terminal to show it on (render.progress does)."""

        def show(self, progress: Any) -> None:  # noqa: ANN401 - core.find has it, which needs this
            """Draw how far it is (a core.find.Progress)."""
            ...

        def hide(self) -> None:
            """Take it away."""
            ...

    class Ask(Protocol):
        """Asks the person at the terminal."""

        def __call__(
            self, question: str, choices: Sequence[str | Note] = (), **facts: object
        ) -> str | None:
            """Put the question of that name, with a numbered list to choose from.

            A row of a list is a text, or facts that words make a row of.
            Returns the answer, None at the end of input.
            """
            ...

        def lines(
            self,
            question: str,
            shown: Sequence[str | Note] = (),
            suggest: Callable[[], Sequence[str]] | None = None,
            *,
            whole: bool = False,
            **facts: object,
        ) -> list[str] | None:
            """Put a question that several lines may answer, if they are pasted together.

            `shown` are lines that stand above; `suggest` gives what the Tab key may write. Returns
            the lines that are not blank, None at the end of input; `whole`: with the blank ones
            between them. A line alone that has a meaning of its own comes as that.
            """
            ...

        def offer(self, question: str, text: str, **facts: object) -> str | None:
            """Put a question that is answered by changing a text, which stands there to edit.

            Where the terminal can't edit, the question `{question}_anew` shows it. Returns what
            it has become, None at the end of input.
            """
            ...

        def tell(self, reason: str, **facts: object) -> None:
            """Say a sentence between two questions."""
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
    """A command, its words, and its options by their long names.

    A flag's value is True, that of an option that repeats is a tuple.
    """

    __slots__ = ("command", "options", "words")

    def __init__(self, command: str, words: Sequence[str], options: Mapping[str, Value]) -> None:
        self.command = command
        self.words = tuple(words)
        self.options = dict(options)

    def text(self, option: str) -> str | None:
        """Return the value given with an option, or None."""
        value = self.options.get(option)
        return value if isinstance(value, str) else None

    def texts(self, option: str) -> tuple[str, ...]:
        """Return all values given with an option that repeats."""
        value = self.options.get(option)
        return value if isinstance(value, tuple) else ()

    def has(self, flag: str) -> bool:
        """Whether a flag is given."""
        return flag in self.options

    @property
    def label(self) -> str:
        """The call in a line, for the history."""
        options = [
            f"--{name}" if value is True else f"--{name} {value}"
            for name, given in self.options.items()
            if name not in {"quiet", "no-color"}  # they change nothing of what is done
            for value in (given if isinstance(given, tuple) else (given,))
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

    def _value(self) -> tuple[str, tuple[str, ...], list[tuple[str, Value]]]:
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
    `places`, `settings`, `now`, `load_words`, `load_bar` (shows how far it is), `page_text` (a
    week as the text of a file), `ask`, and what the command line says of `quiet` and `no_colour`.
    `ask` puts a question to the person and returns the answer, None at the end of
    input; it is None where there is no terminal to ask on. `about` is the ISO date that the call is
    about, if it is about one. `step` is the change that was asked for last, None while a question
    waits for its answer. `become` puts a program (path, arguments, variables) in the place of this
    one; it is None where that can't be. `commands` are the names of all commands.
    `odd` is what can't be taken in blocklist.toml; it is said on stderr, and the `notes` after it.
    """

    __slots__ = (
        "about",
        "ask",
        "become",
        "commands",
        "load_bar",
        "load_words",
        "no_colour",
        "notes",
        "now",
        "odd",
        "page_text",
        "places",
        "quiet",
        "settings",
        "stderr",
        "stdin",
        "stdout",
        "step",
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
        self.become: Callable[[str, list[str], dict[str, str]], int] | None = None
        self.quiet = False
        self.no_colour = False
        self.notes: list[Note] = []
        self.odd: list[Note] = []
        self.about = ""
        self.step: Step | None = None
        self.commands: Container[str] = ()
        self.now: Moment
        self.places: Places
        self.load_words: Callable[[], ModuleType]
        self.load_bar: Callable[[], Bar]
        self.page_text: Callable[[Any, str], str]  # of a core.result.WeekResult

    @property
    def on_terminal(self) -> bool:
        """Whether stdout is a terminal; a stream that is closed is none."""
        return self.stdout is not None and self.stdout.isatty()

    @property
    def words(self) -> ModuleType:
        """The module of the language; few runs need it, so it is loaded when asked for."""
        return self.load_words()
