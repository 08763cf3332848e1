"""BLOCK and ITEM, as they are typed, to what is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from blocklist.core.address import NoBlock, find_block, find_items, find_place
from blocklist.core.day_parse import parse
from blocklist.core.env import Settings
from blocklist.core.lines import from_text
from blocklist.core.result import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from blocklist.core.day import Box, Day

DAY = """# T

- [ ] loose

## Must do

- [ ] clean my desk
- [ ]

## Math 9:00-9:45

- [x] math p.42
- [ ] flash cards
  - [ ] print the cards +math @home

## 1. Reading 10:00-10:45

- [/] chapter 3 +novel @library
- [-] flash fiction

## Social Studies

- [ ] map of Ohio
- [ ] Ohio

## Art

- [ ]

## Reflection

- [ ] none of the day's
"""
SIGNS = "- [ ] 🎨 poster\n- [ ] 🎨\n- [ ] ☀ sun\n"


def day(text: str = DAY, settings: Settings | None = None) -> Day:
    """Return a day."""
    return parse(from_text(text), settings or Settings())


def refused(look: Callable[[], object]) -> Refusal:
    """Return the refusal that a look ends in."""
    with pytest.raises(Refusal) as refusal:
        look()
    return refusal.value


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ("0", 0),
        ("1", 1),
        ("02", 2),
        (" 3 ", 3),
        ("math", 1),
        ("MATH", 1),
        ("**Math**", 1),
        ("m", None),
        ("ma", 1),
        ("reading", 2),
        ("1. Reading", 2),
        ("1. read", None),
        ("read", 2),
        ("social   studies", 3),
        ("Social St", 3),
        ("studies", None),
        ("maths", None),
        ("must do", 0),
        ("Must-dos", 0),
        ("must", 0),
        ("now", 1),
        ("NEXT", 2),
        ("4", 4),
        ("5", None),
        ("٣", None),
        ("²", None),
        ("math 9:00-9:45", 1),
    ],
)
def test_a_block_is_named_by_number_name_start_or_clock(wanted: str, number: int | None) -> None:
    """A number, a full name, a unique start of one, `now` and `next` find it at 9:20."""
    found: int | None
    try:
        found = find_block(day(), wanted, 9 * 60 + 20).block.number
    except Refusal:
        found = None
    assert number == found


def test_a_whole_day_section_is_a_part_of_block_0() -> None:
    """Its name gives the section; the number 0 leaves the section to the file."""
    must_do = find_block(day(), "must do", None)
    assert (0, "Must do") == (must_do.block.number, must_do.section and must_do.section.name)
    assert (0, None) == (
        find_block(day(), "0", None).block.number,
        find_block(day(), "0", None).section,
    )


def test_without_a_block_it_is_the_work_time_now_else_the_whole_day() -> None:
    """At 9:20 that is Math, at 9:45 and on another day it is the whole day."""
    numbers = [find_place(day(), None, minute).block.number for minute in (560, 585, None)]
    assert [1, 0, 0] == numbers


@pytest.mark.parametrize(
    ("text", "wanted", "minute", "expected"),
    [
        (
            "## Math\n## Art\n## Math\n", "math", None,
            ("several_blocks", 1, {"block": "math", "blocks": ["1 Math", "3 Math"]}),
        ),
        (
            "## Math\n## Must do\n## Maps\n", "m", None,
            ("several_blocks", 1, {"block": "m", "blocks": ["1 Math", "0 Must do", "2 Maps"]}),
        ),
        ("## Math\n## Notes\n", "notes", None, ("block_is_text", 2, {"block": "Notes"})),
        ("## Math\n## Notes\n", "not", None, ("block_is_text", 2, {"block": "Notes"})),
        ("## Math\n", "notes", None, ("block_is_text", 2, {"block": "notes"})),
        ("## Math\n", "", None, ("block_no_name", 2, {"block": ""})),
        ("## Math\n", "🎨", None, ("block_no_name", 2, {"block": "🎨"})),
        ("## Math\n", "9:00", None, ("block_no_name", 2, {"block": "9:00"})),
        ("## Math\n", "1.5", None, ("block_no_name", 2, {"block": "1.5"})),
        ("# T\n", "Notes 9:00-9:45", None, ("block_is_text", 2, {"block": "Notes 9:00-9:45"})),
        ("# T\n", "8h20 à 9h05", None, ("block_no_name", 2, {"block": "8h20 à 9h05"})),
        ("# T\n", "1. Notes", None, ("block_is_text", 2, {"block": "1. Notes"})),
        ("# T\n", "Art\udcff", None, ("block_no_name", 2, {"block": "Art\udcff"})),
        ("# T\n", "Art\x1f", None, ("block_no_name", 2, {"block": "Art\x1f"})),
        ("# T\n", "Art\nb", None, ("block_no_name", 2, {"block": "Art\nb"})),
        ("## Math\n", "now", None, ("clock_of_other_day", 2, {"block": "now"})),
        ("## Math\n", "Next", None, ("clock_of_other_day", 2, {"block": "next"})),
        ("## Math\n", "now", 60, ("nothing_now", 1, {"blocks": ["1 Math"]})),
        ("## Math\n", "next", 60, ("nothing_next", 1, {"blocks": ["1 Math"]})),
        ("## Math\n", "9", None, ("no_block", 1, {"block": "9", "blocks": ["1 Math"]})),
        ("## Math\n", "9" * 30, None, ("no_block", 1, {"block": "9" * 30, "blocks": ["1 Math"]})),
        ("# T\n", "25", None, ("too_many_blocks", 2, {"most": 24})),
        ("## Block 1\n", "25", None, ("too_many_blocks", 2, {"most": 24})),
    ],
)  # fmt: skip
def test_a_block_that_can_not_be_told_is_refused_with_facts(
    text: str, wanted: str, minute: int | None, expected: tuple[str, int, dict[str, Any]]
) -> None:
    """What is there is listed; a name that can't be one is wrong use."""
    refusal = refused(lambda: find_block(day(text), wanted, minute))
    facts = {name: refusal.facts[name] for name in expected[2]}
    assert expected == (refusal.reason, refusal.exit, facts)


