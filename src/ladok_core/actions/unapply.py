"""Take an application back: the place that it gave is no more.  APP-3."""

from ladok_core.actions.action import Action
from ladok_core.actions.taking_back import taking_back
from ladok_core.model.choice import ChoiceKind


class Unapply(Action, frozen=True, tag="unapply"):
    """Take an application back, by its id or code, or the code of what it was for.  APP-3."""

    choice_id: str


UNAPPLY = taking_back("unapply", Unapply, ChoiceKind.APPLICATION)
