"""What a student may wish for who is meant themself, and no place: the forms of these actions, filled in."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from ladok_core.actions import ACTIONS, AnyAction
from ladok_core.actions.action import ActionSpec
from ladok_core.actions.choose import Choose
from ladok_core.actions.concern import ALTERNATIVE, APPLICATION, PLACE, STUDENT, STUDY_CHOICE
from ladok_core.model.record import Record
from records import DAY, TODAY

ADDRESS = {"street": "Provgatan 1", "postcode": "123 45", "town": "Provby"}

FILLED_IN: Mapping[str, tuple[dict[str, Any], ...]] = {
    "details": (
        {"email": "new.name@example.com"},
        {"phone": "070-174 06 99"},
        {"phone": ""},
        {"email": "no address", "phone": "12"},
        {},
        ADDRESS,
        {**ADDRESS, "postcode": "1234", "country": "Norge"},
    ),
    "temporary-address": (
        {**ADDRESS, "first": TODAY, "last": TODAY + 90 * DAY},
        {**ADDRESS, "first": TODAY, "last": TODAY - DAY},
        {"street": "Provgatan 2"},
        {},
    ),
    "remove-temporary-address": ({},),
}
"""What the fields of each form may say, by the action's name; the first of them is what anybody could wish for."""


def concerns_a_place(spec: ActionSpec) -> bool:
    """Whether an action is done with a place."""
    return spec.concerns is PLACE


def own_wishes(spec: ActionSpec) -> Iterator[AnyAction]:
    """Every such wish of a kind that concerns the student."""
    for fields in FILLED_IN[spec.name] if spec.concerns is STUDENT else ():
        yield spec.struct(**fields)  # type: ignore[misc]  # by its fields


def all_own_wishes() -> Iterator[AnyAction]:
    """Every such wish of every kind."""
    for spec in ACTIONS:
        yield from own_wishes(spec)


PICKS = (("ST2001", "NW2001", "AI2010", "PJ2001"), ("st2010", "BI2001", "PR2001", "PR2002"), ("nothing",))
"""What may be ticked in the demo's study choice: what keeps to its rules, what breaks several, what is not there."""


def touches_places(spec: ActionSpec) -> bool:
    """Whether something happens to places by an action, or places are given and taken back."""
    return spec.concerns in (PLACE, STUDY_CHOICE, APPLICATION, ALTERNATIVE)


def with_picks(held: Record, wish: AnyAction) -> Iterator[AnyAction]:
    """A wish as a page offers it, and a study choice with something ticked."""
    yield wish
    choice = held.choice(wish.choice_id) if isinstance(wish, Choose) else None
    if isinstance(wish, Choose) and choice is not None:
        first = tuple(option.option_id for option in choice.options[:1])
        yield from (msgspec.structs.replace(wish, pick=pick) for pick in (first, *PICKS))


def wishes_of(held: Record) -> Iterator[AnyAction]:
    """Everything that a student is offered with a thing, and may fill in for themself."""
    for spec in ACTIONS:
        for thing in spec.concerns.things(held):
            for wish in spec.on(held, thing):
                yield from with_picks(held, wish)
        yield from own_wishes(spec)
