"""The work times: what `init` asks for one by one, takes as a whole paste, and lets be mended."""

from __future__ import annotations

from blocklist.commands.init_answers import BACK, NO, ON, QUIT, YES, way, yes_or_no
from blocklist.core import bell, sheet
from blocklist.core.day import TEXT, WHOLE_DAY, WORK
from blocklist.core.result import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.env import Ask, Env, Note
    from blocklist.core.sheet import Part

DROP = "drop"  # what a person types to leave a work time out


class Times:
    """The questions about work times."""

    __slots__ = ("ask", "env")

    def __init__(self, env: Env, ask: Ask) -> None:
        self.env = env
        self.ask = ask

    def put(self, known: Sequence[Part]) -> tuple[str, Sequence[Part] | None]:
        """Ask for all work times; return where to go, and what was typed (None: keep the known).

        A row that can't be a work time is told, and the others are taken.
        """
        shown: list[Note] = sheet.rows(known, self.env.settings)
        first = "init_keep" if shown else "init_first"
        question = first
        taken: list[Part] = []
        while True:
            typed = self.ask.lines(question, shown, number=len(taken) + 1)
            leads = way(typed[0]) if typed and len(typed) == 1 else QUIT if typed is None else ON
            if leads == QUIT or (leads == BACK and not taken):
                return leads, None
            if not typed:
                return (ON if taken or known else QUIT), self._all(known, taken)
            fresh = [] if leads == BACK else self._taken(typed)
            if fresh is None:
                return QUIT, None
            taken = taken[:-1] if leads == BACK else [*taken, *fresh]
            said = [part.heading for part in fresh]
            question, shown = "init_next", sheet.rows(taken, self.env.settings)
            if not taken:
                question, shown = first, sheet.rows(known, self.env.settings)
            elif leads != BACK:
                shown = shown[-len(said) :] if said not in ([], list(typed)) else []

    def mend(self, parts: Sequence[Part], number: int) -> tuple[str, Sequence[Part]]:
        """Ask for one work time anew, by its number; return where to go, and all sections."""
        work = [part for part in parts if part.kind == WORK]
        row = sheet.rows(parts, self.env.settings)[number - 1]
        typed = self.ask.lines("init_mend", [row])
        if typed is None or (len(typed) == 1 and way(typed[0]) != ON):
            return QUIT if typed is None else way(typed[0]), parts
        at = parts.index(work[number - 1])
        drops = len(typed) == 1 and typed[0].casefold() in {DROP, "-"}
        fresh = [] if drops else (self._taken(typed) if typed else None) or [parts[at]]
        return ON, [*parts[:at], *fresh, *parts[at + 1 :]]

    def _all(self, known: Sequence[Part], taken: Sequence[Part]) -> Sequence[Part] | None:
        """Return the sections of a day with other work times: lists come first, words last."""
        if not taken:
            return None
        lists = [part for part in known if part.kind == WHOLE_DAY]
        return [*lists, *taken, *[part for part in known if part.kind == TEXT]]

    def _taken(self, typed: Sequence[str]) -> list[Part] | None:
        """Return the work times of some rows; tell of each row that is none. None: he leaves."""
        paste = bell.read(typed)
        for left in paste.left:
            self.ask.tell("init_one_column" if left == bell.COLUMN else "init_one_schedule")
        parts = []
        for row in paste.headings or typed:
            try:
                parts.append(sheet.work_time(row, self.env.settings))
            except Refusal as why:
                self.ask.tell(why.reason, **why.facts)
        return self._timed(parts, paste.untimed)

    def _timed(self, parts: list[Part], untimed: Sequence[str]) -> list[Part] | None:
        """Ask whether those go that have no time where nearly all have; None: he leaves."""
        odd = [part for part in parts if part.heading in untimed]
        answer = yes_or_no(self.ask, "init_untimed", [part.heading for part in odd]) if odd else NO
        if answer == QUIT:
            return None
        if answer == BACK:
            return []
        return [part for part in parts if part not in odd] if answer == YES else parts
