"""May the student sign up for an exam session: the period, the obstacles, the places."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from ladok_core.model.decision import Count, Day, Decision, Verdict
from ladok_core.model.destination import ToCourse
from ladok_core.model.exam_session import ExamSession, SignUp
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.rules.exam_sign_up import can_sign_up, has_passed, has_place, places_left
from records import (
    ALL_SWITCHES,
    DAY,
    ENDS,
    EXAM_STARTS,
    FIRST,
    LAST,
    NOW,
    TODAY,
    UV_G,
    UV_U,
    at,
    course,
    event,
    exam_session,
    institution,
    keys,
    module,
    offering,
    participation,
    record,
    registered,
    result,
    span,
    suspension,
    transfer,
    whole,
)

EXAM, LABS = module("1000", "4.5"), module("2000", "3")
COURSE = course("MA1010", modules=(EXAM, LABS))
GIVEN = offering(COURSE)
MINUTE = timedelta(minutes=1)


def held(*sessions: ExamSession, events: tuple[ParticipationEvent, ...] = (registered(),), **more: Any) -> Record:
    """A record with a place on the offering, registered unless said otherwise."""
    return record(participation(GIVEN, *events), exam_sessions=sessions or (exam_session(GIVEN),), **more)


def decided(now: datetime = NOW, of: Record | None = None, **told: Any) -> Decision:
    """The decision on a session at a moment."""
    session = exam_session(GIVEN, **told)
    return can_sign_up(of or held(session), session, now)


@pytest.mark.parametrize(
    ("today", "verdict", "key"),
    [
        (FIRST - DAY, Verdict.LATER, "EXM-2/opens"),
        (FIRST, Verdict.OPEN, "EXM-2/until"),
        (FIRST + DAY, Verdict.OPEN, "EXM-2/until"),
        (LAST - DAY, Verdict.OPEN, "EXM-2/until"),
        (LAST, Verdict.OPEN, "EXM-2/until"),
        (LAST + DAY, Verdict.CLOSED, "EXM-2/closed"),
    ],
)
def test_both_ends_belong_to_the_period(today: date, verdict: Verdict, key: str) -> None:
    """EXM-2: a day either side of an edge changes the verdict, and the reason that is given."""
    decision = decided(at(today))

    assert (decision.verdict, keys(decision)) == (verdict, [key])


def test_the_days_of_the_period_are_told() -> None:
    """EXM-2: when it opens and in how many days, until when it is open, since when it is closed."""
    assert decided(at(FIRST - 3 * DAY)).reasons[0].saw == {"on": Day(FIRST), "days": Count(3)}
    assert decided().reasons[0].saw == {"on": Day(LAST)}
    assert decided(at(LAST + DAY)).reasons[0].saw == {"on": Day(LAST)}


@pytest.mark.parametrize(
    ("now", "expected"),
    [(EXAM_STARTS - MINUTE, ["EXM-2/until"]), (EXAM_STARTS, ["EXM-2/begun"]), (EXAM_STARTS + MINUTE, ["EXM-2/begun"])],
)
def test_what_has_begun_is_closed_whatever_the_period_says(now: datetime, expected: list[str]) -> None:
    """EXM-2: to the minute."""
    decision = decided(now, sign_up=span(FIRST, date(2027, 2, 1)))

    assert keys(decision) == expected
    if not decision.open:
        assert (decision.verdict, decision.reasons[0].saw) == (Verdict.CLOSED, {"on": Day(date(2027, 1, 12))})


def test_without_a_period_nothing_is_opened() -> None:
    """EXM-2: nobody has said when; where staff sign students up there is no period to wait for."""
    assert keys(decided(sign_up=None)) == ["EXM-2/none"]
    assert keys(decided(sign_up=None, self_sign_up=False)) == ["EXM-2/not-open"]
    assert decided(sign_up=None).verdict is Verdict.CLOSED


def test_every_obstacle_is_named_after_the_date() -> None:
    """EXM-2, EXM-5, EXM-6: no obstacle hides another, nor a date."""
    session = exam_session(GIVEN, cancelled=True, self_sign_up=False, places=2, taken=2)
    of = held(
        session,
        events=(),
        results=(result(COURSE),),
        suspensions=(suspension(span(date(2027, 1, 12))), suspension(span(date(2027, 1, 13)))),
    )
    obstacles = [
        "EXM-2/cancelled",
        "EXM-5/passed",
        "EXM-2/not-open",
        "EXM-5/suspended",
        "EXM-6/full",
    ]

    assert keys(can_sign_up(of, session, NOW)) == obstacles
    assert keys(can_sign_up(of, session, at(FIRST - DAY))) == ["EXM-2/opens", *obstacles]
    assert keys(can_sign_up(of, session, at(LAST + DAY))) == ["EXM-2/closed", *obstacles]
    assert keys(can_sign_up(of, session, EXAM_STARTS)) == ["EXM-2/begun", *obstacles]
    assert can_sign_up(of, session, NOW).verdict is Verdict.CLOSED
    assert can_sign_up(of, session, at(FIRST - DAY)).verdict is Verdict.LATER


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), ["EXM-5/not-registered"]),
        ((registered(),), ["EXM-2/until"]),
        ((registered(), event(EventKind.NON_COMPLETION)), ["EXM-5/not-registered"]),
        ((registered(), event(EventKind.EARLY_NON_COMPLETION)), ["EXM-5/not-registered"]),
        ((registered(), event(EventKind.WITHDRAWAL)), ["EXM-5/not-registered"]),
        ((registered(), event(EventKind.COMPLETION)), ["EXM-5/passed"]),
    ],
)
def test_it_needs_a_registration_that_was_not_left(events: tuple[ParticipationEvent, ...], expected: list[str]) -> None:
    """EXM-5: on an offering that the session is for."""
    session = exam_session(GIVEN)

    assert keys(can_sign_up(held(session, events=events), session, NOW)) == expected


def test_a_registration_on_another_offering_does_not_count() -> None:
    """EXM-5: linked is linked; and one of several is enough."""
    other = offering(COURSE, offering_id="another")
    elsewhere = exam_session(other)
    both = exam_session(other, GIVEN)

    refused = can_sign_up(held(elsewhere), elsewhere, NOW)
    assert keys(refused) == ["EXM-5/not-registered"]
    assert refused.reasons[0].leads_to == ToCourse("education-MA1010")
    assert can_sign_up(held(both), both, NOW).open


@pytest.mark.parametrize(("events", "led"), [(None, False), ((event(EventKind.WITHDRAWAL, TODAY),), False), ((), True)])
def test_who_is_not_registered_is_led_to_the_course_where_it_has_a_page(
    events: tuple[ParticipationEvent, ...] | None, *, led: bool
) -> None:
    """EXM-5, WDR-4: there is none of a course without a place, nor of one that was withdrawn from."""
    session = exam_session(GIVEN)
    of = record() if events is None else held(session, events=events)
    (reason,) = can_sign_up(of, session, NOW).reasons

    assert (reason.key, reason.leads_to) == ("EXM-5/not-registered", ToCourse("education-MA1010") if led else None)


@pytest.mark.parametrize("passed_may", [False, True])
def test_who_has_passed_is_refused_unless_the_session_allows_it(passed_may: bool) -> None:
    """EXM-5: of the course."""
    session = exam_session(GIVEN, passed_may=passed_may)
    decision = can_sign_up(held(session, results=(result(COURSE),)), session, NOW)

    assert keys(decision) == (["EXM-2/until"] if passed_may else ["EXM-5/passed"])
    assert passed_may or decision.reasons[0].leads_to == ToCourse("education-MA1010")


def test_what_is_passed_is_what_the_session_examines() -> None:
    """EXM-5: the course, or the module that it is of; of a completed course every module."""
    of_course, of_exam, of_labs = (exam_session(GIVEN, module_of=one) for one in (None, EXAM, LABS))
    module_passed = held(results=(result(COURSE, EXAM),))
    failed = held(results=(result(COURSE, EXAM, UV_U),))
    completed = held(results=(result(COURSE, grade_id=UV_G),))
    credited = held(transfers=(transfer(whole(COURSE)),))

    assert [has_passed(module_passed, one) for one in (of_course, of_exam, of_labs)] == [False, True, False]
    assert [has_passed(failed, one) for one in (of_course, of_exam, of_labs)] == [False, False, False]
    assert [has_passed(completed, one) for one in (of_course, of_exam, of_labs)] == [True, True, True]
    assert has_passed(credited, of_labs)
    assert not has_passed(record(exam_sessions=(of_course,)), of_course)


@pytest.mark.parametrize(
    ("first", "last", "stops"),
    [(-2, -1, False), (-2, 0, True), (0, 0, True), (0, 3, True), (1, 3, False)],
)
def test_who_is_suspended_when_it_is_held_is_stopped(first: int, last: int, stops: bool) -> None:
    """EXM-5: on that day, and on no other."""
    day = date(2027, 1, 12)
    session = exam_session(GIVEN)
    of = held(session, suspensions=(suspension(span(day + first * DAY, day + last * DAY)),))

    decision = can_sign_up(of, session, NOW)

    assert keys(decision) == (["EXM-5/suspended"] if stops else ["EXM-2/until"])
    assert not stops or decision.reasons[0].saw == {"span": span(day + first * DAY, day + last * DAY)}


def test_a_session_of_several_days_is_held_on_each() -> None:
    """EXM-5: from its first civil day to its last."""
    session = exam_session(GIVEN, ends=EXAM_STARTS + 2 * DAY)
    suspended = [held(session, suspensions=(suspension(span(date(2027, 1, day))),)) for day in (11, 12, 13, 14, 15)]

    assert [can_sign_up(of, session, NOW).open for of in suspended] == [True, False, False, False, True]


@pytest.mark.parametrize(
    ("places", "taken", "moved", "left"),
    [
        (None, 7, 3, None),
        (10, 7, 0, 3),
        (10, 7, 2, 1),
        (10, 7, 3, 0),
        (10, 12, 0, 0),
        (10, 10, -1, 1),
        (0, 0, 0, 0),
    ],
)
def test_places_are_counted_down_to_none(places: int | None, taken: int, moved: int, left: int | None) -> None:
    """EXM-6: what its source counts, and what has been taken here and given back since; never less than none."""
    session = exam_session(GIVEN, places=places, taken=taken)
    of = held(session)
    of = type(of)(**{name: getattr(of, name) for name in of.__struct_fields__} | {"places_moved": {"exam": moved}})
    decision = can_sign_up(of, session, NOW)

    assert places_left(of, session) == left
    assert decision.open is (left != 0)
    if left is None:
        assert keys(decision) == ["EXM-2/until"]
    elif left:
        assert keys(decision) == ["EXM-2/until", "EXM-6/left"]
        assert decision.reasons[1].saw == {"free": Count(left), "places": Count(places or 0)}
    else:
        assert keys(decision) == ["EXM-6/full"]
        assert decision.reasons[0].saw == {"places": Count(places or 0)}


def test_who_is_signed_up_is_told_since_when_or_by_whom() -> None:
    """EXM-3: whatever else holds, and where sessions are turned off by now."""
    session = exam_session(GIVEN, cancelled=True)
    off = institution(switches=ALL_SWITCHES - {Switch.EXAM_SESSIONS})
    for sign_up, key, saw in (
        (SignUp("exam", NOW - DAY), "EXM-3/signed-up", {"on": Day(TODAY - DAY)}),
        (SignUp("exam"), "EXM-3/signed-up", {}),
        (SignUp("exam", NOW, by_staff=True), "EXM-3/staff", {}),
    ):
        for at_institution in (institution(), off):
            decision = can_sign_up(held(session, exam_sign_ups=(sign_up,), at=at_institution), session, NOW)
            assert (decision.verdict, decision.holds) == (Verdict.CLOSED, True)
            assert [(reason.key, reason.saw) for reason in decision.reasons] == [(key, saw)]


def test_it_is_hidden_where_sessions_are_turned_off() -> None:
    """EXM-1 ⚙."""
    session = exam_session(GIVEN)
    decision = can_sign_up(held(session, at=institution(switches=frozenset())), session, NOW)

    assert (decision.verdict, keys(decision)) == (Verdict.HIDDEN, ["EXM-1/off"])


def test_a_copy_is_never_written_to() -> None:
    """IMP-1: neither where it would be open, nor where it holds."""
    session = exam_session(GIVEN)
    copied = can_sign_up(held(session, imported_on=TODAY), session, NOW)
    holds = can_sign_up(held(session, imported_on=TODAY, exam_sign_ups=(SignUp("exam"),)), session, NOW)

    assert (copied.open, keys(copied)) == (False, ["IMP-1/copy"])
    assert (holds.holds, keys(holds)) == (False, ["EXM-3/signed-up", "IMP-1/copy"])


@pytest.mark.parametrize(
    ("events", "today", "has"),
    [
        ((), TODAY, True),
        ((registered(),), TODAY, True),
        ((registered(), event(EventKind.COMPLETION)), TODAY, True),
        ((registered(), event(EventKind.NON_COMPLETION)), TODAY, False),
        ((event(EventKind.WITHDRAWAL),), TODAY, False),
        ((), ENDS, True),
        ((), ENDS + DAY, False),
        ((registered(),), ENDS + DAY, True),
    ],
)
def test_a_place_is_one_that_is_shown_and_was_not_left(
    events: tuple[ParticipationEvent, ...], today: date, has: bool
) -> None:
    """EXM-2, WDR-4, EDU-2: what was never begun and is over is no place any more."""
    session = exam_session(GIVEN)

    assert has_place(held(session, events=events), session, today) is has


def test_the_period_may_be_a_single_day() -> None:
    """EXM-2: open on it, and a day either side not."""
    one = span(TODAY)

    assert [decided(at(TODAY + n * DAY), sign_up=one).verdict for n in (-1, 0, 1)] == [
        Verdict.LATER,
        Verdict.OPEN,
        Verdict.CLOSED,
    ]
