"""The history: what a step changed, to the byte, and whether it is in the file."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blocklist.store import history
from blocklist.store.history import Hunk, Intent, hunks, lines, record
from blocklist.store.history_read import CUT_SHORT, DONE, VOID, Step, status_in, steps

if TYPE_CHECKING:
    from pathlib import Path

DAY = b"# Tuesday\n\n- [ ] a\n- [ ] b\n"
NEW = b"# Tuesday\n\n- [x] a\n- [ ] b\n"

LINE = st.sampled_from([b"\n", b"- [ ] a\n", b"- [x] a\n", b"- [ ] b\r\n", b"c\r", b"## M\n", b"d"])
TEXT = st.lists(LINE, max_size=12).map(b"".join)


def _record(
    state: Path,
    intent: Intent,
    texts: tuple[bytes | None, bytes],
    done: bool | None = True,
) -> None:
    """Record a change from one text to another, and what became of it (None: no one knows)."""
    found, new = texts
    finish = record(str(state), intent, found, found or b"", new, alone=True)
    assert finish
    if done is not None:
        finish(done)


def _intent(step: str, name: str = "2026-11-24.md", label: str = "done a") -> Intent:
    """Return an intent."""
    intent = Intent(step, 1_795_564_800, label)
    intent.name = name
    return intent


def _put(old: bytes, found: list[Hunk]) -> bytes:
    """Return a text with the hunks done."""
    text = lines(old)
    for hunk in reversed(found):
        assert list(hunk.old) == text[hunk.at_old : hunk.at_old + len(hunk.old)]
        text[hunk.at_old : hunk.at_old + len(hunk.old)] = hunk.new
    return b"".join(text)


def _take_back(new: bytes, found: list[Hunk]) -> bytes:
    """Return a text with the hunks taken back, seeing to it that what is around them is right."""
    text = lines(new)
    for hunk in found:
        end = hunk.at_new + len(hunk.new)
        assert list(hunk.above) == text[max(0, hunk.at_new - 3) : hunk.at_new]
        assert list(hunk.below) == text[end : end + 3]
    for hunk in reversed(found):
        end = hunk.at_new + len(hunk.new)
        assert list(hunk.new) == text[hunk.at_new : end]
        text[hunk.at_new : end] = hunk.old
    return b"".join(text)


# ---------------------------------------------------------------------------------------- hunks


@given(TEXT, TEXT)
def test_hunks_lead_from_one_text_to_the_other_and_back(old: bytes, new: bytes) -> None:
    """Whatever a step did, its hunks hold all of it, with the lines around."""
    found = hunks(old, new)

    assert new == _put(old, found)
    assert old == _take_back(new, found)
    assert (old == new) == (found == [])


@given(st.binary(), st.binary())
def test_hunks_hold_any_bytes(old: bytes, new: bytes) -> None:
    """A file in no known encoding comes back to the byte."""
    assert new == _put(old, hunks(old, new))
    assert old == _take_back(new, hunks(old, new))


def test_lines_of_what_only_begins_like_utf16_are_whole() -> None:
    """A UTF-32 file and one that was cut keep every byte."""
    for data in (b"\xff\xfe\0\0a\0\0\0", b"\xff\xfea\0\n", b"\xfe\xff\xd8\0"):
        assert data == b"".join(lines(data))


@given(st.text(), st.text(), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_hunks_of_utf16_are_of_whole_lines(old: str, new: str, encoding: str) -> None:
    """The two bytes of a line end are not torn from each other."""
    old_bytes, new_bytes = (
        f"\ufeff{text}".encode(encoding, "surrogatepass") for text in (old, new)
    )
    found = hunks(old_bytes, new_bytes)

    assert (new_bytes, old_bytes) == (_put(old_bytes, found), _take_back(new_bytes, found))


def test_lines_end_where_the_format_says_and_nowhere_else() -> None:
    """LF, CR LF and CR end lines; signs that other programs take for line ends are text."""
    data = "a\nb\r\nc\rd\u2028e\x0bf\x0cg\x85h\x1ci".encode()
    wide = "\ufeffa\nਅb\u2028c\r\nd".encode("utf-16-le")

    assert [b"a\n", b"b\r\n", b"c\r", "d\u2028e\x0bf\x0cg\x85h\x1ci".encode()] == lines(data)
    assert ["\ufeff", "a\n", "ਅb\u2028c\r\n", "d"] == [
        line.decode("utf-16-le") for line in lines(wide)
    ]
    assert [b"\xff\xfe", b"a\0", b"x"] == lines(b"\xff\xfea\0x")


def test_two_marks_are_two_hunks() -> None:
    """Undo must find the one though an editor has changed a line between them."""
    old = b"- [ ] a\n- [ ] b\n- [ ] c\n"
    found = hunks(old, b"- [x] a\n- [ ] b\n- [x] c\n")

    assert [(0, (b"- [ ] a\n",), (b"- [x] a\n",)), (2, (b"- [ ] c\n",), (b"- [x] c\n",))] == [
        (hunk.at_new, hunk.old, hunk.new) for hunk in found
    ]
    assert (b"- [x] a\n", b"- [ ] b\n") == found[1].above


@pytest.mark.parametrize("more", [(), (b"- [ ] e\n",)])
def test_a_moved_item_is_two_hunks(more: tuple[bytes, ...]) -> None:
    """What stands between its old and its new place is not part of the step."""
    old = b"- [ ] a\n- [ ] b\n  note\n- [ ] c\n- [ ] d\n"
    new = b"- [ ] b\n  note\n- [ ] c\n- [ ] a\n- [ ] d\n" + b"".join(more)
    moved = [((b"- [ ] a\n",), ()), ((), (b"- [ ] a\n",))]

    assert moved + [((), more)] * len(more) == [(hunk.old, hunk.new) for hunk in hunks(old, new)]


# --------------------------------------------------------------------------------- what is kept


def test_a_step_is_kept_with_all_that_undo_needs(tmp_path: Path) -> None:
    """Time, words, files, lines and checksums come back as they were given."""
    odd = "add caf\u00e9 \udcff +novel, 3:4"
    intent = Intent("a1", 1_795_564_800, odd, "undo", "a0")
    intent.name = "2026-11-24.md"
    _record(tmp_path, intent, (DAY, NEW))
    (step,) = steps(str(tmp_path))
    (part,) = step.parts

    assert ("a1", 1_795_564_800, odd, "undo", "a0") == (
        step.intent.step,
        step.intent.when,
        step.intent.label,
        step.intent.kind,
        step.intent.of,
    )
    assert ("2026-11-24.md", False, DONE) == (part.name, part.made, part.status)
    assert (history.checksum(DAY), history.checksum(NEW)) == (part.old, part.new)
    (hunk,) = part.hunks
    assert (2, 2, (b"- [ ] a\n",), (b"- [x] a\n",)) == (
        hunk.at_old,
        hunk.at_new,
        hunk.old,
        hunk.new,
    )
    assert ((b"# Tuesday\n", b"\n"), (b"- [ ] b\n",)) == (hunk.above, hunk.below)


def test_checksum_is_size_and_fingerprint() -> None:
    """No file and an empty file are told apart."""
    assert (b"", b"") == history.checksum(None)
    assert (b"0", b"0" * 16) == history.checksum(b"")
    number = int.from_bytes(b"123456789" * 9, "big") % (2**64 - 59)
    assert (b"81", b"%016x" % number) == history.checksum(b"123456789" * 9)


def test_a_made_day_keeps_the_item_alone(tmp_path: Path) -> None:
    """What came from the template is not the step's: undo leaves headings and blanks."""
    finish = record(str(tmp_path), _intent("a1"), None, DAY, DAY + b"- [ ] c\n", alone=True)
    assert finish
    finish(True)
    (part,) = steps(str(tmp_path))[0].parts

    assert part.made
    assert [((), (b"- [ ] c\n",))] == [(hunk.old, hunk.new) for hunk in part.hunks]


