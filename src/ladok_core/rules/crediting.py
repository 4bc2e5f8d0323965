"""Credit transfer: how much of a course or a module is credited, and by which decisions.  CRS-3, EDU-3."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from ladok_core.model.education import Education, Module
from ladok_core.model.participation import EventKind
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.model.results import CreditTransfer, Target, TargetKind
from ladok_core.rules.remembered import remembered
from ladok_core.rules.rule import Rule

CRS_3 = Rule("CRS-3", "Modules credited in whole or in part are marked with how much.")

CREDITED = CRS_3.reason("credited", Kind.FACT)


class _Given(msgspec.Struct, frozen=True):
    """What is given for one course, in hp: the whole of it, so much for each module and for none in particular.

    ``reported`` is what the source of an imported record says is credited, where it gave no decisions.
    """

    whole: bool
    parts: dict[str | None, Decimal]
    reported: Decimal


def credited_on(record: Record, course: Education, module: Module | None = None) -> Decimal:
    """Return the credits (hp) transferred to a course, or to one of its modules; never more than there are.  CRS-3.

    Two decisions on the same module count as no more than the module, and parts beside a whole as no more than the
    whole, so that nothing is credited twice (EDU-3).  A wholly credited course has all its modules credited †.
    """
    given = _given(record, course.education_id)
    extent = module.credits if module else course.credits
    if given.whole:
        return extent
    if not given.parts and not given.reported:
        return Decimal(0)
    if module is not None:
        return min(given.parts.get(module.module_id, Decimal(0)), extent)
    limits = {part.module_id: part.credits for part in course.modules}
    parts = sum((min(amount, limits.get(part or "", amount)) for part, amount in given.parts.items()), Decimal(0))
    return min(max(parts, given.reported), extent)


def is_wholly_credited(record: Record, course: Education) -> bool:
    """Tell whether the whole course is credited, at once or in parts †, and so completed without a grade.  CRS-3."""
    if _given(record, course.education_id).whole:
        return True
    return course.credits > 0 and credited_on(record, course) >= course.credits


def targets_on(
    record: Record, course: Education, module: Module | None = None
) -> Iterator[tuple[CreditTransfer, Target]]:
    """Find the targets that credit a course, or one of its modules: those on it, and those on the whole course."""
    for transfer, target in record.targets_on(course.education_id):
        if module is None or target.kind is TargetKind.WHOLE_COURSE or target.module_id == module.module_id:
            yield transfer, target


def credited_without_place(targets: Iterable[Target]) -> Decimal:
    """Sum credit for one course that the student has no place on: the whole if that was given, else its parts †."""
    given = list(targets)
    whole = [target.credits for target in given if target.kind is TargetKind.WHOLE_COURSE]
    return max(whole) if whole else sum((target.credits for target in given), Decimal(0))


@remembered
def _given(record: Record, education_id: str) -> _Given:
    parts: dict[str | None, Decimal] = defaultdict(Decimal)
    targets = [target for _, target in record.targets_on(education_id)]
    for target in targets:
        parts[target.module_id] += target.credits
    # What the source says of a place that was withdrawn from is shown nowhere (WDR-4).
    places = (p for p in record.participations_on(education_id) if not p.has(EventKind.WITHDRAWAL))
    said = (p.reported.credited for p in places if p.reported is not None)
    whole = any(target.kind is TargetKind.WHOLE_COURSE for target in targets)
    return _Given(whole, dict(parts), max(said, default=Decimal(0)))
