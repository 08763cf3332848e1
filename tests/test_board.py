"""The day on a terminal: what it shows, in columns, in colour and without."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.__main__ import main
from blocklist.core.day_parse import parse
from blocklist.core.env import Env, Moment, Settings
from blocklist.core.lines import from_text
from blocklist.core.result import DayResult
from blocklist.render import board, plain
from blocklist.render.words import en
from tests.house_words import said
from tests.scripts import load
from tests.transcript_start import Stream

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
DATE = "2026-11-24"
SGR = re.compile(r"\x1b\[[0-9;]*m")

DAY = """\
# Tuesday 24 November 2026

## Math 9:00-9:45

- [x] math p.42
- [ ] flash cards
  if stuck: ask Sam for the blue set

## Reading 10:00-10:45

- [ ] chapter 3 +novel @library
- [ ]
"""

FULL = """\
# Tuesday 24 November 2026

- [ ] pack the bag

Bring the green form.

## Art 8:00-8:30

- [ ]

## Music 8:30-8:50

## Math 9:00-9:45

- [x] math p.42
- [/] poster
  - [X] title
  - [ ] three lines about the river and what lives in it
  - [ ]
- [>] fractions
- [-] extra sheet
- [?] ask about 7b
  if stuck: ask Sam

  and write it down
- [ ] [b]flash[/b] cards

## 10:00 Reading

- [ ]

Read slowly.
- a plain bullet
  - and one in it
- the fourth line
- the fifth

## Must do

- [x] hand in the form

## Reflection

I liked starting
with the short one.

Tomorrow too.
"""


class Board:
    """What blocklist writes to a terminal, for a day that is laid in a folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def lay(self, text: str, name: str = f"{DATE}.md") -> None:
        """Write a file into the folder."""
        path = self.home / "days" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def __call__(
        self, *argv: str, at: str = "9:20", columns: int = 80, but: Mapping[str, str] | None = None
    ) -> str:
        """Return what stands on the terminal after a command at that time of Tuesday.

        `but`: what is different in the environment.
        """
        out = Stream(io.BytesIO(), terminal=True)
        known = {
            "HOME": str(self.home),
            "BLOCKLIST_DIR": str(self.home / "days"),
            "BLOCKLIST_STATE": str(self.home / "state"),
            "BLOCKLIST_NOW": f"{DATE}T{at:0>5}",
            "COLUMNS": str(columns),
            "NO_COLOR": "1",
        }
        assert 0 == main(list(argv), Env({**known, **(but or {})}, None, out, None))
        out.seek(0)
        return out.read()


@pytest.fixture
def shown(tmp_path: Path) -> Board:
    """Return an empty folder and a terminal to show it on."""
    return Board(tmp_path)


# ------------------------------------------------------------------------------ the whole board


def test_the_day_to_come_near_to(shown: Board) -> None:
    """Now is marked, time and progress stand in columns, a blank is a dotted line."""
    shown.lay(DAY)
    expected = """\
 Tuesday 24 November 2026                                                 9:20

 ► 1  Math        now, until 9:45                          ━━━━━─────   1 of 2
        ✓  1.1  math p.42
        □  1.2  flash cards
                if stuck: ask Sam for the blue set

   2  Reading     10:00-10:45
        □  2.1  chapter 3 +novel @library
        □       ................................
"""

    assert expected == shown()


def test_all_that_a_day_can_hold(shown: Board) -> None:
    """Whole-day sections first, then work times, loose items, and the reflection in his lines."""
    shown.lay(FULL)
    expected = """\
 Tuesday 24 November 2026                                                 9:20

      Must do                                              ━━━━━━━━━━   1 of 1
        ✓  0.2  hand in the form

      Art
      Music

 ► 3  Math        now, until 9:45                          ━━━───────   2 of 6
        ✓  3.1  math p.42
        ◧  3.2  poster
           ✓  3.3  title
           □  3.4  three lines about the river and what lives in it
           □       ................................
        →  3.6  fractions
        –  3.7  extra sheet
       [?] 3.8  ask about 7b
                if stuck: ask Sam
                and write it down
        □  3.9  [b]flash[/b] cards

   4  Reading     10:00
        □       ................................
        Read slowly.
        - a plain bullet
          - and one in it
        and 2 more lines

      Whole day
        □  0.1  pack the bag
        Bring the green form.

      Reflection
        I liked starting
        with the short one.

        Tomorrow too.
"""

    assert expected == shown()


