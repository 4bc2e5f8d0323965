"""The course page: the course, the participations on it, its results and what can be done.  CRS-1 to CRS-3."""

from datetime import date, datetime

import msgspec

from ladok_core.actions.outcome import Offered
from ladok_core.actions.register import Register
from ladok_core.errors import NotFound
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.education import Education
from ladok_core.model.offering import StudyPeriod
from ladok_core.model.participation import Participation, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.pages.course_row import CourseRow, course_row
from ladok_core.pages.graded_part import GradedPart, graded_part
from ladok_core.pages.page import Ask, PageSpec
from ladok_core.rules.completion import is_completed, lacks_only_final_grade, modules_taken, version_taken
from ladok_core.rules.course_page import is_shown_course_page
from ladok_core.rules.packages import packages_around
from ladok_core.rules.registration import registration_on
from ladok_core.rules.standing import is_shown_in_education


class PeriodRow(msgspec.Struct, frozen=True):
    """One study period of a participation, and what can be done with it; credits in hp."""

    period: StudyPeriod
    registered: bool
    register: Decision
    offered: tuple[Offered, ...] = ()


class PackageName(msgspec.Struct, frozen=True):
    """The package that a participation lies in."""

    participation_id: str
    name: Text
    code: str


class ParticipationPart(msgspec.Struct, frozen=True):
    """One participation on the course: how it is given, where it lies, what has happened to it.  CRS-1."""

    row: CourseRow
    within: PackageName | None
    periods: tuple[PeriodRow, ...]
    events: tuple[ParticipationEvent, ...]


class CoursePage(msgspec.Struct, frozen=True):
    """One course as of a civil date.  ``final`` is the final grade, or says that there is none.

    ``all_modules_passed`` marks the common state where only the final grade is missing (EDU-4).
    """

    today: date
    institution: Text
    student: str
    education: Education
    completed: bool
    participations: tuple[ParticipationPart, ...]
    final: GradedPart
    modules: tuple[GradedPart, ...]
    all_modules_passed: bool


class AskCourse(Ask[CoursePage], frozen=True, tag="course"):
    """Ask for a course's page, by the course's code in any case, its id, or a participation's id.  CRS-1 to CRS-3."""

    course: str


def build(record: Record, ask: AskCourse, now: datetime) -> CoursePage:
    """Build a course's page as of an aware moment.  CRS-1, EDU-2.  NotFound when nothing of the course is shown."""
    today = civil_date(now)
    education_id = find(record, ask.course, today)
    page = _build(record, education_id, now) if education_id is not None else None
    if page is None:
        shown = {
            p.offering.education.code for p in record.participations if is_shown_in_education(record, p, today).shown
        }
        raise NotFound(what="course", wanted=ask.course, known=tuple(sorted(shown)))
    return page


def _build(record: Record, education_id: str, now: datetime) -> CoursePage | None:
    today = civil_date(now)
    on_it = record.participations_on(education_id)
    shown = [place for place in on_it if is_shown_in_education(record, place, today).shown]
    if not shown:
        return None
    course = version_taken(record, on_it[0].offering.education)
    return CoursePage(
        today=today,
        institution=record.institution.name,
        student=record.student.name,
        education=course,
        completed=is_completed(record, course),
        participations=tuple(_participation(record, p, now) for p in sorted(shown, key=_newest, reverse=True)),
        final=graded_part(record, course, None),
        modules=tuple(graded_part(record, course, module) for module in modules_taken(record, course)),
        all_modules_passed=lacks_only_final_grade(record, course),
    )


def find(record: Record, course: str, today: date) -> str | None:
    """Return the id of the course or package that a student means: by code in any case, by id, or by a place on it.

    A code can be that of two courses, one after the other: what is shown comes before what is not (EDU-2).
    """
    wanted = course.strip().casefold()
    meant = [p for p in record.participations if wanted in _names(p.offering.education)]
    meant = meant or [p for p in record.participations if p.participation_id.casefold() == wanted]
    shown = (p for p in meant if is_shown_in_education(record, p, today).shown)
    found = next(shown, meant[0] if meant else None)
    return found.offering.education.education_id if found else None


def _names(education: Education) -> tuple[str, str]:
    return education.code.casefold(), education.education_id.casefold()


def _newest(participation: Participation) -> tuple[date, str]:
    span = participation.offering.span
    return (span.first if span else date.min, participation.participation_id)


def _participation(record: Record, participation: Participation, now: datetime) -> ParticipationPart:
    today = civil_date(now)
    registered = participation.registered_periods
    # A withdrawn programme is not named either (WDR-4): the course then lies in the nearest package that is shown.
    around = packages_around(record, participation)
    package = next((p for p in around if is_shown_in_education(record, p, today).shown), None)
    return ParticipationPart(
        row=course_row(record, participation, is_shown_in_education(record, participation, today), now),
        within=_package(package) if package else None,
        periods=tuple(
            _period(record, participation, period, registered=period.number in registered, now=now)
            for period in participation.offering.periods
        ),
        events=participation.events,
    )


def _period(
    record: Record, participation: Participation, period: StudyPeriod, *, registered: bool, now: datetime
) -> PeriodRow:
    action = Register(participation.participation_id, period.number)
    decision = registration_on(record, participation, period, civil_date(now))
    return PeriodRow(period, registered, decision, (Offered(action, decision),) if decision.shown else ())


def _package(package: Participation) -> PackageName:
    education = package.offering.education
    return PackageName(package.participation_id, education.name, education.code)


PAGE = PageSpec("course", AskCourse, CoursePage, is_shown_course_page, build)
