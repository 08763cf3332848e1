"""What `check` finds in the folder: by the names of the files, and by what is in them."""

from __future__ import annotations

import os

from blocklist.core import check_day, check_names, copies, lines, pages, week_page
from blocklist.core.copies import ASK, COPY, NOT, PAGE, SETTINGS
from blocklist.core.day_parse import parse
from blocklist.core.env import Note
from blocklist.core.find import Progress
from blocklist.core.result import Refusal
from blocklist.store import folder, left_over, schedule_check
from blocklist.store.glance import Pace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from blocklist.core.day import Day
    from blocklist.core.env import Env
    from blocklist.core.lines import Document
    from blocklist.core.school import Schedule


class Folder:
    """The folder of the days, with the names of what lies in it and in templates/."""

    __slots__ = ("_templates_odd", "env", "path", "schedule", "templates", "there")

    def __init__(self, env: Env, schedule: Schedule) -> None:
        self.env = env
        self.schedule = schedule
        self.path = env.places.folder
        self.there = dict.fromkeys(folder.file_names(self.path))
        self._templates_odd: list[Note] = []
        try:
            inside = os.path.join(self.path, check_names.TEMPLATES)
            self.templates = dict.fromkeys(folder.file_names(inside))
        except Refusal as why:
            self.templates = {}
            self._templates_odd.append(Note(why.reason, **why.facts, line=None))

    def names(self) -> Iterator[Note]:
        """Yield what the names say; a file is read where its name alone does not prove a copy."""
        if not left_over.is_there(self.path):
            yield Note("folder_none", path=self.path, line=None)
        yield from self._templates_odd
        yield from schedule_check.missing(self.path, self.schedule, self.templates)
        inside = os.path.join(self.path, check_names.TEMPLATES)
        found = check_names.of_folder(self.there)
        yield from self._placed(self.path, found)
        yield from self._placed(inside, check_names.of_templates(self.templates, self.schedule))
        for place, names in ((self.path, self.there), (inside, self.templates)):
            for name in check_names.not_here(names):
                if place == inside or copies.is_stem(name.removesuffix(PAGE)):
                    yield Note("not_here_yet", path=os.path.join(place, name), line=None)
            for name in left_over.old_ones(place, names):
                yield Note("left_over", path=os.path.join(place, name), line=None)
        yield from self._copies()

    def contents(self) -> Iterator[Note | Progress]:
        """Yield what is in templates, days and week pages, newest first, and how far it is."""
        for name in self.templates:
            if name.endswith(PAGE) and name[0] not in ".~":
                yield from self._content(f"{check_names.TEMPLATES}{os.sep}{name}", is_day=True)
        pace = Pace()
        stems = [stem for stem in pages.newest_first(self.there) if stem + PAGE in self.there]
        for number, stem in enumerate(stems, 1):
            yield from self._content(stem + PAGE, is_day=not pages.week_of(stem))
            if pace.due():
                yield Progress(number, len(stems))

    def _placed(self, place: str, found: Sequence[Note]) -> Iterator[Note]:
        """Yield findings on names with their paths.

        A name in other letters is all right where the file system finds it by the usual one.
        """
        for note in found:
            note.facts.update(path=os.path.join(place, note.facts["name"]), line=None)
            original = os.path.join(place, note.facts.get("original", ""))
            if note.reason != "other_name" or not left_over.is_there(original):
                yield note

    def _content(self, name: str, *, is_day: bool) -> Iterator[Note]:
        """Yield what is to be said of one file; of a week page, whether it can be kept."""
        path = os.path.join(self.path, name)
        try:
            document = lines.decode(folder.read_bytes(path) or b"")
        except Refusal as why:
            yield Note(why.reason, **why.facts, line=None)
            return
        if document.blank:
            return
        if not document.writable:
            yield Note("no_text", path=path, line=None)
            return
        odd = _odd_line(document)
        if odd:
            yield Note("odd_bytes", path=path, line=odd)
        marker = None if is_day else week_page.unfit_marker(document.lines)
        if marker is not None:
            begin, end = week_page.BEGIN, week_page.END
            yield Note("week_markers", path=path, line=marker + 1, begin=begin, end=end)
        for note in check_day.find(parse(document, self.env.settings)) if is_day else ():
            note.facts.update(path=path)
            yield note

    def _copies(self) -> Iterator[Note]:
        """Yield the second copies that drives left of days, week pages, settings and templates."""
        for name in self.there:
            kind, original = copies.of_page(name)
            if kind == NOT:
                kind, original = copies.of_settings(name)
            yield from self._copy(name, kind, original, self.there)
        used = check_names.template_files(self.schedule)
        inside = check_names.TEMPLATES + os.sep
        others = [name for name in self.templates if name.endswith(PAGE)]
        there = {inside + name for name in self.templates}
        for name in self.templates:
            kind, original = copies.of_template(name, others) if name not in used else (NOT, "")
            yield from self._copy(inside + name, kind, inside + original, there)

    def _copy(self, name: str, kind: str, original: str, there: Container[str]) -> Iterator[Note]:
        """Yield the finding on one name, if it is a second copy."""
        path = os.path.join(self.path, name)
        if kind == COPY:
            reason = "copy" if original in there else "copy_alone"
            yield Note(reason, path=path, line=None, original=original)
        elif kind == ASK and original in there and self._agree(path, original):
            yield Note("copy_maybe", path=path, line=None, original=original)

    def _agree(self, path: str, original: str) -> bool:
        """Whether two files are so alike that one may be a copy; what can't be read is not."""
        try:
            both = [self._day(path), self._day(os.path.join(self.path, original))]
        except Refusal:
            return False
        if original == SETTINGS:
            texts = [{line.strip() for line in day.document.lines} - {""} for day in both]
            return bool(texts[0] & texts[1])
        if os.sep in original:  # templates hold headings and blanks, and many share some of them
            return copies.outline(both[0]) == copies.outline(both[1]) != []
        return copies.agree(both[0], both[1])

    def _day(self, path: str) -> Day:
        """Return a file as a day. Raises Refusal where it can't be read."""
        return parse(lines.decode(folder.read_bytes(path) or b""), self.env.settings)


def _odd_line(document: Document) -> int | None:
    """Return the line (from 1) of the first bytes that are no text in the file's encoding."""
    for number, line in enumerate(document.lines, 1):
        if not line.isascii() and any("\ud800" <= sign <= "\udfff" for sign in line):
            return number
    return len(document.lines) or 1 if document.tail else None
