"""The history of changes, written: what undo and redo are built on.

One file in the state folder, to which records are appended, each with one write. Before a file is
changed, an *intent* tells the whole change; after it, a *mark* says `done`, or `void` where it was
not made. So whenever the program is killed, a step is in the history or in no file: an intent
without a mark was cut short, and its checksums tell whether the file has the change
(history_read.py).

A record is a line end, `=`, the fingerprint of what follows, a space, and a netstring
(D. J. Bernstein, "Netstrings", 1997) of netstrings. One that was torn by a kill or a full disk is
found by its length or its checksum, and the next one begins on a line of its own.
"""

from __future__ import annotations

import os

from blocklist.store.folder import close
from blocklist.store.places import fingerprint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from blocklist.core.env import Places

NAME = "history"
OLDER = "history.1"
FULL = 1_000_000  # bytes: some thousands of steps
CONTEXT = 3  # lines kept on each side of a change, to find its place again


class Hunk:
    """Lines that a step put in place of others; lines are bytes with their ends.

    `at_old`, `at_new`: line numbers from 0 in the old and the new text. `above`, `below`: up to
    three lines around it in the new text. `among`: how often the new lines stand in the new text,
    of which these are number `nth` (from 0); both are 0 where there is none, or where that is not
    known. `under`: where lines were taken out, the heading above (b"": none); None if not known.
    """

    __slots__ = ("above", "among", "at_new", "at_old", "below", "new", "nth", "old", "under")

    def __init__(
        self, at_old: int, at_new: int, old: Sequence[bytes], new: Sequence[bytes]
    ) -> None:
        self.at_old = at_old
        self.at_new = at_new
        self.old = tuple(old)
        self.new = tuple(new)
        self.above: tuple[bytes, ...] = ()
        self.below: tuple[bytes, ...] = ()
        self.nth = 0
        self.among = 0
        self.under: bytes | None = None


class Intent:
    """One file's part of a step: what it is about to become.

    `step`: the step's id, the same for all its files; `kind`: `do`, `undo` or `redo`; `of`: the id
    of the step that an undo or redo is about, else ""; `when`: seconds since 1970 (UTC); `label`:
    the command's words; `name`: the file, relative to the checklist folder where it lies in it.
    """

    __slots__ = ("kind", "label", "name", "of", "step", "when")

    def __init__(self, step: str, when: int, label: str, kind: str = "do", of: str = "") -> None:
        self.step = step
        self.when = when
        self.label = label
        self.kind = kind
        self.of = of
        self.name = ""


def name_of(places: Places, path: str) -> str:
    """Return the name that a file has in the history: its path in the folder."""
    return path.removeprefix(os.path.join(places.folder, ""))


def path_of(places: Places, name: str) -> str:
    """Return the path of a file by its name in the history."""
    return os.path.join(places.folder, name)


def record(
    state: str | None,
    intent: Intent,
    found: bytes | None,
    base: bytes,
    new: bytes | None,
    *,
    alone: bool,
) -> Callable[[bool], None] | None:
    """Append an intent, on the disk when this returns; None if it could not be kept.

    `found` is what the file holds (None: it is to be made), `base` the text that the step began
    from (the template, for a day that is made) and `new` what it is to hold (None: it is to be
    taken away). `alone`: the lock is held, so that a full history may be put aside. Call what is
    returned with True once the file is changed, with False if it was not, and not at all if that
    can't be told.
    """
    if state is None:
        return None
    key = (_text(intent.step), _text(intent.name))
    about = (b"%d" % intent.when, _text(intent.kind), _text(intent.of), _text(intent.label))
    changes = [_pack_hunk(hunk) for hunk in hunks(base, new or b"")]
    try:
        if alone:
            _put_aside(state)
        _append(state, b"intent", [*key, *about, *checksum(found), *checksum(new), *changes])
    except OSError:
        return None

    def finish(done: bool) -> None:  # noqa: FBT001 - the one fact it takes
        """Append the mark; without it the checksums tell."""
        try:
            _append(state, b"done" if done else b"void", key, flush=False)
        except OSError:
            pass

    return finish


def void(state: str, step: str, name: str) -> None:
    """Say that a step's change of a file was not made. Raises OSError where that can't be kept."""
    _append(state, b"void", (_text(step), _text(name)))


def tidy(state: str, since: float) -> None:
    """Remove what was put aside, once all of it is older than `since` (seconds since 1970)."""
    path = os.path.join(state, OLDER)
    try:
        if os.stat(path).st_mtime < since:
            os.unlink(path)
    except OSError:  # there is none, or it stays a while longer
        pass


def checksum(data: bytes | None) -> tuple[bytes, bytes]:
    """Return size and fingerprint of what a file holds, both empty where there is no file."""
    return (b"", b"") if data is None else (b"%d" % len(data), fingerprint(data).encode())


def _put_aside(state: str) -> None:
    """Put a full history aside, in place of the one before. Raises OSError."""
    path = os.path.join(state, NAME)
    try:
        if os.stat(path).st_size >= FULL:
            os.replace(path, os.path.join(state, OLDER))
    except FileNotFoundError:
        pass


def _append(state: str, word: bytes, fields: Sequence[bytes], *, flush: bool = True) -> None:
    """Append one record in one write, which no other process can cut in two. Raises OSError."""
    body = pack([pack([word, *fields])])
    data = b"\n=%b %b" % (fingerprint(body).encode(), body)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NONBLOCK", 0)  # a pipe of that name must not keep anyone waiting
    fd = os.open(os.path.join(state, NAME), flags, 0o600)
    try:
        if os.write(fd, data) != len(data):
            raise OSError  # the disk is full
        if flush:
            os.fsync(fd)
    finally:
        close(fd)


