"""His words in a day or a week page: they stay words, and all else stays as it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from blocklist.core import edit_words, week_page
from blocklist.core.day_parse import parse
from blocklist.core.edit_words import add_answer, add_reflection, answers, paragraphs
from blocklist.core.env import Settings
from blocklist.core.lines import decode, from_text
from blocklist.core.result import WRONG_USE, Changed, Refusal
from blocklist.core.text import as_shown, escape, one_line
from blocklist.store.draft import Draft
from tests.checklist import TODAY, Checklist, Questions
from tests.nasty import TYPED, days
from tests.test_edit_properties import again, headings, inserted, known, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from blocklist.core.lines import Document
    from blocklist.core.result import Result

# CommonMark as other programs have it: with setext headings, definitions and GitHub's tables.
PARSER = MarkdownIt("commonmark").enable("table")
HEADINGS = ("Got done", "What helped", "To try", "To talk about")
MORE = ["[a", "b]: /c", "]: /c", "--|--", "|:-", ":-:", "| a | b |", "a %% b", "a\\", "<!-- x -->"]
LINE = st.one_of(TYPED, st.sampled_from(MORE))
WORDS = st.lists(st.lists(LINE, min_size=1, max_size=4), min_size=1, max_size=3)
PAGE_LINES = [
    "", "", "# Week 48, 2026", "## Got done", "## what helped", "## To try", "## To talk about",
    "## Done, in my words", "# Notes", "### Inner", week_page.BEGIN, week_page.END, "words", "```",
    "<!--", "- [ ] box", "> quote", "%%", "  indented", "- a", "<div>",
]  # fmt: skip
PAGES = st.tuples(
    st.lists(st.sampled_from(PAGE_LINES), max_size=12), st.sampled_from(["\n", "\r\n"])
).map(lambda drawn: drawn[1].join(drawn[0]).encode())


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """An empty checklist on Tuesday at 9:20."""
    return Checklist(tmp_path)


def taken(typed: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return what was typed as paragraphs of lines, `x` for lines that can't be taken."""
    found: list[list[str]] = []
    for paragraph in typed:
        found.append([])
        for line in paragraph:
            try:
                found[-1].append(one_line(line))
            except Refusal:
                found[-1].append("x")
    return found


def bare(found: Sequence[str]) -> list[str]:
    """Return lines that hold anything, without white space at their ends."""
    return [line.strip(" \t") for line in found if line.strip(" \t")]


def is_his(new: Sequence[str], words: Sequence[Sequence[str]]) -> None:
    """Hold new lines to be these words: to other programs they are paragraphs, and no more."""
    his = [line for line in new if line]
    typed = [line for paragraph in words for line in paragraph]
    assert [line.replace("\\", "") for line in typed] == [line.replace("\\", "") for line in his]
    tokens = PARSER.parse("\n".join(new))
    assert {"paragraph_open", "inline", "paragraph_close"} == {token.type for token in tokens}
    assert len(words) * 3 == len(tokens)


# ------------------------------------------------------------------------------------- a day


@given(days(), WORDS)
def test_words_are_words_and_all_else_of_the_day_stays(data: bytes, typed: list[list[str]]) -> None:
    """Lines are inserted and none is changed; boxes and sections are the same, and so is the title.

    A heading is new where there was none.
    """
    day, words = read(data), taken(typed)
    if not day.document.writable:
        return
    try:
        new = again(add_reflection(day, words))
    except Refusal as refusal:
        if refusal.reason != "no_safe_place":
            raise
        return
    at, lines = inserted(day, new)
    section = new.reflection_section()
    assert section
    made = day.reflection_section() is None
    if made:
        assert "## Reflection" == lines.pop(0) or "## Reflection" == lines.pop(0)
    while not lines[0]:
        lines.pop(0)
    while not lines[-1]:
        lines.pop()
    is_his(lines, words)
    assert (
        bare(lines)
        == [line for line in bare(new.reflection()) if line in bare(lines)][-len(bare(lines)) :]
    )
    assert known(day) == known(new)
    assert headings(day) == [
        each for each in headings(new) if not made or each != (section.kind, 2, section.heading)
    ]
    assert (day.title, at >= 0) == (new.title, True)


