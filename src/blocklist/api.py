"""What `import blocklist` gives to add-ons: read a day, add to it, set a mark.

The names stand in `blocklist` itself and are loaded from here when they are used. All is done by
the commands of the same name, with the same folder, settings and clock. docs/add-ons.md explains
it; what stands there stays as it is within a major version.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from blocklist.__main__ import prepare, surround, unattended
from blocklist.core.env import Call
from blocklist.core.result import WRONG_USE, Changed, DayResult, Refusal
from blocklist.render import data, sentences

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from blocklist.core.env import Env, Value
    from blocklist.core.result import Result

    Date = str | dt.date | None
    T = TypeVar("T")

Status = Literal["open", "started", "done", "aside"]

COMMANDS: Mapping[str, str] = {
    "open": "reopen", "started": "start", "done": "done", "aside": "aside",
}  # fmt: skip


class Error(Exception):
    """Something was not done: `str(error)` says what and why, in the words of the command line.

    `exit_code` is what the command would have ended with: 1 could not, 2 wrong use.
    """

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class _Value:
    """A value with named parts, which are shown."""

    __slots__: tuple[str, ...] = ()

    def __repr__(self) -> str:
        parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{type(self).__name__}({parts})"


class Item(_Value):
    """One thing to do, with the keys of an item in `show --json`.

    `id` is such as 2.1; `status` open, started, done, carried or aside; `mark` the character in its
    box; `depth` counts the list items around it; `line` counts from 1; `section` is the heading
    that it stands under; `notes` are the lines under it.
    """

    __slots__ = ("depth", "done", "id", "line", "mark", "notes", "section", "status", "text")

    def __init__(self, held: Mapping[str, Any]) -> None:
        self.id: str = held["id"]
        self.text: str = held["text"]
        self.status: str = held["status"]
        self.mark: str = held["mark"]
        self.done: bool = held["done"]
        self.depth: int = held["depth"]
        self.line: int = held["line"]
        self.section: str | None = held["section"]
        self.notes: str | None = held["notes"]


class Block(_Value):
    """A work time, or the whole day (number 0, name None).

    `start` and `end` are HH:MM or None; `now` tells whether it is on; `blanks` counts its empty
    places; `text` are the lines that are no box.
    """

    __slots__ = ("blanks", "end", "items", "name", "now", "number", "start", "text")

    def __init__(self, held: Mapping[str, Any]) -> None:
        self.number: int = held["number"]
        self.name: str | None = held["name"]
        self.start: str | None = held["start"]
        self.end: str | None = held["end"]
        self.now: bool = held["now"]
        self.blanks: int = held["blanks"]
        self.text: str | None = held["text"]
        self.items: list[Item] = [Item(item) for item in held["items"]]


class Day(_Value):
    """A day: as it is written, or as its template has it where it does not exist yet.

    `date` is ISO 8601, `path` that of its file.
    """

    __slots__ = ("blocks", "date", "exists", "path", "reflection", "title")

    def __init__(self, held: Mapping[str, Any]) -> None:
        self.date: str = held["date"]
        self.path: str = held["path"]
        self.exists: bool = held["exists"]
        self.title: str = held["title"]
        self.blocks: list[Block] = [Block(block) for block in held["blocks"]]
        self.reflection: str | None = held["reflection"]

    @property
    def items(self) -> list[Item]:
        """All items of the day, in the order of their blocks."""
        return [item for block in self.blocks for item in block.items]


def folder() -> str:
    """Return the path of the folder of the days. Raises Error where it can't be told."""
    return _filled().places.folder


def today() -> str:
    """Return today as the checklist counts it (`day_starts`), in ISO 8601. Raises Error."""
    return _filled().now.date


def read_day(date: Date = None) -> Day:
    """Return a day, today if none is named. It writes nothing.

    `date` may be a date, or words as after `--date`. Raises Error for one that can't be taken, and
    where the day can't be read.
    """
    env, result = _run("show", (), _options(date=date))
    assert isinstance(result, DayResult)  # noqa: S101 - the shape that show returns
    return Day(json.loads(data.day(result, env)))


def add(
    text: str, *, block: str | int | None = None, under: str | None = None, date: Date = None
) -> str:
    """Write down one thing, and return its id.

    `block` is a number or a name, `under` the item that it is a step of. Raises Error where `add`
    on the command line would not do it; a third thing in a work time is taken.
    """
    # A lone `-` would mean standard input; white space at the end is no part of a text.
    return _changed("add", f"{text} ", _options(block=block, under=under, date=date))


def mark(item: str, status: Status, *, date: Date = None) -> str:
    """Set the mark of an item, named by its id or by words, and return its id.

    Raises Error where no item or more than one is meant, and where the day can't be saved.
    """
    command = COMMANDS.get(status)
    if command is None:
        why = Refusal("no_status", WRONG_USE, status=status, statuses=list(COMMANDS))
        raise _error(why, unattended())
    return _changed(command, item, _options(date=date))


def _changed(command: str, word: str, options: Mapping[str, Value]) -> str:
    """Run a command that changes one item, and return the id of that."""
    _, result = _run(command, (word,), options)
    assert isinstance(result, Changed)  # noqa: S101 - the shape that these commands return
    return result.entries[0].id


def _options(**given: object) -> dict[str, Value]:
    """Return the options that are given, as the command line has them."""
    return {name: str(value) for name, value in given.items() if value is not None}


def _run(command: str, words: Sequence[str], options: Mapping[str, Value]) -> tuple[Env, Result]:
    """Run a command as its command line would. Raises Error."""
    env = unattended()
    call = Call(command, words, options)
    return env, _told(lambda: prepare(env, call)(env, call), env)


def _filled() -> Env:
    """Return an Env with its places and the time. Raises Error."""
    env = unattended()
    _told(lambda: surround(env, Call("", (), {})), env)
    return env


def _told(deed: Callable[[], T], env: Env) -> T:
    """Do something, and raise Error for a Refusal."""
    try:
        return deed()
    except Refusal as why:
        raise _error(why, env) from why


def _error(why: Refusal, env: Env) -> Error:
    """Return a refusal in words."""
    because = why.facts.get("because")
    notes = [because] if because else []
    lines = [line for note in notes for line in sentences.lines(env, note.reason, note.facts)]
    return Error("\n".join(lines + sentences.lines(env, why.reason, why.facts)), why.exit)
