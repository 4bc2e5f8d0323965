"""Choices and changes of offering through every store: what hangs on what was chosen or changed to is found there."""

from contract.world import World
from ladok_core.actions.apply import Apply
from ladok_core.actions.change_offering import ChangeOffering
from ladok_core.actions.choose import Choose
from ladok_core.actions.exam_signup import ExamSignUp
from ladok_core.actions.register import Register
from ladok_core.actions.unapply import Unapply
from ladok_core.model.choice import ChoiceKind
from ladok_core.model.education import EducationKind
from ladok_core.pages.asks import AskExams, AskOfferings, AskStart
from ladok_core.portal import Portal
from records import choice, course, exam_session, offering, option, package, participation, record, registered

PROGRAMME = participation(offering(package()), registered(), participation_id="programme")
SPECIALISATION = offering(package("MAPRAI", "60", kind=EducationKind.SPECIALISATION))
MATHS, STATISTICS = (offering(course(code)) for code in ("MA2001", "ST1001"))
LATER = offering(course("MA2001"), code="later", changeable=True)
OF_IT = choice(option(SPECIALISATION), kind=ChoiceKind.APPLICATION, choice_id="apply")
IN_IT = choice(option(MATHS), option(STATISTICS), package=SPECIALISATION.offering_id, choice_id="choose")
HELD = record(
    PROGRAMME,
    choices=(OF_IT, IN_IT),
    alternatives=(LATER,),
    exam_sessions=(exam_session(LATER), exam_session(session_id="x")),
)


async def choices(portal: Portal) -> list[str]:
    page = await portal.page(AskStart())
    return [row.choice_id for row in page.choices]


async def test_a_choice_that_hangs_on_what_was_chosen_here_is_offered(world: World) -> None:
    """CHO-1: once its specialisation is a place of the student's, whether the source knows of that yet or not."""
    portal = await world.portal(HELD)
    assert await choices(portal) == ["apply"]

    await portal.do(Apply("apply"), "one")
    assert await choices(portal) == ["choose"]
    done = await portal.do(Choose("choose", ("ST1001",)), "two")
    assert done.changed
    assert await choices(portal) == []
    assert await choices(await world.session(HELD)) == []


async def test_what_was_chosen_within_goes_with_what_is_taken_back(world: World) -> None:
    """APP-3, CHO-4: no place is left within one that is no more; what is made again begins anew."""
    portal = await world.portal(HELD)
    await portal.do(Apply("apply"), "one")
    await portal.do(Choose("choose", ("ST1001",)), "two")

    foreseen = await portal.foresee(Unapply("apply"))
    assert len(foreseen.changes) == 2
    done = await portal.do(Unapply("maprai"), "three")  # by the code of what it gave, of which nothing is left
    assert [one.key for one in done.follows] == ["APP-3/again"]
    assert await choices(portal) == ["apply"]
    await portal.do(Apply("apply"), "four")
    assert await choices(portal) == ["choose"]


async def test_a_session_of_what_was_changed_to_is_found(world: World) -> None:
    """EXM-1, OFC-2: once the student is registered there; the session was of no offering that they had a place on."""
    portal = await world.portal(HELD)
    await portal.do(Apply("apply"), "one")
    await portal.do(Choose("choose", ("MA2001",)), "two")
    alternatives = await portal.page(AskOfferings("MA2001"))
    (own,) = alternatives.places
    assert [one.offering_id for one in own.alternatives] == [LATER.offering_id]

    await portal.do(ChangeOffering(offering_id=LATER.offering_id, participation_id=own.participation_id), "three")
    there = (await portal.page(AskOfferings("MA2001"))).places
    (moved,) = (one for one in there if one.participation_id != own.participation_id)
    assert (await portal.do(Register(moved.participation_id, 1), "four")).changed
    assert [one.session_id for one in (await portal.page(AskExams())).sessions] == ["exam"]
    assert (await portal.do(ExamSignUp("exam"), "five")).changed
