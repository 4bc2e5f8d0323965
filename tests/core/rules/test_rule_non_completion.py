"""May the student stop, is it early, and what goes with a programme."""

from datetime import date

import pytest

from ladok_core.codes.tables import education_type
from ladok_core.model.decision import Count, Day, Verdict
from ladok_core.model.destination import ToCourse
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.results import Result, ResultState
from ladok_core.rules.non_completion import (
    can_stop,
    count_stopped_with,
    kind_of_non_completion,
    last_early_day,
    stopped_with,
)
from ladok_core.rules.standing import is_shown_in_education
from ladok_core.rules.withdrawal import count_withdrawn_with, withdrawn_with
from records import (
    ALL_SWITCHES,
    DAY,
    ENDS,
    STARTS,
    TODAY,
    UV_U,
    course,
    event,
    institution,
    keys,
    module,
    offering,
    package,
    participation,
    period,
    record,
    registered,
    result,
    span,
)

COURSE = course("MA1010", modules=(module("1000"),))
EARLY, LATE = EventKind.EARLY_NON_COMPLETION, EventKind.NON_COMPLETION
TWENTY, FIFTEEN, NEVER = "2007GKURS", "PISKURS", "2007FKURS"


def place(*events: ParticipationEvent, code: str = "MA1010", within: str | None = None) -> Participation:
    return participation(offering(course(code)), *events, participation_id=code, within=within)


def programme(*events: ParticipationEvent, code: str = "MAPROG", within: str | None = None) -> Participation:
    return participation(offering(package(code)), *events, participation_id=code, within=within)


def typed(type_code: str) -> Participation:
    return participation(offering(course(type_code=type_code)), registered())


@pytest.mark.parametrize(
    ("type_code", "today", "kind", "why"),
    [
        (TWENTY, STARTS - DAY, EARLY, "NCP-3/early-until"),
        (TWENTY, STARTS, EARLY, "NCP-3/early-until"),
        (TWENTY, STARTS + 19 * DAY, EARLY, "NCP-3/early-until"),
        (TWENTY, STARTS + 20 * DAY, EARLY, "NCP-3/early-until"),
        (TWENTY, STARTS + 21 * DAY, LATE, "NCP-3/no-longer-early"),
        (FIFTEEN, STARTS + 14 * DAY, EARLY, "NCP-3/early-until"),
        (FIFTEEN, STARTS + 15 * DAY, EARLY, "NCP-3/early-until"),
        (FIFTEEN, STARTS + 16 * DAY, LATE, "NCP-3/no-longer-early"),
        (NEVER, STARTS - DAY, LATE, "NCP-3/never-early"),
        (NEVER, STARTS, LATE, "NCP-3/never-early"),
        ("NOSUCH", STARTS, LATE, "NCP-3/never-early"),
        ("", STARTS, LATE, "NCP-3/never-early"),
        (TWENTY, ENDS + 100 * DAY, LATE, "NCP-3/no-longer-early"),
    ],
)
def test_early_goes_by_the_type_of_the_course(type_code: str, today: date, kind: EventKind, why: str) -> None:
    """NCP-1, NCP-3: a day either side of the last early day, which is early too; and what is told is done."""
    one = typed(type_code)
    held = record(one)
    decision = can_stop(held, one, today)

    assert kind_of_non_completion(held, one, today) is kind
    assert (decision.verdict, keys(decision)) == (Verdict.OPEN, ["NCP-1/can", why])


def test_the_codes_say_what_the_rule_rests_on() -> None:
    """NCP-3: 20 days for most types of course, 15 for two, none for the third cycle."""
    days = {code: education_type(code) for code in (TWENTY, FIFTEEN, "PIPTKURS", NEVER, "2007PRG")}

    assert {code: of.early_non_completion_days for code, of in days.items() if of} == {
        TWENTY: 20,
        FIFTEEN: 15,
        "PIPTKURS": 15,
        NEVER: None,
        "2007PRG": None,
    }


def test_the_last_early_day_is_named() -> None:
    """NCP-3: who is early wants to know for how long, and who is late since when."""
    one = typed(TWENTY)
    last = STARTS + 20 * DAY

    assert last_early_day(one) == last
    assert can_stop(record(one), one, last).reasons[1].saw == {"on": Day(last)}
    assert can_stop(record(one), one, last + DAY).reasons[1].saw == {"on": Day(last)}


def test_the_days_are_counted_from_the_first_study_period() -> None:
    """NCP-3: of the offering; a later period is no new start."""
    first, second = period(1, span(STARTS, STARTS + 30 * DAY)), period(2, span(STARTS + 31 * DAY, ENDS))
    one = participation(offering(COURSE, first, second), registered(), registered(2))

    assert last_early_day(one) == STARTS + 20 * DAY