@pytest.mark.parametrize(
    ("text", "wanted", "makes", "unasked"),
    [
        ("# T\n", "2", ["Block 1", "Block 2"], True),
        ("# T\n", "24", [f"Block {number}" for number in range(1, 25)], True),
        ("## Block 1\n## Block 2 9:00-9:45\n", "4", ["Block 3", "Block 4"], True),
        ("## block 1\n", "2", ["Block 2"], True),
        ("## Block 2\n", "1", ["Block 1"], True),
        ("## Block 1\n## Block 3\n", "4", ["Block 2", "Block 4"], True),
        ("## Block 1\n## Block 3\n", "2", ["Block 2"], True),
        ("## Block 1\n## Block 1\n", "3", ["Block 3"], False),
        ("## Block 1\n## Math\n", "3", ["Block 3"], False),
        ("## Block\n", "2", ["Block 2"], False),
        ("## Block 1234567890\n", "2", ["Block 2"], False),
        ("## Math\n", "3", ["Block 3"], False),
        ("## Math\n", "25", [], False),
        ("# T\n", "Math", ["Math"], True),
        ("## Must do\n- [ ] a\n", "Math 9:00-9:45", ["Math 9:00-9:45"], True),
        ("# T\n", "  Social\tStudies ", ["Social Studies"], True),
        ("## Math\n", "Art", ["Art"], False),
        ("# T\n", "Can do", ["Can do"], True),
        ("# T\n", "👩\u200d🏫\u00a0Class", ["👩\u200d🏫\u00a0Class"], True),
    ],
)
def test_a_block_that_is_not_there_may_be_made(
    text: str, wanted: str, makes: list[str], *, unasked: bool
) -> None:
    """On a day without work times, or where all are named Block N, it is made unasked."""
    refusal = refused(lambda: find_block(day(text), wanted, None))
    assert isinstance(refusal, NoBlock)
    assert (makes, unasked) == (list(refusal.makes), refusal.unasked)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["1.1"], ["1.1"]),
        (["2.1", "0.2", "2.1"], ["2.1", "0.2"]),
        (["01.01"], ["1.1"]),
        (["map"], ["3.1"]),
        (["map", "of"], ["3.1"]),
        (["map", "ohio"], ["3.1"]),
        (["Ohio"], ["3.2"]),
        (["chapter 3"], ["2.1"]),
        (["novel"], ["2.1"]),
        (["+novel", "@library"], ["2.1"]),
        (["P.42"], ["1.1"]),
        (["(clean", "desk!)"], ["0.2"]),
        (["print the"], ["1.3"]),
        (["flash"], ["1.2"]),
        (["fiction"], ["2.2"]),
    ],
)
def test_items_are_named_by_ids_or_by_words(words: list[str], ids: list[str]) -> None:
    """Ids name several; words name one, open ones before others, a full match before a part."""
    found = find_items(day(), words, lambda item: item.status in {"open", "started"})
    assert ids == [item.id for item in found]


