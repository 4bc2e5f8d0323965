"""Tuition fees: what each education costs, its invoices and how they stand, what is left to pay.  FEE-1 to FEE-4."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import msgspec

from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.education import EducationKind
from ladok_core.model.fees import FeeSums, Invoice, Movement, TuitionFee
from ladok_core.model.institution import Place
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskFees
from ladok_core.pages.course_row import Given, given
from ladok_core.pages.page import PageSpec
from ladok_core.rules.fees import (
    TUITION_FEES,
    education_of,
    is_overdue,
    is_sent,
    is_shown_fee,
    payment_of,
    sums_of,
)
from ladok_core.rules.local_text import is_shown_text


class InvoiceRow(msgspec.Struct, frozen=True):
    """One instalment; sums in öre, ``extent`` of the fee period in hp.  FEE-2, FEE-3.

    ``payment`` says how it stands.  ``sent_on`` is None until it has been sent, ``refunded_ore`` what was paid back.
    """

    invoice_id: str
    reference: str
    term: Text
    span: Span
    extent: Decimal
    sent_on: date | None
    due_on: date | None
    fee_ore: int
    movements: tuple[Movement, ...]
    covered_ore: int
    left_ore: int
    over_ore: int
    refunded_ore: int
    overdue: bool
    payment: Decision


class FeeEducation(msgspec.Struct, frozen=True):
    """The education that a fee is for, and how it is given; credits in ``unit``."""

    participation_id: str
    education_id: str
    kind: EducationKind
    name: Text
    code: str
    credits: Decimal
    unit: str
    given: Given


class FeeRow(msgspec.Struct, frozen=True):
    """One education's fee with its invoices; ``education`` is None where its name must not be shown (WDR-4, NCP-3)."""

    fee_id: str
    education: FeeEducation | None
    invoices: tuple[InvoiceRow, ...]
    sums: FeeSums
    shown: Decision


class FeesPage(msgspec.Struct, frozen=True):
    """Tuition fees as of a civil date.

    Of what is to be paid now ``overdue_ore`` should have been paid already, and ``due_on`` is the next last day of
    payment that is not past.  ``copied`` tells that the record is a copy: no fees are read into one.
    """

    today: date
    institution: Text
    student: str
    local_text: Text | None
    fees: tuple[FeeRow, ...]
    sums: FeeSums
    overdue_ore: int
    due_on: date | None
    copied: bool = False


def rows(record: Record, today: date) -> Iterator[FeeRow]:
    """Make every fee's line, shown or not: the page takes the shown ones, explain takes all.  FEE-1, FEE-4."""
    for fee in record.fees:
        invoices = tuple(_invoice(invoice, today) for invoice in sorted(fee.invoices, key=_in_order))
        yield FeeRow(fee.fee_id, _education(record, fee, today), invoices, sums_of(fee, today), is_shown_fee(fee))


def build(record: Record, ask: AskFees, now: datetime) -> FeesPage:
    """Build Tuition fees as of an aware moment.  FEE-1 to FEE-4, LOC-1."""
    del ask
    today = civil_date(now)
    shown = tuple(sorted((row for row in rows(record, today) if row.shown.shown), key=_newest))
    to_pay = [invoice for row in shown for invoice in row.invoices if invoice.payment.open]
    text = is_shown_text(record, Place.FEES)
    return FeesPage(
        today=today,
        institution=record.institution.name,
        student=record.student.name,
        local_text=record.institution.local_texts[Place.FEES] if text.shown else None,
        fees=shown,
        sums=sum((row.sums for row in shown), FeeSums()),
        overdue_ore=sum(invoice.left_ore for invoice in to_pay if invoice.overdue),
        due_on=min((one.due_on for one in to_pay if one.due_on and not one.overdue), default=None),
        copied=record.imported_on is not None,
    )


def _invoice(invoice: Invoice, today: date) -> InvoiceRow:
    return InvoiceRow(
        invoice_id=invoice.invoice_id,
        reference=invoice.reference,
        term=invoice.term,
        span=invoice.span,
        extent=invoice.credits,
        sent_on=invoice.sent_on if is_sent(invoice, today) else None,
        due_on=invoice.due_on,
        fee_ore=invoice.fee_ore,
        movements=tuple(sorted(invoice.movements, key=lambda movement: movement.on or date.min)),
        covered_ore=invoice.covered_ore,
        left_ore=invoice.left_ore,
        over_ore=invoice.over_ore,
        refunded_ore=invoice.refunded_ore,
        overdue=is_overdue(invoice, today),
        payment=payment_of(invoice, today),
    )


def _education(record: Record, fee: TuitionFee, today: date) -> FeeEducation | None:
    place = education_of(record, fee, today)
    if place is None:
        return None
    one = place.offering.education
    return FeeEducation(
        place.participation_id, one.education_id, one.kind, one.name, one.code, one.credits, one.unit,
        given(place.offering),
    )  # fmt: skip


def _in_order(invoice: Invoice) -> tuple[date, str]:
    return invoice.span.first, invoice.invoice_id


def _newest(row: FeeRow) -> tuple[int, str]:
    """The education that the student came to last stands first."""
    first = row.invoices[0].span.first.toordinal() if row.invoices else 0
    return -first, row.fee_id


PAGE = PageSpec("fees", AskFees, FeesPage, build, switches=(TUITION_FEES,))
