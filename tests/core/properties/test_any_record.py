"""What holds of every page and decision, whatever the record says and whichever day it is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec
from hypothesis import HealthCheck, given, settings

from built import course_page, education_page, fees_page, package_page, start_page
from core.properties.tangled import moments, records
from examples import examples
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Count, Decision, Verdict
from ladok_core.model.education_filter import EducationFilter
from ladok_core.model.offering import StudyPeriod
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.model.results import ResultState
from ladok_core.model.standing import Standing
from ladok_core.pages import education
from ladok_core.pages.course import CoursePage
from ladok_core.pages.education import EducationPage
from ladok_core.pages.education_row import EducationRow
from ladok_core.pages.package import PackagePage
from ladok_core.pages.start import StartPage
from ladok_core.rules.as_of import as_it_was
from ladok_core.rules.education import total
from ladok_core.rules.registration import can_register
from ladok_core.rules.registration_facts import seek
from ladok_core.rules.registration_periods import next_period
from ladok_core.rules.standing import standing

LEFT = (EventKind.WITHDRAWAL, EventKind.NON_COMPLETION, EventKind.EARLY_NON_COMPLETION)

thorough = settings(max_examples=examples(50), deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _decisions(held: Record, today: date) -> Iterator[tuple[Participation, StudyPeriod, Decision]]:
    for place in held.participations:
        for period in place.offering.periods:
            yield place, period, can_register(seek(held, place, period), today)


def _course_pages(held: Record, today: date) -> dict[str, CoursePage | PackagePage | None]:
    ids = {place.offering.education.education_id for place in held.participations}
    return {one: course_page(held, one, today) or package_page(held, one, today) for one in sorted(ids)}


def _lines(rows: tuple[EducationRow, ...]) -> Iterator[EducationRow]:
    for row in rows:
        yield row
        yield from _lines(row.children)


@given(held=records(), now=moments)
@thorough
def test_open_means_inside_the_window_expected_and_without_an_obstacle(held: Record, now: datetime) -> None:
    """REG-1, REG-4, REG-5, REG-6, IMP-1: and no answer is without a reason."""
    today = civil_date(now)
    for place, period, decision in _decisions(held, today):
        assert decision.reasons
        if decision.open:
            assert period.registration is not None
            assert today in period.registration
            assert [reason.rule for reason in decision.reasons] in (["REG-1"], ["REG-4"])
            assert not any(place.has(kind) for kind in LEFT)
            assert (place.reserve, place.offering.cancelled, held.imported_on) == (False, False, None)
            assert place.offering.self_registration
            assert period == next_period(place)
            assert standing(held, place) in (Standing.EXPECTED, Standing.REGISTERED)


@given(held=records(), now=moments)
@thorough
def test_later_means_that_the_window_is_to_come(held: Record, now: datetime) -> None:
    """REG-2, REG-4: and the days that are told are the days that are left."""
    today = civil_date(now)
    for _, period, decision in _decisions(held, today):
        assert (decision.verdict is Verdict.LATER) is (decision.reasons[0].code == "opens")
        if decision.verdict is Verdict.LATER:
            assert period.registration is not None
            first = period.registration.first
            assert decision.reasons[0].saw["days"] == Count((first - today).days)
            assert first > today


@given(held=records(), now=moments)
@thorough
def test_no_page_contradicts_the_rule_nor_another_page(held: Record, now: datetime) -> None:
    """STA-3, REG-4, CRS-1: what is open is on Start, exactly; and each page tells the same of it."""
    today = civil_date(now)
    first = start_page(held, now)
    open_now = {(p.participation_id, one.number) for p, one, decision in _decisions(held, today) if decision.open}

    assert {(row.participation_id, row.period) for row in first.to_register} == open_now
    assert not any(row.register.open for row in first.current)

    second = education_page(held, today)
    on_education = {line.row.participation_id: line.row for line in _lines((*second.packages, *second.freestanding))}
    pages = [page for page in _course_pages(held, today).values() if page]
    on_courses = {one.row.participation_id: one.row for page in pages for one in page.participations}

    assert on_education == on_courses
    for row in (*first.to_register, *first.current):
        assert row.register == on_courses[row.participation_id].register
    for page in pages:
        for one in page.participations:
            for line in one.periods:
                assert line.register.open is ((one.row.participation_id, line.period.number) in open_now)
                if line.period.number == one.row.period:
                    assert line.register == one.row.register


@given(held=records(), now=moments)
@thorough
def test_every_page_arrives_over_the_wire_as_it_was_sent(held: Record, now: datetime) -> None:
    """A screen can't tell a page from here and one from a server apart."""
    today = civil_date(now)
    for page, kind in (
        (start_page(held, now), StartPage),
        (education_page(held, today), EducationPage),
        *((page, type(page)) for page in _course_pages(held, today).values() if page),
    ):
        assert msgspec.json.decode(msgspec.json.encode(page), type=kind) == page


