"""Measure the bars of docs/performance.md: each command beside its yardstick, in one run.

    python benchmarks/bars.py [--runs 60] [--write]

It installs the checkout (not editable) into a venv of its own on tmpfs, lays down ten years of days
there, and runs each command interleaved with `python -c pass` of the same venv. The figure is the
ratio of the medians. `--write` puts the table into docs/performance.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- bars -->\n", "<!-- end -->\n"
TODAY = dt.datetime.now().astimezone().date()
BLOCKS = (
    ("Math", "9:00-9:45"),
    ("Reading", "10:00-10:45"),
    ("Writing", "11:00-11:45"),
    ("Art", "13:00-13:45"),
)
SETTINGS = 'things = 2\nweek_starts = "monday"\nclock = 24\nwhole_day = ["Must do", "May do"]\n'


class Row:
    """A line of the table: what runs, against which yardstick, in which folder, and its bar."""

    def __init__(
        self,
        name: str,
        words: str,
        bar: float,
        *,
        folder: str = "ten",
        against: str = "pass",
        tty: bool = False,
        part: int = 1,
    ) -> None:
        self.name = name
        self.words = words.split()
        self.bar = bar
        self.folder = folder
        self.against = against
        self.tty = tty
        self.part = part if bar < 5 else max(part, 3)


RARE = "zebra"  # stands on one day of each year
ADD, DONE, NOW = "add poster -b Math", "done 2.2", "now"
ROWS = (
    Row("`add`", ADD, 1.5),
    Row("`done`", DONE, 1.5),
    Row("`now`", NOW, 1.25),
    Row("`now --short`", "now --short", 1.25),
    Row("`add`, with settings and templates", ADD, 1.7, folder="set"),
    Row("`done`, with settings and templates", DONE, 1.7, folder="set"),
    Row("`now`, with settings and templates", NOW, 1.45, folder="set"),
    Row("the day, in a pipe", "show", 1.5),
    Row("the day, on a terminal", "show", 6, tty=True),
    Row("`now`, on a terminal", NOW, 6, tty=True),
    Row("`week`, in a pipe", "week", 1.6),
    Row("`week`, on a terminal", "week", 8.5, tty=True),
    Row("`path`", "path", 8),
    Row("`show --json`", "show --json", 8),
    Row("`--help`", "--help", 8),
    Row("`add --help`", "add --help", 8),
    Row("Tab, for an item", "__complete zsh done 1", 8),
    Row("Tab, for a work time", "__complete fish add poster -b M", 8),
    Row("Tab, for a date", "__complete zsh show -d next", 8),
    Row("a date in words", "show 24 nov 2026", 12),
    Row("`find`, a word on ten days, against `grep -rn`", f"find {RARE}", 2, against="grep"),
    Row("growth of `add`: ten years against a week", ADD, 1.15, against="week"),
    Row("growth of `show`: ten years against a week", "show", 1.15, against="week"),
    Row("growth of `week`: ten years against a week", "week", 1.3, against="week"),
)
# Worn files: what is measured, in which folder, against which one, the bar, one in so many runs.
# Ten times the text in one file may take ten times as long, and 15 in 100 on top.
HUNDRED = "a hundred years and 10,000 files of others against a week"
WORN = (
    (HUNDRED, (ADD, DONE, NOW, "show"), "hundred", "week", 1.15, 1),
    ("1,000 items in a day against 100", (ADD, NOW), "items-1000", "items-100", 11.5, 3),
    ("24 work times against 3", (ADD, NOW), "times-24", "times-3", 9.2, 3),
    ("a day of 100 MB against 10 MB", (ADD, NOW), "mb-100", "mb-10", 11.5, 30),
)
WEIGHED = ("`add`", "`done`", "`now`", "the day, on a terminal")
STRANGERS = ("{0} 2.md", "{0}.sync-conflict-20261124-091500-ABCDEFG.md", "{0}.md~", "IMG_{0}.jpg")


def worn_rows() -> list[Row]:
    """Return the rows on worn files."""
    return [
        Row(f"growth of `{words.split()[0]}`: {name}", words, bar, folder=f, against=a, part=part)
        for name, commands, f, a, bar, part in WORN
        for words in commands
    ]


def big_days() -> dict[str, str]:
    """Return the days that are far beyond what a person writes, by their folders."""
    usual = day_text(TODAY)
    head = usual.partition("## Reflection")[0]
    item = "- [ ] some words on what there is to do\n"
    text = "Some words that somebody has written, and they go on for a while.\n"
    found = {f"items-{count}": f"{head}## More\n\n{item * count}" for count in (100, 1000)}
    for count in (3, 24):
        names = ["Math", *(f"Hour {number}" for number in range(1, count))]
        hours = [f"{number:02d}:00-{number + 1:02d}:00" for number in range(count)]
        pairs = zip(names, hours, strict=True)
        times = [f"## {name} {hour}\n\n{item}{item}\n" for name, hour in pairs]
        found[f"times-{count}"] = "".join(times)
    for size in (10, 100):
        found[f"mb-{size}"] = f"{usual}\n{text * (size * 1_000_000 // len(text))}"
    return found


def day_text(date: dt.date) -> str:
    """Return a day with four work times, half of its items done."""
    text = f"# {date:%A} {date.day} {date:%B} {date.year}\n\n"
    for name, hours in BLOCKS:
        items = f"- [x] {name.lower()} page {date.day}\n- [ ] flash cards +p @c\n"
        text += f"## {name} {hours}\n\n{items}\n"
    return text + "## Reflection\n\nI liked starting with the short one.\n"


def lay_down(folder: Path, days: int) -> None:
    """Write so many days, the last of them today."""
    folder.mkdir()
    for back in range(days):
        date = TODAY - dt.timedelta(back)
        (folder / f"{date}.md").write_text(day_text(date), "utf-8")


def set_up(base: Path) -> None:
    """Make the venv and the folders to measure in."""
    venv.create(base / "venv", with_pip=True)
    python = base / "venv/bin/python"
    for what in (["--upgrade", "pip"], [str(ROOT)]):
        subprocess.run([python, "-m", "pip", "install", "--quiet", *what], check=True)
    lay_down(base / "ten", 3650)
    for back in range(100, 3650, 365):
        day = base / "ten" / f"{TODAY - dt.timedelta(back)}.md"
        day.write_text(day.read_text("utf-8").replace("flash", RARE, 1), "utf-8")
    lay_down(base / "week", 7)
    lay_down(base / "hundred", 36_500)
    for back in range(2_500):
        for name in STRANGERS:
            (base / "hundred" / name.format(TODAY - dt.timedelta(back))).write_bytes(b"\xff\x00\n")
    for folder in big_days():
        (base / folder).mkdir()
    lay_down(base / "set", 3650)
    (base / "set/blocklist.toml").write_text(SETTINGS, "utf-8")
    (base / "set/templates").mkdir()
    (base / "set/templates/day.md").write_text(
        "# {{date}}\n\n## Math 9:00-9:45\n\n- [ ] \n", "utf-8"
    )
    (base / "home/.config/blocklist").mkdir(parents=True)
    (base / "home/.config/blocklist/config.toml").write_text('dir = "~/days"\n', "utf-8")


class Bench:
    """Runs commands in the folders below `base`, and knows how long each took."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.bin = base / "venv/bin"
        self.days = big_days()

    def environment(self, folder: str) -> dict[str, str]:
        """Return the variables of a run; only the folder with settings has a home with a config."""
        found = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        home = self.base / ("home" if folder == "set" else "nowhere")
        found |= {"HOME": str(home), "BLOCKLIST_STATE": str(self.base / "state")}
        return found | {"BLOCKLIST_DIR": str(self.base / folder)}

    def once(self, words: list[str], folder: str, *, tty: bool = False) -> float:
        """Run a command on a fresh day, and return the seconds that it took."""
        day = self.base / folder / f"{TODAY}.md"
        day.write_text(self.days.get(folder) or day_text(TODAY), "utf-8")
        main, side = pty.openpty() if tty else (-1, subprocess.DEVNULL)
        begun = time.perf_counter()
        subprocess.run(
            words,
            env=self.environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=side,
            stderr=side,
            check=True,
        )
        took = time.perf_counter() - begun
        for fd in (main, side) if tty else ():
            os.close(fd)
        return took

    def ratio(self, row: Row, runs: int) -> tuple[float, float]:
        """Return the ratio of the medians of a row and its yardstick, and the milliseconds."""
        command = [str(self.bin / "blocklist"), *row.words]
        bare = [str(self.bin / "python"), "-c", "pass"]
        mine, yard = [], []
        for _ in range(runs):
            if row.against == "pass":
                yard.append(self.once(bare, "week"))
            elif row.against == "grep":
                grep = ["grep", "-rn", row.words[-1], str(self.base / row.folder)]
                yard.append(self.once(grep, row.folder))
            else:
                yard.append(self.once(command, row.against))
            mine.append(self.once(command, row.folder, tty=row.tty))
        middle = statistics.median(mine)
        return middle / statistics.median(yard), middle * 1000

    def memory(self, words: list[str], *, tty: bool = False) -> int:
        """Return the most memory that a run had, in KiB, as GNU time tells it."""
        report = self.base / "memory"
        self.once(["/usr/bin/time", "-f", "%M", "-o", str(report), *words], "ten", tty=tty)
        return int(report.read_text())


