"""Application within programme: what stands in its way, and what can be applied for.  APP-2, STA-2."""

from ladok_core.model.choice import ChoiceKind
from ladok_core.model.decision import Verdict
from ladok_core.model.education import EducationKind
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.rules.choices import is_shown_on_start
from ladok_core.rules.programme_application import can_apply
from records import (
    TODAY,
    choice,
    condition,
    course,
    keys,
    offering,
    option,
    package,
    participation,
    record,
    registered,
)

COURSE = course("AA1001")
FOR_COURSE = choice(option(offering(COURSE)), kind=ChoiceKind.APPLICATION, choice_id="applied")
PLACE = participation(offering(package()), registered(), participation_id="programme")


def held(*places: Participation, **said: object) -> Record:
    return record(PLACE, *places, choices=(FOR_COURSE,), **said)  # type: ignore[arg-type]  # whatever a record takes


def test_what_stands_in_the_way_is_named_all_of_it_and_shown() -> None:
    """APP-2, STA-2: with the reasons where the button would be."""
    stopped = choice(
        option(offering(COURSE, cancelled=True, conditions=(condition(course("BB1001")),))),
        kind=ChoiceKind.APPLICATION,
        choice_id="applied",
    )
    there = participation(offering(COURSE, code="other"))
    decision = can_apply(held(there), stopped, TODAY)

    assert (decision.verdict, keys(decision)) == (
        Verdict.CLOSED,
        ["REG-6/cancelled", "APP-2/already", "REG-6/conditions"],
    )
    assert keys(is_shown_on_start(held(there), stopped, TODAY)) == ["STA-2/now"]


def test_a_specialisation_can_be_applied_for() -> None:
    """APP-2: a package is a place like any other, and is never completed by its grade."""
    specialisation = offering(package("MAPRAI", "60", kind=EducationKind.SPECIALISATION))

    assert can_apply(held(), choice(option(specialisation), kind=ChoiceKind.APPLICATION), TODAY).open
