"""The small shell in which a transcript is played: an own home, a clock that stands, few words."""

from __future__ import annotations

import re
import shlex
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tests.transcript_start import Answer, Call

if TYPE_CHECKING:
    from pathlib import Path

    from tests.transcript_start import Start

TUESDAY = datetime(2026, 11, 24, 9, 20)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# What can't be seen on a page is written so that it can.
SIGNS = {code: chr(0x2400 + code) for code in range(32) if code != ord("\n")}
SIGNS |= {ord("\t"): "⇥", 0x7F: "␡", 0xFEFF: "\\ufeff"}
NO_NEWLINE = "␄"
LOOKS_LIKE_OURS = re.compile(r"[$!<\\](?: |$)|\[exit |\[not read|clock:")


def visible(text: str) -> list[str]:
    """Return the lines of `text` as a page shows them: tabs, trailing spaces and the like as signs.

    `text` is cut at newlines alone. A last line without one ends in `␄`.
    """
    *lines, last = text.split("\n")
    return [_signs(line) for line in lines] + ([_signs(last) + NO_NEWLINE] if last else [])


def _signs(line: str) -> str:
    bare = line.rstrip(" ")
    return bare.translate(SIGNS) + "␠" * (len(line) - len(bare))


def meant(shown: str) -> str:
    """Return the text that a page shows as `shown`, signs turned back into what they stand for."""
    text = shown.replace("\\ufeff", "\ufeff").replace(NO_NEWLINE + "\n", "")
    return text.translate(
        {ord(sign): code for code, sign in SIGNS.items() if len(sign) == 1} | {ord("␠"): " "}
    )


class Line(NamedTuple):
    """A command line taken apart."""

    words: list[str]
    variables: dict[str, str]
    stdin: str
    width: int | None


def taken_apart(line: str, home: Path) -> Line:
    """Read `VAR=value … command`, with `printf … |` or `echo … |` or `tty 80:` before it.

    Words are cut as a shell cuts them, and `~/` is the transcript's home.
    """
    terminal = re.match(r"tty(?: (\d+))?: ", line)
    text = line[terminal.end() :] if terminal else line
    lexer = shlex.shlex(text, posix=True, punctuation_chars="|")
    lexer.whitespace_split, lexer.commenters = True, ""
    words = [re.sub("^~(?=/|$)", str(home), word) for word in lexer]
    stdin = ""
    if "|" in words:
        pipe = words.index("|")
        stdin, words = _piped(words[:pipe]), words[pipe + 1 :]
    variables = {}
    while words and re.match("[A-Z_]+=", words[0]):
        name, value = words.pop(0).split("=", 1)
        variables[name] = re.sub("^~(?=/|$)", str(home), value)
    width = int(terminal[1] or 80) if terminal else None
    return Line(words, variables, stdin, width)


def _piped(words: list[str]) -> str:
    match words:
        case ["echo", *rest]:
            return " ".join(rest) + "\n"
        case ["printf", text]:
            escapes = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\\\": "\\"}
            return re.sub(r"\\[ntr\\]", lambda found: escapes[found[0]], text)
    message = f"a transcript pipes from echo or printf alone, not from {words}"
    raise ValueError(message)


def moved(now: datetime, words: str) -> datetime:
    """Return the moment that `words` name: `Friday 8:30` (of this week), `2026-11-27 8:30`, `8:30`.

    Raises:
        ValueError: they name none.
    """
    *day, clock = words.split()
    match [word.lower() for word in day]:
        case []:
            pass
        case [name] if name in DAYS:
            now += timedelta(days=DAYS.index(name) - now.weekday())
        case [date]:
            now = datetime.fromisoformat(date)
        case _:
            message = f"no moment: {words}"
            raise ValueError(message)
    hour, minute = clock.split(":")
    return now.replace(hour=int(hour), minute=int(minute))


