"""How much room a sheet needs, guessed from its lines: there is no browser here to measure it.

Nothing hangs on it but looks. What fits, and where a page ends, the browser decides by the style
sheet: gaps close first, then a second page begins at a work time.
"""

from __future__ import annotations

from blocklist.render import plain
from blocklist.render.paper_css import POINT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.paper import Part
    from blocklist.render.paper_css import Measures

STEP = 0.6  # mm
LINE = 1.35  # em
NARROW, WIDE = 0.4, 0.65  # em that a usual sign takes at least, and at most
FRAME = 32  # mm for the date above and the line below, at most
FULL = 0.95  # of a page, that is taken for full


def spread(parts: Sequence[Part], measures: Measures, width: float, height: float) -> None:
    """Give the room that is left on a page of so many millimetres to lines and gaps, up to a bound.

    The lines are made higher step by step, as long as all fits.
    """
    steps = int((measures.most - measures.line) / STEP)
    for step in range(steps, 0, -1):
        line = measures.line + step * STEP
        taken = [_height(part, measures, width, WIDE, line) + measures.padding for part in parts]
        if FRAME + sum(taken) <= FULL * height:
            measures.tall, measures.gap = line, measures.gap * 3
            return


def length(part: Part, measures: Measures, width: float, height: float) -> str:
    """Return how long a work time is.

    `long`: longer than a page for sure, so that it has to be cut. `full`: it may be. Else "".
    """
    if _height(part, measures, width, NARROW, measures.tall) > height:
        return "long"
    return "full" if _height(part, measures, width, WIDE, measures.tall) > height else ""


def _height(part: Part, measures: Measures, width: float, sign: float, blank: float) -> float:
    """Return the millimetres that a part takes, where a sign takes `sign` em."""
    em = measures.letters * POINT
    room = width - measures.names - 4 * measures.box
    texts = [(box.text, *box.notes) for box in part.boxes if not box.blank]
    texts += [(line,) for line in part.text]
    lines = sum(_lines(line, room / (sign * em)) for item in texts for line in item)
    blanks = part.lines + len([box for box in part.boxes if box.blank])
    beside = _lines(part.name or "", measures.names / (sign * em)) + (part.start is not None)
    return max(lines * LINE * em + len(texts) * 1.2 + blanks * blank, beside * LINE * em)


def _lines(text: str, columns: float) -> int:
    """Return how many lines a text takes."""
    return 1 + int(plain.cells(text) / columns)
