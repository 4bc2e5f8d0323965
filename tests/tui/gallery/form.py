"""A form for the gallery: rows that are fields of every kind, filled in and judged without a portal behind them."""

from datetime import date

import msgspec
from textual import on

from ladok_core.actions.action import Action
from ladok_core.actions.outcome import Offered
from ladok_core.model.decision import Decision, Verdict
from ladok_core.rules.contact import CAN
from ladok_core.words import Words
from ladok_tui.screens.draft import Draft, FieldPlace, filled, places_of
from ladok_tui.screens.rows_with_details import RowsWithDetails
from ladok_tui.views.view import Cell, Choice, Column, Field, FieldKind, Row, Said, Section, View
from ladok_tui.views.voices import Voices
from ladok_tui.widgets.field import is_typed, next_value
from ladok_tui.widgets.field_input import FieldInput
from ladok_tui.widgets.row_list import RowList

SAID = Said.alike
LANGUAGES = (Choice("sv", SAID("svenska")), Choice("en", SAID("engelska")))


class Everything(Action, frozen=True, tag="everything"):
    """What the form fills in: a field of every kind."""

    street: str = ""
    town: str = ""
    first: date | None = None
    language: str = ""
    secrecy: str = ""
    code: str = ""


OFFERED = (Offered(Everything(), Decision(Verdict.OPEN, (CAN.because(),))),)  # type: ignore[arg-type]  # of no list of actions


def cells(label: str, value: str, *others: Cell) -> tuple[Cell, ...]:
    return (Cell(Column.LABEL, Said(label, "")), Cell(Column.NAME, Said(value, f"{label}: {value}")), *others)


def field(name: str, label: str, value: str = "", kind: FieldKind = FieldKind.TEXT) -> Row:
    """A row that is a field."""
    one = Field(name, SAID(label), value, kind, LANGUAGES if kind is FieldKind.CHOICE else ())
    return Row(name, None, cells(label, value), offered=OFFERED, fields=(one,))


ADDRESS = (Field("street", SAID("Gata"), "Lillgatan 2"), Field("town", SAID("Postort"), "Blåköping"))
QUIET = Cell(Column.STATE, SAID("ändras hos Skatteverket"))
FORM = View(
    SAID("Mina uppgifter"),
    sections=(
        Section(SAID("Adress"), (
            Row("registered", None, cells("Folkbokföring", "Storgatan 1, 123 45 Blåköping", QUIET)),
            Row("temporary", None, cells("Tillfällig", "Lillgatan 2, Blåköping"), offered=OFFERED, fields=ADDRESS),
        )),
        Section(SAID("Kontakt"), (
            field("first", "Från", "2026-11-23", FieldKind.DATE),
            field("language", "Språk", "sv", FieldKind.CHOICE),
            field("secrecy", "Dölj mig", "", FieldKind.CHECK),
            field("code", "Kod", "1234", FieldKind.SECRET),
        )),
    ),
)  # fmt: skip


class Form(RowsWithDetails):
    """The form, by itself."""

    def __init__(self, draft: Draft | None = None, *, opened: bool = False) -> None:
        """Begin with what was filled in already, and with the address ``opened``."""
        super().__init__(lambda: None)
        self.draft = draft or Draft()
        self.rows.set_open("temporary", opened=opened)

    def on_mount(self) -> None:
        """Draw it."""
        self._draw()

    def save(self) -> None:
        """Take what was filled in for what is saved; nothing is kept here."""
        self.draft = Draft()
        self._draw()

    @on(RowList.Activated)
    def _chosen(self, event: RowList.Activated) -> None:
        place = next((one for one in places_of(FORM) if event.row.key in (one.key, one.within)), None)
        if place is not None:
            self.rows.set_open(place.within, opened=True)
            self.rows.highlight(place.key)
            if is_typed(place.field):
                self.type_into(place.key, place.field, self.draft.value(place))
            else:
                self._fill(place, next_value(place.field, self.draft.value(place)))

    @on(FieldInput.Taken)
    def _taken(self, event: FieldInput.Taken) -> None:
        self._fill(next(one for one in places_of(FORM) if one.key == event.key), event.value)

    def _fill(self, place: FieldPlace, value: str) -> None:
        wrong = {} if value.strip() or not is_typed(place.field) else {place.key: SAID("får inte vara tomt")}
        self.draft = msgspec.structs.replace(self.draft.filled_in(place, value), wrong=wrong)
        self._draw()

    def _draw(self) -> None:
        self.show(filled(FORM, self.draft, Voices(Words("sv"))), "")


WRONG = Draft({"temporary.street": "", "language": "en"}, {"temporary.street": SAID("får inte vara tomt")})
"""Filled in, once well and once not."""
