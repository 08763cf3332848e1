"""What is picked from a numbered list."""

from __future__ import annotations

from blocklist.core.address import find_items
from blocklist.core.result import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Box, Day


def picked(day: Day, choice: Sequence[Box], answer: str | None) -> list[Box]:
    """Return the items of a day that an answer names: numbers of the list `choice`, or ITEM.

    None where nothing is answered. Raises Refusal for a number that the list has not, and as
    core.address.find_items.
    """
    words = (answer or "").replace(",", " ").split()
    numbered = {str(number): item for number, item in enumerate(choice, 1)}
    if words and all(word in numbered for word in words):
        return list(dict.fromkeys(numbered[word] for word in words))
    if len(words) == 1 and words[0].isdigit():
        raise Refusal("pick_none", number=words[0])
    return find_items(day, words, lambda item: item in choice) if words else []
