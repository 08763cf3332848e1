"""The package's own finder: the same specs as Python's, found in fewer steps."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

import blocklist

SOURCE = Path(blocklist.__file__).parent
MODULES = sorted(
    ".".join(("blocklist", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(
        ".__init__"
    )
    for path in SOURCE.rglob("*.py")
    if path.parent != SOURCE or path.name != "__init__.py"
)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_found_as_python_finds_it(name: str) -> None:
    """Each module of the package has the spec that Python's own finder gives it."""
    folder = str(SOURCE.joinpath(*name.split(".")[1:-1]))
    own = PathFinder.find_spec(name, [folder])
    found = blocklist.Finder.find_spec(name)
    assert own
    assert found
    expected = (own.name, own.origin, own.cached, own.has_location, own.parent)
    assert expected == (found.name, found.origin, found.cached, found.has_location, found.parent)
    assert own.submodule_search_locations == found.submodule_search_locations
    assert type(own.loader) is type(found.loader)


@pytest.mark.parametrize("name", ["blocklist", "blocklist.core.nothing", "json", "blocklists.core"])
def test_other_modules_are_left_to_python(name: str) -> None:
    """What is not of the package, or not there, is asked of Python's own finder."""
    assert blocklist.Finder.find_spec(name) is None


def test_from_a_zip_file_python_finds_all(tmp_path: Path) -> None:
    """There the loader is another one, and the finder stays away."""
    archive = tmp_path / "blocklist.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in SOURCE.rglob("*.py"):
            packed.write(path, Path("blocklist") / path.relative_to(SOURCE))
    code = "import sys; sys.path.insert(0, sys.argv[1]); from blocklist.core import day; print(day)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(archive)], capture_output=True, check=True, text=True
    )

    assert f"<module 'blocklist.core.day' from '{archive}/blocklist/core/day.py'>\n" == done.stdout
