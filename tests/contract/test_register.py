"""What every portal does when a student registers, whoever implements it."""

import asyncio
from datetime import date

import pytest

from contract.world import World
from ladok_core.actions.register import Register
from ladok_core.errors import NotFound, Refused
from ladok_core.model.decision import Count, Verdict
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record
from ladok_core.model.student import Student
from ladok_core.pages.asks import AskCourse, AskEducation, AskStart
from records import (
    ALL_SWITCHES,
    DAY,
    FIRST,
    LAST,
    NOW,
    condition,
    course,
    event,
    institution,
    offering,
    participation,
    period,
    record,
    registered,
)

COURSE = course()
PLACE = participation(offering(COURSE, period(1), period(2)), participation_id="place")
OPEN = record(PLACE)


async def test_a_registration_is_answered_with_what_was_registered(world: World) -> None:
    """REG-1, REG-4: the receipt says course, period, when, by which rule, and which period comes next."""
    portal = await world.portal(OPEN)

    receipt = await portal.do(Register("place", 1), "key")

    assert receipt.changed
    of = receipt.subject
    assert (of.name, of.code, of.period, of.periods) == (COURSE.name, COURSE.code, 1, 2)
    assert ([one.event for one in receipt.touched], receipt.at) == ([EventKind.REGISTRATION], NOW)
    assert receipt.decision.open
    assert [(reason.key, reason.saw["period"]) for reason in receipt.follows] == [("REG-4/next-now", Count(2))]


async def test_a_registration_is_seen_on_every_page_after_it(world: World) -> None:
    """A page must never contradict an action's answer, in this session or the next."""
    portal = await world.portal(OPEN)
    await portal.do(Register("place", 1), "key")
    again = await world.session(OPEN)

    for one in (portal, again):
        (row,) = (await one.page(AskStart())).to_register
        (part,) = (await one.page(AskCourse("MA1010"))).participations
        assert row.period == 2
        assert [line.registered for line in part.periods] == [True, False]
        assert (part.events[0].kind, part.events[0].on) == (EventKind.REGISTRATION, NOW.date())


async def test_the_same_request_again_is_answered_the_same(world: World) -> None:
    """REG-5: a lost answer can be asked for anew, even after more has been registered."""
    portal = await world.portal(OPEN)
    first = await portal.do(Register("place", 1), "key")
    world.clock.advance(DAY)
    await portal.do(Register("place", 2), "other")

    assert await portal.do(Register("place", 1), "key") == first
    assert await (await world.session(OPEN)).do(Register("place", 1), "key") == first


async def test_another_request_for_a_registered_period_changes_nothing(world: World) -> None:
    """REG-5: success, and the registration that holds is the first one."""
    portal = await world.portal(OPEN)
    first = await portal.do(Register("place", 1), "key")
    world.clock.advance(DAY)

    second = await portal.do(Register("place", 1), "another")

    assert (second.changed, second.at, second.subject) == (False, first.at, first.subject)
    assert second.decision.reasons[0].key == "REG-5/registered"
    (part,) = (await portal.page(AskCourse("MA1010"))).participations
    assert len(part.events) == 1


async def test_a_period_registered_at_the_source_is_answered_as_registered(world: World) -> None:
    """REG-5: whoever registered it; when is not known then."""
    portal = await world.portal(record(participation(offering(COURSE), registered(), participation_id="place")))

    receipt = await portal.do(Register("place", 1), "key")

    assert (receipt.changed, receipt.at, receipt.touched) == (False, None, ())


async def test_a_request_key_is_not_used_for_two_wishes(world: World) -> None:
    """REG-5: the answer to another wish would tell of a registration that was not asked for."""
    portal = await world.portal(OPEN)
    await portal.do(Register("place", 1), "key")

    with pytest.raises(Refused) as caught:
        await portal.do(Register("place", 2), "key")

    assert [reason.key for reason in caught.value.decision.reasons] == ["REG-5/other-request"]
    assert (await portal.page(AskStart())).to_register[0].period == 2


async def test_a_later_period_is_a_continued_registration(world: World) -> None:
    """REG-4: and only after the first."""
    portal = await world.portal(OPEN)

    with pytest.raises(Refused) as caught:
        await portal.do(Register("place", 2), "early")
    await portal.do(Register("place", 1), "one")
    receipt = await portal.do(Register("place", 2), "two")

    assert caught.value.decision.reasons[0].key == "REG-4/order"
    assert (receipt.touched[0].event, receipt.follows) == (EventKind.CONTINUED_REGISTRATION, ())


