"""What every portal shows, whoever implements it."""

from datetime import date, timedelta

import msgspec
import pytest

from built import course_page, education_page, start_page
from contract.world import World
from ladok_core.actions.register import Register
from ladok_core.errors import NotFound, Refused
from ladok_core.model.decision import Verdict
from ladok_core.model.identity import Identity, IdentityKind
from ladok_core.model.institution import Place, Switch
from ladok_core.model.student import Student
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskCourse, AskEducation, AskStart
from records import (
    DAY,
    NOW,
    TODAY,
    course,
    days,
    institution,
    leave,
    module,
    offering,
    package,
    participation,
    period,
    record,
    registered,
    result,
    transfer,
    whole,
)

GREEN = institution("grona")
MODULE = module()
COURSE = course(modules=(MODULE,))
PROGRAMME = participation(offering(package(), period(extent="180"), offering_id="prog"), registered())
FULL = record(
    PROGRAMME,
    participation(offering(COURSE), registered(), within=PROGRAMME.participation_id),
    participation(offering(course("FY1000"), period(1), period(2))),
    results=(result(COURSE, MODULE),),
    transfers=(transfer(whole(course("HI1000"))),),
    leaves=(leave(PROGRAMME.participation_id, days(100, 200)),),
    at=institution(local_texts={Place.START: Text("Välkommen\ntill oss", "Welcome\nto us")}),
)


async def test_pages_are_those_that_the_builders_make_of_the_record(world: World) -> None:
    """One builder for every portal: what is stored or sent on the way changes no page.  STA, EDU, CRS."""
    portal = await world.portal(FULL)

    assert await portal.page(AskStart()) == start_page(FULL, NOW)
    assert await portal.page(AskEducation()) == education_page(FULL, TODAY)
    assert await portal.page(AskCourse("MA1010")) == course_page(FULL, COURSE.education_id, TODAY)


async def test_a_student_without_studies_has_pages_too(world: World) -> None:
    """An empty record is a state, not an error."""
    portal = await world.portal(record())

    page = await portal.page(AskStart())

    assert (page.to_register, page.current, page.new_results) == ((), (), ())
    assert (await portal.page(AskEducation())).packages == ()


@pytest.mark.parametrize("wanted", ["MA1010", "ma1010", " Ma1010 ", COURSE.education_id])
async def test_a_course_is_found_by_code_in_any_case_or_by_id(world: World, wanted: str) -> None:
    """CRS-1: what is copied from a timetable or typed by hand leads to the same page."""
    portal = await world.portal(FULL)

    assert (await portal.page(AskCourse(wanted))).education.code == "MA1010"


async def test_a_course_that_is_not_there_is_said_to_be_missing_with_those_that_are(world: World) -> None:
    """A mistyped code is answered with what there is, so that the next try can succeed."""
    portal = await world.portal(FULL)

    with pytest.raises(NotFound) as caught:
        await portal.page(AskCourse("XX9999"))

    assert (caught.value.what, caught.value.wanted) == ("course", "XX9999")
    assert {"MA1010", "FY1000"} <= set(caught.value.known)


async def test_nothing_of_another_institution_or_student_is_shown(world: World) -> None:
    """LOG-4: one institution at a time; and never another student's record, even of the same course."""
    other_course = participation(offering(course("GR1000")))
    elsewhere = record(other_course, at=GREEN)
    someone = record(participation(offering(COURSE), registered()), of=Student("adam", "Adam", "Al"))
    portal = await world.portal(FULL, elsewhere, someone)

    codes = {
        row.code for row in (*(await portal.page(AskStart())).to_register, *(await portal.page(AskStart())).current)
    }

    assert "GR1000" not in codes
    assert (await portal.page(AskEducation())).student == "Ellen Ek"
    with pytest.raises(NotFound):
        await portal.page(AskCourse("GR1000"))


async def test_the_institutions_are_those_where_the_student_has_studied(world: World) -> None:
    """LOG-4: the student can switch between them; the one in view is marked, another student's is not there."""
    someone = record(at=institution("roda"), of=Student("adam", "Adam", "Al"))
    portal = await world.portal(FULL, record(at=GREEN), someone)

    rows = (await portal.who()).institutions

    assert {(row.institution_id, row.here) for row in rows} == {("bla", True), ("grona", False)}


async def test_who_am_i_says_whose_portal_it_is(world: World) -> None:
    """LOG-5: name, identity number in full for its owner's eyes, e-mail address."""
    identity = Identity(IdentityKind.PERSONAL, "199001012384")
    held = record(of=Student("ellen", "Ellen", "Ek", identity=identity, email="ellen@example.org"))
    portal = await world.portal(held)

    who = await portal.who()

    assert (who.student_id, who.name, who.email) == ("ellen", "Ellen Ek", "ellen@example.org")
    assert who.identity == "19900101-2384"
    assert (who.as_of, who.imported_on, who.read_only) == (None, None, False)


