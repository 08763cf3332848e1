"""Take the picture of the page for the talk, in a real browser: the last week of the example."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from tests.chromium import FLAGS, find  # noqa: E402 - the tests know where browsers are

from blocklist.__main__ import main  # noqa: E402
from blocklist.core.env import Env  # noqa: E402

WIDTH = 820  # CSS pixels

with tempfile.TemporaryDirectory(prefix="blocklist-") as home:
    page = Path(home) / "talk.html"
    variables = {
        "HOME": home,
        "BLOCKLIST_DIR": str(ROOT / "docs/example/days"),
        "BLOCKLIST_STATE": os.path.join(home, "state"),
        "BLOCKLIST_NOW": "2026-11-27T14:20",
    }
    main(["week", "--out", str(page)], Env(variables, None, None, None))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find(), args=list(FLAGS))
        tab = browser.new_page(viewport={"width": WIDTH, "height": 600}, color_scheme="light")
        tab.goto(page.as_uri())
        tab.screenshot(path=str(HERE / "talk.png"), full_page=True)
        browser.close()
