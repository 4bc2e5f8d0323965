"""The package page: who has it, and which leave it tells of.  PKG-1."""

from datetime import date

from ladok_core.model.circumstances import StudyLeave
from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.model.standing import Timing
from ladok_core.rules.rule import Rule

PKG_1 = Rule(
    "PKG-1",
    "A package has a page: study period, town, offering code, leave; in third-cycle studies study plan, study activity "
    "and supervisors.",
)

PAGE = PKG_1.reason("page", Kind.ALLOWS)


def is_shown_package_page(record: Record) -> Decision:
    """Decide whether packages have pages: everywhere, also where My education is turned off.  PKG-1."""
    del record
    return Decision(Verdict.OPEN, (PAGE.because(),))


def leave_timing(leave: StudyLeave, today: date) -> Timing:
    """Return whether leave is to come, going on or over; its first and last day belong to it.  PKG-1."""
    if today < leave.span.first:
        return Timing.UPCOMING
    return Timing.ONGOING if today <= leave.span.last else Timing.ENDED
