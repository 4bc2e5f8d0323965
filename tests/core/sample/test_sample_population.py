"""The demo population, asked of the real rules: every state that the rules name is someone's."""

from datetime import UTC, date, datetime, time

import pytest

from built import education_page, start_page
from ladok_core import sample
from ladok_core.actions.apply import Apply
from ladok_core.actions.choose import Choose
from ladok_core.actions.outcome import foresee
from ladok_core.actions.stop import Stop
from ladok_core.actions.unapply import Unapply
from ladok_core.actions.unchoose import Unchoose
from ladok_core.model.decision import Count, Decision, Money, Verdict
from ladok_core.model.education_filter import EducationFilter
from ladok_core.model.grade_state import GradeState
from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record
from ladok_core.model.results import GroundKind, ResultState, TargetKind
from ladok_core.model.standing import Standing, Timing
from ladok_core.model.third_cycle import SupervisorRole
from ladok_core.rules.alternatives import others, parts_of
from ladok_core.rules.choices import is_shown_on_start as is_shown_choice
from ladok_core.rules.education import total
from ladok_core.rules.fees import is_shown_fee, payment_of
from ladok_core.rules.grading import grade_on
from ladok_core.rules.non_completion import can_stop
from ladok_core.rules.offering_change import can_change, may_leave_for_another
from ladok_core.rules.package import leave_timing
from ladok_core.rules.registration_periods import kind_of_registration, registration_of
from ladok_core.rules.standing import is_shown_as_current, is_shown_in_education, standing
from ladok_core.rules.withdrawal import can_withdraw

# A day in each part of the year; tests/testbed holds that the others are like them.
DAYS = [date(2026, 11, 23), date(2027, 1, 2), date(2027, 7, 14), date(2028, 2, 29)]


@pytest.fixture(params=DAYS, ids=str)
def day(request: pytest.FixtureRequest) -> date:
    found: date = request.param
    return found


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def of(student_id: str, day: date, institution_id: str = "bla") -> Record:
    return next(
        record
        for record in sample.build(day)
        if (record.student.student_id, record.institution.institution_id) == (student_id, institution_id)
    )


def registrations(day: date) -> list[Decision]:
    return [registration_of(record, p, day) for record in sample.build(day) for p in record.participations]


def keys(decision: Decision) -> list[str]:
    return [reason.key for reason in decision.reasons]


def test_every_answer_to_a_change_of_offering_is_given_to_someone(day: date) -> None:
    """OFC-1: open, in parts, closed, cancelled, nothing to change to, and at the other institution turned off."""
    asked = [
        (held, place, to, part)
        for held in sample.build(day)
        for place in held.participations
        for to in others(held, place)
        for part in parts_of(held, to)
    ]
    decisions = [can_change(held, place, to, part, day) for held, place, to, part in asked]
    leaving = [may_leave_for_another(held, place, day) for held in sample.build(day) for place in held.participations]

    assert {decision.headline.key for decision in decisions} >= {"OFC-1/can", "OFC-1/closed", "OFC-1/cancelled"}
    assert any(decision.open for (*_, part), decision in zip(asked, decisions, strict=True) if part)
    assert {one.headline.key for one in leaving} >= {"OFC-1/others", "OFC-1/none", "OFC-1/off"}


def test_every_verdict_is_given_to_someone(day: date) -> None:
    """Each page state can be tried in the demo: open, later, closed, hidden."""
    assert {decision.verdict for decision in registrations(day)} == set(Verdict)


def test_every_obstacle_stops_someone_inside_the_window(day: date) -> None:
    """REG-6: all eight, each with its window open, so that the obstacle alone is what stops."""
    codes = ["cancelled", "not-open", "reserve", "completed", "suspended", "on-leave", "conditions", "fee"]
    found = {
        key
        for decision in registrations(day)
        if decision.verdict is Verdict.CLOSED and len(decision.obstacles) == len(decision.reasons)
        for key in keys(decision)
    }

    assert found == {f"REG-6/{code}" for code in codes}


