"""What is picked from a numbered list: by numbers, all of it, or as ITEM."""

from __future__ import annotations

from blocklist.core.address import find_items
from blocklist.core.result import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from blocklist.core.day import Box, Day

    Each = TypeVar("Each")

ALL = "all"


def pick(choice: Sequence[Each], answer: str) -> list[Each]:
    """Return what numbers of the list name, or `all`, in the order of the list, each once.

    None where the answer is anything else.
    """
    if answer.casefold() == ALL:
        return list(choice)
    words = _words(answer)
    numbered = {str(number): each for number, each in enumerate(choice, 1)}
    if not all(word in numbered for word in words):
        return []
    return [each for number, each in numbered.items() if number in words]


def pick_items(day: Day, choice: Sequence[Box], answer: str | None) -> list[Box]:
    """Return the items of a day that an answer names: as pick has it, or as ITEM.

    None where nothing is answered. Raises Refusal for a number that the list has not, and as
    core.address.find_items.
    """
    words = _words(answer or "")
    found = pick(choice, answer or "")
    if found or not words:
        return found
    if len(words) == 1 and words[0].isdigit():
        raise Refusal("pick_none", number=words[0])
    return find_items(day, words, lambda item: item in choice)


def _words(answer: str) -> list[str]:
    """Return the words of an answer; commas may stand between them."""
    return answer.replace(",", " ").split()
