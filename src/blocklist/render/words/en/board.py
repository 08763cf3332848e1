"""English: what stands on the board beside his own words."""

from __future__ import annotations

# Sentences.
NOT_SET_UP = "Nothing is set up yet. `blocklist init` asks for your work times."
BLANK_PAGE = "{title}. A blank page."
EVENING = "The work times are over for today. A few words? `blocklist reflect`"
NEXT_LINE = "Next: {next}"
LAST = "This is the last work time today."
NOTHING_OPEN = "Nothing is open in the work times of today."
NO_WORK = "There are no work times today. `blocklist` shows your day."

# Beside the name of a work time.
WHOLE_DAY = "Whole day"
NOW = "now, until {end}"
NEXT = "next"
RANGE = "{start}-{end}"
COUNT = "{done} of {all}"
MORE_LINE = "and 1 more line"
MORE_LINES = "and {count} more lines"

# Without boxes and bars, for a screen reader.
SPOKEN_RANGE = "{start} to {end}"
SPOKEN_COUNT = "{done} of {all} done"
SPOKEN_STATUS = {
    "open": "open",
    "started": "started",
    "done": "done",
    "carried": "carried",
    "aside": "set aside",
}
SPOKEN_MARK = "marked {mark}"
SPOKEN_UNDER = "{status}, under {id}"
SPOKEN_BLANK = "1 blank to write on"
SPOKEN_BLANKS = "{count} blanks to write on"
SPOKEN_NOTE = "note"
