"""What an edit makes of a day, byte by byte."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from blocklist.core.result import Refusal
from tests.checklist import Checklist
from tests.fixture_file import as_bytes, cases

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("day", "typed", "after"), cases("edits.md", 3))
def test_an_edit_leaves_all_bytes_but_its_own(
    day: str, typed: str, after: str, tmp_path: Path
) -> None:
    """The file is what the fixture says; a refusal has the reason it says, and writes nothing."""
    checklist = Checklist(tmp_path)
    checklist.write(as_bytes(day))
    words = shlex.split(as_bytes(typed).decode())
    if after.startswith("!"):
        with pytest.raises(Refusal) as refusal:
            checklist.run(*words)
        assert after.removeprefix("!").strip() == refusal.value.reason
        assert as_bytes(day) == checklist.read()
    else:
        checklist.run(*words)
        assert as_bytes(day if after == "=\n" else after) == checklist.read()
