"""Make a study choice: what is picked becomes expected participations, all or none.  CHO-1 to CHO-3."""

from collections.abc import Iterator
from datetime import datetime

from ladok_core.actions.action import Action, ActionSpec, Focus, Subject
from ladok_core.actions.choice_meant import choice_of, choice_subject, given_by
from ladok_core.actions.concern import STUDY_CHOICE
from ladok_core.model.change import Change
from ladok_core.model.choice import Choice, ChoiceKind
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.record import Record
from ladok_core.rules.choosing import when_registered
from ladok_core.rules.study_choice import CHOOSING, WAYS, can_choose, picked_of


class Choose(Action, frozen=True, tag="choose", omit_defaults=True):
    """Choose these options, by their ids or codes, and no other.  CHO-2."""

    choice_id: str
    pick: tuple[str, ...] = ()


def decide(record: Record, wish: Choose, now: datetime) -> Decision:
    """Decide on the selection at an aware moment, all of it or nothing.  CHO-1 to CHO-3, IMP-1.  Raises NotFound."""
    return can_choose(record, _meant(record, wish), wish.pick, civil_date(now))


def changes(record: Record, wish: Choose, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: a place on each pick, within the programme.  CHO-3."""
    del now
    choice = _meant(record, wish)
    return given_by(record, choice, picked_of(choice, wish.pick))


def on(record: Record, choice: Choice) -> Iterator[Choose]:
    """Yield the choice with nothing picked yet, as long as it isn't made.  CHO-1."""
    if choice.kind is ChoiceKind.STUDY_CHOICE and not record.made_by(choice.choice_id):
        yield Choose(choice.choice_id)


def subject(record: Record, wish: Choose) -> Subject:
    """Return the choice that is meant.  Raises NotFound."""
    choice = _meant(record, wish)
    return choice_subject(choice, [option.offering for option in picked_of(choice, wish.pick)])


def follows(after: Record, wish: Choose, now: datetime) -> tuple[Reason, ...]:
    """Return from when each pick can be registered on.  CHO-3."""
    made = after.made_by(_meant(after, wish).choice_id)
    return tuple(when_registered(place.offering, civil_date(now), WAYS) for place in made)


def _meant(record: Record, wish: Choose) -> Choice:
    return choice_of(record, wish.choice_id, ChoiceKind.STUDY_CHOICE)


CHOOSE = ActionSpec(
    "choose",
    Choose,
    decide,
    changes,
    on,
    subject,
    follows,
    focus=Focus.ACT,
    concerns=STUDY_CHOICE,
    switches=(CHOOSING,),
)
