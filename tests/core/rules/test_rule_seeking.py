"""What is gathered from the record for a decision on registration: leave, suspension, fees, conditions."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ladok_core.model.education import EducationKind
from ladok_core.model.fees import Invoice
from ladok_core.model.participation import EventKind
from ladok_core.model.results import CreditTransfer, Result
from ladok_core.model.span import Span
from ladok_core.rules.registration_facts import SoughtRegistration, seek
from records import (
    DAY,
    ENDS,
    STARTS,
    TODAY,
    condition,
    course,
    event,
    fee,
    free_text,
    invoice,
    leave,
    module,
    offering,
    package,
    part,
    participation,
    period,
    record,
    registered,
    result,
    suspension,
    transfer,
    whole,
)

COURSE = course("MA1010")
EDGES = [
    (Span(STARTS - 9 * DAY, STARTS - DAY), False),
    (Span(STARTS - 9 * DAY, STARTS), True),
    (Span(TODAY, TODAY), True),
    (Span(ENDS, ENDS + 9 * DAY), True),
    (Span(ENDS + DAY, ENDS + 9 * DAY), False),
    (Span(STARTS - DAY, ENDS + DAY), True),
]


@pytest.mark.parametrize(("dates", "stops"), EDGES)
def test_a_suspension_counts_if_it_covers_any_day_of_the_period(dates: Span, stops: bool) -> None:
    """REG-6: also in part of the period; what is over before it is no obstacle, though it may last today."""
    place = participation(offering(COURSE))
    sought = seek(record(place, suspensions=(suspension(dates),)), place, place.offering.periods[0])

    assert sought.suspensions == ((dates,) if stops else ())


@pytest.mark.parametrize(("dates", "stops"), EDGES)
@pytest.mark.parametrize("on", ["this", "branch", "programme"])
def test_leave_counts_from_every_package_around_the_course(on: str, dates: Span, stops: bool) -> None:
    """REG-6: leave is from the programme, and so from what lies in it, however deep."""
    place = participation(offering(COURSE), participation_id="this", within="branch")
    held = record(
        place,
        participation(
            offering(package("MAPRAI", kind=EducationKind.SPECIALISATION)),
            participation_id="branch",
            within="programme",
        ),
        participation(offering(package()), participation_id="programme"),
        leaves=(leave(on, dates),),
    )

    assert seek(held, place, place.offering.periods[0]).leaves == ((dates,) if stops else ())


def test_leave_from_one_package_is_no_leave_from_another() -> None:
    """REG-6: nor from freestanding courses, nor from the programme when it is from what lies in it."""
    programme = participation(offering(package()), participation_id="programme")
    inside = participation(offering(COURSE), participation_id="inside", within="programme")
    beside = participation(offering(course("SP1001")), participation_id="beside")
    held = record(programme, inside, beside, leaves=(leave("inside", Span(TODAY, TODAY)),))

    assert seek(held, beside, beside.offering.periods[0]).leaves == ()
    assert seek(held, programme, programme.offering.periods[0]).leaves == ()


def test_leave_from_a_withdrawn_package_stops_nothing_in_it() -> None:
    """REG-6, WDR-4: what was withdrawn is not there, and so is no leave from it."""
    programme = participation(offering(package()), event(EventKind.WITHDRAWAL), participation_id="programme")
    inside = participation(offering(COURSE), participation_id="inside", within="programme")
    held = record(programme, inside, leaves=(leave("programme", Span(TODAY, TODAY)),))

    assert seek(held, inside, inside.offering.periods[0]).leaves == ()


AUTUMN, WINTER = Span(STARTS - 60 * DAY, STARTS), Span(STARTS, ENDS)
PAID, UNPAID = invoice(AUTUMN), invoice(WINTER, left_ore=1)


@pytest.mark.parametrize(
    ("invoices", "unpaid", "named"),
    [
        ((), True, None),
        ((PAID,), False, None),
        ((UNPAID,), True, UNPAID),
        ((PAID, UNPAID), False, None),
        ((UNPAID, PAID), False, None),
        ((invoice(Span(STARTS + DAY, ENDS)),), True, None),
        ((invoice(Span(STARTS - 9 * DAY, STARTS - DAY)),), True, None),
        ((invoice(Span(STARTS, STARTS)),), False, None),
        ((invoice(Span(STARTS + DAY, ENDS), left_ore=1),), True, None),
        ((invoice(AUTUMN, left_ore=-1),), False, None),
    ],
)
def test_a_settled_fee_period_covers_what_starts_in_it(
    invoices: tuple[Invoice, ...], unpaid: bool, named: Invoice | None
) -> None:
    """REG-6: the obstacle lifts by itself once the invoice is settled; the unpaid one is named if there is one."""
    place = participation(offering(COURSE))
    sought = seek(record(place, fee_liable=True, fees=(fee(*invoices),)), place, place.offering.periods[0])

    assert (sought.fee_unpaid, sought.fee) == (unpaid, named)


def test_who_pays_no_fees_has_no_fee_to_pay() -> None:
    """REG-6: an old invoice doesn't stop a student who no longer is to pay."""
    place = participation(offering(COURSE))
    sought = seek(record(place, fees=(fee(UNPAID),)), place, place.offering.periods[0])

    assert (sought.fee_unpaid, sought.fee) == (False, None)


