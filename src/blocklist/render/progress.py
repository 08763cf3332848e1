"""How far it is: a quiet line on stderr, for a person at a terminal."""

from __future__ import annotations

from blocklist.render import look
from blocklist.render.words.en import find as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.env import Env
    from blocklist.core.find import Progress

BAR_CELLS = 20


class Bar:
    """A line that says how far it is, below what is shown already; it leaves nothing behind."""

    __slots__ = ("env", "shown")

    def __init__(self, env: Env) -> None:
        self.env = env
        self.shown = 0

    def show(self, progress: Progress) -> None:
        """Draw it, where a person can see it and no screen reader has to hear it."""
        env = self.env
        stream = env.stderr
        if env.quiet or env.variables.get("TERM") == "dumb" or look.plain_words(env.variables):
            return
        if stream is None or not stream.isatty():
            return
        full, rest = ("=", "-") if look.ascii_only(env) else ("━", "─")
        cells = BAR_CELLS * progress.done // progress.all
        bar = full * cells + rest * (BAR_CELLS - cells)
        line = words.LOOKING.format(bar=bar, done=progress.done, all=progress.all)
        line = line[: look.width(env) - 1]
        stream.write(f"\r{line.ljust(self.shown)}")
        stream.flush()
        self.shown = len(line)

    def hide(self) -> None:
        """Take it away."""
        if self.shown and self.env.stderr is not None:
            self.env.stderr.write(f"\r{' ' * self.shown}\r")
            self.env.stderr.flush()
            self.shown = 0
