"""The course page: who has it, and of which courses.  CRS-1, WDR-4."""

from datetime import date

from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.rules.remembered import remembered
from ladok_core.rules.rule import Rule
from ladok_core.rules.standing import is_shown_in_education

CRS_1 = Rule("CRS-1", "A course has a page of its own, with its participations and what can be done.")


PAGE = CRS_1.reason("page", Kind.ALLOWS)


def is_shown_course_page(record: Record) -> Decision:
    """Decide whether courses have pages: everywhere, also where My education is turned off.  CRS-1."""
    del record
    return Decision(Verdict.OPEN, (PAGE.because(),))


@remembered
def has_course_page(record: Record, education_id: str, today: date) -> bool:
    """Tell whether a course has a page for the student on a civil date: what isn't shown can't be opened.  WDR-4."""
    places = record.participations_on(education_id)
    return any(is_shown_in_education(record, place, today).shown for place in places)
