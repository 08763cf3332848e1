"""Block structure: what a text is understood to be, and what it costs to know."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from blocklist.core.blocks import scan
from tests.fixture_file import as_bytes, cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from blocklist.core.blocks import ListItem, Scan


def told(lines: list[str]) -> str:
    """Return the structure of a text as tests/fixtures/blocks.md writes it."""
    found = scan(lines)
    facts = [(it.line, f'{it.line + 1}: heading {it.level} "{it.text}"') for it in found.headings]
    facts += [(item.line, told_item(item, lines)) for item in found.items]
    facts += [(first, f"{span(first, end)}: hidden") for first, end in hidden(found)]
    if found.title:
        first, end, text = found.title
        facts.append((first, f'{span(first, end)}: title "{text}"'))
    return "".join(f"{fact}\n" for _, fact in sorted(facts, key=lambda fact: fact[0]))


def told_item(item: ListItem, lines: list[str]) -> str:
    """Return an item as a line of the fixture."""
    mark = lines[item.box_line][item.box + 1]
    kind = f"box [{mark}]" if item.box >= 0 else "item"
    where = f", on line {item.box_line + 1}" if item.box >= 0 and item.box_line > item.line else ""
    place = span(item.line, item.end)
    return f"{'  ' * item.depth}{place}: {kind} {item.marker} at {item.column}{where}"


def span(first: int, end: int) -> str:
    """Return lines as a person counts them."""
    return f"{first + 1}" if end == first + 1 else f"{first + 1}-{end}"


def hidden(found: Scan) -> Iterator[tuple[int, int]]:
    """Yield runs of hidden lines; front matter is one of its own."""
    if found.front:
        yield 0, found.front
    lines = sorted(found.hidden - set(range(found.front)))
    while lines:
        end = next(n for n in range(lines[0], lines[-1] + 2) if n not in found.hidden)
        yield lines[0], end
        lines = [line for line in lines if line >= end]


@pytest.mark.parametrize(("text", "meaning"), cases("blocks.md", 2) + cases("tasklists.md", 2))
def test_a_text_is_understood(text: str, meaning: str) -> None:
    """Headings, items, boxes, title and hidden lines are those that the fixture names."""
    lines = as_bytes(text).decode().removesuffix("\n").split("\n")

    assert as_bytes(meaning).decode() == told(lines)


def test_no_lines_hold_nothing() -> None:
    """A file without any line has no structure."""
    assert not told([])


def test_an_item_tells_where_its_marker_stands_and_what_is_around_it() -> None:
    """Start, padding and parent are those of the line; an item without text has no padding."""
    lines = ["- a", "  *\tb", "", "    1.  ", "- >\t- c", "+     code"]

    found = scan(lines)

    assert [(0, " ", -1), (2, "\t", 0), (4, "", 1), (0, " ", -1), (0, " ", -1)] == [
        (item.start, item.padding, item.parent) for item in found.items
    ]


def test_the_bracket_of_a_box_is_where_it_is_said_to_be() -> None:
    """`lines[box_line][box]` is the `[`, also on a line of its own and after a wide space."""
    lines = ["- [ ] a", "-", "  [x] b", "\t- c", "* \u00a0[/] d"]

    boxes = [item for item in scan(lines).items if item.box >= 0]

    assert [" ", "x", "/"] == [lines[item.box_line][item.box + 1] for item in boxes]
    assert ["["] * 3 == [lines[item.box_line][item.box] for item in boxes]


def test_what_is_nested_too_deep_is_text() -> None:
    """A thousand containers are told apart; what stands in more is text, and nothing breaks."""
    lines = ["- " * 10_000 + "[ ] x", "", "- [ ] y"]

    found = scan(lines)

    assert 1_001 == len(found.items)
    assert -1 == found.items[999].box
    assert 0 <= found.items[1_000].box


@pytest.mark.parametrize("module", ["re", "blocklist.core.html"])
def test_a_day_without_html_needs_no_html(module: str) -> None:
    """What knows HTML, and `re`, is not loaded for a text in which no line begins with `<`."""
    code = (
        "import sys; from blocklist.core.blocks import scan; before = set(sys.modules);"
        "scan(['## Math', '- [ ] a <b>', '> c', '```', '```', '1. d', '---'])"
        f"; print({module!r} in set(sys.modules) - before)"
    )

    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert "False\n" == done.stdout


def best(lines: list[str]) -> float:
    """Return the least time in seconds of three readings."""
    times = []
    for _ in range(3):
        before = time.perf_counter()
        scan(lines)
        times.append(time.perf_counter() - before)
    return min(times)


def test_a_usual_day_is_read_in_a_blink() -> None:
    """Forty lines take 0.07 ms on a small machine; ten times that is a finding on any."""
    block = ["", "## Math 9:00-9:45", "", "- [x] math p.42", "- [ ] cards", "  ask Sam", "- [ ]"]
    lines = ["# Tuesday", *(block * 4), "", "## Reflection", "", "It went well."]

    assert 0.0007 > min(best(lines) for _ in range(20))


GROWING: dict[str, Callable[[int], list[str]]] = {
    "items": lambda n: ["- [ ] item"] * n,
    "items within items": lambda n: ["  " * at + "- [ ] x" for at in range(n // 100)],
    "markers on a line": lambda n: ["- " * n + "x"],
    "markers of two kinds on a line": lambda n: ["- * " * n + "x"],
    "quotes on a line": lambda n: [">" * n, "x"],
    "empty lines in deep lists": lambda n: ["- " * 10_000 + "x", *[""] * n],
    "lazy lines in deep lists": lambda n: ["- " * 10_000 + "x", *["y"] * n],
    "fences": lambda n: ["```"] * n,
    "fences in an open fence": lambda n: ["~~~~", *["```", "~~~"] * n],
    "comments": lambda n: ["%% a"] * (2 * n + 1),
    "comments in code": lambda n: ["```", *["%% a"] * n],
    "open front matter": lambda n: ["---", *["a"] * n],
    "underlines": lambda n: ["a", "==="] * n,
    "HTML": lambda n: ["<div>", ""] * n,
    "tags": lambda n: ["<a href='x'>", ""] * n,
}
LINES = ("x", " ", "\t", "#", "- ", "-", "_ ", "`", "~", "<", "[", "1", "=", "\u00a0")
TAGS = (" ", " b", " b=c", " b='", "\u00a0b=c", "\u00a0b", " b=\u00a0", "\u00a0", "<")


def is_linear(text: Callable[[int], list[str]]) -> bool:
    """Whether sixteen times the text takes less than eighty times as long."""
    small, large = text(500), text(8_000)
    return max(80 * best(small), 0.02) > best(large)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in GROWING.items()])
def test_no_text_takes_long_by_its_lines(text: Callable[[int], list[str]]) -> None:
    """The time grows with the number of lines and of markers, and not with its square."""
    assert is_linear(text)


@pytest.mark.parametrize("part", LINES)
def test_no_line_takes_long_by_its_length(part: str) -> None:
    """The time grows with the length of a line, whatever it is made of."""
    assert is_linear(lambda n: ["- " + part * (n * 20), part * (n * 20) + "!", "x"])


@pytest.mark.parametrize("part", TAGS)
def test_no_tag_takes_long_by_its_length(part: str) -> None:
    """The time grows with the length of a tag, also of one with spaces beyond ASCII."""
    assert is_linear(
        lambda n: ["<a" + part * (n * 10) + "!>", "", "<a b=" + part * (n * 10) + "!>"]
    )
