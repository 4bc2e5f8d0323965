"""What both kinds of choice have in common: for whom and when, and how what they gave is taken back."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

import msgspec
import pytest

from ladok_core.model.choice import Choice, ChoiceKind
from ladok_core.model.decision import Code, Day, Decision, Name, Verdict
from ladok_core.model.destination import ToCourse
from ladok_core.model.education import EducationKind
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent
from ladok_core.model.reason_kind import Kind, Turn, Urgency
from ladok_core.model.record import Record
from ladok_core.rules import programme_application, study_choice
from ladok_core.rules.choices import can_remove, is_shown_choices, is_shown_on_start, made_again, may_be_made, ways_of
from ladok_core.rules.choosing import Ways, declare_ways, taken_back, when_registered
from ladok_core.rules.rule import DeclaredReason
from records import (
    ALL_SWITCHES,
    DAY,
    FIRST,
    LAST,
    TODAY,
    choice,
    course,
    days,
    event,
    institution,
    keys,
    offering,
    option,
    package,
    participation,
    period,
    record,
    registered,
)

PROGRAMME = offering(package())
PLACE = participation(PROGRAMME, registered(), participation_id="programme")
COURSE = course("AA1001")
GIVEN = offering(COURSE)


class KindOf(NamedTuple):
    """A kind of choice with the rules that it rests on: of when it is there, what is picked, given, and taken back."""

    ways: Ways
    switches: tuple[Switch, Switch]
    shown: str
    picked: str
    given: str
    taken_back: str
    offered: Choice
    make: Callable[[Record, Choice, date], Decision]


def _choose(of: Record, offered: Choice, today: date) -> Decision:
    return study_choice.can_choose(of, offered, ("AA1001",), today)


KINDS = {
    ChoiceKind.STUDY_CHOICE: KindOf(
        study_choice.WAYS,
        (Switch.STUDY_CHOICE, Switch.REMOVE_STUDY_CHOICE),
        *("CHO-1", "CHO-2", "CHO-3", "CHO-4"),
        choice(option(GIVEN)),
        _choose,
    ),
    ChoiceKind.APPLICATION: KindOf(
        programme_application.WAYS,
        (Switch.PROGRAMME_APPLICATION, Switch.REMOVE_APPLICATION),
        *("APP-1", "APP-2", "APP-2", "APP-3"),
        choice(option(GIVEN), kind=ChoiceKind.APPLICATION),
        programme_application.can_apply,
    ),
}
of_each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def made(*events: object) -> Participation:
    """A place that either kind of choice has given."""
    return participation(GIVEN, *events, participation_id="made", within="programme", choice="choice")  # type: ignore[arg-type]  # events


def held(kind: KindOf, *places: Participation, **said: object) -> Record:
    return record(PLACE, *places, choices=(kind.offered,), **said)  # type: ignore[arg-type]  # whatever a record takes


def without(*switches: Switch) -> object:
    return institution(switches=ALL_SWITCHES - {*switches})


@of_each_kind
def test_each_kind_declares_its_reasons_by_its_own_rules(kind: KindOf) -> None:
    """APP-1 to APP-3, CHO-1 to CHO-4: what each does, how urgent it is and whose turn."""
    wanted = {
        **dict.fromkeys(("before", "after", "no-place", "empty"), (kind.shown, Kind.HIDES, Urgency.NONE, Turn.NOBODY)),
        "until": (kind.shown, Kind.ALLOWS, Urgency.NONE, Turn.STUDENT),
        "already": (kind.picked, Kind.OBSTACLE, Urgency.ASK, Turn.NOBODY),
        "made": (kind.given, Kind.DONE, Urgency.NONE, Turn.NOBODY),
        "can": (kind.taken_back, Kind.ALLOWS, Urgency.NONE, Turn.STUDENT),
        **dict.fromkeys(("again", "not-again"), (kind.taken_back, Kind.FACT, Urgency.NONE, Turn.NOBODY)),
        "not-made": (kind.taken_back, Kind.DONE, Urgency.NONE, Turn.NOBODY),
        "registered": (kind.taken_back, Kind.REFUSES, Urgency.NONE, Turn.STUDENT),
        "ended": (kind.taken_back, Kind.REFUSES, Urgency.NONE, Turn.INSTITUTION),
        **dict.fromkeys(
            ("next", "next-now", "next-closed", "next-undated"), (kind.given, Kind.FACT, Urgency.NONE, Turn.NOBODY)
        ),
    }
    values: Iterable[object] = msgspec.structs.astuple(kind.ways)
    reasons = [one for one in values if isinstance(one, DeclaredReason)]

    assert {one.code: (one.rule.id, one.kind, one.urgency, one.turn) for one in reasons} == wanted
    assert ways_of(kind.offered.kind) is kind.ways
    by_id = {one.rule.id: one.rule for one in reasons}
    shown, picked, given, taken_back = (by_id[one] for one in (kind.shown, kind.picked, kind.given, kind.taken_back))
    anew = declare_ways(shown, picked, given, taken_back, kind.ways.making, kind.ways.removing)
    assert anew == kind.ways, "declared anew, it is the same"


@of_each_kind
@pytest.mark.parametrize(
    ("today", "verdict", "code"),
    [
        (FIRST - DAY, Verdict.HIDDEN, "before"),
        (FIRST, Verdict.OPEN, "until"),
        (FIRST + DAY, Verdict.OPEN, "until"),
        (LAST - DAY, Verdict.OPEN, "until"),
        (LAST, Verdict.OPEN, "until"),
        (LAST + DAY, Verdict.HIDDEN, "after"),
    ],
)
def test_it_is_there_within_its_period_and_not_outside(kind: KindOf, today: date, verdict: Verdict, code: str) -> None:
    """APP-1, CHO-1, STA-2: both ends belong to it; outside it nothing is shown, and it can't be made."""
    decision = may_be_made(held(kind), kind.offered, today)

    assert (decision.verdict, keys(decision)) == (verdict, [f"{kind.shown}/{code}"])
    assert decision.reasons[0].saw == {"on": Day(FIRST if today < FIRST else LAST)}
    asked = kind.make(held(kind), kind.offered, today)
    assert asked.open is decision.open
    assert asked.reasons[-1] == decision.reasons[0]
    assert is_shown_on_start(held(kind), kind.offered, today).open is decision.open


