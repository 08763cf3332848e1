"""Lines for scripts and pipes: one an item, tab-separated; and the one line of `now --short`.

Source of the form: docs/scripts.md.
"""

from __future__ import annotations

from blocklist.core.day import is_open
from blocklist.render import look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from blocklist.core.day import Block, Box
    from blocklist.core.env import Env
    from blocklist.core.result import DayResult

SHORT_WIDTH = 40
MINUTE = 60


def items(result: DayResult) -> list[str]:
    """Return the items of the day, or of the work time now, as lines; blanks are left out."""
    day, moment = result.day, result.moment
    if result.part == "day":
        return item_lines(day.items)
    now = day.current(moment.minute) if moment else None
    return item_lines(now.items if now else ())


def item_lines(items: Iterable[Box]) -> list[str]:
    """Return items as lines of id, box, heading and text."""
    return ["\t".join(map(_field, (i.id, f"[{i.mark}]", _heading(i), i.text))) for i in items]


def short(result: DayResult, env: Env) -> str:
    """Return what is now, or next, in 40 columns; empty after the last work time."""
    day, moment = result.day, result.moment
    now = day.current(moment.minute) if moment else None
    if now and moment and now.until is not None:
        left = -(-(now.until * MINUTE - moment.second) // MINUTE)
        return _brief(f"{now.name} {left}m", now, env)
    upcoming = day.upcoming(moment.minute) if moment else None
    if upcoming is None:
        return ""
    when = "" if upcoming.start is None else look.clock(upcoming.start, env.settings.clock) + " "
    return _brief(when + upcoming.name, upcoming, env)


def _brief(head: str, block: Block, env: Env) -> str:
    """Return the head of a work time and its open items."""
    texts = ", ".join([item.text for item in block.items if is_open(item) and item.text])
    line = look.clean(f"{head}: {texts}" if texts else head).replace("\t", " ")
    return look.cut(line, SHORT_WIDTH, "..." if look.ascii_only(env) else "…")


def _heading(item: Box) -> str:
    """Return the name that an item stands under, empty for a loose one of the whole day."""
    return item.section.name if item.section.level > 1 else ""


def _field(text: str) -> str:
    """Return a text that can't be taken for two fields."""
    return look.clean(text).replace("\t", " ")
