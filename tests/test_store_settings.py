"""blocklist.toml: what is taken, what is named, and that the small reader agrees with tomllib."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.core.env import Settings
from blocklist.core.result import Refusal
from blocklist.store import settings, toml

if TYPE_CHECKING:
    from pathlib import Path

    from blocklist.core.env import Note


def _values(found: Settings) -> dict[str, object]:
    """Return settings as a dict."""
    return {name: getattr(found, name) for name in Settings.__slots__}


def _read(folder: Path, text: str) -> tuple[dict[str, object], list[Note]]:
    """Write blocklist.toml and read it: what differs from the defaults, and the notes."""
    (folder / "blocklist.toml").write_text(text, newline="")
    found, notes = settings.read(str(folder))
    default = _values(Settings())
    return {key: value for key, value in _values(found).items() if value != default[key]}, notes


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    """No blocklist.toml, an empty one, and a folder that is not there yet are all fine."""
    for folder in (tmp_path, tmp_path / "none"):
        found, notes = settings.read(str(folder))
        assert (_values(Settings()), []) == (_values(found), notes)
        assert ({}, []) == settings.read_schedule(str(folder))
    assert ({}, []) == _read(tmp_path, "")
    assert ({}, []) == settings.read_schedule(str(tmp_path))


def test_every_key_is_taken(tmp_path: Path) -> None:
    """Each key of the guide reaches the settings, in the form the rest of the program wants."""
    text = """\
things = 0  # never ask
whole_day = []
not_work = ["Reflection",
  'Log', # mine
]
week_starts = "Sunday"
day_starts = "4:00"
clock = 12
questions = ["Any luck?"]
week_questions = ["a", "b", "c", "d"]
language = "en"
days = ["mon"]
days_off = ["2026-11-26"]

[dates]
"2026-11-25" = "half-day"
"""
    wanted = {
        "things": 0,
        "whole_day": (),
        "not_work": ("Reflection", "Log"),
        "week_starts": 6,
        "day_starts": 240,
        "clock": 12,
        "questions": ("Any luck?",),
        "week_questions": ("a", "b", "c", "d"),
    }

    assert (wanted, []) == _read(tmp_path, text)
    assert (wanted, []) == _read(tmp_path, "\ufeff" + text.replace("\n", "\r\n"))
    assert ({"week_starts": 1}, []) == _read(tmp_path, 'week_starts = "tue"')


@pytest.mark.parametrize(
    ("line", "takes"),
    [
        ("things = -1", "count"),
        ("things = true", "count"),
        ('things = "2"', "count"),
        ('whole_day = "Tasks"', "texts"),
        ('whole_day = ["Tasks", 3]', "texts"),
        ('whole_day = [" "]', "texts"),
        (r'whole_day = ["a\nb"]', "texts"),
        (r'whole_day = ["a\u0085b"]', "texts"),
        ("not_work = []", "some_texts"),
        ("week_starts = 1", "weekday"),
        ('week_starts = "m"', "weekday"),
        ("day_starts = 4", "clock_time"),
        ('day_starts = "4"', "clock_time"),
        ('day_starts = "24:00"', "clock_time"),
        ('day_starts = "4:60"', "clock_time"),
        ('day_starts = "٤:٠٠"', "clock_time"),
        ("clock = 13", "hours"),
        ("clock = 12.0", "hours"),
        ("questions = []", "some_texts"),
        ('week_questions = ["a", "b"]', "four_texts"),
        ("week_questions = 4", "four_texts"),
        ('language = "xx"', "language"),
        ("language = 1", "language"),
    ],
)
def test_a_value_that_cannot_be_taken_is_named_and_the_default_holds(
    tmp_path: Path, line: str, takes: str
) -> None:
    """The note has file, line, key and what the key takes; other keys are taken all the same."""
    found, notes = _read(
        tmp_path, f"# mine\n{line}\nthings = 7\n" if "things" not in line else line
    )
    key = line.partition(" ")[0]
    number = 1 if key == "things" else 2
    facts = {"file": f"{tmp_path}/blocklist.toml", "line": number, "key": key, "takes": takes}

    assert ({} if key == "things" else {"things": 7}) == found
    assert [("settings_value", facts)] == [(note.reason, note.facts) for note in notes]


def test_a_key_that_is_not_known_is_named_with_the_one_it_looks_like(tmp_path: Path) -> None:
    """A slip of the pen is told with its line and the nearest key, if one is near."""
    found, notes = _read(tmp_path, "\nthigns = 3\n'colour' = 'blue'\nthings = 4\n")

    assert {"things": 4} == found
    assert [("settings_key", 2, "thigns", "things"), ("settings_key", 3, "colour", None)] == [
        (note.reason, note.facts["line"], note.facts["key"], note.facts["near"]) for note in notes
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("things = 3\nlanguage = en\n", 2),
        ("things = 3\n\nclock", 3),
        ("things = 3\nclock = [12,\n", 2),
        ("things = 3\nthings = 4\n", 2),
        ("things = 3\nclock = 2026-02-30\n", 2),
        ("things = 3\nday_starts = 04:00\n", 2),
    ],
)
def test_what_is_no_toml_is_named_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    """What stands above it is taken, so that one slip does not change the whole day."""
    found, notes = _read(tmp_path, text)

    assert {"things": 3} == found
    facts = {"file": f"{tmp_path}/blocklist.toml", "line": line}
    assert [("settings_broken", facts)] == [(note.reason, note.facts) for note in notes]
    assert ["settings_broken"] == [note.reason for note in settings.read_schedule(str(tmp_path))[1]]


def test_numbers_and_brackets_beyond_measure_are_no_toml() -> None:
    """What Python's own limits refuse is told like any other slip, never a traceback."""
    assert ({}, 1) == toml.all_values("things = " + "9" * 5000)
    assert ({}, 1) == toml.all_values("things = " + "[" * 100_000)


