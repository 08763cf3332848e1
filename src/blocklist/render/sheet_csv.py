"""A day as rows of CSV, for a spreadsheet.

Source of the form: RFC 4180. A cell that a spreadsheet would take for a formula has an apostrophe
in front (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io

from blocklist.render import data, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Block, Box
    from blocklist.core.result import DayResult

COLUMNS = (
    "id", "date", "block", "name", "start", "end", "status", "mark", "text", "depth", "notes",
    "section", "path",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def header() -> str:
    """Return the row of the names of columns."""
    return _row(COLUMNS)


def rows(result: DayResult) -> list[str]:
    """Return a row for each item."""
    return [_item(result, block, item) for block in result.day.blocks for item in block.items]


def _item(result: DayResult, block: Block, item: Box) -> str:
    """Return the row of an item; what is absent is an empty cell."""
    return _row(
        (
            item.id,
            result.date,
            str(block.number),
            item.section.place,
            data.time(block.start) or "",
            data.time(block.end) or "",
            item.status,
            item.mark,
            item.text,
            str(item.depth),
            "\n".join(item.notes),
            item.section.heading if item.section.level > 1 else "",
            result.path,
        )
    )


def _row(cells: Sequence[str]) -> str:
    """Return a row without its last newline: CR stands there, and LF is written after it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow([_safe(cell) for cell in cells])
    return text.getvalue().removesuffix("\n")


def _safe(cell: str) -> str:
    """Return a cell that is text to a spreadsheet, and safe to show."""
    lines = [plain.clean(line) for line in cell.split("\n")]
    text = "\n".join(lines)
    return f"'{text}" if text.startswith(FORMULA) else text
