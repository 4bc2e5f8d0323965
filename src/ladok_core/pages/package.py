"""The package page: how a programme or subject is studied, its leave, what lies in it, third-cycle studies.  PKG-1."""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from ladok_core.model.civil_date import civil_date
from ladok_core.model.education import Education
from ladok_core.model.participation import Participation, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.standing import Timing
from ladok_core.model.text import Text
from ladok_core.model.third_cycle import StudyActivity, Supervisor
from ladok_core.pages.asks import AskPackage
from ladok_core.pages.choice_row import ChoiceRow, choice_row
from ladok_core.pages.course import PackageName, package_name
from ladok_core.pages.course_row import CourseRow, course_row
from ladok_core.pages.education_row import EducationRow, row_of, tree
from ladok_core.pages.meant import newest, package_meant
from ladok_core.pages.page import PageSpec
from ladok_core.pages.period_row import PeriodRow, period_rows
from ladok_core.rules.choices import may_be_made
from ladok_core.rules.package import leave_timing
from ladok_core.rules.packages import lying_in, outermost, packages_around
from ladok_core.rules.standing import is_shown_in_education


class LeaveRow(msgspec.Struct, frozen=True):
    """Leave from studies, both days included; ``timing`` tells whether it is to come, going on or over."""

    span: Span
    place_kept: bool
    timing: Timing


class PackagePart(msgspec.Struct, frozen=True):
    """One participation on the package.

    ``within`` are the packages that it lies in, the outermost first.  ``educations`` are what lies in it, as in My
    education: specialisations with their courses, then courses.  ``study_plan_on`` is the day the individual study plan
    was decided; ``activity`` is in order of time, ``supervisors`` with the principal ones first.  ``choices`` are the
    study choices and applications that there are now, made or not.
    """

    row: CourseRow
    within: tuple[PackageName, ...]
    leaves: tuple[LeaveRow, ...]
    educations: tuple[EducationRow, ...]
    events: tuple[ParticipationEvent, ...]
    periods: tuple[PeriodRow, ...] = ()
    study_plan_on: date | None = None
    activity: tuple[StudyActivity, ...] = ()
    supervisors: tuple[Supervisor, ...] = ()
    choices: tuple[ChoiceRow, ...] = ()


class PackagePage(msgspec.Struct, frozen=True):
    """One package as of a civil date, with the student's places on it, the latest first.

    A place that lies in another one on the same package, as only bad data has it, is told among what lies in that.
    """

    today: date
    institution: Text
    student: str
    education: Education
    participations: tuple[PackagePart, ...]


def rows(record: Record, now: datetime) -> Iterator[CourseRow]:
    """Make the line of every place on a package, shown or not: the page takes the shown ones, explain takes all."""
    for place in record.participations:
        if not place.offering.education.is_course:
            yield course_row(record, place, is_shown_in_education(record, place, civil_date(now)), now)


def build(record: Record, ask: AskPackage, now: datetime) -> PackagePage:
    """Build a package's page as of an aware moment.  PKG-1, WDR-4.  Raises OtherKind, NotShown, NotFound."""
    today = civil_date(now)
    found = package_meant(record, ask.package, today)
    places = [place for place in record.participations_on(found.education_id) if _is_shown(record, place, today)]
    return PackagePage(
        today=today,
        institution=record.institution.name,
        student=record.student.name,
        education=found,
        participations=tuple(
            _part(record, place, now) for place in sorted(outermost(record, places), key=newest, reverse=True)
        ),
    )


def _is_shown(record: Record, place: Participation, today: date) -> bool:
    return is_shown_in_education(record, place, today).shown


def _part(record: Record, place: Participation, now: datetime) -> PackagePart:
    today = civil_date(now)
    around = [package for package in packages_around(record, place) if _is_shown(record, package, today)]
    leaves = (
        LeaveRow(one.span, one.place_kept, leave_timing(one, today))
        for one in record.leaves_from(place.participation_id)
    )
    return PackagePart(
        row=course_row(record, place, is_shown_in_education(record, place, today), now),
        within=tuple(package_name(package) for package in reversed(around)),
        leaves=tuple(leaves),
        educations=_inside(record, place, now),
        events=place.events,
        periods=period_rows(record, place, now),
        study_plan_on=place.study_plan_on,
        activity=tuple(sorted(place.activity, key=lambda one: (one.year, one.half))),
        supervisors=tuple(sorted(place.supervisors, key=_by_role)),
        choices=tuple(_choices(record, place, now)),
    )


def _choices(record: Record, place: Participation, now: datetime) -> Iterator[ChoiceRow]:
    for choice in record.choices:
        if choice.package == place.offering.offering_id and may_be_made(record, choice, civil_date(now)).shown:
            yield choice_row(record, choice, now)


def _inside(record: Record, package: Participation, now: datetime) -> tuple[EducationRow, ...]:
    """Return what lies in a package, however deep."""
    inside = lying_in(record, package)
    lines = [row_of(record, place, now) for place in inside if _is_shown(record, place, civil_date(now))]
    return tree(record, lines, civil_date(now))


def _by_role(one: Supervisor) -> tuple[int, date, str]:
    """Principal supervisors first, then as they came; the roles stand in that order."""
    return list(type(one.role)).index(one.role), one.first or date.min, one.name


PAGE = PageSpec("package", AskPackage, PackagePage, build)
