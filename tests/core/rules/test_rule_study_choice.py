"""Study choice: what a selection breaks, and what holds of one that is made.  CHO-2 to CHO-4."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from ladok_core.model.choice import Box, Choice, Limit, Measure, Option
from ladok_core.model.decision import Code, Count, Credits, Decision, Name, Verdict
from ladok_core.model.destination import ToCourse
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.rules.choices import can_remove
from ladok_core.rules.study_choice import can_choose, credits_of
from records import (
    ALL_SWITCHES,
    DAY,
    LAST,
    TODAY,
    choice,
    condition,
    course,
    days,
    event,
    institution,
    keys,
    limit,
    offering,
    option,
    package,
    participation,
    period,
    record,
    registered,
    result,
    suspension,
)

PROGRAMME = offering(package())
PLACE = participation(PROGRAMME, registered(), participation_id="programme")
A, B, C, D = (
    course(code, extent) for code, extent in (("AA1001", "7.5"), ("BB1001", "15"), ("CC1001", "7.5"), ("DD1001", "15"))
)
X = Box("x", Text("Matematik", "Mathematics"))
AWAY = days(-1, 400)


def options(*, box: str = "", **said: dict[str, tuple[str, ...]]) -> tuple[Option, ...]:
    return tuple(option(offering(one), box=box, **said.get(one.code, {})) for one in (A, B, C, D))


def exactly(credits_hp: int) -> Limit:
    return limit(Measure.CREDITS, least=credits_hp, most=credits_hp)


THIRTY = choice(*options(), limits=(exactly(30),))


def held(*places: Participation, offered: Choice = THIRTY, **said: object) -> Record:
    return record(PLACE, *places, choices=(offered,), **said)  # type: ignore[arg-type]  # whatever a record takes


def choose(offered: Choice, *picks: str, of: Record | None = None, today: date = TODAY) -> Decision:
    return can_choose(of or held(offered=offered), offered, picks, today)


def made(*codes: str, **said: object) -> Record:
    """The record of one who has chosen these courses, in THIRTY."""
    chosen = (
        participation(offering(one), participation_id=one.code, within="programme", choice="choice")
        for one in (A, B, C, D)
    )
    return held(*(place for place in chosen if place.participation_id in codes), **said)  # type: ignore[arg-type]  # as held takes it


@pytest.mark.parametrize(
    ("limits", "picks", "wanted"),
    [
        ((limit(least=2),), ("AA1001",), [("too-few", {"least": Count(2), "more": Count(1)})]),
        ((limit(least=2),), ("AA1001", "BB1001"), []),
        ((limit(least=2),), ("AA1001", "BB1001", "CC1001"), []),
        ((limit(most=2),), ("AA1001", "BB1001"), []),
        ((limit(most=2),), ("AA1001", "BB1001", "CC1001"), [("too-many", {"most": Count(2), "excess": Count(1)})]),
        (
            (limit(least=2, most=2),),
            ("AA1001",),
            [("too-few", {"least": Count(2), "more": Count(1), "most": Count(2)})],
        ),
        ((limit(least=2, most=3),), ("AA1001",), [("too-few", {"least": Count(2), "more": Count(1)})]),
        ((exactly(30),), ("BB1001", "DD1001"), []),
        (
            (exactly(30),),
            ("BB1001", "AA1001"),
            [
                (
                    "too-little",
                    {"least": Credits(Decimal(30)), "more": Credits(Decimal("7.5")), "most": Credits(Decimal(30))},
                )
            ],
        ),
        (
            (exactly(30),),
            ("BB1001", "DD1001", "AA1001"),
            [("too-much", {"most": Credits(Decimal(30)), "excess": Credits(Decimal("7.5"))})],
        ),
        ((limit(), limit(Measure.CREDITS)), ("AA1001",), []),
        ((), (), [("too-few", {"least": Count(1), "more": Count(1)})]),
        ((limit(most=2),), (), [("too-few", {"least": Count(1), "more": Count(1)})]),
        ((limit(least=0),), (), [("too-few", {"least": Count(1), "more": Count(1)})]),
        ((limit(least=2),), (), [("too-few", {"least": Count(2), "more": Count(2)})]),
        ((), ("AA1001",), []),
    ],
)
def test_a_limit_of_the_whole(limits: tuple[Limit, ...], picks: tuple[str, ...], wanted: list[object]) -> None:
    """CHO-2: so many or so much, at least, at most, exactly; a step to either side, and how far it is."""
    decision = choose(choice(*options(), limits=limits), *picks)

    assert decision.verdict is (Verdict.CLOSED if wanted else Verdict.OPEN)
    if wanted:
        assert [(one.code, one.saw) for one in decision.reasons] == wanted
    else:
        assert keys(decision) == ["CHO-2/complete", "CHO-1/until"]


@pytest.mark.parametrize(
    ("limits", "picks", "wanted"),
    [
        ((limit(least=1),), ("DD1001",), [("box-too-few", {"least": Count(1), "more": Count(1)})]),
        ((limit(least=1),), ("AA1001",), []),
        ((limit(least=1),), (), [("box-too-few", {"least": Count(1), "more": Count(1)})]),
        ((limit(most=1),), ("AA1001", "BB1001"), [("box-too-many", {"most": Count(1), "excess": Count(1)})]),
        (
            (limit(Measure.CREDITS, most=20),),
            ("AA1001", "BB1001", "DD1001"),
            [("box-too-much", {"most": Credits(Decimal(20)), "excess": Credits(Decimal("2.5"))})],
        ),
        (
            (limit(Measure.CREDITS, least=20),),
            ("AA1001", "DD1001"),
            [("box-too-little", {"least": Credits(Decimal(20)), "more": Credits(Decimal("12.5"))})],
        ),
    ],
)
def test_a_limit_of_a_box_counts_what_lies_in_it(
    limits: tuple[Limit, ...], picks: tuple[str, ...], wanted: list[tuple[str, dict[str, object]]]
) -> None:
    """CHO-2: what lies elsewhere counts for the whole alone; the box is named, and how far it is."""
    box = msgspec.structs.replace(X, limits=limits)
    first, second = (option(offering(one), box="x") for one in (A, B))
    decision = choose(choice(first, second, *options()[2:], boxes=(box,)), *picks)

    broken = [reason for reason in decision.reasons if reason.kind in (Kind.OBSTACLE, Kind.LACKS)]
    assert [(one.code, one.saw) for one in broken] == [(code, {"box": Name(X.name), **saw}) for code, saw in wanted]


def test_a_box_counts_what_lies_in_the_boxes_in_it() -> None:
    """CHO-2: boxes are nested; what an inner one has is the outer one's, too."""
    outer = Box("outer", Text("Ytter"), (limit(most=1),))
    inner = Box("inner", Text("Inre"), (limit(least=1),), within="outer")
    offered = choice(option(offering(A), box="outer"), option(offering(B), box="inner"), boxes=(outer, inner))

    assert keys(choose(offered, "AA1001", "BB1001")) == ["CHO-2/box-too-many"]
    assert keys(choose(offered, "AA1001")) == ["CHO-2/box-too-few"]
    assert choose(offered, "BB1001").open


