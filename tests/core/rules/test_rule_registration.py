"""May the student register: the window's edges, the periods' order, and everything that can stand in the way."""

from datetime import date
from decimal import Decimal

import pytest

from ladok_core.model.decision import Code, Count, Credits, Day, Money, Name, Saw, Verdict
from ladok_core.model.destination import ToCourse, ToPage
from ladok_core.model.education import EducationKind
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent, Reported
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.rules.registration import can_register
from ladok_core.rules.registration_facts import seek
from ladok_core.rules.registration_periods import kind_of_registration, next_period, registration_of
from records import (
    ALL_SWITCHES,
    DAY,
    ENDS,
    FIRST,
    LAST,
    STARTS,
    TODAY,
    condition,
    course,
    days,
    event,
    fee,
    hp,
    institution,
    invoice,
    keys,
    leave,
    offering,
    package,
    participation,
    period,
    record,
    registered,
    result,
    span,
    suspension,
)

COURSE = course("MA1010")
SECOND = Span(date(2027, 1, 18), date(2027, 3, 21))
SECOND_WINDOW = Span(date(2027, 1, 11), date(2027, 1, 25))
TWO = (period(1, extent="5"), period(2, SECOND, "5", SECOND_WINDOW))
LONG = course("ST1003", "10")


@pytest.mark.parametrize(
    ("today", "verdict", "key", "saw"),
    [
        (FIRST - 2 * DAY, Verdict.LATER, "REG-2/opens", {"on": Day(FIRST), "days": Count(2)}),
        (FIRST - DAY, Verdict.LATER, "REG-2/opens", {"on": Day(FIRST), "days": Count(1)}),
        (FIRST, Verdict.OPEN, "REG-1/until", {"on": Day(LAST)}),
        (FIRST + DAY, Verdict.OPEN, "REG-1/until", {"on": Day(LAST)}),
        (LAST - DAY, Verdict.OPEN, "REG-1/until", {"on": Day(LAST)}),
        (LAST, Verdict.OPEN, "REG-1/until", {"on": Day(LAST)}),
        (LAST + DAY, Verdict.CLOSED, "REG-3/closed", {"on": Day(LAST)}),
    ],
)
def test_both_ends_belong_to_the_window(today: date, verdict: Verdict, key: str, saw: dict[str, Saw]) -> None:
    """REG-1, REG-2, REG-3: a day either side of an edge changes the verdict, the rule and the day that it names."""
    place = participation(offering(COURSE))
    decision = registration_of(record(place), place, today)

    assert (decision.verdict, keys(decision), decision.reasons[0].saw) == (verdict, [key], saw)


@pytest.mark.parametrize("clock_moves", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_window_may_be_the_day_when_the_clock_is_moved(clock_moves: date) -> None:
    """REG-1, REG-2: days are counted by the calendar, not by 24 hours."""
    dates = Span(clock_moves - 7 * DAY, clock_moves + 7 * DAY)
    place = participation(offering(COURSE, period(1, dates, registration=span(clock_moves))))
    decisions = [registration_of(record(place), place, clock_moves + n * DAY) for n in (-2, -1, 0, 1)]

    assert [d.verdict.value for d in decisions] == ["later", "later", "open", "closed"]
    assert [d.reasons[0].saw.get("days") for d in decisions[:2]] == [Count(2), Count(1)]


def test_without_a_window_there_is_nothing_to_press() -> None:
    """REG-3: also where the offering has no periods at all."""
    unset = participation(offering(COURSE, period(registration=None)))
    undated = participation(offering(COURSE, undated=True))

    for place in (unset, undated):
        decision = registration_of(record(place), place, TODAY)
        assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["REG-3/none"])


@pytest.mark.parametrize(("today", "key"), [(ENDS, "REG-1/until"), (ENDS + DAY, "REG-3/over")])
def test_a_window_that_outlasts_the_studies_closes_with_them(today: date, key: str) -> None:
    """REG-3, EDU-2: the course is no longer shown; one can't register on what one can't see."""
    place = participation(offering(COURSE, period(registration=Span(FIRST, ENDS + 30 * DAY))))
    decision = registration_of(record(place), place, today)

    assert keys(decision) == [key]
    assert decision.open is (today == ENDS)
    assert decision.reasons[0].saw == {"on": Day(ENDS if today > ENDS else ENDS + 30 * DAY)}