def measure(bench: Bench, runs: int) -> list[str]:
    """Return the rows of the table."""
    lines = ["| what | bar | measured | ms |", "| --- | --- | --- | --- |"]
    for row in [*ROWS, *worn_rows()]:
        ratio, took = bench.ratio(row, max(2, runs // row.part))
        lines.append(f"| {row.name} | {row.bar} | {ratio:.2f} | {took:.1f} |")
        print(lines[-1], flush=True)
    weighed = [row for row in ROWS if row.name in WEIGHED and shutil.which("time")]
    return lines + [memory_line(bench, row) for row in weighed]


def memory_line(bench: Bench, row: Row) -> str:
    """Return the line on a row's memory against bare Python."""
    bare = bench.memory([str(bench.bin / "python"), "-c", "pass"])
    used = bench.memory([str(bench.bin / "blocklist"), *row.words], tty=row.tty)
    line = f"| memory of {row.name} | {2.1 if row.tty else 1.15} | {used / bare:.2f} | |"
    print(line, flush=True)
    return line


def main() -> None:
    """Measure, print, and write the table where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--write", action="store_true")
    wish = parser.parse_args()
    shared = Path("/dev/shm")  # noqa: S108 - tmpfs, as the bars ask for
    base = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else None))
    try:
        set_up(base)
        lines = measure(Bench(base), wish.runs)
    finally:
        shutil.rmtree(base)
    if wish.write:
        before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
        python = sys.version.split()[0]
        table = "\n".join([f"Python {python}, {wish.runs} runs:", "", *lines, ""])
        PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
