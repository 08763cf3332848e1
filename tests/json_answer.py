"""Answers of `--json`, seen to be as docs/schema and docs/scripts.md have them.

The program runs in this process, so that many can be tried.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from blocklist.__main__ import main
from blocklist.core.env import Env
from tests.process import TODAY

ROOT = Path(__file__).parent.parent
SCHEMAS = {
    name: json.loads((ROOT / "docs" / "schema" / f"{name}.json").read_text())
    for name in ("show", "now")
}
DAY_KEYS = ["schema", "date", "path", "exists", "title", "blocks", "reflection"]
NOW_KEYS = ["schema", "date", "now", "next"]
BLOCK_KEYS = ["number", "name", "start", "end", "now", "blanks", "text", "items"]
ITEM_KEYS = ["id", "text", "status", "mark", "done", "depth", "line", "section", "notes"]
STATUS = {" ": "open", "x": "done", "X": "done", "/": "started", ">": "carried", "-": "aside"}
HIDDEN = "\N{REPLACEMENT CHARACTER}"


def lay(folder: Path, text: str | bytes, name: str = f"{TODAY}.md") -> None:
    """Lay a file into the folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
    path.write_bytes(data)


def told(folder: Path, *words: str, now: str = f"{TODAY}T09:20") -> str:
    """Return what a command writes to stdout."""
    variables = {
        "BLOCKLIST_DIR": str(folder),
        "BLOCKLIST_NOW": now,
        "BLOCKLIST_STATE": str(folder.parent / "state"),
        "HOME": str(folder.parent),
    }
    out, err = (
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)
    )
    code = main(words, Env(variables, None, out, err))
    assert 0 == code, bytes_of(err)
    return bytes_of(out).decode()


def bytes_of(stream: io.TextIOWrapper) -> bytes:
    """Return what was written to a stream."""
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue()


def answer(folder: Path, *words: str, now: str = f"{TODAY}T09:20") -> Any:
    """Return the answer to a command as a value, once it is seen to be as the docs have it."""
    text = told(folder, *words, "--json", now=now)
    value = json.loads(text)
    command = "now" if words[:1] == ("now",) else "show"
    validator = Draft202012Validator(SCHEMAS[command])
    assert [] == [error.message for error in validator.iter_errors(value)]
    assert (NOW_KEYS if command == "now" else DAY_KEYS) == list(value)
    blocks = [value["now"], value["next"]] if command == "now" else value["blocks"]
    for block in filter(None, blocks):
        assert_block(block)
    return value


def assert_block(block: Any) -> None:
    """See that a block has its keys in their order, and that what they say goes together."""
    assert BLOCK_KEYS == list(block)
    assert (block["name"] is None) == (block["number"] == 0)
    for item in block["items"]:
        assert ITEM_KEYS == list(item)
        assert f"{block['number']}." == item["id"][: item["id"].index(".") + 1]
        assert STATUS.get(item["mark"], "open") == item["status"]
        assert (item["status"] == "done") == item["done"]
        assert not any("\n" in item[key] for key in ("text", "mark"))
    lines = [item["line"] for item in block["items"]]
    assert sorted(set(lines)) == lines


TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def plain(text: str) -> str:
    """Return a text as a field of a plain line has it: what can't be seen is a sign.

    What would turn a line around falls away.
    """
    text = "".join(sign for sign in text if sign not in TURNING)
    hidden = {chr(code) for code in (*range(32), *range(0x7F, 0xA0), *range(0xD800, 0xE000))}
    return "".join(" " if sign == "\t" else HIDDEN if sign in hidden else sign for sign in text)


def plain_lines(value: Any) -> list[list[str]]:
    """Return the fields that --plain should have for a day, but for the heading."""
    items = [item for block in value["blocks"] for item in block["items"]]
    return [[item["id"], f"[{plain(item['mark'])}]", plain(item["text"])] for item in items]


def assert_plain_agrees(folder: Path, value: Any) -> None:
    """See that the lines of --plain are the items of --json."""
    lines = [line.split("\t") for line in told(folder, "show", "--plain").split("\n")[:-1]]

    assert {4} >= {len(line) for line in lines}
    assert plain_lines(value) == [[line[0], line[1], line[3]] for line in lines]
    names = {str(block["number"]): block["name"] for block in value["blocks"] if block["number"]}
    for line in lines:
        number = line[0].split(".")[0]
        assert number == "0" or plain(names[number]) == line[2]
