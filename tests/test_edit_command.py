"""edit: real editors, what others write meanwhile, and whatever may come back."""

from __future__ import annotations

import signal
import sys
import textwrap
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blocklist.__main__ import prepare
from blocklist.cli.read import Declined, read
from blocklist.core.env import Env
from blocklist.core.result import Changed, Refusal
from blocklist.store import editor, places
from tests.checklist import TODAY, Checklist
from tests.process import PATIENCE
from tests.terminal import CTRL_C, begin, end

if TYPE_CHECKING:
    from pathlib import Path

    import pexpect

    from blocklist.store.places import Places

DAY = "## Math\n\n- [ ] sums\n- [ ] row\n\n## Reading\n\n- [ ] book\n"


class Desk(Checklist):
    """A folder of days, and an editor that is a script in Python.

    In the script `page` is the path of the file, `text` what it holds, `run` runs blocklist, `save`
    saves what is given.
    """

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.variables = {
            "HOME": str(home),
            "PATH": "/usr/bin:/bin",
            "BLOCKLIST_DIR": str(self.folder),
            "BLOCKLIST_STATE": str(home / "state"),
            "BLOCKLIST_NOW": self.now,
        }

    def editor(self, deed: str) -> str:
        """Write the editor, and return what EDITOR is to be."""
        script = self.home / "editor.py"
        head = """
            import subprocess, sys, os, time
            page = sys.argv[1]
            text = open(page, newline="").read()
            def run(*words):
                line = [sys.executable, "-m", "blocklist", *words]
                subprocess.run(line, check=True, capture_output=True)
            def save(text):
                open(page, "w", newline="").write(text)
        """
        script.write_text(textwrap.dedent(head) + textwrap.dedent(deed))
        return f"{sys.executable} {script}"

    def edit(self, deed: str, *words: str) -> list[str]:
        """Edit a day with that editor; return the notes, and `edited` where it says so."""
        return self.command("edit", *words, EDITOR=self.editor(deed))

    def command(self, *argv: str, **variables: str) -> list[str]:
        """Run a command; return what is said of the items, and the notes beside it."""
        call = read(argv)
        assert not isinstance(call, Declined)
        env = Env({**self.variables, **variables}, None, None, None)
        try:
            result = prepare(env, call)(env, call)
            assert isinstance(result, Changed)
            return [*(entry.deed for entry in result.entries), *(note.reason for note in env.notes)]
        finally:
            self.notes = [note.reason for note in env.notes]

    def undo(self) -> str:
        """Take the last step back and return today."""
        self.command("undo")
        return (self.read() or b"").decode()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A day with items in two work times."""
    desk = Desk(tmp_path)
    desk.write(DAY)
    return desk


def text_of(desk: Desk) -> str:
    """Return today."""
    return (desk.read() or b"").decode()


def test_what_another_blocklist_writes_meanwhile_is_kept(desk: Desk) -> None:
    """The editor saves what it read before: marks, items and notes of others go in again."""
    deed = """
        run("done", "sums")
        run("add", "poem", "-b", "Reading")
        run("note", "book", "ask Sam")
        save(text + "- [ ] essay\\n")
    """
    assert ["edited", "edit_joined"] == desk.edit(deed)
    joined = (
        "## Math\n\n- [x] sums\n- [ ] row\n\n## Reading\n\n- [ ] book\n  ask Sam\n"
        "- [ ] poem\n- [ ] essay\n"
    )
    assert sorted(joined.split("\n")) == sorted(text_of(desk).split("\n"))
    assert "- [ ] book\n  ask Sam\n" in text_of(desk)
    assert "essay" not in desk.undo()
    assert {"- [x] sums", "  ask Sam", "- [ ] poem"} <= {*text_of(desk).split("\n")}
    assert "ask Sam" not in desk.undo()
    assert "poem" not in desk.undo()
    assert DAY == desk.undo()


OLD = (
    "# T\n\n## Math\n\n- [ ] a\n\n## Reading\n\n- [ ] ch\n  - [ ] one\n    n\n  - [ ] two\n"
    "- [ ] \n\n## Art\n"
)


@pytest.mark.parametrize(
    "words",
    [
        ("move", "2.1", "-b", "1"),
        ("delete", "2.1"),
        ("delete", "1.1"),
        ("carry", "--from", "today", "--to", "tomorrow", "2.1"),
        ("reword", "1.1", "other"),
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize(
    "change", [("## Art", "## Arts"), ("# T", "# T\n\nhi"), ("x", "y")], ids=["end", "top", "none"]
)
def test_what_others_took_out_is_taken_out_of_an_old_page(
    desk: Desk, words: tuple[str, ...], change: tuple[str, str]
) -> None:
    """Both are kept, no line stands twice, and each undo takes its own back."""
    desk.write(OLD)
    desk.command(*words)
    wanted = text_of(desk)
    desk.undo()
    assert text_of(desk) == OLD
    said = desk.edit(f"run(*{words!r})\nsave(text.replace(*{change!r}))")
    assert "edit_joined" in said
    assert text_of(desk) == wanted.replace(*change)
    if "edited" in said:
        assert desk.undo() == wanted
    assert desk.undo() == OLD


def test_what_has_no_place_in_an_old_page_is_told(desk: Desk) -> None:
    """The editor's text stays as it is, and undo has no step that is not in the file."""
    desk.write(OLD)
    deed = """
        run("delete", "2.1")
        save(text.replace("- [ ] ch", "- [ ] chapter").replace("one", "1"))
    """
    assert ["edited", "edit_saved_over"] == desk.edit(deed)
    mine = OLD.replace("- [ ] ch", "- [ ] chapter").replace("one", "1")
    assert text_of(desk) == mine
    assert desk.undo() == OLD
    with pytest.raises(Refusal):
        desk.undo()
    assert text_of(desk) == OLD


