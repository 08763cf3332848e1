"""The rules of the house about words: tone, reading grade, and a sentence for every reason.

Each takes what it looks at, so that a planted example can show that the rule bites.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.house_code import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

GRADE = 5.0

# Words that grade or scold a person, or that stand for what this checklist will not keep.
NEVER = (
    "overdue|late|missed|fail|fails|failed|failure|incomplete|behind|only|should|streaks?|scores?|"
    "lazy|ambiguous|invalid|conflicts?|conflicting|errors?|wrong|bad|poor|warnings?|expired|"
    "unfinished|forgotten|you didn['’]t|0 of"
)
NEVER_SAID = re.compile(rf"\b(?:{NEVER})\b|\b0 ?%", re.IGNORECASE)
EXEMPT = re.compile(r"read-only|\S*\w[./]\w\S*", re.IGNORECASE)  # names of files and links


def said(text: str) -> list[str]:
    """Return the words of `text` that are never said."""
    return NEVER_SAID.findall(EXEMPT.sub(" ", text))


def strings(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield place and value of each string that is no docstring in the modules of a folder."""
    for path, text in sources(folder):
        tree = ast.parse(text)
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in docs
            ):
                yield f"{path}:{node.lineno}", node.value


def said_in_words(folder: Path) -> list[str]:
    """No string of render/words says what is never said."""
    return [f"{place} {word}" for place, text in strings(folder) for word in said(text)]


def said_on_page(page: Path) -> list[str]:
    """No page for students says it either, nor what the program answers there."""
    lines = page.read_text(encoding="utf-8").split("\n")
    return [f"{page.name}:{at} {word}" for at, line in enumerate(lines, 1) for word in said(line)]


# ------------------------------------------------------------------------- reading grade


def sentences(text: str) -> list[list[str]]:
    """Return the sentences of three words or more, as words; a line's end ends one too.

    A hole (`{name}`) is read as a short word, code in backticks too: what stands there is a name.
    """
    plain = re.sub(r"`[^`]*`|\{[^}]*\}", "Math", text)
    cut = re.split(r"[.!?:;]+(?=\s|$)|\n", plain)
    found = (re.findall(r"[A-Za-z][A-Za-z'’]*|\d+", sentence) for sentence in cut)
    return [words for words in found if len(words) >= 3]


SILENT = re.compile(
    r"(?<![^aeiouy]l)(?<=[^aeiouy])e$"  # file, not table
    r"|(?<![^aeiouy]l)(?<=[^aeiouyscxzgh])e(?=s$)"  # lines, not boxes
    r"|(?<![^aeiouy]l)(?<=[^aeiouytd])e(?=d$)"  # moved, not added
    r"|(?<=^som)e|(?<=ev)e(?=ry)"  # something, every
)


def syllables(word: str) -> int:
    """Count the syllables of an English word as its groups of vowels, a silent e aside."""
    low = re.sub(r"(?<=[aeiouy])ing$", "-ing", word.lower())  # doing
    return max(1, len(re.findall(r"[aeiouy]+", SILENT.sub("", low))))


def grade(texts: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade of all texts together (Kincaid and others 1975)."""
    found = [sentence for text in texts for sentence in sentences(text)]
    words = [word for sentence in found for word in sentence]
    if not words:
        return 0.0
    beats = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(found) + 11.8 * beats / len(words) - 15.59


# ------------------------------------------------------------------- a sentence for each reason


def sentence_keys(words: Path) -> set[str]:
    """Return the keys of the dicts REFUSALS and NOTES in the modules of a language."""
    found: set[str] = set()
    for _, text in sources(words):
        for node in ast.walk(ast.parse(text)):
            targets = (
                node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            )
            names = {target.id for target in targets if isinstance(target, ast.Name)}
            value = getattr(node, "value", None)
            if names & {"REFUSALS", "NOTES"} and isinstance(value, ast.Dict):
                found |= {text for key in value.keys if key for text in _texts(key)}
    return found


def _texts(top: ast.AST) -> list[str]:
    """Return the strings in a piece of code."""
    found = (node.value for node in ast.walk(top) if isinstance(node, ast.Constant))
    return [text for text in found if isinstance(text, str)]


def reasons(package: Path) -> dict[str, str]:
    """Return each reason that a Refusal or a Note is made with, and a place where it is."""
    found: dict[str, str] = {}
    for path, text in sources(package):
        if not path.startswith("render/"):
            tree = ast.parse(text)
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and node.args and _makes_reason(node):
                    for reason in _literals(node.args[0], tree):
                        found.setdefault(reason, f"{path}:{node.lineno}")
    return found


def _makes_reason(call: ast.Call) -> bool:
    name = ast.unparse(call.func).split(".")[-1]
    if name == "__init__":  # of a kind of Refusal
        return isinstance(call.args[0], ast.Constant | ast.IfExp)
    return name in {"Refusal", "Note"}


def _literals(reason: ast.expr, tree: ast.Module) -> list[str]:
    """Return the strings that a reason may be: written there, or handed in, or chosen before."""
    if isinstance(reason, ast.Constant):
        holders: list[ast.AST] = [reason]
    elif isinstance(reason, ast.IfExp):
        holders = [reason.body, reason.orelse]
    else:
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        around = [one for one in functions if any(node is reason for node in ast.walk(one))]
        chosen = [node for one in around for node in ast.walk(one) if isinstance(node, ast.Assign)]
        holders = [reason, *chosen, *(arg for one in around for arg in _handed(reason, one, tree))]
    found = (text for holder in holders for text in _texts(holder))
    return [text for text in found if re.fullmatch("[a-z]+(_[a-z0-9]+)*", text)]


def _handed(reason: ast.expr, function: ast.FunctionDef, tree: ast.Module) -> list[ast.expr]:
    """Return what callers in the module hand in by position for a parameter that is the reason."""
    names = [argument.arg for argument in function.args.args]
    if not isinstance(reason, ast.Name) or reason.id not in names:
        return []
    at = names.index(reason.id)
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call.args[at] for call in calls
            if ast.unparse(call.func) == function.name and len(call.args) > at]  # fmt: skip


def without_sentence(package: Path, words: Path) -> list[str]:
    """Each reason has a sentence."""
    keys = sentence_keys(words)
    return [f"{place} {name}" for name, place in reasons(package).items() if name not in keys]


def without_reason(package: Path, words: Path) -> list[str]:
    """Each sentence is one that can be said: its key stands in the code."""
    code = [text for path, text in sources(package) if not path.startswith("render/words/")]
    written = {key for text in code for key in _texts(ast.parse(text))}
    return sorted(sentence_keys(words) - written)


# ----------------------------------------------------------------------- commands that are named

NAMED = re.compile(r"\bblocklist ([a-z][a-z-]*)")


def unknown_commands(folder: Path, commands: Iterable[str]) -> list[str]:
    """No sentence sends a person to a command that there is not."""
    return [
        f"{place} {name}"
        for place, text in strings(folder)
        for name in NAMED.findall(text)
        if name not in commands and f"{name} " not in PROSE
    ]


# What may follow the program's name in a sentence about it.
PROSE = ("can ", "does ", "has ", "is ", "knows ", "takes ", "this ", "passes ", "did ")
