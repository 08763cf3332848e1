"""What is understood of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blocklist.core.day import OUTSIDE, TEXT, WHOLE_DAY
from blocklist.core.day_parse import parse
from blocklist.core.env import Settings
from blocklist.core.lines import decode
from tests.fixture_file import as_bytes, cases

if TYPE_CHECKING:
    from blocklist.core.day import Box, Day, Section


def understood(day: Day) -> str:
    """Return a day as tests/fixtures/days.md writes it."""
    lines = [f"title: {day.title}"] if day.title is not None else []
    for section in day.sections:
        shown = [line for box in section.boxes for line in _box(box)]
        prose = [] if section.kind == TEXT else day.prose([section])
        if section.kind != OUTSIDE or shown:
            lines.append(_heading(day, section))
            lines += [] if section.kind == TEXT else shown
            lines += [f'  " {line}' if line else '  "' for line in prose]
    reflection = day.reflection()
    lines += [f"reflection: {' / '.join(reflection)}"] if reflection else []
    return "".join(f"{line}\n" for line in lines)


def _heading(day: Day, section: Section) -> str:
    if section.kind == TEXT:
        return f"~ {section.name}"
    if section.kind in {OUTSIDE, WHOLE_DAY}:
        return "0 (loose)" if section.kind == OUTSIDE else f"0 {section.name}"
    block = next(block for block in day.work if block.sections == [section])
    assert (block.name, block.start, block.end) == (section.name, section.start, section.end)
    clock = f" {_clock(block.start)}-{_clock(block.until)}" if block.start is not None else ""
    return f"{block.number} {block.name}{clock}"


def _clock(minute: int | None) -> str:
    return "?" if minute is None else f"{minute // 60:02}:{minute % 60:02}"


def _box(box: Box) -> list[str]:
    indent = "  " * (box.depth + 1)
    own = f"{indent}{box.id} [{box.mark}] {box.text}".rstrip()
    return [own, *(f"{indent}  | {note}".rstrip() for note in box.notes)]


@pytest.mark.parametrize(("text", "meaning"), cases("days.md", 2))
def test_a_day_is_understood_as_docs_say(text: str, meaning: str) -> None:
    """Sections, boxes, notes, text and reflection are those that the fixture names."""
    day = parse(decode(as_bytes(text)), Settings())
    assert as_bytes(meaning).decode("utf-8", "surrogateescape") == understood(day)