@given(held=records(), now=moments)
@thorough
def test_what_is_not_certified_leaves_no_trace_on_any_page(held: Record, now: datetime) -> None:
    """STA-1, CRS-2, EDU-4: the pages are the same as if it had never been reported."""
    today = civil_date(now)
    certified = tuple(result for result in held.results if result.state is ResultState.CERTIFIED)
    without = msgspec.structs.replace(held, results=certified)

    assert start_page(held, now) == start_page(without, now)
    assert education_page(held, today) == education_page(without, today)
    assert _course_pages(held, today) == _course_pages(without, today)


@given(held=records(), now=moments)
@thorough
def test_what_was_withdrawn_or_ended_early_is_on_no_page(held: Record, now: datetime) -> None:
    """WDR-4, NCP-3: not by its id anywhere; a course that was completed after all never ended early."""
    today = civil_date(now)
    pages = (
        start_page(held, now),
        education_page(held, today),
        *_course_pages(held, today).values(),
        *(package_page(held, place.participation_id, today) for place in held.participations),
        fees_page(held, today),
    )
    seen = {word for page in pages if page for word in _strings(msgspec.to_builtins(page), of=("participation_id",))}
    for place in held.participations:
        if standing(held, place) in (Standing.WITHDRAWN, Standing.EARLY_NON_COMPLETION):
            assert place.participation_id not in seen
        if place.has(EventKind.WITHDRAWAL):
            assert standing(held, place) is Standing.WITHDRAWN


def _strings(value: object, of: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (inner for name, inner in value.items() if name in of and isinstance(inner, str))
        for inner in value.values():
            yield from _strings(inner, of)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner, of)


@given(held=records(), now=moments)
@thorough
def test_every_line_is_on_the_page_once_and_under_its_filters(held: Record, now: datetime) -> None:
    """EDU-1, EDU-2, EDU-3: nothing is lost in the tree, nothing twice; a course is completed or it isn't."""
    page = education_page(held, civil_date(now))
    lines = list(_lines((*page.packages, *page.freestanding)))
    shown = [line for line in education.rows(held, now) if line.row.shown.shown]

    assert sorted(line.row.participation_id for line in lines) == sorted(line.row.participation_id for line in shown)
    for line in lines:
        assert EducationFilter.ALL in line.filters
        assert not line.all_modules_passed or EducationFilter.COMPLETED not in line.filters or line.children
    for line in shown:
        is_course = line.row.kind.value == "course"
        kinds = {EducationFilter.COMPLETED, EducationFilter.NOT_COMPLETED} & set(line.filters)
        assert len(kinds) == is_course


@given(held=records())
@thorough
def test_the_sum_never_exceeds_what_there_is(held: Record) -> None:
    """EDU-3: each course once, each transfer once, each other result once; the credited part is a part."""
    largest: dict[str, Decimal] = {}
    for place in held.participations:
        of = place.offering.education
        if of.is_course:
            largest[of.education_id] = max(largest.get(of.education_id, of.credits), of.credits)
    given_ = sum(target.credits for transfer in held.credit_transfers for target in transfer.targets)
    placed = sum(result.credits for result in held.other_results)
    summed = total(held)

    assert 0 <= summed.credited <= summed.completed <= sum(largest.values()) + given_ + placed


@given(held=records())
@thorough
def test_the_same_thing_once_more_adds_nothing(held: Record) -> None:
    """EDU-3: another place on a course, the same decision again, the same result again: the sum stands."""
    before = total(held)
    places = tuple(
        msgspec.structs.replace(place, participation_id=f"{place.participation_id}-again")
        for place in held.participations
    )
    results = tuple(msgspec.structs.replace(one, result_id=f"{one.result_id}-again") for one in held.results)

    assert total(msgspec.structs.replace(held, participations=(*held.participations, *places))) == before
    assert total(msgspec.structs.replace(held, results=(*held.results, *results))) == before


@given(held=records(), now=moments)
@thorough
def test_the_order_of_the_record_decides_nothing(held: Record, now: datetime) -> None:
    """EDU-3: two sources may list the same things differently; Start is sorted, and so is the sum."""
    turned = msgspec.structs.replace(
        held,
        participations=held.participations[::-1],
        results=held.results[::-1],
        credit_transfers=held.credit_transfers[::-1],
    )

    assert total(turned) == total(held)
    assert {row.participation_id for row in start_page(turned, now).to_register} == {
        row.participation_id for row in start_page(held, now).to_register
    }


@given(held=records(), now=moments, other=moments)
@thorough
def test_what_was_seen_earlier_is_part_of_what_is_seen_later(held: Record, now: datetime, other: datetime) -> None:
    """SUP-1: looking twice is looking at the earlier moment, and in the end one sees all there is."""
    earlier, later = sorted((now, other))

    assert as_it_was(as_it_was(held, later), earlier) == as_it_was(held, earlier)
    assert as_it_was(as_it_was(held, earlier), later) == as_it_was(held, earlier)
    assert as_it_was(held, datetime(9000, 1, 1, tzinfo=UTC)) == held