def test_a_fee_stands_in_the_way_both_with_an_invoice_and_without(day: date) -> None:
    """REG-6/fee: partly paid, and outside any fee period, while a settled period lets through."""
    decisions = [registration_of(record, p, day) for record in [of("priya", day)] for p in record.participations]
    fees = [reason.saw.get("left") for d in decisions for reason in d.reasons if reason.key == "REG-6/fee"]

    assert fees == [Money(3_500_000), None]
    assert [d.open for d in decisions].count(True) == 1


@pytest.mark.parametrize(
    "key", ["REG-1/until", "REG-2/opens", "REG-3/closed", "REG-3/none", "REG-4/opens", "REG-4/until", "REG-5/withdrawn",
            "REG-5/non-completion", "REG-5/registered", "STA-3/off"]
)  # fmt: skip
def test_every_answer_about_a_window_is_given_to_someone(key: str, day: date) -> None:
    """REG-1 to REG-5: open, opens, closed, no window, and the same for a later study period."""
    assert key in {key for decision in registrations(day) for key in keys(decision)}


def test_there_are_all_ways_to_leave_and_someone_for_each(day: date) -> None:
    """WDR-1, WDR-3, NCP-1 to NCP-3: open, early, late, with all that lies in a programme, held already, and why not."""
    places = [(record, place) for record in sample.build(day) for place in record.participations]
    withdraw = {key for held, place in places for key in keys(can_withdraw(held, place, day))}
    stop = {key for held, place in places for key in keys(can_stop(held, place, day))}

    of_withdrawal = ["can", "lasting", "withdrawn", "off", "ended", "completed", "registered", "over"]
    assert withdraw == {"WDR-3/with-it", *(f"WDR-1/{code}" for code in of_withdrawal)}
    of_stopping = ["can", "off", "stopped", "withdrawn", "completed", "not-begun"]
    early = ["early-until", "no-longer-early", "never-early"]
    assert stop == {
        *(f"NCP-1/{code}" for code in of_stopping),
        *(f"NCP-3/{code}" for code in early),
        "NCP-2/stops-too",
        "NCP-2/withdraws-too",
    }


def test_maja_would_leave_her_programme_in_each_way_there_is(day: date) -> None:
    """NCP-2, NCP-3: one course early, one late, a place withdrawn from, and a completed course that stays."""
    record = of("maja", day)
    outlook = foresee(record, Stop(record.participations[0].participation_id), noon(day))

    assert [(one.code, one.event) for one in outlook.touched] == [
        ("SYV", EventKind.NON_COMPLETION),
        ("ET1001", EventKind.EARLY_NON_COMPLETION),
        ("DB1001", EventKind.NON_COMPLETION),
        ("MA2001", EventKind.WITHDRAWAL),
        ("IT1005", EventKind.WITHDRAWAL),
        ("SV1010", EventKind.WITHDRAWAL),
    ]


def test_every_standing_is_someones(day: date) -> None:
    """EDU-1, EDU-2: expected, registered, completed, both kinds of non-completion, withdrawn."""
    assert {standing(r, p) for r in sample.build(day) for p in r.participations} == set(Standing)


def test_every_way_not_to_be_shown_happens(day: date) -> None:
    """EDU-2, WDR-4, NCP-3: what must not be shown is in the demo, for the tests of every screen and export."""
    decisions = [is_shown_in_education(r, p, day) for r in sample.build(day) for p in r.participations]
    hidden = {key for decision in decisions if not decision.shown for key in keys(decision)}
    current = {key for r in sample.build(day) for p in r.participations for key in keys(is_shown_as_current(r, p, day))}

    assert hidden == {"EDU-2/never-started", "WDR-4/withdrawn", "NCP-3/early"}
    assert {"NCP-3/late", "STA-5/undated", "STA-5/upcoming", "STA-5/ongoing", "STA-5/ended"} <= current


def test_every_grade_state_is_someones_but_the_unknown_scale(day: date) -> None:
    """EDU-4: passed, failed, credited, none, not certified.  The demo's institutions use no scale unknown here."""
    states = {
        grade_on(record, course, module).state
        for record in sample.build(day)
        for course in (p.offering.education for p in record.participations)
        if course.is_course
        for module in (None, *course.modules)
    }

    assert states == set(GradeState) - {GradeState.UNKNOWN}


