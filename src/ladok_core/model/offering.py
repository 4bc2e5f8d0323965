"""An offering: a course or programme given at a time, at a place, in study periods.  REG-1, REG-4."""

from decimal import Decimal
from functools import cached_property

import msgspec

from ladok_core.model.education import Education
from ladok_core.model.span import Span
from ladok_core.model.text import Text


class StudyPeriod(msgspec.Struct, frozen=True):
    """One study period: its number from 1, its dates, its share of the credits, its registration window if any."""

    number: int
    span: Span
    credits: Decimal
    registration: Span | None = None


class EntryCondition(msgspec.Struct, frozen=True):
    """A course of which at least so many credits (hp) must be passed before registration."""

    code: str
    name: Text
    credits: Decimal


class Offering(msgspec.Struct, frozen=True, dict=True):  # with a dict, for its span
    """One offering of a course or package.

    ``pace`` is in per cent of full-time study, ``form`` the code of the teaching form (NML, DST).  The periods lie in
    order of number.  ``self_registration`` is False where the institution has not opened the offering for it;
    ``changeable`` is True where students on another offering of the course may change to this one (OFC-1).
    """

    offering_id: str
    code: str
    education: Education
    periods: tuple[StudyPeriod, ...]
    pace: int | None = None
    form: str = ""
    place: Text | None = None
    cancelled: bool = False
    self_registration: bool = True
    changeable: bool = False
    conditions: tuple[EntryCondition, ...] = ()

    @cached_property
    def span(self) -> Span | None:
        """From the first day of the first period to the last day of the last; None when no period is known."""
        if not self.periods:
            return None
        return Span(min(p.span.first for p in self.periods), max(p.span.last for p in self.periods))

    def period(self, number: int) -> StudyPeriod | None:
        """Return the study period of that number, if there is one."""
        return next((period for period in self.periods if period.number == number), None)

    def only(self, numbers: tuple[int, ...]) -> "Offering":
        """Return the offering with the study periods of these numbers alone; with none given, itself."""
        if not numbers:
            return self
        return msgspec.structs.replace(self, periods=tuple(one for one in self.periods if one.number in numbers))
