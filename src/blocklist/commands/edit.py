"""edit: a day's file in the person's own editor."""

from __future__ import annotations

import os

from blocklist.commands import day_file
from blocklist.core.env import Note
from blocklist.core.result import Changed, Entry, Refusal
from blocklist.store import editor, folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.env import Call, Env
    from blocklist.store.editor import Closing, Ended, Opened


def edit(env: Env, call: Call) -> Changed:
    """Open a day in the editor, and keep what is changed there as one step.

    A missing day is made from its template first, and taken away if it comes back unchanged. Raises
    Refusal where there is no editor, where it does not end well, and where the day can't be made.
    """
    date = day_file.date_of(env, call, call.words, direction="coming")
    path = folder.day_path(env.places.folder, date)
    words = editor.command(env.variables, path)

    def start() -> bytes:
        return day_file.made(env, date).document.encode()

    opened = editor.Opened(env.places, path, start)
    try:
        ended = editor.run(words, path, env.variables)
    except (Refusal, KeyboardInterrupt):
        opened.put_back()
        raise
    with editor.Closing(env.places, call.label) as step:
        env.step = step
        step.close(opened)
        _tidy(env, opened, step, ended, words)
    if ended.code:
        _refuse_as_it_ended(ended.code, words[0], saved=step.changed)
    if not step.changed or step.gone:
        return Changed(date, [])
    return Changed(date, [Entry("edited", None, day=env.words.short_date(date, env.now.date))])


def _refuse_as_it_ended(code: int, file: str, *, saved: bool) -> None:
    """Raise Refusal for an editor that ended with a code."""
    if saved:
        raise Refusal("editor_stopped_saved", code=code, file=file)
    raise Refusal("editor_stopped", code=code, file=file)


def _tidy(env: Env, opened: Opened, step: Closing, ended: Ended, words: list[str]) -> None:
    """Take a page away that was made for nothing, and note what is to be said.

    One that may still be open in a window stays.
    """
    wait = editor.way_to_wait(words) if ended.at_once else None
    if opened.made_folder and (step.changed or wait):
        env.notes.append(Note("made_folder", path=env.places.folder))
    if wait and not step.changed:
        name = os.path.basename(words[0])
        env.notes.append(Note("edit_at_once", editor=name, wait=wait))
    elif not step.changed:
        if opened.made:
            opened.put_back()
        env.notes.append(Note("nothing_changed"))
    if step.joined:
        env.notes.append(Note("edit_joined", date=env.about))
    env.notes += [Note("edit_saved_over", step=label) for label in step.lost]
    if step.gone:
        env.notes.append(Note("edit_gone"))
    if not step.kept:
        env.notes.append(Note("step_not_kept"))
