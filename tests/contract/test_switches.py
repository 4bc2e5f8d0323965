"""What an institution turns off is gone everywhere and refused: every page and action, by each switch it hangs on."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from contract.test_every_page import FULL, asks, built
from contract.world import World
from ladok_core.actions import ACTIONS, spec_of, thing_of
from ladok_core.actions.action import ActionSpec
from ladok_core.actions.concern import EXAM_SESSION, PLACE
from ladok_core.actions.outcome import Offered, offered
from ladok_core.errors import Refused
from ladok_core.model.choice import ChoiceKind
from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.exam_session import SignUp
from ladok_core.model.institution import Switch
from ladok_core.model.record import Record
from ladok_core.pages import PAGES, page_spec
from ladok_core.pages.asks import AskInstitution
from ladok_core.pages.institution import features
from ladok_core.pages.page import PageSpec
from ladok_core.rules.switched import Switched
from records import (
    ALL_SWITCHES,
    NOW,
    choice,
    course,
    exam_session,
    institution,
    offering,
    option,
    package,
    participation,
    period,
    record,
    registered,
)
from wishes import with_picks

OF_PAGES = [(spec, feature) for spec in map(page_spec, PAGES) for feature in spec.switches]
OF_ACTIONS = [(spec, feature) for spec in ACTIONS for feature in spec.switches]

BEGUN = offering(course("FY1000"))
PLACES = record(
    participation(offering(course("MA1000")), participation_id="course"),
    participation(BEGUN, registered(), participation_id="course-begun"),
    participation(offering(package("PRG")), participation_id="programme"),
    participation(offering(package("PRH")), registered(), participation_id="programme-begun"),
    *(participation(offering(course(code)), participation_id=code, choice=code) for code in ("CH1000", "AN1000")),
    choices=(
        *(choice(option(offering(course(f"{code}{n}"))), kind=kind, package="offering-PRG-1", choice_id=f"{code}{n}")
          for code, kind in (("CH", ChoiceKind.STUDY_CHOICE), ("AN", ChoiceKind.APPLICATION)) for n in (1000, 2000)),
    ),
    alternatives=(offering(course("FY1000"), period(1), period(2), code="other", changeable=True),),
    exam_sessions=(exam_session(BEGUN, session_id="free"), exam_session(BEGUN, session_id="taken")),
    exam_sign_ups=(SignUp("taken"),),
)  # fmt: skip
"""A course and a programme that can be registered on and withdrawn from, and one of each that can be stopped on.

There are a study choice and an application that can be made, and one of each that can be taken back; another offering
of one of the courses, in two periods; an exam session to sign up for, and one to sign off from.
"""


def without(held: Record, feature: Switched) -> Record:
    """The same record where the institution has turned the feature off, and nothing else."""
    switches = ALL_SWITCHES - {feature.switch}
    return msgspec.structs.replace(held, institution=institution("bla", switches, held.institution.local_texts))


def off(feature: Switched) -> Decision:
    return Decision(Verdict.HIDDEN, (feature.off.because(),))


def wishes(spec: ActionSpec) -> Iterator[Any]:
    """Every such action that can be done where everything is turned on."""
    for thing in spec.concerns.things(PLACES):
        offers = (wish for one in spec.on(PLACES, thing) for wish in with_picks(PLACES, one))
        yield from (one for one in offers if spec.decide(PLACES, one, NOW).open)


def named(pair: tuple[PageSpec[Any] | ActionSpec, Switched]) -> str:
    return f"{pair[0].name}-{pair[1].switch}"


def test_every_switch_hangs_on_a_page_or_an_action() -> None:
    """INS-1: what nothing hangs on would be turned off without an effect, and told on no page."""
    assert {feature.switch for feature in features()} == set(Switch)


def test_a_switch_speaks_by_one_rule() -> None:
    """INS-1: two rules for a switch would be two lines on the page, and two answers to why."""
    assert len({feature.switch for feature in features()}) == len(list(features()))


@pytest.mark.parametrize("pair", OF_PAGES, ids=named)
async def test_what_is_off_is_gone_from_its_page(world: World, pair: tuple[PageSpec[Any], Switched]) -> None:
    """INS-1, EDU-1, FEE-1, STA-1 ⚙: the page itself is refused by that rule, or the part of it is not there."""
    spec, feature = pair
    held = without(FULL, feature)
    portal = await world.portal(held)
    pages, ask = (await portal.who()).pages, next(ask for ask in asks(spec.name, FULL) if built(spec.name, ask)[0])

    if spec.shown(held).open:
        assert spec.name in pages
        assert await portal.page(ask) != spec.build(FULL, ask, NOW)
        return
    assert spec.name not in pages
    with pytest.raises(Refused) as caught:
        await portal.page(ask)
    assert caught.value.decision == off(feature)


@pytest.mark.parametrize("pair", OF_ACTIONS, ids=named)
async def test_an_action_that_is_off_is_offered_nowhere_and_refused(
    world: World, pair: tuple[ActionSpec, Switched]
) -> None:
    """INS-1, STA-3, WDR-1, NCP-1 ⚙: by that rule, whoever asks and however; what its switch is not for stays."""
    spec, feature = pair
    held = without(PLACES, feature)
    portal = await world.portal(held)
    refused = [one for one in wishes(spec) if not spec.decide(held, one, NOW).open]

    assert refused
    for wish in refused:
        assert wish not in [one.action for one in every_offer(held)]
        assert (await portal.foresee(wish)).decision == off(feature)
        with pytest.raises(Refused) as caught:
            await portal.do(wish, f"{spec.name} {thing_of(wish)}")
        assert caught.value.decision == off(feature)
    assert not await changed(portal, held)


def every_offer(held: Record) -> Iterator[Offered]:
    """All that is offered with anything that a record has."""
    for concern in {spec.concerns for spec in ACTIONS}:
        for thing in concern.things(held):
            yield from offered(held, thing, NOW)


async def changed(portal: Any, held: Record) -> bool:
    """Whether the student's courses are other than the record has them."""
    education = page_spec("education")
    return bool(await portal.page(education.ask()) != education.build(held, education.ask(), NOW))


@pytest.mark.parametrize("pair", OF_ACTIONS, ids=named)
def test_what_hangs_on_other_switches_is_left_alone(pair: tuple[ActionSpec, Switched]) -> None:
    """INS-1: a switch turns off what declares it, and nothing else."""
    spec, feature = pair
    held = without(PLACES, feature)

    others = [one for other in ACTIONS if feature not in other.switches for one in wishes(other)]
    assert others
    assert all(spec_of(one).decide(held, one, NOW).open for one in others)
    # One kind of place stays when another is turned off; of offerings the first switch is for all of them, and of exam
    # sessions each is for all of its kind.
    if spec.concerns is PLACE or (spec.concerns is not EXAM_SESSION and feature is not spec.switches[0]):
        assert any(spec.decide(held, one, NOW).open for one in wishes(spec))


@pytest.mark.parametrize("feature", tuple(features()), ids=lambda feature: feature.switch)
async def test_the_page_of_the_institution_tells_what_is_off(world: World, feature: Switched) -> None:
    """INS-1: that one and no other, by the decision that it is refused with."""
    portal = await world.portal(without(FULL, feature))
    page = await portal.page(AskInstitution())

    assert [(row.switch, row.rule, row.state) for row in page.switches if not row.on] == [
        (feature.switch, feature.off.rule.id, off(feature))
    ]
