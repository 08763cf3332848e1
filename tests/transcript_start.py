"""How a transcript starts blocklist: in this process, or as the command that was installed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pexpect
import pyte

if TYPE_CHECKING:
    from blocklist.core.env import Env


CTRL_C, CTRL_D = "^C", "^D"
PASTED = "⏎"  # between lines that are pasted together
QUIET = 0.15  # seconds without output after which a prompt is taken to wait
PATIENCE = 30.0  # seconds after which a command that says nothing is given up


class Call(NamedTuple):
    """One command as typed. `width` is that of the terminal it runs in, None for pipes."""

    program: str
    arguments: list[str]
    variables: Mapping[str, str]
    home: Path
    stdin: str = ""
    width: int | None = None
    typed: tuple[str, ...] = ()


class Answer(NamedTuple):
    """What came of it. On a terminal both streams are one screen, in `out`."""

    out: str
    err: str
    exit: int
    unread: tuple[str, ...] = ()


Main = Callable[[list[str], "Env"], int]
Start = Callable[[Call], Answer]


class Stream(io.TextIOWrapper):
    """A stream that keeps each byte, and is a terminal or none as it is told."""

    def __init__(self, raw: io.BytesIO, *, terminal: bool = False) -> None:
        super().__init__(raw, encoding="utf-8", newline="", write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        """Whether a person sits at it."""
        return self._terminal


class Keyboard(Stream):
    """Lines that are typed one after the other, echoed on the screen as a terminal does."""

    def __init__(self, typed: tuple[str, ...], screen: Stream) -> None:
        super().__init__(io.BytesIO(), terminal=True)
        self.typed = list(typed)
        self._screen = screen

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        """Return the next line typed, "" for Ctrl-D and when nothing more is typed."""
        del size
        line = self.typed.pop(0) if self.typed else CTRL_D
        if line == CTRL_D:
            return ""
        if line == CTRL_C:
            raise KeyboardInterrupt
        line = line.replace(PASTED, "\n")
        self._screen.write(line + "\n")
        return line + "\n"

    def read(self, size: int | None = -1, /) -> str:
        """Return all that is typed up to Ctrl-D."""
        del size
        return "".join(iter(self.readline, ""))


@contextmanager
def standing_in(folder: Path) -> Iterator[None]:
    """Work in `folder` for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def in_process(main: Main) -> Start:
    """Return what runs `main` here, with streams of bytes for its own."""
    from blocklist.core.env import Env

    def start(call: Call) -> Answer:
        at_terminal = call.width is not None
        out = Stream(io.BytesIO(), terminal=at_terminal)
        err = out if at_terminal else Stream(io.BytesIO())
        keys = Keyboard(call.typed, out) if at_terminal else Stream(io.BytesIO(call.stdin.encode()))
        size = {"COLUMNS": str(call.width)} if at_terminal else {}
        env = Env(variables={**size, **call.variables}, stdin=keys, stdout=out, stderr=err)
        env.become = lambda path, argv, given: _spoken(_beside(path, argv, given, call), out, err)
        with standing_in(call.home):
            code = _code(main, call.arguments, env)
        if call.width is None:
            return Answer(_text(_bytes(out)), _text(_bytes(err)), code)
        unread = tuple(keys.typed) if isinstance(keys, Keyboard) else ()
        return Answer(on_screen(_bytes(out), call.width), "", code, unread)

    return start


def _beside(
    path: str, argv: list[str], variables: Mapping[str, str], call: Call
) -> subprocess.CompletedProcess[bytes]:
    """Run a program that takes the place of ours, so that this one can go on."""
    return subprocess.run(
        [path, *argv[1:]],
        input=call.stdin.encode(),
        capture_output=True,
        check=False,
        env=_found_in(Path(sys.executable).parent, variables),
        timeout=PATIENCE,
    )


def _found_in(folder: Path, variables: Mapping[str, str]) -> dict[str, str]:
    """Return variables with the folder that blocklist is installed in second on PATH."""
    first, _, others = variables["PATH"].partition(os.pathsep)
    return {**variables, "PATH": os.pathsep.join((first, str(folder), others))}


def _spoken(done: subprocess.CompletedProcess[bytes], out: Stream, err: Stream) -> int:
    """Let a program's words be ours, and return its exit code."""
    out.buffer.write(done.stdout)
    err.buffer.write(done.stderr)
    return done.returncode


def _code(main: Main, arguments: list[str], env: Env) -> int:
    try:
        return main(arguments, env)
    except KeyboardInterrupt:
        return -2  # what a shell sees of a program that Ctrl-C ended without a word of its own


def as_installed(command: Path) -> Start:
    """Return what starts the installed `command`, or the script of another name beside it."""
    there = command.absolute()  # it is started from another folder

    def start(call: Call) -> Answer:
        argv = [str(there.with_name(call.program + there.suffix)), *call.arguments]
        if call.width is not None:
            return _in_terminal(argv, call, call.width)
        done = subprocess.run(
            argv,
            input=call.stdin.encode(),
            capture_output=True,
            check=False,
            cwd=call.home,
            env=_found_in(there.parent, call.variables),
            timeout=PATIENCE,
        )
        return Answer(_text(done.stdout), _text(done.stderr), done.returncode)

    return start


def on_screen(written: bytes, width: int) -> str:
    """Return what stands on a terminal after `written`: control sequences done, not shown."""
    screen = pyte.Screen(width, 1000)
    screen.set_mode(pyte.modes.LNM)
    pyte.ByteStream(screen).feed(written)
    lines = [line.rstrip() for line in screen.display]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(line + "\n" for line in lines)


def _bytes(stream: Stream) -> bytes:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue()


def _text(written: bytes) -> str:
    return written.decode("utf-8", "backslashreplace")


def _in_terminal(argv: list[str], call: Call, width: int) -> Answer:
    child: pexpect.spawn[bytes] = pexpect.spawn(
        argv[0],
        argv[1:],
        cwd=str(call.home),
        env=dict(call.variables),
        dimensions=(24, width),
    )
    typed = list(call.typed)
    seen = _talk(child, typed)
    child.close(force=True)
    code = child.exitstatus if child.exitstatus is not None else -(child.signalstatus or 0)
    # Whether Ctrl-C leaves a mark hangs on who edits the line, the terminal or readline.
    return Answer(on_screen(seen.replace(CTRL_C.encode(), b""), width), "", code, tuple(typed))


def _talk(child: pexpect.spawn[bytes], typed: list[str]) -> bytes:
    """Type each line once the program waits at a prompt, and return all that was written."""
    seen, answered, since = b"", 0, time.monotonic()
    while True:
        try:
            seen += child.read_nonblocking(4096, timeout=QUIET)
            since = time.monotonic()
        except pexpect.EOF:
            return seen
        except pexpect.TIMEOUT:
            waited = time.monotonic() - since
            prompt = len(seen) > answered and not seen.endswith(b"\n")
            if prompt or (typed and waited > 1):
                answered, since = len(seen), time.monotonic()
                _press(child, typed.pop(0) if typed else CTRL_D)
            elif waited > PATIENCE:
                return seen + b"\n[nothing more was said, and it did not end]\n"


def _press(child: pexpect.spawn[bytes], line: str) -> None:
    if line == CTRL_D:
        child.sendeof()
    elif line == CTRL_C:
        child.sendintr()
    else:
        child.sendline(line.replace(PASTED, "\r"))
