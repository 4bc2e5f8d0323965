"""The other offerings of a course: which there are, which parts of them, and in what they differ.  OFC-1, OFC-3."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from ladok_core.model.institution import Switch
from ladok_core.model.offering import Offering, StudyPeriod
from ladok_core.model.offering_change import Feature
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.standing import Standing
from ladok_core.rules.remembered import remembered
from ladok_core.rules.standing import holds_place, standing


def others(record: Record, place: Participation) -> Iterator[Offering]:
    """Find the other offerings of the course that the institution lets students change to, in order of their dates.

    One that the student has a place on is theirs already.  One that can't be registered on any more is among them, and
    refused by that.
    """
    education_id = place.offering.education.education_id
    own = own_offerings(record, education_id)
    return (one for one in _opened(record).get(education_id, ()) if one.offering_id not in own)


@remembered
def _opened(record: Record) -> Mapping[str, tuple[Offering, ...]]:
    """Return the offerings that students may change to, by their course, in order of their dates."""
    found: dict[str, list[Offering]] = defaultdict(list)
    for one in sorted(record.alternatives, key=_in_order):
        if one.changeable:
            found[one.education.education_id].append(one)
    return {course: tuple(offerings) for course, offerings in found.items()}


def changeable_places(record: Record, to: Offering) -> tuple[Participation, ...]:
    """Return the places on the course of an offering that could be left for it, the latest first.  OFC-1.

    What is withdrawn, stopped or completed could not, whatever the day is.  A reserve place stands after all others.
    """
    places = (
        one
        for one in record.participations_on(to.education.education_id)
        if holds_place(record, one) and one.offering.offering_id != to.offering_id
    )
    return tuple(sorted(places, key=lambda one: (not one.reserve, _in_order(one.offering)), reverse=True))


def periods_of(offering: Offering, part: tuple[int, ...]) -> tuple[StudyPeriod, ...]:
    """Return the study periods that are meant: those of the numbers, all where there are none."""
    return tuple(one for one in offering.periods if not part or one.number in part)


def parts_of(record: Record, offering: Offering) -> Iterator[tuple[int, ...]]:
    """Yield what of an offering one may change to: all of it and, where that is allowed, each run of periods.  OFC-1.

    A single period is a run; credits follow from the periods †, as they are shared out among them.
    """
    yield ()
    if not record.institution.has(Switch.CHANGE_PART):
        return
    numbers = [one.number for one in offering.periods]
    for length in range(1, len(numbers)):
        for start in range(len(numbers) - length + 1):
            yield tuple(numbers[start : start + length])


def differing(now: Offering, then: Offering) -> tuple[Feature, ...]:
    """Return in what another offering differs from the student's, in the order in which it is told.  OFC-3."""
    return tuple(feature for feature in Feature if _feature(now, feature) != _feature(then, feature))


@remembered
def own_offerings(record: Record, education_id: str) -> frozenset[str]:
    """Return the ids of the offerings of a course that the student has a place on which stands."""
    places = record.participations_on(education_id)
    return frozenset(one.offering.offering_id for one in places if standing(record, one) is not Standing.WITHDRAWN)


def _in_order(offering: Offering) -> tuple[date, str]:
    return (offering.span.first if offering.span else date.max, offering.offering_id)


def _feature(offering: Offering, feature: Feature) -> object:
    match feature:
        case Feature.PERIOD:
            return tuple(period.span for period in offering.periods)
        case Feature.PACE:
            return offering.pace
        case Feature.FORM:
            return offering.form
        case Feature.PLACE:
            return offering.place
        case Feature.REGISTRATION:
            return tuple(period.registration for period in offering.periods)
