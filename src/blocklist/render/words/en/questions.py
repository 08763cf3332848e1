"""English: what is asked, and what an answer means."""

from __future__ import annotations

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
    "which_block": ("Which work time? {blocks}\nIts number or name (Enter: none)", {}),
    "pick_item": ("Which one? Its number (Enter: none)", {}),
}
