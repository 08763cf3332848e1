"""A text that is written in the editor and then put somewhere: it is no file of the folder."""

from __future__ import annotations

import os
from contextlib import suppress

from blocklist.core.lines import decode
from blocklist.core.result import Refusal
from blocklist.store import editor
from blocklist.store.folder import close, read_bytes, refusal
from blocklist.store.save import WRITE_FLAGS, fill

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Draft:
    """A text in a file that this account alone may read, in a folder of its own.

    It is there until it is dropped: what was written is kept where it can't be put.
    """

    __slots__ = ("path",)

    def __init__(self, name: str, begun: str) -> None:
        """Make the file, with what it begins with. Raises Refusal where that can't be."""
        import tempfile

        try:
            folder = tempfile.mkdtemp(prefix="blocklist-")
        except OSError as why:
            raise refusal(why, tempfile.gettempdir(), "save") from why
        self.path = os.path.join(folder, name)
        try:
            fd = os.open(self.path, WRITE_FLAGS, 0o600)
            try:
                fill(fd, f"{begun}\n".encode() if begun else b"")
            finally:
                close(fd)
        except OSError as why:
            self.drop()
            raise refusal(why, self.path, "save") from why

    def write(self, words: list[str], variables: Mapping[str, str]) -> tuple[str, int]:
        """Open it in the editor that these words start; return its text, and the exit code.

        Raises Refusal where the editor can't be started, and then nothing is left of it.
        """
        wait = editor.way_to_wait(words)
        try:
            ended = editor.run([*words, wait] if wait else words, self.path, variables)
        except Refusal:
            self.drop()
            raise
        document = decode(read_bytes(self.path) or b"")
        return document.text(), ended.code

    def drop(self) -> None:
        """Take it away."""
        with suppress(OSError):
            os.unlink(self.path)
        with suppress(OSError):
            os.rmdir(os.path.dirname(self.path))
