"""The filters of My education, and a sum in which nothing is counted twice."""

from decimal import Decimal

import msgspec
import pytest

from ladok_core.model.decision import Verdict
from ladok_core.model.education_filter import EducationFilter, Sum
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, Participation, Reported
from ladok_core.model.record import Record
from ladok_core.model.results import ResultState, Target, TargetKind
from ladok_core.model.text import Text
from ladok_core.rules.education import course_filters, is_shown_my_education, other_filters, total
from records import (
    UG,
    UG_G,
    UG_U,
    UV_U,
    course,
    event,
    free_text,
    hp,
    institution,
    module,
    offering,
    other_result,
    package,
    part,
    participation,
    record,
    registered,
    result,
    transfer,
    whole,
)

EXAM, LABS = module("1000", "4.5"), module("1100", "3")
COURSE = course("MA1010", "7.5", modules=(EXAM, LABS))
OLD, NEW = course("FY1001", "6", version=1, current=False), course("FY1001", "9", version=2)
ELSEWHERE = course("XX1001", "5")
BEGUN = participation(offering(COURSE), registered())
AGAIN = participation(offering(COURSE, code="V2"), registered())
FINAL = result(COURSE)


@pytest.mark.parametrize(
    ("held", "completed", "credited"),
    [
        (record(), "0", "0"),
        (record(BEGUN), "0", "0"),
        (record(BEGUN, results=(FINAL,)), "7.5", "0"),
        (record(BEGUN, results=(result(COURSE, state=ResultState.READY),)), "0", "0"),
        (record(BEGUN, results=(result(COURSE, None, UV_U),)), "0", "0"),
        (record(BEGUN, results=(result(COURSE, EXAM), result(COURSE, LABS))), "0", "0"),
        # the same course several times
        (record(BEGUN, AGAIN, results=(FINAL,)), "7.5", "0"),
        (record(BEGUN, AGAIN, results=(FINAL, result(COURSE, result_id="raised"))), "7.5", "0"),
        (record(participation(offering(OLD), registered()), participation(offering(NEW)), results=(result(OLD),)),
         "6", "0"),
        (record(participation(offering(OLD), registered()), participation(offering(NEW), registered()),
                results=(result(OLD),)), "9", "0"),
        # credit inside a completed course
        (record(BEGUN, results=(FINAL,), transfers=(transfer(part(COURSE, "3", LABS)),)), "7.5", "3"),
        (record(BEGUN, results=(FINAL,), transfers=(transfer(part(COURSE, "3", LABS)),) * 2), "7.5", "3"),
        (record(BEGUN, results=(FINAL,), transfers=(transfer(whole(COURSE), part(COURSE, "3", LABS)),)), "7.5", "7.5"),
        (record(BEGUN, results=(FINAL,), transfers=(transfer(part(COURSE, "99")),)), "7.5", "7.5"),
        # credit in an unfinished course
        (record(BEGUN, transfers=(transfer(part(COURSE, "2", LABS)),)), "2", "2"),
        (record(BEGUN, AGAIN, transfers=(transfer(part(COURSE, "2", LABS)),)), "2", "2"),
        (record(BEGUN, transfers=(transfer(whole(COURSE)),)), "7.5", "7.5"),
        # several courses
        (record(BEGUN, participation(offering(NEW), registered()), results=(FINAL, result(NEW)),
                transfers=(transfer(part(COURSE, "2"), part(NEW, "3")),)), "16.5", "5"),
        # credit for what the student has no place on
        (record(transfers=(transfer(free_text("4"), free_text("5")),)), "9", "9"),
        (record(transfers=(transfer(whole(ELSEWHERE)), transfer(part(ELSEWHERE, "2")))), "5", "5"),
        (record(transfers=(transfer(part(ELSEWHERE, "2")), transfer(whole(ELSEWHERE)))), "5", "5"),
        (record(transfers=(transfer(part(ELSEWHERE, "2"), part(ELSEWHERE, "1")),)), "3", "3"),
        (record(BEGUN, transfers=(transfer(whole(ELSEWHERE), part(COURSE, "2")),)), "7", "7"),
        # other results, and packages that are no courses
        (record(other_results=(other_result("15"), other_result("7.5", "b"))), "22.5", "0"),
        (record(participation(offering(package()), registered(), event(EventKind.COMPLETION))), "0", "0"),
        # what the source of a copy says
        (record(participation(offering(COURSE), reported=Reported(True))), "7.5", "0"),
        (record(participation(offering(COURSE), event(EventKind.COMPLETION))), "7.5", "0"),
        (record(participation(offering(COURSE), reported=Reported(True, hp("7.5"), hp("3"))),
                transfers=(transfer(part(COURSE, "3")),)), "7.5", "3"),
        # left places
        (record(participation(offering(COURSE), registered(), event(EventKind.NON_COMPLETION))), "0", "0"),
        (record(participation(offering(COURSE), event(EventKind.WITHDRAWAL)), results=(FINAL,)), "0", "0"),
        (record(participation(offering(COURSE), event(EventKind.WITHDRAWAL)), AGAIN, results=(FINAL,)), "7.5", "0"),
        (record(participation(offering(COURSE), event(EventKind.WITHDRAWAL)),
                transfers=(transfer(whole(COURSE), part(COURSE, "3")),)), "7.5", "7.5"),
    ],
)  # fmt: skip
def test_nothing_is_counted_twice(held: Record, completed: str, credited: str) -> None:
    """EDU-3: each course once, in the version that was taken, and its credit inside it."""
    assert total(held) == Sum(Decimal(completed), Decimal(credited))


