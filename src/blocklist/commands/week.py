"""week: what stands in a week, for a talk: to look at, as lines, as a file, or in a week page."""

from __future__ import annotations

from blocklist.commands import week_read
from blocklist.core import pages
from blocklist.core import week as core
from blocklist.core.result import WRONG_USE, Refusal, WeekResult
from blocklist.core.tags import is_tag
from blocklist.core.weeks import first_of_week, resolve_week
from blocklist.store import folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.env import Call, Env
    from blocklist.core.result import Report

MOST_DIGITS = 9
PARTS = ("no-reflection", "weeks", "since")  # what the page of a week is not kept with


def week(env: Env, call: Call) -> WeekResult | Report:
    """Return a week to show, or several; or tell what was written of them.

    Raises Refusal for what can't be taken, and where a file can't be written. Days that can't be
    read are noted.
    """
    form = _form(call)
    tags = [word for word in call.words if is_tag(word)]
    if call.has("save"):
        _check_whole(call, tags)
    path = _out(env, call)
    since, weeks = _span(env, call, " ".join([word for word in call.words if not is_tag(word)]))
    days = week_read.days(env, [date for dates in weeks for date in dates])
    written = {day.date: day.day for day in days if day.exists}
    wanted = not call.has("no-reflection")
    result = WeekResult(*core.gather(weeks, written, env.now.date, tags, reflections=wanted), days)
    result.tags, result.form, result.since = tags, form, since
    if wanted and (form == "file" or (form == "person" and env.on_terminal)):
        week_read.add_pages(env, result, last=path is not None or form == "person")
    if form != "file":
        return result
    from blocklist.commands import week_write

    return week_write.write(env, call, result, path)


def _form(call: Call) -> str:
    """Return the form that is asked for: `person`, `plain`, `json`, or `file` where one is written.

    Raises Refusal (wrong use) for two of them.
    """
    asked = [name for name in ("plain", "json") if call.has(name)]
    if call.has("out") or call.has("save"):
        asked.append("file")
    if len(asked) > 1:
        raise Refusal("week_forms", WRONG_USE)
    return asked[0] if asked else "person"


def _check_whole(call: Call, tags: Sequence[str]) -> None:
    """Raise Refusal (wrong use) for what would keep a part of the week, or more, in its page."""
    given = [f"--{name}" for name in PARTS if call.has(name) or call.text(name) is not None]
    if tags or given:
        raise Refusal("week_save_whole", WRONG_USE, option=[*tags, *given][0])


def _out(env: Env, call: Call) -> str | None:
    """Return the full path of the file that is asked for, if one is."""
    out = call.text("out")
    if out is None:
        return None
    from blocklist.commands import week_write

    return week_write.out_path(env, out)


def _span(env: Env, call: Call, words: str) -> tuple[str, list[list[str]]]:
    """Return the first day that is asked for, and the dates of each week up to what words name.

    Of several, those count that have a day. Raises Refusal (wrong use) for words, `--weeks` and
    `--since` that can't be taken.
    """
    try:
        starts, today = env.settings.week_starts, env.now.date
        chosen = resolve_week(words, today, starts) if words else first_of_week(today, starts)
        first = _first(env, call, chosen)
        if first == chosen:
            return chosen, [core.dates_of(chosen)]
        dates = pages.days(folder.file_names(env.places.folder))
        return first, [core.dates_of(each) for each in core.written(first, chosen, dates)]
    except ValueError as why:  # a week that begins or ends outside the calendar
        raise Refusal("date_range", WRONG_USE, text=words or env.now.date) from why


def _first(env: Env, call: Call, chosen: str) -> str:
    """Return the first day of the first week that is asked for; raise ValueError and Refusal."""
    count, since = call.text("weeks"), call.text("since")
    if count is not None and since is not None:
        raise Refusal("week_spans", WRONG_USE)
    if count is not None:
        if not (count.isascii() and count.isdigit() and count.strip("0")):
            raise Refusal("weeks_number", WRONG_USE, text=count)
        return core.earliest(chosen, int(count[: MOST_DIGITS + 1]))
    if since is None:
        return chosen
    from blocklist.commands import day_file

    date = day_file.since(env, since)
    first = first_of_week(date, env.settings.week_starts)
    if first > chosen:
        raise Refusal("since_after", WRONG_USE, date=date)
    return first
