"""Credit transfer: how much is credited, and never more than there is."""

from decimal import Decimal

import pytest

from ladok_core.model.participation import EventKind, Reported
from ladok_core.model.results import CreditTransfer, Target, TargetKind
from ladok_core.rules.crediting import (
    credited_on,
    credited_without_place,
    is_wholly_credited,
    targets_on,
)
from records import course, event, free_text, module, offering, part, participation, record, transfer, whole

LABS, EXAM = module("1100", "3"), module("1000", "4.5")
COURSE = course("MA1010", "7.5", modules=(EXAM, LABS))
OTHER = course("MA1020", "7.5")


@pytest.mark.parametrize(
    ("transfers", "of_course", "of_labs"),
    [
        ((), "0", "0"),
        ((transfer(part(OTHER, "3")),), "0", "0"),
        ((transfer(free_text("3")),), "0", "0"),
        ((transfer(part(COURSE, "2", LABS)),), "2", "2"),
        ((transfer(part(COURSE, "2", EXAM)),), "2", "0"),
        ((transfer(part(COURSE, "2")),), "2", "0"),
        ((transfer(part(COURSE, "2", LABS), part(COURSE, "1", EXAM)),), "3", "2"),
        ((transfer(part(COURSE, "1", LABS)), transfer(part(COURSE, "2", LABS))), "3", "3"),
        ((transfer(part(COURSE, "3", LABS)), transfer(part(COURSE, "3", LABS))), "3", "3"),
        ((transfer(part(COURSE, "9")),), "7.5", "0"),
        ((transfer(whole(COURSE)),), "7.5", "3"),
        ((transfer(whole(COURSE), part(COURSE, "3", LABS)),), "7.5", "3"),
    ],
)
def test_nothing_is_credited_twice(transfers: tuple[CreditTransfer, ...], of_course: str, of_labs: str) -> None:
    """CRS-3, EDU-3: two decisions on a module are no more than the module, parts beside a whole no more than it."""
    held = record(transfers=transfers)

    assert credited_on(held, COURSE) == Decimal(of_course)
    assert credited_on(held, COURSE, LABS) == Decimal(of_labs)


def test_a_module_of_another_version_is_credited_as_the_decision_says() -> None:
    """CRS-3: its extent is not known in this version, so nothing can cap it but the course."""
    old = module("0900", "6")

    assert credited_on(record(transfers=(transfer(part(COURSE, "6", old)),)), COURSE) == 6
    assert credited_on(record(transfers=(transfer(part(COURSE, "8", old)),)), COURSE) == Decimal("7.5")


@pytest.mark.parametrize(
    ("transfers", "is_whole"),
    [
        ((), False),
        ((transfer(part(COURSE, "4.5", EXAM)),), False),
        ((transfer(part(COURSE, "7.4")),), False),
        ((transfer(part(COURSE, "7.5")),), True),
        ((transfer(part(COURSE, "4.5", EXAM), part(COURSE, "3", LABS)),), True),
        ((transfer(part(COURSE, "4.5", EXAM)), transfer(part(COURSE, "4.5", EXAM))), False),
        ((transfer(whole(COURSE)),), True),
        ((transfer(whole(OTHER)),), False),
    ],
)
def test_a_course_is_wholly_credited_at_once_or_in_parts(transfers: tuple[CreditTransfer, ...], is_whole: bool) -> None:
    """CRS-3: but the same module twice is not the other one."""
    assert is_wholly_credited(record(transfers=transfers), COURSE) is is_whole


@pytest.mark.parametrize("extent", ["0.5", "1", "1.5"])
def test_a_small_course_is_wholly_credited_too(extent: str) -> None:
    """CRS-3: half a credit is an extent."""
    small = course("XX0001", extent)

    assert is_wholly_credited(record(transfers=(transfer(part(small, extent)),)), small)