class Shell:
    """A home of its own, a clock that stands still, and the commands that a transcript may use."""

    def __init__(self, home: Path, start: Start) -> None:
        self.home = home
        self.folder = home / "days"
        self.now = TUESDAY
        self._start = start

    def lay(self, name: str, text: str) -> None:
        """Put a file there as another program would; one that starts `#!` can be run."""
        file = self._place(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(meant(text).encode())
        if text.startswith("#!"):
            file.chmod(0o755)

    def play(self, kind: str, name: str, body: list[str]) -> list[str]:
        """Do what a part of a page says, and return its body as it should have been."""
        match kind:
            case "clock":
                self.set_clock(name)
            case "file":
                self.lay(name, "".join(line + "\n" for line in body))
            case "transcript":
                return self.replay(body)
        return body

    def set_clock(self, words: str) -> None:
        """Move time to the moment that `words` name."""
        self.now = moved(self.now, words)

    def replay(self, block: list[str]) -> list[str]:
        """Play the commands of a block, and return the block as it should have been."""
        lines, seen = list(block), []
        while lines:
            line = lines.pop(0)
            if line.startswith("clock:"):
                self.set_clock(line.removeprefix("clock:"))
                seen.append(line)
            elif line.startswith("$ "):
                keys = []
                while lines and re.match("<(?: |$)", lines[0]):
                    keys.append(lines.pop(0))
                typed = tuple(key[2:] for key in keys)
                seen += [line, *keys, *self._shown(self._run(line[2:], typed))]
        return seen

    def _run(self, text: str, typed: tuple[str, ...]) -> Answer:
        line = taken_apart(text, self.home)
        match line.words:
            case ["cat", name]:
                return self._cat(name)
            case ["ls"]:
                return self._ls(self.folder)
            case ["ls", name]:
                return self._ls(self._place(name))
            case ["blocklist" | "bl" as program, *arguments]:
                variables = self._variables() | line.variables
                call = Call(program, arguments, variables, self.home, line.stdin, line.width, typed)
                return self._start(call)
        message = f"a transcript runs blocklist, bl, cat and ls alone: {text}"
        raise ValueError(message)

    def _variables(self) -> dict[str, str]:
        home = str(self.home)
        return {
            "BLOCKLIST_DIR": f"{home}/days",
            "BLOCKLIST_NOW": self.now.isoformat(timespec="minutes"),
            "BLOCKLIST_STATE": f"{home}/state",
            "HOME": home,
            "LANG": "C.UTF-8",
            "NO_COLOR": "1",
            "PATH": f"{home}/bin:/usr/local/bin:/usr/bin:/bin",
            "TERM": "xterm",
            "XDG_CACHE_HOME": f"{home}/.cache",
            "XDG_CONFIG_HOME": f"{home}/.config",
            "XDG_DATA_HOME": f"{home}/.local/share",
            "XDG_STATE_HOME": f"{home}/.local/state",
        }

    def _shown(self, answer: Answer) -> list[str]:
        out, err = (part.replace(str(self.home), "~") for part in (answer.out, answer.err))
        lines = ["\\" * bool(LOOKS_LIKE_OURS.match(line)) + line for line in visible(out)]
        lines += [f"! {line}".rstrip() for line in visible(err)]
        lines += [f"[exit {answer.exit}]"] if answer.exit else []
        return lines + [f"[not read: {line}]" for line in answer.unread]

    def _place(self, name: str) -> Path:
        return self.home / name[2:] if name.startswith("~/") else self.folder / name

    def _cat(self, name: str) -> Answer:
        file = self._place(name)
        if not file.is_file():
            return Answer("", f"cat: no file {name}\n", 1)
        return Answer(file.read_bytes().decode("utf-8", "backslashreplace"), "", 0)

    def _ls(self, folder: Path) -> Answer:
        if not folder.is_dir():
            return Answer("", "ls: no such folder\n", 1)
        files = (path for path in folder.rglob("*") if path.is_file())
        names = sorted(str(path.relative_to(folder)) for path in files)
        return Answer("".join(name + "\n" for name in names), "", 0)
