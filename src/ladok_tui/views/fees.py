"""Tuition fees, said: each education with its instalments, what stands on each invoice, the sums.  FEE-1 to FEE-4."""

from collections.abc import Iterator

from ladok_core.model.decision import Day, Verdict
from ladok_core.model.reason_kind import Kind
from ladok_core.pages.fees import FeeRow, FeesPage, InvoiceRow
from ladok_core.words import amounts, dates, reasons
from ladok_tui.views.course_row import code_cell, education_page, given, told
from ladok_tui.views.local_text import local_links, local_text
from ladok_tui.views.reasons import page_of
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Fact, Row, Said, Section, Tone, View, Why
from ladok_tui.views.voices import Voices, joined

_BAR = 20


def view(page: FeesPage, say: Voices) -> View:
    """Say the page: what is left to pay first, each education with its instalments, the sums last."""
    invoices = Section(
        rows=tuple(_education(row, page, say) for row in page.fees),
        note=NOTHING if page.fees else say("fees.none-in-copy" if page.copied else "fees.none"),
    )
    words = Section(say("start.other"), note=local_text(page.local_text, say), links=local_links(page.local_text, say))
    return View(
        say("key.page.fees"),
        context=(_to_pay(page, say),) if page.fees else (),
        sections=tuple(one for one in (invoices, words) if one.rows or one.note.eye),
        sum=_sums(page, say) if page.fees else NOTHING,
    )


def _to_pay(page: FeesPage, say: Voices) -> Said:
    """Say what is to be paid now, what of it is overdue, and the next last day of payment."""
    if not page.sums.left_ore:
        return say("fees.nothing-to-pay")
    parts = (
        say("fees.to-pay", left=say.money(page.sums.left_ore)),
        say("fees.of-it-overdue", overdue=say.money(page.overdue_ore)) if page.overdue_ore else NOTHING,
        _dated("fees.next", Day(page.due_on), page, say) if page.due_on else NOTHING,
    )
    return joined(parts)


def _sums(page: FeesPage, say: Voices) -> Said:
    fee, settled = say.money(page.sums.fee_ore), say.money(page.sums.covered_ore)
    left, to_come = say.money(page.sums.left_ore), say.money(page.sums.to_come_ore)
    return say("fees.sum", fee=fee, settled=settled, left=left, to_come=to_come)


def invoice_key(thing: str) -> str:
    """Return the key of the row of an invoice, which news and deadlines know by the ids of its fee and its own."""
    return f"invoice {thing}"


def _education(row: FeeRow, page: FeesPage, say: Voices) -> Row:
    """Return an education with its instalments in it."""
    of = row.education
    # What has been withdrawn from is named nowhere (WDR-4); its money is told.
    name = say("fees.left-education") if of is None else say.text(of.name)
    return Row(
        key=f"fee {row.fee_id}",
        about=row,
        cells=told(
            Cell(Column.NAME, name),
            *((code_cell(of.code),) if of else ()),
            Cell(Column.AMOUNT, say.money(row.sums.fee_ore)),
        ),
        blocks=tuple(_education_blocks(row, page, say)),
        opens=education_page(of.kind, of.education_id) if of else None,
        children=tuple(_invoice(row, invoice, page, say) for invoice in row.invoices),
    )


def _education_blocks(row: FeeRow, page: FeesPage, say: Voices) -> Iterator[Block]:
    if row.education:
        yield Fact(say("fees.extent"), say.credits(row.education.credits, row.education.unit))
        yield from given(row.education.given, say, page.today)
    yield Fact(say("fees.total"), say.money(row.sums.fee_ore))
    yield Fact(say("fees.settled"), say.money(row.sums.covered_ore))
    yield Fact(say("fees.left"), say.money(row.sums.left_ore))
    if row.sums.to_come_ore:
        yield Fact(say("fees.to-come"), say.money(row.sums.to_come_ore))


