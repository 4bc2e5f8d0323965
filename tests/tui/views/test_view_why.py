"""Why something can, or can't, be done: the question in one's own words, and every reason under its sign."""

import pytest

from ladok_core.actions.outcome import foresee, offered
from ladok_core.model.record import Record
from ladok_core.words import Words
from ladok_tui.views.view import Cell, Column, Row, Said, View
from ladok_tui.views.voices import Voices
from ladok_tui.views.why import why_view
from records import NOW, TODAY, condition, course, offering, participation, record
from tui.views.said import evenly

MECHANICS = course("MA1020")
PLACE = participation(offering(course("KO2001"), conditions=(condition(MECHANICS),)), participation_id="p")
ROW = Row("p", None, (Cell(Column.NAME, Said.alike("Period 1 av 1")),))


def asked(held: Record, action: str = "register", language: str = "sv", *, alone: bool = False) -> View:
    found = {one.action.__struct_config__.tag: one for one in offered(held, held.participations[0], NOW)}[action]
    outlook = None if alone else foresee(held, found.action, NOW)
    return why_view(ROW, found, outlook, Voices(Words(language)), TODAY)


def eyes(view: View) -> list[str]:
    return [evenly(cell.said.eye) for row in view.rows() for cell in row.cells]


def test_what_is_met_what_stops_and_what_does_not_concern_stand_under_their_signs() -> None:
    """REG-6, U20: in that order; the last line is no reason, and is not counted as one."""
    view = asked(record(PLACE))

    assert view.title.eye == "Varför kan jag inte registrera mig på Kurs KO2001 (KO2001)?"
    assert [line[0] for line in eyes(view)] == ["✓", "✓", "✕", "–"]
    assert eyes(view)[-1] == (
        "– Inställt, ej egen registrering, reservplats, redan avklarad, avstängd, uppehåll: gäller dig inte"
    )
    assert [evenly(row.cells[0].said.ear).split(":")[0] for row in view.rows()][2:] == [
        "Skäl 3 av 3",
        "Inställt, ej egen registrering, reservplats, redan avklarad, avstängd, uppehåll",
    ]


def test_what_concerns_the_student_is_not_said_to_do_not() -> None:
    """REG-6."""
    view = asked(record(participation(offering(course("KO2001"), cancelled=True), reserve=True, participation_id="p")))

    assert not any(word in eyes(view)[-1].lower() for word in ("inställt", "reservplats"))


@pytest.mark.parametrize(
    ("action", "language", "question"),
    [
        ("register", "en", "Why can't I register for Course KO2001 (KO2001)?"),
        ("withdraw", "sv", "Kan jag lämna återbud på Kurs KO2001 (KO2001)?"),
    ],
)
def test_the_question_names_the_thing_wherever_it_was_asked(action: str, language: str, question: str) -> None:
    """U20: a row of a study period or an action has no code of its own."""
    assert asked(record(PLACE), action, language).title.eye == question


def test_without_an_answer_the_decision_alone_is_told() -> None:
    """The page has it; the store may be gone by now."""
    view = asked(record(PLACE), alone=True)

    assert evenly(view.title.eye) == "Varför kan jag inte registrera mig på Period 1 av 1?"
    assert [line[0] for line in eyes(view)] == ["✕"]
