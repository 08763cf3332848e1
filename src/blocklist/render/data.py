"""JSON for scripts. Its schemas are in docs/schema/."""

from __future__ import annotations

import json

from blocklist.core.find import Found
from blocklist.core.result import Refusal
from blocklist.render import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from blocklist.core.day import Block, Box
    from blocklist.core.env import Env
    from blocklist.core.find import Hit
    from blocklist.core.result import DayResult, Days, Hits, WeekResult

SCHEMA = 1
ITEM_KEYS = ("id", "text", "status", "mark", "done", "depth", "line", "section", "notes")
INDENT = " " * 4
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
    return _text(_day(result, env))


def week(result: WeekResult, env: Env) -> str:
    """Return a week, or several, as a JSON text."""
    summary = {}
    for row in result.rows:
        done, written = row.total
        summary[row.name] = {"done": done, "open": written - done, "written": written}
    names = [week.name for week in result.weeks]
    days = [_day_of_week(day, result, env) for day in result.days]
    head = {"schema": SCHEMA, "week": names[-1], "weeks": names}
    return _text({**head, "days": days, "summary": summary})


def days(outcome: Days, env: Env) -> Iterator[str]:
    """Yield one JSON text of all days, piece by piece."""
    return _pieces("days", ([_day(result, env)] for result in outcome.days))


def hits(outcome: Hits) -> Iterator[str]:
    """Yield one JSON text of all hits, piece by piece."""
    pages = (found for found in outcome.found if isinstance(found, Found))
    return _pieces("hits", map(_hits, pages))


def findings(values: Iterable[object]) -> Iterator[str]:
    """Yield one JSON text of all findings, piece by piece."""
    return _pieces("findings", ([value] for value in values))


def _pieces(key: str, parts: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of an answer with one long list; it is closed though the parts end badly."""
    end: Refusal | None = None
    last = f'{{\n  "schema": {SCHEMA},\n  "{key}": ['
    empty = True
    try:
        for part in parts:
            for value in part:
                yield last if empty else f"{last},"
                last, empty = INDENT + _text(value).replace("\n", "\n" + INDENT), False
    except Refusal as why:
        end = why
    yield f"{last}]\n}}" if empty else f"{last}\n  ]\n}}"
    if end is not None:
        raise end


def _day(result: DayResult, env: Env) -> dict[str, Any]:
    """Return a day."""
    moment, its = result.moment, result.day
    now = its.current(moment.minute) if moment else None
    whole = its.blocks[0]
    shown = (
        its.blocks
        if whole.boxes or any(section.level > 1 for section in whole.sections)
        else its.work
    )
    return {
        "schema": SCHEMA,
        "date": result.date,
        "path": result.path,
        "exists": result.exists,
        "title": its.title if its.title is not None else env.words.long_date(result.date),
        "blocks": [_block(result, block, now) for block in shown],
        "reflection": _joined(its.reflection()),
    }


def _day_of_week(day: DayResult, result: WeekResult, env: Env) -> dict[str, Any]:
    """Return a day with those items and that reflection alone that are asked for."""
    from blocklist.core.tags import holds

    value = _day(day, env)
    for block in value["blocks"]:
        block["items"] = [item for item in block["items"] if holds(item["text"], result.tags)]
    if not any(day.date == date for week in result.weeks for date, _ in week.said):
        value["reflection"] = None
    return value


def _hits(found: Found) -> list[dict[str, Any]]:
    """Return the hits of a page."""
    return [
        {"date": found.date, "path": found.path, **(_item(hit.item) if hit.item else _line(hit))}
        for hit in found.hits
    ]


def _line(hit: Hit) -> dict[str, Any]:
    """Return a line that is no item, with the keys of one."""
    held = {"text": hit.text, "line": hit.line + 1, "section": hit.section}
    return {key: held.get(key) for key in ITEM_KEYS}


def _block(result: DayResult, block: Block, now: Block | None) -> dict[str, Any]:
    """Return a work time or the whole day."""
    return {
        "number": block.number,
        "name": block.name if block.number else None,
        "start": time(block.start),
        "end": time(block.end),
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


def time(minute: int | None) -> str | None:
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
    if "\x7f" <= sign <= "\x9f" or sign in plain.TURNING:
        return f"\\u{ord(sign):04x}"
    return plain.HIDDEN if "\ud800" <= sign <= "\udfff" else sign
