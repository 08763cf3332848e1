"""The program as it really runs: a process of its own, in an environment of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pexpect

from blocklist.render.words.en.notes import NOTES
from blocklist.render.words.en.refusals import REFUSALS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Variables = Mapping[str, str | None]

TODAY = "2026-11-24"
DAY = """\
# Tuesday 24 November 2026

## Math 9:00-9:45

- [x] math p.42
- [ ] flash cards

## Reading 10:00-10:45

- [ ] poem, first part
- [ ] poem, second part
- [ ]
"""
PATIENCE = 60  # seconds: what takes longer hangs
# The two readers of the command line: `--dir FOLDER` is a plain form, `--dir=FOLDER` is none.
DOORS = ("express", "typer")
NO_CHANGE: Variables = {}


class Answer(NamedTuple):
    """What came of a run; bytes that are no UTF-8 are escaped."""

    exit: int
    out: str
    err: str


class Program:
    """The program at work on a folder, on Tuesday 24 November 2026 at 9:20, through one door."""

    def __init__(self, home: Path, door: str) -> None:
        self.home = home
        self.door = door
        self.folder = home / "days"
        self.day = self.folder / f"{TODAY}.md"
        self.prefix: list[str] = []  # what starts the program in its stead, such as setpriv
        self.variables: dict[str, str | None] = {
            "BLOCKLIST_DIR": str(home / "elsewhere"),
            "BLOCKLIST_NOW": f"{TODAY}T09:20",
            "BLOCKLIST_STATE": str(home / "state"),
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "NO_COLOR": "1",
            "PATH": os.environ["PATH"],
            "TERM": "xterm",
        }

    def lay(self, data: bytes | str, name: str = f"{TODAY}.md") -> None:
        """Lay a file into the folder, last changed a while ago."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        os.utime(path, (1, 1))

    def argv(self, *words: str | bytes, folder: str | bytes | None = None) -> list[str | bytes]:
        """Return the command line; the folder is named so that it goes through the door."""
        place = os.fsencode(folder if folder is not None else self.folder)
        named = [b"--dir", place] if self.door == "express" else [b"--dir=" + place]
        return [*self.start, *named, *words]

    @property
    def start(self) -> list[str]:
        """The words that start the program."""
        return [*self.prefix, sys.executable, "-m", "blocklist"]

    def environment(self, env: Variables = NO_CHANGE) -> dict[str, str]:
        """Return the variables, some of them set otherwise; None unsets one."""
        both = {**self.variables, **env}
        return {name: value for name, value in both.items() if value is not None}

    def run(
        self,
        *words: str | bytes,
        folder: str | bytes | None = None,
        stdin: bytes = b"",
        env: Variables = NO_CHANGE,
    ) -> Answer:
        """Run it to its end."""
        argv = self.argv(*words, folder=folder)
        return _answer(argv, stdin, self.environment(env), self.home)

    def bare(self, *words: str, env: Variables = NO_CHANGE) -> Answer:
        """Run it without a word on the folder; the words themselves have to choose a door."""
        argv = [*self.start, *words]
        return _answer(argv, b"", self.environment(env), self.home)

    def shell(self, script: str, *words: str) -> Answer:
        """Run a shell script that has the command line as `"$@"`."""
        argv = ["sh", "-c", script, "sh", *self.argv(*words)]
        return _answer(argv, b"", self.environment(), self.home)

    def on_terminal(self, *words: str, columns: int, env: Variables = NO_CHANGE) -> tuple[int, str]:
        """Run it on a terminal; return the exit code, and all that it wrote there."""
        command, *rest = [os.fsdecode(word) for word in self.argv(*words)]
        child: pexpect.spawn[bytes] = pexpect.spawn(
            command,
            rest,
            cwd=str(self.home),
            env=self.environment(env),
            dimensions=(24, columns),
            timeout=PATIENCE,
        )
        child.expect(pexpect.EOF)
        child.close()
        return int(child.exitstatus or 0), (child.before or b"").decode().replace("\r\n", "\n")

    def snapshot(self) -> dict[str, tuple[object, ...]]:
        """Return all that lies in the folder: names, kinds, modes, times and bytes."""
        found: dict[str, tuple[object, ...]] = {}
        for path in [self.folder, *self.folder.rglob("*")]:
            status = path.lstat()
            data = path.read_bytes() if path.is_file() else None
            link = os.readlink(path) if path.is_symlink() else None
            found[str(path.relative_to(self.home))] = (
                status.st_mode,
                status.st_mtime_ns,
                status.st_ino,
                data,
                link,
            )
        return found

    def refuses(self, code: int, reason: str, *words: str | bytes, **facts: object) -> Answer:
        """Run it; see it refuse for that reason in at most three lines, and leave all as it is."""
        before = self.snapshot()
        answer = self.run(*words)
        assert_refused(answer, code, reason, **facts)
        assert before == self.snapshot()
        return answer


def _answer(
    argv: Sequence[str | bytes], stdin: bytes, variables: Mapping[str, str], cwd: Path
) -> Answer:
    """Start a process and wait for its end."""
    done = subprocess.run(
        argv,
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=variables,
        timeout=PATIENCE,
    )
    out, err = (part.decode("utf-8", "backslashreplace") for part in (done.stdout, done.stderr))
    return Answer(done.returncode, out, err)


def assert_refused(answer: Answer, code: int, reason: str, **facts: object) -> None:
    """See that a run ended with that code and the sentence of that reason, and wrote no data."""
    assert_calm(answer.err)
    assert re.fullmatch(sentence(reason, **facts), answer.err), answer
    assert (code, "") == (answer.exit, answer.out)


def assert_calm(err: str) -> None:
    """See that what was said is no traceback, not "nobody thought of this", and no long tale."""
    assert "Traceback" not in err
    assert REFUSALS["fault"].split("{")[0] not in err, err
    assert 3 >= err.count("\n"), err


def sentence(reason: str, **facts: object) -> str:
    """Return the pattern of the lines that say a reason.

    A fact that is not given may be anything. A line after the first may be missing if it has one,
    as it is for an empty list.
    """
    template = REFUSALS.get(reason) or NOTES[reason]
    first, *rest = [_line(line, facts) for line in template.split("\n")]
    return first[0] + "".join(line if given else f"(?:{line})?" for line, given in rest)


def _line(template: str, facts: Mapping[str, object]) -> tuple[str, bool]:
    """Return the pattern of one line of a sentence, and whether all its facts are given."""
    parts = re.split(r"\{(\w+)\}", template)
    pattern = "".join(
        (re.escape(str(facts[part])) if part in facts else ".*") if at % 2 else re.escape(part)
        for at, part in enumerate(parts)
    )
    return f"{pattern}\n", set(parts[1::2]) <= facts.keys()
