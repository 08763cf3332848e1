"""What is understood of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blocklist.core.day import OUTSIDE, TEXT, WHOLE_DAY
from blocklist.core.day_parse import parse
from blocklist.core.env import Settings
from blocklist.core.lines import decode, from_text
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


def a_day(text: str) -> Day:
    """Return the day of a text."""
    return parse(from_text(text), Settings())


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        (" ", "open"),
        ("x", "done"),
        ("X", "done"),
        ("/", "started"),
        (">", "carried"),
        ("-", "aside"),
        ("?", "open"),
        ("é", "open"),
    ],
)
def test_a_mark_has_a_status(mark: str, status: str) -> None:
    """A mark that is not ours counts as open."""
    (item,) = a_day(f"- [{mark}] a\n").items
    assert (mark, status) == (item.mark, item.status)


def test_progress_counts_neither_carried_nor_aside() -> None:
    """Nor blanks; started and odd ones are not done."""
    text = (
        "## Math\n- [x] a\n- [X] b\n- [/] c\n- [?] d\n- [>] e\n- [-] f\n- [ ] g\n  - [x] h\n- [ ]\n"
    )
    assert (3, 6) == a_day(text).work[0].progress


def test_the_question_counts_open_and_started_ones_at_top_level() -> None:
    """Steps, blanks, done, carried and aside ones are not counted."""
    text = "- [ ] a\n  - [ ] step\n- [/] b\n- [x] c\n- [>] d\n- [-] e\n- [ ]\n- plain\n  - [ ] f\n"
    assert ["a", "b"] == [item.text for item in a_day(text).blocks[0].waiting]


def test_blanks_count_nested_ones_too() -> None:
    """Only an open box without text and with nothing under it is a blank."""
    text = "## Math\n- [ ]\n- [ ] a\n  - [ ]\n- [ ]\n  note\n- [x]\n- [?]\n"
    block = a_day(text).work[0]
    assert (2, 4) == (block.blanks, len(block.items))


TIMES = """## Math 9:00-9:45
- [ ] a
## Art 9:30-10:00
## Long 9:30-11:00
## 13:00 Late
## Free
- [ ] b
"""


@pytest.mark.parametrize(
    ("minute", "now", "upcoming"),
    [
        (539, None, "Math"),
        (540, "Math", "Art"),
        (570, "Art", "Late"),
        (599, "Art", "Late"),
        (600, "Long", "Late"),
        (660, None, "Late"),
        (780, "Late", None),
        (839, "Late", None),
        (840, None, None),
    ],
)
def test_now_is_by_the_clock(minute: int, now: str | None, upcoming: str | None) -> None:
    """The later one is on, of two the one that ends first; a block without a time is never next."""
    day = a_day(TIMES)
    current, following = day.current(minute), day.upcoming(minute)
    assert (now, upcoming) == (current and current.name, following and following.name)


@pytest.mark.parametrize(
    ("text", "upcoming"),
    [
        ("## Math\n- [ ]\n- [x] a\n## Art\n- [/] b\n## Last\n- [ ] c\n", "Art"),
        ("## Math\n- [x] a\n## Art\n- [ ]\n## Last\n- [ ]\n", "Art"),
        ("## Math\n- [x] a\n## Art\n- [-] b\n", None),
        ("- [ ] a\n", None),
    ],
)
def test_on_a_day_without_times_the_first_open_one_is_next(text: str, upcoming: str | None) -> None:
    """An open item comes before a blank, and nothing is now."""
    day = a_day(text)
    following = day.upcoming(600)
    assert (None, upcoming) == (day.current(600), following and following.name)


def test_the_text_of_block_0_leaves_title_and_front_matter_out() -> None:
    """What stands under the title and in whole-day sections is its text."""
    day = a_day("---\na: b\n---\nT\n=\n\n  Hello.\n\n## Must do\n\n%% no %%\n  Soon.\n- [ ] a\n")
    assert ["Hello.", "Soon."] == [line for line in day.prose(day.blocks[0].sections) if line]


def test_the_reflection_is_the_first_name_of_the_list() -> None:
    """Notes, Journal and Log are no reflections, unless the list says so."""
    text = "## Notes\n\none\n\n## Reflection\n\ntwo\n"
    assert ["two"] == a_day(text).reflection()
    settings = Settings()
    settings.not_work = ("Notes",)
    assert ["one"] == parse(from_text(text), settings).reflection()


def test_without_a_list_of_text_sections_there_is_no_reflection() -> None:
    """An empty `not_work` makes a work time of each section."""
    settings = Settings()
    settings.not_work = ()
    day = parse(from_text("## Reflection\n\ntwo\n"), settings)
    assert ([], ["Reflection"]) == (day.reflection(), [block.name for block in day.work])


def test_a_night_says_nothing_of_the_headings_below_it() -> None:
    """A start before `day_starts` is the next morning's; the times below are read without it."""
    text = "## Math 13:10-13:55\n## Night 0:30-1:00\n## Reading 9:00-9:45\n## 10:00 Art\n"
    settings = Settings()
    settings.day_starts = 4 * 60
    early = parse(from_text(text.removeprefix("## Math 13:10-13:55\n")), settings)
    later = parse(from_text(text), settings)

    assert [24 * 60 + 30, 9 * 60, 10 * 60] == [block.start for block in early.work]
    assert [13 * 60 + 10, 24 * 60 + 30, 21 * 60, 22 * 60] == [block.start for block in later.work]
