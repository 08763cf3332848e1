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
    "set up": "To begin with",
    "morning": "In the morning",
    "work": "During the day",
    "evening": "At the end of the day",
    "week": "At the end of the week",
    "any": "Any time",
    "add-ons": "Add-ons",
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
    "init": Page(
        "Set up your work times and school days.",
        "It asks for all that you leave out, and shows what it will write."
        " You can paste a whole bell schedule.",
        "blocklist init",
        "blocklist init -b Math -b Reading",
        "blocklist init --from yesterday",
    ),
    "completion": Page(
        "Let the Tab key fill in names, dates and numbers.",
        "It prints what your shell needs for that. A line at the top says how to have it for good.",
        "blocklist completion bash",
        "blocklist completion fish",
    ),
    "plan": Page(
        "Plan your day, one work time after the other.",
        "It asks what one or two things you want to get done. Enter alone leaves a blank."
        " What you wrote is saved at once.",
        "blocklist plan",
        "blocklist plan tomorrow",
        "blocklist plan -t half-day",
    ),
    "carry": Page(
        "Carry what is still open to another day.",
        "It takes from the newest day before that has something on it."
        " What you pick is copied to today, and the old one is marked as carried."
        " If you name none, you pick from a list.",
        "blocklist carry",
        "blocklist carry 2.1",
        "blocklist carry poem --from fri",
    ),
    "add": Page(
        "Write down one thing to do.",
        "It goes to the work time that is on now. If none is on, it goes to the whole day."
        " With - as the text, each line from a pipe is one thing.",
        "blocklist add read chapter 3",
        "blocklist add math p.42 -b Math",
    ),
    "print": Page(
        "Make a page of your day for paper.",
        "It has your work times, what you wrote, and boxes for a pencil. Where nothing is written"
        " yet it has lines to write on. The page is put with your downloads, and opens in your"
        " browser.",
        "blocklist print",
        "blocklist print fri --blank",
        "blocklist print --week --out week.pdf",
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
    "reword": Page(
        "Give an item other words.",
        "Its mark and what hangs under it stay."
        " If you type no words, you can change the old ones on the screen.",
        "blocklist reword 1.1 math p.43",
        "blocklist reword poster",
    ),
    "move": Page(
        "Move an item to another work time.",
        "What hangs under it goes with it. You may name more than one, and they go in that order.",
        "blocklist move 1.2 -b Reading",
        "blocklist move poster --first",
    ),
    "delete": Page(
        "Take an item out of the day.",
        "What hangs under it goes too. With blocklist undo you get it back.",
        "blocklist delete 1.2",
        "blocklist delete flash cards",
    ),
    "edit": Page(
        "Open the file of a day in your editor.",
        "It takes the editor that VISUAL or EDITOR names. What you change there can be taken back"
        " with undo, in one step.",
        "blocklist edit",
        "blocklist edit tomorrow",
    ),
    "find": Page(
        "Find what you wrote, on any day.",
        "It shows the items and lines that have all the words in them, the newest first."
        " A part of a word will do.",
        "blocklist find chapter 3",
        "blocklist find +novel --open",
        "blocklist find poster --since mon",
    ),
    "export": Page(
        "Give your days to another program.",
        "Send it to a file with > and the name of the file.",
        "blocklist export --to todotxt",
        "blocklist export --to csv --since mon",
    ),
    "check": Page(
        "Look for what you may want to mend.",
        "It looks at all files in the folder of your days, and says how to mend what it finds."
        " It changes nothing.",
        "blocklist check",
        "blocklist check --json",
    ),
    "reflect": Page(
        "Write a few words about your day or your week.",
        "If you give no words, it asks. You can skip each question."
        " With --week your words go to the page of the week."
        " With - as the text, they come from a pipe.",
        "blocklist reflect the short one helped",
        "blocklist reflect",
        "blocklist reflect --week",
    ),
    "week": Page(
        "See a week: what you did, what is still open, and what you wrote.",
        "It is made for a talk. You can look at one week or at some weeks,"
        " make a file of it, or keep it in your folder as a page of the week.",
        "blocklist week",
        "blocklist week last",
        "blocklist week W48 +novel",
        "blocklist week --weeks 9",
        "blocklist week --out talk.html",
    ),
    "version": Page(
        "Say which blocklist this is.",
        "",
        "blocklist version",
        "blocklist --version",
    ),
    "undo": Page(
        "Take back the last step.",
        "One command is one step. More steps can be taken back, one by one. Lines that you have"
        " changed since stay as they are.",
        "blocklist undo",
        "blocklist undo --list",
    ),
    "redo": Page(
        "Do again what was taken back last.",
        "It works until you change something new.",
        "blocklist redo",
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
    "SHELL": "Your shell: bash, zsh or fish.",
    "TEXT": "The line, in your own words.",
    "WORDS": "What it has to have in it, such as poster, +novel or @home.",
    "print DATE": "The day, such as tomorrow, fri or 24 nov; with --week any day in it, or next."
    " If you name none, it is today.",
    "week DATE": "Any day in the week, or last, next or W48. If you name none, it is this week."
    " With +novel or @home you see what has that word.",
    "add TEXT": "What you want to get done, in your own words.",
    "reflect TEXT": "Your own words. They are added to what you wrote before.",
    "note ITEM": "Its number, such as 1.2, or one word from it.",
    "reword ITEM": "Its number, such as 1.2, or one word from it.",
    "reword TEXT": "The new words.",
}

OPTIONS: Mapping[str, str] = {
    "init block": "A work time, such as Math 9:00-9:45. Use it once for each.",
    "init from": "Take the headings of this day, such as yesterday.",
    "days": "The days with school, such as mon-fri, or mon, wed, fri.",
    "friday": "Make a sheet for Friday, with a must-do list.",
    "remember": "Keep to this folder from now on.",
    "all": "Say where everything is, and why.",
    "block": "The work time: its number, its name or first letters, now or next."
    " 0 is the whole day.",
    "carry from": "The day to carry from, such as fri or 24 nov.",
    "carry to": "The day to carry to, such as mon or 24 nov. If you name none, it is today.",
    "done": "Show done items alone.",
    "date": "The day, such as tomorrow, fri or 24 nov.",
    "dir": "Use the checklists in this folder.",
    "first": "Put it first, in that work time or in its own.",
    "help": "Show this page.",
    "json": "Give it as JSON, for other programs.",
    "list": "Show the steps, the newest first.",
    "no-color": "Use no color.",
    "open": "Show open items alone.",
    "plain": "Give one line for each item, for other programs.",
    "quiet": "Say nothing but what you asked for.",
    "short": "Say it in one short line, for a prompt or a status bar.",
    "since": "Leave out the days before this one, such as mon or 1 sep.",
    "week since": "Start with the week of this day, such as 1 sep: the day of your last talk.",
    "weeks": "See this many weeks, up to the one that you named.",
    "blank": "Leave out what you wrote, and the day too if you name none: a sheet for any day.",
    "print week": "Put the days of a week side by side.",
    "size": "The paper: a4 or letter.",
    "large": "Print it large.",
    "print out": "The file to make. Its name ends in .html, or in .pdf if you have Chromium, Chrome"
    " or Edge.",
    "reflect date": "The day, such as yesterday or fri. With --week, a day in the week, or last.",
    "week": "Write about the week. It asks four questions, and words that you give go to the talk.",
    "edit": "Write in your editor, on a page of its own. What you save there is added.",
    "out": "Make a file of it. The name ends in .html (for a talk), .md or .json.",
    "save": "Keep it in the page of the week, such as 2026-W48.md. Your own words there stay.",
    "no-reflection": "Leave out what you wrote about your days and for the talk.",
    "template": "Start the day from this template, such as half-day.",
    "export to": "The form: todotxt, csv or json.",
    "under": "Make it a step under this item, such as 1.2.",
    "version": "Say which blocklist this is.",
}
