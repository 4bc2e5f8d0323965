"""Which days of exam sessions and of choices the model says that Deadlines tells.  DLN-1 to DLN-3."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from core.machine.facts import Own, Said
from core.machine.of_choices import is_there, made_by
from core.machine.of_exams import is_final, is_listed, signing_up
from ladok_core.model.civil_date import civil_date
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.institution import Switch

KINDS = ("exam_sign_up", "exam", "study_choice", "application")
LATELY = timedelta(days=30)


class Told(NamedTuple):
    """A day that is told: of what, and whether it was missed; ``offered`` is how much can be done about it there."""

    kind: str
    edge: str
    thing: str
    day: date
    missed: bool = False
    offered: int = 0


def told_days(own: Own, now: datetime) -> Iterator[Told]:
    """All of exams and choices that is told at a moment, in no order."""
    for choice in own.choices.values():
        if is_there(own, choice, civil_date(now)) and not made_by(own, choice):
            yield Told(choice.kind, "closes", choice.choice_id, choice.period.last)
    for session in own.sessions.values():
        if own.on(Switch.EXAM_SESSIONS) and is_listed(own, session, civil_date(now)):
            yield from _of_signing_up(own, session, now)
            yield from _of_the_session(own, session, now)


def _of_signing_up(own: Own, session: ExamSession, now: datetime) -> Iterator[Told]:
    """EXM-2: neither what is done nor what nobody will ever be able to do; what has begun closes no more."""
    today, window, said = civil_date(now), session.sign_up, signing_up(own, session, now)
    if window is None or said is Said.HOLDS or is_final(own, session):
        return
    of = "exam_sign_up", "closes", session.session_id, window.last
    if now < session.starts and today < window.first:
        yield Told("exam_sign_up", "opens", session.session_id, window.first)
    if now < session.starts and today <= window.last:
        yield Told(*of, offered=int(said is Said.OPEN))
    if window.last < today <= window.last + LATELY:
        yield Told(*of, missed=True)


def _of_the_session(own: Own, session: ExamSession, now: datetime) -> Iterator[Told]:
    """EXM-3: it is told to those who are signed up, until it is over."""
    over = session.ends or session.starts
    if session.session_id in own.kept.seats and not session.cancelled and now <= over:
        yield Told("exam", "held", session.session_id, civil_date(session.starts))
