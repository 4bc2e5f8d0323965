"""What signing up for an exam session, and signing off, make true, and what is said of it."""

from typing import Any

import pytest

from ladok_core.actions.action import Focus
from ladok_core.actions.exam_signoff import ExamSignOff
from ladok_core.actions.exam_signup import ExamSignUp
from ladok_core.actions.outcome import foresee, offered, receipt
from ladok_core.model.exam_session import ExamSession, SignedOff, SignedUp, SignUp
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.words import Words, receipts
from records import DAY, NOW, TODAY, course, exam_session, keys, offering, participation, record, registered

SV, EN = Words("sv"), Words("en")
GIVEN = offering(course("MA1010"))
SESSION = exam_session(GIVEN, room="Sal B12", places=2, taken=1)
UP, OFF = ExamSignUp("exam"), ExamSignOff("exam")


def held(session: ExamSession = SESSION, **more: Any) -> Record:
    return record(participation(GIVEN, registered()), exam_sessions=(session,), **more)


def told(of: Record, wish: ExamSignUp | ExamSignOff, words: Words = SV) -> str:
    outlook = foresee(of, wish, NOW)
    return receipts.told(words, receipt(outlook, NOW, changed=outlook.decision.open), TODAY)


def test_signing_up_takes_a_place_and_says_what_comes_next() -> None:
    """EXM-2, EXM-6: when and where, and until when one can sign off."""
    outlook = foresee(held(), UP, NOW)
    after = held().after(outlook.changes)

    assert outlook.changes == (SignedUp("exam", NOW),)
    assert (outlook.focus, outlook.touched) == (Focus.ACT, ())
    assert after.exam_sign_up("exam") == SignUp("exam", NOW)
    assert after.places_moved == {"exam": 1}
    assert keys(outlook.decision) == ["EXM-2/until", "EXM-6/left"]
    assert told(held(), UP) == (
        "Du är anmäld till Kurs MA1010, Tentamen (MA1010). Det börjar 12 jan 08:00, Sal B12. "
        "Avanmälan går till och med 30 november."
    )
    assert told(held(), UP, EN) == (
        "You are signed up for Course MA1010, Written exam (MA1010). It begins on 12 Jan 08:00, Sal B12. "
        "You can sign off up to and including 30 November."
    )


def test_each_is_undone_by_the_other() -> None:
    """EXM-1, EXM-2, EXM-6: up, off, and up again, and the place is free between."""
    up = held().after(foresee(held(), UP, NOW).changes)
    off = foresee(up, OFF, NOW)
    after = up.after(off.changes)
    again = foresee(after, UP, NOW + DAY)

    assert off.changes == (SignedOff("exam", NOW, NOW),)
    assert (after.exam_sign_ups, after.places_moved) == ((), {})
    assert again.changes == (SignedUp("exam", NOW + DAY),)
    assert after.after(again.changes).exam_sign_up("exam") == SignUp("exam", NOW + DAY)
    assert told(up, OFF) == (
        "Du är avanmäld från Kurs MA1010, Tentamen (MA1010), och platsen är ledig för någon annan. "
        "Du kan anmäla dig igen till och med 30 november, så länge det finns plats."
    )


def test_what_holds_already_is_told_so() -> None:
    """EXM-3, REG-5: such a wish is a success that changes nothing."""
    mine = held(exam_sign_ups=(SignUp("exam", NOW - DAY),))

    assert foresee(mine, UP, NOW).decision.holds
    assert foresee(held(), OFF, NOW).decision.holds
    assert told(mine, UP).startswith("Du anmälde dig redan 22 november till Kurs MA1010, Tentamen (MA1010);")
    assert told(held(), OFF).startswith("Du var inte anmäld till")


def test_the_last_place_is_given_back() -> None:
    """EXM-6: after signing off one can sign up again, since one's own place is free."""
    full = exam_session(GIVEN, places=1, taken=1)
    mine = held(full, exam_sign_ups=(SignUp("exam", NOW - DAY),))

    assert keys(foresee(held(full), UP, NOW).decision) == ["EXM-6/full"]
    assert [reason.key for reason in foresee(mine, OFF, NOW).follows] == ["EXM-1/again"]
    assert mine.after(foresee(mine, OFF, NOW).changes).places_moved == {"exam": -1}


@pytest.mark.parametrize("signed_up", [False, True])
def test_one_of_the_two_is_offered_with_a_session(signed_up: bool) -> None:
    """EXM-1: whichever can be done about it."""
    of = held(exam_sign_ups=(SignUp("exam"),) if signed_up else ())

    assert [one.action for one in offered(of, SESSION, NOW)] == [OFF if signed_up else UP]


def test_what_staff_write_later_outlasts_a_signing_off() -> None:
    """EXM-3: whom they add again is signed up; what they wrote before is ended."""
    off = SignedOff("exam", NOW)

    for at, stays in ((None, False), (NOW - DAY, False), (NOW, False), (NOW + DAY, True)):
        of = held(exam_sign_ups=(SignUp("exam", at, by_staff=True),))
        assert (of.after((off,)).exam_sign_up("exam") is not None) is stays


def test_the_code_that_staff_wrote_stays_when_one_signs_up() -> None:
    """EXM-5: one place, with its code."""
    of = held(exam_sign_ups=(SignUp("exam", by_staff=True, anonymous_code="AB-12"),))

    assert of.after((SignedUp("exam", NOW),)) is of


def test_a_dialog_names_the_session_with_its_day_and_its_room() -> None:
    """EXM-1: what an action is about."""
    subject = foresee(held(exam_session(GIVEN, town=Text("Blåköping"), room="Sal B12")), UP, NOW).subject

    assert (subject.session_id, subject.name.en, subject.course, subject.code) == (
        "exam", "Written exam", Text("Kurs MA1010", "Course MA1010"), "MA1010",
    )  # fmt: skip
    assert (subject.starts, subject.place, subject.room) == (SESSION.starts, Text("Blåköping"), "Sal B12")
