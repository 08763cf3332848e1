"""From the lines of a file to the day that they mean: sections, blocks and boxes.

Source of the rules: docs/format.md, "Structure", "Sections" and "Boxes".
"""

from __future__ import annotations

from blocklist.core import blocks, names, times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from blocklist.core.lines import Document
    from blocklist.core.settings import Settings

OUTSIDE, WHOLE_DAY, WORK, TEXT = "outside", "whole day", "work", "text"

STATUS = {" ": "open", "x": "done", "X": "done", "/": "started", ">": "carried", "-": "aside"}


class Box:
    """A list item with a box: a blank, or an item.

    `line` and `at` tell where its "[" stands (line index, character offset), `stop` is the line
    index after all that hangs under it; `block` and `number` make its id; `notes` are the lines
    under it, nested boxes left out.
    """

    __slots__ = (
        "at", "block", "depth", "entry", "line", "mark", "notes", "number", "section", "stop", "text",
    )  # fmt: skip

    def __init__(self, entry: int, item: blocks.ListItem, lines: Sequence[str]) -> None:
        line = lines[item.box_line]
        self.entry = entry
        self.line = item.box_line
        self.at = item.box
        self.stop = item.end
        self.depth = item.depth
        self.mark = line[item.box + 1]
        self.text = line[item.box + 3 :].strip(" \t")
        self.notes: Sequence[str] = ()
        self.block = 0
        self.number = 0
        self.section: Section

    @property
    def id(self) -> str:
        """`2.1`: the first box of block 2."""
        return f"{self.block}.{self.number}"

    @property
    def status(self) -> str:
        """One of open, started, done, carried, aside; a mark that is not ours counts as open."""
        return STATUS.get(self.mark, "open")

    @property
    def blank(self) -> bool:
        """Whether it is a place to write: open, without text, with nothing under it."""
        return self.mark == " " and not self.text and self.stop == self.line + 1


class Section:
    """A heading and what follows it, or the text outside all headings.

    `line` is the line index of the heading (-1: it has none), `first` that of the line after it,
    `stop` the one after its last line.
    """

    __slots__ = ("boxes", "end", "first", "heading", "kind", "level", "line", "name", "start", "stop")

    def __init__(self, line: int, first: int, level: int, heading: str) -> None:
        self.line = line
        self.first = first
        self.stop = first
        self.level = level
        self.heading = heading
        self.name = heading
        self.kind = OUTSIDE
        self.start: int | None = None
        self.end: int | None = None
        self.boxes: list[Box] = []


class Block:
    """A work time, or block 0: the whole day, with its sections and the boxes outside all of them.

    `start` and `end` are minutes from midnight of the day, None where the heading does not say;
    `until` is `end`, or what stands for it after a start alone.
    """

    __slots__ = ("boxes", "end", "name", "number", "sections", "start", "until")

    def __init__(self, number: int, sections: list[Section]) -> None:
        self.number = number
        self.sections = sections
        self.name = sections[0].name if number else ""
        self.start = sections[0].start if number else None
        self.end = sections[0].end if number else None
        self.until = self.end
        self.boxes = [box for section in sections for box in section.boxes]

    @property
    def items(self) -> list[Box]:
        """Return its boxes that are not blanks."""
        return [box for box in self.boxes if not box.blank]

    @property
    def blanks(self) -> int:
        """Count its places to write, nested ones too."""
        return len(self.boxes) - len(self.items)

    @property
    def progress(self) -> tuple[int, int]:
        """Count what is done, and what counts: neither carried nor set aside."""
        return progress(self.items)


class Day:
    """A day file, understood.

    `blocks[0]` is the whole day, `blocks[n]` the nth work time; `sections` are all, in file order.
    `title` is None where the file has none; `title_lines` are the line indices that it takes.
    """

    __slots__ = ("blocks", "boxes", "document", "scan", "sections", "settings", "title", "title_lines")

    def __init__(self, document: Document, settings: Settings) -> None:
        self.document = document
        self.scan = blocks.scan(document.lines)
        self.settings = settings
        self.sections = _sections(self.scan, len(document.lines), settings)
        self.title, self.title_lines = _title(self.scan, self.sections)
        self.boxes = _boxes(self.scan, document.lines, self.sections)
        self.blocks = _blocks(self.sections)

    @property
    def work(self) -> list[Block]:
        """Return the work times."""
        return self.blocks[1:]

    @property
    def items(self) -> list[Box]:
        """Return all items that can be named by an id, in the order of their blocks."""
        return [item for block in self.blocks for item in block.items]

    def current(self, minute: int) -> Block | None:
        """Return the work time that is on at a minute of the day."""
        index = times.current([(block.start, block.until) for block in self.work], minute)
        return None if index is None else self.work[index]

    def upcoming(self, minute: int) -> Block | None:
        """Return the work time that begins next; on a day without times the first with an open item, or a blank."""
        if any(block.start is not None for block in self.work):
            index = times.upcoming([(block.start, block.until) for block in self.work], minute)
            return None if index is None else self.work[index]
        waiting = [block for block in self.work if any(is_open(item) for item in block.items)]
        return next(iter(waiting or [block for block in self.work if block.blanks]), None)

    def prose(self, sections: Iterable[Section]) -> list[str]:
        """Return the lines of sections that stand under no box, dedented, blank ends cut."""
        under = {line for box in self.boxes for line in range(box.line, box.stop)}
        under.update(self.title_lines)
        return tidy(
            [
                self.document.lines[line]
                for section in sections
                for line in range(section.first, section.stop)
                if line not in under and line not in self.scan.hidden
            ]
        )

    def reflection(self) -> list[str]:
        """Return his words under the reflection heading (the first of the names that are no work)."""
        wanted = names.key(self.settings.not_work[0]) if self.settings.not_work else ""
        found = [s for s in self.sections if s.kind == TEXT and names.key(s.name) == wanted]
        lines = self.document.lines
        return tidy([lines[at] for s in found[:1] for at in range(s.first, s.stop) if at not in self.scan.hidden])


