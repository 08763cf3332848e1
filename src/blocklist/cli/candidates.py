"""What may stand for an argument or a value, by the name that the table has for it.

The day that is meant is read once. Each function may raise Refusal, which is not said.
"""

from __future__ import annotations

from blocklist.cli import help as pages
from blocklist.cli.asked import COMMAND, OPTION
from blocklist.cli.table import COMMANDS
from blocklist.commands import day_file
from blocklist.core.day import WHOLE_DAY, WORK, is_open
from blocklist.core.result import Refusal
from blocklist.store import folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blocklist.cli.asked import Asked
    from blocklist.core.address import Place
    from blocklist.core.day import Box, Day
    from blocklist.core.env import Env

    Pair = tuple[str, str]  # a value, and what it means

# Commands for which a bare day name is today or the coming one, and options with a way of theirs.
COMING_COMMANDS = {"add", "plan", "print", "edit"}
DIRECTIONS = {"to": "coming", "from": "past", "since": "past"}
NEAR_DAYS = ("today", "yesterday", "tomorrow")
WEEKS = ("this", "next", "last")
LEAST_OF_DATE = 5  # signs of an ISO date: a year and a dash
SHELLS = ("bash", "zsh", "fish")


def of(asked: Asked, env: Env) -> Sequence[Pair]:
    """Return values with what they mean; begun or not, they are sorted out later."""
    find = KINDS.get(asked.kind)
    return find(asked, env) if find else []


def _commands(_asked: Asked, env: Env) -> list[Pair]:
    """Return the commands, then the add-ons on PATH."""
    from blocklist.cli import add_ons

    own = [(row.name, pages.summary(row)) for row in COMMANDS.values()]
    return own + [(name, "") for name in add_ons.names(env)]


def _options(asked: Asked, _env: Env) -> list[Pair]:
    """Return the long names of the options that may stand there and were not given yet."""
    options = dict.fromkeys(asked.known().values())
    return [
        (f"--{option.name}", pages.option_help(asked.row, option))
        for option in options
        if option.repeats or option.name not in asked.options
    ]


def _items(asked: Asked, env: Env) -> list[Pair]:
    """Return ids with the texts; texts with the ids, where letters are typed.

    They are those that the command would change; where none of them fits, the others. After ids
    come ids, and after other words no one can tell.
    """
    named = [] if asked.option else asked.words
    as_ids = not asked.begun or asked.begun[0].isdigit()
    if named and not (as_ids and all(word[:1].isdigit() for word in named)):
        return []
    command = asked.row.name if asked.row else ""
    day = _source(asked, env) if command == "carry" else _day(asked, env)
    items = [item for item in day.items if item.id not in named] if day else []
    first = [item for item in items if _is_for(command, item)]
    pairs = _named(first, asked.begun, items)
    begun = asked.begun.lower()
    fits = any(value.lower().startswith(begun) for value, _ in pairs)
    return pairs if fits or command == "carry" else _named(items, asked.begun, items)


def _is_for(command: str, item: Box) -> bool:
    """Whether an item is one of those that a command would change."""
    if command == "reopen":
        return item.status != "open"
    from blocklist.commands.mark import MARKS

    return is_open(item) and item.mark != MARKS.get(command)


def _named(items: Sequence[Box], begun: str, among: Sequence[Box]) -> list[Pair]:
    """Return items by their ids, or by their texts where one is begun that names one alone."""
    if not begun or begun[0].isdigit():
        return [(item.id, item.text) for item in items]
    texts = [item.text.lower() for item in among]
    return [(i.text, i.id) for i in items if texts.count(i.text.lower()) == 1]


def _blocks(asked: Asked, env: Env) -> list[Pair]:
    """Return work times and whole-day sections by name, by number where a name is not enough."""
    from blocklist.core import address
    from blocklist.render.board_parts import span

    day, date = _day(asked, env), _date(asked, env)
    minute = day_file.minute_of(env, date)
    pairs = list(zip(address.block_numbers(day), day.blocks, strict=True))
    if asked.begun.isdigit():
        return [(str(n), block.name or env.words.WHOLE_DAY) for n, block in pairs]
    numbers = {id(block.sections[0]): str(number) for number, block in pairs if number}
    found = []
    for section in (s for s in day.sections if s.kind in {WORK, WHOLE_DAY}):
        place = _place(day, section.name, minute)
        if place and place.section is section:
            found.append((section.name, span(section.start, section.end, env.settings.clock)))
        elif section.kind == WORK:
            found.append((numbers[id(section)], section.name))
    for word in ("now", "next") if minute is not None else ():
        place = _place(day, word, minute)
        found += [(word, place.block.name)] if place else []
    return found


