"""A week page: his words under its headings, and what `week --save` keeps between two markers.

Source of the rules: docs/format.md, "A week page".
"""

from __future__ import annotations

from blocklist.core import comments, lines, names
from blocklist.core.blocks import Scanner, scan
from blocklist.core.markup import FENCE, HTML

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.lines import Document

BEGIN, END = "<!-- blocklist: week -->", "<!-- blocklist: end -->"


def section(document: Document, heading: str) -> list[str]:
    """Return his lines under a heading of level 2, none where it is not there. See `part`."""
    return part(document, heading) or []


def part(document: Document, heading: str) -> list[str] | None:
    """Return his lines under a heading of level 2, without blank ones at both ends.

    None where there is no such heading. What stands between the markers is not his. Names compare
    as those of a day's sections do.
    """
    from blocklist.core.day import tidy

    wanted = names.key(heading)
    found = scan(document.lines)
    mine = between(document.lines)
    starts = [one for one in found.headings if one.level < 3 and one.line not in mine]
    stops = [one.line for one in starts[1:]] + [len(document.lines)]
    his: list[str] = []
    is_there = False
    for one, stop in zip(starts, stops, strict=False):
        if one.level == 2 and names.key(one.text) == wanted:
            is_there = True
            left_out = mine | found.hidden
            own = [document.lines[at] for at in range(one.line + 1, stop) if at not in left_out]
            his += comments.without(own)
    return tidy(his) if is_there else None


def obstacle(document: Document) -> str:
    """Return why nothing can be put between the markers of a page, "" where it can.

    `page_no_text`: it is no text; `page_markers`: they are broken or doubled.
    """
    if not document.writable or document.tail:
        return "page_no_text"
    return "page_markers" if find_markers(document.lines) is None else ""


def refreshed(document: Document, title: str, week: Sequence[str]) -> Document:
    """Return a week page with other lines between its markers; all outside stays as it is.

    A page without markers gets them at its end; of a blank one a page with that title is made.
    """
    body = ["", *week, ""]
    if document.blank:
        return lines.made([f"# {title}", "", BEGIN, *body, END])
    markers = find_markers(document.lines)
    if not markers:
        return _with_markers(document, body)
    first, last = markers
    new = [*document.lines[: first + 1], *body, *document.lines[last:]]
    between = [document.ends[first]] * len(body)
    return document.with_lines(new, [*document.ends[: first + 1], *between, *document.ends[last:]])


def find_markers(texts: Sequence[str]) -> tuple[int, int] | tuple[()] | None:
    """Return the line indices of both markers, () where there are none.

    None where they are broken: one alone, doubled, or the end before the beginning.
    """
    begins, ends = _markers(texts)
    if not begins and not ends:
        return ()
    if len(begins) != 1 or len(ends) != 1 or begins > ends:
        return None
    return begins[0], ends[0]


def unfit_marker(texts: Sequence[str]) -> int | None:
    """Return the index of the first marker that is alone, doubled or too early, None for none."""
    begins, ends = _markers(texts)
    early = [at for at in ends if not begins or at < begins[0]]
    later = [at for at in ends if at not in early]
    alone = begins[:1] if begins and not later else []
    return min([*early, *alone, *begins[1:], *later[1:]], default=None)


class _Inside(Scanner):
    """Reads a page as core.blocks does, and remembers the lines inside fenced code and comments."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__(texts)
        self.inside: set[int] = set()

    def stay(self) -> bool:
        """Go on in the open leaf. HTML that ends at an empty line may hold a marker of its own."""
        is_deep = self.leaf == FENCE or (self.leaf == HTML and bool(self.mark))
        stays = super().stay()
        if is_deep and stays:
            self.inside.add(self.number)
        return stays


def _markers(texts: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the indices of the lines that are the first marker, and of those that are the other.

    In fenced code, in a comment and in front matter there are none. Between two markers nothing is
    his, so nothing hides the second, and nothing is open below it.
    """
    begins: list[int] = []
    ends: list[int] = []
    seen, begun = 0, False  # so many lines are behind us; the last marker was the first of two
    inside: set[int] | None = None
    for at, line in enumerate(texts):
        if not (_is(BEGIN, line) or _is(END, line)):
            continue
        if not begun:
            inside = _inside(texts, seen) if inside is None else inside
            if at in inside:
                continue
        begun = _is(BEGIN, line)
        (begins if begun else ends).append(at)
        seen, inside = at + 1, None
    return begins, ends


def _inside(texts: Sequence[str], start: int) -> set[int]:
    """Return the indices of the lines from `start` on that hold no marker, read from there."""
    # On the first line of a page alone front matter may begin, so another is put before others.
    page = _Inside(["", *texts[start:]] if start else texts)
    hidden = page.read().hidden
    shift = start - (start > 0)
    return {at + shift for at in hidden | page.inside}


def _is(marker: str, line: str) -> bool:
    """Whether a line is a marker; a formatter may have changed the white space in it."""
    return "<!--" in line and "".join(line.split()) == marker.replace(" ", "")


def between(texts: Sequence[str]) -> set[int]:
    """Return the indices of the markers and of all lines between them."""
    markers = find_markers(texts)
    return set(range(markers[0], markers[1] + 1)) if markers else set()


def _with_markers(document: Document, body: Sequence[str]) -> Document:
    """Return a page with markers at its end; its last line ends as it did before."""
    texts, ends = list(document.lines), list(document.ends)
    newline = ends[0] or "\n"
    last = ends[-1]
    ends[-1] = last or newline
    added = [*([""] if texts[-1].strip(" \t") else []), BEGIN, *body, END]
    return document.with_lines([*texts, *added], [*ends, *[newline] * (len(added) - 1), last])
