"""The course page: who has it.  CRS-1."""

from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.rules.rule import Rule

CRS_1 = Rule("CRS-1", "A course has a page of its own, with its participations and what can be done.")


PAGE = CRS_1.reason("page", Kind.ALLOWS)


def is_shown_course_page(record: Record) -> Decision:
    """Decide whether courses have pages: everywhere, also where My education is turned off.  CRS-1."""
    del record
    return Decision(Verdict.OPEN, (PAGE.because(),))
