"""print: a day, a blank checklist or a week as one page for paper."""

from __future__ import annotations

import os

from blocklist.commands import day_file
from blocklist.core import paper as core
from blocklist.core.env import Note
from blocklist.core.paper import Paper, Sheet
from blocklist.core.result import WRONG_USE, Refusal, Report
from blocklist.store import browser, downloads, folder, output, places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Day
    from blocklist.core.env import Call, Env
    from blocklist.core.paper import Part

HTML, PDF = ".html", ".pdf"
USUAL = "day"  # the template of a day that nothing else is said of


def paper(env: Env, call: Call) -> Report:
    """Make the page and tell where it is; show it where a person looks at the screen.

    Raises Refusal for what can't be taken, for a day that can't be read, and where the file can't
    be made.
    """
    size, out = _size(env, call), _out(env, call)
    program = _program(env) if out and _ending(out) == PDF else None
    sheet, name = _week(env, call, size) if call.has("week") else _day(env, call, size)
    data = env.page_text(sheet, "paper").encode("utf-8", "replace")
    path = out or os.path.join(downloads.folder(env.variables), f"blocklist-{name}{HTML}")
    if program:
        data = browser.pdf(program, data, downloads.folder(env.variables), env.variables)
    there = output.write(path, data, named=out is not None) and out is not None
    if not out and env.on_terminal and not env.quiet:
        _show(env, path)
    return Report([] if env.quiet else [_made(sheet, path, there=there)])


def _made(sheet: Paper, path: str, *, there: bool) -> Note:
    """Return what is made, with the day or week that was chosen; `there`: in place of a file."""
    if sheet.week:
        week = sheet.week[5:]
        return Note("print_over_week" if there else "print_week", week=week, path=path)
    date = sheet.sheets[0].date
    if date:
        return Note("print_over_day" if there else "print_day", date=date, path=path)
    return Note("print_over_any" if there else "print_any", path=path)


def _show(env: Env, path: str) -> None:
    """Open the page in a browser, else note what to do."""
    wanted = not env.variables.get("CI") and browser.is_graphical(env.variables)
    if not (wanted and browser.show(path, env.variables)):
        env.notes.append(Note("print_open"))


# ------------------------------------------------------------------------------- what is asked for


def _size(env: Env, call: Call) -> str:
    """Return the size of paper: what is asked for, else that of the locale.

    Raises Refusal (wrong use) for a size that there is not.
    """
    asked = call.text("size")
    if asked is None:
        names = ("LC_ALL", "LC_PAPER", "LANG")
        return core.size_of(next((v for n in names if (v := env.variables.get(n))), ""))
    if asked.lower() not in core.SIZES:
        raise Refusal("print_size", WRONG_USE, text=asked, sizes=core.SIZES)
    return asked.lower()


def _out(env: Env, call: Call) -> str | None:
    """Return the full path of the file that `--out` names, if it is given.

    Raises Refusal (wrong use) for an ending that no form has, and for a file of his folder.
    """
    out = call.text("out")
    if out is None:
        return None
    if _ending(out) not in {HTML, PDF}:
        raise Refusal("out_ending", WRONG_USE, endings=[HTML, PDF])
    path = places.absolute(out, env.variables)
    output.check_place(path, env.places.folder)
    return path


def _ending(path: str) -> str:
    """Return the ending of a file's name in small letters: `.pdf`."""
    return os.path.splitext(path)[1].lower()


def _program(env: Env) -> str:
    """Return the browser that makes the PDF. Raises Refusal where there is none."""
    program = browser.find(env.variables)
    if program is None:
        raise Refusal("print_no_browser")
    return program


# ---------------------------------------------------------------------------------- what it holds


