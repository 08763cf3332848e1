"""Tab, pressed in the real shells: what stands on the line then, and what comes of it."""

from __future__ import annotations

import re
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pyte
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHELLS = ("bash", "zsh", "fish")
PROMPT = "> "
TODAY = "2026-11-24"
DAY = """\
# Tuesday 24 November 2026

## Must do

- [ ] say "hello"

## Math: fractions 9:00-9:45

- [x] math p.42
- [ ] it's Sam's turn: ask
- [ ] pay $5 & 50% more!

## Reader's corner 10:00-10:45

- [ ] 数学 第三章
- [ ] flash cards
- [ ] soup for the cats'

## 社会 Studies
"""
MARKED = (
    DAY.replace("- [ ] it", "- [x] it")
    .replace("- [ ] pay", "- [x] pay")
    .replace("- [ ] say", "- [x] say")
    .replace("- [ ] 数", "- [x] 数")
    .replace("- [ ] soup", "- [x] soup")
    .replace("more!\n", "more!\n- [ ] poster\n")
    .replace("cats'\n", "cats'\n- [ ] crown\n")
)
RC = {
    "bash": ".bashrc",
    "zsh": ".zshrc",
    "fish": ".config/fish/config.fish",
}
START = {
    "bash": "PS1='> '\nHISTFILE=\nbind 'set bell-style none'\n",
    "zsh": "PS1='> '\nsetopt no_beep\n",
    "fish": "set -g fish_greeting\nset -g fish_autosuggestion_enabled 0\n"
    "function fish_prompt\n    echo -n '> '\nend\n",
}
SET_UP = {
    "bash": 'eval "$(blocklist completion bash)"\n',
    "zsh": 'eval "$(blocklist completion zsh)"\n',
    "fish": "blocklist completion fish | source\n",
}
ARGUMENTS = {"bash": ["--noprofile", "-i"], "zsh": ["-i"], "fish": ["-i"]}
CLEAR, LAST = "\x15", "@"
PATIENCE = 20.0  # seconds
SAID = {"Done:", "Added:"}


class Shell:
    """A shell at a terminal of 100 columns, with completion set up as the docs say."""

    def __init__(self, name: str, home: Path) -> None:
        if not shutil.which(name):
            pytest.skip(f"{name} is not here")
        self.home = home
        self.name = name
        self.day = home / "days" / f"{TODAY}.md"
        self.day.parent.mkdir()
        self.day.write_text(DAY, "utf-8")
        rc = home / RC[name]
        rc.parent.mkdir(parents=True, exist_ok=True)
        rc.write_text(START[name] + SET_UP[name], "utf-8")
        self.screen = pyte.Screen(100, 40)
        self.stream = pyte.Stream(self.screen)
        self.child: pexpect.spawn[str] = pexpect.spawn(
            name,
            ARGUMENTS[name],
            cwd=str(home),
            env=self._variables(),
            encoding="utf-8",
            dimensions=(40, 100),
        )
        self.read_until(lambda: self.screen.cursor.x == len(PROMPT))

    def _variables(self) -> dict[str, str]:
        return {
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
            "HOME": str(self.home),
            "BLOCKLIST_DIR": str(self.home / "days"),
            "BLOCKLIST_STATE": str(self.home / "state"),
            "BLOCKLIST_NOW": f"{TODAY}T09:20",
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "INPUTRC": "/dev/null",
        }

    def read_until(self, there: Callable[[], object]) -> None:
        """Read what the shell writes until something is so."""
        begun = time.monotonic()
        while not there():
            if time.monotonic() - begun > PATIENCE:
                raise AssertionError("it never came:\n" + "\n".join(self.shown()))
            try:
                self.stream.feed(self.child.read_nonblocking(4096, timeout=0.1))
            except pexpect.TIMEOUT:
                pass

    def shown(self) -> list[str]:
        """Return the lines of the screen that hold something."""
        lines = (line.rstrip() for line in self.screen.display)
        return [line for line in lines if line]

    def line(self) -> str:
        """Return the line that is typed: what stands behind the prompt, up to the cursor."""
        cursor = self.screen.cursor
        # A wide sign fills two cells, of which the second is empty.
        cells = (self.screen.buffer[cursor.y][x].data for x in range(cursor.x))
        return "".join(cells).removeprefix(PROMPT)

    def type(self, keys: str) -> str:
        """Clear the line, press keys, and return the line as it stands then.

        Keys wait while the shell is at work, so what is typed last shows that it is done.
        """
        self.child.send(f"{CLEAR}{keys}{LAST}")
        self.read_until(lambda: self.line().endswith(LAST))
        line = self.line().removesuffix(LAST)
        self.child.send(CLEAR)
        self.read_until(lambda: not self.line())
        return line

    def enter(self, keys: str) -> None:
        """Press keys and Enter, and wait until it is said what was done."""
        self.screen.reset()
        self.child.send(f"{keys}\r")
        self.read_until(lambda: self.shown()[-1:] == [PROMPT.strip()] and SAID & self.firsts())

    def firsts(self) -> set[str]:
        """Return the first words of the lines of the screen."""
        return {line.split(" ")[0] for line in self.shown()}


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shell]:
    """Each of the shells that people use, at a terminal."""
    started = Shell(request.param, tmp_path)
    yield started
    started.child.close(force=True)


