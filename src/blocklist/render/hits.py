"""What `find` found: for a person by day, in a pipe a line each, or as JSON."""

from __future__ import annotations

from blocklist.core.find import Found
from blocklist.render import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.env import Env
    from blocklist.core.result import Hits


def pieces(outcome: Hits, env: Env) -> Iterator[Sequence[str]]:
    """Yield the lines of page after page, as they are found. Raises Refusal where there is none."""
    if outcome.form == "json":
        from blocklist.render import data

        for text in data.hits(outcome):
            yield [text]
    elif env.on_terminal:
        yield from _on_terminal(outcome, env)
    else:
        for found in outcome.found:
            if isinstance(found, Found):
                yield plain.hit_lines(found)


def _on_terminal(outcome: Hits, env: Env) -> Iterator[Sequence[str]]:
    """Yield the lines for a person, an empty one between pages, with a bar below them meanwhile."""
    from blocklist.render import hits_board
    from blocklist.render.progress import Bar

    bar = Bar(env)
    above: list[str] = []
    try:
        for found in outcome.found:
            if isinstance(found, Found):
                bar.hide()
                yield [*above, *hits_board.lines(found, outcome.words, env)]
                above = [""]
            else:
                bar.show(found)
    finally:
        bar.hide()
