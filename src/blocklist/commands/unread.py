"""What is noted of pages that can't be read, where the others are shown."""

from __future__ import annotations

from blocklist.core.env import Note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.result import Refusal


def notes(unread: Sequence[tuple[str, Refusal]]) -> list[Note]:
    """Return what is said of pages and why they can't be read: one's reason, or several's names."""
    if len(unread) > 1:
        return [Note("pages_unread", pages=[name for name, _ in unread])]
    return [Note(why.reason, **why.facts) for _, why in unread]
