"""What a person may answer at every question of `init`: back, quit, yes and no."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.env import Ask, Note

# Where an answer leads: on, back to the question before, out of it all, or past what is not asked.
ON, BACK, QUIT, SKIP = "on", "back", "quit", "skip"
KEEP, ANEW = "keep", "anew"  # all stays as it is; the work times are asked for anew
YES, NO = "yes", "no"


def way(answer: str | None) -> str:
    """Return where an answer leads: BACK or QUIT, else ON."""
    if answer is None:
        return QUIT
    word = answer.casefold()
    return word if word in {BACK, QUIT} else ON


def yes_or_no(
    ask: Ask, question: str, shown: Sequence[str | Note] = (), *, enter: str = NO, **facts: object
) -> str:
    """Put a question until it is answered: YES, NO, BACK or QUIT. `enter` is what Enter means."""
    while True:
        answer = ask(question, shown, enter=enter, **facts)
        if answer is None or way(answer) != ON:
            return way(answer)
        said = answer or enter
        if said in {YES, NO}:
            return said
        ask.tell("init_yes_or_no", enter=enter)