def test_two_files_are_one_step(tmp_path: Path) -> None:
    """One command is one step, though it touches two files."""
    _record(tmp_path, _intent("a1", "2026-11-25.md", "carry"), (None, NEW))
    _record(tmp_path, _intent("a1", "2026-11-24.md", "carry"), (DAY, NEW))
    _record(tmp_path, _intent("a2"), (NEW, DAY))

    assert [("a1", ["2026-11-25.md", "2026-11-24.md"]), ("a2", ["2026-11-24.md"])] == _names(
        tmp_path
    )


def _names(state: Path) -> list[tuple[str, list[str]]]:
    """Return the steps that are kept, with their files."""
    return [(step.intent.step, [part.name for part in step.parts]) for step in steps(str(state))]


def test_the_history_is_for_no_other_eyes(tmp_path: Path) -> None:
    """It holds his words."""
    _record(tmp_path, _intent("a1"), (DAY, NEW))

    assert 0o600 == stat.S_IMODE((tmp_path / "history").stat().st_mode)


def test_an_intent_is_on_the_disk_before_the_file_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When `record` returns, all of it is there; the mark needs no such care."""
    sizes: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda fd: sizes.append(os.fstat(fd).st_size))
    finish = record(str(tmp_path), _intent("a1"), DAY, DAY, NEW, alone=True)
    assert finish
    before = (tmp_path / "history").stat().st_size
    finish(True)

    assert [before] == sizes


# ------------------------------------------------------------------- what became of a cut-short one


def _statuses(state: Path) -> list[tuple[str, str]]:
    """Return each step that is kept, with what is known of it."""
    return [(step.intent.step, step.parts[0].status) for step in steps(str(state))]


def test_a_step_that_was_not_made_is_not_in_the_history(tmp_path: Path) -> None:
    """Someone saved in the meantime, and the second turn was the one."""
    other = DAY + b"- [ ] c\n"
    _record(tmp_path, _intent("a1"), (DAY, NEW), done=False)
    _record(tmp_path, _intent("a1"), (other, NEW), done=True)
    _record(tmp_path, _intent("a2"), (NEW, DAY), done=False)

    assert [("a1", DONE)] == _statuses(tmp_path)
    assert [history.checksum(other)] == [part.old for part in steps(str(tmp_path))[0].parts]


@pytest.mark.parametrize(
    ("data", "status"), [(NEW, DONE), (DAY, VOID), (None, CUT_SHORT), (DAY + NEW, CUT_SHORT)]
)
def test_the_file_tells_what_became_of_a_step_without_a_mark(
    tmp_path: Path, data: bytes | None, status: str
) -> None:
    """Killed between intent and mark: the checksums say on which side of the rename."""
    _record(tmp_path, _intent("a1"), (DAY, NEW), done=None)
    (step,) = steps(str(tmp_path))

    assert CUT_SHORT == step.parts[0].status
    assert status == status_in(step.parts[0], data)


def test_a_mark_goes_before_what_the_file_holds_now(tmp_path: Path) -> None:
    """A step that was made stays so, whatever an editor does to the file."""
    _record(tmp_path, _intent("a1"), (DAY, NEW))
    (step,) = steps(str(tmp_path))

    assert [DONE] * 3 == [status_in(step.parts[0], data) for data in (DAY, NEW, None)]


@pytest.mark.parametrize(
    ("next_old", "wanted"),
    [
        (NEW, [("a1", DONE), ("a2", DONE)]),
        (DAY, [("a2", DONE)]),
        (DAY + NEW, [("a1", CUT_SHORT), ("a2", DONE)]),
    ],
)
def test_the_next_step_tells_what_became_of_one_without_a_mark(
    tmp_path: Path, next_old: bytes, wanted: list[tuple[str, str]]
) -> None:
    """It began from the text that the one before left, or from the one that it found."""
    _record(tmp_path, _intent("a1"), (DAY, NEW), done=None)
    _record(tmp_path, _intent("b1", "2026-11-25.md"), (DAY, NEW), done=False)
    _record(tmp_path, _intent("a2"), (next_old, b"later\n"))

    assert wanted == _statuses(tmp_path)


def test_the_same_step_tries_again_only_after_one_in_vain(tmp_path: Path) -> None:
    """A mark that could not be written is made up for by the next try."""
    _record(tmp_path, _intent("a1"), (DAY, NEW), done=None)
    _record(tmp_path, _intent("a1"), (DAY + b"x", NEW), done=True)

    assert [("a1", DONE)] == _statuses(tmp_path)
    assert 1 == len(steps(str(tmp_path))[0].parts)


def test_two_without_a_lock_do_not_mix_up_their_marks(tmp_path: Path) -> None:
    """Intent, intent, mark, mark: each mark belongs to its own step."""
    first = record(str(tmp_path), _intent("a1"), DAY, DAY, NEW, alone=False)
    second = record(str(tmp_path), _intent("b1"), DAY, DAY, b"other\n", alone=False)
    assert first
    assert second
    first(True)
    second(False)

    assert [("a1", DONE)] == _statuses(tmp_path)


# ---------------------------------------------------------------------------------- torn records


@settings(max_examples=40)
@given(st.data())
def test_a_torn_record_is_left_out_and_the_next_is_read(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Cut anywhere, the steps before the cut are there, and so are those appended after it."""
    state = tmp_path_factory.mktemp("state")
    texts = [b"", *data.draw(st.lists(TEXT.filter(bool), min_size=3, max_size=3))]
    for number in (1, 2, 3):
        _record(state, _intent(f"a{number}"), (texts[number - 1] + b"-", texts[number]))
    log = (state / "history").read_bytes()
    last = log.rindex(b"\n=", 0, log.rindex(b"\n="))
    cut = data.draw(st.integers(last, len(log) - 1))
    (state / "history").write_bytes(log[:cut])
    _record(state, _intent("a4", "2026-11-25.md"), (None, b"x"))
    names = [name for name, _ in _names(state)]

    assert ["a1", "a2", "a4"] == [name for name in names if name != "a3"]


