"""The package page, said: what one comes for first, what can't be undone last, third-cycle studies in between."""

import pytest

from ladok_core.model.education import EducationKind
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.model.third_cycle import Funding, StudyActivity, Supervisor, SupervisorRole
from ladok_core.pages.asks import AskPackage
from ladok_core.pages.package import PAGE
from ladok_tui.views.view import Column, Fact, Link, View
from records import DAY, NOW, TODAY, course, days, leave, offering, package, participation, record, registered
from tui.views.said import evenly, view_of

PROGRAMME = participation(offering(package()), participation_id="place")
BEGUN = participation(offering(package()), registered(), participation_id="place")
SUBJECT = participation(
    offering(package("EKO", kind=EducationKind.THIRD_CYCLE_SUBJECT)),
    registered(),
    study_plan_on=TODAY,
    activity=(
        StudyActivity(2025, 2, 80, (Funding("STP", Text("Stipendium", "Scholarship"), 100),)),
        StudyActivity(2026, 1, 0),
    ),
    supervisors=(
        Supervisor("Eva Ek", SupervisorRole.PRINCIPAL, TODAY - DAY, TODAY + DAY),
        Supervisor("Bo Ek", SupervisorRole.ASSISTANT),
    ),
)


def of(held: Record, wanted: str) -> View:
    return view_of("package", PAGE.build(held, AskPackage(wanted), NOW))


def headings(view: View) -> list[str]:
    return [section.heading.eye for section in view.sections]


def cells(view: View, heading: str) -> list[list[str]]:
    (section,) = (section for section in view.sections if section.heading.eye == heading)
    return [[evenly(cell.said.eye) for cell in row.cells] for row in section.rows]


def test_registering_stands_first_and_withdrawing_last() -> None:
    """PKG-1: what can't be undone is nothing to begin with."""
    view = of(record(PROGRAMME), "MAPROG")

    assert headings(view)[0] == "Att göra nu"
    assert headings(view)[-1] == "Andra åtgärder"
    assert view.sections[0].rows[0].acts


def test_it_says_what_it_is_and_where_it_stands() -> None:
    """PKG-1: kind, level, code, credits, state."""
    (context,) = of(record(BEGUN), "MAPROG").context

    assert evenly(context.eye) == "Program · grundnivå · MAPROG · 180,0 hp · ● pågår"


@pytest.mark.parametrize(
    ("first", "last", "kept", "said"),
    [
        (-2, -1, True, ["Uppehåll, platsen behålls", "avslutat", "21–22 nov"]),
        (-1, 0, True, ["Uppehåll, platsen behålls", "● pågår", "22–23 nov"]),
        (1, 2, False, ["Uppehåll utan platsgaranti", "○ kommande", "24–25 nov"]),
    ],
)
def test_leave_says_whether_the_place_is_kept_and_how_far_it_has_come(
    first: int, last: int, kept: bool, said: list[str]
) -> None:
    """PKG-1: both days belong to it."""
    away = leave("place", days(first, last), place_kept=kept)

    assert cells(of(record(BEGUN, leaves=(away,)), "MAPROG"), "Studieuppehåll") == [said]


def test_third_cycle_studies_are_told_the_latest_half_year_first() -> None:
    """PKG-1: study plan, activity with its funding, supervisors with their roles and days."""
    view = of(record(SUBJECT), "EKO")
    activity = next(section for section in view.sections if section.heading.eye == "Studieaktivitet")

    assert cells(view, "Studieplan") == [["Individuell studieplan (ISP)", "fastställd 23 nov"]]
    assert cells(view, "Studieaktivitet") == [["januari–juni 2026", "0 %"], ["juli–december 2025", "80 %"]]
    funding = [block.value.eye for row in activity.rows for block in row.blocks if isinstance(block, Fact)]
    assert [evenly(said) for said in funding] == ["Stipendium 100 %"]
    assert cells(view, "Handledare") == [
        ["Eva Ek", "huvudhandledare", "22–24 nov"],
        ["Bo Ek", "biträdande handledare"],
    ]


def test_a_specialisation_leads_to_what_it_lies_in() -> None:
    """PKG-1: the programme around it has a page as well."""
    inside = participation(offering(package("MAAI", kind=EducationKind.SPECIALISATION)), within="place")
    view = of(record(BEGUN, inside), "MAAI")

    links = [block.ask for row in view.rows() for block in row.blocks if isinstance(block, Link)]
    assert links == [AskPackage("place")]


def test_what_lies_in_it_stands_as_in_my_education() -> None:
    """PKG-1, EDU-1: with its state, and its own page."""
    algebra = participation(offering(course("MA1010")), registered(), within="place")
    (line,) = cells(of(record(BEGUN, algebra), "MAPROG"), "Ingår")

    assert line[:3] == ["Kurs MA1010", "MA1010", "7,5 hp"]
    assert Column.STATE in [cell.column for cell in of(record(BEGUN, algebra), "MAPROG").sections[1].rows[0].cells]