# What is typed before Tab, and the line after it.
LINES = {
    "bl reo": "bl reopen ",
    "blocklist re": "blocklist re",
    "blocklist add poster -b Math": r"blocklist add poster -b Math:\ fractions ",
    "blocklist add poster --block=mat": r"blocklist add poster --block=Math:\ fractions ",
    "blocklist add x -b 'Math: f": "blocklist add x -b 'Math: fractions' ",
    'blocklist add x -b "Math: f': 'blocklist add x -b "Math: fractions" ',
    r"blocklist add x -b Math:\ f": r"blocklist add x -b Math:\ fractions ",
    "blocklist add x -b Rea": r"blocklist add x -b Reader\'s\ corner ",
    "blocklist add x -b 社": r"blocklist add x -b 社会\ Studies ",
    "blocklist done it": r"blocklist done it\'s\ Sam\'s\ turn:\ ask ",
    "blocklist done 'it": r"blocklist done 'it'\''s Sam'\''s turn: ask' ",
    'blocklist done "it': "blocklist done \"it's Sam's turn: ask\" ",
    "blocklist done pa": r"blocklist done pay\ \$5\ \&\ 50%\ more\! ",
    "blocklist done 'pa": "blocklist done 'pay $5 & 50% more!' ",
    'blocklist done "pa': 'blocklist done "pay \\$5 & 50% more"\'!\'"" ',
    "blocklist done say": r"blocklist done say\ \"hello\" ",
    'blocklist done "say': r'blocklist done "say \"hello\"" ',
    "blocklist done 'sou": r"blocklist done 'soup for the cats'\''' ",
    "blocklist done 数": r"blocklist done 数学\ 第三章 ",
    "blocklist done 2.2 2.3 2": "blocklist done 2.2 2.3 2.1 ",
    "blocklist done 2.1 fla": "blocklist done 2.1 fla",
    "blocklist reopen 1": "blocklist reopen 1.1 ",
    "blocklist show tom": "blocklist show tomorrow ",
    "blocklist show next f": "blocklist show next friday ",
    r"blocklist show -d next\ f": r"blocklist show -d next\ friday ",
    "blocklist show 2026-11-": "blocklist show 2026-11-24 ",
    "blocklist export --to t": "blocklist export --to todotxt ",
    "blocklist --dir day": "blocklist --dir days/",
    "blocklist week --out .conf": "blocklist week --out .config/",
    "blocklist done xyz": "blocklist done xyz",
    "blocklist --dir nowhere done 1": "blocklist --dir nowhere done 1",
}
# Where a shell has its own way to say the same.
OWN = {
    "zsh": {'blocklist done "pa': 'blocklist done "pay \\$5 & 50% more\\!" '},
    "fish": {
        "blocklist done pa": r"blocklist done pay\ \$5\ \&\ 50\%\ more! ",
        'blocklist done "pa': 'blocklist done "pay \\$5 & 50% more!" ',
        "blocklist done 'it": r"blocklist done 'it\'s Sam\'s turn: ask' ",
        "blocklist done 'sou": r"blocklist done 'soup for the cats\'' ",
    },
}


def test_tab_writes_it_as_the_shell_takes_it(shell: Shell) -> None:
    """Names with spaces, colons, quotes and signs of all lands are completed and quoted."""
    (shell.home / ".config").mkdir(exist_ok=True)

    assert LINES | OWN.get(shell.name, {}) == {typed: shell.type(f"{typed}\t") for typed in LINES}


def test_what_tab_wrote_is_what_is_meant(shell: Shell) -> None:
    """Each item whose text was completed, with or without quotes, is the one that is marked."""
    for begun in ("it", "'pay", '"say', "数"):
        shell.enter(f"blocklist done {begun}\t")
    shell.enter("blocklist done 'soup\t")
    shell.enter("blocklist add poster -b Math\t")
    shell.enter('blocklist add crown --block="Rea\t')

    assert MARKED == shell.day.read_text("utf-8")


def test_items_are_listed_with_their_text(shell: Shell) -> None:
    """Where several fit, they are shown with what they mean, and nothing is written anywhere."""
    before = sorted((shell.home / "days").rglob("*"))
    # bash lists at the second Tab.
    shell.child.send("blocklist done 1.\t" + "\t" * (shell.name == "bash"))
    shell.read_until(lambda: any("pay" in line for line in shell.shown()))
    listed = "\n".join(shell.shown())

    assert re.search(r"\b1\.2\b[ (-]+it's Sam's turn: ask", listed)
    assert re.search(r"\b1\.3\b[ (-]+pay \$5 & 50% more!", listed)
    assert "math p.42" not in listed
    assert DAY == shell.day.read_text("utf-8")
    assert before == sorted((shell.home / "days").rglob("*"))
    assert not (shell.home / "state").exists()


def test_trouble_stays_out_of_the_line(shell: Shell) -> None:
    """A day that can't be read, and settings that can't be taken, are not told in a half line."""
    (shell.day.parent / "blocklist.toml").write_text("nonsense\n[[\n", "utf-8")
    assert "blocklist reopen 1.1 " == shell.type("blocklist reopen 1\t")
    shell.day.unlink()
    shell.day.mkdir()
    assert "blocklist done 1" == shell.type("blocklist done 1\t")
    assert "blocklist reopen " == shell.type("blocklist reo\t")
    assert [PROMPT.strip()] == shell.shown()
