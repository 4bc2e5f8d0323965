"""Making a choice of either kind: what is picked becomes expected participations, all or none.  APP-1, CHO-1 to CHO-3.

Study choice and application differ in what is picked, and in what decides on it.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from ladok_core.actions.action import Action, ActionSpec, Focus, Subject
from ladok_core.actions.choice_meant import OfChoice, choice_of, choice_subject, concern_of, given_by, stand_by
from ladok_core.model.change import Change, placed
from ladok_core.model.choice import Choice, ChoiceKind, Option
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.record import Record
from ladok_core.rules.choices import ways_of
from ladok_core.rules.choosing import when_registered

Judge = Callable[[Record, Choice, Any, date], Decision]
Picks = Callable[[Choice, Any], tuple[Option, ...]]


def making(name: str, struct: type[Action], kind: ChoiceKind, *, decide: Judge, picked: Picks) -> ActionSpec:
    """Return the spec of making the choices of a kind, by what is decided of a wish, and what it picks."""
    ways = ways_of(kind)

    def meant(record: Record, wish: OfChoice) -> Choice:
        return choice_of(record, wish.choice_id, kind)

    def decided(record: Record, wish: OfChoice, now: datetime) -> Decision:
        return decide(record, meant(record, wish), wish, civil_date(now))

    def changes(record: Record, wish: OfChoice, now: datetime) -> tuple[Change, ...]:
        choice = meant(record, wish)
        return placed(given_by(record, choice, picked(choice, wish)), now)

    def on(record: Record, choice: Choice) -> Iterator[Action]:
        """Yield the choice with nothing picked yet, as long as it isn't made."""
        if choice.kind is kind and not record.made_by(choice.choice_id):
            yield struct(choice.choice_id)

    def subject(record: Record, wish: OfChoice) -> Subject:
        choice = meant(record, wish)
        return choice_subject(choice, [option.offering for option in picked(choice, wish)])

    def follows(after: Record, wish: OfChoice, now: datetime) -> tuple[Reason, ...]:
        """Return from when each pick can be registered on."""
        made = stand_by(after, meant(after, wish))
        return tuple(when_registered(place.offering, civil_date(now), ways) for place in made)

    return ActionSpec(
        name,
        struct,
        decided,
        changes,
        on,
        subject,
        follows,
        focus=Focus.ACT,
        concerns=concern_of(kind),
        switches=(ways.making,),
    )
