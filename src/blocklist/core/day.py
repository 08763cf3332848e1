"""A day: its sections, its blocks, its boxes, and what can be asked of them.

Source of the rules: docs/format.md, "Structure", "Sections" and "Boxes".
"""

from __future__ import annotations

from blocklist.core import names, times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blocklist.core.blocks import ListItem, Scan
    from blocklist.core.env import Settings
    from blocklist.core.lines import Document

OUTSIDE, WHOLE_DAY, WORK, TEXT = "outside", "whole day", "work", "text"

STATUS = {" ": "open", "x": "done", "X": "done", "/": "started", ">": "carried", "-": "aside"}


class Box:
    """A list item with a box: a blank, or an item.

    `line` and `at` tell where its "[" stands (line index, character offset), `first` is the line
    of its marker, `stop` the line index after all that hangs under it; `block` and `number` make
    its id; `notes` are the lines under it, nested boxes left out.
    """

    __slots__ = (
        "at", "block", "depth", "entry", "first", "line", "mark",
        "notes", "number", "section", "stop", "text",
    )  # fmt: skip

    def __init__(self, entry: int, item: ListItem, lines: Sequence[str]) -> None:
        line = lines[item.box_line]
        self.entry = entry
        self.first = item.line
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

    __slots__ = (
        "boxes",
        "end",
        "first",
        "heading",
        "kind",
        "level",
        "line",
        "name",
        "start",
        "stop",
    )

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

    @property
    def place(self) -> str:
        """Return the name that its boxes stand under, empty for those loose in the whole day."""
        return self.name if self.level > 1 else ""


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
    def waiting(self) -> list[Box]:
        """Return what the one-or-two question counts: open and started items at top level."""
        return [item for item in self.items if is_open(item) and not item.depth]

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

    __slots__ = (
        "blocks",
        "boxes",
        "document",
        "scan",
        "sections",
        "settings",
        "title",
        "title_lines",
    )

    def __init__(  # noqa: PLR0913 - the parts of a day, each read by core.day_parse
        self,
        document: Document,
        settings: Settings,
        scan: Scan,
        *,
        sections: list[Section],
        boxes: list[Box],
        blocks: list[Block],
        title: str | None,
        title_lines: range,
    ) -> None:
        self.document = document
        self.settings = settings
        self.scan = scan
        self.sections = sections
        self.boxes = boxes
        self.blocks = blocks
        self.title = title
        self.title_lines = title_lines

    @property
    def work(self) -> list[Block]:
        """Return the work times."""
        return self.blocks[1:]

    @property
    def items(self) -> list[Box]:
        """Return all items that can be named by an id, in the order of their blocks."""
        return [item for block in self.blocks for item in block.items]

    @property
    def first_list(self) -> Section | None:
        """Return the first section for the whole day."""
        return next((section for section in self.sections if section.kind == WHOLE_DAY), None)

    def block_of(self, section: Section) -> Block:
        """Return the block that a section of this day is a part of."""
        return next(block for block in self.blocks if section in block.sections)

    def current(self, minute: int) -> Block | None:
        """Return the work time that is on at a minute of the day."""
        index = times.current([(block.start, block.until) for block in self.work], minute)
        return None if index is None else self.work[index]

    def upcoming(self, minute: int) -> Block | None:
        """Return the work time that begins next.

        On a day without times it is the first one with an open item, else with a blank.
        """
        if any(block.start is not None for block in self.work):
            index = times.upcoming([(block.start, block.until) for block in self.work], minute)
            return None if index is None else self.work[index]
        waiting = [block for block in self.work if any(is_open(item) for item in block.items)]
        return next(iter(waiting or [block for block in self.work if block.blanks]), None)

    def prose(self, sections: Iterable[Section]) -> list[str]:
        """Return the lines of sections that stand under no box, dedented, blank ends cut."""
        under = {line for box in self.boxes for line in range(box.first, box.stop)}
        under.update(self.title_lines)
        return tidy(
            [
                self.document.lines[line]
                for section in sections
                for line in range(section.first, section.stop)
                if line not in under and line not in self.scan.hidden
            ]
        )

    def reflection_section(self) -> Section | None:
        """Return the section of his reflection (the first name in `not_work`), if there is one."""
        wanted = [names.key(name) for name in self.settings.not_work[:1]]
        texts = [section for section in self.sections if section.kind == TEXT]
        return next((s for s in texts if names.keys([s.name])[0] in wanted), None)

    def reflection(self) -> list[str]:
        """Return his words under the reflection heading."""
        section = self.reflection_section()
        inside = range(section.first, section.stop) if section else ()
        return tidy([self.document.lines[at] for at in inside if at not in self.scan.hidden])


def is_open(item: Box) -> bool:
    """Whether it is still to do: open or started."""
    return item.status in {"open", "started"}


def progress(items: Iterable[Box]) -> tuple[int, int]:
    """Count what is done, and all but carried and set aside (docs/format.md, "Boxes")."""
    counted = [item.status for item in items if item.status not in {"carried", "aside"}]
    return counted.count("done"), len(counted)


def tidy(lines: list[str]) -> list[str]:
    """Return lines without blank ones at both ends, and without the indent that all share."""
    while lines and not lines[-1].strip(" \t"):
        lines.pop()
    while lines and not lines[0].strip(" \t"):
        lines.pop(0)
    written = [line for line in lines if line.strip(" \t")]
    indent = min((len(line) - len(line.lstrip(" \t")) for line in written), default=0)
    return [line[indent:].rstrip(" \t") for line in lines]
