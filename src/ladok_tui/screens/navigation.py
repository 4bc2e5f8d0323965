"""Going from page to page: the menu's pages are modes, made when they are first opened; a thing lies over one."""

from functools import partial
from typing import Any

from textual.app import App

from ladok_core.pages import page_spec
from ladok_core.pages import spec_of as page_spec_of
from ladok_core.pages.page import Ask
from ladok_tui.screens.page import PageScreen
from ladok_tui.session import Session
from ladok_tui.views import VIEWS


def _page(session: Session, name: str) -> PageScreen:
    return PageScreen(session, page_spec(name).ask())


class Navigation:
    """Where one is in the app, and how one gets elsewhere."""

    def __init__(self, app: App[Any], session: Session) -> None:
        self._app, self._session = app, session
        self._last: dict[str, Ask[Any]] = {}
        self._came_from = ""
        for spec in VIEWS:
            if not spec.thing:
                app.add_mode(spec.page, partial(_page, session, spec.page))

    @property
    def page(self) -> PageScreen | None:
        """The page in view, or the one beneath the dialog."""
        for screen in reversed(self._app.screen_stack):
            if isinstance(screen, PageScreen):
                return screen
        return None

    def open(self, ask: Ask[Any]) -> None:
        """Go to the page that is asked for: back to it where it lies beneath, else over the page in view.

        From a page of the menu, to which a row has led, Esc leads back to where the row was.
        """
        before = self._app.current_mode
        self._open(ask)
        self._came_from = "" if self._app.current_mode == before else before

    def back(self) -> bool:
        """Go back to the page whose row has led to this one; return False where that is not how one came."""
        came_from, self._came_from = self._came_from, ""
        if came_from:
            self._switch(came_from)
        return bool(came_from)

    def _open(self, ask: Ask[Any]) -> None:
        self._close_dialogs()
        spec = page_spec_of(ask)
        name, stack = spec.name, self._app.screen_stack
        beneath = next(
            (place for place, one in enumerate(stack) if isinstance(one, PageScreen) and one.ask == ask), None
        )
        switches = not spec.is_of_thing and ask == spec.ask()
        if (switches or beneath is not None) and self._is_kept(ask):
            return
        if switches:
            self._switch(name)
            return
        self._last[name] = ask
        if beneath is None:
            self._leave()
            self._app.push_screen(PageScreen(self._session, ask))
            return
        for _ in range(len(stack) - 1 - beneath):
            self._app.pop_screen()

    def open_page(self, name: str) -> bool:
        """Go to the page of that name: of a thing, the one last looked at.  Return False where there was none yet."""
        spec = page_spec(name)
        ask = self._last.get(name) if spec.is_of_thing else spec.ask()
        if ask is not None:
            self._came_from = ""
            self._open(ask)
        return ask is not None

    def forget(self) -> None:
        """Forget which things were looked at, and what was filled in or ticked; they were another student's."""
        self._last.clear()
        self._came_from = ""
        if (page := self.page) is not None:
            page.forget()

    def _switch(self, name: str) -> None:
        if name != self._app.current_mode:
            self._leave()
        while len(self._app.screen_stack) > 1:
            self._app.pop_screen()
        self._app.switch_mode(name)

    def _leave(self) -> None:
        """Leave the page in view, with nothing said on it: what that was about is over when it is come back to."""
        if (page := self.page) is not None:
            page.say("")

    def _is_kept(self, ask: Ask[Any]) -> bool:
        """Decide whether the page in view stays: what is ticked or filled in would be gone, and that has to be said.

        Where it doesn't, that is gone.
        """
        screen = self._app.screen
        if not isinstance(screen, PageScreen) or screen.ask == ask:
            return False
        if not screen.may_leave(ask):
            return True
        screen.drop()
        return False

    def _close_dialogs(self) -> None:
        from ladok_tui.screens.dialog import Dialog  # noqa: PLC0415  after the first paint

        while isinstance(dialog := self._app.screen, Dialog):
            dialog.dismiss()  # with an answer: somebody waits for one, and may wait for ever
