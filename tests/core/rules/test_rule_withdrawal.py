"""May the student withdraw, and what goes with a programme."""

from datetime import date

import msgspec
import pytest

from ladok_core.model.decision import Count, Day, Verdict
from ladok_core.model.destination import ToCourse, ToPackage
from ladok_core.model.education import EducationKind
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent, Reported
from ladok_core.model.record import Record
from ladok_core.rules.standing import is_shown_in_education
from ladok_core.rules.withdrawal import can_withdraw, withdrawn_with
from records import (
    ALL_SWITCHES,
    DAY,
    ENDS,
    STARTS,
    TODAY,
    course,
    event,
    fee,
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
OPEN = ["WDR-1/can", "WDR-1/lasting"]


def place(*events: ParticipationEvent, code: str = "MA1010", within: str | None = None) -> Participation:
    return participation(offering(course(code)), *events, participation_id=code, within=within)


def programme(*events: ParticipationEvent, code: str = "MAPROG", within: str | None = None) -> Participation:
    return participation(offering(package(code)), *events, participation_id=code, within=within)


def ids(held: Record, around: Participation, today: date = TODAY) -> list[str]:
    return [one.participation_id for one in withdrawn_with(held, around, today)]


@pytest.mark.parametrize(
    ("days", "saw"),
    [((None,), {}), ((TODAY,), {"on": Day(TODAY)}), ((TODAY - DAY, TODAY, None), {"on": Day(TODAY)})],
)
def test_a_withdrawal_is_told_with_the_day_that_it_holds_from(
    days: tuple[date | None, ...], saw: dict[str, Day]
) -> None:
    """WDR-1, WDR-4: the last one, where its day is known; what else happened is no withdrawal."""
    gone = place(event(EventKind.REGISTRATION, TODAY + DAY), *(event(EventKind.WITHDRAWAL, day) for day in days))

    assert can_withdraw(record(gone), gone, TODAY).headline.saw == saw
    assert is_shown_in_education(record(gone), gone, TODAY).headline.saw == saw


@pytest.mark.parametrize("today", [STARTS - DAY, STARTS, STARTS + DAY, ENDS - DAY, ENDS])
def test_what_is_not_begun_can_be_withdrawn_from_to_its_last_day(today: date) -> None:
    """WDR-1: whatever the registration period says; the last day of the study period belongs to it."""
    one = place()
    decision = can_withdraw(record(one), one, today)

    assert (decision.verdict, keys(decision)) == (Verdict.OPEN, OPEN)


def test_the_day_after_there_is_nothing_to_withdraw_from() -> None:
    """WDR-1, EDU-2: by then it isn't shown, as never started."""
    one = place()
    decision = can_withdraw(record(one), one, ENDS + DAY)

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["WDR-1/over"])
    assert decision.reasons[0].saw == {"on": Day(ENDS)}


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (place(registered()), "WDR-1/registered"),
        (place(event(EventKind.RE_REGISTRATION)), "WDR-1/registered"),
        (place(registered(), event(EventKind.NON_COMPLETION)), "WDR-1/ended"),
        (place(registered(), event(EventKind.EARLY_NON_COMPLETION)), "WDR-1/ended"),
        (place(event(EventKind.COMPLETION)), "WDR-1/completed"),
        (msgspec.structs.replace(place(), reported=Reported(completed=True)), "WDR-1/completed"),
    ],
)
def test_what_is_begun_or_ended_can_not_be_withdrawn_from(one: Participation, why: str) -> None:
    """WDR-1: it is for what has not been registered on."""
    decision = can_withdraw(record(one), one, TODAY)

    assert (decision.verdict, keys(decision), decision.holds) == (Verdict.CLOSED, [why], False)


def test_a_final_grade_is_not_withdrawn_from() -> None:
    """WDR-1, EDU-1: where the source left the registration out, withdrawing would hide a grade."""
    one = place()

    assert keys(can_withdraw(record(one, results=(result(COURSE),)), one, TODAY)) == ["WDR-1/completed"]


def test_who_is_registered_is_led_to_the_course_to_stop() -> None:
    """WDR-1, NCP-1: the same wish has another way from then on."""
    one = place(registered())
    (reason,) = can_withdraw(record(one), one, TODAY).reasons

    assert reason.leads_to == ToCourse("education-MA1010")


