"""What each page is asked with: one struct a page, apart from the page itself, which nobody needs who leads to it."""

from datetime import date
from typing import TYPE_CHECKING

from ladok_core.pages.page import Ask

if TYPE_CHECKING:  # a page is imported when it is first asked for
    from ladok_core.pages import (  # noqa: F401  named in quotes, which the type checker reads
        changes,
        choice,
        course,
        deadlines,
        details,
        education,
        exams,
        fees,
        institution,
        offerings,
        package,
        start,
    )


class AskStart(Ask["start.StartPage"], frozen=True, tag="start"):
    """Ask for the start page; the first time in a session it counts as the sign-in.  STA-1 to STA-6."""


class AskEducation(Ask["education.EducationPage"], frozen=True, tag="education"):
    """Ask for My education.  EDU-1 to EDU-4."""


class AskCourse(Ask["course.CoursePage"], frozen=True, tag="course"):
    """Ask for a course's page, by the course's code in any case, its id, or a participation's id.  CRS-1 to CRS-3."""

    course: str


class AskOfferings(Ask["offerings.OfferingsPage"], frozen=True, tag="offerings"):
    """Ask for the other offerings of a course: by its code or id, a participation's id, or an offering's.  OFC-3."""

    course: str


class AskPackage(Ask["package.PackagePage"], frozen=True, tag="package"):
    """Ask for a package's page, by the package's code in any case, its id, or a participation's id.  PKG-1."""

    package: str


class AskChoice(Ask["choice.ChoicePage"], frozen=True, tag="choice"):
    """Ask for a study choice by its code in any case, or its id; ``pick`` are the codes or ids of what is ticked."""

    choice: str
    pick: tuple[str, ...] = ()


class AskExams(Ask["exams.ExamsPage"], frozen=True, tag="exams"):
    """Ask for Exam sessions.  EXM-1 to EXM-6."""


class AskFees(Ask["fees.FeesPage"], frozen=True, tag="fees"):
    """Ask for Tuition fees.  FEE-1 to FEE-4."""


class AskDeadlines(Ask["deadlines.DeadlinesPage"], frozen=True, tag="deadlines"):
    """Ask for Deadlines.  DLN-1 to DLN-3."""


class AskChanges(Ask["changes.ChangesPage"], frozen=True, tag="changes"):
    """Ask for What changed, since a civil date or since the last sign-in.  CHG-1, CHG-2."""

    since: date | None = None


class AskDetails(Ask["details.DetailsPage"], frozen=True, tag="details"):
    """Ask for My details.  CON-1 to CON-3."""


class AskInstitution(Ask["institution.InstitutionPage"], frozen=True, tag="institution"):
    """Ask for Institution.  INS-1."""