def _invoice(fee: FeeRow, invoice: InvoiceRow, page: FeesPage, say: Voices) -> Row:
    sign, tone = _stands(invoice)
    short = reasons.short(say.words, invoice.payment.headline, page.today)
    terse = f"{sign} {say('fees.late').eye}" if invoice.overdue else ""
    return Row(
        key=invoice_key(f"{fee.fee_id} {invoice.invoice_id}"),
        about=invoice,
        cells=told(
            Cell(Column.NAME, say.text(invoice.term)),
            Cell(Column.AMOUNT, say.money(invoice.fee_ore)),
            Cell(Column.STATE, Said(f"{sign} {short}", short), tone, terse=terse),
            Cell(Column.DATE, _day(invoice, page, say), Tone.QUIET, terse=_day_alone(invoice, page, say)),
        ),
        blocks=tuple(_invoice_blocks(invoice, page, say)),
    )


def _stands(invoice: InvoiceRow) -> tuple[str, Tone]:
    """Return the sign and the tone of how an invoice stands."""
    if invoice.overdue:
        return "!", Tone.BAD
    match invoice.payment.verdict:
        case Verdict.OPEN:
            return "!", Tone.WARN
        case Verdict.LATER:
            return "○", Tone.QUIET
    return "✓", Tone.GOOD


def _day(invoice: InvoiceRow, page: FeesPage, say: Voices) -> Said:
    """Say the day that goes with how an invoice stands: to pay by, to be sent on, or settled on."""
    first = invoice.payment.headline
    on = first.saw.get("on")
    if not isinstance(on, Day):
        return NOTHING
    match first.kind:
        case Kind.DONE:
            return say.day(on.on, page.today)
        case Kind.MISSED:
            return _dated("fees.overdue", on, page, say)
        case Kind.WAITS:
            return say("fees.to-be-sent", day=say.day(on.on, page.today))
    return _dated("fees.due", on, page, say)


def _day_alone(invoice: InvoiceRow, page: FeesPage, say: Voices) -> str:
    """Return that day by itself, for where there is little room: the state says what it is."""
    on = invoice.payment.headline.saw.get("on")
    return say.day(on.on, page.today).eye if isinstance(on, Day) else ""


def _dated(key: str, on: Day, page: FeesPage, say: Voices) -> Said:
    return say(key, day=say.day(on.on, page.today), distance=dates.distance(say.words, (on.on - page.today).days))


def _invoice_blocks(invoice: InvoiceRow, page: FeesPage, say: Voices) -> Iterator[Block]:
    """Yield all that stands on an invoice, and what to do about it.  FEE-3."""
    today = page.today
    for reason in invoice.payment.reasons:
        leads_to = page_of(reason.leads_to)
        yield Why(reason.key, say.reason(reason, today), say.remedy(reason, today), leads_to, against=invoice.overdue)
    if invoice.reference:
        yield Fact(say("fees.reference"), Said.alike(invoice.reference))
    period = joined((say.span(invoice.span, today), say.credits(invoice.extent)))
    yield Fact(say("fees.period"), period)
    if invoice.sent_on:
        yield Fact(say("fees.sent"), say.day(invoice.sent_on, today))
    if invoice.due_on:
        yield Fact(say("fees.last-day"), say.day(invoice.due_on, today), Tone.BAD if invoice.overdue else Tone.NORMAL)
    yield Fact(say("fees.fee"), say.money(invoice.fee_ore))
    for moved in invoice.movements:
        yield Fact(say(f"money.{moved.kind}"), joined((say.money(moved.ore), say.day(moved.on, today))))
    yield Fact(say("fees.remaining"), _left(invoice, say))


def _left(invoice: InvoiceRow, say: Voices) -> Said:
    """Say what is left of an invoice; where a part is settled the eye sees how large a part."""
    left = say.money(invoice.left_ore)
    if not (invoice.left_ore and invoice.covered_ore):
        return left
    share = invoice.covered_ore * 100 // invoice.fee_ore
    full = share * _BAR // 100
    return Said(f"{left.eye} {'▓' * full}{'░' * (_BAR - full)} {amounts.percent(say.words, share)}", left.ear)