def test_a_withdrawal_holds_also_where_none_can_be_made_any_more() -> None:
    """WDR-1: asked once more it is answered as success, whatever the switch, the day, or what came before it."""
    one = place(registered(), event(EventKind.WITHDRAWAL))
    nowhere = institution(switches=frozenset())

    for held, today in ((record(one), TODAY), (record(one), ENDS + DAY), (record(one, at=nowhere), TODAY)):
        decision = can_withdraw(held, one, today)
        assert (decision.verdict, keys(decision), decision.holds) == (Verdict.CLOSED, ["WDR-1/withdrawn"], True)


@pytest.mark.parametrize(
    ("one", "switch"),
    [(place(), Switch.WITHDRAW_COURSE), (programme(), Switch.WITHDRAW_PROGRAMME)],
    ids=["course", "programme"],
)
def test_what_the_institution_does_not_allow_is_not_shown(one: Participation, switch: Switch) -> None:
    """WDR-1: each kind by its own switch, and no other feature's."""
    off = can_withdraw(record(one, at=institution(switches=ALL_SWITCHES - {switch})), one, TODAY)
    alone = can_withdraw(record(one, at=institution(switches=frozenset({switch}))), one, TODAY)

    assert (off.verdict, keys(off)) == (Verdict.HIDDEN, ["WDR-1/off"])
    assert alone.open


@pytest.mark.parametrize("kind", [EducationKind.SPECIALISATION, EducationKind.THIRD_CYCLE_SUBJECT])
def test_every_package_goes_by_the_switch_for_programmes(kind: EducationKind) -> None:
    """WDR-1: as registration on it does (STA-3)."""
    one = participation(offering(package("MAPRAI", kind=kind)))
    at = institution(switches=frozenset({Switch.WITHDRAW_PROGRAMME}))

    assert can_withdraw(record(one, at=at), one, TODAY).open


def test_nothing_that_stops_registration_stops_a_withdrawal() -> None:
    """WDR-1, REG-6: reserve, cancelled, not opened, suspended, on leave, unpaid: it makes room all the same."""
    around = programme(registered())
    one = participation(
        offering(COURSE, cancelled=True, self_registration=False), within=around.participation_id, reserve=True
    )
    held = record(
        around,
        one,
        leaves=(leave(around.participation_id, span(STARTS, ENDS)),),
        suspensions=(suspension(span(STARTS, ENDS)),),
        fee_liable=True,
        fees=(fee(invoice(left_ore=100)),),
    )

    assert keys(can_withdraw(held, one, TODAY)) == OPEN


def test_a_place_without_dates_can_be_withdrawn_from() -> None:
    """WDR-1: admitted before the dates are set."""
    one = participation(offering(COURSE, undated=True))

    assert can_withdraw(record(one), one, TODAY).open


def test_who_has_changed_offering_withdraws_from_the_new_one() -> None:
    """WDR-1, OFC-2: the old place is none any more."""
    old = participation(offering(COURSE), participation_id="old")
    new = participation(offering(COURSE), participation_id="new", replaces="old")
    held = record(old, new)

    decision = can_withdraw(held, old, TODAY)

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["WDR-1/changed"])
    assert keys(can_withdraw(held, new, TODAY)) == OPEN


def test_a_copy_is_never_written_to() -> None:
    """IMP-1: neither is what was open answered as open, nor what holds as success."""
    free, done, late = place(), place(event(EventKind.WITHDRAWAL)), place(registered())

    def said(one: Participation) -> tuple[Verdict, list[str], bool]:
        decision = can_withdraw(record(one, imported_on=TODAY - DAY), one, TODAY)
        assert decision.reasons[-1].saw == {"on": Day(TODAY - DAY)}
        return decision.verdict, keys(decision), decision.holds

    assert said(free) == (Verdict.CLOSED, ["IMP-1/copy"], False)
    assert said(done) == (Verdict.CLOSED, ["WDR-1/withdrawn", "IMP-1/copy"], False)
    assert said(late) == (Verdict.CLOSED, ["WDR-1/registered", "IMP-1/copy"], False)


def test_a_copy_of_an_institution_that_does_not_allow_it_shows_nothing() -> None:
    """IMP-1, WDR-1: a copy says nothing that the institution doesn't."""
    one = place()
    decision = can_withdraw(record(one, imported_on=TODAY, at=institution(switches=frozenset())), one, TODAY)

    assert keys(decision) == ["WDR-1/off"]


