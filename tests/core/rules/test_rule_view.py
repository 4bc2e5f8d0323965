"""A view of another moment is read-only, and holds what was there then."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from ladok_core.model.decision import Day, Verdict
from ladok_core.model.exam_session import SignUp
from ladok_core.model.fees import MoneyKind, Movement
from ladok_core.model.noticed import Noticed, Thing
from ladok_core.model.participation import EventKind
from ladok_core.rules.as_of import as_it_was, is_writable
from records import (
    DAY,
    NOW,
    TODAY,
    course,
    days,
    event,
    fee,
    invoice,
    keys,
    leave,
    offering,
    other_result,
    part,
    participation,
    record,
    registered,
    result,
    suspension,
    transfer,
    whole,
)

COURSE = course("MA1010")
PLACE = participation(offering(COURSE))
SECOND = timedelta(seconds=1)
NEAR = pytest.mark.parametrize(("days_after", "there"), [(-1, True), (0, True), (1, False)])


def test_one_acts_in_the_present() -> None:
    """SUP-1: a view of now can be acted in."""
    decision = is_writable(None)

    assert (decision.verdict, keys(decision)) == (Verdict.OPEN, ["SUP-1/now"])


def test_a_view_of_another_moment_is_refused_with_its_day_in_stockholm() -> None:
    """SUP-1: staff who look at last week can't register the student then."""
    decision = is_writable(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["SUP-1/as-of"])
    assert decision.reasons[0].saw == {"on": Day(TODAY)}


@pytest.mark.parametrize(("after", "there"), [(-SECOND, True), (0 * SECOND, True), (SECOND, False)])
def test_a_result_is_there_from_the_moment_it_was_certified(after: timedelta, there: bool) -> None:
    """SUP-1: "Why did she say that her grade was missing?"  It was, until a second later."""
    graded = result(COURSE, certified_at=NOW + after)
    assert as_it_was(record(PLACE, results=(graded,)), NOW).results == ((graded,) if there else ())


@NEAR
def test_a_result_of_unknown_certification_is_there_from_the_day_of_examination(days_after: int, there: bool) -> None:
    """SUP-1: an imported result may say no more."""
    graded = result(COURSE, certified_at=None, examined_on=TODAY + days_after * DAY)
    assert bool(as_it_was(record(PLACE, results=(graded,)), NOW).results) is there


@pytest.mark.parametrize(("after", "there"), [(-SECOND, True), (0 * SECOND, True), (SECOND, False)])
def test_a_sign_up_and_what_was_noticed_are_there_from_their_moment(after: timedelta, there: bool) -> None:
    """SUP-1: a sign-up of unknown moment always."""
    at, undated = NOW + after, SignUp("other")
    noticed = (Noticed(Thing.PLACE, "place", new=True, at=at),)
    held = msgspec.structs.replace(record(exam_sign_ups=(SignUp("exam", at), undated)), noticed=noticed)
    seen = as_it_was(held, NOW)

    assert seen.exam_sign_ups == (held.exam_sign_ups if there else (undated,))
    assert seen.noticed == (noticed if there else ())


@NEAR
def test_what_happened_later_to_a_place_has_not_happened(days_after: int, there: bool) -> None:
    """SUP-1: registered or left afterwards, the place stood as expected; the day itself counts."""
    on = TODAY + days_after * DAY
    place = participation(offering(COURSE), registered(on=on), event(EventKind.NON_COMPLETION, on))
    (seen,) = as_it_was(record(place), NOW).participations
    assert seen.events == (place.events if there else ())
    assert seen.offering == place.offering


@NEAR
def test_what_was_decided_later_is_not_there(days_after: int, there: bool) -> None:
    """SUP-1: credit transfers, other results and a study plan, each from its own day on."""
    on = TODAY + days_after * DAY
    credited = msgspec.structs.replace(transfer(whole(COURSE)), decided_on=on)
    placement = msgspec.structs.replace(other_result(), examined_on=on)
    planned = msgspec.structs.replace(PLACE, study_plan_on=on)
    seen = as_it_was(record(planned, transfers=(credited,), other_results=(placement,)), NOW)
    assert (bool(seen.credit_transfers), bool(seen.other_results)) == (there, there)
    assert seen.participations[0].study_plan_on == (on if there else None)


def test_the_day_is_the_one_in_stockholm() -> None:
    """SUP-1: half past eleven at night in London is tomorrow; so it was when the clocks had just gone back."""
    place = participation(offering(COURSE), registered(on=date(2026, 10, 26)))
    late, before = datetime(2026, 10, 25, 23, 0, tzinfo=UTC), datetime(2026, 10, 25, 22, 59, tzinfo=UTC)
    assert as_it_was(record(place), late).participations == (place,)
    assert as_it_was(record(place), before).participations[0].events == ()


def test_what_bears_no_date_of_its_own_is_kept() -> None:
    """SUP-1: nothing tells since when; leaving it out would be a guess, too."""
    held = record(
        participation(offering(COURSE), registered(on=None)),
        results=(result(COURSE, certified_at=None, examined_on=None),),
        transfers=(msgspec.structs.replace(transfer(part(COURSE, "2")), decided_on=None),),
        other_results=(msgspec.structs.replace(other_result(), examined_on=None),),
        leaves=(leave("place", days(5, 9)),),
        suspensions=(suspension(days(5, 9)),),
        fees=(fee(invoice(None, 0, Movement(MoneyKind.PAYMENT, 1))),),
    )
    assert as_it_was(held, NOW - 1000 * DAY) == held
