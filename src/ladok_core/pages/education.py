"""My education: packages with their courses, other results, credit transfers, and the sum.  EDU-1 to EDU-4."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import msgspec

from ladok_core.codes.tables import grade_scale
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.education import Education, EducationKind, Module
from ladok_core.model.education_filter import EducationFilter, Sum
from ladok_core.model.grade_state import GradeState
from ladok_core.model.grading import Grade
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.results import CreditTransfer, Ground, OtherResult, Target, TargetKind
from ladok_core.model.state import State
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskEducation
from ladok_core.pages.course_row import CourseRow, course_row
from ladok_core.pages.graded_part import GradedPart, graded_part
from ladok_core.pages.page import PageSpec
from ladok_core.rules.completion import lacks_only_final_grade, modules_taken, version_taken
from ladok_core.rules.crediting import credited_on
from ladok_core.rules.education import (
    MY_EDUCATION,
    OTHER_RESULT,
    TRANSFER,
    course_filters,
    is_passed,
    other_filters,
    total,
)
from ladok_core.rules.grading import grade_on
from ladok_core.rules.imported import lacking_results
from ladok_core.rules.standing import is_shown_in_education, shown_packages
from ladok_core.rules.state import state_of_other, state_of_transfer

# How deep lines lie in each other: no education is as deep †, and what foreign data has beneath it stands on the last
# level, since neither a screen nor a file could hold thousands of them.
DEEPEST = 8


class EducationRow(msgspec.Struct, frozen=True):
    """A package or course, with what lies in it.

    ``all_modules_passed`` marks the common state where only the final grade is missing (EDU-4); ``modules`` are how
    the grades stand on each.  ``credited`` is in hp.  ``filters`` are those that this line itself stands under; a
    package follows its courses.
    """

    row: CourseRow
    grade_state: GradeState
    filters: tuple[EducationFilter, ...]
    children: tuple["EducationRow", ...] = ()
    all_modules_passed: bool = False
    credited: Decimal = Decimal(0)
    study_plan_on: date | None = None
    modules: tuple[GradedPart, ...] = ()


class OtherResultRow(msgspec.Struct, frozen=True):
    """A result that belongs to no course; credits in hp."""

    result_id: str
    name: Text
    code: str
    credits: Decimal
    grade: Grade | None
    examined_on: date | None
    examiner: str
    shown: Decision
    state: State
    filters: tuple[EducationFilter, ...] = (EducationFilter.ALL, EducationFilter.COMPLETED)
    passed: bool = True


class TransferRow(msgspec.Struct, frozen=True):
    """One target of a credit transfer, with its grounds and case number; credits in hp."""

    transfer_id: str
    target_id: str
    kind: TargetKind
    name: Text
    code: str
    credits: Decimal
    education_id: str | None
    case_number: str
    decided_on: date | None
    grounds: tuple[Ground, ...]
    shown: Decision
    state: State
    filters: tuple[EducationFilter, ...] = (EducationFilter.ALL, EducationFilter.COMPLETED, EducationFilter.CREDITED)


class EducationPage(msgspec.Struct, frozen=True):
    """My education as of a civil date: packages, courses outside them, other results, credit transfers, the sum.

    ``lacks_results`` is of how many courses the results are not in an imported record.
    """

    today: date
    institution: Text
    student: str
    packages: tuple[EducationRow, ...]
    freestanding: tuple[EducationRow, ...]
    other_results: tuple[OtherResultRow, ...]
    transfers: tuple[TransferRow, ...]
    sum: Sum
    lacks_results: int = 0


def rows(record: Record, now: datetime) -> Iterator[EducationRow]:
    """Make every participation's line, shown or not, without what lies in it.  EDU-2, EDU-4."""
    for participation in record.participations:
        yield row_of(record, participation, now)


def row_of(record: Record, participation: Participation, now: datetime) -> EducationRow:
    """Make one participation's line, shown or not, without what lies in it.  EDU-2, EDU-4."""
    row = course_row(record, participation, is_shown_in_education(record, participation, civil_date(now)), now)
    education = participation.offering.education
    if not education.is_course:
        return EducationRow(row, GradeState.NONE, (EducationFilter.ALL,), study_plan_on=participation.study_plan_on)
    graded = grade_on(record, education)
    return EducationRow(
        row,
        graded.state if graded.decision.shown else GradeState.NONE,
        course_filters(record, participation),
        all_modules_passed=lacks_only_final_grade(record, education),
        credited=credited_on(record, education),
        modules=tuple(graded_part(record, education, module) for module in _modules(record, education)),
    )


