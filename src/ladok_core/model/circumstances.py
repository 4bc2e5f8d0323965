"""What surrounds a student's studies and can stand in the way: leave, suspension, tuition fees.  REG-6."""

from decimal import Decimal

import msgspec

from ladok_core.model.span import Span
from ladok_core.model.text import Text


class StudyLeave(msgspec.Struct, frozen=True):
    """Leave from studies on a package (``participation_id``), both days included."""

    participation_id: str
    span: Span
    place_kept: bool = True


class Suspension(msgspec.Struct, frozen=True):
    """A suspension, both days included."""

    span: Span


class FeePeriod(msgspec.Struct, frozen=True):
    """A period that one tuition invoice covers: its dates, how many credits (hp), the fee and what is left, in öre."""

    fee_period_id: str
    term: Text
    span: Span
    credits: Decimal
    fee_ore: int
    left_ore: int

    @property
    def settled(self) -> bool:
        """Whether nothing is left to pay, by payment, scholarship or exemption."""
        return self.left_ore <= 0
