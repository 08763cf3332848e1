"""A text that was written too late, joined with the one that has taken its place. Pure.

Two programs began from one old text. Both texts that came of it are whole; what is new in the late
one goes into the other. Source of the rules: docs/saving.md, "A change", 8.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from blocklist.core import lines, markup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.lines import Document

    Line = tuple[str, str]  # a line and its end

# docs/format.md, "Boxes": a list marker (CommonMark 0.31.2, 5.2) and the box after it.
BOX = re.compile(r"([ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\[)([^\t])(\].*)")
# Of two marks the one that is further on; any other comes after these, and open comes last.
FURTHER_ON = "xX>-/"


def rejoin(old: bytes, now: bytes, late: bytes) -> bytes:
    """Return `now` with the lines of `late` in it that neither `now` nor `old` has.

    `old` is what both began from. Each line goes after the one that stands above it in `late`, yet
    never between a line and what is indented under it; a heading goes below what is new there in
    `now`, which stays under its own heading. Nothing is taken out, since a late text may be half of
    one. A box that is in both is one box: it gets the mark that was changed, or, of two, the one
    that is further on. A text that is none (U+0000) gives nothing.
    """
    base, mine, theirs = lines.decode(old), lines.decode(now), lines.decode(late)
    if not (mine.writable and theirs.writable):
        return now
    joined = _joined(base.lines, _pairs(mine), _pairs(theirs))
    if joined == _pairs(mine):
        return now
    usual = next((end for end in [*mine.ends, *theirs.ends] if end), "\n")
    ends = [end or usual for _, end in joined]
    if mine.ends and not mine.ends[-1]:
        ends[-1] = ""
    return mine.with_lines([line for line, _ in joined], ends).encode()


def nearest(data: bytes, texts: Sequence[bytes]) -> int:
    """Return which of some texts, each made from the one before, was gone on from to make `data`.

    It is the one from which the fewest lines were put in, taken out or changed; of several, the
    last.
    """
    now = lines.decode(data).lines
    far = []
    for text in texts:
        parts = _parts(lines.decode(text).lines, now)
        far.append(sum(max(b - a, d - c) for kind, a, b, c, d in parts if kind != "equal"))
    return max(at for at in range(len(far)) if far[at] == min(far))


def takes_out(old: bytes, new: bytes) -> bool:
    """Whether lines are taken out where `new` comes in the place of `old`; a mark is none."""
    before, after = (
        Counter([_key(line) for line in lines.decode(data).lines if line.strip(markup.SPACE)])
        for data in (old, new)
    )
    return bool(before - after)


def _pairs(document: Document) -> list[Line]:
    """Return the lines of a document, each with its end."""
    return list(zip(document.lines, document.ends, strict=True))


def _joined(old: Sequence[str], mine: list[Line], theirs: list[Line]) -> list[Line]:
    """Return the lines of the joined text."""
    my_lines, their_lines = [[line for line, _ in text] for text in (mine, theirs)]
    my_keys, their_keys = [[_key(line) for line in text] for text in (my_lines, their_lines)]
    # How often each line is still to come in: what is in `old` and not in `mine` was taken out.
    lacking = Counter(their_keys) - (Counter(my_keys) | Counter([_key(line) for line in old]))
    changed = [Counter(text) - Counter(old) for text in (my_lines, their_lines)]
    known = {*my_lines, *old}
    joined = list(mine)
    coming: list[tuple[int, list[Line]]] = []
    for kind, first, end, their_first, their_end in _parts(my_keys, their_keys):
        run = theirs[their_first:their_end]
        if kind == "equal":
            for at, (line, _) in enumerate(run, first):
                joined[at] = _marked(joined[at][0], line, *changed), joined[at][1]
        else:
            coming += _placed(mine, first, end, _new(run, lacking, known))
    coming.sort(key=lambda place: place[0])
    for at, run in reversed(coming):
        joined[at:at] = run
    return joined


def _parts(mine: list[str], theirs: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield what is equal in two texts and what differs, as difflib's opcodes.

    The ends that are equal are left out of its account, as it takes long over a large text. There
    it takes no line that stands very often (an empty one, a blank) for a sign of the place.
    """
    top = bottom = 0
    short = min(len(mine), len(theirs))
    while top < short and mine[top] == theirs[top]:
        top += 1
    while bottom < short - top and mine[-1 - bottom] == theirs[-1 - bottom]:
        bottom += 1
    my_end, their_end = len(mine) - bottom, len(theirs) - bottom
    yield "equal", 0, top, 0, top
    differ = SequenceMatcher(None, mine[top:my_end], theirs[top:their_end])
    for kind, a, b, c, d in differ.get_opcodes():
        yield kind, top + a, top + b, top + c, top + d
    yield "equal", my_end, len(mine), their_end, len(theirs)


