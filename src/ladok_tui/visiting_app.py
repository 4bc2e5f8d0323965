"""An app that leads to addresses outside itself: of the web into a browser, where there is one, else to be pasted."""

from collections.abc import Awaitable, Callable

from textual import work

from ladok_tui.key_order import OPENING
from ladok_tui.session import Session
from ladok_tui.terminal.browser import open_in_browser
from ladok_tui.terminal.parts import AppPart
from ladok_tui.views.view import Address


class VisitingApp(AppPart):
    """An app with links that lead out of it."""

    session: Session
    browse: Callable[[str], Awaitable[bool]] = staticmethod(open_in_browser)
    """What opens an address of the web, and answers whether it could."""

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say a sentence on the page in view."""
        raise NotImplementedError

    @work(group=OPENING)
    async def visit(self, address: Address) -> None:
        """Open an address of the web; where there is no browser, and of mail, copy it, and say it in any case."""
        words = self.session.words
        if address.is_of_web and await self.browse(address.url):
            self.say(words.say("link.opened", address=address.shown))
            return
        self.copy_to_clipboard(address.shown)
        if address.is_of_web:
            self.say(words.say("link.no-browser", address=address.shown), "$ladok-warn")
        else:
            self.say(words.say("app.copied", text=address.shown))