def test_what_hangs_under_an_item_that_others_took_out_keeps_it(desk: Desk) -> None:
    """A note that the editor wrote under it would come to hang under another."""
    desk.write(OLD)
    deed = """
        run("delete", "two")
        save(text.replace("two\\n", "two\\n    mine\\n"))
    """
    assert ["edited", "edit_saved_over"] == desk.edit(deed)
    assert text_of(desk) == OLD.replace("two\n", "two\n    mine\n")
    assert desk.undo() == OLD


def test_a_line_saved_before_others_took_it_out_is_never_doubled(desk: Desk) -> None:
    """It saved, another took out what was new there, and it saved once more from what it knew."""
    desk.write(OLD)
    deed = """
        mine = text.replace("- [ ] a", "- [ ] a\\n- [ ] new")
        save(mine)
        run("delete", "1.2")
        run("add", "poem", "-b", "Art")
        save(mine.replace("## Art", "## Arts"))
    """
    assert ["edited", "edit_joined", "edit_saved_over"] == desk.edit(deed)
    assert text_of(desk).count("new") == 1
    assert text_of(desk).count("poem") == 1
    with suppress(Refusal):
        desk.undo()
        desk.undo()
        desk.undo()
    assert text_of(desk).count("new") <= 1


def test_a_page_deleted_after_a_step_of_others_comes_back_with_it(desk: Desk) -> None:
    """The step stays, and undo of the editor's deed gives both back."""
    desk.write(OLD)
    desk.edit("""
        run("add", "poem", "-b", "Art")
        os.unlink(page)
    """)
    assert desk.notes == ["edit_gone"]
    assert "poem" in desk.undo()
    assert desk.undo() == OLD


def test_an_editor_that_looks_again_keeps_what_others_took_out_away(desk: Desk) -> None:
    """Its text is most like the one without the item, so nothing is done twice."""
    desk.write(OLD)
    deed = """
        run("move", "2.1", "-b", "1")
        save(open(page).read().replace("## Art", "## Arts"))
    """
    assert ["edited"] == desk.edit(deed)
    assert text_of(desk).count("ch") == 1


