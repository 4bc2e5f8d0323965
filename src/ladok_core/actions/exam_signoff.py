"""Sign off from an exam session.  EXM-1."""

from collections.abc import Iterator
from datetime import datetime

from ladok_core.actions.action import Action, ActionSpec, Focus
from ladok_core.actions.concern import EXAM_SESSION
from ladok_core.actions.subject import session_meant, session_of
from ladok_core.model.change import Change
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.exam_session import ExamSession, SignedOff
from ladok_core.model.record import Record
from ladok_core.rules.exam_sign_off import EXAM_SIGN_OFF, can_sign_off, way_back
from ladok_core.rules.exam_sign_up import EXAM_SESSIONS


class ExamSignOff(Action, frozen=True, tag="exam-signoff"):
    """Sign off from an exam session, and give back its place.  EXM-1, EXM-6."""

    session_id: str


def decide(record: Record, wish: ExamSignOff, now: datetime) -> Decision:
    """Decide whether the student may sign off at an aware moment.  EXM-1, IMP-1.  Raises NotFound."""
    return can_sign_off(record, session_of(record, wish.session_id), now)


def changes(record: Record, wish: ExamSignOff, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: the student has no place in the session, and somebody else can have it.  EXM-6."""
    sign_up = record.exam_sign_up(session_of(record, wish.session_id).session_id)
    return () if sign_up is None else (SignedOff(sign_up.session_id, now, sign_up.at),)


def on(record: Record, session: ExamSession) -> Iterator[ExamSignOff]:
    """Yield signing off from a session that the student is signed up for.  EXM-1."""
    if record.exam_sign_up(session.session_id) is not None:
        yield ExamSignOff(session.session_id)


def follows(after: Record, wish: ExamSignOff, now: datetime) -> tuple[Reason, ...]:
    """Return until when one can sign up again, if that is possible at all.  EXM-2."""
    return (way_back(after, session_of(after, wish.session_id), now),)


EXAM_SIGNOFF = ActionSpec(
    "exam-signoff",
    ExamSignOff,
    decide,
    changes,
    on,
    session_meant,
    follows,
    focus=Focus.ACT,
    concerns=EXAM_SESSION,
    switches=(EXAM_SESSIONS, EXAM_SIGN_OFF),
)
