"""What holds of withdrawal and non-completion, whatever the record says and whichever day it is."""

from collections.abc import Iterator
from datetime import datetime

import msgspec
from hypothesis import HealthCheck, assume, given, settings

from built import course_page, education_page, fees_page, package_page, start_page
from core.properties.tangled import COURSES, PACKAGES, moments, records
from examples import examples
from ladok_core.actions.action import Action
from ladok_core.actions.outcome import Outlook, foresee
from ladok_core.actions.stop import Stop
from ladok_core.actions.withdraw import Withdraw
from ladok_core.model.change import Happened
from ladok_core.model.civil_date import civil_date
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.model.standing import Standing, Timing
from ladok_core.rules.non_completion import last_early_day
from ladok_core.rules.packages import lying_in
from ladok_core.rules.standing import standing, timing

thorough = settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])

BEGUN, EXPECTED = Standing.REGISTERED, Standing.EXPECTED


def _open(held: Record, wish: type[Withdraw] | type[Stop], now: datetime) -> Iterator[tuple[Participation, Outlook]]:
    """Every place on which the student can do it now, and what would come of it."""
    for place in held.participations:
        outlook = foresee(held, wish(place.participation_id), now)
        if outlook.decision.open:
            yield place, outlook


def _happening(outlook: Outlook) -> dict[str, EventKind]:
    return {one.participation_id: one.event.kind for one in outlook.changes if isinstance(one, Happened)}


@given(held=records(), now=moments)
@thorough
def test_a_withdrawal_takes_all_that_is_expected_and_nothing_else(held: Record, now: datetime) -> None:
    """WDR-1, WDR-3: the whole or nothing; and it is for what has not been begun."""
    today = civil_date(now)
    for place, outlook in _open(held, Withdraw, now):
        inside = [one for one in lying_in(held, place) if standing(held, one) is EXPECTED]
        wanted = [one.participation_id for one in inside if timing(one, today) is not Timing.ENDED]

        assert held.imported_on is None
        assert standing(held, place) is EXPECTED
        assert not any(standing(held, one) is BEGUN for one in lying_in(held, place))
        assert _happening(outlook) == dict.fromkeys([place.participation_id, *wanted], EventKind.WITHDRAWAL)


@given(held=records(), now=moments)
@thorough
def test_a_non_completion_leaves_nothing_going_on(held: Record, now: datetime) -> None:
    """NCP-1, NCP-2, NCP-3: what is begun is stopped, each by its own start; the rest is withdrawn, but what is over."""
    today = civil_date(now)
    for place, outlook in _open(held, Stop, now):
        happening = _happening(outlook)
        after = held.after(outlook.changes)

        assert held.imported_on is None
        assert standing(held, place) is BEGUN
        for one in (place, *lying_in(held, place)):
            kind, last = happening.pop(one.participation_id, None), last_early_day(one)
            if standing(held, one) is EXPECTED:
                assert kind is (None if timing(one, today) is Timing.ENDED else EventKind.WITHDRAWAL)
            elif standing(held, one) is BEGUN:
                assert kind in (EventKind.NON_COMPLETION, EventKind.EARLY_NON_COMPLETION)
                assert kind is EventKind.NON_COMPLETION or (last is not None and today <= last)
            else:
                assert kind is None
            assert standing(after, _again(after, one)) is not BEGUN
        assert happening == {}


def _again(held: Record, place: Participation) -> Participation:
    found = held.participation(place.participation_id)
    assert found is not None
    return found


@given(held=records(), now=moments)
@thorough
def test_what_is_done_holds_and_is_not_done_twice(held: Record, now: datetime) -> None:
    """WDR-1, NCP-1: an open decision changes something, and after its own changes the same wish holds."""
    wishes: tuple[type[Withdraw] | type[Stop], ...] = (Withdraw, Stop)
    for wish in wishes:
        for place, outlook in _open(held, wish, now):
            assert outlook.changes
            again = foresee(held.after(outlook.changes), wish(place.participation_id), now)
            assert (again.decision.holds, again.changes) == (True, ())


@given(held=records(), now=moments)
@thorough
def test_nobody_can_both_withdraw_and_stop(held: Record, now: datetime) -> None:
    """WDR-1, NCP-1: one wish, and one way at a time; and neither where the place can be left no more."""
    for place in held.participations:
        wishes: tuple[Action, ...] = (Withdraw(place.participation_id), Stop(place.participation_id))
        decisions = [foresee(held, wish, now).decision for wish in wishes]  # type: ignore[arg-type]  # both are in it
        stands = standing(held, place)

        assert not all(decision.open for decision in decisions)
        assert not any(decision.open for decision in decisions) or stands in (EXPECTED, BEGUN)


@given(held=records(), now=moments)
@thorough
def test_pages_show_what_they_would_if_the_withdrawn_had_never_been(held: Record, now: datetime) -> None:
    """WDR-4: nothing of it is shown anywhere: neither lines, names, sums, results, nor what else can be done."""
    opened = next(_open(held, Withdraw, now), None)
    assume(opened is not None and not _in_a_ring(held))
    assert opened is not None
    after = held.after(opened[1].changes)
    gone = {one.participation_id for one in after.participations if one.has(EventKind.WITHDRAWAL)}
    # A choice that gave a place stays made when that is withdrawn from (CHO-3): it is no part of the place.
    assume(not any(one.choice for one in after.participations if one.participation_id in gone))

    assert _pages(after, now) == _pages(_without(after, gone), now)


def _in_a_ring(held: Record) -> bool:
    """Whether anything in foreign data lies in itself, at some remove: what is on top is then anyone's guess."""
    within = {place.participation_id: place.within for place in held.participations}

    def turns(inner: str | None, seen: frozenset[str]) -> bool:
        return inner is not None and (inner in seen or turns(within.get(inner), seen | {inner}))

    return any(turns(one, frozenset()) for one in within)


def _without(held: Record, gone: set[str]) -> Record:
    """The record without those places; what lay in one of them lies in the next package around it."""
    within = {place.participation_id: place.within for place in held.participations}

    def around(place: Participation) -> str | None:
        parent = place.within
        while parent in gone:
            parent = within[parent]
        return parent

    left = (place for place in held.participations if place.participation_id not in gone)
    return msgspec.structs.replace(
        held, participations=tuple(msgspec.structs.replace(place, within=around(place)) for place in left)
    )


def _pages(held: Record, now: datetime) -> list[object]:
    """Every page that shows a place: Start, My education, that of each course and package, and Tuition fees."""
    today = civil_date(now)
    packages = {one.education_id: package_page(held, one.education_id, today) for one in PACKAGES}
    courses = {one.education_id: course_page(held, one.education_id, today) for one in COURSES}
    return [start_page(held, now), education_page(held, today), courses, packages, fees_page(held, today)]


@given(held=records(), now=moments)
@thorough
def test_an_early_non_completion_is_shown_nowhere_and_a_late_one_is(held: Record, now: datetime) -> None:
    """NCP-3: on the pages of today, as the dialog said."""
    today = civil_date(now)
    for place, outlook in _open(held, Stop, now):
        after, early = held.after(outlook.changes), _happening(outlook)[place.participation_id]
        lines = msgspec.json.encode(education_page(after, today)).decode()

        shown = f'"participation_id":"{place.participation_id}"' in lines
        assert shown is (early is EventKind.NON_COMPLETION)
