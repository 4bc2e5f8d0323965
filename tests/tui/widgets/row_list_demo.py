"""The row list with a start page and a programme, to look at: run it in a terminal; F2 changes the page."""

import sys
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from ladok_core.pages.page import Ask
from ladok_tui.themed_app import ThemedApp
from ladok_tui.views.view import Block, Cell, Column, Link, Note, Row, Said, Section, Tone, Why
from ladok_tui.widgets.caret import CaretApp
from ladok_tui.widgets.row_list import RowList


class AskThing(Ask[None], frozen=True, tag="thing"):
    """A page to go to."""

    key: str


def cell(column: Column, text: str, tone: Tone = Tone.NORMAL) -> Cell:
    return Cell(column, Said.alike(text), tone)


def row(key: str, name: str, code: str = "", size: str = "", *more: Cell, **kept: Any) -> Row:
    found = (cell(Column.NAME, name), cell(Column.CODE, code), cell(Column.SIZE, size), *more)
    return Row(key, None, tuple(one for one in found if one.said.eye), **kept)


def section(heading: str, rows: tuple[Row, ...] = (), note: str = "") -> Section:
    return Section(Said.alike(heading), rows, Said.alike(note))


def verb(text: str) -> Cell:
    return cell(Column.VERB, text)


def state(text: str, tone: Tone = Tone.NORMAL) -> Cell:
    return cell(Column.STATE, text, tone)


def date(text: str) -> Cell:
    return cell(Column.DATE, text)


def note(text: str) -> Note:
    return Note(Said.alike(text))


OBSTACLES: tuple[Block, ...] = (
    note("1 dec 2026 – 15 jan 2027 · 50 % · distans · tillfälle V2317"),
    Why("REG-6/conditions", Said.alike("Förkunskaper saknas: Mekanik I (MA1020) ska vara avklarad."),
        Said.alike("Se Mekanik I, eller kontakta studievägledningen."), AskThing(key="k4"), 1, 2),
    Why("REG-6/fee", Said.alike("Studieavgiften för vårterminen är inte betald: 35 000 kr kvar."),
        Said.alike("Studieavgifter. Hindret försvinner när fakturan är reglerad."), None, 2, 2),
    Link(Said.alike("Kursens sida"), AskThing(key="c4")),
)  # fmt: skip

START = (
    section("Nya resultat", (
        row("r1", "Databasteknik · Tentamen", "DB1001", "7,5 hp", state("✓ VG", Tone.GOOD), date("20 nov")),
    )),
    section("Att göra nu", (
        row("t1", "Studieval, termin 4", "", "30 hp", verb("Välj"), state("t.o.m. 1 dec, 8 dagar")),
        row("t2", "Algoritmer", "MA2001", "7,5 hp", verb("Registrera"), state("t.o.m. 27 nov, 4 dagar")),
        row("t3", "Statistik, period 2", "ST1003", "15,0 hp", verb("Registrera"), state("t.o.m. 2 dec, 9 dagar")),
    )),
    section("Tentamen", (
        row("e1", "3 tillfällen öppna", "", "", verb("Anmäl dig"), state("t.o.m. 30 nov, 7 dagar")),
        row("e2", "Diskret matematik", "MA1010", "", verb("Anmäld"), state("12 jan 08–13, Sal B12")),
    )),
    section("Aktuella kurser", (
        row("c1", "Databasteknik", "DB1001", "7,5 hp", state("● pågår")),
        row("c2", "Nätverk", "NW1002", "7,5 hp", state("○ öppnar om 12 dagar", Tone.QUIET)),
        row("c3", "Etik", "ET1001", "3,0 hp", state("● registrering stängd", Tone.QUIET)),
        row("c4", "Konstruktion", "KO2001", "7,5 hp", state("! 2 hinder för registrering", Tone.WARN),
            blocks=OBSTACLES),
    )),
    section("Övrig information", note="Tentaperiod 2 börjar den 10 januari. Anmälan är öppen till 30 november, "
            "sedan tar expeditionen inte emot fler."),
)  # fmt: skip

EDUCATION = (
    section("", (
        row("p1", "Datavetenskap, kandidat", "DVK", "180,0 hp", state("● pågår"), children=(
            row("p2", "Inriktning AI", "DVKAI", "60,0 hp", state("○"), children=(
                row("k1", "Databasteknik", "DB1001", "7,5 hp", state("● pågår"),
                    blocks=(note("31 aug – 1 nov 2026 · 50 % · campus"),)),
                row("k2", "Algoritmer", "MA2001", "7,5 hp", state("○")),
            )),
            row("k3", "Diskret matematik", "MA1010", "7,5 hp", state("✓ VG", Tone.GOOD)),
            row("k4", "Mekanik I", "MA1020", "7,5 hp", state("✕ avbrott", Tone.BAD)),
        )),
        row("p3", "Fristående kurser", children=(
            row("k5", "Spanska för nybörjare", "SP1001", "15,0 hp", state("✓ G", Tone.GOOD)),
        )),
        row("p4", "Tillgodoräknat", children=(
            row("k6", "Programmering", "PR1001", "7,5 hp", state("↦ tillgodoräknad")),
        )),
    )),
)  # fmt: skip

EMPTY = (
    section("Att göra nu", note="Inget just nu. Nästa: registrering på Nätverk (NW1002) öppnar 5 december."),
)  # fmt: skip

LONG = (
    section("Alla kurser", tuple(
        row(f"k{n}", f"Kurs nummer {n}", f"DB{n:04}", "7,5 hp", state("● pågår"), date("20 nov")) for n in range(1000)
    )),
)  # fmt: skip

PAGES = {"start": START, "education": EDUCATION, "empty": EMPTY, "long": LONG}


class RowListDemo(CaretApp, ThemedApp, App[None]):
    CSS = "RowList { padding: 0 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "turn", "Turn"), Binding("q", "quit", "Quit")]

    def __init__(self, page: str = "start") -> None:
        super().__init__()
        self.page = page

    def compose(self) -> ComposeResult:
        yield RowList(PAGES[self.page], nothing_found="Inget att visa.")

    def action_turn(self) -> None:
        names = list(PAGES)
        self.page = names[(names.index(self.page) + 1) % len(names)]
        self.query_one(RowList).set_page(PAGES[self.page])


if __name__ == "__main__":
    RowListDemo(*sys.argv[1:]).run()