def test_forty_columns(shown: Board) -> None:
    """Time and progress stand under the name, and a long text hangs under its beginning."""
    shown.lay(FULL)
    expected = """\
 Tuesday 24 November 2026          9:20

      Must do
      1 of 1
      ✓  0.2  hand in the form

      Art
      Music

 ► 3  Math
      now, until 9:45   2 of 6
      ✓  3.1  math p.42
      ◧  3.2  poster
        ✓  3.3  title
        □  3.4  three lines about the
                river and what lives in
                it
        □       .......................
      →  3.6  fractions
      –  3.7  extra sheet
     [?] 3.8  ask about 7b
              if stuck: ask Sam
              and write it down
      □  3.9  [b]flash[/b] cards

   4  Reading
      10:00
      □       .........................
      Read slowly.
      - a plain bullet
        - and one in it
      and 2 more lines

      Whole day
      □  0.1  pack the bag
      Bring the green form.

      Reflection
      I liked starting
      with the short one.

      Tomorrow too.
"""

    assert expected == shown(columns=40)


def test_twenty_columns(shown: Board) -> None:
    """There are no columns left: a text follows its number."""
    shown.lay(FULL)
    expected = """\
Tuesday 24 November
2026
9:20

  Must do
  1 of 1
  ✓ 0.2 hand in the
    form

  Art
  Music

► 3 Math
  now, until 9:45
  2 of 6
  ✓ 3.1 math p.42
  ◧ 3.2 poster
   ✓ 3.3 title
   □ 3.4 three lines
     about the river
     and what lives
     in it
   □ ...............
  → 3.6 fractions
  – 3.7 extra sheet
  [?] 3.8 ask about
    7b
    if stuck: ask
    Sam
    and write it
    down
  □ 3.9 [b]flash[/b]
    cards

  4 Reading
  10:00
  □ ................
  Read slowly.
  - a plain bullet
    - and one in it
  and 2 more lines

  Whole day
  □ 0.1 pack the bag
  Bring the green
  form.

  Reflection
  I liked starting
  with the short
  one.

  Tomorrow too.
"""

    assert expected == shown(columns=20)


def test_ten_columns(shown: Board) -> None:
    """The narrowest board there is can still be read."""
    shown.lay(DAY)
    expected = """\
Tuesday 24
November
2026
9:20

► 1 Math
  now,
  until
  9:45
  1 of 2
  ✓ 1.1
  math
  p.42
  □ 1.2
  flash
  cards
  if
  stuck:
  ask Sam
  for the
  blue set

  2
  Reading
  10:00-
  10:45
  □ 2.1
  chapter
  3 +novel
  @library
  □ ......
"""

    assert expected == shown(columns=10)
    assert expected == shown(columns=1)


def test_a_wide_terminal_has_a_board_of_a_hundred_columns(shown: Board) -> None:
    """The eye has no further to go from a name to its progress, however wide the window is."""
    shown.lay(DAY)

    assert 98 == max(map(len, shown(columns=140).split("\n")))
    assert shown(columns=100) == shown(columns=1000)


@pytest.mark.parametrize("variables", [{"LC_ALL": "C"}, {"LANG": "POSIX"}])
def test_signs_in_ascii(variables: dict[str, str], shown: Board) -> None:
    """Boxes are as they stand in the file, the bar is of ASCII signs; his words stay."""
    shown.lay(FULL.replace("math p.42", "été p.42").replace("10:00 Reading", "Reading 10:00-10:45"))
    expected = """\
 Tuesday 24 November 2026                                                 9:20

      Must do                                              ==========   1 of 1
       [x] 0.2  hand in the form

      Art
      Music

 > 3  Math        now, until 9:45                          ===-------   2 of 6
       [x] 3.1  été p.42
       [/] 3.2  poster
          [x] 3.3  title
          [ ] 3.4  three lines about the river and what lives in it
          [ ]      ................................
       [>] 3.6  fractions
       [-] 3.7  extra sheet
       [?] 3.8  ask about 7b
                if stuck: ask Sam
                and write it down
       [ ] 3.9  [b]flash[/b] cards

   4  Reading     10:00-10:45
       [ ]      ................................
        Read slowly.
"""

    assert shown(but=variables).startswith(expected)


