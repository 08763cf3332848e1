"""Where the checklists go: what `init` asks first, if nothing says so."""

from __future__ import annotations

import os

from blocklist.commands import day_file
from blocklist.commands.init_answers import ON, SKIP, way
from blocklist.core import times
from blocklist.core.env import Note
from blocklist.core.result import Refusal
from blocklist.store import drives, places, remember
from blocklist.store.change import check_room

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.env import Ask, Env

OWN_FOLDER = "blocklist"  # inside a cloud drive
NO_FOLDER = ("y", "yes", "n", "no", "ok")


class Folder:
    """The question of the folder; `offered` are the paths to choose from by number."""

    __slots__ = ("ask", "env", "offered")

    def __init__(self, env: Env, ask: Ask) -> None:
        self.env = env
        self.ask = ask
        self.offered: list[str] = []
        if env.places.folder_why == "default" and not day_file.is_set_up(env):
            inside = [os.path.join(drive, OWN_FOLDER) for drive in drives.found(env.variables)]
            self.offered = [env.places.folder, *inside]

    def put(self) -> str:
        """Ask for the folder, until it can be one, and settle there; return where to go."""
        if not self.offered:
            return SKIP
        paths = [remember.short(path, self.env.variables) for path in self.offered]
        shown = [Note("init_folder_row", number=at, path=path) for at, path in enumerate(paths, 1)]
        question = "init_folder_drive" if len(shown) > 1 else "init_folder"
        while True:
            typed = self.ask.lines(question, shown)
            answer = "" if typed == [] else typed[0] if typed else None
            if answer is None or (typed and len(typed) == 1 and way(answer) != ON):
                return way(answer)
            try:
                self._settle(typed or [""])
                return ON
            except Refusal as why:
                self.ask.tell(why.reason, **why.facts)

    def _settle(self, typed: Sequence[str]) -> None:
        """Take a folder. Raises Refusal for an answer that is none, and where it can't be used."""
        answer = typed[0]
        if len(typed) > 1 or _is_none(answer):
            raise Refusal("init_no_folder")
        frozen = self.env.places.frozen  # the clock is the same in any folder
        places.settle(self.env, _path(answer, self.offered))
        self.env.places.frozen = frozen
        day_file.is_set_up(self.env)  # what is no folder is found out here
        check_room(self.env.places.folder)


def _is_none(answer: str) -> bool:
    """Whether an answer can't be meant as a folder: a yes, signs, or a work time with its hours."""
    if "/" in answer or os.sep in answer or answer in {"", "~"}:
        return False
    number = answer.isascii() and answer.isdigit()
    named = any(map(str.isalpha, answer)) and answer.casefold() not in NO_FOLDER
    return not number and (not named or times.read_heading(answer).start is not None)


def _path(answer: str, offered: Sequence[str]) -> str:
    """Return the path that an answer means: a number of the list, or a path as it is typed.

    A terminal puts quotes or backslashes into a path that is dragged into it. Raises Refusal for a
    number that the list has not.
    """
    number = answer or "1"
    if number.isascii() and number.isdigit():
        if len(number) > 3 or not 0 < int(number) <= len(offered):
            raise Refusal("pick_none", number=number)
        return offered[int(number) - 1]
    if len(answer) > 1 and answer[0] == answer[-1] and answer[0] in "'\"":
        return answer[1:-1]
    return answer.replace("\\ ", " ") if os.sep == "/" else answer
