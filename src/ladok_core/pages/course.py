"""The course page: the course, the participations on it, its results and what can be done.  CRS-1 to CRS-3."""

from datetime import date, datetime

import msgspec

from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.education import Education
from ladok_core.model.participation import Participation, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskCourse
from ladok_core.pages.course_row import CourseRow, course_row
from ladok_core.pages.graded_part import GradedPart, graded_part
from ladok_core.pages.meant import course_meant, newest
from ladok_core.pages.page import PageSpec
from ladok_core.pages.period_row import PeriodRow, period_rows
from ladok_core.rules.completion import is_completed, lacks_only_final_grade, modules_taken, version_taken
from ladok_core.rules.offering_change import told_of_change
from ladok_core.rules.standing import is_shown_in_education, shown_packages


class PackageName(msgspec.Struct, frozen=True):
    """The package that a participation lies in."""

    participation_id: str
    name: Text
    code: str


class ParticipationPart(msgspec.Struct, frozen=True):
    """One participation on the course: how it is given, where it lies, what has happened to it.  CRS-1.

    ``change`` tells of one that stands whether it can be changed for another offering, or why not (OFC-1).
    """

    row: CourseRow
    within: PackageName | None
    periods: tuple[PeriodRow, ...]
    events: tuple[ParticipationEvent, ...]
    change: Decision | None = None


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


def build(record: Record, ask: AskCourse, now: datetime) -> CoursePage:
    """Build a course's page as of an aware moment.  CRS-1, EDU-2.  Raises OtherKind, NotShown, NotFound."""
    today = civil_date(now)
    on_it = record.participations_on(course_meant(record, ask.course, today).education_id)
    shown = [place for place in on_it if is_shown_in_education(record, place, today).shown]
    course = version_taken(record, on_it[0].offering.education)
    return CoursePage(
        today=today,
        institution=record.institution.name,
        student=record.student.name,
        education=course,
        completed=is_completed(record, course),
        participations=tuple(_participation(record, p, now) for p in sorted(shown, key=newest, reverse=True)),
        final=graded_part(record, course, None),
        modules=tuple(graded_part(record, course, module) for module in modules_taken(record, course)),
        all_modules_passed=lacks_only_final_grade(record, course),
    )


def _participation(record: Record, participation: Participation, now: datetime) -> ParticipationPart:
    today = civil_date(now)
    package = shown_packages(record, today).get(participation.participation_id)
    return ParticipationPart(
        row=course_row(record, participation, is_shown_in_education(record, participation, today), now),
        within=package_name(package) if package else None,
        periods=period_rows(record, participation, now),
        events=participation.events,
        change=told_of_change(record, participation, today),
    )


def package_name(package: Participation) -> PackageName:
    """Name the package of a place."""
    education = package.offering.education
    return PackageName(package.participation_id, education.name, education.code)


PAGE = PageSpec("course", AskCourse, CoursePage, build)
