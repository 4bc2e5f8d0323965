"""The app's dialogs in which something is chosen: a page, a student, an institution, a theme; and the language."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import App

from ladok_core.errors import PortalError
from ladok_core.words import Words
from ladok_tui.config.config_file import sentences
from ladok_tui.config.settings import SettingsRefused, change_setting
from ladok_tui.paged_app import PagedApp
from ladok_tui.screens.choices import institution_sections, student_sections, theme_sections
from ladok_tui.screens.dialog import Dialog
from ladok_tui.screens.menu_rows import menu_sections
from ladok_tui.screens.page import PageScreen
from ladok_tui.themed_app import ThemedApp

if TYPE_CHECKING:  # after the first paint
    from ladok_tui.screens.choose import Told


class ChoosingApp(PagedApp, ThemedApp[None], App[None]):
    """An app in which one chooses; what is chosen for good is kept in the settings of the folder ``config``."""

    config: Path

    @work(group="dialog")
    async def action_menu(self) -> None:
        """Open the menu over the page; what is chosen there is done."""
        action = await self.choose(
            lambda words: (words.say("key.menu"), menu_sections(self.session, self.active_page)), None
        )
        if action is not None:
            await self.run_action(action)

    @work(group="dialog")
    async def action_command_palette(self) -> None:  # type: ignore[override]  # Textual's own opens another one
        """Find any page, course or action, and go there or do it."""
        from ladok_tui.screens.palette import COURSE, PaletteScreen  # noqa: PLC0415  after the first paint

        chosen = await self.push_screen_wait(PaletteScreen(self.session))
        if chosen is None:
            return
        if chosen.startswith(COURSE):
            self.open_course(chosen.removeprefix(COURSE).partition(":")[2])
        else:
            await self.run_action(chosen if chosen.startswith("app.") else f"screen.{chosen}")

    @work(group="dialog")
    async def action_help(self) -> None:
        """Show every key of the page."""
        from ladok_tui.screens.help import help_sections  # noqa: PLC0415  after the first paint

        scope = self.screen.SCOPE if isinstance(self.screen, PageScreen) else "dialog"
        await self.choose(
            lambda words: (words.say("help.title"), help_sections(scope, words, self.keymap.keys)), None, read=True
        )

    @work(group="dialog")
    async def action_choose_student(self) -> None:
        """Become another student, where that is possible."""
        if not self.session.portals.demo:
            self.say(self.session.words.say("app.not-demo"), "$ladok-warn")
            return
        try:
            people = await self.session.portals.people()
        except PortalError as trouble:  # said on the page; the dialog has nothing to show
            self._say_trouble(trouble)
            return
        who = self.session.who
        begin = f"{who.student_id} {who.institution.institution_id}" if who else None
        chosen = await self.choose(lambda words: (words.say("student.title"), student_sections(people, words)), begin)
        if chosen is not None:
            student, _, institution = chosen.rpartition(" ")
            await self._become(student, institution)

    @work(group="dialog")
    async def action_choose_institution(self) -> None:
        """See the record at another institution where the student has studied.  LOG-4."""
        try:
            found = (await self.session.portal.who()).institutions
        except PortalError as trouble:  # said on the page; the dialog has nothing to show
            self._say_trouble(trouble)
            return
        who, here = self.session.who, next((one.institution_id for one in found if one.here), None)
        chosen = await self.choose(
            lambda words: (words.say("institution.title"), institution_sections(found, words)), here
        )
        if chosen is not None and chosen != here and who is not None:
            await self._become(who.student_id, chosen)

    @work(group="dialog")
    async def action_choose_theme(self) -> None:
        """Choose a theme; it is kept."""
        shelf = self.shelf.themes if self.shelf else {}
        chosen = await self.choose(lambda words: (words.say("theme.title"), theme_sections(shelf, words)), self.theme)
        if chosen is not None:
            self.theme = chosen
            self._keep("theme", chosen)

    async def choose(self, told: "Told", begin: str | None, *, read: bool = False) -> str | None:
        """Ask in a list, and answer the id of what was chosen; None when nothing was.  ``read`` is only to be read."""
        from ladok_tui.screens.choose import ChooseScreen, ReadScreen  # noqa: PLC0415  after the first paint

        kind = ReadScreen if read else ChooseScreen
        answer: str | None = await self.push_screen_wait(kind(self.session, told, begin))
        return answer

    def _say_trouble(self, trouble: PortalError) -> None:
        self.say(" ".join(self.session.words.error(trouble).sentences), "$ladok-bad")

    async def _become(self, student_id: str, institution_id: str) -> None:
        before = self.session.portal
        try:
            self.session.portal = self.session.portals.portal(student_id, institution_id)
        except PortalError as trouble:
            self._say_trouble(trouble)
            return
        self.session.who, self.last_course = None, None
        self.action_open_page("start")
        if isinstance(self.screen, PageScreen):
            self.screen.on_screen_resume()
        await before.aclose()

    def action_other_language(self) -> None:
        """Speak the other language from now on, everywhere, without losing a thing."""
        language = "en" if self.session.words.language == "sv" else "sv"
        self.session.words = Words(language)
        for screen in self.screen_stack:
            if isinstance(screen, PageScreen | Dialog) and screen.is_mounted:  # else it is told when it is
                screen.retext()
        self.say(self.session.words.say("app.language-now"))
        self._keep("language", language)

    def _keep(self, name: str, value: str) -> None:
        try:
            change_setting(self.config, name, value)
        except SettingsRefused as refused:
            self.say("\n".join(sentences(refused.trouble, self.session.words.template)), "$ladok-warn")
