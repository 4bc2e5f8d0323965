"""How invoices stand, what is shown of fees, and that the sums add up.  FEE-1 to FEE-4."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladok_core.model.decision import Count, Day, Money, Verdict
from ladok_core.model.fees import FeeSums, Invoice, MoneyKind, Movement, TuitionFee
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind
from ladok_core.model.span import Span
from ladok_core.rules.as_of import as_it_was
from ladok_core.rules.fees import (
    education_of,
    is_overdue,
    is_sent,
    is_shown_fee,
    is_shown_fees_page,
    payment_of,
    sums_of,
)
from records import (
    ALL_SWITCHES,
    DAY,
    LAST,
    NOW,
    TODAY,
    event,
    fee,
    institution,
    invoice,
    keys,
    participation,
    record,
)

FEE = 1_000
EARLIER, LATER = TODAY - 9 * DAY, TODAY + 9 * DAY


def paid(ore: int, on: date | None = EARLIER) -> Movement:
    return Movement(MoneyKind.PAYMENT, ore, on)


def granted(ore: int) -> Movement:
    return Movement(MoneyKind.SCHOLARSHIP, ore, EARLIER)


def waived(ore: int) -> Movement:
    return Movement(MoneyKind.EXEMPTION, ore, EARLIER)


def refunded(ore: int) -> Movement:
    return Movement(MoneyKind.REFUND, ore, EARLIER)


def of(*movements: Movement, fee_ore: int = FEE, sent_on: date | None = EARLIER, due_on: date | None = LAST) -> Invoice:
    return invoice(None, fee_ore, *movements, fee_ore=fee_ore, sent_on=sent_on, due_on=due_on)


@pytest.mark.parametrize(
    ("movements", "said"),
    [
        ((paid(FEE),), ["FEE-2/paid"]),
        ((granted(400), paid(600)), ["FEE-2/paid"]),
        ((paid(FEE + 1),), ["FEE-2/paid", "FEE-3/over"]),
        ((paid(FEE + 2), refunded(1)), ["FEE-2/paid", "FEE-3/over"]),
        ((paid(FEE + 1), refunded(1)), ["FEE-2/paid"]),
        ((paid(FEE), waived(1)), ["FEE-2/paid", "FEE-3/over"]),
        ((paid(FEE - 1), waived(1)), ["FEE-2/part-paid"]),
        ((waived(FEE),), ["FEE-2/exempt"]),
        ((paid(FEE), refunded(FEE)), ["FEE-2/refunded"]),
        ((paid(FEE), refunded(FEE - 1)), ["FEE-2/part-refunded"]),
        ((paid(FEE), refunded(1)), ["FEE-2/part-refunded"]),
        ((paid(FEE + 2), refunded(3)), ["FEE-2/part-refunded"]),
        ((paid(300), waived(700), refunded(300)), ["FEE-2/refunded"]),
        ((paid(300), waived(700), refunded(299)), ["FEE-2/part-refunded"]),
    ],
)
def test_a_settled_invoice_shows_its_payment_status(movements: tuple[Movement, ...], said: list[str]) -> None:
    """FEE-2: what gives back only the excess leaves the fee paid; what is waived was never paid."""
    decision = payment_of(of(*movements), TODAY)

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, said)


def test_where_there_is_no_fee_there_is_nothing_to_pay() -> None:
    """FEE-2: an instalment of nothing is settled from the start; who paid it all the same paid too much."""
    assert keys(payment_of(of(fee_ore=0), TODAY)) == ["FEE-2/nothing"]
    assert keys(payment_of(of(paid(1), fee_ore=0), TODAY)) == ["FEE-2/nothing", "FEE-3/over"]


@pytest.mark.parametrize(
    ("one", "saw"),
    [
        (of(paid(600), paid(400, TODAY), waived(1)), {"on": Day(TODAY)}),
        (of(granted(FEE), paid(0, None)), {"on": Day(EARLIER)}),
        (of(paid(FEE, None)), {}),
        (of(waived(FEE)), {"on": Day(EARLIER)}),
        (of(paid(FEE - 1), waived(1)), {"paid": Money(FEE - 1), "fee": Money(FEE)}),
        (of(paid(FEE + 2), refunded(3)), {"refunded": Money(3)}),
        (of(paid(FEE), refunded(FEE)), {"refunded": Money(FEE)}),
        (of(due_on=None), {"left": Money(FEE)}),
        (of(paid(1), due_on=LATER), {"on": Day(LATER), "days": Count(9), "left": Money(FEE - 1)}),
        (of(due_on=EARLIER), {"on": Day(EARLIER), "days": Count(-9), "left": Money(FEE)}),
        (of(sent_on=None), {}),
        (of(sent_on=LATER), {"on": Day(LATER)}),
    ],
)
def test_a_status_tells_what_it_saw(one: Invoice, saw: dict[str, object]) -> None:
    """FEE-2: the day that settled it, what was paid or paid back, what is left and by when."""
    assert payment_of(one, TODAY).reasons[0].saw == saw


@pytest.mark.parametrize(
    ("one", "saw"),
    [
        (of(paid(400), granted(100)), {"paid": Money(500), "fee": Money(FEE)}),
        (of(paid(FEE + 5), refunded(2)), {"over": Money(3)}),
    ],
)
def test_what_was_paid_so_far_or_too_much_is_told_in_sums(one: Invoice, saw: dict[str, object]) -> None:
    """FEE-3: what has been paid back is too much no more."""
    assert payment_of(one, TODAY).reasons[1].saw == saw


@pytest.mark.parametrize(
    ("sent_on", "verdict", "said"),
    [
        (TODAY - DAY, Verdict.OPEN, "FEE-2/available"),
        (TODAY, Verdict.OPEN, "FEE-2/available"),
        (TODAY + DAY, Verdict.LATER, "FEE-2/to-be-sent"),
        (None, Verdict.LATER, "FEE-2/not-sent"),
    ],
)
def test_an_invoice_is_available_from_the_day_it_is_sent(sent_on: date | None, verdict: Verdict, said: str) -> None:
    """FEE-2: sent and unpaid is Available, not yet sent Not available."""
    one = of(sent_on=sent_on)
    decision = payment_of(one, TODAY)

    assert (decision.verdict, keys(decision)) == (verdict, [said])
    assert is_sent(one, TODAY) is decision.open


@pytest.mark.parametrize(
    ("due_on", "said", "late"),
    [
        (TODAY - DAY, "FEE-2/overdue", True),
        (TODAY, "FEE-2/available", False),
        (TODAY + DAY, "FEE-2/available", False),
        (None, "FEE-2/undated", False),
    ],
)
def test_the_last_day_of_payment_belongs_to_the_time_to_pay(due_on: date | None, said: str, late: bool) -> None:
    """FEE-2: an overdue invoice can still be paid, and says so."""
    one = of(due_on=due_on)
    decision = payment_of(one, TODAY)

    assert (decision.open, keys(decision), is_overdue(one, TODAY)) == (True, [said], late)


@pytest.mark.parametrize("one", [of(paid(FEE), due_on=EARLIER), of(sent_on=None, due_on=EARLIER)])
def test_what_is_settled_or_not_sent_is_never_overdue(one: Invoice) -> None:
    """FEE-2: nobody can be late with what they need not pay, or can't pay yet."""
    assert not is_overdue(one, TODAY)


