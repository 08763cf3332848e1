"""Where everything is: the checklist folder, the state folder and the user's config file.

Source of the rules: docs/settings.md, "Places"; the XDG Base Directory Specification 0.8 (a path
that is not absolute is left out of account); Apple's File System Programming Guide; Microsoft's
Known Folders.
"""

from __future__ import annotations

import os
import sys

from blocklist.core.env import Note, Settings
from blocklist.core.result import WRONG_USE, Refusal
from blocklist.store.folder import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from blocklist.core.env import Env, Moment

PRIME = 2**64 - 59  # the greatest below 2**64


class Places:
    """Where everything is, as absolute paths, and why.

    `folder_why`: `flag`, `variable`, `config` or `default`; `state_why`: `variable` or `default`.
    `config` and `state_home` are None where there is no home to look in. `notes` are on the config
    file. `frozen` is the moment at which BLOCKLIST_NOW holds the clock.
    """

    __slots__ = (
        "_state", "config", "folder", "folder_why", "frozen", "notes", "state_home", "state_why"
    )  # fmt: skip

    def __init__(self, config: str | None) -> None:
        self.config = config
        self.folder = ""
        self.folder_why = ""
        self.state_home: str | None = None
        self.state_why = "default"
        self.notes: list[Note] = []
        self.frozen: Moment | None = None
        self._state: str | None = None

    @property
    def has_settings(self) -> bool:
        """Whether there is a blocklist.toml: without one its reader need not be loaded."""
        return os.path.lexists(os.path.join(self.folder, "blocklist.toml"))

    @property
    def state(self) -> str | None:
        """The state folder of this checklist folder (lock, history, trash); it may not exist yet.

        It is named after the folder's real path, so that all ways to one folder share one lock.
        """
        if self._state is None and self.state_home is not None:
            real = os.path.normcase(os.path.realpath(self.folder))
            name = os.path.basename(real)[:40] or "root"
            self._state = os.path.join(self.state_home, f"{name}-{fingerprint(os.fsencode(real))}")
        return self._state


def settle(env: Env, flag: str | None) -> None:
    """Set the places of a run, and the settings of its folder; `flag` is the value of `--dir`.

    Raises Refusal as find and store.settings.read do.
    """
    env.places = places = find(env.variables, flag)
    env.notes += places.notes
    env.settings, env.odd = Settings(), []
    if places.has_settings:
        from blocklist.store import settings

        env.settings, env.odd = settings.read(places.folder)


def fingerprint(data: bytes) -> str:
    """Return 16 hex digits that tell texts apart: the bytes as a number modulo a prime.

    A checksum of zlib or binascii would cost every `add` the loading of a library. Texts of one
    length are to be compared, as leading zeros do not count. (2**61 - 1 would not do: 2**8 comes
    round to 1 after 61 bytes there, so that two bytes 61 apart could change places.)
    """
    return f"{int.from_bytes(data, 'big') % PRIME:016x}"


def find(variables: Mapping[str, str], flag: str | None, platform: str = sys.platform) -> Places:
    """Return where everything is; `flag` is the value of `--dir`, `platform` as in sys.platform.

    Raises Refusal where the folder can't be told: no home, a config file that can't be read, or a
    `dir` in it that is no folder's path or stands below a table. To guess then would write into a
    folder nobody meant.
    """
    places = Places(_config(variables, platform))
    if flag == "":
        raise Refusal("dir_empty", WRONG_USE)
    if flag is not None:
        places.folder, places.folder_why = flag, "flag"
    elif variables.get("BLOCKLIST_DIR"):
        places.folder, places.folder_why = variables["BLOCKLIST_DIR"], "variable"
    else:
        _look_in_config(places)
    places.folder = absolute(places.folder, variables, platform)
    given = variables.get("BLOCKLIST_STATE")
    if given:
        places.state_home = absolute(given, variables, platform)
        places.state_why = "variable"
    else:
        places.state_home = _state_home(variables, platform)
    return places


