"""Apply for a course or specialisation within the programme: an expected participation on it.  APP-1, APP-2."""

from datetime import date

from ladok_core.actions.action import Action
from ladok_core.actions.making_choice import making
from ladok_core.model.choice import Choice, ChoiceKind, Option
from ladok_core.model.decision import Decision
from ladok_core.model.record import Record
from ladok_core.rules.programme_application import can_apply


class Apply(Action, frozen=True, tag="apply"):
    """Apply for what the application is for.  APP-2."""

    choice_id: str


def decide(record: Record, choice: Choice, wish: Apply, today: date) -> Decision:
    """Decide whether the student may apply on a civil date.  APP-1, APP-2, IMP-1."""
    del wish
    return can_apply(record, choice, today)


def picked(choice: Choice, wish: Apply) -> tuple[Option, ...]:
    """Return all that the application is for.  APP-2."""
    del wish
    return choice.options


APPLY = making("apply", Apply, ChoiceKind.APPLICATION, decide=decide, picked=picked)
