"""A page that is asked for: of whom, when again, and what is in its place meanwhile."""

from typing import Any

from textual import work

from ladok_core.errors import PortalError
from ladok_core.pages.page import Ask
from ladok_core.portal import Portal
from ladok_tui.session import Session
from ladok_tui.terminal.settling_screen import SettlingScreen

QUIET_WAIT = 0.15  # seconds: a shorter wait shows nothing at all


class AskedPage(SettlingScreen):
    """A screen with the page that it asks the session's portal for, or the trouble that came instead of it."""

    def __init__(self, session: Session, ask: Ask[Any]) -> None:
        super().__init__()
        self.session, self.ask = session, ask
        self.page: Any = None
        self.trouble: PortalError | None = None
        self.waiting = False
        """Whether the answer has been waited for so long that it has to be said."""
        self._just_drawn = False  # before it has come into view, which it is about to
        self._drawn_of: tuple[Any, ...] = ()  # what was drawn last
        self._asked: tuple[Portal, int] | None = None  # of whom the page was asked for, and after how many changes

    def retext(self) -> None:
        """Draw everything anew in the words of the session."""
        self._drawn_of = self._to_draw_of()

    def _to_draw_of(self) -> tuple[Any, ...]:
        """Return all that a drawing is made of."""
        session = self.session
        return session.portal, session.who, session.words, self.page, self.trouble, self.waiting

    @property
    def is_about_to_come(self) -> bool:
        """Whether its first answer is waited for, so briefly yet that nothing is said of it."""
        return self._asked is not None and self.page is None and self.trouble is None and not self.waiting

    def come_back_to(self) -> None:
        """Be told that what is drawn still holds, as it does after most dialogs."""

    def forgotten(self) -> None:
        """Leave nothing of the student before on the screen; the page is forgotten already."""

    def arrived(self, *, again: bool) -> None:
        """Be told that the page has come, ``again`` when the user asked for it anew."""

    def on_screen_resume(self) -> None:
        """Come back to the page: the words and the student may be others by now."""
        if self._asked is not None and self._asked[0] is not self.session.portal:
            self.forget()
        if self._asked is not None and self._asked != (self.session.portal, self.session.changes):
            self.load()
        if not self._just_drawn:
            if self._drawn_of == self._to_draw_of():
                self.come_back_to()
            else:
                self.retext()
        self._just_drawn = False

    def action_reload(self) -> None:
        """Ask for the page again, and say so."""
        self.load(again=True)

    def forget(self) -> None:
        """Leave nothing of the student before on the page."""
        self.page, self.trouble = None, None
        self.forgotten()

    @work(exclusive=True, group="page")
    async def load(self, *, again: bool = False) -> None:
        """Ask for the page; the answer is dropped if the student has been left meanwhile, or something was ticked."""
        portal, ask = self.session.portal, self.ask
        self._asked = (portal, self.session.changes)
        patience = self.set_timer(QUIET_WAIT, self._show_waiting)
        page: Any = None
        trouble: PortalError | None = None
        try:
            who = self.session.who or await portal.who()
            if portal is self.session.portal:
                self.session.who = who
            page = await portal.page(ask)
        except PortalError as error:  # uncaught in a worker, it would end the app
            trouble = error
        finally:
            patience.stop()
            self.waiting = False
        if portal is self.session.portal and ask is self.ask:
            self.page, self.trouble = page, trouble
            self._just_drawn = not self.stack_updates  # Textual counts how often it has come into view
            self.retext()
            self.arrived(again=again)
            self.settle_at_once()

    def _show_waiting(self) -> None:
        self.waiting = True
        self.retext()
