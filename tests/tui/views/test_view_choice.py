"""A study choice, said: the ticks and what each has come to, for the eye and for the ear.  CHO-2, STA-2."""

import pytest

from built import start_page
from ladok_core.model.choice import Box, Limit, Measure
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskChoice
from ladok_core.pages.choice import build
from ladok_core.words import Words
from ladok_tui.views.choice import view as say_choice
from ladok_tui.views.choice_rules import limit as said_limit
from ladok_tui.views.view import Column, Row, View
from ladok_tui.views.voices import Voices
from records import (
    DAY,
    NOW,
    choice,
    condition,
    course,
    limit,
    offering,
    option,
    package,
    participation,
    record,
    registered,
)
from tui.views.said import evenly, lines_of, view_of

A, B, C = (course(code) for code in ("AA1001", "BB1001", "CC1001"))
PLACE = participation(offering(package()), registered(), participation_id="programme")
OFFERED = choice(
    option(offering(A), box="x", excludes=("BB1001",)),
    option(offering(B), box="x"),
    option(offering(C, conditions=(condition(course("DD1001")),))),
    boxes=(Box("x", Text("Matematik"), (limit(least=1),)),),
    limits=(limit(Measure.CREDITS, least=15, most=15),),
)
HELD = record(PLACE, choices=(OFFERED,))


def _view(*pick: str, of: Record = HELD) -> View:
    return view_of("choice", build(of, AskChoice("VAL4", pick), NOW), "sv")


def _row(view: View, key: str) -> Row:
    return next(row for row in view.rows() if row.key == key)


def _eye(row: Row, column: Column) -> str:
    cell = row.cell(column)
    return evenly(cell.said.eye) if cell else ""


def test_a_mark_is_a_word_for_ears() -> None:
    """SCREENS: ticked, not ticked, and what can't be; why stands in its place."""
    view = _view("AA1001")
    marks = {row.key: row.cell(Column.MARK) for row in view.rows() if row.cell(Column.MARK)}

    assert {key: cell.said for key, cell in marks.items() if cell} == {
        "option AA1001": ("[x]", "vald"),
        "option BB1001": ("[ ]", "inte vald"),
        "option CC1001": ("[-]", "stängd"),
    }
    assert _eye(_row(view, "option CC1001"), Column.STATE) == "förkunskaper saknas: DD1001"
    assert _row(view, "option CC1001").ticks is None


def test_a_page_said_again_says_what_it_would_say_anew() -> None:
    """CHO-2: after each tick, and the day after, whatever was said before; of a row that is as it was nothing anew."""
    say, before = Voices(Words("sv")), view_of("choice", build(HELD, AskChoice("VAL4"), NOW), "sv")
    for pick, at in ((("AA1001",), NOW), (("AA1001", "BB1001"), NOW), ((), NOW), (("BB1001",), NOW + DAY)):
        page = build(HELD, AskChoice("VAL4", pick), at)
        again = say_choice(page, say)
        assert again == view_of("choice", page, "sv")
        if pick == ():
            assert _row(again, "option CC1001").cells is _row(before, "option CC1001").cells
        before = again


def test_a_tick_asks_for_the_page_as_it_would_be() -> None:
    """CHO-2: ticking and unticking are two pages, and nothing is done by either."""
    view = _view("AA1001")

    assert _row(view, "option AA1001").ticks == AskChoice("choice", ())
    assert _row(view, "option BB1001").ticks == AskChoice("choice", ("AA1001", "BB1001"))
    assert view.leave.eye
    assert not _view().leave.eye


@pytest.mark.parametrize(
    ("pick", "summed", "told"),
    [
        ((), "0,0 av 15,0 hp, 15,0 hp kvar att välja · 2 regler kvar", "0,0 av 15,0 hp, 2 regler kvar"),
        (("BB1001",), "7,5 av 15,0 hp, 7,5 hp kvar att välja · 1 regel kvar", "7,5 av 15,0 hp, 1 regel kvar"),
        (
            ("AA1001", "BB1001"),
            "15,0 av 15,0 hp · 1 bruten regel",
            "15,0 av 15,0 hp, 1 bruten regel, bryter: Kurs AA1001 utesluter Kurs BB1001",
        ),
    ],
)
def test_the_sum_and_the_rules_are_told_with_each_tick(pick: tuple[str, ...], summed: str, told: str) -> None:
    """CHO-2: what is broken is named, what is still open is counted."""
    view = _view(*pick)

    assert evenly(view.sum.eye) == summed
    assert view.told is not None
    assert evenly(view.told.said.eye) == told


def test_a_box_says_its_rule_and_how_it_is_kept() -> None:
    """SCREENS: beside its name; the sign is a word for ears."""
    kept, lacking = _view("BB1001").sections[0].heading, _view().sections[0].heading

    assert evenly(kept.eye) == "Matematik: minst 1 · ✓ 1 vald"
    assert evenly(kept.ear) == "Matematik, minst 1, 1 vald, reglerna uppfyllda"
    assert evenly(lacking.eye) == "Matematik: minst 1 · 0 valda, 1 kvar att välja"


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (limit(least=1), "minst 1"),
        (limit(most=2), "högst 2"),
        (limit(least=2, most=2), "exakt 2"),
        (limit(least=1, most=2), "1–2"),
        (limit(), ""),
        (limit(Measure.CREDITS, least=15, most=15), "exakt 15,0 hp"),
    ],
)
def test_a_limit_is_said_as_one_says_it(one: Limit, said: str) -> None:
    """CHO-2: at least, at most, exactly, between."""
    assert evenly(said_limit(one, Voices(Words("sv"))).eye) == said


def test_start_says_it_first_as_a_verb_with_its_alternatives_beneath() -> None:
    """STA-2: numbered for ears, and until when."""
    lines = [evenly(line) for line in lines_of(view_of("start", start_page(HELD)), HELD)]

    first = next(line for line in lines if line.startswith("1. "))
    assert first == "1. Välj Studieval, termin 4, VAL4, 15,0 högskolepoäng: till och med 30 november, 7 dagar kvar."
    assert "Alternativ: 3." in lines