def test_a_late_first_period_can_be_registered_while_the_offering_lasts() -> None:
    """REG-3, REG-4: else the second could never be, since they come in order."""
    place = participation(offering(LONG, period(1, registration=Span(FIRST, SECOND.last)), TWO[1]))

    assert registration_of(record(place), place, SECOND.last).open
    assert keys(registration_of(record(place), place, SECOND.last + DAY)) == ["REG-3/over"]


@pytest.mark.parametrize(
    ("events", "today", "verdict", "key", "saw"),
    [
        ((), TODAY, Verdict.OPEN, "REG-4/until", {"on": Day(LAST), "period": Count(1), "of": Count(2)}),
        ((), FIRST - DAY, Verdict.LATER, "REG-2/opens", {"on": Day(FIRST), "days": Count(1)}),
        ((), SECOND_WINDOW.first, Verdict.CLOSED, "REG-3/closed", {"on": Day(LAST)}),
        (
            (registered(),),
            SECOND_WINDOW.first - 12 * DAY,
            Verdict.LATER,
            "REG-4/opens",
            {"on": Day(SECOND_WINDOW.first), "days": Count(12), "period": Count(2)},
        ),
        (
            (registered(),),
            SECOND_WINDOW.first,
            Verdict.OPEN,
            "REG-4/until",
            {"on": Day(SECOND_WINDOW.last), "period": Count(2), "of": Count(2)},
        ),
        ((registered(),), SECOND_WINDOW.last + DAY, Verdict.CLOSED, "REG-3/closed", {"on": Day(SECOND_WINDOW.last)}),
        ((registered(), registered(2)), SECOND_WINDOW.first, Verdict.CLOSED, "REG-5/registered", {"period": Count(2)}),
    ],
)
def test_periods_are_registered_one_after_the_other(
    events: tuple[ParticipationEvent, ...], today: date, verdict: Verdict, key: str, saw: dict[str, Saw]
) -> None:
    """REG-4: the student sees which period it is for, and the days until its own window opens."""
    place = participation(offering(LONG, *TWO), *events)
    decision = registration_of(record(place), place, today)

    assert (decision.verdict, keys(decision), decision.reasons[0].saw) == (verdict, [key], saw)


def test_no_period_is_registered_before_the_ones_before_it() -> None:
    """REG-4: not even inside its own window; the first that is missing is named."""
    three = (*TWO, period(3, Span(SECOND.last + DAY, SECOND.last + 60 * DAY), "5", SECOND_WINDOW))
    place = participation(offering(LONG, *three), registered())
    decisions = [can_register(seek(record(place), place, one), SECOND_WINDOW.first) for one in three]

    assert [keys(decision) for decision in decisions] == [["REG-5/registered"], ["REG-4/until"], ["REG-4/order"]]
    assert [d.verdict for d in decisions] == [Verdict.CLOSED, Verdict.OPEN, Verdict.CLOSED]
    assert decisions[2].reasons[0].saw == {"period": Count(3), "first": Count(2)}


def test_who_is_admitted_to_a_later_part_has_no_first_period_to_wait_for() -> None:
    """REG-4: an offering may begin with its second period."""
    later = offering(LONG, TWO[1], period(3, Span(SECOND.last + DAY, SECOND.last + 60 * DAY), "5", SECOND_WINDOW))
    place = participation(later)

    assert keys(registration_of(record(place), place, SECOND_WINDOW.first - DAY)) == ["REG-2/opens"]
    assert keys(registration_of(record(place), place, SECOND_WINDOW.first)) == ["REG-4/until"]
    assert next_period(participation(later, event(EventKind.REGISTRATION))) == later.periods[1]


def test_the_next_period_is_the_first_that_is_not_registered() -> None:
    """REG-4: and none when all are, or when there are none."""
    given = offering(LONG, *TWO)

    assert next_period(participation(given)) == TWO[0]
    assert next_period(participation(given, registered())) == TWO[1]
    assert next_period(participation(given, registered(), registered(2))) is None
    assert next_period(participation(offering(LONG, undated=True))) is None


