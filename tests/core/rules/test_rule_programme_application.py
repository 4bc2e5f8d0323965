"""Application within programme: for whom and when, what stands in the way, and its removal.  APP-1 to APP-3, STA-2."""

from datetime import date

import msgspec
import pytest

from ladok_core.model.choice import ChoiceKind
from ladok_core.model.decision import Day, Verdict
from ladok_core.model.education import EducationKind
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.rules.choices import can_remove, is_shown_on_start, may_be_made
from ladok_core.rules.choosing import when_registered
from ladok_core.rules.programme_application import WAYS, can_apply
from records import (
    ALL_SWITCHES,
    DAY,
    FIRST,
    LAST,
    TODAY,
    choice,
    condition,
    course,
    days,
    event,
    institution,
    keys,
    offering,
    option,
    package,
    participation,
    period,
    record,
    registered,
)

COURSE = course("AA1001")
GIVEN = offering(COURSE)
FOR_COURSE = choice(option(GIVEN), kind=ChoiceKind.APPLICATION, choice_id="applied")
PLACE = participation(offering(package()), registered(), participation_id="programme")
MADE = participation(GIVEN, participation_id="made", within="programme", choice="applied")


def held(*places: Participation, **said: object) -> Record:
    return record(PLACE, *places, choices=(FOR_COURSE,), **said)  # type: ignore[arg-type]  # whatever a record takes


@pytest.mark.parametrize(
    ("today", "verdict", "key"),
    [
        (FIRST - DAY, Verdict.HIDDEN, "APP-1/before"),
        (FIRST, Verdict.OPEN, "APP-1/until"),
        (FIRST + DAY, Verdict.OPEN, "APP-1/until"),
        (LAST - DAY, Verdict.OPEN, "APP-1/until"),
        (LAST, Verdict.OPEN, "APP-1/until"),
        (LAST + DAY, Verdict.HIDDEN, "APP-1/after"),
    ],
)
def test_it_is_there_within_its_period_and_not_outside(today: date, verdict: Verdict, key: str) -> None:
    """APP-1, STA-2: both ends belong to it; outside it nothing is shown, and nobody can apply."""
    decision = can_apply(held(), FOR_COURSE, today)

    assert (decision.verdict, keys(decision)) == (verdict, [key])
    assert decision == may_be_made(held(), FOR_COURSE, today)
    assert decision.reasons[0].saw == {"on": Day(FIRST if today < FIRST else LAST)}
    assert is_shown_on_start(held(), FOR_COURSE, today).open is decision.open


def test_it_is_for_those_who_study_the_programme_and_for_something() -> None:
    """APP-1: nobody else has anything to apply for here."""
    nothing = msgspec.structs.replace(FOR_COURSE, options=())

    assert keys(can_apply(record(choices=(FOR_COURSE,)), FOR_COURSE, TODAY)) == ["APP-1/no-place"]
    assert keys(can_apply(held(), nothing, TODAY)) == ["APP-1/empty"]


def test_it_is_turned_on_and_off_by_itself() -> None:
    """APP-1, APP-3: applying and removing are two features."""
    off = {one: institution(switches=ALL_SWITCHES - {one}) for one in Switch}
    no_applying, no_removing = off[Switch.PROGRAMME_APPLICATION], off[Switch.REMOVE_APPLICATION]

    assert keys(can_apply(held(at=no_applying), FOR_COURSE, TODAY)) == ["APP-1/off"]
    assert can_apply(held(at=no_removing), FOR_COURSE, TODAY).open
    assert keys(can_remove(held(MADE, at=no_removing), FOR_COURSE, TODAY)) == ["APP-3/off"]
    assert can_remove(held(MADE, at=no_applying), FOR_COURSE, TODAY).open


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


def test_what_is_made_holds() -> None:
    """APP-2, STA-2: also outside the period, and turned off; then it is nothing to do on Start."""
    at = institution(switches=ALL_SWITCHES - {Switch.PROGRAMME_APPLICATION})

    for today, of in ((TODAY, held(MADE)), (LAST + DAY, held(MADE)), (TODAY, held(MADE, at=at))):
        assert keys(can_apply(of, FOR_COURSE, today)) == ["APP-2/made"]
        assert can_apply(of, FOR_COURSE, today).holds
    assert keys(is_shown_on_start(held(MADE), FOR_COURSE, TODAY)) == ["STA-2/made"]


@pytest.mark.parametrize(
    ("today", "key"),
    [(FIRST - DAY, "APP-3/not-again"), (FIRST, "APP-3/again"), (LAST, "APP-3/again"), (LAST + DAY, "APP-3/not-again")],
)
def test_it_can_be_taken_back_and_made_again_within_the_period(today: date, key: str) -> None:
    """APP-3: outside it can be taken back as well, and that says that there is no way back."""
    decision = can_remove(held(MADE), FOR_COURSE, today)

    assert (decision.open, keys(decision)) == (True, ["APP-3/can", key])


def test_what_is_registered_can_not_be_taken_back() -> None:
    """APP-3: from then on one stops on it; a withdrawal stands in no way, and nothing made is nothing to take back."""
    begun = participation(GIVEN, registered(), choice="applied")
    left = participation(GIVEN, event(EventKind.WITHDRAWAL, TODAY), choice="applied")

    assert keys(can_remove(held(begun), FOR_COURSE, TODAY)) == ["APP-3/registered"]
    assert can_remove(held(left), FOR_COURSE, TODAY).open
    assert keys(can_remove(held(), FOR_COURSE, TODAY)) == ["APP-3/not-made"]
    assert can_remove(held(), FOR_COURSE, TODAY).holds


def test_a_specialisation_with_a_course_begun_in_it_can_not_be_taken_back() -> None:
    """APP-3: who studies a course in a package has begun it."""
    inner = participation(offering(package("MAPRAI")), participation_id="inner", choice="applied")
    begun = participation(offering(course("CC1001")), registered(), within="inner")

    assert keys(can_remove(held(inner, begun), FOR_COURSE, TODAY)) == ["APP-3/registered"]


def test_in_a_copy_nobody_applies_nor_takes_back() -> None:
    """IMP-1: an imported record is never written to."""
    assert keys(can_apply(held(imported_on=TODAY), FOR_COURSE, TODAY)) == ["IMP-1/copy"]
    assert keys(can_remove(held(MADE, imported_on=TODAY), FOR_COURSE, TODAY)) == ["IMP-1/copy"]
    assert not can_apply(held(MADE, imported_on=TODAY), FOR_COURSE, TODAY).holds


@pytest.mark.parametrize(
    ("window", "key"),
    [(None, "next-undated"), (days(1, 5), "next"), (days(0, 5), "next-now"), (days(-5, -1), "next-closed")],
)
def test_it_says_from_when_it_is_registered_on(window: object, key: str) -> None:
    """APP-2: registration follows its own period."""
    given = offering(COURSE, period(1, registration=window))  # type: ignore[arg-type]  # a span

    assert when_registered(given, TODAY, WAYS).key == f"APP-2/{key}"
