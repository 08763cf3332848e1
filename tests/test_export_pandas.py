"""What `export --to csv` gives, read by pandas as a teacher's notebook would."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pandas as pd

from tests.checklist import TODAY, Checklist
from tests.json_answer import told

if TYPE_CHECKING:
    from pathlib import Path


def test_pandas_reads_the_rows_back(tmp_path: Path) -> None:
    """Quotes, commas, lines and other scripts come back; what looks like a formula is text."""
    checklist = Checklist(tmp_path)
    checklist.write(
        '## Math 9:00-9:45\n\n- [x] p.42, "odd" ones\n  first line\n  second line\n- [-] =1+1\n\n'
        "## 読書\n\n- [ ] 第三章 +novel\n"
    )
    table = pd.read_csv(io.StringIO(told(checklist.folder, "export", "--to", "csv")), dtype=str)

    assert ["1.1", "1.2", "2.1"] == list(table["id"])
    assert [TODAY] * 3 == list(table["date"])
    assert ['p.42, "odd" ones', "'=1+1", "第三章 +novel"] == list(table["text"])
    assert ["done", "aside", "open"] == list(table["status"])
    assert ["Math", "Math", "読書"] == list(table["name"])
    assert "first line\nsecond line" == table["notes"][0]
    assert table["notes"][1:].isna().all()
