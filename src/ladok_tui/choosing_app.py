"""An app in which one may become another: another student, at another institution, in other words and colours."""

from collections.abc import Awaitable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import work

from ladok_core.errors import PortalError
from ladok_core.words import Words, troubles
from ladok_tui.config.config_file import sentences
from ladok_tui.config.settings import SettingsRefused, change_setting
from ladok_tui.key_order import OPENING
from ladok_tui.screens.navigation import Navigation
from ladok_tui.screens.page import PageScreen
from ladok_tui.session import Session
from ladok_tui.themed_app import ThemedApp

if TYPE_CHECKING:
    from ladok_tui.screens.choosing import Choosing

Answer = TypeVar("Answer")


class ChoosingApp(ThemedApp):
    """An app in which it is chosen whom one is, and how it is said and shown; the last two are kept."""

    session: Session
    config: Path
    """The folder of the user's files, where choices are kept."""
    navigation: Navigation

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say a sentence on the page in view."""
        raise NotImplementedError

    def action_open_page(self, page: str) -> None:
        """Open a page by its name."""
        raise NotImplementedError

    @cached_property
    def choosing(self) -> "Choosing":
        """The dialogs in which something is chosen; the first page needs none."""
        from ladok_tui.screens.choosing import Choosing  # noqa: PLC0415  after the first paint

        return Choosing(self, self.session)

    def may_leave(self, wish: str) -> bool:
        """Decide whether what one has done on the page may be left: what isn't saved is said the first time."""
        page = self.navigation.page
        return page is None or page.may_leave(wish)

    @work(group=OPENING)
    async def action_choose_student(self) -> None:
        """Become another student, where that is possible."""
        if not self.session.portals.demo:
            self.say(self.session.words.say("app.not-demo"), "$ladok-warn")
            return
        if not self.may_leave("student"):
            return
        chosen = await self._answered(self.choosing.student())
        if chosen is not None:
            await self._become(chosen.student_id, chosen.institution_id)

    @work(group=OPENING)
    async def action_choose_institution(self) -> None:
        """See the record at another institution where the student has studied.  LOG-4."""
        if not self.may_leave("institution"):
            return
        chosen = await self._answered(self.choosing.institution())
        if chosen is not None and self.session.who is not None:
            await self._become(self.session.who.student_id, chosen)

    async def _answered(self, choice: Awaitable[Answer | None]) -> Answer | None:
        """Return what was chosen; None also where there was nothing to choose from, which is said on the page."""
        try:
            return await choice
        except PortalError as trouble:
            self._say_trouble(trouble)
            return None

    def _say_trouble(self, trouble: PortalError) -> None:
        self.say(" ".join(troubles.told(self.session.words, trouble).sentences), "$ladok-bad")

    async def _become(self, student_id: str, institution_id: str) -> None:
        before = self.session.portal
        try:
            self.session.portal = self.session.portals.portal(student_id, institution_id)
        except PortalError as trouble:
            self._say_trouble(trouble)
            return
        self.session.who = None
        self.navigation.forget()
        self.choosing.forget()
        self.action_open_page("start")
        if isinstance(self.screen, PageScreen):
            self.screen.on_screen_resume()
        await before.aclose()

    @work(group=OPENING)
    async def action_choose_theme(self) -> None:
        """Choose a theme; it is kept."""
        self.look_for_themes()
        themes = self.shelf.themes if self.shelf else {}
        chosen = await self.choosing.theme(themes, self.theme)
        if chosen is not None:
            self.theme = chosen
            words = self.session.words
            self.say(words.say("app.theme-now", theme=themes[chosen].words[words.language]), "$ladok-quiet")
            self._keep("theme", chosen)

    def action_other_language(self) -> None:
        """Speak the other language from now on, everywhere, without losing a thing."""
        from ladok_tui.screens.dialog import Dialog  # noqa: PLC0415  after the first paint

        language = "en" if self.session.words.language == "sv" else "sv"
        self.session.words = Words(language)
        for screen in self.screen_stack:
            if isinstance(screen, PageScreen | Dialog) and screen.is_mounted:  # else it is told when it is
                screen.retext()
        self.say(self.session.words.say("app.language-now"), "$ladok-quiet")
        self._keep("language", language)

    def _keep(self, name: str, value: str) -> None:
        try:
            change_setting(self.config, name, value)
        except SettingsRefused as refused:
            self.say("\n".join(sentences(refused.trouble, self.session.words.template)), "$ladok-warn")