def test_a_file_that_is_no_text_is_named_with_its_line(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 stop no one from ticking a box."""
    (tmp_path / "blocklist.toml").write_bytes(b'things = 3\nlanguage = "\xff"\n')
    found, notes = settings.read(str(tmp_path))

    assert 2 == found.things
    assert [("settings_not_utf8", 2)] == [(note.reason, note.facts["line"]) for note in notes]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A folder, or a file still with the cloud drive, in place of blocklist.toml is noted."""
    (tmp_path / ".blocklist.toml.icloud").touch()
    notes = settings.read(str(tmp_path))[1]
    (tmp_path / "blocklist.toml").mkdir()
    notes += settings.read(str(tmp_path))[1]

    assert [("settings_unread", "not_here_yet"), ("settings_unread", "not_a_file")] == [
        (note.reason, note.facts["why"]) for note in notes
    ]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """Where the whole folder can't be read there is nothing to go on with."""
    (tmp_path / "days").touch()
    with pytest.raises(Refusal) as caught:
        settings.read(str(tmp_path / "days"))

    assert ("folder_is_file", {"path": f"{tmp_path}/days"}) == (
        caught.value.reason,
        caught.value.facts,
    )


def test_schedule_is_given_as_it_stands(tmp_path: Path) -> None:
    """The tables of the schedule come raw, with what stands in them by mistake noted."""
    text = """\
days = ["mon", "tue"]
[dates]
"2026-11-25" = "half-day"
things = 3
[cycel]
names = ["a"]
[cycle]
names = ["a", "b"]
days_off = []
"""
    assert ({}, []) == _read(tmp_path, text)
    found, notes = settings.read_schedule(str(tmp_path))

    assert {
        "days": ["mon", "tue"],
        "dates": {"2026-11-25": "half-day", "things": 3},
        "cycle": {"names": ["a", "b"], "days_off": []},
    } == found
    assert [
        ("settings_below_table", 4, "things"),
        ("settings_key", 5, "cycel"),
        ("settings_below_table", 9, "days_off"),
    ] == [(note.reason, note.facts["line"], note.facts["key"]) for note in notes]


@pytest.mark.parametrize(
    ("key", "table", "line"),
    [
        ("days", "", 1),
        ("a", "", 2),
        ("dates", "", 4),
        ("2026-11-25", "dates", 5),
        ("names", "cycle", 7),
        ("none", "", 0),
        ("day", "", 0),
        ("c", "", 8),
    ],
)
def test_line_of_a_key_is_found(tmp_path: Path, key: str, table: str, line: int) -> None:
    """A note on the schedule can say where: keys bare, in quotes or dotted, and tables."""
    text = """days = []
  "a" = 1
# dates
[dates] # mine
'2026-11-25' = "half-day"
[ cycle ]
names.first = ["a"]
[[c]]
"""
    (tmp_path / "blocklist.toml").write_text(text)

    assert line == settings.line_of(str(tmp_path), key, table)


# ------------------------------------------------------------------------- the small reader

PIECES = [
    *("a", "b-1", "_", "things", "a.b", '"q"', "=", " = ", " ", "\t", "\n", "\n\n", "\r\n", "\r"),
    *("# note\n", "#", "[", "]", "[t]\n", "[[t]]\n", "{", "}", "{a=1}", ",", ", ", "'", '"'),
    *(
        "true",
        "false",
        "True",
        "0",
        "1",
        "12",
        "007",
        "-1",
        "+1",
        "1_0",
        "0x1",
        "1.5",
        "1e3",
        "inf",
    ),
    *('"x"', "'y'", '"a\\nb"', '"\\q"', '"""x"""', "'''y'''", '""', "''", "2026-11-24", "04:00"),
    *("\x00", "\x7f", "\u0085", "\u2028", "é", "\u200d", "🎨", "٣", "²", "\ufeff", "9" * 12),
]
LINES = ['k = ["a", "b"]\n', "k = [ # c\n 'a',\n\n]\n", "k = 1\n", 'l = ""\n', "m = true # x\n"]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(LINES)), max_size=14))
def test_small_reader_agrees_with_tomllib(pieces: list[str]) -> None:
    """What it reads is what tomllib reads there, to the type; what it is not sure of it leaves."""
    text = "".join(pieces).replace("\r\n", "\n")
    found, end = toml.plain_values(text)
    if end == toml.UNKNOWN:
        return
    whole = tomllib.loads(text[:end])

    assert repr(whole) == repr(found)
    assert text[end:] == "" or text[end] == "["


