"""What `find` finds: letters in all their forms, pages by their names, no day read in vain."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.__main__ import prepare
from blocklist.cli.read import read
from blocklist.core import find, lines, pages
from blocklist.core.day_parse import parse
from blocklist.core.env import Call, Env, Settings
from blocklist.core.find import Found, Query
from blocklist.core.result import WRONG_USE, Hits, Refusal
from blocklist.store import glance as store
from tests.checklist import TODAY, Checklist
from tests.nasty import days

if TYPE_CHECKING:
    from pathlib import Path

    from blocklist.core.day import Day

# Letters that become others when case is taken away, and marks that belong to the letter before.
LETTERS = "kKsSiIaAeEnNxX09[]-# \n\rßſ\u212aİıﬁﬀéÉ\u0301\u0307\u0308\u0345ǆΣςŉǰ가각ᄀ\u11a8µ"
TEXTS = st.text(LETTERS, max_size=12)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """Return a folder that is not there yet."""
    return Checklist(tmp_path)


def found(checklist: Checklist, *argv: str) -> list[tuple[str, str, str]]:
    """Return date, id and text of each hit; the notes are kept when all is read."""
    call = read(["find", *argv])
    assert isinstance(call, Call)
    env = Env(checklist._variables(), None, None, None)
    result = prepare(env, call)(env, call)
    assert isinstance(result, Hits)
    hits = [
        (page.date, hit.item.id if hit.item else "-", hit.text)
        for page in result.found
        if isinstance(page, Found)
        for hit in page.hits
    ]
    checklist.notes = [note.reason for note in env.notes]
    return hits


def refused(checklist: Checklist, *argv: str) -> tuple[str, int]:
    """Return the reason why nothing is found, and the exit code."""
    with pytest.raises(Refusal) as why:
        found(checklist, *argv)
    return why.value.reason, why.value.exit


def hits(data: bytes, query: Query) -> list[find.Hit]:
    """Return the hits of a day's bytes."""
    return find.day_hits(parse(lines.decode(data), Settings()), query)


# ------------------------------------------------------------------------------------ letters


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("CHAPTER", "chapter 3"),
        ("apte", "Chapter"),
        ("k", "7 \u212a"),
        ("\u212a", "7 k"),
        ("spring", "ſpring"),
        ("STRASSE", "straße"),
        ("ß", "STRASSE"),
        ("fi", "oﬃce"),
        ("i", "İstanbul"),
        ("café", "cafe\u0301"),
        ("cafe\u0301", "CAFÉ"),
        ("σας", "ΣΑΣ"),
        ("각", "\u1100\u1161\u11a8"),
        ("\U0001f4da", "a \U0001f4da"),
        ("å", "\u212b"),
        ("\u1fb4", "α\u0345\u0301"),
        (";", "\u037e"),
        ("caf\udce9", "caf\udce9"),
    ],
)
def test_letters_are_found_in_each_of_their_forms(word: str, text: str) -> None:
    """Case, ligatures and the way to write an accent do not count, in the word nor in the file."""
    data = f"## A\n\n- [ ] {text}\n".encode("utf-8", "surrogateescape")
    query = Query([word])

    assert not query.rules_out(data)
    assert find.may_hold(find.text_of(data)[0], query)
    assert [text] == [hit.text for hit in hits(data, query)]


@pytest.mark.parametrize(("word", "text"), [("cafe", "café"), ("a b", "ab"), ("ab", "a b")])
def test_a_letter_with_an_accent_is_another_letter(word: str, text: str) -> None:
    """And a space is a sign as others are."""
    assert [] == hits(f"- [ ] {text}\n".encode(), Query([word]))


@given(text=st.lists(TEXTS, max_size=5).map("\n- [ ] ".join), words=st.lists(TEXTS, max_size=2),
       status=st.sampled_from(["", "open", "done"]), encoding=ENCODINGS)  # fmt: skip
def test_no_look_from_outside_rules_out_a_day_that_holds_a_hit(
    text: str, words: list[str], status: str, encoding: str
) -> None:
    """What the bytes and the text say before a day is taken apart is never less than it holds."""
    data = text.encode(encoding)
    query = Query(words, status)
    if query.signs and hits(data, query):
        assert not query.rules_out(data)
        assert find.may_hold(find.text_of(data)[0], query)


@given(data=days(), words=st.lists(st.sampled_from(["a", "no", "math p", "É", "c"]), max_size=2))
def test_each_item_that_holds_the_words_is_found(data: bytes, words: list[str]) -> None:
    """Of any file the items are those of the day, and lines stand in it."""
    query = Query(words, "" if words else "open")
    day = parse(lines.decode(data), Settings())
    got = find.day_hits(day, query)

    held = [i for i in day.items if query.takes(i) and i.text and query.holds(i.text)]
    assert sorted(item.line for item in held) == [hit.line for hit in got if hit.item]
    for hit in got:
        assert hit.text in day.document.lines[hit.line]
    assert sorted({hit.line for hit in got}) == [hit.line for hit in got]


