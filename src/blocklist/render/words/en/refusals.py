"""English: why something is not done, and what to do now, each by the name of its reason."""

from __future__ import annotations

REFUSALS = {
    # A text
    "text_empty": ('There are no words to write.\nType some in quotes, such as "math p.42".'),
    "text_control": (
        "The text holds a sign that can't be seen ({sign}).\n"
        "Please type it again without that sign."
    ),
    "text_bytes": ("The text is not UTF-8, so it can't be written.\nPlease type it again."),
    "no_lines": ("No lines came in, so nothing is written.\nGive one thing on each line."),
    # BLOCK
    "no_block": (
        'There is no work time "{block}" on that day.\n'
        "It has: {blocks}\n"
        "To see the day: blocklist show{on}"
    ),
    "block_empty": ("{number} stands for {place}.\nNothing is written there yet."),
    "pick_none": ("There is no {number} in this list.\nPlease try again."),
    "block_no_name": (
        '"{block}" can\'t be the name of a work time.\n'
        "It has: {blocks}\n"
        "Use the number, or a name with letters."
    ),
    "block_is_text": (
        '"{block}" is a place for words, not a work time.\n'
        "To write there, open the file: blocklist path{on}"
    ),
    "several_blocks": ('"{block}" fits more than one work time: {blocks}\nUse the number.'),
    "too_many_blocks": ("A day can be given {most} work times.\nUse a number up to {most}."),
    "clock_of_other_day": (
        '"{block}" goes by the clock, and that day is not today.\n'
        "Use the number or the name of a work time."
    ),
    "nothing_now": (
        "No work time is on now.\nThe day has: {blocks}\nTo see the day: blocklist show{on}"
    ),
    "nothing_next": (
        "No work time comes next.\nThe day has: {blocks}\nTo see the day: blocklist show{on}"
    ),
    "under_and_block": (
        "--under and --block can't go together.\n"
        "A step stands where its item stands: use --under alone."
    ),
    # ITEM
    "no_item": (
        'Nothing here is called "{item}".\nThe day has: {items}\nTo see the day: blocklist show{on}'
    ),
    "item_blank": (
        "{id} is still blank.\n"
        'To fill the first blank there: blocklist add "your words" {option}{dated}'
    ),
    "block_listed": (
        "{number} stands for {place}.\nIts items: {items}\nUse the number in front of an item."
    ),
    "several_items": ('"{item}" fits more than one: {items}\nUse the number in front.'),
    "pick_item": (
        "Which one do you want to mark as {mark}?\nThe day has: {items}\nUse the number in front."
    ),
    "nothing_to_pick": (
        "There is nothing to choose from on {date}.\nTo see the day: blocklist show{on}"
    ),
    "changed_meanwhile": (
        "The day was changed while you chose, so nothing is written.\n"
        "Please look at it again: blocklist show{on}"
    ),
    # DATE
    "date_twice": ("Two dates are given: {option} and {words}.\nUse one of them."),
    "date_unknown": (
        '"{text}" is not a day that blocklist knows.\n'
        "Use a form such as 2026-11-24, tomorrow, fri or 24 nov."
    ),
    "date_two_ways": ('"{text}" can be two days: {first} or {second}\nPlease use one of these.'),
    "date_no_day": ('There is no such day: "{text}"\nPlease look at a calendar, and try again.'),
    "date_is_week": (
        '"{text}" is a week, and a day is needed.\nUse a form such as 2026-11-24, tomorrow or fri.'
    ),
    "date_range": ('"{text}" is too far away.\nThe years go from 1 to 9999.'),
    "date_weekday": (
        '"{text}" has two days in it: {date} is not a {weekday}.\nLeave one of them out.'
    ),
    "week_none": (
        'There is no such week: "{text}"\nUse a form such as W48, 2026-W48, last or this.'
    ),
    "now_unread": (
        'BLOCKLIST_NOW holds "{text}", which is not a date and time.\n'
        "Use a form such as 2026-11-24T09:20"
    ),
    # Files and places
    "no_safe_place": (
        "There is no safe place for it in the file, so nothing is written.\n"
        "Please open the file and write it there."
    ),
    "day_no_text": (
        "The file of {date} holds signs that are no text, so it is left as it is.\n"
        "Please open it and save it as UTF-8."
    ),
    "template_no_text": (
        "The template {name} holds signs that are no text.\nPlease open it and save it as UTF-8."
    ),
    "settings_first": "No day is made until this is mended.",
    "template_name": '"{name}" can\'t be the name of a template.',
    "no_access": (
        "It can't be {deed}: {path}\n"
        "This account may not do that. Ask whoever looks after the machine."
    ),
    "no_space": (
        "It can't be saved, because the disk is full: {path}\n"
        "Nothing was changed. Please make some room and try again."
    ),
    "read_only_place": ("It can't be saved, because it is read-only: {path}\nNothing was changed."),
    "file_read_only": (
        "This file is read-only: {path}\nNothing was changed. Allow writing to it, then try again."
    ),
    "folder_read_only": (
        "This folder is read-only: {path}\n"
        "Nothing was changed. Allow writing to it, then try again."
    ),
    "disk_trouble": (
        "It can't be {deed}, because the disk does not answer well: {path}\nPlease try again."
    ),
    "link_loop": (
        "This link goes round in a circle: {path}\nPlease remove it, or let it lead to a file."
    ),
    "link_nowhere": (
        "This link leads to no file: {path}\nPlease remove it, or let it lead to a file."
    ),
    "folder_link_nowhere": (
        "This link leads to no folder: {path}\nPlease remove it, or let it lead to a folder."
    ),
    "folder_is_file": (
        "This is a file, and a folder is needed: {path}\nPlease move it away, or use another name."
    ),
    "not_a_file": ("This is {kind}, and a file is needed: {path}\nPlease move it away."),
    "name_too_long": ("This name is too long: {path}\nPlease use a shorter one."),
    "not_here_yet": (
        "This file is still with your cloud drive: {path}\n"
        "Please wait until it is here, then try again."
    ),
    "file_busy": ("The file keeps changing: {path}\nNothing was written. Please try again."),
    "folder_unmade": ("No folder can be made there: {path}\nPlease use another place, with --dir"),
    "locked": ("Another blocklist has been at work here for {seconds} seconds.\nPlease try again."),
    "no_working_folder": (
        "The folder that you are in is gone, so {path} can't be found.\n"
        "Please go to another folder."
    ),
    "no_home": (
        "There is no home folder, so {path} can't be found.\nSay where the days are with --dir"
    ),
    "dir_empty": "--dir needs the name of a folder.",
    "config_dir": (
        "In line {line} of {file}, dir needs a full path.\n"
        'Use a form such as: dir = "~/Dropbox/blocklist"'
    ),
    "config_broken": (
        'Line {line} can\'t be read in {file}\nUse a form such as: dir = "~/Dropbox/blocklist"'
    ),
    # The command line
    "no_command": (
        'There is no command "{command}".\n'
        "Here it is called: blocklist {instead}\n"
        "Close to it: {near}\n"
        "To see all: blocklist --help"
    ),
    "no_option": (
        "blocklist {command} has no option {option}\n"
        "Close to it: {near}\n"
        "To see all: {see}\n"
        "If it is a word, put -- in front: {as_word}"
    ),
    "option_value": "{option} needs something after it: {value}",
    "argument_missing": (
        "blocklist {command} needs {argument}.\nTo see how: blocklist {command} --help"
    ),
    "word_too_many": (
        'blocklist {command} takes no words, and there is "{word}".\n'
        "To see how: blocklist {command} --help"
    ),
    "all_and_date": "--all shows all places, so it takes no date.",
    "two_forms": ("Two forms can't go together.\nUse one of --json, --plain and --short."),
    "cannot_show": "It can't be shown: writing it out did not work.",
    "saved_unsaid": "It is saved. It just can't be shown here.",
    "fault": (
        "Something happened that blocklist did not expect: {what}\n"
        "Please tell the people who make it what you typed."
    ),
}
