"""A course or package as one line of a page, with the decisions that put it there."""

from datetime import datetime
from decimal import Decimal

import msgspec

from ladok_core.actions.outcome import Offered, offered
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.education import EducationKind
from ladok_core.model.grading import Grade
from ladok_core.model.offering import Offering, StudyPeriod
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.standing import Standing, Timing
from ladok_core.model.state import State
from ladok_core.model.text import Text
from ladok_core.rules.grading import grade_on
from ladok_core.rules.offering_change import may_leave_for_another
from ladok_core.rules.registration_periods import next_period, registration_of
from ladok_core.rules.standing import standing, timing
from ladok_core.rules.state import state_of


class Given(msgspec.Struct, frozen=True):
    """How and when an offering is given: what stands under an opened line.  ``pace`` in per cent."""

    offering_code: str
    span: Span | None
    pace: int | None
    form: str
    place: Text | None


class CourseRow(msgspec.Struct, frozen=True):
    """One course or package; credits in hp.

    ``period`` is the study period that registration would concern now, and ``periods`` how many there are.  ``shown``
    says why the line is there, or why it is not; ``register`` whether one can register, or why not; ``change`` is
    there where one can change to another offering; ``state`` is how it stands today, the same on every page;
    ``offered`` is all that can be done with it.
    """

    participation_id: str
    education_id: str
    kind: EducationKind
    name: Text
    code: str
    credits: Decimal
    unit: str
    standing: Standing
    timing: Timing
    period: int | None
    periods: int
    given: Given
    register: Decision
    shown: Decision
    state: State
    offered: tuple[Offered, ...] = ()
    grade: Grade | None = None
    period_span: Span | None = None
    period_credits: Decimal | None = None
    change: Decision | None = None


def given(offering: Offering) -> Given:
    """Gather how and when an offering is given."""
    return Given(offering.code, offering.span, offering.pace, offering.form, offering.place)


def course_row(record: Record, participation: Participation, shown: Decision, now: datetime) -> CourseRow:
    """Make the line of a participation as of an aware moment, whether or not it is shown.  REG-1 to REG-6."""
    today = civil_date(now)
    offering = participation.offering
    education = offering.education
    period: StudyPeriod | None = next_period(participation)
    graded = grade_on(record, education) if education.is_course else None
    change = may_leave_for_another(record, participation, today)
    return CourseRow(
        participation_id=participation.participation_id,
        education_id=education.education_id,
        kind=education.kind,
        name=education.name,
        code=education.code,
        credits=education.credits,
        unit=education.unit,
        standing=standing(record, participation),
        timing=timing(participation, today),
        period=period.number if period else None,
        periods=len(offering.periods),
        given=given(offering),
        register=registration_of(record, participation, today),
        shown=shown,
        state=state_of(record, participation, today),
        offered=(*offered(record, participation, now), *_with_choice(record, participation, now)),
        grade=graded.grade if graded and graded.decision.shown else None,
        period_span=period.span if period else None,
        period_credits=period.credits if period else None,
        change=change if change.open else None,
    )


def _with_choice(record: Record, participation: Participation, now: datetime) -> tuple[Offered, ...]:
    """Return what can be done with the study choice or application that has given a place.  APP-3, CHO-4."""
    choice = None if participation.choice is None else record.choice(participation.choice)
    return () if choice is None else offered(record, choice, now)