def test_a_scholarship_settles_before_the_invoice_is_sent() -> None:
    """FEE-2: what is settled says so, sent or not."""
    assert keys(payment_of(of(granted(FEE), sent_on=None), TODAY)) == ["FEE-2/paid"]


@pytest.mark.parametrize(("sent_on", "first"), [(EARLIER, "FEE-2/available"), (LATER, "FEE-2/to-be-sent")])
def test_what_has_been_paid_so_far_is_told(sent_on: date, first: str) -> None:
    """FEE-2, FEE-3: unpaid in part is still unpaid."""
    decision = payment_of(of(paid(400), granted(100), sent_on=sent_on), TODAY)

    assert keys(decision) == [first, "FEE-3/so-far"]


def test_fees_handled_elsewhere_are_not_shown() -> None:
    """FEE-4: the old handling's invoices are nowhere."""
    hidden, shown = (is_shown_fee(fee(invoice(), elsewhere=elsewhere)) for elsewhere in (True, False))

    assert (hidden.verdict, keys(hidden)) == (Verdict.HIDDEN, ["FEE-4/elsewhere"])
    assert (shown.verdict, keys(shown)) == (Verdict.OPEN, ["FEE-1/shown"])


def test_what_a_fee_is_for_is_named_while_it_is_shown() -> None:
    """FEE-1, WDR-4, NCP-3: not what was left, nor a place that there is none of."""
    stands = participation(participation_id="stands")
    left = participation(None, event(EventKind.WITHDRAWAL), participation_id="left")
    early = participation(None, event(EventKind.EARLY_NON_COMPLETION), participation_id="early")
    held = record(stands, left, early)

    assert education_of(held, fee(place="stands"), TODAY) == stands
    assert [education_of(held, fee(place=one), TODAY) for one in ("left", "early", "none")] == [None] * 3


