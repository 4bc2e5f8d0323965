"""What every page's screen has, whatever is done on it: of whom it is, what it shows, and a line to say a sentence."""

from typing import Any

from ladok_core.errors import PortalError
from ladok_core.pages.page import Ask
from ladok_core.portal import Portal
from ladok_core.words import troubles
from ladok_tui.session import Session
from ladok_tui.terminal.parts import ScreenPart
from ladok_tui.views.view import View
from ladok_tui.widgets.row_list import RowList


class PageParts(ScreenPart):
    """A page, as those see it that act on its rows."""

    session: Session
    page: Any
    """The page's struct; None before it has come."""
    ask: Ask[Any]

    @property
    def rows(self) -> RowList:
        """The list that is the page."""
        raise NotImplementedError

    @property
    def view(self) -> View:
        """What is drawn."""
        raise NotImplementedError

    def retext(self) -> None:
        """Draw everything anew in the words of the session."""
        raise NotImplementedError

    def load(self) -> Any:
        """Ask for the page again."""
        raise NotImplementedError

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say in one sentence what has just happened."""
        raise NotImplementedError

    def say_trouble(self, trouble: PortalError) -> None:
        """Say what was answered instead of what was asked for."""
        self.say(" ".join(troubles.told(self.session.words, trouble, self.today).sentences), "$ladok-bad")

    @property
    def today(self) -> Any:
        """The civil date that the page is as of; None before it has come."""
        return getattr(self.page, "today", None)

    def still_asks(self, portal: Portal) -> bool:
        """Decide whether an answer of a portal is still for this page: nobody has gone elsewhere, or become another."""
        pages = (one for one in reversed(self.app.screen_stack) if isinstance(one, PageParts))
        return portal is self.session.portal and next(pages, None) is self
