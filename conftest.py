"""What every test is given: the plugins of the house, a home that is not the tester's, no chance.

It stands at the top so that README.md and docs/ are tests too.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest_plugins = ["pytester", "tests.chromium", "tests.no_skips", "tests.transcript_pages"]

# No deadline: a busy machine is no finding. CI tries the same examples each time, so that it is
# red for what was changed; at home they are new ones each time, so that they find something.
hypothesis.settings.register_profile("home", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "home")


@pytest.fixture(autouse=True, scope="session")
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hide the tester's own home, folder and wishes about colour from whatever a test starts."""
    wishes = {"CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "ACCESSIBLE"}
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("BLOCKLIST_", "XDG_")) or name in wishes:
                patch.delenv(name)
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        yield
