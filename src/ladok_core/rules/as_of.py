"""A student's record as of another moment: what it held then, and that it can't be acted in.  SUP-1."""

from datetime import date, datetime

from msgspec.structs import replace

from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Day, Decision, Verdict
from ladok_core.model.fees import TuitionFee
from ladok_core.model.participation import Participation
from ladok_core.model.reason_kind import Kind, Turn
from ladok_core.model.record import Record
from ladok_core.model.results import Result
from ladok_core.rules.rule import Rule

SUP_1 = Rule(
    "SUP-1", "A view as of another moment shows what was there by then, and the student's actions are refused in it."
)

AS_OF = SUP_1.reason("as-of", Kind.REFUSES, turn=Turn.STUDENT)
NOW = SUP_1.reason("now", Kind.ALLOWS)


def is_writable(as_of: datetime | None) -> Decision:
    """Decide whether one can act in a view as of an aware moment, or of now (None).  SUP-1."""
    if as_of is not None:
        return Decision(Verdict.CLOSED, (AS_OF.because(on=Day(civil_date(as_of))),))
    return Decision(Verdict.OPEN, (NOW.because(),))


def as_it_was(record: Record, moment: datetime) -> Record:
    """Return the record without what an aware moment had not seen yet.  SUP-1.

    A result is there from the moment it was certified, a sign-up for an exam session from its own, the rest from its
    civil day on: what happened to a participation, a decided study plan, other results, credit transfers, money that
    was paid or paid back.  What bears no date of its own is kept, since nothing tells since when it has been there:
    places, leave, suspensions, what is to be paid, exam sessions and how many of their places the source counts as
    taken, and what the source of an imported record reports in sum.  An invoice knows when it was sent (FEE-2).
    """
    day = civil_date(moment)
    return replace(
        record,
        participations=tuple(_participation(one, day) for one in record.participations),
        results=tuple(one for one in record.results if _was_certified(one, moment, day)),
        other_results=tuple(one for one in record.other_results if _was(one.examined_on, day)),
        credit_transfers=tuple(one for one in record.credit_transfers if _was(one.decided_on, day)),
        fees=tuple(_fee(fee, day) for fee in record.fees),
        noticed=tuple(one for one in record.noticed if one.at <= moment),
        exam_sign_ups=tuple(one for one in record.exam_sign_ups if one.at is None or one.at <= moment),
    )


def _fee(fee: TuitionFee, day: date) -> TuitionFee:
    invoices = (replace(i, movements=tuple(m for m in i.movements if _was(m.on, day))) for i in fee.invoices)
    return replace(fee, invoices=tuple(invoices))


def _participation(participation: Participation, day: date) -> Participation:
    planned = participation.study_plan_on
    return replace(
        participation,
        events=tuple(event for event in participation.events if _was(event.on, day)),
        study_plan_on=planned if _was(planned, day) else None,
    )


def _was_certified(result: Result, moment: datetime, day: date) -> bool:
    return _was(result.examined_on, day) if result.certified_at is None else result.certified_at <= moment


def _was(on: date | None, day: date) -> bool:
    return on is None or on <= day
