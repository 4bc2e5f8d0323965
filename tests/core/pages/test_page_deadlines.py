"""Deadlines: nearest first, what was missed apart, and nothing that no decision says."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings

from core.properties.tangled import moments, records
from ladok_core import sample
from ladok_core.model.civil_date import STOCKHOLM, civil_date
from ladok_core.model.deadline import DeadlineKind, Edge
from ladok_core.model.decision import Verdict
from ladok_core.model.destination import ToCourse, ToPackage, ToPage
from ladok_core.model.exam_session import SignUp
from ladok_core.model.participation import Participation
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.pages.asks import AskDeadlines
from ladok_core.pages.deadlines import PAGE, DeadlinesPage, rows
from ladok_core.rules.standing import is_shown_in_education
from records import (
    NOW,
    TODAY,
    at,
    course,
    days,
    exam_session,
    fee,
    invoice,
    offering,
    package,
    participation,
    period,
    record,
    registered,
)


def page(held: Record, now: datetime = NOW) -> DeadlinesPage:
    return PAGE.build(held, AskDeadlines(), now)


def place(code: str, first: int, last: int) -> Participation:
    return participation(offering(course(code), period(dates=days(-60, 200), registration=days(first, last))))


def test_the_nearest_stands_first_and_what_was_missed_last_of_all_the_latest_first() -> None:
    """DLN-1, DLN-2."""
    built = page(record(place("A", 5, 9), place("B", -9, 2), place("C", -9, -3), place("D", -9, -1)))

    assert [(row.code, row.edge, (row.day - TODAY).days) for row in built.coming] == [
        ("B", Edge.CLOSES, 2), ("A", Edge.OPENS, 5), ("A", Edge.CLOSES, 9),
    ]  # fmt: skip
    assert [(row.code, (row.day - TODAY).days) for row in built.missed] == [("D", -1), ("C", -3)]


def test_of_one_day_what_has_a_time_stands_in_its_order_before_what_lasts_the_whole_day() -> None:
    """DLN-1: also where the sources tell their moments by the clocks of different countries."""
    taught = offering(course())
    early = datetime(2026, 11, 24, 9, tzinfo=STOCKHOLM)  # half an hour before the other, which reads half past eight
    late = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    sessions = tuple(
        exam_session(taught, session_id=name, starts=starts, ends=None, sign_up=None)
        for name, starts in (("late", late), ("early", early))
    )
    held = record(
        participation(taught, registered()),
        place("B", -9, 1),
        exam_sessions=sessions,
        exam_sign_ups=(SignUp("early"), SignUp("late")),
    )

    assert [row.thing for row in page(held).coming][:3] == ["early", "late", "place-offering-B-1"]


def test_a_line_leads_to_its_thing_and_offers_what_is_open() -> None:
    """DLN-1: a course, a package, the fees; what can be registered on now can be done from here."""
    programme = participation(offering(package(), period(dates=days(-60, 200))))
    built = page(record(place("A", 0, 2), programme, fees=(fee(invoice(None, 1, due_on=TODAY)),)))
    leads = {row.code or row.kind: row.leads_to for row in built.coming}

    assert leads == {
        "A": ToCourse("education-A"), "MAPROG": ToPackage("education-MAPROG"), DeadlineKind.FEE: ToPage("fees"),
    }  # fmt: skip
    assert [len(row.offered) for row in built.coming] == [0, 1, 1]
    assert not any(row.offered for row in page(record(place("A", 1, 2))).coming)


def test_without_anything_to_keep_the_page_is_empty() -> None:
    """DLN-1."""
    built = page(record())

    assert (built.today, built.coming, built.missed) == (TODAY, (), ())


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(records(), moments)
def test_what_is_told_rests_on_a_decision_that_says_so(held: Record, now: datetime) -> None:
    """DLN-1 to DLN-3: what waits is told by its opening, what is open by its last day, what is hidden never."""
    today = civil_date(now)
    for row in rows(held, now):
        rests, first = row.rests_on, row.rests_on.reasons[0]
        if row.shown.shown:
            assert rests.shown
            assert first.kind is not Kind.DONE
            at_place = held.participation(row.participation_id) if row.participation_id else None
            assert at_place is None or is_shown_in_education(held, at_place, today).shown
        if row.shown.open:
            assert row.day >= today
            assert row.edge is not Edge.OPENS or first.kind is Kind.WAITS
        elif row.shown.shown:
            assert (row.day < today, row.edge) == (True, Edge.CLOSES)
        if row.kind is DeadlineKind.REGISTRATION and rests.open:
            assert row.shown.open == (row.edge is Edge.CLOSES)
        if first.kind is Kind.WAITS and not any(one.urgency.name == "FINAL" for one in rests.obstacles):
            assert row.shown.open or row.day < today


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(records(), moments)
def test_the_page_has_each_shown_line_once_in_order(held: Record, now: datetime) -> None:
    """DLN-1, DLN-2."""
    built, made = page(held, now), [*rows(held, now)]

    assert [row.day for row in built.coming] == sorted(row.day for row in made if row.shown.open)
    assert [row.day for row in built.missed] == sorted(
        (row.day for row in made if row.shown.verdict is Verdict.CLOSED), reverse=True
    )


def test_the_demo_shows_every_kind_of_deadline_on_days_spread_over_a_year() -> None:
    """DLN-1, DLN-2: something opens, something closes, something is stopped, something was missed."""
    wanted = {"DLN-1/opens", "DLN-1/closes", "DLN-1/stopped", "DLN-2/missed", "DLN-2/still"}
    for step in range(0, 365, 73):
        day = date(2026, 1, 1) + timedelta(days=step)
        made = [page(held, at(day)) for held in sample.build(day)]
        shown = {row.shown.headline.key for built in made for row in (*built.coming, *built.missed)}
        assert shown >= wanted, day
        assert any(not built.coming for built in made), day
        assert any(row.kind is DeadlineKind.FEE for built in made for row in built.coming), day
