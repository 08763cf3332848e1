"""Which heading each place of a text is under, told by the heading's name and not by its time."""

from __future__ import annotations

from blocklist.core import markup, names
from blocklist.core.times import read_heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def places_under(lines: Sequence[str], heading: str) -> list[int]:
    """Return the places under a heading, as line numbers; a place is before the line of its number.

    `heading` is a line, empty for the places above all headings.
    """
    here = ""
    found = [0] * (not heading)
    for number, line in enumerate(lines, 1):
        here = line if name_key(line) is not None else here
        if here == heading:
            found.append(number)
    return found


def named(lines: Sequence[str]) -> list[str]:
    """Return lines with each heading cut down to what tells its name from others."""
    keys = [name_key(line) for line in lines]
    return [line if key is None else f"# {key}" for line, key in zip(lines, keys, strict=True)]


def name_key(line: str) -> str | None:
    """Return what tells the name of a heading from others, None for a line that is no heading."""
    text = line.strip(markup.SPACE)
    found = markup.heading(text) if text[:1] == "#" else None
    return None if found is None else names.key(read_heading(found[1]).name)
