"""IMP-1: a copy says once what it lacks."""

from ladok_core.model.participation import EventKind, Reported
from ladok_core.rules.imported import lacking_results
from records import TODAY, course, event, offering, package, participation, record, registered


def test_courses_begun_without_their_results_are_counted_once() -> None:
    """IMP-1: two places on a course are one course whose page is to be visited."""
    places = [
        participation(offering(course(code), offering_id=code + str(number)), registered(), reported=Reported())
        for code, number in (("MA1", 1), ("MA1", 2), ("MA2", 1))
    ]

    assert lacking_results(record(*places, imported_on=TODAY)) == 2
    assert lacking_results(record(*places)) == 0, "a record that is kept here lacks nothing"


def test_what_was_seen_or_never_begun_or_left_lacks_nothing() -> None:
    """IMP-1: nor does a package, which has no results."""
    seen = participation(offering(course("MA1")), registered())
    expected = participation(offering(course("MA2")), reported=Reported())
    withdrawn = participation(offering(course("MA3")), event(EventKind.WITHDRAWAL), reported=Reported())
    early = participation(
        offering(course("MA4")), registered(), event(EventKind.EARLY_NON_COMPLETION), reported=Reported()
    )
    programme = participation(offering(package()), registered(), reported=Reported())

    assert lacking_results(record(seen, expected, withdrawn, early, programme, imported_on=TODAY)) == 0