def test_everything_together_adds_up() -> None:
    """EDU-3: a completed course, credit, and a placement."""
    held = record(
        BEGUN,
        results=(FINAL,),
        transfers=(transfer(part(COURSE, "3", LABS), whole(ELSEWHERE), free_text("4")),),
        other_results=(other_result("15"),),
    )

    assert total(held) == Sum(Decimal("31.5"), Decimal(12))


@pytest.mark.parametrize(("unit", "counts"), [("HP", True), ("HP-K", True), ("V", False), ("T", False), ("?", False)])
def test_weeks_and_hours_are_no_credits(unit: str, counts: bool) -> None:
    """EDU-3: forty weeks are not forty credits, and an unknown unit is not guessed at."""
    of = msgspec.structs.replace(COURSE, unit=unit)
    held = record(
        participation(offering(of), registered()), results=(FINAL,), transfers=(transfer(part(of, "3", LABS)),)
    )

    assert total(held) == (Sum(Decimal("7.5"), Decimal(3)) if counts else Sum(Decimal(0), Decimal(0)))


def test_targets_without_an_id_are_told_apart_by_their_code() -> None:
    """EDU-3: an imported decision may name a course only by its code, or not at all."""

    def _target(target_id: str, code: str) -> Target:
        return Target(target_id, TargetKind.WHOLE_COURSE, Text("Kurs"), Decimal(5), code)

    once = record(transfers=(transfer(_target("1", "AB1"), _target("2", "AB1")),))
    twice = record(transfers=(transfer(_target("1", "AB1"), _target("2", "AB2")),))
    unnamed = record(transfers=(transfer(_target("1", ""), _target("2", "")),))

    assert [total(held).completed for held in (once, twice, unnamed)] == [5, 10, 10]

    described = Target("3", TargetKind.FREE_TEXT, Text("Utlandsstudier"), Decimal(4), "AB1")
    assert total(record(transfers=(transfer(_target("1", "AB1"), described),))).completed == 9


ALL, DONE, OPEN, CREDIT = EducationFilter


@pytest.mark.parametrize(
    ("place", "held", "filters"),
    [
        (BEGUN, record(BEGUN), (ALL, OPEN)),
        (BEGUN, record(BEGUN, results=(FINAL,)), (ALL, DONE)),
        (BEGUN, record(BEGUN, results=(result(COURSE, EXAM),)), (ALL, OPEN)),
        (BEGUN, record(BEGUN, transfers=(transfer(part(COURSE, "1")),)), (ALL, OPEN, CREDIT)),
        (BEGUN, record(BEGUN, transfers=(transfer(whole(COURSE)),)), (ALL, DONE, CREDIT)),
    ],
)
def test_a_course_is_completed_or_not_and_may_be_credited(
    place: Participation, held: Record, filters: tuple[EducationFilter, ...]
) -> None:
    """EDU-3: completed is with a final grade; the filters say what the sum says."""
    assert course_filters(held, place) == filters


@pytest.mark.parametrize(
    ("switches", "verdict", "key"),
    [
        (frozenset({Switch.MY_EDUCATION}), Verdict.OPEN, "EDU-1/on"),
        (frozenset(Switch) - {Switch.MY_EDUCATION}, Verdict.HIDDEN, "EDU-1/off"),
    ],
)
def test_the_page_is_there_where_the_institution_has_turned_it_on(
    switches: frozenset[Switch], verdict: Verdict, key: str
) -> None:
    """EDU-1: the institution's switch decides, and no other."""
    decision = is_shown_my_education(record(at=institution(switches=switches)))

    assert (verdict, [key]) == (decision.verdict, [reason.key for reason in decision.reasons])


@pytest.mark.parametrize(
    ("scale_id", "grade_id", "passed"),
    [(UG, UG_G, True), (UG, UG_U, False), ("", "", True), ("of-their-own", "1", True)],
)
def test_a_failed_result_without_a_course_is_no_credit(scale_id: str, grade_id: str, passed: bool) -> None:
    """EDU-3: a failed placement is not completed; a grade that isn't known here was certified as what it is."""
    held = msgspec.structs.replace(other_result("15"), scale_id=scale_id, grade_id=grade_id)

    assert total(record(other_results=(held,))).completed == (15 if passed else 0)
    assert (EducationFilter.COMPLETED in other_filters(held)) is passed
    assert (EducationFilter.NOT_COMPLETED in other_filters(held)) is not passed
