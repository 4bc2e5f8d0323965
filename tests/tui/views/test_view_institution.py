"""Institution, said: states in words, each with its rule, and what a student is told where something is off.  INS-1."""

from datetime import date

import pytest

from ladok_core.model.institution import Institution, Place, Switch
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskFees, AskInstitution
from ladok_core.pages.institution import PAGE
from ladok_tui.views.view import Fact, Link, Note, Row, View, Why
from records import ALL_SWITCHES, NOW, institution, record
from tui.views.said import evenly, lines_of, view_of

LACKING = institution(switches=ALL_SWITCHES - {Switch.TUITION_FEES})


def of(at: Institution, imported_on: date | None = None, language: str = "sv") -> View:
    held = record(at=at, imported_on=imported_on)
    return view_of("institution", PAGE.build(held, AskInstitution(), NOW), language)


def row(view: View, key: str) -> Row:
    return next(one for one in view.rows() if one.key == key)


def told(one: Row) -> list[str]:
    return [cell.said.eye for cell in one.cells]


def test_the_institution_and_how_much_is_on_stand_first() -> None:
    """INS-1: what support staff look for."""
    name, counted = of(LACKING).context

    assert name.eye == "Blå lärosätet · kod bla"
    assert evenly(counted.eye) == f"{len(Switch) - 1} aktiverade, 1 inte aktiverade"


def test_a_feature_has_its_rule_and_its_state_as_a_word() -> None:
    """INS-1, FEE-1: never only a sign or a colour, and the same word for ears."""
    on, off = row(of(institution()), "switch tuition_fees"), row(of(LACKING), "switch tuition_fees")

    assert told(on) == ["Sidan Studieavgifter", "FEE-1", "aktiverat"]
    assert told(off) == ["Sidan Studieavgifter", "FEE-1", "inte aktiverat"]
    assert all(cell.said.eye == cell.said.ear for cell in (*on.cells, *off.cells))


def test_beneath_stands_what_it_is_and_where_it_is_off_what_the_student_is_told() -> None:
    """INS-1, FEE-1: the very sentence of the refusal, with what to do."""
    on, off = row(of(institution()), "switch tuition_fees"), row(of(LACKING), "switch tuition_fees")

    (about,) = on.blocks
    assert isinstance(about, Note)
    again, why = off.blocks
    assert again == about
    assert isinstance(why, Why)
    assert why.rule == "FEE-1/off"
    assert why.remedy is not None


def test_of_a_copy_it_is_said_once_that_nothing_is_known() -> None:
    """INS-1, IMP-1."""
    view = of(institution(), date(2026, 11, 1), "en")

    assert view.context[1].eye == "A copy does not tell what the institution has turned on."
    assert {told(one)[-1] for one in view.rows()} == {"not known"}
    assert len(view.sections) == 1


@pytest.mark.parametrize(
    ("text", "state", "languages"),
    [
        (Text("Hej", "Hello"), "finns", "svenska, engelska"),
        (Text("Hej"), "finns", "svenska"),
        (Text("", "Hello"), "finns", "engelska"),
        (None, "saknas", None),
    ],
)
def test_of_a_text_its_languages_are_told(text: Text | None, state: str, languages: str | None) -> None:
    """LOC-1: and it leads to the page that it is read on."""
    one = row(of(institution(local_texts={} if text is None else {Place.FEES: text})), "text fees")

    assert told(one) == ["Studieavgifter", "LOC-1", state]
    assert [block.value.eye for block in one.blocks if isinstance(block, Fact)] == ([languages] if languages else [])
    assert [block.ask for block in one.blocks if isinstance(block, Link)] == ([AskFees()] if languages else [])


def test_a_text_that_nobody_can_read_is_told_as_such() -> None:
    """LOC-1, FEE-1: it is written, its page is turned off, and nothing leads there."""
    at = institution(switches=LACKING.switches, local_texts={Place.FEES: Text("Hej")})
    one = row(of(at), "text fees")

    assert told(one) == ["Studieavgifter", "FEE-1", "visas inte"]
    assert not [block for block in one.blocks if isinstance(block, Link)]


def test_it_is_read_out_one_fact_a_line() -> None:
    """INS-1: as `show institution` has it in a pipe."""
    lines = lines_of(of(LACKING, language="en"), record(at=LACKING), "en")

    assert "The page Tuition fees, FEE-1: off." in lines
    assert "The page My education, EDU-1: on." in lines
