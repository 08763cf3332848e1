"""Names that cloud drives give to second copies, told from names that people give.

Source of the rules: docs/sync.md, "What to expect"; the names are those of
tests/fixtures/conflict-names.tsv. What needs `re` loads it where a name is no plain one.
"""

from __future__ import annotations

from blocklist.core import isodate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from blocklist.core.day import Day

# The name alone is proof; it may also be a note of his own; neither.
COPY, ASK, NOT = "copy", "ask", "not"

PAGE = ".md"
SETTINGS = "blocklist.toml"

# What may stand beside a word for conflict in a mark that is proof.
BESIDE = frozenset(("copy", "sync", "case", "unicode", "encoding", "on"))
CONFLICT = frozenset(("conflict", "conflicted", "conflicting"))
# Stems of such words, and of those for copy, in other languages (Dropbox).
STEMS = ("conflic", "conflit", "konflik", "motstridig", "ristiriit", "конфликт", "конфлікт")
COPY_STEMS = ("copy", "copi", "còpi", "cópi", "kopi", "kopie", "копи", "копі")
COPY_WORDS = "copy|copie|copia|cópia|kopie|kopia|kopi"


def of_day(name: str) -> tuple[str, str]:
    """Return COPY, ASK or NOT for the name of a file, and the ISO date of its day, "" for NOT."""
    kind, original = of_page(name)
    date = original[:10]
    return (kind, date) if isodate.is_date(date) else (NOT, "")


def of_page(name: str) -> tuple[str, str]:
    """Return the kind of a name, and the name of the day or week page that it would be a copy of.

    The second is "" for NOT.
    """
    for length in (10, 8):
        if is_stem(name[:length]):
            return _told(name, name[:length], PAGE)
    return NOT, ""


def of_settings(name: str) -> tuple[str, str]:
    """Return the kind of a name that may be that of a copy of blocklist.toml, and that name."""
    stem, end = SETTINGS[:-5], SETTINGS[-5:]
    return _told(name, stem, end) if name.startswith(stem) else (NOT, "")


def of_template(name: str, others: Iterable[str]) -> tuple[str, str]:
    """Return the kind of a name in templates/, and the template that it would be a copy of.

    `others` are the names that are there. A copy's own template may be gone; a name that proves
    nothing needs it to be there, and `a-friday.md` is a template of its own.
    """
    for other in sorted(others, key=len, reverse=True):
        stem = other.removesuffix(PAGE)
        if stem not in {name, other, ""} and name.startswith(stem) and name != other:
            kind, original = _told(name, stem, PAGE)
            if kind == COPY or (kind == ASK and name[len(stem)] != "-"):
                return kind, original
    for at, sign in enumerate(name):
        if at and sign in " ._-(" and _kind(name[at:], PAGE) == COPY:
            return COPY, name[:at] + PAGE
    return NOT, ""


def is_stem(text: str) -> bool:
    """Whether a text is the name of a day or of a week: 2026-11-24, 2026-W48."""
    return isodate.is_date(text) or is_week(text)


def is_week(text: str) -> bool:
    """Whether a text is exactly the name of a week that there is: 2026-W48."""
    if len(text) != 8 or not text.isascii() or text[4:6] != "-W":
        return False
    year, week = text[:4], text[6:]
    if not (year + week).isdigit():
        return False
    return isodate.of_iso_week(int(year), int(week), 4) is not None


def agree(one: Day, other: Day) -> bool:
    """Whether two texts are so alike that one may be a copy of the other.

    They share a heading, and a line that is an item or prose.
    """
    return bool({*outline(one)} & {*outline(other)} and _words(one) & _words(other))


def outline(day: Day) -> list[str]:
    """Return all headings of a text, in their order."""
    return [heading.text for heading in day.scan.headings if heading.text]


