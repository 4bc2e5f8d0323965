"""May the student change to another offering of a course, which ones are there, and in what do they differ."""

from datetime import date

import msgspec
import pytest

from ladok_core.model.decision import Count, Day, Verdict
from ladok_core.model.institution import Switch
from ladok_core.model.offering import Offering
from ladok_core.model.offering_change import Feature
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.rules.alternatives import changeable_places, differing, others, parts_of
from ladok_core.rules.offering_change import (
    can_change,
    is_shown_offerings_page,
    may_leave_for_another,
    told_of_change,
    what_completes,
)
from records import (
    ALL_SWITCHES,
    DAY,
    ENDS,
    FIRST,
    LAST,
    STARTS,
    TODAY,
    WINDOW,
    course,
    days,
    event,
    institution,
    keys,
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

COURSE = course("MA1010", "15")
OWN = offering(COURSE, code="OWN")
OTHER = offering(COURSE, code="OTHER", changeable=True)
OPEN = ["OFC-1/can", "OFC-2/lasting"]


def place(*events: ParticipationEvent, on: Offering = OWN) -> Participation:
    return participation(on, *events, participation_id="own")


def changed_to(*events: ParticipationEvent, part: tuple[int, ...] = ()) -> Participation:
    return participation(OTHER, *events, participation_id="new", replaces="own", part=part)


def held(*places: Participation, to: tuple[Offering, ...] = (OTHER,)) -> Record:
    return record(*places, alternatives=to)


def without(*switches: Switch) -> frozenset[Switch]:
    return ALL_SWITCHES - {*switches}


@pytest.mark.parametrize("events", [(), (registered(),)])
def test_to_an_offering_that_is_open_one_can_change(events: tuple[ParticipationEvent, ...]) -> None:
    """OFC-1, OFC-2: registered on the first or not; until when, and that it can't be undone, is said before."""
    one = place(*events)
    decision = can_change(held(one), one, OTHER, (), TODAY)

    assert (decision.verdict, keys(decision)) == (Verdict.OPEN, OPEN)
    assert decision.headline.saw == {"on": Day(LAST)}
    assert may_leave_for_another(held(one), one, TODAY).open


@pytest.mark.parametrize(
    ("today", "key"),
    [(FIRST - DAY, OPEN[0]), (LAST - DAY, OPEN[0]), (LAST, OPEN[0]), (LAST + DAY, "OFC-1/closed")],
)
def test_it_is_too_late_when_the_new_one_can_be_registered_on_no_more(today: date, key: str) -> None:
    """OFC-2: the change would never take effect; before the registration period it only waits for it."""
    one = place()
    decision = can_change(held(one), one, OTHER, (), today)

    assert (decision.headline.key, decision.headline.saw) == (key, {"on": Day(LAST)})
    assert decision.verdict is (Verdict.OPEN if key == OPEN[0] else Verdict.CLOSED)


def test_without_a_registration_period_nothing_would_come_of_it() -> None:
    """OFC-2: nor without any study period."""
    bare = offering(COURSE, period(registration=None), code="BARE", changeable=True)
    undated = offering(COURSE, code="UNDATED", undated=True, changeable=True)
    one = place()

    for to in (bare, undated):
        decision = can_change(held(one, to=(to,)), one, to, (), TODAY)
        assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["OFC-1/no-window"])


@pytest.mark.parametrize(("today", "key"), [(ENDS, "OFC-1/can"), (ENDS + DAY, "OFC-1/over")])
def test_after_ones_own_study_period_only_the_institution_can(today: date, key: str) -> None:
    """OFC-1: its last day still belongs to it; a place without dates is never over."""
    later = offering(
        COURSE, period(1, span(ENDS, ENDS + 90 * DAY), "15", span(ENDS, ENDS + DAY)), code="L", changeable=True
    )
    one, undated = place(registered()), place(on=offering(COURSE, undated=True))

    assert can_change(held(one, to=(later,)), one, later, (), today).headline.key == key
    may_leave = may_leave_for_another(held(one, to=(later,)), one, today)
    assert may_leave.verdict is (Verdict.OPEN if key == "OFC-1/can" else Verdict.CLOSED)
    assert can_change(held(undated, to=(later,)), undated, later, (), today).open
    if key == "OFC-1/over":
        assert may_leave.headline.saw == {"on": Day(ENDS)}


