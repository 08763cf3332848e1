"""English: the sentences of the help pages.

They are kept to ASCII, so that a page reads the same on every terminal. In ARGUMENTS and OPTIONS
`add TEXT` is what TEXT means in the command `add`; `TEXT` alone is what it means everywhere else.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Page:
    """The words of a page: what the command does in a line, more about it, and lines to try."""

    __slots__ = ("examples", "more", "summary")

    def __init__(self, summary: str, more: str, *examples: str) -> None:
        self.summary = summary
        self.more = more
        self.examples = examples


# The parts of a page, and the moments of the day in cli.table.
HEADINGS: Mapping[str, str] = {
    "usage": "Usage",
    "arguments": "Arguments",
    "options": "Options",
    "examples": "Examples",
    "morning": "In the morning",
    "work": "During the day",
    "any": "Any time",
}

# What stands in the usage line for options and for the command.
OPTIONS_MARK, COMMAND_MARK = "[OPTIONS]", "[COMMAND]"

PROGRAM = Page(
    "A checklist for each work time of your day, in plain files that you own.",
    "In the morning, write down one or two things for each work time. Tick them off as you go."
    " `blocklist` alone shows your day.",
    "blocklist add read chapter 3",
    "blocklist add math p.42 -b Math",
    "blocklist done 1.1",
)
MORE = "`blocklist COMMAND --help` says more about a command."

COMMANDS: Mapping[str, Page] = {
    "add": Page(
        "Write down one thing to do.",
        "It goes to the work time that is on now. If none is on, it goes to the whole day."
        " With - as the text, each line from a pipe is one thing.",
        "blocklist add read chapter 3",
        "blocklist add math p.42 -b Math",
    ),
    "show": Page(
        "Show a day: its work times and what you wrote.",
        "This is what `blocklist` alone does.",
        "blocklist show",
        "blocklist show tomorrow",
    ),
    "now": Page(
        "Show what is on now and what is next.",
        "",
        "blocklist now",
        "blocklist now --short",
    ),
    "done": Page(
        "Mark an item as done.",
        "If you name none, it is the one open item of the work time now."
        " If there are more, you pick.",
        "blocklist done 1.1",
        "blocklist done flash cards",
    ),
    "start": Page(
        "Mark an item as started.",
        "If you name none, you pick one from a list.",
        "blocklist start 2.1",
        "blocklist start chapter 3",
    ),
    "aside": Page(
        "Set an item aside.",
        "It stays where you wrote it. If you name none, you pick one from a list.",
        "blocklist aside 2.1",
        "blocklist aside poster",
    ),
    "reopen": Page(
        "Open an item again.",
        "Its mark goes away. If you name none, you pick one from a list.",
        "blocklist reopen 1.1",
        "blocklist reopen flash cards",
    ),
    "note": Page(
        "Write a line under an item.",
        "It can be a page, a hint, or what to do when you are stuck.",
        "blocklist note 1.2 if stuck: ask Sam",
        "blocklist note poster blue paper",
    ),
    "version": Page(
        "Say which blocklist this is.",
        "",
        "blocklist version",
        "blocklist --version",
    ),
    "path": Page(
        "Say where the file of a day is.",
        "It says so even if there is no such file yet.",
        "blocklist path tomorrow",
        "blocklist path --all",
    ),
}

ARGUMENTS: Mapping[str, str] = {
    "DATE": "The day, such as tomorrow, fri or 24 nov. If you name none, it is today.",
    "ITEM": "Its number, such as 1.2, or words from it. You may name more than one number.",
    "TEXT": "The line, in your own words.",
    "add TEXT": "What you want to get done, in your own words.",
    "note ITEM": "Its number, such as 1.2, or one word from it.",
}

OPTIONS: Mapping[str, str] = {
    "all": "Say where everything is, and why.",
    "block": "The work time: its number, its name or first letters, now or next."
    " 0 is the whole day.",
    "date": "The day, such as tomorrow, fri or 24 nov.",
    "dir": "Use the checklists in this folder.",
    "help": "Show this page.",
    "json": "Give it as JSON, for other programs.",
    "no-color": "Use no color.",
    "plain": "Give one line for each item, for other programs.",
    "quiet": "Say nothing but what you asked for.",
    "short": "Say it in one short line, for a prompt or a status bar.",
    "under": "Make it a step under this item, such as 1.2.",
    "version": "Say which blocklist this is.",
}
