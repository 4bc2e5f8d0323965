"""Signing off from an exam session: where it is permitted, and until when.  EXM-1, IMP-1."""

from datetime import datetime

from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Day, Decision, Moment, Name, Reason, Verdict
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.institution import Switch
from ladok_core.model.reason_kind import Kind, Turn
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.rules.exam_sign_up import EXAM_SESSIONS, EXM_1, can_sign_up
from ladok_core.rules.imported import never_in_a_copy
from ladok_core.rules.switched import Switched

NOT_SIGNED_UP = EXM_1.reason("not-signed-up", Kind.DONE)
SWITCHED_OFF = EXM_1.reason("no-sign-off", Kind.HIDES, turn=Turn.INSTITUTION)
NOT_PERMITTED = EXM_1.reason("not-permitted", Kind.REFUSES, turn=Turn.STUDENT)
CLOSED = EXM_1.reason("sign-off-closed", Kind.MISSED, turn=Turn.STUDENT)
BEGUN = EXM_1.reason("begun", Kind.MISSED)
UNTIL = EXM_1.reason("sign-off-until", Kind.ALLOWS, turn=Turn.STUDENT)
UNTIL_IT_BEGINS = EXM_1.reason("until-it-begins", Kind.ALLOWS, turn=Turn.STUDENT)
WHEN = EXM_1.reason("when", Kind.FACT)
WHEN_WHERE = EXM_1.reason("when-where", Kind.FACT)
OFF_UNTIL = EXM_1.reason("off-until", Kind.FACT)
OFF_UNTIL_IT_BEGINS = EXM_1.reason("off-until-it-begins", Kind.FACT)
NO_WAY_OFF = EXM_1.reason("no-way-off", Kind.FACT)
AGAIN = EXM_1.reason("again", Kind.FACT)
NOT_AGAIN = EXM_1.reason("not-again", Kind.FACT)

EXAM_SIGN_OFF = Switched(Switch.EXAM_SIGN_OFF, SWITCHED_OFF)


def can_sign_off(record: Record, session: ExamSession, now: datetime) -> Decision:
    """Decide whether the student may sign off from a session at an aware moment.  EXM-1, IMP-1.

    Until the session begins, and no later than its last day of signing off.  From one that is cancelled it is as from
    any other †: the place is of no use to anybody, and the wish does no harm.
    """
    if record.exam_sign_up(session.session_id) is None:
        return never_in_a_copy(record, Decision(Verdict.CLOSED, (NOT_SIGNED_UP.because(),)))
    if off := EXAM_SESSIONS.hidden(record.institution) or EXAM_SIGN_OFF.hidden(record.institution):
        return off
    return never_in_a_copy(record, _permitted(session, now))


def _permitted(session: ExamSession, now: datetime) -> Decision:
    if not session.sign_off:
        return Decision(Verdict.CLOSED, (NOT_PERMITTED.because(),))
    if now >= session.starts:
        return Decision(Verdict.CLOSED, (BEGUN.because(on=Day(civil_date(session.starts))),))
    last = session.last_day_off
    if last is None:
        return Decision(Verdict.OPEN, (UNTIL_IT_BEGINS.because(),))
    if civil_date(now) > last:
        return Decision(Verdict.CLOSED, (CLOSED.because(on=Day(last)),))
    return Decision(Verdict.OPEN, (UNTIL.because(on=Day(last)),))


def when_and_where(session: ExamSession) -> Reason:
    """Return when a session begins, and in which room, or at least in which town, where that is known."""
    starts, where = Moment(session.starts), Text(session.room) if session.room else session.town
    return WHEN.because(starts=starts) if where is None else WHEN_WHERE.because(starts=starts, where=Name(where))


def way_off(record: Record, session: ExamSession, now: datetime) -> Reason:
    """Return until when one who has just signed up can sign off again, if that is possible at all.  EXM-1."""
    decision = can_sign_off(record, session, now)
    if not decision.open:
        return NO_WAY_OFF.because()
    last = session.last_day_off
    return OFF_UNTIL_IT_BEGINS.because() if last is None else OFF_UNTIL.because(on=Day(last))


def way_back(record: Record, session: ExamSession, now: datetime) -> Reason:
    """Return until when one who has just signed off can sign up again, if that is possible at all.  EXM-2."""
    window = session.sign_up
    if window is None or not can_sign_up(record, session, now).open:
        return NOT_AGAIN.because()
    return AGAIN.because(on=Day(window.last))