def test_ascii_in_twenty_columns(shown: Board) -> None:
    """Boxes of three signs have room too."""
    shown.lay(DAY)
    expected = """\
Tuesday 24 November
2026
9:20

> 1 Math
  now, until 9:45
  1 of 2
  [x] 1.1 math p.42
  [ ] 1.2 flash
    cards
    if stuck: ask
    Sam for the blue
    set

  2 Reading
  10:00-10:45
  [ ] 2.1 chapter 3
    +novel @library
  [ ] ..............
"""

    assert expected == shown(columns=20, but={"LC_ALL": "C"})


def test_words_for_a_screen_reader(shown: Board) -> None:
    """Each line says what it is, without boxes, bars and columns, and none is wrapped."""
    shown.lay(FULL)
    expected = """\
Tuesday 24 November 2026, 9:20

Must do, 1 of 1 done
done: 0.2 hand in the form

Art

Music

3 Math, now, until 9:45, 2 of 6 done
done: 3.1 math p.42
started: 3.2 poster
done, under 3.2: 3.3 title
open, under 3.2: 3.4 three lines about the river and what lives in it
carried: 3.6 fractions
set aside: 3.7 extra sheet
marked ?: 3.8 ask about 7b
note: if stuck: ask Sam
note: and write it down
open: 3.9 [b]flash[/b] cards
1 blank to write on

4 Reading, 10:00
1 blank to write on
Read slowly.
- a plain bullet
  - and one in it
and 2 more lines

Whole day
open: 0.1 pack the bag
Bring the green form.

Reflection
I liked starting
with the short one.
Tomorrow too.
"""

    assert expected == shown(columns=20, but={"ACCESSIBLE": "1"})


def test_a_screen_reader_hears_ranges_and_blanks_in_words(shown: Board) -> None:
    """A dash is read as nothing, so a range says "to"; blanks are counted."""
    shown.lay("## Art 13:10-13:55\n- [ ]\n- [ ]\n")
    expected = """\
Tuesday 24 November 2026, 9:20

1 Art, 13:10 to 13:55
2 blanks to write on
"""

    assert expected == shown(but={"ACCESSIBLE": "1"})


def test_a_screen_reader_hears_what_an_item_hangs_under(shown: Board) -> None:
    """It is the nearest item around it; one that ended before is none."""
    shown.lay("- [ ] a\n  - [ ] b\n    - [x] c\n  - [ ] d\n- [ ] e\n")

    assert [
        "open: 0.1 a",
        "open, under 0.1: 0.2 b",
        "done, under 0.2: 0.3 c",
        "open, under 0.1: 0.4 d",
        "open: 0.5 e",
    ] == body(shown(but={"ACCESSIBLE": "1"}))


# --------------------------------------------------------------------- through the day, and now


TITLE = " Tuesday 24 November 2026"


def body(text: str) -> list[str]:
    """Return the lines of a board after its title."""
    return text.rstrip("\n").split("\n")[2:]


@pytest.mark.parametrize(
    ("at", "lines"),
    [
        ("8:00", ["   1  Art         9:00-9:30", "        □       " + "." * 32, "",
                  "   2  Math        9:30-10:00", "        □       " + "." * 32]),
        ("9:00", [" ► 1  Art         now, until 9:30", "        □       " + "." * 32, "",
                  "   2  Math        9:30-10:00", "        □       " + "." * 32]),
        ("9:30", ["      Art", "",
                  " ► 2  Math        now, until 10:00", "        □       " + "." * 32]),
        ("10:00", ["      Art", "      Math", "",
                   " The work times are over for today. A few words? `blocklist reflect`"]),
    ],
)  # fmt: skip
def test_the_day_goes_by(at: str, lines: list[str], shown: Board) -> None:
    """Now is marked; a past one left blank shows its name alone; then comes the evening."""
    shown.lay("## Art 9:00-9:30\n- [ ]\n## Math 9:30-10:00\n- [ ]\n")

    assert lines == body(shown(at=at))


