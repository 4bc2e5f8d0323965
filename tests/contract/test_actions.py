"""What holds of every action, whoever implements the port: one loop over the list of them."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache

import msgspec
import pytest

from contract.conftest import worlds
from contract.world import World
from ladok_core.actions import ACTIONS, AnyAction
from ladok_core.actions.action import ActionSpec
from ladok_core.actions.outcome import Outlook, foresee, receipt
from ladok_core.errors import NotFound, Refused
from ladok_core.model.decision import Verdict
from ladok_core.model.record import Record
from ladok_core.pages.asks import AskDetails, AskEducation, AskStart
from ladok_core.pages.details import DetailsPage
from ladok_core.pages.education import EducationPage
from ladok_core.pages.start import StartPage
from ladok_core.portal import Portal
from ladok_core.sample import build
from records import DAY, NOW, TODAY
from wishes import touches_places, wishes_of

HOUR = timedelta(hours=1)


# Forty actions are tried in nine ways: on a file, where all else is tried every day, in the long runs.
pytestmark = pytest.mark.parametrize("world", worlds("file", "threads"), indirect=True)


@cache
def offered() -> tuple[tuple[Record, AnyAction, Outlook], ...]:
    """Everything that the demo's students are offered, open or not, with what would come of it.

    A new action needs a student in the demo who can do it and one who can't.
    """
    return tuple(_offered())


def _offered() -> Iterator[tuple[Record, AnyAction, Outlook]]:
    for held in build(TODAY):
        for action in wishes_of(held):
            yield held, action, foresee(held, action, NOW)


def example(spec: ActionSpec, verdict: Verdict) -> tuple[Record, AnyAction]:
    """The first of the demo's students with such an action of that verdict, which does not hold already."""
    found = (
        (held, action)
        for held, action, outlook in offered()
        if isinstance(action, spec.struct) and outlook.decision.verdict is verdict and not outlook.decision.holds
    )
    return next(found)


def another(held: Record, action: AnyAction) -> AnyAction:
    """Another action that the same student is offered, of whichever kind."""
    return next(other for one, other, _ in offered() if one == held and other != action)


async def pages(portal: Portal) -> tuple[StartPage, tuple[EducationPage, DetailsPage]]:
    return await portal.page(AskStart()), (await portal.page(AskEducation()), await portal.page(AskDetails()))


every_action = pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.name)


@every_action
async def test_what_is_foreseen_is_what_is_done(world: World, spec: ActionSpec) -> None:
    """Nothing is computed twice: the dialog, the dry run and the receipt tell the same."""
    held, action = example(spec, Verdict.OPEN)
    portal = await world.portal(held)
    before = await pages(portal)

    outlook = await portal.foresee(action)
    assert await pages(portal) == before
    done = await portal.do(action, "key")

    assert outlook.changes
    assert done == receipt(outlook, NOW, changed=True)
    assert await pages(portal) != before
    (_, others), (_, elsewhere) = await pages(portal), await pages(await world.session(held))
    assert others == elsewhere  # Start differs: what was news to the one is none to the other


@every_action
async def test_the_same_request_again_is_answered_the_same(world: World, spec: ActionSpec) -> None:
    """A lost answer can be asked for anew: in another session, on another day, whatever has been done since."""
    held, action = example(spec, Verdict.OPEN)
    portal = await world.portal(held)
    first = await portal.do(action, "key")
    after = await pages(portal)
    world.clock.advance(HOUR)

    assert await portal.do(action, "key") == first
    assert await pages(portal) == after
    world.clock.advance(400 * DAY)
    assert await (await world.session(held)).do(action, "key") == first


@every_action
async def test_another_action_under_the_key_is_refused(world: World, spec: ActionSpec) -> None:
    """The answer to the first would tell the student of something that they did not ask for."""
    held, action = example(spec, Verdict.OPEN)
    portal = await world.portal(held)
    await portal.do(action, "key")
    after = await pages(portal)

    with pytest.raises(Refused) as caught:
        await portal.do(another(held, action), "key")

    assert [reason.key for reason in caught.value.decision.reasons] == ["REG-5/other-request"]
    assert await pages(portal) == after


