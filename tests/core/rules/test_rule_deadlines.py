"""Deadlines: which days are told, which were missed, and that each rests on a decision that says so."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from ladok_core.model.choice import ChoiceKind
from ladok_core.model.deadline import Deadline, DeadlineKind, Edge
from ladok_core.model.decision import Day, Decision, Verdict
from ladok_core.model.destination import Destination, ToChoice, ToCourse, ToPackage, ToPage
from ladok_core.model.education import Education
from ladok_core.model.exam_session import SignUp
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.rules.choices import may_be_made
from ladok_core.rules.deadlines import (
    CLOSES,
    COPIED,
    DONE,
    FINAL,
    HELD,
    LONG_AGO,
    MISSED,
    NOT_SHOWN,
    OPENS,
    OVER,
    STILL,
    STOPPED,
    deadlines,
    is_shown_deadline,
)
from ladok_core.rules.deadlines_page import is_shown_deadlines_page
from ladok_core.rules.exam_deadlines import TAKES_PART, takes_part
from ladok_core.rules.exam_sign_up import can_sign_up
from ladok_core.rules.fees import payment_of
from ladok_core.rules.registration import ORDER, UNTIL
from ladok_core.rules.registration_periods import registration_in_turn
from ladok_core.rules.rule import DeclaredReason
from records import (
    ALL_SWITCHES,
    DAY,
    EXAM_ENDS,
    EXAM_STARTS,
    FIRST,
    LAST,
    NOW,
    TODAY,
    at,
    choice,
    course,
    days,
    event,
    exam_session,
    fee,
    institution,
    invoice,
    offering,
    option,
    package,
    participation,
    period,
    record,
    registered,
)

OPEN = Decision(Verdict.OPEN, (UNTIL.because(on=Day(TODAY)),))
LONG = days(-40, 200)
"""A study period that outlasts every registration window here."""


def told(held: Record, now: datetime = NOW) -> list[tuple[str, str, str]]:
    """Which edges are told of, each with its reason."""
    shown = ((one, is_shown_deadline(one, now)) for one in deadlines(held, now))
    return [(one.kind, one.edge, decision.headline.key) for one, decision in shown]


def of_registration(held: Record, now: datetime = NOW) -> list[str]:
    return [why for kind, _, why in told(held, now) if kind is DeadlineKind.REGISTRATION]


def of_fees(held: Record, now: datetime = NOW) -> list[str]:
    return [why for kind, _, why in told(held, now) if kind is DeadlineKind.FEE]


def on(*events: ParticipationEvent) -> Record:
    return record(participation(offering(None, period(dates=LONG)), *events))


@pytest.mark.parametrize(
    ("now", "opens", "closes"),
    [
        (at(FIRST - DAY), OPENS, CLOSES),
        (at(FIRST), OVER, CLOSES),
        (at(FIRST + DAY), OVER, CLOSES),
        (at(LAST), OVER, CLOSES),
        (at(LAST + DAY), OVER, MISSED),
        (at(LAST + 29 * DAY), OVER, MISSED),
        (at(LAST + 30 * DAY), OVER, MISSED),
        (at(LAST + 31 * DAY), OVER, LONG_AGO),
    ],
)
def test_a_registration_is_told_by_its_opening_then_by_its_last_day_then_as_missed(
    now: datetime, opens: DeclaredReason, closes: DeclaredReason
) -> None:
    """DLN-1, DLN-2: both days belong to the window, and what was missed is told for 30 days."""
    assert of_registration(on(), now) == [opens.key, closes.key]


@pytest.mark.parametrize(
    ("now", "told_of"),
    [
        (at(FIRST - DAY), NOT_SHOWN),
        (at(FIRST), CLOSES),
        (at(FIRST + DAY), CLOSES),
        (at(LAST - DAY), CLOSES),
        (at(LAST), CLOSES),
        (at(LAST + DAY), NOT_SHOWN),
    ],
)
@pytest.mark.parametrize("kind", ChoiceKind)
def test_a_choice_is_told_by_its_last_day_within_its_period(
    now: datetime, told_of: DeclaredReason, kind: ChoiceKind
) -> None:
    """DLN-1, DLN-3, APP-1, CHO-1: outside it nothing is shown of a choice, not even that it was missed."""
    offered = choice(option(offering(course("AA1001"))), kind=kind, period=Span(FIRST, LAST))
    held = record(participation(offering(package()), registered(), participation_id="programme"), choices=(offered,))
    found = [one for one in deadlines(held, now) if one.kind in (DeadlineKind.STUDY_CHOICE, DeadlineKind.APPLICATION)]

    assert [(one.edge, one.day, one.leads_to) for one in found] == [(Edge.CLOSES, LAST, ToChoice(offered.code))]
    assert [is_shown_deadline(one, now).headline.key for one in found] == [told_of.key]


def test_a_choice_that_is_made_is_no_deadline_any_more() -> None:
    """DLN-3, STA-2."""
    offered = choice(option(offering(course("AA1001"))))
    programme = participation(offering(package()), registered(), participation_id="programme")
    made = participation(offering(course("AA1001")), within="programme", choice=offered.choice_id)

    for places, why in (((programme,), CLOSES), ((programme, made), NOT_SHOWN)):
        held = record(*places, choices=(offered,))
        shown = [why for kind, _, why in told(held) if kind is DeadlineKind.STUDY_CHOICE]
        assert shown == [why.key]


def sitting(*sign_ups: SignUp, cancelled: bool = False, switches: frozenset[Switch] = ALL_SWITCHES) -> Record:
    """The record of one who is registered on a course with an exam session to come."""
    taken = participation(offering(None, period(dates=LONG)), registered())
    session = exam_session(taken.offering, cancelled=cancelled)
    return record(taken, exam_sessions=(session,), exam_sign_ups=sign_ups, at=institution(switches=switches))


def of_exams(held: Record, now: datetime = NOW) -> list[tuple[str, str, str]]:
    return [one for one in told(held, now) if one[0] in (DeadlineKind.EXAM_SIGN_UP, DeadlineKind.EXAM)]


@pytest.mark.parametrize(
    ("now", "opens", "closes"),
    [
        (at(FIRST - DAY), OPENS, CLOSES),
        (at(FIRST), OVER, CLOSES),
        (at(LAST), OVER, CLOSES),
        (at(LAST + DAY), OVER, MISSED),
    ],
)
def test_a_sign_up_is_told_by_both_its_ends(now: datetime, opens: DeclaredReason, closes: DeclaredReason) -> None:
    """DLN-1, DLN-2, EXM-2: the session itself is nobody's who isn't signed up for it."""
    assert of_exams(sitting(), now) == [
        (DeadlineKind.EXAM_SIGN_UP, Edge.OPENS, opens.key),
        (DeadlineKind.EXAM_SIGN_UP, Edge.CLOSES, closes.key),
        (DeadlineKind.EXAM, Edge.HELD, NOT_SHOWN.key),
    ]


def test_a_session_is_told_to_who_takes_part_until_it_is_over() -> None:
    """DLN-1, DLN-3, EXM-3: with its hours; the signing up is done."""
    held = sitting(SignUp("exam"))
    (found,) = [one for one in deadlines(held, NOW) if one.kind is DeadlineKind.EXAM]
    end = found.ends_at
    assert end is not None

    assert [why for *_, why in of_exams(held)] == [DONE.key, DONE.key, HELD.key]
    assert (found.day, found.at, end) == (EXAM_STARTS.date(), EXAM_STARTS, EXAM_ENDS)
    assert [is_shown_deadline(found, now).shown for now in (end, end + timedelta(seconds=1))] == [True, False]


def test_a_cancelled_session_is_no_deadline() -> None:
    """DLN-3, EXM-2: nor one of an institution that has none."""
    assert {why for *_, why in of_exams(sitting(cancelled=True))} == {FINAL.key, NOT_SHOWN.key}
    assert {why for *_, why in of_exams(sitting(SignUp("exam"), cancelled=True))} == {DONE.key, FINAL.key}
    off = sitting(SignUp("exam"), switches=ALL_SWITCHES - {Switch.EXAM_SESSIONS})
    assert {why for *_, why in of_exams(off)} == {NOT_SHOWN.key}


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(("education", "to"), [(course(), ToCourse), (package(), ToPackage)])
def test_a_registration_leads_to_what_it_is_on(
    number: int, education: Education, to: Callable[[str], Destination]
) -> None:
    """DLN-1, REG-4: with the number of its study period, of how many, and the place that it concerns."""
    windows = (days(5, 9), days(60, 90))
    periods = period(1, days(-40, 99), registration=windows[0]), period(2, days(100, 200), registration=windows[1])
    place = participation(offering(education, *periods))
    held, study = record(place), periods[number - 1]
    closes = Deadline(
        kind=DeadlineKind.REGISTRATION, edge=Edge.CLOSES, day=windows[number - 1].last, thing=place.participation_id,
        name=education.name, code=education.code, period=number, periods=2,
        rests_on=registration_in_turn(held, place, study, TODAY), leads_to=to(education.education_id),
        participation_id=place.participation_id,
    )  # fmt: skip
    opens = msgspec.structs.replace(closes, edge=Edge.OPENS, day=windows[number - 1].first)

    assert [one for one in deadlines(held, NOW) if one.period == number] == [opens, closes]


def test_a_choice_leads_to_itself() -> None:
    """DLN-1, CHO-1: by its name and code, and resting on whether it is there for the student."""
    offered = choice(option(offering(course("AA1001"))))
    held = record(participation(offering(package()), registered()), choices=(offered,))
    (found,) = [one for one in deadlines(held, NOW) if one.kind is DeadlineKind.STUDY_CHOICE]

    assert found == Deadline(
        kind=DeadlineKind.STUDY_CHOICE, edge=Edge.CLOSES, day=LAST, thing="choice", name=offered.name, code="VAL4",
        rests_on=may_be_made(held, offered, TODAY), leads_to=ToChoice("VAL4"),
    )  # fmt: skip


def test_signing_up_and_the_session_lead_to_exam_sessions() -> None:
    """DLN-1, EXM-2, EXM-3: the days of signing up, and the session by its hours for who takes part."""
    held, signed_up = sitting(), sitting(SignUp("exam"))
    (session,) = held.exam_sessions
    closes = Deadline(
        kind=DeadlineKind.EXAM_SIGN_UP, edge=Edge.CLOSES, day=LAST, thing="exam", name=session.name, code=session.code,
        course=session.course, rests_on=can_sign_up(held, session, NOW), leads_to=ToPage("exams"),
    )  # fmt: skip
    opens = msgspec.structs.replace(closes, edge=Edge.OPENS, day=FIRST)
    takes_place = msgspec.structs.replace(
        closes, kind=DeadlineKind.EXAM, edge=Edge.HELD, day=EXAM_STARTS.date(), at=EXAM_STARTS, ends_at=EXAM_ENDS,
        rests_on=Decision(Verdict.OPEN, (TAKES_PART.because(),)),
    )  # fmt: skip

    assert [*deadlines(held, NOW)][-3:-1] == [opens, closes]
    assert [*deadlines(signed_up, NOW)][-1] == takes_place


def test_who_takes_part_is_decided_by_the_sign_up_and_whether_it_is_held() -> None:
    """DLN-3, EXM-3, EXM-5."""
    decisions = [
        takes_part(held, held.exam_sessions[0])
        for held in (sitting(), sitting(SignUp("exam"), cancelled=True), sitting(SignUp("exam")))
    ]

    assert [(one.verdict, one.headline.key) for one in decisions] == [
        (Verdict.HIDDEN, "EXM-5/not-taking-part"),
        (Verdict.CLOSED, "EXM-2/cancelled"),
        (Verdict.OPEN, "EXM-3/takes-part"),
    ]


def test_an_invoice_leads_to_tuition_fees() -> None:
    """DLN-1, FEE-2: when it is sent and when it is to be paid."""
    sent = invoice(None, 1, sent_on=TODAY - DAY, due_on=TODAY)
    opens, closes = deadlines(record(fees=(fee(sent),)), NOW)
    told_of = Deadline(
        kind=DeadlineKind.FEE, edge=Edge.OPENS, day=TODAY - DAY, thing=f"fee- {sent.invoice_id}", name=sent.term,
        rests_on=payment_of(sent, TODAY), leads_to=ToPage("fees"),
    )  # fmt: skip

    assert (opens, closes) == (told_of, msgspec.structs.replace(told_of, edge=Edge.CLOSES, day=TODAY))


def test_what_is_told_says_its_day() -> None:
    """DLN-1, DLN-2."""
    ahead, behind = at(FIRST - DAY), at(LAST + 3 * DAY)
    opens, closes = (is_shown_deadline(one, ahead) for one in deadlines(on(), ahead))
    _, missed = (is_shown_deadline(one, behind) for one in deadlines(on(), behind))

    assert (opens.verdict, opens.headline.saw) == (Verdict.OPEN, {"on": Day(FIRST)})
    assert (closes.verdict, closes.headline.saw) == (Verdict.OPEN, {"on": Day(LAST)})
    assert (missed.verdict, missed.headline.saw) == (Verdict.CLOSED, {"on": Day(LAST)})


def test_what_is_done_is_not_nagged_about() -> None:
    """DLN-3: neither while it can be done nor when it could have been missed."""
    done = on(event(EventKind.REGISTRATION, FIRST, 1))

    for now in (at(FIRST - DAY), NOW, at(LAST + DAY)):
        assert of_registration(done, now) == [DONE.key, DONE.key]


def test_an_obstacle_hides_no_day_but_one_that_makes_the_day_pointless_does() -> None:
    """DLN-1, DLN-3: a reserve place may become a place; what is cancelled opens for nobody."""
    reserve = record(msgspec.structs.replace(participation(offering(None, period(dates=LONG))), reserve=True))
    cancelled = record(participation(offering(None, period(dates=LONG), cancelled=True)))

    assert of_registration(reserve) == [OVER.key, STOPPED.key]
    assert of_registration(cancelled) == [FINAL.key, FINAL.key]


def test_a_wait_with_an_obstacle_opens_all_the_same() -> None:
    """DLN-1, REG-6: and its last day is told as one that something stands in the way of."""
    reserve = record(msgspec.structs.replace(participation(offering(None, period(dates=LONG))), reserve=True))

    assert of_registration(reserve, at(FIRST - DAY)) == [OPENS.key, STOPPED.key]


@pytest.mark.parametrize("kind", [EventKind.WITHDRAWAL, EventKind.EARLY_NON_COMPLETION])
def test_the_days_of_what_is_shown_nowhere_are_shown_nowhere(kind: EventKind) -> None:
    """DLN-3, WDR-4, NCP-3."""
    assert of_registration(on(event(kind, TODAY))) == [NOT_SHOWN.key, NOT_SHOWN.key]


def test_what_was_left_has_no_days_to_keep() -> None:
    """DLN-3, NCP-3: a later non-completion is shown, and there is nothing to register on."""
    left = on(event(EventKind.REGISTRATION, FIRST, 1), event(EventKind.NON_COMPLETION, TODAY))

    assert of_registration(left) == [FINAL.key, FINAL.key]


def test_where_registration_is_turned_off_it_has_no_days() -> None:
    """DLN-3, STA-3."""
    off = institution(switches=ALL_SWITCHES - {Switch.REGISTER_COURSE})

    assert of_registration(record(participation(offering(None, period(dates=LONG))), at=off)) == [NOT_SHOWN.key] * 2


def test_every_study_period_tells_its_days_before_its_turn_has_come() -> None:
    """DLN-1, REG-4: the second period opens later, whether or not the first is registered."""
    second = period(2, days(100, 200), registration=days(60, 90))
    place = participation(offering(None, period(dates=days(-40, 99)), second))

    assert of_registration(record(place)) == [OVER.key, CLOSES.key, OPENS.key, CLOSES.key]
    decision = registration_in_turn(record(place), place, second, TODAY)
    assert decision.verdict is Verdict.LATER
    assert [reason.rule for reason in decision.reasons] == ["REG-4", "REG-4"]
    assert decision.reasons[-1].key == ORDER.key


def test_what_is_open_but_not_in_its_turn_is_told_as_stopped() -> None:
    """DLN-1, REG-4: the first period has to be registered first; its last day holds all the same."""
    second = period(2, days(10, 200), registration=days(-2, 9))
    place = participation(offering(None, period(dates=days(-40, 9), registration=days(-30, -5)), second))

    assert of_registration(record(place)) == [OVER.key, MISSED.key, OVER.key, STOPPED.key]
    assert registration_in_turn(record(place), place, second, TODAY).reasons[0].key == ORDER.key


def test_in_its_turn_a_period_is_decided_on_as_ever() -> None:
    """REG-4."""
    place = participation(offering(None, period(dates=LONG)))

    assert registration_in_turn(record(place), place, place.offering.periods[0], TODAY).reasons[0].key == UNTIL.key


def test_a_window_that_outlasts_the_studies_has_no_last_day() -> None:
    """DLN-3, REG-3: a registered course stays shown, and its later period is over."""
    over = period(2, days(-20, -1), registration=days(-10, 10))
    place = participation(
        offering(None, period(dates=days(-40, -21), registration=None), over), event(EventKind.REGISTRATION, None, 1)
    )

    assert of_registration(record(place)) == [OVER.key, OVER.key]


def test_of_a_copy_nothing_is_told_as_missed() -> None:
    """DLN-2, IMP-1: it may have been done in Ladok since; what is to come is told."""
    copy = record(participation(offering(None, period(dates=LONG))), imported_on=FIRST - 10 * DAY)

    assert of_registration(copy, at(FIRST - DAY)) == [OPENS.key, CLOSES.key]
    assert of_registration(copy) == [OVER.key, CLOSES.key]
    assert of_registration(copy, at(LAST + DAY)) == [OVER.key, COPIED.key]


def test_a_fee_is_told_until_it_is_paid() -> None:
    """DLN-1, DLN-2, FEE-2: what is overdue is told for as long as it is to be paid."""
    later = invoice(None, 1, sent_on=TODAY + DAY, due_on=TODAY + 9 * DAY)
    to_pay = invoice(None, 1, due_on=TODAY)
    overdue = invoice(None, 1, due_on=TODAY - 300 * DAY)
    paid = invoice(None, 0, due_on=TODAY + DAY)

    assert of_fees(record(fees=(fee(later),))) == [OPENS.key, CLOSES.key]
    assert of_fees(record(fees=(fee(to_pay),))) == [OVER.key, CLOSES.key]
    assert of_fees(record(fees=(fee(overdue),))) == [OVER.key, STILL.key]
    assert of_fees(record(fees=(fee(paid),))) == [DONE.key, DONE.key]


def test_what_has_no_day_has_no_deadline() -> None:
    """DLN-1: an invoice that nobody has dated, a period that nobody has given a window."""
    assert of_fees(record(fees=(fee(invoice(None, 1, sent_on=None, due_on=None)),))) == []
    assert told(record(participation(offering(None, period(registration=None))))) == []


def test_fees_that_are_not_shown_have_no_days() -> None:
    """DLN-3, FEE-1, FEE-4."""
    off = institution(switches=ALL_SWITCHES - {Switch.TUITION_FEES})
    elsewhere = msgspec.structs.replace(fee(invoice(None, 1, due_on=TODAY)), elsewhere=True)

    assert set(of_fees(record(fees=(fee(invoice(None, 1, due_on=TODAY)),), at=off))) == {NOT_SHOWN.key}
    assert set(of_fees(record(fees=(elsewhere,)))) == {NOT_SHOWN.key}


def test_a_fee_names_its_education_only_where_that_is_shown() -> None:
    """DLN-1, WDR-4: money is told, the education not named."""
    programme, gone = package(), event(EventKind.WITHDRAWAL, TODAY)

    def codes(*events: ParticipationEvent) -> set[str]:
        place = participation(offering(programme), *events)
        held = record(place, fees=(fee(invoice(None, 1, due_on=TODAY), place=place.participation_id),))
        return {one.code for one in deadlines(held, NOW) if one.kind is DeadlineKind.FEE}

    assert codes(registered()) == {programme.code}
    assert codes(gone) == {""}
    assert {one.code for one in deadlines(record(fees=(fee(invoice(None, 1, due_on=TODAY)),)), NOW)} == {""}


def a(edge: Edge, moment: datetime | None, ends: datetime | None = None, rests_on: Decision = OPEN) -> Deadline:
    return Deadline(
        kind=DeadlineKind.REGISTRATION, edge=edge, day=TODAY, thing="x", name=Text("X"), rests_on=rests_on,
        at=moment, ends_at=ends,
    )  # fmt: skip


def test_what_has_a_time_of_day_is_past_when_that_is() -> None:
    """DLN-1: to the moment; a whole day is past when it is over."""
    tick = timedelta(microseconds=1)

    assert [is_shown_deadline(a(Edge.HELD, when), NOW).headline.key for when in (NOW - tick, NOW, NOW + tick)] == [
        OVER.key, HELD.key, HELD.key
    ]  # fmt: skip
    assert is_shown_deadline(a(Edge.HELD, NOW - tick, NOW), NOW).headline.key == HELD.key
    assert is_shown_deadline(a(Edge.HELD, NOW - 2 * tick, NOW - tick), NOW).headline.key == OVER.key
    midnight = datetime(2026, 11, 23, 23, tzinfo=UTC)
    assert is_shown_deadline(a(Edge.CLOSES, None), midnight - tick).headline.key == CLOSES.key
    assert is_shown_deadline(a(Edge.CLOSES, None), midnight).headline.key == STILL.key


def test_every_student_has_the_page() -> None:
    """DLN-1."""
    assert is_shown_deadlines_page(record()).headline.key == "DLN-1/page"
    assert is_shown_deadlines_page(record()).open
