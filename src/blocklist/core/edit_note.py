"""A note under an item: where it is read as his words, and not as code or another's.

Source of the rules: docs/format.md, "How an edit is made".
"""

from __future__ import annotations

from blocklist.core import markup
from blocklist.core.attempt import Attempt
from blocklist.core.blocks import CODE_INDENT, scan
from blocklist.core.edit_lines import indent_under, last_line, never_ended
from blocklist.core.text import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.day import Box, Day

NO_GAP, GAP = 0, 1


def attempts(day: Day, item: Box, text: str) -> Iterator[Attempt]:
    """Add after the item's own text and notes, before what is nested in it.

    An empty line parts it from a quote, a table or HTML; code or HTML that never ends comes after.
    """
    entries = day.scan.items
    nested = next((other.line for other in entries if other.parent == item.entry), item.stop)
    own = _own_text(day, item, last_line(day.document.lines, item.line, nested) + 1)
    line = _indent(day, item, own) + escape(text)
    notes = [note for note in item.notes if note]
    for stop in (len(own), never_ended(own, 1, len(own))):
        last = last_line(own, 0, stop)
        above = sum(bool(written) for written in own[1 : last + 1])
        for gap in (NO_GAP, GAP):
            if _is_free(own[: last + 1], gap):
                attempt = Attempt(day)
                expected = [*notes[:above], line, *notes[above:]]
                attempt.note(item, item.line + last + 1, [""] * gap + [line], expected)
                yield attempt


def _own_text(day: Day, item: Box, stop: int) -> list[str]:
    """Return the item's text and its notes up to a line, as they would stand in no list."""
    lines, column = day.document.lines, day.scan.items[item.entry].column
    own = ["x"]  # the item itself, a paragraph
    for at in range(item.line + 1, stop):
        text = lines[at].lstrip(markup.SPACE)
        indent = markup.columns(lines[at][: len(lines[at]) - len(text)], 0) - column
        # At the left edge `%%` would begin a comment, which it does not where it stands.
        indent = max(indent, 1 if text.startswith("%%") else 0)
        own.append("" if at in day.scan.hidden or not text else " " * indent + text)
    return own


def _indent(day: Day, item: Box, own: Sequence[str]) -> str:
    """Return the indent of a note: that of the note above it, else the column of the text."""
    lines, entry = day.document.lines, day.scan.items[item.entry]
    if len(own) > 1:
        near = lines[item.line + 1]
        white = near[: len(near) - len(near.lstrip(markup.SPACE))]
        if 0 <= markup.columns(white, 0) - entry.column < CODE_INDENT:
            return white
    return indent_under(lines[entry.line], entry)


def _is_free(own: Sequence[str], gap: int) -> bool:
    """Whether a line after these, or after `gap` empty ones, belongs to nothing above it.

    A quote takes in the next line though it has no `>` (CommonMark 0.31, 5.1), and a table though
    it has no `|` (GitHub Flavored Markdown 0.29, 4.10).
    """
    if len(own) == 1:
        return not gap
    begun = max(at for at in range(len(own)) if not at or not own[at])
    if not gap and any(map(_takes_next, own[begun:])):
        return False
    headings = scan([*own, *[""] * gap, "#"]).headings
    return bool(headings) and headings[-1].line == len(own) + gap


def _takes_next(line: str) -> bool:
    """Whether a line is of a quote, or is the one below the head of a table."""
    signs = set(line) - set(markup.SPACE)
    return line.lstrip(markup.SPACE)[:1] == ">" or {"-", "|"} <= signs <= {"-", "|", ":"}