def test_an_offering_without_dates_has_no_early_days() -> None:
    """NCP-3: there is no day to count from."""
    one = participation(offering(COURSE, undated=True), registered())

    assert kind_of_non_completion(record(one), one, TODAY) is LATE


def test_a_course_with_a_passed_result_is_never_ended_early() -> None:
    """NCP-3: an early one is shown nowhere, and the result would be gone with it."""
    one = participation(offering(COURSE), registered())
    held = record(one, results=(result(COURSE, COURSE.modules[0]),))

    assert kind_of_non_completion(held, one, STARTS) is LATE
    assert keys(can_stop(held, one, STARTS)) == ["NCP-1/can", "NCP-3/passed-already"]


@pytest.mark.parametrize(
    "other",
    [
        result(COURSE, COURSE.modules[0], UV_U),
        result(COURSE, COURSE.modules[0], state=ResultState.DRAFT),
        result(course("FY1001"), COURSE.modules[0]),
    ],
    ids=["failed", "not certified", "another course"],
)
def test_only_a_certified_pass_on_the_course_itself_counts(other: Result) -> None:
    """NCP-3."""
    one = participation(offering(COURSE), registered())
    held = record(one, results=(other,))

    assert kind_of_non_completion(held, one, STARTS) is EARLY


def test_a_package_is_never_ended_early() -> None:
    """NCP-3: programmes with non-completion are shown in My education, whatever type their data bear."""
    of = course("MAPROG", kind=package().kind, type_code=TWENTY)
    one = participation(offering(of), registered())
    held = record(one)

    assert kind_of_non_completion(held, one, STARTS) is LATE
    assert keys(can_stop(held, one, STARTS)) == ["NCP-1/can"]


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (place(), "NCP-1/not-begun"),
        (programme(), "NCP-1/not-begun"),
        (place(event(EventKind.WITHDRAWAL)), "NCP-1/withdrawn"),
        (place(registered(), event(EventKind.COMPLETION)), "NCP-1/completed"),
        (programme(registered(), event(EventKind.COMPLETION)), "NCP-1/completed"),
        (place(registered(), event(LATE), event(EventKind.COMPLETION)), "NCP-1/completed"),
    ],
)
def test_only_what_is_begun_and_not_ended_can_be_stopped(one: Participation, why: str) -> None:
    """NCP-1."""
    decision = can_stop(record(one), one, TODAY)

    assert (decision.verdict, keys(decision), decision.holds) == (Verdict.CLOSED, [why], False)


@pytest.mark.parametrize(
    ("new", "said"),
    [((), ["NCP-1/can", "NCP-3/no-longer-early"]), ((registered(),), ["NCP-1/changed"])],
)
def test_who_studies_on_another_offering_stops_there(new: tuple[ParticipationEvent, ...], said: list[str]) -> None:
    """NCP-1, OFC-2: the first one stands until the registration on the other completes the change."""
    old = participation(offering(COURSE, code="OLD"), registered(), participation_id="old", within="MAPROG")
    other = participation(offering(COURSE, code="NEW"), *new, participation_id="new", within="MAPROG", replaces="old")
    top = programme()
    held, late = record(old, other, top), STARTS + 30 * DAY

    decision = can_stop(held, old, late)
    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED if new else Verdict.OPEN, said)
    assert can_stop(held, other, late).open is bool(new)
    assert [one.participation_id for one in stopped_with(held, top)] == (["new"] if new else ["old"])
    assert count_stopped_with(held, top) == 1


def test_who_is_not_registered_is_led_to_the_course_to_withdraw() -> None:
    """NCP-1, WDR-1: the same wish has another way before that."""
    one = place()

    assert can_stop(record(one), one, TODAY).reasons[0].leads_to == ToCourse("education-MA1010")


@pytest.mark.parametrize("kind", [EARLY, LATE])
def test_a_non_completion_holds_also_where_none_can_be_made_any_more(kind: EventKind) -> None:
    """NCP-1: asked once more it is answered as success."""
    one = place(registered(), event(kind))

    for held in (record(one), record(one, at=institution(switches=frozenset()))):
        decision = can_stop(held, one, TODAY)
        assert (decision.verdict, keys(decision), decision.holds) == (Verdict.CLOSED, ["NCP-1/stopped"], True)


@pytest.mark.parametrize(
    ("one", "switch"),
    [(place(registered()), Switch.NON_COMPLETION_COURSE), (programme(registered()), Switch.NON_COMPLETION_PROGRAMME)],
    ids=["course", "programme"],
)
def test_what_the_institution_does_not_allow_is_not_shown(one: Participation, switch: Switch) -> None:
    """NCP-1: each kind by its own switch, and no other feature's."""
    off = can_stop(record(one, at=institution(switches=ALL_SWITCHES - {switch})), one, TODAY)
    alone = can_stop(record(one, at=institution(switches=frozenset({switch}))), one, TODAY)

    assert (off.verdict, keys(off)) == (Verdict.HIDDEN, ["NCP-1/off"])
    assert alone.open