@pytest.mark.parametrize("kind", [EventKind.WITHDRAWAL, EventKind.NON_COMPLETION, EventKind.EARLY_NON_COMPLETION])
def test_what_was_left_is_not_changed(kind: EventKind) -> None:
    """OFC-1, NCP-4: resuming is not offered."""
    one = place(registered(), event(kind, TODAY))

    decision = can_change(held(one), one, OTHER, (), TODAY)
    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["OFC-1/left"])


@pytest.mark.parametrize(("events", "key"), [((), "OFC-1/reserve"), ((registered(),), "OFC-1/can")])
def test_from_a_reserve_place_nothing_is_changed(events: tuple[ParticipationEvent, ...], key: str) -> None:
    """OFC-1: else who waits in a line could go past it; who has been registered waits no more."""
    one = participation(OWN, *events, participation_id="own", reserve=True)

    decision = can_change(held(one), one, OTHER, (), TODAY)

    assert (decision.verdict, keys(decision)[0]) == (Verdict.OPEN if events else Verdict.CLOSED, key)
    assert may_leave_for_another(held(one), one, TODAY).open is bool(events)


def test_a_completed_course_is_not_changed() -> None:
    """OFC-1: neither the place that it was completed on, nor one that was never begun, nor what is said to be so."""
    begun, expected = place(registered()), place()
    done = (result(COURSE),)

    said, elsewhere = place(registered(), event(EventKind.COMPLETION)), participation(offering(COURSE), registered())

    for kept in (
        *(record(one, alternatives=(OTHER,), results=done) for one in (begun, expected)),
        record(expected, elsewhere, alternatives=(OTHER,), results=done),
        record(said, alternatives=(OTHER,)),
    ):
        decision = can_change(kept, kept.participations[0], OTHER, (), TODAY)
        assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["OFC-1/completed"])


def test_a_place_on_a_package_is_not_changed() -> None:
    """OFC-1: it is for courses."""
    programme = place(registered(), on=offering(package("MAPROG")))

    decision = may_leave_for_another(held(programme), programme, TODAY)
    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["OFC-1/package"])


def test_what_holds_already_is_a_success_even_where_none_can_be_made_any_more() -> None:
    """OFC-2, REG-5: the very same change; another one needs a withdrawal first."""
    old, new = place(registered()), changed_to()
    second = offering(COURSE, code="SECOND", changeable=True)
    off = record(old, new, alternatives=(OTHER,), at=institution(switches=frozenset()))

    made = can_change(held(old, new), old, OTHER, (), TODAY)
    assert (made.verdict, keys(made), made.holds) == (Verdict.CLOSED, ["OFC-2/changed"], True)
    assert can_change(off, old, OTHER, (), TODAY).holds
    assert keys(can_change(held(old, new), old, OTHER, (1,), TODAY)) == ["OFC-2/another"]
    assert keys(can_change(held(old, new), old, second, (), TODAY)) == ["OFC-2/another"]
    decision = may_leave_for_another(held(old, new), old, TODAY)
    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["OFC-2/another"])


def test_after_a_withdrawal_from_the_new_one_one_can_change_again() -> None:
    """OFC-2, WDR-4: the withdrawal is the way back, and the old place stands again."""
    old, new = place(registered()), changed_to(event(EventKind.WITHDRAWAL, TODAY))

    assert can_change(held(old, new), old, OTHER, (), TODAY).open
    assert [one.code for one in others(held(old, new), old)] == ["OTHER"]


def test_where_it_is_off_nothing_is_shown() -> None:
    """OFC-1, OFC-3: the page and the change itself, and the change to a part, each by its switch."""
    one = place()
    two = offering(COURSE, period(1, extent="7.5"), period(2, extent="7.5"), code="TWO", changeable=True)
    kept = record(one, alternatives=(two,), at=institution(switches=without(Switch.CHANGE_OFFERING)))
    whole = record(one, alternatives=(two,), at=institution(switches=without(Switch.CHANGE_PART)))

    assert keys(can_change(kept, one, two, (), TODAY)) == ["OFC-1/off"]
    assert not may_leave_for_another(kept, one, TODAY).shown
    assert [is_shown_offerings_page(of).verdict for of in (kept, whole)] == [Verdict.HIDDEN, Verdict.OPEN]
    assert [keys(is_shown_offerings_page(of)) for of in (kept, whole)] == [["OFC-1/off"], ["OFC-3/page"]]
    assert keys(can_change(whole, one, two, (2,), TODAY)) == ["OFC-1/part-off"]
    assert not can_change(whole, one, two, (2,), TODAY).shown
    assert can_change(whole, one, two, (), TODAY).open
    assert [*parts_of(whole, two)] == [()]


