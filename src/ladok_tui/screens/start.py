"""The start page.  Draws a StartPage; decides nothing."""

from typing import ClassVar

from ladok_core.model.decision import Decision
from ladok_core.pages.course_row import CourseRow
from ladok_core.pages.start import AskStart, StartPage
from ladok_core.portal import Portal
from ladok_core.words import Words
from ladok_tui.key_bindings import bindings
from ladok_tui.screens.course_actions import CourseActions, Offer
from ladok_tui.screens.shell import shell
from ladok_tui.screens.start_rows import RESULT, start_sections
from ladok_tui.widgets.old.rows import Row, Section


class StartScreen(CourseActions[StartPage]):
    """What concerns the student now."""

    SCOPE: ClassVar[str] = "page.start"
    BINDINGS = bindings("page.start")

    async def fetch(self, portal: Portal) -> StartPage:
        """Ask for the start page.  STA-1 to STA-6."""
        return await portal.page(AskStart())

    def sections(self, page: StartPage, words: Words) -> tuple[Section, ...]:
        """Put the page into rows."""
        return start_sections(page, words)

    def heading(self, page: StartPage | None, words: Words) -> tuple[str, str]:
        """Say the page's name; in the demo, who one is and how to be someone else."""
        demo = page is not None and self.session.portals.demo
        key = shell(self).keymap.keys["student"][0]
        return words.say("key.page.start"), words.say("start.demo", name=page.student, key=key) if demo and page else ""

    def course_of(self, row: Row) -> str | None:
        """Return the course of a row."""
        if self.page is None:
            return None
        if row.id.startswith(RESULT):
            found = (n.education_id for n in self.page.new_results if f"{RESULT}{n.result_id}" == row.id)
        else:
            found = (line.education_id for line in self._lines(self.page) if line.participation_id == row.id)
        return next(found, None)

    def offer_of(self, row: Row) -> Offer | None:
        """Return what registration means for a row."""
        lines = self._lines(self.page) if self.page else ()
        return next((Offer.of(line) for line in lines if line.participation_id == row.id), None)

    def shown_because(self, row: Row) -> Decision | None:
        """Return why a result is told as new.  STA-1."""
        news = self.page.new_results if self.page else ()
        return next((result.shown for result in news if f"{RESULT}{result.result_id}" == row.id), None)

    @staticmethod
    def _lines(page: StartPage) -> tuple[CourseRow, ...]:
        return (*page.to_register, *page.current)
