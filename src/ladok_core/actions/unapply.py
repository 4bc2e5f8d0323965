"""Take an application back: the place that it gave is no more.  APP-3."""

from collections.abc import Iterator
from datetime import datetime

from ladok_core.actions.action import Action, ActionSpec, Focus, Subject
from ladok_core.actions.choice_meant import application_subject, choice_of, taken_back
from ladok_core.actions.concern import APPLICATION
from ladok_core.model.change import Change
from ladok_core.model.choice import Choice, ChoiceKind
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.record import Record
from ladok_core.rules.choices import can_remove
from ladok_core.rules.programme_application import REMOVING


class Unapply(Action, frozen=True, tag="unapply"):
    """Take an application back, by its id or code, or the code of what it was for.  APP-3."""

    choice_id: str


def decide(record: Record, wish: Unapply, now: datetime) -> Decision:
    """Decide whether it can be taken back at an aware moment.  APP-3, IMP-1.  Raises NotFound."""
    return can_remove(record, _meant(record, wish), civil_date(now))


def changes(record: Record, wish: Unapply, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: what it gave is no more, all of it.  APP-3."""
    del now
    return taken_back(record, _meant(record, wish))


def on(record: Record, choice: Choice) -> Iterator[Unapply]:
    """Yield it for what is made.  APP-3."""
    if choice.kind is ChoiceKind.APPLICATION and record.made_by(choice.choice_id):
        yield Unapply(choice.choice_id)


def subject(record: Record, wish: Unapply) -> Subject:
    """Return what is meant.  Raises NotFound."""
    return application_subject(_meant(record, wish))


def follows(after: Record, wish: Unapply, now: datetime) -> tuple[Reason, ...]:
    """Return nothing more: whether it can be made again the decision tells.  APP-3."""
    del after, wish, now
    return ()


def _meant(record: Record, wish: Unapply) -> Choice:
    return choice_of(record, wish.choice_id, ChoiceKind.APPLICATION)


UNAPPLY = ActionSpec(
    "unapply",
    Unapply,
    decide,
    changes,
    on,
    subject,
    follows,
    focus=Focus.SAFE,
    concerns=APPLICATION,
    switches=(REMOVING,),
)