def _look_in_config(places: Places) -> None:
    """Set the folder from `dir` in the user's config file, else to `~/blocklist`."""
    places.folder, places.folder_why = "~/blocklist", "default"
    data = read_bytes(places.config) if places.config else None
    if not data:
        return
    from blocklist.store import toml

    text, odd = toml.text_of(data)
    values, no_toml = toml.top_values(text)
    if "dir" not in values and "[" in text and not no_toml:  # it may stand below a table
        values, no_toml = toml.all_values(text)
    line = odd or no_toml
    if line:
        raise Refusal("config_broken", file=places.config, line=line)
    table = None if "dir" in values else _table_with_dir(values)
    if table:
        line = toml.line_of(text, "dir", table) or toml.line_of(text, table) or 1
        raise Refusal("settings_below_table", file=places.config, line=line, key="dir", table=table)
    for key in values:
        line = toml.line_of(text, key) or 1
        if key != "dir":
            note = Note("settings_key", key=key, near=None, keys=("dir",))
            note.facts.update(file=places.config, line=line)
            places.notes.append(note)
        elif not _is_full_path(values[key]):
            raise Refusal("config_dir", file=places.config, line=line)
        else:
            places.folder, places.folder_why = str(values[key]), "config"


def _table_with_dir(values: Mapping[str, object]) -> str | None:
    """Return the dotted name of the first table, however deep, that holds a `dir`."""
    waiting: list[tuple[str, object]] = [*values.items()]
    for name, value in waiting:
        if isinstance(value, dict):
            if "dir" in value:
                return name
            waiting += [(f"{name}.{key}", below) for key, below in value.items()]
        elif isinstance(value, list):
            waiting += [(name, entry) for entry in value]
    return None


def _is_full_path(value: object) -> bool:
    """Tell whether a value is a path that means the same wherever one stands: from / or from ~."""
    if not isinstance(value, str) or "\0" in value:
        return False
    return os.path.isabs(value) or value == "~" or value.startswith(("~/", "~" + os.sep))


def _config(variables: Mapping[str, str], platform: str) -> str | None:
    """Return the path of the user's config file, whether it exists or not."""
    if platform == "win32":
        base = _base(variables, platform, "APPDATA", "AppData/Roaming")
    elif platform == "darwin":
        base = _base(variables, platform, "", "Library/Application Support")
    else:
        base = _base(variables, platform, "XDG_CONFIG_HOME", ".config")
    return base and os.path.join(base, "blocklist", "config.toml")


def _state_home(variables: Mapping[str, str], platform: str) -> str | None:
    """Return the platform's folder for what a program keeps and may lose."""
    if platform == "win32":
        base = _base(variables, platform, "LOCALAPPDATA", "AppData/Local")
    elif platform == "darwin":
        base = _base(variables, platform, "", "Library/Application Support")
    else:
        base = _base(variables, platform, "XDG_STATE_HOME", ".local/state")
    return base and os.path.join(base, "blocklist")


def _base(variables: Mapping[str, str], platform: str, name: str, below_home: str) -> str | None:
    """Return the folder that a variable names, else one below home, None without a home."""
    named = _full(variables, name)
    if named:
        return named
    start = home(variables, platform)
    return start and os.path.join(start, *below_home.split("/"))


def _full(variables: Mapping[str, str], name: str) -> str | None:
    """Return a variable that holds an absolute path, else None."""
    value = variables.get(name, "")
    return value if os.path.isabs(value) else None


def home(variables: Mapping[str, str], platform: str) -> str | None:
    """Return the home folder, as os.path.expanduser finds it, or None."""
    if platform == "win32":
        drive, path = variables.get("HOMEDRIVE", ""), variables.get("HOMEPATH", "")
        return _full(variables, "USERPROFILE") or (path and drive + path) or None
    return _full(variables, "HOME") or _home_on_record()


def _home_on_record() -> str | None:
    """Return the home folder that the password database has for this user, or None."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_dir or None
    except (ImportError, KeyError):
        return None


def absolute(path: str, variables: Mapping[str, str], platform: str = sys.platform) -> str:
    """Return the full path that a person means by one that may begin with `~`.

    Raises Refusal where there is no home, or no folder to stand in.
    """
    return _absolute(_at_home(path, variables, platform))


def _at_home(path: str, variables: Mapping[str, str], platform: str) -> str:
    """Return a path with home in place of a `~` at its start. Raises Refusal without a home."""
    separators = ("/", "\\") if platform == "win32" else ("/",)
    if path != "~" and not path.startswith(tuple("~" + sign for sign in separators)):
        return path
    start = home(variables, platform)
    if start is None:
        raise Refusal("no_home", path=path)
    return os.path.join(start, path[2:]) if path[2:] else start


def _absolute(path: str) -> str:
    """Return an absolute path, without `.` and `..`. Raises Refusal if one can not be told."""
    try:
        return os.path.abspath(path)
    except FileNotFoundError as gone:
        raise Refusal("no_working_folder", path=path) from gone
