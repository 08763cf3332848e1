"""English: what stands on paper beside his own words."""

from __future__ import annotations

DAY_LINE = "Day"
BLANK_TITLE = "Checklist"
WORK_TIME = "Work time"
WHOLE_DAY = "Whole day"
STUCK = "If I get stuck, then I will"
WEEK = "Week {number}"

# Beside an item, and what its box is called to a screen reader.
BESIDE = {"started": "(started)", "carried": "(carried)", "aside": "(set aside)"}
BLANK = "a line to write on"
