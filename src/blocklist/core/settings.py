"""What a person can set, with what holds when nothing is set (docs/settings.md)."""

from __future__ import annotations


class Settings:
    """The settings of one checklist folder.

    `things`: how many things a work time takes before a question is asked (0: never ask);
    `whole_day`, `not_work`: names of sections that are no work times; `week_starts`: 0 for Monday
    to 6 for Sunday; `day_starts`: minutes after midnight until which it is the evening before;
    `clock`: 12 or 24.
    """

    __slots__ = (
        "clock",
        "day_starts",
        "language",
        "not_work",
        "questions",
        "things",
        "week_questions",
        "week_starts",
        "whole_day",
    )

    def __init__(self) -> None:
        self.things = 2
        self.whole_day: tuple[str, ...] = ("Must do", "May do", "Can do", "Tasks")
        self.not_work: tuple[str, ...] = ("Reflection", "Notes", "Journal", "Log")
        self.week_starts = 0
        self.day_starts = 0
        self.clock = 24
        self.questions: tuple[str, ...] = ()
        self.week_questions: tuple[str, ...] = ()
        self.language = "en"