def _words(day: Day) -> set[str]:
    """Return the texts of items, and the other lines that say something."""
    items = [box.text for box in day.boxes]
    others = [line for line in map(str.strip, day.prose(day.sections)) if line.strip("#-*+ ")]
    headings = {heading.line for heading in day.scan.headings}
    shown = {day.document.lines[line].strip() for line in headings}
    return {text for text in [*items, *others] if text} - shown


def _told(name: str, stem: str, end: str) -> tuple[str, str]:
    """Return the kind of a name that begins with a stem, and the name without its mark."""
    kind = _kind(name[len(stem) :], end)
    return (kind, stem + end) if kind != NOT else (NOT, "")


def _kind(rest: str, end: str) -> str:
    """Return the kind of what follows the stem in a name; `end` is that of the original."""
    low = rest.lower()
    if low == end:
        return NOT
    if low.startswith(end):
        return _after_end(low[len(end) :])
    return _before_end(rest[: -len(end)]) if low.endswith(end) else NOT


def _after_end(mark: str) -> str:
    """Return the kind of a mark that stands behind the ending: `2026-11-24.md.conflict1`."""
    import re

    if _is_proof(mark) or re.fullmatch(r"(?:\.{1,2}path[12])+", mark):
        return COPY
    return ASK if re.fullmatch(r"\.[a-z]+[0-9]+", mark) else NOT


def _before_end(mark: str) -> str:
    """Return the kind of a mark that stands before the ending."""
    import re

    bare = re.sub(r"(?: \([0-9]{1,3}\))+$", "", mark)  # a copy of a copy
    if bare and _is_proof(bare):
        return COPY
    if re.fullmatch(r"(?:\.path[12])+", mark, re.IGNORECASE):
        return COPY
    counted = r" \([0-9]{1,3}\)| (?:[2-9]|[1-9][0-9])|_[0-9]{1,2}"
    copied = rf" (?:- )?(?:{COPY_WORDS})(?: ?\(?[0-9]{{1,3}}\)?)?"
    machine = r"-.*\S"
    taken = re.fullmatch(f"{counted}|{copied}|{machine}", mark, re.IGNORECASE)
    return ASK if taken else NOT


def _is_proof(mark: str) -> bool:
    """Whether a mark is one that no person would write."""
    import re

    inside = re.fullmatch(r" ?\((.*)\)", mark, re.DOTALL)
    if inside:
        return _is_proof_inside(inside[1])
    syncthing = r"\.sync-conflict-[0-9]{8}-[0-9]{6}-[A-Z0-9]{0,7}"  # with the short id of a device
    nextcloud = r"_conflict-(?:.+-)?[0-9]{3,}"  # with the name of an account
    onedrive = r"-.+-safeBackup-[0-9]{4}"  # abraunegg/onedrive
    if re.fullmatch(f"{syncthing}|{nextcloud}|{onedrive}", mark, re.IGNORECASE):
        return True
    return mark[:1] in {".", "_", "-"} and _is_bare_proof(mark)


def _is_proof_inside(text: str) -> bool:
    """Whether a mark in brackets is proof; names may stand beside some of them."""
    import re

    low = text.lower()
    if re.search(r"\bconflict(?:ed|ing) copy\b", low) or low.startswith("sfconflict "):
        return True
    dated = re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", low) is not None
    if low.startswith("conflict_") and dated:
        return True
    named = any(stem in low for stem in STEMS) and any(stem in low for stem in COPY_STEMS)
    return (named and dated) or _is_bare_proof(text)


def _is_bare_proof(mark: str) -> bool:
    """Whether nothing stands in a mark but a word for conflict, others that go with it, numbers."""
    import re

    low = re.sub(r"\b[0-9]+t[0-9_]+\.[0-9]+z\b", "0", mark.lower())  # the end of an ISO 8601 time
    words = set(re.findall(r"[^\W\d_]+", low))
    return bool(words & CONFLICT) and words <= CONFLICT | BESIDE
