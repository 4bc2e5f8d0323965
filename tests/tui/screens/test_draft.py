"""What was filled in and isn't saved: whose field it is, how the page looks with it, what it would be.  CON-1."""

from datetime import date

import pytest
from msgspec.structs import replace

from ladok_core.actions.details import ChangeDetails
from ladok_core.actions.outcome import foresee
from ladok_core.actions.temporary_address import SetTemporaryAddress
from ladok_core.model.record import Record
from ladok_core.pages.asks import AskDetails
from ladok_core.pages.details import build
from ladok_core.words import Words
from ladok_tui.screens.draft import Draft, FieldPlace, about, filled, places_of, wishes
from ladok_tui.views.view import Column, FieldKind, Row, Said, View
from ladok_tui.views.voices import Voices
from tui.sample_app import NOW, sample
from tui.views.said import evenly, view_of

SAY = Voices(Words("sv"))
LINES = ("street", "postcode", "town", "care_of", "country")
PERIOD = ("first", "last")


def held(student_id: str) -> Record:
    return next(one for one in sample() if one.student.student_id == student_id)


def view(student_id: str) -> View:
    return view_of("details", build(held(student_id), AskDetails(), NOW))


def place(of: View, key: str) -> FieldPlace:
    return next(one for one in places_of(of) if one.key == key)


def drawn(of: View, draft: Draft) -> dict[str, Row]:
    return {row.key: row for row in filled(of, draft, SAY).rows()}


def text(row: Row) -> str:
    return evenly(" | ".join(cell.said.eye.rstrip() for cell in row.cells))


@pytest.mark.parametrize(
    ("student_id", "keys"),
    [
        ("ellen", [*(f"temporary.{name}" for name in (*LINES, *PERIOD)), "email", "phone"]),
        ("priya", [*(f"postal.{name}" for name in LINES), *(f"temporary.{name}" for name in (*LINES, *PERIOD)),
                   "email", "phone"]),
        ("anna", ["email"]),
    ],
)  # fmt: skip
def test_what_can_be_filled_in_comes_from_what_the_page_offers(student_id: str, keys: list[str]) -> None:
    """CON-1, CON-2, CON-3: a registered address can't be, and of a protected identity there is no field at all."""
    places = [*places_of(view(student_id))]

    assert [one.key for one in places] == keys
    for one in places:
        assert one.field.name in one.action.__struct_fields__


def test_of_a_copy_nothing_can_be_filled_in() -> None:
    """IMP-1: its page offers nothing open."""
    copy = next(one for one in sample() if one.student.student_id == "ellen")
    page = build(copy, AskDetails(), NOW)
    closed = tuple(replace(one, decision=replace(one.decision, verdict="closed")) for one in page.offered)
    said = view_of("details", replace(page, offered=closed, editing=closed[0].decision, elsewhere=closed[1].decision))

    assert [*places_of(said)] == []
    assert filled(said, Draft(), SAY) == said


def test_the_fields_of_a_row_lie_folded_within_it() -> None:
    """CON-2: with what each holds now; one alone is the row itself."""
    rows = drawn(view("omar"), Draft())

    assert not rows["temporary"].open
    assert [text(row) for row in rows["temporary"].children] == [
        "Gata | Tillfälliga gränd 2", "Postnummer | 123 99", "Postort | Nordhamn", "c/o | c/o Lund", "Land | saknas",
        "Första dag | 2026-10-24", "Sista dag | 2027-01-07",
    ]  # fmt: skip
    assert text(rows["phone"]) == "Telefon | 070-174 06 12"
    assert rows["phone"].children == ()


def test_a_change_is_marked_and_says_what_was_there_before() -> None:
    """TUI: where it was made, and at the row that it lies in; in the sum, and where one would leave."""
    of = view("omar")
    draft = Draft().filled_in(place(of, "phone"), "12").filled_in(place(of, "temporary.country"), "Norge")
    rows, told = drawn(of, draft), filled(of, draft, SAY)

    assert text(rows["phone"]) == "Telefon * | 12"
    assert evenly(rows["phone"].before.eye) == "tidigare 070-174 06 12"
    assert text(rows["temporary.country"]) == "Land * | Norge"
    assert rows["temporary.country"].before.eye == ""  # there was none
    label = rows["temporary"].cell(Column.LABEL)
    assert label is not None
    assert label.said.eye.endswith(" *")
    assert evenly(told.sum.eye) == "2 ändringar, ej sparade"
    assert told.leave.eye
    name = rows["phone"].cell(Column.NAME)
    assert name is not None
    assert name.said.ear == "Telefon: 12"


