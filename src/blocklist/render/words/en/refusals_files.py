"""English: why a file or a place can't be used, and what to do now."""

from __future__ import annotations

REFUSALS = {
    "no_safe_place": (
        "There is no safe place for it in the file{of_day}, so nothing is written.\n"
        "Please open the file and write it there."
    ),
    "day_no_text": (
        "The file of {date} holds signs that are no text, so it is left as it is.\n"
        "Please open it and save it as UTF-8."
    ),
    "template_no_text": (
        "The template {name} holds signs that are no text.\nPlease open it and save it as UTF-8."
    ),
    "no_template": (
        'There is no template "{name}".\nThere are: {templates}\n'
        "Make it as a day, in the folder: templates/{name}.md"
    ),
    "settings_first": "No day is made until this is mended.",
    "template_name": (
        '"{name}" can\'t be the name of a template.\nUse the name alone, such as half-day.'
    ),
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
}
