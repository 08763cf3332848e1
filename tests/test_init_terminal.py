"""init at a real terminal: each prompt answered, left blank, pasted into, left and killed."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import pytest

from tests.checklist import Checklist
from tests.terminal import CTRL_C, CTRL_D, answer, begin, end, talk

if TYPE_CHECKING:
    from pathlib import Path

    Talk = tuple[tuple[str, str], ...]

ENTER = "\r"
FOLDER = ("> ", ENTER)
FIRST = ("1> ", "Math 9:00-9:45\r")
LAST = ("2> ", ENTER)
DAYS = ("> ", ENTER)
FRIDAY = ("(y/n, Enter: no)", "y\r")
WRITE = ("> ", ENTER)
WHOLE = (FOLDER, FIRST, LAST, DAYS, FRIDAY, WRITE)
DAY = "# {{date}}\n\n## Math 9:00-9:45\n\n- [ ] \n- [ ] \n"
FRIDAY_TEXT = (
    "# {{date}}\n\n## Must do\n\n" + "- [ ] \n" * 5 + "\n## May do\n\n" + "- [ ] \n" * 2
    + DAY.removeprefix("# {{date}}\n")
)  # fmt: skip
SETTINGS = 'days = ["mon", "tue", "wed", "thu", "fri"]\n'
WRITTEN = {
    "blocklist.toml": SETTINGS,
    "templates/day.md": DAY,
    "templates/friday.md": FRIDAY_TEXT,
}
TABLE = [
    "Period\tStart\tEnd\tLength",
    "Period 1\t8:20 AM\t9:07 AM\t47 min",
    "",
    "Lunch\t11:45 AM\t12:20 PM\t35 min",
]


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    """A home without anything; no variable names a folder."""
    return Checklist(tmp_path)


def files(checklist: Checklist) -> dict[str, str]:
    """Return the files of the default folder."""
    folder = checklist.home / "blocklist"
    found = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".tmp"]
    return {str(path.relative_to(folder)): path.read_bytes().decode() for path in found}


def settings(term: str = "xterm", **more: str) -> dict[str, str]:
    """Return the variables of a talk at a terminal of that kind."""
    return {"BLOCKLIST_DIR": "", "TERM": term, **more}


@pytest.mark.parametrize("term", ["xterm", "dumb"])
@pytest.mark.parametrize("more", [{}, {"ACCESSIBLE": "1"}, {"LC_ALL": "C"}], ids=str)
def test_each_prompt_is_answered(term: str, more: dict[str, str], checklist: Checklist) -> None:
    """From nothing to the templates, with line editing and without."""
    seen, code = talk(checklist, ["init"], *WHOLE, **settings(term, **more))

    assert (0, WRITTEN) == (code, files(checklist))
    assert "To plan your day: blocklist plan" in seen


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_on_a_narrow_terminal(term: str, checklist: Checklist) -> None:
    """At 40 columns the same prompts are there, some of them in two lines."""
    child = begin(checklist, ["init"], 40, settings(term))
    answer(child, *WHOLE)
    _, code = end(child)

    assert (0, WRITTEN) == (code, files(checklist))


PASTES = {
    "with line editing": ("xterm", "\r".join(TABLE) + "\r"),
    "with line editing, the last line not ended": ("xterm", "\r".join(TABLE)),
    "marked as one paste": ("xterm", "\x1b[200~" + "\r".join(TABLE) + "\x1b[201~\r"),
    "without line editing": ("dumb", "\n".join(TABLE) + "\n"),
    "without line editing, the last line not ended": ("dumb", "\n".join(TABLE)),
}


@pytest.mark.parametrize(("term", "paste"), PASTES.values(), ids=PASTES)
def test_a_bell_schedule_is_pasted(term: str, paste: str, checklist: Checklist) -> None:
    """All its rows belong to the one question, tabs and empty lines and all."""
    child = begin(checklist, ["init"], variables=settings(term))
    answer(child, FOLDER, ("1> ", paste))
    time.sleep(0.5)
    if not paste.endswith(("\r", "\n")):
        child.send("\r" if term == "xterm" else "\n")
    answer(child, ("3> ", ENTER), DAYS, FRIDAY, WRITE)
    _, code = end(child)
    headings = [line for line in files(checklist)["templates/day.md"].split("\n") if "##" in line]

    assert 0 == code
    assert ["## Period 1 8:20 AM-9:07 AM", "## Lunch 11:45 AM-12:20 PM"] == headings


@pytest.mark.parametrize("term", ["xterm", "dumb"])
@pytest.mark.parametrize("count", range(len(WHOLE)))
@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_D, 0)], ids=["Ctrl-C", "Ctrl-D"])
def test_he_may_leave_at_any_prompt(
    key: str, code: int, count: int, term: str, checklist: Checklist
) -> None:
    """Nothing is written, not even a folder, and no traceback is seen."""
    talked = (*WHOLE[:count], (WHOLE[count][0], key))
    seen, left = talk(checklist, ["init"], *talked, **settings(term))

    assert code == left
    assert "Traceback" not in seen
    assert "Nothing is written." in seen
    assert not (checklist.home / "blocklist").exists()


@pytest.mark.parametrize("count", range(len(WHOLE)))
def test_killed_between_two_answers_nothing_is_written(count: int, checklist: Checklist) -> None:
    """All is written after the last answer alone; run again, it begins anew."""
    child = begin(checklist, ["init"], variables=settings())
    answer(child, *WHOLE[:count])
    child.expect_exact(WHOLE[count][0])
    child.kill(signal.SIGKILL)
    child.close()
    assert {} == files(checklist)
    assert 0 == talk(checklist, ["init"], *WHOLE, **settings())[1]
    assert WRITTEN == files(checklist)


@pytest.mark.slow
@pytest.mark.parametrize("wait", [at / 500 for at in range(20)])
def test_killed_while_it_writes_each_file_is_old_or_new(wait: float, checklist: Checklist) -> None:
    """A file is there whole or not at all."""
    child = begin(checklist, ["init"], variables=settings())
    answer(child, *WHOLE)
    time.sleep(wait)
    child.kill(signal.SIGKILL)
    child.close()
    found = files(checklist)

    assert found == {name: WRITTEN[name] for name in found}
