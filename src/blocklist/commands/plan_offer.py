"""What `plan` lays beside the blanks: what is still open this week, and his own words."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.commands.carry import carry_items
from blocklist.commands.pick import pick
from blocklist.core import carry, names
from blocklist.core.env import Note
from blocklist.core.result import Refusal
from blocklist.core.weeks import first_of_week
from blocklist.store.change import Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blocklist.core.address import Place
    from blocklist.core.day import Box, Day
    from blocklist.core.env import Ask, Env

    Open = tuple[str, Box]  # an ISO date, and an item of that day

REMEMBERED = 30  # days whose words the Tab key knows
BACK, QUIT, HELP = "back", "quit", "help"  # what an answer may mean at any question of `plan`


def offer(env: Env, ask: Ask, date: str) -> bool:
    """Offer what is open on earlier days of the week, and carry what is picked.

    It goes into the first list for the whole day. Returns False if the person would rather stop.
    Raises Refusal where a day can't be saved.
    """
    found = _open_this_week(env, date)
    shown = [f"{env.words.short_date(day, env.now.date)}  {item.text}" for day, item in found]
    while found:
        answer = ask("plan_open", shown)
        if answer is None or answer == QUIT:
            return False
        if not answer or answer == BACK:
            break
        picked = pick(found, answer)
        if picked:
            _carry(env, date, picked)
            break
        ask.tell("plan_numbers")
    return True


def own_words(env: Env, date: str, place: Place) -> list[str]:
    """Return texts of earlier days, without doubles: those of the place's name, then the others.

    Of each the newest come first.
    """
    wanted = names.key(place.section.name) if place.section else ""
    near: list[str] = []
    far: list[str] = []
    dates = [each for each in day_file.dates(env) if each < date]
    for _, day in _days(env, dates[: -REMEMBERED - 1 : -1]):
        for item in day.items:
            (near if names.key(item.section.name) == wanted else far).append(item.text)
    return [words for words in dict.fromkeys([*near, *far]) if words]


def _open_this_week(env: Env, date: str) -> list[Open]:
    """Return what is open on the days of the week before a date, oldest first."""
    first = first_of_week(date, env.settings.week_starts)
    dates = [each for each in day_file.dates(env, first) if each < date]
    return [
        (each, item) for each, day in _days(env, dates) for item in day.items if carry.can_go(item)
    ]


def _days(env: Env, dates: Iterable[str]) -> list[tuple[str, Day]]:
    """Return the days that can be read; one that can't be is noted, once."""
    found = []
    for date in dates:
        try:
            day = day_file.read(env, date)
        except Refusal as why:
            note = Note(why.reason, **why.facts)
            if (note.reason, note.facts) not in [(told.reason, told.facts) for told in env.notes]:
                env.notes.append(note)
            continue
        if day is not None:
            found.append((date, day))
    return found


def _carry(env: Env, date: str, picked: Sequence[Open]) -> None:
    """Carry what is picked into the first list for the whole day, as one step."""
    days: dict[str, list[Box]] = {}
    for day, item in picked:
        days.setdefault(day, []).append(item)
    with Step(env.places, " ".join(["plan", *(item.text for _, item in picked)])) as step:
        carry_items(env, step, date, list(days.items()), lambda day: day.first_list)
