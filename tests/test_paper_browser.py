"""The browsers that `print` looks for, starts and waits for: real programs, made for the test."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from blocklist.core.result import Refusal, Report
from blocklist.store import browser, downloads
from tests.checklist import Checklist

MAKES_PDF = """\
#!/bin/sh
for each; do case "$each" in --print-to-pdf=*) target="${each#*=}";; esac; last="$each"; done
printf '%s\\n' "$@" > "$HOME/asked"
printf '%%PDF-1.7 of %s' "$(cat "${last#file://}")" > "$target"
"""
SAYS_NO = "#!/bin/sh\nexit 3\n"
MAKES_NONE = "#!/bin/sh\nexit 0\n"
MAKES_OTHER = MAKES_PDF.replace("%%PDF", "PDF")
NEVER_ENDS = '#!/bin/sh\n(while :; do date > "$HOME/alive"; done) & sleep 60\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a folder for programs."""
    (tmp_path / "bin").mkdir()
    return tmp_path


def put(home: Path, name: str, text: str) -> str:
    """Make a program, and return its path."""
    path = home / "bin" / name
    path.write_text(text)
    path.chmod(0o755)
    return str(path)


def variables(home: Path, **more: str) -> dict[str, str]:
    """Return the variables of a person who has these programs before all others."""
    return {"HOME": str(home), "PATH": f"{home}/bin:/usr/bin:/bin", **more}


def appears(path: Path) -> str:
    """Return the text of a file that another program writes soon."""
    for _ in range(200):
        if path.exists() and path.read_text():
            return path.read_text()
        time.sleep(0.05)
    raise AssertionError(path)


# ------------------------------------------------------------------------------- a PDF


def test_a_pdf_is_what_the_browser_makes(home: Path) -> None:
    """It gets the page and a profile of its own, and nothing of that is left."""
    program = put(home, "chromium", MAKES_PDF)
    assert b"%PDF-1.7 of <p>" == browser.pdf(program, b"<p>", str(home), variables(home))
    asked = (home / "asked").read_text().splitlines()
    assert "--headless" in asked
    assert any(word.startswith(f"--user-data-dir={home}/blocklist-print-") for word in asked)
    assert ("--no-sandbox" in asked) == (os.geteuid() == 0)
    assert ["asked", "bin"] == sorted(os.listdir(home))


@pytest.mark.parametrize("text", [SAYS_NO, MAKES_NONE, MAKES_OTHER, MAKES_PDF + "exit 1\n"])
def test_a_browser_that_makes_none_is_named(home: Path, text: str) -> None:
    """An exit code, no file and a file that is no PDF are all told; nothing is left."""
    program = put(home, "chromium", text)
    with pytest.raises(Refusal) as why:
        browser.pdf(program, b"<p>", str(home), variables(home))
    assert ("print_no_pdf", program) == (why.value.reason, why.value.facts["file"])
    assert [] == [name for name in os.listdir(home) if name.startswith("blocklist-")]


def test_a_browser_that_never_ends_is_ended(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is what it has started."""
    monkeypatch.setattr(browser, "PATIENCE", 0.5)
    program = put(home, "chromium", NEVER_ENDS)
    with pytest.raises(Refusal, match="print_no_pdf"):
        browser.pdf(program, b"<p>", str(home), variables(home))
    (home / "alive").unlink(missing_ok=True)
    time.sleep(0.3)
    assert not (home / "alive").exists()


def test_a_browser_that_can_not_be_started_is_told(home: Path) -> None:
    """A file that is no program gives the system's word on it."""
    program = put(home, "chromium", "")
    os.chmod(program, 0o644)
    with pytest.raises(Refusal, match="no_access"):
        browser.pdf(program, b"<p>", str(home), variables(home))
    assert ["bin"] == os.listdir(home)


def test_a_place_that_is_gone_is_told(home: Path) -> None:
    """The browser has nowhere to work then."""
    with pytest.raises(Refusal, match="disk_trouble"):
        browser.pdf("chromium", b"<p>", str(home / "gone"), variables(home))


def test_print_makes_the_pdf_that_is_asked_for(home: Path) -> None:
    """It is written where `--out` says, and nothing else is."""
    checklist = Checklist(home)
    put(home, "chromium", MAKES_PDF)
    checklist.variables = variables(home)
    out = home / "day.pdf"
    result = checklist.run("print", "--out", str(out))
    assert isinstance(result, Report)
    assert ["print_day"] == [row.reason for row in result.rows]
    assert out.read_bytes().startswith(b"%PDF-1.7 of <!DOCTYPE html>")
    assert ["asked", "bin", "day.pdf"] == sorted(os.listdir(home))


def test_without_a_browser_no_pdf_is_made(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and the other way named."""
    monkeypatch.setattr(browser, "PLACES", ())
    checklist = Checklist(home)
    checklist.variables = {"PATH": str(home / "bin")}
    with pytest.raises(Refusal) as why:
        checklist.run("print", "--out", str(home / "day.pdf"))
    assert ("print_no_browser", 1) == (why.value.reason, why.value.exit)
    assert ["bin"] == os.listdir(home)


# ------------------------------------------------------------------------------- where they are


def test_a_browser_is_found_on_the_path_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then where it usually is."""
    usual = put(home, "usual", MAKES_PDF)
    monkeypatch.setattr(browser, "PLACES", ("/nowhere/chrome", usual))
    only = {"PATH": str(home / "bin")}
    assert usual == browser.find(only)
    assert usual == browser.find({})
    edge = put(home, "microsoft-edge", MAKES_PDF)
    assert edge == browser.find(only)
    assert put(home, "chromium", MAKES_PDF) == browser.find(only)


def test_a_mac_has_it_among_its_applications(home: Path) -> None:
    """Those of the person count too."""
    app = home / "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    app.parent.mkdir(parents=True)
    app.write_text("")
    assert str(app) == browser.find({"HOME": str(home), "PATH": ""}, "darwin")


def test_windows_has_it_among_its_programs(home: Path) -> None:
    """Edge is there on most."""
    app = home / "Microsoft/Edge/Application/msedge.exe"
    app.parent.mkdir(parents=True)
    app.write_text("")
    assert str(app) == browser.find({"ProgramFiles(x86)": str(home), "PATH": ""}, "win32")
    assert browser.find({"PATH": ""}, "win32") is None


# ------------------------------------------------------------------------------- showing a page


@pytest.mark.parametrize(
    ("there", "platform", "graphical"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
        ({"SSH_CONNECTION": "1.2.3.4"}, "darwin", False),
        ({}, "win32", True),
    ],
)
def test_a_screen_with_windows_is_known(
    there: dict[str, str], platform: str, graphical: bool
) -> None:
    """Linux tells by a variable; the others have one, but over ssh."""
    assert graphical == browser.is_graphical(there, platform)


OPENS = '#!/bin/sh\nprintf "%s|" "$0" "$@" > "$HOME/opened"\n'


@pytest.mark.parametrize(
    ("wish", "asked"),
    [
        ("mine", "mine|{url}|"),
        ("mine --new %s &", "mine|--new|{url}|"),
        ("gone: :mine '--a b'", "mine|--a b|{url}|"),
        ("", "xdg-open|{url}|"),
        ("gone", "xdg-open|{url}|"),
        ("'open quote", "xdg-open|{url}|"),
    ],
)
def test_the_page_opens_in_the_browser_that_is_named(home: Path, wish: str, asked: str) -> None:
    """One that is not there is passed over, and the desktop's own comes last."""
    for name in ("mine", "xdg-open"):
        put(home, name, OPENS)
    page = home / "a page.html"
    assert browser.show(str(page), variables(home, BROWSER=wish), "linux")
    opened = appears(home / "opened").removeprefix(f"{home}/bin/")
    assert asked.format(url=page.as_uri()) == opened


def test_a_mac_opens_the_file(home: Path) -> None:
    """Its `open` does."""
    put(home, "open", OPENS)
    assert browser.show(f"{home}/a.html", variables(home), "darwin")
    assert f"{home}/bin/open|{home}/a.html|" == appears(home / "opened")


def test_where_nothing_opens_pages_it_is_known(home: Path) -> None:
    """Then a person is told to do it."""
    assert not browser.show(f"{home}/a.html", {"PATH": str(home / "bin")}, "linux")


def test_windows_opens_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python has a function for that there; what it can't open is known."""
    opened: list[str] = []
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)
    assert browser.show("C:/a.html", {}, "win32")
    assert ["C:/a.html"] == opened

    def no(path: str) -> None:
        raise OSError(path)

    monkeypatch.setattr(os, "startfile", no, raising=False)
    assert not browser.show("C:/a.html", {}, "win32")


# ------------------------------------------------------------------------------- downloads


def user_dirs(home: Path, line: str) -> None:
    """Write down what the desktop has for downloads."""
    (home / ".config").mkdir(exist_ok=True)
    (home / ".config/user-dirs.dirs").write_text(f'# folders\nXDG_MUSIC_DIR="$HOME/m"\n{line}\n')


@pytest.mark.parametrize(
    ("line", "there", "expected"),
    [
        ("", [], "."),
        ("", ["Downloads"], "Downloads"),
        ('XDG_DOWNLOAD_DIR="$HOME/Téléchargements"', ["Downloads", "Téléchargements"], "T"),
        ('XDG_DOWNLOAD_DIR="$HOME/gone"', ["Downloads"], "Downloads"),
        ('XDG_DOWNLOAD_DIR="$HOME/"', ["Downloads"], "."),
        ('XDG_DOWNLOAD_DIR="$HOME/.hidden/x"', [".hidden/x"], "."),
        ('XDG_DOWNLOAD_DIR="/tmp"', ["Downloads"], "Downloads"),
        ('XDG_DOWNLOAD_DIR="relative"', ["relative"], "."),
    ],
)
def test_a_page_goes_where_every_browser_reads_it(
    home: Path, line: str, there: list[str], expected: str
) -> None:
    """The desktop's folder for downloads, else the usual one, else home; no hidden one, no /tmp."""
    user_dirs(home, line)
    for name in there:
        (home / name).mkdir(parents=True)
    wanted = home / ("Téléchargements" if expected == "T" else expected)
    assert wanted == Path(downloads.folder(variables(home), "linux"))


def test_the_desktops_word_may_stand_elsewhere(home: Path) -> None:
    """XDG_CONFIG_HOME says where; a file that is no text says nothing, and a Mac has none."""
    (home / "c").mkdir()
    (home / "Downloads").mkdir()
    (home / "d").mkdir()
    named = home / "c/user-dirs.dirs"
    named.write_text('XDG_DOWNLOAD_DIR="$HOME/d"')
    there = variables(home, XDG_CONFIG_HOME=str(home / "c"))
    assert str(home / "d") == downloads.folder(there, "linux")
    assert str(home / "Downloads") == downloads.folder(there, "darwin")
    named.write_bytes(b"\xff\n")
    assert str(home / "Downloads") == downloads.folder(there, "linux")


def test_without_a_home_there_is_no_place() -> None:
    """It is said, as for every other path below home."""
    with pytest.raises(Refusal, match="no_home"):
        downloads.folder({}, "win32")
