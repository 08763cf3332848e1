"""English: what `check` says.

Before each sentence stands the file, and the line where there is one. The first line of a sentence
is what was found, the second how to mend it. What keeps a file from being read is in refusals.py.
"""

from __future__ import annotations

ALL_WELL = "All is well."
HINTS = "To look at, if you like:"
PLACES = "Where everything is:"
WHERE = "{file}: "
WHERE_LINE = "{file}, line {line}: "
PLACE = "{file}"
PLACE_LINE = "{file} line {line}"
PLACE_BELOW = "line {line}"
SAME = "The same: {places}"

NOTES = {
    # Files
    "no_text": (
        "it holds signs that are no text, so nothing is written there.\n"
        "Please open it and save it as UTF-8."
    ),
    "odd_bytes": "some signs here are not UTF-8.\nPlease open it and save it as UTF-8.",
    "copy": (
        "a second copy of {original}\nOpen both, bring over what you want, then delete the copy."
    ),
    "copy_alone": (
        "a second copy, and there is no {original}\n"
        "If it is the one that you want, call it {original}"
    ),
    "copy_maybe": (
        "it may be a second copy of {original}\n"
        "If so, bring over what you want and delete it. Else let its name begin in another way."
    ),
    "twice": (
        "on some devices this is the same name as {original}\n"
        "Put all into one of the two, then delete the other."
    ),
    "other_name": "by this name it is not found.\nPlease call it {original}",
    "no_day": "there is no such day.\nGive it the name of a day, such as 2026-11-24.md",
    "no_week": "there is no such week.\nGive it the name of a week, such as 2026-W48.md",
    "left_over": "it is left from a save that was cut off.\nYou can delete it.",
    "folder_none": "there is no such folder yet.\nIt is made when you first write something.",
    # Settings
    "settings_unread": "the settings can't be read.\nPlease open the file and look what is there.",
    "settings_not_utf8": "it is not UTF-8.\nPlease open it and save it as UTF-8.",
    "settings_broken": "this can't be read.\nUse a form such as: things = 2",
    "settings_below_table": '"{key}" stands below [{table}].\nPlease move it to the top.',
    "settings_key": '"{key}" is not known.\nIt can be: {keys}',
    "settings_value": '"{key}" can\'t be this.\nIt takes {takes}.',
    "settings_entry": '"{entry}" does not fit "{key}".\nIt takes {takes}.',
    "settings_date": '"{key}" is no day.\nUse a form such as 2026-11-24',
    "settings_needs": '[{table}] needs "{key}" too.\nIt takes {takes}.',
    "settings_template": ('there is no template "{name}".\nPlease make it, as templates/{name}.md'),
    "template_none": (
        'there is no template "{name}", so its days begin like all others.\n'
        "To have one, make templates/{name}.md"
    ),
    # Week pages
    "week_markers": (
        "the lines that show where the week stands do not fit.\n"
        "Let one {begin} stand there and below it one {end}, or take all of them out."
    ),
    # Days
    "heading_tight": '"{text}" is no heading yet.\nWrite it as: {mend}',
    "box_unseen": (
        'a box under "{section}" is not shown.\nTo see it with your day, move it to a work time.'
    ),
    "box_quoted": '"{text}" stands in a quote, so it is no box.\nTake it out of the quote: {mend}',
    "box_empty": '"{text}" is no box yet.\nWrite it as: {mend}',
    "box_tight": '"{text}" is no box yet.\nWrite it as: {mend}',
    "box_bare": '"{text}" is no box yet.\nWrite it as: {mend}',
    "box_wide": '"{text}" is no box yet.\nWrite it as: {mend}',
    "time_doubt": (
        '"{heading}" looks like a time, but none can be read.\nUse a form such as: Math 9:00-9:45'
    ),
    "times_overlap": (
        '"{block}" and "{other}" are on at the same time.\nPlease change one of the times.'
    ),
    "bullet": '"{text}" has no box.\nIf it is a thing to do, write it as: {mend}',
    # Add-ons
    "addon_not_run": "this add-on can't be run.\nAllow it to be run, with chmod +x",
    "addon_suffix": "this add-on has an ending in its name.\nPlease call it blocklist-{name}",
    "addon_hidden": (
        'blocklist has a command "{name}" of its own, and that one runs.\n'
        "Please give the add-on another name."
    ),
}
