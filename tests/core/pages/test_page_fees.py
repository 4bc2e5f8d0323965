"""Tuition fees: what is shown of them, in which order, and that nothing is named that must not be."""

from datetime import date, datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from core.properties.tangled import moments, records
from examples import examples
from ladok_core.model.civil_date import civil_date
from ladok_core.model.fees import FeeSums, MoneyKind, Movement
from ladok_core.model.institution import Place
from ladok_core.model.participation import EventKind, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskFees
from ladok_core.pages.fees import PAGE, FeesPage, rows
from records import (
    DAY,
    ENDS,
    NOW,
    STARTS,
    TODAY,
    event,
    fee,
    institution,
    invoice,
    offering,
    package,
    participation,
    record,
    registered,
)

PROGRAMME = participation(offering(package()), registered())
WORDS = Text("Ange referensnumret.", "State the reference number.")


def page(held: Record, today: date = TODAY) -> FeesPage:
    return PAGE.build(held, AskFees(), NOW + (today - TODAY))


def test_without_invoices_there_is_a_page_with_nothing_on_it() -> None:
    """FEE-1: also for those who pay no fees."""
    built = page(record())

    assert (built.fees, built.sums, built.overdue_ore, built.due_on) == ((), FeeSums(), 0, None)
    assert built.local_text is None


def test_the_institutions_own_words_stand_on_the_page() -> None:
    """FEE-1, LOC-1."""
    assert page(record(at=institution(local_texts={Place.FEES: WORDS}))).local_text == WORDS
    assert page(record(at=institution(local_texts={Place.FEES: Text("")}))).local_text is None


def test_an_education_has_all_that_tells_it_apart_and_its_instalments_in_order() -> None:
    """FEE-1: period, pace, type, town, codes and total fee; instalments by their fee periods."""
    early, late = Span(STARTS, STARTS + 9 * DAY), Span(STARTS + 10 * DAY, ENDS)
    built = page(record(PROGRAMME, fees=(fee(invoice(late, 1), invoice(early), place=PROGRAMME.participation_id),)))

    (row,) = built.fees
    assert row.education is not None
    given_, of = row.education.given, PROGRAMME.offering
    assert (row.education.code, given_.offering_code, given_.span) == (of.education.code, of.code, of.span)
    assert (given_.pace, given_.form, given_.place) == (of.pace, of.form, of.place)
    assert [line.span for line in row.invoices] == [early, late]
    assert row.sums == FeeSums(14_000_000, 13_999_999, 1, 0)


def test_an_instalment_has_all_that_is_on_its_invoice() -> None:
    """FEE-3: reference, term, fee period, extent, days, sums, and each payment with its day, in order."""
    second = Movement(MoneyKind.PAYMENT, 3_000_000, TODAY - DAY)
    first = Movement(MoneyKind.SCHOLARSHIP, 2_000_000, TODAY - 2 * DAY)
    sent = invoice(None, 0, second, first)

    ((line,),) = (row.invoices for row in page(record(fees=(fee(sent),))).fees)

    assert (line.reference, line.term, line.span, line.extent) == (sent.reference, sent.term, sent.span, sent.credits)
    assert (line.sent_on, line.due_on, line.fee_ore) == (sent.sent_on, sent.due_on, sent.fee_ore)
    assert (line.covered_ore, line.left_ore, line.over_ore, line.refunded_ore) == (5_000_000, 2_000_000, 0, 0)
    assert line.movements == (first, second)


def test_an_instalment_that_is_not_sent_has_no_day_on_which_it_was() -> None:
    """FEE-2, FEE-3: the day to come stands in the reason."""
    one = record(fees=(fee(invoice(left_ore=1, sent_on=TODAY + DAY)),))

    assert [page(one, TODAY + n * DAY).fees[0].invoices[0].sent_on for n in (0, 1)] == [None, TODAY + DAY]


def test_the_next_day_to_pay_by_is_told_and_what_should_have_been_paid() -> None:
    """FEE-2: not the day of what is settled, not sent or overdue."""
    settled = invoice(due_on=TODAY + DAY)
    unsent = invoice(left_ore=1, sent_on=None, due_on=TODAY + DAY)
    undated = invoice(left_ore=1, due_on=None)
    soon, later = (invoice(left_ore=1, due_on=TODAY + n * DAY) for n in (2, 3))
    late = invoice(left_ore=5, due_on=TODAY - DAY)
    built = page(record(fees=(fee(settled, unsent, undated, late), fee(later, soon))))

    assert (built.due_on, built.overdue_ore) == (soon.due_on, 5)
    assert built.sums.left_ore == 8


def test_what_is_handled_elsewhere_is_not_on_the_page_nor_in_its_sums() -> None:
    """FEE-4."""
    built = page(record(fees=(fee(invoice(left_ore=5), elsewhere=True), fee(invoice(left_ore=1), place="here"))))

    assert [row.fee_id for row in built.fees] == ["fee-here"]
    assert built.sums.left_ore == 1


@pytest.mark.parametrize(
    "events",
    [(event(EventKind.WITHDRAWAL),), (registered(), event(EventKind.EARLY_NON_COMPLETION))],
)
def test_money_is_told_after_a_withdrawal_and_the_education_is_not_named(
    events: tuple[ParticipationEvent, ...],
) -> None:
    """WDR-4, NCP-3: who waits for a refund sees it, and nothing of what was left."""
    place = participation(offering(package()), *events)
    refund = Movement(MoneyKind.REFUND, 7_000_000, TODAY)
    paid = Movement(MoneyKind.PAYMENT, 7_000_000, TODAY)
    built = page(record(place, fees=(fee(invoice(None, 0, paid, refund), place=place.participation_id),)))

    assert [(row.education, len(row.invoices)) for row in built.fees] == [(None, 1)]
    assert place.offering.education.name.sv not in msgspec.json.encode(built).decode()


def test_the_education_begun_last_stands_first() -> None:
    """FEE-1: † the one that is paid for now; one without invoices last."""
    old, new, none = (fee(invoice(Span(STARTS + n * DAY, ENDS))) for n in (0, 1, 2))
    found = (msgspec.structs.replace(one, fee_id=name) for one, name in ((old, "old"), (new, "new")))
    built = page(record(fees=(msgspec.structs.replace(none, fee_id="none", invoices=()), *found)))

    assert [row.fee_id for row in built.fees] == ["new", "old", "none"]


@given(held=records(), now=moments)
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_sums_of_any_page_add_up(held: Record, now: datetime) -> None:
    """FEE-3, FEE-4: of each invoice, each education and the page; and every hidden row says why."""
    built = PAGE.build(held, AskFees(), now)

    assert built.sums == sum((row.sums for row in built.fees), FeeSums())
    assert built.sums.fee_ore == built.sums.covered_ore + built.sums.left_ore + built.sums.to_come_ore
    for row in built.fees:
        assert row.sums.left_ore == sum(line.left_ore for line in row.invoices if line.payment.open)
        for line in row.invoices:
            assert line.fee_ore == line.covered_ore + line.left_ore
    shown = [row for row in rows(held, civil_date(now)) if row.shown.shown]
    assert len(shown) == len(built.fees)
