"""What `plan -t TEMPLATE` does first: an odd day gets the work times of another template."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core import edit, names
from blocklist.core.day import WHOLE_DAY, WORK
from blocklist.store.change import Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.day import Day
    from blocklist.core.env import Ask, Env


def take(env: Env, ask: Ask, date: str, name: str, label: str) -> bool:
    """Give a day the headings of `templates/NAME.md`; False if the person would rather stop.

    A day without a file is made from it; on a written day the headings that are missing are added
    after a yes. Raises Refusal where there is no such template.
    """
    name = name.removesuffix(".md")
    template = day_file.planned(env, date, name)[0]
    day = day_file.read(env, date)
    if day is None:
        with Step(env.places, label) as step:
            day_file.change_in(env, step, date, lambda made: made, name)
        return True
    missing = _missing(day, template)
    if not missing:
        return True
    answer = ask("plan_headings", date=date, blocks=missing)
    if answer == "yes":
        day_file.change(
            env, date, lambda now: edit.add_blocks(now, _missing(now, template), [])[0], label
        )
    return answer is not None


def _missing(day: Day, template: Day) -> list[str]:
    """Return the template's work times and lists that the day has none of that name for."""
    there = names.keys([section.name for section in day.sections])
    missing = []
    for section in template.sections:
        key = names.key(section.name)
        if key in there:
            there.remove(key)  # the second of a name for the second
        elif section.kind in {WORK, WHOLE_DAY}:
            missing.append(section.heading)
    return missing
