"""Saving, tried for long: each fault at each system call, and editors beside it by the thousand.

    python -m benchmarks.soak [--rounds 10] [--write]

The tests do the same for a minute. A round is 300 saves in each way of saving, under each pace of
adding. `--write` puts the tables into docs/sync.md. It takes strace, vim and tmux.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests import faults
from tests.editors import WAYS, Desk, Tally, Vim, beside, careless, edit, tally
from tests.faults import CTRL_C, KILL, LIE, PROGRAM, TROUBLE, Ground
from tests.process import DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PAGE = Path(__file__).parent.parent / "docs" / "sync.md"
BEGIN, END = "<!-- soak -->\n", "<!-- end -->\n"
SAVES = 300
DEEDS = {
    "`add`": (DAY, "add map -b Math"),
    "`add`, a day that is made": (None, "add map -b 1"),
    "`add` under an item": (DAY, "add map -u 1.2"),
    "`add` by Typer": (DAY, "add map --block=Math"),
    "`done`": (DAY, "done 1.2"),
    "`reopen`": (DAY, "reopen 1.1"),
    "`note`": (DAY, "note 1.2 ask Sam"),
}
IN_PLACE = """
import os
with open(os.environ["BLOCKLIST_DIR"] + "/2026-11-24.md", "rb+") as day:
    new = day.read() + b"- [ ] map\\n"
    day.seek(0)
    day.truncate()
    day.write(new)
"""


@contextmanager
def place() -> Iterator[Path]:
    """Give a folder for a while; an editor that is just leaving may still take a file away."""
    with tempfile.TemporaryDirectory(prefix="soak-", ignore_cleanup_errors=True) as name:
        yield Path(name)


# ---------------------------------------------------------------------------------- faults


def faulty(name: str, held: bytes | None, command: Sequence[str]) -> str:
    """Return the row of one command: how it ended with each fault at each call."""
    with place() as base:
        ground = Ground(base / "first", held, command)
        calls = ground.calls()
        new = ground.held_now()
        ends: Counter[str] = Counter()
        tried = faults.trouble(calls, KILL, CTRL_C, LIE, *TROUBLE)
        for fault, end in faults.ends(base, held, command, tried):
            state = "new" if end.held == new else "old" if end.held == held else "torn"
            ends[state] += 1
            ends["killed"] += fault.what == KILL
            ends["left early"] += fault.what == CTRL_C
            ends["left"] += bool(end.beside) and fault.what != KILL and fault.call != "unlink"
            ends["told"] += fault.what != KILL and (end.exit == 0) != (end.held == new)
    troubles = len(tried) - ends["killed"] - ends["left early"]
    columns = (len(calls), ends["killed"], ends["left early"], troubles)
    found = ends["old"], ends["new"], ends["torn"], ends["told"], ends["left"]
    return f"| {name} | {' | '.join(map(str, (*columns, *found)))} |"


def fault_rows() -> Iterator[str]:
    """Yield the table of faults."""
    found = "old | new | torn | told otherwise | left over"
    yield f"| command | calls | kills | Ctrl-C | troubles | {found} |"
    yield "|" + " --- |" * 10
    for name, (held, words) in DEEDS.items():
        yield faulty(name, held.encode() if held else None, [*PROGRAM, *words.split()])
    control = [sys.executable, "-I", "-S", "-B", "-c", IN_PLACE]
    yield faulty("*a writer in place*", DAY.encode(), control)


# ----------------------------------------------------------------------------------- races


def race(way: str, rounds: int, pace: float, *, installed: bool) -> Tally:
    """Return the sum of so many rounds of an editor with blocklist beside it."""
    sums: list[Tally] = []
    for _ in range(rounds):
        with place() as home:
            desk = Desk(home)
            add = desk.add_as_installed if installed else desk.add
            met = beside(lambda desk=desk: edit(desk, WAYS[way], SAVES), add, pace)  # type: ignore[misc]
            sums.append(tally(desk, SAVES, *met))
    return Tally(*map(sum, zip(*sums, strict=True)))


def typed(backupcopy: str, rounds: int) -> Tally:
    """Return the sum of so many rounds of vim with blocklist beside it."""
    sums: list[Tally] = []
    for _ in range(rounds):
        with place() as home:
            desk = Desk(home)
            vim = Vim(desk, backupcopy)
            try:
                met = beside(lambda vim=vim: vim.edit(100), desk.add_as_installed, 0.02)  # type: ignore[misc]
            finally:
                vim.close()
            sums.append(tally(desk, 100, *met))
    return Tally(*map(sum, zip(*sums, strict=True)))


def row(name: str, how: str, found: Tally) -> str:
    """Return the row of a race."""
    lost = f"{found.saves_lost} in {found.saves:,}"
    return f"| {name} | {how} | {lost} | {found.adds_lost} in {found.adds:,} | {found.doubled} |"


def race_rows(rounds: int) -> Iterator[str]:
    """Yield the table of races."""
    yield "| the editor's way to save | blocklist | its lines lost | added lines lost | doubled |"
    yield "|" + " --- |" * 5
    for way in WAYS:
        found = race(way, rounds, 0.02, installed=True)
        yield row(way, "installed, every 20 ms", found)
    for way in WAYS:
        found = race(way, rounds, 0.001, installed=False)
        yield row(way, "in one process, every 1 ms", found)
    for backupcopy in ("yes", "no"):
        name = f"vim, `backupcopy={backupcopy}`"
        yield row(name, "installed, every 20 ms", typed(backupcopy, rounds))
    with pytest.MonkeyPatch.context() as patch:
        careless(patch)
        for way in WAYS:
            found = race(way, 1, 0.001, installed=False)
            yield row(way, "*every 1 ms, the rule taken out*", found)


def main() -> None:
    """Try, print, and write the tables where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    wish = parser.parse_args()
    cores = os.cpu_count()
    lines = [f"{platform.system()}, Python {platform.python_version()}, {cores} cores:", ""]
    tables: tuple[Callable[[], Iterator[str]], ...] = (
        fault_rows,
        lambda: race_rows(wish.rounds),
    )
    for table in tables:
        for line in table():
            print(line, flush=True)
            lines.append(line)
        lines.append("")
    if wish.write:
        before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
        text = "\n".join(lines)
        PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
