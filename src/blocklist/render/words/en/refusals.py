"""English: why something is not done, and what to do now, each by the name of its reason."""

from __future__ import annotations

from blocklist.render.words.en.refusals_deeds import REFUSALS as DEEDS
from blocklist.render.words.en.refusals_files import REFUSALS as FILES
from blocklist.render.words.en.refusals_init import REFUSALS as INIT

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
        'There is no work time "{block}" {on_day}.\n'
        "It has: {blocks}\n"
        "To see the day: blocklist show{on}"
    ),
    "block_empty": ("{number} stands for {place}{there}.\nNothing is written there yet."),
    "pick_none": ("There is no {number} in this list.\nPlease try again."),
    "block_no_name": (
        '"{block}" can\'t be the name of a work time.\n'
        "It has: {blocks}\n"
        "Use the number, or a name with letters."
    ),
    "block_is_text": (
        '"{block}" is a place for words, not a work time.\n'
        "To write a few words: blocklist reflect{dated}"
    ),
    "several_blocks": ('"{block}" fits more than one work time{there}: {blocks}\nUse the number.'),
    "too_many_blocks": ("A day can be given {most} work times.\nUse a number up to {most}."),
    "clock_of_other_day": (
        '"{block}" goes by the clock, and {that_day} is not today.\n'
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
        'Nothing {here} is called "{item}".\n'
        "The day has: {items}\n"
        "To see the day: blocklist show{on}"
    ),
    "item_blank": (
        "{id} is still blank{there}.\n"
        'To fill the first blank there: blocklist add "your words" {option}{dated}'
    ),
    "block_listed": (
        "{number} stands for {place}{there}.\n"
        "Its items: {items}\n"
        "Use the number in front of an item."
    ),
    "several_items": ('"{item}" fits more than one{there}: {items}\nUse the number in front.'),
    "pick_item": (
        "Which one{there} do you want to mark as {mark}?\n"
        "The day has: {items}\n"
        "Use the number in front."
    ),
    "nothing_to_pick": (
        "There is nothing to choose from on {date}.\nTo see the day: blocklist show{on}"
    ),
    "changed_meanwhile": (
        "The day was changed while you chose, so nothing is written.\n"
        "Please look at it again: blocklist show{on}"
    ),
    "plan_quiet": "plan asks, and -q keeps it from asking.\nLeave out -q.",
    "plan_asks": (
        "plan asks on a terminal, and there is none here.\n"
        'To write one thing down: blocklist add "math p.42" --block Math{dated}'
    ),
    # DATE
    "date_twice": ("Two dates are given: {option} and {words}.\nUse one of them."),
    "date_unknown": (
        '"{text}" is not a day that blocklist knows.\n'
        "Use a form such as 2026-11-24, tomorrow, fri or 24 nov."
    ),
    "date_begun": (
        '"{text}" is not a whole date yet.\nPut quotes around all of it, such as "{example}".'
    ),
    "date_two_ways": ('"{text}" can be two days: {first} or {second}\nPlease use one of these.'),
    "date_many_ways": ('"{text}" can be any of these days: {days}\nPlease use one of them.'),
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
    "word_one_more": (
        'blocklist {command} takes one word, and there is "{word}" too.\n'
        "To see how: blocklist {command} --help"
    ),
    "completion_shell": (
        'There are no lines for the shell "{shell}".\nThe shells that it knows: {shells}'
    ),
    "no_status": 'There is no "{status}" for an item.\nIt can be: {statuses}',
    "add_on_start": (
        "This add-on can't be started: {path}\nIt needs a first line such as #!/bin/sh"
    ),
    "all_and_date": "--all shows all places, so it takes no date.",
    "two_forms": ("Two forms can't go together.\nUse one of --json, --plain and --short."),
    "cannot_show": "It can't be shown: writing it out did not work.",
    "saved_unsaid": "It is saved. It just can't be shown here.",
    "unchanged_unsaid": "Nothing had to be changed. It just can't be shown here.",
    "saved_already": "It is saved already.",
    "fault": (
        "Something happened that blocklist did not expect: {what}\n"
        "Please tell the people who make it what you typed."
    ),
    **FILES,
    **DEEDS,
    **INIT,
}
