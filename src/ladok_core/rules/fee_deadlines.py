"""When invoices are sent and have to be paid.  DLN-1, FEE-2, FEE-4."""

from collections.abc import Iterator
from datetime import date, datetime

from ladok_core.model.civil_date import civil_date
from ladok_core.model.deadline import Deadline, DeadlineKind, Edge
from ladok_core.model.decision import Decision
from ladok_core.model.destination import ToPage
from ladok_core.model.fees import Invoice, TuitionFee
from ladok_core.model.record import Record
from ladok_core.rules.fees import education_of, is_shown_fee, is_shown_fees_page, payment_of


def fee_deadlines(record: Record, now: datetime) -> Iterator[Deadline]:
    """Yield the day on which each invoice is sent, and its last day of payment, as of an aware moment."""
    today, page = civil_date(now), is_shown_fees_page(record)
    for fee in record.fees:
        shown = is_shown_fee(fee) if page.shown else page
        place = education_of(record, fee, today)
        code = place.offering.education.code if place else ""
        for invoice in fee.invoices:
            decision = payment_of(invoice, today) if shown.shown else shown
            if invoice.sent_on is not None:
                yield _edge(fee, invoice, Edge.OPENS, invoice.sent_on, decision, code)
            if invoice.due_on is not None:
                yield _edge(fee, invoice, Edge.CLOSES, invoice.due_on, decision, code)


def _edge(fee: TuitionFee, invoice: Invoice, edge: Edge, day: date, decision: Decision, code: str) -> Deadline:
    return Deadline(
        kind=DeadlineKind.FEE,
        edge=edge,
        day=day,
        thing=f"{fee.fee_id} {invoice.invoice_id}",
        name=invoice.term,
        code=code,
        rests_on=decision,
        leads_to=ToPage("fees"),
    )
