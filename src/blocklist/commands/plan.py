"""plan: the morning, one work time after the other: what one or two things?"""

from __future__ import annotations

from blocklist.commands import day_file, plan_offer, plan_template
from blocklist.commands.plan_offer import BACK, HELP, QUIT
from blocklist.core import edit, isodate, stops, text
from blocklist.core.address import Place
from blocklist.core.env import Note
from blocklist.core.result import WRONG_USE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Day
    from blocklist.core.env import Ask, Call, Env
    from blocklist.core.result import DayResult

ON = "on"
DAYS_AHEAD = 14  # so far it looks for the next day with work times


def plan(env: Env, call: Call) -> DayResult:
    """Ask what is to be done, place by place, and return the day.

    Each answer is saved before the next question. Raises Refusal where there is no one to ask, for
    a DATE or template that can't be taken, and where the day can't be saved.
    """
    if env.quiet:
        raise Refusal("plan_quiet", WRONG_USE)
    if env.ask is None:
        raise Refusal("plan_asks")
    date = day_file.date_of(env, call, call.words, "coming")
    day_file.check(env, date)
    if not day_file.is_set_up(env):
        env.ask.tell("not_set_up")
    name = call.text("template")
    if name is None or plan_template.take(env, env.ask, date, name, call.label):
        _Walk(env, env.ask, date).go()
    return day_file.shown(env, date)


def _next_school_day(env: Env, date: str) -> str:
    """Return the next day that has work times, or else the next day."""
    first = isodate.ordinal(date) + 1
    ahead = [isodate.from_ordinal(number) for number in range(first, first + DAYS_AHEAD)]
    found = (each for each in ahead if day_file.planned(env, each)[0].work)
    return next(found, ahead[0])


class _Walk:
    """One walk through the places of a day."""

    __slots__ = ("ask", "date", "env")

    def __init__(self, env: Env, ask: Ask, date: str) -> None:
        self.env = env
        self.ask = ask
        self.date = date

    def go(self) -> None:
        """Stop at the whole-day sections, then at the work times from now on."""
        day = self.day()
        whole = sum(not place.block.number for place in stops.stops(day))
        first = stops.first_work(day, day_file.minute_of(self.env, self.date))
        at = 0 if whole else first
        if at == len(stops.stops(day)):
            following = _next_school_day(self.env, self.date)
            self.env.notes.append(Note("plan_evening", date=following, iso=following))
            return
        self.begin()
        offered = not day.first_list or plan_offer.offer(self.env, self.ask, self.date)
        said = ON if offered else QUIT
        while said != QUIT and at < len(stops.stops(self.day())):
            said = self.stop(at)
            if said == BACK:
                at = max(at - 1, 0)
            elif at + 1 == whole:  # after the lists it goes on with the work time now
                at = first
            else:
                at += 1
        self.ask.tell("plan_ends")

    def begin(self) -> None:
        """Say which day it is, and how it goes."""
        self.ask.tell("plan_begins", day=self.env.words.long_date(self.date))

    def day(self) -> Day:
        """Return the day as it is now: others may write meanwhile."""
        return day_file.current(self.env, self.date)

    def stop(self, at: int) -> str:
        """Ask at one place until there is enough or no more; return where to go."""
        day = self.day()
        place = stops.stops(day)[at]
        kind = "block" if place.block.number else "list" if place.section else "day"
        question = f"plan_{kind}"
        there = [f"[{item.mark}] {item.id} {item.text}" for item in stops.items(place)]
        while True:
            typed = self.ask.lines(
                question,
                there,
                lambda: plan_offer.own_words(self.env, self.date, place),
                number=place.block.number,
                place=place.section.name if place.section else "",
                hours=(place.block.start, place.block.until),
            )
            if typed is None:
                return QUIT
            if not typed:
                return ON
            if typed == [HELP]:
                self.begin()
                continue
            if typed in ([BACK], [QUIT]):
                return typed[0]
            if self.write(day, place, typed):
                return ON
            question, there = "plan_more", []

    def write(self, day: Day, place: Place, typed: Sequence[str]) -> bool:
        """Save what was typed at a place; tell whether the work time has enough now.

        A text that can't be taken is told, and asked for again. Where the place was taken away
        meanwhile, it goes to the whole day: an answer is never dropped.
        """
        try:
            lines = [text.bare(line) for line in typed] if len(typed) > 1 else typed
            texts = [text.one_line(line) for line in lines if line]
        except Refusal as why:
            unseen = why.reason == "text_empty"
            self.ask.tell("plan_unseen" if unseen else why.reason, **why.facts)
            return False
        waiting, gone, name = 0, False, ""

        def edit_day(now: Day) -> Day:
            nonlocal waiting, gone, name
            found = stops.same(now, place, day)
            gone = found is None
            new, added = edit.add_items(now, found or Place(now.blocks[0], None), texts)
            block = new.blocks[added[0].block]
            waiting, name = len(block.waiting) if block.number else 0, block.name
            return new

        if texts:
            day_file.change(self.env, self.date, edit_day, " ".join(["plan", *texts]))
        if gone:
            self.ask.tell("plan_gone", block=place.section.name if place.section else "")
        things = self.env.settings.things
        if 0 < things < waiting:
            self.ask.tell("third_thing", block=name, count=waiting)
        return gone or 0 < things <= waiting