LABS = module("1100", "3")
NEEDED = course("MA0001", "7.5", modules=(module("1000", "4.5"), LABS))
TWIN = course("MA0001", "6", education_id="another-MA0001")
TAKEN = participation(offering(NEEDED), registered())


@pytest.mark.parametrize(
    ("results", "transfers", "missing"),
    [
        ((), (), "0"),
        ((result(NEEDED, LABS),), (), "3"),
        ((result(NEEDED, LABS),), (transfer(part(NEEDED, "2")),), None),
        ((result(NEEDED),), (), None),
        ((), (transfer(part(NEEDED, "4.9")),), "4.9"),
        ((), (transfer(part(NEEDED, "5")),), None),
        ((), (transfer(part(TWIN, "5")),), None),
        ((result(NEEDED, LABS),), (transfer(part(TWIN, "1.9")),), "4.9"),
        ((), (transfer(free_text("5")),), "0"),
        ((), (transfer(whole(course("FY1001"))),), "0"),
    ],
)
def test_a_condition_counts_what_is_passed_and_credited_under_its_code(
    results: tuple[Result, ...], transfers: tuple[CreditTransfer, ...], missing: str | None
) -> None:
    """REG-6: five credits of a course of 7.5; exactly five are enough, and a credited course is a passed one."""
    place = participation(offering(COURSE, conditions=(condition(NEEDED, "5"),)))
    sought = seek(record(place, TAKEN, results=results, transfers=transfers), place, place.offering.periods[0])

    assert [one.passed for one in sought.missing] == ([] if missing is None else [Decimal(missing)])


def test_a_condition_is_met_by_credit_for_a_course_never_taken() -> None:
    """REG-6: the whole and a part of it are the whole, once."""
    place = participation(offering(COURSE, conditions=(condition(NEEDED, "8"),)))
    held = record(place, transfers=(transfer(whole(NEEDED), part(NEEDED, "3")),))

    assert [one.passed for one in seek(held, place, place.offering.periods[0]).missing] == [Decimal("7.5")]


def test_a_course_taken_twice_meets_a_condition_once() -> None:
    """REG-6, EDU-3: two places on a course are one course."""
    place = participation(offering(COURSE, conditions=(condition(NEEDED, "8"),)))
    again = participation(offering(NEEDED, code="V2"), registered())
    held = record(place, TAKEN, again, results=(result(NEEDED),))

    assert [one.passed for one in seek(held, place, place.offering.periods[0]).missing] == [Decimal("7.5")]


def test_the_periods_of_the_offering_are_seen() -> None:
    """REG-4: how many there are, which stands before, when it all ends."""
    second = period(2, Span(ENDS + DAY, ENDS + 60 * DAY))
    place = participation(offering(COURSE, period(1), second))
    held = record(place)
    one, two = (seek(held, place, p) for p in place.offering.periods)

    assert (one.periods, one.ends, one.continued, one.earlier) == (2, second.span.last, False, None)
    assert (two.periods, two.ends, two.continued, two.earlier) == (2, second.span.last, True, 1)
    begun = participation(place.offering, registered())
    assert [seek(record(begun), begun, p).registered for p in begun.offering.periods] == [True, False]
    assert seek(record(begun), begun, second).earlier is None


def test_what_the_record_says_of_the_place_is_seen() -> None:
    """REG-5, REG-6, IMP-1: each fact under its own name, so that none stands in for another."""
    place = participation(offering(COURSE))
    plain = seek(record(place), place, place.offering.periods[0])

    assert plain == SoughtRegistration(place.offering.periods[0], 1, ENDS)
    for kind in (EventKind.NON_COMPLETION, EventKind.EARLY_NON_COMPLETION, EventKind.WITHDRAWAL):
        left = participation(offering(COURSE), event(kind))
        sought = seek(record(left), left, left.offering.periods[0])
        assert (sought.withdrawn, sought.non_completion) == (
            kind is EventKind.WITHDRAWAL,
            kind is not EventKind.WITHDRAWAL,
        )
    assert seek(record(place, imported_on=date(2026, 9, 1)), place, place.offering.periods[0]).imported_on == date(
        2026, 9, 1
    )


def test_a_completed_package_is_completed() -> None:
    """REG-6: one can't register on a programme that one has finished."""
    place = participation(offering(package()), event(EventKind.COMPLETION, TODAY - timedelta(days=9)))

    assert seek(record(place), place, place.offering.periods[0]).completed
