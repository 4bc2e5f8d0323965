"""Exam sessions through every store: places are shared by all, taken and given back, and a view of then shows then."""

from datetime import timedelta

import pytest

from contract.world import World
from ladok_core.actions.exam_signoff import ExamSignOff
from ladok_core.actions.exam_signup import ExamSignUp
from ladok_core.errors import NotFound, Refused
from ladok_core.model.exam_session import ExamTab, SignUp
from ladok_core.model.record import Record
from ladok_core.model.student import Student
from ladok_core.pages.asks import AskExams
from ladok_core.pages.exam_row import ExamRow
from ladok_core.portal import Portal
from records import (
    DAY,
    NOW,
    choice,
    course,
    exam_session,
    keys,
    offering,
    option,
    package,
    participation,
    record,
    registered,
)

GIVEN = offering(course("MA1010"))
UP, OFF = ExamSignUp("exam"), ExamSignOff("exam")
MINUTE = timedelta(minutes=1)


def of(student_id: str, places: int = 1, *sign_ups: SignUp) -> Record:
    """A student who may sign up for the one session."""
    return record(
        participation(GIVEN, registered(), participation_id=f"place-{student_id}"),
        of=Student(student_id, "Ellen", "Ek"),
        exam_sessions=(exam_session(GIVEN, places=places),),
        exam_sign_ups=sign_ups,
    )


async def row(portal: Portal) -> ExamRow:
    page = await portal.page(AskExams())
    (one,) = page.sessions
    return one


async def test_a_place_that_one_has_another_has_not(world: World) -> None:
    """EXM-6: the refusal is the decision that the page shows; given back, the place can be had."""
    ellen, adam = await world.portal(of("ellen")), await world.portal(of("adam"))
    assert ((await row(ellen)).places_left, (await row(adam)).places_left) == (1, 1)

    assert (await ellen.do(UP, "one")).changed
    assert ((await row(ellen)).tab, (await row(adam)).places_left) == (ExamTab.SIGNED_UP, 0)
    with pytest.raises(Refused) as full:
        await adam.do(UP, "two")
    assert keys(full.value.decision) == ["EXM-6/full"]
    assert full.value.decision == (await row(adam)).sign_up

    assert (await ellen.do(OFF, "three")).changed
    assert (await adam.do(UP, "four")).changed
    assert ((await row(ellen)).tab, (await row(ellen)).places_left) == (ExamTab.NOT_SIGNED_UP, 0)


async def test_up_off_and_up_again(world: World) -> None:
    """EXM-1, EXM-2, REG-5: each is done, at one moment too; what holds says since when it does."""
    portal = await world.portal(of("ellen"))

    first = await portal.do(UP, "one")
    assert (await portal.do(UP, "other")).at == first.at
    assert not (await portal.do(UP, "other")).changed
    assert (await portal.do(OFF, "two")).changed
    assert not (await portal.do(OFF, "three")).changed
    world.clock.advance(DAY)
    again = await portal.do(UP, "four")
    assert again.changed
    held = await portal.do(UP, "five")
    assert (held.changed, held.at) == (False, NOW + DAY)
    assert (await row(portal)).signed_up_on == (NOW + DAY).date()


async def test_a_key_is_answered_as_it_was(world: World) -> None:
    """REG-5: also when the place was given back since; nothing is done twice."""
    portal = await world.portal(of("ellen"))
    done = await portal.do(UP, "one")
    await portal.do(OFF, "two")

    assert await portal.do(UP, "one") == done
    assert (await row(portal)).tab is ExamTab.NOT_SIGNED_UP
    with pytest.raises(Refused):
        await portal.do(OFF, "one")


async def test_foreseeing_takes_nothing(world: World) -> None:
    """EXM-6: a dry run leaves the place for others."""
    ellen, adam = await world.portal(of("ellen")), await world.portal(of("adam"))

    assert (await ellen.foresee(UP)).decision.open
    assert (await row(adam)).places_left == 1
    assert (await adam.do(UP, "one")).changed


async def test_what_staff_wrote_can_be_given_back(world: World) -> None:
    """EXM-1, EXM-6: the place of one whom the source has signed up is counted by it, and is free once given back."""
    mine = record(
        participation(GIVEN, registered()),
        exam_sessions=(exam_session(GIVEN, places=1, taken=1),),
        exam_sign_ups=(SignUp("exam", NOW - DAY, by_staff=True, anonymous_code="AB-12"),),
    )
    portal = await world.portal(mine)
    assert ((await row(portal)).by_staff, (await row(portal)).anonymous_code) == (True, "AB-12")

    assert (await portal.do(OFF, "one")).changed
    assert ((await row(portal)).tab, (await row(portal)).places_left) == (ExamTab.NOT_SIGNED_UP, 1)
    assert (await portal.do(UP, "two")).changed
    assert ((await row(portal)).by_staff, (await row(portal)).places_left) == (False, 0)


async def test_a_view_of_then_shows_the_places_of_then(world: World) -> None:
    """EXM-6, SUP-1: whoever has taken and given back since."""
    ellen, adam = await world.portal(of("ellen", 2)), await world.portal(of("adam", 2))
    moments = []
    for portal, wish, key in ((ellen, UP, "a"), (adam, UP, "b"), (ellen, OFF, "c"), (ellen, UP, "d"), (adam, OFF, "e")):
        moments.append((world.clock(), await row(ellen)))
        world.clock.advance(MINUTE)
        await portal.do(wish, key)
        world.clock.advance(MINUTE)

    assert [(seen.tab, seen.places_left) for _, seen in moments] == [
        (ExamTab.NOT_SIGNED_UP, 2),
        (ExamTab.SIGNED_UP, 1),
        (ExamTab.SIGNED_UP, 0),
        (ExamTab.NOT_SIGNED_UP, 1),
        (ExamTab.SIGNED_UP, 0),
    ]
    for then, seen in moments:
        assert await row(await world.session(of("ellen", 2), as_of=then)) == seen


async def test_a_session_of_nobody_is_none(world: World) -> None:
    """EXM-5: nothing is decided on what does not concern the student."""
    portal = await world.portal(of("ellen"))

    for wish in (ExamSignUp("another"), ExamSignOff("another")):
        with pytest.raises(NotFound) as missing:
            await portal.do(wish, "key")
        assert (missing.value.what, missing.value.wanted) == ("exam-session", "another")


async def test_who_has_no_place_on_the_course_is_told_why(world: World) -> None:
    """EXM-5, EXM-6: of a session that their own source tells of, as of what they may choose; the page shows none."""
    programme = offering(package())
    chooses = record(
        participation(programme, registered(), participation_id="programme"),
        of=Student("ellen", "Ellen", "Ek"),
        choices=(choice(option(GIVEN), package=programme.offering_id),),
        exam_sessions=(exam_session(GIVEN, places=1),),
    )
    ellen, adam = await world.portal(chooses), await world.portal(of("adam"))
    told = []
    for key in ("before", "after"):
        with pytest.raises(Refused) as refused:
            await ellen.do(UP, key)
        assert (await ellen.foresee(UP)).decision == refused.value.decision
        told.append(keys(refused.value.decision))
        await adam.do(UP, "the last place")

    assert told == [["EXM-5/not-registered"], ["EXM-5/not-registered", "EXM-6/full"]]
    assert (await ellen.page(AskExams())).sessions == ()
