"""The pages for people: their links lead somewhere, and no heading has the same name twice."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from blocklist.cli.table import COMMANDS

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


# ----------------------------------------------------------------- what docstrings cite of the docs


def named_parts(page: Path) -> set[str]:
    """Return the names by which parts of a page can be cited: headings, and bold leads."""
    text = page.read_text(encoding="utf-8")
    parts = pairwise(tokens(page))
    headings = {inside.content for token, inside in parts if token.type == "heading_open"}
    leads = re.findall(r"^(?:- )?\*\*(.+?)[.:]?\*\*", text, flags=re.MULTILINE)
    return headings | set(leads)


def citations(source: str) -> list[tuple[str, str]]:
    """Return what a source cites of the docs: pages, each with the name of a part."""
    source = re.sub(r"\s*\n\s*(?:# )?", " ", source)  # a citation may go over two lines
    found = re.findall(r'(docs/[\w-]+\.md)((?:,| and) "[^"]+"(?:(?:,| and) "[^"]+")*)', source)
    return [(page, part) for page, parts in found for part in re.findall('"([^"]+)"', parts)]


def astray(source: str, root: Path) -> list[str]:
    """Return what a source cites and what is not there."""
    return [
        f'{page}, "{part}"'
        for page, part in citations(source)
        if not (root / page).exists() or part not in named_parts(root / page)
    ]


SOURCES = sorted((ROOT / "src").rglob("*.py"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_what_a_source_cites_of_the_docs_is_there(source: Path) -> None:
    """Who looks up where a rule comes from finds it: the page has a part of that name."""
    assert [] == astray(source.read_text(encoding="utf-8"), ROOT)


def test_a_citation_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    """A page or part that is not there is named, over the end of a line too."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# Top\n\n## One `box`\n\n- **A lead.** Text.\n")
    source = (
        'Source: docs/a.md, "Top" and\n    "One `box`"; docs/a.md, "A lead", 8; docs/a.md,\n'
        '    # "Gone"; docs/b.md, "Top"; docs/c.md.'
    )

    assert ['docs/a.md, "Gone"', 'docs/b.md, "Top"'] == astray(source, tmp_path)


def test_the_map_has_every_command() -> None:
    """Who looks for a command finds its file and the page that explains it."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("| commands | file in ")[2].partition("\n\n")[0]
    files: dict[str, str] = {}
    for row in table.splitlines()[2:]:
        names, file, pages = row.strip("| ").split(" | ")
        assert all((ROOT / page).is_file() for page in pages.split(", "))
        files |= {name: file.strip("`") for name in re.findall("`([^`]+)`", names)}

    told = {name: name if file in {"of its name", name} else file for name, file in files.items()}
    assert {row.name: row.module or row.name for row in COMMANDS.values()} == told
