"""English: the words that every run may need; those that few runs need stand beside."""

from __future__ import annotations

from blocklist.core import isodate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# A deed that is done, one line an item; {where} is `Math, Tue 24 Nov`.
DEEDS = {
    "added": "Added: {id} {text} ({where})",
    "stepped": "Added: {id} {text} (under {under}, {where})",
    "noted": "Noted under {id} {text}: {note} ({where})",
    "reworded": "Reworded: {id} {text} ({where})",
    "already_reword": "Already so: {id} {text} ({where})",
    "moved": "Moved: {id} {text} ({where})",
    "already_moved": "Already there: {id} {text} ({where})",
    "deleted": "Deleted: {id} {text} ({where})",
    "deleted_line": "Deleted: {id} {text}, with {count} line under it ({where})",
    "deleted_lines": "Deleted: {id} {text}, with {count} lines under it ({where})",
    "edited": "Saved: {day}",
    "carried": "Carried: {id} {text} ({where}, from {other_date})",
    "carried_twin": "Already there: {id} {text} ({where}, from {other_date})",
    "already_carried": "Already carried: {id} {text} ({where})",
    "wrote": "Wrote: {text} ({where})",
    "wrote_1": "Wrote: {text} (and 1 more line, {where})",
    "wrote_2": "Wrote: {text} (and {count} more lines, {where})",
    "wrote_week": "Wrote: {text} ({heading}, week {week})",
    "wrote_week_1": "Wrote: {text} (and 1 more line, {heading}, week {week})",
    "wrote_week_2": "Wrote: {text} (and {count} more lines, {heading}, week {week})",
    "done": "Done: {id} {text} ({where})",
    "start": "Started: {id} {text} ({where})",
    "aside": "Set aside: {id} {text} ({where})",
    "reopen": "Open again: {id} {text} ({where})",
    "took_back": "Took back: {id} {text} ({around})",
    "took_back_carried": "Took back: {id} {text} ({around}, from {day})",
    "put_back": "Put back: {id} {text} ({around})",
    "deleted_again": "Deleted again: {id} {text} ({around})",
    "moved_again": "Moved again: {id} {text} ({around})",
    "carried_again": "Carried again: {id} {text} ({around}, from {day})",
    "took_back_mark": "Took back: {id} {text}, now {fact} ({around})",
    "took_back_note": "Took back under {id} {text}: {fact} ({around})",
    "took_back_step": "Took back: {step} ({names})",
    "did_again": "Did again: {id} {text} ({around})",
    "did_again_mark": "Did again: {id} {text}, now {fact} ({around})",
    "did_again_note": "Did again under {id} {text}: {fact} ({around})",
    "did_again_step": "Did again: {step} ({names})",
    "already_done": "Already done: {id} {text} ({where})",
    "already_start": "Already started: {id} {text} ({where})",
    "already_aside": "Already set aside: {id} {text} ({where})",
    "already_reopen": "Already open: {id} {text} ({where})",
}

WHOLE_DAY = "whole day"

# What a status is called in a sentence, where that is not its name.
STATUS = {"aside": "set aside"}

# The headings of a week page (docs/format.md, "A week page").
WEEK_TRY = "To try"
WEEK_HEADINGS = ("Got done", "What helped", WEEK_TRY, "To talk about")


def week_title(name: str) -> str:
    """Return the title of a week page by the ISO name of its week: `Week 48, 2026`."""
    return f"Week {int(name[6:])}, {int(name[:4])}"


def long_date(date: str) -> str:
    """Return an ISO date in words: `Tuesday 24 November 2026`."""
    day, month = DAYS[isodate.weekday(date)], MONTHS[int(date[5:7]) - 1]
    return f"{day} {int(date[8:])} {month} {int(date[:4])}"


def short_date(date: str, today: str) -> str:
    """Return an ISO date in few words: `Tue 24 Nov`, with the year where it is not this one."""
    year = "" if date[:4] == today[:4] else f" {int(date[:4])}"
    return (
        f"{DAYS[isodate.weekday(date)][:3]} {int(date[8:])} {MONTHS[int(date[5:7]) - 1][:3]}{year}"
    )


def day_list(days: Sequence[int]) -> str:
    """Return weekdays (0: Monday, in their order) in words: `Monday to Friday`."""
    names = [DAYS[day] for day in days]
    if len(names) == len(DAYS):
        return "every day"
    if len(names) > 2 and days[-1] - days[0] == len(names) - 1:
        return f"{names[0]} to {names[-1]}"
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
