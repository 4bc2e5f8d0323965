"""CON-1 to CON-3: how a student is reached is the same at every institution, at every moment, through every portal."""

from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from contract.world import World
from ladok_core.actions import ACTIONS
from ladok_core.actions.details import ChangeDetails
from ladok_core.actions.remove_temporary_address import RemoveTemporaryAddress
from ladok_core.actions.temporary_address import SetTemporaryAddress
from ladok_core.errors import Refused
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.student import Address, Student, TemporaryAddress
from ladok_core.pages import PAGES, page_spec
from ladok_core.pages.asks import AskDetails
from ladok_core.pages.details import DetailsPage
from ladok_core.portal import Portal
from records import DAY, TODAY, institution, record
from wishes import ADDRESS, own_wishes

MINUTE = timedelta(minutes=1)
GUN = Student("gun", "Gun", "Gran", None, "gun@example.com", "070-174 06 31", (Address("Gatan 1", "123 45", "By"),))
HERE = record(of=GUN)
THERE = record(of=GUN, at=institution("grona"))
SECRETS = ("Hemliga stigen 7", "Okändby", "070-174 06 19", "Gömda gränd 3", "Dold")
SECRET = Student(
    "anna", "Anna", "Sand", None, "anna@example.com", SECRETS[2], (Address(SECRETS[0], "123 88", SECRETS[1]),),
    protected=True, temporary=TemporaryAddress(Address(SECRETS[3], "123 89", SECRETS[4]), Span(TODAY, TODAY)),
)  # fmt: skip


async def seen(portal: Portal) -> DetailsPage:
    return await portal.page(AskDetails())


async def both(world: World) -> tuple[Portal, Portal]:
    here = await world.portal(HERE, THERE)
    return here, await world.session(THERE)


async def test_what_is_changed_at_one_institution_is_so_at_the_other(world: World) -> None:
    """CON-1: in one action, and whoever looks: the menu's e-mail address, too."""
    here, there = await both(world)

    await here.do(ChangeDetails(email="new@example.com", **ADDRESS), "one")
    world.clock.advance(MINUTE)
    await there.do(ChangeDetails(phone="070-174 06 99"), "two")

    for portal in (here, there):
        page = await seen(portal)
        assert (page.email, page.phone) == ("new@example.com", "070-174 06 99")
        assert page.postal == Address("Provgatan 1", "123 45", "Provby")
        assert (await portal.who()).email == "new@example.com"


async def test_the_last_change_counts_wherever_it_was_made(world: World) -> None:
    """CON-1: as time passed, not as institutions are sorted; and what holds elsewhere holds here."""
    here, there = await both(world)
    said = [(there, "070-174 06 97"), (here, "070-174 06 98"), (there, "070-174 06 99")]
    for number, (portal, phone) in enumerate(said):
        world.clock.advance(MINUTE)
        await portal.do(ChangeDetails(phone=phone), str(number))

    assert {(await seen(portal)).phone for portal in (here, there)} == {"070-174 06 99"}
    again = await here.do(ChangeDetails(phone="0701740699"), "again")
    assert not again.changed


async def test_a_temporary_address_is_added_changed_and_removed_at_any_of_them(world: World) -> None:
    """CON-2: what isn't said of it stays; removed it is gone everywhere."""
    here, there = await both(world)
    await here.do(SetTemporaryAddress(**ADDRESS, first=TODAY, last=TODAY + 30 * DAY), "add")
    world.clock.advance(MINUTE)
    await there.do(SetTemporaryAddress(last=TODAY + 60 * DAY), "change")

    page = await seen(here)
    assert page.temporary is not None
    assert (page.temporary.address.street, page.temporary.span) == ("Provgatan 1", Span(TODAY, TODAY + 60 * DAY))
    world.clock.advance(MINUTE)
    await here.do(RemoveTemporaryAddress(), "remove")
    assert (await seen(there)).temporary is None


async def test_a_view_of_before_has_what_was_so_then(world: World) -> None:
    """SUP-1: a change made elsewhere later had not been made yet."""
    here, there = await both(world)
    before = world.clock()
    world.clock.advance(MINUTE)
    await there.do(ChangeDetails(phone="070-174 06 99"), "one")

    assert (await seen(await world.session(HERE, as_of=before))).phone == GUN.phone
    assert (await seen(await world.session(HERE, as_of=world.clock()))).phone == "070-174 06 99"
    assert (await seen(here)).phone == "070-174 06 99"


async def test_a_newer_copy_of_the_source_takes_no_change_away(world: World) -> None:
    """CON-1: what the student has said here holds, though the source does not know of it."""
    here, _ = await both(world)
    await here.do(ChangeDetails(phone="070-174 06 99"), "one")

    again = await world.portal(replace(HERE, fee_liable=True), replace(THERE, fee_liable=True))

    assert (await seen(again)).phone == "070-174 06 99"


async def test_nothing_protected_leaves(world: World) -> None:
    """CON-3: no page, no menu, no outlook, no receipt and no refusal has a word of it, whatever is asked."""
    held: Record = record(of=SECRET)
    portal = await world.portal(held)
    told: list[object] = [await portal.who()]
    for name in PAGES:
        spec = page_spec(name)
        if not spec.is_of_thing and spec.shown(held).shown:
            told.append(await portal.page(spec.ask()))
    for spec_of in ACTIONS:
        for number, wish in enumerate(own_wishes(spec_of)):
            told.append(replace(await portal.foresee(wish), action=RemoveTemporaryAddress()))
            try:
                told.append(await portal.do(wish, f"{spec_of.name}{number}"))
            except Refused as refused:
                told.append(refused.decision)

    said = msgspec.json.encode(told).decode()
    assert [secret for secret in SECRETS if secret in said] == []
    assert "new.name@example.com" in said  # the e-mail address can be changed
    page = await seen(portal)
    assert page.hidden is not None
    assert (page.phone, page.registered, page.postal, page.temporary) == ("", None, None, None)


async def test_what_is_refused_of_a_copy_is_refused_at_it_alone(world: World) -> None:
    """IMP-1, CON-1: a copy is not written to; what was changed where the record is kept is seen in it, too."""
    here = await world.portal(HERE, replace(THERE, imported_on=TODAY))
    copy = await world.session(THERE)
    await here.do(ChangeDetails(phone="070-174 06 99"), "one")

    assert (await seen(copy)).phone == "070-174 06 99"
    with pytest.raises(Refused):
        await copy.do(ChangeDetails(phone="070-174 06 98"), "two")
