"""CHG-1 to CHG-3: what was done is news through every portal, as of any moment, and none of it gives anybody away."""

from datetime import timedelta

import msgspec

from contract.world import World
from ladok_core.actions.apply import Apply
from ladok_core.actions.change_offering import ChangeOffering
from ladok_core.actions.details import ChangeDetails
from ladok_core.actions.register import Register
from ladok_core.actions.remove_temporary_address import RemoveTemporaryAddress
from ladok_core.actions.temporary_address import SetTemporaryAddress
from ladok_core.actions.unapply import Unapply
from ladok_core.actions.withdraw import Withdraw
from ladok_core.model.choice import ChoiceKind
from ladok_core.model.student import Student
from ladok_core.pages.asks import AskChanges
from ladok_core.portal import Portal
from records import (
    DAY,
    NOW,
    TODAY,
    choice,
    course,
    institution,
    offering,
    option,
    package,
    participation,
    record,
    registered,
)
from wishes import ADDRESS

FIRST, SECOND = (participation(offering(course(code))) for code in ("MA1010", "FY1001"))
HELD = record(FIRST, SECOND, previous_sign_in=NOW - DAY)


async def told(portal: Portal, ask: AskChanges | None = None) -> list[tuple[str, str, str]]:
    page = await portal.page(ask or AskChanges())
    return [(row.kind, row.code, row.event.kind if row.event else row.contact or "") for row in page.rows]


async def test_what_is_done_is_news_from_the_day_that_it_is_done(world: World) -> None:
    """CHG-1, CHG-3: a registration by its course's name, a withdrawal without."""
    portal = await world.portal(HELD)
    assert await told(portal) == []

    await portal.do(Register(FIRST.participation_id, 1), "one")
    await portal.do(Withdraw(SECOND.participation_id), "two")

    assert sorted(await told(portal)) == [("event", "", "withdrawal"), ("event", "MA1010", "registration")]
    assert (await portal.page(AskChanges())).since == TODAY - DAY
    assert await told(portal, AskChanges(TODAY + DAY)) == []


async def test_how_the_student_is_reached_is_news_at_every_institution_without_a_value(world: World) -> None:
    """CHG-3, CON-1, CON-3."""
    gun = Student("gun", "Gun", "Gran", None, "gun@example.com", "070-174 06 31")
    here, there = record(of=gun), record(of=gun, at=institution("grona"))
    portal = await world.portal(here, there)
    await portal.do(ChangeDetails(email="new@example.com", **ADDRESS), "one")
    await portal.do(SetTemporaryAddress(**ADDRESS, first=TODAY, last=TODAY + DAY), "two")
    await portal.do(RemoveTemporaryAddress(), "three")

    for each in (portal, await world.session(there)):
        assert sorted(await told(each)) == [
            ("contact", "", "email"), ("contact", "", "postal"),
            ("contact", "", "temporary"), ("contact", "", "temporary"),
        ]  # fmt: skip
        page = str(msgspec.json.encode(await each.page(AskChanges())))
        assert [one for one in ("new@example.com", *ADDRESS.values()) if one in page] == []


async def test_as_of_a_moment_it_is_as_it_was_then(world: World) -> None:
    """CHG-1, SUP-1: what was done later was no news yet."""
    portal = await world.portal(record(FIRST, of=Student("gun", "Gun", "Gran", None, "gun@example.com")))
    before = world.clock.now
    world.clock.advance(DAY)
    await portal.do(ChangeDetails(email="new@example.com"), "one")
    await portal.do(Register(FIRST.participation_id, 1), "two")
    now = await told(portal)
    world.clock.advance(timedelta(days=9))
    held = record(FIRST, of=Student("gun", "Gun", "Gran", None, "gun@example.com"))

    assert await told(await world.session(held, as_of=before + 2 * DAY)) == now
    assert await told(await world.session(held, as_of=before)) == []


async def test_what_was_picked_is_news_and_no_more_once_it_is_taken_back(world: World) -> None:
    """CHG-1, APP-2: an expected participation bears no day of its own; it is new from when it was made."""
    programme, wanted = participation(offering(package()), registered()), offering(course("MA2001"))
    applied = choice(option(wanted), kind=ChoiceKind.APPLICATION, choice_id="apply")
    portal = await world.portal(record(programme, choices=(applied,), previous_sign_in=NOW - DAY))

    await portal.do(Apply("apply"), "one")
    assert await told(portal) == [("place", "MA2001", "")]
    world.clock.advance(DAY)
    assert await told(portal, AskChanges(TODAY + DAY)) == []
    await portal.do(Unapply("apply"), "two")
    assert await told(portal) == []


async def test_the_place_that_a_change_of_offering_gives_is_news(world: World) -> None:
    """CHG-1, OFC-2: before it is registered on."""
    other = offering(course("FY1001"), code="other", changeable=True)
    portal = await world.portal(record(SECOND, alternatives=(other,), previous_sign_in=NOW - DAY))

    await portal.do(ChangeOffering(other.offering_id, SECOND.participation_id), "one")
    assert await told(portal) == [("place", "FY1001", "")]
