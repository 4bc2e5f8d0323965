"""A visit to the course pages that were missing, and to nothing else, is joined to what is known.  CRS-2."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import ladok_answers as ladok
from core.importing.reading import from_har, place
from ladok_core.importing import Imported, ImportReport, Skipped, merged, reported_on
from ladok_core.model.grade_state import GradeState
from ladok_core.model.record import Record
from ladok_core.rules.grading import grade_on
from ladok_core.store import Store
from ladok_core.store.writing import Additions

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
EXAM = ladok.part("TEN9", 7.5, ladok.result("exam"))


def page(code: str, *results: Any, at: str = "2026-11-22T10:00:00Z") -> Any:
    answer = ladok.course_page(code, ladok.version(ladok.part(code, 7.5, *results), EXAM))
    return ladok.entry(ladok.page_path(code).replace("/proxy/", "/proxy/29/"), answer, at)


def stored(*imports: Imported) -> tuple[Record, Additions, ImportReport]:
    """Import one after the other; the record that the store then has, and what the last one came to."""
    with Store.open(None) as store:
        for found in imports:
            done = store.add(found.records, source="import", at=NOW, merge=partial(merged, pages=found.pages))
        (key,) = (*done.added, *done.changed, *done.unchanged)
        record = store.record(key)
        return record, done, reported_on(imports[-1].report, imports[-1].pages, [record])


def test_a_page_on_its_own_fills_the_course_that_an_earlier_visit_saw(tmp_path: Path) -> None:
    """CRS-2: as the report of the first import asks for: open the page of that course, and save the visit."""
    first = from_har(tmp_path, *ladok.visit())
    assert [course.code for course in first.report.unvisited] == ["DD1310"]
    second = from_har(tmp_path, page("DD1310", ladok.result("another")))
    record, _, report = stored(first, second)
    course = place(record, "DD1310").offering.education

    assert place(record, "DD1310").reported is None
    assert [module.code for module in course.modules] == ["TEN9"]
    assert grade_on(record, course).state is GradeState.PASSED
    assert grade_on(record, course, course.modules[0]).state is GradeState.PASSED
    assert (report.taken.courses, report.taken.modules, report.taken.results) == (1, 1, 2)
    assert (report.skipped, report.missing, report.unvisited) == ((), (), ())


def test_the_same_page_twice_changes_nothing(tmp_path: Path) -> None:
    first = from_har(tmp_path, *ladok.visit())
    second = from_har(tmp_path, page("DD1310", ladok.result("another")))
    record, done, _ = stored(first, second, second)

    assert done.unchanged
    assert record == stored(first, second)[0]


def test_a_page_that_was_visited_before_is_not_asked_for_again(tmp_path: Path) -> None:
    first = from_har(tmp_path, *ladok.visit())
    second = from_har(tmp_path, page("DD1310", ladok.result("another")))

    assert [course.code for course in stored(first)[2].unvisited] == ["DD1310"]
    assert stored(first, second, first)[2].unvisited == ()


def test_other_courses_are_left_as_they_were(tmp_path: Path) -> None:
    first = from_har(tmp_path, *ladok.visit())
    record, _, _ = stored(first, from_har(tmp_path, page("DD1310", ladok.result("another"))))

    assert place(record, "SF1001") == place(first.records[0], "SF1001")
    kept = place(record, "SF1001").offering.education
    assert grade_on(record, kept).state is GradeState.PASSED


def test_a_page_of_a_course_that_is_nowhere_is_passed_over_and_told_of(tmp_path: Path) -> None:
    """EDU-1: nothing could show it, so it isn't counted as taken."""
    record, _, report = stored(from_har(tmp_path, *ladok.visit(), page("XX1000", ladok.result("final"))))

    assert {result.education_id for result in record.results} == {ladok.uid("education", "SF1001")}
    assert [(skipped.what, skipped.times) for skipped in report.skipped] == [("page", 1)]
    assert report.taken.results == 4


def test_of_two_students_at_once_no_page_is_given_to_either(tmp_path: Path) -> None:
    """Where nothing says that two ids are one person, a page alone may be of the other."""
    other = "99999999-2222-4333-8444-555555555555"
    places = ladok.entry(ladok.PLACES.replace(ladok.STUDENT, other), ladok.places(ladok.place("MM1000")))
    found = from_har(tmp_path, *ladok.visit(), places, page("DD1310X"))

    assert found.pages == ()
    assert Skipped("page", found.report.skipped[0].where) in found.report.skipped