def test_signs_alone_are_words_too() -> None:
    """An item that is an emoji can be named by it."""
    found = [
        find_items(day(SIGNS), [words], lambda _: True)[0].id for words in ("🎨", "☀", "poster")
    ]
    assert ["0.2", "0.3", "0.1"] == found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["1.4"], ("no_item", 1)),
        (["1.0"], ("no_item", 1)),
        (["9.1"], ("no_item", 1)),
        (["5.1"], ("no_item", 1)),
        (["٣.1"], ("no_item", 1)),
        (["²"], ("no_item", 1)),
        (["5"], ("no_block", 1)),
        (["1.99999999999"], ("no_item", 1)),
        (["1.1", "1.9"], ("no_item", 1)),
        (["0.3"], ("item_blank", 1)),
        (["0.1", "0.3"], ("item_blank", 1)),
        (["1"], ("block_listed", 1)),
        (["0"], ("block_listed", 1)),
        (["1", "2"], ("no_item", 1)),
        (["7"], ("no_block", 1)),
        (["4"], ("block_empty", 1)),
        (["card"], ("no_item", 1)),
        (["cards", "flash"], ("no_item", 1)),
        (["cards"], ("several_items", 1)),
        (["1.1", "flash"], ("no_item", 1)),
        (["none of the day's"], ("no_item", 1)),
        ([""], ("no_item", 1)),
        (["!"], ("no_item", 1)),
        ([], ("no_item", 1)),
    ],
)
def test_items_that_can_not_be_told_are_refused(
    words: list[str], expected: tuple[str, int]
) -> None:
    """Whole words in their order alone fit; an id must be there and be no blank."""
    refusal = refused(lambda: find_items(day(), words, lambda item: item.status == "open"))
    assert expected == (refusal.reason, refusal.exit)


def test_several_items_are_listed_with_their_ids() -> None:
    """Those that the command would change are listed; the others are not."""

    def would(item: Box) -> bool:
        return item.status == "open"

    refusal = refused(lambda: find_items(day(), ["cards"], would))
    assert ["1.2 flash cards", "1.3 print the cards +math @home"] == refusal.facts["items"]
    assert "cards" == refusal.facts["item"]


def test_of_several_full_matches_the_others_are_not_listed() -> None:
    """Two items of one text are told by their ids, without those that hold more."""
    text = "- [ ] flash cards two\n- [ ] flash cards\n- [ ] Flash cards!\n"
    refusal = refused(lambda: find_items(day(text), ["flash", "cards"], lambda _: True))
    assert ["0.2 flash cards", "0.3 Flash cards!"] == refusal.facts["items"]


def test_a_heading_that_is_a_time_alone_is_named_by_its_start() -> None:
    """The start of its name is the start of the time."""
    assert 2 == find_block(day("## Math\n## 9:00-9:45\n"), "9:00", None).block.number


def test_a_block_number_alone_lists_its_items() -> None:
    """A lone N is no item: it says what is in that block."""
    facts = refused(lambda: find_items(day(), ["2"], lambda _: True)).facts
    assert (2, "1. Reading") == (facts["number"], facts["place"])
    assert ["2.1 chapter 3 +novel @library", "2.2 flash fiction"] == facts["items"]


def test_names_of_the_settings_are_the_sections_kinds() -> None:
    """Other words for the whole day and for text make other sections of them."""
    settings = Settings()
    settings.whole_day, settings.not_work = ("Morgens",), ("Tagebuch",)
    text = "## Morgens\n- [ ] a\n## Must do\n- [ ] b\n## Tagebuch\n"
    found = day(text, settings)
    assert ["0.1", "1.1"] == [box.id for box in found.boxes]
    assert 0 == find_block(found, "morgen", None).block.number
    assert "block_is_text" == refused(lambda: find_block(found, "tag", None)).reason
