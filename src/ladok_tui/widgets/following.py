"""What comes of following a block: the page to go to, or the action to do.  Told alike by every widget with blocks."""

from typing import Any

from textual.message import Message

from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Offered
from ladok_core.pages.page import Ask
from ladok_tui.views.view import Act, Address, Block, Link, Why


class Follow(Message):
    """A page or an address was asked for, by a link or by a reason that leads there."""

    def __init__(self, ask: Ask[Any] | Address) -> None:
        super().__init__()
        self.ask = ask


class Acted(Message):
    """An open action was chosen; who hears it asks first, and then does it."""

    def __init__(self, offered: Offered) -> None:
        super().__init__()
        self.offered = offered


def aim(block: Block) -> Ask[Any] | Address | AnyAction | None:
    """Return what following a block comes to: a page, an address or an action; None where there is nothing to follow.

    By it a block is known again on a page that was asked for anew, whatever came or went before it.
    """
    match block:
        case Link():
            return block.ask
        case Why():
            return block.leads_to
        case Act() if block.offered.decision.open:
            return block.offered.action
        case _:
            return None


def can_follow(block: Block) -> bool:
    """Decide whether Enter does anything on a block: a link, a reason that leads somewhere, an open action."""
    return aim(block) is not None


def followed(block: Block) -> Message | None:
    """Return what Enter on a block tells; None where there is nothing to follow."""
    if isinstance(block, Act):
        return Acted(block.offered) if can_follow(block) else None
    ask = aim(block)
    return Follow(ask) if isinstance(ask, Ask | Address) else None
