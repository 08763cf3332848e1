"""What may stand at the cursor: the reading of a half typed line, the candidates, the quoting."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.__main__ import main
from blocklist.cli import candidates, shell_words
from blocklist.cli.asked import asked
from blocklist.cli.complete import fitting
from blocklist.cli.table import COMMANDS, GLOBAL
from blocklist.commands import day_file
from blocklist.commands.completion import SCRIPTS
from blocklist.core.env import Env
from tests.checklist import TODAY, Checklist

if TYPE_CHECKING:
    from pathlib import Path

DAY = """\
- [ ] poster

## Must do

- [ ] bag

## Math 9:00-9:45

- [x] math p.42
- [ ] flash cards
- [/] Flash light
- [-] set aside
- [ ]

## Art

- [ ] draw

## Art

- [ ] draw

## Reflection
"""


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """A folder with a day, a template and two earlier days."""
    made = Checklist(tmp_path)
    made.write(DAY)
    made.write("## Math\n- [ ] sums\n- [x] old\n", "2026-11-20")
    made.write("## Math\n- [ ]\n", "2026-11-23")
    made.write("## Half\n- [ ]\n", "templates/half-day")
    made.write("x", "templates/.hidden")
    made.write("## Math\n- [ ] plan\n", "2026-11-25")
    return made


def offered(checklist: Checklist, *words: str, by: str = "fish") -> list[str]:
    """Return the lines that a shell is given after the first, which must say that they are ours."""
    out, err = io.StringIO(), io.StringIO()
    variables = {
        "HOME": str(checklist.home),
        "BLOCKLIST_DIR": str(checklist.folder),
        "BLOCKLIST_STATE": str(checklist.home / "state"),
        "BLOCKLIST_NOW": checklist.now,
    }
    code = main(["__complete", by, *words], Env(variables, None, out, err))
    assert (0, "") == (code, err.getvalue())
    first, *lines = out.getvalue().split("\n")[:-1]
    assert "words" == first
    return lines


def values(checklist: Checklist, *words: str) -> list[str]:
    """Return what may stand at the cursor, without what it means."""
    return [line.split("\t")[0] for line in offered(checklist, *words)]


@pytest.mark.parametrize(
    ("line", "kind", "before", "begun"),
    [
        ("", "COMMAND", "", ""),
        ("ad", "COMMAND", "", "ad"),
        ("-q --dir x ad", "COMMAND", "", "ad"),
        ("--di", "OPTION", "", "--di"),
        ("--dir x", "FOLDER", "", "x"),
        ("--dir=x", "FOLDER", "--dir=", "x"),
        ("-d ", "DATE", "", ""),
        ("--json --d", "OPTION", "", "--d"),
        ("done ", "ITEM", "", ""),
        ("done 1.1 -d fri 1", "ITEM", "", "1"),
        ("done --date=fri 1", "ITEM", "", "1"),
        ("done -dfri 1", "ITEM", "", "1"),
        ("done -d=fri 1", "ITEM", "", "1"),
        ("done -- --d", "ITEM", "", "--d"),
        ("done --nonsense --d", "OPTION", "", "--d"),
        ("show -3", "DATE", "", "-3"),
        ("note ", "ITEM", "", ""),
        ("note 1.1 ", "TEXT", "", ""),
        ("add x -b ", "BLOCK", "", ""),
        ("add x --block=Ma", "BLOCK", "--block=", "Ma"),
        ("add x --quiet=M", "", "--quiet=", "M"),
        ("add x -u ", "ITEM", "", ""),
        ("init --block ", "", "", ""),
        ("now ", "", "", ""),
        ("now x", "", "", "x"),
        ("help ", "COMMAND", "", ""),
        ("help add ", "", "", ""),
        ("nonsense x", "FILE", "", "x"),
        ("export --to ", "FORMAT", "", ""),
        ("completion ", "SHELL", "", ""),
        ("plan -t ", "TEMPLATE", "", ""),
    ],
)
def test_a_half_typed_line_is_understood(line: str, kind: str, before: str, begun: str) -> None:
    """From the words so far: what kind of thing stands at the cursor, and how it begins."""
    found = asked(line.split(" "))

    assert (kind, before, begun) == (found.kind, found.before, found.begun)


def test_each_option_of_the_table_is_offered() -> None:
    """What has a value that we know, or that the shell does, is completed; new words are not."""
    known = {*candidates.KINDS, "FILE", "FOLDER"}
    options = [option for row in COMMANDS.values() for option in (*row.options, *GLOBAL)]
    arguments = [name for row in COMMANDS.values() for name in (row.one, row.many) if name]
    free = {"TEXT", "WORDS", "DAYS", "N", "TAG", "WEEK", "+PROJECT"}

    assert set() == {option.value for option in options if option.value} - known - free
    assert set() == {*arguments} - known - free


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("done ", ["0.1", "0.2", "1.2", "1.3", "2.1", "3.1"]),
        ("start ", ["0.1", "0.2", "1.2", "2.1", "3.1"]),
        ("aside 1", ["1.2", "1.3"]),
        ("reopen ", ["1.1", "1.3", "1.4"]),
        ("done 1.1", ["1.1"]),
        ("done fl", ["flash cards"]),
        ("done FL", ["flash cards", "Flash light"]),
        ("done dr", []),
        ("done 1.2 ", ["0.1", "0.2", "1.3", "2.1", "3.1"]),
        ("done flash ", []),
        ("note 1", ["1.2", "1.3"]),
        ("add x -u b", ["bag"]),
        ("done -d tomorrow ", ["1.1"]),
        ("done -d nonsense ", []),
        ("carry ", ["1.1"]),
        ("carry --from 2026-11-24 ", ["0.1", "0.2", "1.2", "1.3", "2.1", "3.1"]),
        ("carry --to 2026-11-20 ", []),
        ("carry x", []),
        ("add x -b ", ["Must do", "Math", "2", "3", "now"]),
        ("add x -b m", ["Must do", "Math"]),
        ("add x -b 0", ["0"]),
        ("add x -d tomorrow -b ", ["Math"]),
        ("plan -t ", ["half-day"]),
        ("export --to ", ["todotxt", "csv", "json"]),
        ("completion z", ["zsh"]),
        ("show tom", ["tomorrow"]),
        ("show n", ["next"]),
        ("show next f", ["friday"]),
        ("show NEXT f", ["friday"]),
        ("show nonsense f", []),
        ("show 2", []),
        ("show 2026-11-2", ["2026-11-25", "2026-11-24", "2026-11-23", "2026-11-20"]),
        ("show -d ", ["today", "yesterday", "tomorrow", *["monday", "tuesday", "wednesday"],
                      *["thursday", "friday", "saturday", "sunday"]]),
        ("show -d Fr", ["friday"]),
        ("add x -", ["--block", "--under", "--date", "--dir", "--quiet", "--no-color", "--help"]),
        ("add x -q --block 1 --d", ["--date", "--dir"]),
        ("reo", ["reopen"]),
        ("now ", []),
    ],
)  # fmt: skip
def test_this_may_stand_there(checklist: Checklist, line: str, expected: list[str]) -> None:
    """Each kind of thing has its candidates, by the day that the line is about."""
    found = values(checklist, *line.split(" "))

    assert sorted(expected) == sorted(found)


def test_a_candidate_is_told_with_what_it_means(checklist: Checklist) -> None:
    """Ids have their text, names their hours, words the day that they mean in that command."""
    assert ["1.2\tflash cards"] == offered(checklist, "note", "1.2")
    assert ["Flash light\t1.3"] == offered(checklist, "done", "Fla")
    assert ["Math\t9:00-9:45"] == offered(checklist, "add", "x", "-b", "Mat")
    assert ["now\tMath"] == offered(checklist, "add", "x", "--block", "no")
    assert ["2\tArt"] == offered(checklist, "add", "x", "-b", "2")
    assert ["monday\tMon 23 Nov"] == offered(checklist, "show", "mon")
    assert ["monday\tMon 30 Nov"] == offered(checklist, "plan", "mon")
    assert ["monday\tMon 30 Nov"] == offered(checklist, "carry", "--to", "mon")
    assert ["thursday\tThu 19 Nov"] == offered(checklist, "carry", "--from", "thu")
    assert ["--date=thursday\tThu 26 Nov"] == offered(checklist, "done", "--date=thu")


def test_at_the_end_of_the_calendar_a_word_may_mean_no_day(checklist: Checklist) -> None:
    """It is offered all the same, with no day beside it."""
    checklist.now = "9999-12-31T09:20"

    assert "tomorrow\t" in offered(checklist, "show", "-d", "to")


def test_settings_that_are_amiss_are_not_told(checklist: Checklist) -> None:
    """What `show` would say of them would stand in the middle of the line."""
    (checklist.folder / "blocklist.toml").write_text("thing = 3\n", "utf-8")

    assert ["bag"] == values(checklist, "done", "b")


def test_what_would_not_name_one_alone_goes_by_number(checklist: Checklist) -> None:
    """`now` of a work time, a name that a text section has: what is offered is what is meant."""
    checklist.write("## Now\n## Reflection\n## Math\n## Math club\n- [ ]\n")

    assert ["Math", "Math club", "1", "next"] == sorted(
        values(checklist, "add", "x", "-b", ""), key=["Math", "Math club", "1", "next"].index
    )


def test_the_folder_on_the_line_counts(checklist: Checklist) -> None:
    """The days are those of `--dir`, before the command or after it."""
    folder = checklist.home / "other"
    folder.mkdir()
    (folder / f"{TODAY}.md").write_text("- [ ] elsewhere\n")

    assert ["elsewhere"] == values(checklist, "--dir", str(folder), "done", "e")
    assert ["elsewhere"] == values(checklist, "done", f"--dir={folder}", "e")


def test_nothing_goes_amiss_aloud(checklist: Checklist) -> None:
    """A day that can't be read, a home that is not there: no candidates, no word, exit code 0."""
    (checklist.folder / f"{TODAY}.md").unlink()
    (checklist.folder / f"{TODAY}.md").mkdir()
    (checklist.folder / "blocklist.toml").write_text("[[[", "utf-8")

    assert [] == offered(checklist, "done", "")
    assert ["reopen"] == values(checklist, "reo")
    assert [] == offered(checklist, "--dir", "", "done", "")


