"""The pages for people: their links lead somewhere, and no heading has the same name twice."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

ROOT = Path(__file__).parent.parent
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "tests").rglob("README.md")),
]


def tokens(page: Path) -> Iterator[Token]:
    """Yield all tokens of a page, those inside of lines too."""
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8")):
        yield token
        yield from token.children or ()


def links(page: Path) -> list[str]:
    """Return where the links and pictures of a page lead, links to the web aside."""
    found = (token.attrGet("href") or token.attrGet("src") for token in tokens(page))
    return [str(link) for link in found if link and not re.match(r"[a-z]+:", str(link))]


def anchors(page: Path) -> list[str]:
    """Return the anchors of a page's headings as GitHub makes them."""
    pairs = pairwise(tokens(page))
    names = [inside.content for token, inside in pairs if token.type == "heading_open"]
    return [re.sub(r"[^\w\- ]", "", name.lower()).replace(" ", "-") for name in names]


def dead_links(page: Path) -> list[str]:
    """Return the links of a page that lead to no file, or to no heading of it."""
    dead = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    return dead


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_link_leads_somewhere(page: Path) -> None:
    """Links inside the project name a file that is there, and a heading that it has."""
    assert [] == dead_links(page)


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    """A link to a file, a picture or a heading that is not there is named; others are let be."""
    (tmp_path / "b.md").write_text("# The `b` page, 2\n")
    (tmp_path / "a.md").write_text(
        "# Top\n\n[ok](b.md#the-b-page-2) [ok](#top) [web](https://example.org/x)\n\n"
        "| [x](c.md) |\n| --- |\n| ![y](c.png) |\n\n[z](b.md#nowhere)\n"
    )

    assert ["c.md", "c.png", "b.md#nowhere"] == dead_links(tmp_path / "a.md")
