"""English: what stands beside his own words in a week."""

from __future__ import annotations

from blocklist.core import isodate
from blocklist.render.words.en import DAYS, MONTHS

WEEK = "week {week}"
WEEKS = "weeks {first} to {last}"
PAGE_WEEKS = "Weeks {first} to {last}"

# Counts. They tell what is there, and no share of anything.
COUNT = "{done} of {all}"
COUNT_DONE = "{done} of {all} done"
WRITTEN = "{count} written"

# What stands above a part of the week, or beside it.
BY_WORK_TIME = "By work time"
BY_WEEKDAY = "By day of the week"
GRID = "Work time"
DONE = "Done, in my words"
OPEN = "Still open"
TODAY = "Today"
ASIDE = "Set aside"
SAID = "What I wrote"
ANSWERS = "For our talk"
TRIED = "I wanted to try"
TRIED_FROM = "(from {week})"
TRIED_SINCE = "(from the week of {date})"
WHOLE_DAY = "Whole day"
RUN = "{first} to {last}"
WITH_TAGS = "What has {tags} in it"

# On the page for the talk.
GRID_CAPTION = "How many are done of those I wrote down"
LEGEND = "Each box is one thing that I wrote down. A full box is done."
LEGEND_BARS = "The bars show how much I wrote down. The full part is done."
PICTURE = "Week by week: {weeks}"
UNFOLD = "To print all weeks, open each of them first."
WILL_TRY = "What I will try"
WILL_HELP = "What you will do to help"

NOTHING = "Nothing is written for this week."
NOTHING_WEEKS = "Nothing is written for these weeks."
NOTHING_TAGS = "Nothing is written there with {tags}."
NOTHING_IN = "Nothing is written for {days}."
NOTHING_TAGS_IN = "Nothing with {tags} is written for {days}."


def short(date: str, beside: str) -> str:
    """Return an ISO date in few words: `23 Nov`, with its year where that beside it has another."""
    year = "" if date[:4] == beside[:4] else f" {int(date[:4])}"
    return f"{int(date[8:])} {MONTHS[int(date[5:7]) - 1][:3]}{year}"


def span(first: str, last: str) -> str:
    """Return two ISO dates in words: `Monday 23 to Friday 27 November 2026`."""
    start = f"{DAYS[isodate.weekday(first)]} {int(first[8:])}"
    end = DAYS[isodate.weekday(last)]
    if first[:7] != last[:7]:
        start += f" {MONTHS[int(first[5:7]) - 1]}"
    if first[:4] != last[:4]:
        start += f" {int(first[:4])}"
    return f"{start} to {end} {int(last[8:])} {MONTHS[int(last[5:7]) - 1]} {int(last[:4])}"
