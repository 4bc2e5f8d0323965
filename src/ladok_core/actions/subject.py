"""What an action is about, as its dialog and its receipt name it."""

from typing import Protocol

import msgspec

from ladok_core.actions.action import Action, Subject
from ladok_core.errors import NotFound
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.offering import Offering, StudyPeriod
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.text import Text


def place_of(record: Record, participation_id: str) -> Participation:
    """Return the participation of that id.  Raises NotFound."""
    place = record.participation(participation_id)
    if place is None:
        raise NotFound(what="participation", wanted=participation_id)
    return place


def session_of(record: Record, session_id: str) -> ExamSession:
    """Return the exam session of that id.  Raises NotFound."""
    session = record.exam_session(session_id)
    if session is None:
        raise NotFound(what="exam-session", wanted=session_id)
    return session


def exam_of(session: ExamSession) -> Subject:
    """Return what is said of an exam session: what it is called, of which course, when and where."""
    return Subject(
        session_id=session.session_id,
        education_id=session.education_id,
        name=session.name,
        course=session.course,
        code=session.code,
        starts=session.starts,
        ends=session.ends,
        place=session.town,
        room=session.room,
    )


def student_of(record: Record, wish: Action) -> Subject:
    """Return the student, whom an action concerns wherever they study."""
    del wish
    return Subject(name=Text(record.student.name))


class OfPlace(Protocol):
    """A wish that concerns a place as a whole."""

    participation_id: str


def place_meant(record: Record, wish: OfPlace) -> Subject:
    """Return the place that a wish concerns, with all its study periods.  WDR-2.  Raises NotFound."""
    return subject_of(place_of(record, wish.participation_id))


class OfSession(Protocol):
    """A wish that concerns an exam session."""

    session_id: str


def session_meant(record: Record, wish: OfSession) -> Subject:
    """Return the exam session that a wish concerns.  EXM-1.  Raises NotFound."""
    return exam_of(session_of(record, wish.session_id))


def subject_of(place: Participation, period: StudyPeriod | None = None) -> Subject:
    """Return what is said of a participation, or of one study period of it."""
    about = offering_subject(place.offering, period)
    return msgspec.structs.replace(about, participation_id=place.participation_id)


def offering_subject(offering: Offering, period: StudyPeriod | None = None) -> Subject:
    """Return what is said of an offering, or of one study period of it."""
    education = offering.education
    several = period is not None and len(offering.periods) > 1
    first: Span | None = next((one.registration for one in offering.periods if one.registration), None)
    return Subject(
        education_id=education.education_id,
        kind=education.kind,
        name=education.name,
        code=education.code,
        credits=period.credits if period is not None and several else education.credits,
        unit=education.unit,
        offering_code=offering.code,
        period=period.number if period is not None else None,
        periods=len(offering.periods),
        span=period.span if period is not None else offering.span,
        pace=offering.pace,
        form=offering.form,
        place=offering.place,
        registration=period.registration if period is not None else first,
    )
