"""What a person asked for on the command line, understood."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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
