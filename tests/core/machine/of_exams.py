"""What signing up for an exam session means, and signing off.  EXM-1 to EXM-6."""

from collections.abc import Iterator
from datetime import date, datetime
from random import Random

from core.machine.facts import Own, Said
from core.machine.meaning import Meaning, any_id
from ladok_core.actions.exam_signoff import ExamSignOff
from ladok_core.actions.exam_signup import ExamSignUp
from ladok_core.model.civil_date import civil_date
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.institution import Switch


def signing_up(own: Own, session: ExamSession, now: datetime) -> Said:
    """EXM-2, EXM-3, EXM-5, EXM-6."""
    today, window = civil_date(now), session.sign_up
    if session.session_id in own.kept.seats:
        return Said.HOLDS
    if not own.on(Switch.EXAM_SESSIONS):
        return Said.HIDDEN
    if now >= session.starts or window is None or today > window.last:
        return Said.NO
    if today < window.first:
        return Said.LATER
    return Said.STOPPED if any(_obstacles(own, session)) else Said.OPEN


def is_final(own: Own, session: ExamSession) -> bool:
    """Whether something stands in the way that nobody and no day ever takes away."""
    passed = own.passed(session.education_id) or own.passed_module(session.education_id, session.module_id or "none")
    return session.cancelled or (passed and not session.passed_may and bool(own.places_on(session.education_id)))


def _obstacles(own: Own, session: ExamSession) -> Iterator[bool]:
    day = civil_date(session.starts)
    yield is_final(own, session)
    yield not session.self_sign_up
    yield not _stand_on(own, session, "registered", "completed")
    yield any(one.span.first <= day <= one.span.last for one in own.kept.suspensions)
    yield places_left(own, session) == 0


def _stand_on(own: Own, session: ExamSession, *stands: str) -> bool:
    here = (one for one in own.kept.places.values() if one.offering_id in session.offerings)
    return any(own.stands(one) in stands for one in here)


def places_left(own: Own, session: ExamSession) -> int | None:
    """EXM-6: what is left of the places; None without a limit."""
    if session.places is None:
        return None
    return max(session.places - session.taken - own.facts.sold[session.session_id], 0)


def is_listed(own: Own, session: ExamSession, today: date) -> bool:
    """EXM-2 to EXM-4: what the page shows."""
    day = civil_date(session.ends or session.starts)
    if session.session_id in own.kept.seats:
        return today <= day.replace(year=day.year + 2)
    here = (one for one in own.kept.places.values() if one.offering_id in session.offerings)
    held = any(
        own.stands(one) in ("expected", "registered", "completed")
        and not own.left_for_another(one)
        and not (own.stands(one) == "expected" and today > own.ends(one))
        for one in here
    )
    return today <= day and session.self_sign_up and held


def _wish_up(own: Own, rng: Random, now: datetime) -> ExamSignUp:
    near = [one.session_id for one in own.sessions.values() if signing_up(own, one, now) is not Said.NO]
    return ExamSignUp(any_id(rng, near if near and rng.random() < 0.7 else list(own.sessions)))


def _up(own: Own, wish: ExamSignUp, now: datetime) -> Said:
    session = own.sessions.get(wish.session_id)
    return Said.ABSENT if session is None else signing_up(own, session, now)


def _signs_up(own: Own, wish: ExamSignUp, now: datetime) -> None:
    del now
    own.kept.seats.add(wish.session_id)
    own.facts.sold[wish.session_id] += 1


def _wish_off(own: Own, rng: Random, now: datetime) -> ExamSignOff:
    del now
    seats = sorted(own.kept.seats)
    return ExamSignOff(any_id(rng, seats if seats and rng.random() < 0.7 else list(own.sessions)))


def _off(own: Own, wish: ExamSignOff, now: datetime) -> Said:
    session = own.sessions.get(wish.session_id)
    if session is None:
        return Said.ABSENT
    if session.session_id not in own.kept.seats:
        return Said.HOLDS
    if not own.on(Switch.EXAM_SESSIONS) or not own.on(Switch.EXAM_SIGN_OFF):
        return Said.HIDDEN
    last = session.sign_off_until or (session.sign_up.last if session.sign_up else None)
    over = now >= session.starts or (last is not None and civil_date(now) > last)
    return Said.OPEN if session.sign_off and not over else Said.NO


def _signs_off(own: Own, wish: ExamSignOff, now: datetime) -> None:
    del now
    own.kept.seats.discard(wish.session_id)
    own.facts.sold[wish.session_id] -= 1


SIGNING_UP = Meaning(_wish_up, _up, _signs_up, often=10)
SIGNING_OFF = Meaning(_wish_off, _off, _signs_off, often=3)
