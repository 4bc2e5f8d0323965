"""The course page.  Draws a CoursePage; decides nothing."""

from typing import ClassVar

from ladok_core.model.decision import Decision
from ladok_core.model.education import EducationKind
from ladok_core.pages.course import AskCourse, CoursePage
from ladok_core.portal import Portal
from ladok_core.words import Words
from ladok_tui.key_bindings import bindings
from ladok_tui.screens.course_actions import CourseActions, Offer
from ladok_tui.screens.course_page_rows import PERIOD, course_heading, course_sections
from ladok_tui.session import Session
from ladok_tui.widgets.old.rows import Row, Section


class CourseScreen(CourseActions[CoursePage]):
    """One course: how it is given, what can be done, the results."""

    SCOPE: ClassVar[str] = "page.course"
    BINDINGS = bindings("page.course")

    def __init__(self, session: Session, course: str) -> None:
        super().__init__(session)
        self.course = course

    async def fetch(self, portal: Portal) -> CoursePage:
        """Ask for the course.  CRS-1 to CRS-3."""
        return await portal.page(AskCourse(self.course))

    def sections(self, page: CoursePage, words: Words) -> tuple[Section, ...]:
        """Put the page into rows."""
        return course_sections(page, words)

    def heading(self, page: CoursePage | None, words: Words) -> tuple[str, str]:
        """Say the course's name, and what it is."""
        return course_heading(page, words) if page else (words.kind(EducationKind.COURSE), "")

    def course_of(self, row: Row) -> str | None:
        """Return None: this is the course's page already."""
        del row
        return None

    def shown_because(self, row: Row) -> Decision | None:
        """Return why the final grade, or a module's, stands as it does.  CRS-2, CRS-3, EDU-4."""
        if self.page is None:
            return None
        parts = {"final": self.page.final} | {f"module:{part.module_id}": part for part in self.page.modules}
        return parts[row.id].decision if row.id in parts else None

    def offer_of(self, row: Row) -> Offer | None:
        """Return what registration means for a study period's row."""
        if self.page is None or not row.id.startswith(PERIOD):
            return None
        number, _, participation = row.id.removeprefix(PERIOD).partition(":")
        for part in self.page.participations:
            for period in part.periods:
                if (str(period.period.number), part.row.participation_id) == (number, participation):
                    return Offer(
                        participation, part.row.name, part.row.code, period.period.number, len(part.periods),
                        period.register, period.period.span, period.period.credits, part.row,
                    )  # fmt: skip
        return None
