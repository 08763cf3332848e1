"""A Call is a value: both doors are held to giving the same."""

from __future__ import annotations

from blocklist.core.env import Call


def test_calls_of_the_same_parts_are_the_same() -> None:
    """Command, words and options count, in whatever order the options came."""
    one = Call("add", ["x"], {"block": "2", "quiet": True})
    other = Call("add", ("x",), {"quiet": True, "block": "2"})

    assert one == other
    assert 1 == len({one, other})
    assert one != Call("add", ["x"], {"block": "2"})
    assert one != ("add", ("x",))


def test_a_call_shows_its_parts() -> None:
    """What differs is read off a failing test."""
    expected = "Call('add', ('x',), [('block', '2'), ('quiet', True)])"

    assert expected == repr(Call("add", ["x"], {"quiet": True, "block": "2"}))


def test_a_call_is_labelled_as_it_could_be_typed() -> None:
    """The history names a step by it."""
    given = Call("add", ["x"], {"block": "2", "quiet": True, "no-color": True})
    assert "add x --block 2" == given.label
