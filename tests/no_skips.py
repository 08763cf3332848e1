"""Under CI nothing is skipped: what a test needs is installed there, or the run says what was not.

A pytest plugin.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a failure of a test that was skipped."""
    report = yield
    expected = hasattr(report, "wasxfail")
    return report if expected else _told(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Make a failure of a file that was skipped."""
    report = yield
    return _told(report)


def _told(report: Report) -> Report:
    if report.outcome == "skipped" and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and CI lets nothing be skipped: {report.longrepr}"
    return report
