"""Which exam sessions are shown, under which tab, with which code, and what Start tells of them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from ladok_core.model.decision import Code, Count, Day, Verdict
from ladok_core.model.exam_session import ExamSession, ExamTab, SignUp
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record
from ladok_core.rules.exam_sessions import (
    is_shown_code,
    is_shown_exams_page,
    is_shown_session,
    last_day_kept,
    open_sessions,
    tab_of,
)
from records import (
    ALL_SWITCHES,
    DAY,
    EXAM_ENDS,
    EXAM_STARTS,
    FIRST,
    LAST,
    NOW,
    TODAY,
    course,
    event,
    exam_session,
    institution,
    keys,
    offering,
    participation,
    record,
    registered,
    span,
)

GIVEN = offering(course("MA1010"))
DAY_OF_IT = date(2027, 1, 12)
SIGNED_UP = (SignUp("exam", NOW - DAY, anonymous_code="AB-12"),)
SECOND = timedelta(seconds=1)


def held(session: ExamSession, signed_up: tuple[SignUp, ...] = (), **more: Any) -> Record:
    return record(participation(GIVEN, registered()), exam_sessions=(session,), exam_sign_ups=signed_up, **more)


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_session_is_to_come_until_its_day_is_over(days: int) -> None:
    """EXM-2, EXM-3, EXM-4: on its day it still is; after it only those who were signed up see it."""
    session, today = exam_session(GIVEN), DAY_OF_IT + days * DAY
    mine, others = held(session, SIGNED_UP), held(session)

    assert tab_of(mine, session, today) is (ExamTab.PASSED if days > 0 else ExamTab.SIGNED_UP)
    assert tab_of(others, session, today) is ExamTab.NOT_SIGNED_UP
    assert keys(is_shown_session(mine, session, today)) == ["EXM-4/kept" if days > 0 else "EXM-3/signed-up"]
    assert keys(is_shown_session(others, session, today)) == ["EXM-2/past" if days > 0 else "EXM-2/listed"]
    assert is_shown_session(mine, session, today).open
    assert is_shown_session(others, session, today).shown is (days <= 0)
    assert is_shown_session(others, session, today).reasons[0].saw == {"on": Day(DAY_OF_IT)}


def test_the_last_day_of_a_long_session_is_its_day() -> None:
    """EXM-3: a home exam of several days is to come until it is handed in."""
    assert exam_session(GIVEN, ends=EXAM_STARTS + 2 * DAY).day == DAY_OF_IT + 2 * DAY
    assert exam_session(GIVEN, ends=None).day == DAY_OF_IT
    assert exam_session(GIVEN, ends=EXAM_STARTS - 2 * DAY).day == DAY_OF_IT


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_what_is_past_stays_for_two_years(days: int) -> None:
    """EXM-4: to the day."""
    session, last = exam_session(GIVEN), date(2029, 1, 12)
    decision = is_shown_session(held(session, SIGNED_UP), session, last + days * DAY)

    assert decision.open is (days <= 0)
    assert decision.shown is (days <= 0)
    assert keys(decision) == ["EXM-4/gone" if days > 0 else "EXM-4/kept"]
    assert decision.reasons[0].saw == {"on": Day(last)}


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2028, 2, 29), date(2030, 2, 28)),
        (date(2028, 2, 28), date(2030, 2, 28)),
        (date(2026, 1, 29), date(2028, 1, 29)),
        (date(9998, 5, 1), date(9999, 5, 1)),
    ],
)
def test_two_years_after_a_leap_day_there_is_a_day(day: date, last: date) -> None:
    """EXM-4: and no calendar ends the program."""
    starts = datetime(day.year, day.month, day.day, 9, tzinfo=EXAM_STARTS.tzinfo)

    assert last_day_kept(exam_session(GIVEN, starts=starts, ends=None)) == last


def test_staff_may_have_signed_one_up() -> None:
    """EXM-3: also where one could not have done so oneself, and where the place is left by now."""
    session = exam_session(GIVEN, self_sign_up=False)
    staff = SignUp("exam", by_staff=True)
    left = record(participation(GIVEN, event(EventKind.WITHDRAWAL)), exam_sessions=(session,), exam_sign_ups=(staff,))

    for of in (held(session, (staff,)), left):
        assert keys(is_shown_session(of, session, TODAY)) == ["EXM-3/staff"]
        assert tab_of(of, session, TODAY) is ExamTab.SIGNED_UP


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ({}, "EXM-2/listed"),
        ({"self_sign_up": False}, "EXM-2/by-staff"),
        ({"cancelled": True}, "EXM-2/listed"),
        ({"sign_up": None}, "EXM-2/listed"),
        ({"sign_up": span(FIRST, TODAY - DAY)}, "EXM-2/listed"),
        ({"places": 1, "taken": 1}, "EXM-2/listed"),
    ],
)
def test_what_one_may_sign_up_for_is_listed_whether_or_not_one_can_now(told: dict[str, Any], key: str) -> None:
    """EXM-2: where only staff sign students up there is nothing to look at."""
    session = exam_session(GIVEN, **told)
    decision = is_shown_session(held(session), session, TODAY)

    assert keys(decision) == [key]
    assert decision.shown is (key == "EXM-2/listed")


def test_without_a_place_there_is_nothing_to_see() -> None:
    """EXM-2, WDR-4: nor with one that was withdrawn from; an expected place is enough."""
    session = exam_session(GIVEN)
    withdrawn = record(participation(GIVEN, event(EventKind.WITHDRAWAL)), exam_sessions=(session,))
    expected = record(participation(GIVEN), exam_sessions=(session,))

    assert keys(is_shown_session(withdrawn, session, TODAY)) == ["EXM-5/no-place"]
    assert not is_shown_session(withdrawn, session, TODAY).shown
    assert is_shown_session(expected, session, TODAY).open


def test_turned_off_nothing_is_shown() -> None:
    """EXM-1 ⚙: neither the page, nor a session, nor the notice on Start."""
    session, off = exam_session(GIVEN), institution(switches=ALL_SWITCHES - {Switch.EXAM_SESSIONS})
    of = held(session, SIGNED_UP, at=off)

    for decision in (is_shown_exams_page(of), is_shown_session(of, session, TODAY), open_sessions(of, NOW)):
        assert (decision.verdict, keys(decision)) == (Verdict.HIDDEN, ["EXM-1/off"])
    assert keys(is_shown_exams_page(held(session))) == ["EXM-1/page"]
    assert is_shown_exams_page(held(session)).open


@pytest.mark.parametrize(
    ("now", "verdict", "key"),
    [
        (EXAM_ENDS - SECOND, Verdict.LATER, "EXM-5/code-withheld"),
        (EXAM_ENDS, Verdict.OPEN, "EXM-5/code"),
        (EXAM_ENDS + SECOND, Verdict.OPEN, "EXM-5/code"),
    ],
)
def test_the_code_can_be_withheld_until_the_session_has_been_held(now: datetime, verdict: Verdict, key: str) -> None:
    """EXM-5: to the second of its end."""
    session = exam_session(GIVEN, anonymous=True, code_withheld=True)
    decision = is_shown_code(held(session, SIGNED_UP), session, now)

    assert (decision.verdict, keys(decision)) == (verdict, [key])
    saw = {"code": Code("AB-12")} if verdict is Verdict.OPEN else {"on": Day(DAY_OF_IT)}
    assert decision.reasons[0].saw == saw


@pytest.mark.parametrize(
    ("anonymous", "code", "signed_up", "verdict", "key"),
    [
        (True, "AB-12", True, Verdict.OPEN, "EXM-5/code"),
        (False, "AB-12", True, Verdict.OPEN, "EXM-5/code"),
        (True, "", True, Verdict.CLOSED, "EXM-5/no-code-yet"),
        (False, "", True, Verdict.HIDDEN, "EXM-5/not-anonymous"),
        (True, "", False, Verdict.HIDDEN, "EXM-5/not-taking-part"),
    ],
)
def test_there_may_be_no_code_to_tell(anonymous: bool, code: str, signed_up: bool, verdict: Verdict, key: str) -> None:
    """EXM-5: none yet, or none at all."""
    session = exam_session(GIVEN, anonymous=anonymous)
    mine = (SignUp("exam", anonymous_code=code),) if signed_up else ()
    decision = is_shown_code(held(session, mine), session, NOW)

    assert (decision.verdict, keys(decision)) == (verdict, [key])


def test_start_tells_how_many_are_open_and_which_closes_first() -> None:
    """STA-4: of those that one can sign up for now, and of no others."""
    sessions = (
        exam_session(GIVEN, session_id="a", sign_up=span(FIRST, LAST)),
        exam_session(GIVEN, session_id="b", sign_up=span(FIRST, LAST - DAY)),
        exam_session(GIVEN, session_id="c", sign_up=span(TODAY + DAY, LAST)),
        exam_session(GIVEN, session_id="d", sign_up=span(FIRST, TODAY), cancelled=True),
        exam_session(GIVEN, session_id="e", sign_up=None),
        exam_session(GIVEN, session_id="exam", sign_up=span(FIRST, TODAY)),
    )
    of = record(participation(GIVEN, registered()), exam_sessions=sessions, exam_sign_ups=SIGNED_UP)
    decision = open_sessions(of, NOW)

    assert (decision.verdict, keys(decision)) == (Verdict.OPEN, ["STA-4/open"])
    assert decision.reasons[0].saw == {"sessions": Count(2), "on": Day(LAST - DAY)}


def test_start_is_silent_where_nothing_is_open() -> None:
    """STA-4."""
    decision = open_sessions(record(), NOW)

    assert (decision.verdict, keys(decision)) == (Verdict.HIDDEN, ["STA-4/none"])
