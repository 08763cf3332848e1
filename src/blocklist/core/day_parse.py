"""From the lines of a file to the day that they mean.

Source of the rules: docs/format.md, "Structure", "Sections" and "Boxes".
"""

from __future__ import annotations

from blocklist.core import names, times
from blocklist.core.blocks import scan
from blocklist.core.day import OUTSIDE, TEXT, WHOLE_DAY, WORK, Block, Box, Day, Section, tidy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.blocks import Heading, Scan
    from blocklist.core.env import Settings
    from blocklist.core.lines import Document


def parse(document: Document, settings: Settings) -> Day:
    """Return the day that a document holds; any text is a day, though it may hold nothing."""
    found = scan(document.lines)
    sections = _Sections(settings).cut(found, len(document.lines))
    boxes = _boxes(found, document.lines, sections)
    title, title_lines = _title(found, sections)
    return Day(
        document,
        settings,
        found,
        sections=sections,
        boxes=boxes,
        blocks=_blocks(sections),
        title=title,
        title_lines=title_lines,
    )


class _Sections:
    """Cuts a file into sections, and tells by their names what they are."""

    __slots__ = ("above", "day_starts", "text_keys", "whole_day")

    def __init__(self, settings: Settings) -> None:
        self.text_keys = {names.key(name) for name in settings.not_work}
        self.whole_day = names.whole_day_keys(settings.whole_day)
        self.day_starts = settings.day_starts
        self.above: int | None = None

    def cut(self, scanned: Scan, count: int) -> list[Section]:
        """Return the sections of a file of `count` lines, in its order."""
        sections = [Section(-1, scanned.front, 0, "")]
        for heading in scanned.headings:
            last = sections[-1]
            in_text_page = last.level == 1 and last.kind == TEXT
            if heading.level > 2 or (heading.level == 2 and in_text_page):
                continue
            last.stop = heading.line
            sections.append(self.read(heading))
        sections[-1].stop = count
        level2 = [section for section in sections if section.level == 2]
        for section, key in zip(level2, names.keys([s.name for s in level2]), strict=True):
            section.kind = self.kind(section, key)  # a list number may fall away beside the others
        return sections

    def read(self, heading: Heading) -> Section:
        """Return a section with its name and time; the work time above says what `1:10` means."""
        section = Section(heading.line, heading.line + 1, heading.level, heading.text)
        reading = times.read_heading(heading.text, self.above, self.day_starts)
        section.name, section.start, section.end = reading.name, reading.start, reading.end
        section.kind = self.kind(section, names.key(section.name))
        # What is counted as the next morning's stands for no hour of this day.
        if section.kind == WORK and section.start is not None and section.start < times.MIDNIGHT:
            self.above = section.start
        return section

    def kind(self, section: Section, key: str) -> str:
        """Return what a section is; one of level 1 is a text section or no section at all."""
        if key in self.text_keys:
            return TEXT
        if section.level == 1:
            return OUTSIDE
        return WHOLE_DAY if key in self.whole_day else WORK


def _title(scanned: Scan, sections: list[Section]) -> tuple[str | None, range]:
    """Return the day's title and its lines: the first level 1 heading that is no text section."""
    atx = next((s for s in sections if s.level == 1 and s.kind == OUTSIDE), None)
    if scanned.title and (atx is None or scanned.title[0] < atx.line):
        first, stop, text = scanned.title
        return text, range(first, stop)
    if atx is None:
        return None, range(0)
    return atx.heading, range(atx.line, atx.first)


def _boxes(scanned: Scan, lines: Sequence[str], sections: list[Section]) -> list[Box]:
    """Return all boxes in file order, each given to its section."""
    boxes: list[Box] = []
    remaining = iter(sections)
    section = next(remaining)
    for index, item in enumerate(scanned.items):
        if item.box < 0:
            continue
        while item.box_line >= section.stop:
            section = next(remaining)
        box = Box(index, item, lines)
        box.section = section
        section.boxes.append(box)
        boxes.append(box)
    for box, own in zip(boxes, _own_lines(boxes), strict=True):
        if own:
            box.notes = tidy([lines[line] for line in own if line not in scanned.hidden])
    return boxes


def _own_lines(boxes: list[Box]) -> list[list[int]]:
    """Return for each box the lines under it that belong to no box nested in it."""
    own: list[list[int]] = [[] for _ in boxes]
    around: list[int] = []  # the boxes that a line is in, the innermost last
    line = 0
    for at in range(len(boxes) + 1):
        while around and (at == len(boxes) or line < boxes[at].first):
            stop = boxes[around[-1]].stop
            until = stop if at == len(boxes) else min(stop, boxes[at].first)
            own[around[-1]] += range(line, until)
            line = max(line, until)
            if line >= stop:
                around.pop()
        if at < len(boxes):
            around.append(at)
            line = boxes[at].line + 1
    return own


def _blocks(sections: list[Section]) -> list[Block]:
    """Gather the sections into block 0 and the work times, and number the boxes in each."""
    whole = [section for section in sections if section.kind in {OUTSIDE, WHOLE_DAY}]
    work = [section for section in sections if section.kind == WORK]
    blocks = [Block(0, whole)]
    blocks += [Block(number, [section]) for number, section in enumerate(work, 1)]
    untils = times.untils([(block.start, block.end) for block in blocks[1:]])
    for block, until in zip(blocks[1:], untils, strict=True):
        block.until = until
    for block in blocks:
        for number, box in enumerate(block.boxes, 1):
            box.block, box.number = block.number, number
    return blocks
