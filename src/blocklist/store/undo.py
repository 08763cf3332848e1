"""Which step is the next to take back, and the way to do it. Source: docs/saving.md, "Taking back".

The steps are a stack. The newest that is in its files is taken back, and the one taken back last is
done again; a new step ends what could be done again.
"""

from __future__ import annotations

import os
import time

from blocklist.core.env import Moment
from blocklist.core.isodate import compose
from blocklist.core.lines import decode
from blocklist.core.patch import take_back
from blocklist.core.result import Refusal
from blocklist.store import history, trash
from blocklist.store.change import Step, check_room, now
from blocklist.store.folder import beside, check_writable, read_bytes, refusal, signature, snapshot
from blocklist.store.history import Hunk
from blocklist.store.history_read import CUT_SHORT, DONE, VOID, status_in, steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from blocklist.core.env import Places
    from blocklist.store.history_read import Part
    from blocklist.store.history_read import Step as Made

BACK, AGAIN = "undo", "redo"
KEPT = 90 * 24 * 3600  # seconds


class Kept:
    """A step that can be taken back or done again.

    `first` has its parts by the names of their files; `parts` has the newest change of each file:
    the step's own, or that of an undo or redo of it. `inside` are the files that hold it now.
    """

    __slots__ = ("first", "inside", "intent", "parts")

    def __init__(self, step: Made) -> None:
        self.intent = step.intent
        self.first = {part.name: part for part in step.parts}
        self.parts = dict(self.first)
        self.inside = set(self.parts)

    @property
    def outside(self) -> list[str]:
        """The files that it was taken back from, in the order of change."""
        return [name for name in self.parts if name not in self.inside]

    @property
    def unsure(self) -> list[str]:
        """The files of which it can't be told whether it was made in them."""
        return [name for name in self.parts if self.parts[name].status == CUT_SHORT]

    @property
    def moment(self) -> Moment:
        """When it was made, by the clock on the wall."""
        then = time.localtime(self.intent.when)
        date = compose(then.tm_year, then.tm_mon, then.tm_mday)
        return Moment(date, then.tm_hour * 3600 + then.tm_min * 60 + then.tm_sec)

    def is_same(self, other: Kept) -> bool:
        """Whether this is the same step, read at another time."""
        return self.intent.step == other.intent.step

    def turn(self, part: Part, kind: str) -> None:
        """Take account of an undo or redo in one file."""
        if part.status == DONE and part.name in self.parts:
            self.parts[part.name] = part
            (self.inside.discard if kind == BACK else self.inside.add)(part.name)

    def settle(self) -> None:
        """Forget the files that it was taken back from: a new step came after it."""
        self.parts = {name: part for name, part in self.parts.items() if name in self.inside}


def stack(places: Places) -> list[Kept]:
    """Return the steps that are kept, oldest first. Raises Refusal if they can't be read."""
    kept: list[Kept] = []
    known: dict[str, Kept] = {}
    any_turned = False
    for step in _settled(places, now(places) - KEPT):
        if step.intent.kind == "do":
            if any_turned:
                kept = [each for each in kept if each.inside]
                for each in kept:
                    each.settle()
                any_turned = False
            known[step.intent.step] = Kept(step)
            kept.append(known[step.intent.step])
        elif step.intent.of in known:
            any_turned = True
            for part in step.parts:
                known[step.intent.of].turn(part, step.intent.kind)
    return kept


def next_of(kept: Sequence[Kept], kind: str) -> tuple[Kept, list[str]] | None:
    """Return the step to take back or do again next, and the files to change, in their order.

    Where that was cut short, these are the files that are left of it.
    """
    if kind == BACK:
        for each in reversed(kept):
            if each.inside:
                return each, [name for name in reversed(each.parts) if name in each.inside]
        return None
    return next(((each, each.outside) for each in kept if each.outside), None)


def turned(hunks: Sequence[Hunk]) -> list[Hunk]:
    """Return the hunks that do what these take back.

    Lines that were put in at one place, each a hunk of its own, go in there together.
    """
    found: list[Hunk] = []
    for hunk in hunks:
        last = found[-1] if found else None
        if last and not hunk.old and not last.new and last.at_new == hunk.at_old:
            last.old += hunk.new
            last.below = hunk.below
            continue
        other = Hunk(hunk.at_new, hunk.at_old, hunk.new, hunk.old)
        other.above, other.below = hunk.above, hunk.below
        found.append(other)
    return found


def _settled(places: Places, since: float) -> list[Made]:
    """Return the steps made since then, those cut short told by a look at their files."""
    found = [step for step in steps(places.state) if step.intent.when >= since]
    newest = {part.name: part for step in found for part in step.parts}
    for step in found:
        for part in step.parts:
            if part.status == CUT_SHORT:
                path = history.path_of(places, part.name)
                part.status = _told(path, part, last=newest[part.name] is part)
        step.parts = [part for part in step.parts if part.status != VOID]
    return [step for step in found if step.parts]