@pytest.mark.parametrize("today", [STARTS - DAY, STARTS, ENDS, ENDS + DAY, ENDS + 1000 * DAY])
def test_what_is_not_completed_can_be_stopped_on_any_day(today: date) -> None:
    """NCP-1: before the start as well as years after the end."""
    one = place(registered())

    assert can_stop(record(one), one, today).open


def test_a_copy_is_never_written_to() -> None:
    """IMP-1: neither is what was open answered as open, nor what holds as success."""
    free, done = place(registered()), place(registered(), event(LATE))

    def said(one: Participation) -> tuple[Verdict, list[str], bool]:
        decision = can_stop(record(one, imported_on=TODAY - DAY), one, TODAY)
        assert decision.reasons[-1].saw == {"on": Day(TODAY - DAY)}
        return decision.verdict, keys(decision), decision.holds

    assert said(free) == (Verdict.CLOSED, ["IMP-1/copy"], False)
    assert said(done) == (Verdict.CLOSED, ["NCP-1/stopped", "IMP-1/copy"], False)


def test_a_copy_of_an_institution_that_does_not_allow_it_shows_nothing() -> None:
    """IMP-1, NCP-1: a copy says nothing that the institution doesn't."""
    one = place(registered())

    assert keys(can_stop(record(one, imported_on=TODAY, at=institution(switches=frozenset())), one, TODAY)) == [
        "NCP-1/off"
    ]


def _first_year() -> Record:
    """A programme with a specialisation: begun courses in both, completed ones, and places not begun."""
    return record(
        programme(registered()),
        programme(code="MAPRAI", within="MAPROG"),
        programme(code="MAPRBI", within="MAPROG"),
        place(registered(), code="A", within="MAPROG"),
        place(registered(), code="B", within="MAPRAI"),
        place(registered(), event(EventKind.COMPLETION), code="C", within="MAPROG"),
        place(registered(), event(LATE), code="D", within="MAPROG"),
        place(registered(), event(EARLY), code="E", within="MAPROG"),
        place(event(EventKind.WITHDRAWAL), code="F", within="MAPROG"),
        place(code="G", within="MAPROG"),
        place(code="H", within="MAPRBI"),
        place(registered(), code="I"),
    )


def test_a_programme_stops_what_is_begun_in_it_and_withdraws_the_rest() -> None:
    """NCP-2: however deep; what is completed, ended or elsewhere stays as it is."""
    held = _first_year()
    around = held.participations[0]

    assert [one.participation_id for one in stopped_with(held, around)] == ["MAPRAI", "A", "B"]
    assert [one.participation_id for one in withdrawn_with(held, around, TODAY)] == ["MAPRBI", "G", "H"]
    decision = can_stop(held, around, TODAY)
    assert keys(decision) == ["NCP-1/can", "NCP-2/stops-too", "NCP-2/withdraws-too"]
    assert [reason.saw for reason in decision.reasons[1:]] == [{"places": Count(3)}, {"places": Count(3)}]


def test_a_course_that_is_completed_elsewhere_is_not_stopped() -> None:
    """NCP-2: completion belongs to the course, whichever place of it was the last."""
    done, again = place(registered(), code="A"), participation(offering(course("A")), registered(), within="MAPROG")
    held = record(programme(registered()), done, again, results=(result(course("A")),))

    assert list(stopped_with(held, held.participations[0])) == []


def test_a_programme_begun_by_its_courses_alone_can_be_stopped() -> None:
    """NCP-1: not every institution registers students on programmes."""
    held = record(programme(), place(registered(), within="MAPROG"))

    assert can_stop(held, held.participations[0], TODAY).open


@pytest.mark.parametrize("kind", [EventKind.NON_COMPLETION, EventKind.EARLY_NON_COMPLETION])
@pytest.mark.parametrize(("day", "saw"), [(None, {}), (TODAY, {"on": Day(TODAY)})])
def test_a_non_completion_is_told_with_the_day_that_it_holds_from(
    kind: EventKind, day: date | None, saw: dict[str, Day]
) -> None:
    """NCP-1, NCP-3: early or late, where its day is known."""
    stopped = participation(offering(course()), registered(), event(kind, day))
    shown = is_shown_in_education(record(stopped), stopped, TODAY)

    assert can_stop(record(stopped), stopped, TODAY).headline.saw == saw
    assert shown.headline.saw == (saw if not shown.shown else {})


def test_nothing_goes_with_a_programme_that_is_empty_nor_with_a_course() -> None:
    """NCP-2, WDR-3: none is a number, too."""
    empty, alone = participation(offering(package("MAPROG")), registered()), participation(offering(course()))
    held = record(empty, alone)

    for place in (empty, alone):
        assert (count_stopped_with(held, place), count_withdrawn_with(held, place, TODAY)) == (0, 0)
