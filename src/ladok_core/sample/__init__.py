"""The demo: two institutions and the students who between them show every state.  Pure, and the same all day."""

from datetime import date
from importlib import import_module

from msgspec.structs import replace

from ladok_core.model.institution import Switch
from ladok_core.model.reach import within_reach
from ladok_core.model.record import Record
from ladok_core.sample.calendar import Calendar
from ladok_core.sample.stage import Stage
from ladok_core.sample.students import STUDENTS

__all__ = ["STUDENTS", "build", "build_one"]


def build(today: date) -> tuple[Record, ...]:
    """Build the records of all demo students, one a student and institution, for a civil date in Stockholm.

    Dates are counted from ``today``: on every day of the year something can be registered on, opens soon or has just
    closed.  Ellen Ek at Blå lärosätet comes first.
    """
    stage = Stage(Calendar(today))
    return tuple(record for student_id in STUDENTS for record in _told(student_id, stage))


def build_one(student_id: str, today: date) -> tuple[Record, ...]:
    """Build the records of one demo student, as ``build`` does, without the others'; none for anybody else."""
    return _told(student_id, Stage(Calendar(today))) if student_id in STUDENTS else ()


def _told(student_id: str, stage: Stage) -> tuple[Record, ...]:
    records: tuple[Record, ...] = import_module(f"{__name__}.students.{student_id}").records(stage)
    return tuple(_with_near_sessions(_with_others(record, stage)) for record in records)


def _with_others(record: Record, stage: Stage) -> Record:
    """Return a record with the offerings that it may be changed to, where the institution allows that.  OFC-1."""
    if not record.institution.has(Switch.CHANGE_OFFERING):
        return record
    own = {place.offering.education.education_id for place in record.participations}
    others = (one for one in stage.to_change_to if one.education.education_id in own)
    return replace(record, alternatives=tuple(sorted(others, key=lambda one: one.offering_id)))


def _with_near_sessions(record: Record) -> Record:
    """Return a record with the exam sessions of all that it may come to have places on, or is signed up for.  EXM-1."""
    near, mine = within_reach(record), {one.session_id for one in record.exam_sign_ups}
    sessions = (one for one in record.exam_sessions if one.session_id in mine or near.intersection(one.offerings))
    return replace(record, exam_sessions=tuple(sorted(sessions, key=lambda one: (one.starts, one.session_id))))
