"""My education.  Draws an EducationPage; decides nothing."""

from collections.abc import Iterator
from typing import ClassVar

from textual.content import Content

from ladok_core.model.decision import Decision
from ladok_core.model.education_filter import EducationFilter
from ladok_core.pages.education import AskEducation, EducationPage, EducationRow
from ladok_core.portal import Portal
from ladok_core.words import Words
from ladok_tui.key_bindings import bindings
from ladok_tui.screens.course_actions import CourseActions, Offer
from ladok_tui.screens.education_rows import education_sections
from ladok_tui.session import Session
from ladok_tui.widgets.old.rows import Row, Section


class EducationScreen(CourseActions[EducationPage]):
    """All studies at the institution, as a tree; a filter narrows it, and the sum stands on top."""

    SCOPE: ClassVar[str] = "page.education"
    BINDINGS = bindings("page.education")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.wanted = EducationFilter.ALL

    async def fetch(self, portal: Portal) -> EducationPage:
        """Ask for My education.  EDU-1 to EDU-4."""
        return await portal.page(AskEducation())

    def sections(self, page: EducationPage, words: Words) -> tuple[Section, ...]:
        """Put what stands under the chosen filter into rows."""
        return education_sections(page, self.wanted, words)

    def heading(self, page: EducationPage | None, words: Words) -> tuple[str, str]:
        """Say the page's name, and the sum."""
        return words.say("key.page.education"), words.total(page.sum) if page else ""

    def heading_mark(self, words: Words) -> Content:
        """Say the filters, the chosen one in brackets, so that it is known without colour."""
        names = (f"[{words.filter(one)}]" if one is self.wanted else words.filter(one) for one in EducationFilter)
        return Content.styled(" · ".join(names), "$ladok-quiet")

    def action_next_filter(self) -> None:
        """Narrow to the next filter; after the last comes everything again."""
        filters = tuple(EducationFilter)
        self.wanted = filters[(filters.index(self.wanted) + 1) % len(filters)]
        self.retext()

    def widen(self) -> bool:
        """Show everything again."""
        narrowed = self.wanted is not EducationFilter.ALL
        if narrowed:
            self.wanted = EducationFilter.ALL
            self.retext()
        return narrowed

    def course_of(self, row: Row) -> str | None:
        """Return the course of a row; a credit transfer's is the course that it gives credit for."""
        if self.page is None:
            return None
        line = self._line(row)
        if line is not None:
            return line.row.education_id
        for transfer in self.page.transfers:
            if f"transfer:{transfer.transfer_id}:{transfer.target_id}" == row.id:
                return transfer.education_id
        return None

    def offer_of(self, row: Row) -> Offer | None:
        """Return what registration means for a row."""
        line = self._line(row)
        return Offer.of(line.row) if line is not None else None

    def shown_because(self, row: Row) -> Decision | None:
        """Return why another result or a credit transfer is shown.  EDU-1."""
        if self.page is None:
            return None
        shown = {f"transfer:{one.transfer_id}:{one.target_id}": one.shown for one in self.page.transfers}
        shown |= {f"other:{one.result_id}": one.shown for one in self.page.other_results}
        return shown.get(row.id)

    def _line(self, row: Row) -> EducationRow | None:
        if self.page is None:
            return None
        lines = _all((*self.page.packages, *self.page.freestanding))
        return next((line for line in lines if line.row.participation_id == row.id), None)


def _all(lines: tuple[EducationRow, ...]) -> Iterator[EducationRow]:
    for line in lines:
        yield line
        yield from _all(line.children)
