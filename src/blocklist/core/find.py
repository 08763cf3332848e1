"""Which items and lines hold all words: in any case, parts of words too.

Source of the rules: docs/commands.md, "find". Letters are compared as Unicode has it (16.0, 3.13,
"Default Caseless Matching"), composed and decomposed ones alike (UAX 15, NFC).
"""

from __future__ import annotations

from blocklist.core import lines
from blocklist.core.day import TEXT, is_open

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blocklist.core.day import Box, Day, Section
    from blocklist.core.lines import Document

# No item of that kind is in a file without this: a look at the file spares taking it apart.
SIGNS = {"": (), "open": ("[",), "done": ("[x]",)}


class Query:
    """What is looked for: `words`, folded, and `status`: `open`, `done` (items alone) or empty."""

    __slots__ = ("_bytes", "signs", "status", "words")

    def __init__(self, words: Iterable[str], status: str = "") -> None:
        self.words = [folded for word in words if (folded := fold(word.strip()))]
        self.status = status
        self.signs = (*self.words, *SIGNS[status])
        self._bytes = [sign.encode("utf-8", "surrogatepass") for sign in self.signs]

    def rules_out(self, data: bytes) -> bool:
        """Whether a file can't hold a hit, told from its bytes; False where only its text can tell.

        Of ASCII no fold makes anything but its small letters. Beyond ASCII a sign may become one
        (KELVIN SIGN is `k`, a long s `s`, `ß` is `ss`), and NUL may mean UTF-16.
        """
        if not data.isascii() or b"\0" in data:
            return False
        data = data.lower()
        for sign in self._bytes:  # noqa: SIM110 - `any` costs as much again, in every file
            if sign not in data:
                return True
        return False

    def holds(self, text: str) -> bool:
        """Whether a text holds all words."""
        folded = fold(text)
        return all(word in folded for word in self.words)

    def takes(self, item: Box | None) -> bool:
        """Whether an item has the status that is asked for; a line (None) has none."""
        if not self.status or item is None:
            return not self.status
        return is_open(item) if self.status == "open" else item.status == self.status


class Hit:
    """An item, or a line that is none (`item` is None then).

    `line` is the line index; `name` what the heading above calls the place, `section` the heading
    as it stands, None outside all.
    """

    __slots__ = ("item", "line", "name", "section", "text")

    def __init__(self, line: int, text: str, item: Box | None = None) -> None:
        self.line = line
        self.text = text
        self.item = item
        self.name = ""
        self.section: str | None = None


class Found:
    """The hits of one page; `date` is that of a day (`2026-11-24`) or of a week (`2026-W48`)."""

    __slots__ = ("date", "hits", "path")

    def __init__(self, date: str, path: str, hits: Sequence[Hit]) -> None:
        self.date = date
        self.path = path
        self.hits = hits


class Progress:
    """How many of how many pages have been looked at."""

    __slots__ = ("all", "done")

    def __init__(self, done: int, all: int) -> None:  # noqa: A002 - "3 of 7" needs the word
        self.done = done
        self.all = all


def fold(text: str) -> str:
    """Return a text as it is compared."""
    if text.isascii():
        return text.lower()
    from unicodedata import normalize

    return normalize("NFC", normalize("NFC", text).casefold())


def text_of(data: bytes) -> tuple[str, bool]:
    """Return the text of a file's bytes, and whether all of them are text.

    Where they are not, a word may stay hidden.
    """
    if b"\0" in data or data[:2] in lines.UTF16_BOMS:
        document = lines.decode(data)
        return document.text(), document.writable
    try:
        return data.decode(), True
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape"), False


def may_hold(text: str, query: Query) -> bool:
    """Whether a file may hold a hit, told from its text before anyone asks what a line is.

    The whole text is folded at once. No fold joins two lines or parts one, so what is not in it
    is in no line of it.
    """
    text = fold(text)
    if not all(sign in text for sign in query.signs):
        return False
    if len(query.words) < 2:
        return True
    each = text.replace("\r", "\n").split("\n")
    return any(all(word in line for word in query.words) for line in each)


def day_hits(day: Day, query: Query) -> list[Hit]:
    """Return the items and lines of a day that hold all words, in the order of the file.

    Headings are no lines of his day: most stand there every day.
    """
    items = {item.line: item for item in day.items}
    blanks = {box.line for box in day.boxes if box.blank}  # a place to write says nothing yet
    passed = {*day.title_lines, *day.scan.hidden, *blanks}
    found = []
    for section in day.sections:
        for at in range(section.first, section.stop):
            item = items.get(at)
            if at in passed or not query.takes(item):
                continue
            text = item.text if item else day.document.lines[at].strip(" \t")
            if text and query.holds(text):
                found.append(_placed(Hit(at, text, item), section))
    return found


def page_hits(page: Document, query: Query) -> list[Hit]:
    """Return the lines of a week page that hold all words: all but what is made from the days."""
    if query.status:
        return []
    from blocklist.core import week_page
    from blocklist.core.blocks import scan

    scanned = scan(page.lines)
    markers = week_page.find_markers(page.lines)
    made = range(markers[0], markers[1] + 1) if markers else ()
    headings = {heading.line: heading for heading in scanned.headings if heading.level <= 2}
    passed = {*scanned.hidden, *headings, *made}
    found = []
    section = None
    for at, line in enumerate(page.lines):
        if at in headings:
            section = headings[at].text if headings[at].level > 1 else None
        text = line.strip(" \t")
        if text and at not in passed and query.holds(text):
            hit = Hit(at, text)
            hit.name, hit.section = section or "", section
            found.append(hit)
    return found


def spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words stand in a text, as offsets in order that do not overlap.

    `words` are folded. Each sign is folded with the marks after it, and what comes of it counts as
    that sign.
    """
    folded, places = _map(text)
    marked = [False] * len(text)
    for word in words:
        at = folded.find(word)
        while at >= 0:
            first, last = places[at], places[at + len(word) - 1]
            marked[first[0] : last[1]] = [True] * (last[1] - first[0])
            at = folded.find(word, at + 1)
    found: list[tuple[int, int]] = []
    for at, is_part in enumerate(marked):
        if is_part and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        elif is_part:
            found.append((at, at + 1))
    return found


def _map(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text folded, and for each sign of that the offsets that it comes from."""
    if text.isascii():
        return text.lower(), [(at, at + 1) for at in range(len(text))]
    from unicodedata import combining

    starts = [at for at, sign in enumerate(text) if not at or not combining(sign)]
    parts = []
    places: list[tuple[int, int]] = []
    for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        parts.append(fold(text[start:stop]))
        places += [(start, stop)] * len(parts[-1])
    return "".join(parts), places


def _placed(hit: Hit, section: Section) -> Hit:
    """Return a hit with the heading that it stands under."""
    if section.level > 1 or section.kind == TEXT:
        hit.name, hit.section = section.name, section.heading
    return hit