def test_what_is_no_alternative_is_refused_by_what_it_is() -> None:
    """OFC-1: another course, the same offering, one that the student has a place on, one that is not opened."""
    one, second = place(), participation(offering(COURSE, code="HELD", changeable=True), participation_id="second")
    stranger, shut = offering(course("XX1"), changeable=True), offering(COURSE, code="SHUT")

    for to, key in (
        (stranger, "OFC-1/other-course"),
        (OWN, "OFC-1/same"),
        (second.offering, "OFC-1/held"),
        (shut, "OFC-1/not-open"),
    ):
        decision = can_change(held(one, second, to=(to,)), one, to, (), TODAY)
        assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, [key])


def test_every_obstacle_is_named() -> None:
    """OFC-1, REG-6: a cancelled offering, one that is not opened, a suspension on any of its days; beside the date."""
    away = days(0, 1)
    gone = offering(COURSE, code="GONE", cancelled=True)
    one = place()
    kept = record(one, alternatives=(gone,), suspensions=(suspension(away), suspension(span(ENDS + DAY))))

    assert keys(can_change(kept, one, gone, (), TODAY)) == ["OFC-1/cancelled", "OFC-1/not-open", "OFC-1/suspended"]
    assert can_change(kept, one, gone, (), TODAY).reasons[2].saw == {"span": away}
    assert keys(can_change(kept, one, gone, (), LAST + DAY))[0] == "OFC-1/closed"


def test_a_suspension_counts_on_the_periods_that_are_meant() -> None:
    """OFC-1: it covers the second period, and the first can be changed to."""
    second = span(ENDS + DAY, ENDS + 60 * DAY)
    two = offering(COURSE, period(1), period(2, second), code="TWO", changeable=True)
    one = place()
    kept = record(one, alternatives=(two,), suspensions=(suspension(span(ENDS + DAY)),))

    assert can_change(kept, one, two, (1,), TODAY).open
    assert keys(can_change(kept, one, two, (2,), TODAY)) == ["OFC-1/suspended"]


@pytest.mark.parametrize("part", [(3,), (2, 1), (1, 1), (1, 2), (0,)])
def test_periods_that_are_none_are_refused(part: tuple[int, ...]) -> None:
    """OFC-1: unknown ones, a wrong order, one twice, and all of them, which is the whole."""
    two = offering(COURSE, period(1), period(2), code="TWO", changeable=True)
    one = place()
    decision = can_change(held(one, to=(two,)), one, two, part, TODAY)

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["OFC-1/no-period"])
    assert decision.headline.saw == {"of": Count(2)}


def test_the_window_is_that_of_the_first_period_that_is_meant() -> None:
    """OFC-1, OFC-2, REG-4: who changes to the second period registers on that."""
    ahead = span(TODAY + 30 * DAY, TODAY + 40 * DAY)
    two = offering(
        COURSE, period(1, registration=days(-9, -1)), period(2, registration=ahead), code="T", changeable=True
    )
    one = place()

    assert keys(can_change(held(one, to=(two,)), one, two, (), TODAY)) == ["OFC-1/closed"]
    assert can_change(held(one, to=(two,)), one, two, (2,), TODAY).headline.saw == {"on": Day(ahead.last)}


def test_a_part_is_any_run_of_periods() -> None:
    """OFC-1: the whole first, then each period, then those that follow each other."""
    three = offering(COURSE, *(period(number) for number in (1, 2, 3)), changeable=True)
    single = offering(COURSE, changeable=True)

    assert [*parts_of(record(), three)] == [(), (1,), (2,), (3,), (1, 2), (2, 3)]
    assert [*parts_of(record(), single)] == [()]


def test_the_others_are_those_of_the_course_in_order_of_their_dates() -> None:
    """OFC-1: that are opened, and that the student has no place on; without dates last."""
    late = offering(COURSE, period(dates=span(ENDS)), code="LATE", changeable=True)
    undated = offering(COURSE, code="UNDATED", undated=True, changeable=True)
    shut, stranger = offering(COURSE, code="SHUT"), offering(course("XX1"), code="X", changeable=True)
    second = participation(offering(COURSE, code="HELD", changeable=True), participation_id="second")
    one = place()
    kept = held(one, second, to=(undated, late, shut, stranger, second.offering, OTHER))

    assert [other.code for other in others(kept, one)] == ["OTHER", "LATE", "UNDATED"]