def test_an_old_page_saved_over_another_change_loses_it_not(desk: Desk) -> None:
    """The editor changed nothing; that is no step, and what it saved over comes back."""
    assert ["nothing_changed", "edit_joined"] == desk.edit(
        'run("add", "poem", "-b", "2")\nsave(text)'
    )
    assert DAY + "- [ ] poem\n" == text_of(desk)
    assert DAY == desk.undo()


def test_what_another_blocklist_writes_last_is_no_change_of_the_editor(desk: Desk) -> None:
    """What stands there is the other's step alone."""
    assert ["nothing_changed"] == desk.edit('run("add", "poem", "-b", "2")')
    assert DAY == desk.undo()


def test_an_editor_that_looks_again_has_all(desk: Desk) -> None:
    """It read the page anew before it saved; nothing had to be put in."""
    deed = """
        run("add", "poem", "-b", "2")
        save(open(page).read().replace("sums", "sums p.4"))
    """
    assert ["edited"] == desk.edit(deed)
    now = DAY.replace("sums", "sums p.4") + "- [ ] poem\n"
    assert now == text_of(desk)
    assert DAY + "- [ ] poem\n" == desk.undo()
    assert DAY == desk.undo()


def test_a_save_between_two_changes_of_others(desk: Desk) -> None:
    """It saved, another ticked and added, and it saved once more from what it knew."""
    deed = """
        mine = text.replace("row\\n", "row\\n- [ ] cards\\n").replace("## Math", "## Art")
        save(mine)
        run("done", "cards")
        run("add", "glue", "-b", "Art")
        save(mine.replace("book", "book two"))
    """
    assert ["edited", "edit_joined"] == desk.edit(deed)
    lines = text_of(desk).split("\n")
    assert {"- [x] cards", "- [ ] glue", "- [ ] book two", "## Art"} <= {*lines}
    assert len(lines) == len({*lines}) + lines.count("") - 1


def test_what_others_took_back_stays_away(desk: Desk) -> None:
    """A step and its undo meanwhile come to nothing."""
    deed = """
        run("add", "poem", "-b", "2")
        run("undo")
        save(text.replace("sums", "sums p.4"))
    """
    assert ["edited"] == desk.edit(deed)
    assert DAY.replace("sums", "sums p.4") == text_of(desk)


def test_steps_on_other_days_are_none_of_this(desk: Desk) -> None:
    """What is added to tomorrow meanwhile stays there."""
    deed = """
        run("add", "poem", "-d", "tomorrow")
        save(text.replace("sums", "sums p.4"))
    """
    assert ["edited"] == desk.edit(deed)
    assert DAY == desk.undo()


def test_a_day_that_was_made_and_written_by_another_stays(tmp_path: Path) -> None:
    """The editor changed nothing, the other one did: the day is the other's."""
    desk = Desk(tmp_path)
    assert ["nothing_changed"] == desk.edit('run("add", "poem")')
    assert "# Tuesday 24 November 2026\n\n- [ ] poem\n" == text_of(desk)
    desk.edit('run("add", "book")\nsave(text + "- [ ] essay\\n")')
    assert "# Tuesday 24 November 2026\n\n- [ ] poem\n- [ ] book\n" == desk.undo()


def test_a_made_day_with_steps_of_others_is_not_taken_away_by_undo(tmp_path: Path) -> None:
    """The other's line stays when the editor's are taken back."""
    desk = Desk(tmp_path)
    desk.edit('run("add", "poem")\nsave(open(page).read() + "- [ ] essay\\n")')
    assert "# Tuesday 24 November 2026\n\n- [ ] poem\n" == desk.undo()


def test_a_day_that_another_takes_away_meanwhile(tmp_path: Path) -> None:
    """Its page was made for the editor, which removes it: nothing was there and nothing is."""
    desk = Desk(tmp_path)
    assert ["nothing_changed"] == desk.edit("os.unlink(page)")
    assert not desk.folder.exists()
    desk.write("", "2026-11-25")
    assert ["nothing_changed"] == desk.edit("os.unlink(page)")
    desk.write("\n")
    assert ["nothing_changed"] == desk.edit("os.unlink(page)")
    assert None is desk.read()


