"""The snippets of docs/prompts.md, run as they stand there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pexpect
import pyte
import pytest

PAGE = Path(__file__).parent.parent / "docs/prompts.md"
TODAY = "2026-11-24"
DAY = "## Math 9:00-9:45\n\n- [x] math p.42\n- [ ] 50% $(of) `it`\n"
SHORT = "Math 25m: 50% $(of) `it`"
PATIENCE = 20  # seconds


def snippet(language: str, number: int = 0) -> str:
    """Return a snippet of the page by its language."""
    page = PAGE.read_text("utf-8")
    return str(re.findall(rf"(?ms)^```{language}\n(.*?)^```", page)[number])


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, str]:
    """The variables of a home where Math is on, with one item open."""
    folder = tmp_path / "blocklist"
    folder.mkdir()
    (folder / f"{TODAY}.md").write_text(DAY, "utf-8")
    return {
        "PATH": f"{tmp_path / 'bin'}:{Path(sys.executable).parent}:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "BLOCKLIST_NOW": f"{TODAY}T09:20",
        "LANG": "C.UTF-8",
        "TERM": "xterm",
    }


def screen(argv: list[str], variables: dict[str, str], expected: str) -> str:
    """Run a program at a terminal until a text stands there; return the screen."""
    if not shutil.which(argv[0]):
        pytest.skip(f"{argv[0]} is not here")
    shown = pyte.Screen(80, 24)
    stream = pyte.Stream(shown)
    child: pexpect.spawn[str] = pexpect.spawn(
        argv[0], argv[1:], env=variables, cwd=variables["HOME"], encoding="utf-8",
        dimensions=(24, 80),
    )  # fmt: skip
    begun = time.monotonic()
    while expected not in "\n".join(shown.display) and time.monotonic() - begun < PATIENCE:
        try:
            stream.feed(child.read_nonblocking(4096, timeout=0.1))
        except pexpect.TIMEOUT:
            pass
    child.close(force=True)
    return "\n".join(line.rstrip() for line in shown.display).rstrip()


@pytest.mark.parametrize(
    ("shell", "file"),
    [("bash", ".bashrc"), ("zsh", ".zshrc"), ("fish", ".config/fish/config.fish")],
)
def test_a_prompt_shows_what_is_on(shell: str, file: str, variables: dict[str, str]) -> None:
    """Each shell shows the line, and takes no sign of it for its own."""
    rc = Path(variables["HOME"], file)
    rc.parent.mkdir(parents=True, exist_ok=True)
    rc.write_text(snippet(shell), "utf-8")

    assert SHORT in screen([shell, "-i"], variables, SHORT)


def test_tmux_shows_what_is_on(variables: dict[str, str], tmp_path: Path) -> None:
    """The status line has it at its right."""
    (tmp_path / ".tmux.conf").write_text(snippet("tmux"), "utf-8")
    server = ["tmux", "-S", str(tmp_path / "tmux")]
    try:
        last = screen([*server, "new-session", "cat"], variables, SHORT).split("\n")[-1]
    finally:
        subprocess.run([*server, "kill-server"], check=False, capture_output=True)

    assert last.endswith(SHORT)


def test_the_line_of_cron_shows_the_page(variables: dict[str, str], tmp_path: Path) -> None:
    """What stands behind the five fields is taken by sh, and has no `%`, which cron takes."""
    fields = snippet("crontab").split(None, 5)
    for name, text in (
        ("bin/notify-send", '#!/bin/sh\nprintf "%s\\n" "$@"\n'),
        (".local/bin/blocklist", '#!/bin/sh\nexec blocklist "$@"\n'),
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.write_text(text)
        file.chmod(0o755)
    done = subprocess.run(
        ["sh", "-c", fields[5]], env=variables, check=True, capture_output=True, text=True
    )

    assert "%" not in fields[5]
    assert f"Today\nMath\tmath p.42\nMath\t{SHORT.partition(': ')[2]}\n" == done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_folder_is_kept_in_git(shell: str, variables: dict[str, str], tmp_path: Path) -> None:
    """Each change is committed with what was typed; a command that changes nothing is not."""
    if not shutil.which(shell) or not shutil.which("git"):
        pytest.skip(f"{shell} or git is not here")
    folder = tmp_path / "blocklist"
    who = {
        f"GIT_{role}_{part}": "a@b"
        for role in ("AUTHOR", "COMMITTER")
        for part in ("NAME", "EMAIL")
    }
    git = ["git", "-C", str(folder)]
    subprocess.run([*git, "init", "-q"], check=True, env=variables)
    script = f"{snippet('sh', 1)}\nbl -q done math\nbl -q done it\nbl now\nbl done nothing\n"
    subprocess.run([shell, "-c", script], check=False, env=variables | who, capture_output=True)
    told = subprocess.run([*git, "log", "--format=%s"], check=True, capture_output=True, text=True)

    assert ["bl -q done it", "bl -q done math"] == told.stdout.split("\n")[:-1]


def test_the_other_snippets_can_be_read() -> None:
    """Starship's is TOML and Waybar's is a part of JSON; the aliases are taken by a shell."""
    module = tomllib.loads(snippet("toml"))["custom"]["blocklist"]
    bar = json.loads(f"{{{snippet('json')}}}")["custom/blocklist"]
    done = subprocess.run(
        ["bash", "-c", f"shopt -s expand_aliases\n{snippet('sh')}\nalias"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip

    assert "blocklist now --short" == module["command"] == bar["exec"]
    assert ["alias n='blocklist now'", "alias t='blocklist done'"] == done.stdout.split("\n")[:-1]
