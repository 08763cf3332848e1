"""A file of the folder in the person's own editor, and what became of it there.

The editor may take hours, so no lock is held while it is open. Source of the rules:
docs/commands.md, "edit", and docs/saving.md, "A file in your editor".
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

from blocklist.core.lines import decode
from blocklist.core.result import Refusal
from blocklist.store import editor_join, history, save
from blocklist.store.change import Step
from blocklist.store.folder import settled, signature
from blocklist.store.history_read import steps
from blocklist.store.places import home
from blocklist.store.undo import take_away

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from blocklist.core.env import Places
    from blocklist.store.editor_join import Other
    from blocklist.store.history_read import Step as Made

# What is taken where no variable names one: the first that is there.
USUAL = ("sensible-editor", "nano", "vi")
ALWAYS = {"darwin": ["open", "-t", "-W"], "win32": ["notepad"]}
# Editors that hand the file to a window and come back at once, and what makes them wait.
WAITS = {
    "code": "--wait", "codium": "--wait", "cursor": "--wait", "zed": "--wait", "subl": "--wait",
    "gedit": "--wait", "xed": "--wait", "gnome-text-editor": "--standalone", "kate": "--block",
    "mate": "--wait", "bbedit": "--wait", "open": "-W", "mousepad": "--disable-server",
}  # fmt: skip
AT_ONCE = 2.0  # seconds: no one opens, looks at and leaves a page in less time than this


class Ended:
    """How an editor ended: its exit code as a shell has it, and whether it came back at once."""

    __slots__ = ("at_once", "code")

    def __init__(self, code: int, *, at_once: bool) -> None:
        self.code = code
        self.at_once = at_once


def command(variables: Mapping[str, str], path: str, platform: str = sys.platform) -> list[str]:
    """Return the words that start the editor: VISUAL, EDITOR, else a usual one.

    `path` is the file that it is for. Raises Refusal where there is no editor.
    """
    for variable in ("VISUAL", "EDITOR"):
        text = variables.get(variable, "")
        if text.strip():
            return _found(_words(text, variable, variables, platform), variables)
    if platform in ALWAYS:
        return ALWAYS[platform]
    for name in USUAL:
        if shutil.which(name, path=variables.get("PATH")):
            return [name]
    raise Refusal("editor_none", path=path)


def _words(text: str, variable: str, variables: Mapping[str, str], platform: str) -> list[str]:
    """Return the words of a variable as a shell cuts them. Raises Refusal for an open quote."""
    windows = platform == "win32"  # there `\\` stands between folders
    try:
        words = shlex.split(text, posix=not windows)
    except ValueError as why:
        raise Refusal("editor_unread", variable=variable, text=text) from why
    if windows:
        words = [word[1:-1] if word[:1] == word[-1:] == '"' else word for word in words]
    if words and words[0].startswith("~/"):
        words[0] = os.path.join(home(variables, platform) or "~", words[0][2:])
    return words


def _found(words: list[str], variables: Mapping[str, str]) -> list[str]:
    """Return the words, the program by its path. Raises Refusal where it is not there."""
    program = shutil.which(words[0], path=variables.get("PATH")) if words else None
    if program is None:
        raise Refusal("editor_missing", file=(words[0] if words else "") or '""')
    return [program, *words[1:]]


def run(words: Sequence[str], path: str, variables: Mapping[str, str]) -> Ended:
    """Open a file in an editor and wait until it comes back. Raises Refusal if it can't start."""
    begun = time.monotonic()
    with _keys_are_the_editors():
        try:
            code = subprocess.call([*words, path], env=dict(variables))  # noqa: S603 - his own
        except OSError as why:
            raise Refusal("editor_missing", file=words[0]) from why
    code = 128 - code if code < 0 else code  # a signal ended it
    return Ended(code, at_once=time.monotonic() - begun < AT_ONCE)


def way_to_wait(words: Sequence[str]) -> str | None:
    """Return what makes this editor wait, None where it does so or that is not known."""
    name = os.path.basename(words[0]).lower().removesuffix(".exe").removesuffix(".cmd")
    option = WAITS.get(name)
    return option if option and option not in words and option[1:3] not in words else None


@contextmanager
def _keys_are_the_editors() -> Iterator[None]:
    """Let Ctrl-C, and the key that quits, be the editor's: it is at the same terminal.

    They are taken and let go; if they were ignored, the editor would come to ignore them too.
    """
    keys = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    before = [signal.signal(key, lambda *_: None) for key in keys]
    try:
        yield
    finally:
        for key, handler in zip(keys, before, strict=True):
            signal.signal(key, handler)


