"""How participations lie in each other, also where foreign data lies in a ring."""

import pytest

from ladok_core.model.education import EducationKind
from ladok_core.model.participation import EventKind, ParticipationEvent
from ladok_core.rules.packages import has_begun, packages_around
from records import course, event, offering, package, participation, record, registered

COURSE = offering(course("MA1010"))
PROGRAMME = offering(package("MAPROG"))
BRANCH = offering(package("MAPRAI", "60", kind=EducationKind.SPECIALISATION))


def test_the_packages_around_a_course_come_nearest_first() -> None:
    """CRS-1, REG-6: a course in a specialisation in a programme."""
    top = participation(PROGRAMME, participation_id="top")
    mid = participation(BRANCH, participation_id="mid", within="top")
    leaf = participation(COURSE, participation_id="leaf", within="mid")
    held = record(leaf, top, mid)

    assert list(packages_around(held, leaf)) == [mid, top]
    assert list(packages_around(held, top)) == []


def test_a_package_that_is_not_there_ends_the_way_up() -> None:
    """LOG-4: the programme may be another institution's."""
    leaf = participation(COURSE, within="elsewhere")

    assert list(packages_around(record(leaf), leaf)) == []


def test_a_ring_in_foreign_data_ends() -> None:
    """Bad input must not hang the portal."""
    one = participation(PROGRAMME, participation_id="one", within="two")
    two = participation(BRANCH, participation_id="two", within="one")
    own = participation(COURSE, participation_id="own", within="own")

    assert list(packages_around(record(one, two), one)) == [two]
    assert list(packages_around(record(own), own)) == []


@pytest.mark.parametrize(
    ("events", "begun"),
    [
        ((registered(),), True),
        ((), False),
        ((registered(), event(EventKind.NON_COMPLETION)), True),
        ((registered(), event(EventKind.EARLY_NON_COMPLETION)), False),
        ((registered(), event(EventKind.WITHDRAWAL)), False),
    ],
)
def test_a_package_has_begun_with_anything_in_it(events: tuple[ParticipationEvent, ...], begun: bool) -> None:
    """EDU-2, NCP-3: not every institution registers on programmes; what ended early counts as never begun."""
    top = participation(PROGRAMME, participation_id="top")
    mid = participation(BRANCH, participation_id="mid", within="top")
    leaf = participation(COURSE, *events, participation_id="leaf", within="mid")
    held = record(top, mid, leaf)

    assert (has_begun(held, top), has_begun(held, mid)) == (begun, begun)


def test_a_registration_begins_the_very_thing_and_no_sibling() -> None:
    """EDU-2: a course is begun by its own registration, and begins no other package than its own."""
    top = participation(PROGRAMME, participation_id="top")
    other = participation(offering(package("FYPROG")), participation_id="other")
    leaf = participation(COURSE, registered(), participation_id="leaf", within="top")
    beside = participation(offering(course("MA1020")), participation_id="beside", within="leaf")
    held = record(top, other, leaf, beside)

    assert has_begun(held, leaf)
    assert not has_begun(held, beside)
    assert not has_begun(held, other)
    assert has_begun(record(participation(PROGRAMME, registered())), participation(PROGRAMME, registered()))


def test_nothing_in_a_course_begins_it() -> None:
    """EDU-2: courses hold no courses, whatever a file says."""
    outer = participation(COURSE, participation_id="outer")
    inner = participation(offering(course("MA1020")), registered(), participation_id="inner", within="outer")

    assert not has_begun(record(outer, inner), outer)
