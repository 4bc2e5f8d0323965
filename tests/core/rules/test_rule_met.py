"""REG-1, REG-5, REG-6: beside what stands in the way, a student sees what doesn't."""

from datetime import date

import pytest

from ladok_core.actions.outcome import foresee
from ladok_core.actions.register import Register
from ladok_core.model.decision import Verdict
from ladok_core.model.record import Record
from ladok_core.rules.registration_facts import seek
from ladok_core.rules.registration_met import met_for_registration
from records import (
    DAY,
    FIRST,
    LAST,
    NOW,
    TODAY,
    UV_G,
    condition,
    course,
    fee,
    invoice,
    offering,
    participation,
    record,
    registered,
    result,
)

NEEDED = course("MA1010")
WANTED = course("FY1001")


def _met(held: Record, today: date = TODAY) -> list[str]:
    place = held.participations[0]
    return [one.key for one in met_for_registration(seek(held, place, place.offering.periods[0]), today)]


@pytest.mark.parametrize(("today", "in_time"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)])
def test_both_ends_belong_to_the_window(today: date, in_time: bool) -> None:
    """REG-1: as they do for the decision."""
    assert ("REG-1/in-time" in _met(record(participation(offering(WANTED))), today)) is in_time


def test_a_reserve_has_no_place_yet() -> None:
    """REG-5: nor has one who has left."""
    assert _met(record(participation(offering(WANTED)))) == ["REG-5/admitted", "REG-1/in-time"]
    assert _met(record(participation(offering(WANTED), reserve=True))) == ["REG-1/in-time"]


def test_the_conditions_that_are_met_are_told_and_the_others_are_not() -> None:
    """REG-6: each by its course."""
    wanted = participation(offering(WANTED, conditions=(condition(NEEDED), condition(course("XX1", "5"), "5"))))
    taken = participation(offering(NEEDED), registered())
    held = record(wanted, taken, results=(result(NEEDED, None, UV_G),))

    assert _met(held) == ["REG-5/admitted", "REG-1/in-time", "REG-6/condition-met"]


def test_a_fee_is_told_as_settled_only_to_who_pays_one() -> None:
    """REG-6: to the others it is nothing."""
    place = participation(offering(WANTED))

    assert "REG-6/fee-settled" not in _met(record(place))
    assert "REG-6/fee-settled" in _met(record(place, fee_liable=True, fees=(fee(invoice()),)))
    assert "REG-6/fee-settled" not in _met(record(place, fee_liable=True, fees=(fee(invoice(left_ore=1)),)))


def test_an_outlook_tells_what_is_met_and_decides_nothing_by_it() -> None:
    """REG-6: what is the case already needs no reasons for it."""
    stopped = record(participation(offering(WANTED), reserve=True, participation_id="p"))
    done = record(participation(offering(WANTED), registered(), participation_id="p"))
    first, second = (foresee(held, Register("p", 1), NOW) for held in (stopped, done))

    assert (first.decision.verdict, [one.key for one in first.met]) == (Verdict.CLOSED, ["REG-1/in-time"])
    assert (second.decision.holds, second.met) == (True, ())