def test_every_kind_of_event_target_ground_and_result_state_occurs(day: date) -> None:
    """EDU-1, REG-4: continued registration and re-registration among them."""
    records = sample.build(day)
    targets = [t for record in records for transfer in record.credit_transfers for t in transfer.targets]
    grounds = [g for record in records for transfer in record.credit_transfers for g in transfer.grounds]
    events = [event for record in records for p in record.participations for event in p.events]

    assert {target.kind for target in targets} == set(TargetKind)
    assert {ground.kind for ground in grounds} == set(GroundKind)
    assert {result.state for record in records for result in record.results} == set(ResultState)
    assert {event.kind for event in events} == set(EventKind)


def test_every_filter_of_my_education_finds_something(day: date) -> None:
    """EDU-3: completed, not completed, credited, in the lines that the page shows."""
    pages = [education_page(record, day) for record in sample.build(day)]
    found = {wanted for page in pages for row in (*page.packages, *page.freestanding) for wanted in row.filters}

    assert found == set(EducationFilter)


def test_some_course_has_all_modules_passed_and_no_final_grade(day: date) -> None:
    """EDU-4: a normal, common state that must be seen as such."""
    rows = education_page(of("omar", day), day).freestanding
    waiting = [row.row.code for row in rows if row.all_modules_passed and row.row.standing is Standing.REGISTERED]

    assert waiting == ["SV1001", "HI1010"]


def test_every_status_of_an_invoice_is_someones(day: date) -> None:
    """FEE-2, FEE-3, FEE-4: that of nothing to pay and that without a last day of payment, too."""
    invoices = [payment_of(invoice, day) for record in sample.build(day) for invoice in record.invoices]
    fees = [is_shown_fee(fee) for record in sample.build(day) for fee in record.fees]
    found = {key for decision in [*invoices, *fees] for key in keys(decision)}

    statuses = {"paid", "part-paid", "exempt", "refunded", "part-refunded", "available", "overdue", "not-sent"}
    statuses |= {"nothing", "undated"}
    assert found == {
        *(f"FEE-2/{status}" for status in (*statuses, "to-be-sent")),
        *("FEE-3/so-far", "FEE-3/over", "FEE-1/shown", "FEE-4/elsewhere"),
    }


def test_leave_that_is_over_and_to_come_and_third_cycle_studies_are_someones(day: date) -> None:
    """PKG-1: study plan, activity with funding that adds up, supervisors in every role."""
    subject = of("astrid", day, "grona").participations[0]

    assert {leave_timing(one, day) for r in sample.build(day) for one in r.leaves} == {Timing.UPCOMING, Timing.ENDED}
    assert subject.study_plan_on is not None
    assert len(subject.activity) >= 3
    assert all(sum(share.percent for share in one.funding) == 100 for one in subject.activity)
    assert {one.role for one in subject.supervisors} == set(SupervisorRole)


def test_ellen_has_much_to_do(day: date) -> None:
    """STA-1, STA-3, STA-5: the first page of the demo has every section filled."""
    page = start_page(sample.build(day)[0], noon(day))

    assert page.student == "Ellen Ek"
    assert [(line.code, line.module is not None) for line in page.new_results] == [("DB1001", True), ("ST1003", True)]
    assert [(row.code, row.period, row.periods) for row in page.to_register] == [("MA2001", 1, 2), ("ST1003", 2, 2)]
    closed = {row.code: keys(row.register) for row in page.current}
    assert closed["KO2001"] == ["REG-6/reserve", "REG-6/conditions"]
    assert closed["ET1001"] == ["REG-3/closed"]
    assert closed["NW1002"] == ["REG-2/opens"]
    assert page.local_text is not None


def test_nils_has_nothing_to_do_and_is_told_what_opens_next(day: date) -> None:
    """STA-3, REG-4: the empty state names the next opening, in twelve days."""
    page = start_page(of("nils", day), noon(day))

    assert (page.new_results, page.to_register) == ((), ())
    assert page.next_opening is not None
    assert page.next_opening.register.reasons[0].saw["days"] == Count(12)


def test_anna_may_register_on_a_programme_and_its_courses(day: date) -> None:
    """STA-3: programmes are registered on as courses are, where the institution lets students do it."""
    page = start_page(of("anna", day), noon(day))

    assert [row.code for row in page.to_register] == ["DVK", "MA1030", "PR1001"]


