"""Where the folder, the state and the config file are, for every way to say it."""

from __future__ import annotations

import os
import pwd
from typing import TYPE_CHECKING

import pytest

from blocklist.core.result import Refusal
from blocklist.store import places

if TYPE_CHECKING:
    from pathlib import Path


def _config(home: Path, text: str) -> Path:
    """Write the user's config file."""
    path = home / ".config" / "blocklist" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return path


def _refusal(
    variables: dict[str, str], flag: str | None = None
) -> tuple[str, int, dict[str, object]]:
    """Return why no folder was found."""
    with pytest.raises(Refusal) as caught:
        places.find(variables, flag, "linux")
    return caught.value.reason, caught.value.exit, caught.value.facts


def test_flag_goes_before_variable_before_config_before_default(tmp_path: Path) -> None:
    """The folder is taken from the nearest place that names one, and which it was is told."""
    home = {"HOME": str(tmp_path)}
    said = {**home, "BLOCKLIST_DIR": "/from/variable"}
    found = [places.find(home, None, "linux")]
    _config(tmp_path, 'dir = "/from/config"\n')
    found += [
        places.find(home, None, "linux"),
        places.find(said, None, "linux"),
        places.find(said, "/from/flag", "linux"),
    ]

    assert [
        (f"{tmp_path}/blocklist", "default"),
        ("/from/config", "config"),
        ("/from/variable", "variable"),
        ("/from/flag", "flag"),
    ] == [(each.folder, each.folder_why) for each in found]


def test_empty_variables_count_as_unset(tmp_path: Path) -> None:
    """A variable that is set to nothing changes nothing."""
    names = ("BLOCKLIST_DIR", "BLOCKLIST_STATE", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
    found = places.find({"HOME": str(tmp_path), **dict.fromkeys(names, "")}, None, "linux")

    assert (
        f"{tmp_path}/blocklist",
        f"{tmp_path}/.local/state/blocklist",
        f"{tmp_path}/.config/blocklist/config.toml",
    ) == (found.folder, found.state_home, found.config)


def test_empty_flag_is_wrong_use() -> None:
    """`--dir "$UNSET"` must not write into a folder that nobody named."""
    assert ("dir_empty", 2, {}) == _refusal({"HOME": "/home/sam"}, "")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("~", "/home/sam"),
        ("~/", "/home/sam"),
        ("~/school", "/home/sam/school"),
        ("/a/~/b", "/a/~/b"),
        ("/a/./b/../c/", "/a/c"),
    ],
)
def test_tilde_is_home_at_the_start_alone(said: str, meant: str) -> None:
    """A `~` stands for home where a path begins, and is a letter like any other elsewhere."""
    assert meant == places.find({"HOME": "/home/sam"}, said, "linux").folder


def test_relative_paths_start_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is given on the command line or in a variable is read as the shell would read it."""
    monkeypatch.chdir(tmp_path)
    given = {"HOME": "/home/sam", "BLOCKLIST_DIR": "days", "BLOCKLIST_STATE": "state"}
    found = places.find(given, None, "linux")

    assert (f"{tmp_path}/days", f"{tmp_path}/state") == (found.folder, found.state_home)
    for name in ("~sam", "~\\sam"):
        assert f"{tmp_path}/{name}" == places.find(given, name, "linux").folder


def test_a_working_folder_that_is_gone_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path means nothing in a folder that was removed."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert ("no_working_folder", 1, {"path": "days"}) == _refusal({"HOME": "/h"}, "days")


@pytest.mark.parametrize(
    ("platform", "variables", "state", "config"),
    [
        ("linux", {}, "/h/.local/state", "/h/.config"),
        ("linux", {"XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "/c"}, "/s", "/c"),
        ("linux", {"XDG_STATE_HOME": "s", "XDG_CONFIG_HOME": "c"}, "/h/.local/state", "/h/.config"),
        ("darwin", {}, "/h/Library/Application Support", "/h/Library/Application Support"),
        ("win32", {}, "/h/AppData/Local", "/h/AppData/Roaming"),
        ("win32", {"LOCALAPPDATA": "/l", "APPDATA": "/r"}, "/l", "/r"),
    ],
)
def test_each_platform_has_its_places(
    platform: str, variables: dict[str, str], state: str, config: str
) -> None:
    """State and config lie where the platform's own programs keep theirs."""
    found = places.find({"HOME": "/h", "USERPROFILE": "/h", **variables}, "/f", platform)

    assert (f"{state}/blocklist", "default") == (found.state_home, found.state_why)
    assert f"{config}/blocklist/config.toml" == found.config


