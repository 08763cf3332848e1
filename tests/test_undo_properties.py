"""Any commands, an editor between them, then as many undos: the old lines are back, to the byte."""

from __future__ import annotations

import io
import itertools
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from blocklist.__main__ import main
from blocklist.core.env import Env
from blocklist.core.lines import decode
from blocklist.render.words.en.refusals import REFUSALS
from tests.nasty import days

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

DAYS = ("2026-11-23", "2026-11-24", "2026-11-25")
DAY = (
    "# A day\n\n## Math 9:00-9:45\n\n- [ ] sums\n- [ ] poem\n- [ ] \n\n"
    "## Reading\n\n- [x] poem\n  with Ann\n- [ ] book\n- [ ] \n\n## Reflection\n\nwell\n"
)
TEMPLATE = "# {{date}}\n\n## Math 9:00-9:45\n\n- [ ] \n\n## Reading\n\n- [ ] \n- [ ] \n"
WORDS = ("poem", "sums", "book", "row", "flash cards")
UNDER = REFUSALS["undo_under"].split("\n", maxsplit=1)[0]
NUMBERS = itertools.count()


class Deed(NamedTuple):
    """What is done to a day: the words of a command, or what an editor does to a line."""

    day: str
    words: tuple[str, ...]
    place: int = 0


@st.composite
def commands(draw: st.DrawFn) -> Deed:
    """Return a command on a day; it may be refused."""
    day = draw(st.sampled_from(DAYS))
    item = f"{draw(st.integers(1, 2))}.{draw(st.integers(1, 4))}"
    text = draw(st.sampled_from(WORDS))
    words = draw(
        st.sampled_from(
            [
                ("add", text, "-b", draw(st.sampled_from(["0", "1", "2", "Art"]))),
                ("add", text, "-u", item),
                ("note", item, text),
                ("done", item),
                ("start", item),
                ("aside", item),
                ("reword", item, text),
                ("move", item, "-b", draw(st.sampled_from(["0", "1", "2", "Art"]))),
                ("move", item, "--first"),
                ("delete", item),
                ("reopen", item),
                ("done", item, "1.1"),
                ("carry", item, "--from", DAYS[0], "--to", DAYS[1]),
            ]
        )
    )
    return Deed(day, words if words[0] == "carry" else (*words, "-d", day))


@st.composite
def edits(draw: st.DrawFn) -> Deed:
    """Return what an editor does: it puts in a line, changes one, or takes one out."""
    kind = draw(st.sampled_from(["put in", "reword", "take out"]))
    return Deed(draw(st.sampled_from(DAYS)), (kind,), draw(st.integers(0, 30)))


class Folder:
    """A folder of days, in which commands and an editor are at work.

    An editor's lines are unlike all others. It leaves alone what a command has changed.
    """

    def __init__(self, home: Path, made: tuple[bool, ...]) -> None:
        self.days = home / "days"
        (self.days / "templates").mkdir(parents=True)
        (self.days / "templates/day.md").write_text(TEMPLATE)
        self.variables = {
            "BLOCKLIST_DIR": str(self.days),
            "BLOCKLIST_STATE": str(home / "state"),
            "BLOCKLIST_NOW": "2026-11-24T09:20",
        }
        for day, there in zip(DAYS, made, strict=True):
            if there:
                (self.days / f"{day}.md").write_text(DAY)

    def run(self, *words: str) -> int:
        """Run a command; return its exit code."""
        out, self.err = io.StringIO(), io.StringIO()
        return main(words, Env(self.variables, None, out, self.err))

    def texts(self) -> dict[str, list[str]]:
        """Return the lines of all days that are there."""
        files = {day: self.days / f"{day}.md" for day in DAYS}
        return {d: f.read_text().split("\n") for d, f in files.items() if f.exists()}

    def edit(self, deed: Deed, mine: set[tuple[str, str]]) -> int:
        """Do what an editor does, on a line that is no command's and no structure.

        Return how many of the lines that it had not written itself are gone.
        """
        lines = self.texts().get(deed.day)
        if lines is None:
            return 0
        at = deed.place % len(lines)
        line = lines[at]
        if deed.words == ("put in",):
            lines.insert(at, f"- plain {next(NUMBERS)}")
        elif (deed.day, line) in mine or not line or line[0] == "#" or line.endswith("] "):
            return 0
        elif deed.words == ("reword",):
            lines[at] = f"{line[: len(line) - len(line.lstrip())]}- plain {next(NUMBERS)}"
        elif line.startswith("- plain"):
            del lines[at]
        (self.days / f"{deed.day}.md").write_text("\n".join(lines))
        return int(deed.words == ("reword",) and "- plain" not in line)


