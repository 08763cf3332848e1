"""The one decision on colour, width and signs, for all that is shown.

Sources: no-color.org; bixense.com/clicolors; docs/terminal.md.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from blocklist.core.env import Env

WIDTH, MOST_WIDTH, LEAST_WIDTH = 80, 100, 10
DAY = 24 * 60
HIDDEN = "\N{REPLACEMENT CHARACTER}"


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal; a stream that is closed is none."""
    return stream is not None and stream.isatty()


def colour(env: Env) -> bool:
    """Whether stdout is shown in colour.

    `--no-color` and NO_COLOR (not empty) say no; FORCE_COLOR and CLICOLOR_FORCE (neither empty nor
    0) say yes; else a terminal has colour, if TERM is not `dumb` and CLICOLOR is not 0.
    """
    variables = env.variables
    if env.no_colour or variables.get("NO_COLOR"):
        return False
    if any(variables.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    calm = variables.get("TERM") == "dumb" or variables.get("CLICOLOR") == "0"
    return is_terminal(env.stdout) and not calm


def ascii_only(env: Env) -> bool:
    """Whether to show ASCII alone: in the C locale, or where stdout can't hold more."""
    locale = next((v for n in ("LC_ALL", "LC_CTYPE", "LANG") if (v := env.variables.get(n))), "")
    encoding = (getattr(env.stdout, "encoding", None) or "ascii").lower()
    return locale in {"C", "POSIX"} or not encoding.startswith(("utf", "cp65001"))


def plain_words(variables: Mapping[str, str]) -> bool:
    """Whether a screen reader is at work: words without boxes, and no view that redraws itself."""
    return bool(variables.get("ACCESSIBLE"))


def width(env: Env) -> int:
    """Return the columns to write in: COLUMNS, else the terminal's, else 80."""
    given = env.variables.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and len(given) < 6 and int(given):
        return max(int(given), LEAST_WIDTH)
    columns = 0
    if env.stdout is not None and env.stdout.isatty():
        try:
            columns = os.get_terminal_size(env.stdout.fileno()).columns
        except (OSError, ValueError):
            columns = 0  # a terminal that has no size to tell: a serial line, a test's stream
    return max(columns or WIDTH, LEAST_WIDTH)


def clean(text: str) -> str:
    """Return a text whose control characters and odd bytes are shown as a sign, never obeyed.

    A tab and other white space stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join([HIDDEN if _controls(sign) else sign for sign in text])


def _controls(sign: str) -> bool:
    """Whether a terminal obeys a character (C0, C1), or can't show it (half a pair)."""
    return (sign < " " and sign != "\t") or "\x7f" <= sign <= "\x9f" or "\ud800" <= sign <= "\udfff"


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
