"""The package page: what it has, how it is found, and what is never on it."""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from core.properties.tangled import moments, records
from examples import examples
from ladok_core.errors import NotFound, NotShown
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Verdict
from ladok_core.model.education import EducationKind
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.standing import Timing
from ladok_core.model.text import Text
from ladok_core.model.third_cycle import Funding, StudyActivity, Supervisor, SupervisorRole
from ladok_core.pages.asks import AskPackage
from ladok_core.pages.education_row import EducationRow
from ladok_core.pages.package import PAGE, PackagePage
from ladok_core.rules.standing import is_shown_in_education
from records import (
    DAY,
    ENDS,
    NOW,
    STARTS,
    TODAY,
    course,
    days,
    event,
    institution,
    keys,
    leave,
    offering,
    package,
    participation,
    period,
    record,
    registered,
    span,
)

PROGRAMME = participation(offering(package()), registered(), participation_id="place")
INSIDE = participation(
    offering(package("MAAI", "60", kind=EducationKind.SPECIALISATION)), participation_id="inside", within="place"
)
ALGEBRA = participation(offering(course("MA1010")), registered(), participation_id="algebra", within="place")
DEEP = participation(offering(course("MA2010")), participation_id="deep", within="inside")
ALONE = participation(offering(course("FI1010")), participation_id="alone")
ALL = record(PROGRAMME, INSIDE, ALGEBRA, DEEP, ALONE)


def page(held: Record, wanted: str = "MAPROG", today: date = TODAY) -> PackagePage:
    return PAGE.build(held, AskPackage(wanted), NOW + (today - TODAY))


def codes(lines: tuple[EducationRow, ...]) -> list[object]:
    return [[line.row.code, codes(line.children)] if line.children else line.row.code for line in lines]


def test_packages_have_pages_everywhere() -> None:
    """PKG-1: also where My education is turned off, since an obstacle or a fee can lead there."""
    shown = PAGE.shown(record(at=institution(switches=frozenset[Switch]())))

    assert (shown.verdict, keys(shown)) == (Verdict.OPEN, ["PKG-1/page"])


def test_it_tells_how_it_is_given_and_what_lies_in_it() -> None:
    """PKG-1: period, town, offering code; specialisations with their courses, then courses; nothing from beside it."""
    (part,) = page(ALL).participations
    how, of = part.row.given, PROGRAMME.offering

    assert (how.span, how.place, how.offering_code) == (of.span, of.place, of.code)
    assert codes(part.educations) == [["MAAI", ["MA2010"]], "MA1010"]
    assert part.row.offered


def test_what_it_lies_in_is_named_from_the_outside_in() -> None:
    """PKG-1: the breadcrumb's facts."""
    innermost = participation(
        offering(package("MADEEP", kind=EducationKind.SPECIALISATION)), participation_id="innermost", within="inside"
    )
    (part,) = page(record(PROGRAMME, INSIDE, innermost), "MADEEP").participations

    assert [one.code for one in part.within] == ["MAPROG", "MAAI"]


@pytest.mark.parametrize(
    "events",
    [(event(EventKind.WITHDRAWAL),), (registered(), event(EventKind.EARLY_NON_COMPLETION))],
)
def test_a_package_that_was_left_has_no_page_and_is_not_named(events: tuple[ParticipationEvent, ...]) -> None:
    """WDR-4, NCP-3: nor around what lies in it."""
    left = msgspec.structs.replace(PROGRAMME, events=events)
    held = record(left, INSIDE, ALGEBRA)

    with pytest.raises(NotShown) as gone:
        page(held)

    assert gone.value.place == left
    assert page(held, "MAAI").participations[0].within == ()


def test_a_course_that_was_withdrawn_is_not_shown_in_its_package() -> None:
    """WDR-4."""
    left = msgspec.structs.replace(ALGEBRA, events=(event(EventKind.WITHDRAWAL),))

    assert codes(page(record(PROGRAMME, left)).participations[0].educations) == []


