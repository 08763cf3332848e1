"""What dateutil's parser reads of a date, in each way that it can be told to read.

Loaded only for what none of our own forms fits, since dateutil takes 43 ms.
"""

from __future__ import annotations

from datetime import datetime

from dateutil.parser import parser, parserinfo

# Leap years, so that a 29 February is read; days that lie as far apart as can be.
LEANS = (datetime(1904, 1, 5), datetime(2096, 12, 28))


class _Years(parserinfo):
    """Takes a year of two digits as the one nearest to this year, whatever the clock says."""

    def __init__(self, this_year: int) -> None:
        super().__init__()
        self.this_year = this_year

    def convertyear(self, year: int, century_specified: bool = False) -> int:  # noqa: FBT001, FBT002 - dateutil's own signature
        """Return the full year."""
        if year >= 100 or century_specified:
            return year
        return year + round((self.this_year - year) / 100) * 100


def readings(words: str, this_year: int, *, year_first: bool) -> set[tuple[int, int, int]]:
    """Return what dateutil reads as (year, month, day); the year is 0 where there is none.

    The day is taken to stand first, and the month; with `year_first` a year of two digits too.
    """
    found = set()
    for day, year in ((True, False), (False, False), *([(False, True)] if year_first else [])):
        try:
            one, other = (
                parser(_Years(this_year)).parse(
                    words, default=lean, ignoretz=True, dayfirst=day, yearfirst=year
                )
                for lean in LEANS
            )
        except (ValueError, OverflowError, AssertionError):
            continue
        if (one.month, one.day) == (other.month, other.day):
            found.add((one.year if one.year == other.year else 0, one.month, one.day))
    return found
