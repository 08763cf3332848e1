"""carry: what is still open, brought to another day; the one command that crosses days."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.commands.pick import pick_items
from blocklist.core import carry as carrying
from blocklist.core import edit
from blocklist.core.address import find_items, item_list
from blocklist.core.again import again
from blocklist.core.env import Note
from blocklist.core.result import WRONG_USE, Changed, Entry, Refusal
from blocklist.store import change, folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.carry import Carried, SectionOf
    from blocklist.core.day import Box, Day
    from blocklist.core.env import Ask, Call, Env
    from blocklist.store.change import Step


def carry(env: Env, call: Call) -> Changed:
    """Carry items of an earlier day to a later one. The result has no entries where none is picked.

    Raises Refusal for days and an ITEM that can't be taken, where nothing is open, and where a day
    can't be saved.
    """
    date, source = _dates(env, call)
    env.about = source
    day = day_file.current(env, source)
    named = find_items(day, call.words, carrying.can_go) if call.words else _unnamed(day)
    entries = [
        Entry("already_carried", item, date=source) for item in named if item.status == "carried"
    ]
    chosen = [item for item in named if carrying.can_go(item)]
    stays = [item for item in named if item not in chosen and item.status != "carried"]
    if stays:
        raise _stays(source, stays[0])
    if not (call.words or chosen):
        _look_further(env, source, date, carried=bool(entries))
    elif not call.words:
        if env.ask is None:
            raise _which(call, (date, source), chosen)
        chosen = _pick(env, env.ask, day, chosen, (date, source))
    if chosen:
        with change.Step(env.places, call.label) as step:
            entries += carry_items(env, step, date, [(source, chosen)])
    return Changed(date, entries)


def carry_items(
    env: Env,
    step: Step,
    date: str,
    picked_on: Sequence[tuple[str, Sequence[Box]]],
    section_of: SectionOf | None = None,
) -> list[Entry]:
    """Carry items of several days to one, as a part of a step: first all are copied, then marked.

    So nothing is lost where it is cut short, and the same again brings nothing twice. `picked_on`
    are ISO dates, each with items as they were when they were picked; `section_of` names the
    section that all go to, in place of the one of their own name. Raises Refusal, with nothing
    changed, where a day was changed since then or can't be saved; `carry_unmarked` where the items
    were copied and could not be marked.
    """
    sources = [_source(env, source, items) for source, items in picked_on]
    carried: list[Carried] = []

    def bring(day: Day) -> Day:
        new, carried[:] = carrying.copy(day, sources, section_of)
        return new

    # What is marked as carried must stand on that day, whatever becomes of its template.
    day_file.change_in(env, step, date, bring, make=True)
    for (source, _), (day, items) in zip(picked_on, sources, strict=True):
        _mark(env, step, source, date, carrying.going(day, items))
    return _told(carried, [source for source, _ in picked_on])


def _source(env: Env, source: str, picked_there: Sequence[Box]) -> tuple[Day, list[Box]]:
    """Return a day to carry from and the items that were picked, as both are now.

    Raises Refusal where they were changed since, and where the day could not be marked.
    """
    change.check(folder.day_path(env.places.folder, source))
    day = day_file.current(env, source)
    items = again(day, picked_there)
    if not day.document.writable:
        raise Refusal("day_no_text", date=source)
    return day, items


def _mark(env: Env, step: Step, source: str, date: str, items: Sequence[Box]) -> None:
    """Mark items as carried in the day that they come from. Raises Refusal where that can't be."""

    def mark(day: Day) -> Day:
        return edit.set_mark(day, again(day, items), ">")

    try:
        day_file.change_in(env, step, source, mark)
    except Refusal as why:
        if why.reason == "changed_meanwhile":
            raise Refusal("carry_unmarked", date=date, other_date=source) from why
        because = Note(why.reason, **why.facts)
        raise Refusal("carry_unmarked", date=date, other_date=source, because=because) from why