@pytest.mark.parametrize(("switches", "said"), [(ALL_SWITCHES, "FEE-1/page"), (frozenset[Switch](), "FEE-1/off")])
def test_the_page_is_there_where_it_is_turned_on(switches: frozenset[Switch], said: str) -> None:
    """FEE-1 ⚙: also for those without fees, who are told that there are no invoices."""
    decision = is_shown_fees_page(record(at=institution(switches=switches)))

    assert (decision.verdict, keys(decision)) == (Verdict.OPEN if switches else Verdict.HIDDEN, [said])


def test_a_view_as_of_a_day_has_the_money_of_that_day() -> None:
    """SUP-1, FEE-2: an invoice paid today was to be paid yesterday."""
    held = record(fees=(fee(of(paid(FEE, TODAY))),))

    statuses = [keys(payment_of(as_it_was(held, NOW + n * DAY).invoices[0], TODAY + n * DAY)) for n in (-1, 0, 1)]

    assert statuses == [["FEE-2/available"], ["FEE-2/paid"], ["FEE-2/paid"]]


def test_what_has_no_invoice_yet_is_to_come() -> None:
    """FEE-3: so is what has not been sent; a total that was stated too low is what the invoices come to."""
    sent, unsent = of(paid(400)), of(sent_on=None)

    assert sums_of(fee(sent, unsent, total_ore=3 * FEE), TODAY) == FeeSums(3 * FEE, 400, 600, 2 * FEE)
    assert sums_of(fee(sent, unsent, total_ore=FEE), TODAY) == FeeSums(2 * FEE, 400, 600, FEE)


days = st.none() | st.dates(date(2026, 11, 1), date(2026, 12, 31))
movements = st.builds(Movement, st.sampled_from(MoneyKind), st.integers(0, 30), days)
invoices = st.builds(
    lambda moved, ore, sent, due: invoice(
        Span(EARLIER, LATER), ore, *moved, fee_ore=ore, sent_on=sent, due_on=due, invoice_id="any"
    ),
    st.lists(movements, max_size=5),
    st.integers(0, 60),
    days,
    days,
)
fees = st.builds(lambda found, total: fee(*found, total_ore=total), st.lists(invoices, max_size=4), st.integers(0, 200))


@given(invoices)
def test_the_sums_of_any_invoice_add_up(one: Invoice) -> None:
    """FEE-3: whatever was paid, waived or paid back, and in whatever order."""
    assert one.fee_ore == one.covered_ore + one.left_ore
    assert one.received_ore == one.covered_ore + one.over_ore
    assert one.left_ore >= 0
    assert not (one.left_ore and one.over_ore)
    assert one.settled == (one.left_ore == 0)
    assert sum(m.ore for m in one.movements) == one.received_ore + one.refunded_ore


@given(st.lists(fees, max_size=3), st.dates(date(2026, 11, 1), date(2026, 12, 31)))
def test_the_sums_of_any_fees_add_up(found: list[TuitionFee], today: date) -> None:
    """FEE-3: what is settled, to pay now and to come is the fee, of each education and of all together."""
    total = sum((sums_of(one, today) for one in found), FeeSums())

    assert total.fee_ore == total.covered_ore + total.left_ore + total.to_come_ore
    assert min(total.covered_ore, total.left_ore, total.to_come_ore) >= 0
    here = [one for fee in found for one in fee.invoices]
    assert total.left_ore == sum(one.left_ore for one in here if payment_of(one, today).open)
    assert total.covered_ore == sum(one.covered_ore for one in here)
    assert total.fee_ore >= sum(one.fee_ore for one in here)


@given(invoices, st.dates(date(2026, 11, 1), date(2026, 12, 31)))
def test_any_invoice_stands_in_one_way(one: Invoice, today: date) -> None:
    """FEE-2: closed exactly when nothing is left to pay, open exactly when it can be paid now."""
    decision = payment_of(one, today)

    assert (decision.verdict is Verdict.CLOSED) == one.settled
    assert decision.open == (is_sent(one, today) and not one.settled)
    assert decision.headline.rule == "FEE-2"