def test_leave_from_a_programme_leaves_a_freestanding_course_alone(day: date) -> None:
    """REG-6/on-leave: leave is from the package and what lies in it."""
    page = start_page(of("freja", day, "grona"), noon(day))

    assert [row.code for row in page.to_register] == ["1BI090"]


def test_samuel_would_be_re_registered_on_the_newer_version(day: date) -> None:
    """REG-4: another version of a course is the same course."""
    record = of("samuel", day)
    old, new = [p for p in record.participations if p.offering.education.code == "PR1010"]

    assert (old.offering.education.version, new.offering.education.version) == (1, 2)
    assert kind_of_registration(record, new) is EventKind.RE_REGISTRATION


def test_karin_has_a_whole_degree_on_many_scales(day: date) -> None:
    """EDU-3, EDU-4: three years of study add up to 180 hp, graded on six scales."""
    record = of("karin", day)

    assert total(record).completed == 180
    assert len({result.scale_id for result in record.results}) == 6


def test_alex_has_the_same_letter_of_two_scales(day: date) -> None:
    """EDU-4, LOG-4: a 4 here and a 4 there are two grades, and each institution tells only its own."""
    blue, green = of("alex", day), of("alex", day, "grona")

    scales = [{r.scale_id for r in record.results if r.grade_id in {"102037", "131677"}} for record in (blue, green)]
    assert scales == [{"102035"}, {"131669"}]
    assert blue.student == green.student
    assert start_page(green, noon(day)).new_results == ()  # not switched on there


def test_every_kind_of_rule_of_a_study_choice_can_be_broken_by_ellen(day: date) -> None:
    """CHO-1, CHO-2, STA-2: at least, at most, exactly, by number and credits, pairs, obstacles; and none broken."""
    record = of("ellen", day)
    tries = ((), ("ST2010", "BI2001"), ("AI2010", "PR2001", "PR2002", "NW2001"), ("PJ2001", "PJ2002", "MD2001"))
    found = {
        reason.key
        for pick in (*tries, ("ST2001", "ST2010", "MA2010", "NW2001"))
        for reason in foresee(record, Choose("VAL4", pick), noon(day)).decision.reasons
    }
    broken = [
        "stopped",
        "excludes",
        "requires",
        "too-little",
        "too-much",
        "box-too-few",
        "box-too-many",
        "box-too-much",
    ]
    assert found == {*(f"CHO-2/{code}" for code in broken), "REG-6/conditions", "REG-6/cancelled"}
    assert foresee(record, Choose("VAL4", ("ST2001", "NW2001", "AI2010", "PJ2001")), noon(day)).decision.open
    assert [keys(is_shown_choice(record, one, day)) for one in record.choices] == [
        ["CHO-1/after"],
        ["STA-2/now"],
        ["CHO-1/before"],
    ]


def test_what_was_chosen_and_applied_for_can_be_taken_back_at_one_institution(day: date) -> None:
    """APP-1 to APP-3, CHO-4: made, to make, with an obstacle, closed and to come; removing is off at Gröna."""
    maja, nils, freja = of("maja", day), of("nils", day), of("freja", day, "grona")
    told = {one.name.sv: keys(is_shown_choice(maja, one, day)) for one in maja.choices}

    assert sorted(key for found in told.values() for key in found) == [
        *("APP-1/after", "APP-1/before", "STA-2/made", "STA-2/now", "STA-2/now", "STA-2/now")
    ]
    assert foresee(maja, Apply("SYVSE"), noon(day)).decision.open
    assert keys(foresee(maja, Apply("KO2010"), noon(day)).decision) == ["REG-6/conditions"]
    assert foresee(maja, Unapply("IT1005"), noon(day)).decision.open
    assert keys(foresee(maja, Unapply("SV1010"), noon(day)).decision) == ["APP-3/can", "APP-3/not-again"]
    assert keys(foresee(maja, Apply("ET1001"), noon(day)).decision) == ["APP-2/already"]
    assert foresee(nils, Unchoose("VAL4"), noon(day)).decision.open
    assert keys(foresee(freja, Unchoose("VAL4"), noon(day)).decision) == ["CHO-4/off"]
    assert keys(foresee(freja, Unapply("1KE014"), noon(day)).decision) == ["APP-3/off"]