async def test_a_course_begun_before_is_registered_anew(world: World) -> None:
    """REG-4: a second offering of the same course makes a re-registration."""
    before = participation(
        offering(COURSE, period(dates=None), offering_id="old"), registered(), participation_id="old"
    )
    again = participation(offering(COURSE, period(), offering_id="new"), participation_id="new", replaces="old")
    portal = await world.portal(record(before, again))

    assert (await portal.do(Register("new", 1), "key")).touched[0].event is EventKind.RE_REGISTRATION


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        (record(participation(offering(cancelled=True), participation_id="place")), "REG-6/cancelled"),
        (record(participation(reserve=True, participation_id="place")), "REG-6/reserve"),
        (record(participation(participation_id="place"), fee_liable=True), "REG-6/fee"),
        (
            record(participation(offering(conditions=(condition(course("X")),)), participation_id="place")),
            "REG-6/conditions",
        ),
        (
            record(participation(offering(), event(EventKind.WITHDRAWAL), participation_id="place")),
            "REG-5/withdrawn",
        ),
        (record(participation(participation_id="place"), imported_on=date(2026, 11, 1)), "IMP-1/imported"),
        (
            record(
                participation(participation_id="place"),
                at=institution(switches=ALL_SWITCHES - {Switch.REGISTER_COURSE}),
            ),
            "STA-3/off",
        ),
    ],
)
async def test_a_refusal_carries_the_decision_of_the_page_and_writes_nothing(
    world: World, held: Record, reason: str
) -> None:
    """REG-5, REG-6, IMP-1, STA-3: the very decision that the page shows, and the record as it was."""
    portal = await world.portal(held)
    before = await portal.page(AskEducation())

    with pytest.raises(Refused) as caught:
        await portal.do(Register("place", 1), "key")

    assert reason in [one.key for one in caught.value.decision.reasons]
    rows = [line.row for line in (*before.freestanding, *before.packages)]
    assert all(caught.value.decision == row.register for row in rows)
    assert await portal.page(AskEducation()) == before


@pytest.mark.parametrize(
    ("days", "verdict"),
    [(-1, Verdict.LATER), (0, Verdict.OPEN), (14, Verdict.OPEN), (15, Verdict.CLOSED)],
)
async def test_the_clock_decides_at_the_moment_of_the_action(world: World, days: int, verdict: Verdict) -> None:
    """REG-1, REG-2, REG-3: both ends of the window belong to it, whatever the page said when it was loaded."""
    assert (LAST - FIRST).days == 14
    portal = await world.portal(OPEN)
    await portal.page(AskStart())
    world.clock.now = NOW - (NOW.date() - FIRST) + days * DAY

    if verdict is Verdict.OPEN:
        assert (await portal.do(Register("place", 1), "key")).changed
        return
    with pytest.raises(Refused) as caught:
        await portal.do(Register("place", 1), "key")
    assert caught.value.decision.verdict is verdict


@pytest.mark.parametrize(("place", "number", "what"), [("nowhere", 1, "participation"), ("place", 3, "period")])
async def test_what_is_not_there_is_said_to_be_missing(world: World, place: str, number: int, what: str) -> None:
    """An unknown participation or period is no refusal by a rule: there is nothing to decide on."""
    portal = await world.portal(OPEN)

    with pytest.raises(NotFound) as caught:
        await portal.do(Register(place, number), "key")

    assert caught.value.what == what


async def test_another_students_place_can_not_be_registered(world: World) -> None:
    """The participation of someone else is not there at all."""
    someone = record(
        participation(offering(COURSE, period(1), period(2)), participation_id="theirs"),
        of=Student("adam", "Adam", "Al"),
    )
    portal = await world.portal(OPEN, someone)

    with pytest.raises(NotFound):
        await portal.do(Register("theirs", 1), "key")


async def test_a_view_as_of_another_moment_is_not_acted_in(world: World) -> None:
    """SUP-1: the page shows what the student could do; doing it is refused."""
    portal = await world.portal(OPEN, as_of=NOW)

    (row,) = (await portal.page(AskStart())).to_register
    with pytest.raises(Refused) as caught:
        await portal.do(Register("place", 1), "key")

    assert row.register.open
    assert [reason.key for reason in caught.value.decision.reasons] == ["SUP-1/as-of"]
    assert (await portal.page(AskStart())).to_register == (row,)


async def test_two_sessions_that_register_at_once_make_one_registration(world: World) -> None:
    """REG-5: two windows, one wish; exactly one of the answers says that it changed something."""
    portals = [await world.portal(OPEN), *[await world.session(OPEN) for _ in range(3)]]

    receipts = await asyncio.gather(*(p.do(Register("place", 1), f"key-{n}") for n, p in enumerate(portals)))

    assert sorted(receipt.changed for receipt in receipts) == [False, False, False, True]
    assert len({receipt.at for receipt in receipts}) == 1


async def test_an_institution_that_has_turned_programmes_on_and_courses_off_refuses_courses(world: World) -> None:
    """STA-3: the switch of the kind decides."""
    held = record(PLACE, at=institution(switches=frozenset({Switch.REGISTER_PROGRAMME})))
    portal = await world.portal(held)

    with pytest.raises(Refused):
        await portal.do(Register("place", 1), "key")
