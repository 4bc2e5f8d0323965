"""My details, said: rows that are fields, what can be done with each, and not a word too many.  CON-1 to CON-3."""

import pytest
from msgspec.structs import replace

from ladok_core.actions import spec_of
from ladok_core.actions.outcome import foresee
from ladok_core.actions.temporary_address import SetTemporaryAddress
from ladok_core.pages.asks import AskDetails
from ladok_core.pages.details import build
from ladok_core.words import Words
from ladok_tui.views.outlook import outlook_blocks
from ladok_tui.views.view import Column, Fact, View
from ladok_tui.views.voices import Voices
from records import DAY, NOW, TODAY, record
from tui.sample_app import sample
from tui.views.said import everything, view_of
from wishes import ADDRESS


def of(student_id: str, language: str = "sv", **other: bool) -> View:
    held = next(one for one in sample() if one.student.student_id == student_id)
    return view_of("details", build(replace(held, student=replace(held.student, **other)), AskDetails(), NOW), language)


def rows(view: View) -> dict[str, str]:
    told = {row.key: [cell.said.eye for cell in row.cells if cell.column is Column.STATE] for row in view.rows()}
    return {row.key: " | ".join((row.named.eye, *told[row.key])) for row in view.rows()}


def test_each_row_is_a_field_with_its_name() -> None:
    """CON-2: the register's address says where it is changed."""
    assert rows(of("ellen")) == {
        "name": "Namn: Ellen Ek",
        "identity": "Personnummer: 20040517-9821",
        "registered": "Folkbokföring: Exempelgatan 4 lgh 1102, 123 45 Blåköping | ändras hos Skatteverket",
        "temporary": "Tillfällig adress: saknas",
        "email": "E-post: ellen.ek@example.com",
        "phone": "Telefon: 070-174 06 11",
    }


@pytest.mark.parametrize(
    ("student_id", "begins"),
    [("omar", "gäller t.o.m. "), ("freja", "från "), ("karin", "gällde t.o.m. ")],
)
def test_a_temporary_address_says_how_it_stands(student_id: str, begins: str) -> None:
    """CON-2: each of the three is somebody's in the demo."""
    row = next(row for row in of(student_id).rows() if row.key == "temporary")

    state = row.cell(Column.STATE)
    assert state is not None
    assert state.said.eye.startswith(begins)
    assert [spec_of(one.action).name for one in row.offered] == ["temporary-address", "remove-temporary-address"]
    assert not row.acts  # Enter fills it in


def test_who_has_no_swedish_number_gives_the_postal_address() -> None:
    """CON-2: nothing is said of a register."""
    said = rows(of("priya", "en"))

    assert "registered" not in said
    assert said["postal"].endswith("123 47 Blåköping | given by you")


def test_a_protected_identity_has_no_rows_for_what_is_hidden() -> None:
    """CON-3: a sentence says so, above all."""
    view = of("anna")

    assert list(rows(view)) == ["name", "identity", "email"]
    assert view.context[0].eye.startswith("Du har skyddade personuppgifter")
    said = "\n".join(one.eye + one.ear for one in everything(view))
    assert [one for one in ("Hemliga", "Okändby", "123 88", "06 19") if one in said] == []


def test_what_would_become_true_is_said_before_it_is() -> None:
    """CON-1: as it would be kept, in the dialog and the dry run alike."""
    wish = SetTemporaryAddress(**{**ADDRESS, "postcode": "12345"}, first=TODAY, last=TODAY + DAY)
    blocks = list(outlook_blocks(foresee(record(), wish, NOW), Voices(Words("sv")), TODAY))

    facts = {one.label.eye: one.value.eye for one in blocks if isinstance(one, Fact)}
    assert facts["Tillfällig adress"] == "Provgatan 1, 123 45 Provby"
    assert "Gäller" in facts
