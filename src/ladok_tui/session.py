"""Whose portal is open, through which door, and in which words: what the whole program shares."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

import msgspec

from ladok_core.model.text import Text
from ladok_core.pages import PAGES
from ladok_core.pages.identity import WhoAmI
from ladok_core.portal import Portal

if TYPE_CHECKING:  # a listing of people needs no words, nor the time to read them in
    from ladok_core.actions.outcome import Receipt
    from ladok_core.words import Words

Clock = Callable[[], datetime]
"""Answers the present as an aware moment."""


class Person(msgspec.Struct, frozen=True):
    """Someone whose portal can be opened here: a student at one institution.

    ``about`` is a line on what the demo shows with them; empty elsewhere.
    """

    student_id: str
    name: str
    institution_id: str
    institution: Text
    about: Text = Text("")


class PortalSource(Protocol):
    """The way to portals: a store of this machine, the demo, later a server.  May raise what PortalError covers."""

    @property
    def demo(self) -> bool:
        """Whether one may become any of the people at will."""
        ...

    async def people(self) -> tuple[Person, ...]:
        """List everyone whose portal can be opened, the one to begin with first."""
        ...

    def portal(self, student_id: str, institution_id: str) -> Portal:
        """Open a student's portal at an institution.  It keeps its session until it is closed."""
        ...

    def close(self) -> None:
        """Let go of whatever is behind the portals."""
        ...


class Session:
    """The portal in view and the words it is told in.

    Screens read it, and tell it who answered and what was done; only the app changes whose it is.
    """

    def __init__(self, portals: PortalSource, portal: Portal, words: "Words") -> None:
        self.portals = portals
        self.portal = portal
        self.words = words
        self.who: WhoAmI | None = None
        self.changes = 0
        """How often something was written: a page made before the last time is outdated."""
        self.done: list[tuple[Receipt, date]] = []
        """What was done, in its order, each with the civil date on which it was."""

    def carried_out(self, receipt: "Receipt", today: date) -> None:
        """Note what was done on a civil date; what was the case before has changed nothing."""
        if receipt.changed:
            self.changes += 1
            self.done.append((receipt, today))

    @property
    def pages_gone(self) -> frozenset[str]:
        """The pages that this student does not have here, as where the institution has turned them off."""
        return frozenset[str]() if self.who is None else frozenset(PAGES) - frozenset(self.who.pages)
