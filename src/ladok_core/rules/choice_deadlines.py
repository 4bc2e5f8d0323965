"""When study choices and applications close.  DLN-1, APP-1, CHO-1."""

from collections.abc import Iterator
from datetime import date, datetime

from ladok_core.model.choice import Choice, ChoiceKind
from ladok_core.model.civil_date import civil_date
from ladok_core.model.deadline import Deadline, DeadlineKind, Edge
from ladok_core.model.destination import ToChoice
from ladok_core.model.record import Record
from ladok_core.rules.choices import is_shown_on_start, may_be_made

_KINDS = {
    ChoiceKind.STUDY_CHOICE: DeadlineKind.STUDY_CHOICE,
    ChoiceKind.APPLICATION: DeadlineKind.APPLICATION,
}


def choice_deadlines(record: Record, now: datetime) -> Iterator[Deadline]:
    """Yield the last day of every choice as of an aware moment, with whether there is something to choose yet.

    Before it opens nothing of a choice is shown, so its first day is no deadline.
    """
    for choice in record.choices:
        yield _last_day(record, choice, civil_date(now))


def _last_day(record: Record, choice: Choice, today: date) -> Deadline:
    on_start = is_shown_on_start(record, choice, today)
    return Deadline(
        kind=_KINDS[choice.kind],
        edge=Edge.CLOSES,
        day=choice.period.last,
        thing=choice.choice_id,
        name=choice.name,
        code=choice.code,
        rests_on=may_be_made(record, choice, today) if on_start.open else on_start,
        leads_to=ToChoice(choice.code),
    )
