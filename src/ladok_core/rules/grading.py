"""Which result counts, and what it says of a course or a module.  EDU-4, CRS-2, CRS-3, STA-1."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec

from ladok_core.codes.tables import grade_scale
from ladok_core.model.decision import Count, Credits, Day, Decision, Verdict
from ladok_core.model.education import Education, Module
from ladok_core.model.grade_state import GradeState
from ladok_core.model.grading import Grade
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.model.results import Result, ResultState
from ladok_core.rules.crediting import CREDITED, credited_on, is_wholly_credited
from ladok_core.rules.remembered import remembered
from ladok_core.rules.rule import Rule

EDU_4 = Rule("EDU-4", "Grades are of a scale, keyed by its id; no grade, not certified and failed are three things.")
CRS_2 = Rule("CRS-2", "The final grade appears only when the whole course's result is certified.")

CERTIFIED = CRS_2.reason("certified", Kind.FACT)
FAILED = EDU_4.reason("failed", Kind.FACT)
UNKNOWN = EDU_4.reason("unknown", Kind.FACT)
NOT_CERTIFIED = EDU_4.reason("not-certified", Kind.FACT)
NONE = EDU_4.reason("none", Kind.FACT)

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Graded(msgspec.Struct, frozen=True):
    """The grade that counts, how it stands, and why.  ``decision`` is HIDDEN while nothing is certified."""

    state: GradeState
    decision: Decision
    result: Result | None = None
    grade: Grade | None = None
    credited: Decimal = Decimal(0)


def grade_of(result: Result) -> Grade | None:
    """Return a result's grade, by its scale's id and its own; else as its source describes it, if it does.  EDU-4."""
    scale = grade_scale(result.scale_id)
    return (scale.grade(result.grade_id) if scale else None) or result.grade


def is_passing(result: Result) -> bool:
    """Tell whether a result is certified with a passing grade: one that is valid as a final grade.  EDU-4."""
    grade = grade_of(result)
    return result.state is ResultState.CERTIFIED and grade is not None and grade.final


def counting(results: Iterable[Result]) -> Result | None:
    """Return the result that counts: the latest certified one, but never a failed one over a passed †.  EDU-4.

    A new attempt can raise a grade, as the register's latest certified result says; it cannot take a pass away.
    """
    certified = [result for result in results if result.state is ResultState.CERTIFIED]
    return max(certified, key=lambda r: (is_passing(r), r.certified_at or _LONG_AGO, r.result_id), default=None)


@remembered
def counting_on(record: Record, education_id: str, module_id: str | None) -> Result | None:
    """Return the result that counts on a course (no module), or on one of its modules.  EDU-4."""
    return counting(record.results_on(education_id, module_id))


@remembered
def grade_on(record: Record, course: Education, module: Module | None = None) -> Graded:
    """Say how the grade stands on a course, or on one of its modules.  EDU-4, CRS-2, CRS-3.

    A pass speaks first; then full credit, which settles what was failed before it; then the latest certified grade.
    """
    on = course.education_id, module.module_id if module else None
    credited = credited_on(record, course, module)
    result = counting_on(record, *on)
    grade = grade_of(result) if result else None
    if result is not None and is_passing(result):
        reason = CERTIFIED.because(**_examined(result.examined_on))
        return Graded(GradeState.PASSED, Decision(Verdict.OPEN, (reason,)), result, grade, credited)
    if _is_credited(record, course, module, credited):
        reason = CREDITED.because(credits=Credits(credited))
        return Graded(GradeState.CREDITED, Decision(Verdict.OPEN, (reason,)), credited=credited)
    if result is not None:
        state = GradeState.FAILED if grade else GradeState.UNKNOWN
        reason = FAILED.because() if grade else UNKNOWN.because()
        return Graded(state, Decision(Verdict.OPEN, (reason,)), result, grade, credited)
    if results := record.results_on(*on):
        reason = NOT_CERTIFIED.because(results=Count(len(results)))
        return Graded(GradeState.NOT_CERTIFIED, Decision(Verdict.HIDDEN, (reason,)), credited=credited)
    return Graded(GradeState.NONE, no_grade(), credited=credited)


def no_grade() -> Decision:
    """Say that there is no grade, the only thing a page may say of one that is not certified.  EDU-4, STA-1."""
    return Decision(Verdict.HIDDEN, (NONE.because(),))


def has_final_grade(record: Record, course: Education) -> bool:
    """Tell whether a certified final grade stands on the course.  CRS-2."""
    result = counting_on(record, course.education_id, None)
    return result is not None and is_passing(result)


def _is_credited(record: Record, course: Education, module: Module | None, credited: Decimal) -> bool:
    if module is None or is_wholly_credited(record, course):
        return is_wholly_credited(record, course)
    return 0 < module.credits <= credited


def _examined(on: date | None) -> dict[str, Day]:
    return {"on": Day(on)} if on else {}
