"""`+project` and `@context` in a text, as todo.txt has them.

Source of the rules: docs/commands.md, "week".
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

EDGES = ".,;:!?()[]{}\"'“”‘’«»…"


def is_tag(word: str) -> bool:
    """Whether a word of the command line is `+project` or `@context`; `+1` is a date."""
    return word[:1] in {"+", "@"} and bool(_bare(word[1:])) and not word[1:].isdigit()


def holds(text: str, tags: Sequence[str]) -> bool:
    """Whether a text holds all tags as whole words, in any case; it holds all of none.

    Punctuation at the edges of a word of the text is no part of it.
    """
    if not tags:
        return True
    there = {_bare(word) for word in text.split()}
    return all(_bare(tag) in there for tag in tags)


def _bare(word: str) -> str:
    """Return a word as it compares: in small letters (NFC), without punctuation at its edges."""
    word = word.casefold()
    if not word.isascii():
        from unicodedata import normalize

        word = normalize("NFC", word)
    return word.strip(EDGES)
