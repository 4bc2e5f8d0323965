"""May the student sign off from an exam session, and what is said before and after."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from ladok_core.model.decision import Day, Moment, Name, Verdict
from ladok_core.model.exam_session import ExamSession, SignUp
from ladok_core.model.institution import Switch
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.rules.exam_sign_off import can_sign_off, way_back, way_off, when_and_where
from records import (
    ALL_SWITCHES,
    DAY,
    EXAM_STARTS,
    FIRST,
    LAST,
    NOW,
    TODAY,
    at,
    course,
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
SIGNED_UP = (SignUp("exam", NOW - DAY),)
MINUTE = timedelta(minutes=1)


def held(session: ExamSession, signed_up: tuple[SignUp, ...] = SIGNED_UP, **more: Any) -> Record:
    return record(participation(GIVEN, registered()), exam_sessions=(session,), exam_sign_ups=signed_up, **more)


@pytest.mark.parametrize("until", [None, LAST + 7 * DAY])
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_the_last_day_belongs_to_it(until: date | None, days: int) -> None:
    """EXM-1: that of the session, else the last of the sign-up period."""
    session, last = exam_session(GIVEN, sign_off_until=until), until or LAST
    decision = can_sign_off(held(session), session, at(last + days * DAY))

    assert decision.verdict is (Verdict.OPEN if days <= 0 else Verdict.CLOSED)
    assert keys(decision) == (["EXM-1/sign-off-until"] if days <= 0 else ["EXM-1/sign-off-closed"])
    assert decision.reasons[0].saw == {"on": Day(last)}


def test_before_the_sign_up_period_one_can_sign_off_already() -> None:
    """EXM-1: staff may have added the student."""
    session = exam_session(GIVEN)

    assert can_sign_off(held(session), session, at(FIRST - DAY)).open


@pytest.mark.parametrize("minutes", [-1, 0, 1])
def test_from_when_it_begins_it_is_too_late(minutes: int) -> None:
    """EXM-1: to the minute, whatever its last day is; without one until then."""
    for session in (
        exam_session(GIVEN, sign_up=None),
        exam_session(GIVEN, sign_off_until=date(2027, 2, 1)),
    ):
        decision = can_sign_off(held(session), session, EXAM_STARTS + minutes * MINUTE)
        assert decision.verdict is (Verdict.OPEN if minutes < 0 else Verdict.CLOSED)
        if minutes >= 0:
            assert keys(decision) == ["EXM-1/begun"]
            assert decision.reasons[0].saw == {"on": Day(date(2027, 1, 12))}
    undated = exam_session(GIVEN, sign_up=None)
    assert keys(can_sign_off(held(undated), undated, NOW)) == ["EXM-1/until-it-begins"]


def test_a_session_may_not_permit_it() -> None:
    """EXM-1: whatever the date is."""
    session = exam_session(GIVEN, sign_off=False)
    decision = can_sign_off(held(session), session, NOW)

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["EXM-1/not-permitted"])


@pytest.mark.parametrize(
    ("switch", "key"), [(Switch.EXAM_SIGN_OFF, "EXM-1/no-sign-off"), (Switch.EXAM_SESSIONS, "EXM-1/off")]
)
def test_an_institution_may_not_permit_it(switch: Switch, key: str) -> None:
    """EXM-1 ⚙: each switch by itself hides it; who is not signed up is told that all the same."""
    session, at_institution = exam_session(GIVEN), institution(switches=ALL_SWITCHES - {switch})
    decision = can_sign_off(held(session, at=at_institution), session, NOW)
    none = can_sign_off(held(session, (), at=at_institution), session, NOW)

    assert (decision.verdict, keys(decision)) == (Verdict.HIDDEN, [key])
    assert (none.verdict, none.holds, keys(none)) == (Verdict.CLOSED, True, ["EXM-1/not-signed-up"])


def test_a_cancelled_session_can_be_left() -> None:
    """EXM-1: it does no harm."""
    session = exam_session(GIVEN, cancelled=True)

    assert can_sign_off(held(session), session, NOW).open


def test_a_copy_is_never_written_to() -> None:
    """IMP-1."""
    session = exam_session(GIVEN)

    assert keys(can_sign_off(held(session, imported_on=TODAY), session, NOW)) == ["IMP-1/copy"]
    none = can_sign_off(held(session, (), imported_on=TODAY), session, NOW)
    assert (none.holds, keys(none)) == (False, ["EXM-1/not-signed-up", "IMP-1/copy"])


def test_it_is_told_when_and_where() -> None:
    """EXM-1: in the room, else in the town, else nowhere that is known."""
    starts = {"starts": Moment(EXAM_STARTS)}
    town = Text("Blåköping", "Bluetown")

    assert when_and_where(exam_session(GIVEN)).key == "EXM-1/when"
    assert when_and_where(exam_session(GIVEN)).saw == starts
    for place, told in (({"room": "Sal B12", "town": town}, Text("Sal B12")), ({"town": town}, town)):
        reason = when_and_where(exam_session(GIVEN, **place))
        assert (reason.key, reason.saw) == ("EXM-1/when-where", {**starts, "where": Name(told)})


@pytest.mark.parametrize(
    ("told", "now", "key", "on"),
    [
        ({}, NOW, "EXM-1/off-until", LAST),
        ({"sign_off_until": TODAY}, NOW, "EXM-1/off-until", TODAY),
        ({"sign_off_until": TODAY}, NOW + DAY, "EXM-1/no-way-off", None),
        ({"sign_up": None}, NOW, "EXM-1/off-until-it-begins", None),
        ({"sign_off": False}, NOW, "EXM-1/no-way-off", None),
    ],
)
def test_after_signing_up_it_is_told_until_when_one_can_sign_off(
    told: dict[str, Any], now: datetime, key: str, on: date | None
) -> None:
    """EXM-1: or that one can't."""
    session = exam_session(GIVEN, **told)
    reason = way_off(held(session), session, now)

    assert (reason.key, reason.saw) == (key, {"on": Day(on)} if on else {})


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ({}, "EXM-1/again"),
        ({"sign_up": span(FIRST, TODAY - DAY)}, "EXM-1/not-again"),
        ({"sign_up": None}, "EXM-1/not-again"),
        ({"self_sign_up": False}, "EXM-1/not-again"),
        ({"places": 1, "taken": 0}, "EXM-1/again"),
    ],
)
def test_after_signing_off_it_is_told_whether_one_can_sign_up_again(told: dict[str, Any], key: str) -> None:
    """EXM-2: within the period, as long as there is a place."""
    session = exam_session(GIVEN, **told)
    reason = way_back(held(session, ()), session, NOW)

    assert (reason.key, reason.saw) == (key, {"on": Day(LAST)} if key.endswith("/again") else {})
