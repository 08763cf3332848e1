"""The folders that cloud drives keep on this machine, as their programs set them up.

Sources: Dropbox help, "Find your Dropbox folder" (info.json); Apple's File Provider places
(~/Library/CloudStorage, ~/Library/Mobile Documents); Microsoft's variable OneDrive; the usual names
of Google Drive, Nextcloud and Syncthing.
"""

from __future__ import annotations

import json
import os
import sys

from blocklist.core.result import Refusal
from blocklist.store.folder import file_names, read_bytes
from blocklist.store.places import home

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# What a folder in the home may begin with, with more behind it: `OneDrive - School`.
NAMES = ("Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "iCloudDrive", "Nextcloud", "Sync")
ENDS = ("", " ", "-", "_", "(")
ONE_DRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")  # variables, on Windows
ICLOUD = ("Library", "Mobile Documents", "com~apple~CloudDocs")
CLOUD_STORAGE = ("Library", "CloudStorage")
MINE = "My Drive"  # Google Drive keeps what is his one folder deeper


def found(variables: Mapping[str, str], platform: str = sys.platform) -> list[str]:
    """Return the folders of cloud drives that are there, each once, as absolute paths.

    `platform` as in sys.platform. What can't be read counts as not there.
    """
    start = home(variables, platform)
    paths = [*_dropbox(variables, platform, start), *(variables.get(n, "") for n in ONE_DRIVE)]
    if start:
        paths += _named(start)
        paths += _named(os.path.join(start, *CLOUD_STORAGE))
        paths.append(os.path.join(start, *ICLOUD))
    there: dict[str, str] = {}
    for path in paths:
        deeper = os.path.join(path, MINE)
        folder = deeper if os.path.isdir(deeper) else path
        if os.path.isabs(folder) and os.path.isdir(folder):
            there.setdefault(os.path.realpath(folder), folder)
    return list(there.values())


def _named(folder: str) -> list[str]:
    """Return what in a folder is called like a drive, in the order of NAMES."""
    try:
        names = file_names(folder)
    except Refusal:
        return []
    return [
        os.path.join(folder, name)
        for drive in NAMES
        for name in names
        if name.startswith(drive) and name[len(drive) : len(drive) + 1] in ENDS
    ]


def _dropbox(variables: Mapping[str, str], platform: str, start: str | None) -> list[str]:
    """Return the folders that Dropbox's own record names: it may have been moved anywhere."""
    if platform == "win32":
        bases = [variables.get(name, "") for name in ("APPDATA", "LOCALAPPDATA")]
        records = [os.path.join(base, "Dropbox", "info.json") for base in bases if base]
    else:
        records = [os.path.join(start, ".dropbox", "info.json")] if start else []
    return [path for record in records for path in _accounts(record)]


def _accounts(record: str) -> list[str]:
    """Return the folder of each account in Dropbox's record."""
    try:
        accounts = json.loads(read_bytes(record) or b"{}")
    except (Refusal, ValueError, RecursionError):
        return []
    values = accounts.values() if isinstance(accounts, dict) else ()
    paths = [account.get("path") for account in values if isinstance(account, dict)]
    return [path for path in paths if isinstance(path, str) and "\0" not in path]
