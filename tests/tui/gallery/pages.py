"""The pages of the gallery: one a widget, in all its states.  A page is made anew each time it is opened."""

from collections.abc import Callable, Iterable, Mapping

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ladok_tui.views.view import Column, Said, Section, Tab, Tone
from ladok_tui.widgets.details import Details
from ladok_tui.widgets.filter_field import FilterField
from ladok_tui.widgets.key_line import KeyHint, KeyLine
from ladok_tui.widgets.legend import LEGEND
from ladok_tui.widgets.notice_line import NoticeLine
from ladok_tui.widgets.row_list import RowList
from ladok_tui.widgets.step_line import Step, StepLine
from ladok_tui.widgets.sum_line import SumLine
from ladok_tui.widgets.tab_line import TabLine
from ladok_tui.widgets.waiting_panel import WaitingPanel
from tui.gallery.form import WRONG, Form
from tui.widgets.row_list_demo import EDUCATION, EMPTY, LONG, OBSTACLES, START, cell, date, row, section, state
from tui.widgets.samples import STATISTICS

SAID = Said.alike
SIGNS = {"register": "r", "stop": "a"}

TONES = (
    section("Toner", tuple(row(tone, f"Text: {tone}", "KOD1", "7,5 hp", state(f"● {tone}", tone), date("2 jan"))
            for tone in Tone)),
    section("Anteckning", note="En rad i andra rummet."),
)  # fmt: skip

FEES = (
    section("Master i hållbar energi", (
        row("f1", "HT2026", "HE2M", "", cell(Column.AMOUNT, "70 000 kr"), state("✓ helt betald", Tone.GOOD)),
        row("f2", "VT2027", "HE2M", "", cell(Column.AMOUNT, "35 000 kr"), state("! att betala", Tone.WARN),
            date("15 dec"), blocks=STATISTICS.blocks),
        row("f3", "HT2027", "HE2M", "", cell(Column.AMOUNT, "500 kr"), state("○ ej tillgänglig", Tone.QUIET)),
    )),
)  # fmt: skip

CHOICE = (
    section("Matematik: minst en", (
        row("v1", "Algoritmer", "MA2001", "7,5 hp", cell(Column.MARK, "[x]"), state("period 1")),
        row("v2", "Statistik I", "ST1001", "15,0 hp", cell(Column.MARK, "[ ]"), state("period 1–2")),
        row("v3", "Biostatistik", "BI1001", "15,0 hp", cell(Column.MARK, "[-]"), state("går inte: kräver Biologi A")),
    )),
)  # fmt: skip

HOSTILE = (
    section("Andras data", (
        row("h1", "En rätt lång kurs i allt som kan tänkas om namn som aldrig tar slut", "XX1000000000", "7,5 hp",
            state("x" * 70), blocks=OBSTACLES),
        row("h2", "漢字漢字漢字漢字漢字 och e\u0301 med löst accenttecken", "ÅÄÖ", "120,0 hp", state("● pågår")),
        row("h3", "[b]inte fet[/b] $variabel \\[", "C1", "", date("31 december 2026")),
    )),
)  # fmt: skip

TABS = (Tab("all", SAID("Alla"), 15), Tab("completed", SAID("Avklarade"), 6), Tab("left", SAID("Ej avklarade"), 8))
KEYS = (KeyHint("↵", "Öppna", "bell"), KeyHint("→", "Visa", "bell"), KeyHint("r", "Registrera", "bell", works=False))
PAGE_KEYS = (KeyHint("/", "Filtrera", "bell"), KeyHint("ctrl+p", "Sök", "bell"), KeyHint("?", "Hjälp", "bell"))


def listed(sections: Iterable[Section]) -> list[Widget]:
    """A list alone."""
    rows = RowList(tuple(sections), nothing_found="Inget att visa.")
    rows.set_signs(SIGNS)
    return [rows]


def opened() -> list[Widget]:
    """A list with a row opened in place."""
    (rows,) = listed((section("Kurser", (row("e", "Etik", "ET1001", "3,0 hp"), STATISTICS, row("z", "Ö"))),))
    assert isinstance(rows, RowList)
    rows.set_open(STATISTICS.key, opened=True)
    return [rows]


def details(*, beside: bool) -> list[Widget]:
    """A list with the details of a row beside it or below it."""
    (rows,) = listed((section("Kurser", (row("e", "Etik", "ET1001", "3,0 hp"), STATISTICS)),))
    assert isinstance(rows, RowList)
    rows.put_blocks(elsewhere=True)
    pane = Details(classes="-beside" if beside else "-below")
    pane.retext("mer", "mer")
    pane.set_signs(SIGNS)
    pane.show(STATISTICS)
    if beside:
        pane.styles.width = "50%"
        return [Horizontal(rows, pane)]
    pane.styles.height = "60%"
    return [Vertical(rows, pane)]


def lines() -> list[Widget]:
    """Tabs, steps, a sum, a notice and the keys."""
    tabs, steps, bare, total, notice, keys = TabLine(), StepLine(), StepLine(), SumLine(), NoticeLine(), KeyLine()
    tabs.show(TABS, "completed")
    found = [
        Step(SAID("Program"), done=True),
        Step(SAID("Examen"), done=True),
        Step(SAID("Kurser")),
        Step(SAID("Bilagor")),
    ]
    steps.show(found, 2, SAID("utkast sparat 10:42"))
    bare.show([*found, Step(SAID("Granska och skicka in ansökan"))], 2, SAID("utkast sparat 10:42"))
    total.show(SAID("15,0 av 30 hp, 15 hp kvar att välja"))
    notice.say("Registrerad på Algoritmer (MA2001), period 1.")
    keys.show(KEYS, PAGE_KEYS)
    keys.show_position("9/18 ↓")
    return [tabs, steps, bare, total, notice, keys]


def form() -> list[Widget]:
    """Fields of every kind, changed and not."""
    return [Form(WRONG, opened=True)]


def fields() -> list[Widget]:
    """The filter field, empty and in use."""
    empty, typed = FilterField(always=True), FilterField(always=True)
    empty.placeholder = "Filtrera"
    typed.value = "statistik"
    return [empty, typed]


def waiting() -> list[Widget]:
    """Something on its way, long enough for the line to have come."""
    panel = WaitingPanel()
    panel.add_class("-shown")
    panel.start("Hämtar Min utbildning …", "esc avbryt")
    return [panel]


def legend() -> list[Widget]:
    """Every sign."""
    return [Static(Content("\n".join(f"{one.sign:4}{one.words}" for one in LEGEND)), markup=False)]


PAGES: Mapping[str, Callable[[], list[Widget]]] = {
    "start": lambda: listed(START),
    "education": lambda: listed(EDUCATION),
    "empty": lambda: listed(EMPTY),
    "long": lambda: listed(LONG),
    "tones": lambda: listed(TONES),
    "fees": lambda: listed(FEES),
    "choice": lambda: listed(CHOICE),
    "hostile": lambda: listed(HOSTILE),
    "opened": opened,
    "details beside": lambda: details(beside=True),
    "details below": lambda: details(beside=False),
    "lines": lines,
    "form": form,
    "fields": fields,
    "waiting": waiting,
    "legend": legend,
}
"""Each page by its name."""
