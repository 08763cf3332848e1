"""export: all days for another program, as todo.txt, CSV or JSON. It writes nothing."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core.result import WRONG_USE, DayResult, Days, Refusal
from blocklist.store import folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blocklist.core.env import Call, Env

FORMS = ("todotxt", "csv", "json")


def export(env: Env, call: Call) -> Days:
    """Return all days that are written, oldest first; each is read when it is its turn.

    Raises Refusal for a form or a DATE that can't be taken, and where the folder can't be read.
    """
    form = call.text("to")
    if form is None:
        raise Refusal("export_form", WRONG_USE, forms=FORMS)
    if form not in FORMS:
        raise Refusal("export_other_form", WRONG_USE, form=form, forms=FORMS)
    given = call.text("since")
    since = "" if given is None else day_file.since(env, given)
    return Days(_days(env, day_file.dates(env, since)), form)


def _days(env: Env, dates: Sequence[str]) -> Iterator[DayResult]:
    """Yield the days that are written.

    Raises Refusal at the end if one could not be read: a program must not take a part of the days
    for all of them.
    """
    unread: list[str] = []
    for date in dates:
        try:
            day = day_file.read(env, date)
        except Refusal:
            unread.append(date)
            continue
        if day is not None:
            result = DayResult(date, folder.day_path(env.places.folder, date), day)
            result.moment = env.now if date == env.now.date else None
            yield result
    if unread:
        raise Refusal("days_left_out", days=unread, first=unread[0])
