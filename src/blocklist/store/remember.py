"""The folder, remembered in the user's config file, so that no one has to name it each time.

Source of the rules: docs/settings.md, "Places".
"""

from __future__ import annotations

import os
import sys

from blocklist.core.lines import is_control
from blocklist.core.result import Refusal
from blocklist.store import places, toml_edit
from blocklist.store.folder import is_set_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from blocklist.store.change import Outcome, Step


def is_due(variables: Mapping[str, str], folder: str, *, always: bool) -> bool:
    """Tell whether a folder has to be remembered, or the next run would look elsewhere.

    A variable that is set counts as remembered, and so does a usual folder that holds days or
    templates, unless it is to be remembered `always`: no one finds his days in another folder
    unasked. Raises Refusal where the config can't be read.
    """
    if not always:
        usual = places.find(variables, None)
        is_free = usual.folder_why == "default" and not is_set_up(usual.folder)
        return is_free and usual.folder != folder
    usual = places.find({**variables, "BLOCKLIST_DIR": ""}, None)
    return usual.folder_why != "config" or usual.folder != folder


def remember(
    step: Step, config: str, folder: str, variables: Mapping[str, str], platform: str = sys.platform
) -> Outcome:
    """Put `dir` into the config file, as a part of a step. Raises Refusal where that can't be."""
    value = short(folder, variables, platform)
    if any(map(is_control, value)):
        raise Refusal("dir_no_text", path=folder)

    def edit(data: bytes | None) -> bytes:
        return toml_edit.put(config, data or b"", "dir", value)

    return step.change(config, edit)


def short(path: str, variables: Mapping[str, str], platform: str = sys.platform) -> str:
    """Return a path from `~` on, where it is the home or below it."""
    start = places.home(variables, platform)
    if not start:
        return path
    if path == start:
        return "~"
    inside = path.removeprefix(os.path.join(start, ""))
    return path if inside == path else f"~{os.sep}{inside}"
