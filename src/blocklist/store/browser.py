"""The browsers of the machine: one to show a page in, and one that makes a PDF of it.

Source of the rules: docs/paper.md, "Where it goes" and "A PDF".
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile

from blocklist.core.result import Refusal
from blocklist.store.folder import refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What Chromium, Chrome and Edge are called on PATH, and where they are without it.
NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "microsoft-edge-stable", "msedge",
)  # fmt: skip
APPS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
PLACES = (
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
    "/var/lib/flatpak/exports/bin/org.chromium.Chromium",
    "/var/lib/flatpak/exports/bin/com.google.Chrome",
)
# It gets a profile of its own, which is thrown away, and no network: the page needs none.
FLAGS = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer", "--print-to-pdf-no-header",
)  # fmt: skip
PATIENCE = 90.0  # seconds: a slow machine with a cold disk needs some 20
SHOWERS = ("xdg-open", "x-www-browser")
PDF = b"%PDF-"


def find(variables: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """Return the path of a Chromium, Chrome or Edge, None where there is none."""
    path = variables.get("PATH", "")
    found = (shutil.which(name, path=path) for name in NAMES)
    return next(filter(None, found), None) or next(
        (place for place in _places(variables, platform) if os.path.isfile(place)), None
    )


def _places(variables: Mapping[str, str], platform: str) -> Sequence[str]:
    """Return where these browsers usually are."""
    if platform == "darwin":
        bases = ["/Applications", os.path.join(variables.get("HOME", ""), "Applications")]
        return [os.path.join(base, app) for base in bases for app in APPS]
    if platform == "win32":
        names = ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
        bases = [base for base in map(variables.get, names) if base]
        return [os.path.join(base, *app.split("/")) for base in bases for app in WINDOWS]
    return PLACES


def pdf(program: str, page: bytes, beside: str, variables: Mapping[str, str]) -> bytes:
    """Return the PDF that a browser makes of a page.

    `beside` is a folder that the browser can read, where it works in a folder of its own, which is
    gone afterwards. Raises Refusal where nothing comes of it within PATIENCE.
    """
    try:
        folder = tempfile.mkdtemp(prefix="blocklist-print-", dir=beside)
    except OSError as why:
        raise refusal(why, beside, "save") from why
    try:
        return _made(program, page, folder, variables)
    except OSError as why:
        raise refusal(why, folder, "save") from why
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _made(program: str, page: bytes, folder: str, variables: Mapping[str, str]) -> bytes:
    """Run the browser in a folder, and return what it made. Raises Refusal and OSError."""
    source, target = os.path.join(folder, "page.html"), os.path.join(folder, "page.pdf")
    with open(source, "wb") as file:
        file.write(page)
    profile = f"--user-data-dir={os.path.join(folder, 'profile')}"
    # Chromium refuses to be root in its sandbox. The page has no script and loads nothing.
    root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    argv = [program, *FLAGS, *root, profile, f"--print-to-pdf={target}", _url(source)]
    ended = _run(argv, variables)
    try:
        with open(target, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        data = b""
    if ended != 0 or not data.startswith(PDF):
        raise Refusal("print_no_pdf", file=program)
    return data


def _run(argv: Sequence[str], variables: Mapping[str, str]) -> int:
    """Run a program and return its exit code; one that never ends is ended, with its children."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 - a browser, with arguments of our own
        argv, stdin=quiet, stdout=quiet, stderr=quiet, env=dict(variables), start_new_session=True
    ) as process:
        try:
            return process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            return 1
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started: what still writes would leave files behind."""
    end_all = getattr(os, "killpg", lambda _group, _signal: None)  # Windows has no groups
    try:
        end_all(process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        process.kill()
    except ProcessLookupError:
        pass  # nothing of it is left


def is_graphical(variables: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether there is a screen with windows; a text browser would take the terminal over."""
    if platform in {"darwin", "win32"}:
        return not variables.get("SSH_CONNECTION")
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def show(path: str, variables: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Open a page in the browser that the person uses; tell whether one could be started.

    BROWSER is one command or several with `:` between them; `%s` in it stands for the page. Windows
    has no such custom.
    """
    if platform == "win32":
        return _open_on_windows(path)
    url = _url(path)
    commands = [each for each in variables.get("BROWSER", "").split(":") if each.strip(" &")]
    argvs = [_command(each, url) for each in commands]
    argvs += [["open", path]] if platform == "darwin" else [[name, url] for name in SHOWERS]
    return any(_start(argv, variables) for argv in argvs)


def _command(text: str, url: str) -> list[str]:
    """Return the words of a command in BROWSER, with the page in it."""
    import shlex

    try:
        words = shlex.split(text)
    except ValueError:  # a quote that is not closed
        words = [text]
    words = words[:-1] if words[-1:] == ["&"] else words
    return [word.replace("%s", url) for word in words] if "%s" in text else [*words, url]


def _start(argv: Sequence[str], variables: Mapping[str, str]) -> bool:
    """Start a program that goes its own way: it says nothing here and outlives this run."""
    program = shutil.which(argv[0], path=variables.get("PATH", ""))
    if program is None:
        return False
    quiet = subprocess.DEVNULL
    subprocess.run(  # noqa: S603 - the browser that the person has named, or the desktop's
        ["/bin/sh", "-c", '"$@" &', "sh", program, *argv[1:]], stdin=quiet, stdout=quiet,
        stderr=quiet, env=dict(variables), start_new_session=True, check=False,
    )  # fmt: skip
    return True


def _open_on_windows(path: str) -> bool:
    """Let Windows open a file with the program that it has for it."""
    try:
        getattr(os, "startfile")(path)  # noqa: B009 - only Windows has it
    except OSError:
        return False
    return True


def _url(path: str) -> str:
    """Return the address of a file for a browser."""
    from pathlib import Path

    return Path(path).as_uri()
