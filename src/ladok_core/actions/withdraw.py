"""Withdraw from a place on a course or programme that has not been begun.  WDR-1 to WDR-4."""

from collections.abc import Iterator
from datetime import datetime

from ladok_core.actions.action import Action, ActionSpec, Focus
from ladok_core.actions.subject import place_meant, place_of
from ladok_core.model.change import Change, Happened
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.standing import Standing
from ladok_core.rules.standing import standing
from ladok_core.rules.withdrawal import GONE, OF_COURSE, OF_PROGRAMME, can_withdraw, withdrawn_with


class Withdraw(Action, frozen=True, tag="withdraw"):
    """Withdraw from a place on a course or programme, and from all that lies in it.  WDR-1, WDR-3."""

    participation_id: str


def decide(record: Record, wish: Withdraw, now: datetime) -> Decision:
    """Decide whether the student may withdraw at an aware moment.  WDR-1, WDR-3, IMP-1.  Raises NotFound."""
    return can_withdraw(record, place_of(record, wish.participation_id), civil_date(now))


def changes(record: Record, wish: Withdraw, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: the place and those in it are withdrawn, all or none.  WDR-3."""
    today = civil_date(now)
    place, event = place_of(record, wish.participation_id), ParticipationEvent(EventKind.WITHDRAWAL, on=today)
    places = (place, *withdrawn_with(record, place, today))
    return tuple(Happened(one.participation_id, event) for one in places)


def on(record: Record, place: Participation) -> Iterator[Withdraw]:
    """Yield the withdrawal from a place that is expected; on any other there is nothing to withdraw from.  WDR-1."""
    if standing(record, place) is Standing.EXPECTED:
        yield Withdraw(place.participation_id)


def follows(after: Record, wish: Withdraw, now: datetime) -> tuple[Reason, ...]:
    """Return that it is not shown any more, and what to do for one who thinks better of it.  WDR-4."""
    del after, wish, now
    return (GONE.because(),)


SWITCHES = (OF_COURSE, OF_PROGRAMME)
WITHDRAW = ActionSpec(
    "withdraw", Withdraw, decide, changes, on, place_meant, follows, focus=Focus.SAFE, switches=SWITCHES
)
