"""The rules of the house that can be read off the code. Each returns what it finds, a line each.

Each takes the folder of a package, so that a planted one can show that the rule bites.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import grimp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODULE_LINES = 300
FUNCTION_LINES = 60
USUAL_LINES = 30  # of 95 functions in 100
BANNED_MODULES = {"utils", "util", "common", "helpers", "misc"}

# Where the outside comes in, and by which door. A path ends in / when it is a folder.
DOORS = {
    "os.environ": ("__main__.py",),
    "os.getenv": (),
    "os.path.expanduser": (),
    "os.path.expandvars": (),
    "os.get_terminal_size": ("__main__.py", "render/"),
    "shutil.get_terminal_size": (),
    "sys.argv": ("__main__.py",),
    "sys.stdin": ("__main__.py",),
    "sys.stdout": ("__main__.py",),
    "sys.stderr": ("__main__.py",),
    "time.": ("__main__.py", "store/"),
    "datetime.now": (),
    "datetime.today": (),
    "datetime.utcnow": (),
    "date.today": (),
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(package: Path) -> Iterator[tuple[str, str]]:
    """Yield path from the package on, with `/`, and text of each module."""
    for file in sorted(package.rglob("*.py")):
        yield file.relative_to(package).as_posix(), file.read_text(encoding="utf-8")


def plant(folder: Path, files: dict[str, str]) -> Path:
    """Lay down files for a rule to bite on, and return their folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def functions(package: Path) -> list[tuple[str, int]]:
    """Return place and number of lines of each function, from `def` to its last line."""
    return [
        (f"{path}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for path, text in sources(package)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, Function)
    ]


def long_modules(package: Path) -> list[str]:
    """No module is longer than 300 lines."""
    lengths = ((path, text.count("\n")) for path, text in sources(package))
    return [f"{path}: {lines} lines" for path, lines in lengths if lines > MODULE_LINES]


def long_functions(package: Path) -> list[str]:
    """No function is longer than 60 lines."""
    return [
        f"{name}: {lines} lines" for name, lines in functions(package) if lines > FUNCTION_LINES
    ]


def too_many_longish_functions(package: Path) -> list[str]:
    """At least 95 in 100 functions fit in a glance, 30 lines."""
    found = functions(package)
    longish = [f"{name}: {lines} lines" for name, lines in found if lines > USUAL_LINES]
    return longish if 100 * len(longish) > 5 * len(found) else []


def nameless_modules(package: Path) -> list[str]:
    """No module is named for being of use: what it holds has a name of its own."""
    return [path for path, _ in sources(package) if path.split("/")[-1][:-3] in BANNED_MODULES]


def prints(package: Path) -> list[str]:
    """Nothing is printed outside render/."""
    return [
        f"{path}:{node.lineno} print"
        for path, node in calls(package)
        if isinstance(node.func, ast.Name) and node.func.id == "print" and path[:7] != "render/"
    ]


def splitlines(package: Path) -> list[str]:
    """Lines end at CR, LF and CRLF alone (docs/format.md, Bytes); splitlines knows eight more.

    That of bytes knows these three, and says `# of bytes` on its line.
    """
    return [
        f"{path}:{at} splitlines"
        for path, text in sources(package)
        for at, line in enumerate(text.split("\n"), 1)
        if ".splitlines(" in line and "# of bytes" not in line
    ]


def calls(package: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield path and node of each call."""
    for path, text in sources(package):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call):
                yield path, node


def side_doors(package: Path) -> list[str]:
    """Variables, arguments, streams and time come in by `env` alone; the store may see a clock."""
    found = []
    for path, text in sources(package):
        for node in ast.walk(ast.parse(text)):
            for name in outside(node):
                allowed = DOORS.get(name, DOORS["time."] if name[:5] == "time." else None)
                if allowed is not None and not path.startswith(allowed):
                    found.append(f"{path}:{getattr(node, 'lineno', 0)} {name}")
    return found


def outside(node: ast.AST) -> list[str]:
    """Return the dotted names that a node reads or imports: `os.environ`, `datetime.now`."""
    if isinstance(node, ast.Attribute):
        dotted = ast.unparse(node).split(".")
        return (
            [".".join(dotted[-3:]), ".".join(dotted[-2:])] if dotted[-3:-1] else [".".join(dotted)]
        )
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{name.name}" for name in node.names]
    return []


def rings(package: str) -> list[str]:
    """No module needs itself, by way of whatever others; in-function imports count."""
    graph = grimp.build_graph(package, cache_dir=None)
    found = {
        frozenset((module, *chain))
        for module in graph.modules
        for needed in graph.find_modules_directly_imported_by(module)
        if (chain := graph.find_shortest_chain(needed, module))
    }
    return sorted(" <-> ".join(sorted(ring)) for ring in found)