def test_what_is_wrong_is_said_until_the_field_is_filled_in_again() -> None:
    of, wrong = view("ellen"), Said.alike("fel nummer")
    draft = Draft().filled_in(place(of, "phone"), "12").judged({"phone": wrong})

    assert drawn(of, draft)["phone"].wrong == wrong
    assert evenly(filled(of, draft, SAY).sum.eye) == "1 ändring, ej sparad · 1 fel"
    assert drawn(of, draft.filled_in(place(of, "phone"), "13"))["phone"].wrong.eye == ""
    assert draft.without([place(of, "phone")]) == Draft()


def test_what_a_field_holds_already_is_no_change() -> None:
    """Typed back, or what the page asked for anew has by then; a field that is gone is not kept either."""
    of = view("ellen")
    draft = Draft().filled_in(place(of, "phone"), "12")

    assert draft.filled_in(place(of, "phone"), "070-174 06 11") == Draft()
    student = replace(held("ellen").student, phone="12")
    again = view_of("details", build(replace(held("ellen"), student=student), AskDetails(), NOW))
    assert draft.of(of) == draft
    assert draft.of(again) == Draft()
    assert draft.of(view("anna")) == Draft()


def test_all_of_an_action_is_one_wish() -> None:
    """CON-1: whatever rows it was filled in at; the rest stays unsaid, and a temporary address is another's."""
    of = view("priya")
    draft = Draft()
    for key, value in {"email": "a@example.com", "postal.town": "By", "temporary.first": " 2026-12-01 "}.items():
        draft = draft.filled_in(place(of, key), value)
    found, none = wishes(of, draft)

    assert none == []
    assert [one.action for one in found] == [
        ChangeDetails(email="a@example.com", town="By"),
        SetTemporaryAddress(first=date(2026, 12, 1)),
    ] or [one.action for one in found] == [
        SetTemporaryAddress(first=date(2026, 12, 1)),
        ChangeDetails(email="a@example.com", town="By"),
    ]
    assert sorted(one.key for wish in found for one in wish.places) == ["email", "postal.town", "temporary.first"]


def test_a_day_that_is_none_is_told_apart() -> None:
    of = view("ellen")
    found, none = wishes(of, Draft().filled_in(place(of, "temporary.first"), "igår"))

    assert [(one.place.key, one.value) for one in none] == [("temporary.first", "igår")]
    assert found[0].action == SetTemporaryAddress()
    assert place(of, "temporary.first").field.kind is FieldKind.DATE


@pytest.mark.parametrize(
    ("wish", "keys"),
    [
        (ChangeDetails(email="x"), ["email"]),
        (ChangeDetails(email=f"{'x' * 100}@example.com"), ["email"]),
        (ChangeDetails(email=""), ["email"]),
        (ChangeDetails(phone="12"), ["phone"]),
        (ChangeDetails(street=""), ["postal.street"]),
        (ChangeDetails(town="", postcode="1"), ["postal.postcode", "postal.town"]),
        (ChangeDetails(country="x" * 101), ["postal.country"]),
        (ChangeDetails(care_of="\x1b"), ["postal.care_of"]),
        (SetTemporaryAddress(street="A", postcode="12345", town="B"), ["temporary.first", "temporary.last"]),
        (SetTemporaryAddress(first=date(2026, 12, 2), last=date(2026, 12, 1)),
         [f"temporary.{name}" for name in ("street", "postcode", "town", "last")]),
        (SetTemporaryAddress(street="A", postcode="12345", town="B", first=date(2026, 1, 1), last=date(2026, 1, 2)),
         ["temporary.last"]),
        (ChangeDetails(), [None]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_of_its_field(wish: ChangeDetails | SetTemporaryAddress, keys: list[str | None]) -> None:
    """CON-1, CON-2: the rules say which field each obstacle is about; what is about none is said of the whole."""
    of = view("priya")
    found = [about(of, wish, reason) for reason in foresee(held("priya"), wish, NOW).decision.reasons]

    assert [one and one.key for one in found] == keys
