"""What changed, said: since when, how much, and each thing with what is new of it."""

from msgspec.structs import replace

from ladok_core.model.fees import MoneyKind, Movement
from ladok_core.model.noticed import Differed, Noticed, Thing
from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record
from ladok_core.pages.asks import AskChanges, AskCourse
from ladok_core.pages.changes import PAGE
from ladok_tui.views.view import Column, View
from records import DAY, NOW, TODAY, course, event, fee, invoice, module, offering, participation, record, result
from tui.views.said import evenly, view_of

MODULE = module("1000")
COURSE = course("MA1010", modules=(MODULE,))
PLACE = participation(offering(COURSE), event(EventKind.REGISTRATION, TODAY - DAY, 1))


def of(held: Record, language: str = "sv") -> View:
    return view_of("changes", PAGE.build(held, AskChanges(), NOW), language)


def said(view: View, *columns: Column) -> list[tuple[str, ...]]:
    return [
        tuple(evenly(cell.said.eye) if (cell := row.cell(column)) else "" for column in columns) for row in view.rows()
    ]


def test_since_when_and_how_much_is_told_first() -> None:
    """CHG-2."""
    assert [evenly(line.eye) for line in of(record(PLACE)).context] == [
        "Sedan 24 oktober, de senaste 30 dagarna. 1 ändring."
    ]
    assert [evenly(line.eye) for line in of(record(previous_sign_in=NOW - 3 * DAY)).context] == [
        "Sedan den senaste inloggningen, 20 november."
    ]
    assert [section.note.eye for section in of(record()).sections] == ["Ingenting är nytt eller annorlunda sedan dess."]


def test_a_line_says_what_is_new_of_what() -> None:
    """CHG-1: the grade, what happened, which module; it opens the course."""
    view = of(record(PLACE, results=(result(COURSE, MODULE, certified_at=NOW),)))

    assert said(view, Column.NAME, Column.CODE, Column.STATE, Column.DATE) == [
        ("Kurs MA1010 · Modul 1000", "MA1010", "✓ G", "23 nov"),
        ("Kurs MA1010", "MA1010", "Registrerad, period 1", "22 nov"),
    ]
    assert [row.opens for row in view.rows()] == [AskCourse("education-MA1010")] * 2


def test_money_is_told_with_its_sum_and_contact_without_a_value() -> None:
    """CHG-1, CHG-3."""
    paid = replace(invoice(None, 1, sent_on=None), movements=(Movement(MoneyKind.PAYMENT, 3_500_000, TODAY),))
    noticed = Differed((Noticed(Thing.PHONE, "", new=False, at=NOW),))
    view = of(record(fees=(fee(paid),)).after([noticed]))

    assert said(view, Column.NAME, Column.AMOUNT, Column.STATE) == [
        ("Studieavgift HT2026", "35 000 kr", "Inbetalning"), ("Telefon", "", "ändrad")
    ]  # fmt: skip
    assert [row.at for row in view.rows()] == ["invoice fee- invoice-2026-08-31", ""]


def test_what_was_left_is_told_without_its_name() -> None:
    """CHG-3, WDR-4: in both languages."""
    gone = record(participation(offering(COURSE), event(EventKind.WITHDRAWAL, TODAY)))

    assert said(of(gone), Column.NAME, Column.STATE) == [("Utbildning som du har lämnat", "Återbud")]
    assert said(of(gone, "en"), Column.NAME, Column.STATE) == [("An education that you have left", "Withdrawal")]


def test_what_a_copy_was_seen_to_differ_in_is_told() -> None:
    """CHG-1, IMP-1."""
    place = participation(offering(COURSE))
    of_place = [Noticed(Thing.PLACE, place.participation_id, new=new, at=NOW) for new in (True, False)]

    told = [said(of(record(place).after([Differed((one,))])), Column.STATE) for one in of_place]
    assert told == [[("nytt deltagande",)], [("ändrat deltagande",)]]
