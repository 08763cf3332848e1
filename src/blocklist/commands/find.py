"""find: items and lines of all days and week pages that hold all words. It writes nothing."""

from __future__ import annotations

from blocklist.commands import unread
from blocklist.core import find as core
from blocklist.core import lines, pages
from blocklist.core.env import Note
from blocklist.core.result import WRONG_USE, Hits, Refusal
from blocklist.store import folder
from blocklist.store.glance import glances

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.env import Call, Env


def find(env: Env, call: Call) -> Hits:
    """Return what holds all words, newest first; it is read while it is shown.

    Raises Refusal for a wish that can't be taken, and where the folder can't be read. When all is
    read and nothing was found, the result raises one itself.
    """
    if call.has("open") and call.has("done"):
        raise Refusal("open_and_done", WRONG_USE)
    status = "open" if call.has("open") else "done" if call.has("done") else ""
    query = core.Query(call.words, status)
    if not query.signs:
        raise Refusal("find_what", WRONG_USE)
    since = _since(env, call)
    names = folder.file_names(env.places.folder)
    stems = pages.newest_first(names, since, env.settings.week_starts)
    result = Hits(_Search(env, query, stems, " ".join(call.words)).look(since), query.words)
    result.form = "json" if call.has("json") else "person"
    return result


def _since(env: Env, call: Call) -> str:
    """Return the ISO date of `--since`, empty without it. Raises Refusal for one not understood."""
    given = call.text("since")
    if given is None:
        return ""
    from blocklist.commands import day_file

    return day_file.since(env, given)


class _Search:
    """A walk through the pages, and what can't be read on the way."""

    __slots__ = ("env", "odd", "query", "said", "stems", "unread")

    def __init__(self, env: Env, query: core.Query, stems: Sequence[str], said: str) -> None:
        self.env = env
        self.query = query
        self.stems = stems
        self.said = said
        self.odd: list[str] = []
        self.unread: list[tuple[str, Refusal]] = []

    def look(self, since: str) -> Iterator[core.Found | core.Progress]:
        """Yield each page with hits, and from time to time how far it is.

        Raises Refusal at the end if there was no hit.
        """
        nothing = True
        place = self.env.places.folder
        for count, stem, data in glances(place, self.stems, self.query.rules_out):
            if not stem:
                yield core.Progress(count, len(self.stems))
            elif hits := self.hits(stem, data):
                nothing = False
                yield core.Found(stem, folder.day_path(place, stem), hits)
        self.env.notes += self.notes()
        if nothing:
            sought, start = self.query.status, [since] if since else []
            if self.query.words:
                raise Refusal("nothing_found", words=self.said, sought=sought, since=start)
            raise Refusal("none_found", sought=sought, since=start)

    def hits(self, stem: str, data: bytes | None) -> Sequence[core.Hit]:
        """Return the hits of a page, of which `data` was seen; one that can't be read has none."""
        try:
            if data is None:
                data = self.read(stem)
            text, is_text = core.text_of(data)
            if not is_text:
                self.odd.append(stem)
            if not core.may_hold(text, self.query):
                return ()
            document = lines.decode(self.read(stem))
        except Refusal as why:
            self.unread.append((stem, why))
            return ()
        if pages.week_of(stem):
            return core.page_hits(document, self.query)
        from blocklist.core.day_parse import parse

        return core.day_hits(parse(document, self.env.settings), self.query)

    def read(self, stem: str) -> bytes:
        """Return what a page holds, nothing where it is gone by now. Raises Refusal."""
        return folder.read_bytes(folder.day_path(self.env.places.folder, stem)) or b""

    def notes(self) -> list[Note]:
        """Return what there is to say of pages that can't be read, or not all of them."""
        odd = [Note("pages_odd", pages=self.odd)] if self.odd else []
        return unread.notes(self.unread) + odd
