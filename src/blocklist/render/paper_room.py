"""How much room a sheet needs, guessed from its lines: there is no browser here to measure it.

Nothing hangs on it but looks. What fits, and where a page ends, the browser decides by the style
sheet: gaps close first, then a second page begins at a work time.
"""

from __future__ import annotations

from blocklist.render import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.paper import Part
    from blocklist.render.paper_css import Measures

POINT = 25.4 / 72  # mm
LINE = 1.35  # em
NARROW, WIDE = 0.4, 0.65  # em that a usual sign takes at least, and at most
FRAME = 32  # mm for the date above and the line below, at most
FULL = 0.95  # of a page, that is taken for full


def roomy(parts: Sequence[Part], measures: Measures, width: float, height: float) -> bool:
    """Whether there is room for higher lines on a page of so many millimetres."""
    taken = [
        _height(part, measures, width, WIDE, measures.tall) + measures.padding for part in parts
    ]
    return FRAME + sum(taken) <= FULL * height


def longer(part: Part, measures: Measures, width: float, height: float) -> bool:
    """Whether a work time is longer than a page for sure, so that it has to be cut."""
    return _height(part, measures, width, NARROW, measures.line) > height


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