def test_a_programme_takes_with_it_all_that_is_expected_in_it() -> None:
    """WDR-3: however deep, in the record's order, and nothing beside it."""
    around, specialisation = programme(), programme(code="MAPRAI", within="MAPROG")
    held = record(
        place(code="A", within="MAPROG"),
        around,
        place(code="B", within="MAPRAI"),
        specialisation,
        place(code="C"),
        programme(code="OTHER"),
        place(code="D", within="OTHER"),
    )
    decision = can_withdraw(held, around, TODAY)

    assert ids(held, around) == ["A", "B", "MAPRAI"]
    assert keys(decision) == ["WDR-1/can", "WDR-3/with-it", "WDR-1/lasting"]
    assert decision.reasons[1].saw == {"places": Count(3)}


def test_what_has_an_end_of_its_own_in_a_programme_is_left_alone() -> None:
    """WDR-3: withdrawn, ended early, completed; and over without having been begun, which isn't shown (EDU-2)."""
    over = participation(offering(course("OLD"), period(dates=span(STARTS, TODAY - DAY))), within="MAPROG")
    last_day = participation(
        offering(course("NOW"), period(dates=span(STARTS, TODAY))), participation_id="NOW", within="MAPROG"
    )
    around = programme()
    held = record(
        around,
        place(event(EventKind.WITHDRAWAL), code="A", within="MAPROG"),
        place(registered(), event(EventKind.EARLY_NON_COMPLETION), code="B", within="MAPROG"),
        place(event(EventKind.COMPLETION), code="C", within="MAPROG"),
        over,
        last_day,
    )

    assert can_withdraw(held, around, TODAY).open
    assert ids(held, around) == ["NOW"]


def test_a_place_left_for_another_goes_too() -> None:
    """WDR-3, OFC-2: or it would come back when the one it was left for is withdrawn."""
    old = participation(offering(COURSE), participation_id="old", within="MAPROG")
    new = participation(offering(COURSE), participation_id="new", within="MAPROG", replaces="old")
    held = record(programme(), old, new)

    assert ids(held, held.participations[0]) == ["old", "new"]
    assert can_withdraw(held, held.participations[0], TODAY).reasons[1].saw == {"places": Count(1)}  # it is one course


def test_a_place_left_for_another_counts_where_it_goes_alone() -> None:
    """WDR-3, OFC-2: what it was changed for is over, and left alone."""
    old = participation(offering(COURSE), participation_id="old", within="MAPROG")
    over = offering(COURSE, period(dates=span(STARTS, TODAY - DAY)), code="OVER")
    new = participation(over, participation_id="new", within="MAPROG", replaces="old")
    held = record(programme(), old, new)

    assert ids(held, held.participations[0]) == ["old"]
    assert can_withdraw(held, held.participations[0], TODAY).reasons[1].saw == {"places": Count(1)}


def test_a_place_left_for_one_that_is_begun_is_no_place_to_withdraw_from() -> None:
    """NCP-2, OFC-2: that one is stopped, and the course is not told of twice."""
    old = participation(offering(COURSE), participation_id="old", within="MAPROG")
    new = participation(offering(COURSE), registered(), participation_id="new", within="MAPROG", replaces="old")

    assert ids(record(programme(), old, new), programme()) == []


@pytest.mark.parametrize("deep", ["MAPROG", "MAPRAI"])
def test_a_programme_in_which_something_is_begun_is_begun(deep: str) -> None:
    """WDR-1: also where the institution registers nobody on the programme itself."""
    around, specialisation = programme(), programme(code="MAPRAI", within="MAPROG")
    held = record(around, specialisation, place(registered(), within=deep))

    assert keys(can_withdraw(held, around, TODAY)) == ["WDR-1/begun"]
    assert can_withdraw(held, around, TODAY).reasons[0].leads_to == ToPackage("education-MAPROG")


def test_a_registered_programme_is_registered() -> None:
    """WDR-1."""
    around = programme(registered())

    assert keys(can_withdraw(record(around), around, TODAY)) == ["WDR-1/registered"]


def test_a_ring_in_foreign_data_ends() -> None:
    """WDR-3: of two programmes that lie in one another neither takes the other with it."""
    one, other = programme(code="A", within="B"), programme(code="B", within="A")
    held = record(one, other)

    assert [ids(held, one), ids(held, other)] == [[], []]
    assert keys(can_withdraw(held, one, TODAY)) == OPEN


def test_a_course_takes_nothing_with_it() -> None:
    """WDR-3: whatever foreign data say lies in it."""
    held = record(place(), place(code="B", within="MA1010"))

    assert ids(held, held.participations[0]) == []