def test_an_optional_box_may_be_left_empty() -> None:
    """CHO-2: its limits hold once something in it is picked."""
    box = msgspec.structs.replace(X, limits=(limit(least=2),), optional=True)
    first, second, *rest = options()
    offered = choice(*(msgspec.structs.replace(one, box="x") for one in (first, second)), *rest, boxes=(box,))

    assert choose(offered, "CC1001").open
    assert keys(choose(offered, "CC1001", "AA1001")) == ["CHO-2/box-too-few"]
    assert choose(offered, "AA1001", "BB1001").open


def test_what_is_complete_says_how_much_is_chosen() -> None:
    """CHO-2: how many courses, and of how many credits."""
    decision = choose(THIRTY, "BB1001", "DD1001")

    assert (decision.open, keys(decision)) == (True, ["CHO-2/complete", "CHO-1/until"])
    assert decision.reasons[0].saw == {"picks": Count(2), "credits": Credits(Decimal(30))}


def test_credits_are_decimals_even_of_nothing() -> None:
    """CHO-2: as everything reads them that adds them up or shows them."""
    first, second = options()[:2]

    assert credits_of((first, second)) == Decimal("22.5")
    assert isinstance(credits_of(()), Decimal)


def test_boxes_in_a_ring_end_nothing() -> None:
    """CHO-2: a source may be at odds with itself."""
    ring = (Box("x", Text("X"), (limit(least=1),), within="y"), Box("y", Text("Y"), within="x"))
    offered = choice(option(offering(A), box="x"), *options()[1:], boxes=ring)

    assert choose(offered, "AA1001").open
    assert keys(choose(offered, "BB1001")) == ["CHO-2/box-too-few"]