def _new(run: list[Line], lacking: Counter[str], known: set[str]) -> list[Line]:
    """Return what is new in a run of lines, with the empty lines beside it; count it as come in."""
    new = []
    for line, _ in run:
        key = _key(line)
        # One that stands elsewhere by now, and has a new mark, comes in as a line of its own.
        new.append(bool(line.strip(markup.SPACE)) and (lacking[key] > 0 or line not in known))
        lacking[key] -= new[-1]
    beside = [False, *new, False]
    return [
        pair
        for at, pair in enumerate(run)
        if new[at] or (not pair[0].strip(markup.SPACE) and (beside[at] or beside[at + 2]))
    ]


def _placed(
    mine: list[Line], first: int, end: int, run: list[Line]
) -> list[tuple[int, list[Line]]]:
    """Return where in `mine` a run goes, `first` to `end` being the lines that stand there.

    It goes before them, but from a heading, code or HTML on after them, which would take them in.
    """
    begun = [at for at, (line, _) in enumerate(run) if _begins_more(line.strip(markup.SPACE))]
    cut = begun[0] if begun else len(run)
    while begun and cut and not run[cut - 1][0].strip(markup.SPACE):
        cut -= 1
    parts = [(first, run[:cut]), (end, run[cut:])]
    return [(_below(mine, at, part), part) for at, part in parts if part]


def _begins_more(text: str) -> bool:
    """Tell whether lines below a line can belong to it: a heading, code or HTML (CommonMark 4)."""
    return bool(text) and markup.begun_leaf(text, in_text=False) is not None


def _below(mine: list[Line], at: int, run: list[Line]) -> int:
    """Return `at`, or where that ends which is indented under the line above it."""
    depth = min([_indent(line) for line, _ in run if line.strip(markup.SPACE)], default=0)
    for number in range(at or len(mine), len(mine)):
        line = mine[number][0]
        if line.strip(markup.SPACE):
            if _indent(line) <= depth:
                break
            at = number + 1
    return at


def _indent(line: str) -> int:
    """Return how many columns a line is indented."""
    return markup.columns(line[: markup.after_space(line, 0)], 0)


def _key(line: str) -> str:
    """Return what tells a line from others: all of it but the mark of its box."""
    found = BOX.fullmatch(line)
    return f"{found[1]} {found[3]}" if found else line


def _marked(mine: str, theirs: str, my_news: Counter[str], their_news: Counter[str]) -> str:
    """Return a line of both texts, with the mark that was changed or, of two, the further one.

    The news are what each text has more than the old one.
    """
    if theirs not in their_news or mine == theirs:
        return mine
    return min(mine, theirs, key=_rank) if mine in my_news else theirs


def _rank(line: str) -> tuple[int, str]:
    """Return the place of a box's mark among the marks, and the line, so that there is an order."""
    found = BOX.fullmatch(line)
    mark = found[2] if found else " "
    order = FURTHER_ON.find(mark)
    return order if order >= 0 else len(FURTHER_ON) + (mark == " "), line
