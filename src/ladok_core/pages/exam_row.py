"""An exam session as a line of a page: what it is, when and where, and what can be done with it.  EXM-1."""

from datetime import date, datetime

import msgspec

from ladok_core.actions.outcome import Offered, offered
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.exam_session import ExamSession, ExamTab
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.rules.exam_sessions import is_shown_code, tab_of
from ladok_core.rules.exam_sign_up import can_sign_up, places_left


class ExamRow(msgspec.Struct, frozen=True):
    """One exam session, with how it stands for the student.

    ``starts`` and ``ends`` are aware moments.  ``sign_up`` is the decision on signing up for it, within ``period``;
    ``sign_off_until`` the last day of signing off.  ``signed_up_on`` is the day on which the student was signed up,
    where it is known, ``by_staff`` whether they did not ask.  Where ``places`` and ``places_left`` are None there is no
    limit.  ``code`` is the course's; ``anonymous`` says whether the student's ``anonymous_code`` is told, which is else
    empty; None where nobody has one.
    """

    session_id: str
    tab: ExamTab
    name: Text
    education_id: str
    course: Text
    code: str
    module: Text | None
    starts: datetime
    ends: datetime | None
    sign_up: Decision
    period: Span | None
    signed_up_on: date | None
    by_staff: bool
    cancelled: bool
    sign_off_until: date | None
    places: int | None
    places_left: int | None
    town: Text | None
    room: str
    link: str
    anonymous: Decision | None
    anonymous_code: str
    information: Text | None
    shown: Decision
    offered: tuple[Offered, ...] = ()


def exam_row(record: Record, session: ExamSession, shown: Decision, now: datetime) -> ExamRow:
    """Make the line of a session as of an aware moment."""
    signed_up = record.exam_sign_up(session.session_id)
    code = is_shown_code(record, session, now)
    return ExamRow(
        session_id=session.session_id,
        tab=tab_of(record, session, civil_date(now)),
        name=session.name,
        education_id=session.education_id,
        course=session.course,
        code=session.code,
        module=session.module,
        starts=session.starts,
        ends=session.ends,
        sign_up=can_sign_up(record, session, now),
        period=session.sign_up,
        signed_up_on=civil_date(signed_up.at) if signed_up and signed_up.at else None,
        by_staff=signed_up is not None and signed_up.by_staff,
        cancelled=session.cancelled,
        sign_off_until=session.last_day_off if session.sign_off else None,
        places=session.places,
        places_left=places_left(record, session),
        town=session.town,
        room=session.room,
        link=session.link,
        anonymous=code if code.shown else None,
        anonymous_code=signed_up.anonymous_code if signed_up and code.open else "",
        information=session.information,
        shown=shown,
        offered=offered(record, session, now),
    )
