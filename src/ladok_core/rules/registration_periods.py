"""Which study period of a place is registered on next, and the decision on it.  REG-4.

``registration`` decides on one study period; here it is found out which one is meant.
"""

from datetime import date

from msgspec.structs import replace

from ladok_core.model.decision import Count, Day, Decision, Reason, Verdict
from ladok_core.model.offering import StudyPeriod
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.rules.registration import NO_WINDOW, REG_4, can_register, of_copy
from ladok_core.rules.registration_facts import seek
from ladok_core.rules.remembered import remembered

NEXT = REG_4.reason("next", Kind.FACT)
NEXT_NOW = REG_4.reason("next-now", Kind.FACT)
NEXT_CLOSED = REG_4.reason("next-closed", Kind.FACT)
NEXT_UNDATED = REG_4.reason("next-undated", Kind.FACT)


def next_period(participation: Participation) -> StudyPeriod | None:
    """Return the first study period that is not registered; None when all are, or there is none.  REG-4."""
    registered = participation.registered_periods
    return next((period for period in participation.offering.periods if period.number not in registered), None)


@remembered
def registration_on(record: Record, participation: Participation, period: StudyPeriod, today: date) -> Decision:
    """Decide on one study period of a participation, on a civil date.  REG-1 to REG-6."""
    return can_register(seek(record, participation, period), today)


def registration_in_turn(record: Record, participation: Participation, period: StudyPeriod, today: date) -> Decision:
    """Decide on a study period as it stands once its turn has come: its dates are told before that.  REG-1 to REG-6.

    What keeps its turn from coming is among the reasons, and what is open then is not open yet.
    """
    decision = registration_on(record, participation, period, today)
    order, *_ = decision.reasons
    if order.kind is not Kind.REFUSES:
        return decision
    then = can_register(replace(seek(record, participation, period), earlier=None), today)
    return decision if then.open or then == decision else Decision(then.verdict, (*then.reasons, order))


def registration_of(record: Record, participation: Participation, today: date) -> Decision:
    """Decide on the next study period of a participation, as the pages show it.  REG-1 to REG-6."""
    period = next_period(participation)
    if period is not None:
        return registration_on(record, participation, period, today)
    if not participation.offering.periods:
        return of_copy(Decision(Verdict.CLOSED, (NO_WINDOW.because(),)), record.imported_on)
    last = participation.offering.periods[-1]
    return registration_on(record, participation, last, today)


def kind_of_registration(record: Record, participation: Participation) -> EventKind:
    """Return which kind a registration would be: first, continued, or again on a course begun before.  REG-4.

    What ended early counts as never begun (NCP-3), so after it a registration is a first one †.
    """
    if participation.registered_periods:
        return EventKind.CONTINUED_REGISTRATION
    begun = _is_begun_anywhere(record, participation.offering.education.education_id)
    return EventKind.RE_REGISTRATION if begun else EventKind.REGISTRATION


@remembered
def _is_begun_anywhere(record: Record, education_id: str) -> bool:
    return any(
        place.registered_periods and not place.has(EventKind.EARLY_NON_COMPLETION)
        for place in record.participations_on(education_id)
    )


def when_next(period: StudyPeriod, today: date) -> Reason:
    """Return when the study period that comes next can be registered on, as a receipt says it.  REG-4."""
    number, window = Count(period.number), period.registration
    if window is None:
        return NEXT_UNDATED.because(period=number)
    if today < window.first:
        return NEXT.because(period=number, on=Day(window.first))
    if today <= window.last:
        return NEXT_NOW.because(period=number, on=Day(window.last))
    return NEXT_CLOSED.because(period=number, on=Day(window.last))