def test_a_folder_with_something_else_in_it_stays(tmp_path: Path) -> None:
    """The editor left a file of its own beside the page."""
    desk = Desk(tmp_path)
    assert ["nothing_changed"] == desk.edit("open(page + '~', 'w').close()")
    assert [f"{TODAY}.md~"] == [path.name for path in desk.folder.iterdir()]


def test_a_page_that_someone_fills_just_then_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the removal a window saved it."""
    desk = Desk(tmp_path)
    put_back = editor.Opened.put_back

    def late(opened: editor.Opened) -> None:
        desk.write("- [ ] from a window\n")
        put_back(opened)

    monkeypatch.setattr(editor.Opened, "put_back", late)
    desk.edit("pass")
    assert "- [ ] from a window\n" == text_of(desk)


@pytest.mark.parametrize("state", [True, False], ids=["kept", "no place"])
def test_where_no_step_can_be_kept_the_page_is_saved(desk: Desk, *, state: bool) -> None:
    """It is said that it can't be taken back."""
    if not state:
        (desk.home / "state").touch()
    said = desk.edit('save(text + "- [ ] x\\n")')
    assert (["edited"] if state else ["edited", "step_not_kept"]) == said
    assert DAY + "- [ ] x\n" == text_of(desk)


def test_a_page_that_is_no_text_can_be_mended(desk: Desk) -> None:
    """A file with U+0000 is opened as it is; undo gives it back to the byte."""
    desk.write(b"- [ ] a\0b\n")
    assert ["edited"] == desk.edit('save(text.replace("\\0", ""))')
    assert b"- [ ] ab\n" == desk.read()
    desk.undo()
    assert b"- [ ] a\0b\n" == desk.read()


def test_the_date_is_the_coming_day_of_that_name(desk: Desk) -> None:
    """Monday is the next one; its page is made and goes again."""
    desk.edit("open(os.path.expanduser('~/seen'), 'w').write(page)", "mon")
    assert (desk.home / "seen").read_text().endswith("/2026-11-30.md")
    assert None is desk.read("2026-11-30")


def test_ctrl_c_is_the_editors(desk: Desk) -> None:
    """At a terminal the key reaches both; blocklist goes on, and keeps what is saved after it."""
    deed = """
        import signal
        seen = []
        signal.signal(signal.SIGINT, lambda *_: seen.append(1))
        print("ready", flush=True)
        while not seen:
            time.sleep(0.01)
        save(text + "- [ ] after\\n")
    """
    child = begin(desk, ["edit"], variables={"EDITOR": desk.editor(deed)})
    child.expect_exact("ready")
    child.send(CTRL_C)
    seen, code = end(child)
    assert (0, True) == (code, "Saved: Tue 24 Nov" in seen)
    assert DAY + "- [ ] after\n" == text_of(desk)


def test_an_editor_that_knows_no_ctrl_c_ends(desk: Desk) -> None:
    """Its end by the key is told, as a shell would number it."""
    child = begin(
        desk,
        ["edit"],
        variables={"EDITOR": desk.editor("print('ready', flush=True)\ntime.sleep(60)")},
    )
    child.expect_exact("ready")
    child.send(CTRL_C)
    seen, code = end(child)
    assert (1, DAY) == (code, text_of(desk))
    assert "ended with code" in seen


def test_the_keys_are_ours_again_afterwards(desk: Desk) -> None:
    """Ctrl-C does what it did before the editor was open."""
    before = signal.getsignal(signal.SIGINT)
    desk.edit("pass")
    assert before is signal.getsignal(signal.SIGINT)


def vim(desk: Desk) -> pexpect.spawn[str]:
    """Open today in real vim at a real terminal."""
    child = begin(
        desk, ["edit"], variables={"VISUAL": "vim -u NONE -i NONE -N -n", "EDITOR": "false"}
    )
    child.expect_exact("book")
    time.sleep(0.2)
    return child


