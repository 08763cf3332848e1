"""English: what is said beside a result, the rows of a report, and what facts are called."""

from __future__ import annotations

from blocklist.render.words.en.board import NOT_SET_UP

AND_MORE = "{list} and {count} more"

# How the day that a sentence is about is called: today, and any other day.
DAY = {
    "here": ("here", "on {date}"),
    "of_day": ("", " of {date}"),
    "on_day": ("on that day", "on {date}"),
    "for_day": ("today", "{date}"),
    "that_day": ("that day", "{date}"),
    "there": ("", " on {date}"),
}

# What a fact is called to a person.
FACTS = {
    "kind": {"folder": "a folder", "pipe": "a pipe", "device": "a device"},
    "place": {"": "the whole day"},
    "deed": {"read": "read", "save": "saved"},
    "why": {
        "flag": "from --dir",
        "variable": "from BLOCKLIST_DIR",
        "config": "from your config file",
        "default": "where it is unless you say so",
        "state_variable": "from BLOCKLIST_STATE",
        "state_default": "where your system keeps such files",
    },
    "value": {
        "BLOCK": "a work time, such as Math",
        "DAYS": "school days, such as mon-fri",
        "DATE": "a day, such as tomorrow",
        "ITEM": "an item, such as 1.2",
        "FILE": "a file, such as week.md",
        "SIZE": "a4 or letter",
        "N": "a number, such as 9",
        "FORMAT": "todotxt, csv or json",
        "FOLDER": "a folder, such as ~/blocklist",
    },
    "argument": {"TEXT": "some words", "ITEM": "an item, such as 1.2"},
    "takes": {
        "count": "a whole number, such as 2",
        "texts": 'a list of names, such as ["Must do"]',
        "some_texts": 'a list with one text or more, such as ["Reflection"]',
        "four_texts": "a list of four texts",
        "weekday": 'the name of a day, such as "monday"',
        "clock_time": 'a time of day, such as "04:00"',
        "hours": "12 or 24",
        "language": '"en"',
        "days": 'a list of days, such as ["mon", "tue"]',
        "days_off": 'a list of days, such as ["2026-12-24", "2026-12-28..2027-01-02"]',
        "stretch": "a day or a stretch of days, such as 2026-12-28..2027-01-02",
        "table": "lines of its own below it",
        "template": 'the name of a template, such as "half-day"',
        "names": 'a list of templates, such as ["a", "b"]',
        "starts": 'a day, such as "2026-09-07"',
        "every": '"week" or "day"',
    },
    "status": {"open": "without words", "done": "done", "aside": "set aside"},
    "yes": {"True": "yes", "False": "no"},
    "sought": {"": "Nothing", "open": "No open item", "done": "No done item"},
    "mark": {"done": "done", "start": "started", "aside": "set aside", "reopen": "open again"},
}