def _day(env: Env, call: Call, size: str) -> tuple[Paper, str]:
    """Return the sheet of a day, and what its file is called."""
    date = day_file.date_of(env, call, call.words, "coming")
    large = call.has("large")
    if not call.has("blank"):
        day = day_file.shown(env, date).day
        _note_odd(env, [date] if _is_odd(day) else [])
        sheet = Sheet(date, core.parts(day) or _nothing(env), day.title or "")
        return Paper([sheet], size, large=large), date
    dated = bool(call.words or call.text("date"))
    sheet = Sheet(date if dated else None, _blank(env, date, dated=dated))
    return Paper([sheet], size, large=large), f"blank-{date}" if dated else "blank"


def _week(env: Env, call: Call, size: str) -> tuple[Paper, str]:
    """Return the sheet of a week, and what its file is called."""
    from blocklist.core import week
    from blocklist.core.weeks import first_of_week, resolve_week

    asked = call.text("date")
    if asked is not None and call.words:
        raise Refusal("date_twice", WRONG_USE, option=asked, words=" ".join(call.words))
    words = " ".join(call.words) or asked
    starts, today = env.settings.week_starts, env.now.date
    try:
        if words is None:
            first = first_of_week(today, starts)
        else:
            first = resolve_week(words, today, starts)
        dates, name = week.dates_of(first), week.name_of(first)
    except ValueError as why:  # a week that begins or ends outside the calendar
        raise Refusal("date_range", WRONG_USE, text=words or today) from why
    odd: list[str] = []
    sheets = [Sheet(date, _of_week(env, date, odd, blank=call.has("blank"))) for date in dates]
    _once(env)
    _note_odd(env, odd)
    if not any(sheet.parts for sheet in sheets):
        for sheet in sheets:
            sheet.parts = core.unnamed() if core.is_school_day(sheet) else []
    found = Paper(core.shown(sheets), size, large=call.has("large"))
    found.week = name
    return found, f"blank-{name}" if call.has("blank") else name


def _of_week(env: Env, date: str, odd: list[str], *, blank: bool) -> list[Part]:
    """Return what stands on a day of a week; one that can't be read is noted, and left blank.

    One that is no text goes to `odd`.
    """
    if not blank:
        try:
            day = day_file.shown(env, date).day
            odd += [date] if _is_odd(day) else []
            return core.parts(day)
        except Refusal as why:
            if why.facts.get("path") != folder.day_path(env.places.folder, date):
                raise
            env.notes.append(Note(why.reason, **why.facts))
    return core.parts(_template(env, date), blank=True)


def _is_odd(day: Day) -> bool:
    """Whether a day is not all text, so that some of it may stay hidden."""
    return not day.document.writable


def _note_odd(env: Env, dates: Sequence[str]) -> None:
    """Note days that are not all text."""
    if dates:
        env.notes.append(Note("pages_odd", pages=dates))


def _once(env: Env) -> None:
    """Leave out notes that say the same again, as those on a template of several days do."""
    told: dict[tuple[str, str], Note] = {}
    for note in env.notes:
        told.setdefault((note.reason, str(note.facts)), note)
    env.notes[:] = told.values()


def _blank(env: Env, date: str, *, dated: bool) -> list[Part]:
    """Return a day's places to write: its template's, else its own, else some to name by hand.

    A sheet without a date is for any day: where today is a day off, it is that of a usual day.
    """
    found = core.parts(_template(env, date), blank=True)
    if not found and not dated:
        try:
            found = core.parts(day_file.planned(env, date, USUAL)[0], blank=True)
        except Refusal:
            found = []  # there is no such template
    if not found:
        found = core.parts(day_file.shown(env, date).day, blank=True, least=True)
    return found or _nothing(env)


def _template(env: Env, date: str) -> Day:
    """Return a day as its template has it; one that can't be read is noted and passed over."""
    return day_file.as_planned(env, date)[0]


def _nothing(env: Env) -> list[Part]:
    """Return what to print where a day has no place to write."""
    return core.open_page() if day_file.is_set_up(env) else core.unnamed()