def test_text_of_a_work_time_left_blank_stays(shown: Board) -> None:
    """His own lines are shown, whatever time it is."""
    shown.lay("## Art 8:00-8:30\n- [ ]\n\nbring glue\n## Math 9:00-9:45\n")

    assert ["      Art", "        bring glue", ""] == body(shown())[:3]


def test_another_day_has_no_now(shown: Board) -> None:
    """There is neither marker nor time nor evening, and nothing is past."""
    shown.lay("# Monday 23 November 2026\n\n## Art 9:00-9:30\n- [ ]\n", "2026-11-23.md")
    expected = """\
 Monday 23 November 2026

   1  Art         9:00-9:30
        □       ................................
"""

    assert expected == shown("show", "2026-11-23", at="15:00")


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("", f"{TITLE}{' ' * 49}9:20"),
        ("# 24.11.", f" 24.11.{' ' * 67}9:20"),
        ("# My day", f" My day{' ' * 54}Tue 24 Nov   9:20"),
        ("# 2.4", f" 2.4{' ' * 57}Tue 24 Nov   9:20"),
    ],
)  # fmt: skip
def test_the_title_tells_the_day(title: str, line: str, shown: Board) -> None:
    """A day without a title has its date in words, and a title that tells no date has it beside."""
    shown.lay(f"{title}\n\n- [ ] a\n")

    assert [line, "", "        □  0.1  a", ""] == shown().split("\n")


def test_a_long_title_leaves_the_time_its_place(shown: Board) -> None:
    """It is wrapped left of it, or above it where there is little room."""
    shown.lay("# The day on which we go to the museum and see 24 dinosaurs\n\n- [ ] a\n")

    assert [" The day on which we go to the     9:20", " museum and see 24 dinosaurs", ""] == shown(
        columns=40
    ).split("\n")[:3]
    assert ["The day on which we", "go to the museum and", "see 24 dinosaurs", "9:20", ""] == shown(
        columns=20
    ).split("\n")[:5]


def test_a_title_with_the_number_of_the_day_tells_it(shown: Board) -> None:
    """A zero before the number is no other number."""
    shown.lay("# 04/11\n\n- [ ] a\n", "2026-11-04.md")

    assert " 04/11\n" == shown("show", "2026-11-04")[:7]


def test_twenty_four_hours(shown: Board) -> None:
    """Both sides of a range are whole, though their minutes are the same; the day ends at 24:00."""
    shown.lay("## Art 9:45-10:45\n## Stars 23:00-24:00\n")

    assert [
        "   1  Art         9:45-10:45",
        "   2  Stars       23:00-24:00",
    ] == body(shown())


def test_twelve_hours(shown: Board) -> None:
    """With clock = 12, am and pm stand once where both sides share it."""
    shown.lay("clock = 12\n", "blocklist.toml")
    shown.lay("## Art 9:00-9:45\n## Math 11:00-12:15\n## Lunch 12:15-1pm\n## 13:00 Sport\n")

    assert [
        " ► 1  Art         now, until 9:45 am",
        "   2  Math        11:00 am-12:15 pm",
        "   3  Lunch       12:15-1:00 pm",
        "   4  Sport       1:00 pm",
    ] == body(shown())


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("8:20", """\
   1  Math        next, 9:00-9:45                          ━━━━━─────   1 of 2
        ✓  1.1  math p.42
        □  1.2  flash cards
                if stuck: ask Sam for the blue set
"""),
        ("9:20", """\
 ► 1  Math        now, until 9:45                          ━━━━━─────   1 of 2
        ✓  1.1  math p.42
        □  1.2  flash cards
                if stuck: ask Sam for the blue set

 Next: 10:00 Reading
"""),
        ("9:50", """\
   2  Reading     next, 10:00-10:45
        □  2.1  chapter 3 +novel @library
        □       ................................
"""),
        ("10:00", """\
 ► 2  Reading     now, until 10:45
        □  2.1  chapter 3 +novel @library
        □       ................................

 This is the last work time today.
"""),
        ("10:45", "The work times are over for today. A few words? `blocklist reflect`\n"),
    ],
)  # fmt: skip
def test_what_is_now(at: str, expected: str, shown: Board) -> None:
    """The work time now and what is next; between them, the next one."""
    shown.lay(DAY)

    assert expected == shown("now", at=at)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("## Art\n- [x] a\n## Math\n- [ ] b\n", "   2  Math        next\n        □  2.1  b\n"),
        ("## Art\n- [x] a\n", "Nothing is open in the work times of today.\n"),
        ("- [ ] a\n", "There are no work times today. `blocklist` shows your day.\n"),
        ("# Trip\n", "Trip. A blank page.\n"),
    ],
)
def test_now_on_a_day_without_times(day: str, expected: str, shown: Board) -> None:
    """Nothing is now; the first work time with something open is next, else a sentence says why."""
    shown.lay(day)

    assert expected == shown("now")