@of_each_kind
@pytest.mark.parametrize(
    "place",
    [
        participation(PROGRAMME, registered(), event(EventKind.NON_COMPLETION, TODAY)),
        participation(PROGRAMME, event(EventKind.WITHDRAWAL, TODAY)),
        participation(PROGRAMME, registered(), event(EventKind.COMPLETION, TODAY)),
        participation(PROGRAMME, reserve=True),
        participation(offering(package("OTHER"))),
    ],
    ids=["stopped", "withdrawn", "completed", "reserve", "another"],
)
def test_it_is_for_those_who_study_the_programme(kind: KindOf, place: Participation) -> None:
    """APP-1, CHO-1: who has left, completed or waits for a place on it has nothing to choose."""
    decision = may_be_made(record(place), kind.offered, TODAY)

    assert (decision.verdict, keys(decision)) == (Verdict.HIDDEN, [f"{kind.shown}/no-place"])
    assert may_be_made(record(participation(PROGRAMME)), kind.offered, TODAY).open
    assert may_be_made(record(place, PLACE), kind.offered, TODAY).open


@of_each_kind
def test_without_alternatives_there_is_nothing_to_make(kind: KindOf) -> None:
    """APP-1, CHO-1: a choice of nothing is none."""
    nothing = msgspec.structs.replace(kind.offered, options=())

    decision = kind.make(held(kind), nothing, TODAY)
    assert (decision.verdict, keys(decision)) == (Verdict.HIDDEN, [f"{kind.shown}/empty"])


@of_each_kind
def test_it_is_turned_on_and_off_by_itself(kind: KindOf) -> None:
    """APP-1, APP-3, CHO-1, CHO-4: making and removing are two features."""
    making, removing = kind.switches
    no_making, no_removing = held(kind, at=without(making)), held(kind, at=without(removing))

    assert keys(may_be_made(no_making, kind.offered, TODAY)) == [f"{kind.shown}/off"]
    assert not may_be_made(no_making, kind.offered, TODAY).shown
    assert not is_shown_on_start(no_making, kind.offered, TODAY).open
    assert kind.make(no_removing, kind.offered, TODAY).open
    taken_back = can_remove(held(kind, made(), at=without(removing)), kind.offered, TODAY)
    assert (taken_back.verdict, keys(taken_back)) == (Verdict.HIDDEN, [f"{kind.taken_back}/off"])
    assert can_remove(held(kind, made(), at=without(making)), kind.offered, TODAY).open


