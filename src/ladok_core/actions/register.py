"""Register on a study period, the first or a later one.  REG-1 to REG-6."""

from collections.abc import Iterator
from datetime import datetime

from ladok_core.actions.action import Action, ActionSpec, Focus, Subject
from ladok_core.actions.subject import place_of, subject_of
from ladok_core.errors import NotFound
from ladok_core.model.change import Change, Happened
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.offering import StudyPeriod
from ladok_core.model.participation import Participation, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.rules.registration import OF_COURSE, OF_PROGRAMME
from ladok_core.rules.registration_facts import seek
from ladok_core.rules.registration_met import absent_from_registration, met_for_registration
from ladok_core.rules.registration_periods import kind_of_registration, next_period, registration_on, when_next


class Register(Action, frozen=True, tag="register"):
    """Register on one study period of a participation.  REG-1, REG-4."""

    participation_id: str
    period: int


def decide(record: Record, wish: Register, now: datetime) -> Decision:
    """Decide whether the student may register at an aware moment.  REG-1 to REG-6.  Raises NotFound."""
    place = place_of(record, wish.participation_id)
    return registration_on(record, place, _period(place, wish.period), civil_date(now))


def changes(record: Record, wish: Register, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: the period is registered, for the first time, continued, or again.  REG-4."""
    kind = kind_of_registration(record, place_of(record, wish.participation_id))
    event = ParticipationEvent(kind, on=civil_date(now), period=wish.period)
    return (Happened(wish.participation_id, event),)


def on(record: Record, place: Participation) -> Iterator[Register]:
    """Yield the registration that concerns a place now: on its next study period, else on its last.  REG-4."""
    del record
    period = next_period(place) or (place.offering.periods[-1] if place.offering.periods else None)
    if period is not None:
        yield Register(place.participation_id, period.number)


def subject(record: Record, wish: Register) -> Subject:
    """Return the study period that is meant.  Raises NotFound."""
    place = place_of(record, wish.participation_id)
    return subject_of(place, _period(place, wish.period))


def follows(after: Record, wish: Register, now: datetime) -> tuple[Reason, ...]:
    """Return when the next period can be registered, if there is one.  REG-4."""
    period = next_period(place_of(after, wish.participation_id))
    return () if period is None else (when_next(period, civil_date(now)),)


def _period(place: Participation, number: int) -> StudyPeriod:
    period = place.offering.period(number)
    if period is None:
        known = tuple(str(one.number) for one in place.offering.periods)
        raise NotFound(what="period", wanted=str(number), known=known)
    return period


def met(record: Record, wish: Register, now: datetime) -> tuple[Reason, ...]:
    """Return what speaks for it: the place, the time, the conditions that are met.  REG-1, REG-5, REG-6."""
    place = place_of(record, wish.participation_id)
    return tuple(met_for_registration(seek(record, place, _period(place, wish.period)), civil_date(now)))


REGISTER = ActionSpec(
    "register",
    Register,
    decide,
    changes,
    on,
    subject,
    follows,
    focus=Focus.ACT,
    switches=(OF_COURSE, OF_PROGRAMME),
    met=met,
    absent=absent_from_registration,
)