def test_nothing_is_set_up(shown: Board) -> None:
    """An empty folder is answered with the way to begin, wrapped to the terminal."""
    sentence = "Nothing is set up yet. `blocklist init` asks for your work times.\n"

    assert sentence == shown()
    assert "Tuesday 24 November 2026. A blank page.\n" == shown("now")
    assert sentence.replace(" asks", "\nasks") == shown(columns=44)


def test_a_blank_page(shown: Board) -> None:
    """A day without file and template is a blank page, and so is a title alone."""
    shown.lay("- [ ] a\n", "2026-11-23.md")
    expected = "Tuesday 24 November 2026. A blank page.\n"

    assert expected == shown()
    assert expected == shown(but={"ACCESSIBLE": "1"})
    shown.lay("# Tuesday 24 November 2026\n")
    assert expected == shown()


def test_a_template_shows_its_blanks(shown: Board) -> None:
    """A day that is not written yet looks as it will begin."""
    shown.lay("# {{date}}\n\n## Math 9:00-9:45\n\n- [ ]\n", "templates/day.md")

    assert [" ► 1  Math        now, until 9:45", "        □       " + "." * 32] == body(shown())


# -------------------------------------------------------------------------------- the layout


def test_a_tick_moves_nothing(shown: Board) -> None:
    """The first thing done brings bar and count, and all else stays where it is."""
    for columns in (20, 40, 60, 80):
        shown.lay(DAY.replace("[x]", "[ ]"))
        before = shown(columns=columns).replace("□", "✓").split("\n")
        shown.lay(DAY)
        after = shown(columns=columns).replace("□", "✓").split("\n")
        more = [line for line in after if line.strip() != "1 of 2"]
        assert before == [re.sub(" +([━─]+ +)?1 of 2$", "", line) for line in more]


def test_long_names_keep_to_their_column(shown: Board) -> None:
    """A name of many words is wrapped in its column; the bar gives way before the name."""
    name = "Independent writing and spelling, with the whole class"
    shown.lay(f"## {name} 9:00-9:45\n- [x] a\n## Math 10:00-10:45\n")

    assert [
        " ► 1  Independent writing and           now, until 9:45    ━━━━━━━━━━   1 of 1",
        "      spelling, with the whole class",
        "        ✓  1.1  a",
        "",
        "   2  Math                              10:00-10:45",
    ] == body(shown())
    assert [
        " ► 1  Independent   now, until 9:45    ━━━━━━━━━━   1 of 1",
        "      writing and",
    ] == body(shown(columns=60))[:2]


def test_the_bar_shows_a_little_from_the_first_tick_on(shown: Board) -> None:
    """One of many is one cell, and all but one is not all."""
    shown.lay("- [x] a\n" + "- [ ] b\n" * 11 + "## Must do\n" + "- [x] a\n" * 24 + "- [ ] b\n")

    assert [f"{'━' * 9}─   24 of 25", "━─────────   1 of 12"] == re.findall("━.*", shown())


