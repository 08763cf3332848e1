"""The transcript runner, tried on a toy: what it plays, shows, tells apart and rewrites."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toy import toy
from tests.transcript_pages import Part, sections
from tests.transcript_shell import TUESDAY, Shell, meant, moved, visible
from tests.transcript_start import as_installed, in_process

if TYPE_CHECKING:
    from blocklist.core.env import Env
    from tests.transcript_start import Start

ROOT = Path(__file__).parent.parent


def toy_main(argv: list[str], env: Env) -> int:
    """Run the toy with the streams of an Env."""
    assert env.stdin
    assert env.stdout
    assert env.stderr
    return toy(argv, env.variables, env.stdin, env.stdout, env.stderr)


def toy_command(folder: Path) -> Path:
    """Write the toy as a command that can be started, and return its path."""
    command = folder / "blocklist"
    command.write_text(
        f"#!{sys.executable}\n"
        f"import os, sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.toy import toy\n"
        "sys.exit(toy(sys.argv[1:], os.environ, sys.stdin, sys.stdout, sys.stderr))\n"
    )
    command.chmod(0o755)
    return command


@pytest.fixture(params=["in process", "as installed"])
def start(request: pytest.FixtureRequest, tmp_path: Path) -> Start:
    """Both ways to start: what follows must hold for each."""
    return (
        in_process(toy_main)
        if request.param == "in process"
        else as_installed(toy_command(tmp_path))
    )


@pytest.fixture
def shell(start: Start, tmp_path: Path) -> Shell:
    """A shell at home in a new folder."""
    home = tmp_path / "home"
    home.mkdir()
    return Shell(home, start)


TOY = {
    name: parts
    for name, _, parts in sections((ROOT / "tests/fixtures/toy.md").read_text(encoding="utf-8"))
    if parts
}


@pytest.mark.parametrize("parts", TOY.values(), ids=TOY)
def test_a_true_page_is_played_as_it_stands(shell: Shell, parts: list[Part]) -> None:
    """What the page shows is what comes back, in this process and as real processes."""
    for part in parts:
        assert part.body == shell.play(part.kind, part.name, part.body)


def test_old_output_is_not_taken_for_new(shell: Shell) -> None:
    """Lines of a former run fall away, also those before the first command."""
    assert ["$ blocklist say new", "new"] == shell.replay(
        ["x", "$ blocklist say new", "old", "! older"]
    )


def test_a_file_is_laid_byte_by_byte(shell: Shell) -> None:
    """Signs on the page are the bytes that they stand for; a script can be run."""
    shell.lay("templates/a.md", "- [ ]␠\n⇥a␍\nend␄\n")
    shell.lay("~/bin/edit", "#!/bin/sh\n")

    assert b"- [ ] \n\ta\r\nend" == (shell.folder / "templates/a.md").read_bytes()
    assert (shell.home / "bin/edit").stat().st_mode & 0o100


@given(st.text(alphabet=st.sampled_from("ab \t\r\n\x00\x1b\x7f\ufeff")))
def test_what_is_shown_can_be_laid_again(text: str) -> None:
    """No byte of a text is lost between `visible` and `meant`."""
    assert text == meant("".join(line + "\n" for line in visible(text)))


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("9:05", datetime(2026, 11, 24, 9, 5)),
        ("Monday 9:05", datetime(2026, 11, 23, 9, 5)),
        ("sunday 23:59", datetime(2026, 11, 29, 23, 59)),
        (" 2027-01-04 0:30", datetime(2027, 1, 4, 0, 30)),
    ],
)
def test_clock_words_name_a_moment(words: str, then: datetime) -> None:
    """A day name is that day of the week that the clock stands in."""
    assert then == moved(TUESDAY, words)


@pytest.mark.parametrize("words", ["Tuesday", "next Tuesday 9:05", "Tusday 9:05", "25:00"])
def test_clock_words_that_name_none_are_told(words: str) -> None:
    """A slip in a page stops its test instead of leaving the clock where it was."""
    with pytest.raises(ValueError, match=r".+"):
        moved(TUESDAY, words)


@pytest.mark.parametrize(
    "line", ["rm x", "python -m blocklist", "cat a | blocklist read", "ls > x"]
)
def test_other_commands_are_told(shell: Shell, line: str) -> None:
    """The shell of a transcript has few words and says so."""
    with pytest.raises(ValueError, match="a transcript"):
        shell.replay([f"$ {line}"])


def test_parts_of_a_page_are_found_in_order() -> None:
    """Each `##` gathers its file, clock and transcript parts; other fences are prose."""
    page = (
        "# Add\n\n## One\n\n```file 2026-11-24.md\na\n\n```\n\nclock: 9:05\n\n"
        "````transcript\n$ ls\n```\n````\n\n### Inner\n\n```sh\nls\n```\n\n## Two\n"
    )
    (_, _, none), (one, line, parts), (two, _, empty) = sections(page)

    assert ("One", 2, "Two", [], []) == (one, line, two, none, empty)
    assert ["file", "clock", "transcript"] == [part.kind for part in parts]
    assert ["2026-11-24.md", " 9:05", ""] == [part.name for part in parts]
    assert [["a", ""], [], ["$ ls", "```"]] == [part.body for part in parts]
    assert [5, 9, 12] == [part.first for part in parts]


def test_a_block_that_would_not_be_played_is_told() -> None:
    """A transcript in a list is an oversight, and no prose."""
    with pytest.raises(pytest.UsageError, match="line 4"):
        list(sections("## A\n\n- a\n  ```transcript\n  $ ls\n  ```\n"))


def test_a_relative_path_is_one_from_home(shell: Shell) -> None:
    """What a command writes beside it lands in the transcript's home, where cat finds it."""
    seen = shell.replay(["$ BLOCKLIST_DIR=. blocklist write a", "$ cat ~/out.md"])

    assert "a␄" == seen[-1]


