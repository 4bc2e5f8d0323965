"""How participations belong together: one in another, and one after another.  REG-6, CRS-1, EDU-2, REG-5."""

from collections import defaultdict
from collections.abc import Iterator

from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.rules.remembered import remembered


def packages_around(record: Record, participation: Participation) -> Iterator[Participation]:
    """Find the packages that a participation lies in, the nearest first; a ring in foreign data ends."""
    seen = {participation.participation_id}
    parent = record.participation(participation.within) if participation.within else None
    while parent is not None and parent.participation_id not in seen:
        yield parent
        seen.add(parent.participation_id)
        parent = record.participation(parent.within) if parent.within else None


def lying_in(record: Record, package: Participation) -> tuple[Participation, ...]:
    """Find all that lies in a package, however deep, in the record's order; a course holds nothing."""
    return () if package.offering.education.is_course else _inside(record).get(package.participation_id, ())


@remembered
def _inside(record: Record) -> dict[str, tuple[Participation, ...]]:
    """Return what lies in each place, however deep, by the place's id."""
    found: dict[str, list[Participation]] = defaultdict(list)
    for place in record.participations:
        for package in packages_around(record, place):
            found[package.participation_id].append(place)
    return {package: tuple(places) for package, places in found.items()}


def has_begun(record: Record, participation: Participation) -> bool:
    """Tell whether studies have begun on a participation: a registration on it or, on a package, on anything in it.

    Not every institution registers students on programmes; who studies a course in one has begun it †.  What ended
    early or was withdrawn counts as never begun (NCP-3, WDR-4).
    """
    if participation.registered_periods:
        return True
    if participation.offering.education.is_course:
        return False
    return _holds_begun(record, participation.participation_id)


@remembered
def _holds_begun(record: Record, participation_id: str) -> bool:
    return any(
        place.registered_periods
        and not place.has(EventKind.EARLY_NON_COMPLETION)
        and not place.has(EventKind.WITHDRAWAL)
        for place in _inside(record).get(participation_id, ())
    )


def is_left_for_another(record: Record, participation: Participation) -> bool:
    """Tell whether the student has changed to another offering before registering on this one.  REG-5, OFC-2.

    A place with a registration stands until then: the change takes effect by registering on the new offering.
    """
    place = participation.participation_id, participation.offering.education.education_id
    return not participation.registered_periods and place in _replaced(record)


@remembered
def _replaced(record: Record) -> frozenset[tuple[str, str]]:
    """Return the ids of the places that others have taken the place of, each with the course that the other is on."""
    return frozenset(
        (other.replaces, other.offering.education.education_id)
        for other in record.participations
        if other.replaces is not None and not other.has(EventKind.WITHDRAWAL)
    )