class Opened:
    """A file that is opened in an editor: what it holds, and what was there before.

    `old` is what it holds when it is opened. `made` and `made_folder`: for that it was made;
    `blank` is what it held where it was there and blank.
    """

    __slots__ = ("_known", "blank", "made", "made_folder", "old", "path", "places")

    def __init__(self, places: Places, path: str, start: Callable[[], bytes]) -> None:
        """Make sure that the file is there; `start` gives what a missing or blank one gets.

        Raises Refusal where it can't be read, and where it must be made and can't be.
        """

        def begin(data: bytes | None) -> bytes:
            return start() if data is None or decode(data).blank else data

        self.places = places
        self.path = path
        self._known = {step.intent.step for step in _steps(places)}
        saved = save.rewrite(path, begin, save.unsaid)
        self.old = saved.now or b""
        self.made = saved.wrote
        self.made_folder = saved.made_folder
        self.blank = saved.found

    def others(self) -> list[Other]:
        """Return what other blocklists have done to the file since it was opened."""
        name = history.name_of(self.places, self.path)
        return [
            (step, part)
            for step in _steps(self.places)
            if step.intent.step not in self._known
            for part in step.parts
            if part.name == name
        ]

    def put_back(self) -> None:
        """Let the file be as it was before it was opened, if it still holds what it was made with.

        A folder that was made goes too, if there is nothing else in it.
        """
        if self.blank is not None:
            blank, made = self.blank, self.old
            save.rewrite(
                self.path, lambda data: blank if data == made else data or b"", save.unsaid
            )
            return
        found = settled(self.path, seen=False)
        with suppress(OSError):
            if found is not None and found.data == self.old:
                take_away(self.path, signature(found.stat))
            if self.made_folder:
                os.rmdir(os.path.dirname(self.path))


class Closing(Step):
    """The step that an editor has made, found out when it comes back.

    `changed`: something is new in the file; `joined`: what another blocklist had written meanwhile
    was not in it, and is now; `lost`: the labels of their steps that have no place in it;
    `gone`: the file is not there any more; `kept`: it can be taken back.
    """

    __slots__ = ("changed", "gone", "joined", "kept", "lost")

    def __init__(self, places: Places, label: str) -> None:
        super().__init__(places, label)
        self.changed = False
        self.joined = False
        self.lost: list[str] = []
        self.gone = False
        self.kept = True

    def close(self, opened: Opened) -> None:
        """See what the editor has left, and keep it as a step. Raises Refusal where it can't be."""
        found = settled(opened.path, seen=True)
        others = opened.others()
        if found is None:
            theirs = editor_join.with_all(opened.old, others)
            self.gone = self.changed = not opened.made or bool(others)
            if self.gone:
                self._keep(opened, theirs, theirs, None)
            return
        both = editor_join.joined(opened.old, found.data, others)
        self.joined = both.text != found.data
        self.changed = both.text != both.base
        self._forget(both.lost)
        if not self.joined and self.changed:
            before = None if opened.made and not others else both.base
            self._keep(opened, before, both.base, found.data)
        elif self.changed:
            old = opened.old
            join = editor_join.joined
            self._join(opened.path, both.base, lambda data: join(old, data, others).text)
        elif self.joined:  # an old text was saved over what others had written
            save.rewrite(opened.path, lambda _: both.base, save.unsaid)

    def _forget(self, lost: Sequence[Other]) -> None:
        """Take steps that an old text was saved over for such as were not made."""
        for step, part in lost:
            self.lost.append(step.intent.label)
            with suppress(OSError):  # undo then finds out that their lines are not there
                history.void(self._places.state or "", step.intent.step, part.name)

    def _keep(self, opened: Opened, found: bytes | None, base: bytes, new: bytes | None) -> None:
        """Keep in mind what someone else has done to the file."""
        self._intent.name = history.name_of(self._places, opened.path)
        alone = self._lock is not None
        finish = history.record(self._places.state, self._intent, found, base, new, alone=alone)
        self._saved, self.kept = True, finish is not None
        if finish:
            finish(True)  # noqa: FBT003 - as a step that is made says

    def _join(self, path: str, base: bytes, join: Callable[[bytes], bytes]) -> None:
        """Put into the file what is not in it; that alone is not taken back."""
        held = b""

        def start(data: bytes | None) -> bytes:
            nonlocal held
            held = data or b""
            return base

        outcome = self.change(path, lambda _: join(held), start)
        self.kept = outcome.kept


def _steps(places: Places) -> list[Made]:
    """Return the steps that are kept; none where that can't be read: a page can still be edited."""
    try:
        return steps(places.state)
    except Refusal:
        return []
