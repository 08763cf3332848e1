"""English: what is asked, and what an answer means."""

from __future__ import annotations

NONE = {"none": "", "q": "", "quit": "", "exit": ""}
# What plan hears at each place, in place of a thing to do.
WAYS = {
    "back": "back",
    "quit": "quit",
    "q": "quit",
    "exit": "quit",
    "?": "help",
    "help": "help",
}

YES_OR_NO = {"y": "yes", "yes": "yes", "n": "no", "no": "no"}
# What init shows before it writes.
SUMMARY = (
    "\nYour day will look like this:\n{shown}\n"
    "Beside them: {others}\n"
    "Each new work time has two empty boxes.\n"
    "School days: {days}\n"
    "Until now: {before}\n"
    "Friday begins with: {friday}\n"
    "Friday has a sheet too, and gets these work times: {sheet}\n"
    "This goes into {path}\n"
    "as {files}\n"
)
CHANGE_IT = "A number: change that one. n: type them anew. back: go back"

# A question, and the meanings of what may be typed; any other answer is taken as it stands.
QUESTIONS = {
    "make_block": (
        'There is no work time "{block}" on that day.\nIt has: {blocks}\nMake it? (y/n)',
        {"y": "yes", "yes": "yes"},
    ),
    "third_thing": (
        (
            "{block} would have {count} things to do. A short list is easier to get done.\n"
            "Add it here, or keep it for another work time? (Enter: here, a: another, n: leave it)"
        ),
        {"here": "", "h": "", "a": "another", "another": "another", "n": "no", "no": "no"},
    ),
    "undo_pass_over": (
        (
            "This step can't be taken back now: {step} ({days})\n"
            "Its lines: {lines}\n"
            "Pass over it and take back the one before? (y/n, Enter: no)"
        ),
        {"y": "yes", "yes": "yes", "n": "no", "no": "no", "": "no"},
    ),
    "which_block": ("Which work time? {blocks}\nIts number or name (Enter: none)", {}),
    "pick_item": ("{shown}\nWhich one? Its number (Enter: none)", NONE),
    "reword": ("Change it as you like, then press Enter:\n>", {}),
    "reword_anew": ("It says: {item}\nThe new words (Enter: leave it as it is)", {}),
    "carry_which": (
        (
            "Still open on {date}:\n{shown}\n"
            "Which ones go to {other_date}? (numbers, all, or Enter: none)"
        ),
        NONE,
    ),
    # plan
    "plan_block": (
        "\n{number}  {place}{hours}\n{shown}\nWhat one or two things do you want to get done?\n>",
        WAYS,
    ),
    "plan_list": ("\n{place}\n{shown}\nWhat do you want to get done?\n>", WAYS),
    "plan_day": (
        "\nThere are no work times on this day.\n{shown}\nWhat do you want to get done?\n>",
        WAYS,
    ),
    "plan_more": (">", WAYS),
    "plan_open": (
        (
            "\nStill open this week:\n{shown}\n"
            "Bring any of these to this day? (numbers, all, or Enter: none)"
        ),
        {**WAYS, "none": ""},
    ),
    "plan_headings": (
        ("{date} is written already. These are not on it: {blocks}\nAdd them? (y/n, Enter: no)"),
        {"y": "yes", "yes": "yes"},
    ),
    # reflect
    "reflect_own": ("\n{asks}\n{shown}\n>", {}),
    "reflect_one": ("{asks} (Enter: none)\n{shown}\n>", {}),
    "reflect_day": ("Any words for {for_day}? (Enter: none)\n{shown}\n>", {}),
    "reflect_week_1": ("\nSomething I got done or moved forward\n{shown}\n>", {}),
    "reflect_week_2": ("\nWhat helped: a place, a time, a person, a trick\n{shown}\n>", {}),
    "reflect_week_3": ("\nOne small thing to try next week\n{shown}\n>", {}),
    "reflect_week_3_other": ("\nOne small thing to try\n{shown}\n>", {}),
    "reflect_week_4": ("\nSomething I would like to talk about\n{shown}\n>", {}),
    # init
    "init_folder": (
        (
            "Where do you want to keep your checklists?\n"
            "{shown}\n"
            "Press Enter for 1, or type a folder.\n"
            ">"
        ),
        {},
    ),
    "init_folder_drive": (
        (
            "Where do you want to keep your checklists?\n"
            "{shown}\n"
            "In a cloud drive they come to your phone.\n"
            "Press Enter for 1, or type a number or a folder.\n"
            ">"
        ),
        {},
    ),
    "init_first": (
        (
            "\nWhat work times do you have?\n"
            "Type one, such as Math 9:00-9:45, or just Reading. Or paste a whole bell schedule.\n"
            "Enter alone: that is all.\n"
            "{number}>"
        ),
        {},
    ),
    "init_keep": (
        (
            "\nThese are your work times:\n{shown}\n"
            "To change them, type or paste all of them anew.\n"
            "Enter alone keeps them.\n"
            "{number}>"
        ),
        {},
    ),
    "init_next": ("{shown}\n{number}>", {}),
    "init_untimed": (
        "These rows have no time:\n{shown}\nLeave these out? (y/n, Enter: {enter})",
        YES_OR_NO,
    ),
    "init_mend": (
        '{shown}\nType it anew, or "drop" to leave it out. Enter alone keeps it.\n>',
        {},
    ),
    "init_days": (
        "\nWhich days have school? Such as mon-fri, or mon, wed, fri.\nEnter alone: {days}.\n>",
        {},
    ),
    "init_friday": (
        "\nFriday can begin with a must-do list. Do you want that? (y/n, Enter: {enter})",
        YES_OR_NO,
    ),
    "init_friday_again": (
        (
            "\nFriday has its own sheet, and no must-do list is on it.\n"
            "Put one there? (y/n, Enter: {enter})"
        ),
        YES_OR_NO,
    ),
    "init_friday_times": (
        (
            "\nFriday has its own sheet, with its own work times:\n{shown}\n"
            "Change them to the new ones too? (y/n, Enter: {enter})"
        ),
        YES_OR_NO,
    ),
    "init_friday_untimed": (
        (
            "\nFriday has its own sheet, without work times.\n"
            "Put the new ones there too? (y/n, Enter: {enter})"
        ),
        YES_OR_NO,
    ),
    "init_change": (
        (
            "This is set up in {path}\n{shown}\n"
            "School days: {days}\n"
            "Friday has its own sheet: {friday}\n"
            "Do you want to change it? (y/n, Enter: {enter})"
        ),
        YES_OR_NO,
    ),
    "init_write": (f"{SUMMARY}Write it? Enter or y: yes\n{CHANGE_IT}\n>", YES_OR_NO),
    "init_write_lost": (
        (
            f"{SUMMARY}Write it, though those lines go? y: yes, Enter or n: no\n"
            "A number: change that one. back: go back\n>"
        ),
        YES_OR_NO,
    ),
}
