"""The examples of the CommonMark specification, as markdown-it-py ships them with its source.

They are fetched once with pip, into a folder outside the tree: `BLOCKLIST_TEST_CACHE`, or the
user's cache folder. `python -m tests.spec_examples` does it ahead of time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

SOURCE = "markdown-it-py"
VERSION = "4.3.0"
MEMBER = f"markdown_it_py-{VERSION}/tests/test_cmark_spec/commonmark.json"


def _cache() -> Path:
    given = os.environ.get("BLOCKLIST_TEST_CACHE")
    if given:
        return Path(given)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "blocklist-tests")


# Found before the tests hide the tester's home and variables from what they start.
CACHE = _cache()


class UnfetchedError(Exception):
    """The examples are not here and can't be fetched; it says why."""


def spec_examples() -> list[str]:
    """Return the Markdown of all examples.

    Raises:
        UnfetchedError: they are not in the cache, and pip can't fetch them.
    """
    kept = CACHE / f"commonmark-{SOURCE}-{VERSION}.json"
    if not kept.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            fresh = Path(folder, "fresh.json")
            fresh.write_bytes(_fetch(folder))
            fresh.replace(kept)
    return [example["markdown"] for example in json.loads(kept.read_text("utf-8"))]


def _fetch(folder: str) -> bytes:
    """Download the source of markdown-it-py into `folder` and take the examples out of it."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    what = ["--no-deps", "--no-binary", SOURCE, "--dest", folder, f"{SOURCE}=={VERSION}"]
    try:
        done = subprocess.run(
            [*pip, *what], check=False, capture_output=True, text=True, timeout=90
        )
    except subprocess.TimeoutExpired:
        why = "pip download took longer than a minute and a half"
        raise UnfetchedError(why) from None
    for archive in Path(folder).glob("*.tar.gz"):
        with tarfile.open(archive) as tar:
            member = tar.extractfile(MEMBER)
            if member:
                return member.read()
    why = f"pip download {SOURCE}=={VERSION}: {done.stderr.strip()[-300:]}"
    raise UnfetchedError(why)


if __name__ == "__main__":
    sys.stdout.write(f"{len(spec_examples())} examples in {CACHE}\n")
