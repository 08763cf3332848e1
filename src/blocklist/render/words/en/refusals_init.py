"""English: why init does not do something, and what to do now."""

from __future__ import annotations

REFUSALS = {
    "init_no_blocks": (
        "There are no work times yet, and no one to ask.\n"
        'Name them like this: --block "Math 9:00-9:45" --block Reading'
    ),
    "init_no_name": (
        '"{block}" can\'t be the name of a work time.\n'
        "Use a name with letters, such as Math 9:00-9:45"
    ),
    "init_by_clock": (
        '"{block}" has a meaning of its own: it names the work time by the clock.\n'
        "Please use another name."
    ),
    "init_hole": '"{block}" has {{{{date in it, which is for dates.\nPlease take that out.',
    "init_no_folder": "That is no folder. Press Enter for 1, or type a folder.",
    "init_by_hand": (
        "A part of the template {name} is not closed, so nothing is written.\n"
        "Please change it in an editor. To find it: blocklist path --all"
    ),
    "init_is_text": ('"{block}" is a place for words, not a work time.\nPlease use another name.'),
    "init_is_whole_day": (
        '"{block}" is for the whole day, so it is not a work time.\nPlease use another name.'
    ),
    "init_no_days": (
        '"{text}" does not name the days of a week.\nUse a form such as mon-fri, or mon, wed, fri.'
    ),
    "init_from_and_block": "--from and --block can't go together.\nUse one of them.",
    "init_no_headings": ("There are no headings on {date}.\nTo see the day: blocklist show{on}"),
    "init_template_there": (
        "This template is there already, with other lines: {path}\n"
        "Nothing was changed. To change it, open it, or use a terminal and answer y."
    ),
    "init_changed_meanwhile": (
        "The template {name} was changed while you chose, so nothing is written.\n"
        "Please look at it again: blocklist init"
    ),
    "init_mend_first": "Nothing is written until this is mended.",
    "settings_in_the_way": (
        'Line {line}: "{key}" is set in an odd way in {file}\nPlease take it out there.'
    ),
    "dir_no_text": (
        "The name of this folder has signs that are no text: {path}\nPlease use another one."
    ),
}
