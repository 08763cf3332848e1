"""The kinds of findings, the worst first, and which of them are hints.

A finding is a Note: its reason is its kind, and its facts hold `path` (absolute) and `line` (from
1; None where there is none). What is not listed is a file that can't be read at all, and comes
before all others.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from blocklist.core.env import Note

ORDER = (
    "no_text",
    "odd_bytes",
    "copy",
    "copy_alone",
    "copy_maybe",
    "twice",
    "other_name",
    "not_here_yet",
    "no_day",
    "no_week",
    "settings_unread",
    "settings_not_utf8",
    "settings_broken",
    "settings_below_table",
    "settings_key",
    "settings_value",
    "settings_entry",
    "settings_date",
    "settings_needs",
    "settings_template",
    "week_markers",
    "heading_tight",
    "box_unseen",
    "box_quoted",
    "box_empty",
    "box_tight",
    "box_bare",
    "box_wide",
    "time_doubt",
    "times_overlap",
    "addon_not_run",
    "addon_suffix",
    "addon_hidden",
    "left_over",
    "template_none",
    "bullet",
    "folder_none",
)
HINTS = frozenset(("template_none", "bullet", "folder_none"))


def in_order(notes: Iterable[Note]) -> list[Note]:
    """Return findings with the worst first; those of one kind stay as they come."""
    return sorted(notes, key=lambda note: _rank(note.reason))


def is_hint(note: Note) -> bool:
    """Whether a finding is nothing to mend, but may be of use to know."""
    return note.reason in HINTS


def _rank(kind: str) -> int:
    """Return the place of a kind in the order."""
    return ORDER.index(kind) if kind in ORDER else -1
