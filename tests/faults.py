"""A program that is killed, or met with trouble, at each of its system calls in turn.

strace counts the calls of one run and then breaks off, or refuses, one of them in each further run.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

import pytest

from blocklist.store.history_read import DONE, status_in, steps
from blocklist.store.places import find
from tests.process import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CALLS = (
    "openat,read,write,lseek,close,fsync,fchmod,access,mkdir,flock,link,rename,unlink,newfstatat"
)
# What each call can say, as its page in section 2 of the Linux manual has it.
TROUBLE = {
    "EIO": CALLS,
    "ENOSPC": "openat,write,close,fsync,mkdir,link,rename",
    "EDQUOT": "openat,write,close,fsync,mkdir,link,rename",
    "EROFS": "openat,fsync,fchmod,access,mkdir,link,rename,unlink",
    "EACCES": "openat,access,mkdir,link,rename,unlink,newfstatat",
    "EINTR": "openat,read,write,fsync,flock",
}
KILL = "signal=KILL"
CTRL_C = "signal=INT"
LIE = "retval=1"
PROGRAM = (sys.executable, "-I", "-B", "-m", "blocklist")
WORKERS = 2


def strace_works() -> bool:
    """Tell whether strace is here and may look at another program, by the names of x86-64."""
    if shutil.which("strace") is None or platform.machine() != "x86_64":
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], check=False).returncode == 0


class Disk:
    """A small disk of its own, for a `with`; `options` are those of tmpfs. It takes root."""

    def __init__(self, options: str) -> None:
        self.place = tempfile.mkdtemp()
        mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", self.place]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("no disk can be mounted here")

    def __enter__(self) -> Path:
        return Path(self.place)

    def __exit__(self, *_: object) -> None:
        subprocess.run(["umount", self.place], check=True)
        os.rmdir(self.place)


class Fault(NamedTuple):
    """What happens to the call of a name with that number, in strace's words."""

    call: str
    number: int
    what: str

    @property
    def option(self) -> str:
        """The option of strace."""
        return f"inject={self.call}:{self.what}:when={self.number}"


class End(NamedTuple):
    """How a run ended: exit code, what was said, the day, and what lay beside it."""

    exit: int
    out: str
    err: str
    held: bytes | None
    beside: list[str]
    kept: bool  # the history says that the step was made


class Ground:
    """A folder and a state folder in which one command changes today's day, over and over."""

    def __init__(self, place: Path, held: bytes | None, command: Sequence[str]) -> None:
        self.place = place
        self.held = held
        self.command = [*command]
        self.days = place / "days"
        self.day = self.days / f"{TODAY}.md"
        self.variables = {
            "BLOCKLIST_DIR": str(self.days),
            "BLOCKLIST_STATE": str(place / "state"),
            "BLOCKLIST_NOW": f"{TODAY}T09:20",
            "HOME": str(place),
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
        }

    def run(self, *options: str) -> End:
        """Lay the ground anew and run the command under strace."""
        for name in ("days", "state"):
            shutil.rmtree(self.place / name, ignore_errors=True)
        self.days.mkdir(parents=True)
        if self.held is not None:
            self.day.write_bytes(self.held)
            os.utime(self.day, (1, 1))
        # With it strace looks at no other call, twice as fast; but it sends no signal then.
        fast = [] if any("signal=" in option for option in options) else ["--seccomp-bpf"]
        trace = ["strace", "-f", *fast, "-qq", "-o", str(self.place / "trace"), *options]
        code, out, err = self.once(*trace)
        beside = [name for name in sorted(os.listdir(self.days)) if name != self.day.name]
        return End(code, out, err, self.held_now(), beside, self.in_history())

    def once(self, *before: str) -> tuple[int, str, str]:
        """Run the command on what is there; return exit code, stdout and stderr.

        `before` starts it.
        """
        done = subprocess.run(
            [*before, *self.command],
            env=self.variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def held_now(self) -> bytes | None:
        """Return what the day holds."""
        return self.day.read_bytes() if self.day.exists() else None

    def in_history(self) -> bool:
        """Tell whether the history says, asked with the day at hand, that the step was made."""
        held, state = self.held_now(), find(self.variables, None).state
        return DONE in [status_in(step.parts[0], held) for step in steps(state)]

    def calls(self) -> list[tuple[str, int]]:
        """Return the calls from the first look at the day or the state on, with their numbers.

        A call is numbered among those of its name.
        """
        self.run("-e", f"trace={CALLS}")
        found: list[tuple[str, int]] = []
        count: dict[str, int] = {}
        begun = False
        for line in (self.place / "trace").read_text(errors="replace").split("\n"):
            name = line.partition(" ")[2].lstrip().partition("(")[0]
            count[name] = count.get(name, 0) + 1
            begun = begun or str(self.day) in line or str(self.place / "state") in line
            if begun and name in CALLS.split(","):
                found.append((name, count[name]))
        return found


def trouble(calls: Sequence[tuple[str, int]], *whats: str) -> list[Fault]:
    """Return each of these errors, KILL, CTRL_C or LIE at each call that can meet with it."""
    meets = {KILL: CALLS, CTRL_C: CALLS, LIE: "write", **TROUBLE}
    return [
        Fault(name, number, f"error={what}" if what in TROUBLE else what)
        for what in whats
        for name, number in calls
        if name in meets[what].split(",")
    ]


def ends(
    place: Path,
    held: bytes | None,
    command: Sequence[str],
    faults: Sequence[Fault],
    then: Callable[[Fault, Ground], None] = lambda *_: None,
) -> Iterator[tuple[Fault, End]]:
    """Run the command once with each fault, two at a time, and yield how it ended.

    `then` looks at what is left, each time.
    """
    grounds: SimpleQueue[Ground] = SimpleQueue()
    for number in range(WORKERS):
        grounds.put(Ground(place / str(number), held, command))

    def run(fault: Fault) -> End:
        ground = grounds.get()
        try:
            end = ground.run("-e", f"trace={fault.call}", "-e", fault.option)
            then(fault, ground)
            return end
        finally:
            grounds.put(ground)

    with ThreadPoolExecutor(WORKERS) as pool:
        yield from zip(faults, pool.map(run, faults), strict=True)
