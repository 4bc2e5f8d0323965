"""What comes of following a block: the page to go to, or the action to do.  Told alike by every widget with blocks."""

from typing import Any

from textual.message import Message

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


def followed(block: Block) -> Message | None:
    """Return what Enter on a block tells; None where there is nothing to follow."""
    match block:
        case Link():
            return Follow(block.ask)
        case Why() if block.leads_to is not None:
            return Follow(block.leads_to)
        case Act() if block.offered.decision.open:
            return Acted(block.offered)
        case _:
            return None
