"""Deadlines, said: the next one first of all, what happens on which day, and what stands in the way."""

import pytest

from ladok_core.model.fees import TuitionFee
from ladok_core.model.participation import Participation
from ladok_core.pages.asks import AskCourse, AskDeadlines, AskFees
from ladok_core.pages.deadlines import PAGE
from ladok_tui.views.view import Act, Column, Row, Tone, View, Why
from records import (
    DAY,
    NOW,
    TODAY,
    course,
    days,
    exam_session,
    fee,
    invoice,
    offering,
    participation,
    period,
    record,
    registered,
)
from tui.views.said import evenly, view_of


def a_place(code: str, first: int, last: int, *, self_registration: bool = True) -> Participation:
    window = period(dates=days(-60, 200), registration=days(first, last))
    return participation(offering(course(code), window, self_registration=self_registration))


def of(*places: Participation, language: str = "sv", fees: tuple[TuitionFee, ...] = ()) -> View:
    return view_of("deadlines", PAGE.build(record(*places, fees=fees), AskDeadlines(), NOW), language)


def said(row: Row, column: Column) -> tuple[str, str]:
    found = row.cell(column)
    return (evenly(found.said.eye), found.said.ear) if found else ("", "")


def test_how_much_is_to_come_and_how_soon_is_told_first() -> None:
    """DLN-1, DLN-2."""
    assert [evenly(line.eye) for line in of(a_place("A", 2, 9), a_place("B", -9, -1)).context] == [
        "2 datum, nästa om 2 dagar · 1 missat"
    ]
    assert [evenly(line.eye) for line in of(a_place("B", -9, -1)).context] == ["1 missat"]


def test_nothing_to_keep_is_said() -> None:
    """DLN-1."""
    view = of()

    assert view.context == ()
    assert [section.note.eye.split(".")[0] for section in view.sections] == [
        "Ingenting öppnar eller stänger för dig just nu"
    ]


def test_a_line_says_what_happens_on_which_day_and_how_far_off_that_is() -> None:
    """DLN-1, DLN-2: by a sign and in words; ears are spared the sign."""
    view = of(a_place("A", 2, 9), a_place("B", -9, 0), a_place("C", -9, -1))

    assert [
        (said(row, Column.CODE)[0], *said(row, Column.STATE), said(row, Column.DATE)[0]) for row in view.rows()
    ] == [
        ("B", "▸ registrera senast", "registrera senast", "23 nov, i dag"),
        ("A", "○ registreringen öppnar", "registreringen öppnar", "25 nov, om 2 dagar"),
        ("A", "○ registrera senast", "registrera senast", "2 dec, om 9 dagar"),
        ("C", "! registrera senast", "registrera senast", "22 nov, i går"),
    ]
    assert [section.heading.eye for section in view.sections] == ["Kommande", "Missat"]
    missed = [*view.rows()][-1].cell(Column.STATE)
    assert missed is not None
    assert missed.tone is Tone.BAD


def test_what_stands_in_the_way_is_told_with_its_day() -> None:
    """DLN-1, REG-6."""
    (row,) = of(a_place("A", -2, 9, self_registration=False)).rows()

    assert said(row, Column.STATE)[0] == "! registrera senast"
    assert [block.rule for block in row.blocks if isinstance(block, Why)] == ["REG-6/not-open"]


def test_a_line_opens_its_thing_and_does_what_is_open() -> None:
    """DLN-1: the course's page, and the registration; the fees' page."""
    (row,) = of(a_place("A", -2, 9)).rows()
    (invoiced,) = of(fees=(fee(invoice(None, 3_500_000, due_on=TODAY + DAY)),)).rows()

    assert (row.opens, [one.decision.open for one in row.offered]) == (AskCourse("education-A"), [True])
    assert [block.key for block in row.blocks if isinstance(block, Act)] == ["register"]
    assert invoiced.opens == AskFees()
    assert (row.at, invoiced.at) == ("", "invoice fee- invoice-2026-08-31")
    assert (said(invoiced, Column.AMOUNT)[0], said(invoiced, Column.NAME)[0]) == ("35 000 kr", "Studieavgift HT2026")


@pytest.mark.parametrize(("language", "name"), [("sv", "Kurs A, period 2"), ("en", "Course A, period 2")])
def test_which_period_is_said_where_there_are_several(language: str, name: str) -> None:
    """DLN-1, REG-4."""
    periods = (period(dates=days(-9, 0), registration=None), period(2, days(1, 9), registration=days(1, 3)))
    first, _ = of(participation(offering(course("A"), *periods)), language=language).rows()

    assert said(first, Column.NAME)[0] == name
    named = first.cell(Column.NAME)
    assert named is not None
    assert evenly(named.ending) == ", period 2"


def test_an_exam_session_is_called_by_its_course_and_no_reason_for_it_is_numbered() -> None:
    """DLN-1, EXM-2: many sessions are called alike; numbers count what stands in the way."""
    place = participation(offering(course("A")), registered())
    held = record(place, exam_sessions=(exam_session(place.offering, places=20, taken=19),))
    view = view_of("deadlines", PAGE.build(held, AskDeadlines(), NOW), "en")
    row = next(one for one in view.rows() if one.key.startswith("deadline exam_sign_up closes"))

    assert said(row, Column.NAME)[0] == "Course A · Written exam"
    told = [(evenly(block.sentence.eye), block.of) for block in row.blocks if isinstance(block, Why)]
    assert told == [
        ("Signing up is open up to and including 30 November, 7 days left.", 1),
        ("Places left: 1 of 20.", 1),
    ]
