"""Pages of markdown as tests: each `##` with a `transcript` block is one, played in its own home.

A pytest plugin. tests/README.md says how a page is written.
"""

from __future__ import annotations

import difflib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from markdown_it import MarkdownIt

from tests.transcript_shell import Shell
from tests.transcript_start import as_installed, in_process

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from tests.transcript_start import Main


class Part(NamedTuple):
    """A piece of a transcript: `kind` is clock, file or transcript, `first` its line from 0."""

    kind: str
    name: str
    body: list[str]
    first: int


class Differs(Exception):  # noqa: N818 - a finding about the page
    """What was seen is not what the page shows."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Two ways to run the transcripts other than in this process, for reading."""
    group = parser.getgroup("transcripts")
    group.addoption("--update-transcripts", action="store_true", help="write what was seen")
    group.addoption("--as-installed", type=Path, metavar="COMMAND", help="start this blocklist")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take the pages for people and those in tests/transcripts."""
    pages = (parent.config.rootpath / "docs", parent.config.rootpath / "tests" / "transcripts")
    ours = file_path.parent in pages or file_path == parent.config.rootpath / "README.md"
    if file_path.suffix == ".md" and ours:
        return Page.from_parent(parent, path=file_path)
    return None


class Page(pytest.File):
    """One page; when transcripts are updated it rewrites itself after its last one."""

    def collect(self) -> Iterator[Transcript]:
        """Yield a transcript for each heading that has one."""
        self.seen: list[tuple[Part, list[str]]] = []
        for name, line, parts in sections(self.path.read_text(encoding="utf-8")):
            if any(part.kind == "transcript" for part in parts):
                yield Transcript.from_parent(self, name=name, line=line, parts=parts)

    def teardown(self) -> None:
        """Put what was seen in the place of what stood there, from the last to the first."""
        if not self.seen:
            return
        lines = self.path.read_text(encoding="utf-8").split("\n")
        for part, seen in sorted(self.seen, key=lambda change: -change[0].first):
            lines[part.first : part.first + len(part.body)] = seen
        self.path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


class Transcript(pytest.Item):
    """The blocks under one heading, played one after the other."""

    def __init__(self, *, line: int, parts: list[Part], **rest: Any) -> None:
        super().__init__(**rest)
        self.line, self.parts = line, parts

    def runtest(self) -> None:
        """Play it in a new home. Its path is always of one length, or wrapped lines would vary."""
        command = self.config.getoption("--as-installed")
        home = Path(tempfile.mkdtemp(prefix="blocklist-")).resolve()
        try:
            shell = Shell(home, as_installed(command) if command else in_process(_main()))
            for part in self.parts:
                seen = shell.play(part.kind, part.name, part.body)
                if seen != part.body:
                    self._differs(part, seen)
        finally:
            shutil.rmtree(home)

    def _differs(self, part: Part, seen: list[str]) -> None:
        if isinstance(self.parent, Page) and self.config.getoption("--update-transcripts"):
            self.parent.seen.append((part, seen))
            return
        diff = difflib.unified_diff(part.body, seen, "page", "seen", n=9, lineterm="")
        raise Differs("\n".join(diff))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show a difference as a diff, anything else with its trace."""
        if isinstance(excinfo.value, Differs):
            return f"{self.path.name}:{self.line}: {self.name}\n{excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where it stands."""
        return self.path, self.line, self.name


def _main() -> Main:
    """Import the program late: a page that is listed or played as installed needs none of it."""
    from blocklist.__main__ import main

    return main


def sections(text: str) -> Iterator[tuple[str, int, list[Part]]]:
    """Yield title, line and parts of what stands before the first `##`, then of each."""
    tokens = MarkdownIt("commonmark").parse(text)
    name, line, parts = "before the first heading", 0, list[Part]()
    for token, inside in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and token.tag == "h2" and inside and token.map:
            yield name, line, parts
            name, line, parts = inside.content, token.map[0], []
        elif (part := part_of(token)) is not None:
            parts.append(part)
    yield name, line, parts


def part_of(token: Token) -> Part | None:
    """Return what a fence or a `clock:` paragraph has the transcript do, None for prose."""
    if token.type == "inline" and token.content.startswith("clock:") and token.map:
        return Part("clock", token.content.removeprefix("clock:"), [], token.map[0])
    if token.type != "fence" or not token.map:
        return None
    kind, _, name = token.info.strip().partition(" ")
    if kind not in {"file", "transcript"}:
        return None
    if token.level:
        message = f"a {kind} block inside a list or a quote is not played: line {token.map[0] + 1}"
        raise pytest.UsageError(message)
    return Part(kind, name.strip(), token.content.split("\n")[:-1], token.map[0] + 1)
