"""English: why a deed of one command alone is not done, and what to do now."""

from __future__ import annotations

REFUSALS = {
    # reword, move, delete
    "reword_words": (
        "{item} stays as it is, for there are no new words.\n"
        'Type them after it: blocklist reword {id} "math p.42"{dated}'
    ),
    "move_where": (
        "Where to? The day has: {blocks}\n"
        "Name a work time, such as: blocklist move {id} --block 2{dated}\n"
        "To put it first in its own: blocklist move {id} --first{dated}"
    ),
    "no_safe_cut": (
        "It can't be taken out without a change to the lines around it, so nothing is written.\n"
        "Please take it out by hand: blocklist edit{on}"
    ),
    # edit
    "editor_none": (
        "There is no editor to be found.\n"
        "Name one, such as: EDITOR=nano blocklist edit{on}\n"
        "Or open the file yourself: {path}"
    ),
    "editor_unread": (
        "{variable} has a quote without an end: {text}\nPlease mend it, or leave {variable} empty."
    ),
    "editor_missing": (
        "This editor can't be started: {file}\n"
        "Name one that you have, such as: EDITOR=nano blocklist edit{on}"
    ),
    "editor_stopped": "The editor ended with code {code}: {file}",
    "editor_stopped_saved": (
        "The editor ended with code {code}: {file}\nWhat was saved there is kept."
    ),
    # reflect
    "reflect_editor_none": (
        "There is no editor to be found.\n"
        "Name one, such as: EDITOR=nano blocklist reflect{to} --edit{dated}\n"
        "Or open the file yourself: {path}"
    ),
    "reflect_editor_missing": (
        "This editor can't be started: {file}\n"
        "Name one that you have, such as: EDITOR=nano blocklist reflect{to} --edit{dated}"
    ),
    "reflect_asks": (
        "reflect asks on a terminal, and there is none here.\n"
        'To write your words: blocklist reflect "the short one helped"{dated}'
    ),
    "reflect_week_asks": (
        "reflect asks on a terminal, and there is none here.\n"
        'To write what you want to talk about: blocklist reflect --week "the poster"'
    ),
    "reflect_no_lines": "No words came in, so nothing is written.",
    "reflect_edit_input": "- and --edit can't go together.\nUse one of them.",
    # carry
    "carry_which": (
        "Which ones do you want to carry from {date}?\n"
        "Still open: {items}\n"
        "Use the numbers in front: {command}"
    ),
    "carry_none_open": (
        "Nothing is open on {date}.\n{days} has something open.\nTo carry from there: {commands}"
    ),
    "carry_nothing_before": "No day before {date} has anything on it yet.",
    "carry_backwards": (
        "{other_date} is not before {date}.\n"
        "Give an earlier day with --from, or a later one with --to."
    ),
    "carry_stays": (
        "{item} is {status} on {date}, so it stays there.\nTo open it again: {commands}"
    ),
    "carry_unmarked": (
        "It stands on {date} now. To mark it on {other_date} too, type the same again."
    ),
    # undo
    "undo_nothing": "There is no step to take back.\nTo see the steps: blocklist undo --list",
    "redo_nothing": (
        "There is no step to do again.\nOnce you change something new, there is none."
    ),
    "undo_no_steps": "There are no steps yet.",
    "undo_changed": (
        "What the step wrote has changed since, so nothing is taken back.\n"
        "{step} ({days}): {lines}\n"
        "Once these lines are as they were, undo takes it back."
    ),
    "undo_place": (
        "The place of these lines can't be found, so nothing is put back.\n"
        "{step} ({days}): {lines}\n"
        "You can copy them from here to where you want them."
    ),
    "redo_changed": (
        "What the step changed is not as it was, so nothing is done again.\n"
        "{step} ({days}): {lines}\n"
        "To see the steps: blocklist undo --list"
    ),
    "undo_under": (
        "Something was written under it since, so nothing is taken back.\n"
        "{step} ({days}): {lines}\n"
        "Take that out first, then try again."
    ),
    "undo_unsure": (
        "This step was cut short, and the file does not tell if it was made: {step}\n"
        "Please look there yourself: {days}\n"
        "Nothing was changed. The next undo goes on with the step before."
    ),
    "steps_not_kept": (
        "There is no place to keep steps, so none can be taken back.\n"
        "This folder can't be written to: {path}"
    ),
    # week
    "week_spans": "--weeks and --since can't go together.\nUse one of them.",
    "weeks_number": '"{text}" is not a number of weeks.\nUse 1 or more, such as: --weeks 9',
    "since_after": (
        "{date} comes after the week that you named.\nName a day before it, or leave --since out."
    ),
    "week_forms": (
        "Two forms can't go together.\n"
        "Use --json or --plain to see the week, and --out or --save to write it."
    ),
    "week_save_whole": (
        "--save keeps the whole week in its page, so {option} can't go with it.\n"
        "Leave one of them out. To make a file: --out talk.html"
    ),
    "out_ending": "The name of the file tells its form, and it can end in: {endings}",
    "out_is_yours": (
        "This file is one of your own pages: {path}\n"
        "Use another name. To keep the week in its page: blocklist week --save"
    ),
    "out_is_there": (
        "In your folder this file is there already: {path}\n"
        "It stays as it is. Use another name or place, such as: --out ~/{name}"
    ),
    "out_no_folder": "There is no such folder: {path}\nPlease make it, or use another one.",
    "page_markers": (
        "{name} has lines that show where the week stands, and they do not fit.\n"
        "There must be one {begin} and below it one {end}\n"
        "Nothing was changed. Please mend them, or take all of them out."
    ),
    "page_no_text": (
        "{name} holds signs that are no text, so it is left as it is.\n"
        "Please open it and save it as UTF-8."
    ),
    "now_unread": (
        'BLOCKLIST_NOW holds "{text}", which is not a date and time.\n'
        "Use a form such as 2026-11-24T09:20"
    ),
    # print
    "print_size": '"{text}" is not a size of paper.\nIt can be: {sizes}',
    "print_no_browser": (
        "There is no Chromium, Chrome or Edge here to make a PDF.\n"
        "Use a name that ends in .html, and print that page from your browser."
    ),
    "print_no_pdf": (
        "No PDF came out of this browser: {file}\n"
        "Use a name that ends in .html, and print that page from your browser."
    ),
    # find, export
    "find_what": ("There is nothing to look for.\nType some words, such as: blocklist find poster"),
    "open_and_done": "--open and --done can't go together.\nUse one of them.",
    "nothing_found": '{sought} has "{words}" in it.\nThis looked at the days from {since} on.',
    "none_found": "{sought} was found.\nThis looked at the days from {since} on.",
    "export_form": (
        "export needs a form: {forms}\nSay it with --to, such as: blocklist export --to csv"
    ),
    "export_other_form": 'There is no form "{form}".\nIt can be: {forms}',
    "days_left_out": (
        "All the other days are there. These can't be read: {days}\n"
        "To see why, look at one of them: blocklist show {first}"
    ),
}
