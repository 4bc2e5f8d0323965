"""The course page: participations, periods, results, and what is never on it."""

from decimal import Decimal

import pytest

from built import course_page
from ladok_core.model.education import EducationKind
from ladok_core.model.grade_state import GradeState
from ladok_core.model.participation import EventKind, ParticipationEvent
from ladok_core.model.results import ResultState
from ladok_core.model.span import Span
from records import (
    DAY,
    ENDS,
    STARTS,
    TODAY,
    UV,
    UV_U,
    UV_VG,
    course,
    event,
    keys,
    module,
    offering,
    package,
    part,
    participation,
    period,
    record,
    registered,
    result,
    transfer,
    whole,
)

EXAM, LABS = module("1000", "4.5"), module("1100", "3")
COURSE = course("MA1010", "7.5", modules=(EXAM, LABS))
PLACE = participation(offering(COURSE), registered())


@pytest.mark.parametrize(
    "events",
    [(event(EventKind.WITHDRAWAL),), (registered(), event(EventKind.EARLY_NON_COMPLETION))],
)
def test_a_course_of_which_nothing_is_shown_has_no_page(events: tuple[ParticipationEvent, ...]) -> None:
    """EDU-2, WDR-4, NCP-3: not by its code either."""
    held = record(participation(offering(COURSE), *events), results=(result(COURSE, EXAM),))

    assert course_page(held, COURSE.education_id, TODAY) is None


def test_a_place_that_was_left_is_not_shown_beside_one_that_was_not() -> None:
    """WDR-4: nor in the details of the course."""
    left = participation(offering(COURSE, code="V0"), event(EventKind.WITHDRAWAL))

    page = course_page(record(left, PLACE), COURSE.education_id, TODAY)

    assert page is not None
    assert [part_.row.participation_id for part_ in page.participations] == [PLACE.participation_id]


def test_the_newest_place_stands_first() -> None:
    """CRS-1: what has no dates stands last, ties by id."""
    old = participation(
        offering(COURSE, period(1, Span(STARTS - 400 * DAY, STARTS - 300 * DAY)), code="A"), registered()
    )
    undated = participation(offering(COURSE, undated=True, code="B"), registered())
    page = course_page(record(undated, old, PLACE), COURSE.education_id, TODAY)

    assert page is not None
    assert [p.row.participation_id for p in page.participations] == [
        PLACE.participation_id, old.participation_id, undated.participation_id,
    ]  # fmt: skip


def test_every_period_says_whether_it_can_be_registered_on() -> None:
    """REG-4, CRS-1: each by itself, with what has happened."""
    second = Span(ENDS + DAY, ENDS + 60 * DAY)
    given = offering(COURSE, period(1), period(2, second), period(3, second))
    page = course_page(record(participation(given, registered())), COURSE.education_id, TODAY)

    assert page is not None
    (shown,) = page.participations
    assert [(row.period.number, row.registered, keys(row.register)) for row in shown.periods] == [
        (1, True, ["REG-5/registered"]),
        (2, False, ["REG-4/until"]),
        (3, False, ["REG-4/order"]),
    ]
    assert shown.events == (registered(),)
    assert (shown.row.period, shown.row.register) == (2, shown.periods[1].register)


@pytest.mark.parametrize(
    ("branch", "top", "within"),
    [
        ((), (), "MAPRAI"),
        ((event(EventKind.WITHDRAWAL),), (), "MAPROG"),
        ((event(EventKind.WITHDRAWAL),), (event(EventKind.WITHDRAWAL),), None),
    ],
)
def test_the_package_that_is_named_is_one_that_is_shown(
    branch: tuple[ParticipationEvent, ...], top: tuple[ParticipationEvent, ...], within: str | None
) -> None:
    """CRS-1, WDR-4: a withdrawn programme is not named on the page of a course either."""
    held = record(
        participation(offering(COURSE), registered(), within="branch"),
        participation(
            offering(package("MAPRAI", kind=EducationKind.SPECIALISATION)),
            *branch,
            participation_id="branch",
            within="top",
        ),
        participation(offering(package("MAPROG")), *top, participation_id="top"),
    )
    page = course_page(held, COURSE.education_id, TODAY)

    assert page is not None
    named = page.participations[0].within
    assert (named.code if named else None) == within


