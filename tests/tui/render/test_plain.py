"""Plain lines: what every view comes to for ears."""

from ladok_core.model.text import Text
from ladok_core.pages.identity import InstitutionRow, WhoAmI
from ladok_core.words import Words
from ladok_tui.render.plain import for_ears, plain_lines
from ladok_tui.views.view import Cell, Column, Fact, Note, Row, Said, Section, View, Why
from ladok_tui.views.voices import Voices, held, joined

WHO = WhoAmI("ellen", "Ellen Ek", "", "", InstitutionRow("bla", Text("Blå"), here=True), ())


def _lines(*rows: Row) -> list[str]:
    view = View(Said.alike("Start"), sections=(Section(Said("eye", "Att göra nu"), rows),))
    return list(plain_lines(view, WHO, Voices(Words("sv"))))


def _row(key: str, *blocks: Fact | Note | Why, acts: bool = False, children: tuple[Row, ...] = ()) -> Row:
    cells = (
        Cell(Column.VERB, Said("!", "Gör")),
        Cell(Column.NAME, Said("eye", key)),
        Cell(Column.STATE, Said.alike("nu")),
    )
    return Row(key, None, cells if acts else cells[1:], blocks, acts=acts, children=children)


def test_headings_count_and_what_can_be_done_is_numbered() -> None:
    """R12: one sentence an item."""
    assert _lines(_row("A", acts=True), _row("B", acts=True)) == [
        "Start. Blå. Ellen Ek.", "Att göra nu: 2.", "1. Gör A: nu.", "2. Gör B: nu.",
    ]  # fmt: skip


def test_a_reason_is_the_line_with_its_number_and_advice() -> None:
    """R5: no "reason" and no rule id before what is said."""
    whys = [Why("REG-6/x", Said.alike(f"Hinder {n}."), Said.alike("Vänta."), number=n, of=2) for n in (1, 2)]

    assert _lines(_row("A", *whys))[3:] == ["1 av 2: Hinder 1.", "Råd: Vänta.", "2 av 2: Hinder 2.", "Råd: Vänta."]


def test_what_is_heard_elsewhere_is_not_heard_twice() -> None:
    """C1: the name of a grade is a fact for the eye, whose column has a code; ears heard it there."""
    assert _lines(_row("A", Fact(Said.alike("Betyg"), Said("Godkänd (G)", ""))))[2:] == ["A: nu."]


def test_what_is_drawn_is_not_read() -> None:
    """R12: lines, blocks and braille patterns in data are no text."""
    assert list(for_ears(["██ Kurs ── A ⠿", "───"])) == ["Kurs A"]


def test_a_note_of_several_lines_is_several_lines() -> None:
    assert _lines(_row("A", Note(Said.alike("Ett\nTvå."))))[3:] == ["Ett.", "Två."]


def test_numbers_hold_on_to_their_units() -> None:
    """U24: no line ends between the two, in either voice; in data nothing is changed."""
    say = Voices(Words("sv"))

    assert held("7,5 hp av 30 000 kr, 50 % till 14 jan 2027").count("\N{NO-BREAK SPACE}") == 5
    assert say.text(Text("Matematik 1 för alla")).eye == "Matematik 1 för alla"
    assert joined((Said("50 %", "50 procent"), Said("", ""), Said("campus", "på campus"))) == (
        "50 % · campus", "50 procent, på campus",
    )  # fmt: skip
