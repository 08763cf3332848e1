"""check: what to mend in the folder, in the settings and on PATH. It writes nothing."""

from __future__ import annotations

from blocklist.commands.check_files import Folder
from blocklist.commands.path import rows
from blocklist.core import findings
from blocklist.core.env import Note
from blocklist.core.result import COULD_NOT, Report
from blocklist.store import on_path, schedule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from blocklist.core.env import Call, Env
    from blocklist.core.find import Progress
    from blocklist.core.school import Schedule


def check(env: Env, call: Call) -> Report:
    """Return what there is to mend, and where everything is; it is found while it is shown.

    Raises Refusal where the folder can't be read at all.
    """
    calendar, settings = _settings(env)
    pages = Folder(env, calendar)
    report = Report(rows(env))
    report.form = "json" if call.has("json") else "person"
    report.findings = _look(env, report, settings, pages)
    return report


def _look(
    env: Env, report: Report, settings: list[Note], pages: Folder
) -> Iterator[Note | Progress]:
    """Yield all findings, and from time to time how far it is; set the exit code meanwhile."""
    for found in (*settings, *_add_ons(env), *pages.names()):
        report.exit = report.exit if findings.is_hint(found) else COULD_NOT
        yield found
    for other in pages.contents():
        if isinstance(other, Note) and not findings.is_hint(other):
            report.exit = COULD_NOT
        yield other


def _settings(env: Env) -> tuple[Schedule, list[Note]]:
    """Return the schedule, and what can't be taken in the settings, each once.

    It is told as a finding, so it is not told beside the result any more.
    """
    calendar, odd = schedule.read(env.places.folder)
    found: list[Note] = []
    seen = set()
    for note in (*env.notes, *env.odd, *odd):
        facts = note.facts
        facts["path"] = facts.pop("file")
        facts.setdefault("line", None)
        facts.setdefault("takes", facts.get("key"))
        mark = (note.reason, facts["path"], facts["line"], facts.get("key"), facts.get("entry"))
        if mark not in seen:
            seen.add(mark)
            found.append(note)
    env.notes, env.odd = [], []
    return calendar, found


def _add_ons(env: Env) -> Iterator[Note]:
    """Yield the files on PATH that were meant as add-ons and are none."""
    for one in on_path.add_ons(env.variables.get("PATH", "")):
        name = one.name.partition(".")[0]
        if not one.runs:
            yield Note("addon_not_run", path=one.path, line=None)
        elif name in env.commands:
            yield Note("addon_hidden", path=one.path, line=None, name=name)
        elif name != one.name and env.variables.get("OS") != "Windows_NT":
            yield Note("addon_suffix", path=one.path, line=None, name=name)
