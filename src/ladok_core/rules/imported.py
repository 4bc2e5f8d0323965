"""Imported records: a copy is never written to, and what it lacks.  IMP-1."""

from ladok_core.model.decision import Day, Decision, Verdict
from ladok_core.model.participation import EventKind
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.rules.rule import Rule

IMP_1 = Rule("IMP-1", "An imported record is shown and never written to.")

COPY = IMP_1.reason("copy", Kind.COPY)


def never_in_a_copy(record: Record, decision: Decision) -> Decision:
    """Return the decision on an action; in a copy it is open to nobody, whatever else is said of it.  IMP-1."""
    if record.imported_on is None or not decision.shown:
        return decision
    copy = COPY.because(on=Day(record.imported_on))
    return Decision(Verdict.CLOSED, (copy,) if decision.open else (*decision.reasons, copy))


def lacking_results(record: Record) -> int:
    """Count the courses of a copy that were begun and whose results are not in it; none in a record kept here.  IMP-1.

    The source of such a course said how far it had come, and its own page, which has the results, was not visited.
    """
    if record.imported_on is None:
        return 0
    return len(
        {
            place.offering.education.education_id
            for place in record.participations
            if place.reported is not None and place.offering.education.is_course and place.events
            if not place.has(EventKind.WITHDRAWAL) and not place.has(EventKind.EARLY_NON_COMPLETION)
        }
    )
