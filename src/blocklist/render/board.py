"""The day on a terminal: calm, in columns, and the same in black and white.

Source of the colours: ECMA-48 SGR, of which terminals let a person choose sixteen; blocklist takes
two that hold on light and on dark, for signs alone, and bold.
"""

from __future__ import annotations

from blocklist.render import board_parts, look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.env import Env
    from blocklist.core.result import DayResult
    from blocklist.render.board_lines import Line

# What a piece of a line is, and how Rich calls its look. What is not named looks like all text.
STYLES = {"title": "bold", "name": "bold", "found": "bold", "now": "cyan", "done": "green"}


def lines(result: DayResult, env: Env) -> list[str]:
    """Return the lines of a day, or of what is now, as they go to a terminal."""
    page = board_parts.page(result, env)
    if look.plain_words(env.variables):
        from blocklist.render import board_spoken

        return board_spoken.lines(page, env)
    from blocklist.render import board_lines

    return painted(board_lines.draw(page, env), env)


def painted(drawn: Sequence[Line], env: Env) -> list[str]:
    """Return lines as text, in colour if stdout has it; no line ends in spaces."""
    ended = [_ended(line) for line in drawn]
    if not look.colour(env):
        return ["".join([text for text, _ in line]) for line in ended]
    # Of Rich the styles alone: its console would cost 20 ms more at start, and would decide on
    # colour and width a second time.
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {kind: Style.parse(STYLES.get(kind, "none")) for line in ended for _, kind in line}
    standard = ColorSystem.STANDARD
    return [
        "".join([styles[kind].render(text, color_system=standard) for text, kind in line])
        for line in ended
    ]


def _ended(line: Line) -> Line:
    """Return a line without the spaces at its end."""
    while line and not line[-1][0].strip(" "):
        line = line[:-1]
    return [*line[:-1], (line[-1][0].rstrip(" "), line[-1][1])] if line else []
