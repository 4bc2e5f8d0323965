"""Sign up for an exam session.  EXM-2, EXM-5, EXM-6."""

from collections.abc import Iterator
from datetime import datetime

from ladok_core.actions.action import Action, ActionSpec, Focus
from ladok_core.actions.concern import EXAM_SESSION
from ladok_core.actions.subject import session_meant, session_of
from ladok_core.model.change import Change
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.exam_session import ExamSession, SignedUp
from ladok_core.model.record import Record
from ladok_core.rules.exam_sign_off import way_off, when_and_where
from ladok_core.rules.exam_sign_up import EXAM_SESSIONS, can_sign_up


class ExamSignUp(Action, frozen=True, tag="exam-signup"):
    """Sign up for an exam session, and take one of its places.  EXM-2, EXM-6."""

    session_id: str


def decide(record: Record, wish: ExamSignUp, now: datetime) -> Decision:
    """Decide whether the student may sign up at an aware moment.  EXM-2, EXM-5, EXM-6, IMP-1.  Raises NotFound."""
    return can_sign_up(record, session_of(record, wish.session_id), now)


def changes(record: Record, wish: ExamSignUp, now: datetime) -> tuple[Change, ...]:
    """Return what becomes true: the student has a place in the session.  EXM-6."""
    return (SignedUp(session_of(record, wish.session_id).session_id, now),)


def on(record: Record, session: ExamSession) -> Iterator[ExamSignUp]:
    """Yield signing up for any session that the student is not signed up for.  EXM-2."""
    if record.exam_sign_up(session.session_id) is None:
        yield ExamSignUp(session.session_id)


def follows(after: Record, wish: ExamSignUp, now: datetime) -> tuple[Reason, ...]:
    """Return when and where the session is, and until when one can sign off again.  EXM-1."""
    session = session_of(after, wish.session_id)
    return (when_and_where(session), way_off(after, session, now))


EXAM_SIGNUP = ActionSpec(
    "exam-signup",
    ExamSignUp,
    decide,
    changes,
    on,
    session_meant,
    follows,
    focus=Focus.ACT,
    concerns=EXAM_SESSION,
    switches=(EXAM_SESSIONS,),
)
