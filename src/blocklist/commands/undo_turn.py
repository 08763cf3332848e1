"""One file of a step that is taken back or done again."""

from __future__ import annotations

import os

from blocklist.commands import day_file
from blocklist.core import lines, pages
from blocklist.core.day_parse import parse
from blocklist.core.patch import Spot, left_hanging, take_back, words_alone
from blocklist.core.result import Refusal
from blocklist.core.retold import retold
from blocklist.store import change, folder
from blocklist.store.history import checksum, path_of
from blocklist.store.history_back import put_back
from blocklist.store.undo import BACK, turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from blocklist.core.env import Env
    from blocklist.core.lines import Document
    from blocklist.core.patch import Taken
    from blocklist.core.retold import Retold
    from blocklist.store.history import Hunk
    from blocklist.store.undo import Kept, Undoing


class Turn:
    """A file, and the step that is to be taken back from it or done again in it.

    `date` is its ISO date, "" where it is no day. After `edit`, `done` is the text with the step
    and `without` that without it. After `make`, `went` says whether the file is in the trash.
    """

    __slots__ = (
        "back", "date", "done", "env", "first", "label", "name", "part", "path", "returns", "spots",
        "went", "without",
    )  # fmt: skip

    def __init__(self, env: Env, kept: Kept, name: str, kind: str) -> None:
        self.env = env
        self.name = name
        self.path = path_of(env.places, name)
        self.label = kept.intent.label
        self.part = kept.parts[name]
        self.first = kept.first[name]
        self.back = kind == BACK
        self.returns = False  # it was taken away, and comes back whole
        self.date = "".join(pages.days([name]))
        self.done: Document = lines.made([])
        self.without: Document = self.done
        self.spots: list[Spot] = []
        self.went = False

    def check(self) -> None:
        """Raise Refusal if it can't be done, before anything is changed."""
        change.check(self.path)
        self.edit(self.start(folder.read_bytes(self.path)))

    def make(self, step: Undoing) -> None:
        """Do it. Raises Refusal, with the file as it is, where it can't be done after all."""
        data = folder.read_bytes(self.path)
        if data is not None and self.goes(data):
            self.edit(self.start(data))
            if step.remove(self.path, data):
                self.went = True
                return
        outcome = step.change(self.path, self.edit, self.start)
        if not outcome.wrote:
            step.leave(self.path, outcome.after or b"")
        day_file.note_outcome(self.env, self.path, outcome)

    def goes(self, data: bytes) -> bool:
        """Whether the file was made by the step, and is as that left it: then it goes too.

        A link stays, and so does what it leads to.
        """
        as_left = self.part.made and checksum(data) == self.part.new
        return as_left and not os.path.islink(self.path)

    def start(self, data: bytes | None) -> bytes:
        """Return what the change begins from: for a day that comes back, all but the step's own."""
        found = data or b""
        self.returns = self.part.gone and lines.decode(found).blank
        if not self.returns or self.back:
            return found
        self.bring_back()
        return self.without.encode()

    def edit(self, data: bytes | None) -> bytes:
        """Return the new text of the file. Raises Refusal where the step's lines have changed."""
        if self.returns:
            return self.bring_back()
        if data is not None and checksum(data) == self.part.new:  # nothing was written since
            whole, taken = put_back(data, self.part.hunks)
            self._keep(lines.decode(data), taken)
            return whole
        document = lines.decode(data or b"")
        hunks = self.part.hunks
        if self.part.gone:  # someone made it anew
            hunks = turned(self.first.hunks)
        taken = self._taken(document, hunks)
        self._keep(document, taken)
        return (taken.document or document).encode()

    def _taken(self, document: Document, hunks: Sequence[Hunk]) -> Taken:
        """Return the text without the step. Raises Refusal where its lines have changed.

        Headings that it made stay if something else is under them, or if they were changed.
        """
        taken = take_back(document, hunks)
        hanging = self._hanging(document, taken)
        alone = words_alone(hunks)
        if self.back and (hanging or taken.document is None) and 0 < len(alone) < len(hunks):
            less = take_back(document, alone)
            if less.document is not None and not self._hanging(document, less):
                return less
        facts: dict[str, Any] = {"step": self.label, "days": names_of(self.env, [self.name])}
        if taken.document is None:
            reason = "undo_changed" if self.back else "redo_changed"
            if self.back and taken.missing and not any(hunk.new for hunk in hunks):
                reason = "undo_place"
            raise Refusal(reason, lines=taken.missing, **facts)
        if hanging:
            raise Refusal("undo_under", lines=[line.strip() for line in hanging], **facts)
        return taken

    def _hanging(self, document: Document, taken: Taken) -> list[str]:
        """Return the lines of a day that would lose what they stand under."""
        if not self.date or taken.document is None:
            return []
        return left_hanging(parse(document, self.env.settings), taken)

    def _keep(self, document: Document, taken: Taken) -> None:
        """Keep the text with the step and that without it, to tell of its items."""
        self.done, self.without = document, taken.document or lines.made([])
        self.spots = taken.spots
        if not self.back:
            self.done, self.without = self.without, self.done
            self.spots = [Spot(spot.after, spot.before) for spot in taken.spots]

    def bring_back(self) -> bytes:
        """Return all that the file held when it was taken away, and take it up."""
        whole = b"".join([line for hunk in self.part.hunks for line in hunk.old])
        self.done = lines.decode(whole)
        taken = take_back(self.done, self.first.hunks)
        self.without, self.spots = taken.document or lines.made([]), taken.spots
        return whole

    def retold(self) -> list[Retold]:
        """Return the items of the day that the step was about; none where it is no day."""
        if not self.date:
            return []
        done, without = (parse(text, self.env.settings) for text in (self.done, self.without))
        return retold(done, without, self.spots, again=not self.back)


def names_of(env: Env, names: Iterable[str]) -> list[str]:
    """Return how files are called: a day by its date, another by its name."""
    days = {name: "".join(pages.days([name])) for name in names}
    return [
        env.words.short_date(date, env.now.date) if date else name for name, date in days.items()
    ]
