"""Start, said: what can be done stands in view, is told of its own period, and what was missed is told as such."""

from datetime import timedelta

import msgspec
import pytest

from built import start_page
from ladok_core.model.participation import Reported
from ladok_core.model.record import Record
from ladok_tui.views.view import Column, Row, Section, View, Why
from records import (
    DAY,
    NOW,
    TODAY,
    UV_G,
    course,
    days,
    module,
    offering,
    participation,
    period,
    record,
    registered,
    result,
)
from tui.views.said import evenly, lines_of, view_of


def _view(held: Record, language: str = "sv") -> View:
    return view_of("start", start_page(held), language)


def _section(view: View, heading: str) -> Section:
    return next(section for section in view.sections if section.heading.eye == heading)


def _seen(row: Row, column: Column) -> str:
    cell = row.cell(column)
    return cell.said.eye.replace("\N{NO-BREAK SPACE}", " ") if cell else ""


def _results(number: int) -> Record:
    parts = tuple(module(f"{code}000") for code in range(1, number + 1))
    about = course(modules=parts)
    place = participation(offering(about), registered())
    found = tuple(result(about, part, UV_G, examined_on=TODAY - 7 * DAY) for part in parts)
    return record(place, results=found, previous_sign_in=NOW - 30 * DAY)


def test_a_verb_tells_of_the_period_that_it_is_about() -> None:
    """REG-4, U14: its dates and its credits, and the whole course's apart from them."""
    periods = (period(1, days(-60, 0), "7.5", None), period(2, days(7, 76), "7.5", days(-3, 9)))
    held = record(participation(offering(course("ST1003", "15"), *periods), registered(1)))
    (row,) = _section(_view(held), "Att göra nu").rows

    assert [_seen(row, column) for column in (Column.VERB, Column.NAME, Column.SIZE)] == [
        "Registrera", "Kurs ST1003, period 2", "7,5 hp",
    ]  # fmt: skip
    heard = [evenly(line) for line in lines_of(_view(held), held)]
    assert any(line.startswith("Ges: 30 november 2026 till och med 7 februari 2027, ") for line in heard)
    assert any(line.startswith("Hela kursen: 15,0") for line in heard)
    assert row.acts
    assert row.offered[0].decision.open


def test_results_beyond_five_open_in_place() -> None:
    """U15: what can be done now stays in view; the others are in one row, which says how many."""
    rows = _section(_view(_results(9)), "Nya resultat").rows

    assert len(rows) == 6
    assert (_seen(rows[5], Column.NAME), rows[5].open, len(rows[5].children)) == ("och 4 till", False, 4)


def test_one_more_than_five_needs_no_row_of_its_own() -> None:
    """U15: a line that says "and one more" would take the room of the one."""
    assert all(not row.children for row in _section(_view(_results(6)), "Nya resultat").rows)


def test_results_of_one_course_are_told_apart_by_their_modules() -> None:
    """U15: where several names would be cut to the same, the module stands first."""
    several, one = _section(_view(_results(2)), "Nya resultat").rows, _section(_view(_results(1)), "Nya resultat").rows

    assert [_seen(row, Column.NAME) for row in several] == ["Modul 2000 · Kurs MA1010", "Modul 1000 · Kurs MA1010"]
    assert [_seen(row, Column.NAME) for row in one] == ["Kurs MA1010 · Modul 1000"]
    assert all(row.opens is not None for row in several)


def test_each_obstacle_is_a_reason_with_its_number() -> None:
    """REG-6, R5: the reason is the row, with its number before it and its advice after it."""
    late = offering(course("KO2001"), period(1, days(7, 60), "7.5", days(-3, 9)), cancelled=False)
    held = record(participation(msgspec.structs.replace(late, self_registration=False), reserve=True))
    (row,) = _section(_view(held), "Aktuella kurser").rows
    whys = [block for block in row.blocks if isinstance(block, Why)]

    assert [(why.number, why.of, why.rule, why.against) for why in whys] == [
        (1, 2, "REG-6/not-open", True), (2, 2, "REG-6/reserve", True),
    ]  # fmt: skip
    assert any(line.startswith("2 av 2: Du står på reservplats") for line in lines_of(_view(held), held))


def test_a_copy_says_once_what_it_lacks() -> None:
    """U17, IMP-1: on top of the page, and nothing of it on any row."""
    place = participation(offering(course("FV1001"), undated=True), registered(), reported=Reported())
    old = participation(
        offering(course("FV1002"), period(1, days(-90, 60), "7.5", days(-100, -95))), reported=Reported()
    )
    held = record(place, old, imported_on=TODAY - timedelta(days=80))
    view = _view(held)

    assert [said.eye.replace("\N{NO-BREAK SPACE}", " ") for said in view.context] == [
        "Resultat saknas för 1 kurs: öppna kursens sida i Ladok och spara besöket igen."
    ]
    assert not [block for row in view.rows() for block in row.blocks if isinstance(block, Why)]


def test_what_was_missed_stands_first_and_is_told_as_such() -> None:
    """U13, REG-3: a course that has begun without the student, before one that began earlier with them."""
    ongoing = participation(offering(course("MA1010"), period(1, days(-40, 20), "7.5", days(-60, -50))), registered())
    missed = participation(offering(course("ET1001"), period(1, days(-2, 40), "3", days(-20, -1))))
    rows = _section(_view(record(ongoing, missed)), "Aktuella kurser").rows

    assert [_seen(row, Column.CODE) for row in rows] == ["ET1001", "MA1010"]
    assert _seen(rows[0], Column.STATE) == "! registreringen missad"


@pytest.mark.parametrize("liable", [False, True])
def test_where_nothing_can_be_done_the_next_opening_is_told(*, liable: bool) -> None:
    """STA-3: by its own day, also where something else stands in its way."""
    place = participation(offering(course("NW1002"), period(1, days(20, 60), "7.5", days(12, 19))))
    (section,) = (one for one in _view(record(place, fee_liable=liable)).sections if one.heading.eye == "Att göra nu")

    assert evenly(section.note.eye) == "Inget just nu. Nästa: registrering på Kurs NW1002 (NW1002) öppnar 5 december."
    (section,) = (one for one in _view(record()).sections if one.heading.eye == "Att göra nu")
    assert section.note.eye == "Inget just nu."
