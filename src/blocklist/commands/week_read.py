"""What `week` reads: the days that are asked for and no other, and week pages."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.commands.unread import notes
from blocklist.core import lines
from blocklist.core.day_parse import parse
from blocklist.core.env import Note
from blocklist.core.result import DayResult, Refusal
from blocklist.store import folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.env import Env
    from blocklist.core.lines import Document
    from blocklist.core.result import WeekResult

    Unread = list[tuple[str, Refusal]]

MANY = 50  # days; fewer are read before a person could look up


def days(env: Env, dates: Sequence[str]) -> list[DayResult]:
    """Return the days; one that is not written, or can't be read, has nothing on it.

    Those that can't be read are noted. Raises Refusal where the folder can't be read.
    """
    empty = parse(lines.from_text(""), env.settings)
    unread: Unread = []
    found, odd = [], []
    for date in _told(env, dates):
        path = folder.day_path(env.places.folder, date)
        try:
            day = day_file.read(env, date)
            exists = day is not None
        except Refusal as why:
            _set_aside(unread, date, path, why)
            day, exists = None, True
        if day and not day.document.writable:
            odd.append(date)
        result = DayResult(date, path, day or empty)
        result.exists = exists
        result.moment = env.now if date == env.now.date else None
        found.append(result)
    env.notes += notes(unread)
    if odd:
        env.notes.append(Note("pages_odd", pages=odd))
    return found


def add_pages(env: Env, result: WeekResult, *, last: bool) -> None:
    """Add what he wrote in the week pages: his answers, and what he wanted to try before.

    With `last` the page of the chosen week is among them. Pages that can't be read are noted.
    Raises Refusal where the folder can't be read.
    """
    from blocklist.core import week_page
    from blocklist.core.tags import holds

    unread: Unread = []

    def his(document: Document, heading: str) -> list[str]:
        words = week_page.section(document, heading)
        return words if holds("\n".join(words), result.tags) else []

    headings = env.words.WEEK_HEADINGS
    for week in result.weeks if last else result.weeks[:-1]:
        document = _page(env, week.name, unread)
        answers = [(heading, his(document, heading)) for heading in headings]
        week.answers = [(heading, words) for heading, words in answers if words]
    for name in _earlier(env, result.weeks[-1].name):
        document = _page(env, name, unread)
        words = his(document, env.words.WEEK_TRY)
        if words:
            result.tried = name, words
        if words or week_page.part(document, env.words.WEEK_TRY) == []:
            break  # a part that is left empty says that there is nothing to try
    env.notes += notes(unread)


def _told(env: Env, dates: Sequence[str]) -> Iterator[str]:
    """Yield dates; where they take long, a person at a terminal sees how far it is."""
    if len(dates) <= MANY:
        yield from dates
        return
    from blocklist.core.find import Progress
    from blocklist.store.glance import Pace

    bar, pace = env.load_bar(), Pace()
    try:
        for number, date in enumerate(dates):
            if pace.due():
                bar.show(Progress(number, len(dates)))
            yield date
    finally:
        bar.hide()


def _page(env: Env, name: str, unread: Unread) -> Document:
    """Return a week page; one that is not there, or can't be read, has nothing on it."""
    path = folder.day_path(env.places.folder, name)
    try:
        return lines.decode(folder.read_bytes(path) or b"")
    except Refusal as why:
        _set_aside(unread, name, path, why)
        return lines.from_text("")


def _earlier(env: Env, name: str) -> list[str]:
    """Return the names of the week pages before one, the newest first."""
    from blocklist.core import isodate, pages

    files = folder.file_names(env.places.folder)
    stems = [file[:-3] for file in files if file.endswith(".md") and file[:-3] < name]
    weeks = [(stem, week) for stem in stems if (week := pages.week_of(stem))]
    return sorted((stem for stem, week in weeks if isodate.of_iso_week(*week, 4)), reverse=True)


def _set_aside(unread: Unread, name: str, path: str, why: Refusal) -> None:
    """Remember a page that can't be read; raise the Refusal where it is about the folder."""
    if why.facts.get("path") != path:
        raise why
    unread.append((name, why))