def is_open(item: Box) -> bool:
    """Whether it is still to do: open or started."""
    return item.status in {"open", "started"}


def progress(items: Iterable[Box]) -> tuple[int, int]:
    """Count what is done, and what counts: neither carried nor set aside (docs/format.md, "Boxes")."""
    counted = [item.status for item in items if item.status not in {"carried", "aside"}]
    return counted.count("done"), len(counted)


def tidy(lines: list[str]) -> list[str]:
    """Return lines without blank ones at both ends, and without the indent that all share."""
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    indent = min((len(line) - len(line.lstrip(" \t")) for line in lines if line.strip()), default=0)
    return [line[indent:].rstrip() if line.strip() else "" for line in lines]


def _sections(scan: blocks.Scan, count: int, settings: Settings) -> list[Section]:
    """Cut the file at its top-level headings of level 1 and 2."""
    found = [Section(-1, scan.front, 0, "")]
    for heading in scan.headings:
        page_of_text = found[-1].level == 1 and found[-1].kind == TEXT
        if heading.level > 2 or (heading.level == 2 and page_of_text):
            continue
        found[-1].stop = heading.line
        found.append(Section(heading.line, heading.line + 1, heading.level, heading.text))
        _read_heading(found, settings)
    found[-1].stop = count
    _sort(found, settings)
    return found


def _read_heading(found: list[Section], settings: Settings) -> None:
    """Give the newest section its name and time; the work times above it say what `1:10` means."""
    section = found[-1]
    starts = [s.start for s in found[:-1] if s.kind == WORK and s.start is not None]
    reading = times.read_heading(section.heading, starts[-1] if starts else None, settings.day_starts)
    section.name, section.start, section.end = reading.name, reading.start, reading.end
    section.kind = _kind(section, names.key(section.name), settings)


def _sort(found: list[Section], settings: Settings) -> None:
    """Settle what each section is, now that the names of all are known."""
    level2 = [section for section in found if section.level == 2]
    for section, key in zip(level2, names.keys([s.name for s in level2]), strict=True):
        section.kind = _kind(section, key, settings)


def _kind(section: Section, key: str, settings: Settings) -> str:
    """Return what a section is by its name's key; a level 1 heading can be a text section alone."""
    if key in {names.key(name) for name in settings.not_work}:
        return TEXT
    if section.level == 1:
        return OUTSIDE
    return WHOLE_DAY if names.is_whole_day(key, settings.whole_day) else WORK


def _title(scan: blocks.Scan, sections: list[Section]) -> tuple[str | None, range]:
    """Return the day's title and its lines: the first level 1 heading that is no text section."""
    atx = next((s for s in sections if s.level == 1 and s.kind == OUTSIDE), None)
    if scan.title and (atx is None or scan.title[0] < atx.line):
        first, stop, text = scan.title
        return text, range(first, stop)
    if atx is None:
        return None, range(0)
    return atx.heading, range(atx.line, atx.first)


def _boxes(scan: blocks.Scan, lines: Sequence[str], sections: list[Section]) -> list[Box]:
    """Return all boxes in file order, each given to its section."""
    found: list[Box] = []
    remaining = iter(sections)
    section = next(remaining)
    for index, item in enumerate(scan.items):
        if item.box < 0:
            continue
        while item.box_line >= section.stop:
            section = next(remaining)
        box = Box(index, item, lines)
        box.section = section
        section.boxes.append(box)
        found.append(box)
    _give_notes(found, lines, scan.hidden)
    return found


def _give_notes(boxes: list[Box], lines: Sequence[str], hidden: Container[int]) -> None:
    """Give each box the lines under it that belong to no box nested in it."""
    for index, box in enumerate(boxes):
        own, line = [], box.line + 1
        for nested in boxes[index + 1 :]:
            if nested.line >= box.stop:
                break
            own += range(line, nested.line)
            line = max(line, nested.stop)
        own += range(line, box.stop)
        box.notes = tidy([lines[at] for at in own if at not in hidden]) if own else ()


def _blocks(sections: list[Section]) -> list[Block]:
    """Gather the sections into block 0 and the work times, and number the boxes in each."""
    whole = [section for section in sections if section.kind in {OUTSIDE, WHOLE_DAY}]
    work = [section for section in sections if section.kind == WORK]
    found = [Block(0, whole), *[Block(number, [section]) for number, section in enumerate(work, 1)]]
    untils = times.untils([(block.start, block.end) for block in found[1:]])
    for block, until in zip(found[1:], untils, strict=True):
        block.until = until
    for block in found:
        for number, box in enumerate(block.boxes, 1):
            box.block, box.number = block.number, number
    return found