def _told(carried: Sequence[Carried], dates: Sequence[str]) -> list[Entry]:
    """Return what is said of the items; of what is under one that is said, only what went alone.

    `dates` are the ISO dates of the days that they come from.
    """
    entries: list[Entry] = []
    said: Carried | None = None
    for each in carried:
        is_under = (
            said is not None and said.source == each.source and said.item.stop > each.item.line
        )
        if each.around is None and not (is_under and each.twin):
            deed = "carried_twin" if each.twin else "carried"
            entries.append(Entry(deed, each.stands, other_date=dates[each.source]))
        said = said if is_under else each
    return entries


def _dates(env: Env, call: Call) -> tuple[str, str]:
    """Return the ISO date to carry to, and the one to carry from. Raises Refusal."""
    to, past = call.text("to"), call.text("from")
    date = env.now.date if to is None else day_file.resolve(env, to, "coming")
    if past is None:
        return date, _newest_used(env, date)
    source = day_file.resolve(env, past, "past")
    if source >= date:
        raise Refusal("carry_backwards", WRONG_USE, date=date, other_date=source)
    return date, source


def _newest_used(env: Env, date: str) -> str:
    """Return the newest day before a date that holds an item. Raises Refusal where there is none.

    So it does for one that can't be read: it may be the one.
    """
    for each in _dates_before(env, date):
        day = day_file.read(env, each)
        if day and day.items:
            return each
    raise Refusal("carry_nothing_before", date=date)


def _newest_open(env: Env, date: str) -> str | None:
    """Return the newest day before a date with an open item; one that can't be read is noted."""
    for each in _dates_before(env, date):
        try:
            day = day_file.read(env, each)
        except Refusal as why:
            env.notes.append(Note(why.reason, **why.facts))
            continue
        if day and any(map(carrying.can_go, day.items)):
            return each
    return None


def _dates_before(env: Env, date: str) -> list[str]:
    """Return the days before a date that have a file, newest first."""
    return [each for each in reversed(day_file.dates(env)) if each < date]


def _unnamed(day: Day) -> list[Box]:
    """Return what is meant where no ITEM is: what is open, else what was carried already."""
    waiting = [item for item in day.items if carrying.can_go(item)]
    if waiting:
        return waiting
    carried: list[Box] = []
    for item in day.items:  # what went with another item is not said
        inner = bool(carried) and carried[-1].line < item.line < carried[-1].stop
        if item.status == "carried" and not inner:
            carried.append(item)
    return carried


def _stays(source: str, item: Box) -> Refusal:
    """Return the refusal for an item that does not go as it is."""
    reopen = [] if item.status == "open" else [f"blocklist reopen {item.id} --date {source}"]
    label = item_list([item])[0].rstrip(" ")
    return Refusal("carry_stays", item=label, status=item.status, date=source, commands=reopen)


def _look_further(env: Env, source: str, date: str, *, carried: bool) -> None:
    """Tell of the newest day before the source that has an open item.

    Raises Refusal, unless what was open on the source is carried already.
    """
    older = _newest_open(env, source)
    to = "" if date == env.now.date else f" --to {date}"
    days = [] if older is None else [env.words.short_date(older, env.now.date)]
    commands = [] if older is None else [f"blocklist carry --from {older}{to}"]
    if not carried:
        raise Refusal("carry_none_open", date=source, days=days, commands=commands)
    if older:
        env.notes.append(Note("carry_open_before", days=days, commands=commands))


def _pick(env: Env, ask: Ask, day: Day, choice: list[Box], dates: tuple[str, str]) -> list[Box]:
    """Return the items that are picked from the list of what is open; none where none is.

    `dates` are the day to carry to, and the one to carry from.
    """
    answer = ask("carry_which", item_list(choice), date=dates[1], other_date=dates[0])
    chosen = pick_items(day, choice, answer)
    if not chosen:
        env.notes.append(Note("nothing_written"))
    return chosen


def _which(call: Call, dates: tuple[str, str], choice: Sequence[Box]) -> Refusal:
    """Return the refusal that lists what is open, where there is no one to ask."""
    options = zip(("to", "from"), dates, strict=True)
    given = [f"--{name} {date}" for name, date in options if call.text(name)]
    command = " ".join(["blocklist carry", choice[0].id, *given])
    return Refusal("carry_which", date=dates[1], items=item_list(choice), command=command)