def test_windows_home_is_found_in_its_parts_too() -> None:
    """Where USERPROFILE is not set, drive and path make the home folder."""
    found = places.find({"HOMEDRIVE": "", "HOMEPATH": "/parts"}, "~\\school", "win32")

    assert "/parts/school" == found.folder


def test_state_variable_names_the_state_home() -> None:
    """BLOCKLIST_STATE goes before the platform's place, with `~` as home."""
    found = places.find({"HOME": "/h", "BLOCKLIST_STATE": "~/s"}, "/f", "linux")

    assert ("/h/s", "variable") == (found.state_home, found.state_why)


def test_each_folder_has_a_state_of_its_own_by_its_real_path(tmp_path: Path) -> None:
    """Two ways to one folder share one lock; two folders of one name do not."""
    real = tmp_path / "a" / "days"
    real.mkdir(parents=True)
    (tmp_path / "link").symlink_to(real)
    states = [
        places.find({"BLOCKLIST_STATE": "/s", "HOME": "/h"}, str(tmp_path / way), "linux").state
        for way in ("a/days", "link", "a/../a/days", "b/days")
    ]

    assert states[0] == states[1] == states[2] != states[3]
    assert (states[0] or "").startswith("/s/days-")
    assert (
        places.find({"BLOCKLIST_STATE": "/s", "HOME": "/h"}, "/", "linux").state or ""
    ).startswith("/s/root-")


def test_it_is_told_whether_there_are_settings(tmp_path: Path) -> None:
    """Without a blocklist.toml its reader need not be loaded; a link that leads nowhere is one."""
    found = places.find({"HOME": "/h"}, str(tmp_path), "linux")
    before = found.has_settings
    (tmp_path / "blocklist.toml").symlink_to("gone")

    assert (False, True) == (before, found.has_settings)


def test_state_name_stays_short_enough_for_a_file_name() -> None:
    """A folder of a very long name still has a lock."""
    found = places.find({"BLOCKLIST_STATE": "/s"}, "/" + "日" * 85, "linux")

    assert len(os.fsencode(os.path.basename(found.state or ""))) < 255


def test_home_comes_from_the_user_list_when_the_variable_is_unset(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """HOME unset or not a full path: the home folder on record."""
    home = pwd.getpwuid(os.getuid()).pw_dir

    assert os.path.join(home, "school") == places.find({}, "~/school", "linux").folder
    assert os.path.join(home, "school") == places.find({"HOME": "x"}, "~/school", "linux").folder
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 7)
    found = places.find({}, "/f", "linux")
    assert (None, None, None) == (found.config, found.state_home, found.state)
    assert ("no_home", 1, {"path": "~/school"}) == _refusal({}, "~/school")
    assert ("no_home", 1, {"path": "~/blocklist"}) == _refusal({})


@pytest.mark.parametrize(
    "text", ["dir = 3\n", 'dir = "days"\n', 'dir = "/a\\u0000b"\n', "dir = []\n"]
)
def test_a_dir_in_the_config_that_is_no_full_path_is_refused(tmp_path: Path, text: str) -> None:
    """To go on with another folder would scatter a checklist over two."""
    path = _config(tmp_path, "# mine\n" + text)

    assert ("config_dir", 1, {"file": str(path), "line": 2}) == _refusal({"HOME": str(tmp_path)})


