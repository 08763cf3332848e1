"""His own words under a heading: the reflection of a day, and the parts of a week page.

They are paragraphs and stay so: what would be structure is escaped, and each edit is read back.
Source of the rules: docs/format.md, "How an edit is made" and "A week page".
"""

from __future__ import annotations

from blocklist.core import lines, names, text, week_page
from blocklist.core.attempt import Attempt
from blocklist.core.blocks import scan
from blocklist.core.day import TEXT
from blocklist.core.day_parse import parse
from blocklist.core.edit_lines import apart, last_line, never_ended
from blocklist.core.env import Settings
from blocklist.core.result import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from blocklist.core.day import Day, Section
    from blocklist.core.lines import Document

    Paragraph = Sequence[str]
    Find = Callable[[Day], Section | None]


class _Written:
    """An attempt: `count` lines of words from line `at` on; `made`: the heading is new too."""

    __slots__ = ("at", "attempt", "count", "made")

    def __init__(self, day: Day) -> None:
        self.attempt = Attempt(day)
        self.at = 0
        self.count = 0
        self.made = False

    def put(self, after: int, words: Sequence[str], heading: str = "") -> None:
        """Insert words after a line, an empty line around them; `heading` is made above them."""
        head = [heading, ""] if heading else []
        at, pieces = apart(self.attempt.lines, after, [(line, None) for line in (*head, *words)])
        before = 0 if pieces[0][0] else 1
        if head:
            self.attempt.add(at, pieces[: before + 1])
            self.attempt.insert(at + before + 1, [line for line, _ in pieces[before + 1 :]])
        else:
            self.attempt.insert(at, [line for line, _ in pieces])
        self.at = at + before + len(head)
        self.count = len(words)
        self.made = bool(head)


def paragraphs(typed: str) -> list[Paragraph]:
    """Return a text as paragraphs of lines, cut at empty lines; none where no word is in it.

    Raises Refusal (wrong use) for what can't stand in a line, as text.one_line does.
    """
    found: list[list[str]] = [[]]
    for line in lines.from_text(typed).lines:
        try:
            found[-1].append(text.one_line(line))
        except Refusal as why:
            if why.reason != "text_empty":
                raise
            found.append([])
    return [each for each in found if each]


def answered(question: str, answer: Paragraph) -> Paragraph:
    """Return an answer below its question, which stands in bold."""
    return [f"**{question.strip()}**", *answer]


def answers(said: Sequence[str], question: str) -> list[str]:
    """Return the lines that stand below a question in a reflection, up to the next in bold."""
    asked, found, below = _escaped([answered(question, [])]), [], False
    for line in said:
        if text.question(line):
            below = [line] == asked
        elif below and line:
            found.append(line)
    return found


def add_reflection(day: Day, words: Sequence[Paragraph]) -> Day:
    """Return the day with words as new paragraphs at the end of its reflection.

    The heading is made at the end of the file where there is none. Raises Refusal where no place is
    safe.
    """
    heading = f"## {day.settings.not_work[0]}"
    section = day.reflection_section()
    new = _escaped(words)
    written = _in_section(day, section, new) if section else _in_new(day, heading, new, None)
    return _first_safe(day, written, lambda found: found.reflection_section())


def add_answer(
    page: Document, heading: str, headings: Sequence[str], words: Sequence[Paragraph]
) -> Document:
    """Return a week page with words as new paragraphs at the end of the part of that heading.

    A missing heading is made before those that follow it in `headings`, else at the end; nothing
    goes between the markers. Raises Refusal where no place is safe.
    """
    plain = Settings()
    plain.not_work = plain.whole_day = ()  # a week page has no sections but by their headings
    day = parse(page, plain)
    section = _part(heading)(day)
    new = _escaped(words)
    if section:
        written = _in_section(day, section, new)
    else:
        after = headings[headings.index(heading) + 1 :]
        found = [part.line for part in (_part(each)(day) for each in after) if part]
        written = _in_new(day, f"## {heading}", new, min(found, default=None))
    return _first_safe(day, written, _part(heading)).document


def _part(heading: str) -> Find:
    """Return what finds the part of a week page that has a heading, outside the markers."""
    wanted = names.key(heading)

    def find(day: Day) -> Section | None:
        made = week_page.between(day.document.lines)
        mine = [s for s in day.sections if s.level == 2 and s.line not in made]
        return next((s for s in mine if names.key(s.heading) == wanted), None)

    return find


def _escaped(words: Sequence[Paragraph]) -> list[str]:
    """Return paragraphs as lines of the file, an empty one between two of them."""
    new: list[str] = []
    for paragraph in words:
        # A definition, which would not be shown, may begin on one line and go on in the next
        # (CommonMark 0.31, 4.7); and `%%` would end a comment that stands open above.
        defines = "]:" in "\n".join(paragraph)
        new += [""] * bool(new)
        for line in paragraph:
            safe = text.escape(line.replace("%%", "%\\%"))
            new.append(f"\\{safe}" if defines and safe.startswith("[") else safe)
    return new


def _in_section(day: Day, section: Section, words: Sequence[str]) -> Iterator[_Written]:
    """Add after the section's text before its first inner heading, or before the markers.

    Where code or HTML there never ends, before it.
    """
    texts = day.document.lines
    made = week_page.between(texts)
    first = section.first
    inner = [heading.line for heading in day.scan.headings if first <= heading.line < section.stop]
    inner += [line for line in range(first, section.stop) if line in made]
    stop = min(inner, default=section.stop)
    for end in (stop, never_ended(texts, first, stop)):
        written = _Written(day)
        written.put(last_line(texts, section.line, end), words)
        yield written


def _in_new(day: Day, heading: str, words: Sequence[str], before: int | None) -> Iterator[_Written]:
    """Make a heading before a line, else at the end, with words under it.

    Where the last section takes all in (code that never ends, a page of notes), before that.
    """
    texts = day.document.lines
    ends = [len(texts) if before is None else before]
    ends += [s.line for s in day.sections[-1:] if s.level > 1 or s.kind == TEXT]
    for end in ends:
        written = _Written(day)
        written.put(last_line(texts, day.scan.front - 1, end), words, heading)
        yield written


def _first_safe(day: Day, attempts: Iterator[_Written], find: Find) -> Day:
    """Return the first new day that reads as it is meant. Raises Refusal where none does."""
    for written in attempts:
        read = written.attempt.read_back()
        if read and _is_meant(day, read[0], written, find(read[0])):
            return read[0]
    raise Refusal("no_safe_place")


def _is_meant(old: Day, new: Day, written: _Written, home: Section | None) -> bool:
    """Whether the words are paragraphs in their section, and all else is read as before."""
    before, after = old.scan, new.scan
    stop = written.at + written.count
    # A heading right below is read as one: so no code or HTML is open there.
    probed = scan([*new.document.lines[:stop], "", "#"]).headings
    return (
        home is not None
        and bool(probed)
        and probed[-1].line == stop + 1
        and len(after.items) == len(before.items)
        and len(after.headings) == len(before.headings) + written.made
        and len(after.hidden) == len(before.hidden)
        and new.title == old.title
    )
