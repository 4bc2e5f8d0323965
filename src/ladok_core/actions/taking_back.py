"""Taking a choice of either kind back: the places that it gave are no more, all or none.  APP-3, CHO-4."""

from collections.abc import Iterator
from datetime import datetime

from ladok_core.actions.action import Action, ActionSpec, Focus, Subject
from ladok_core.actions.choice_meant import OfChoice, choice_of, choice_subject, concern_of, stand_by
from ladok_core.model.change import Change, TakenBack
from ladok_core.model.choice import Choice, ChoiceKind
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.record import Record
from ladok_core.rules.choices import can_remove, made_again, ways_of
from ladok_core.rules.choosing import taken_back


def taking_back(name: str, struct: type[Action], kind: ChoiceKind) -> ActionSpec:
    """Return the spec of taking the choices of a kind back."""

    def meant(record: Record, wish: OfChoice) -> Choice:
        return choice_of(record, wish.choice_id, kind)

    def decide(record: Record, wish: OfChoice, now: datetime) -> Decision:
        return can_remove(record, meant(record, wish), civil_date(now))

    def changes(record: Record, wish: OfChoice, now: datetime) -> tuple[Change, ...]:
        """Return that what the choice has given is no more, all of it."""
        del now
        return tuple(TakenBack(place.participation_id) for place in taken_back(record, meant(record, wish)))

    def on(record: Record, choice: Choice) -> Iterator[Action]:
        """Yield it for what is made."""
        if choice.kind is kind and record.made_by(choice.choice_id):
            yield struct(choice.choice_id)

    def subject(record: Record, wish: OfChoice) -> Subject:
        choice = meant(record, wish)
        return choice_subject(choice, [place.offering for place in stand_by(record, choice)])

    def follows(after: Record, wish: OfChoice, now: datetime) -> tuple[Reason, ...]:
        """Return until when it can be made again, or that it can't be."""
        again = (one for one in after.choices_of(kind) if _is_called(one, wish.choice_id))
        return tuple(made_again(after, choice, civil_date(now)) for choice in (*again,)[:1])

    return ActionSpec(
        name,
        struct,
        decide,
        changes,
        on,
        subject,
        follows,
        focus=Focus.SAFE,
        concerns=concern_of(kind),
        switches=(ways_of(kind).removing,),
    )


def _is_called(choice: Choice, called: str) -> bool:
    """Tell whether a choice was meant, by the code of one of its courses, too: nothing that it gave is left to ask."""
    names = (choice.choice_id, choice.code, *(option.offering.education.code for option in choice.options))
    return called.strip().casefold() in (name.casefold() for name in names)
