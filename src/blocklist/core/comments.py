"""HTML comments in what he wrote: a program's hints, and no words of his.

Source: CommonMark 0.31.2, "HTML blocks", start condition 2.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

BEGIN, END = "<!--", "-->"
FENCES = ("```", "~~~")


def without(texts: Sequence[str]) -> list[str]:
    """Return lines without comments that begin a line; one that does not end hides nothing.

    What follows the end of a comment on its line stays, and so does what stands in a code fence.
    """
    left: list[str] = []
    fence, at = "", 0
    while at < len(texts):
        bare = texts[at].strip(" \t")
        stop = _end(texts, at) if not fence and bare.startswith(BEGIN) else -1
        if stop >= 0:
            rest = texts[stop].partition(END)[2].strip(" \t")
            left += [rest] if rest else []
            at = stop
        else:
            left.append(texts[at])
            fence = _fence(fence, bare)
        at += 1
    return left


def _end(texts: Sequence[str], start: int) -> int:
    """Return the index of the line in which a comment ends, -1 where it does not end."""
    return next((at for at in range(start, len(texts)) if END in texts[at]), -1)


def _fence(fence: str, bare: str) -> str:
    """Return the fence that is open after a line, "" for none."""
    if fence:
        return "" if bare.startswith(fence) and not bare.strip(fence[0]) else fence
    return bare[:3] if bare.startswith(FENCES) else ""