@settings(max_examples=60, deadline=None)
@given(days(), WORDS)
def test_undo_gives_the_old_bytes_back(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, typed: list[list[str]]
) -> None:
    """Whatever the day is, and whatever was written; a blank one has its title then."""
    checklist = Checklist(tmp_path_factory.mktemp("home"))
    checklist.write(data)
    stdin = "\n\n".join(["\n".join(paragraph) for paragraph in taken(typed)]).encode()
    try:
        checklist.run("reflect", "-", stdin=stdin)
    except Refusal as refusal:
        if refusal.reason not in {"no_safe_place", "day_no_text"}:
            raise
        assert data == checklist.read()
        return
    assert data != checklist.read()
    checklist.run("undo")
    title = b"# Tuesday 24 November 2026\n"
    assert (title if decode(data).blank else data) == checklist.read()


@pytest.mark.parametrize(
    ("line", "escaped"),
    [
        ("|---|", "\\|---|"),
        (":-:", "\\:-:"),
        ("--|--", "\\--|--"),
        ("| - | : |", "\\| - | : |"),
        ("|a|", "|a|"),
        (":", ":"),
        ("||", "||"),
    ],
)
def test_the_rule_of_a_table_gets_a_backslash(line: str, escaped: str) -> None:
    """So it makes no table of the line above it."""
    assert escaped == escape(line)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("\n \n\u00a0\n", []),
        ("a", [["a"]]),
        ("\n a \nb\n\n\n\u200b\nc\r\nd\re\n", [["a", "b"], ["c", "d", "e"]]),
    ],
)
def test_a_text_is_cut_into_paragraphs_at_its_empty_lines(
    typed: str, found: list[list[str]]
) -> None:
    """A line in which nothing can be seen is an empty one."""
    assert found == paragraphs(typed)


def test_a_definition_over_two_lines_stays_shown() -> None:
    """Its first line alone looks like nothing."""
    day = add_reflection(read(b"# T\n"), [["[a", "b]: /c"], ["[a"]])
    assert ["\\[a", "b]: /c", "", "[a"] == day.reflection()


def test_a_comment_that_stands_open_is_not_ended_by_words() -> None:
    """Else what stands between would be hidden."""
    day = add_reflection(read(b"%%\n## Math\n- [ ] a\n"), [["50 %% off", "%%"]])
    assert ["50 %\\% off", "%\\%"] == day.reflection()
    assert ["a"] == [box.text for box in day.boxes]


def test_what_answers_a_question_stands_below_it() -> None:
    """Up to the next question; the same one may stand there twice."""
    said = ["z", "**Why?**", "a", "b", "", "c", "", "**What?**", "e", "", "**Why?**", "d"]
    assert ["a", "b", "c", "d"] == answers(said, " Why? ")
    assert [] == answers(said, "Who?")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"## Math\n", "- a"),
        (b"## Math\n", "### a"),
        (b"## Math\n", "## a"),
        (b"## Math\n\n- [ ] a\n", "- [ ] a"),
        (b"## Math\n", "```"),
        (b"## Math\n", "<!--"),
        (b"## Reflection\n\n%%\na\n", "%%"),
        (b"a\n\n## Reflection\n", "b\n==="),
    ],
)
def test_words_that_would_be_structure_after_all_are_not_written(
    monkeypatch: pytest.MonkeyPatch, data: bytes, line: str
) -> None:
    """Each edit is read back, whatever the escaping has let through."""
    monkeypatch.setattr(edit_words, "_escaped", lambda words: words[0][0].split("\n"))
    with pytest.raises(Refusal, match="no_safe_place"):
        add_reflection(read(data), [[line]])


@pytest.mark.parametrize(
    ("data", "new"),
    [
        (b"\xef\xbb\xbf# T\r\n\r\n## Reflection", b"\xef\xbb\xbf# T\r\n\r\n## Reflection\r\n\r\na"),
        ("## Math\n".encode("utf-16"), "## Math\n\n## Reflection\n\na\n".encode("utf-16")),
        (b"# T\r\xff\r", b"# T\r\xff\r\r## Reflection\r\ra\r"),
        (b"# Reflection\n\n## Math\n", b"# Reflection\n\na\n\n## Math\n"),
        (b"## Reflection\n## Notes\n", b"## Reflection\n\na\n\n## Notes\n"),
        (b"## Reflection\n\n\n\n", b"## Reflection\n\na\n\n\n"),
        (b"## Reflection\n- a\n", b"## Reflection\n- a\n\na\n"),
        (b"## Reflection\n\nx\n\n~~~\ny\n", b"## Reflection\n\nx\n\na\n\n~~~\ny\n"),
        (b"# Notes\n<!--\n## a\n", b"## Reflection\n\na\n\n# Notes\n<!--\n## a\n"),
    ],
)
def test_bytes_of_a_day(data: bytes, new: bytes) -> None:
    """Line ends, byte order mark and encoding stay; an empty line stands around a paragraph."""
    assert new == add_reflection(read(data), [["a"]]).document.encode()