@every_action
async def test_what_was_done_is_not_done_again(world: World, spec: ActionSpec) -> None:
    """Under another key: either it holds, is success, and says since when; or it is refused.  Nothing is changed."""
    held, action = example(spec, Verdict.OPEN)
    portal = await world.portal(held)
    first = await portal.do(action, "key")
    after = await pages(portal)
    world.clock.advance(HOUR)
    outlook = await portal.foresee(action)

    if outlook.decision.holds:
        again = await portal.do(action, "another")
        assert again == receipt(outlook, first.at, changed=False)
    else:
        with pytest.raises(Refused) as caught:
            await portal.do(action, "another")
        assert caught.value.decision == outlook.decision
    assert not outlook.changes
    assert await pages(portal) == after


@every_action
async def test_a_refused_action_writes_nothing(world: World, spec: ActionSpec) -> None:
    """The decision is the one that was foreseen, the pages are as they were, and the key is free for another wish."""
    closed = next(
        (held, action, outlook)
        for held, action, outlook in offered()
        if isinstance(action, spec.struct)
        and held.imported_on is None
        and not (outlook.decision.open or outlook.decision.holds)
    )
    held, action, outlook = closed
    portal = await world.portal(held)
    before = await pages(portal)

    with pytest.raises(Refused) as caught:
        await portal.do(action, "key")
    with pytest.raises(Refused):
        await portal.do(action, "key")

    assert caught.value.decision == outlook.decision == (await portal.foresee(action)).decision
    assert not outlook.changes
    assert await pages(portal) == before


@every_action
async def test_in_a_view_as_of_another_moment_it_is_refused(world: World, spec: ActionSpec) -> None:
    """SUP-1: what was done can be looked at, and not done; and what is foreseen says so."""
    held, action = example(spec, Verdict.OPEN)
    past = await world.portal(held, as_of=NOW)
    before = await pages(past)

    outlook = await past.foresee(action)
    with pytest.raises(Refused) as caught:
        await past.do(action, "key")

    assert [reason.key for reason in caught.value.decision.reasons] == ["SUP-1/as-of"]
    assert outlook.decision == caught.value.decision
    assert not outlook.changes
    assert await pages(past) == before
    assert (await (await world.session(held)).do(action, "key")).changed


@every_action
async def test_on_a_copy_of_a_record_it_is_refused(world: World, spec: ActionSpec) -> None:
    """IMP-1: an imported record is shown and never written to."""
    held, action = example(spec, Verdict.OPEN)
    copy = msgspec.structs.replace(held, imported_on=TODAY)
    portal = await world.portal(copy)
    before = await pages(portal)

    with pytest.raises(Refused) as caught:
        await portal.do(action, "key")

    assert "IMP-1" in {reason.rule for reason in caught.value.decision.reasons}
    assert await pages(portal) == before


@pytest.mark.parametrize("spec", [one for one in ACTIONS if one.concerns.field], ids=lambda spec: spec.name)
async def test_what_it_is_about_has_to_be_there(world: World, spec: ActionSpec) -> None:
    """Nobody's place, and nobody else's, is no refusal by a rule: there is nothing to decide on."""
    held, action = example(spec, Verdict.OPEN)
    portal = await world.portal(held)
    lost = msgspec.structs.replace(action, **{spec.concerns.field: "nowhere"})

    with pytest.raises(NotFound):
        await portal.foresee(lost)
    with pytest.raises(NotFound):
        await portal.do(lost, "key")


@every_action
async def test_a_newer_copy_of_the_record_takes_nothing_of_it(world: World, spec: ActionSpec) -> None:
    """An acknowledged action is never lost, though its source does not know of it."""
    held, action = example(spec, Verdict.OPEN)
    portal = await world.portal(held)
    done = await portal.do(action, "key")
    newer = msgspec.structs.replace(held, fee_liable=not held.fee_liable, previous_sign_in=None)

    again = await world.portal(newer)

    assert await again.do(action, "key") == done
    assert bool(done.touched) is touches_places(spec)
    assert not (await again.foresee(action)).decision.open
