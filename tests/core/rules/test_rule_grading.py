"""Which result counts, and the kinds of having no grade."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ladok_core.model.decision import Count, Credits, Day, Verdict
from ladok_core.model.grade_state import SETTLED, GradeState
from ladok_core.model.results import Result, ResultState
from ladok_core.rules.grading import counting, grade_of, grade_on, has_final_grade, is_passing, no_grade
from records import (
    NOW,
    TODAY,
    UG,
    UG_G,
    UG_U,
    UV,
    UV_G,
    UV_U,
    UV_VG,
    course,
    keys,
    module,
    part,
    record,
    result,
    transfer,
    whole,
)

EXAM, LABS = module("1000", "4.5"), module("1100", "3")
COURSE = course("MA1010", "7.5", modules=(EXAM, LABS))
OTHER = course("MA1020")
LATER = NOW - timedelta(hours=1)
DRAFT = result(COURSE, EXAM, state=ResultState.DRAFT)
READY = result(COURSE, EXAM, state=ResultState.READY)
PASS = result(COURSE, EXAM, UV_G)
FAIL = result(COURSE, EXAM, UV_U)
UNKNOWN = result(COURSE, EXAM, "77", scale_id="local-scale")


@pytest.mark.parametrize(
    ("scale", "grade", "letter"), [(UV, UV_VG, "VG"), (UG, UG_G, "G"), (UV, UG_G, None), ("local", UV_G, None)]
)
def test_a_grade_is_of_its_own_scale(scale: str, grade: str, letter: str | None) -> None:
    """EDU-4: a grade's id means nothing on another scale, and an unknown scale gives no grade at all."""
    found = grade_of(result(COURSE, None, grade, scale_id=scale))

    assert (found.code if found else None) == letter


@pytest.mark.parametrize(
    ("of", "passes"), [(PASS, True), (FAIL, False), (DRAFT, False), (READY, False), (UNKNOWN, False)]
)
def test_only_a_certified_pass_passes(of: Result, passes: bool) -> None:
    """EDU-4, CRS-2: what is only reported may still be changed."""
    assert is_passing(of) is passes


@pytest.mark.parametrize(
    ("results", "counts"),
    [
        ((), None),
        ((DRAFT, READY), None),
        ((FAIL,), FAIL),
        ((PASS, result(COURSE, EXAM, UV_U, certified_at=LATER)), PASS),
        ((FAIL, DRAFT), FAIL),
        ((PASS, result(COURSE, EXAM, UV_VG, state=ResultState.READY)), PASS),
    ],
)
def test_the_certified_result_counts_and_no_fail_takes_a_pass_away(
    results: tuple[Result, ...], counts: Result | None
) -> None:
    """EDU-4: retakes repeat a module; a failed attempt after a pass changes nothing."""
    assert counting(results) == counts
    assert counting(reversed(results)) == counts


def test_the_latest_attempt_counts() -> None:
    """EDU-4: a grade can be raised, and a change of it, even downwards, is what the register says last."""
    raised = result(COURSE, EXAM, UV_VG, certified_at=LATER)
    undated = result(COURSE, EXAM, UV_G, certified_at=None)

    assert counting((PASS, raised)) == raised == counting((raised, PASS, undated))


def test_two_attempts_of_one_moment_are_told_apart_by_their_id() -> None:
    """EDU-4: or the same page would change from one visit to the next."""
    one, two = result(COURSE, EXAM, UV_G, result_id="1"), result(COURSE, EXAM, UV_VG, result_id="2")

    assert counting((one, two)) == two == counting((two, one))


def test_a_pass_is_told_with_its_grade_and_day() -> None:
    """CRS-2: the grade, and when it was examined."""
    graded = grade_on(record(results=(PASS, DRAFT)), COURSE, EXAM)

    assert graded.state is GradeState.PASSED
    assert graded.decision.verdict is Verdict.OPEN
    assert keys(graded.decision) == ["CRS-2/certified"]
    assert graded.decision.reasons[0].saw == {"on": Day(TODAY - timedelta(days=7))}
    assert (graded.result, graded.grade.code if graded.grade else "") == (PASS, "G")


def test_a_pass_without_a_day_is_told_without_one() -> None:
    """CRS-2: some sources don't say when."""
    graded = grade_on(record(results=(result(COURSE, EXAM, examined_on=None),)), COURSE, EXAM)

    assert graded.decision.reasons[0].saw == {}


def test_a_fail_is_told_as_one() -> None:
    """EDU-4: failed is not the same as no grade."""
    graded = grade_on(record(results=(FAIL,)), COURSE, EXAM)

    assert (graded.state, keys(graded.decision)) == (GradeState.FAILED, ["EDU-4/failed"])
    assert graded.decision.verdict is Verdict.OPEN
    assert (graded.result, graded.grade.code if graded.grade else "") == (FAIL, "U")


def test_a_grade_of_an_unknown_scale_is_not_called_a_fail() -> None:
    """EDU-4: institutions have scales of their own, and a student must not be told of a fail that never was."""
    graded = grade_on(record(results=(UNKNOWN,)), COURSE, EXAM)

    assert (graded.state, keys(graded.decision)) == (GradeState.UNKNOWN, ["EDU-4/unknown"])
    assert graded.decision.verdict is Verdict.OPEN
    assert (graded.result, graded.grade) == (UNKNOWN, None)


