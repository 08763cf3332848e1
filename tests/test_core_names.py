"""How the names of sections compare."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocklist.core import names

WHOLE_DAY = ("Must do", "May do", "Can do", "Tasks")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Math", "math"),
        ("  Social   Studies\t", "social studies"),
        ("💭 Reflection", "reflection"),
        ("**Math**", "math"),
        ("[[Math]]", "math"),
        ("`Math`", "math"),
        ("Math_and_Art", "math and art"),
        ("Must-dos", "must dos"),
        ("Math | Room 4", "math room 4"),
        ("Mr. O'Neill", "mr o neill"),
        ("", ""),
        ("***", ""),
        ("🎨", ""),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Français", "français"),
        ("Franc\u0327ais", "français"),
        ("E\u0301tude 2", "étude 2"),
        ("ΛΌΓΟΣ", "λόγοσ"),
        ("λόγος", "λόγοσ"),
        ("数学", "数学"),
        ("数学・国語", "数学 国語"),
        ("か\u3099っこう", "がっこう"),
        ("コンピューター", "コンピューター"),
        ("हिन्दी", "हिन्दी"),
        ("हिन्दी-गणित", "हिन्दी गणित"),
        ("ไทย ภาษา", "ไทย ภาษา"),
        ("חשבון", "חשבון"),
        ("חֶשְׁבּוֹן", unicodedata.normalize("NFC", "חֶשְׁבּוֹן")),
        ("الرياضيات", "الرياضيات"),
        ("رِيَاضِيَّات", "رِيَاضِيَّات"),
        ("\u200fعربي\u200e", "عربي"),
        ("Mathe\u00admatik", "mathematik"),
        ("E\u00ad\u0301tude", "étude"),
        ("می\u200cخواهم", "میخواهم"),
        ("1\ufe0f\u20e3 Math", "1 math"),
        ("Math ✏\ufe0f", "math"),
        ("✏\ufe0f\u0301 Math", "math"),
        ("Art\U000e0100", "art"),
        ("\u0301Math", "math"),
        ("Math—Art", "math art"),
        ("\ud800Math\udfff", "math"),
        ("Math\u00a0Art", "math art"),
    ],
)
def test_names_compare_by_letters_and_digits(name: str, key: str) -> None:
    """Signs are one space, marks belong to their letter, case tells nothing apart."""
    assert key == names.key(name)


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    """Any name has a key; a key has no case, no sign, no double space, and is its own key."""
    key = names.key(name)

    assert key == names.key(key)
    assert key == " ".join(key.split())


@given(st.text())
def test_composition_tells_no_names_apart(name: str) -> None:
    """A name typed composed or decomposed is the same name."""
    assert names.key(name) == names.key(unicodedata.normalize("NFD", name))


@given(st.text(st.characters(codec="ascii")))
def test_ascii_names_have_the_key_that_all_names_have(name: str) -> None:
    """The short way for ASCII names leads to the same key as the long one."""
    assert names.key(name + "é") == names.key(names.key(name + "é"))
    assert names.key(name) == names.key(name + "\u200d")


@pytest.mark.parametrize(
    ("day", "keys"),
    [
        (["1. Math", "2. Reading"], ["math", "reading"]),
        (["1) Math", "Reading"], ["math", "reading"]),
        (["**1. Math**", "💭 2. Art"], ["math", "art"]),
        (["1. Stunde", "2. Stunde"], ["1 stunde", "2 stunde"]),
        (["1. Math", "2. Math", "3. Art"], ["1 math", "2 math", "art"]),
        (["1. Math", "Math"], ["1 math", "math"]),
        (["1. Math", "1. Math"], ["math", "math"]),
        (["1. 2. Math", "2. Math", "3. Math"], ["1 2 math", "2 math", "3 math"]),
        (["1. 2. Math", "2. Math"], ["1 2 math", "math"]),
        (["1. Math", "2. math!"], ["1 math", "2 math"]),
        (["1.", "2."], ["1", "2"]),
        (["1. *", "Art"], ["1", "art"]),
        (["1.5 Math", "1:5 Art"], ["1 5 math", "1 5 art"]),
        (["Block 1", "Block 2"], ["block 1", "block 2"]),
        (["1234567890. Math"], ["1234567890 math"]),
        (["1. 数学", "2.\t国語"], ["数学", "国語"]),
        ([], []),
        (["", ""], ["", ""]),
    ],
)
def test_a_list_number_falls_away_where_names_still_differ(day: list[str], keys: list[str]) -> None:
    """`1. Math` is `math`, unless the day has another name that would then be the same."""
    assert keys == names.keys(day)


NAMES = st.lists(st.text("12.) Ma🎨", max_size=8) | st.text(max_size=8), max_size=6)


@given(NAMES)
def test_different_names_keep_different_keys(day: list[str]) -> None:
    """Names of one day have equal keys exactly where they are equal with their numbers."""
    full = [names.key(name) for name in day]
    keys = names.keys(day)

    for one in range(len(day)):
        for other in range(one):
            assert (full[one] == full[other]) == (keys[one] == keys[other])


@pytest.mark.parametrize(
    "heading",
    ["Must do", "Must-dos", "MUST DOS!", "Must do's", "May-Do", "Tasks", "✅ Tasks", "Can do"],
)
def test_a_whole_day_name_may_have_a_plural_s(heading: str) -> None:
    """The names that are set are the whole day's, one `s` more or not."""
    assert names.key(heading) in names.whole_day_keys(WHOLE_DAY)


@pytest.mark.parametrize(
    "heading", ["Task", "Must doss", "Must", "Must do it", "Math", "", "s", "🎨"]
)
def test_other_names_are_no_whole_day(heading: str) -> None:
    """Anything but one `s` at the end makes another name."""
    assert names.key(heading) not in names.whole_day_keys((*WHOLE_DAY, "", "***"))


def test_no_whole_day_names_are_no_whole_day() -> None:
    """An empty setting makes every section a work time."""
    assert "must do" not in names.whole_day_keys(())