def _told(path: str, part: Part, *, last: bool) -> str:
    """Return what the file tells of a change that was cut short: `last` of its file, or not.

    Someone else may have changed other lines since: then it is looked for.
    """
    try:
        data = read_bytes(path)
    except Refusal:
        return CUT_SHORT
    if last and status_in(part, data) != CUT_SHORT:
        return status_in(part, data)
    document = decode(data or b"")
    made = take_back(document, part.hunks).document is not None
    not_made = take_back(document, turned(part.hunks)).document is not None
    return CUT_SHORT if made == not_made else DONE if made else VOID


def check_kept(places: Places) -> None:
    """Raise Refusal where no steps can be kept, as no folder for them is there or can be made."""
    state = places.state
    if state is None:
        raise Refusal("steps_not_kept", path=[])
    try:
        check_room(state)
    except Refusal as why:
        raise Refusal("steps_not_kept", path=state) from why


class Undoing(Step):
    """A step of the kind `undo` or `redo`, under the lock: `with Undoing(places, …) as step: …`.

    Raises Refusal where no steps can be kept: what is taken back must be known as taken back.
    """

    __slots__ = ("_gone",)

    def __init__(self, places: Places, label: str, kind: str) -> None:
        super().__init__(places, label, kind)
        self._gone: str | None = None

    def __enter__(self) -> Self:
        super().__enter__()
        state = self._places.state
        if state is None or not os.path.isdir(state) or not os.access(state, os.W_OK):
            self.__exit__()
            raise self._not_kept()
        history.tidy(state, time.time() - KEPT)
        return self

    def about(self, kept: Kept) -> None:
        """Say which step it is about, before the first change."""
        self._intent.of = kept.intent.step

    def give_up(self, kept: Kept) -> None:
        """Leave out of the history what can't be told of a step that was cut short."""
        try:
            for name in kept.unsure:
                history.void(self._state, kept.intent.step, name)
        except OSError as why:
            raise self._not_kept() from why

    def begin(self) -> None:
        """Take the next file for the one that `saved` tells of, and not the one before."""
        self._saved = False

    def leave(self, path: str, data: bytes) -> None:
        """Keep in mind that nothing of the step was left in a file, which holds `data`."""
        self._intent.name = history.name_of(self._places, path)
        finish = history.record(self._state, self._intent, data, data, data, alone=True)
        if finish is None:
            raise self._not_kept()
        finish(True)  # noqa: FBT003 - as a step that is made says

    def remove(self, path: str, data: bytes) -> bool:
        """Put a file into the trash if it holds just this, and tell whether it did.

        Raises Refusal, with the file as it is, where that can't be done.
        """
        found = snapshot(path)
        if found is None or not found.steady or found.data != data:
            return False
        self._saved = False
        self._intent.name = history.name_of(self._places, path)
        try:
            check_writable("file_read_only", path, found.stat)
            folder = os.path.dirname(path)
            check_writable("folder_read_only", folder, os.stat(folder))
            trash.keep(self._state, path, data)
            finish = history.record(
                self._state, self._intent, data, data, None, alone=self._lock is not None
            )
            if finish is None:
                raise self._not_kept()
            self._gone = path
            done = take_away(path, signature(found.stat))
        except OSError as why:
            raise refusal(why, path, "save") from why
        self._gone, self._saved = None, done
        finish(done)
        return done

    @property
    def saved(self) -> bool:
        """Whether the last change of the step is made: see Step.saved."""
        return super().saved if self._gone is None else not os.path.lexists(self._gone)

    @property
    def _state(self) -> str:
        """The state folder, which is there."""
        return self._places.state or ""

    def _not_kept(self) -> Refusal:
        """Return the refusal for a state folder that can't be written to."""
        state = self._places.state
        return Refusal("steps_not_kept", path=[] if state is None else state)


def take_away(path: str, known: tuple[int, int, int, int]) -> bool:
    """Remove a file, unless someone saved it since it was read; tell whether. Raises OSError.

    It gets another name first, so that what is looked at is what is removed.
    """
    aside = beside(path)
    same = True
    try:
        os.rename(path, aside)
        same = signature(os.stat(aside)) == known
    finally:
        _clear(aside, path, same=same)
    return same


def _clear(aside: str, path: str, *, same: bool) -> None:
    """Remove the file under its other name, or give it back its own. Raises OSError."""
    if same:
        try:
            os.unlink(aside)
        except FileNotFoundError:  # it never came to have that name
            pass
    elif not os.path.lexists(path):  # else someone made a new one, and both stay
        os.rename(aside, path)