def test_what_is_not_certified_is_hidden_with_its_number_for_staff() -> None:
    """EDU-4, STA-1: not certified is not the same as no grade, and neither is shown."""
    graded = grade_on(record(results=(DRAFT, READY)), COURSE, EXAM)

    assert (graded.state, graded.decision.verdict) == (GradeState.NOT_CERTIFIED, Verdict.HIDDEN)
    assert keys(graded.decision) == ["EDU-4/not-certified"]
    assert graded.decision.reasons[0].saw == {"results": Count(2)}
    assert (graded.result, graded.grade) == (None, None)


def test_no_result_is_no_grade() -> None:
    """EDU-4: neither the course's own result nor another course's is the module's."""
    held = record(results=(result(COURSE), result(COURSE, LABS), result(OTHER)))
    graded = grade_on(held, COURSE, EXAM)

    assert (graded.state, graded.decision) == (GradeState.NONE, no_grade())
    assert (no_grade().verdict, keys(no_grade())) == (Verdict.HIDDEN, ["EDU-4/none"])
    assert grade_on(record(results=(PASS,)), COURSE).state is GradeState.NONE


def test_full_credit_settles_a_module_without_a_grade() -> None:
    """CRS-3: marked with how much."""
    graded = grade_on(record(transfers=(transfer(part(COURSE, "4.5", EXAM)),)), COURSE, EXAM)

    assert (graded.state, graded.decision.verdict) == (GradeState.CREDITED, Verdict.OPEN)
    assert keys(graded.decision) == ["CRS-3/credited"]
    assert graded.decision.reasons[0].saw == {"credits": Credits(Decimal("4.5"))}
    assert graded.credited == Decimal("4.5")


def test_full_credit_settles_what_was_failed_before() -> None:
    """CRS-3, EDU-4: else a credited module would be called failed for ever."""
    held = record(results=(FAIL,), transfers=(transfer(part(COURSE, "4.5", EXAM)),))

    assert grade_on(held, COURSE, EXAM).state is GradeState.CREDITED


@pytest.mark.parametrize(
    ("of", "state"),
    [(PASS, GradeState.PASSED), (FAIL, GradeState.FAILED), (UNKNOWN, GradeState.UNKNOWN),
     (DRAFT, GradeState.NOT_CERTIFIED), (None, GradeState.NONE)],
)  # fmt: skip
def test_part_of_a_module_credited_stands_beside_its_grade(of: Result | None, state: GradeState) -> None:
    """CRS-3: "Tillgodoräknad 2,0 hp" beside the grade, as the seed shows."""
    held = record(results=(of,) if of else (), transfers=(transfer(part(COURSE, "2", EXAM)),))
    graded = grade_on(held, COURSE, EXAM)

    assert (graded.state, graded.credited) == (state, Decimal(2))


def test_a_pass_beside_full_credit_is_the_grade() -> None:
    """CRS-2, CRS-3: the grade says more than the credit."""
    graded = grade_on(record(results=(PASS,), transfers=(transfer(part(COURSE, "4.5", EXAM)),)), COURSE, EXAM)

    assert (graded.state, graded.credited) == (GradeState.PASSED, Decimal("4.5"))


def test_a_wholly_credited_course_is_credited_and_so_is_every_module() -> None:
    """CRS-3: it has no grade, and nothing in it is left to do; not even a module without extent."""
    empty = module("0000", "0")
    wide = course("MA1010", "7.5", modules=(EXAM, LABS, empty))
    held = record(transfers=(transfer(whole(wide)),))

    states = [grade_on(held, wide, one).state for one in (None, *wide.modules)]

    assert states == [GradeState.CREDITED] * 4


@pytest.mark.parametrize("extent", ["0.5", "1"])
def test_a_small_module_is_credited_too(extent: str) -> None:
    """CRS-3: half a credit is an extent."""
    small = module("0001", extent)
    wide = course("MA1010", "7.5", modules=(EXAM, small))

    assert grade_on(record(transfers=(transfer(part(wide, extent, small)),)), wide, small).state is GradeState.CREDITED


def test_a_module_without_extent_is_not_credited_by_nothing() -> None:
    """CRS-3: no credits of no credits is no credit transfer."""
    assert grade_on(record(), COURSE, module("0000", "0")).state is GradeState.NONE


@pytest.mark.parametrize(
    ("of", "has"),
    [
        (result(COURSE), True),
        (result(COURSE, None, UG_U, scale_id=UG), False),
        (result(COURSE, None, state=ResultState.READY), False),
        (result(COURSE, EXAM), False),
        (result(OTHER), False),
    ],
)
def test_the_final_grade_is_the_courses_own_certified_pass(of: Result, has: bool) -> None:
    """CRS-2: no module's grade is the course's, and nothing counts before it is certified."""
    assert has_final_grade(record(results=(of,)), COURSE) is has


def test_settled_is_passed_or_credited() -> None:
    """EDU-4: a fail and an unknown grade settle nothing."""
    assert {GradeState.PASSED, GradeState.CREDITED} == SETTLED