@pytest.mark.parametrize("today", [FIRST - DAY, FIRST, LAST, LAST + DAY, ENDS + DAY])
@pytest.mark.parametrize("switches", [ALL_SWITCHES, frozenset()])
def test_a_registered_period_is_registered_on_every_day(today: date, switches: frozenset[Switch]) -> None:
    """REG-5: its answer never depends on the window, nor on what has been turned off since."""
    place = participation(offering(COURSE), registered())
    decision = registration_of(record(place, at=institution(switches=switches)), place, today)

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["REG-5/registered"])
    assert decision.reasons[0].saw == {"period": Count(1)}
    assert decision.holds


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (EventKind.WITHDRAWAL, "REG-5/withdrawn"),
        (EventKind.NON_COMPLETION, "REG-5/non-completion"),
        (EventKind.EARLY_NON_COMPLETION, "REG-5/non-completion"),
    ],
)
@pytest.mark.parametrize("begun", [True, False])
def test_registration_needs_a_place_that_is_not_left(kind: EventKind, key: str, begun: bool) -> None:
    """REG-5: a left place is no registration that holds, whatever was registered on it before."""
    place = participation(offering(COURSE), *((registered(),) if begun else ()), event(kind))
    decision = registration_of(record(place), place, TODAY)

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, [key])
    assert not decision.holds


@pytest.mark.parametrize(
    ("kind", "switch"),
    [
        (EducationKind.COURSE, Switch.REGISTER_COURSE),
        (EducationKind.PROGRAMME, Switch.REGISTER_PROGRAMME),
        (EducationKind.SPECIALISATION, Switch.REGISTER_PROGRAMME),
        (EducationKind.THIRD_CYCLE_SUBJECT, Switch.REGISTER_PROGRAMME),
    ],
)
def test_courses_and_packages_are_switched_on_each_by_itself(kind: EducationKind, switch: Switch) -> None:
    """STA-3: a feature that is turned off shows nothing and refuses its action."""
    place = participation(offering(course("XX1000", kind=kind)))
    on = record(place, at=institution(switches=frozenset({switch})))
    off = record(place, at=institution(switches=ALL_SWITCHES - {switch}))

    assert registration_of(on, place, TODAY).open
    decision = registration_of(off, place, TODAY)
    assert (decision.verdict, keys(decision)) == (Verdict.HIDDEN, ["STA-3/off"])


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (FIRST - DAY, ["REG-2/opens", "IMP-1/copy"]),
        (FIRST, ["IMP-1/imported"]),
        (LAST, ["IMP-1/imported"]),
        (LAST + DAY, ["REG-3/closed", "IMP-1/copy"]),
        (ENDS + DAY, ["REG-3/over", "IMP-1/copy"]),
    ],
)
def test_a_copy_is_never_written_to_and_always_says_so(today: date, expected: list[str]) -> None:
    """IMP-1: the dates stay to be read, and no refusal may look like a matter of waiting."""
    place = participation(offering(COURSE))
    decision = registration_of(record(place, imported_on=TODAY - DAY), place, today)

    assert keys(decision) == expected
    assert decision.verdict is (Verdict.LATER if today < FIRST else Verdict.CLOSED)
    assert decision.reasons[-1].saw["on"] == Day(TODAY - DAY)
    assert ("until" in decision.reasons[-1].saw) is (expected == ["IMP-1/imported"])


def test_a_copy_tells_when_it_closes_and_names_its_obstacles() -> None:
    """IMP-1, REG-6: what stops the student in the real portal is told as well."""
    place = participation(offering(COURSE, cancelled=True))
    decision = registration_of(record(place, imported_on=TODAY), place, TODAY)

    assert keys(decision) == ["IMP-1/imported", "REG-6/cancelled"]
    assert decision.reasons[0].saw == {"on": Day(TODAY), "until": Day(LAST)}


