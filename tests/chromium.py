"""A real browser: pages are opened, measured, printed and looked at as a person would.

A pytest plugin. Chromium, Chrome or Edge is what the machine has; playwright (Apache 2.0) leads it.
"""

from __future__ import annotations

import io
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "msedge",
)  # fmt: skip
# Nothing of it is to reach for the network, and a container has no sandbox of its own to give.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
# Elements that stand out of the page to the right or left, or whose text stands out of them.
STANDING_OUT = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  for (const one of document.body.querySelectorAll("*")) {
    const box = one.getBoundingClientRect();
    if (!box.width || getComputedStyle(one).clipPath !== "none") continue;
    const out = box.left < -1 || box.right > wide + 1;
    const cut = one.clientWidth && getComputedStyle(one).display !== "inline"
      && one.scrollWidth > one.clientWidth + 1;
    if (out || cut) found.push(`${one.tagName} ${one.textContent.trim().slice(0, 40)}`);
  }
  if (document.documentElement.scrollWidth > wide) found.push("the page");
  return found;
}"""


def find() -> str | None:
    """Return the path of an installed browser; `CHROMIUM` names one that is not on PATH."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Give a browser for the tests of a file.

    It ends with them: while playwright runs, nothing else in this thread could use asyncio.
    """
    path = find()
    if path is None:
        pytest.skip("no Chromium, Chrome or Edge is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def opened(browser: Browser, page: Path, width: int = 1280, **options: Any) -> Page:
    """Return a file as it stands in a window of so many CSS pixels; nothing else is loaded.

    `options` are those of playwright's `Browser.new_page`. A message of the console is a mistake of
    the page: what its policy forbids is told there.
    """
    tab = browser.new_page(viewport={"width": width, "height": 800}, **options)
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(page.as_uri())
    assert [] == said
    assert [page.as_uri()] == asked
    return tab


def standing_out(tab: Page) -> list[str]:
    """Return the elements that stand out of the window, or whose content stands out of them."""
    found = tab.evaluate(STANDING_OUT)
    assert isinstance(found, list)
    return found


def printed(tab: Page, size: str) -> list[str]:
    """Return the text of each page on paper; `size` is `A4` or `Letter`, if the page has none."""
    data = tab.pdf(format=size, prefer_css_page_size=True)
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def complaints(tab: Page) -> list[str]:
    """Return what axe-core finds by WCAG 2.2 AA and its best practices.

    What it is not sure of counts as well, but for the contrast of letters in pictures and below the
    fold, which it can't see.
    """
    from importlib.resources import files

    tab.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    answer = tab.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", rules)
    unsure = [one for one in answer["incomplete"] if one["id"] != "color-contrast"]
    found = [*answer["violations"], *unsure]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
