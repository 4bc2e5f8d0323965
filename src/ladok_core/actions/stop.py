"""Stop on a course or programme that has been begun: a non-completion, early or late.  NCP-1 to NCP-4."""

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
from ladok_core.rules.non_completion import (
    CSN,
    OF_COURSE,
    OF_PROGRAMME,
    RESUMING,
    can_stop,
    kind_of_non_completion,
    stopped_with,
)
from ladok_core.rules.standing import standing
from ladok_core.rules.withdrawal import withdrawn_with


class Stop(Action, frozen=True, tag="stop"):
    """Stop on a course or programme, and on what lies in it.  NCP-1, NCP-2."""

    participation_id: str


def decide(record: Record, wish: Stop, now: datetime) -> Decision:
    """Decide whether the student may stop at an aware moment.  NCP-1 to NCP-3, IMP-1.  Raises NotFound."""
    return can_stop(record, place_of(record, wish.participation_id), civil_date(now))


def changes(record: Record, wish: Stop, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: what is begun is stopped, each early or late by itself, the rest withdrawn.  NCP-2."""
    today, place = civil_date(now), place_of(record, wish.participation_id)
    stopped = (
        Happened(one.participation_id, ParticipationEvent(kind_of_non_completion(record, one, today), on=today))
        for one in (place, *stopped_with(record, place))
    )
    withdrawal = ParticipationEvent(EventKind.WITHDRAWAL, on=today)
    withdrawn = (Happened(one.participation_id, withdrawal) for one in withdrawn_with(record, place, today))
    return (*stopped, *withdrawn)


def on(record: Record, place: Participation) -> Iterator[Stop]:
    """Yield the non-completion of a place that is begun and not completed.  NCP-1."""
    if standing(record, place) is Standing.REGISTERED:
        yield Stop(place.participation_id)


def follows(after: Record, wish: Stop, now: datetime) -> tuple[Reason, ...]:
    """Return that CSN is to be told, and how studies are resumed.  NCP-1, NCP-4."""
    del after, wish, now
    return CSN.because(), RESUMING.because()


SWITCHES = (OF_COURSE, OF_PROGRAMME)
STOP = ActionSpec("stop", Stop, decide, changes, on, place_meant, follows, focus=Focus.SAFE, switches=SWITCHES)
