"""The board in words alone, for a screen reader: no boxes, bars or columns, one thing a line."""

from __future__ import annotations

from blocklist.core import day as days
from blocklist.core.text import as_shown
from blocklist.render import board_parts, plain
from blocklist.render.words.en import board as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.day import Box
    from blocklist.core.env import Env
    from blocklist.render.board_parts import Page, Part


def lines(page: Page, env: Env) -> list[str]:
    """Return the lines of a board. None is wrapped: a reader takes each as a whole."""
    groups = [[", ".join([page.title, *page.beside])]] if page.title else []
    groups += [list(_part(part, env.settings.clock)) for part in page.parts]
    groups += [[page.sentence]] if page.sentence else []
    shown = [line for at, group in enumerate(groups) for line in ([""] if at else []) + group]
    return [plain.clean(line).replace("\t", " ").rstrip(" ") for line in shown]


def _part(part: Part, hours: int) -> Iterator[str]:
    """Yield a heading and what stands under it."""
    if part.name or part.number is not None:
        yield _heading(part, hours)
    for at, box in enumerate(part.boxes):
        if not box.blank:
            yield f"{_status(box, part.boxes[:at])}: {box.id} {box.text}"
            notes = [as_shown(note.strip()) for note in box.notes if note]
            yield from [f"{words.SPOKEN_NOTE}: {note}" for note in notes]
    blanks = sum(box.blank for box in part.boxes)
    if blanks:
        yield words.SPOKEN_BLANK if blanks == 1 else words.SPOKEN_BLANKS.format(count=blanks)
    yield from filter(None, part.text)
    if part.more:
        yield board_parts.more(part)


def _heading(part: Part, hours: int) -> str:
    """Return number and name, time and progress."""
    done, counted = part.progress
    count = words.SPOKEN_COUNT.format(done=done, all=counted) if done else ""
    name = part.name if part.number is None else f"{part.number} {part.name}".rstrip(" ")
    return ", ".join(filter(None, [name, board_parts.when(part, hours, words.SPOKEN_RANGE), count]))


def _status(box: Box, before: Sequence[Box]) -> str:
    """Return what its mark means, and which item it hangs under."""
    mark = words.SPOKEN_STATUS[box.status]
    if box.mark not in days.STATUS:
        mark = words.SPOKEN_MARK.format(mark=box.mark)
    under = [item for item in before if item.stop > box.line]
    return words.SPOKEN_UNDER.format(status=mark, id=under[-1].id) if under else mark
