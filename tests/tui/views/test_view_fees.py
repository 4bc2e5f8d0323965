"""Tuition fees, said: what is left first, how each invoice stands in sign and word, and the days that go with it."""

from collections.abc import Iterator

import pytest

from ladok_core.model.fees import MoneyKind, Movement, TuitionFee
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskFees, AskPackage, AskStart
from ladok_core.pages.fees import PAGE
from ladok_core.pages.start import PAGE as START
from ladok_tui.views.view import Cell, Column, Fact, Row, Tone, View, Why
from records import DAY, NOW, TODAY, fee, invoice, offering, package, participation, record, registered
from tui.views.said import evenly, lines_of, view_of

PROGRAMME = participation(offering(package()), registered())
PAID = Movement(MoneyKind.PAYMENT, 2_000_000, TODAY - DAY)


def of(*fees: TuitionFee, language: str = "sv") -> View:
    held = record(PROGRAMME, fees=fees)
    return view_of("fees", PAGE.build(held, AskFees(), NOW), language)


def instalments(view: View) -> Iterator[Row]:
    return (child for section in view.sections for row in section.rows for child in row.children)


def cell(row: Row, column: Column) -> Cell:
    found = row.cell(column)
    assert found is not None
    return found


def test_without_invoices_it_is_said_that_there_are_none() -> None:
    """FEE-1: a plain statement, and no sums of nothing."""
    view = of()

    assert next(evenly(section.note.eye) for section in view.sections).startswith("Det finns inga fakturor.")
    assert (view.context, view.sum.eye) == ((), "")


def test_what_is_left_is_told_first_with_what_is_overdue_and_the_next_day() -> None:
    """FEE-2, FEE-3: the whole of it, what of it is late, and by when the next is to be paid."""
    late, next_ = invoice(left_ore=100_000, due_on=TODAY - DAY), invoice(left_ore=200_000, due_on=TODAY + 22 * DAY)
    (context,) = of(fee(late, next_)).context

    assert (
        evenly(context.eye) == "3 000 kr att betala · 1 000 kr av det har förfallit · nästa senast 15 dec, om 22 dagar"
    )


def test_nothing_to_pay_is_told_too() -> None:
    """FEE-2: what is not sent yet needs no paying."""
    (context,) = of(fee(invoice(left_ore=1, sent_on=None))).context

    assert context.eye == "Ingenting att betala nu"


@pytest.mark.parametrize(
    ("left", "sent", "due", "said", "tone", "day"),
    [
        (0, -9, 0, "✓ helt betald", Tone.GOOD, "16 nov"),
        (1, -9, 0, "! tillgänglig", Tone.WARN, "senast 23 nov, i dag"),
        (1, -9, 1, "! tillgänglig", Tone.WARN, "senast 24 nov, i morgon"),
        (1, -9, -1, "! tillgänglig, förfallen", Tone.BAD, "förföll 22 nov, i går"),
        (1, 1, 9, "○ ej tillgänglig", Tone.QUIET, "skickas 24 nov"),
    ],
)
def test_an_instalment_says_how_it_stands(left: int, sent: int, due: int, said: str, tone: Tone, day: str) -> None:
    """FEE-2: by sign and word, with the day that matters; ears get no sign."""
    one = invoice(left_ore=left, sent_on=TODAY + sent * DAY, due_on=TODAY + due * DAY)
    (row,) = instalments(of(fee(one)))
    state = cell(row, Column.STATE)

    assert (state.said.eye, state.said.ear, state.tone) == (said, said[2:], tone)
    assert evenly(cell(row, Column.DATE).said.eye) == day


def test_an_education_opens_its_own_page_and_is_not_named_once_it_is_left() -> None:
    """FEE-1, WDR-4."""
    (section,) = of(fee(invoice(), place=PROGRAMME.participation_id), fee(invoice(), place="nowhere")).sections
    known, left = sorted(section.rows, key=lambda row: row.opens is None)

    assert known.opens == AskPackage(PROGRAMME.offering.education.education_id)
    assert (left.opens, cell(left, Column.NAME).said.eye) == (None, "Utbildning som du har lämnat")


def test_how_large_a_part_is_settled_is_drawn_for_the_eye_alone() -> None:
    """FEE-3: a bar of blocks is nothing to read aloud."""
    (row,) = instalments(of(fee(invoice(None, 0, PAID, fee_ore=4_000_000))))
    (left,) = (block.value for block in row.blocks if isinstance(block, Fact) and block.label.eye == "Kvar att betala")

    assert evenly(left.eye) == f"20 000 kr {'▓' * 10}{'░' * 10} 50 %"
    assert evenly(left.ear) == "20 000 kronor"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_a_source_writes_is_shown_as_it_is(language: str) -> None:
    """FEE-3: neither markup nor a place to fill is made of it."""
    hostile = "[bold]{term} {0.__class__}[/] %s $x"
    odd = invoice()
    odd = type(odd)(odd.invoice_id, Text(hostile, hostile), odd.span, odd.credits, 1, hostile, TODAY, TODAY)
    held = record(fees=(fee(odd),))
    view = view_of("fees", PAGE.build(held, AskFees(), NOW), language)
    (row,) = instalments(view)

    assert cell(row, Column.NAME).said.eye == hostile
    assert hostile in [block.value.eye for block in row.blocks if isinstance(block, Fact)]
    assert any(hostile in line for line in lines_of(view, held, language))


def test_an_unpaid_fee_that_stops_a_registration_leads_to_the_page() -> None:
    """REG-6/fee: the obstacle and the page speak of the same invoice."""
    place = participation()
    held = record(place, fee_liable=True, fees=(fee(invoice(left_ore=3_500_000)),))
    view = view_of("start", START.build(held, AskStart(), NOW))
    whys = [block for row in view.rows() for block in row.blocks if isinstance(block, Why)]

    assert [(why.rule, why.leads_to) for why in whys] == [("REG-6/fee", AskFees())]