@given(text=TEXTS, words=st.lists(TEXTS.filter(bool), max_size=3))
def test_spans_lie_in_the_text_and_in_order(text: str, words: list[str]) -> None:
    """They do not touch each other, so that what is bold is bold once."""
    spans = find.spans(text, [find.fold(word) for word in words])
    edges = [edge for span in spans for edge in span]

    assert sorted(set(edges)) == edges
    assert all(0 <= first < last <= len(text) for first, last in spans)


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("chapter Chap", ["chap"], ["chap", "Chap"]),
        ("aaa", ["aa"], ["aaa"]),
        ("abc", ["ab", "bc"], ["abc"]),
        ("straße x", ["ss"], ["ß"]),
        ("oﬃce", ["fi"], ["ﬃ"]),
        ("cafe\u0301 x", ["é"], ["e\u0301"]),
        ("", ["x"], []),
    ],
)
def test_what_is_bold_is_what_was_found(text: str, words: list[str], marked: list[str]) -> None:
    """A sign counts whole, with its marks, though a part of what it means was looked for."""
    assert marked == [text[first:last] for first, last in find.spans(text, words)]


# ------------------------------------------------------------------------------ what is a line


def test_headings_title_comments_and_front_matter_are_no_lines() -> None:
    """What stands there each day, or is hidden, is not found; a heading in his words is."""
    data = (
        b"---\nword\n---\n# word\n\n%% word %%\n## word\n\n### word\n\n- word\n\n## Log\n\nword\n"
    )

    assert [("word", "### word"), ("word", "- word"), ("Log", "word")] == [
        (hit.name, hit.text) for hit in hits(data, Query(["word"]))
    ]


def test_a_title_that_is_underlined_is_no_line() -> None:
    """Neither its text nor the signs under it."""
    assert [5] == [hit.line for hit in hits(b"word\n====\n\n## A\n\n= word\n", Query(["="]))]


def test_a_page_of_notes_has_its_name() -> None:
    """A heading of level 1 that is a place for words is where they stand."""
    (hit,) = hits(b"# Notes\n\nword\n", Query(["word"]))

    assert ("Notes", "Notes") == (hit.name, hit.section)


