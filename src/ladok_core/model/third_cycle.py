"""Third-cycle studies: how much was studied in each half-year, by what means, and under whose supervision.  PKG-1."""

from datetime import date
from enum import StrEnum

import msgspec

from ladok_core.model.text import Text


class Funding(msgspec.Struct, frozen=True):
    """How a doctoral student is supported: the code (DTJ, STP), its name, and its share of the activity in per cent."""

    code: str
    name: Text
    percent: int


class StudyActivity(msgspec.Struct, frozen=True):
    """How much was studied in one calendar half-year, in per cent of full time; 0 during leave.

    ``half`` is 1 from January to June, 2 from July to December.  The shares of ``funding`` add up to 100 where there
    was any activity.
    """

    year: int
    half: int
    percent: int
    funding: tuple[Funding, ...] = ()


class SupervisorRole(StrEnum):
    """What a supervisor is to the student."""

    PRINCIPAL = "principal"
    ASSISTANT = "assistant"
    COORDINATOR = "coordinator"


class Supervisor(msgspec.Struct, frozen=True):
    """A supervisor, from a civil date and to another, both included, as far as they are known."""

    name: str
    role: SupervisorRole
    first: date | None = None
    last: date | None = None
