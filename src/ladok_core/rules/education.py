"""My education: which filters a thing stands under, and what the credits add up to.  EDU-1, EDU-3."""

from collections import defaultdict
from decimal import Decimal

from ladok_core.codes.tables import grade_scale, unit
from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.education import Education
from ladok_core.model.education_filter import EducationFilter, Sum
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.reason_kind import Kind, Turn
from ladok_core.model.record import Record
from ladok_core.model.results import OtherResult, Target, TargetKind
from ladok_core.rules.completion import is_completed, version_taken
from ladok_core.rules.crediting import credited_on, credited_without_place
from ladok_core.rules.rule import Rule
from ladok_core.rules.switched import Switched

EDU_1 = Rule("EDU-1", "My education shows packages, courses, other results and credit transfers, a row per target.")
EDU_3 = Rule("EDU-3", "Filters: completed, not completed, credited; the credits are summed, nothing twice.")

OFF = EDU_1.reason("off", Kind.HIDES, turn=Turn.INSTITUTION)
ON = EDU_1.reason("on", Kind.ALLOWS)
OTHER_RESULT = EDU_1.reason("other-result", Kind.ALLOWS)
TRANSFER = EDU_1.reason("transfer", Kind.ALLOWS)

MY_EDUCATION = Switched(Switch.MY_EDUCATION, OFF)

_POINTS_A_YEAR = 60


def is_shown_my_education(record: Record) -> Decision:
    """Decide whether there is a page My education at all: what an institution has turned off shows nothing.  EDU-1."""
    return MY_EDUCATION.hidden(record.institution) or Decision(Verdict.OPEN, (ON.because(),))


def course_filters(record: Record, participation: Participation) -> tuple[EducationFilter, ...]:
    """Return the filters a course stands under: completed with a final grade, else not completed.  EDU-3."""
    course = participation.offering.education
    done = is_completed(record, course)
    filters = (EducationFilter.ALL, EducationFilter.COMPLETED if done else EducationFilter.NOT_COMPLETED)
    return (*filters, EducationFilter.CREDITED) if credited_on(record, course) > 0 else filters


def is_passed(result: OtherResult) -> bool:
    """Tell whether a result that belongs to no course is passed: not failed, as far as its grade is known †.  EDU-3."""
    scale = grade_scale(result.scale_id)
    grade = scale.grade(result.grade_id) if scale else None
    return grade is None or grade.final


def other_filters(result: OtherResult) -> tuple[EducationFilter, ...]:
    """Return the filters that a result without a course stands under.  EDU-3."""
    return EducationFilter.ALL, EducationFilter.COMPLETED if is_passed(result) else EducationFilter.NOT_COMPLETED


def total(record: Record) -> Sum:
    """Sum the completed credits, and the credited ones among them.  EDU-3.

    A course counts once, however many offerings, versions or credited modules it has; its credited part never counts
    as more than the course.  Credit for a part of an unfinished course counts as what it is †, its passed modules do
    not †: they are not completed before the course is.  Courses in other units than credits are left out †.
    """
    completed = credited = Decimal(0)
    courses = _courses(record)
    for course in courses.values():
        inside = credited_on(record, course)
        if _counts_in_credits(course):
            completed += course.credits if is_completed(record, course) else inside
            credited += inside
    elsewhere = _credited_elsewhere(record, set(courses))
    placements = sum((result.credits for result in record.other_results if is_passed(result)), Decimal(0))
    return Sum(completed + elsewhere + placements, credited + elsewhere)


def _courses(record: Record) -> dict[str, Education]:
    """Return each course of the record once, in the version taken; a withdrawn place is not there at all (WDR-4)."""
    return {
        p.offering.education.education_id: version_taken(record, p.offering.education)
        for p in record.participations
        if p.offering.education.is_course and not p.has(EventKind.WITHDRAWAL)
    }


def _counts_in_credits(course: Education) -> bool:
    """Tell whether the course is measured so that a year is 60: in hp, or what hp replaced; weeks or hours are not."""
    known = unit(course.unit)
    return known is not None and known.full_year == _POINTS_A_YEAR


def _credited_elsewhere(record: Record, known: set[str]) -> Decimal:
    """Sum credit for what the student has no place on: each free text, and each course whole or in parts, not both."""
    free = Decimal(0)
    courses: dict[str, list[Target]] = defaultdict(list)
    for target in (target for transfer in record.credit_transfers for target in transfer.targets):
        if target.education_id is None and target.kind is TargetKind.FREE_TEXT:
            free += target.credits
        elif target.education_id not in known:
            courses[target.education_id or target.code or target.target_id].append(target)
    return free + sum((credited_without_place(targets) for targets in courses.values()), Decimal(0))
