"""Lay out the example: nine weeks of a student, made up from words.toml, the same each time.

`--check` writes nothing and says by its exit code whether `days/` is what would be written.
"""

from __future__ import annotations

import os
import random
import sys
import tomllib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from blocklist.render.words.en import long_date, week_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "days")
SEED = 2043
FIRST = date(2026, 9, 28)  # the Monday of W40
SICK = date(2026, 10, 29)
OFF = {date(2026, 10, 12), date(2026, 11, 11)}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
TIMES = {
    "Math": "9:00-9:45",
    "Reading": "10:00-10:45",
    "Writing": "11:00-11:45",
    "Science": "13:10-13:55",
}
FRIDAY = ("Must do", "May do", "Math", "Reading")
BLANKS = {"Must do": 5}
USUAL_BLANKS = 2
SETTINGS = """\
questions = ["What went well?", "What was hard?"]

days = ["mon", "tue", "wed", "thu", "fri"]
days_off = ["2026-10-12", "2026-11-11"]

[dates]
"2026-11-25" = "half-day"
"""
HALF_DAY = {"Math": "9:00-9:30", "Reading": "9:40-10:10", "Writing": "10:20-11:00"}
SURE = "! "  # before what was done on the day that it was written
MAY_DO = ("draw", "chess with Sam", "read on the sofa", "help in the garden")


class Item:
    """A thing to do: its mark, its text, and a note under it."""

    __slots__ = ("mark", "note", "text")

    def __init__(self, words: str, mark: str) -> None:
        self.text, _, self.note = words.removeprefix(SURE).partition(" | ")
        self.mark = "x" if words.startswith(SURE) else mark


class Student:
    """A quarter as it goes: what is written each day, what is done of it and what is carried."""

    __slots__ = ("_chance", "_days", "_left")

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - the same days each time, and no secret
        self._days: dict[date, dict[str, list[Item]]] = {}
        self._left: dict[str, list[str]] = {}

    def days_of(self, number: int, words: Mapping[str, Any]) -> dict[date, dict[str, list[Item]]]:
        """Return the days of a week; at its end what is still open is left."""
        monday = FIRST + timedelta(weeks=number)
        self._days = {}
        self._left = {name: list(words[name.lower()]) for name in TIMES}
        for at in range(5):
            day = monday + timedelta(at)
            if day not in OFF and day != SICK:
                self._days[day] = {}
                for name in FRIDAY if at == 4 else TIMES:
                    self._days[day][name] = self._written(day, name, words, number)
        return self._days

    def _written(self, day: date, name: str, words: Mapping[str, Any], week: int) -> list[Item]:
        """Return what is written in a work time, or in a list of a Friday."""
        if name == "Must do":
            carried = [self._carry(each) for each in self._open(day)[:2]]
            return [Item(each, self._mark(week)) for each in (*carried, *words["friday"])]
        if name == "May do":
            at = int(self._random() * len(MAY_DO))
            return [Item(MAY_DO[at], "x" if self._random() < 0.5 else " ")]
        if self._random() < 0.06:  # a work time that stays blank
            return []
        found = [each for each in self._open(day) if each in self._days_before(day, name)]
        texts = [self._carry(each) for each in found[:1] if self._random() < 0.4]
        while self._left[name] and len(texts) < (1 if self._random() < 0.45 else 2):
            texts.append(self._left[name].pop(0))
        return [Item(each, self._mark(week)) for each in texts]

    def _mark(self, week: int) -> str:
        """Return how a thing stands at the end of a day."""
        found = self._random()
        done = 0.5 + 0.04 * week
        return "x" if found < done else "/" if found < done + 0.1 else " " if found < 0.96 else "-"

    def _open(self, day: date) -> list[Item]:
        """Return what is still open on the days before in the same week."""
        before = [blocks for each, blocks in self._days.items() if each < day]
        return [
            i for blocks in before for items in blocks.values() for i in items if i.mark in " /"
        ]

    def _days_before(self, day: date, name: str) -> list[Item]:
        """Return what was written in a work time on the days before in the same week."""
        before = [blocks for each, blocks in self._days.items() if each < day]
        return [item for blocks in before for item in blocks.get(name, ())]

    def _carry(self, item: Item) -> str:
        """Mark an item as carried and return its words."""
        item.mark = ">"
        return f"{item.text} | {item.note}" if item.note else item.text

    def _random(self) -> float:
        return self._chance.random()


def heading(name: str, times: Mapping[str, str]) -> str:
    """Return the heading of a work time or a list."""
    return f"## {name} {times[name]}" if name in times else f"## {name}"


def sections(blocks: Mapping[str, Sequence[Item]], times: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of work times: what is written, then the blanks that are left."""
    for name, items in blocks.items():
        yield from (heading(name, times), "")
        for item in items:
            yield f"- [{item.mark}] {item.text}"
            if item.note:
                yield f"  {item.note}"
        yield from ["- [ ] "] * (BLANKS.get(name, USUAL_BLANKS) - len(items))
        yield ""


def day_text(day: date, blocks: Mapping[str, Sequence[Item]], said: str) -> str:
    """Return a day as its file holds it."""
    lines = [f"# {long_date(day.isoformat())}", "", *sections(blocks, TIMES)]
    if said:
        lines += ["## Reflection", "", said, ""]
    return "\n".join(lines)


def week_text(name: str, words: Mapping[str, str]) -> str:
    """Return the page of a week: his answers, those that he gave."""
    headings = {
        "Got done": "done", "What helped": "helped", "To try": "try", "To talk about": "talk",
    }  # fmt: skip
    parts = [f"## {title}\n\n{words[key]}\n" for title, key in headings.items() if words[key]]
    return "\n".join([f"# {week_title(name)}\n", *parts])


def template(names: Sequence[str], times: Mapping[str, str]) -> str:
    """Return a template: headings and blanks."""
    return "\n".join(["# {{date}}", "", *sections(dict.fromkeys(names, ()), times)])


def made() -> dict[str, str]:
    """Return all files of the folder by name."""
    files = {
        "blocklist.toml": SETTINGS,
        "templates/day.md": template(list(TIMES), TIMES),
        "templates/friday.md": template(FRIDAY, TIMES),
        "templates/half-day.md": template(list(HALF_DAY), HALF_DAY),
    }
    student = Student(SEED)
    for number, (week, words) in enumerate(read("words.toml").items()):
        for day, blocks in student.days_of(number, words).items():
            said = words["said"].get(WEEKDAYS[day.weekday()], "")
            files[f"{day}.md"] = day_text(day, blocks, said)
        files[f"2026-{week}.md"] = week_text(f"2026-{week}", words)
    for name, text in read("last-week.toml").items():
        title = week_title(name) if "W" in name else long_date(name)
        files[f"{name}.md"] = f"# {title}\n\n{text}"
    return files


def read(name: str) -> dict[str, Any]:
    """Return what stands in a file of words."""
    with open(os.path.join(HERE, name), "rb") as file:
        return tomllib.load(file)


def kept() -> dict[str, str]:
    """Return the files that lie in the folder by name."""
    found = {}
    for above, _, names in os.walk(FOLDER):
        for name in names:
            path = os.path.join(above, name)
            with open(path, encoding="utf-8", newline="") as file:
                found[os.path.relpath(path, FOLDER).replace(os.sep, "/")] = file.read()
    return found


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(kept() != made())
    for file_name, content in made().items():
        target = os.path.join(FOLDER, file_name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8", newline="\n") as target_file:
            target_file.write(content)
