"""Days for other programs: which form, piece by piece."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.env import Env
    from blocklist.core.result import Days


def pieces(outcome: Days, env: Env) -> Iterator[Sequence[str]]:
    """Yield lines, day after day. Raises Refusal at the end where a day could not be read."""
    if outcome.form == "json":
        from blocklist.render import data

        for text in data.days(outcome, env):
            yield [text]
    elif outcome.form == "csv":
        from blocklist.render import sheet_csv

        yield [sheet_csv.header()]
        yield from map(sheet_csv.rows, outcome.days)
    else:
        from blocklist.render import todotxt

        yield from map(todotxt.lines, outcome.days)
