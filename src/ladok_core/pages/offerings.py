"""The other offerings of a course, side by side with the student's own: what one may change to.  OFC-1 to OFC-3."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import msgspec

from ladok_core.actions.change_offering import ChangeOffering
from ladok_core.actions.outcome import Offered, offered
from ladok_core.errors import NotFound
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.education import Education
from ladok_core.model.offering import Offering, StudyPeriod
from ladok_core.model.offering_change import Feature
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.state import State
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskOfferings
from ladok_core.pages.course_row import Given, given
from ladok_core.pages.meant import changed_meant, newest
from ladok_core.pages.page import PageSpec
from ladok_core.rules.alternatives import differing, others
from ladok_core.rules.offering_change import CHANGING, can_change, may_leave_for_another
from ladok_core.rules.standing import is_shown_in_education
from ladok_core.rules.state import state_of


class AlternativeRow(msgspec.Struct, frozen=True):
    """Another offering of the course; ``differs`` is in what it is unlike the student's.  OFC-3.

    ``change`` is the decision on changing to all of it; ``offered`` the change to all of it, and to each part that is
    allowed.
    """

    offering_id: str
    given: Given
    periods: tuple[StudyPeriod, ...]
    differs: tuple[Feature, ...]
    change: Decision
    offered: tuple[Offered, ...] = ()


class OwnOffering(msgspec.Struct, frozen=True):
    """A place of the student's on the course, and what it can be changed for; ``leave`` says whether, or why not."""

    participation_id: str
    given: Given
    state: State
    periods: tuple[StudyPeriod, ...]
    leave: Decision
    alternatives: tuple[AlternativeRow, ...]


class OfferingsPage(msgspec.Struct, frozen=True):
    """The offerings of a course as of a civil date: the student's own, the latest first, each with the others.

    Credits in ``unit``.
    """

    today: date
    institution: Text
    student: str
    education_id: str
    name: Text
    code: str
    credits: Decimal
    unit: str
    places: tuple[OwnOffering, ...]


def rows(record: Record, now: datetime) -> Iterator[OwnOffering]:
    """Make the line of every place on a course, with what it can be changed for.  OFC-1, OFC-3."""
    for place in record.participations:
        if place.offering.education.is_course:
            yield _own(record, place, now)


def build(record: Record, ask: AskOfferings, now: datetime) -> OfferingsPage:
    """Build the page as of an aware moment.  OFC-1 to OFC-3.  Raises OtherKind, NotShown, NotFound."""
    today = civil_date(now)
    course = _meant(record, ask.course, today)
    places = record.participations_on(course.education_id)
    shown = (place for place in places if is_shown_in_education(record, place, today).shown)
    return OfferingsPage(
        today=today,
        institution=record.institution.name,
        student=record.student.name,
        education_id=course.education_id,
        name=course.name,
        code=course.code,
        credits=course.credits,
        unit=course.unit,
        places=tuple(_own(record, place, now) for place in sorted(shown, key=newest, reverse=True)),
    )


def _meant(record: Record, wanted: str, today: date) -> Education:
    """Return the course that is meant, where an offering that is called so is meant by its course."""
    name = wanted.strip().casefold()
    named = (one for one in record.alternatives if name in (one.offering_id.casefold(), one.code.casefold()))
    try:
        return changed_meant(record, wanted, today)
    except NotFound:
        offering = next(named, None)
        if offering is None:
            raise
        return changed_meant(record, offering.education.education_id, today)


def _own(record: Record, place: Participation, now: datetime) -> OwnOffering:
    today = civil_date(now)
    leave = may_leave_for_another(record, place, today)
    return OwnOffering(
        participation_id=place.participation_id,
        given=given(place.offering),
        state=state_of(record, place, today),
        periods=place.offering.periods,
        leave=leave,
        alternatives=tuple(_alternative(record, place, to, now) for to in others(record, place)) if leave.shown else (),
    )


def _alternative(record: Record, place: Participation, to: Offering, now: datetime) -> AlternativeRow:
    return AlternativeRow(
        offering_id=to.offering_id,
        given=given(to),
        periods=to.periods,
        differs=differing(place.offering, to),
        change=can_change(record, place, to, (), civil_date(now)),
        offered=tuple(one for one in offered(record, to, now) if _is_from(one, place)),
    )


def _is_from(one: Offered, place: Participation) -> bool:
    return isinstance(one.action, ChangeOffering) and one.action.participation_id == place.participation_id


PAGE = PageSpec("offerings", AskOfferings, OfferingsPage, build, switches=(CHANGING,))
