"""What `add` asks on a terminal before it writes: whether to make a work time, and about a third thing."""

from __future__ import annotations

from blocklist.commands.add import place_of, waiting
from blocklist.core.address import NoBlock, block_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.commands.add import Wish
    from blocklist.core.day import Day
    from blocklist.core.env import Ask


def settle(ask: Ask, day: Day, wish: Wish, things: int) -> bool:
    """Ask until it is clear where the items go; False when they shall go nowhere.

    `things` is how many a work time takes unasked (0: any). Raises as find_block does.
    """
    while True:
        try:
            block = place_of(day, wish).block
        except NoBlock as missing:
            if missing.makes and not missing.unasked:
                wish.make = ask("make_block", block=wish.block, blocks=block_list(day)) == "yes"
                return wish.make
            if missing.unasked:
                return True
            raise
        count = len(waiting(block)) + len(wish.texts)
        if not block.number or not 0 < things < count:
            return True
        answer = ask("third_thing", block=block.name, count=count)
        if answer == "another":
            answer = ask("which_block", blocks=block_list(day)) or None
        if not answer:
            return answer is not None
        wish.block = answer
