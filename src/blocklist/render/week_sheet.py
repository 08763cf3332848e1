"""The sheet that a week is drawn on: how much room there is, and where things stand."""

from __future__ import annotations

from blocklist.core import isodate
from blocklist.render import look, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.env import Env

LEFT = 1
INSIDE = 3  # where what stands under a heading begins
GAP = 3
NAME_GAP = 2
WIDE = 60  # with fewer columns what belongs together stands below one another
LEAST_NAMES, MOST_NAMES = 9, 20


class Sheet:
    """How much room there is: `right` is one past the last column, `wide` whether for columns."""

    __slots__ = ("right", "wide", "words")

    def __init__(self, env: Env) -> None:
        width = min(look.width(env), look.MOST_WIDTH)
        self.wide = width >= WIDE
        self.right = width - 2 if self.wide else width - 1
        self.words = env.words

    def day(self, date: str) -> str:
        """Return the name of a day in few letters: `Mon`."""
        return str(self.words.DAYS[isodate.weekday(date)][:3])


def pad(text: str, columns: int) -> str:
    """Return a text with spaces up to so many columns."""
    return text + " " * (columns - plain.cells(text))