def test_numbers_of_two_digits_stand_in_line(shown: Board) -> None:
    """From ten work times on, numbers and all that is right of them have one column more."""
    shown.lay("".join(f"## Block {n}\n" for n in range(1, 10)) + "## Block 10\n- [ ] a\n- [x] b\n")

    assert [
        "    8  Block 8",
        "    9  Block 9",
        "",
        "   10  Block 10                                            ━━━━━─────   1 of 2",
        "         □  10.1  a",
        "         ✓  10.2  b",
    ] == body(shown())[-6:]


def test_a_line_that_is_far_in_keeps_half_its_room(shown: Board) -> None:
    """What is indented deeper than the window is wide can still be read."""
    shown.lay(f"- [ ] a\n  b\n{' ' * 20}c d e f g\n")

    assert ["    b", "            c d e f", "            g"] == body(shown(columns=20))[-3:]


def test_wide_signs_take_two_columns(shown: Board) -> None:
    """Names and texts of CJK and emoji keep the columns."""
    shown.lay("## 数学 9:00-9:45\n- [⏳] 宿題をやる。そしてもう一つ\n- [ ] 🎨\n## 10:00 Art\n")

    assert [
        " ► 1  数学        now, until 9:45",
        "      [⏳] 1.1  宿題をやる。そしてもう一つ",
        "        □  1.2  🎨",
        "",
        "   2  Art         10:00",
    ] == body(shown())
    shown.lay("## 国語の漢字と作文 9:00-9:45\n## Art 10:00-10:45\n")
    assert [
        " ► 1  国語の漢字と作文  now, until 9:45",
        "   2  Art               10:00-10:45",
    ] == body(shown())


def test_wide_signs_are_broken_anywhere(shown: Board) -> None:
    """Scripts without spaces fill their lines."""
    shown.lay("## 数学 9:00-9:45\n- [⏳] 宿題をやる。そしてもう一つ\n")

    assert "              う一つ" in shown(columns=36).split("\n")


def test_text_from_right_to_left_is_as_it_was_typed(shown: Board) -> None:
    """Its signs stand in the order in which they are in the file, and none is added."""
    shown.lay("## 9:00 Math\n- [ ] שיעורי בית, עמוד 42\n")

    assert "        □  1.1  שיעורי בית, עמוד 42" in shown().split("\n")


def test_an_item_without_words_is_shown(shown: Board) -> None:
    """What is done, or has a note, is an item though it says nothing; no line ends in spaces."""
    shown.lay("- [x]\n- [ ]\n  a note\n##\n- [ ] b\n")

    assert ["        ✓  0.1", "        □  0.2", "                a note"] == body(shown())[-3:]
    assert ["   1", "        □  1.1  b"] == body(shown())[:2]
    assert "1\nopen: 1.1 b\n" in shown(but={"ACCESSIBLE": "1"})


def test_one_more_line_is_said_in_the_singular(shown: Board) -> None:
    """Of four lines three are shown."""
    shown.lay("## 9:00 Math\na\n\nb\nc\nd\n")

    assert ["        c", "        and 1 more line"] == body(shown())[-2:]


def test_nested_items_keep_room_for_their_text(shown: Board) -> None:
    """However deep an item hangs, its text has some columns, in a narrow window a few."""
    deep = "".join(f"{'  ' * depth}- [ ] a\n" for depth in range(40))
    shown.lay(deep)
    columns = {80: 66, 40: 28, 20: 20}

    for width, end in columns.items():
        assert end == max(map(len, shown(columns=width).split("\n")[3:]))


# -------------------------------------------------------------------------------- the colours


def test_colours_are_for_signs_alone(shown: Board) -> None:
    """Names are bold, and two hues stand at the marker and at what is done."""
    shown.lay(DAY)
    bold, cyan, green, end = "\x1b[1m", "\x1b[36m", "\x1b[32m", "\x1b[0m"

    assert [
        f" {bold}Tuesday 24 November 2026{end}{' ' * 49}9:20",
        "",
        (
            f" {cyan}►{end} 1  {bold}Math{end}        {bold}now, until 9:45{end}{' ' * 26}"
            f"{green}━━━━━{end}─────   1 of 2"
        ),
        f"        {green}✓{end}  1.1  math p.42",
        "        □  1.2  flash cards",
    ] == shown(but={"NO_COLOR": ""}).split("\n")[:5]