@of_each_kind
def test_it_stands_on_start_until_it_is_made(kind: KindOf) -> None:
    """STA-2: what is made is nothing to do; every choice has a page."""
    assert keys(is_shown_on_start(held(kind), kind.offered, TODAY)) == ["STA-2/now"]
    assert keys(is_shown_on_start(held(kind, made()), kind.offered, TODAY)) == ["STA-2/made"]
    assert keys(is_shown_on_start(held(kind), kind.offered, LAST + DAY)) == [f"{kind.shown}/after"]
    page = is_shown_choices(held(kind))
    assert (page.verdict, keys(page)) == (Verdict.OPEN, ["STA-2/page"])


@of_each_kind
def test_what_is_made_holds(kind: KindOf) -> None:
    """APP-2, CHO-3: also outside the period, and turned off."""
    off = held(kind, made(), at=without(*kind.switches))

    for today, of in ((TODAY, held(kind, made())), (LAST + DAY, held(kind, made())), (TODAY, off)):
        decision = kind.make(of, kind.offered, today)
        assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, [f"{kind.given}/made"])
        assert decision.holds


@of_each_kind
@pytest.mark.parametrize(
    ("today", "code"), [(FIRST - DAY, "not-again"), (FIRST, "again"), (LAST, "again"), (LAST + DAY, "not-again")]
)
def test_it_can_be_taken_back_and_made_again_within_the_period(kind: KindOf, today: date, code: str) -> None:
    """APP-3, CHO-4: outside it can be taken back as well, and that says that there is no way back."""
    decision = can_remove(held(kind, made()), kind.offered, today)

    assert (decision.open, keys(decision)) == (True, [f"{kind.taken_back}/can", f"{kind.taken_back}/{code}"])
    assert decision.reasons[1].saw == ({} if today < FIRST else {"on": Day(LAST)})
    assert made_again(held(kind), kind.offered, today) == decision.reasons[1]  # said again once it is taken back


@of_each_kind
def test_it_is_not_said_that_the_period_is_over_where_that_is_not_why(kind: KindOf) -> None:
    """APP-3, CHO-4: as where making it is turned off by now."""
    off = held(kind, made(), at=without(kind.switches[0]))

    for today in (TODAY, LAST + DAY):
        again = made_again(off, kind.offered, today)
        assert (again.key, again.saw) == (f"{kind.taken_back}/not-again", {})


@of_each_kind
def test_what_is_registered_can_not_be_taken_back(kind: KindOf) -> None:
    """APP-3, CHO-4: from then on one stops on it; a withdrawal stands in no way; nothing made is nothing to take."""
    decision = can_remove(held(kind, made(registered())), kind.offered, TODAY)
    nothing = can_remove(held(kind), kind.offered, TODAY)

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, [f"{kind.taken_back}/registered"])
    assert decision.reasons[0].saw == {"course": Name(COURSE.name), "code": Code("AA1001")}
    assert decision.reasons[0].leads_to == ToCourse("education-AA1001")
    assert can_remove(held(kind, made(event(EventKind.WITHDRAWAL, TODAY))), kind.offered, TODAY).open
    assert (nothing.verdict, keys(nothing), nothing.holds) == (Verdict.CLOSED, [f"{kind.taken_back}/not-made"], True)


@of_each_kind
@pytest.mark.parametrize(
    "ended", [EventKind.NON_COMPLETION, EventKind.EARLY_NON_COMPLETION, EventKind.COMPLETION, EventKind.WITHDRAWAL]
)
def test_nobody_is_told_to_stop_on_what_has_ended(kind: KindOf, ended: EventKind) -> None:
    """APP-3, CHO-4: what was registered on stays chosen, however it ended."""
    decision = can_remove(held(kind, made(registered(), event(ended, TODAY))), kind.offered, TODAY)

    assert keys(decision) == [f"{kind.taken_back}/ended"]
    assert decision.reasons[0].saw == {"course": Name(COURSE.name), "code": Code("AA1001")}
    assert decision.reasons[0].leads_to is None  # it may have no page any more


