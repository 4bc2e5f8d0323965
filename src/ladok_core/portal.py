"""THE PORT: one student's pages and actions at one institution, wherever the record lies."""

from typing import Protocol

from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Outlook, Receipt
from ladok_core.pages.identity import WhoAmI
from ladok_core.pages.page import Ask, P


class Portal(Protocol):
    """A student at an institution.  Every method may raise what ``ladok_core.errors`` draws under PortalError."""

    async def who(self) -> WhoAmI:
        """Say who is signed in, where, which pages there are, and whether the view is of now.  LOG-4, LOG-5."""
        ...

    async def page(self, ask: Ask[P]) -> P:
        """Return the page that is asked for; the first start page of a session counts as the sign-in (STA-1).

        Refused where the student has no such page, NotFound where what it is about isn't shown.
        """
        ...

    async def foresee(self, action: AnyAction) -> Outlook:
        """Return what an action would do now: the decision on it, what becomes true, what follows.  NotFound."""
        ...

    async def do(self, action: AnyAction, key: str) -> Receipt:
        """Carry out an action, once for each ``key``, which the client makes anew for every wish.

        The same key again answers the same, so that a lost answer can be asked for anew; another action under it is
        refused.  What is the case already is answered as success.  Refused carries the decision that the page shows;
        nothing is then written.
        """
        ...

    async def aclose(self) -> None:
        """Let go of the store or the connection.  Closing twice is harmless."""
        ...
