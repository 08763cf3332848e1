"""The history of changes, read: the steps, and which of them are in their files."""

from __future__ import annotations

import os

from blocklist.store.folder import read_bytes
from blocklist.store.history import NAME, OLDER, Hunk, Intent, checksum
from blocklist.store.places import fingerprint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DONE = "done"
VOID = "void"
CUT_SHORT = "cut short"

HEAD = len("\n=") + 16 + len(" ")  # bytes before the netstring of a record


class Part:
    """What a step did to one file.

    `status` is DONE, VOID (it was not made) or CUT_SHORT (no mark, and no later step tells): see
    status_in. `made`: the step made the file; `gone`: it took it away. `old`, `new`: size and
    fingerprint, as in `checksum`.
    """

    __slots__ = ("_packed", "gone", "made", "name", "new", "old", "status")

    def __init__(
        self,
        name: str,
        old: tuple[bytes, bytes],
        new: tuple[bytes, bytes],
        packed: Sequence[bytes] = (),
    ) -> None:
        self.name = name
        self.old = old
        self.new = new
        self.made = old == checksum(None)
        self.gone = new == checksum(None)
        self.status = CUT_SHORT
        self._packed = packed

    @property
    def hunks(self) -> list[Hunk]:
        """What was changed; unpacked when asked for, which is seldom: of thousands it is one."""
        return [_hunk(hunk) for hunk in self._packed]


class Step:
    """One command: what it was (`intent`), and its parts, one a file, in the order of change."""

    __slots__ = ("intent", "parts")

    def __init__(self, intent: Intent) -> None:
        self.intent = intent
        self.parts: list[Part] = []


def steps(state: str | None) -> list[Step]:
    """Return the steps that are kept, oldest first, without those that were not made.

    Raises Refusal if the history can't be read.
    """
    found: dict[str, Step] = {}
    newest: dict[str, tuple[str, Part]] = {}
    marked: dict[tuple[str, str], Part] = {}
    for word, fields in _records(state):
        if word == b"intent":
            intent, part = _intent(fields)
            _settle(newest.get(part.name), intent.step, part)
            newest[part.name] = intent.step, part
            marked[intent.step, part.name] = part
            found.setdefault(intent.step, Step(intent)).parts.append(part)
        elif word in {b"done", b"void"}:
            step, name = (_text(field) for field in fields)
            if (step, name) in marked:  # its intent may lie in a file that is no more
                marked[step, name].status = _text(word)
    for step_found in found.values():
        step_found.parts = [part for part in step_found.parts if part.status != VOID]
    return [step_found for step_found in found.values() if step_found.parts]


def status_in(part: Part, data: bytes | None) -> str:
    """Return the status of a part of the last step of a file, `data` being what the file holds now.

    CUT_SHORT is left where the file is neither as before the step nor as the step was to leave it.
    """
    if part.status == CUT_SHORT and checksum(data) in {part.old, part.new}:
        return DONE if checksum(data) == part.new else VOID
    return part.status


def _settle(earlier: tuple[str, Part] | None, step: str, later: Part) -> None:
    """Tell from the next change of the same file what became of one without a mark.

    The same step tries again where it could not put its text in place.
    """
    if earlier is None or earlier[1].status != CUT_SHORT:
        return
    if later.old == earlier[1].new:
        earlier[1].status = DONE
    elif later.old == earlier[1].old or step == earlier[0]:
        earlier[1].status = VOID


def _intent(fields: list[bytes]) -> tuple[Intent, Part]:
    """Return an intent and the part that it announces."""
    step, name, when, kind, of, label, old_size, old_sum, new_size, new_sum, *packed = fields
    intent = Intent(_text(step), int(when), _text(label), _text(kind), _text(of))
    return intent, Part(_text(name), (old_size, old_sum), (new_size, new_sum), packed)


def _hunk(packed: bytes) -> Hunk:
    """Return a hunk from its netstrings."""
    at_old, at_new, nth, among, above, old, new, below, *under = unpack(packed)
    hunk = Hunk(int(at_old), int(at_new), unpack(old), unpack(new))
    hunk.nth, hunk.among = int(nth), int(among)
    hunk.above, hunk.below = tuple(unpack(above)), tuple(unpack(below))
    hunk.under = under[0] if under else None  # some records are older than that
    return hunk


def _records(state: str | None) -> Iterator[tuple[bytes, list[bytes]]]:
    """Give word and fields of each whole record, the older file first."""
    for name in (OLDER, NAME) if state is not None else ():
        data = read_bytes(os.path.join(state or "", name)) or b""
        at = data.find(b"\n=")
        while at >= 0:
            end = _record_end(data, at)
            if end:
                first = data.index(b":", at + HEAD) + 1
                word, *fields = unpack(data[first : end - 1])
                yield word, fields
            at = data.find(b"\n=", end or at + 2)


def _record_end(data: bytes, at: int) -> int:
    """Return where the record that begins at `at` ends, or 0 if it is torn."""
    body = at + HEAD
    size, colon, _ = data[body : body + 20].partition(b":")
    if not colon or not size.isdigit():
        return 0
    end = body + len(size) + 1 + int(size) + 1
    return end if data[at + 2 : body] == b"%b " % fingerprint(data[body:end]).encode() else 0


def unpack(data: bytes) -> list[bytes]:
    """Return the fields of netstrings, which a checksum has shown to be whole."""
    fields = []
    at = 0
    while at < len(data):
        colon = data.index(b":", at)
        end = colon + 1 + int(data[at:colon])
        fields.append(data[colon + 1 : end])
        at = end + 1
    return fields


def _text(data: bytes) -> str:
    """Return bytes as the text that they were made from."""
    return data.decode("utf-8", "surrogatepass")
