"""Exam sessions: which are shown, under which tab, with which code; what Start says of them.  EXM-1 to EXM-5, STA-4."""

from datetime import MAXYEAR, date, datetime

from ladok_core.model.decision import Code, Count, Day, Decision, Verdict
from ladok_core.model.exam_session import ExamSession, ExamTab, SignUp
from ladok_core.model.reason_kind import Kind, Turn
from ladok_core.model.record import Record
from ladok_core.rules.exam_sign_up import EXAM_SESSIONS, EXM_1, EXM_2, EXM_5, can_sign_up, has_place, signed_up
from ladok_core.rules.rule import Rule

EXM_4 = Rule("EXM-4", "A session that is past stays for two years with those who were signed up for it.")
STA_4 = Rule("STA-4", "Start tells when one can sign up for exam sessions now, and those that one is signed up for.")

PAGE = EXM_1.reason("page", Kind.ALLOWS)
LISTED = EXM_2.reason("listed", Kind.ALLOWS)
PAST = EXM_2.reason("past", Kind.HIDES)
BY_STAFF = EXM_2.reason("by-staff", Kind.HIDES, turn=Turn.INSTITUTION)
KEPT = EXM_4.reason("kept", Kind.ALLOWS)
GONE = EXM_4.reason("gone", Kind.HIDES)
NO_PLACE = EXM_5.reason("no-place", Kind.HIDES)
CODE = EXM_5.reason("code", Kind.ALLOWS)
WITHHELD = EXM_5.reason("code-withheld", Kind.WAITS)
NO_CODE_YET = EXM_5.reason("no-code-yet", Kind.UNSET, turn=Turn.INSTITUTION)
NOT_ANONYMOUS = EXM_5.reason("not-anonymous", Kind.HIDES)
NOT_TAKING_PART = EXM_5.reason("not-taking-part", Kind.HIDES)
OPEN_NOW = STA_4.reason("open", Kind.ALLOWS, turn=Turn.STUDENT)
NOTHING_OPEN = STA_4.reason("none", Kind.HIDES)

YEARS_KEPT = 2


def is_shown_exams_page(record: Record) -> Decision:
    """Decide whether there is a page Exam sessions: wherever it is turned on.  EXM-1."""
    return EXAM_SESSIONS.hidden(record.institution) or Decision(Verdict.OPEN, (PAGE.because(),))


def tab_of(record: Record, session: ExamSession, today: date) -> ExamTab:
    """Return the list that a session stands in on a civil date, if it is shown at all.  EXM-2, EXM-3, EXM-4.

    On its last day a session is still to come.
    """
    if record.exam_sign_up(session.session_id) is None:
        return ExamTab.NOT_SIGNED_UP
    return ExamTab.PASSED if today > session.day else ExamTab.SIGNED_UP


def is_shown_session(record: Record, session: ExamSession, today: date) -> Decision:
    """Decide whether a session is shown on a civil date.  EXM-2, EXM-3, EXM-4, EXM-5.

    One that is cancelled is shown until its day †: nobody is to look for it in vain.
    """
    if off := EXAM_SESSIONS.hidden(record.institution):
        return off
    sign_up = record.exam_sign_up(session.session_id)
    if sign_up is not None:
        return _of_one_signed_up_for(session, sign_up, today)
    if today > session.day:
        return Decision(Verdict.HIDDEN, (PAST.because(on=Day(session.day)),))
    if not has_place(record, session, today):
        return Decision(Verdict.HIDDEN, (NO_PLACE.because(),))
    if not session.self_sign_up:
        return Decision(Verdict.HIDDEN, (BY_STAFF.because(),))
    return Decision(Verdict.OPEN, (LISTED.because(on=Day(session.day)),))


def _of_one_signed_up_for(session: ExamSession, sign_up: SignUp, today: date) -> Decision:
    if today <= session.day:
        return Decision(Verdict.OPEN, (signed_up(sign_up),))
    until = last_day_kept(session)
    if today > until:
        return Decision(Verdict.HIDDEN, (GONE.because(on=Day(until)),))
    return Decision(Verdict.OPEN, (KEPT.because(on=Day(until)),))


def last_day_kept(session: ExamSession) -> date:
    """Return the last day on which a session that is past is shown: two years after its own.  EXM-4.

    Two years after a leap day it is the day before the first of March.
    """
    day = session.day
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=min(day.year + YEARS_KEPT, MAXYEAR), day=28 if leap else day.day)


def is_shown_code(record: Record, session: ExamSession, now: datetime) -> Decision:
    """Decide whether the student is told their anonymous code at an aware moment.  EXM-5.

    Later is what is withheld until the session has been held; hidden what has no code.
    """
    sign_up = record.exam_sign_up(session.session_id)
    if sign_up is None:
        return Decision(Verdict.HIDDEN, (NOT_TAKING_PART.because(),))
    if not session.anonymous and not sign_up.anonymous_code:
        return Decision(Verdict.HIDDEN, (NOT_ANONYMOUS.because(),))
    if session.code_withheld and now < session.over:
        return Decision(Verdict.LATER, (WITHHELD.because(on=Day(session.day)),))
    if not sign_up.anonymous_code:
        return Decision(Verdict.CLOSED, (NO_CODE_YET.because(),))
    return Decision(Verdict.OPEN, (CODE.because(code=Code(sign_up.anonymous_code)),))


def open_sessions(record: Record, now: datetime) -> Decision:
    """Decide whether Start tells that one can sign up for sessions at an aware moment, and until when.  STA-4.

    The day is that of the sign-up that closes first.
    """
    if off := EXAM_SESSIONS.hidden(record.institution):
        return off
    closing = [
        session.sign_up.last
        for session in record.exam_sessions
        if session.sign_up is not None and can_sign_up(record, session, now).open
    ]
    if not closing:
        return Decision(Verdict.HIDDEN, (NOTHING_OPEN.because(),))
    return Decision(Verdict.OPEN, (OPEN_NOW.because(sessions=Count(len(closing)), on=Day(min(closing))),))
