"""What comes of an action: offered with a thing, foreseen, and answered with a receipt.  The same facts all the way."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from ladok_core.actions import ACTIONS, AnyAction, spec_of
from ladok_core.actions.action import Focus, Subject
from ladok_core.model.change import Change, Happened, Placed, TakenBack
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.education import EducationKind
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.model.text import Text


class Offered(msgspec.Struct, frozen=True):
    """An action that a page offers with a thing, and the decision on it: a button where it is open, else the reason."""

    action: AnyAction
    decision: Decision


class Touched(msgspec.Struct, frozen=True):
    """A participation that an action changes, and what happens to it: an event; without one it is given or taken back.

    ``placed`` tells that it is given.
    """

    participation_id: str
    kind: EducationKind
    name: Text
    code: str
    event: EventKind | None = None
    period: int | None = None
    placed: bool = False

    @property
    def happens(self) -> str:
        """What happens to it in one word, by which the catalogues know it."""
        if self.event is not None:
            return str(self.event)
        return "placed" if self.placed else "taken_back"


class Outlook(msgspec.Struct, frozen=True):
    """What an action would do now: the decision, what becomes true, whom it touches, and what follows from it.

    ``follows`` is what is said when it is done, as from when the next period can be registered.  ``changes`` is empty
    where the decision is not open.  ``met`` is what speaks for it, beside what the decision says, and ``absent`` what
    was looked for and doesn't concern the student.
    """

    action: AnyAction
    decision: Decision
    subject: Subject
    focus: Focus
    changes: tuple[Change, ...] = ()
    touched: tuple[Touched, ...] = ()
    follows: tuple[Reason, ...] = ()
    met: tuple[Reason, ...] = ()
    absent: tuple[Reason, ...] = ()


class Receipt(msgspec.Struct, frozen=True):
    """The answer to an action that holds: done now (``changed``), or the case before.

    ``at`` is the aware moment at which what holds was done, None where the source does not say.
    """

    action: AnyAction
    changed: bool
    decision: Decision
    subject: Subject
    touched: tuple[Touched, ...] = ()
    follows: tuple[Reason, ...] = ()
    at: datetime | None = None


def offered(record: Record, thing: msgspec.Struct, now: datetime) -> tuple[Offered, ...]:
    """Return every action that concerns a thing, open or not, each with its decision at an aware moment."""
    found = (
        Offered(action, spec.decide(record, action, now))
        for spec in ACTIONS
        if spec.concerns.kind is type(thing)
        for action in spec.on(record, thing)
    )
    return tuple(one for one in found if one.decision.shown)


def foresee(record: Record, action: AnyAction, now: datetime) -> Outlook:
    """Return what an action would do at an aware moment.  Raises NotFound when there is nothing that it is about."""
    spec = spec_of(action)
    subject = spec.subject(record, action)
    decision = spec.decide(record, action, now)
    changes = spec.changes(record, action, now) if decision.open else ()
    holds = decision.open or decision.holds
    is_said = decision.open or (holds and not spec.follows_anew)
    follows = spec.follows(record.after(changes), action, now) if is_said else ()
    met = () if holds else spec.met(record, action, now)
    absent = spec.absent(decision)
    return Outlook(action, decision, subject, spec.focus, changes, touched(record, changes), follows, met, absent)


def touched(record: Record, changes: Iterable[Change]) -> tuple[Touched, ...]:
    """Return the participations that changes concern, in their order, each with what happens to it."""
    return tuple(one for change in changes if (one := _touched(record, change)) is not None)


def _touched(record: Record, change: Change) -> Touched | None:
    match change:
        case Happened(participation_id=place_id, event=event):
            place = record.participation(place_id)
            return None if place is None else _of_place(place, event=event.kind, period=event.period)
        case Placed(participation=place):
            return _of_place(place, placed=True)
        case TakenBack(participation_id=place_id):
            place = record.participation(place_id)
            return None if place is None else _of_place(place)
    return None


def _of_place(
    place: Participation, *, event: EventKind | None = None, period: int | None = None, placed: bool = False
) -> Touched:
    one = place.offering.education
    return Touched(place.participation_id, one.kind, one.name, one.code, event, period, placed)


def receipt(outlook: Outlook, at: datetime | None, *, changed: bool) -> Receipt:
    """Return the receipt of an action that came to what was foreseen."""
    return Receipt(outlook.action, changed, outlook.decision, outlook.subject, outlook.touched, outlook.follows, at)
