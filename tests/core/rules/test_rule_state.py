"""How a thing stands today, by one function for every page."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from ladok_core.model.grading import Grade
from ladok_core.model.participation import EventKind, Participation, Reported
from ladok_core.model.record import Record
from ladok_core.model.results import OtherResult
from ladok_core.model.span import Span
from ladok_core.model.state import State, StateKind, StateWord, When, WhenKind
from ladok_core.model.text import Text
from ladok_core.pages.course_row import course_row
from ladok_core.rules.standing import is_shown_in_education
from ladok_core.rules.state import state_of, state_of_other, state_of_transfer
from records import (
    DAY,
    ENDS,
    FIRST,
    LAST,
    NOW,
    STARTS,
    TODAY,
    UG,
    UG_U,
    UV_VG,
    condition,
    course,
    days,
    event,
    invoice,
    leave,
    module,
    offering,
    other_result,
    package,
    participation,
    period,
    record,
    registered,
    result,
    suspension,
    transfer,
    whole,
)
from records import fee as tuition

EXAM = module("1000", "7.5")
COURSE = course("MA1010", modules=(EXAM,))
UNTIL_LAST, UNTIL_END, FROM_START = (
    When(WhenKind.UNTIL, LAST),
    When(WhenKind.UNTIL, ENDS),
    When(WhenKind.FROM, STARTS),
)
TERM = When(WhenKind.TERM, STARTS)


def how(held: Record, place: Participation, today: date = TODAY) -> tuple[StateKind, StateWord, When | None]:
    state = state_of(held, place, today)
    return state.kind, state.word, state.when


def key(state: State) -> str | None:
    return state.reason.key if state.reason else None


@pytest.mark.parametrize(
    ("today", "kind", "word", "said", "when", "urgent"),
    [
        (FIRST - DAY, StateKind.WAITING, StateWord.EXPECTED, "REG-2/opens", When(WhenKind.ON, FIRST), False),
        (FIRST, StateKind.REGISTER, StateWord.REGISTER, "REG-1/until", UNTIL_LAST, False),
        (LAST, StateKind.REGISTER, StateWord.REGISTER, "REG-1/until", UNTIL_LAST, False),
        (LAST + DAY, StateKind.STOPPED, StateWord.MISSED, None, When(WhenKind.CLOSED, LAST), True),
        (ENDS, StateKind.STOPPED, StateWord.MISSED, None, When(WhenKind.CLOSED, LAST), True),
        (ENDS + DAY, StateKind.NOT_COMPLETED, StateWord.EXPECTED, None, TERM, False),
    ],
)
def test_an_expected_place_is_told_by_its_registration(
    today: date, kind: StateKind, word: StateWord, said: str | None, when: When | None, urgent: bool
) -> None:
    """REG-1, REG-2, REG-3: what was missed is urgent while the course goes on, and years later it is only over."""
    place = participation(offering(COURSE))
    state = state_of(record(place), place, today)

    assert (state.kind, state.word, key(state), state.when, state.urgent) == (kind, word, said, when, urgent)


@pytest.mark.parametrize("begun", [False, True])
def test_a_course_is_changed_once_the_student_is_registered_on_the_other_offering(begun: bool) -> None:
    """OFC-2: until then it goes on as it is."""
    old = participation(offering(COURSE, code="OLD"), registered(), participation_id="old")
    new = participation(offering(COURSE, code="NEW"), *([registered()] if begun else []), replaces="old")
    held = record(old, new)

    assert (how(held, old) == (StateKind.LEFT, StateWord.CHANGED, None)) is begun
    assert how(held, new)[1] is not StateWord.CHANGED


@pytest.mark.parametrize(
    ("today", "word", "urgent"),
    [
        (STARTS - DAY, StateWord.EXPECTED, False),
        (STARTS, StateWord.MISSED, True),
        (STARTS + DAY, StateWord.MISSED, True),
    ],
)
def test_a_closed_registration_is_missed_once_studies_begin(today: date, word: StateWord, urgent: bool) -> None:
    """REG-3: before that, the student is told that it has closed."""
    closed = Span(STARTS - 20 * DAY, STARTS - 10 * DAY)
    place = participation(offering(COURSE, period(registration=closed)))
    state = state_of(record(place), place, today)

    assert (state.kind, state.word, state.urgent) == (StateKind.STOPPED, word, urgent)
    assert key(state) == (None if urgent else "REG-3/closed")
    assert state.when == When(WhenKind.CLOSED, closed.last)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (STARTS - DAY, (StateKind.REGISTERED, StateWord.REGISTERED, FROM_START)),
        (STARTS, (StateKind.REGISTERED, StateWord.ONGOING, UNTIL_END)),
        (ENDS, (StateKind.REGISTERED, StateWord.ONGOING, UNTIL_END)),
        (ENDS + DAY, (StateKind.NOT_COMPLETED, StateWord.NOT_COMPLETED, TERM)),
    ],
)
def test_a_registered_place_is_told_by_its_time(today: date, state: tuple[StateKind, StateWord, When | None]) -> None:
    """REG-5, EDU-3: both ends belong to the studies; over without a final grade is not completed, in its term."""
    place = participation(offering(COURSE), registered())

    assert how(record(place), place, today) == state


def test_the_next_period_is_told_where_there_is_one() -> None:
    """REG-4: it opens, is open, or was missed; a course whose periods are all registered goes on."""
    second = period(2, Span(ENDS + DAY, ENDS + 60 * DAY), "5", Span(ENDS - 6 * DAY, ENDS + 6 * DAY))
    place = participation(offering(COURSE, period(1, extent="5"), second), registered())
    held = record(place)

    states = [state_of(held, place, day) for day in (TODAY, ENDS, ENDS + 7 * DAY)]
    assert [state.kind for state in states] == [StateKind.WAITING, StateKind.REGISTER, StateKind.STOPPED]
    assert [key(state) for state in states] == ["REG-4/opens", "REG-4/until", None]
    assert states[1].when == When(WhenKind.UNTIL, ENDS + 6 * DAY)
    assert states[2].urgent


def test_a_course_without_dates_or_window_says_so() -> None:
    """REG-3: an expected place has no registration period; a registered one is registered all the same."""
    unset = participation(offering(COURSE, period(registration=None)))
    state = state_of(record(unset), unset, TODAY)
    assert (state.kind, state.word) == (StateKind.WAITING, StateWord.EXPECTED)
    assert (key(state), state.when) == ("REG-3/none", UNTIL_END)

    undated = participation(offering(COURSE, undated=True), registered())
    assert how(record(undated), undated) == (StateKind.REGISTERED, StateWord.REGISTERED, None)
    taken = participation(offering(COURSE, period(registration=None)), registered())
    assert how(record(taken), taken) == (StateKind.REGISTERED, StateWord.ONGOING, UNTIL_END)


@pytest.mark.parametrize(
    ("fee", "suspended", "cancelled", "said", "obstacles", "when"),
    [
        (True, False, False, "REG-6/fee", 0, UNTIL_LAST),
        (False, True, False, "REG-6/suspended", 0, When(WhenKind.UNTIL, TODAY + 5 * DAY)),
        (False, False, True, "REG-6/cancelled", 0, None),
        (True, True, False, "REG-6/fee", 2, UNTIL_LAST),
        (True, True, True, "REG-6/cancelled", 0, None),
    ],
)
def test_what_stands_in_the_way_is_named_or_counted(
    fee: bool, suspended: bool, cancelled: bool, said: str, obstacles: int, when: When | None
) -> None:
    """REG-6: counted where something can be done about each, with the day until which it helps the student to."""
    place = participation(offering(COURSE, cancelled=cancelled))
    held = record(
        place,
        fee_liable=True,
        fees=(tuition(invoice(left_ore=100 if fee else 0)),),
        suspensions=(suspension(days(-5, 5)),) if suspended else (),
    )
    state = state_of(held, place, TODAY)

    assert (state.kind, key(state), state.obstacles, state.when) == (StateKind.STOPPED, said, obstacles, when)
    assert state.word is StateWord.OBSTACLES


def test_an_obstacle_with_days_of_its_own_is_given_no_others() -> None:
    """REG-6: "on leave until April, until December" would be two days that say different things."""
    programme = participation(offering(package()), participation_id="programme")
    needed = participation(offering(COURSE, conditions=(condition(course("MA0001")),)), within="programme")
    place = participation(offering(COURSE), within="programme")
    away = record(programme, place, leaves=(leave("programme", days(-5, 150)),))

    states = [state_of(record(programme, needed), needed, TODAY), state_of(away, place, TODAY)]
    assert [(key(state), state.when) for state in states] == [
        ("REG-6/conditions", UNTIL_LAST),
        ("REG-6/on-leave", When(WhenKind.UNTIL, TODAY + 150 * DAY)),
    ]


def test_of_several_obstacles_no_ones_own_day_is_told() -> None:
    """REG-6: they are counted, and the day on which one of them ends is not the day on which all do."""
    programme = participation(offering(package()), participation_id="programme")
    place = participation(offering(COURSE), within="programme")
    stopped = record(
        programme, place, leaves=(leave("programme", days(-5, 150)),), suspensions=(suspension(days(-5, 5)),)
    )
    state = state_of(stopped, place, TODAY)

    assert (state.word, state.obstacles, state.when) == (StateWord.OBSTACLES, 2, None)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (EventKind.WITHDRAWAL, StateWord.WITHDRAWN),
        (EventKind.NON_COMPLETION, StateWord.NON_COMPLETION),
        (EventKind.EARLY_NON_COMPLETION, StateWord.EARLY_NON_COMPLETION),
    ],
)
@pytest.mark.parametrize("on", [TODAY, None])
def test_what_ended_a_place_is_said_with_its_day(kind: EventKind, word: StateWord, on: date | None) -> None:
    """NCP-3, WDR-4: whatever registration would mean for it; the last day where it happened twice."""
    earlier = (event(kind, TODAY - DAY),) if on else ()
    place = participation(offering(COURSE), registered(), *earlier, event(kind, on))

    assert how(record(place), place) == (StateKind.LEFT, word, When(WhenKind.ON, on) if on else None)


def test_a_completed_course_has_its_grade_and_the_day_of_it() -> None:
    """CRS-2, EDU-4."""
    place = participation(offering(COURSE), registered())
    state = state_of(record(place, results=(result(COURSE, grade_id=UV_VG),)), place, TODAY)

    assert (state.kind, state.word) == (StateKind.COMPLETED, StateWord.COMPLETED)
    assert (state.grade.code if state.grade else "", state.when) == ("VG", When(WhenKind.ON, TODAY - 7 * DAY))


def test_what_is_said_to_be_completed_has_the_day_of_that_or_its_term() -> None:
    """EDU-3: of a package, and of a course whose results are not at hand; a failed grade is not given to it."""
    done = participation(offering(package()), registered(), event(EventKind.COMPLETION, TODAY - DAY))
    assert how(record(done), done) == (StateKind.COMPLETED, StateWord.COMPLETED, When(WhenKind.ON, TODAY - DAY))

    told = participation(offering(COURSE), registered(), reported=Reported(completed=True))
    assert how(record(told), told) == (StateKind.COMPLETED, StateWord.COMPLETED, TERM)
    assert state_of(record(told, results=(result(COURSE, grade_id="101315"),)), told, TODAY).grade is None

    undated = participation(offering(COURSE, undated=True), reported=Reported(completed=True))
    assert how(record(undated), undated) == (StateKind.COMPLETED, StateWord.COMPLETED, None)


def test_a_package_has_neither_grade_nor_credit_of_its_own() -> None:
    """EDU-3: whatever foreign data says of its id; it is completed by what is said of it."""
    programme = package()
    done = participation(offering(programme), registered(), event(EventKind.COMPLETION, TODAY - DAY))
    graded = state_of(record(done, results=(result(programme),)), done, TODAY)
    credited = state_of(record(done, transfers=(transfer(whole(programme)),)), done, TODAY)

    assert (graded.grade, graded.when) == (None, When(WhenKind.ON, TODAY - DAY))
    assert credited.word is StateWord.COMPLETED


def test_a_credited_course_is_credited_on_the_day_of_the_latest_decision() -> None:
    """CRS-3: also where it was never begun."""
    place = participation(offering(COURSE))
    decision = transfer(whole(COURSE))

    held = record(place, transfers=(decision,))
    assert how(held, place) == (StateKind.CREDITED, StateWord.CREDITED, When(WhenKind.ON, TODAY - 60 * DAY))
    assert state_of_transfer(decision) == state_of(held, place, TODAY)
    undated = record(place, transfers=(msgspec.structs.replace(decision, decided_on=None),))
    assert how(undated, place) == (StateKind.CREDITED, StateWord.CREDITED, None)


@pytest.mark.parametrize(("today", "when"), [(TODAY, UNTIL_END), (ENDS + DAY, TERM)])
def test_only_the_final_grade_missing_is_a_state_of_its_own(today: date, when: When) -> None:
    """EDU-4: it waits for the institution, while the course goes on and after it."""
    place = participation(offering(COURSE), registered())
    held = record(place, results=(result(COURSE, EXAM),))

    assert how(held, place, today) == (StateKind.WAITING, StateWord.FINAL_GRADE_MISSING, when)


def test_a_programme_that_goes_on_has_missed_no_registration() -> None:
    """REG-3: not every institution registers students on programmes; a course in it is enough to have begun it."""
    closed = Span(STARTS - 20 * DAY, STARTS - 10 * DAY)
    programme = participation(offering(package(), period(registration=closed)), participation_id="programme")
    begun = participation(offering(COURSE), registered(), within="programme")

    assert how(record(programme, begun), programme) == (StateKind.REGISTERED, StateWord.ONGOING, UNTIL_END)


def test_a_copy_says_of_registering_only_what_it_knows() -> None:
    """IMP-1: that it is open in Ladok, or opens; what a copy lacks, or has closed since, is no news."""
    place = participation(offering(COURSE))
    unset = participation(offering(COURSE, period(registration=None)))
    held, lacking = record(place, imported_on=TODAY), record(unset, imported_on=TODAY)

    assert how(held, place) == (StateKind.REGISTER, StateWord.IN_LADOK, UNTIL_LAST)
    assert state_of(held, place, FIRST - DAY).kind is StateKind.WAITING
    assert how(held, place, LAST + DAY) == (StateKind.WAITING, StateWord.EXPECTED, UNTIL_END)
    assert (how(lacking, unset), key(state_of(lacking, unset, TODAY))) == (how(held, place, LAST + DAY), None)


def test_a_copy_says_what_stands_in_the_way_in_ladok_too() -> None:
    """IMP-1, REG-6: what is refused there is not told as open there; of several they are counted, as ever."""
    reserve = participation(offering(COURSE), reserve=True)
    cancelled = participation(offering(COURSE, cancelled=True), reserve=True)
    closed = participation(offering(COURSE, self_registration=False), reserve=True)
    held = record(reserve, cancelled, closed, imported_on=TODAY)

    assert (how(held, reserve), key(state_of(held, reserve, TODAY))) == (
        (StateKind.STOPPED, StateWord.OBSTACLES, None),
        "REG-6/reserve",
    )
    assert (key(state_of(held, cancelled, TODAY)), state_of(held, cancelled, TODAY).obstacles) == ("REG-6/cancelled", 0)
    assert state_of(held, closed, TODAY).obstacles == 2


def test_a_result_without_a_course_is_passed_or_failed_on_its_day() -> None:
    """EDU-1, EDU-4."""
    on = When(WhenKind.ON, TODAY - 30 * DAY)
    passed = state_of_other(other_result())
    failed = state_of_other(OtherResult("f", Text("Praktik"), Decimal(15), "PR1", UG, UG_U, TODAY - 30 * DAY))
    unknown = state_of_other(OtherResult("u", Text("Praktik"), Decimal(15), "PR1", "none", "none"))

    assert (passed.kind, passed.word, passed.when) == (StateKind.COMPLETED, StateWord.COMPLETED, on)
    assert (failed.kind, failed.word, failed.when) == (StateKind.NOT_COMPLETED, StateWord.FAILED, on)
    assert [state.grade.code if isinstance(state.grade, Grade) else None for state in (passed, failed, unknown)] == [
        "G",
        "U",
        None,
    ]
    assert (unknown.kind, unknown.when) == (StateKind.COMPLETED, None)


def test_every_page_has_the_state_in_its_line() -> None:
    """REG-6: Start, My education, the course and the package tell the same of the same place."""
    place = participation(offering(COURSE))
    held = record(place)

    row = course_row(held, place, is_shown_in_education(held, place, TODAY), NOW)
    assert row.state == state_of(held, place, TODAY)