def test_the_first_name_of_not_work_is_the_heading() -> None:
    """Another name is made as it is set; one that would be read with a time is not safe."""
    own = Settings()
    own.not_work = ("Journal", "Reflection")
    day = parse(from_text("## Reflection\n"), own)
    assert "## Reflection\n\n## Journal\n\na\n" == add_reflection(day, [["a"]]).document.text()
    own.not_work = ("Talk 9:00-9:45",)
    with pytest.raises(Refusal, match="no_safe_place"):
        add_reflection(parse(from_text("# T\n"), own), [["a"]])


# ------------------------------------------------------------------------------------- a week page


def saved(page: Document, heading: str, words: Sequence[Sequence[str]]) -> Document:
    """Return a page with words, as another program would find it."""
    return decode(add_answer(page, heading, HEADINGS, words).encode())


@given(PAGES, st.sampled_from(HEADINGS), WORDS)
def test_words_go_to_their_part_and_the_rest_of_the_page_stays(
    data: bytes, heading: str, typed: list[list[str]]
) -> None:
    """The other parts are read as before, and what is between the markers is the same."""
    page, words = decode(data), taken(typed)
    try:
        new = saved(page, heading, words)
    except Refusal as refusal:
        if refusal.reason != "no_safe_place":
            raise
        return
    at, lines = inserted(read(data), read(new.encode()))
    while lines[0] in {"", f"## {heading}"}:
        lines.pop(0)
    while not lines[-1]:
        lines.pop()
    is_his(lines, words)
    old = {each: bare(week_page.section(page, each)) for each in HEADINGS}
    found = {each: bare(week_page.section(new, each)) for each in HEADINGS}
    rest = list(found[heading])
    for line in bare(lines):
        rest.remove(line)
    assert {**old} == {**found, heading: rest}
    between = [week_page.between(each.lines) for each in (page, new)]
    assert [page.lines[i] for i in sorted(between[0])] == [new.lines[i] for i in sorted(between[1])]
    assert at not in between[0] or at == min(between[0])


def test_parts_stand_in_their_order() -> None:
    """One that is made goes before those that follow it, wherever they stand."""
    page = from_text("# W\n\n## To talk about\n\nx\n")
    for heading in ("What helped", "To try", "Got done"):
        page = saved(page, heading, [[heading]])
    assert [f"## {heading}" for heading in HEADINGS] == [
        line for line in page.lines if line.startswith("## ")
    ]


def test_nothing_goes_between_the_markers() -> None:
    """A part above them ends where they begin, and one inside them is not his."""
    week = f"{week_page.BEGIN}\n\n## To try\n\nmade\n\n{week_page.END}\n"
    page = saved(from_text(f"## Got done\n{week}"), "Got done", [["a"]])
    assert f"## Got done\n\na\n\n{week}" == page.text()
    page = saved(page, "To try", [["b"]])
    assert f"## Got done\n\na\n\n{week}\n## To try\n\nb\n" == page.text()


def test_a_heading_of_level_1_takes_in_no_part_of_a_week_page() -> None:
    """A page of notes is one in a day alone."""
    page = saved(from_text("# Notes\n\n## To try\n\na\n"), "To try", [["b"]])
    assert "# Notes\n\n## To try\n\na\n\nb\n" == page.text()


def test_a_page_that_takes_all_in_is_refused() -> None:
    """There a new heading would be code."""
    with pytest.raises(Refusal, match="no_safe_place"):
        saved(from_text("# W\n\n```\nopen\n"), "To try", [["a"]])


# ------------------------------------------------------------------------------------- the command


def told(result: Result) -> list[tuple[str, str | None, str]]:
    """Return what was written where."""
    assert isinstance(result, Changed)
    return [(e.deed, e.place or e.facts.get("heading"), e.text) for e in result.entries]


def test_an_answer_is_asked_for_again_where_it_can_not_be_taken(checklist: Checklist) -> None:
    """It is told why; an empty line in an answer parts paragraphs."""
    ask = Questions(["a\x1bb", "c\nd\n\u00a0\ne"])
    assert [("wrote_2", "Reflection", "c")] == told(checklist.run("reflect", ask=ask))
    assert ["text_control"] == ask.told
    assert (checklist.read() or b"").endswith(b"## Reflection\n\nc\nd\n\ne\n")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("\\- a list", "- a list"),
        ("50 %\\% off", "50 %% off"),
        ("**What helped?**", "What helped?"),
        ("  \\# note", "  # note"),
        ("**a** and **b**", "**a** and **b**"),
        ("****", "****"),
        ("a \\* b", "a \\* b"),
    ],
)
def test_his_words_are_shown_as_he_typed_them(line: str, shown: str) -> None:
    """A backslash of ours is left out, and so are the stars of a question."""
    assert shown == as_shown(line)


