"""My education: packages with their courses, other results, credit transfers, and the sum.  EDU-1 to EDU-4."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import msgspec

from ladok_core.codes.tables import grade_scale
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.education import EducationKind
from ladok_core.model.education_filter import EducationFilter, Sum
from ladok_core.model.grading import Grade
from ladok_core.model.record import Record
from ladok_core.model.results import CreditTransfer, Ground, OtherResult, Target, TargetKind
from ladok_core.model.state import State
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskEducation
from ladok_core.pages.education_row import EducationRow, row_of, tree
from ladok_core.pages.page import PageSpec
from ladok_core.rules.education import (
    MY_EDUCATION,
    OTHER_RESULT,
    TRANSFER,
    is_passed,
    other_filters,
    total,
)
from ladok_core.rules.imported import lacking_results
from ladok_core.rules.standing import is_shown_in_education
from ladok_core.rules.state import state_of_other, state_of_transfer


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
