"""What `check` found: for a person by kind, the worst first; for a program one by one."""

from __future__ import annotations

import os
from itertools import pairwise

from blocklist.core import findings
from blocklist.core.env import Note
from blocklist.render import look, plain, sentences, wrap
from blocklist.render.progress import Bar
from blocklist.render.words.en import checks as words
from blocklist.render.words.en.refusals import REFUSALS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.env import Env
    from blocklist.core.result import Report

INDENT = "    "
# Of these each is told by itself, as no other tells how to mend it.
EACH = ("settings_", "copy")
MOST_EACH = 5


def pieces(outcome: Report, env: Env) -> Iterator[Sequence[str]]:
    """Yield the lines of all findings, when all are found."""
    if outcome.form == "json":
        from blocklist.render import data

        for text in data.findings(_values(outcome, env)):
            yield [text]
    else:
        yield _lines(outcome, env)


def _lines(outcome: Report, env: Env) -> list[str]:
    """Return the lines for a person; at the end of them, at a terminal, where everything is."""
    found = findings.in_order(_all(outcome, env))
    mends = [note for note in found if not findings.is_hint(note)]
    hints = [note for note in found if findings.is_hint(note)]
    said = [line for group in _groups(mends) for line in _group(env, group)]
    if hints:
        said += [*([""] if said else []), words.HINTS, ""]
        said += [line for group in _groups(hints) for line in _group(env, group)]
    said = said or [words.ALL_WELL]
    if env.on_terminal and not env.quiet:
        said += ["", words.PLACES, ""]
        for row in outcome.rows:
            said += _fitted(env, sentences.lines(env, row.reason, row.facts))
    return said


def _values(outcome: Report, env: Env) -> Iterator[dict[str, object]]:
    """Yield the findings for a program, the worst first."""
    for note in findings.in_order(_all(outcome, env)):
        text, *remedy = _sentence(env, note)
        yield {
            "kind": note.reason,
            "severity": "hint" if findings.is_hint(note) else "mend",
            "path": note.facts["path"],
            "line": note.facts["line"],
            "text": text,
            "remedy": "\n".join(remedy) or None,
        }


def _all(outcome: Report, env: Env) -> list[Note]:
    """Return all findings, once they are found; meanwhile a person sees how far it is."""
    bar = Bar(env)
    found = []
    try:
        for one in outcome.findings or ():
            if isinstance(one, Note):
                found.append(one)
            else:
                bar.show(one)
    finally:
        bar.hide()
    return found


def _groups(found: Sequence[Note]) -> list[list[Note]]:
    """Return findings that are told together; they come in the order of their kinds."""
    groups: list[list[Note]] = []
    for note in found:
        kind = [group for group in groups[-MOST_EACH:] if group[0].reason == note.reason]
        if kind and (not note.reason.startswith(EACH) or len(kind) == MOST_EACH):
            groups[-1].append(note)
        else:
            groups.append([note])
    return groups


def _group(env: Env, group: Sequence[Note]) -> list[str]:
    """Return the lines on findings of one kind: the first as a whole, where the others are."""
    first, *others = group
    text, *remedy = _sentence(env, first)
    if others:
        places = [_place(env, note, above) for above, note in pairwise(group)]
        remedy += sentences.filled(env, words.SAME, {"places": places})
    where = _filled(env, _where(first), first)[0] if first.reason in words.NOTES else ""
    return _fitted(env, [where + text, *[INDENT + line for line in remedy]])


def _sentence(env: Env, note: Note) -> list[str]:
    """Return the lines on a finding: what it is, and how to mend it."""
    return _filled(env, words.NOTES.get(note.reason) or REFUSALS[note.reason], note)


def _filled(env: Env, template: str, note: Note) -> list[str]:
    """Return a template's lines; what lies in the folder is named as it is called there."""
    name = _name(env, note)
    return sentences.filled(env, template, {**note.facts, "file": name, "path": name})


def _where(note: Note) -> str:
    """Return what stands before a sentence."""
    return words.WHERE_LINE if note.facts["line"] else words.WHERE


def _place(env: Env, note: Note, above: Note) -> str:
    """Return where a finding is, for a list; the file is not named again."""
    if not note.facts["line"]:
        return _filled(env, words.PLACE, note)[0]
    same = note.facts["path"] == above.facts["path"]
    return _filled(env, words.PLACE_BELOW if same else words.PLACE_LINE, note)[0]


def _name(env: Env, note: Note) -> str:
    """Return the name of a file as it is called in the folder, its path where it lies elsewhere."""
    path = str(note.facts["path"])
    inside = os.path.join(env.places.folder, "")
    return path.removeprefix(inside)


def _fitted(env: Env, lines: Sequence[str]) -> list[str]:
    """Return lines that fit the terminal that they go to; one with a longer word stays whole.

    Such a word is a path, which a person may want to copy.
    """
    if not env.on_terminal:
        return [*lines]
    room = look.width(env)
    fitted = []
    for line in lines:
        indent = INDENT if line.startswith(INDENT) else ""
        text = line.removeprefix(indent)
        if max(map(plain.cells, line.split(" "))) > room - len(INDENT):
            fitted.append(line)
            continue
        first, *rest = wrap.wrap(text, room - len(INDENT), room - len(indent))
        fitted += [indent + first, *[INDENT + part for part in rest]]
    return fitted
