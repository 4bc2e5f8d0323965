"""Change to another offering of a course, or to some of its study periods.  OFC-1 to OFC-3."""

from collections.abc import Iterator
from datetime import datetime

from ladok_core.actions.action import Action, ActionSpec, Focus, Subject
from ladok_core.actions.concern import ALTERNATIVE
from ladok_core.actions.subject import place_of, subject_of
from ladok_core.errors import NotFound
from ladok_core.model.change import Change, placed
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.offering import Offering
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.rules.alternatives import changeable_places, parts_of, periods_of
from ladok_core.rules.offering_change import CHANGING, CHANGING_PART, can_change, what_completes


class ChangeOffering(Action, frozen=True, tag="change-offering"):
    """Change to an offering, or to the study periods of it with these numbers.  OFC-1.

    ``participation_id`` is the place to change from; without it the latest one on the course that can be changed.
    """

    offering_id: str
    participation_id: str = ""
    periods: tuple[int, ...] = ()


def decide(record: Record, wish: ChangeOffering, now: datetime) -> Decision:
    """Decide whether the student may change at an aware moment.  OFC-1, OFC-2, IMP-1.  Raises NotFound."""
    to = _offering(record, wish.offering_id)
    return can_change(record, _place(record, wish, to), to, wish.periods, civil_date(now))


def changes(record: Record, wish: ChangeOffering, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: a place on the other offering, expected, in the old one's stead.  OFC-2."""
    return placed((_new_place(record, wish),), now)


def on(record: Record, to: Offering) -> Iterator[ChangeOffering]:
    """Yield the change to an offering from each place that can be changed: to all of it, and to each part.  OFC-1."""
    for place in changeable_places(record, to):
        for part in parts_of(record, to):
            yield ChangeOffering(to.offering_id, place.participation_id, part)


def subject(record: Record, wish: ChangeOffering) -> Subject:
    """Return the place as it would be.  OFC-3.  Raises NotFound."""
    new = _new_place(record, wish)
    return subject_of(new, new.offering.periods[0] if len(new.offering.periods) == 1 else None)


def follows(after: Record, wish: ChangeOffering, now: datetime) -> tuple[Reason, ...]:
    """Return when the new offering is to be registered on, since only that completes the change.  OFC-2."""
    periods = periods_of(_offering(after, wish.offering_id), wish.periods)
    return (what_completes(periods[0], civil_date(now)),) if periods else ()


def _new_place(record: Record, wish: ChangeOffering) -> Participation:
    to = _offering(record, wish.offering_id)
    old = _place(record, wish, to)
    before = [one for one in record.participations if one.replaces == old.participation_id]
    return Participation(
        # The same again only after a withdrawal, and then it is another place.
        participation_id=f"{old.participation_id}.{to.offering_id}.{len(before) + 1}",
        offering=to.only(wish.periods),
        within=old.within,
        replaces=old.participation_id,
        part=wish.periods,
        choice=old.choice,  # what a choice gave stays what it gave: it is taken back with the rest (CHO-4)
    )


def _offering(record: Record, offering_id: str) -> Offering:
    for one in record.alternatives:
        if one.offering_id == offering_id:
            return one
    raise NotFound(what="offering", wanted=offering_id)


def _place(record: Record, wish: ChangeOffering, to: Offering) -> Participation:
    if wish.participation_id:
        return place_of(record, wish.participation_id)
    places = changeable_places(record, to)
    if not places:
        raise NotFound(what="participation", wanted=to.education.code)
    return places[0]


CHANGE_OFFERING = ActionSpec(
    "change-offering",
    ChangeOffering,
    decide,
    changes,
    on,
    subject,
    follows,
    focus=Focus.SAFE,
    concerns=ALTERNATIVE,
    switches=(CHANGING, CHANGING_PART),
)
