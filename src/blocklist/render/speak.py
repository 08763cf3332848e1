"""The one place that writes to a person or a pipe: which form, which stream, which exit code."""

from __future__ import annotations

from blocklist.core.result import (
    Changed,
    DayResult,
    Days,
    Hits,
    Refusal,
    Report,
    Text,
    WeekResult,
)
from blocklist.render import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from blocklist.core.env import Env
    from blocklist.core.result import Result

DONE, COULD_NOT = 0, 1
INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def result(outcome: Result, env: Env) -> int:
    """Say what a command gave back, and return the exit code."""
    try:
        _say(outcome, env)
    except BrokenPipeError:
        pass  # who closed the pipe has seen enough, and wants to hear nothing of it
    except OSError:
        if not isinstance(outcome, Changed):
            return refusal(Refusal("cannot_show"), env)
        _tell(env, "saved_unsaid" if _is_saved(env) else "unchanged_unsaid", {})
    _tell_notes(env)
    return outcome.exit if isinstance(outcome, Report) else DONE


def refusal(why: Refusal, env: Env) -> int:
    """Say what was not done and what to do now, and return the exit code."""
    because = why.facts.get("because")
    if because:  # a note that is the reason itself, and is told alone: three lines are enough
        _tell(env, because.reason, because.facts)
    else:
        _tell_notes(env)
    _tell(env, why.reason, why.facts)
    return why.exit


def interrupted(env: Env) -> int:
    """Return the exit code after Ctrl-C; where all was saved by then, say so."""
    if not _is_saved(env):
        return INTERRUPTED
    try:
        if not env.quiet:
            _tell(env, "saved_already", {})
    except KeyboardInterrupt:
        pass  # who presses it again wants to hear nothing
    return DONE


def _is_saved(env: Env) -> bool:
    """Tell whether the command has changed a file, and has asked nothing since."""
    return env.step is not None and env.step.saved


def fault(what: Exception, env: Env) -> int:
    """Say that something happened that nobody thought of; return the exit code."""
    _tell(env, "fault", {"what": f"{type(what).__name__}: {what}"})
    return COULD_NOT


def _say(outcome: Result, env: Env) -> None:
    """Write a result to stdout in the form that was asked for, or that fits the stream."""
    if isinstance(outcome, Changed):
        if not env.quiet:
            _write(env.stdout, _fitted(env, env.stdout, _deeds(outcome, env)))
    elif isinstance(outcome, DayResult):
        _say_day(outcome, env)
    elif isinstance(outcome, WeekResult):
        _say_week(outcome, env)
    elif isinstance(outcome, Hits | Days):
        _say_pieces(outcome, env)
    elif isinstance(outcome, Text):
        safe = env.on_terminal  # a pipe gets a path as it is
        _write(env.stdout, [plain.clean(line) if safe else line for line in outcome.lines])
    elif outcome.findings is not None:
        from blocklist.render import findings

        for lines in findings.pieces(outcome, env):
            _write(env.stdout, lines)
    else:
        from blocklist.render import sentences

        _write(
            env.stdout,
            [line for row in outcome.rows for line in sentences.lines(env, row.reason, row.facts)],
        )


def _say_day(outcome: DayResult, env: Env) -> None:
    """Write a day: to look at on a terminal, else as lines or JSON."""
    if outcome.form == "json":
        from blocklist.render import data

        _write(env.stdout, [data.day(outcome, env)])
    elif outcome.part == "short":
        _write(env.stdout, [plain.short(outcome, env)])
    elif outcome.form == "person" and env.on_terminal:
        from blocklist.render import board

        _write(env.stdout, board.lines(outcome, env))
    else:
        found = plain.items(outcome)
        _write(env.stdout, found)
        if outcome.part == "day" and outcome.form == "person" and not found and not env.quiet:
            _tell_of_nothing(outcome, env)


