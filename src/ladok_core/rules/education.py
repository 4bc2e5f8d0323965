"""My education: which filters a thing stands under, and what the credits add up to.  EDU-1, EDU-3."""

from decimal import Decimal
from enum import StrEnum

import msgspec

from ladok_core.model.education import Education
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.results import TargetKind
from ladok_core.rules.grading import credited_in, is_completed, is_wholly_credited
from ladok_core.rules.rule import Rule
from ladok_core.rules.standing import Standing, standing

EDU_1 = Rule("EDU-1", "My education shows packages, courses, other results and credit transfers, a row per target.")
EDU_3 = Rule("EDU-3", "Filters: completed, not completed, credited; the credits are summed, nothing twice.")


class EducationFilter(StrEnum):
    """The ways to narrow My education; each of its rows says which it stands under."""

    ALL = "all"
    COMPLETED = "completed"
    NOT_COMPLETED = "not_completed"
    CREDITED = "credited"


class Sum(msgspec.Struct, frozen=True):
    """Completed credits (hp) in all, and how much of them is credited."""

    completed: Decimal
    credited: Decimal


def course_filters(record: Record, participation: Participation) -> tuple[EducationFilter, ...]:
    """Answer the filters a course stands under: completed with a final grade, else not completed.  EDU-3."""
    education = participation.offering.education
    done = is_completed(record, education) or standing(record, participation) is Standing.COMPLETED
    filters = (EducationFilter.ALL, EducationFilter.COMPLETED if done else EducationFilter.NOT_COMPLETED)
    return (*filters, EducationFilter.CREDITED) if credited_in(record, education.education_id) > 0 else filters


def total(record: Record) -> Sum:
    """Sum the completed credits, and the credited ones among them.  EDU-3.

    A course counts once, however many offerings, versions or credited modules it has; its credited part never counts
    as more than the course.  Credit for a part of an unfinished course counts as what it is †.
    """
    courses = _courses(record)
    completed = credited = Decimal(0)
    for course in courses.values():
        inside = min(_credited(record, course), course.credits)
        completed += course.credits if _done(record, course) else inside
        credited += inside
    for transfer in record.credit_transfers:
        for target in transfer.targets:
            if target.education_id not in courses and target.kind is TargetKind.FREE_TEXT:
                completed += target.credits
                credited += target.credits
    elsewhere = _credited_elsewhere(record, set(courses))
    completed += elsewhere
    credited += elsewhere
    completed += sum((result.credits for result in record.other_results), Decimal(0))
    return Sum(completed, credited)


def _courses(record: Record) -> dict[str, Education]:
    """Answer each course of the record once, in the version that its results belong to: the latest taken."""
    courses: dict[str, Education] = {}
    for participation in record.participations:
        education = participation.offering.education
        known = courses.get(education.education_id)
        if education.is_course and (known is None or education.version > known.version):
            courses[education.education_id] = education
    return courses


def _done(record: Record, course: Education) -> bool:
    return is_completed(record, course) or any(
        p.reported is not None and p.reported.completed
        for p in record.participations
        if p.offering.education.education_id == course.education_id
    )


def _credited(record: Record, course: Education) -> Decimal:
    if is_wholly_credited(record, course):
        return course.credits
    reported = max(
        (
            p.reported.credited
            for p in record.participations
            if p.reported is not None and p.offering.education.education_id == course.education_id
        ),
        default=Decimal(0),
    )
    return max(credited_in(record, course.education_id), reported)


def _credited_elsewhere(record: Record, known: set[str]) -> Decimal:
    """Sum credit for courses that the student has no participation on, at most once a course and target kind."""
    given: dict[str, Decimal] = {}
    for transfer in record.credit_transfers:
        for target in transfer.targets:
            if target.kind is TargetKind.FREE_TEXT or target.education_id in known:
                continue
            key = target.education_id or target.target_id
            if target.kind is TargetKind.WHOLE_COURSE:
                given[key] = max(given.get(key, Decimal(0)), target.credits)
            else:
                given[key] = given.get(key, Decimal(0)) + target.credits
    return sum(given.values(), Decimal(0))
