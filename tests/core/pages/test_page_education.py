"""My education: the tree, the filters, what stands beside it, and the sum."""

from decimal import Decimal

import pytest

from built import education_page
from ladok_core.model.education import EducationKind
from ladok_core.model.education_filter import EducationFilter, Sum
from ladok_core.model.grade_state import GradeState
from ladok_core.model.participation import EventKind, ParticipationEvent
from ladok_core.model.results import GroundKind, ResultState
from ladok_core.model.span import Span
from ladok_core.pages import education
from ladok_core.pages.education_row import EducationRow
from records import (
    DAY,
    ENDS,
    NOW,
    STARTS,
    TODAY,
    UV_U,
    course,
    event,
    free_text,
    module,
    offering,
    other_result,
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

ALL, DONE, OPEN, CREDIT = EducationFilter
PROGRAMME = package("MAPROG")
BRANCH = package("MAPRAI", "60", kind=EducationKind.SPECIALISATION)
WITHDRAWN = (event(EventKind.WITHDRAWAL),)
EXAM, LABS = module("1000", "4.5"), module("1100", "3")
COURSE = course("MA1010", "7.5", modules=(EXAM, LABS))


def _drawn(lines: tuple[EducationRow, ...]) -> list[object]:
    """The tree as codes: a package is a pair of its own and what lies in it."""
    return [(line.row.code, _drawn(line.children)) if line.children else line.row.code for line in lines]


@pytest.mark.parametrize(
    ("top", "branch", "packages", "freestanding"),
    [
        ((), (), [("MAPROG", [("MAPRAI", ["MA1010"]), "MA1020"])], ["SP1001"]),
        ((), WITHDRAWN, [("MAPROG", ["MA1010", "MA1020"])], ["SP1001"]),
        (WITHDRAWN, (), [("MAPRAI", ["MA1010"])], ["MA1020", "SP1001"]),
        (WITHDRAWN, WITHDRAWN, [], ["MA1010", "MA1020", "SP1001"]),
    ],
)
def test_a_course_lies_in_the_nearest_package_that_is_shown(
    top: tuple[ParticipationEvent, ...],
    branch: tuple[ParticipationEvent, ...],
    packages: list[object],
    freestanding: list[object],
) -> None:
    """EDU-1, WDR-4: nothing is lost with a package that is hidden."""
    held = record(
        participation(offering(course("SP1001")), registered()),
        participation(offering(course("MA1020")), registered(), within="top"),
        participation(offering(COURSE), registered(), within="branch"),
        participation(offering(BRANCH), *branch, participation_id="branch", within="top"),
        participation(offering(PROGRAMME), *top, participation_id="top"),
    )

    page = education_page(held, TODAY)

    assert (_drawn(page.packages), _drawn(page.freestanding)) == (packages, freestanding)


def test_lines_stand_by_kind_then_start_then_code() -> None:
    """EDU-1: packages first; what has no dates last."""
    later = period(1, Span(STARTS + DAY, ENDS))
    held = record(
        participation(offering(course("D"), undated=True), registered(), within="top"),
        participation(offering(course("A"), later), registered(), within="top"),
        participation(offering(course("C")), registered(), within="top"),
        participation(offering(course("B")), registered(), within="top"),
        participation(offering(BRANCH, later), participation_id="branch", within="top"),
        participation(offering(PROGRAMME), participation_id="top"),
    )

    assert _drawn(education_page(held, TODAY).packages) == [("MAPROG", ["MAPRAI", "B", "C", "A", "D"])]


def test_a_ring_in_foreign_data_loses_no_line() -> None:
    """EDU-1: nobody is on top of a ring, so its lines are; what hangs on it lies where it lay."""
    held = record(
        participation(offering(PROGRAMME), registered(), participation_id="one", within="two"),
        participation(offering(BRANCH), registered(), participation_id="two", within="one"),
        participation(offering(COURSE), registered(), participation_id="leaf", within="one"),
        participation(offering(course("SP1001")), registered(), participation_id="self", within="self"),
        participation(offering(course("SP1002")), registered(), within="nowhere"),
    )

    page = education_page(held, TODAY)

    assert _drawn(page.packages) == ["MAPRAI", ("MAPROG", ["MA1010"])]
    assert _drawn(page.freestanding) == ["SP1001", "SP1002"]


def test_a_package_stands_under_the_filters_of_what_lies_in_it() -> None:
    """EDU-3: else a filter would show courses without their programme; it has no state of its own."""
    done = course("MA1020")
    held = record(
        participation(offering(COURSE), registered(), within="branch"),
        participation(offering(done), registered(), within="top"),
        participation(offering(BRANCH), participation_id="branch", within="top"),
        participation(offering(PROGRAMME), participation_id="top"),
        participation(offering(package("EMPTY")), participation_id="empty"),
        results=(result(done),),
        transfers=(transfer(part(COURSE, "1")),),
    )

    empty, programme = education_page(held, TODAY).packages

    assert empty.filters == (ALL,)
    assert programme.filters == (ALL, DONE, OPEN, CREDIT)
    assert [child.filters for child in programme.children] == [(ALL, OPEN, CREDIT), (ALL, DONE)]
    assert [child.grade_state for child in programme.children] == [GradeState.NONE, GradeState.PASSED]


def test_a_line_tells_its_grade_its_credit_and_that_only_the_final_grade_is_missing() -> None:
    """EDU-4, CRS-3: three kinds of having no grade look alike here, and a fail does not."""
    place = participation(offering(COURSE), registered())
    modules = (result(COURSE, EXAM), result(COURSE, LABS))
    pages = [
        education_page(held, TODAY).freestanding[0]
        for held in (
            record(place, transfers=(transfer(part(COURSE, "2", LABS)),)),
            record(place, results=modules),
            record(place, results=(*modules, result(COURSE))),
            record(place, results=(result(COURSE, state=ResultState.DRAFT),)),
            record(place, results=(result(COURSE, None, UV_U),)),
            record(place, transfers=(transfer(whole(COURSE)),)),
        )
    ]

    assert [line.grade_state.value for line in pages] == ["none", "none", "passed", "none", "failed", "credited"]
    assert [line.all_modules_passed for line in pages] == [False, True, False, False, False, False]
    assert [line.credited for line in pages] == [Decimal(n) for n in ("2", "0", "0", "0", "0", "7.5")]
    assert [line.row.grade.code if line.row.grade else "" for line in pages] == ["", "", "G", "", "U", ""]


def test_what_is_hidden_keeps_its_line_and_reason() -> None:
    """EDU-2: explain takes all of them, the page only the shown."""
    held = record(
        participation(offering(COURSE, period(1, Span(STARTS, TODAY - DAY)))),
        participation(offering(course("MA1020")), *WITHDRAWN),
    )

    assert [line.row.shown.reasons[0].key for line in education.rows(held, NOW)] == [
        "EDU-2/never-started", "WDR-4/withdrawn",
    ]  # fmt: skip
    assert education_page(held, TODAY).freestanding == ()


def test_the_study_plan_stands_on_its_subject() -> None:
    """PKG-1: third-cycle studies have an individual study plan."""
    subject = package("NADA", "240", kind=EducationKind.THIRD_CYCLE_SUBJECT)
    held = record(participation(offering(subject), registered(), study_plan_on=TODAY - DAY))

    assert [line.study_plan_on for line in education_page(held, TODAY).packages] == [TODAY - DAY]


def test_other_results_and_credit_transfers_are_rows_of_their_own() -> None:
    """EDU-1, EDU-3: a row per target, with its grounds and case number; both are completed, credit is credited."""
    held = record(
        other_results=(other_result("15"),), transfers=(transfer(whole(COURSE), free_text("4"), transfer_id="7"),)
    )

    page = education_page(held, TODAY)

    (placement,) = page.other_results
    assert (placement.name.sv, placement.credits, placement.code, placement.result_id) == (
        "Praktik", Decimal(15), "PR1", "placement",
    )  # fmt: skip
    assert placement.grade is not None
    assert (placement.grade.code, placement.filters) == ("G", (ALL, DONE))
    assert placement.examined_on == TODAY - 30 * DAY
    assert [(row.code, row.credits, row.kind.value) for row in page.transfers] == [
        ("MA1010", Decimal("7.5"), "whole_course"), ("", Decimal(4), "free_text"),
    ]  # fmt: skip
    assert {(row.transfer_id, row.case_number, row.decided_on) for row in page.transfers} == {
        ("7", "2026-7", TODAY - 60 * DAY)
    }
    assert [row.education_id for row in page.transfers] == [COURSE.education_id, None]
    assert {row.filters for row in page.transfers} == {(ALL, DONE, CREDIT)}
    assert page.transfers[0].grounds[0].kind is GroundKind.EXTERNAL
    assert [d.reasons[0].key for d in (page.other_results[0].shown, *(row.shown for row in page.transfers))] == [
        "EDU-1/other-result", "EDU-1/transfer", "EDU-1/transfer",
    ]  # fmt: skip


def test_the_sum_is_of_everything_shown() -> None:
    """EDU-3."""
    held = record(
        participation(offering(COURSE), registered()),
        results=(result(COURSE),),
        transfers=(transfer(part(COURSE, "3", LABS), free_text("4")),),
        other_results=(other_result("15"),),
    )

    assert education_page(held, TODAY).sum == Sum(Decimal("26.5"), Decimal(7))


def test_the_page_says_whose_and_where_it_is() -> None:
    """LOG-4, LOG-5."""
    page = education_page(record(), TODAY)

    assert (page.institution.sv, page.student, page.today) == ("Blå lärosätet", "Ellen Ek", TODAY)
