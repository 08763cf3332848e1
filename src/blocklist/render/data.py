"""JSON for scripts. Its schemas are in docs/schema/."""

from __future__ import annotations

import json

from blocklist.render import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from blocklist.core.day import Block, Box
    from blocklist.core.env import Env
    from blocklist.core.result import DayResult

SCHEMA = 1
HOUR, DAY = 60, 24 * 60


def day(result: DayResult, env: Env) -> str:
    """Return a day, or what is now and next, as a JSON text."""
    moment, its = result.moment, result.day
    now = its.current(moment.minute) if moment else None
    if result.part == "now":
        upcoming = its.upcoming(moment.minute) if moment else None
        blocks = {
            "now": now and _block(result, now, now),
            "next": upcoming and _block(result, upcoming, now),
        }
        return _text({"schema": SCHEMA, "date": result.date, **blocks})
    whole = its.blocks[0]
    shown = (
        its.blocks
        if whole.boxes or any(section.level > 1 for section in whole.sections)
        else its.work
    )
    return _text(
        {
            "schema": SCHEMA,
            "date": result.date,
            "path": result.path,
            "exists": result.exists,
            "title": its.title if its.title is not None else env.words.long_date(result.date),
            "blocks": [_block(result, block, now) for block in shown],
            "reflection": _joined(its.reflection()),
        }
    )


def _block(result: DayResult, block: Block, now: Block | None) -> dict[str, Any]:
    """Return a work time or the whole day."""
    return {
        "number": block.number,
        "name": block.name if block.number else None,
        "start": _time(block.start),
        "end": _time(block.end),
        "now": block is now,
        "blanks": block.blanks,
        "text": _joined(result.day.prose(block.sections)),
        "items": [_item(item) for item in block.items],
    }


def _item(item: Box) -> dict[str, Any]:
    """Return an item; its line is counted from 1."""
    return {
        "id": item.id,
        "text": item.text,
        "status": item.status,
        "mark": item.mark,
        "done": item.status == "done",
        "depth": item.depth,
        "line": item.line + 1,
        "section": item.section.heading if item.section.level > 1 else None,
        "notes": _joined(item.notes),
    }


def _time(minute: int | None) -> str | None:
    """Return a time as HH:MM (ISO 8601; the end of the day is 24:00)."""
    if minute is None:
        return None
    hour, rest = divmod(minute if minute <= DAY else minute - DAY, HOUR)
    return f"{hour:02d}:{rest:02d}"


def _joined(lines: Sequence[str]) -> str | None:
    """Return lines as one string, None where there are none."""
    return "\n".join(lines) if lines else None


def _text(value: object) -> str:
    """Return a value as JSON (RFC 8259) that is safe to show.

    Control characters are escapes, U+007F to U+009F too, which terminals obey; half a surrogate
    pair is no character of JSON at all.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text if text.isascii() and "\x7f" not in text else "".join(map(_safe, text))


def _safe(sign: str) -> str:
    """Return a character of a JSON text as it may stand there."""
    if "\x7f" <= sign <= "\x9f":
        return f"\\u{ord(sign):04x}"
    return plain.HIDDEN if "\ud800" <= sign <= "\udfff" else sign
