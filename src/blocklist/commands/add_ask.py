"""What `add` asks on a terminal: whether to make a work time, and about a third thing."""

from __future__ import annotations

from blocklist.core.address import NoBlock, block_list, find_place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.day import Day
    from blocklist.core.env import Ask


def settle(
    ask: Ask, day: Day, block: str | None, minute: int | None, count: int, things: int
) -> tuple[str | None, bool] | None:
    """Ask until it is clear where `count` new items go, named `block` to begin with.

    `things` is how many a work time takes unasked (0: any). Returns the BLOCK and whether it may be
    made, or None when they shall go nowhere. Raises as find_block does.
    """
    while True:
        try:
            place = find_place(day, block, minute).block
        except NoBlock as missing:
            if missing.unasked:
                return block, False
            if not missing.makes:
                raise
            yes = ask("make_block", block=block, blocks=block_list(day)) == "yes"
            return (block, True) if yes else None
        total = len(place.waiting) + count
        if not place.number or not 0 < things < total:
            return block, False
        answer = ask("third_thing", block=place.name, count=total)
        if answer == "another":
            answer = ask("which_block", blocks=block_list(day)) or None
        if answer == "no":
            return None
        if not answer:
            return None if answer is None else (block, False)
        block = answer