def _modules(record: Record, course: Education) -> tuple[Module, ...]:
    return modules_taken(record, version_taken(record, course))


def build(record: Record, ask: AskEducation, now: datetime) -> EducationPage:
    """Build My education as of an aware moment.  EDU-1, EDU-2, EDU-3."""
    del ask
    today = civil_date(now)
    places = [place for place in record.participations if is_shown_in_education(record, place, today).shown]
    shown = [row_of(record, place, now) for place in places]
    tops = tree(record, shown, today)
    return EducationPage(
        today=today,
        institution=record.institution.name,
        student=record.student.name,
        packages=tuple(line for line in tops if line.row.kind is not EducationKind.COURSE),
        freestanding=tuple(line for line in tops if line.row.kind is EducationKind.COURSE),
        other_results=tuple(_other(result) for result in record.other_results),
        transfers=tuple(_transfer(transfer, t) for transfer in record.credit_transfers for t in transfer.targets),
        sum=total(record),
        lacks_results=lacking_results(record),
    )


def tree(record: Record, shown: list[EducationRow], today: date) -> tuple[EducationRow, ...]:
    """Put each line under the nearest package that is itself among them.

    A line whose package is hidden moves up, so that nothing is lost with it.
    """
    ids, packages = {line.row.participation_id for line in shown}, shown_packages(record, today)
    below = defaultdict[str | None, list[EducationRow]](list)
    for line in sorted(shown, key=_order):
        package = packages.get(line.row.participation_id)
        below[package.participation_id if package and package.participation_id in ids else None].append(line)
    return tuple(_grown(line, below) for line in below.pop(None, ()))


def _grown(line: EducationRow, below: dict[str | None, list[EducationRow]], level: int = 1) -> EducationRow:
    held = below.pop(line.row.participation_id, [])
    children = (_grown(child, below, level + 1) for child in held) if level < DEEPEST else _flat(held, below)
    inside = tuple(children)
    return msgspec.structs.replace(line, children=inside, filters=_with_children(line, inside))


def _flat(lines: list[EducationRow], below: dict[str | None, list[EducationRow]]) -> Iterator[EducationRow]:
    waiting = lines[::-1]
    while waiting:
        yield waiting[-1]
        waiting += reversed(below.pop(waiting.pop().row.participation_id, ()))


def _with_children(line: EducationRow, children: tuple[EducationRow, ...]) -> tuple[EducationFilter, ...]:
    held = {*line.filters, *(wanted for child in children for wanted in child.filters)}
    return tuple(wanted for wanted in EducationFilter if wanted in held)


def _order(line: EducationRow) -> tuple[bool, date, str, str]:
    """Packages before courses, then by start; what has no dates last."""
    span = line.row.given.span
    is_course = line.row.kind is EducationKind.COURSE
    return (is_course, span.first if span else date.max, line.row.code, line.row.participation_id)


def _other(result: OtherResult) -> OtherResultRow:
    scale = grade_scale(result.scale_id)
    return OtherResultRow(
        result_id=result.result_id,
        name=result.name,
        code=result.code,
        credits=result.credits,
        grade=scale.grade(result.grade_id) if scale else None,
        examined_on=result.examined_on,
        examiner=result.examiner,
        shown=Decision(Verdict.OPEN, (OTHER_RESULT.because(),)),
        state=state_of_other(result),
        filters=other_filters(result),
        passed=is_passed(result),
    )


def _transfer(transfer: CreditTransfer, target: Target) -> TransferRow:
    return TransferRow(
        transfer_id=transfer.transfer_id,
        target_id=target.target_id,
        kind=target.kind,
        name=target.name,
        code=target.code,
        credits=target.credits,
        education_id=target.education_id,
        case_number=transfer.case_number,
        decided_on=transfer.decided_on,
        grounds=transfer.grounds,
        shown=Decision(Verdict.OPEN, (TRANSFER.because(),)),
        state=state_of_transfer(transfer),
    )


PAGE = PageSpec("education", AskEducation, EducationPage, build, switches=(MY_EDUCATION,))
