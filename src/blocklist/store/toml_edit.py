"""One setting put into a TOML file, all else left as it is to the byte.

What comes of it is read back by tomllib before it is taken: the old keys and tables and this one
setting, and nothing else. Source of the rules: TOML 1.0.0; docs/settings.md, "Places".
"""

from __future__ import annotations

from blocklist.core import lines
from blocklist.core.result import Refusal
from blocklist.store import toml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.lines import Document

    Value = str | list[str]


def put(path: str, data: bytes, key: str, value: Value) -> bytes:
    """Return the bytes of a file with `key = value` above its first table.

    Where the key stands there already its value is replaced; one that is equal stays. `path` is for
    what is said. Raises Refusal for a file that is no TOML, and where the key is set in a way that
    can't be told from the lines.
    """
    text, odd = toml.text_of(data)
    if odd:
        raise Refusal("settings_not_utf8", file=path, line=odd)
    values, line = toml.all_values(text)
    if line:
        raise Refusal("settings_broken", file=path, line=line)
    if values.get(key) == value:
        return data
    document = lines.decode(data)
    wanted = {**values, key: value}
    old = values.get(key)
    row = f"{key} = {literal(value)}"
    ways = _added(document, row) if key not in values else _replaced(document, key, value, old)
    for new in ways:
        candidate = new.encode()
        if toml.all_values(toml.text_of(candidate)[0]) == (wanted, 0):
            return candidate
    raise Refusal("settings_in_the_way", file=path, line=toml.line_of(text, key) or 1, key=key)


def _added(document: Document, row: str) -> Iterator[Document]:
    """Give the document with a new line: before the first table, else at the end, else on top."""
    rows = document.lines
    tables = [at for at, row in enumerate(rows) if row.lstrip(" \t").startswith("[")]
    for at in tables:
        first = at
        while first and rows[first - 1].lstrip(" \t").startswith("#"):
            first -= 1  # a comment right above a table belongs to it
        yield _with(document, first, first, row)
    if not tables:
        yield _with(document, len(rows), len(rows), row)
    yield _with(document, 0, 0, row)


def _replaced(document: Document, key: str, value: Value, old: object) -> Iterator[Document]:
    """Give the document with another value, for each place where the old one may end."""
    rows = document.lines
    start = toml.line_of("\n".join(rows), key) - 1
    before, equals, after = rows[start].partition("=") if start >= 0 else ("", "", "")
    if not equals:
        return
    space = after[: len(after) - len(after.lstrip(" \t"))]
    for last in range(start, len(rows)):
        row = rows[last]
        for end in [*[at for at, sign in enumerate(row) if sign == "#"], len(row)]:
            statement = "\n".join([*rows[start:last], row[:end]])
            if toml.all_values(statement) == ({key: old}, 0):
                kept = row[len(row[:end].rstrip(" \t")) :]  # a comment behind it
                new = f"{before}={space}{literal(value)}{kept}"
                yield _with(document, start, last + 1, new)
                return


def _with(document: Document, start: int, stop: int, row: str) -> Document:
    """Return a document with one line in place of those from `start` to before `stop`."""
    rows, ends = list(document.lines), list(document.ends)
    near = next((end for end in [*ends[:start][::-1], *ends[start:]] if end), "\n")
    end = ends[stop - 1] if stop > start else near
    if stop == start and 0 < start == len(rows) and not ends[-1]:
        ends[-1], end = near, ""  # a last line without an end stays one
    rows[start:stop], ends[start:stop] = [row], [end]
    return document.with_lines(rows, ends)


def literal(value: str | Sequence[str]) -> str:
    """Return a value as TOML writes it; texts hold no control characters."""
    if not isinstance(value, str):
        return f"[{', '.join(map(literal, value))}]"
    if "'" not in value and ('"' in value or "\\" in value):
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