@pytest.mark.parametrize(
    ("today", "timing"),
    [
        (TODAY - DAY, Timing.UPCOMING),
        (TODAY, Timing.ONGOING),
        (TODAY + DAY, Timing.ONGOING),
        (TODAY + 2 * DAY, Timing.ENDED),
    ],
)
def test_both_ends_belong_to_a_leave(today: date, timing: Timing) -> None:
    """PKG-1: leave to come, going on, over."""
    (part,) = page(record(PROGRAMME, leaves=(leave("place", days(0, 1)),)), today=today).participations

    assert [one.timing for one in part.leaves] == [timing]


def test_leave_is_told_in_order_with_whether_the_place_is_kept() -> None:
    """PKG-1: only the leave from this package."""
    later, sooner = leave("place", days(9, 12), place_kept=False), leave("place", days(1, 2))
    (part,) = page(record(PROGRAMME, INSIDE, leaves=(later, leave("inside", days(1, 1)), sooner))).participations

    assert [(one.span, one.place_kept) for one in part.leaves] == [(sooner.span, True), (later.span, False)]


def test_third_cycle_studies_have_their_plan_activity_and_supervisors() -> None:
    """PKG-1: activity by time; principal supervisors first, then as they came."""
    spring, autumn = StudyActivity(2026, 1, 80), StudyActivity(2026, 2, 100, (Funding("STP", Text("Stipendium"), 100),))
    second = Supervisor("B", SupervisorRole.ASSISTANT, TODAY)
    first = Supervisor("C", SupervisorRole.ASSISTANT, TODAY - DAY)
    principal = Supervisor("D", SupervisorRole.PRINCIPAL, TODAY)
    subject = participation(
        offering(package("EKO", kind=EducationKind.THIRD_CYCLE_SUBJECT)),
        registered(),
        study_plan_on=TODAY,
        activity=(autumn, spring),
        supervisors=(second, first, principal),
    )
    (part,) = page(record(subject), "EKO").participations

    assert part.study_plan_on == TODAY
    assert part.activity == (spring, autumn)
    assert part.supervisors == (principal, first, second)


def test_two_places_on_a_package_are_both_told_the_latest_first() -> None:
    """PKG-1: in the version begun last."""
    late = span(STARTS + 9 * DAY, ENDS)
    again = participation(offering(package(version=2), period(dates=late)), registered(), participation_id="again")
    built = page(record(PROGRAMME, again))

    assert [part.row.participation_id for part in built.participations] == ["again", "place"]
    assert built.education.version == 2


def test_a_place_on_a_package_in_the_package_itself_is_told_where_it_lies() -> None:
    """PKG-1: with what lies in the outer one, and not a second time beside it."""
    again = participation(offering(package(), code="again"), participation_id="again", within="place")
    built = page(record(PROGRAMME, again))

    assert [part.row.participation_id for part in built.participations] == ["place"]
    assert list(told_on(built)) == ["place", "again"]


def told_on(built: PackagePage) -> Iterator[str]:
    """The places that a page tells of: those on the package that lie in no other of them, and all that lies in each."""
    for part in built.participations:
        yield part.row.participation_id
        yield from told_in(part.educations)


def told_in(lines: tuple[EducationRow, ...]) -> Iterator[str]:
    for line in lines:
        yield line.row.participation_id
        yield from told_in(line.children)


@given(held=records(), now=moments)
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_package_that_is_shown_has_a_page_and_no_other(held: Record, now: datetime) -> None:
    """PKG-1, WDR-4: whatever lies in whatever, in a ring too."""
    for place in held.participations:
        education = place.offering.education
        if education.is_course:
            continue
        shown = is_shown_in_education(held, place, civil_date(now)).shown
        try:
            built = PAGE.build(held, AskPackage(place.participation_id), now)
        except NotFound:
            assert not shown
        else:
            assert shown
            assert place.participation_id in set(told_on(built))
