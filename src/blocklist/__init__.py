"""The checklist for each work time of the day, kept in plain text files."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec as Spec
    from importlib.machinery import SourceFileLoader as Loader
    from types import ModuleType

    from blocklist.api import Block, Day, Error, Item, add, folder, mark, read_day, today
else:  # the classes of importlib.machinery, which it would cost half a millisecond to import
    Spec, Loader = type(__spec__), type(__spec__.loader)

__version__ = "0.1.0"
# What add-ons may use (docs/add-ons.md), loaded at its first use: the program needs none of it.
__all__ = [
    "Block", "Day", "Error", "Item", "__version__",
    "add", "folder", "mark", "read_day", "today",
]  # fmt: skip


if not TYPE_CHECKING:  # a type checker would take any name for one that is there

    def __getattr__(name: str) -> object:
        """Return a part of the public API."""
        if name not in __all__:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        from blocklist import api

        return getattr(api, name)


class Finder:
    """Finds a module of this package at the one place where it can be.

    Python's own finder reads each folder and tries several endings for each name. That is right for
    all the world, and costs `now` and `add` a twentieth of a bare start. A meta path finder as
    Python's reference has it ("5.4.4. Import path hooks"): for what it does not know it says None,
    and Python's own finder is asked.
    """

    @staticmethod
    def find_spec(
        name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> Spec | None:
        """Return the spec of `blocklist.…`, None for other modules and for what is not there."""
        package, dot, rest = name.partition(".")
        if package != __name__ or not dot:
            return None
        bare = os.path.join(__path__[0], *rest.split("."))
        for file in (f"{bare}.py", os.path.join(bare, "__init__.py")):
            if os.path.exists(file):
                is_package = not file.startswith(f"{bare}.")
                spec = Spec(name, Loader(name, file), origin=file, is_package=is_package)
                spec.has_location = True
                if spec.submodule_search_locations is not None:
                    spec.submodule_search_locations.append(bare)
                return spec
        return None


if Loader.__name__ == "SourceFileLoader":  # not from a zip file, where Python's own finder serves
    sys.meta_path.insert(0, Finder)
