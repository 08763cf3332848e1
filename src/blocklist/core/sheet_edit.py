"""New work times put into a template that is there: his own lines stay, byte for byte.

A template is taken as sections that are let stand, moved, dropped or put in between. Source of the
rules: docs/commands.md, "Run again".
"""

from __future__ import annotations

from itertools import pairwise

from blocklist.core import lines, names, sheet, times
from blocklist.core.day import TEXT, WORK
from blocklist.core.day_parse import parse
from blocklist.core.result import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Day, Section
    from blocklist.core.env import Settings
    from blocklist.core.sheet import Part

    Place = tuple[str, str]  # the kind and the key of a section


class Change:
    """What a template becomes: its bytes, and the lines with words of his that go."""

    __slots__ = ("data", "lost")

    def __init__(self, data: bytes, lost: Sequence[str] = ()) -> None:
        self.data = data
        self.lost = lost


class _Piece:
    """The lines of a section; `old` is the section that they were, None for a new one."""

    __slots__ = ("ends", "lines", "old")

    def __init__(self, rows: list[str], ends: list[str], old: Section | None = None) -> None:
        self.lines = rows
        self.ends = ends
        self.old = old


def changed(name: str, data: bytes, parts: Sequence[Part], settings: Settings) -> Change:
    """Return what a template becomes that is to have these sections.

    Work times that are not among them go, and new ones come in their order. Of the other sections
    none goes. Raises Refusal, `name` being the template's, for bytes that are no text, and where a
    block that is never closed would swallow what is put below it.
    """
    document = lines.decode(data)
    if not document.writable:
        raise Refusal("template_no_text", name=name)
    day = parse(document, settings)
    pieces = _pieces(day)
    found = _found(pieces, parts)
    kept = [piece for part, piece in zip(parts, found, strict=True) if part.kind == WORK and piece]
    gone = [piece for piece in pieces if _is_work(piece) and piece not in kept]
    order = _in_turn(pieces, kept, gone)
    usual = next((end for end in document.ends if end), "\n")
    for at, part in enumerate(parts):
        piece = found[at]
        if piece is None:
            found[at] = new_piece = _new(part, usual)
            order.insert(_place(order, parts, found, at), new_piece)
        elif piece.old and part.kind == WORK and piece.old.heading != part.heading:
            piece.lines = [f"## {part.heading}", *piece.lines[1:]]
    rows, ends = _joined(pieces, [piece for piece in order if piece not in gone], usual)
    new = document.with_lines(rows, ends)
    wanted = [part.heading for part in parts if part.kind == WORK]
    others = [section.heading for section in day.sections if section.kind != WORK]
    after = parse(new, settings).sections
    stay = [section.heading for section in after if section.kind != WORK]
    if wanted != [s.heading for s in after if s.kind == WORK] or not {*others} <= {*stay}:
        raise Refusal("init_by_hand", name=name)
    lost = [line for p in gone if p.old for line in _own_words(p.old, p.lines)]
    return Change(new.encode(), lost)


def _pieces(day: Day) -> list[_Piece]:
    """Cut a day into its sections; what stands before the first heading is the first piece."""
    document = day.document
    starts = [0, *[section.line for section in day.sections[1:]]]
    stops = [*starts[1:], len(document.lines)]
    return [
        _Piece(document.lines[start:stop], document.ends[start:stop], section)
        for section, start, stop in zip(day.sections, starts, stops, strict=True)
    ]


def _is_work(piece: _Piece) -> bool:
    """Whether a piece is a work time of the template."""
    return piece.old is not None and piece.old.kind == WORK


def _found(pieces: Sequence[_Piece], parts: Sequence[Part]) -> list[_Piece | None]:
    """Return the piece of each part that is there: by its heading, else the nth by its name."""
    left = [piece for piece in pieces if piece.old and piece.old.level == 2]
    found: list[_Piece | None] = [None] * len(parts)
    for same in (_is_same_heading, _is_same_name):
        for at, part in enumerate(parts):
            fits = [piece for piece in left if piece.old and same(piece.old, part)]
            if found[at] is None and fits:
                found[at] = fits[0]
                left.remove(fits[0])
    return found


def _is_same_heading(old: Section, part: Part) -> bool:
    """Whether a section has the heading of a part."""
    return old.heading == part.heading


def _is_same_name(old: Section, part: Part) -> bool:
    """Whether a section has the name of a part, whatever its time."""
    name = times.read_heading(part.heading).name
    return old.kind == part.kind and names.key(old.name) == names.key(name) != ""


def _in_turn(
    pieces: Sequence[_Piece], kept: Sequence[_Piece], gone: Sequence[_Piece]
) -> list[_Piece]:
    """Return all pieces, the kept work times in their new order; the places stay the same."""
    turn = iter(kept)
    return [next(turn) if _is_work(p) and p not in gone else p for p in pieces]


def _new(part: Part, end: str) -> _Piece:
    """Return a new section: its heading, and blanks to write on."""
    rows = [f"## {part.heading}"]
    if part.blanks:
        rows += ["", *[sheet.BLANK] * part.blanks]
    return _Piece(rows, [end] * len(rows))


def _place(
    order: Sequence[_Piece], parts: Sequence[Part], found: Sequence[_Piece | None], at: int
) -> int:
    """Return where a new section goes: below the one that it follows, else above the next.

    Work times look at work times alone. Without any it is the place of one that goes, else before
    the first section for words, else the end.
    """
    work = parts[at].kind == WORK
    near = [n for n, part in enumerate(parts) if n != at and (part.kind == WORK or not work)]
    placed = [(n, order.index(piece)) for n in near for piece in order if piece is found[n]]
    above = [place for n, place in placed if n < at]
    if above:
        return above[-1] + 1
    below = [place for n, place in placed if n > at]
    if below:
        return below[0]
    kinds = [piece.old.kind if piece.old else WORK for piece in order]
    for kind in (WORK, TEXT):
        if kind in kinds:
            return kinds.index(kind)
    return len(order)


def _joined(
    before: Sequence[_Piece], order: Sequence[_Piece], usual: str
) -> tuple[list[str], list[str]]:
    """Return the lines of pieces, an empty line where two meet anew, and their ends."""
    rows: list[str] = []
    ends: list[str] = []
    neighbours = {*pairwise(before)}
    for at, piece in enumerate(order):
        anew = at > 0 and (order[at - 1], piece) not in neighbours
        if anew and rows and rows[-1].strip(" \t"):
            rows.append("")
            ends.append(usual)
        rows += piece.lines
        ends += piece.ends
    if order[-1] is not before[-1]:  # what parted it from the next section is not needed any more
        while rows and not rows[-1].strip(" \t"):
            rows.pop()
            ends.pop()
    return rows, [end or usual for end in ends[:-1]] + ends[-1:]


def _own_words(old: Section, rows: Sequence[str]) -> list[str]:
    """Return the lines of a section with words of his, not its heading and blanks."""
    blanks = {box.first - old.line for box in old.boxes if box.blank}
    return [row for at, row in enumerate(rows) if at and at not in blanks and row.strip(" \t")]