def _place(day: Day, wanted: str, minute: int | None) -> Place | None:
    """Return the place that BLOCK names, None where it names none."""
    from blocklist.core import address

    try:
        return address.find_block(day, wanted, minute)
    except Refusal:
        return None


def _dates(asked: Asked, env: Env) -> list[Pair]:
    """Return words for days with the days that they mean; days with a file for `2026-`."""
    if asked.begun[:1].isdigit():
        days = day_file.dates(env) if len(asked.begun) >= LEAST_OF_DATE else []
        return [(date, "") for date in reversed(days)]
    names = [name.lower() for name in env.words.DAYS]
    one = [*NEAR_DAYS, *names]
    two = [f"{week} {name}" for week in WEEKS for name in names]
    if asked.option:
        # Two words want quotes, so they are offered where they are begun.
        return [(words, _meant(words, asked, env)) for words in one + (two if asked.begun else [])]
    typed = "".join([f"{word.lower()} " for word in asked.words])
    ahead = [words[len(typed) :] for words in one + two if words.startswith(typed)]
    return [
        (word, _meant(typed + word, asked, env) if word in ahead else "")
        for word in dict.fromkeys(words.split(" ")[0] for words in ahead)
    ]


def _meant(words: str, asked: Asked, env: Env) -> str:
    """Return the day that words mean as `Fri 27 Nov`, nothing where they mean none."""
    try:
        return str(env.words.short_date(_resolved(words, asked, asked.option, env), env.now.date))
    except Refusal:
        return ""


def _date(asked: Asked, env: Env) -> str:
    """Return the ISO date that the line is about. Raises Refusal for one that can't be told."""
    given = asked.options.get("date")
    return env.now.date if given is None else _resolved(given, asked, "date", env)


def _resolved(words: str, asked: Asked, option: str, env: Env) -> str:
    """Return the ISO date of words after an option, or as an argument. Raises Refusal."""
    from blocklist.core import isodate

    simple = isodate.simple(words, env.now.date)
    if simple is not None:
        return simple
    from blocklist.core import dates

    command = asked.row.name if asked.row else ""
    usual = "coming" if command in COMING_COMMANDS else "here"
    way = DIRECTIONS.get(option, usual)
    return dates.resolve(words, env.now.date, way, env.settings.week_starts)


def _day(asked: Asked, env: Env) -> Day:
    """Return the day that the line is about, as it is written or as its template has it."""
    date = _date(asked, env)
    return day_file.current(env, date)


def _source(asked: Asked, env: Env) -> Day | None:
    """Return the day that `carry` takes from, None where there is none."""
    past, to = asked.options.get("from"), asked.options.get("to")
    if past is not None:
        return day_file.read(env, _resolved(past, asked, "from", env))
    end = env.now.date if to is None else _resolved(to, asked, "to", env)
    for date in reversed(day_file.dates(env)):
        day = day_file.read(env, date) if date < end else None
        if day and day.items:
            return day
    return None


def _templates(_asked: Asked, env: Env) -> list[Pair]:
    """Return the names of the templates."""
    names = folder.file_names(f"{env.places.folder}/templates")
    return [(name[:-3], "") for name in names if name.endswith(".md") and name[0] not in ".~"]


def _forms(_asked: Asked, _env: Env) -> list[Pair]:
    """Return the forms that `export` gives."""
    from blocklist.commands.export import FORMS

    return [(form, "") for form in FORMS]


def _sizes(_asked: Asked, _env: Env) -> list[Pair]:
    """Return the sizes of paper that `print` takes."""
    from blocklist.core.paper import SIZES

    return [(size, "") for size in SIZES]


# By the names of arguments and values in cli.table.
KINDS: Mapping[str, Callable[[Asked, Env], Sequence[Pair]]] = {
    COMMAND: _commands,
    OPTION: _options,
    "ITEM": _items,
    "BLOCK": _blocks,
    "DATE": _dates,
    "TEMPLATE": _templates,
    "FORMAT": _forms,
    "SHELL": lambda _asked, _env: [(shell, "") for shell in SHELLS],
    "SIZE": _sizes,
}
