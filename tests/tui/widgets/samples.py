"""Things with every kind of block, and pages with every column, for the tests and the gallery."""

from ladok_core.actions.outcome import Offered
from ladok_core.actions.register import Register
from ladok_core.model.decision import Decision, Reason, Verdict
from ladok_tui.views.view import Act, Column, Fact, Heading, Link, Note, Part, Row, Said, Tone, Why
from tui.widgets.row_list_demo import AskThing, cell, date, state

SAID = Said.alike
CLOSED = Decision(Verdict.CLOSED, (Reason("REG-3", "closed"),))
OPEN = Decision(Verdict.OPEN, (Reason("REG-1", "until"),))
REGISTER = Register(participation_id="st1003", period=2)


def part(name: str, size: str, *more: tuple[str, str]) -> Part:
    """A module: name, size, state and date."""
    found = [cell(Column.NAME, name), cell(Column.SIZE, size)]
    found += [state(sign, Tone.GOOD if sign.startswith("✓") else Tone.QUIET) for sign, _ in more]
    return Part((*found, *(date(day) for _, day in more if day)))


STATISTICS = Row(
    "st1003",
    None,
    (cell(Column.NAME, "Statistik"), cell(Column.CODE, "ST1003"), cell(Column.SIZE, "15,0 hp"), state("● pågår")),
    blocks=(
        Fact(SAID("Deltagande"), SAID("21 sep 2026 – 7 feb 2027 · 50 % · campus")),
        Fact(SAID("Examinator"), SAID("Ada Lind")),
        Heading(SAID("Resultat")),
        part("Sannolikhetslära", "7,5 hp", ("✓ G", "19 nov")),
        part("Statistisk inferens", "15,0 hp", ("○ inget betyg", "")),
        Heading(SAID("Kan göras")),
        Why("REG-6/conditions", SAID("Förkunskaper saknas: Mekanik I ska vara avklarad."), SAID("Se Mekanik I."),
            AskThing(key="k4"), 1, 2),
        Why("REG-6/fee", SAID("Avgiften är inte betald: 35 000 kr kvar."), SAID("Betala fakturan."), None, 2, 2),
        Act(SAID("Registrera period 2, till och med 4 dec"), Offered(REGISTER, OPEN), "register"),
        Act(SAID("Avbrott"), Offered(REGISTER, CLOSED), "stop", SAID("går inte: du har redan ett resultat")),
        Note(SAID("Schemat publiceras i januari.")),
        Link(SAID("Kursens sida"), AskThing(key="st1003")),
    ),
)  # fmt: skip
