"""A program of a few words that stands in for blocklist where the transcript runner is tested."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping


def toy(
    argv: list[str], variables: Mapping[str, str], stdin: TextIO, stdout: TextIO, stderr: TextIO
) -> int:
    """Do one of a few deeds: argv[0] says which, the rest is what it works on."""
    match argv:
        case ["say", *words]:
            stdout.write(" ".join(words) + "\n")
        case ["raw", text]:
            stdout.write(text.encode().decode("unicode_escape"))
        case ["complain"]:
            stdout.write("one\n")
            stderr.write("two\n\n")
            return 2
        case ["read"]:
            stdout.write(stdin.read().upper())
        case ["now"]:
            stdout.write(variables["BLOCKLIST_NOW"] + "\n")
        case ["env", name]:
            stdout.write(variables.get(name, "not set") + "\n")
        case ["write", text]:
            with open(variables["BLOCKLIST_DIR"] + "/out.md", "a", newline="") as out:
                out.write(text)
        case ["ask", *questions]:
            return _ask(questions, stdin, stdout)
        case ["terminal"]:
            stdout.write(f"{stdin.isatty()} {stdout.isatty()} {stderr.isatty()}\n")
    return 0


def _ask(questions: list[str], stdin: TextIO, stdout: TextIO) -> int:
    for question in questions:
        stdout.write(f"{question} ")
        stdout.flush()
        try:
            answer = stdin.readline()
        except KeyboardInterrupt:
            stdout.write("\nleft\n")
            return 130
        stdout.write(f"heard {answer!r}\n" if answer else "\nended\n")
    return 0
