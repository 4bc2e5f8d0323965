"""What is meant by a code or an id: a course, a package, or what was left and is shown no more."""

from datetime import date

import msgspec
import pytest

from ladok_core.errors import NotFound, NotShown, OtherKind
from ladok_core.model.decision import Day
from ladok_core.model.participation import EventKind
from ladok_core.model.text import Text
from ladok_core.pages.meant import course_meant, package_meant
from records import (
    DAY,
    ENDS,
    STARTS,
    TODAY,
    course,
    event,
    keys,
    offering,
    package,
    participation,
    period,
    record,
    registered,
    span,
)

COURSE = course("MA1010")
PLACE = participation(offering(COURSE), registered(), participation_id="Place")
PROGRAMME = participation(offering(package("MAPROG")), registered(), participation_id="Programme")
HELD = record(PLACE, PROGRAMME)


@pytest.mark.parametrize("wanted", ["MA1010", "ma1010", "  Ma1010 ", "education-MA1010", "place"])
def test_a_course_is_found_by_its_code_in_any_case_or_by_an_id(wanted: str) -> None:
    """CRS-1: as people type it."""
    assert course_meant(HELD, wanted, TODAY) == COURSE


def test_a_course_is_found_by_its_name_in_either_language_where_no_code_or_id_reads_so() -> None:
    """CRS-1: who has forgotten the code knows the name."""
    named = msgspec.structs.replace(course("MA1020"), name=Text("MA1010", "Algebra"))
    held = record(*HELD.participations, participation(offering(named), registered(), participation_id="Named"))

    assert course_meant(held, "algebra", TODAY) == named
    assert course_meant(held, "ma1010", TODAY) == COURSE
    assert course_meant(record(held.participations[-1]), "ma1010", TODAY) == named


@pytest.mark.parametrize("wanted", ["MAPROG", " maprog ", "education-MAPROG", "PROGRAMME"])
def test_a_package_is_found_by_its_code_in_any_case_or_by_an_id(wanted: str) -> None:
    """PKG-1: as people type it."""
    assert package_meant(HELD, wanted, TODAY) == PROGRAMME.offering.education


def test_what_the_student_has_no_place_on_is_not_found_and_what_there_is_is_named() -> None:
    """CRS-1, PKG-1, LOG-4: of the page's own kind."""
    for wanted in ("MA1020", ""):
        with pytest.raises(NotFound) as no_course:
            course_meant(HELD, wanted, TODAY)
        with pytest.raises(NotFound) as no_package:
            package_meant(HELD, wanted, TODAY)

        assert (no_course.value.what, no_course.value.wanted, no_course.value.known) == ("course", wanted, ("MA1010",))
        assert (no_package.value.what, no_package.value.known) == ("package", ("MAPROG",))


@pytest.mark.parametrize("wanted", ["maprog", "education-MAPROG", "programme"])
def test_a_package_is_no_course_and_is_told_with_the_page_that_it_has(wanted: str) -> None:
    """PKG-1: whoever asks for the course learns what it is, and where it is shown."""
    with pytest.raises(OtherKind) as other:
        course_meant(HELD, wanted, TODAY)

    assert (other.value.education.code, other.value.page, other.value.what) == ("MAPROG", "package", "course")


def test_a_course_is_no_package() -> None:
    """CRS-1."""
    with pytest.raises(OtherKind) as other:
        package_meant(HELD, "ma1010", TODAY)

    assert (other.value.education.code, other.value.page) == ("MA1010", "course")


def test_a_course_comes_before_a_package_of_the_same_code_and_the_other_way_round() -> None:
    """CRS-1, PKG-1: each page has its own."""
    held = record(PLACE, participation(offering(package("MA1010")), participation_id="alike"))

    assert course_meant(held, "MA1010", TODAY) == COURSE
    assert package_meant(held, "MA1010", TODAY).is_course is False


@pytest.mark.parametrize(
    ("events", "reason", "on"),
    [
        ((event(EventKind.WITHDRAWAL, TODAY),), "WDR-4/withdrawn", TODAY),
        ((event(EventKind.WITHDRAWAL),), "WDR-4/withdrawn", None),
        ((registered(), event(EventKind.EARLY_NON_COMPLETION, TODAY - DAY)), "NCP-3/early", TODAY - DAY),
    ],
)
@pytest.mark.parametrize("wanted", ["ma1010", "education-MA1010", "place"])
def test_what_was_left_is_not_shown_and_it_is_said_why_and_since_when(
    events: tuple[EventKind, ...], reason: str, on: date | None, wanted: str
) -> None:
    """WDR-4, NCP-3: no page shows it, and who asks for it by name is told what became of it."""
    left = msgspec.structs.replace(PLACE, events=events)
    for meant in (course_meant, package_meant):
        with pytest.raises(NotShown) as gone:
            meant(record(left), wanted, TODAY)

        assert (gone.value.place, keys(gone.value.decision), gone.value.today) == (left, [reason], TODAY)
        assert gone.value.decision.headline.saw == ({"on": Day(on)} if on else {})


def test_what_was_never_begun_is_said_to_be_over() -> None:
    """EDU-2."""
    held = record(participation(offering(COURSE, period(dates=span(STARTS, TODAY - DAY)))))
    with pytest.raises(NotShown) as gone:
        course_meant(held, "MA1010", TODAY)

    assert keys(gone.value.decision) == ["EDU-2/never-started"]


def test_a_place_that_was_left_is_still_meant_by_its_own_id() -> None:
    """WDR-4: what is said by that id is about no other place on the course."""
    left = participation(offering(COURSE), event(EventKind.WITHDRAWAL), participation_id="left")
    held = record(left, PLACE)

    with pytest.raises(NotShown) as gone:
        course_meant(held, "left", TODAY)
    assert gone.value.place == left
    assert course_meant(held, "MA1010", TODAY) == COURSE


def test_of_two_courses_with_one_code_the_one_that_is_shown_is_meant() -> None:
    """CRS-1: a code is used again; the withdrawn place on the old course hides the new one from nobody."""
    new = msgspec.structs.replace(COURSE, education_id="another")
    left = participation(offering(COURSE), event(EventKind.WITHDRAWAL), participation_id="left")
    for held in (record(left, participation(offering(new))), record(participation(offering(new)), left)):
        assert course_meant(held, "ma1010", TODAY) == new


def test_of_two_that_are_shown_the_latest_is_meant_and_a_code_before_an_id() -> None:
    """CRS-1, PKG-1."""
    late = participation(offering(course(version=2), period(dates=span(STARTS + DAY, ENDS))), participation_id="late")
    alike = participation(offering(course("OTHER")), participation_id="MA1010")
    for held in (record(alike, PLACE, late), record(late, PLACE, alike)):
        assert course_meant(held, "MA1010", TODAY).version == 2