def test_what_is_no_name_of_now_is_not_bold(shown: Board) -> None:
    """A past work time left blank, and the heading of loose items, are quiet."""
    shown.lay("- [ ] a\n## Art 8:00-8:30\n- [ ]\n## Math 9:00-9:45\n- [x] b\n")
    bold = re.findall("\x1b\\[1m(.*?)\x1b", shown(but={"NO_COLOR": ""}))

    assert ["Tuesday 24 November 2026", "Math", "now, until 9:45"] == bold


@pytest.mark.parametrize(
    ("argv", "variables"),
    [
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}),
        (["--no-color"], {"NO_COLOR": "", "FORCE_COLOR": "3", "COLORTERM": "truecolor"}),
        ([], {"NO_COLOR": "", "TERM": "dumb"}),
        ([], {"NO_COLOR": "", "CLICOLOR": "0"}),
        ([], {"NO_COLOR": "", "ACCESSIBLE": "1"}),
    ],
)
def test_without_colour_there_is_no_escape(
    argv: list[str], variables: dict[str, str], shown: Board
) -> None:
    """One decision counts, and what Rich would make of the variables does not."""
    shown.lay(FULL)

    assert "\x1b" not in shown(*argv, but=variables)


@pytest.mark.parametrize("variables", [{"TERM": "dumb", "FORCE_COLOR": "1"}, {"TERM": "vt100"}])
def test_with_colour_the_text_is_the_same(variables: dict[str, str], shown: Board) -> None:
    """Take the colour away and nothing is lost: it tells nothing alone."""
    shown.lay(FULL)
    coloured = shown(but={"NO_COLOR": "", **variables})

    assert "\x1b[36m" in coloured
    assert shown() == SGR.sub("", coloured)


@pytest.mark.parametrize("variables", [{}, {"LC_ALL": "C"}, {"ACCESSIBLE": "1"}])
def test_each_state_has_a_sign_of_its_own(variables: dict[str, str], shown: Board) -> None:
    """Open, started, done, carried, aside and a mark of his own differ in black and white."""
    seen = set()
    for mark in " /x>-?!":
        shown.lay(f"- [{mark}] a\n")
        seen.add(body(shown(but=variables))[-1])

    assert 7 == len(seen)


def test_the_sign_of_done_is_that_of_a_capital_x_too(shown: Board) -> None:
    """`[X]` is done as `[x]` is."""
    shown.lay("- [X] a\n")

    assert ["        ✓  0.1  a"] == body(shown())


