"""Where words of his go: into the reflection of a day, or into the parts of a week page."""

from __future__ import annotations

from blocklist.commands import day_file
from blocklist.core import edit_words, lines, week, week_page
from blocklist.core.result import WRONG_USE, Entry, Refusal
from blocklist.core.weeks import first_of_week, resolve_week
from blocklist.store import folder
from blocklist.store.change import Step, check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blocklist.core.day import Day
    from blocklist.core.edit_words import Paragraph
    from blocklist.core.env import Call, Env

SOME_WORDS = (("x",),)  # to try whether words can be put somewhere


class Question:
    """A question: `name` is that of its sentence in render/words.

    `text` is his own wording, "" where it is ours; `heading` that of its part of a week page.
    """

    __slots__ = ("heading", "name", "text")

    def __init__(self, name: str, text: str = "", heading: str = "") -> None:
        self.name = name
        self.text = text
        self.heading = heading


class DayWords:
    """The reflection of a day.

    `options` are those with which reflect comes here, beside the date of a day.
    """

    __slots__ = ("_date", "_env", "file", "options", "path", "title")

    def __init__(self, env: Env, call: Call) -> None:
        """Find the day. Raises Refusal (wrong use) for a DATE that can't be read."""
        self._env = env
        self._date = day_file.date_of(env, call)
        self.path = folder.day_path(env.places.folder, self._date)
        self.file = f"reflection {self._date}.md"
        self.title = env.words.long_date(self._date)
        self.options = ""

    def check(self) -> None:
        """Raise Refusal where words could not be written: before he has written any."""
        check(self.path)
        day = day_file.read(self._env, self._date) or day_file.made(self._env, self._date)
        if not day.document.writable:
            raise Refusal("day_no_text", date=self._date)
        edit_words.add_reflection(day, SOME_WORDS)

    def questions(self) -> list[Question]:
        """Return what is asked: his own questions, else ours."""
        own = self._env.settings.questions
        name = "reflect_own" if len(own) > 1 else "reflect_one"
        return [Question(name, text) for text in own] or [Question("reflect_day")]

    def there(self, question: Question) -> list[str]:
        """Return what is written there already; of several questions, what answers this one."""
        day = day_file.read(self._env, self._date)
        said = day.reflection() if day else []
        return edit_words.answers(said, question.text) if self._several else said

    def write(self, words: Sequence[Paragraph], question: Question | None = None) -> Entry:
        """Add paragraphs; those that answer one of several questions stand below it.

        Raises Refusal where they can't be saved.
        """
        added, name = words, ""
        if question and self._several:
            added = [edit_words.answered(question.text, words[0]), *words[1:]]

        def edit_day(day: Day) -> Day:
            nonlocal name
            new = edit_words.add_reflection(day, added)
            section = new.reflection_section()
            name = section.name if section else ""
            return new

        day_file.change(self._env, self._date, edit_day, _label(words))
        entry = _entry("wrote", words, date=self._date)
        entry.place = name
        return entry

    @property
    def _several(self) -> bool:
        """Whether there are several questions: then each stands above its answer."""
        return len(self._env.settings.questions) > 1


class WeekWords:
    """A week page, with a part for each of four questions."""

    __slots__ = ("_env", "_headings", "_is_now", "_name", "file", "options", "path", "title")

    def __init__(self, env: Env, call: Call) -> None:
        """Find the week. Raises Refusal (wrong use) for a DATE that can't be read."""
        self._env = env
        self._name, starts = _week_of(env, call), env.settings.week_starts
        self._is_now = self._name == week.name_of(first_of_week(env.now.date, starts))
        self._headings: Sequence[str] = env.words.WEEK_HEADINGS
        self.options = " --week" if self._is_now else f" --week --date {self._name}"
        self.file = f"{self._name}.md"
        self.path = folder.day_path(env.places.folder, self._name)
        self.title = env.words.week_title(self._name)

    def check(self) -> None:
        """Raise Refusal where words could not be written: before he has written any."""
        check(self.path)
        for heading in self._headings:
            self._with(folder.read_bytes(self.path), heading, SOME_WORDS)

    def questions(self) -> list[Question]:
        """Return the four questions, reworded where the settings do so."""
        own = self._env.settings.week_questions
        if own:
            pairs = zip(own, self._headings, strict=True)
            return [Question("reflect_own", text, heading) for text, heading in pairs]
        try_it = "reflect_week_3" if self._is_now else "reflect_week_3_other"
        names = ("reflect_week_1", "reflect_week_2", try_it, "reflect_week_4")
        pairs = zip(names, self._headings, strict=True)
        return [Question(name, heading=heading) for name, heading in pairs]

    def there(self, question: Question) -> list[str]:
        """Return what is written in the part of a question already."""
        page = lines.decode(folder.read_bytes(self.path) or b"")
        return week_page.section(page, question.heading)

    def write(self, words: Sequence[Paragraph], question: Question | None = None) -> Entry:
        """Add paragraphs to the part of a question, without one to what he wants to talk about.

        Raises Refusal where they can't be saved.
        """
        heading = question.heading if question else self._headings[-1]
        with Step(self._env.places, _label(words, "--week")) as step:
            self._env.step = step
            outcome = step.change(self.path, lambda data: self._with(data, heading, words))
        day_file.note_outcome(self._env, self.path, outcome)
        year = f"{self._env.now.date[:4]}-"  # this one need not be said
        return _entry("wrote_week", words, heading=heading, week=self._name.removeprefix(year))

    def _with(self, data: bytes | None, heading: str, words: Sequence[Paragraph]) -> bytes:
        """Return the page with words in a part. Raises Refusal where that can't be."""
        page = lines.decode(data or b"")
        if not page.writable:
            raise Refusal("page_no_text", name=self.file)
        if page.blank:
            page = lines.made([f"# {self.title}"])
        return edit_words.add_answer(page, heading, self._headings, words).encode()


def _week_of(env: Env, call: Call) -> str:
    """Return the ISO name of the week that `--date` names: any DATE in it, or a name of it."""
    given = call.text("date")
    today, starts = env.now.date, env.settings.week_starts
    try:
        first = first_of_week(today, starts)
        return week.name_of(first if given is None else resolve_week(given, today, starts))
    except ValueError as why:  # a week that begins or ends outside the calendar
        raise Refusal("date_range", WRONG_USE, text=given or today) from why


def _label(words: Sequence[Paragraph], *options: str) -> str:
    """Return what the step is called: the command and the first line of the words."""
    return " ".join(["reflect", *options, words[0][0]])


def _entry(deed: str, words: Sequence[Paragraph], **facts: str) -> Entry:
    """Return what is said: the first line of the words, and how many lines come after it."""
    more = sum(map(len, words)) - 1
    ending = f"_{min(more, 2)}" if more else ""
    entry = Entry(f"{deed}{ending}", None, count=str(more), **facts)
    entry.text = words[0][0]
    return entry