def test_a_box_under_a_reflection_is_a_line() -> None:
    """It has no id, and no status to ask for."""
    data = b"## Reflection\n\n- [x] word\n"

    assert ["- [x] word"] == [hit.text for hit in hits(data, Query(["word"]))]
    assert [] == hits(data, Query(["word"], "done"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_words_have_to_stand_in_one_line(end: str, checklist: Checklist) -> None:
    """A page that holds them in two has no hit, and is not taken apart for it."""
    checklist.write(f"- [ ] red{end}- [ ] blue{end}- [ ] blue and red{end}".encode())
    checklist.write(f"- [ ] red{end}- [ ] blue{end}".encode(), "2026-11-23")

    assert [(TODAY, "0.3", "blue and red")] == found(checklist, "red", "blue")
    assert not find.may_hold(f"red{end}blué".lower(), Query(["red", "blué"]))


def test_days_that_hold_no_word_are_not_taken_apart(
    checklist: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of three days the one is parsed that has the word in it."""
    taken_apart: list[str] = []
    for name, text in {"2026-11-22": "café", TODAY: "poster", "2026-11-23": "plain"}.items():
        checklist.write(f"- [ ] {text}\n", name)

    def watched(document: lines.Document, settings: Settings) -> Day:
        taken_apart.append(document.text())
        return parse(document, settings)

    monkeypatch.setattr("blocklist.core.day_parse.parse", watched)

    assert [(TODAY, "0.1", "poster")] == found(checklist, "poster")
    assert ["- [ ] poster\n"] == taken_apart


def test_marks_that_are_not_ours_are_open(checklist: Checklist) -> None:
    """Open is what is neither done, carried nor set aside."""
    checklist.write("".join(f"- [{mark}] {mark}a\n" for mark in " /?xX>-"))

    assert [" a", "/a", "?a"] == [
        " " * (text == "a") + text for *_, text in found(checklist, "--open")
    ]
    assert ["xa", "Xa"] == [text for *_, text in found(checklist, "--done")]


# -------------------------------------------------------------------------------------- pages


COPY = "2026-11-24.sync-conflict-20261124-101010-ABCDEFG.md"
DAYS = ["2026-11-24", "2026-11-29", "2026-11-30", "2024-02-29", "0001-01-01", "9999-12-31"]
NO_DAYS = [
    "2026-02-29",
    "0000-01-01",
    "2026-1-24",
    "2026-11-2٣",
    "2026-99-01",
    "2026-11-24x",
    "notes",
]
WEEKS = ["2026-W48", "2026-W53"]
NO_WEEKS = ["2026-W54", "2025-W53", "0000-W01", "9999-W52", "2026-w48", "2026-W4٣", "-W48"]
NAMES = [
    *[f"{stem}.md" for stem in (*DAYS, *NO_DAYS, *WEEKS, *NO_WEEKS)],
    *("2026-11-24.txt", COPY, "2026-11-24 (1).md", ".md", "", ".icloud", "templates"),
    *(".2026-11-23.md.icloud", ".2026-11-24.md.icloud", ".2026-W47.md.icloud"),
    "2026-11-22.md.icloud",
]


def test_days_and_week_pages_come_newest_first() -> None:
    """A week stands at its last day. Nothing else is a page, and each is one once."""
    assert [
        "9999-12-31", "2026-W53", "2026-11-30", "2026-W48", "2026-11-29", "2026-11-24",
        "2026-11-23", "2026-W47", "2024-02-29", "0001-01-01",
    ] == pages.newest_first(NAMES)  # fmt: skip


def test_the_first_day_of_the_week_moves_its_last() -> None:
    """A week that begins on Sunday ends on Saturday, before the 29th."""
    assert ["2026-11-29", "2026-W48", TODAY] == pages.newest_first(
        ["2026-W48.md", "2026-11-29.md", f"{TODAY}.md"], week_starts=6
    )


@pytest.mark.parametrize(
    ("since", "names"),
    [
        ("2026-11-24", ["2026-W48", "2026-11-29", "2026-11-24"]),
        ("2026-11-29", ["2026-W48", "2026-11-29"]),
        ("2026-11-30", []),
    ],
)
def test_since_takes_a_week_page_if_a_day_of_it_counts(since: str, names: list[str]) -> None:
    """Its week reaches to Sunday."""
    assert names == pages.newest_first(["2026-11-24.md", "2026-11-29.md", "2026-W48.md"], since)


def test_the_days_come_oldest_first() -> None:
    """Those that are still with the drive are among them, week pages are not."""
    assert ["2026-11-23", "2026-11-24", "2026-11-29", "2026-11-30", "9999-12-31"] == pages.days(
        NAMES, "2026-01-01"
    )


def test_ten_years_are_told_from_others_as_one_day_is() -> None:
    """Looking month by month takes the very names that are dates."""
    names = [
        f"{y:04}-{m:02}-{d:02}"
        for y in (1900, 2000, 2023, 2024)
        for m in range(14)
        for d in range(33)
    ]

    assert [name for name in names if in_the_calendar(name)] == pages.days(f"{n}.md" for n in names)


def in_the_calendar(name: str) -> bool:
    """Whether Python's own calendar has the day."""
    from datetime import date

    try:
        return bool(date.fromisoformat(name))
    except ValueError:
        return False


# ----------------------------------------------------------------------------- a page's words


def test_what_a_page_was_made_from_is_found_at_its_own_day(checklist: Checklist) -> None:
    """Between broken markers nothing is passed over: it may be his."""
    made = "# Week\n\nword [ ]\n<!-- blocklist: week -->\nword made\n## word\n"
    checklist.write(made + "<!-- blocklist: end -->\n# word\nword last\n", "2026-W48")
    checklist.write(made, "2026-W47")

    assert [
        ("2026-W48", "-", "word [ ]"), ("2026-W48", "-", "word last"),
        ("2026-W47", "-", "word [ ]"), ("2026-W47", "-", "word made"),
    ] == found(checklist, "word")  # fmt: skip
    assert ("none_found", 1) == refused(checklist, "--open")


# -------------------------------------------------------------------------------- odd files


def test_what_is_no_file_is_named_and_the_rest_is_found(checklist: Checklist) -> None:
    """Folders, pipes that nobody writes into, links to nowhere."""
    checklist.write("- [ ] word\n")
    (checklist.folder / "2026-11-23.md").mkdir()
    assert [(TODAY, "0.1", "word")] == found(checklist, "word")
    assert ["not_a_file"] == checklist.notes

    os.mkfifo(checklist.folder / "2026-11-22.md")
    (checklist.folder / "2026-11-21.md").symlink_to("nowhere")
    assert [(TODAY, "0.1", "word")] == found(checklist, "word")
    assert ["pages_unread"] == checklist.notes


@pytest.mark.parametrize(
    ("data", "notes"),
    [
        (b"- [ ] word\n- [ ] caf\xe9\n", ["pages_odd"]),
        (b"- [ ] word\n\0\n", ["pages_odd"]),
        ("\ufeff- [ ] word\n".encode("utf-16-le") + b"\0\xd8", []),
    ],
)
def test_a_page_that_is_not_all_text_is_named(
    data: bytes, notes: list[str], checklist: Checklist
) -> None:
    """What can be read of it is found all the same; half a sign of UTF-16 hides nothing."""
    checklist.write(data)
    checklist.write("- [ ] é word\n", "2026-11-23")

    assert ["word", "é word"] == [text for _, _, text in found(checklist, "word")]
    assert notes == checklist.notes


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings_are_read(codec: str, checklist: Checklist) -> None:
    """UTF-16 has a NUL in each sign of ASCII."""
    checklist.write("- [ ] word\n".encode(codec))

    assert [(TODAY, "0.1", "word")] == found(checklist, "word")


def test_a_long_page_is_read_to_its_end(checklist: Checklist) -> None:
    """What is longer than a glance is read with care."""
    checklist.write("x\n" * store.MOST + "- [ ] word\n")

    assert [(TODAY, "0.1", "word")] == found(checklist, "word")


def test_an_empty_page_and_one_that_goes_away_have_no_hit(checklist: Checklist) -> None:
    """A page may be taken away between the list of names and its turn."""
    checklist.write("- [ ] word\n")
    checklist.write("", "2026-11-23")
    checklist.write("- [ ] word\n", "2026-11-20")
    result = checklist.run("find", "word")
    assert isinstance(result, Hits)
    first = next(result.found)
    (checklist.folder / "2026-11-20.md").unlink()

    assert isinstance(first, Found)
    assert [] == list(result.found)  # so it is read when its turn comes, and not before


@pytest.mark.parametrize("kind", ["no descriptor of a folder", "no such folder"])
def test_files_are_seen_without_a_descriptor_of_the_folder(
    kind: str, checklist: Checklist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some systems have none, and the folder may be gone."""
    checklist.write("- [ ] word\n")
    place = str(checklist.folder)
    if kind == "no such folder":
        assert [(1, TODAY, None)] == list(store.glances(f"{place}/none", [TODAY], bool))
    else:
        monkeypatch.setattr(os, "supports_dir_fd", set())
        seen = store.glances(place, [TODAY], lambda data: not data)
        assert [(1, TODAY, b"- [ ] word\n")] == list(seen)


def test_the_folder_is_let_go_when_nobody_looks_any_more(checklist: Checklist) -> None:
    """A closed pipe ends the search in the middle."""
    checklist.write("- [ ] word\n")
    before = os.listdir("/proc/self/fd")
    seen = store.glances(str(checklist.folder), [TODAY], lambda data: not data)
    next(seen)
    seen.close()  # type: ignore[attr-defined]

    assert before == os.listdir("/proc/self/fd")


# --------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("argv", "reason", "code"),
    [
        ([], "find_what", WRONG_USE),
        ([" "], "find_what", WRONG_USE),
        (["--since", "mon"], "find_what", WRONG_USE),
        (["--open", "--done"], "open_and_done", WRONG_USE),
        (["x", "--since", "x"], "date_unknown", WRONG_USE),
        (["x"], "nothing_found", 1),
        (["--done"], "none_found", 1),
    ],
)
def test_what_is_refused(argv: list[str], reason: str, code: int, checklist: Checklist) -> None:
    """Wrong use before anything is read; nothing found when all is."""
    assert (reason, code) == refused(checklist, *argv)


def test_a_day_name_is_the_one_just_past(checklist: Checklist) -> None:
    """Of Friday it is last week's, on a Tuesday."""
    for date in ("2026-11-19", "2026-11-20", "2026-11-27"):
        checklist.write("- [ ] word\n", date)

    assert ["2026-11-27", "2026-11-20"] == [
        d for d, *_ in found(checklist, "word", "--since", "fri")
    ]


def test_the_pace_is_half_a_second_and_then_ten_times_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who waits shorter sees no sign of it."""
    times = iter([100.0, 100.4, 100.5, 100.55, 100.61, 100.7, 100.72])
    monkeypatch.setattr("time.monotonic", lambda: next(times))
    pace = store.Pace()
    seen = [pace.due() for _ in range(6)]

    assert [False, True, False, True, False, True] == seen


def test_nothing_in_the_folder_changes(checklist: Checklist) -> None:
    """Reading never writes: neither the folder nor the state is made."""
    assert ("nothing_found", 1) == refused(checklist, "word")
    assert [] == list(checklist.home.iterdir())


def test_words_are_compared_as_unicode_has_it() -> None:
    """The two forms of a text with accents are one text folded."""
    text = "Ünïcödé ΐ ᾳ Å"

    assert find.fold(normalize("NFC", text)) == find.fold(normalize("NFD", text))