def test_results_are_told_with_examiner_date_title_and_scale() -> None:
    """CRS-2: final grade and modules, each with its extent."""
    held = record(PLACE, results=(result(COURSE), result(COURSE, EXAM, UV_VG)))
    page = course_page(held, COURSE.education_id, TODAY)

    assert page is not None
    assert page.completed
    assert (page.final.state, page.final.grade.code if page.final.grade else "") == (GradeState.PASSED, "G")
    assert (page.final.name, page.final.code, page.final.extent) == (COURSE.name, "MA1010", Decimal("7.5"))
    assert (page.final.module_id, page.final.examiner, page.final.examined_on) == (None, "Eva Ek", TODAY - 7 * DAY)
    exam, labs = page.modules
    assert (exam.state, exam.module_id, exam.code, exam.extent) == (
        GradeState.PASSED, EXAM.module_id, "1000", Decimal("4.5"),
    )  # fmt: skip
    assert exam.scale is not None
    assert (exam.scale.scale_id, exam.grade.code if exam.grade else "") == (UV, "VG")
    assert (labs.state, labs.grade, labs.examiner, labs.examined_on) == (GradeState.NONE, None, "", None)


def test_a_draft_can_not_be_told_from_no_result_at_all() -> None:
    """STA-1, EDU-4: not by the state, not by a reason: the pages are the same, field for field."""
    bare = course_page(record(PLACE), COURSE.education_id, TODAY)
    for state in (ResultState.DRAFT, ResultState.READY):
        held = record(PLACE, results=(result(COURSE, state=state), result(COURSE, EXAM, UV_VG, state=state)))
        assert course_page(held, COURSE.education_id, TODAY) == bare


def test_a_fail_is_shown_with_its_grade_and_a_retake_replaces_it() -> None:
    """EDU-4, CRS-2: a module is one line, however many attempts."""
    failed = result(COURSE, EXAM, UV_U)
    passed = result(COURSE, EXAM, UV_VG, certified_at=None)
    pages_ = [
        course_page(record(PLACE, results=results), COURSE.education_id, TODAY)
        for results in ((failed,), (failed, passed))
    ]

    assert [page.modules[0].grade.code for page in pages_ if page and page.modules[0].grade] == ["U", "VG"]
    assert [page.modules[0].state.value for page in pages_ if page] == ["failed", "passed"]
    assert [len(page.modules) for page in pages_ if page] == [2, 2]


def test_credit_is_marked_with_how_much_and_by_which_decision() -> None:
    """CRS-3: a part beside a grade, and each decision once however many targets it has."""
    held = record(
        PLACE,
        results=(result(COURSE, EXAM),),
        transfers=(
            transfer(part(COURSE, "1", EXAM), part(COURSE, "1", EXAM, target_id="again"), transfer_id="one"),
            transfer(part(COURSE, "3", LABS), transfer_id="two"),
        ),
    )
    page = course_page(held, COURSE.education_id, TODAY)

    assert page is not None
    exam, labs = page.modules
    assert (exam.state, exam.credited, exam.transfers) == (GradeState.PASSED, Decimal(2), ("one",))
    assert (labs.state, labs.credited, labs.transfers) == (GradeState.CREDITED, Decimal(3), ("two",))
    assert (page.final.state, page.final.credited, page.final.transfers) == (
        GradeState.NONE, Decimal(5), ("one", "two"),
    )  # fmt: skip
    assert page.all_modules_passed
    assert not page.completed


def test_a_wholly_credited_course_is_completed_without_a_grade() -> None:
    """CRS-3: and so is each of its modules."""
    page = course_page(record(PLACE, transfers=(transfer(whole(COURSE)),)), COURSE.education_id, TODAY)

    assert page is not None
    assert (page.completed, page.all_modules_passed) == (True, False)
    assert [one.state for one in (page.final, *page.modules)] == [GradeState.CREDITED] * 3
    assert {one.transfers for one in (page.final, *page.modules)} == {("transfer",)}


def test_the_modules_are_of_the_version_that_was_taken() -> None:
    """CRS-2: a new version that the student waits for doesn't hide what was passed in the old."""
    new = course("MA1010", "9", modules=(module("2000", "9"),), version=2)
    later = participation(offering(new, period(1, Span(ENDS + DAY, ENDS + 60 * DAY))))
    page = course_page(record(PLACE, later, results=(result(COURSE, EXAM),)), COURSE.education_id, TODAY)

    assert page is not None
    assert page.education == COURSE
    assert [one.code for one in page.modules] == ["1000", "1100"]
    assert [one.row.participation_id for one in page.participations] == [later.participation_id, PLACE.participation_id]


def test_the_page_says_whose_and_where_it_is() -> None:
    """LOG-4, LOG-5."""
    page = course_page(record(PLACE), COURSE.education_id, TODAY)

    assert page is not None
    assert (page.institution.sv, page.student, page.today) == ("Blå lärosätet", "Ellen Ek", TODAY)
