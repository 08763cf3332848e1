"""Draw the pictures of the docs: what blocklist shows on a terminal, and what a person types there.

`--check` draws nothing and says by its exit code whether the pictures are what would be drawn.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from blocklist.__main__ import main
from blocklist.core.env import Env
from blocklist.render import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERE = os.path.dirname(os.path.abspath(__file__))
COLUMNS = 80
DAY = """\
# Tuesday 24 November 2026

## Spelling 8:20-8:50

- [x] ten words with ou
- [x] say them to Mia

## Math 9:00-9:45

- [x] math p.42
- [ ] flash cards
  if stuck: ask Sam for the blue set

## Reading 10:00-10:45

- [ ] chapter 3 +novel @library
- [ ]

## Writing 11:00-11:45

- [/] poem about the river
- [ ] thank-you letter

## Science 13:10-13:55

- [ ]
- [ ]
"""

FRIDAY = """\
# {{date}}

## Must do

- [ ]
- [ ]
- [ ]

## Math 9:00-9:45

- [ ]
- [ ]

## Reading 10:00-10:45

- [ ]
- [ ]
"""
MONDAY = """\
## Reading

- [ ] chapter 2 +novel
- [x] spelling words
"""
WEDNESDAY = """\
## Writing

- [/] poem about the river
- [x] thank-you letter
"""


class Story(NamedTuple):
    """Files that lie in the folder, a moment, a command, and what is typed while it asks."""

    files: Mapping[str, str]
    now: str
    argv: Sequence[str] = ()
    typed: Sequence[str] = ()


WEEK = {"2026-11-23.md": MONDAY, "2026-11-25.md": WEDNESDAY, "templates/friday.md": FRIDAY}
STORIES = {
    "day": Story({"2026-11-24.md": DAY}, "2026-11-24T09:20"),
    "init": Story(
        {},
        "2026-11-24T08:20",
        ["init"],
        ["Math 9:00-9:45", "Reading 10:00-10:45", "", "", "y", ""],
    ),
    "plan": Story(
        WEEK,
        "2026-11-27T08:20",
        ["plan"],
        ["2", "spelling test", "", "math p.50", "flash cards", "chapter 3 +novel", ""],
    ),
    "carry": Story(WEEK, "2026-11-26T08:20", ["carry", "--from", "mon"], ["1"]),
}

CELL, LINE, MARGIN = 9.6, 22, 20  # pixels
KINDS = {"1": "name", "32": "done", "36": "now"}  # of ECMA-48 SGR
# It follows the page: dark letters on light, or light ones on dark.
STYLE = """\
text { font: 16px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
       fill: #1f2328; white-space: pre; }
rect { fill: #ffffff; stroke: #d0d7de; }
.name { font-weight: bold; }
.done { fill: #1a7f37; }
.now { fill: #0a7080; }
@media (prefers-color-scheme: dark) {
  text { fill: #d7dce2; }
  rect { fill: #14181e; stroke: #3d444d; }
  .done { fill: #57b46a; }
  .now { fill: #4bc3d3; }
}"""


class Terminal(io.TextIOWrapper):
    """A stream that takes itself for a terminal."""

    def isatty(self) -> bool:
        """Whether a person sits at it."""
        return True


class Keyboard(Terminal):
    """Lines that are typed one after the other, and stand on the screen as they are."""

    def __init__(self, typed: Sequence[str], screen: Terminal) -> None:
        super().__init__(io.BytesIO())
        self._typed = list(typed)
        self._screen = screen

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        """Return the next line."""
        del size
        line = self._typed.pop(0) + "\n"
        self._screen.write(line)
        return line


def shown(story: Story) -> list[str]:
    """Return the lines that stand on the terminal when a story is over."""
    with tempfile.TemporaryDirectory(prefix="blocklist-") as home:
        for name, text in story.files.items():
            path = os.path.join(home, "days", name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        variables = {
            "HOME": home, "BLOCKLIST_DIR": os.path.join(home, "days"),
            "BLOCKLIST_STATE": os.path.join(home, "state"),
            "BLOCKLIST_NOW": story.now, "COLUMNS": str(COLUMNS),
        }  # fmt: skip
        screen = Terminal(io.BytesIO(), encoding="utf-8")
        if story.argv:
            screen.write(" ".join(["$ blocklist", *story.argv]) + "\n")
        keys = Keyboard(story.typed, screen)
        main(list(story.argv), Env(variables, keys, screen, screen if story.typed else None))
        screen.seek(0)
        return screen.read().replace(home, "~").rstrip("\n").split("\n")


def drawn(line: str, y: int) -> list[str]:
    """Return the pieces of a line as SVG; each is as wide as its columns, whatever the font."""
    found, column = [], 0
    kind = ""
    for at, part in enumerate(re.split("\x1b\\[([0-9;]*)m", line)):
        if at % 2:
            kind = KINDS.get(part, "")
            continue
        for gap, text in re.findall("( *)([^ ](?:[^ ]| (?! ))*)?", part):
            column += len(gap)
            if text:
                cells = plain.cells(text)
                x, width = MARGIN + column * CELL, cells * CELL
                named = f' class="{kind}"' if kind else ""
                where = f'x="{x:g}" y="{y}" textLength="{width:g}"'
                found.append(f"<text {where}{named}>{escape(text)}</text>")
                column += cells
    return found


def picture(story: Story) -> str:
    """Return the picture of a story."""
    lines = shown(story)
    width, height = round(COLUMNS * CELL + 2 * MARGIN), len(lines) * LINE + 2 * MARGIN
    frame = f'<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="8"/>'
    rows = [
        text for at, line in enumerate(lines) for text in drawn(line, MARGIN + at * LINE + LINE - 6)
    ]
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    return "\n".join([head, f"<style>\n{STYLE}\n</style>", frame, *rows, "</svg>", ""])


def path_of(name: str) -> str:
    """Return where a picture lies."""
    return os.path.join(HERE, f"{name}.svg")


def is_fresh(name: str) -> bool:
    """Whether a picture is what would be drawn."""
    with open(path_of(name), encoding="utf-8") as kept:
        return kept.read() == picture(STORIES[name])


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(not all(map(is_fresh, STORIES)))
    for each, drawn_story in STORIES.items():
        with open(path_of(each), "w", encoding="utf-8", newline="\n") as picture_file:
            picture_file.write(picture(drawn_story))
