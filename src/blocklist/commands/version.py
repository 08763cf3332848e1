"""version: which blocklist this is."""

from __future__ import annotations

from blocklist import __version__
from blocklist.core.result import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.env import Call, Env


def version(_env: Env, _call: Call) -> Text:
    """Return name and version."""
    return Text([f"blocklist {__version__}"])
