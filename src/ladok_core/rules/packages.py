"""How participations belong together: one in another, and one after another.  REG-6, CRS-1, EDU-2, REG-5."""

from collections.abc import Iterator

from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record


def packages_around(record: Record, participation: Participation) -> Iterator[Participation]:
    """Find the packages that a participation lies in, the nearest first; a ring in foreign data ends."""
    seen = {participation.participation_id}
    parent = record.participation(participation.within) if participation.within else None
    while parent is not None and parent.participation_id not in seen:
        yield parent
        seen.add(parent.participation_id)
        parent = record.participation(parent.within) if parent.within else None


def lying_in(record: Record, package: Participation) -> Iterator[Participation]:
    """Find all that lies in a package, however deep, in the record's order; a course holds nothing."""
    if package.offering.education.is_course:
        return
    for other in record.participations:
        around = packages_around(record, other)
        if any(one.participation_id == package.participation_id for one in around):
            yield other


def has_begun(record: Record, participation: Participation) -> bool:
    """Tell whether studies have begun on a participation: a registration on it or, on a package, on anything in it.

    Not every institution registers students on programmes; who studies a course in one has begun it †.  What ended
    early or was withdrawn counts as never begun (NCP-3, WDR-4).
    """
    if participation.registered_periods:
        return True
    if participation.offering.education.is_course:
        return False
    return any(
        participation.participation_id == package.participation_id
        for other in record.participations
        if other.registered_periods and not other.has(EventKind.EARLY_NON_COMPLETION)
        if not other.has(EventKind.WITHDRAWAL)
        for package in packages_around(record, other)
    )


def is_left_for_another(record: Record, participation: Participation) -> bool:
    """Tell whether the student has changed to another offering before registering on this one.  REG-5, OFC-2.

    A place with a registration stands until then: the change takes effect by registering on the new offering.
    """
    return not participation.registered_periods and any(
        other.replaces == participation.participation_id and not other.has(EventKind.WITHDRAWAL)
        for other in record.participations_on(participation.offering.education.education_id)
    )