def test_nothing_is_written(checklist: Checklist) -> None:
    """No folder is made, no file and no state, for a day with a template either."""
    before = sorted(checklist.home.rglob("*"))
    for line in ("done ", "add x -d 2026-11-30 -b ", "carry ", "--dir new done "):
        offered(checklist, *line.split(" "))

    assert before == sorted(checklist.home.rglob("*"))


def test_the_day_is_read_once(checklist: Checklist, monkeypatch: pytest.MonkeyPatch) -> None:
    """For items and for work times the file is opened one time."""
    reads: list[str] = []
    real = day_file.read

    def read(env: Env, date: str) -> object:
        reads.append(date)
        return real(env, date)

    monkeypatch.setattr(day_file, "read", read)
    offered(checklist, "done", "")
    offered(checklist, "add", "x", "-b", "")

    assert [TODAY, TODAY] == reads


def test_what_can_not_be_seen_is_not_offered() -> None:
    """A control character in a name is neither shown nor typed; in a text it is made harmless."""
    pairs = [("a\x1bb", ""), ("ab", "red \x1b[31m")]

    assert [("ab", "red \ufffd[31m")] == fitting(pairs, "a")
    assert [("Ab", ""), ("aB", "")] == fitting([("Ab", ""), ("aB", "")], "AB")
    assert [("Ab", "")] == fitting([("Ab", ""), ("ab", "")], "A")