def test_real_vim(desk: Desk) -> None:
    """A line is written and saved; undo takes it back."""
    child = vim(desk)
    child.send("Go- [ ] essay\x1b:wq\r")
    seen, code = end(child)
    assert (0, True) == (code, "Saved: Tue 24 Nov" in seen)
    assert DAY + "- [ ] essay\n" == text_of(desk)
    assert DAY == desk.undo()


def test_real_vim_and_an_add_beside_it(desk: Desk) -> None:
    """Vim asks whether to write over what has changed; both lines are there in the end."""
    child = vim(desk)
    desk.command("add", "poem", "-b", "1")
    child.send("Go- [ ] essay\x1b:w!\r")
    child.expect_exact("(y/n)?")
    child.send("y")
    child.expect_exact("Press ENTER")
    child.send("\r:qa!\r")
    seen, code = end(child)
    assert (0, True) == (code, "What both wrote is kept" in seen)
    lines = text_of(desk).split("\n")
    assert {"- [ ] poem", "- [ ] essay", "- [ ] book"} <= {*lines}


def test_real_vim_that_gives_up(desk: Desk) -> None:
    """`:cq` leaves with a code, and nothing is changed."""
    child = vim(desk)
    child.send("ddggdd:cq\r")
    seen, code = end(child)
    assert (1, DAY) == (code, text_of(desk))
    assert "Nothing was changed." in seen


def test_a_window_that_saves_after_blocklist_has_ended(desk: Desk) -> None:
    """The editor hands over and comes back at once: what it saves then stays as it is."""
    deed = """
        later = f"import time; time.sleep(0.3); open({page!r}, 'a').write('- [ ] x' + chr(10))"
        subprocess.Popen([sys.executable, "-c", later])
    """
    assert ["nothing_changed"] == desk.edit(deed)
    until = time.monotonic() + PATIENCE
    while text_of(desk) == DAY and time.monotonic() < until:
        time.sleep(0.02)
    assert DAY + "- [ ] x\n" == text_of(desk)


def test_a_known_window_keeps_the_page_that_was_made_for_it(tmp_path: Path) -> None:
    """Unless it is told to wait, or was open for a while."""
    desk = Desk(tmp_path)
    code = tmp_path / "code"
    code.write_text("#!/bin/sh\n")
    code.chmod(0o755)
    assert ["made_folder", "edit_at_once"] == desk.command("edit", EDITOR=str(code))
    assert "# Tuesday 24 November 2026\n" == text_of(desk)
    assert ["nothing_changed"] == desk.command("edit", "+1", EDITOR=f"{code} --wait")
    assert None is desk.read("2026-11-25")


def test_two_at_once(desk: Desk) -> None:
    """Two editors on one day: each keeps what the other wrote."""
    one = desk.editor('save(text + "- [ ] one\\n")')
    told = desk.edit(f"""
        run_with = dict(os.environ, EDITOR={one!r})
        open({str(desk.home / "editor.py")!r}, "w").write(
            "import sys\\nopen(sys.argv[1], 'a').write('- [ ] one\\\\n')\\n")
        subprocess.run([sys.executable, "-m", "blocklist", "edit"], env=run_with, check=True,
                       capture_output=True)
        save(text + "- [ ] two\\n")
    """)
    assert ["edited", "edit_joined"] == told
    assert {"- [ ] one", "- [ ] two"} <= {*text_of(desk).split("\n")}
    assert "- [ ] two" not in desk.undo()
    assert DAY == desk.undo()


@pytest.mark.parametrize(
    ("variables", "platform", "words"),
    [
        ({"VISUAL": "ls", "EDITOR": "cat"}, "linux", ["/bin/ls"]),
        ({"VISUAL": " ", "EDITOR": "cat -n 'a b'"}, "linux", ["/bin/cat", "-n", "a b"]),
        ({"EDITOR": "/bin/cat"}, "linux", ["/bin/cat"]),
        ({}, "darwin", ["open", "-t", "-W"]),
        ({}, "win32", ["notepad"]),
        ({"EDITOR": '"/bin/cat" -x "C:\\a b\\c"'}, "win32", ["/bin/cat", "-x", "C:\\a b\\c"]),
    ],
)
def test_the_editor_is_chosen(variables: dict[str, str], platform: str, words: list[str]) -> None:
    """VISUAL, EDITOR, the system's own."""
    found = editor.command({"PATH": "/bin", **variables}, "x.md", platform)
    assert words == found


