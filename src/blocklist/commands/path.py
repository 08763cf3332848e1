"""path: where a day's file is, or where everything is and why. It writes nothing."""

from __future__ import annotations

import os

from blocklist.commands import day_file
from blocklist.core.env import Note
from blocklist.core.result import WRONG_USE, Refusal, Report, Text
from blocklist.store import folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.env import Call, Env


def path(env: Env, call: Call) -> Text | Report:
    """Return the path of a day's file, whether it is there or not; with `--all` every path."""
    if not call.has("all"):
        return Text([folder.day_path(env.places.folder, day_file.date_of(env, call, call.words))])
    if call.words or call.has("date"):
        raise Refusal("all_and_date", WRONG_USE)
    return Report(rows(env))


def rows(env: Env) -> list[Note]:
    """Return where everything is, and why."""
    places = env.places
    inside = places.folder + os.sep
    found = [
        Note("place_folder", path=places.folder, why=places.folder_why),
        Note("place_settings", path=f"{inside}blocklist.toml"),
        Note("place_templates", path=f"{inside}templates"),
    ]
    if places.config:  # there is none without a home
        found.append(Note("place_config", path=places.config))
    if places.state:
        found.append(Note("place_state", path=places.state, why=f"state_{places.state_why}"))
    return found
