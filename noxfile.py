"""All that is checked, in one command: a bare `nox`. `nox --list` says what each session does."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import nox

OLDEST = "3.11"
PYTHONS = [OLDEST, "3.12", "3.13"]
TUESDAY = "2026-11-24T09:20"
ALL_CORES = ("--numprocesses=auto", "--dist=worksteal")
FULLY_COVERED = ("core", "store", "commands")

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "virtualenv"  # brings its own pip: Debian's python3 has none
nox.options.reuse_venv = "yes"
nox.options.download_python = "never"
# A newer Python that is not here is skipped by name, in CI too; `oldest` sees to the oldest.
nox.options.error_on_missing_interpreters = False


def prepare(session: nox.Session, *what: str) -> None:
    """Install `what` into the session's own environment, deaf to packages outside it.

    Nox itself may have been found through PYTHONPATH. Its folder would hide behind that variable
    in each session, and pip would take what lies there as installed.
    """
    session.env["PYTHONPATH"] = None
    session.install("--quiet", *what)


@nox.session(python=False)
def oldest(session: nox.Session) -> None:
    """Make sure that the oldest Python we promise is here, so that its tests can't be skipped."""
    major, minor = sys.version_info[:2]
    if f"{major}.{minor}" != OLDEST:
        session.run(f"python{OLDEST}", "--version", external=True)


@nox.session
def lint(session: nox.Session) -> None:
    """Look at style, format, types and layers, and change nothing."""
    prepare(session, "-e", ".[board,dev]", "nox")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("lint-imports")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run all tests; on the oldest Python, every branch of core, store and commands must be run."""
    prepare(session, "-e", ".[board,dev]")
    if session.posargs or session.python != OLDEST:
        session.run("pytest", *(session.posargs or ALL_CORES))
        return
    session.run("pytest", *ALL_CORES, "--cov", "--cov-report=", "--cov-fail-under=0")
    full = ",".join(f"src/blocklist/{package}/*" for package in FULLY_COVERED)
    session.run("coverage", "report", f"--include={full}", "--fail-under=100")
    session.run("coverage", "report")


@nox.session
def as_installed(session: nox.Session) -> None:
    """Run the transcripts against the real command, installed from a wheel without dev packages."""
    prepare(session, "virtualenv", "-e", ".[dev]")
    # Not in session.create_tmp(): TMPDIR would then be a long path, and screens would wrap there.
    clean = Path(session.virtualenv.location).resolve() / "clean"
    session.run("virtualenv", "--quiet", "--clear", "--no-periodic-update", str(clean))
    scripts = clean / ("Scripts" if os.name == "nt" else "bin")
    session.run(str(scripts / "python"), "-m", "pip", "install", "--quiet", ".", external=True)
    pages = ["tests/transcripts", "README.md", "docs"]
    command = f"--as-installed={scripts / 'blocklist'}"
    session.run("pytest", *ALL_CORES, command, *(page for page in pages if Path(page).exists()))


@nox.session
def docs(session: nox.Session) -> None:
    """Check the links of the docs, and that the generated pages are what their scripts write."""
    prepare(session, "-e", ".[board,dev]")
    for script in sorted([*Path("docs").glob("*.py"), *Path("docs").glob("*/make.py")]):
        session.run("python", str(script), "--check")
    session.run("pytest", "tests/test_docs.py")


@nox.session(name="try", default=False)
def try_it(session: nox.Session) -> None:
    """Open a shell in a throw-away folder on a Tuesday at 9:20, or run what stands after `--`."""
    prepare(session, "-e", ".[board]")
    with tempfile.TemporaryDirectory(prefix="blocklist-") as home:
        session.env["BLOCKLIST_NOW"] = TUESDAY
        session.env["BLOCKLIST_DIR"] = f"{home}/days"
        session.env["BLOCKLIST_STATE"] = f"{home}/state"
        session.env["XDG_CONFIG_HOME"] = f"{home}/config"
        session.chdir(home)
        session.run(*(session.posargs or [os.environ.get("SHELL", "sh")]), external=True)
