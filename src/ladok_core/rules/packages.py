"""How participations belong together: one in another, and one after another.  REG-6, CRS-1, EDU-2, REG-5."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import accumulate

import msgspec

from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.rules.remembered import remembered


class Nest(msgspec.Struct, frozen=True):
    """Every place, each package straight before all that lies in it; where in that order each lies, and its own."""

    places: tuple[Participation, ...]
    at: Mapping[str, int]
    inside: Mapping[str, range]


def packages_around(record: Record, participation: Participation) -> Iterator[Participation]:
    """Find the packages that a participation lies in, the nearest first."""
    around = package_of(record)
    package = around.get(participation.participation_id)
    while package is not None:
        yield package
        package = around.get(package.participation_id)


def lying_in(record: Record, package: Participation) -> tuple[Participation, ...]:
    """Find all that lies in a package, however deep, in the record's order; a course holds nothing."""
    nest, order = nest_of(record), _order(record)
    found = nest.inside.get(package.participation_id, range(0))
    places = nest.places[found.start : found.stop]
    return tuple(sorted(places, key=lambda place: order[place.participation_id]))


def lies_in(record: Record, participation: Participation, package: Participation) -> bool:
    """Tell whether a participation lies in a package, however deep."""
    nest = nest_of(record)
    return nest.at.get(participation.participation_id) in nest.inside.get(package.participation_id, ())


def outermost(record: Record, places: Iterable[Participation]) -> Iterator[Participation]:
    """Yield those of some places that lie in no other of them."""
    nest = nest_of(record)
    inside: Container[int] = ()
    for place in sorted(places, key=lambda one: nest.at[one.participation_id]):
        if nest.at[place.participation_id] not in inside:
            inside = nest.inside.get(place.participation_id, ())
            yield place


def counted_inside(record: Record, counts: Callable[[Participation], bool]) -> Mapping[str, int]:
    """Return how many of the places that count lie in each package, however deep, by the package's id."""
    nest = nest_of(record)
    so_far = (*accumulate(counts(place) for place in nest.places),)
    return {package: so_far[found.stop - 1] - so_far[found.start - 1] for package, found in nest.inside.items()}


@remembered
def nest_of(record: Record) -> Nest:
    """Return how the places lie in each other, however deep, in the time that it takes to look at each once."""
    around, held = package_of(record), defaultdict[str | None, list[Participation]](list)
    for place in record.participations:
        package = around.get(place.participation_id)
        held[package.participation_id if package else None].append(place)
    waiting, places = held[None], []
    while waiting:
        places.append(waiting.pop())
        waiting += held.pop(places[-1].participation_id, ())
    sizes, inside = Counter[str](), dict[str, range]()
    for index, place in reversed(tuple(enumerate(places, start=1))):
        if not place.offering.education.is_course:
            inside[place.participation_id] = range(index, index + sizes[place.participation_id])
        if package := around.get(place.participation_id):
            sizes[package.participation_id] += 1 + sizes[place.participation_id]
    return Nest(tuple(places), {place.participation_id: index for index, place in enumerate(places)}, inside)


@remembered
def package_of(record: Record) -> Mapping[str, Participation]:
    """Return the package that each place lies in, the nearest one, by the place's id.

    Where foreign data lies in a ring nothing is outermost: what the ring is made of then lies in nothing †, and what
    hangs on it stays where it is.
    """
    found = {
        place.participation_id: package
        for place in record.participations
        if place.within is not None and (package := record.participation(place.within)) is not None
    }
    seen: set[str] = set()
    for start in tuple(found):
        place, way = start, set[str]()
        while place in found and place not in seen:
            seen.add(place)
            way.add(place)
            place = found[place].participation_id
        while place in way and place in found:
            place = found.pop(place).participation_id
    return found


@remembered
def _order(record: Record) -> Mapping[str, int]:
    return {place.participation_id: number for number, place in enumerate(record.participations)}


def has_begun(record: Record, participation: Participation) -> bool:
    """Tell whether studies have begun on a participation: a registration on it or, on a package, on anything in it.

    Not every institution registers students on programmes; who studies a course in one has begun it †.  What ended
    early or was withdrawn counts as never begun (NCP-3, WDR-4).
    """
    return bool(participation.registered_periods) or _begun_inside(record).get(participation.participation_id, 0) > 0


@remembered
def _begun_inside(record: Record) -> Mapping[str, int]:
    return counted_inside(
        record,
        lambda place: (
            bool(place.registered_periods)
            and not place.has(EventKind.EARLY_NON_COMPLETION)
            and not place.has(EventKind.WITHDRAWAL)
        ),
    )


def is_left_for_another(record: Record, participation: Participation) -> bool:
    """Tell whether the student has changed to another offering before registering on this one.  REG-5, OFC-2.

    A place with a registration stands until then: the change takes effect by registering on the new offering.
    """
    return not participation.registered_periods and replacing(record, participation) is not None


def is_changed_for_another(record: Record, participation: Participation) -> bool:
    """Tell whether the student studies on another offering instead of this one.  OFC-2.

    So it is from the change on where this one was never registered on, else from the registration on the other.
    """
    other = replacing(record, participation)
    return other is not None and bool(other.registered_periods or not participation.registered_periods)


@remembered
def replacing(record: Record, participation: Participation) -> Participation | None:
    """Return the place that the student has changed to from another, unless it has been withdrawn from.  OFC-2."""
    place = participation.participation_id, participation.offering.education.education_id
    return _replacing(record).get(place)


@remembered
def _replacing(record: Record) -> Mapping[tuple[str, str], Participation]:
    """Return the places that have taken the place of others, by the other's id and the course that both are on."""
    return {
        (other.replaces, other.offering.education.education_id): other
        for other in reversed(record.participations)
        if other.replaces is not None and not other.has(EventKind.WITHDRAWAL)
    }
