"""Which template a day without a file is made from, and what is filled in there.

Source of the rules: docs/format.md, "Templates".
"""

from __future__ import annotations

from blocklist.core import isodate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# A template's file name is a part of the format, so it is English in every language.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def template_names(date: str) -> Sequence[str]:
    """Return the names of the templates for a day, of which the first that is there counts."""
    return WEEKDAYS[isodate.weekday(date)], "day"


def fill(text: str, date: str, long_date: Callable[[str], str]) -> str:
    """Return a template's text with `{{date}}` filled in, as `long_date` puts it into words."""
    return text.replace("{{date}}", long_date(date)) if "{{date}}" in text else text