@pytest.mark.parametrize("there", [["sensible-editor", "nano", "vi"], ["nano", "vi"], ["vi"]])
def test_the_usual_ones_in_their_order(there: list[str], tmp_path: Path) -> None:
    """The first that is there is taken."""
    for name in there:
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    assert there[:1] == editor.command({"PATH": str(tmp_path)}, "x.md", "linux")


def test_a_home_is_found_by_its_sign(tmp_path: Path) -> None:
    """`~/bin/ed` is at home; a shell would say so too."""
    (tmp_path / "ed").write_text("#!/bin/sh\n")
    (tmp_path / "ed").chmod(0o755)
    variables = {"PATH": "/bin", "HOME": str(tmp_path), "EDITOR": "~/ed -x"}
    assert [f"{tmp_path}/ed", "-x"] == editor.command(variables, "x.md", "linux")


@pytest.mark.parametrize(
    ("words", "wait"),
    [
        (["/usr/bin/code"], "--wait"),
        (["Code.exe"], "--wait"),
        (["code", "-n", "--wait"], None),
        (["code", "-w"], None),
        (["vim"], None),
        (["open", "-t"], "-W"),
        (["open", "-t", "-W"], None),
    ],
)
def test_what_makes_an_editor_wait(words: list[str], wait: str | None) -> None:
    """None where it waits already, or where that is not known."""
    assert wait == editor.way_to_wait(words)


def test_a_program_that_is_none(desk: Desk) -> None:
    """It is there and may be run, but the system can't run it: the page goes again."""
    odd = desk.home / "odd"
    odd.write_bytes(b"\x7fELF no program")
    odd.chmod(0o755)
    with pytest.raises(Refusal) as refused:
        desk.command("edit", "tomorrow", EDITOR=str(odd))
    assert "editor_missing" == refused.value.reason
    assert None is desk.read("2026-11-25")


LINES = st.lists(
    st.sampled_from(["- [ ] a", "- [x] a", "- [ ] new", "note", "", "## Art"]), max_size=4
)
STEPS = st.lists(
    st.sampled_from(
        [("add", "poem", "-b", "1"), ("add", "book", "-b", "2"), ("done", "1.1"), ("undo",),
         ("note", "2.1", "ask Sam"), ("aside", "2.1")],
    ),
    max_size=3,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(LINES, st.integers(0, 8), STEPS)
def test_what_both_write_is_kept_and_undo_leaves_the_others(
    tmp_path_factory: pytest.TempPathFactory,
    lines: list[str],
    at: int,
    steps: list[tuple[str, ...]],
) -> None:
    """Whatever the editor saves and others do: no line of either is lost, and undo parts them."""
    desk = Desk(tmp_path_factory.mktemp("home"))
    desk.write(DAY)
    opened = editor.Opened(_places(desk), str(desk.folder / f"{TODAY}.md"), bytes)
    for step in steps:
        with suppress(Refusal):
            desk.command(*step)
    theirs = text_of(desk)
    old = DAY.split("\n")
    mine = "\n".join([*old[:at], *lines, *old[at:]])
    desk.write(mine)
    with editor.Closing(_places(desk), "edit") as closing:
        closing.close(opened)
    words = [line for line in text_of(desk).split("\n") if line]
    for text in (mine, theirs):
        for line in {*text.split("\n")} - {""}:
            # A box that both have has one mark in the end.
            assert (
                line.partition("] ")[2] in {word.partition("] ")[2] for word in words}
                or line in words
            )
    if closing.changed:
        assert sorted(theirs.split()) == sorted(desk.undo().split())
    else:
        assert theirs == text_of(desk)


def _places(desk: Desk) -> Places:
    """Return where everything is."""
    return places.find(desk.variables, None)