@settings(max_examples=60)
@given(st.binary(max_size=40), st.integers(0, 10_000))
def test_rubbish_in_the_history_never_breaks_reading(
    tmp_path_factory: pytest.TempPathFactory, rubbish: bytes, place: int
) -> None:
    """A damaged byte costs the steps around it and no more."""
    state = tmp_path_factory.mktemp("state")
    for number in (1, 2, 3):
        _record(state, _intent(f"a{number}"), (DAY, b"\n=%d" % number))
    log = (state / "history").read_bytes()
    at = place % len(log)
    (state / "history").write_bytes(log[:at] + rubbish + log[at + 1 :])
    found = steps(str(state))

    assert all(isinstance(step, Step) for step in found)
    (state / "history").write_bytes(log + b"\n=" + rubbish)
    assert ["a1", "a2", "a3"] == [step.intent.step for step in steps(str(state))]


def test_records_of_a_later_version_are_passed_over(tmp_path: Path) -> None:
    """A word that is not known here is left alone."""
    history._append(str(tmp_path), b"note", [b"anything"])
    _record(tmp_path, _intent("a1"), (DAY, NEW))

    assert [("a1", DONE)] == _statuses(tmp_path)


def test_a_line_that_looks_like_a_record_is_only_a_line(tmp_path: Path) -> None:
    """His text may hold anything."""
    _record(tmp_path, _intent("b9"), (DAY, NEW))
    fake = (tmp_path / "history").read_bytes()
    (tmp_path / "history").unlink()
    _record(tmp_path, _intent("a1"), (DAY, fake))

    assert [("a1", DONE)] == _statuses(tmp_path)