def test_what_excludes_another_is_excluded_by_it() -> None:
    """CHO-2: whichever of the two says so, and each pair is told once."""
    offered = choice(*options(BB1001={"excludes": ("AA1001", "BB1001", "CC1001")}, AA1001={"excludes": ("BB1001",)}))
    decision = choose(offered, "AA1001", "BB1001")

    assert keys(decision) == ["CHO-2/excludes"]
    assert decision.reasons[0].saw == {"course": Name(A.name), "code": Code("AA1001"), "other": Name(B.name)}
    assert keys(choose(offered, "AA1001", "BB1001", "CC1001")) == ["CHO-2/excludes"] * 2
    assert choose(offered, "AA1001", "CC1001").open


def test_what_requires_another_lacks_it() -> None:
    """CHO-2: it is still open, and no more than that; one that is no alternative is never lacking."""
    offered = choice(*options(AA1001={"requires": ("BB1001", "nothing")}))
    decision = choose(offered, "AA1001")

    assert [(one.key, one.kind) for one in decision.reasons] == [("CHO-2/requires", Kind.LACKS)]
    assert decision.reasons[0].saw == {"course": Name(A.name), "code": Code("AA1001"), "other": Name(B.name)}
    assert choose(offered, "AA1001", "BB1001").open
    assert choose(offered, "BB1001").open


def test_all_that_is_broken_is_named_before_what_is_open() -> None:
    """CHO-2: refused whole, every rule; what can't be mended by ticking more comes first."""
    offered = choice(
        *options(box="x", AA1001={"requires": ("DD1001",), "excludes": ("BB1001",)}),
        boxes=(msgspec.structs.replace(X, limits=(limit(least=4), limit(most=1))),),
        limits=(exactly(30), limit(most=1)),
    )
    decision = choose(offered, "AA1001", "BB1001", "nothing")

    assert keys(decision) == [
        *("CHO-2/unknown", "CHO-2/excludes", "CHO-2/box-too-many", "CHO-2/too-many"),
        *("CHO-2/requires", "CHO-2/box-too-few", "CHO-2/too-little"),
    ]
    assert len(decision.obstacles) == 4
    assert decision.reasons[0].saw == {"code": Code("nothing")}


def test_a_pick_is_known_by_its_id_or_its_code_in_any_case() -> None:
    """CHO-2: twice is once; a code that two alternatives have means neither."""
    twins = (Option("spring", offering(A, code="1")), Option("autumn", offering(A, code="2")), option(offering(B)))

    assert choose(THIRTY, "bb1001", "DD1001", "BB1001").open
    assert keys(choose(choice(*twins), "aa1001")) == ["CHO-2/unknown", "CHO-2/too-few"]
    assert choose(choice(*twins), "autumn").open
    assert keys(choose(THIRTY, "BB1001", "DD1001", "x", "x")) == ["CHO-2/unknown"]


@pytest.mark.parametrize(
    ("given", "said", "wanted"),
    [
        (offering(A, cancelled=True), {}, ["REG-6/cancelled"]),
        (offering(A, conditions=(condition(C),)), {}, ["REG-6/conditions"]),
        (offering(A), {"suspensions": (suspension(days(-400, -300)),)}, []),
        (offering(A), {"suspensions": (suspension(AWAY),)}, ["REG-6/suspended"]),
        (offering(A, undated=True), {"suspensions": (suspension(AWAY),)}, []),
        (offering(A), {"results": (result(A),)}, ["REG-6/completed"]),
        (offering(A), {"fee_liable": True}, []),
        (offering(A, self_registration=False), {}, []),
        (
            offering(A, cancelled=True, conditions=(condition(C), condition(D))),
            {"suspensions": (suspension(AWAY),)},
            ["REG-6/cancelled", "REG-6/suspended", *["REG-6/conditions"] * 2],
        ),
    ],
)
def test_what_would_stop_the_registration_stops_the_pick(
    given: object, said: dict[str, object], wanted: list[str]
) -> None:
    """CHO-2, REG-6: told after the name of what can't be chosen; fee and self-registration may be settled by then."""
    offered = choice(option(given), option(offering(B)))  # type: ignore[arg-type]  # an offering
    decision = choose(offered, "AA1001", of=held(offered=offered, **said))

    assert keys(decision) == (["CHO-2/stopped", *wanted] if wanted else ["CHO-2/complete", "CHO-1/until"])
    assert choose(offered, "BB1001", of=held(offered=offered, **said)).open or "suspensions" in said
    if wanted:
        assert decision.reasons[0].saw == {"course": Name(A.name), "code": Code("AA1001")}
        suspended = [reason.saw for reason in decision.reasons if reason.code == "suspended"]
        assert all(saw == {"span": AWAY} for saw in suspended)


