"""Which names in the folder are pages to read: days, and week pages.

Source of the rules: docs/format.md, "The folder". What has another name is never read: second
copies of a cloud drive, templates, a person's other notes.
"""

from __future__ import annotations

from blocklist.core import isodate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ENDING = ".md"
AWAY = ENDING + ".icloud"  # `.NAME.icloud` stands for a file that iCloud has not brought here yet
DAY = 10  # the length of `2026-11-24`
EVERY_DAY = [f"{day:02}" for day in range(1, 32)]
WEEK = 8  # the length of `2026-W48`


def days(names: Iterable[str], since: str = "") -> list[str]:
    """Return the ISO dates of the days from `since` on, oldest first.

    One that is still with the drive is among them, so that its absence can be told.
    """
    return sorted(_dates(_stems(names), since))


def newest_first(names: Iterable[str], since: str = "", week_starts: int = 0) -> list[str]:
    """Return the names of days and week pages (`2026-11-24`, `2026-W48`), newest first.

    A week page stands where its week ends; it counts if a day of it lies at `since` or later.
    `week_starts` is 0 for Monday to 6 for Sunday.
    """
    stems = _stems(names)
    found = _dates(stems, since)
    for stem in [stem for stem in stems if len(stem) == WEEK]:
        last = _last_day(stem, week_starts)
        if last and last >= since:
            found.append(last + stem)
    found.sort(reverse=True)
    return [key[DAY:] or key for key in found]


def week_of(stem: str) -> tuple[int, int] | None:
    """Return year and number of the week that a name such as `2026-W48` names, else None."""
    year, week = stem[:4], stem[6:]
    if len(stem) != WEEK or stem[4:6] != "-W" or not (stem.isascii() and (year + week).isdigit()):
        return None
    return int(year), int(week)


def _dates(stems: Sequence[str], since: str) -> list[str]:
    """Return the names that are dates from `since` on."""
    months = {begun: _month(begun) for begun in {stem[:8] for stem in stems}}
    return [stem for stem in stems if stem[8:] in months[stem[:8]] and stem >= since]


def _month(begun: str) -> set[str]:
    """Return how the dates that begin so (`2026-11-`) go on: ten years have but 120 beginnings."""
    if not isodate.is_date(f"{begun}01"):
        return set()
    return set(EVERY_DAY[: isodate.month_length(int(begun[:4]), int(begun[5:7]))])


def _stems(names: Iterable[str]) -> list[str]:
    """Return names without their ending, each once, of what is here and of what is not yet."""
    names = list(names)
    stems = [name[:-3] for name in names if name[-3:] == ENDING]
    away = [n[1 : -len(AWAY)] for n in names if n[:1] == "." and n.endswith(AWAY)]
    return [*dict.fromkeys([*stems, *away])] if away else stems


def _last_day(stem: str, week_starts: int) -> str:
    """Return the last day of the week that a name names, empty where it names none.

    The ISO number of a week is that of its Thursday, on whatever day it starts.
    """
    week = week_of(stem)
    try:
        thursday = isodate.of_iso_week(*week, 4) if week else None
        return isodate.shift(thursday, 6 - (3 - week_starts) % 7) if thursday else ""
    except ValueError:  # at the end of the calendar
        return ""
