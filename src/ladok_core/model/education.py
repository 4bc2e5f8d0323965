"""Courses, their modules and versions, and the packages they lie in."""

from decimal import Decimal
from enum import StrEnum

import msgspec

from ladok_core.model.text import Text


class EducationKind(StrEnum):
    """A course, or one of the packages (kurspaketering) that hold courses."""

    COURSE = "course"
    PROGRAMME = "programme"
    SPECIALISATION = "specialisation"
    THIRD_CYCLE_SUBJECT = "third_cycle_subject"


class Module(msgspec.Struct, frozen=True):
    """A part of a course with a grade of its own; credits in hp."""

    module_id: str
    code: str
    name: Text
    credits: Decimal
    scale_id: str


class Education(msgspec.Struct, frozen=True):
    """A course or a course package in one of its versions.

    ``education_id`` is the same through all versions, ``version_id`` is this one's.  Credits in ``unit`` (mostly HP);
    ``level`` is the cycle's code (1, 2, 3), ``type_code`` the education type's (as 2007GKURS), which decides how many
    days a non-completion counts as early (NCP-3).
    """

    education_id: str
    version_id: str
    version: int
    kind: EducationKind
    code: str
    name: Text
    credits: Decimal
    unit: str = "HP"
    level: str = ""
    type_code: str = ""
    scale_id: str = ""
    modules: tuple[Module, ...] = ()
    current: bool = True

    @property
    def is_course(self) -> bool:
        """Whether this is a course; else it is a package of courses."""
        return self.kind is EducationKind.COURSE