PAGE = """# Say

## True

```transcript
$ blocklist say a
a
```

## Not true

```transcript
$ blocklist say b
c
```

    ```transcript
    $ blocklist say code
    ```

```transcript
$ blocklist say a
```

```transcript
$ blocklist complain
```
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A small project with one page that tells the truth once."""
    pytester.makefile(
        ".md", README="## Readme\n\n```transcript\n$ blocklist say r\nr\n```\n", other=PAGE
    )
    (pytester.path / "tests/transcripts").mkdir(parents=True)
    (pytester.path / "tests/transcripts/say.md").write_text(PAGE)
    pytester.makeini("[pytest]\n")
    return pytester


def test_pages_pass_or_fail_by_heading(project: pytest.Pytester) -> None:
    """README and tests/transcripts are collected, other pages not; a difference is a diff."""
    command = f"--as-installed={toy_command(project.path)}"
    result = project.runpytest_inprocess("-p", "tests.transcript_pages", command, "-v")

    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*say.md::Not true FAILED*", "say.md:9: Not true", "-c", "+b"])


def test_updating_rewrites_what_differs_and_no_more(project: pytest.Pytester) -> None:
    """The page then holds what was seen, is else the same, and passes."""
    arguments = ("-p", "tests.transcript_pages", f"--as-installed={toy_command(project.path)}")
    project.runpytest_inprocess(*arguments, "--update-transcripts").assert_outcomes(passed=3)
    told = PAGE.replace("\nc\n", "\nb\n").replace("say a\n```\n\n```", "say a\na\n```\n\n```")
    told = told.replace("complain\n", "complain\none\n! two\n!\n[exit 2]\n")

    assert told == (project.path / "tests/transcripts/say.md").read_text()
    project.runpytest_inprocess(*arguments).assert_outcomes(passed=3)


SKIPS = """
import pytest

def test_skipped():
    pytest.skip("no strace here")

@pytest.mark.xfail
def test_expected():
    assert False
"""


@pytest.mark.parametrize(("ci", "outcome"), [("true", "failed"), ("", "skipped")])
def test_a_skip_fails_under_ci(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, ci: str, outcome: str
) -> None:
    """Nothing is skipped in silence where CI is set, an expected failure stays one."""
    monkeypatch.setenv("CI", ci)
    pytester.makepyfile(SKIPS)
    result = pytester.runpytest_inprocess("-p", "tests.no_skips")

    result.assert_outcomes(**{outcome: 1, "xfailed": 1})


def test_a_skipped_file_fails_under_ci(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A whole file that is skipped at import is told too."""
    monkeypatch.setenv("CI", "true")
    pytester.makepyfile("import pytest\npytest.importorskip('no_such_module')")

    assert pytest.ExitCode.INTERRUPTED == pytester.runpytest_inprocess("-p", "tests.no_skips").ret
