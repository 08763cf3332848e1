"""From a reason and its facts to the lines that a person reads."""

from __future__ import annotations

from blocklist.core.env import Moment
from blocklist.render import look, plain
from blocklist.render.words.en import notes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blocklist.core.env import Env

DATES = {"date", "other_date"}
# A path is of use in full alone, and a question is to be read.
WHOLE = {"path", "file", "asks", "row"}
TIMES = {"start", "stop"}  # minutes of the day
MOST_TEXT = 60
MOST_LIST = 76


def lines(env: Env, reason: str, facts: Mapping[str, object]) -> list[str]:
    """Return the lines that say a reason, facts filled in."""
    said = notes.NOTES[reason] if reason in notes.NOTES else _refusal(reason)
    return filled(env, said, facts)


def _refusal(reason: str) -> str:
    """Return the sentence of a refusal, which is said as a note where the day goes on without."""
    from blocklist.render.words.en.refusals import REFUSALS

    return REFUSALS[reason]


def filled(env: Env, template: str, facts: Mapping[str, object]) -> list[str]:
    """Return a template's lines with facts filled in; a line whose list is empty is left out."""
    dots = "..." if look.ascii_only(env) else "…"
    shown = _of_day(env)
    shown |= {key: _shown(env, key, value, dots) for key, value in facts.items()}
    empty = [key for key, value in facts.items() if isinstance(value, (list, tuple)) and not value]
    kept = [line for line in template.split("\n") if not any(f"{{{key}}}" in line for key in empty)]
    return [plain.clean(line.format(**shown)) for line in kept]


def _of_day(env: Env) -> dict[str, str]:
    """Return how the day that the call is about is named, in words and on a command line."""
    other = env.about if env.about and env.about != env.now.date else ""
    date = env.words.short_date(other, env.now.date) if other else ""
    named = {key: pair[bool(other)].format(date=date) for key, pair in notes.DAY.items()}
    option = f" --date {other}" if other else ""
    return {**named, "on": f" {other}" if other else "", "dated": option}


def _shown(env: Env, key: str, value: object, dots: str) -> str:
    """Return a fact as a person reads it."""
    if key in DATES:
        return str(env.words.short_date(str(value), env.now.date))
    if key == "hours" and isinstance(value, tuple):
        return _hours(env, *value)
    if key in TIMES and isinstance(value, int):
        return plain.clock(value, env.settings.clock)
    if key == "when" and isinstance(value, Moment):
        return _when(env, value)
    if isinstance(value, (list, tuple)):
        return _listed(value, dots)
    if key == "weekday" and isinstance(value, int):
        return str(env.words.DAYS[value])
    text = notes.FACTS.get(key, {}).get(str(value), str(value))
    return _whole(text) if key in WHOLE else plain.cut(text, MOST_TEXT, dots)


def _whole(path: str) -> str:
    """Return a path with the number of each byte that can't be shown."""
    if path.isprintable():
        return path
    return "".join([f"\\x{ord(s) & 0xFF:02x}" if _is_odd(s) else s for s in path])


def _is_odd(sign: str) -> bool:
    """Whether a character is a control character of ASCII, or stands for a byte (PEP 383)."""
    return sign < " " or sign == "\x7f" or "\udc80" <= sign <= "\udcff"


def _hours(env: Env, start: int | None, until: int | None) -> str:
    """Return `, 9:00-9:45` for the minutes of a work time, nothing where it has none."""
    from blocklist.render.board_parts import span

    hours = span(start, until, env.settings.clock)
    return f", {hours}" if hours else ""


def _when(env: Env, moment: Moment) -> str:
    """Return a time of day, with the date where that is not today."""
    time = plain.clock(moment.minute, env.settings.clock)
    if moment.date == env.now.date:
        return time
    return f"{env.words.short_date(moment.date, env.now.date)} {time}"


def _listed(values: Sequence[object], dots: str) -> str:
    """Return a list in one line, cut with the count of what is left out."""
    shown: list[str] = []
    for value in values:
        text = plain.cut(str(value), MOST_TEXT, dots)
        if shown and plain.cells(", ".join([*shown, text])) > MOST_LIST:
            return notes.AND_MORE.format(list=", ".join(shown), count=len(values) - len(shown))
        shown.append(text)
    return ", ".join(shown)
