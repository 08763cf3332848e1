"""What `week` writes: the file that `--out` names, and the week page."""

from __future__ import annotations

import os

from blocklist.commands import day_file
from blocklist.core import copies, lines, pages, week_page
from blocklist.core.env import Note
from blocklist.core.result import WRONG_USE, Refusal, Report
from blocklist.store import folder, output, places
from blocklist.store.change import Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.env import Call, Env
    from blocklist.core.result import WeekResult

# The forms of core.env's `page_text`, by the endings of the files that have them.
FORMS = {".html": "html", ".md": "md", ".json": "json"}
TEMPLATES = "templates"


def out_path(env: Env, out: str) -> str:
    """Return the full path of the file that `--out` names.

    Raises Refusal (wrong use) for an ending that no form has, for the name of a day, of a week
    page, of a second copy of these or of a template, and for a file of his folder that is there.
    """
    if _ending(out) not in FORMS:
        raise Refusal("out_ending", WRONG_USE, endings=list(FORMS))
    path = places.absolute(out, env.variables)
    above, name = os.path.split(os.path.realpath(path))
    stem, ending = os.path.splitext(name)
    his = os.path.realpath(env.places.folder)
    is_markdown = above == his and ending.lower() == ".md"
    page = f"{stem}.md"
    is_page = pages.week_of(stem) or pages.days([page]) or copies.of_page(page)[0] != copies.NOT
    if (is_markdown and is_page) or above == os.path.join(his, TEMPLATES):
        raise Refusal("out_is_yours", WRONG_USE, path=path)
    output.check_place(path, env.places.folder)
    return path


def write(env: Env, call: Call, result: WeekResult, path: str | None) -> Report:
    """Write the file that is asked for, and the week page, and tell so."""
    rows, talk = [], False
    if path is not None:
        form = FORMS[_ending(path)]
        data = env.page_text(result, form).encode("utf-8", "replace")
        there = output.write(path, data)
        rows.append(Note("week_replaced" if there else "week_written", path=path))
        answers = any(week.answers for week in result.weeks)
        talk = form != "json" and (answers or result.tried is not None)
    if call.has("save"):
        rows.append(_save(env, call, result))
        # What he wrote in this very page is not what `--save` brings there.
        talk = talk or result.tried is not None
    if result.said or talk:
        env.notes.append(_held(days=result.said, talk=talk, kept=call.has("save")))
    return Report([] if env.quiet else rows)


def _held(*, days: bool, talk: bool, kept: bool) -> Note:
    """Return what it holds of his words; of a page that is `kept` they can't be left out."""
    if days and talk:
        return Note("week_keeps_both" if kept else "week_holds_both")
    if days:
        return Note("week_keeps_days" if kept else "week_holds_days")
    return Note("week_keeps_talk" if kept else "week_holds_talk")


def _ending(path: str) -> str:
    """Return the ending of a file's name in small letters: `.md`."""
    return os.path.splitext(path)[1].lower()


def _save(env: Env, call: Call, result: WeekResult) -> Note:
    """Put the weeks between the markers of the week page of the last one, as one step."""
    name = result.weeks[-1].name
    path = folder.day_path(env.places.folder, name)
    body = env.page_text(result, "save").split("\n")
    title = env.words.week_title(name)
    with Step(env.places, call.label) as step:
        env.step = step
        outcome = step.change(path, lambda data: _refreshed(data, name, title, body))
    day_file.note_outcome(env, path, outcome)
    return Note("week_saved" if outcome.wrote else "week_same", path=path)


def _refreshed(data: bytes | None, name: str, title: str, body: Sequence[str]) -> bytes:
    """Return a page with other lines between its markers. Raises Refusal where that can't be."""
    document = lines.decode(data or b"")
    reason = week_page.obstacle(document)
    if reason:
        raise Refusal(reason, name=f"{name}.md", begin=week_page.BEGIN, end=week_page.END)
    new = week_page.refreshed(document, title, body)
    if not week_page.find_markers(new.lines):  # code or a comment that never ends took them in
        raise Refusal("no_safe_place")
    return new.encode()