# ------------------------------------------------------------------------------------- bash

TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=20)


@given(TEXT)
def test_what_is_quoted_is_read_back(text: str) -> None:
    """In each kind of quotes, and without: the words of a line are those that were meant."""
    for quote in ("", "'", '"'):
        typed = f"x {quote}{shell_words.quoted(text, quote)}{quote}"
        expected = ["x", text] if quote or text else ["x", ""]
        assert expected == shell_words.read(typed).words


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not here")
@given(st.lists(TEXT.filter(bool), min_size=1, max_size=8))
def test_bash_reads_it_so_too(texts: list[str]) -> None:
    """The real bash takes each quoted text for one word, and for that text."""
    for quote in ("", "'", '"'):
        words = " ".join(f"{quote}{shell_words.quoted(text, quote)}{quote}" for text in texts)
        done = subprocess.run(
            ["bash", "-c", f"printf '%s\\n' {words}"], capture_output=True, check=True
        )
        assert texts == done.stdout.decode("utf-8").split("\n")[:-1]


@pytest.mark.parametrize(
    ("line", "words", "raw", "quote"),
    [
        ("a  b", ["a", "b"], "b", ""),
        ("a ", ["a", ""], "", ""),
        ("a 'b c", ["a", "b c"], "'b c", "'"),
        ('a "b\\"c\\d', ["a", 'b"c\\d'], '"b\\"c\\d', '"'),
        ("a b\\ c", ["a", "b c"], "b\\ c", ""),
        ("a ''", ["a", ""], "''", ""),
        ("a '' b", ["a", "", "b"], "b", ""),
        ("a b'c d'e", ["a", "bc de"], "b'c d'e", ""),
    ],
)
def test_a_line_is_cut_as_bash_cuts_it(line: str, words: list[str], raw: str, quote: str) -> None:
    """Words, the last one as it is typed, and the quote that is open."""
    found = shell_words.read(line)

    assert (words, raw, quote) == (found.words, found.raw, found.quote)


def test_bash_lists_what_fits_the_screen(checklist: Checklist) -> None:
    """Values stand in line, and what they mean is cut at the right edge."""
    long = "x" * 90
    checklist.write(f"- [ ] {long}\n- [ ] short\n")
    listed = offered(checklist, "blocklist done ", "", "63", "40", by="bash")

    assert [f"0.1  {'x' * 31}...", "0.2  short"] == listed
    assert ["0.1", "0.2"] == offered(checklist, "blocklist done ", "", "9", "40", by="bash")
    wide = offered(checklist, "blocklist done ", "", "63", "", by="bash")
    assert f"0.1  {'x' * 71}..." == wide[0]


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_is_good_for_the_shell(shell: str) -> None:
    """Each shell reads its script without running it, and finds nothing to complain of."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not here")
    done = subprocess.run(
        [shell, "-n"], input=SCRIPTS[shell], capture_output=True, check=False, encoding="utf-8"
    )

    assert (0, "") == (done.returncode, done.stderr)
    assert tuple(SCRIPTS) == candidates.SHELLS
