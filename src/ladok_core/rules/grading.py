"""Which result counts, and what it says of a course or a module.  EDU-4, CRS-2, CRS-3, STA-1."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from ladok_core.codes.tables import grade_scale
from ladok_core.model.decision import Count, Credits, Day, Decision, Verdict
from ladok_core.model.education import Education
from ladok_core.model.grading import Grade
from ladok_core.model.record import Record
from ladok_core.model.results import Result, ResultState, TargetKind
from ladok_core.rules.rule import Rule

EDU_4 = Rule("EDU-4", "Grades are of a scale, keyed by its id; no grade, not certified and failed are three things.")
CRS_2 = Rule("CRS-2", "The final grade appears only when the whole course's result is certified.")
CRS_3 = Rule("CRS-3", "Modules credited in whole or in part are marked with how much.")

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class GradeState(StrEnum):
    """What there is to say of the grade on a course or a module."""

    PASSED = "passed"
    FAILED = "failed"
    CREDITED = "credited"
    NONE = "none"
    NOT_CERTIFIED = "not_certified"


class Graded(msgspec.Struct, frozen=True):
    """The grade that counts, how it stands, and why.  ``decision`` is HIDDEN while nothing is certified."""

    state: GradeState
    decision: Decision
    result: Result | None = None
    grade: Grade | None = None
    credited: Decimal = Decimal(0)


def grade_of(result: Result) -> Grade | None:
    """Answer the grade of a result, by its scale's id and its own; None when the scale is not known here."""
    scale = grade_scale(result.scale_id)
    return scale.grade(result.grade_id) if scale else None


def is_passing(result: Result) -> bool:
    """Tell whether a result is certified with a passing grade: one that is valid as a final grade.  EDU-4."""
    grade = grade_of(result)
    return result.state is ResultState.CERTIFIED and grade is not None and grade.final


def counting(results: Iterable[Result]) -> Result | None:
    """Answer the result that counts: the latest certified one, but never a failed one over a passed †.  EDU-4.

    A new attempt can raise a grade, as the register's latest certified result says; it cannot take a pass away.
    """
    certified = [result for result in results if result.state is ResultState.CERTIFIED]
    return max(certified, key=lambda r: (is_passing(r), r.certified_at or _LONG_AGO, r.result_id), default=None)


def credited_in(record: Record, education_id: str, module_id: str | None = None) -> Decimal:
    """Sum the credits (hp) transferred to a course, or to one of its modules.  CRS-3."""
    return sum(
        (
            target.credits
            for transfer in record.credit_transfers
            for target in transfer.targets
            if target.education_id == education_id and module_id in (None, target.module_id)
        ),
        Decimal(0),
    )


def is_wholly_credited(record: Record, course: Education) -> bool:
    """Tell whether the whole course is credited, and so completed without a grade.  CRS-3, EDU-3."""
    targets = [
        t for transfer in record.credit_transfers for t in transfer.targets if t.education_id == course.education_id
    ]
    if any(target.kind is TargetKind.WHOLE_COURSE for target in targets):
        return True
    return course.credits > 0 and sum((t.credits for t in targets), Decimal(0)) >= course.credits


def grade_on(record: Record, education_id: str, module_id: str | None, extent: Decimal) -> Graded:
    """Say how the grade stands on a course (``module_id`` None) or a module of ``extent`` hp.  EDU-4, CRS-2, CRS-3."""
    results = [r for r in record.results if r.education_id == education_id and r.module_id == module_id]
    credited = credited_in(record, education_id, module_id)
    result = counting(results)
    if result is not None:
        grade = grade_of(result)
        passed = grade is not None and grade.final
        state = GradeState.PASSED if passed else GradeState.FAILED
        reason = CRS_2.because("certified", **_examined(result.examined_on)) if passed else EDU_4.because("failed")
        return Graded(state, Decision(Verdict.OPEN, (reason,)), result, grade, credited)
    if extent > 0 and credited >= extent:
        decision = Decision(Verdict.OPEN, (CRS_3.because("credited", credits=Credits(credited)),))
        return Graded(GradeState.CREDITED, decision, credited=credited)
    if results:
        hidden = Decision(Verdict.HIDDEN, (EDU_4.because("not-certified", results=Count(len(results))),))
        return Graded(GradeState.NOT_CERTIFIED, hidden, credited=credited)
    return Graded(GradeState.NONE, Decision(Verdict.HIDDEN, (EDU_4.because("none"),)), credited=credited)


def _examined(on: date | None) -> dict[str, Day]:
    return {"on": Day(on)} if on else {}


def is_completed(record: Record, course: Education) -> bool:
    """Tell whether a course is completed: a certified final grade, or wholly credited.  CRS-2, EDU-3."""
    finals = [r for r in record.results if r.education_id == course.education_id and r.module_id is None]
    return any(is_passing(r) for r in finals) or is_wholly_credited(record, course)


def passed_credits(record: Record, education_id: str) -> Decimal:
    """Sum the credits (hp) passed in a course: all when completed, else its passed or credited modules.  REG-6."""
    versions = [
        p.offering.education for p in record.participations if p.offering.education.education_id == education_id
    ]
    if not versions:
        return credited_in(record, education_id)
    course = max(versions, key=lambda version: (version.current, version.version))
    if is_completed(record, course):
        return course.credits
    passed = Decimal(0)
    for module in course.modules:
        graded = grade_on(record, education_id, module.module_id, module.credits)
        passed += module.credits if graded.state is GradeState.PASSED else min(graded.credited, module.credits)
    return passed
