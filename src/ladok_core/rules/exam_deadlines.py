"""When signing up for exam sessions opens and closes, and when those are held that one takes part in.  DLN-1, EXM-2."""

from collections.abc import Iterator
from datetime import date, datetime

from ladok_core.model.civil_date import civil_date
from ladok_core.model.deadline import Deadline, DeadlineKind, Edge
from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.destination import ToPage
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.rules.exam_sessions import NOT_TAKING_PART, is_shown_session
from ladok_core.rules.exam_sign_up import CANCELLED, EXM_3, can_sign_up

TAKES_PART = EXM_3.reason("takes-part", Kind.ALLOWS)


def exam_deadlines(record: Record, now: datetime) -> Iterator[Deadline]:
    """Yield both ends of each sign-up period as of an aware moment, and each session itself."""
    for session in record.exam_sessions:
        shown = is_shown_session(record, session, civil_date(now))
        sign_up = can_sign_up(record, session, now) if shown.shown else shown
        if session.sign_up is not None:
            yield _edge(session, Edge.OPENS, session.sign_up.first, sign_up)
            yield _edge(session, Edge.CLOSES, session.sign_up.last, sign_up)
        yield _held(session, takes_part(record, session) if shown.shown else shown)


def takes_part(record: Record, session: ExamSession) -> Decision:
    """Decide whether a session is held for the student: they are signed up for it, and it is not cancelled.  EXM-3."""
    if record.exam_sign_up(session.session_id) is None:
        return Decision(Verdict.HIDDEN, (NOT_TAKING_PART.because(),))
    if session.cancelled:
        return Decision(Verdict.CLOSED, (CANCELLED.because(),))
    return Decision(Verdict.OPEN, (TAKES_PART.because(),))


def _edge(session: ExamSession, edge: Edge, day: date, decision: Decision) -> Deadline:
    return Deadline(
        kind=DeadlineKind.EXAM_SIGN_UP,
        edge=edge,
        day=day,
        thing=session.session_id,
        name=session.name,
        code=session.code,
        course=session.course,
        rests_on=decision,
        leads_to=ToPage("exams"),
    )


def _held(session: ExamSession, decision: Decision) -> Deadline:
    return Deadline(
        kind=DeadlineKind.EXAM,
        edge=Edge.HELD,
        day=civil_date(session.starts),
        thing=session.session_id,
        name=session.name,
        code=session.code,
        course=session.course,
        rests_on=decision,
        at=session.starts,
        ends_at=session.over,
        leads_to=ToPage("exams"),
    )