@pytest.mark.parametrize("text", ["# mine\ndir = ~/school\n", "\nother"])
def test_a_config_that_is_no_toml_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    """The line is named; naming the folder on the command line still works."""
    path = _config(tmp_path, text)

    assert ("config_broken", 1, {"file": str(path), "line": 2}) == _refusal({"HOME": str(tmp_path)})
    assert "/f" == places.find({"HOME": str(tmp_path)}, "/f", "linux").folder


def test_a_config_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    """Bytes that are no text are no path."""
    path = _config(tmp_path, "")
    path.write_bytes(b'\n\ndir = "/\xff"\n')

    assert ("config_broken", 1, {"file": str(path), "line": 3}) == _refusal({"HOME": str(tmp_path)})


def test_a_config_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    """What can't be read might name the folder."""
    path = _config(tmp_path, "")
    path.unlink()
    path.mkdir()

    assert ("not_a_file", 1, {"path": str(path), "kind": "folder"}) == _refusal(
        {"HOME": str(tmp_path)}
    )


def test_other_keys_of_the_config_are_noted(tmp_path: Path) -> None:
    """A slip in the word `dir` must not stay unseen."""
    path = _config(tmp_path, 'dri = "/a"\ndir = "~/b"\n')
    found = places.find({"HOME": str(tmp_path)}, None, "linux")

    assert f"{tmp_path}/b" == found.folder
    facts = {"file": str(path), "line": 1, "key": "dri", "near": None, "keys": ("dir",)}
    assert [("settings_key", facts)] == [(note.reason, note.facts) for note in found.notes]


@pytest.mark.parametrize(
    ("text", "table", "line"),
    [
        ('[folder]\ndir = "~/b"\n', "folder", 2),
        ('dri = 1\n# mine\n[ a ]\n"dir" = "b"\n', "a", 4),
        ("[[a]]\ndir = 3\n", "a", 2),
        ('a = {dir = "/b"}\n', "a", 1),
        ('[a.b]\ndir = "/b"\n', "a.b", 2),
    ],
)
def test_a_dir_of_the_config_below_a_table_is_refused_with_its_line(
    tmp_path: Path, text: str, table: str, line: int
) -> None:
    """He has named a folder: to go on with another would scatter his checklist over two."""
    path = _config(tmp_path, text)
    facts = {"file": str(path), "line": line, "key": "dir", "table": table}

    assert ("settings_below_table", 1, facts) == _refusal({"HOME": str(tmp_path)})


@pytest.mark.parametrize("text", ['dir = "~/b"\n[a]\ndir = "~/c"\n', 'dir = "~/b"\n[a\n'])
def test_what_stands_below_a_table_of_the_config_is_as_if_not_there(
    tmp_path: Path, text: str
) -> None:
    """Where the folder is named above, there is no doubt about it."""
    _config(tmp_path, text)

    assert f"{tmp_path}/b" == places.find({"HOME": str(tmp_path)}, None, "linux").folder


def test_tables_of_the_config_without_a_dir_are_noted(tmp_path: Path) -> None:
    """They name no folder, and the usual one holds."""
    _config(tmp_path, '# dir = "/c"\n[folder]\ndri = "~/b"\n')
    found = places.find({"HOME": str(tmp_path)}, None, "linux")

    assert f"{tmp_path}/blocklist" == found.folder
    told = [(note.reason, note.facts["key"], note.facts["line"]) for note in found.notes]
    assert [("settings_key", "folder", 2)] == told


def test_a_config_that_is_no_toml_below_a_table_is_refused_with_its_line(tmp_path: Path) -> None:
    """It might name the folder there."""
    path = _config(tmp_path, "[a]\ndir = /b\n")

    assert ("config_broken", 1, {"file": str(path), "line": 2}) == _refusal({"HOME": str(tmp_path)})
