"""A course's page, said: its periods, what has happened, its results, and what can be done."""

from built import course_page
from ladok_core.model.record import Record
from ladok_tui.views.view import Column, Fact, View, Why
from records import (
    TODAY,
    UV_VG,
    course,
    days,
    module,
    offering,
    participation,
    period,
    record,
    registered,
    result,
    transfer,
    whole,
)
from tui.views.said import evenly, lines_of, view_of

PARTS = (module("1000", "4.5"), module("1100", "3"))
MATHS = course("MA1010", modules=PARTS)


def _view(held: Record, language: str = "sv") -> View:
    page = course_page(held, "MA1010")
    assert page is not None
    return view_of("course", page, language)


def test_several_participations_are_told_apart() -> None:
    """U24: each is a row with its dates; the heading counts them."""
    first = offering(MATHS, period(1, days(-400, -300), "7.5", None), offering_id="old", code="H4256")
    second = offering(MATHS, period(1, days(-20, 60), "7.5", None), offering_id="new", code="H4256")
    held = record(participation(first, registered()), participation(second, registered()))
    section = next(one for one in _view(held).sections if one.heading.eye == "Deltagande")

    dates = [row.cell(Column.DATE) for row in section.rows]
    assert len({cell.said.eye for cell in dates if cell}) == 2
    assert "Deltagande: 2." in lines_of(_view(held), held)


def test_what_has_happened_has_its_year_in_both_voices() -> None:
    """C1: an event of another year says so."""
    held = record(participation(offering(MATHS), registered(1, TODAY.replace(year=2024))))
    row = next(row for row in _view(held).rows() if row.key.startswith("event"))
    day = row.cell(Column.DATE)

    assert day is not None
    assert evenly(day.said.eye) == "23 nov 2024"
    assert any("23 november 2024" in evenly(line) for line in lines_of(_view(held), held))


def test_a_window_is_told_of_every_period() -> None:
    """C1: also of one that is registered."""
    periods = (period(1, days(-60, -1), "3.5", days(-80, -70)), period(2, days(0, 60), "4", None))
    held = record(participation(offering(MATHS, *periods), registered(1)))
    facts = [
        (row.key.split()[1], evenly(block.value.eye))
        for row in _view(held).rows()
        for block in row.blocks
        if isinstance(block, Fact) and block.label.eye == "Registrering"
    ]

    assert facts == [("1", "4–14 sep"), ("2", "ingen tid är satt")]


def test_a_result_opens_to_who_examined_it() -> None:
    """CRS-2: the grade's name, the examiner; the grade itself stands in its column."""
    held = record(participation(offering(MATHS), registered()), results=(result(MATHS, PARTS[0], UV_VG),))
    row = next(row for row in _view(held).rows() if row.key == f"module {PARTS[0].module_id}")
    facts = {block.label.eye: block.value.eye for block in row.blocks if isinstance(block, Fact)}

    assert facts == {"Betyg": "Väl godkänd (VG)", "Examinator": "Eva Ek"}
    state = row.cell(Column.STATE)
    assert state is not None
    assert state.said == ("✓ VG", "betyg Väl godkänd (VG)")


def test_credit_leads_to_the_decision() -> None:
    """CRS-3: by a link, not by an id."""
    held = record(participation(offering(MATHS), registered()), transfers=(transfer(whole(MATHS)),))
    heard = lines_of(_view(held), held)

    assert any("Min utbildning" in line for line in heard)
    assert not any("2026-transfer" in line for line in heard), "ids are no words"


def test_what_can_be_done_stands_first_and_what_cant_be_undone_last() -> None:
    """REG-1, WDR-1: a registration is what one comes for, a withdrawal isn't."""
    held = record(participation(offering(MATHS)))
    sections = _view(held).sections
    first, last = sections[0], sections[-1]

    assert (first.heading.eye, [row.acts for row in first.rows]) == ("Att göra nu", [True])
    assert last.heading.eye == "Andra åtgärder"
    assert [row.key.partition(" ")[0] for row in last.rows] == ["other", "withdraw"]
    assert [row.opens for row in last.rows] == [None, None]  # there is no other offering, and that is said


def test_the_reason_stands_in_the_place_of_an_action_that_is_closed() -> None:
    """REG-3: beneath its own period, with what to do."""
    held = record(participation(offering(MATHS, period(1, days(-2, 60), "7.5", days(-20, -3)))))
    row = next(row for row in _view(held).rows() if row.key.startswith("period"))
    (why,) = [block for block in row.blocks if isinstance(block, Why)]

    assert (why.rule, why.remedy is not None) == ("REG-3/closed", True)
