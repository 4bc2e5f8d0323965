"""Take a study choice back: the places that it gave are no more, all or none.  CHO-4."""

from ladok_core.actions.action import Action
from ladok_core.actions.taking_back import taking_back
from ladok_core.model.choice import ChoiceKind


class Unchoose(Action, frozen=True, tag="unchoose"):
    """Take a study choice back, by its id or code, or the code of one of its courses.  CHO-4."""

    choice_id: str


UNCHOOSE = taking_back("unchoose", Unchoose, ChoiceKind.STUDY_CHOICE)
