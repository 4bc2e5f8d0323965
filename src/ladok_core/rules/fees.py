"""Tuition fees: who has the page, what of it is shown, how each invoice stands, what the sums are.  FEE-1 to FEE-4."""

from collections.abc import Iterator
from datetime import date

from ladok_core.model.decision import Count, Day, Decision, Money, Reason, Saw, Verdict
from ladok_core.model.fees import FeeSums, Invoice, MoneyKind, TuitionFee
from ladok_core.model.institution import Switch
from ladok_core.model.participation import Participation
from ladok_core.model.reason_kind import Kind, Turn, Urgency
from ladok_core.model.record import Record
from ladok_core.rules.remembered import remembered
from ladok_core.rules.rule import Rule
from ladok_core.rules.standing import is_shown_in_education
from ladok_core.rules.switched import Switched

FEE_1 = Rule(
    "FEE-1", "Tuition fees shows each education with its total fee and its instalments, or says that there are none."
)
FEE_2 = Rule(
    "FEE-2",
    "A settled invoice shows its payment status, one that is sent and unpaid is available, one not sent is not.",
)
FEE_3 = Rule("FEE-3", "Amounts are whole numbers of öre, and the sums always add up.")
FEE_4 = Rule("FEE-4", "Fees that are handled outside this system are not shown.")

PAGE = FEE_1.reason("page", Kind.ALLOWS)
OFF = FEE_1.reason("off", Kind.HIDES, turn=Turn.INSTITUTION)
SHOWN = FEE_1.reason("shown", Kind.ALLOWS)
PAID = FEE_2.reason("paid", Kind.DONE)
PART_PAID = FEE_2.reason("part-paid", Kind.DONE)
EXEMPT = FEE_2.reason("exempt", Kind.DONE)
NOTHING = FEE_2.reason("nothing", Kind.DONE)
REFUNDED = FEE_2.reason("refunded", Kind.DONE)
PART_REFUNDED = FEE_2.reason("part-refunded", Kind.DONE)
AVAILABLE = FEE_2.reason("available", Kind.ALLOWS, Urgency.PAY, Turn.STUDENT)
UNDATED = FEE_2.reason("undated", Kind.ALLOWS, Urgency.PAY, Turn.STUDENT)
OVERDUE = FEE_2.reason("overdue", Kind.MISSED, Urgency.PAY, Turn.STUDENT)
NOT_SENT = FEE_2.reason("not-sent", Kind.UNSET, turn=Turn.INSTITUTION)
TO_BE_SENT = FEE_2.reason("to-be-sent", Kind.WAITS, Urgency.DATE)
SO_FAR = FEE_3.reason("so-far", Kind.FACT)
OVER = FEE_3.reason("over", Kind.FACT, turn=Turn.INSTITUTION)
ELSEWHERE = FEE_4.reason("elsewhere", Kind.HIDES)

TUITION_FEES = Switched(Switch.TUITION_FEES, OFF)


@remembered
def is_shown_fees_page(record: Record) -> Decision:
    """Decide whether there is a page Tuition fees: wherever it is turned on, for those without fees too.  FEE-1."""
    return TUITION_FEES.hidden(record.institution) or Decision(Verdict.OPEN, (PAGE.because(),))


def is_shown_fee(fee: TuitionFee) -> Decision:
    """Decide whether a fee and its invoices are shown.  FEE-1, FEE-4."""
    if fee.elsewhere:
        return Decision(Verdict.HIDDEN, (ELSEWHERE.because(),))
    return Decision(Verdict.OPEN, (SHOWN.because(),))


def education_of(record: Record, fee: TuitionFee, today: date) -> Participation | None:
    """Return the place on the education that a fee is for, on a civil date; None where it must not be named.  WDR-4.

    Money is told even after a withdrawal or an early non-completion †, and what it was for is then not.
    """
    place = record.participation(fee.participation_id)
    return place if place is not None and is_shown_in_education(record, place, today).shown else None


def payment_of(invoice: Invoice, today: date) -> Decision:
    """Decide how an invoice stands on a civil date: open is to be paid, later not sent yet, closed settled.  FEE-2.

    Settled comes first: a scholarship can cover an instalment before its invoice is sent.  The last day of payment
    belongs to the time in which one can pay.
    """
    if invoice.settled:
        return Decision(Verdict.CLOSED, tuple(_settled(invoice)))
    if not is_sent(invoice, today):
        sending = NOT_SENT.because() if invoice.sent_on is None else TO_BE_SENT.because(on=Day(invoice.sent_on))
        return Decision(Verdict.LATER, (sending, *_so_far(invoice)))
    return Decision(Verdict.OPEN, (_to_pay(invoice, today), *_so_far(invoice)))


def is_sent(invoice: Invoice, today: date) -> bool:
    """Tell whether an invoice has been sent by a civil date."""
    return invoice.sent_on is not None and invoice.sent_on <= today


def is_overdue(invoice: Invoice, today: date) -> bool:
    """Tell whether the last day of payment has passed with something left to pay."""
    late = invoice.due_on is not None and invoice.due_on < today
    return late and is_sent(invoice, today) and not invoice.settled


def sums_of(fee: TuitionFee, today: date) -> FeeSums:
    """Sum a fee as of a civil date: what is settled, to be paid now, and to come; these three are the fee.  FEE-3."""
    total, covered, left = fee.total_ore, 0, 0
    for invoice in fee.invoices:
        covered += invoice.covered_ore
        left += invoice.left_ore if is_sent(invoice, today) else 0
    return FeeSums(total, covered, left, total - covered - left)


def _settled(invoice: Invoice) -> Iterator[Reason]:
    """Say how an invoice was settled: what was paid in money is told before what was waived."""
    money = invoice.sum_of(MoneyKind.PAYMENT, MoneyKind.SCHOLARSHIP)
    # What only gives back the excess leaves the fee paid.
    back = invoice.refunded_ore if invoice.refunded_ore > invoice.over_ore else 0
    if back:
        whole = back >= money
        yield REFUNDED.because(refunded=Money(back)) if whole else PART_REFUNDED.because(refunded=Money(back))
    elif not invoice.fee_ore:
        yield NOTHING.because()
    elif money >= invoice.fee_ore:
        yield PAID.because(**_last_day(invoice, MoneyKind.PAYMENT, MoneyKind.SCHOLARSHIP))
    elif money:
        yield PART_PAID.because(paid=Money(money), fee=Money(invoice.fee_ore))
    else:
        yield EXEMPT.because(**_last_day(invoice, MoneyKind.EXEMPTION))
    if invoice.over_ore > invoice.refunded_ore:
        yield OVER.because(over=Money(invoice.over_ore - invoice.refunded_ore))


def _to_pay(invoice: Invoice, today: date) -> Reason:
    left = Money(invoice.left_ore)
    if invoice.due_on is None:
        return UNDATED.because(left=left)
    on, days = Day(invoice.due_on), (invoice.due_on - today).days
    if days < 0:
        return OVERDUE.because(on=on, days=Count(days), left=left)  # less than nothing: so many days ago
    return AVAILABLE.because(on=on, days=Count(days), left=left)


def _so_far(invoice: Invoice) -> Iterator[Reason]:
    if invoice.received_ore:
        yield SO_FAR.because(paid=Money(invoice.received_ore), fee=Money(invoice.fee_ore))


def _last_day(invoice: Invoice, *kinds: MoneyKind) -> dict[str, Saw]:
    """Return the day of the last such movement, where the days are known."""
    days = [movement.on for movement in invoice.movements if movement.kind in kinds and movement.on]
    return {"on": Day(max(days))} if days else {}
