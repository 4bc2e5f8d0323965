"""When a course is completed, in which version it was taken, and how much of it is passed.  CRS-2, EDU-3, REG-6."""

from decimal import Decimal

from ladok_core.model.education import Education, Module
from ladok_core.model.grade_state import SETTLED, GradeState
from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record
from ladok_core.model.results import Result
from ladok_core.rules.crediting import credited_on, is_wholly_credited
from ladok_core.rules.grading import counting_on, grade_on, has_final_grade, is_passing
from ladok_core.rules.remembered import remembered


@remembered
def is_completed(record: Record, education: Education) -> bool:
    """Tell whether a course is completed: a certified final grade, wholly credited, or said so by the record itself.

    The record itself says it of packages, and of imported courses whose results were not at hand.  CRS-2, EDU-3.
    """
    if education.is_course and (has_final_grade(record, education) or is_wholly_credited(record, education)):
        return True
    return _is_said_completed(record, education.education_id)


@remembered
def _is_said_completed(record: Record, education_id: str) -> bool:
    return any(
        p.has(EventKind.COMPLETION) or (p.reported is not None and p.reported.completed)
        for p in record.participations_on(education_id)
        if not p.has(EventKind.WITHDRAWAL)
    )


def version_taken(record: Record, education: Education) -> Education:
    """Choose among a course's versions the one that its results belong to: where it is passed, the one passed in.

    Else one that was begun comes before one that is expected, then the latest †: most results know their course and not
    its version, and a later version may have other credits and other modules.  EDU-3.
    """
    return _version_taken(record, education.education_id) or education


@remembered
def _version_taken(record: Record, education_id: str) -> Education | None:
    places = [p for p in record.participations_on(education_id) if not p.has(EventKind.WITHDRAWAL)]
    final = counting_on(record, education_id, None)
    passed_in = final.version_id if final is not None and is_passing(final) else ""
    taken = max(
        places,
        key=lambda p: (
            p.offering.education.version_id == passed_in,
            bool(p.registered_periods),
            p.offering.education.current,
            p.offering.education.version,
        ),
        default=None,
    )
    return taken.offering.education if taken else None


def modules_taken(record: Record, course: Education) -> tuple[Module, ...]:
    """Return a course's modules, and those of its other versions that a certified result stands on †.  CRS-2.

    A student who passed a module before the course was changed keeps it, and it is told as new like any other (STA-1).
    """
    known = {module.module_id for module in course.modules}
    return (*course.modules, *(m for m in _certified_modules(record, course.education_id) if m.module_id not in known))


@remembered
def _certified_modules(record: Record, education_id: str) -> tuple[Module, ...]:
    """Return the modules of any version of a course that a certified result stands on, each once."""
    found: dict[str, Module] = {}
    for place in record.participations_on(education_id):
        if not place.has(EventKind.WITHDRAWAL):
            for module in place.offering.education.modules:
                if module.module_id not in found and counting_on(record, education_id, module.module_id):
                    found[module.module_id] = module
    return tuple(found.values())


def course_of(record: Record, result: Result) -> tuple[Education | None, Module | None]:
    """Return the course that a result is on, in the version that it was given in, and its module if it is on one.

    Where a result doesn't say the version, only a module gives it away, else it is the latest †.
    """
    if result.version_id and (stated := _stated(record, result)) is not None:
        return stated
    given = _versions_by_module(record, result.education_id)
    return given.get(result.module_id, given.get(None, (None, None)))


def _stated(record: Record, result: Result) -> tuple[Education, Module | None] | None:
    """Return the version that a result says it stands under, if the student has a place on it and it has the module."""
    for place in record.participations_on(result.education_id):
        version = place.offering.education
        if version.version_id == result.version_id:
            module = next((one for one in version.modules if one.module_id == result.module_id), None)
            return (version, module) if module is not None or result.module_id is None else None
    return None


@remembered
def _versions_by_module(record: Record, education_id: str) -> dict[str | None, tuple[Education, Module | None]]:
    """Return the first version of a course that has each of its modules; under None the latest of all."""
    versions = [place.offering.education for place in record.participations_on(education_id)]
    found: dict[str | None, tuple[Education, Module | None]] = {}
    for version in versions:
        for module in version.modules:
            found.setdefault(module.module_id, (version, module))
    if versions:
        found[None] = max(versions, key=lambda version: version.version), None
    return found


def lacks_only_final_grade(record: Record, course: Education) -> bool:
    """Tell whether every module is passed or credited while no final grade stands: a normal, common state.  EDU-4."""
    if not course.modules or is_completed(record, course):
        return False
    return all(grade_on(record, course, module).state in SETTLED for module in course.modules)


def passed_credits(record: Record, education: Education) -> Decimal:
    """Sum the credits (hp) passed in a course: all when completed, else passed modules and what is credited.  REG-6."""
    course = version_taken(record, education)
    if is_completed(record, course):
        return course.credits
    of_modules = credited_of_modules = Decimal(0)
    for module in modules_taken(record, course):
        graded = grade_on(record, course, module)
        of_modules += module.credits if graded.state is GradeState.PASSED else graded.credited
        credited_of_modules += graded.credited
    loose = max(credited_on(record, course) - credited_of_modules, Decimal(0))  # credit for no module in particular
    return min(of_modules + loose, course.credits)
