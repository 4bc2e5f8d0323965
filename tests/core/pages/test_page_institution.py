"""The page Institution: every switch by page and action, and where there are texts.  INS-1, LOC-1."""

from datetime import date

import pytest

from ladok_core.model.institution import Place, Switch
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskInstitution
from ladok_core.pages.institution import PAGE, InstitutionPage
from records import ALL_SWITCHES, NOW, TODAY, institution, record


def page(held: Record) -> InstitutionPage:
    return PAGE.build(held, AskInstitution(), NOW)


def test_every_switch_is_in_the_list_once_with_its_rule() -> None:
    """INS-1: in the order of the pages, then of the actions."""
    built = page(record())

    assert (built.today, built.code, built.institution.en) == (TODAY, "bla", "The Blue University")
    assert [(row.switch, row.rule) for row in built.switches] == [
        (Switch.NEW_RESULTS, "STA-1"),
        (Switch.EXAM_SESSIONS, "EXM-1"),
        (Switch.MY_EDUCATION, "EDU-1"),
        (Switch.CHANGE_OFFERING, "OFC-1"),
        (Switch.EXAM_SIGN_OFF, "EXM-1"),
        (Switch.TUITION_FEES, "FEE-1"),
        (Switch.REGISTER_COURSE, "STA-3"),
        (Switch.REGISTER_PROGRAMME, "STA-3"),
        (Switch.STUDY_CHOICE, "CHO-1"),
        (Switch.PROGRAMME_APPLICATION, "APP-1"),
        (Switch.REMOVE_STUDY_CHOICE, "CHO-4"),
        (Switch.REMOVE_APPLICATION, "APP-3"),
        (Switch.CHANGE_PART, "OFC-1"),
        (Switch.WITHDRAW_COURSE, "WDR-1"),
        (Switch.WITHDRAW_PROGRAMME, "WDR-1"),
        (Switch.NON_COMPLETION_COURSE, "NCP-1"),
        (Switch.NON_COMPLETION_PROGRAMME, "NCP-1"),
    ]


@pytest.mark.parametrize("switch", Switch)
def test_each_is_told_as_it_is(switch: Switch) -> None:
    """INS-1: one alone on, and one alone off."""
    alone = page(record(at=institution(switches=frozenset({switch}))))
    lacking = page(record(at=institution(switches=ALL_SWITCHES - {switch})))

    assert [row.switch for row in alone.switches if row.on] == [switch]
    assert [row.switch for row in lacking.switches if row.on is False] == [switch]
    assert all(row.on is row.state.open for row in (*alone.switches, *lacking.switches))


def test_of_a_copy_nothing_is_claimed() -> None:
    """INS-1, IMP-1: neither that something is on, nor that there are no texts."""
    built = page(record(imported_on=date(2026, 11, 1)))

    assert {row.on for row in built.switches} == {None}
    assert built.texts == ()


@pytest.mark.parametrize(
    ("text", "swedish", "english", "key"),
    [
        (Text("Hej", "Hello"), True, True, "LOC-1/text"),
        (Text("Hej"), True, False, "LOC-1/text"),
        (Text("", "Hello"), False, True, "LOC-1/text"),
        (Text(""), False, False, "LOC-1/none"),
        (None, False, False, "LOC-1/none"),
    ],
)
def test_of_each_place_it_is_told_in_which_languages_there_is_a_text(
    text: Text | None, swedish: bool, english: bool, key: str
) -> None:
    """LOC-1: what lacks its other language is what support is asked about."""
    built = page(record(at=institution(local_texts={} if text is None else {Place.FEES: text})))
    row = next(row for row in built.texts if row.place is Place.FEES)

    assert [row.place for row in built.texts] == list(Place)
    assert (row.swedish, row.english, [one.key for one in row.state.reasons]) == (swedish, english, [key])


def test_a_text_on_a_page_that_is_turned_off_is_read_by_nobody() -> None:
    """LOC-1, FEE-1: it is there, and the reason why no student sees it is told."""
    at = institution(switches=ALL_SWITCHES - {Switch.TUITION_FEES}, local_texts={Place.FEES: Text("Hej")})
    row = next(row for row in page(record(at=at)).texts if row.place is Place.FEES)

    assert (row.swedish, row.state.open, [one.key for one in row.state.reasons]) == (True, False, ["FEE-1/off"])
