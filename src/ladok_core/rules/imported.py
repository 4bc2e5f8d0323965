"""Imported records: what a copy lacks.  IMP-1."""

from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record


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
