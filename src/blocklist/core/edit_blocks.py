"""New work times in a day, and new lists for the whole of it.

Source of the rules: docs/format.md, "How an edit is made" and "Templates".
"""

from __future__ import annotations

from blocklist.core import names
from blocklist.core.attempt import Attempt
from blocklist.core.day import TEXT, WORK
from blocklist.core.edit_lines import apart, last_line, never_ended, plain_items

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.day import Day, Section
    from blocklist.core.edit_lines import Pieces


def attempts(day: Day, headings: Sequence[str], texts: Sequence[str]) -> Iterator[Attempt]:
    """Add after the last work time, else before the first text section, else at the end.

    Where a fence or HTML there never ends, before it. A `Block N` goes before one of a greater
    number, a list for the whole day before the first work time. The texts go under the last
    heading.
    """
    lines = day.document.lines
    groups = _groups(day, headings)
    for last in (True, False):
        attempt = Attempt(day)
        grown = 0
        for number, (before, group) in enumerate(groups, 1):
            after = (
                last_line(lines, day.scan.front - 1, before.line)
                if before
                else _end(day, last=last)
            )
            at, pieces = apart(lines, after, _pieces(group, texts if number == len(groups) else ()))
            attempt.add(at + grown, pieces)
            grown += len(pieces)
        yield attempt


def _groups(day: Day, headings: Sequence[str]) -> list[tuple[Section | None, list[str]]]:
    """Return the headings by the work time that they go before (None: after all of them)."""
    work = [section for section in day.sections if section.kind == WORK]
    lists = names.whole_day_keys(day.settings.whole_day)
    groups: list[tuple[Section | None, list[str]]] = []
    for heading in sorted(headings, key=lambda heading: names.key(heading) not in lists):
        whole = names.key(heading) in lists
        before = next(iter(work), None) if whole else _greater(work, heading)
        if groups and groups[-1][0] is before:
            groups[-1][1].append(heading)
        else:
            groups.append((before, [heading]))
    return groups


def _greater(work: Sequence[Section], heading: str) -> Section | None:
    """Return the first work time of a greater number, if all are named `Block N` and so is this."""
    wanted = names.block_number(heading)
    numbers = [names.block_number(section.name) for section in work]
    if wanted is None or None in numbers:
        return None
    pairs = zip(numbers, work, strict=True)
    return next((section for number, section in pairs if (number or 0) > wanted), None)


def _end(day: Day, *, last: bool) -> int:
    """Return the line after which a work time goes that is the last one."""
    lines = day.document.lines
    work = [section for section in day.sections if section.kind == WORK]
    text = next((section.line for section in day.sections if section.kind == TEXT), len(lines))
    head, stop = (work[-1].line, work[-1].stop) if work else (day.scan.front - 1, text)
    return last_line(lines, head, stop if last else never_ended(lines, head + 1, stop))


def _pieces(headings: Sequence[str], texts: Sequence[str]) -> Pieces:
    """Return the lines of new work times, with what goes into the last one."""
    pieces: Pieces = []
    for heading in headings:
        pieces += [(f"## {heading}", None), ("", None)]
    return pieces + plain_items(texts) if texts else pieces[:-1]
