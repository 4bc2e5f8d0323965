"""When registration opens and closes, for every study period that concerns the student.  DLN-1, REG-1 to REG-4."""

from collections.abc import Iterator
from datetime import date, datetime

from ladok_core.model.civil_date import civil_date
from ladok_core.model.deadline import Deadline, DeadlineKind, Edge
from ladok_core.model.decision import Decision
from ladok_core.model.destination import page_of
from ladok_core.model.offering import StudyPeriod
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.rules.registration_periods import registration_in_turn
from ladok_core.rules.standing import is_shown_in_education


def registration_deadlines(record: Record, now: datetime) -> Iterator[Deadline]:
    """Yield both ends of every registration window as of an aware moment, with the decision on its study period."""
    today = civil_date(now)
    for place in record.participations:
        shown = is_shown_in_education(record, place, today)
        for period in place.offering.periods:
            decision = registration_in_turn(record, place, period, today) if shown.shown else shown
            if period.registration is not None:
                yield _edge(place, period, Edge.OPENS, period.registration.first, decision)
                yield _edge(place, period, Edge.CLOSES, period.registration.last, decision)


def _edge(place: Participation, period: StudyPeriod, edge: Edge, day: date, decision: Decision) -> Deadline:
    education = place.offering.education
    return Deadline(
        kind=DeadlineKind.REGISTRATION,
        edge=edge,
        day=day,
        thing=place.participation_id,
        name=education.name,
        code=education.code,
        period=period.number,
        periods=len(place.offering.periods),
        rests_on=decision,
        leads_to=page_of(education),
        participation_id=place.participation_id,
    )
