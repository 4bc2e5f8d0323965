"""The app: pages as modes, dialogs over them, and what is the same on every page.  It decides nothing."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.screen import Screen

from ladok_core.errors import PortalError
from ladok_core.words import Words
from ladok_tui.config_file import BadConfig, sentences
from ladok_tui.ending.app import EndingApp
from ladok_tui.key_bindings import KeyedApp
from ladok_tui.keymap import Keymap, load_keymap
from ladok_tui.keys import help_rows
from ladok_tui.screens.choices import institution_sections, quit_sections, student_sections, theme_sections
from ladok_tui.screens.dialog import Dialog
from ladok_tui.screens.menu_rows import menu_sections
from ladok_tui.screens.page import PageScreen
from ladok_tui.session import Entrance, Session
from ladok_tui.settings import Settings, SettingsRefused, change_setting
from ladok_tui.surroundings import DEFAULT_THEME, default_theme
from ladok_tui.sweeping import STARTED, sweep_as_usual
from ladok_tui.theme_files import BadTheme
from ladok_tui.theme_shelf import ThemeShelf
from ladok_tui.themed_app import ThemedApp
from ladok_tui.widgets.caret import CaretApp

if TYPE_CHECKING:  # after the first paint
    from ladok_tui.screens.choose import Told


class LadokApp(CaretApp[None], EndingApp[None], ThemedApp[None], KeyedApp[None], App[None]):
    """The student portal in the terminal."""

    TITLE = "Ladok"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # Textual's: it knows no synonyms, and its list has no caret
    DEFAULT_MODE = "start"  # else Textual styles and lays out an empty screen first
    active_page = "start"

    def __init__(
        self,
        session: Session,
        settings: Settings,
        config: Path,
        keymap: Keymap,
        theme: str,
        troubles: Sequence[BadConfig] = (),
    ) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self.config = config
        self._last_course: str | None = None
        self._troubles = [*troubles, *([keymap.trouble] if keymap.trouble else [])]
        self.use_themes(ThemeShelf.standard(config))
        self.use_keymap(keymap)
        self.add_mode("start", self._start_screen)
        self.add_mode("education", self._education_screen)
        self._put_on(theme)

    def _start_screen(self) -> Screen[None]:
        from ladok_tui.screens.start import StartScreen  # noqa: PLC0415  each page when it is first opened

        return StartScreen(self.session)

    def _education_screen(self) -> Screen[None]:
        from ladok_tui.screens.education import EducationScreen  # noqa: PLC0415  each page when it is first opened

        return EducationScreen(self.session)

    def _put_on(self, wanted: str) -> None:
        """Put the theme on before the first screen is styled: afterwards all of it would be styled again."""
        if self.shelf is not None:
            theme, problem = self.shelf.pick(wanted, DEFAULT_THEME)
            self.theme = theme.name
            if problem is not None:
                self._troubles.append(BadConfig(self.config, (problem,)))

    def on_mount(self) -> None:
        """Watch the theme files, and tell what was wrong in the user's own files."""
        super().on_mount()
        self.watch_theme_files()
        self.call_after_refresh(self._tell_troubles)
        self.set_timer(STARTED, sweep_as_usual)

    def _tell_troubles(self) -> None:
        told = [line for trouble in self._troubles for line in sentences(trouble, self.session.words.template)]
        self._troubles.clear()
        if told:
            self.say("\n".join(told), "$ladok-warn")

    def theme_refused(self, trouble: BadTheme) -> None:
        """Say what is wrong with a theme file; the old theme stays."""
        self._troubles.append(trouble)
        if self.is_running and self.screen_stack:
            self._tell_troubles()

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say a sentence on the page in view, or on the one beneath the dialog."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, PageScreen):
                screen.say(text, tone)
                return

    # Pages.

    def action_open_page(self, page: str) -> None:
        """Open a page by its name; ``course`` is the course last looked at."""
        while isinstance(self.screen, Dialog):
            self.pop_screen()
        if page == "course":
            self._open_last_course()
            return
        self._leave_course()
        self.active_page = page
        self.switch_mode(page)

    def _leave_course(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def _open_last_course(self) -> None:
        if self._last_course is None:
            self.say(self.session.words.say("app.no-course"), "$ladok-warn")
        else:
            self.open_course(self._last_course)

    def open_course(self, course: str) -> None:
        """Open a course's page, by its id."""
        from ladok_tui.screens.course import CourseScreen  # noqa: PLC0415  after the first paint

        self._last_course = course
        if isinstance(self.screen, CourseScreen):
            self.pop_screen()
        self.push_screen(CourseScreen(self.session, course))

    def going_changed(self) -> None:
        """Say which letters may follow the go key."""
        words = self.session.words
        rows = help_rows(("go",), self.keymap.keys)
        told = "   ".join(f"{row.keys[0].split()[-1]} {words.say(row.words)}" for row in rows)
        self.say(told if self.going else "", "$ladok-accent")

    # Dialogs.

    @work(group="dialog")
    async def action_menu(self) -> None:
        """Open the menu over the page; what is chosen there is done."""
        action = await self._choose(
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
        await self._choose(
            lambda words: (words.say("help.title"), help_sections(scope, words, self.keymap.keys)), None, read=True
        )

    @work(group="dialog")
    async def action_choose_student(self) -> None:
        """Become another student, where that is possible."""
        if not self.session.entrance.demo:
            self.say(self.session.words.say("app.not-demo"), "$ladok-warn")
            return
        try:
            people = await self.session.entrance.people()
        except PortalError as trouble:  # said on the page; the dialog has nothing to show
            self._say_trouble(trouble)
            return
        who = self.session.who
        begin = f"{who.student_id} {who.institution.institution_id}" if who else None
        chosen = await self._choose(lambda words: (words.say("student.title"), student_sections(people, words)), begin)
        if chosen is not None:
            student, _, institution = chosen.rpartition(" ")
            await self._become(student, institution)

    @work(group="dialog")
    async def action_choose_institution(self) -> None:
        """See the record at another institution where the student has studied.  LOG-4."""
        try:
            found = await self.session.portal.institutions()
        except PortalError as trouble:  # said on the page; the dialog has nothing to show
            self._say_trouble(trouble)
            return
        who, here = self.session.who, next((one.institution_id for one in found if one.here), None)
        chosen = await self._choose(
            lambda words: (words.say("institution.title"), institution_sections(found, words)), here
        )
        if chosen is not None and chosen != here and who is not None:
            await self._become(who.student_id, chosen)

    @work(group="dialog")
    async def action_choose_theme(self) -> None:
        """Choose a theme; it is kept."""
        shelf = self.shelf.themes if self.shelf else {}
        chosen = await self._choose(lambda words: (words.say("theme.title"), theme_sections(shelf, words)), self.theme)
        if chosen is not None:
            self.theme = chosen
            self._keep("theme", chosen)

    async def _choose(self, told: "Told", begin: str | None, *, read: bool = False) -> str | None:
        from ladok_tui.screens.choose import ChooseScreen, ReadScreen  # noqa: PLC0415  after the first paint

        kind = ReadScreen if read else ChooseScreen
        answer: str | None = await self.push_screen_wait(kind(self.session, told, begin))
        return answer

    def _say_trouble(self, trouble: PortalError) -> None:
        self.say(" ".join(self.session.words.error(trouble).sentences), "$ladok-bad")

    # What is changed for the whole program.

    async def _become(self, student_id: str, institution_id: str) -> None:
        before = self.session.portal
        try:
            self.session.portal = self.session.entrance.portal(student_id, institution_id)
        except PortalError as trouble:
            self._say_trouble(trouble)
            return
        self.session.who, self._last_course = None, None
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
        self._keep("language", language)

    def _keep(self, name: str, value: str) -> None:
        try:
            change_setting(self.config, name, value)
        except SettingsRefused as refused:
            self.say("\n".join(sentences(refused.trouble, self.session.words.template)), "$ladok-warn")

    def action_copy(self) -> None:
        """Copy what is selected: marked text, else the highlighted row or the trouble on the page."""
        words = self.session.words
        text = self.screen.get_selected_text() or ""
        if not text and isinstance(self.screen, PageScreen | Dialog):
            text = self.screen.copied_text
        if text:
            self.copy_to_clipboard(text)
        self.say(words.say("app.copied", text=text.splitlines()[0]) if text else words.say("app.nothing-to-copy"))

    @work(group="dialog")
    async def action_interrupt(self) -> None:
        """Copy what is marked; else ask whether to end the program."""
        if self.screen.get_selected_text():
            self.action_copy()
            return
        if await self._choose(lambda words: (words.say("quit.title"), quit_sections(words)), "quit") == "quit":
            self.exit()

    async def action_back(self) -> None:
        """Go one step back on the page; a dialog hears the key itself."""
        if isinstance(self.screen, PageScreen):
            self.screen.action_back()


def run(
    entrance: Entrance,
    *,
    student: str,
    institution: str,
    language: str,
    settings: Settings,
    config: Path,
    troubles: Sequence[BadConfig] = (),
) -> int:
    """Run the app on a student's portal to its end, and answer the exit status."""
    from ladok_tui.ending.run import run_app  # noqa: PLC0415  beside the app, not before it

    session = Session(entrance, entrance.portal(student, institution), Words(language))
    app = LadokApp(session, settings, config, load_keymap(config), default_theme(settings, os.environ), troubles)
    return run_app(app, session.words.say, mouse=settings.mouse)