def _say_week(outcome: WeekResult, env: Env) -> None:
    """Write a week: to look at on a terminal, else as lines or JSON."""
    if outcome.form == "json":
        from blocklist.render import data

        _write(env.stdout, [data.week(outcome, env)])
    elif outcome.form == "person" and env.on_terminal:
        from blocklist.render import week_board

        _write(env.stdout, week_board.lines(outcome, env))
    else:
        found = plain.week_lines(outcome)
        _write(env.stdout, found)
        if outcome.form == "person" and not found and not env.quiet:
            from blocklist.render import week_parts

            _write_beside(env, [plain.clean(week_parts.nothing(outcome))])


def _say_pieces(outcome: Hits | Days, env: Env) -> None:
    """Write a result that is read while it is shown. Raises Refusal where it ends with one."""
    if isinstance(outcome, Days):
        from blocklist.render import export

        pieces = export.pieces(outcome, env)
    else:
        from blocklist.render import hits

        pieces = hits.pieces(outcome, env)
    for lines in pieces:
        _write(env.stdout, lines)


def _tell_of_nothing(outcome: DayResult, env: Env) -> None:
    """Write to stderr why a pipe gets no line, where there is nothing to show."""
    from blocklist.render import board_parts

    page = board_parts.page(outcome, env)
    if not page.parts:
        _write_beside(env, [page.sentence])


def _deeds(outcome: Changed, env: Env) -> list[str]:
    """Return the lines that say what was done."""
    lines = []
    for entry in outcome.entries:
        date = env.words.short_date(entry.facts.get("date", outcome.date), env.now.date)
        where = f"{entry.place if entry.place is not None else env.words.WHOLE_DAY}, {date}"
        facts = dict(entry.facts)
        if "other_date" in facts:
            facts["other_date"] = env.words.short_date(facts["other_date"], env.now.date)
        said = env.words.DEEDS[entry.deed]
        if not entry.text:  # a box without words is named by its id alone
            said = said.replace("{id} {text}", "{id}")
        line = said.format(id=entry.id, text=entry.text, where=where, **facts)
        lines.append(plain.clean(line))
    return lines


def _tell_notes(env: Env) -> None:
    """Write what is said beside a result, settings that were passed over first."""
    if env.quiet:
        return
    for note in [*env.odd, *env.notes]:
        _tell(env, note.reason, note.facts)
    if env.odd:
        _tell(env, "settings_default", {})


def _tell(env: Env, reason: str, facts: dict[str, object]) -> None:
    """Write a note or a refusal to stderr."""
    from blocklist.render import sentences

    _write_beside(env, sentences.lines(env, reason, facts))


def _write_beside(env: Env, lines: Sequence[str]) -> None:
    """Write lines to stderr; where that can't be, there is no one left to tell."""
    try:
        _write(env.stderr, _fitted(env, env.stderr, lines))
    except OSError:
        pass


def _fitted(env: Env, stream: TextIO | None, lines: Sequence[str]) -> Sequence[str]:
    """Return lines that fit the terminal that they go to; one with a longer word stays whole.

    Such a word is a path, which a person may want to copy.
    """
    if stream is None or not stream.isatty():
        return lines
    from blocklist.render import look, wrap

    room = look.width(env)
    fit = [max(map(plain.cells, line.split(" "))) <= room < plain.cells(line) for line in lines]
    pairs = zip(lines, fit, strict=True)
    return [part for line, wraps in pairs for part in (wrap.wrap(line, room) if wraps else [line])]


def _write(stream: TextIO | None, lines: Sequence[str]) -> None:
    """Write lines to a stream; a sign that it can't hold is shown as `?`. Raises OSError."""
    if stream is None:
        raise BrokenPipeError
    text = "".join([f"{line}\n" for line in lines])
    try:
        stream.write(text)
    except UnicodeEncodeError:
        stream.write(text.encode(stream.encoding, "replace").decode(stream.encoding))
    stream.flush()
