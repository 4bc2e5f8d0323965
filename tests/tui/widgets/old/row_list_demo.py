"""The row list with a start page and a programme, to look at: run it in a terminal; F2 changes the page."""

import sys
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ladok_tui.themed_app import ThemedApp
from ladok_tui.widgets.caret import CaretApp
from ladok_tui.widgets.old.row_list import RowList
from ladok_tui.widgets.old.rows import Cell, Column, Line, Row, Section, Tone


def row(row_id: str, name: str, code: str = "", size: str = "", *more: Cell, **kept: object) -> Row:
    cells = (Cell(Column.NAME, name), Cell(Column.CODE, code), Cell(Column.SIZE, size), *more)
    return Row(row_id, cells, **kept)  # type: ignore[arg-type]  # passed through


def verb(text: str) -> Cell:
    return Cell(Column.VERB, text)


def state(text: str, tone: Tone | None = None) -> Cell:
    return Cell(Column.STATE, text, tone)


def date(text: str) -> Cell:
    return Cell(Column.DATE, text)


OBSTACLES = (
    Line("1 dec 2026 – 15 jan 2027 · 50 % · distans · tillfälle V2317", Tone.QUIET),
    Line("1  Förkunskaper saknas: Mekanik I (MA1020) ska vara avklarad.", hang=3),
    Line("→ Se Mekanik I, eller kontakta studievägledningen.", Tone.QUIET, indent=3),
    Line("2  Studieavgiften för vårterminen är inte betald: 35 000 kr kvar.", hang=3),
    Line("→ Studieavgifter. Hindret försvinner när fakturan är reglerad.", Tone.QUIET, indent=3),
)

START = (
    Section("Nya resultat", (
        row("r1", "Databasteknik · Tentamen", "DB1001", "7,5 hp", state("✓ VG", Tone.GOOD), date("20 nov")),
    )),
    Section("Att göra nu", (
        row("t1", "Studieval, termin 4", "", "30 hp", verb("Välj"), state("t.o.m. 1 dec, 8 dagar")),
        row("t2", "Algoritmer", "MA2001", "7,5 hp", verb("Registrera"), state("t.o.m. 27 nov, 4 dagar")),
        row("t3", "Statistik, period 2", "ST1003", "15,0 hp", verb("Registrera"), state("t.o.m. 2 dec, 9 dagar")),
    )),
    Section("Tentamen", (
        row("e1", "3 tillfällen öppna", "", "", verb("Anmäl dig"), state("t.o.m. 30 nov, 7 dagar")),
        row("e2", "Diskret matematik", "MA1010", "", verb("Anmäld"), state("12 jan 08–13, Sal B12")),
    )),
    Section("Aktuella kurser", (
        row("c1", "Databasteknik", "DB1001", "7,5 hp", state("● pågår")),
        row("c2", "Nätverk", "NW1002", "7,5 hp", state("○ öppnar om 12 dagar", Tone.QUIET)),
        row("c3", "Etik", "ET1001", "3,0 hp", state("● registrering stängd", Tone.QUIET)),
        row("c4", "Konstruktion", "KO2001", "7,5 hp", state("! 2 hinder för registrering", Tone.WARN),
            details=OBSTACLES),
    )),
    Section("Övrig information", note="Tentaperiod 2 börjar den 10 januari. Anmälan är öppen till 30 november, "
            "sedan tar expeditionen inte emot fler."),
)  # fmt: skip

EDUCATION = (
    Section("", (
        row("p1", "Datavetenskap, kandidat", "DVK", "180,0 hp", state("● pågår"), open=True, children=(
            row("p2", "Inriktning AI", "DVKAI", "60,0 hp", state("○"), open=True, children=(
                row("k1", "Databasteknik", "DB1001", "7,5 hp", state("● pågår"),
                    details=(Line("31 aug – 1 nov 2026 · 50 % · campus", Tone.QUIET),)),
                row("k2", "Algoritmer", "MA2001", "7,5 hp", state("○")),
            )),
            row("k3", "Diskret matematik", "MA1010", "7,5 hp", state("✓ VG", Tone.GOOD)),
            row("k4", "Mekanik I", "MA1020", "7,5 hp", state("✕ avbrott", Tone.BAD)),
        )),
        row("p3", "Fristående kurser", open=True, children=(
            row("k5", "Spanska för nybörjare", "SP1001", "15,0 hp", state("✓ G", Tone.GOOD)),
        )),
        row("p4", "Tillgodoräknat", open=True, children=(
            row("k6", "Programmering", "PR1001", "7,5 hp", state("↦ tillgodoräknad")),
        )),
    )),
)  # fmt: skip

EMPTY = (
    Section("Att göra nu", note="Inget just nu. Nästa: registrering på Nätverk (NW1002) öppnar 5 december."),
)  # fmt: skip

LONG = (
    Section("Alla kurser", tuple(
        row(f"k{n}", f"Kurs nummer {n}", f"DB{n:04}", "7,5 hp", state("● pågår"), date("20 nov")) for n in range(1000)
    )),
)  # fmt: skip

PAGES = {"start": START, "education": EDUCATION, "empty": EMPTY, "long": LONG}


class RowListDemo(CaretApp[None], ThemedApp[None]):
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
