"""English: the words that every run may need; those that few runs need stand beside."""

from __future__ import annotations

from blocklist.core import isodate

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
    "done": "Done: {id} {text} ({where})",
    "start": "Started: {id} {text} ({where})",
    "aside": "Set aside: {id} {text} ({where})",
    "reopen": "Open again: {id} {text} ({where})",
    "already_done": "Already done: {id} {text} ({where})",
    "already_start": "Already started: {id} {text} ({where})",
    "already_aside": "Already set aside: {id} {text} ({where})",
    "already_reopen": "Already open: {id} {text} ({where})",
}

WHOLE_DAY = "whole day"


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