async def test_an_imported_record_says_when_it_was_taken(world: World) -> None:
    """A copy must never pass for the record itself."""
    portal = await world.portal(record(imported_on=date(2026, 11, 20)))

    assert (await portal.who()).imported_on == date(2026, 11, 20)


async def test_new_results_are_told_through_the_session_and_not_in_the_next(world: World) -> None:
    """STA-1: shown at the first sign-in after they were certified; loading the page anew is no new sign-in."""
    held = record(participation(offering(COURSE), registered()), results=(result(COURSE, MODULE),))
    first = await world.portal(held)

    assert len((await first.page(AskStart())).new_results) == 1
    world.clock.advance(timedelta(minutes=5))
    assert len((await first.page(AskStart())).new_results) == 1
    second = await world.session(held)
    assert (await second.page(AskStart())).new_results == ()
    assert len((await first.page(AskStart())).new_results) == 1  # what another session does changes nothing in this one


async def test_of_two_sessions_begun_at_once_one_tells_what_is_new(world: World) -> None:
    """STA-1: two terminals on one screen; a result is seen once, and not once in each."""
    held = record(participation(offering(COURSE), registered()), results=(result(COURSE, MODULE),))
    first, second = await world.portal(held), await world.session(held)

    pages = [await portal.page(AskStart()) for portal in (first, second, first, second)]

    assert [len(page.new_results) for page in pages] == [1, 0, 1, 0]


async def test_only_the_start_page_is_a_sign_in(world: World) -> None:
    """STA-1: who only looked at a course has not been told of the new results."""
    held = record(participation(offering(COURSE), registered()), results=(result(COURSE, MODULE),))
    first = await world.portal(held)
    await first.page(AskEducation())
    await first.who()
    await first.page(AskCourse("MA1010"))
    world.clock.advance(DAY)

    second = await world.session(held)

    assert len((await second.page(AskStart())).new_results) == 1


async def test_a_sign_in_at_one_institution_is_none_at_another(world: World) -> None:
    """STA-1, LOG-4: a result at one institution is not lost because the student looked at the other."""
    here = record(participation(offering(COURSE), registered()), results=(result(COURSE, MODULE),))
    there = msgspec.structs.replace(here, institution=GREEN)
    portal = await world.portal(here, there)
    await portal.page(AskStart())
    world.clock.advance(DAY)

    elsewhere = await world.session(there)

    assert len((await elsewhere.page(AskStart())).new_results) == 1


async def test_a_view_as_of_another_moment_is_of_that_moment_and_no_sign_in(world: World) -> None:
    """SUP-1: the page stands as the student would have seen it, and looking at it leaves nothing behind."""
    held = record(participation(offering(COURSE)), results=(result(COURSE, MODULE),))
    past = await world.portal(held, as_of=NOW - 10 * DAY)

    page = await past.page(AskStart())
    (row,) = page.current
    now = await world.session(held)

    assert page.today == TODAY - 10 * DAY
    assert (row.register.verdict, row.register.reasons[0].key) == (Verdict.LATER, "REG-2/opens")
    assert (await past.who()).as_of == NOW - 10 * DAY
    assert (await past.who()).read_only
    assert page.new_results == ()
    assert len((await now.page(AskStart())).new_results) == 1


async def test_a_view_as_of_another_moment_holds_nothing_that_came_later(world: World) -> None:
    """SUP-1: a registration is there from the very moment it was made here, though its event bears only a day."""
    held = record(participation(offering(COURSE), participation_id="place"), results=(result(COURSE, MODULE),))
    student = await world.portal(held)
    world.clock.advance(timedelta(hours=1))
    await student.do(Register("place", 1), "key")
    before = await world.session(held, as_of=world.clock() - timedelta(seconds=1))
    after = await world.session(held, as_of=world.clock())
    world.clock.advance(timedelta(days=1))

    assert [row.register.verdict for row in (await before.page(AskStart())).to_register] == [Verdict.OPEN]
    assert (await after.page(AskStart())).to_register == ()
    assert [period.registered for period in (await before.page(AskCourse("MA1010"))).participations[0].periods] == [
        False
    ]
    assert [period.registered for period in (await after.page(AskCourse("MA1010"))).participations[0].periods] == [True]


async def test_closing_twice_is_harmless(world: World) -> None:
    """Whoever ends a program in a hurry may close what is closed already."""
    portal = await world.portal(FULL)

    await portal.aclose()
    await portal.aclose()


async def test_a_page_that_the_institution_has_turned_off_is_refused(world: World) -> None:
    """EDU-1: what is turned off shows nothing, however it is asked for, and says by which rule."""
    portal = await world.portal(record(at=institution(switches=frozenset({Switch.REGISTER_COURSE}))))

    with pytest.raises(Refused) as refused:
        await portal.page(AskEducation())

    assert (
        refused.value.decision.verdict,
        [reason.key for reason in refused.value.decision.reasons],
    ) == (Verdict.HIDDEN, ["EDU-1/off"])