@pytest.mark.parametrize("answers", [["", "", ""], [None], ["", None]])
def test_blank_answers_leave_nothing_behind(
    checklist: Checklist, answers: list[str | None]
) -> None:
    """No day is made for them, and none is changed."""
    (checklist.folder).mkdir()
    (checklist.folder / "blocklist.toml").write_text('questions = ["a?", "b?", "c?"]\n')
    assert [] == told(checklist.run("reflect", ask=Questions(answers)))
    assert ["nothing_written"] == checklist.notes
    assert checklist.read() is None
    blank = ["", *answers] if answers[-1] is not None else answers
    assert [] == told(checklist.run("reflect", "--week", ask=Questions(blank)))
    assert checklist.read("2026-W48") is None


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        (TODAY, b"a\0b", "day_no_text"),
        (TODAY, b"# T\n\n```\n", "no_safe_place"),
        ("2026-W48", b"a\0b", "page_no_text"),
        ("2026-W48", b"# T\n\n```\n", "no_safe_place"),
    ],
)
def test_where_nothing_can_be_written_nothing_is_asked(
    checklist: Checklist, name: str, data: bytes, reason: str
) -> None:
    """No one shall write for nothing; the file stays as it is."""
    checklist.write(data, name)
    words = ["--week"] if name != TODAY else []
    for more in ([], ["--edit"]):
        with pytest.raises(Refusal, match=reason):
            checklist.run("reflect", *words, *more, ask=Questions([]))
    with pytest.raises(Refusal, match=reason):
        checklist.run("reflect", *words, "x")
    assert data == checklist.read(name)


def test_settings_are_mended_before_a_day_is_made(checklist: Checklist) -> None:
    """As for any first write; a day that is there can be written to."""
    checklist.write(b"days = 3\n", "x")
    (checklist.folder / "x.md").rename(checklist.folder / "blocklist.toml")
    with pytest.raises(Refusal, match="settings_first"):
        checklist.run("reflect", ask=Questions([]))
    checklist.write(b"# T\n")
    assert 1 == len(told(checklist.run("reflect", ask=Questions(["a"]))))


def test_a_read_only_day_is_said_before_he_writes(checklist: Checklist) -> None:
    """And stays as it is."""
    checklist.write(b"# T\n")
    (checklist.folder / f"{TODAY}.md").chmod(0o444)
    with pytest.raises(Refusal, match="file_read_only"):
        checklist.run("reflect", ask=Questions([]))


def test_a_week_outside_the_calendar_is_refused(checklist: Checklist) -> None:
    """The week of its first day has begun before it."""
    checklist.folder.mkdir()
    (checklist.folder / "blocklist.toml").write_text('week_starts = "sunday"\n')
    for words, now in ((["-d", "0001-01-01"], TODAY), ([], "0001-01-01")):
        checklist.now = f"{now}T09:20"
        with pytest.raises(Refusal, match="date_range") as refusal:
            checklist.run("reflect", "--week", *words, "x")
        assert WRONG_USE == refusal.value.exit


def test_weeks_are_named_by_their_thursday(checklist: Checklist) -> None:
    """Over new year, and where weeks start on Sunday."""
    checklist.now = "2027-01-03T09:20"  # a Sunday
    checklist.run("reflect", "--week", "x")
    checklist.folder.joinpath("blocklist.toml").write_text('week_starts = "sunday"\n')
    checklist.run("reflect", "--week", "y")
    assert (checklist.read("2026-W53") or b"").endswith(b"\n\nx\n")
    assert (checklist.read("2027-W01") or b"").endswith(b"\n\ny\n")


