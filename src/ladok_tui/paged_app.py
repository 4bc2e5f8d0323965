"""The app's pages: which there are, how one goes to them, and where a sentence is said."""

from textual.app import App
from textual.screen import Screen

from ladok_tui.config.keys import help_rows
from ladok_tui.key_bindings import KeyedApp
from ladok_tui.screens.dialog import Dialog
from ladok_tui.screens.page import PageScreen
from ladok_tui.session import Session


class PagedApp(KeyedApp[None], App[None]):
    """An app whose pages are modes, each made when it is first opened; a course is a screen over one of them."""

    DEFAULT_MODE = "start"  # else Textual styles and lays out an empty screen first
    active_page = "start"
    session: Session
    last_course: str | None = None

    def use_pages(self, session: Session) -> None:
        """Offer the pages of a session."""
        self.session = session
        self.add_mode("start", self._start_screen)
        self.add_mode("education", self._education_screen)

    def _start_screen(self) -> Screen[None]:
        from ladok_tui.screens.start import StartScreen  # noqa: PLC0415  each page when it is first opened

        return StartScreen(self.session)

    def _education_screen(self) -> Screen[None]:
        from ladok_tui.screens.education import EducationScreen  # noqa: PLC0415  each page when it is first opened

        return EducationScreen(self.session)

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say a sentence on the page in view, or on the one beneath the dialog."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, PageScreen):
                screen.say(text, tone)
                return

    def action_open_page(self, page: str) -> None:
        """Open a page by its name; ``course`` is the course last looked at."""
        while isinstance(self.screen, Dialog):
            self.pop_screen()
        if page == "course":
            self._openlast_course()
            return
        self._leave_course()
        self.active_page = page
        self.switch_mode(page)

    def _leave_course(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def _openlast_course(self) -> None:
        if self.last_course is None:
            self.say(self.session.words.say("app.no-course"), "$ladok-warn")
        else:
            self.open_course(self.last_course)

    def open_course(self, course: str) -> None:
        """Open a course's page, by its id."""
        from ladok_tui.screens.course import CourseScreen  # noqa: PLC0415  after the first paint

        self.last_course = course
        if isinstance(self.screen, CourseScreen):
            self.pop_screen()
        self.push_screen(CourseScreen(self.session, course))

    def going_changed(self) -> None:
        """Say which letters may follow the go key."""
        words = self.session.words
        rows = help_rows(("go",), self.keymap.keys)
        told = "   ".join(f"{row.keys[0].split()[-1]} {words.say(row.words)}" for row in rows)
        self.say(told if self.going else "", "$ladok-accent")
