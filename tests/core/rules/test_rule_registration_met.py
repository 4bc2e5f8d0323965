"""What speaks for a registration, told beside what is in the way."""

from datetime import date

import msgspec
import pytest

from ladok_core.model.decision import Code, Credits, Day, Name
from ladok_core.model.span import Span
from ladok_core.rules.registration import can_register
from ladok_core.rules.registration_facts import SoughtRegistration, seek
from ladok_core.rules.registration_met import absent_from_registration, met_for_registration
from records import DAY, FIRST, LAST, TODAY, condition, course, hp, offering, participation, period, record, result

PLACE = participation(offering(), participation_id="place")
SOUGHT = seek(record(PLACE), PLACE, PLACE.offering.periods[0])


def met(sought: SoughtRegistration, today: date = TODAY) -> list[str]:
    return [reason.key for reason in met_for_registration(sought, today)]


@pytest.mark.parametrize("gone", ["withdrawn", "non_completion", "changed", "reserve"])
def test_only_who_has_the_place_is_admitted(gone: str) -> None:
    """REG-5: a place that is left, changed from or waited for speaks for nothing."""
    assert "REG-5/admitted" in met(SOUGHT)
    assert "REG-5/admitted" not in met(msgspec.structs.replace(SOUGHT, **{gone: True}))


@pytest.mark.parametrize(
    ("today", "in_time"),
    [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)],
)
def test_the_window_speaks_for_it_from_its_first_day_to_its_last(today: date, *, in_time: bool) -> None:
    """REG-1."""
    assert ("REG-1/in-time" in met(SOUGHT, today)) is in_time


def test_the_window_is_told_with_its_last_day_and_ends_with_the_studies() -> None:
    """REG-1, REG-3: on the last day of the studies it is still open; without a window nothing is told of one."""
    (told,) = [reason for reason in met_for_registration(SOUGHT, TODAY) if reason.key == "REG-1/in-time"]

    assert told.saw == {"on": Day(LAST)}
    assert "REG-1/in-time" in met(msgspec.structs.replace(SOUGHT, ends=TODAY))
    assert "REG-1/in-time" not in met(msgspec.structs.replace(SOUGHT, ends=TODAY - DAY))
    assert "REG-1/in-time" not in met(msgspec.structs.replace(SOUGHT, period=period(1, registration=None)))


def test_a_condition_that_is_met_is_named_and_one_that_is_not_is_not() -> None:
    """REG-6: the course, its code, and how much of it was asked for."""
    had, lacks = course("MA1020"), course("MA1021")
    place = participation(offering(conditions=(condition(had), condition(lacks))), participation_id="place")
    held = record(place, participation(offering(had), participation_id="had"), results=(result(had),))
    sought = seek(held, place, place.offering.periods[0])

    told = [reason for reason in met_for_registration(sought, TODAY) if reason.key == "REG-6/condition-met"]

    needed = condition(had).credits
    assert [reason.saw for reason in told] == [
        {"course": Name(had.name), "code": Code("MA1020"), "needed": Credits(needed)}
    ]
    assert needed > hp(0)


def test_a_settled_fee_speaks_for_it() -> None:
    """REG-6."""
    assert "REG-6/fee-settled" not in met(SOUGHT)
    assert "REG-6/fee-settled" in met(msgspec.structs.replace(SOUGHT, fee_settled=True))


CIRCUMSTANCES = {
    "cancelled": "REG-6/cancelled",
    "not_open": "REG-6/not-open",
    "reserve": "REG-6/reserve",
    "completed": "REG-6/completed",
    "suspensions": "REG-6/suspended",
    "leaves": "REG-6/on-leave",
}


@pytest.mark.parametrize("circumstance", [None, *CIRCUMSTANCES])
@pytest.mark.parametrize("today", [FIRST - DAY, TODAY, LAST + DAY])
def test_what_does_not_concern_the_student_is_told_too(circumstance: str | None, today: date) -> None:
    """REG-6: what was looked for and not found, in the order of the rules, whatever the window says."""
    value = (Span(FIRST, LAST),) if circumstance in ("suspensions", "leaves") else True
    sought = msgspec.structs.replace(SOUGHT, **({circumstance: value} if circumstance else {}))

    told = [reason.key for reason in absent_from_registration(can_register(sought, today))]

    assert told == [key for name, key in CIRCUMSTANCES.items() if name != circumstance]


@pytest.mark.parametrize("gone", ["withdrawn", "non_completion", "changed", "registered"])
def test_where_there_is_nothing_to_register_on_nothing_was_looked_for(gone: str) -> None:
    """REG-5."""
    assert absent_from_registration(can_register(msgspec.structs.replace(SOUGHT, **{gone: True}), TODAY)) == ()


def test_where_registration_is_turned_off_nothing_was_looked_for() -> None:
    """STA-3."""
    off = msgspec.structs.replace(SOUGHT, switched_on=False)
    assert absent_from_registration(can_register(off, TODAY)) == ()
