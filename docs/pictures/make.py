"""Draw day.svg, the picture in README.md: a sample day, as blocklist shows it on a terminal.

`--check` draws nothing and says by its exit code whether the picture is what would be drawn.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from html import escape

from blocklist.__main__ import main
from blocklist.core.env import Env
from blocklist.render import plain

PICTURE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "day.svg")
NOW, DATE, COLUMNS = "2026-11-24T09:20", "2026-11-24", 80
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


def shown() -> list[str]:
    """Return the lines that blocklist writes to a terminal for the sample day."""
    with tempfile.TemporaryDirectory(prefix="blocklist-") as home:
        with open(os.path.join(home, f"{DATE}.md"), "w", encoding="utf-8") as day:
            day.write(DAY)
        variables = {
            "HOME": home, "BLOCKLIST_DIR": home, "BLOCKLIST_STATE": os.path.join(home, "state"),
            "BLOCKLIST_NOW": NOW, "COLUMNS": str(COLUMNS),
        }  # fmt: skip
        screen = Terminal(io.BytesIO(), encoding="utf-8")
        main([], Env(variables, None, screen, None))
        screen.seek(0)
        return screen.read().rstrip("\n").split("\n")


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


def picture() -> str:
    """Return the picture."""
    lines = shown()
    width, height = round(COLUMNS * CELL + 2 * MARGIN), len(lines) * LINE + 2 * MARGIN
    frame = f'<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="8"/>'
    rows = [
        text for at, line in enumerate(lines) for text in drawn(line, MARGIN + at * LINE + LINE - 6)
    ]
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    return "\n".join([head, f"<style>\n{STYLE}\n</style>", frame, *rows, "</svg>", ""])


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        with open(PICTURE, encoding="utf-8") as kept:
            sys.exit(kept.read() != picture())
    with open(PICTURE, "w", encoding="utf-8", newline="\n") as file:
        file.write(picture())
