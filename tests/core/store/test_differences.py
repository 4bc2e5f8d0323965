"""What a newer copy is told to differ in: what a student would be told of, and nothing that is only better."""

from datetime import timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from ladok_core.model.fees import MoneyKind, Movement
from ladok_core.model.noticed import Noticed, Thing
from ladok_core.model.participation import EventKind, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.model.text import Text
from ladok_core.store.differences import differences
from ladok_core.store.store import Store
from records import (
    DAY,
    NOW,
    TODAY,
    course,
    event,
    fee,
    invoice,
    offering,
    other_result,
    participation,
    period,
    record,
    registered,
    result,
    transfer,
    whole,
)

PLACE = participation(offering(course("MA1010")), registered())
OTHER = participation(offering(course("FY1001")))
INVOICE = invoice(None, 1)
FEE = fee(INVOICE)
BEFORE = record(PLACE, transfers=(transfer(whole(course("A"))),), other_results=(other_result(),), fees=(FEE,))


def seen(after: Record, before: Record = BEFORE) -> list[tuple[str, bool]]:
    return [(one.thing, one.new) for one in differences(before, after, NOW)]


def with_place(**changes: object) -> Record:
    return replace(BEFORE, participations=(replace(PLACE, **changes),))


def test_what_is_new_is_told_by_its_id_and_the_moment() -> None:
    """CHG-1."""
    after = replace(BEFORE, participations=(OTHER, PLACE))

    assert differences(BEFORE, after, NOW) == (Noticed(Thing.PLACE, OTHER.participation_id, new=True, at=NOW),)
    assert seen(BEFORE, record()) == [
        (Thing.PLACE, True), (Thing.OTHER_RESULT, True), (Thing.TRANSFER, True), (Thing.INVOICE, True)
    ]  # fmt: skip


def test_what_is_gone_or_the_same_is_not_told() -> None:
    """CHG-1: nobody could name it."""
    assert seen(BEFORE) == []
    assert seen(record()) == []


@pytest.mark.parametrize("changes", [
    {"reserve": True},
    {"offering": replace(PLACE.offering, cancelled=True)},
    {"offering": replace(PLACE.offering, self_registration=False)},
    {"offering": replace(PLACE.offering, code="V9999")},
    {"offering": replace(PLACE.offering, place=Text("Kiruna", "Kiruna"))},
    {"offering": replace(PLACE.offering, periods=(period(registration=None),))},
    {"events": (*PLACE.events, ParticipationEvent(EventKind.COMPLETION))},
], ids=lambda changes: next(iter(changes)))  # fmt: skip
def test_a_place_differs_in_what_a_student_is_told_of_it(changes: dict[str, object]) -> None:
    """CHG-1: when, where, whether it can be registered on; what happened on no known day."""
    assert seen(with_place(**changes)) == [(Thing.PLACE, False)]


@pytest.mark.parametrize("changes", [
    {"events": (*PLACE.events, event(EventKind.COMPLETION, TODAY))},
    {"offering": replace(PLACE.offering, education=replace(PLACE.offering.education, modules=()))},
    {"offering": replace(PLACE.offering, education=replace(PLACE.offering.education, name=Text("X")))},
], ids=["event", "modules", "name"])  # fmt: skip
def test_what_has_a_day_of_its_own_or_is_only_described_better_is_no_difference(changes: dict[str, object]) -> None:
    """CHG-1: an event is told on its day; a course that is known better hasn't changed."""
    assert seen(with_place(**changes)) == []


def test_an_invoice_differs_in_its_sum_and_its_days() -> None:
    """CHG-1, FEE-3: money has a day of its own, or is told with this."""
    for changed in (
        replace(INVOICE, fee_ore=9), replace(INVOICE, due_on=TODAY + 9 * DAY), replace(INVOICE, sent_on=TODAY),
        replace(INVOICE, movements=(*INVOICE.movements, Movement(MoneyKind.REFUND, 1))),
    ):  # fmt: skip
        assert seen(replace(BEFORE, fees=(fee(changed),))) == [(Thing.INVOICE, False)]
    paid = replace(INVOICE, movements=(*INVOICE.movements, Movement(MoneyKind.PAYMENT, 1, TODAY)), credits=Decimal(1))
    assert seen(replace(BEFORE, fees=(fee(paid),))) == []


def test_credit_and_other_results_differ_in_anything() -> None:
    """CHG-1."""
    assert seen(replace(BEFORE, credit_transfers=(transfer(whole(course("B"))),))) == [(Thing.TRANSFER, False)]
    assert seen(replace(BEFORE, other_results=(other_result("1"),))) == [(Thing.OTHER_RESULT, False)]
    assert seen(replace(BEFORE, results=(result(course("MA1010")),))) == []


def test_a_store_keeps_what_a_newer_copy_differed_in_and_when() -> None:
    """CHG-1, IMP-1: not the older copy; the first has nothing that it could differ from, nor has the same again."""
    key, later = RecordKey("bla", BEFORE.student.student_id), NOW + timedelta(days=1)
    newer = replace(BEFORE, participations=(PLACE, OTHER))
    with Store.open(None) as store:
        store.add([BEFORE], source="har", at=NOW - DAY)
        first = store.record(key).noticed
        store.add([newer], source="har", at=NOW)
        store.add([newer], source="har", at=later)

        assert first == ()
        assert store.record(key).noticed == (Noticed(Thing.PLACE, OTHER.participation_id, new=True, at=NOW),)
        assert store.record(key, made_until=NOW - DAY).noticed == ()
