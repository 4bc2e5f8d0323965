"""THE PORT: one student's pages and actions at one institution, wherever the record lies."""

from datetime import datetime
from typing import Protocol

import msgspec

from ladok_core.model.decision import Decision
from ladok_core.model.offering import StudyPeriod
from ladok_core.model.participation import EventKind
from ladok_core.model.text import Text
from ladok_core.pages.course import CoursePage
from ladok_core.pages.education import EducationPage
from ladok_core.pages.identity import InstitutionRow, WhoAmI
from ladok_core.pages.start import StartPage


class Receipt(msgspec.Struct, frozen=True):
    """The answer to a registration that holds, new or made before.

    ``changed`` is False when the period was registered already (REG-5).  ``next_period`` is the one to register next,
    if there is any.  ``at`` is the aware moment of the registration that holds, None where the source does not say.
    """

    participation_id: str
    name: Text
    code: str
    period: int
    periods: int
    kind: EventKind
    changed: bool
    decision: Decision
    at: datetime | None = None
    next_period: StudyPeriod | None = None


class Portal(Protocol):
    """A student at an institution.  Every method may raise what ``ladok_core.errors`` draws under PortalError."""

    async def who_am_i(self) -> WhoAmI:
        """Say who is signed in, where, and whether the view is of now and can be written to.  LOG-5."""
        ...

    async def institutions(self) -> tuple[InstitutionRow, ...]:
        """List the institutions where the student has studied, by name.  LOG-4."""
        ...

    async def start_page(self) -> StartPage:
        """Show what concerns the student now; the first time in a session it counts as the sign-in.  STA-1 to STA-6."""
        ...

    async def my_education(self) -> EducationPage:
        """Show all studies at the institution; Refused where it has turned the page off.  EDU-1 to EDU-4."""
        ...

    async def course_page(self, course: str) -> CoursePage:
        """Show one course, by code in any case or by id.  NotFound when nothing of it is shown.  CRS-1 to CRS-3."""
        ...

    async def register(self, participation_id: str, period: int, request_key: str) -> Receipt:
        """Register on one study period, the first or a later one.  REG-1 to REG-6.

        The same ``request_key`` again answers the same, so that a lost answer can be asked for anew; so does a second
        registration on a registered period.  Refused carries the decision that the page shows; nothing is then written.
        """
        ...

    async def aclose(self) -> None:
        """Let go of the store or the connection.  Closing twice is harmless."""
        ...
