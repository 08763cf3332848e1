"""reflect: a few words of his own, at the end of a day or of a week."""

from __future__ import annotations

from blocklist.commands.reflect_places import DayWords, WeekWords
from blocklist.core import text
from blocklist.core.edit_words import paragraphs
from blocklist.core.env import Note
from blocklist.core.result import WRONG_USE, Changed, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.commands.reflect_places import Question
    from blocklist.core.edit_words import Paragraph
    from blocklist.core.env import Ask, Call, Env
    from blocklist.core.result import Entry

    Place = DayWords | WeekWords

STANDARD_INPUT = ("-",)


def reflect(env: Env, call: Call) -> Changed:
    """Write words of his into a day, or into a week page; ask for them where none are given.

    The result has no entries where he wrote none. Raises Refusal for a text or DATE that can't be
    taken, where there is no one to ask, and where it can't be saved.
    """
    place = WeekWords(env, call) if call.has("week") else DayWords(env, call)
    if call.has("edit"):
        entries = _by_editor(env, call, place)
    elif call.words:
        entries = [place.write(_given(env, call))]
    elif env.ask:
        entries = _asked(env.ask, place)
    else:
        raise Refusal("reflect_week_asks" if call.has("week") else "reflect_asks")
    if not entries:
        env.notes.append(Note("nothing_written"))
    return Changed(env.now.date, entries)


def _given(env: Env, call: Call) -> Sequence[Paragraph]:
    """Return the words of the call as paragraphs, or those of standard input.

    Raises Refusal (wrong use) for what is no text, and where there are none.
    """
    if call.words != STANDARD_INPUT:
        words = paragraphs(" ".join(call.words))
        if not words:
            raise Refusal("text_empty", WRONG_USE)
        return words
    data = env.stdin.buffer.read() if env.stdin else b""
    found = paragraphs(data.decode("utf-8-sig", "surrogateescape"))
    if not found:
        raise Refusal("reflect_no_lines", WRONG_USE)
    return found


def _asked(ask: Ask, place: Place) -> list[Entry]:
    """Put the questions one by one, and save each answer before the next; Ctrl-D ends."""
    place.check()
    questions = place.questions()
    if len(questions) > 1:
        ask.tell("reflect_begins", day=place.title)
    entries = []
    for question in questions:
        answer = _answer(ask, place, question)
        if answer is None:
            break
        if answer:
            entries.append(place.write(answer, question))
    return entries


def _answer(ask: Ask, place: Place, question: Question) -> Sequence[Paragraph] | None:
    """Return the paragraphs of an answer, none where the question is skipped, None at Ctrl-D.

    One that can't be taken is told, and asked for again.
    """
    while True:
        there = [text.as_shown(line) for line in place.there(question)]
        typed = ask.lines(question.name, there, whole=True, asks=question.text)
        if typed is None:
            return None
        try:
            return paragraphs("\n".join(typed))
        except Refusal as why:
            ask.tell(why.reason, **why.facts)


def _by_editor(env: Env, call: Call, place: Place) -> list[Entry]:
    """Let him write in his editor. Raises Refusal as _edited; for no editor, one of reflect's."""
    try:
        return _edited(env, call, place)
    except Refusal as why:
        if why.reason not in {"editor_none", "editor_missing"}:
            raise
        reason = "reflect_editor_none" if why.reason == "editor_none" else "reflect_editor_missing"
        raise Refusal(reason, why.exit, **why.facts, to=place.options) from why


def _edited(env: Env, call: Call, place: Place) -> list[Entry]:
    """Let him write in his editor, and put there what he wrote.

    What can't be put there is kept, and it is noted where. Raises Refusal as reflect does, and
    where the editor does not end well.
    """
    from blocklist.store import draft, editor

    if call.words == STANDARD_INPUT:
        raise Refusal("reflect_edit_input", WRONG_USE)
    begun = paragraphs(" ".join(call.words))
    place.check()
    words = editor.command(env.variables, place.path)
    page = draft.Draft(place.file, "\n\n".join(["\n".join(each) for each in begun]))
    typed, code = page.write(words, env.variables)
    try:
        entries = _ended(place, typed, code, words[0])
    except Refusal:
        if typed.strip():
            env.notes.append(Note("reflect_kept", path=page.path))
        else:
            page.drop()
        raise
    page.drop()
    return entries


def _ended(place: Place, typed: str, code: int, editor: str) -> list[Entry]:
    """Write what an editor has left. Raises Refusal where its exit code is not 0, as git does."""
    if code:
        raise Refusal("editor_stopped", code=code, file=editor)
    written = paragraphs(typed)
    return [place.write(written)] if written else []