def test_nothing_credited_is_a_decimal() -> None:
    """CRS-3: over the wire a decimal and a whole number are not the same."""
    assert type(credited_on(record(), COURSE)) is Decimal
    assert type(credited_without_place(())) is Decimal


def test_a_course_without_extent_is_not_credited_by_nothing() -> None:
    """CRS-3: no credits of no credits is not the whole; a decision on the whole course is."""
    empty = course("XX0000", "0")

    assert not is_wholly_credited(record(), empty)
    assert is_wholly_credited(record(transfers=(transfer(whole(empty)),)), empty)


def test_a_whole_course_smaller_in_the_decision_is_still_the_whole() -> None:
    """CRS-3: an older decision may have been made when the course had fewer credits."""
    smaller = Target("t", TargetKind.WHOLE_COURSE, COURSE.name, Decimal(5), COURSE.code, COURSE.education_id)

    assert credited_on(record(transfers=(transfer(smaller),)), COURSE) == Decimal("7.5")


@pytest.mark.parametrize(
    ("said", "decided", "credited"), [("2", "0", "2"), ("2", "3", "3"), ("3", "2", "3"), ("9", "0", "7.5")]
)
def test_what_the_source_says_is_credited_counts_beside_its_decisions_once(
    said: str, decided: str, credited: str
) -> None:
    """CRS-3: an imported record may give the sum and not the decisions, or both; it says nothing of modules."""
    place = participation(offering(COURSE), reported=Reported(credited=Decimal(said)))
    held = record(place, participation(offering(COURSE, code="V2")), transfers=(transfer(part(COURSE, decided)),))

    assert credited_on(held, COURSE) == Decimal(credited)
    assert credited_on(held, COURSE, LABS) == 0


def test_what_the_source_says_of_a_withdrawn_place_counts_no_more() -> None:
    """WDR-4, CRS-3: it is shown nowhere, not even in what another place on the course has credited."""
    gone = participation(offering(COURSE), event(EventKind.WITHDRAWAL), reported=Reported(credited=Decimal(2)))
    held = record(gone, participation(offering(COURSE, code="V2")))

    assert credited_on(held, COURSE) == 0


def test_targets_are_found_with_their_decision() -> None:
    """CRS-3: a module is credited by what names it and by what credits the whole course."""
    first, second = transfer(part(COURSE, "2", LABS), part(OTHER, "1"), transfer_id="a"), transfer(whole(COURSE))
    held = record(transfers=(first, second))

    assert list(targets_on(held, COURSE)) == [(first, first.targets[0]), (second, second.targets[0])]
    assert list(targets_on(held, COURSE, LABS)) == [(first, first.targets[0]), (second, second.targets[0])]
    assert list(targets_on(held, COURSE, EXAM)) == [(second, second.targets[0])]


def test_participations_are_found_in_every_version() -> None:
    """CRS-1: the course is the same through all its versions."""
    places = (
        participation(offering(COURSE)),
        participation(offering(OTHER)),
        participation(offering(course("MA1010", version=2))),
    )

    assert record(*places).participations_on(COURSE.education_id) == (places[0], places[2])


@pytest.mark.parametrize(
    ("targets", "extent"),
    [
        ((), "0"),
        ((part(OTHER, "2"), part(OTHER, "3")), "5"),
        ((whole(OTHER), part(OTHER, "3")), "7.5"),
        ((part(OTHER, "3"), whole(OTHER)), "7.5"),
        ((whole(OTHER), whole(OTHER)), "7.5"),
    ],
)
def test_a_course_without_a_place_is_credited_once(targets: tuple[Target, ...], extent: str) -> None:
    """EDU-3: in whichever order the decisions came."""
    assert credited_without_place(targets) == Decimal(extent)


def test_free_text_is_no_course() -> None:
    """CRS-3: what is described in words credits no course."""
    assert free_text("5").education_id is None
    assert list(targets_on(record(transfers=(transfer(free_text("5")),)), COURSE)) == []
