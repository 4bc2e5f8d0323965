"""The course page: the course, the participations on it, its results and what can be done.  CRS-1 to CRS-3."""

from datetime import date
from decimal import Decimal

import msgspec

from ladok_core.codes.tables import grade_scale
from ladok_core.model.decision import Decision
from ladok_core.model.education import Education, Module
from ladok_core.model.grading import Grade, GradeScale
from ladok_core.model.offering import StudyPeriod
from ladok_core.model.participation import Participation, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.results import Result
from ladok_core.model.text import Text
from ladok_core.pages.course_row import CourseRow, course_row
from ladok_core.rules.grading import Graded, GradeState, credited_in, grade_on, is_completed
from ladok_core.rules.registration import can_register, seek
from ladok_core.rules.standing import is_shown_in_education


class PeriodRow(msgspec.Struct, frozen=True):
    """One study period of a participation, and whether it can be registered on; credits in hp."""

    period: StudyPeriod
    registered: bool
    register: Decision


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


class GradedPart(msgspec.Struct, frozen=True):
    """The grade on the course or on one of its modules, as far as it may be shown.  CRS-2, CRS-3, EDU-4.

    ``extent`` and ``credited`` in hp.  ``transfers`` are the credit transfers behind ``credited``.
    """

    state: GradeState
    name: Text
    code: str
    extent: Decimal
    decision: Decision
    module_id: str | None = None
    grade: Grade | None = None
    scale: GradeScale | None = None
    examined_on: date | None = None
    examiner: str = ""
    title: str = ""
    notes: tuple[Text, ...] = ()
    credited: Decimal = Decimal(0)
    transfers: tuple[str, ...] = ()


class CoursePage(msgspec.Struct, frozen=True):
    """One course as of a civil date.  ``final`` is the final grade, or says that there is none."""

    today: date
    institution: Text
    student: str
    education: Education
    completed: bool
    participations: tuple[ParticipationPart, ...]
    final: GradedPart
    modules: tuple[GradedPart, ...]
    all_modules_passed: bool


def build(record: Record, education_id: str, today: date) -> CoursePage | None:
    """Build a course's page as of a civil date; None when nothing of the course is shown.  CRS-1, EDU-2."""
    on_it = [p for p in record.participations if p.offering.education.education_id == education_id]
    parts = tuple(_participation(record, p, today) for p in sorted(on_it, key=_newest, reverse=True))
    shown = tuple(part for part in parts if part.row.shown.shown)
    if not shown:
        return None
    course = _version(on_it, shown[0])
    final = _graded(record, course, None)
    modules = tuple(_graded(record, course, module) for module in course.modules)
    return CoursePage(
        today=today,
        institution=record.institution.name,
        student=record.student.name,
        education=course,
        completed=is_completed(record, course),
        participations=shown,
        final=final,
        modules=modules,
        all_modules_passed=bool(modules) and all(m.state in (GradeState.PASSED, GradeState.CREDITED) for m in modules),
    )


def find(record: Record, course: str) -> str | None:
    """Answer the id of the course or package that a student means by its code, in any case, or by its id."""
    wanted = course.strip().casefold()
    for participation in record.participations:
        education = participation.offering.education
        if wanted in (education.code.casefold(), education.education_id.casefold()):
            return education.education_id
    return None


def _newest(participation: Participation) -> tuple[date, str]:
    span = participation.offering.span
    return (span.first if span else date.min, participation.participation_id)


def _version(on_it: list[Participation], newest: ParticipationPart) -> Education:
    """Choose the version that the student's results belong to: the newest participation's."""
    chosen = next(p for p in on_it if p.participation_id == newest.row.participation_id)
    return chosen.offering.education


def _participation(record: Record, participation: Participation, today: date) -> ParticipationPart:
    registered = participation.registered_periods
    package = record.participation(participation.within) if participation.within else None
    return ParticipationPart(
        row=course_row(record, participation, is_shown_in_education(record, participation, today), today),
        within=_package(package) if package else None,
        periods=tuple(
            PeriodRow(period, period.number in registered, can_register(seek(record, participation, period), today))
            for period in participation.offering.periods
        ),
        events=participation.events,
    )


def _package(package: Participation) -> PackageName:
    education = package.offering.education
    return PackageName(package.participation_id, education.name, education.code)


def _graded(record: Record, course: Education, module: Module | None) -> GradedPart:
    extent = module.credits if module else course.credits
    module_id = module.module_id if module else None
    graded: Graded = grade_on(record, course.education_id, module_id, extent)
    # A draft is not to be told from no result at all (STA-1): only the decision, kept for explain, knows of it.
    result: Result | None = graded.result if graded.decision.shown else None
    return GradedPart(
        state=graded.state if graded.decision.shown else GradeState.NONE,
        name=module.name if module else course.name,
        code=module.code if module else course.code,
        extent=extent,
        decision=graded.decision,
        module_id=module_id,
        grade=graded.grade if result else None,
        scale=grade_scale(module.scale_id if module else course.scale_id),
        examined_on=result.examined_on if result else None,
        examiner=result.examiner if result else "",
        title=result.title if result else "",
        notes=result.notes if result else (),
        credited=min(credited_in(record, course.education_id, module_id), extent),
        transfers=tuple(
            transfer.transfer_id
            for transfer in record.credit_transfers
            for target in transfer.targets
            if target.education_id == course.education_id and module_id in (None, target.module_id)
        ),
    )
