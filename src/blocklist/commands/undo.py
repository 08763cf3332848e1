"""undo and redo: take back the newest step, or do again the one that was taken back last."""

from __future__ import annotations

from contextlib import suppress

from blocklist.commands.undo_turn import Turn, names_of
from blocklist.core.env import Note
from blocklist.core.result import Changed, Entry, Refusal, Report
from blocklist.core.retold import ITEM, once
from blocklist.store.undo import AGAIN, BACK, Undoing, check_kept, next_of, stack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.env import Call, Env
    from blocklist.core.retold import Retold
    from blocklist.store.undo import Kept

MOST = 20  # lines of the list on a terminal
DEEDS = {BACK: "took_back", AGAIN: "did_again"}
# What is said of an item where a step of this command is taken back or done again.
OWN_DEEDS = {
    BACK: {"delete": "put_back"},
    AGAIN: {"delete": "deleted_again", "move": "moved_again"},
}
FROM = {BACK: "took_back_carried", AGAIN: "carried_again"}


def undo(env: Env, call: Call) -> Changed | Report:
    """Take back a step in all of its files or in none, do one again, or list what is kept.

    Raises Refusal where there is none, where its lines have changed since, and where a file can't
    be saved.
    """
    if call.has("list"):
        return _listed(env)
    passed: list[Kept] = []
    while True:
        before = len(passed)
        try:
            return _turned(env, call, passed)
        except Refusal as why:
            if len(passed) == before or not _passes_over(env, call, passed, why):
                raise


def _turned(env: Env, call: Call, passed: list[Kept]) -> Changed:
    """Take back or do again the next step that is not among those passed over.

    One whose lines have changed is put there, and the refusal raised.
    """
    kind = call.command
    with Undoing(env.places, call.label, kind) as step:
        every = stack(env.places)
        found = next_of(_but(every, passed), kind)
        if found is None:
            some = "undo_nothing" if every else "undo_no_steps"
            raise Refusal(some if kind == BACK else "redo_nothing")
        kept, names = found
        if kept.unsure:
            step.give_up(kept)
            raise Refusal("undo_unsure", step=kept.intent.label, days=names_of(env, kept.unsure))
        step.about(kept)
        turns = [Turn(env, kept, name, kind) for name in names]
        for turn in turns:
            try:
                turn.check()
            except Refusal as why:
                if "step" in why.facts:
                    passed.append(kept)
                raise
        _make(env, step, kept, turns)
    gone = [turn.name for turn in turns if turn.went]
    if gone:
        env.notes.append(Note("files_gone", names=gone))
    return Changed(env.now.date, _entries(env, kept, turns))


def _but(every: Sequence[Kept], passed: Sequence[Kept]) -> list[Kept]:
    """Return the steps but for those that are passed over."""
    return [each for each in every if not any(each.is_same(other) for other in passed)]


def _passes_over(env: Env, call: Call, passed: Sequence[Kept], why: Refusal) -> bool:
    """Ask, where there is someone to ask, if a step that is refused shall not be in the way.

    No lock is held meanwhile.
    """
    if (
        env.ask is None
        or call.command != BACK
        or not next_of(_but(stack(env.places), passed), BACK)
    ):
        return False
    return env.ask("undo_pass_over", **why.facts) == "yes"


def _make(env: Env, step: Undoing, kept: Kept, turns: Sequence[Turn]) -> None:
    """Change all files or none. Raises Refusal where one can't be changed after all."""
    for number, turn in enumerate(turns):
        if turn is turns[-1]:  # Ctrl-C before that: it is cut short, and the next one goes on
            step.begin()
            env.step = step
        try:
            turn.make(step)
        except Refusal:
            _turn_round(env, kept, turns[:number])
            raise


def _turn_round(env: Env, kept: Kept, turns: Sequence[Turn]) -> None:
    """Turn files round that were changed before one that could not be."""
    kind = AGAIN if turns and turns[0].back else BACK
    other = Undoing(env.places, kind, kind)  # the lock is held already
    other.about(kept)
    again = [each for each in stack(env.places) if each.is_same(kept)]
    with suppress(Refusal):
        for turn in turns:
            Turn(env, again[0], turn.name, kind).make(other)


def _entries(env: Env, kept: Kept, turns: Sequence[Turn]) -> list[Entry]:
    """Return what is said: each item, or the words of the command where it was about none."""
    found = [(each, turn) for turn in turns for each in turn.retold()]
    told = once([each for each, _ in found])
    way = BACK if turns[0].back else AGAIN
    command = kept.intent.label.partition(" ")[0]
    said = {id(each) for each in told}
    entries = []
    for each, turn in found:
        if id(each) in said:
            entry = _entry(env, DEEDS[way], each, turn.date)
            if each.kind == ITEM:
                entry.deed = OWN_DEEDS[way].get(command, entry.deed)
            if command == "carry" and each.kind == ITEM:
                days = [other.date for one, other in found if one.box.text == each.box.text]
                others = [date for date in days if date != turn.date]
                entry.deed = FROM[way] if others else entry.deed
                entry.facts["day"] = env.words.short_date((others or days)[0], env.now.date)
            entries.append(entry)
    if entries:
        return entries
    names = ", ".join(names_of(env, [turn.name for turn in turns]))
    return [Entry(f"{DEEDS[way]}_step", None, step=kept.intent.label, names=names)]


def _entry(env: Env, deed: str, told: Retold, date: str) -> Entry:
    """Return what is said of one item: the day stands with it where that is not today."""
    name = deed if told.kind == ITEM else f"{deed}_{told.kind}"
    entry = Entry(name, told.box, fact=env.words.STATUS.get(told.fact, told.fact))
    day = [] if date == env.now.date else [env.words.short_date(date, env.now.date)]
    place = env.words.WHOLE_DAY if entry.place is None else entry.place
    entry.facts["around"] = ", ".join([place, *day])
    return entry


def _listed(env: Env) -> Report:
    """Return the steps that are kept, newest first."""
    rows = []
    for kept in reversed(stack(env.places)):
        reason = "step_kept" if kept.inside else "step_taken_back"
        if kept.unsure:
            reason = "step_unsure"
        days = names_of(env, kept.first)
        rows.append(Note(reason, when=kept.moment, step=kept.intent.label, days=days))
    if not rows:
        check_kept(env.places)
        env.notes.append(Note("no_steps"))
    more = len(rows) - MOST
    if env.on_terminal and more > 0:
        rows[MOST:] = [Note("steps_more", count=more)]
    return Report(rows)