@given(st.lists(st.sampled_from(LINES + PIECES), max_size=8), st.sampled_from(PIECES + LINES))
def test_reading_any_text_never_breaks(pieces: list[str], last: str) -> None:
    """Whatever stands in the file, there are values and a line, and the line is one of the file."""
    text = "".join([*pieces, last]).replace("\r\n", "\n")
    values, line = toml.top_values(text)

    assert isinstance(values, dict)
    assert 0 <= line <= text.count("\n") + 1


@pytest.mark.parametrize("text", LINES)
def test_small_reader_knows_plain_lines(text: str) -> None:
    """The lines that people write do not need tomllib."""
    assert (tomllib.loads(text), len(text)) == toml.plain_values(text)


@pytest.mark.parametrize(
    "text",
    [
        *("k = 1_0", "k = 01", "k = -1", "k = 1 2", "k = [1]", "k = ['a' 'b']", "k = [['a']]"),
        *('k = """a"""', 'k = "\\n"', 'k = "a', "a.b = 1", "'k' = 1", "k", "k = 1\nk = 2"),
        *("k = {}", "k = 1.5", "k = é", "# \x00", "k = [", "k = ['a'", "= 1", "k = 'a\n'"),
    ],
)
def test_small_reader_leaves_what_it_does_not_know(text: str) -> None:
    """What is no plain line, and what may be no TOML at all, is tomllib's to judge."""
    assert toml.UNKNOWN == toml.plain_values(text)[1]


def test_plain_settings_load_nothing_heavy(tmp_path: Path) -> None:
    """Settings with plain lines, lists over several lines and tables below cost no tomllib."""
    text = 'things = 3\nnot_work = [\n  "Reflection", # mine\n]\n\n[cycle]\nnames = ["a"]\n'
    (tmp_path / "blocklist.toml").write_text(text)
    code = (
        "import sys; before = set(sys.modules); from blocklist.store import settings;"
        f" assert settings.read({str(tmp_path)!r})[0].things == 3;"
        " print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = [name for name in done.stdout.split() if not name.startswith("blocklist")]
    assert ["__future__"] == loaded
