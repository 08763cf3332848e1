"""English: what is said beside a result, the rows of a report, and what facts are called."""

from __future__ import annotations

AND_MORE = "{list} and {count} more"

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
        "DATE": "a day, such as tomorrow",
        "ITEM": "an item, such as 1.2",
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
    "nothing_written": "Nothing is written.",
    "third_thing": "{block} now has {count} things to do. A short list is easier to get done.",
    "other_day": "Did you mean {other_date}? There is something on it, and nothing was on {date}.",
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
    # Rows of a report
    "place_folder": "your days     {path} ({why})",
    "place_settings": "settings      {path}",
    "place_templates": "templates     {path}",
    "place_config": "your config   {path}",
    "place_state": "lock, history {path} ({why})",
}
