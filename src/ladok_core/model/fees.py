"""Tuition fees: what an education costs, its invoices, and the money that has come and gone.  FEE-1 to FEE-4, REG-6.

All sums are whole numbers of öre.  Of every invoice it holds, whatever has been paid, that

    fee = covered + left        received = covered + over        not (left and over)

where what is received is payments, scholarships and exemptions together.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import msgspec

from ladok_core.model.span import Span
from ladok_core.model.text import Text

Ore = Annotated[int, msgspec.Meta(ge=0)]
"""A sum in öre, never less than nothing: what kind of movement it is says which way it went."""


class MoneyKind(StrEnum):
    """What can happen to the sum of an invoice."""

    PAYMENT = "payment"
    SCHOLARSHIP = "scholarship"
    EXEMPTION = "exemption"
    REFUND = "refund"


class Movement(msgspec.Struct, frozen=True):
    """Money that came in, was waived or went back, on a civil date where it is known."""

    kind: MoneyKind
    ore: Ore
    on: date | None = None


class Invoice(msgspec.Struct, frozen=True):
    """One instalment of a fee, and its invoice once there is one.

    ``span`` is the fee period, ``credits`` (hp) its extent; ``fee_ore`` the total of the invoice.  ``sent_on`` is None
    or a day to come as long as it has not been sent; ``due_on`` is the last day of payment.
    """

    invoice_id: str
    term: Text
    span: Span
    credits: Decimal
    fee_ore: Ore
    reference: str = ""
    sent_on: date | None = None
    due_on: date | None = None
    movements: tuple[Movement, ...] = ()

    def sum_of(self, *kinds: MoneyKind) -> int:
        """Return the sum in öre of the movements of those kinds."""
        return sum(movement.ore for movement in self.movements if movement.kind in kinds)

    @property
    def received_ore(self) -> int:
        """All that counts towards the fee: payments, scholarships and exemptions."""
        return self.sum_of(MoneyKind.PAYMENT, MoneyKind.SCHOLARSHIP, MoneyKind.EXEMPTION)

    @property
    def refunded_ore(self) -> int:
        """What has been paid back."""
        return self.sum_of(MoneyKind.REFUND)

    @property
    def covered_ore(self) -> int:
        """The part of the fee that is settled; what was received beyond the fee covers nothing."""
        return min(self.fee_ore, self.received_ore)

    @property
    def left_ore(self) -> int:
        """What is left to pay, never less than nothing.

        A refund leaves nothing to pay anew †: it gives back what was too much, or what is owed no more.
        """
        return self.fee_ore - self.covered_ore

    @property
    def over_ore(self) -> int:
        """What has been received beyond the fee, refunded since or not."""
        return self.received_ore - self.covered_ore

    @property
    def settled(self) -> bool:
        """Whether nothing is left to pay, by payment, scholarship or exemption."""
        return self.left_ore == 0


class TuitionFee(msgspec.Struct, frozen=True):
    """The fee for one education, with its invoices in the order in which they fall due.

    ``participation_id`` is the student's place on it, the outermost one.  ``fee_ore`` is the total as it was stated.
    ``elsewhere`` marks fees that are handled outside this system (FEE-4).
    """

    fee_id: str
    participation_id: str
    fee_ore: Ore
    invoices: tuple[Invoice, ...] = ()
    elsewhere: bool = False

    @property
    def total_ore(self) -> int:
        """The fee in all: as stated, yet never less than the invoices already add up to †."""
        return max(self.fee_ore, sum(invoice.fee_ore for invoice in self.invoices))


class FeeSums(msgspec.Struct, frozen=True):
    """A fee, and how it stands; in öre, and ``fee_ore = covered_ore + left_ore + to_come_ore``.  FEE-3.

    ``left_ore`` is to be paid now; ``to_come_ore`` has not been sent, or has no invoice yet.
    """

    fee_ore: int = 0
    covered_ore: int = 0
    left_ore: int = 0
    to_come_ore: int = 0

    def __add__(self, other: "FeeSums") -> "FeeSums":
        return FeeSums(
            self.fee_ore + other.fee_ore,
            self.covered_ore + other.covered_ore,
            self.left_ore + other.left_ore,
            self.to_come_ore + other.to_come_ore,
        )