@of_each_kind
@pytest.mark.parametrize(
    ("new", "code"),
    [((registered(),), "registered"), ((registered(), event(EventKind.NON_COMPLETION, TODAY)), "ended")],
)
def test_a_course_that_was_changed_is_told_of_once(
    kind: KindOf, new: tuple[ParticipationEvent, ...], code: str
) -> None:
    """APP-3, CHO-4, OFC-2: as it stands on the offering that it was changed for."""
    own = made(registered())
    other = participation(
        offering(COURSE, code="OTHER"), *new, participation_id="other", choice="choice", replaces=own.participation_id
    )

    assert keys(can_remove(held(kind, own, other), kind.offered, TODAY)) == [f"{kind.taken_back}/{code}"]


@of_each_kind
def test_a_specialisation_with_a_course_begun_in_it_can_not_be_taken_back(kind: KindOf) -> None:
    """APP-3, CHO-4: who studies a course in a package has begun it."""
    specialisation = offering(package("MAPRAI", "60", kind=EducationKind.SPECIALISATION))
    inner = participation(specialisation, participation_id="inner", choice="choice")
    begun = participation(offering(course("CC1001")), registered(), within="inner")

    assert keys(can_remove(held(kind, inner, begun), kind.offered, TODAY)) == [f"{kind.taken_back}/registered"]


@of_each_kind
def test_what_was_chosen_within_goes_along_and_can_not_where_it_is_registered(kind: KindOf) -> None:
    """APP-3, CHO-4: however deep; and also where it ended early, since the registration would be gone with it."""
    inner = participation(offering(package("MAPRAI", "60")), participation_id="inner", choice="choice")
    deeper = participation(offering(package("MAPRAJ", "30")), participation_id="deeper", within="inner", choice="b")
    leaf = participation(offering(course("CC1001")), participation_id="leaf", within="deeper", choice="c")
    given = participation(offering(course("DD1001")), participation_id="given", within="inner")
    begun = msgspec.structs.replace(leaf, events=(registered(), event(EventKind.EARLY_NON_COMPLETION, TODAY)))
    free, stopped = held(kind, inner, deeper, leaf, given), held(kind, inner, deeper, begun, given)

    assert [place.participation_id for place in taken_back(free, kind.offered)] == ["inner", "deeper", "leaf"]
    assert can_remove(free, kind.offered, TODAY).open
    assert [one.saw["code"] for one in can_remove(stopped, kind.offered, TODAY).reasons] == [Code("CC1001")]


@of_each_kind
def test_in_a_copy_nothing_is_made_nor_taken_back(kind: KindOf) -> None:
    """IMP-1: what holds is told, and refused all the same."""
    assert keys(kind.make(held(kind, imported_on=TODAY), kind.offered, TODAY)) == ["IMP-1/copy"]
    assert keys(can_remove(held(kind, made(), imported_on=TODAY), kind.offered, TODAY)) == ["IMP-1/copy"]
    assert not kind.make(held(kind, made(), imported_on=TODAY), kind.offered, TODAY).holds


@of_each_kind
@pytest.mark.parametrize(
    ("window", "code", "on"),
    [
        (None, "next-undated", None),
        (days(1, 5), "next", TODAY + DAY),
        (days(0, 5), "next-now", TODAY + 5 * DAY),
        (days(-5, 0), "next-now", TODAY),
        (days(-5, -1), "next-closed", TODAY - DAY),
    ],
)
def test_it_says_from_when_each_is_registered_on(kind: KindOf, window: object, code: str, on: date | None) -> None:
    """APP-2, CHO-3: by the first of its study periods; an edge belongs to the window."""
    given = offering(COURSE, period(1, registration=window), period(2, registration=days(300, 310)))  # type: ignore[arg-type]  # a span
    reason = when_registered(given, TODAY, kind.ways)

    assert reason.key == f"{kind.given}/{code}"
    assert reason.saw.get("on") == (None if on is None else Day(on))
    assert (reason.saw["course"], reason.saw["code"]) == (Name(COURSE.name), Code("AA1001"))
    assert when_registered(offering(COURSE, undated=True), TODAY, kind.ways).key == f"{kind.given}/next-undated"
