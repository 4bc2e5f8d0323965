"""Take a study choice back: the places that it gave are no more, all or none.  CHO-4."""

from collections.abc import Iterator
from datetime import datetime

from ladok_core.actions.action import Action, ActionSpec, Focus, Subject
from ladok_core.actions.choice_meant import choice_of, choice_subject, taken_back
from ladok_core.actions.concern import STUDY_CHOICE
from ladok_core.model.change import Change
from ladok_core.model.choice import Choice, ChoiceKind
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.record import Record
from ladok_core.rules.choices import can_remove
from ladok_core.rules.study_choice import REMOVING


class Unchoose(Action, frozen=True, tag="unchoose"):
    """Take a study choice back, by its id or code, or the code of one of its courses.  CHO-4."""

    choice_id: str


def decide(record: Record, wish: Unchoose, now: datetime) -> Decision:
    """Decide whether it can be taken back at an aware moment.  CHO-4, IMP-1.  Raises NotFound."""
    return can_remove(record, _meant(record, wish), civil_date(now))


def changes(record: Record, wish: Unchoose, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: what it gave is no more, all of it.  CHO-4."""
    del now
    return taken_back(record, _meant(record, wish))


def on(record: Record, choice: Choice) -> Iterator[Unchoose]:
    """Yield it for what is made.  CHO-4."""
    if choice.kind is ChoiceKind.STUDY_CHOICE and record.made_by(choice.choice_id):
        yield Unchoose(choice.choice_id)


def subject(record: Record, wish: Unchoose) -> Subject:
    """Return what is meant.  Raises NotFound."""
    choice = _meant(record, wish)
    return choice_subject(choice, [place.offering for place in record.made_by(choice.choice_id)])


def follows(after: Record, wish: Unchoose, now: datetime) -> tuple[Reason, ...]:
    """Return nothing more: whether it can be made again the decision tells.  CHO-4."""
    del after, wish, now
    return ()


def _meant(record: Record, wish: Unchoose) -> Choice:
    return choice_of(record, wish.choice_id, ChoiceKind.STUDY_CHOICE)


UNCHOOSE = ActionSpec(
    "unchoose",
    Unchoose,
    decide,
    changes,
    on,
    subject,
    follows,
    focus=Focus.SAFE,
    concerns=STUDY_CHOICE,
    switches=(REMOVING,),
)
