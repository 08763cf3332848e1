"""What `init` asks on a terminal: the folder, the work times, the days, and the Friday sheet."""

from __future__ import annotations

from blocklist.commands.init_answers import (
    ANEW,
    BACK,
    KEEP,
    NO,
    ON,
    QUIT,
    SKIP,
    YES,
    way,
    yes_or_no,
)
from blocklist.commands.init_files import (
    FRIDAY,
    FRIDAY_NUMBER,
    Sheets,
    has_list,
    headings,
    texts,
    there,
    week,
)
from blocklist.commands.init_place import Folder
from blocklist.commands.init_times import Times
from blocklist.core import school_days, sheet
from blocklist.core.day import WHOLE_DAY, WORK
from blocklist.store import remember, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from blocklist.core.env import Ask, Env
    from blocklist.core.sheet import Part

MOST_DIGITS = 3


class Talk:
    """The questions in their order; `old` is what is there, `new` what flags and answers say.

    `make` returns what the flags say, once the folder is known: they may name a day in it.
    """

    __slots__ = ("anew", "ask", "begun", "env", "folder", "given", "make", "new", "old", "times")

    def __init__(self, env: Env, ask: Ask, make: Callable[[], Sheets]) -> None:
        self.env = env
        self.ask = ask
        self.make = make
        self.folder = Folder(env, ask)
        self.times = Times(env, ask)
        self.anew = False  # he wants to type the work times that a flag gave
        self.begun = False
        if not self.folder.offered:
            self._begin()

    def _begin(self) -> None:
        """Look at what is there, now that the folder is known. Raises Refusal."""
        self.old = there(self.env)
        self.begun = True
        self.new = self.make()
        self.given = self.new.parts is not None, self.new.days is not None, bool(self.new.friday)

    def go(self) -> str:
        """Put all questions; return ON to write, KEEP where all stays, QUIT if he would rather not.

        Raises Refusal where a file can't be read or written to.
        """
        steps = (
            self._folder,
            self._change,
            self._work_times,
            self._days,
            self._friday,
            self._friday_times,
            self._write,
        )
        asked: list[int] = []
        at = 0
        while at < len(steps):
            leads = steps[at]()
            if leads in {QUIT, KEEP}:
                return leads
            if leads == BACK:
                at = asked.pop() if asked else at
                self.anew = True
            elif leads == ANEW:
                at = steps.index(self._work_times)
                self.anew = True
                asked = [before for before in asked if before < at]
            else:
                asked += [at] if leads == ON else []
                at += 1
        return ON

    def _folder(self) -> str:
        """Ask for the folder; who comes back to it and takes the same has lost no answer."""
        before = self.env.places.folder if self.begun else None
        leads = self.folder.put()
        if leads == ON and self.env.places.folder != before:
            self._begin()
        return leads

    def _change(self) -> str:
        """Show what is there, and ask whether to change it."""
        old = self.old
        if not old.found:
            if not all(self.given):
                self.ask.tell("init_begins")
            return SKIP
        if any(self.given) and not self._changes():
            return KEEP
        answer = yes_or_no(
            self.ask,
            "init_change",
            sheet.rows(old.parts or (), self.env.settings),
            path=self._place(),
            days=self.env.words.day_list(old.days) if old.days else [],
            friday=[f"templates/{FRIDAY}.md"] if old.friday else [],
        )
        if answer == YES:
            self.ask.tell("init_begins")
        return {YES: ON, NO: KEEP}.get(answer, answer)

    def _work_times(self) -> str:
        if self.given[0] and not self.anew:
            return SKIP
        known = self.new.parts if self.new.parts is not None else self.old.parts or ()
        leads, parts = self.times.put(known)
        if parts is not None:
            self.new.parts = parts
        return leads

    def _days(self) -> str:
        """Ask for the days with school."""
        if self.given[1]:
            return SKIP
        while True:
            answer = self.ask("init_days", days=self.env.words.day_list(week(self.old, self.new)))
            if answer is None or not answer or way(answer) != ON:
                return way(answer)
            days = school_days.read(answer)
            if days:
                self.new.days = days
                return ON
            self.ask.tell("init_no_days", text=answer)

    def _friday(self) -> str:
        """Ask for a Friday sheet, if Friday has school and none is there with a list of its own."""
        if self.given[2]:
            return SKIP
        if FRIDAY_NUMBER not in week(self.old, self.new) or has_list(self.old.friday_parts):
            self.new.friday = None
            return SKIP
        question = "init_friday_again" if self.old.friday else "init_friday"
        answer = yes_or_no(self.ask, question, enter=YES if self.new.friday else NO)
        if answer in {YES, NO}:
            self.new.friday = answer == YES
            return ON
        return answer

    def _friday_times(self) -> str:
        """Let the Friday sheet go with the day; ask, if it has work times of its own."""
        old, new = self.old, self.new
        mine, own = headings(new.parts), headings(old.friday_parts)
        if not old.friday or not mine or mine in (own, headings(old.parts)):
            new.follows = False
            return SKIP
        if old.parts and own == headings(old.parts):
            new.follows = True  # or the two would drift apart; it is said before it is written
            return SKIP
        rows = sheet.rows(old.friday_parts, self.env.settings)
        question = "init_friday_times" if rows else "init_friday_untimed"
        answer = yes_or_no(self.ask, question, rows, enter=YES if new.follows else NO)
        if answer in {YES, NO}:
            new.follows = answer == YES
            return ON
        return answer

    def _write(self) -> str:
        """Show what would be written and where, and ask whether to write it."""
        while self._changes():
            doubtful = sheet.doubtful(self._parts(), self.env.settings)
            if doubtful:
                self.ask.tell("init_no_time", blocks=doubtful)
            if all(self.given) and not self.old.found and not self.anew:
                return ON
            leads = self._asked_to_write()
            if leads:
                return leads
        return KEEP

    def _asked_to_write(self) -> str:
        """Ask once; return where to go, empty where it is to be asked again."""
        lost = self._tell_lost()
        rows = sheet.rows(self._parts(), self.env.settings)
        answer = self.ask("init_write_lost" if lost else "init_write", rows, **self._summary())
        if answer is None or way(answer) != ON:
            return way(answer)
        if answer == YES or (not answer and not lost):
            return ON
        if answer in {NO, ""}:
            return KEEP if lost else ANEW
        if answer.isascii() and answer.isdigit():
            return self._mend(answer)
        self.ask.tell("init_write_how_lost" if lost else "init_write_how")
        return ""

    def _mend(self, number: str) -> str:
        """Ask for the work time of that number anew; return where to go, empty to ask again."""
        parts = self._parts()
        if len(number) > MOST_DIGITS or not 0 < int(number) <= len(headings(parts)):
            self.ask.tell("pick_none", number=number)
            return ""
        leads, mended = self.times.mend(parts, int(number))
        self.new.parts = mended
        if leads == QUIT:
            return QUIT
        if not headings(mended):
            return ANEW
        again = self._friday_times() if mended != parts else SKIP
        return again if again == QUIT else ""

    def _tell_lost(self) -> bool:
        """Show each line with words of his that would go; tell whether there is any."""
        changes = texts(self.env, self.old, self.new)
        for name, change in changes.items():
            if change.lost:
                self.ask.tell("init_goes", path=f"templates/{name}.md")
            for line in change.lost:
                self.ask.tell("init_line", row=line)
        return any(change.lost for change in changes.values())

    def _summary(self) -> dict[str, object]:
        """Return what is shown before it is written."""
        old, new, day_list = self.old, self.new, self.env.words.day_list
        parts = self._parts()
        days = list(week(old, new))
        files = [f"templates/{name}.md" for name in texts(self.env, old, new)]
        files += [settings.NAME] if days != old.days else []
        lists = sheet.friday_parts(parts, self.env.settings) if new.friday else []
        return {
            "others": [part.heading for part in parts if part.kind != WORK],
            "days": day_list(days),
            "before": day_list(old.days) if old.days and days != old.days else [],
            "friday": [part.heading for part in lists if part.kind == WHOLE_DAY],
            "sheet": [f"templates/{FRIDAY}.md"] if new.follows else [],
            "path": self._place(),
            "files": files,
        }

    def _parts(self) -> Sequence[Part]:
        """Return the sections that a day would have."""
        return self.new.parts if self.new.parts is not None else self.old.parts or ()

    def _place(self) -> str:
        """Return the folder as a person reads it."""
        return remember.short(self.env.places.folder, self.env.variables)

    def _changes(self) -> bool:
        """Whether anything would be written."""
        old, new = self.old, self.new
        return bool(texts(self.env, old, new)) or list(week(old, new)) != old.days
