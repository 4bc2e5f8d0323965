"""The ways to narrow My education, and what its credits add up to.  EDU-3."""

from decimal import Decimal
from enum import StrEnum

import msgspec


class EducationFilter(StrEnum):
    """The ways to narrow My education; each of its rows says which it stands under."""

    ALL = "all"
    COMPLETED = "completed"
    NOT_COMPLETED = "not_completed"
    CREDITED = "credited"


class Sum(msgspec.Struct, frozen=True):
    """Completed credits (hp) in all, and how much of them is credited."""

    completed: Decimal
    credited: Decimal
