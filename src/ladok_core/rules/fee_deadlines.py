"""When invoices are sent and have to be paid.  DLN-1, FEE-2, FEE-4."""

from collections.abc import Iterator
from datetime import date, datetime

from ladok_core.model.civil_date import civil_date
from ladok_core.model.deadline import Deadline, DeadlineKind, Edge
from ladok_core.model.decision import Decision
from ladok_core.model.destination import ToPage
from ladok_core.model.fees import Invoice, TuitionFee
from ladok_core.model.record import Record
from ladok_core.rules.fees import is_shown_fee, is_shown_fees_page, payment_of
from ladok_core.rules.standing import is_shown_in_education


def fee_deadlines(record: Record, now: datetime) -> Iterator[Deadline]:
    """Yield the day on which each invoice is sent, and its last day of payment, as of an aware moment."""
    today, page = civil_date(now), is_shown_fees_page(record)
    for fee in record.fees:
        shown = is_shown_fee(fee) if page.shown else page
        code = _code(record, fee, today)
        for invoice in fee.invoices:
            decision = payment_of(invoice, today) if shown.shown else shown
            if invoice.sent_on is not None:
                yield _edge(fee, invoice, Edge.OPENS, invoice.sent_on, decision, code)
            if invoice.due_on is not None:
                yield _edge(fee, invoice, Edge.CLOSES, invoice.due_on, decision, code)


def _code(record: Record, fee: TuitionFee, today: date) -> str:
    """Return the code of the education that a fee is for; none of one that must not be named (WDR-4)."""
    place = record.participation(fee.participation_id)
    if place is None or not is_shown_in_education(record, place, today).shown:
        return ""
    return place.offering.education.code


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