@settings(max_examples=60, deadline=None)
@given(st.tuples(st.booleans(), st.booleans(), st.booleans()), st.lists(commands(), max_size=7))
def test_as_many_undos_give_the_folder_back_and_redos_do_all_again(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[bool, ...], deeds: list[Deed]
) -> None:
    """After each undo the days are as they were before that command, and so the other way."""
    folder = Folder(tmp_path_factory.mktemp("home"), made)
    seen = [folder.texts()]
    for deed in deeds:
        if folder.run(*deed.words) == 0 and folder.texts() != seen[-1]:
            seen.append(folder.texts())
    for texts in reversed(seen[:-1]):
        assert 0 == folder.run("undo"), folder.err.getvalue()
        assert texts == folder.texts()
    assert 1 == folder.run("undo")
    for texts in seen[1:]:
        assert 0 == folder.run("redo"), folder.err.getvalue()
        assert texts == folder.texts()
    assert 1 == folder.run("redo")
    for texts in reversed(seen[:-1]):
        assert 0 == folder.run("undo"), folder.err.getvalue()
        assert texts == folder.texts()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(commands(), edits()), max_size=10), st.booleans())
def test_with_an_editor_between_the_lines_of_commands_go_and_its_own_stay(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[Deed], unlike: bool
) -> None:
    """All undone, each day is the old one with the editor's changes; redone, it is as it was left.

    Where a line can't be told from others, or others hang under it by now, nothing is changed at
    all. `unlike`: no line is like another, and then each can be told.
    """
    folder = Folder(tmp_path_factory.mktemp("home"), (True, True, True))
    old = DAY
    if unlike:
        old = DAY.replace("- [x] poem", "- [x] essay")
        for day in DAYS:
            (folder.days / f"{day}.md").write_text(old.replace("A day", day))
    mine: set[tuple[str, str]] = set()
    steps = gone = 0
    for deed in deeds:
        before = folder.texts()
        words = deed.words
        if unlike and words[0] in {"add", "note"}:
            words = tuple(f"{word} {next(NUMBERS)}" if word in WORDS else word for word in words)
        if words[0] in {"put in", "reword", "take out"}:
            gone += folder.edit(deed, mine)
        elif folder.run(*words) == 0 and folder.texts() != before:
            steps += 1
            for day, lines in folder.texts().items():
                mine |= {(day, line) for line in {*lines} ^ {*before[day]}}
    edited = folder.texts()
    for _ in range(steps):
        before = folder.texts()
        if folder.run("undo") != 0:
            assert before == folder.texts()
            assert not unlike or UNDER in folder.err.getvalue()
            return
    left = 0
    for day in DAYS:
        own = [line for line in edited[day] if "- plain" in line]
        assert own == [line for line in folder.texts()[day] if "- plain" in line]
        rest = [line for line in folder.texts()[day] if "- plain" not in line]
        known = iter((old.replace("A day", day) if unlike else old).split("\n"))
        assert all(line in known for line in rest), (rest, old)
        left += len(rest)
    assert left == len(DAYS) * len(old.split("\n")) - gone
    for _ in range(steps):
        assert 0 == folder.run("redo"), folder.err.getvalue()
    assert edited == folder.texts()


@settings(max_examples=60, deadline=None)
@given(days(), st.lists(commands(), max_size=5))
def test_any_file_comes_back_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, deeds: list[Deed]
) -> None:
    """However it is written: any encoding, line ends of any kind, code, quotes, many alike."""
    folder = Folder(tmp_path_factory.mktemp("home"), (False, False, False))
    path = folder.days / f"{DAYS[1]}.md"
    path.write_bytes(data)
    seen = [data]
    for deed in deeds:
        if deed.words[0] == "carry":
            continue
        if folder.run(*deed.words[:-1], DAYS[1]) == 0 and path.read_bytes() != seen[-1]:
            seen.append(path.read_bytes())
    for text in reversed(seen[:-1]):
        assert 0 == folder.run("undo"), folder.err.getvalue()
        assert text == path.read_bytes() or decode(data).blank
    for text in seen[1:]:
        assert 0 == folder.run("redo"), folder.err.getvalue()
        assert text == path.read_bytes()
