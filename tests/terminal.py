"""A person at a real terminal: the program in a process of its own, at a pty."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pexpect

from tests.checklist import TODAY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.checklist import Checklist

CTRL_C, CTRL_D, BACKSPACE, LEFT, TAB = "\x03", "\x04", "\x7f", "\x1b[D", "\t"


def begin(
    checklist: Checklist,
    argv: Sequence[str],
    columns: int = 80,
    variables: Mapping[str, str] | None = None,
) -> pexpect.spawn[str]:
    """Start a command on Tuesday 24 November 2026 at 9:20, at a terminal of so many columns."""
    surroundings = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(checklist.home),
        "BLOCKLIST_DIR": str(checklist.folder),
        "BLOCKLIST_STATE": str(checklist.home / "state"),
        "BLOCKLIST_NOW": f"{TODAY}T09:20",
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "TERM": "xterm",
        "INPUTRC": "/dev/null",
        **(variables or {}),
    }
    child: pexpect.spawn[str] = pexpect.spawn(
        sys.executable,
        ["-m", "blocklist", *argv],
        env=surroundings,
        encoding="utf-8",
        dimensions=(24, columns),
        timeout=20,
    )
    return child


def answer(child: pexpect.spawn[str], *talked: tuple[str, str]) -> None:
    """Give each answer once its prompt is there."""
    for prompt, given in talked:
        child.expect_exact(prompt)
        child.send(given)


def end(child: pexpect.spawn[str]) -> tuple[str, int]:
    """Return what stood on the screen after the last answer, and the exit code."""
    child.expect(pexpect.EOF)
    child.close()
    return str(child.before), child.exitstatus or 0


def talk(
    checklist: Checklist, argv: Sequence[str], *talked: tuple[str, str], **variables: str
) -> tuple[str, int]:
    """Run a command, give each answer at its prompt; return as `end`."""
    child = begin(checklist, argv, variables=variables)
    answer(child, *talked)
    return end(child)
