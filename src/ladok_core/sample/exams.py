"""Exam sessions of the demo: by when they are from today, and how they stand."""

from datetime import date, datetime, time
from typing import Any

import msgspec

from ladok_core.model.civil_date import STOCKHOLM
from ladok_core.model.education import Education, Module
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.offering import Offering
from ladok_core.model.text import Text

EXAM = Text("Tentamen", "Written exam")
RESIT = Text("Omtentamen", "Resit exam")


class Held(msgspec.Struct, frozen=True):
    """When and where a session is held: from one full hour to another, in Stockholm."""

    day: date
    first: int
    last: int
    room: str = ""
    town: Text | None = None


def session(given: Offering, key: str, name: Text, held: Held, *, module: str = "", **told: Any) -> ExamSession:
    """Make a session for the students on an offering, of its course or of the module of that code."""
    course = given.education
    part = _module(course, module)
    return ExamSession(
        session_id=f"{course.education_id}.exam.{key}",
        name=name,
        education_id=course.education_id,
        course=course.name,
        code=course.code,
        starts=_at(held.day, held.first),
        ends=_at(held.day, held.last),
        module_id=part.module_id if part else None,
        module=part.name if part else None,
        offerings=(given.offering_id,),
        town=held.town,
        room=held.room,
        **told,
    )


def _module(course: Education, code: str) -> Module | None:
    return next((one for one in course.modules if one.code == code), None)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), STOCKHOLM)