def test_even_what_is_registered_already_is_refused_on_a_copy() -> None:
    """IMP-1, REG-5: a success would be read as one in the real portal."""
    place = participation(offering(COURSE), registered())
    decision = registration_of(record(place, imported_on=TODAY), place, TODAY)

    assert keys(decision) == ["REG-5/registered", "IMP-1/copy"]
    assert not decision.holds


NEEDED = course("MA0001", "15")
LEAVE, SUSPENDED = Span(TODAY, TODAY + 30 * DAY), Span(STARTS - 30 * DAY, STARTS)
PROGRAMME = participation(offering(package()), registered(), participation_id="programme")


def _record(*obstacles: str, imported_on: date | None = None) -> tuple[Record, Participation]:
    """A record in which registration would be open, if it weren't for these."""
    given = offering(
        COURSE,
        cancelled="cancelled" in obstacles,
        self_registration="not-open" not in obstacles,
        conditions=(condition(NEEDED, "10"),) if "conditions" in obstacles else (),
    )
    place = participation(given, participation_id="this", within="programme", reserve="reserve" in obstacles)
    earlier = participation(offering(COURSE, code="V0"), registered())
    held = record(
        place,
        *((earlier,) if "completed" in obstacles else ()),
        PROGRAMME,
        results=(result(COURSE),) if "completed" in obstacles else (),
        suspensions=(suspension(SUSPENDED),) if "suspended" in obstacles else (),
        leaves=(leave("programme", LEAVE),) if "on-leave" in obstacles else (),
        fee_liable=True,
        fees=(fee(invoice(left_ore=3_500_000 if "fee" in obstacles else 0)),),
        imported_on=imported_on,
    )
    return held, place


OBSTACLES: list[tuple[str, dict[str, Saw]]] = [
    ("cancelled", {}),
    ("not-open", {}),
    ("reserve", {}),
    ("completed", {}),
    ("suspended", {"span": SUSPENDED}),
    ("on-leave", {"span": LEAVE}),
    (
        "conditions",
        {
            "course": Name(NEEDED.name),
            "code": Code("MA0001"),
            "needed": Credits(Decimal(10)),
            "passed": Credits(Decimal(0)),
        },
    ),
    ("fee", {"term": Name(invoice().term), "left": Money(3_500_000)}),
]


def test_without_an_obstacle_it_is_open() -> None:
    """REG-1, REG-6: or the tests below would prove nothing."""
    assert registration_of(*_record(), TODAY).open


@pytest.mark.parametrize(("obstacle", "saw"), OBSTACLES, ids=[name for name, _ in OBSTACLES])
def test_every_obstacle_alone_stops_the_student_and_names_itself(obstacle: str, saw: dict[str, Saw]) -> None:
    """REG-6: inside the window, with what it saw."""
    decision = registration_of(*_record(obstacle), TODAY)

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, [f"REG-6/{obstacle}"])
    assert decision.reasons[0].saw == saw


@pytest.mark.parametrize(
    ("today", "first", "verdict"),
    [
        (FIRST - DAY, ["REG-2/opens"], Verdict.LATER),
        (TODAY, [], Verdict.CLOSED),
        (LAST + DAY, ["REG-3/closed"], Verdict.CLOSED),
        (ENDS + DAY, ["REG-3/over"], Verdict.CLOSED),
    ],
)
def test_all_obstacles_at_once_are_all_named_in_order_after_the_window(
    today: date, first: list[str], verdict: Verdict
) -> None:
    """REG-6: no obstacle hides another, and none hides a date."""
    decision = registration_of(*_record(*(name for name, _ in OBSTACLES)), today)

    assert keys(decision) == [*first, *(f"REG-6/{name}" for name, _ in OBSTACLES)]
    assert decision.verdict is verdict


def test_obstacles_are_named_also_where_no_window_is_set() -> None:
    """REG-3, REG-6."""
    place = participation(offering(COURSE, period(registration=None), cancelled=True))

    assert keys(registration_of(record(place), place, TODAY)) == ["REG-3/none", "REG-6/cancelled"]


