"""reword: what holds for each item of any day, and the prompt on which the old words stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from blocklist.core import edit
from blocklist.core.attempt import Attempt
from blocklist.core.result import Changed, Refusal
from tests.checklist import Checklist, Questions
from tests.nasty import TYPED, days
from tests.terminal import BACKSPACE, CTRL_C, CTRL_D, LEFT, talk
from tests.test_edit_properties import PICK, again, headings, items_more, known, line_of, pick, read

if TYPE_CHECKING:
    from pathlib import Path

DAY = "## Math\n\n- [/] poem +novel  \n  ask Sam\n  - [ ] row\n"


@pytest.fixture
def day(tmp_path: Path) -> Checklist:
    """A day with a started item that has something under it."""
    checklist = Checklist(tmp_path)
    checklist.write(DAY)
    return checklist


@given(days(), PICK, TYPED)
def test_the_text_alone_is_changed(data: bytes, number: int, typed: str) -> None:
    """All lines but that of the item are as they were, and so is what stands around its text."""
    day, text = read(data), line_of(typed)
    item = pick(day.items, number)
    if item is None:
        return
    new = again(edit.reword(day, item, text))
    lines = list(new.document.lines)
    old, line = day.document.lines[item.line], lines[item.line]
    lines[item.line] = old
    assert (day.document.lines, day.document.ends) == (lines, new.document.ends)
    assert old[: item.at + 3] == line[: item.at + 3]
    if item.text:
        before, after = re.escape(old[item.at + 3 :]).split(re.escape(item.text), 1)
        assert re.fullmatch(f"{before or ' ?'}{re.escape(text)}{after}", line[item.at + 3 :])
    facts = known(new)
    at = day.boxes.index(item)
    assert text == facts[at].text
    facts[at] = facts[at]._replace(text=item.text)
    assert (known(day), headings(day)) == (facts, headings(new))
    assert [box.id for box in day.boxes] == [box.id for box in new.boxes]
    items_more(0, day, new)


@given(days(), PICK, TYPED)
def test_the_old_words_again_give_the_old_bytes(data: bytes, number: int, typed: str) -> None:
    """An item that is reworded and reworded back leaves no trace, if a space stands there."""
    day = read(data)
    item = pick(day.items, number)
    if item is None or not item.text or day.document.lines[item.line][item.at + 3] not in " \t":
        return
    new = again(edit.reword(day, item, line_of(typed)))
    back = edit.reword(new, new.boxes[day.boxes.index(item)], item.text)
    assert data == back.document.encode()


def test_the_old_words_stand_at_the_prompt_to_be_changed(day: Checklist) -> None:
    """Keys move in them and take letters out; all else of the line stays."""
    keys = f"{LEFT * 7}{BACKSPACE}t{BACKSPACE}try\r"
    seen, code = talk(day, ["reword", "poem"], ("> poem +novel", keys))
    assert 0 == code
    assert "Reworded: 1.1 poetry +novel (Math, Tue 24 Nov)" in seen
    assert DAY.replace("poem", "poetry").encode() == day.read()


def test_what_is_offered_stands_there_once(day: Checklist) -> None:
    """Lines that are pasted begin with nothing, and all become one text."""
    _, code = talk(day, ["reword", "1.1"], ("> poem +novel", "\x1b[200~ a\rb\x1b[201~\r"))
    assert 0 == code
    assert DAY.replace("+novel", "+novel a b").encode() == day.read()


def test_signs_of_all_scripts_can_be_offered(tmp_path: Path) -> None:
    """What the person sees and gives back is what stood there."""
    checklist = Checklist(tmp_path)
    checklist.write("- [ ] 数学 café 🎨 \u202bא\n")
    seen, code = talk(checklist, ["reword", "0.1"], ("then press Enter:", "!\r"))
    assert (0, "Reworded") == (code, re.findall("Reworded", seen)[0])
    assert "- [ ] 数学 café 🎨 \u202bא!\n".encode() == checklist.read()


@pytest.mark.parametrize(("key", "code"), [("\r", 0), (CTRL_D, 0), (CTRL_C, 130), ("\x15\r", 0)])
def test_the_old_words_are_kept(day: Checklist, key: str, code: int) -> None:
    """Enter alone, an empty line, Ctrl-C, and Ctrl-D on an empty line change nothing."""
    keys = "\x15" + key if key == CTRL_D else key
    assert code == talk(day, ["reword", "1.1"], ("> poem +novel", keys))[1]
    assert DAY.encode() == day.read()


def test_a_terminal_that_can_not_edit_shows_the_old_words(day: Checklist) -> None:
    """With TERM=dumb there are no keys to edit with: the new words are typed."""
    prompt = "(Enter: leave it as it is) "
    seen, code = talk(day, ["reword", "1.1"], (prompt, "essay\r"), TERM="dumb")
    assert 0 == code
    assert "1.1 essay" in seen
    assert DAY.replace("poem +novel", "essay").encode() == day.read()


def test_words_that_can_not_be_taken_are_refused(day: Checklist) -> None:
    """What is typed at the prompt is judged as what is typed behind the item."""
    with pytest.raises(Refusal) as refused:
        day.run("reword", "1.1", ask=Questions(["\x07"]))
    assert "text_control" == refused.value.reason
    assert DAY.encode() == day.read()


def test_an_item_that_moved_meanwhile_is_found_again(day: Checklist) -> None:
    """Another program put an item before it while the person thought."""
    other = DAY.replace("- [/]", "- [ ] sums\n- [/]", 1)
    result = day.run("reword", "1.1", ask=Questions(["essay"], lambda: day.write(other)))
    assert isinstance(result, Changed)
    assert ["1.2 essay"] == [f"{entry.id} {entry.text}" for entry in result.entries]
    assert other.replace("poem +novel", "essay").encode() == day.read()


def test_an_item_that_changed_meanwhile_is_left_alone(day: Checklist) -> None:
    """Nothing is written over what another program wrote while the person thought."""
    other = DAY.replace("poem", "book")
    with pytest.raises(Refusal) as refused:
        day.run("reword", "1.1", ask=Questions(["essay"], lambda: day.write(other)))
    assert "changed_meanwhile" == refused.value.reason
    assert other.encode() == day.read()


def test_words_that_do_not_read_back_are_refused(
    day: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each way to write them is read back, and where none holds the file stays as it is."""
    monkeypatch.setattr(Attempt, "read_back", lambda _: None)
    with pytest.raises(Refusal, match="no_safe_place"):
        day.run("reword", "poem", "rhyme")
    assert DAY.encode() == day.read()