# -------------------------------------------------------------------------- when it can't be kept


def test_without_a_state_folder_nothing_is_kept(tmp_path: Path) -> None:
    """The change goes on; what can't be kept is told by None."""
    assert record(None, _intent("a1"), DAY, DAY, NEW, alone=True) is None
    assert record(f"{tmp_path}/none", _intent("a1"), DAY, DAY, NEW, alone=True) is None
    assert record(f"{tmp_path}/none", _intent("a1"), DAY, DAY, NEW, alone=False) is None
    assert [] == steps(None) == steps(f"{tmp_path}/none") == steps(str(tmp_path))


def test_a_full_disk_keeps_no_half_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written of a record is passed over; the next record is read."""
    really_write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda fd, data: really_write(fd, data[:20]))
        assert record(str(tmp_path), _intent("a1"), DAY, DAY, NEW, alone=True) is None
    _record(tmp_path, _intent("a2"), (DAY, NEW))

    assert [("a2", DONE)] == _statuses(tmp_path)


def test_a_mark_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day is saved by then, and the checksums tell the rest."""
    finish = record(str(tmp_path), _intent("a1"), DAY, DAY, NEW, alone=True)
    assert finish

    def full(*_: object) -> int:
        """Take nothing."""
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", full)
    finish(True)

    assert [("a1", CUT_SHORT)] == _statuses(tmp_path)


# ------------------------------------------------------------------------------- how it grows


def test_a_full_history_is_put_aside_and_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The steps just before are still there to take back; those long before make room."""
    _record(tmp_path, _intent("a1"), (DAY, NEW))
    monkeypatch.setattr(history, "FULL", (tmp_path / "history").stat().st_size)
    _record(tmp_path, _intent("a2"), (NEW, DAY))
    assert [("a1", DONE), ("a2", DONE)] == _statuses(tmp_path)
    assert ["history", "history.1"] == sorted(os.listdir(tmp_path))
    _record(tmp_path, _intent("a3"), (DAY, NEW))
    _record(tmp_path, _intent("a4"), (NEW, DAY))

    assert [("a3", DONE), ("a4", DONE)] == _statuses(tmp_path)[-2:]
    assert ("a1", DONE) not in _statuses(tmp_path)


def test_a_mark_whose_intent_is_gone_is_passed_over(tmp_path: Path) -> None:
    """The file with the intent may have made room."""
    _record(tmp_path, _intent("a1"), (DAY, NEW))
    log = (tmp_path / "history").read_bytes()
    (tmp_path / "history").write_bytes(log[log.rindex(b"\n=") :])
    _record(tmp_path, _intent("a2"), (NEW, DAY))

    assert [("a2", DONE)] == _statuses(tmp_path)


def test_without_the_lock_a_full_history_grows_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two who put it aside at once would put aside the steps of the other."""
    monkeypatch.setattr(history, "FULL", 1)
    for step in ("a1", "a2"):
        finish = record(str(tmp_path), _intent(step), DAY, DAY, NEW, alone=False)
        assert finish
        finish(True)

    assert ["history"] == os.listdir(tmp_path)
    assert ["a1", "a2"] == [name for name, _ in _names(tmp_path)]
