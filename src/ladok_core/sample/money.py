"""Tuition fees of the demo, a line an invoice; sums in kronor."""

from datetime import date
from decimal import Decimal

import msgspec

from ladok_core.model.fees import Invoice, MoneyKind, Movement, TuitionFee
from ladok_core.model.participation import Participation
from ladok_core.model.span import Span
from ladok_core.model.text import Text

_ORE = 100


class Due(msgspec.Struct, frozen=True):
    """When an invoice was or will be sent, and its last day of payment."""

    sent_on: date | None = None
    on: date | None = None


class Part(msgspec.Struct, frozen=True):
    """An instalment to be: its term and fee period, credits in hp and sum in kronor, and what has happened to it."""

    term: Text
    span: Span
    credits: str
    kronor: int
    due: Due = Due()
    movements: tuple[Movement, ...] = ()


def paid(kronor: int, on: date) -> Movement:
    """Make a payment."""
    return Movement(MoneyKind.PAYMENT, kronor * _ORE, on)


def granted(kronor: int, on: date) -> Movement:
    """Make a scholarship that covers a part of the fee."""
    return Movement(MoneyKind.SCHOLARSHIP, kronor * _ORE, on)


def waived(kronor: int, on: date) -> Movement:
    """Make an exemption."""
    return Movement(MoneyKind.EXEMPTION, kronor * _ORE, on)


def refunded(kronor: int, on: date) -> Movement:
    """Make a refund."""
    return Movement(MoneyKind.REFUND, kronor * _ORE, on)


def fee(place: Participation, kronor: int, *parts: Part, elsewhere: bool = False) -> TuitionFee:
    """Make the fee for an education, with its invoices numbered in order."""
    fee_id = f"{place.participation_id}.fee"
    return TuitionFee(
        fee_id=fee_id,
        participation_id=place.participation_id,
        fee_ore=kronor * _ORE,
        invoices=tuple(_invoice(fee_id, number, part) for number, part in enumerate(parts, 1)),
        elsewhere=elsewhere,
    )


def _invoice(fee_id: str, number: int, part: Part) -> Invoice:
    """Make an invoice; it has a reference number once it has been sent, or will be on a day that is known."""
    serial = sum(map(ord, fee_id)) % 10_000
    return Invoice(
        invoice_id=f"{fee_id}.{number}",
        term=part.term,
        span=part.span,
        credits=Decimal(part.credits),
        fee_ore=part.kronor * _ORE,
        reference=f"4021 {serial:04} {30 + number}" if part.due.sent_on else "",
        sent_on=part.due.sent_on,
        due_on=part.due.on,
        movements=part.movements,
    )
