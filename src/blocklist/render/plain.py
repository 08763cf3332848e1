"""Plain lines: what is safe to show, items for scripts and pipes, and the line of `now --short`.

Source of the form: docs/scripts.md.
"""

from __future__ import annotations

from blocklist.core.day import is_open
from blocklist.core.lines import is_control

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from blocklist.core.day import Block, Box
    from blocklist.core.env import Env
    from blocklist.core.find import Found
    from blocklist.core.result import DayResult, WeekResult

SHORT_WIDTH = 40
MINUTE = 60
DAY = 24 * 60
# Embeddings, overrides and isolates (UAX 9, 2.1 to 2.5), whose end may be missing: then what stands
# after them in the line would be turned too. Joiners and marks touch their neighbours alone.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HIDDEN = "\ufffd"  # REPLACEMENT CHARACTER; "\\N{…}" would load unicodedata to compile it


def clean(text: str) -> str:
    """Return a text whose control characters and odd bytes are shown as a sign, never obeyed.

    A tab and other white space stay. Signs that turn the order of a whole line are left out.
    """
    if text.isascii() and text.isprintable():
        return text
    if any(map(text.__contains__, TURNING)):
        text = "".join([sign for sign in text if sign not in TURNING])
    return "".join([HIDDEN if is_control(sign) and sign != "\t" else sign for sign in text])


def cells(text: str) -> int:
    """Return the columns that a text takes: two for a wide sign, none for a mark (UAX 11)."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(s) in {"Mn", "Me", "Cf"} else 1 + (east_asian_width(s) in "WF") for s in text
    )


def cut(text: str, columns: int, sign: str) -> str:
    """Return a text that fits into so many columns; `sign` stands where it is cut."""
    if cells(text) <= columns:
        return text
    kept = text[:columns]
    while cells(kept) + len(sign) > columns:
        kept = kept[:-1]
    return kept.rstrip() + sign


def clock(minute: int, hours: int) -> str:
    """Return a minute of the day as a person reads it: `13:10`, or with 12 hours `1:10 pm`."""
    hour, rest = divmod(minute, 60)
    hour = hour if minute == DAY else hour % 24
    if hours == 24:
        return f"{hour}:{rest:02d}"
    return f"{hour % 12 or 12}:{rest:02d} {'am' if hour % 24 < 12 else 'pm'}"


def items(result: DayResult) -> list[str]:
    """Return the items of the day, or of the work time now, as lines; blanks are left out."""
    day, moment = result.day, result.moment
    if result.part == "day":
        return item_lines(day.items)
    now = day.current(moment.minute) if moment else None
    return item_lines(now.items if now else ())


def item_lines(items: Iterable[Box]) -> list[str]:
    """Return items as lines of id, box, heading and text."""
    return ["\t".join(map(_field, (i.id, f"[{i.mark}]", i.section.place, i.text))) for i in items]


def hit_lines(found: Found) -> list[str]:
    """Return hits as lines: the date, then an item as above; a line has the id `-` and no box."""
    lines = []
    for hit in found.hits:
        item = hit.item
        named = (item.id, f"[{item.mark}]") if item else ("-", "")
        lines.append("\t".join(map(_field, (found.date, *named, hit.name, hit.text))))
    return lines


def week_lines(result: WeekResult) -> list[str]:
    """Return items and what he wrote as lines: the date, then as above; a line of his has no id."""
    from blocklist.core.tags import holds

    said = {date: lines for week in result.weeks for date, lines in week.said}
    lines = []
    for day in result.days:
        items = [item for item in day.day.items if holds(item.text, result.tags)]
        lines += [f"{day.date}\t{line}" for line in item_lines(items)]
        heading = day.day.settings.not_work[0]
        words = [text for text in said.get(day.date, ()) if text.strip()]
        lines += ["\t".join(map(_field, (day.date, "-", "", heading, text))) for text in words]
    return lines


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
    when = "" if upcoming.start is None else clock(upcoming.start, env.settings.clock) + " "
    return _brief(when + upcoming.name, upcoming, env)


def _brief(head: str, block: Block, env: Env) -> str:
    """Return the head of a work time and its open items."""
    texts = ", ".join([item.text for item in block.items if is_open(item) and item.text])
    line = clean(f"{head}: {texts}" if texts else head).replace("\t", " ")
    if len(line) <= SHORT_WIDTH and line.isascii():
        return line
    from blocklist.render import look

    return cut(line, SHORT_WIDTH, "..." if look.ascii_only(env) else "…")


def _field(text: str) -> str:
    """Return a text that can't be taken for two fields."""
    return clean(text).replace("\t", " ")