# ------------------------------------------------------------------------------------- the editor


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for what is written in the editor."""
    place = tmp_path / "drafts"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    return place


def edited(checklist: Checklist, script: str, *words: str, name: str = "pen") -> Result:
    """Run reflect in an editor that does what a script of sh says, with the file as $1."""
    pen = checklist.home / name
    pen.write_text(f"#!/bin/sh\n{script}\n")
    pen.chmod(0o755)
    checklist.variables = {"EDITOR": str(pen), "PATH": os.environ["PATH"]}
    return checklist.run("reflect", "--edit", *words)


def left(drafts: Path) -> list[str]:
    """Return what is left of texts that were written in the editor."""
    return [path.read_text(errors="replace") for path in drafts.rglob("*.md")]


@pytest.mark.parametrize(
    ("script", "lines"),
    [
        ("printf 'a\\r\\nb\\r\\n' > \"$1\"", b"a\nb\n"),
        ("printf '\\357\\273\\277a' > \"$1\"", b"a\n"),
        ("printf '\\377\\376a\\0' > \"$1\"", b"a\n"),
        ('cp "$1" "$1~"; rm "$1"; echo a > "$1"; rm "$1~"', b"a\n"),
        ('test "$(basename "$1")" = "reflection 2026-11-24.md" && echo a > "$1"', b"a\n"),
    ],
)
def test_what_an_editor_has_left_is_added(
    checklist: Checklist, drafts: Path, script: str, lines: bytes
) -> None:
    """Whatever its line ends and its encoding are; nothing is left beside."""
    edited(checklist, script)
    assert (checklist.read() or b"").endswith(b"## Reflection\n\n" + lines)
    assert [] == list(drafts.iterdir())


@pytest.mark.parametrize("script", ["exit 0", 'rm "$1"', 'echo > "$1"'])
def test_an_empty_page_writes_nothing(checklist: Checklist, drafts: Path, script: str) -> None:
    """No day is made."""
    assert [] == told(edited(checklist, script))
    assert (None, ["nothing_written"], []) == (
        checklist.read(), checklist.notes, list(drafts.iterdir()),
    )  # fmt: skip


def test_words_that_are_given_stand_in_the_editor(checklist: Checklist, drafts: Path) -> None:
    """He goes on from there."""
    edited(checklist, 'printf more >> "$1"', "a\n\nb")
    assert (checklist.read() or b"").endswith(b"\n\na\n\nb\nmore\n")
    assert [] == list(drafts.iterdir())


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ('echo long > "$1"; exit 1', "editor_stopped"),
        ("printf 'long\\033' > \"$1\"", "text_control"),
        ("printf 'long\\377' > \"$1\"", "text_bytes"),
        ('echo long > "$1"; printf "\\0" > "$(dirname "$0")/days/2026-11-24.md"', "day_no_text"),
    ],
)
def test_what_can_not_be_put_there_is_kept(
    checklist: Checklist, drafts: Path, script: str, reason: str
) -> None:
    """It is said where."""
    checklist.write(b"# T\n")
    with pytest.raises(Refusal, match=reason):
        edited(checklist, script)
    assert ["reflect_kept"] == checklist.notes
    assert ["long"] == [text[:4] for text in left(drafts)]
    assert b"long" not in (checklist.read() or b"")


def test_an_editor_that_stops_with_nothing_written_leaves_nothing(
    checklist: Checklist, drafts: Path
) -> None:
    """It is said that it stopped."""
    with pytest.raises(Refusal, match="editor_stopped"):
        edited(checklist, "exit 3")
    assert ([], []) == (checklist.notes, list(drafts.iterdir()))


def test_an_editor_that_can_not_be_started_leaves_nothing(
    checklist: Checklist, drafts: Path
) -> None:
    """A script without the line that says what runs it."""
    pen = checklist.home / "pen"
    pen.write_bytes(b"\x7fELF no")
    pen.chmod(0o755)
    checklist.variables = {"EDITOR": str(pen)}
    with pytest.raises(Refusal, match="editor_missing"):
        checklist.run("reflect", "--edit")
    assert [] == list(drafts.iterdir())


def test_an_editor_in_a_window_is_made_to_wait(checklist: Checklist, drafts: Path) -> None:
    """Else it would come back before a word is written."""
    edited(checklist, 'echo "$1" > "$2"', name="code")
    assert (checklist.read() or b"").endswith(b"\n\n--wait\n")
    assert [] == list(drafts.iterdir())


@pytest.mark.parametrize(
    ("place", "name", "reason"),
    [("none", "a", "disk_trouble"), ("drafts", "a" * 300, "name_too_long")],
)
def test_where_no_page_can_be_made_it_is_said(
    drafts: Path, monkeypatch: pytest.MonkeyPatch, place: str, name: str, reason: str
) -> None:
    """There is no such folder, or no such name; nothing is left."""
    monkeypatch.setattr("tempfile.tempdir", str(drafts.parent / place))
    with pytest.raises(Refusal, match=reason):
        Draft(name, "")
    assert [] == list(drafts.iterdir())
