"""What stands behind the codes of a record: education types, study paces, teaching forms, units, levels."""

from enum import StrEnum

import msgspec

from ladok_core.model.text import Text


class BaseType(StrEnum):
    """What an education type is at bottom (Ladok's *Grundtyp*)."""

    COURSE = "course"
    PACKAGE = "package"
    MODULE = "module"


class EducationType(msgspec.Struct, frozen=True):
    """The type of a course, a module or a package, or of an offering of one.

    ``early_non_completion_days`` is the number of days from the offering's start within which a non-completion counts
    as early; None where the type has no such rule (NCP-3).  It stands on the course's type, never on the offering's.
    ``level`` is the code of a cycle, empty where the type belongs to none or to several.
    """

    code: str
    name: Text
    kind: BaseType
    of_offering: bool = False
    level: str = ""
    early_non_completion_days: int | None = None


class Unit(msgspec.Struct, frozen=True):
    """A unit of extent, as HP; ``full_year`` is how many of it make a year of full-time study."""

    code: str
    name: Text
    full_year: int


class CodeName(msgspec.Struct, frozen=True):
    """A code with nothing behind it but a name: a teaching form, a level."""

    code: str
    name: Text


class KnownInstitution(msgspec.Struct, frozen=True):
    """A higher education institution that uses Ladok, by its short code, as ``kth``."""

    code: str
    name: Text
