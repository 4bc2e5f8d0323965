"""How participations lie in each other, also where foreign data lies in a ring."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from ladok_core.model.education import EducationKind
from ladok_core.model.participation import EventKind, ParticipationEvent
from ladok_core.rules.packages import (
    counted_inside,
    has_begun,
    lies_in,
    lying_in,
    nest_of,
    outermost,
    packages_around,
)
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


def test_what_a_ring_in_foreign_data_is_made_of_lies_in_nothing() -> None:
    """EDU-2: nobody is outermost in it, and bad input must not hang the portal; what hangs on it stays."""
    one = participation(PROGRAMME, participation_id="one", within="two")
    two = participation(BRANCH, participation_id="two", within="one")
    leaf = participation(COURSE, registered(), participation_id="leaf", within="mid")
    mid = participation(offering(package("MAMID")), participation_id="mid", within="two")
    own = participation(offering(course("MA1020")), participation_id="own", within="own")
    held = record(leaf, one, mid, own, two)

    assert [[*packages_around(held, place)] for place in (one, two, own)] == [[], [], []]
    assert [*packages_around(held, leaf)] == [mid, two]
    assert [lying_in(held, place) for place in (one, two, mid, own)] == [(), (leaf, mid), (leaf,), ()]
    assert [has_begun(held, place) for place in (one, two, mid)] == [False, True, True]


def test_the_outermost_of_some_places_lie_in_no_other_of_them() -> None:
    """NCP-2: what is looked for beside its package goes with it; courses by themselves stand each for itself."""
    top = participation(PROGRAMME, participation_id="top")
    mid = participation(BRANCH, participation_id="mid", within="top")
    leaf = participation(COURSE, participation_id="leaf", within="mid")
    free, other = (participation(offering(course(code)), participation_id=code) for code in ("MA1020", "MA1030"))
    held = record(free, leaf, mid, other, top)

    for some, wanted in (
        ((leaf, top, mid), {"top"}),
        ((leaf, mid, free), {"mid", "MA1020"}),
        ((leaf, free, other), {"leaf", "MA1020", "MA1030"}),
        ((), set()),
    ):
        assert {place.participation_id for place in outermost(held, some)} == wanted


# Which of eight places lies in which: none (-1), or one that may lie in it in turn.
NESTS = st.lists(st.integers(-1, 7), min_size=8, max_size=8)


@given(nest=NESTS)
@settings(max_examples=examples(60), deadline=None)
def test_what_lies_in_what_is_seen_alike_from_above_and_below(nest: list[int]) -> None:
    """EDU-2, WDR-3, NCP-2: whoever looks up, looks down, or counts."""
    places = [
        participation(PROGRAMME, participation_id=f"{one}", within=f"{around}" if around >= 0 else None)
        for one, around in enumerate(nest)
    ]
    held = record(*places)
    even = counted_inside(held, lambda place: int(place.participation_id) % 2 == 0)

    for package_ in places:
        inside = tuple(place for place in places if package_ in packages_around(held, place))
        assert lying_in(held, package_) == inside
        assert tuple(place for place in places if lies_in(held, place, package_)) == inside
        assert even[package_.participation_id] == sum(place in inside for place in places[::2])
    assert sorted(nest_of(held).places, key=places.index) == places
    some = places[::3]
    tops = [place for place in some if not any(lies_in(held, place, other) for other in some)]
    assert sorted(outermost(held, some), key=places.index) == tops


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

    held = record(outer, inner)

    assert not has_begun(held, outer)
    assert lying_in(held, outer) == ()
    assert not lies_in(held, inner, outer)


def test_one_that_the_record_has_not_lies_in_nothing() -> None:
    """LOG-4: nor does anything lie in it."""
    top, leaf = participation(PROGRAMME, participation_id="top"), participation(COURSE, participation_id="leaf")

    assert not lies_in(record(top), leaf, top)
    assert not lies_in(record(leaf), leaf, top)
    assert lying_in(record(leaf), top) == ()
