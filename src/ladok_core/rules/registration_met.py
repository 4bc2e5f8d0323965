"""What a registration has beside obstacles: what is met, and what doesn't concern the student.  REG-1, REG-5, REG-6."""

from collections.abc import Iterator
from datetime import date

from ladok_core.model.decision import Code, Credits, Day, Decision, Name, Reason
from ladok_core.model.reason_kind import Kind
from ladok_core.rules.registration import (
    CANCELLED,
    COMPLETED,
    NOT_OPEN,
    ON_LEAVE,
    REG_1,
    REG_5,
    REG_6,
    RESERVE,
    SUSPENDED,
)
from ladok_core.rules.registration_facts import SoughtRegistration

ADMITTED = REG_5.reason("admitted", Kind.ALLOWS)
IN_TIME = REG_1.reason("in-time", Kind.ALLOWS)
CONDITION_MET = REG_6.reason("condition-met", Kind.ALLOWS)
FEE_SETTLED = REG_6.reason("fee-settled", Kind.ALLOWS)

_CIRCUMSTANCES = (CANCELLED, NOT_OPEN, RESERVE, COMPLETED, SUSPENDED, ON_LEAVE)
_NOT_LOOKED_AT = (Kind.REFUSES, Kind.HIDES, Kind.DONE)


def met_for_registration(sought: SoughtRegistration, today: date) -> Iterator[Reason]:
    """Yield what holds of a registration on a civil date, in the order of the rules; it decides nothing."""
    if not (sought.withdrawn or sought.non_completion or sought.changed or sought.reserve):
        yield ADMITTED.because()
    window = sought.period.registration
    if window is not None and today in window and today <= sought.ends:
        yield IN_TIME.because(on=Day(window.last))
    for course in sought.met:
        yield CONDITION_MET.because(course=Name(course.name), code=Code(course.code), needed=Credits(course.credits))
    if sought.fee_settled:
        yield FEE_SETTLED.because()


def absent_from_registration(decision: Decision) -> tuple[Reason, ...]:
    """Return the obstacles that a decision has looked for and not found, in the order of the rules.  REG-6.

    Where there is nothing to register on, or it is done, nothing was looked for.
    """
    if any(reason.kind in _NOT_LOOKED_AT for reason in decision.reasons):
        return ()
    found = {reason.key for reason in decision.reasons}
    return tuple(one.because() for one in _CIRCUMSTANCES if one.key not in found)