def pack(fields: Sequence[bytes]) -> bytes:
    """Return the netstrings of the fields, one after the other."""
    return b"".join([b"%d:%b," % (len(field), field) for field in fields])


def _pack_hunk(hunk: Hunk) -> bytes:
    """Return a hunk as netstrings of netstrings."""
    lines = [pack(part) for part in (hunk.above, hunk.old, hunk.new, hunk.below)]
    numbers = (hunk.at_old, hunk.at_new, hunk.nth, hunk.among)
    under = [] if hunk.under is None else [hunk.under]
    return pack([*[b"%d" % number for number in numbers], *lines, *under])


def _text(text: str) -> bytes:
    """Return a text as bytes; half a character from a broken argument survives."""
    return text.encode("utf-8", "surrogatepass")


def hunks(old: bytes, new: bytes) -> list[Hunk]:
    """Return what differs between two texts, as few lines as can be told cheaply."""
    before, after = lines(old), lines(new)
    top = 0
    short = min(len(before), len(after))
    while top < short and before[top] == after[top]:
        top += 1
    end = 0
    while end < short - top and before[-1 - end] == after[-1 - end]:
        end += 1
    middle = before[top : len(before) - end], after[top : len(after) - end]
    found = [
        Hunk(top + a + at, top + b + new_at, *some)
        for a, b, *run in _differences(*middle)
        for at, new_at, *some in _apart(*run)
    ]
    where: dict[bytes, list[int]] = {}  # each line is looked up, and not looked for
    for number, line in enumerate(after):
        where.setdefault(line, []).append(number)
    for hunk in found:
        below = hunk.at_new + len(hunk.new)
        hunk.above = tuple(after[max(0, hunk.at_new - CONTEXT) : hunk.at_new])
        hunk.below = tuple(after[below : below + CONTEXT])
        places = _places(hunk.new, after, where)
        hunk.among = len(places)
        hunk.nth = places.index(hunk.at_new) if places else 0
        if not hunk.new:
            above = reversed(after[: hunk.at_new])
            hunk.under = next((line for line in above if line.strip(b" \0")[:1] == b"#"), b"")
    return found


def _apart(
    old: list[bytes], new: list[bytes]
) -> Iterator[tuple[int, int, list[bytes], list[bytes]]]:
    """Give a difference in parts that can be found each by itself, with their line numbers in it.

    Lines that are put in are each a part: someone may come to write between them. A last line
    without an end, which got one, is a part of its own too.
    """
    at = 0
    if len(old) == 1 and new[1:] and old[0] == new[0].rstrip(b"\r\n"):
        yield 0, 0, old, new[:1]
        at = 1
    if old[at:]:
        yield 0, 0, old, new
        return
    for new_at in range(at, len(new)) if new else ():
        yield at, new_at, [], new[new_at : new_at + 1]


def _places(
    wanted: Sequence[bytes], after: list[bytes], where: dict[bytes, list[int]]
) -> list[int]:
    """Return the line numbers at which the wanted lines stand; none for no lines."""
    if len(wanted) < 2:
        return where[wanted[0]] if wanted else []
    return [at for at in where[wanted[0]] if after[at : at + len(wanted)] == [*wanted]]


def _differences(
    old: list[bytes], new: list[bytes]
) -> list[tuple[int, int, list[bytes], list[bytes]]]:
    """Return line numbers and lines of each difference: one run, line for line, else by difflib."""
    if min(len(old), len(new)) <= 1:
        return [(0, 0, old, new)] if old or new else []
    if len(old) == len(new):
        pairs = [(n, a, b) for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
        if {a for _, a, _ in pairs}.isdisjoint([b for _, _, b in pairs]):
            return [(n, n, [a], [b]) for n, a, b in pairs]
    import difflib  # for what was moved or carried: no express command does that

    def match(a: list[bytes], b: list[bytes]) -> difflib.SequenceMatcher[bytes]:
        return difflib.SequenceMatcher(None, a, b, autojunk=False)

    # Headings are paired first: what was moved to another part of the day has gone as a whole.
    heads, new_heads = (
        [n for n, line in enumerate(text) if line[:1] == b"#"] for text in (old, new)
    )
    same = match([old[n] for n in heads], [new[n] for n in new_heads]).get_matching_blocks()
    ends = [(heads[a + n], new_heads[b + n]) for a, b, size in same for n in range(size)]
    found, at, new_at = [], 0, 0
    for end, new_end in [*ends, (len(old), len(new))]:
        codes = match(old[at:end], new[new_at:new_end]).get_opcodes()
        found += [
            (at + a, new_at + c, old[at + a : at + b], new[new_at + c : new_at + d])
            for tag, a, b, c, d in codes
            if tag != "equal"
        ]
        at, new_at = end, new_end
    return found


def lines(data: bytes) -> list[bytes]:
    """Return the lines of a text with their ends; joined they are the text again."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        from blocklist.core.lines import decode

        text = decode(data)
        pairs = zip(text.lines, text.ends, strict=True)
        found = [(line + end).encode(text.encoding, "surrogatepass") for line, end in pairs]
        found = [piece for piece in (text.bom, *found, text.tail) if piece]
        if b"".join(found) == data:  # what begins like UTF-16 may be something else
            return found
    return data.splitlines(keepends=True)  # of bytes, that is at \n, \r\n and \r alone