def loaded(home: Path, *argv: str) -> set[str]:
    """Return the modules that a board on a terminal loads in a fresh process."""
    code = (
        "import io, sys\n"
        "from blocklist.__main__ import main\n"
        "from blocklist.core.env import Env\n"
        "class Screen(io.TextIOWrapper):\n"
        "    def isatty(self): return True\n"
        "screen = Screen(io.BytesIO(), 'utf-8')\n"
        f"values = {{'BLOCKLIST_DIR': {str(home / 'days')!r}, 'HOME': {str(home)!r}}}\n"
        f"assert 0 == main({list(argv)!r}, Env(values, None, screen, None))\n"
        "print(*sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    return set(done.stdout.split())


def test_the_board_starts_fast(shown: Board) -> None:
    """Of Rich the styles alone are loaded, and nothing of it where there is no colour."""
    shown.lay(DAY.replace("9:00-9:45", "0:00-23:59"))
    plain = {name.split(".")[0] for name in loaded(shown.home, "--no-color")}

    assert "rich.console" not in loaded(shown.home)
    assert "rich.style" in loaded(shown.home)
    assert not plain & {"rich", "typing", "re", "dataclasses", "enum"}


# --------------------------------------------------------------------- whatever stands in a file


def drawn(day: str, second: int, variables: dict[str, str]) -> list[str]:
    """Return the board of a day that stands in no folder, drawn without a terminal's help."""
    env = Env({"NO_COLOR": "1", **variables}, None, Stream(io.BytesIO(), terminal=True), None)
    env.load_words, env.settings, env.now = (lambda: en), Settings(), Moment(DATE, second)
    result = DayResult(DATE, "", parse(from_text(day), env.settings))
    result.moment = env.now
    return board.lines(result, env)


LINES = st.text(max_size=30) | st.text(
    st.sampled_from("ab 数🎨👍🏽\u0301\u200d\ufe0f\u05d0\u202e\x1b\x07\x9b\t[]x-:*"), max_size=60
)
DAYS = st.lists(
    st.builds(
        "{}{}".format,
        st.sampled_from(
            ["- [ ] ", "- [x] ", "  - [/] ", "  ", "", "# ", "## ", "## 9:00-9:45 ", "## 10:00 ",
             "## Must do ", "## Reflection\n", "- [>] ", "    - [ ] ", "- [\x1b] ", "- [数] "]
        ),
        LINES,
    ),
    max_size=12,
).map("\n".join)  # fmt: skip
TIMES = st.integers(0, 86399)
FORMS = st.sampled_from([{}, {"LC_ALL": "C"}, {"ACCESSIBLE": "1"}, {"NO_COLOR": ""}])


@given(DAYS, TIMES, st.integers(1, 120), FORMS)
def test_no_control_character_reaches_the_terminal(
    day: str, second: int, columns: int, form: dict[str, str]
) -> None:
    """But for the colours of our own, nothing that a terminal obeys is ever written."""
    for line in drawn(day, second, {**form, "COLUMNS": str(columns)}):
        bare = line if "NO_COLOR" not in form else re.sub(r"\x1b\[(?:0|1|32|36)m", "", line)
        assert bare == plain.clean(bare).replace("\t", " ")


@given(DAYS, TIMES, st.integers(20, 120), st.sampled_from([{}, {"LC_ALL": "C"}]))
def test_no_line_is_wider_than_the_terminal(
    day: str, second: int, columns: int, form: dict[str, str]
) -> None:
    """From twenty columns on all fits, whatever a day holds; no line ends in a space."""
    for line in drawn(day, second, {**form, "COLUMNS": str(columns)}):
        assert plain.cells(line) <= columns
        assert line == line.rstrip(" ")


@given(DAYS, TIMES, FORMS)
def test_a_board_begins_and_ends_with_words(day: str, second: int, form: dict[str, str]) -> None:
    """There is no empty line at its ends."""
    lines = drawn(day, second, form)

    assert lines[0].strip()
    assert lines[-1].strip()


@given(st.lists(st.sampled_from(" x/>-?"), max_size=8), TIMES, FORMS)
def test_nobody_is_scolded(marks: list[str], second: int, form: dict[str, str]) -> None:
    """Whatever is done or not, none of the words that are never said is on the board."""
    items = "".join(f"- [{mark}] a\n" for mark in marks)
    text = "\n".join(drawn(f"## Math 9:00-9:45\n{items}", second, {**form, "COLUMNS": "200"}))

    assert [] == said(SGR.sub("", text))
    assert "%" not in text


def test_a_stream_that_knows_few_signs_is_served(tmp_path: Path) -> None:
    """Where stdout is Latin-1, signs are ASCII and a sign that it can't hold is a question mark."""
    out = Stream(io.BytesIO(), terminal=True)
    out.reconfigure(encoding="latin-1")
    shown = Board(tmp_path)
    shown.lay("- [ ] été 数\n")
    variables = {"BLOCKLIST_DIR": str(tmp_path / "days"), "NO_COLOR": "1", "HOME": str(tmp_path)}
    main(["show", DATE], Env(variables, None, out, None))

    assert b"       [ ] 0.1  \xe9t\xe9 ?\n" in out.buffer.getvalue()  # type: ignore[attr-defined]


# -------------------------------------------------------------------------- the pictures


PICTURES = ROOT / "docs/pictures"


@pytest.mark.parametrize("name", sorted(path.stem for path in PICTURES.glob("*.svg")))
def test_the_pictures_are_what_the_program_shows(name: str) -> None:
    """Each is drawn from the program; `docs/pictures/make.py` draws it anew."""
    assert load(PICTURES / "make.py").is_fresh(name)
