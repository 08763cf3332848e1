"""The new lines of an edit: their marker, their indent, and the empty lines around them.

Source of the rules: docs/format.md, "How an edit is made".
"""

from __future__ import annotations

from blocklist.core import markup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from blocklist.core.blocks import ListItem

    # New lines, each with the text of the item that it is, or None.
    Pieces: TypeAlias = list[tuple[str, str | None]]

MOST_PADDING = 4  # more white space after a marker begins indented code (CommonMark 0.31, 5.2)
MOST_NUMBER = 999_999_999  # of an ordered marker (CommonMark 0.31, 5.2)


def continued(line: str, neighbour: ListItem, texts: Sequence[str]) -> Pieces:
    """Return new lines in the manner of a neighbour: its indent, its marker, the space after it."""
    indent, padding = _indent(line, neighbour), _padding(neighbour)
    return [
        (f"{indent}{_counted(neighbour.marker, step)}{padding}[ ] {text}", text)
        for step, text in enumerate(texts, 1)
    ]


def in_front(line: str, neighbour: ListItem, texts: Sequence[str]) -> Pieces:
    """Return new lines that go before a neighbour; a list begins with its number all the same."""
    head = f"{_indent(line, neighbour)}{neighbour.marker}{_padding(neighbour)}"
    return [(f"{head}[ ] {text}", text) for text in texts]


def first_steps(line: str, item: ListItem, texts: Sequence[str]) -> Pieces:
    """Return lines nested in an item without steps: its marker (from 1 if ordered), indented."""
    above = item.marker if item.marker in {"-", "*", "+"} else f"0{item.marker[-1]}"
    indent, padding = indent_under(line, item), _padding(item)
    return [
        (f"{indent}{_counted(above, step)}{padding}[ ] {text}", text)
        for step, text in enumerate(texts, 1)
    ]


def plain_items(texts: Sequence[str]) -> Pieces:
    """Return new lines where there is no neighbour."""
    return [(f"- [ ] {text}", text) for text in texts]


def apart(lines: Sequence[str], after: int, pieces: Pieces) -> tuple[int, Pieces]:
    """Return where pieces go after a line, and the pieces with an empty line around them."""
    spaced, at = list(pieces), after + 1
    if at < len(lines) and not lines[at].strip(markup.SPACE):
        at += 1
    elif after >= 0:
        spaced.insert(0, ("", None))
    if at < len(lines) and lines[at].strip(markup.SPACE):
        spaced.append(("", None))
    return at, spaced


def last_line(lines: Sequence[str], head: int, stop: int) -> int:
    """Return the last line before `stop` that is not empty, `head` if there is none after it."""
    return next((at for at in range(stop - 1, head, -1) if lines[at].strip(markup.SPACE)), head)


def indent_under(line: str, entry: ListItem) -> str:
    """Return the white space that leads to the column of an item's text."""
    before = line[: entry.start]
    kept = before if not before.strip(markup.SPACE) else ""
    return kept + " " * (entry.column - markup.columns(kept, 0))


def never_ended(lines: Sequence[str], first: int, stop: int) -> int:
    """Return the line where the fence or HTML begins that never ends, `stop` if there is none.

    It is the last line from `first` on, of those that may begin one, before which a heading still
    reads as one.
    """
    from blocklist.core.blocks import scan

    probed = list(lines[:first])
    tried: dict[int, int] = {}
    for at in range(first, stop):
        if lines[at].lstrip(" ")[:1] in {"`", "~", "<"}:
            tried[len(probed) + 1] = at
            probed += ["", "#"]
        probed.append(lines[at])
    seen = [tried[heading.line] for heading in scan(probed).headings if heading.line in tried]
    return max(seen, default=stop)


def _indent(line: str, item: ListItem) -> str:
    """Return the white space that leads to an item's marker, though another stands there."""
    return "".join([sign if sign in markup.SPACE else " " for sign in line[: item.start]])


def _counted(marker: str, step: int) -> str:
    """Return the marker `step` places after an ordered one; any other stays."""
    if marker[:1] in "-*+":
        return marker
    return f"{min(int(marker[:-1]) + step, MOST_NUMBER)}{marker[-1]}"


def _padding(item: ListItem) -> str:
    """Return the white space after an item's marker, as far as it can stand after another one."""
    return item.padding if 0 < len(item.padding) <= MOST_PADDING else " "
