"""What holds of every page in the list, through every portal: it is what its builder makes, and nobody sees more."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from contract.world import World
from ladok_core.errors import NotFound, Refused
from ladok_core.model.choice import Box, ChoiceKind
from ladok_core.model.education import EducationKind
from ladok_core.model.exam_session import SignUp
from ladok_core.model.institution import Place, Switch
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.model.third_cycle import Funding, StudyActivity, Supervisor, SupervisorRole
from ladok_core.pages import PAGES, page_spec
from records import (
    DAY,
    NOW,
    TODAY,
    choice,
    course,
    days,
    exam_session,
    fee,
    institution,
    invoice,
    leave,
    limit,
    module,
    offering,
    option,
    other_result,
    package,
    participation,
    record,
    registered,
    result,
    transfer,
    whole,
)

MODULE = module()
COURSE = course(modules=(MODULE,))
SUBJECT = participation(
    offering(package("EKO", kind=EducationKind.THIRD_CYCLE_SUBJECT)),
    registered(),
    study_plan_on=TODAY,
    activity=(StudyActivity(2026, 1, 80, (Funding("DTJ", Text("Anställning", "Employment"), 100),)),),
    supervisors=(Supervisor("Eva Ek", SupervisorRole.PRINCIPAL, TODAY),),
)
FULL = record(
    SUBJECT,
    participation(offering(COURSE), registered(), within=SUBJECT.participation_id),
    participation(offering(course("FY1000"))),
    alternatives=(offering(COURSE, code="other", changeable=True),),
    results=(result(COURSE, MODULE),),
    transfers=(transfer(whole(course("HI1000"))),),
    other_results=(other_result(),),
    exam_sessions=(
        exam_session(offering(COURSE), session_id="free", information=Text("Tag med *legitimation*"), room="B12"),
        exam_session(offering(COURSE), session_id="taken", places=2, town=Text("Blåköping"), code_withheld=True),
    ),
    exam_sign_ups=(SignUp("taken", NOW - DAY, anonymous_code="AB-12"),),
    leaves=(leave(SUBJECT.participation_id, days(100, 200)),),
    fee_liable=True,
    fees=(fee(invoice(left_ore=100), place=SUBJECT.participation_id), fee(invoice(), place="x", elsewhere=True)),
    choices=(
        choice(
            option(offering(course("ST1001")), box="maths", excludes=("BI1001",)),
            option(offering(course("BI1001")), requires=("ST1001",)),
            boxes=(Box("maths", Text("Matematik", "Mathematics"), (limit(least=1),)),),
            package=SUBJECT.offering.offering_id,
        ),
        choice(
            option(offering(course("AN1001"))),
            kind=ChoiceKind.APPLICATION,
            package=SUBJECT.offering.offering_id,
            choice_id="open",
        ),
    ),
    at=institution(local_texts={place: Text(f"{place}\ntext", f"{place}\nwords") for place in Place}),
)


def asks(name: str, held: Record) -> Iterator[Any]:
    """What can be asked of a page: about nothing, or about each education there is, and one that there is not."""
    ask = page_spec(name).ask
    codes = [
        *(place.offering.education.code for place in held.participations),
        *(c.code for c in held.choices),
        "XX9999",
    ]
    of_thing = any(field.required for field in msgspec.structs.fields(ask))
    return (ask(*code) for code in ([(one,) for one in codes] if of_thing else [()]))


def built(name: str, ask: Any) -> tuple[Any, tuple[str, ...]]:
    """The page that the builder makes, or None and what it knows instead."""
    try:
        return page_spec(name).build(FULL, ask, NOW), ()
    except NotFound as missing:
        return None, missing.known


@pytest.mark.parametrize("name", PAGES)
async def test_a_page_is_what_its_builder_makes_of_the_record(world: World, name: str) -> None:
    """STA, EDU, CRS, PKG, FEE: what is stored or sent on the way changes no page, and hides and finds nothing."""
    portal = await world.portal(FULL)
    shown = 0
    for ask in asks(name, FULL):
        expected, known = built(name, ask)
        if expected is None:
            with pytest.raises(NotFound) as caught:
                await portal.page(ask)
            assert (caught.value.what, caught.value.known) == (name, known)
            continue
        page = await portal.page(ask)
        assert page == expected
        assert msgspec.json.decode(msgspec.json.encode(page), type=page_spec(name).page) == page
        shown += 1

    assert shown


@pytest.mark.parametrize("name", PAGES)
async def test_a_page_that_is_turned_off_is_refused_and_is_not_among_the_pages(world: World, name: str) -> None:
    """EDU-1, FEE-1 ⚙: by the very decision that hides it from the menu."""
    held = msgspec.structs.replace(FULL, institution=institution(switches=frozenset[Switch]()))
    shown = page_spec(name).shown(held)
    portal = await world.portal(held)

    assert (name in (await portal.who()).pages) is shown.shown
    if not shown.shown:
        with pytest.raises(Refused) as refused:
            await portal.page(next(asks(name, held)))
        assert refused.value.decision == shown
