"""Apply for a course or specialisation within the programme: an expected participation on it.  APP-1, APP-2."""

from collections.abc import Iterator
from datetime import datetime

from ladok_core.actions.action import Action, ActionSpec, Focus, Subject
from ladok_core.actions.choice_meant import application_subject, choice_of, given_by
from ladok_core.actions.concern import APPLICATION
from ladok_core.model.change import Change
from ladok_core.model.choice import Choice, ChoiceKind
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.record import Record
from ladok_core.rules.choosing import when_registered
from ladok_core.rules.programme_application import APPLYING, WAYS, can_apply


class Apply(Action, frozen=True, tag="apply"):
    """Apply for what the application is for.  APP-2."""

    choice_id: str


def decide(record: Record, wish: Apply, now: datetime) -> Decision:
    """Decide whether the student may apply at an aware moment.  APP-1, APP-2, IMP-1.  Raises NotFound."""
    return can_apply(record, _meant(record, wish), civil_date(now))


def changes(record: Record, wish: Apply, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: a place on it, within the programme.  APP-2."""
    del now
    choice = _meant(record, wish)
    return given_by(record, choice, choice.options)


def on(record: Record, choice: Choice) -> Iterator[Apply]:
    """Yield the application as long as it isn't made.  APP-1."""
    if choice.kind is ChoiceKind.APPLICATION and not record.made_by(choice.choice_id):
        yield Apply(choice.choice_id)


def subject(record: Record, wish: Apply) -> Subject:
    """Return what is applied for.  Raises NotFound."""
    return application_subject(_meant(record, wish))


def follows(after: Record, wish: Apply, now: datetime) -> tuple[Reason, ...]:
    """Return from when it can be registered on.  APP-2."""
    made = after.made_by(_meant(after, wish).choice_id)
    return tuple(when_registered(place.offering, civil_date(now), WAYS) for place in made)


def _meant(record: Record, wish: Apply) -> Choice:
    return choice_of(record, wish.choice_id, ChoiceKind.APPLICATION)


APPLY = ActionSpec(
    "apply",
    Apply,
    decide,
    changes,
    on,
    subject,
    follows,
    focus=Focus.ACT,
    concerns=APPLICATION,
    switches=(APPLYING,),
)