def test_a_copy_without_dates_is_a_copy_all_the_same() -> None:
    """REG-3, IMP-1: that a copy has no dates says nothing of the institution's."""
    place = participation(offering(COURSE, undated=True))

    assert keys(registration_of(record(place, imported_on=TODAY), place, TODAY)) == ["REG-3/none", "IMP-1/copy"]


def test_a_fee_without_an_invoice_is_named_without_one() -> None:
    """REG-6: the course may lie outside every fee period."""
    place = participation(offering(COURSE))
    decision = registration_of(record(place, fee_liable=True), place, TODAY)

    assert (keys(decision), decision.reasons[0].saw) == (["REG-6/fee"], {})


@pytest.mark.parametrize("on", [True, False])
def test_a_fee_is_told_and_led_to_where_the_institution_shows_fees(*, on: bool) -> None:
    """REG-6, FEE-1: what is turned off shows nothing; that no paid fee covers the period stands in the way."""
    given = institution(switches=ALL_SWITCHES if on else ALL_SWITCHES - {Switch.TUITION_FEES})
    place, term = participation(offering(COURSE)), fee(invoice(days(-60, 60), 1_000))
    with_invoice, without = (record(place, fee_liable=True, fees=fees, at=given) for fees in ((term,), ()))
    reasons = [registration_of(held, place, TODAY).reasons[0] for held in (with_invoice, without)]

    assert [reason.key for reason in reasons] == ["REG-6/fee", "REG-6/fee"]
    assert [bool(reason.saw) for reason in reasons] == [on, False]
    assert [reason.leads_to for reason in reasons] == [ToPage("fees") if on else None] * 2


def test_a_condition_says_how_far_the_student_has_come() -> None:
    """REG-6: each with what to do; one leads to the course where the student has it, and so a page of it."""
    place = participation(offering(COURSE, conditions=(condition(NEEDED, "15"), condition(course("FY1"), "5"))))
    half = participation(offering(NEEDED), reported=Reported(credited=hp("7.5")))
    decision = registration_of(record(place, half), place, TODAY)

    assert [reason.saw["passed"] for reason in decision.reasons] == [Credits(hp("7.5")), Credits(hp(0))]
    assert [reason.leads_to for reason in decision.reasons] == [ToCourse(NEEDED.education_id), None]


@pytest.mark.parametrize(
    ("kind", "led"),
    [(EventKind.WITHDRAWAL, False), (EventKind.EARLY_NON_COMPLETION, False), (EventKind.NON_COMPLETION, True)],
)
def test_a_condition_leads_to_no_course_that_was_left_without_a_trace(kind: EventKind, *, led: bool) -> None:
    """REG-6, WDR-4, NCP-3: it has no page."""
    place = participation(offering(COURSE, conditions=(condition(NEEDED, "15"),)))
    left = participation(offering(NEEDED), registered(), event(kind, TODAY))
    (reason,) = registration_of(record(place, left), place, TODAY).reasons

    assert (reason.key, reason.leads_to) == ("REG-6/conditions", ToCourse(NEEDED.education_id) if led else None)


@pytest.mark.parametrize(
    ("own", "other", "kind"),
    [
        ((), None, EventKind.REGISTRATION),
        ((), (), EventKind.REGISTRATION),
        ((), (registered(),), EventKind.RE_REGISTRATION),
        ((), (registered(), event(EventKind.NON_COMPLETION)), EventKind.RE_REGISTRATION),
        ((), (registered(), event(EventKind.EARLY_NON_COMPLETION)), EventKind.REGISTRATION),
        ((registered(),), None, EventKind.CONTINUED_REGISTRATION),
        ((registered(),), (registered(),), EventKind.CONTINUED_REGISTRATION),
    ],
)
def test_a_registration_is_first_continued_or_again(
    own: tuple[ParticipationEvent, ...], other: tuple[ParticipationEvent, ...] | None, kind: EventKind
) -> None:
    """REG-4, NCP-3: what ended early counts as never begun."""
    place = participation(offering(LONG, *TWO), *own, participation_id="this")
    others = () if other is None else (participation(offering(LONG, code="V0"), *other),)
    elsewhere = participation(offering(NEEDED), registered())

    assert kind_of_registration(record(place, elsewhere, *others), place) is kind
