"""Make a study choice: what is picked becomes expected participations, all or none.  CHO-1 to CHO-3."""

from datetime import date

from ladok_core.actions.action import Action
from ladok_core.actions.making_choice import making
from ladok_core.model.choice import Choice, ChoiceKind, Option
from ladok_core.model.decision import Decision
from ladok_core.model.record import Record
from ladok_core.rules.study_choice import can_choose, picked_of


class Choose(Action, frozen=True, tag="choose", omit_defaults=True):
    """Choose these options, by their ids or codes, and no other.  CHO-2."""

    choice_id: str
    pick: tuple[str, ...] = ()


def decide(record: Record, choice: Choice, wish: Choose, today: date) -> Decision:
    """Decide on the selection on a civil date, all of it or nothing.  CHO-1 to CHO-3, IMP-1."""
    return can_choose(record, choice, wish.pick, today)


def picked(choice: Choice, wish: Choose) -> tuple[Option, ...]:
    """Return the options that are wished for, as far as there are such.  CHO-2."""
    return picked_of(choice, wish.pick)


CHOOSE = making("choose", Choose, ChoiceKind.STUDY_CHOICE, decide=decide, picked=picked)
