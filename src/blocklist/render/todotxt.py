"""A day as todo.txt lines.

Source of the form: todotxt/todo.txt, "todo.txt Format Rules"; docs/scripts.md, "Export".
"""

from __future__ import annotations

from blocklist.render import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.day import Box
    from blocklist.core.result import DayResult

LEFT_OUT = ("carried", "aside")  # what went to another day stands there, too
BREAKS = str.maketrans("\u2028\u2029", "  ")  # some readers end a line there


def lines(result: DayResult) -> list[str]:
    """Return a line for each item that has words and is neither carried nor set aside."""
    items = [item for item in result.day.items if item.status not in LEFT_OUT and item.text]
    return [_line(item, result.date) for item in items]


def _line(item: Box, date: str) -> str:
    """Return the line of an item.

    The day is the date of creation, of completion too where it is done. Both stand always, so that
    a text which begins as `(A)`, as `x` or as a date does is text to whoever reads it.
    """
    text = plain.clean(item.text).replace("\t", " ").translate(BREAKS)
    dates = f"x {date} {date}" if item.status == "done" else date
    block = _value(item.section.place)
    return f"{dates} {text} block:{block}" if block else f"{dates} {text}"


def _value(name: str) -> str:
    """Return a name as a value may be: without white space, and without a second colon."""
    return "_".join(plain.clean(name).replace(":", " ").split())
