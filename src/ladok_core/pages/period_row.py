"""A study period of a place, as a line of a course's or package's page.  REG-4."""

from datetime import datetime

import msgspec

from ladok_core.actions.outcome import Offered
from ladok_core.actions.register import Register
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.offering import StudyPeriod
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.rules.registration_periods import registration_on


class PeriodRow(msgspec.Struct, frozen=True):
    """One study period of a participation, and what can be done with it; credits in hp."""

    period: StudyPeriod
    registered: bool
    register: Decision
    offered: tuple[Offered, ...] = ()


def period_rows(record: Record, place: Participation, now: datetime) -> tuple[PeriodRow, ...]:
    """Make the line of every study period of a place as of an aware moment, in their order."""
    return tuple(_period(record, place, period, now) for period in place.offering.periods)


def _period(record: Record, place: Participation, period: StudyPeriod, now: datetime) -> PeriodRow:
    action = Register(place.participation_id, period.number)
    decision = registration_on(record, place, period, civil_date(now))
    offered = (Offered(action, decision),) if decision.shown else ()
    return PeriodRow(period, period.number in place.registered_periods, decision, offered)
