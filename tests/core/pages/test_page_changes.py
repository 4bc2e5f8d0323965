"""What changed: the latest first, since the day that counts, and nothing that may not be seen."""

from datetime import date, datetime

from hypothesis import HealthCheck, given, settings

from core.properties.tangled import days, moments, records
from ladok_core.model.civil_date import civil_date
from ladok_core.model.news import NewsKind
from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record
from ladok_core.pages.asks import AskChanges
from ladok_core.pages.changes import PAGE, ChangesPage
from ladok_core.rules.standing import is_shown_in_education
from records import DAY, NOW, TODAY, course, event, offering, participation, record


def page(held: Record, since: date | None = None, now: datetime = NOW) -> ChangesPage:
    return PAGE.build(held, AskChanges(since), now)


def test_the_latest_stands_first_and_of_one_day_what_a_student_asks_about_first() -> None:
    """CHG-1: a result before a registration."""
    one, two = (participation(offering(course(code)), event(EventKind.REGISTRATION, day, 1)) for code, day in (
        ("A", TODAY - 2 * DAY), ("B", TODAY)))  # fmt: skip

    assert [row.code for row in page(record(one, two)).rows] == ["B", "A"]
    assert page(record()).rows == ()
    assert page(record(), TODAY).since == TODAY


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(records(), days, moments)
def test_nothing_is_named_that_may_not_be_seen(held: Record, since: date, now: datetime) -> None:
    """CHG-1, CHG-3, WDR-4, NCP-3: whatever the record, and whenever it is looked at."""
    today, built = civil_date(now), page(held, since, now)
    shown = {
        place.offering.education.education_id: place
        for place in held.participations
        if is_shown_in_education(held, place, today).shown
    }
    named = {place.offering.education.code for place in shown.values()}
    for row in built.rows:
        assert since <= row.day <= today
        assert row.rests_on.shown
        if row.kind in (NewsKind.EVENT, NewsKind.PLACE, NewsKind.PLACE_CHANGED, NewsKind.RESULT) and row.leads_to:
            assert row.code in named
    assert [row.day for row in built.rows] == sorted((row.day for row in built.rows), reverse=True)