NOTES = {
    "made_folder": "Made the folder {path}",
    "step_not_kept": (
        "It is saved, but this step can't be taken back: there is no place to keep it."
    ),
    "not_all_in": (
        "Your change is saved. Another program saved the same file in that very moment: {path}\n"
        "Please look there and see if all of your lines are in it."
    ),
    "plan_begins": (
        "{day}\n"
        "Type one thing and press Enter. Enter alone goes on.\n"
        '"back" goes back, "quit" stops. What you wrote stays.'
    ),
    "plan_numbers": "Please use the numbers in front, such as 1 2, or all.",
    "plan_ends": "",
    "plan_evening": "To plan {date}: blocklist plan {iso}",
    "plan_unseen": "Nothing can be seen in that. Please type some words.",
    "plan_gone": "{block} is not on this day any more. What you wrote is with the whole day now.",
    "not_set_up": f"{NOT_SET_UP}\n",
    "carry_open_before": "{days} has something open.\nTo carry from there: {commands}",
    "nothing_written": "Nothing is written.",
    "to_take_back": "To take it back: blocklist undo",
    "nothing_changed": "Nothing was changed.",
    "edit_joined": (
        "{date} was also changed by another blocklist. What both wrote is kept.\n"
        "Please look if it is as you want it: blocklist show{on}"
    ),
    "edit_saved_over": "Another terminal did: {step}. The editor saved over it.",
    "edit_gone": "The file is gone. To bring it back: blocklist undo",
    "edit_at_once": (
        "{editor} came back at once. What you save there is kept, but undo can't take it back.\n"
        'For undo to know of it: EDITOR="{editor} {wait}"'
    ),
    "third_thing": "{block} now has {count} things to do. A short list is easier to get done.",
    "other_day": "Did you mean {other_date}? There is something on it, and nothing was on {date}.",
    # print
    "print_day": "Made for {date}: {path}",
    "print_week": "Made for week {week}: {path}",
    "print_any": "Made: {path}",
    "print_over_day": "Replaced, for {date}: {path}",
    "print_over_week": "Replaced, for week {week}: {path}",
    "print_over_any": "Replaced: {path}",
    "print_open": "To print it, open it in a browser.",
    # reflect
    "reflect_begins": (
        "{day}\nEnter alone skips a question. Ctrl-D stops, and what you wrote stays."
    ),
    "reflect_kept": "What you wrote is kept in {path}",
    # week
    "week_written": "Made: {path}",
    "week_replaced": "Replaced: {path}",
    "week_saved": "Saved: {path}",
    "week_same": "It is all there already: {path}",
    "week_holds_days": (
        "It holds what you wrote about your days. To leave that out: --no-reflection"
    ),
    "week_holds_talk": "It holds what you wrote for the talk. To leave that out: --no-reflection",
    "week_holds_both": (
        "It holds what you wrote about your days and for the talk.\n"
        "To leave that out: --no-reflection"
    ),
    "week_keeps_days": "It holds what you wrote about your days.",
    "week_keeps_talk": "It holds what you wrote for the talk.",
    "week_keeps_both": "It holds what you wrote about your days and for the talk.",
    "pages_unread": "These pages can't be read: {pages}",
    "pages_odd": (
        "These pages are not all text, so some words in them may stay hidden: {pages}\n"
        "Please open them and save them as UTF-8."
    ),
    "settings_broken": "Line {line} can't be read in {file}",
    "settings_key": ('Line {line}: "{key}" is not known in {file}\nIt can be: {keys}'),
    "settings_value": 'Line {line}: "{key}" takes {takes}, in {file}',
    "settings_entry": 'Line {line}: "{entry}" does not fit "{key}", which takes {takes}, in {file}',
    "settings_date": ('Line {line}: "{key}" is no day, in {file}\nUse a form such as 2026-11-24'),
    "settings_needs": 'Line {line}: [{table}] needs "{key}" too, in {file}',
    "settings_template": (
        'Line {line}: there is no template "{name}", in {file}\n'
        "Please make it, as templates/{name}.md"
    ),
    "settings_default": "Until it is mended, blocklist passes over it.",
    "settings_below_table": (
        'Line {line}: "{key}" stands below [{table}] in {file}\nPlease move it to the top.'
    ),
    "settings_not_utf8": (
        "Line {line} is not UTF-8 in {file}\nPlease open it and save it as UTF-8."
    ),
    "settings_unread": "The settings can't be read: {file}",
    # init
    "init_begins": '"back" goes back, "quit" stops. All is written at the end.',
    "init_folder_row": "{number}  {path}",
    "init_row": "{block}",
    "init_row_timed": "{block}  {start} to {stop}",
    "init_row_start": "{block}  from {start}",
    "init_row_untimed": "{block}  (no time)",
    "init_one_column": (
        "There is more than one column of times. The first one is taken.\n"
        "For the other days, make a template and use it: blocklist plan -t NAME"
    ),
    "init_one_schedule": (
        "There is more than one schedule. The first one is taken.\n"
        "For the other days, make a template and use it: blocklist plan -t NAME"
    ),
    "init_yes_or_no": "Please answer y or n. Enter means {enter}.",
    "init_write_how": "Please press Enter to write it, or type n, back, or a number of the list.",
    "init_write_how_lost": "Please answer y or n, or type back or a number. Enter means no.",
    "init_goes": "These lines of {path} would go:",
    "init_line": "  {row}",
    "init_no_time": "No time was read in: {blocks}. Write a time like 9:00-9:45.",
    "init_today": (
        "The page of today stays as it is.\n"
        "To add the work times there: blocklist plan -t {template}"
    ),
    "init_remembered": "From now on this is your folder: {path}\nThat is written in {file}",
    "init_then": "To plan your day: blocklist plan",
    "init_then_there": "To plan your day: blocklist plan --dir {path}",
    "init_not_remembered": "So the folder is not remembered. Name it with --dir each time.",
    # undo
    "files_gone": "The step had made this file, so it is in the trash now: {names}",
    "no_steps": "There are no steps yet.",
    # Rows of a report
    "step_kept": "{when}  {step} ({days})",
    "step_taken_back": "{when}  {step} ({days}), taken back",
    "step_unsure": "{when}  {step} ({days}), cut short",
    "steps_more": "and {count} more",
    "init_wrote": "Wrote {path}",
    "init_as_it_is": "All stays as it is in {path}",
    "place_folder": "your days     {path} ({why})",
    "place_settings": "settings      {path}",
    "place_templates": "templates     {path}",
    "place_config": "your config   {path}",
    "place_state": "lock, history {path} ({why})",
}
