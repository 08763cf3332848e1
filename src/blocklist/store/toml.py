"""A small reader of TOML: plain `key = value` lines up to the first table, the rest by tomllib.

tomllib costs more start-up time than all of bare Python, and what people set is mostly a handful of
plain lines. What the small reader does not know for certain it leaves to tomllib, so that both
always agree. Source of the rules: TOML 1.0.0, "Keyvalue Pair", "String", "Array", "Table".
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    Value = str | int | bool | list[str]

UNKNOWN = -1


def text_of(data: bytes) -> tuple[str, int]:
    """Return the text of a TOML file, and the line (from 1) that is not UTF-8, or 0.

    A BOM is left out: Notepad writes one, and tomllib stops at it.
    """
    try:
        text, line = data.decode("utf-8"), 0
    except UnicodeDecodeError as odd:
        text, line = "", data.count(b"\n", 0, odd.start) + 1
    return text.removeprefix("\ufeff").replace("\r\n", "\n"), line


def top_values(text: str) -> tuple[dict[str, object], int]:
    """Return the keys above the first table, and the line (from 1) of what is no TOML, or 0.

    Where tomllib stops too, the keys read before that place are still given.
    """
    values, end = plain_values(text)
    found: dict[str, object] = {**values}
    if end != UNKNOWN:
        return found, 0
    whole, line = all_values(text)
    return (found if line else whole), line


def all_values(text: str) -> tuple[dict[str, object], int]:
    """Return all keys and tables as tomllib reads them, and the line of what is no TOML, or 0."""
    import tomllib

    try:
        return tomllib.loads(text), 0
    except tomllib.TOMLDecodeError as odd:
        where = str(odd).rpartition("(at line ")[2].partition(",")[0]
        return {}, int(where) if where.isdigit() else text.rstrip("\n").count("\n") + 1
    except (ValueError, RecursionError):  # 5,000 digits, a thousand brackets: Python tells no place
        return {}, 1


def line_of(text: str, key: str, table: str = "") -> int:
    """Return the line (from 1) that sets `key` in `table` (default: above all tables), or 0."""
    inside = ""
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip(" \t")
        if words.startswith("["):
            inside = words.partition("]")[0].strip("[ \t")
            if inside == key and not table:
                return number
        elif inside == table and _sets(words, key):
            return number
    return 0


def _sets(line: str, key: str) -> bool:
    """Tell whether a line sets a key, bare or in quotes, or a part of it (`key.part = 1`)."""
    for name in (key, f'"{key}"', f"'{key}'"):
        if line.startswith(name) and line[len(name) :].lstrip(" \t").startswith(("=", ".")):
            return True
    return False


def plain_values(text: str) -> tuple[dict[str, Value], int]:
    """Return the keys above the first table and where it begins: UNKNOWN if tomllib is needed."""
    values: dict[str, Value] = {}
    if not text.replace("\n", "").replace("\t", "").isprintable():
        return values, UNKNOWN  # control characters are no TOML, others are rare
    at = _next_word(text, 0)
    while at < len(text) and text[at] != "[":
        equals = text.find("=", at)
        key = text[at:equals].rstrip(" \t")
        if equals < 0 or not _is_bare(key) or key in values:
            return values, UNKNOWN
        value, at = _value(text, _next_sign(text, equals + 1))
        if at != UNKNOWN:
            at = _line_end(text, at)
        if at == UNKNOWN or value is None:
            return values, UNKNOWN
        values[key] = value
        at = _next_word(text, at)
    return values, at


def _is_bare(key: str) -> bool:
    """Tell whether a key is of ASCII letters, digits, `-` and `_` alone."""
    return key.isascii() and key.replace("-", "0").replace("_", "0").isalnum()


def _next_sign(text: str, at: int) -> int:
    """Return the place of the next character that is no space and no tab."""
    while text[at : at + 1] in {" ", "\t"}:
        at += 1
    return at


def _next_word(text: str, at: int) -> int:
    """Return the place after white space, line ends and comments."""
    while True:
        at = _next_sign(text, at)
        if text[at : at + 1] == "#":
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
        if text[at : at + 1] != "\n":
            return at
        at += 1


def _line_end(text: str, at: int) -> int:
    """Return `at` after white space, UNKNOWN where more than a comment follows on the line."""
    at = _next_sign(text, at)
    return at if text[at : at + 1] in {"", "\n", "#"} else UNKNOWN


def _value(text: str, at: int) -> tuple[Value | None, int]:
    """Return a text, a whole number, true, false or a list of texts, and the place after it."""
    if text[at : at + 1] == "[":
        return _list(text, at + 1)
    if text[at : at + 1] in {'"', "'"}:
        return _string(text, at)
    end = at
    while text[end : end + 1].isalnum():
        end += 1
    word = text[at:end]
    if word in {"true", "false"}:
        return word == "true", end
    if word.isascii() and word.isdigit() and (word[0] != "0" or word == "0") and len(word) < 10:
        return int(word), end
    return None, UNKNOWN


def _string(text: str, at: int) -> tuple[str | None, int]:
    """Return a text of one line without escapes, and the place after its last quote."""
    quote = text[at : at + 1]
    end = text.find(quote, at + 1)
    inside = text[at + 1 : end]
    if quote not in {'"', "'"} or end < 0 or "\n" in inside or (quote == '"' and "\\" in inside):
        return None, UNKNOWN
    return inside, end + 1


def _list(text: str, at: int) -> tuple[list[str] | None, int]:
    """Return a list of texts, which may go over several lines, and the place after its bracket."""
    items: list[str] = []
    while True:
        at = _next_word(text, at)
        if text[at : at + 1] == "]":
            return items, at + 1
        item, at = _string(text, at)
        if item is None:
            return None, UNKNOWN
        items.append(item)
        at = _next_word(text, at)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 1] != "]":
            return None, UNKNOWN
