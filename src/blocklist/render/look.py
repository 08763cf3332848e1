"""The one decision on colour, width and signs for a terminal.

Sources: no-color.org; bixense.com/clicolors; docs/terminal.md.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from blocklist.core.env import Env

WIDTH, MOST_WIDTH, LEAST_WIDTH = 80, 100, 10


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
    return env.on_terminal and not calm


def ascii_only(env: Env) -> bool:
    """Whether to show ASCII alone: in the C locale, or where stdout can't hold more."""
    locale = next((v for n in ("LC_ALL", "LC_CTYPE", "LANG") if (v := env.variables.get(n))), "")
    encoding = (getattr(env.stdout, "encoding", None) or "ascii").lower()
    return locale in {"C", "POSIX"} or not encoding.startswith(("utf", "cp65001"))


def plain_words(variables: Mapping[str, str]) -> bool:
    """Whether a screen reader is at work: words without boxes, and no view that redraws itself."""
    return variables.get("ACCESSIBLE", "0") not in {"", "0"}


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