@pytest.mark.parametrize(
    ("place", "stops"),
    [
        (participation(offering(A, code="other")), True),
        (participation(offering(A, code="other"), registered()), True),
        (participation(offering(A, code="other"), event(EventKind.WITHDRAWAL, TODAY)), False),
        (participation(offering(A, code="other"), registered(), event(EventKind.NON_COMPLETION, TODAY)), False),
    ],
)
def test_who_has_a_place_on_a_course_can_not_choose_it(place: Participation, stops: bool) -> None:
    """CHO-2: whichever offering it is of; not so who has left it."""
    decision = choose(choice(*options()), "AA1001", of=held(place, offered=choice(*options())))

    assert keys(decision) == (["CHO-2/stopped", "CHO-2/already"] if stops else ["CHO-2/complete", "CHO-1/until"])
    assert not stops or decision.reasons[1].leads_to == ToCourse("education-AA1001")


@pytest.mark.parametrize(
    ("last", "events", "stops"),
    [(TODAY - DAY, (), False), (TODAY, (), True), (TODAY + DAY, (), True), (TODAY - DAY, (registered(),), True)],
)
def test_a_place_that_was_never_begun_and_is_over_is_none(
    last: date, events: tuple[ParticipationEvent, ...], *, stops: bool
) -> None:
    """CHO-2, APP-2, EDU-2: it can be neither registered on nor withdrawn from, nor is it shown anywhere."""
    of = offering(A, period(dates=Span(last - DAY, last)), code="other")
    decision = choose(choice(*options()), "AA1001", of=held(participation(of, *events), offered=choice(*options())))

    assert keys(decision) == (["CHO-2/stopped", "CHO-2/already"] if stops else ["CHO-2/complete", "CHO-1/until"])


def test_what_is_made_holds_and_is_closed() -> None:
    """CHO-3: the same again is success, anything else is refused; also outside the period, and turned off."""
    at = institution(switches=ALL_SWITCHES - {Switch.STUDY_CHOICE})
    for today in (TODAY, LAST + DAY):
        for of in (made("BB1001", "DD1001"), made("BB1001", "DD1001", at=at)):
            assert choose(THIRTY, "DD1001", "BB1001", of=of, today=today).holds
            for picks in (("BB1001",), ("BB1001", "DD1001", "AA1001"), ()):
                decision = choose(THIRTY, *picks, of=of, today=today)
                assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["CHO-3/closed"])
                assert not decision.holds


def test_what_was_chosen_is_the_same_after_a_change_of_offering() -> None:
    """CHO-3, OFC-2: what was changed to belongs to the choice, and was not picked in it."""
    chosen = made("BB1001", "DD1001")
    other = participation(offering(B, code="LATE"), replaces="BB1001", choice="choice")
    changed = msgspec.structs.replace(chosen, participations=(*chosen.participations, other))

    assert choose(THIRTY, "BB1001", "DD1001", of=changed).holds


def test_what_is_registered_can_not_be_taken_back() -> None:
    """CHO-4: all of it or nothing; each course that is registered on is named; a withdrawal stands in no way."""
    chosen = made("BB1001", "DD1001")
    begun = msgspec.structs.replace(
        chosen,
        participations=tuple(
            msgspec.structs.replace(place, events=(registered(),)) if place.participation_id == "BB1001" else place
            for place in chosen.participations
        ),
    )
    left = msgspec.structs.replace(
        chosen,
        participations=tuple(
            msgspec.structs.replace(place, events=(event(EventKind.WITHDRAWAL, TODAY),)) if place.choice else place
            for place in chosen.participations
        ),
    )
    decision, nothing = can_remove(begun, THIRTY, TODAY), can_remove(held(), THIRTY, TODAY)

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["CHO-4/registered"])
    assert decision.reasons[0].saw == {"course": Name(B.name), "code": Code("BB1001")}
    assert decision.reasons[0].leads_to == ToCourse("education-BB1001")
    assert can_remove(left, THIRTY, TODAY).open
    assert (nothing.verdict, keys(nothing), nothing.holds) == (Verdict.CLOSED, ["CHO-4/not-made"], True)