@pytest.mark.parametrize("events", [(), (registered(),)])
def test_what_is_told_of_a_change_is_whether_it_can_be_made(events: tuple[ParticipationEvent, ...]) -> None:
    """OFC-1: on a place that stands, also that there is nothing to change to; nothing where it is off."""
    one = place(*events)
    off = record(one, alternatives=(OTHER,), at=institution(switches=without(Switch.CHANGE_OFFERING)))

    assert told_of_change(held(one), one, TODAY) == may_leave_for_another(held(one), one, TODAY)
    assert told_of_change(held(one, to=()), one, TODAY) == may_leave_for_another(held(one, to=()), one, TODAY)
    assert told_of_change(off, one, TODAY) is None


@pytest.mark.parametrize("kind", [EventKind.WITHDRAWAL, EventKind.NON_COMPLETION, EventKind.COMPLETION])
def test_of_what_is_left_or_completed_no_change_is_told_nor_in_a_copy(kind: EventKind) -> None:
    """OFC-1, IMP-1: it would concern nobody, and a copy says once that it is one."""
    left, stands = place(registered(), event(kind, TODAY)), place(registered())

    assert told_of_change(held(left), left, TODAY) is None
    assert told_of_change(record(stands, alternatives=(OTHER,), imported_on=TODAY), stands, TODAY) is None


def test_the_places_that_could_be_left_are_those_that_stand_the_latest_first() -> None:
    """OFC-1: registered on or not, of the same course, none on the offering itself; a reserve place comes last."""
    late = offering(COURSE, period(dates=span(STARTS + DAY, ENDS)), code="LATE")
    gone = offering(COURSE, code="GONE")
    places = (
        participation(OWN, registered(), participation_id="own"),
        participation(late, participation_id="late"),
        participation(offering(COURSE, code="UNDATED", undated=True), participation_id="undated"),
        participation(gone, event(EventKind.WITHDRAWAL), participation_id="withdrawn"),
        participation(gone, registered(), event(EventKind.NON_COMPLETION), participation_id="stopped"),
        participation(OTHER, participation_id="there"),
        participation(offering(course("XX1")), participation_id="elsewhere"),
    )

    reserve = participation(offering(COURSE, code="R", undated=True), participation_id="reserve", reserve=True)
    kept, completed = record(reserve, *places), record(*places, results=(result(COURSE),))

    assert [one.participation_id for one in changeable_places(kept, OTHER)] == ["undated", "late", "own", "reserve"]
    assert [one.participation_id for one in changeable_places(completed, OTHER)] == ["undated", "late"]


def test_with_nothing_to_change_to_that_is_said() -> None:
    """OFC-1: there is nothing to press, and a word in its place."""
    one = place()

    decision = may_leave_for_another(held(one, to=()), one, TODAY)
    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["OFC-1/none"])


def test_a_copy_is_never_changed() -> None:
    """OFC-1, IMP-1."""
    one = place()
    kept = record(one, alternatives=(OTHER,), imported_on=TODAY)

    assert keys(can_change(kept, one, OTHER, (), TODAY)) == ["IMP-1/copy"]
    assert keys(may_leave_for_another(kept, one, TODAY)) == ["IMP-1/copy"]


def test_what_differs_is_told_by_what_it_is() -> None:
    """OFC-3: period, pace, form, place, registration period, and nothing that is the same."""
    change = msgspec.structs.replace
    moved = change(OTHER, periods=(period(dates=span(STARTS + DAY, ENDS), extent="15"),))
    shifted = change(OTHER, periods=(period(extent="15", registration=span(FIRST, LAST - DAY)),))

    assert differing(OWN, OTHER) == ()
    assert differing(OWN, moved) == (Feature.PERIOD,)
    assert differing(OWN, shifted) == (Feature.REGISTRATION,)
    assert differing(OWN, change(OTHER, pace=25)) == (Feature.PACE,)
    assert differing(OWN, change(OTHER, form="DST")) == (Feature.FORM,)
    assert differing(OWN, change(OTHER, place=Text("Kiruna", "Kiruna"))) == (Feature.PLACE,)


@pytest.mark.parametrize(
    ("today", "key", "saw"),
    [
        (FIRST - DAY, "OFC-2/register-from", {"on": Day(FIRST), "until": Day(LAST)}),
        (FIRST, "OFC-2/register", {"on": Day(LAST)}),
        (FIRST + DAY, "OFC-2/register", {"on": Day(LAST)}),
    ],
)
def test_what_completes_it_is_a_registration(today: date, key: str, saw: dict[str, Day]) -> None:
    """OFC-2: from when, or until when."""
    told = what_completes(period(registration=WINDOW), today)

    assert (told.key, told.saw) == (key, saw)
    assert what_completes(period(registration=None), today).key == "OFC-1/no-window"
