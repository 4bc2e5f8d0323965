"""A package or course as a line of My education, and how the lines lie in each other.  EDU-1, EDU-2, EDU-4."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import msgspec

from ladok_core.model.civil_date import civil_date
from ladok_core.model.education import Education, EducationKind, Module
from ladok_core.model.education_filter import EducationFilter
from ladok_core.model.grade_state import GradeState
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.pages.course_row import CourseRow, course_row
from ladok_core.pages.graded_part import GradedPart, graded_part
from ladok_core.rules.completion import lacks_only_final_grade, modules_taken, version_taken
from ladok_core.rules.crediting import credited_on
from ladok_core.rules.education import course_filters
from ladok_core.rules.grading import grade_on
from ladok_core.rules.standing import is_shown_in_education, shown_packages

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
