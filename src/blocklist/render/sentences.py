"""From a reason and its facts to the lines that a person reads."""

from __future__ import annotations

from blocklist.render import look, plain
from blocklist.render.words.en import notes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blocklist.core.env import Env

DATES = {"date", "other_date"}
WHOLE = {"path", "file"}  # a path is of use in full alone
MOST_TEXT = 60
MOST_LIST = 76


def lines(env: Env, reason: str, facts: Mapping[str, object]) -> list[str]:
    """Return the lines that say a reason, facts filled in."""
    return filled(env, notes.NOTES.get(reason) or _refusal(reason), facts)


def _refusal(reason: str) -> str:
    """Return the sentence of a refusal, which is said as a note where the day goes on without."""
    from blocklist.render.words.en.refusals import REFUSALS

    return REFUSALS[reason]


def filled(env: Env, template: str, facts: Mapping[str, object]) -> list[str]:
    """Return a template's lines with facts filled in; a line whose list is empty is left out."""
    dots = "..." if look.ascii_only(env) else "…"
    shown = {key: _shown(env, key, value, dots) for key, value in facts.items()}
    other = env.about if env.about and env.about != env.now.date else ""
    shown |= {"on": f" {other}" if other else "", "dated": f" --date {other}" if other else ""}
    empty = [key for key, value in facts.items() if isinstance(value, (list, tuple)) and not value]
    kept = [line for line in template.split("\n") if not any(f"{{{key}}}" in line for key in empty)]
    return [plain.clean(line.format(**shown)) for line in kept]


def _shown(env: Env, key: str, value: object, dots: str) -> str:
    """Return a fact as a person reads it."""
    if key in DATES:
        return str(env.words.short_date(str(value), env.now.date))
    if isinstance(value, (list, tuple)):
        return _listed(value, dots)
    if key == "weekday" and isinstance(value, int):
        return str(env.words.DAYS[value])
    text = notes.FACTS.get(key, {}).get(str(value), str(value))
    return text if key in WHOLE else plain.cut(text, MOST_TEXT, dots)


def _listed(values: Sequence[object], dots: str) -> str:
    """Return a list in one line, cut with the count of what is left out."""
    shown: list[str] = []
    for value in values:
        text = plain.cut(str(value), MOST_TEXT, dots)
        if shown and plain.cells(", ".join([*shown, text])) > MOST_LIST:
            return notes.AND_MORE.format(list=", ".join(shown), count=len(values) - len(shown))
        shown.append(text)
    return ", ".join(shown)
