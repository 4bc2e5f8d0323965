"""Records in which everything can meet everything, for Hypothesis: few courses, few ids, and days close to each other.

A record drawn from all that could be would hardly ever have two places on a course, or a result on a module of it.
"""

from datetime import date, datetime
from decimal import Decimal

import msgspec
from hypothesis import strategies as st

from ladok_core.model.choice import Box, Choice, ChoiceKind, Measure, Option
from ladok_core.model.education import Education, EducationKind
from ladok_core.model.exam_session import ExamSession, SignUp
from ladok_core.model.fees import Invoice, MoneyKind, Movement, TuitionFee
from ladok_core.model.institution import Place, Switch
from ladok_core.model.offering import Offering, StudyPeriod
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent, Reported
from ladok_core.model.record import Record
from ladok_core.model.results import CreditTransfer, OtherResult, Result, ResultState, Target, TargetKind
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from records import (
    DAY,
    NOW,
    TODAY,
    UG,
    UG_G,
    UG_U,
    UV,
    UV_G,
    UV_U,
    UV_VG,
    condition,
    course,
    exam_session,
    institution,
    leave,
    limit,
    module,
    offering,
    other_result,
    package,
    participation,
    record,
    suspension,
)

MODULES = (module("1000", "4.5"), module("1100", "3"), module("0900", "6"), module("0000", "0"))
COURSES = (
    course("MA1010", "7.5", modules=MODULES[:2], current=False),
    course("MA1010", "9", modules=MODULES[1:3], version=2),
    course("FY1001", "15", modules=(MODULES[3],)),
    course("SP1001", "5"),
    msgspec.structs.replace(course("VE1001", "20"), unit="V"),
)
PACKAGES = (package("MAPROG"), package("MAPRAI", "60", kind=EducationKind.SPECIALISATION))
EDUCATIONS = (*COURSES, *PACKAGES)
PLACES = ("a", "b", "c", "d", "e")
GRADES = ((UV, UV_VG), (UV, UV_G), (UV, UV_U), (UG, UG_G), (UG, UG_U), ("local", "1"))

days: st.SearchStrategy[date] = st.integers(-40, 60).map(lambda n: TODAY + n * DAY)
moments: st.SearchStrategy[datetime] = st.integers(-20 * 24, 40 * 24).map(lambda hours: NOW + hours * DAY / 24)
extents: st.SearchStrategy[Decimal] = st.integers(0, 40).map(lambda halves: Decimal(halves) / 2)
spans: st.SearchStrategy[Span] = st.builds(
    lambda first, more: Span(first, first + more * DAY), days, st.integers(0, 90)
)
_wide: st.SearchStrategy[Span] = st.builds(
    lambda before, after: Span(TODAY - before * DAY, TODAY + after * DAY), st.integers(0, 30), st.integers(0, 60)
)
# What is drawn from is made once: for each strategy Hypothesis looks whether it can be drawn from at all.
_day, _moment, _span = st.none() | days, st.none() | moments, _wide | spans
_window = _span | st.none()
_yes_or_no = st.booleans()
_counts = {most: st.integers(0, most) for most in (2, 3, 4, 60)}
_one_in_eight = st.integers(0, 7)
_ids = st.text("0123456789", min_size=6, max_size=6)
_course, _education, _place = st.sampled_from(COURSES), st.sampled_from(EDUCATIONS), st.sampled_from(PLACES)
_module_ids = st.none() | st.sampled_from([one.module_id for one in MODULES])
_course_ids = st.none() | st.sampled_from([*{one.education_id for one in COURSES}, "education-ELSEWHERE"])

# Most places are expected or registered; of the rest there is every kind, in every order.
_kinds = st.sampled_from([EventKind.REGISTRATION] * 4 + [EventKind.CONTINUED_REGISTRATION] * 2 + list(EventKind))
_events = st.builds(ParticipationEvent, _kinds, _day, st.none() | st.integers(1, 3))
_histories: st.SearchStrategy[list[ParticipationEvent]] = st.just([]) | st.lists(_events, max_size=3)
_reports = st.builds(Reported, _yes_or_no, extents, extents)
_targets = st.builds(
    Target,
    target_id=_ids,
    kind=st.sampled_from(TargetKind),
    name=st.just(Text("Mål", "Target")),
    credits=extents,
    code=st.sampled_from(["", *{one.code for one in COURSES}]),
    education_id=_course_ids,
    module_id=_module_ids,
)
_movements = st.lists(st.builds(Movement, st.sampled_from(MoneyKind), _counts[2], _day), max_size=4)
_invoices: st.SearchStrategy[Invoice] = st.builds(
    lambda dates, moved, sent, due, number: Invoice(
        f"{dates.first}{number}", Text("HT2026"), dates, Decimal(30), 2, "", sent, due, tuple(moved)
    ),
    spans,
    _movements,
    _day,
    _day,
    st.integers(0, 99),
)
_fees: st.SearchStrategy[TuitionFee] = st.builds(
    TuitionFee,
    _ids,
    _place,
    st.integers(0, 6),
    st.lists(_invoices, max_size=3).map(tuple),
    _one_in_eight.map(lambda n: n == 7),
)
_fee_lists = st.lists(_fees, max_size=2)


def _seldom(draw: st.DrawFn) -> bool:
    return draw(_one_in_eight) == 7


_numbers = st.sampled_from([1, 1, 1, 2])
_how_many_periods = st.sampled_from([1, 1, 2, 3, 0])


@st.composite
def _periods(draw: st.DrawFn, education: Education) -> tuple[StudyPeriod, ...]:
    """None to three periods, one after the other, each with a window or none: anywhere, as people enter them."""
    start, number = draw(days), draw(_numbers)
    made = []
    for _ in range(draw(_how_many_periods)):
        end = start + draw(_counts[60]) * DAY
        made.append(StudyPeriod(number, Span(start, end), education.credits, draw(_window)))
        start, number = end + DAY, number + 1
    return tuple(made)


_periods_of = {education: _periods(education) for education in EDUCATIONS}
_conditions = st.builds(condition, _course, st.sampled_from(["0.5", "5", "7.5"]))


@st.composite
def _an_offering(draw: st.DrawFn) -> Offering:
    education = draw(_education)
    periods = draw(_periods_of[education])
    return offering(
        education,
        *periods,
        undated=not periods,
        offering_id=draw(_ids),
        cancelled=_seldom(draw),
        self_registration=not _seldom(draw),
        changeable=draw(_yes_or_no),
        conditions=(draw(_conditions),) if _seldom(draw) else (),
    )


_offerings = _an_offering()
_alternatives = st.lists(_offerings, max_size=2, unique_by=lambda one: one.offering_id)
_within = st.none() | _place
_ways = st.sampled_from(["applied", "chosen"])


@st.composite
def _places(draw: st.DrawFn, participation_id: str) -> Participation:
    return participation(
        draw(_offerings),
        *draw(_histories),
        participation_id=participation_id,
        within=draw(_within),
        choice=draw(_ways) if _seldom(draw) else None,
        reserve=_seldom(draw),
        reported=draw(_reports) if _seldom(draw) else None,
    )


_limits = st.builds(
    lambda measure, least, more: limit(measure, least=least, most=None if least is None else least + more),
    st.sampled_from(Measure),
    st.none() | st.integers(0, 12),
    st.integers(0, 12),
)
_boxes = st.sampled_from(["", "x", "y", "z"])
_options = st.lists(st.sampled_from(["o0", "o1", "o2", "o3"]), max_size=2).map(tuple)


_limit_lists = st.lists(_limits, max_size=1)


@st.composite
def choices(draw: st.DrawFn, packages: tuple[str, ...], kind: ChoiceKind, name: str) -> Choice:
    """A study choice or an application with rules of every kind, which may be at odds with each other."""
    offered = [draw(_offerings) for _ in range(draw(_counts[4]) if kind is ChoiceKind.STUDY_CHOICE else 1)]
    boxes = (Box("x", Text("X")), Box("y", Text("Y"), within="x"), Box("z", Text("Z"), optional=True))
    return Choice(
        choice_id=name,
        code=name.upper(),
        kind=kind,
        name=Text("Studieval", "Study choice"),
        package=draw(st.sampled_from(packages)),
        period=draw(_span),
        options=tuple(
            Option(f"o{number}", one, draw(_boxes), *((draw(_options), draw(_options)) if _seldom(draw) else ()))
            for number, one in enumerate({one.offering_id: one for one in offered}.values())
        ),
        boxes=tuple(msgspec.structs.replace(box, limits=tuple(draw(_limit_lists))) for box in boxes),
        limits=tuple(draw(_limit_lists)),
    )


_grades = st.sampled_from(GRADES)
_states = st.sampled_from([ResultState.CERTIFIED, *ResultState])


@st.composite
def _results(draw: st.DrawFn, number: int) -> Result:
    scale_id, grade_id = draw(_grades)
    return Result(
        result_id=f"result-{number}",
        education_id=draw(_course).education_id,
        module_id=draw(_module_ids),
        scale_id=scale_id,
        grade_id=grade_id,
        state=draw(_states),
        examined_on=draw(_day),
        certified_at=draw(_moment),
    )


_module = st.none() | st.sampled_from(MODULES)
_seats = st.none() | _counts[2]


@st.composite
def _sessions(draw: st.DrawFn, places: list[Participation], number: int) -> ExamSession:
    """A session for some of the offerings, or for none of them, that is in any state."""
    given = draw(st.lists(st.sampled_from([place.offering for place in places]), max_size=2))
    starts = draw(moments)
    return exam_session(
        *given,
        of=given[0].education if given else draw(_course),
        module_of=draw(_module),
        session_id=f"session-{number}",
        sign_up=draw(_window),
        places=draw(_seats),
        taken=draw(_counts[2]),
        starts=starts,
        ends=draw(st.none() | st.just(starts + DAY / 6)),
        self_sign_up=not _seldom(draw),
        passed_may=_seldom(draw),
        sign_off=not _seldom(draw),
        sign_off_until=draw(_day),
        anonymous=draw(_yes_or_no),
        code_withheld=draw(_yes_or_no),
        cancelled=_seldom(draw),
    )


def _sign_ups(sessions: list[ExamSession]) -> st.SearchStrategy[tuple[SignUp, ...]]:
    ids = st.sampled_from([one.session_id for one in sessions])
    one = st.builds(SignUp, ids, st.none() | moments, st.booleans(), st.sampled_from(["", "AB-12"]))
    return st.lists(one, max_size=2, unique_by=lambda s: s.session_id).map(tuple)


_place_of = {name: _places(name) for name in PLACES}
_how_many_places = st.integers(1, len(PLACES))
_switches = st.sampled_from([frozenset(Switch), frozenset(Switch), frozenset({Switch.REGISTER_COURSE})])
_transfers: st.SearchStrategy[list[CreditTransfer]] = st.lists(
    st.builds(
        CreditTransfer,
        transfer_id=_ids,
        case_number=st.just("2026-1"),
        decided_on=_day,
        targets=st.lists(_targets, max_size=3).map(tuple),
    ),
    max_size=3,
)
_leaves = st.lists(spans, max_size=1)
_local_texts = st.sampled_from([{}, {Place.START: Text("Hej")}])
_result_of = {number: _results(number) for number in range(4)}


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record that may be at odds with itself in every way that a source can be."""
    places = [draw(_place_of[name]) for name in PLACES[: draw(_how_many_places)]]
    switches = draw(_switches)
    transfers = draw(_transfers)
    others: list[OtherResult] = [other_result("7.5", f"other-{n}") for n in range(draw(_counts[2]))]
    given = tuple(place.offering.offering_id for place in places)
    offered = (
        draw(choices(given, ChoiceKind.APPLICATION, "applied")),
        draw(choices(given, ChoiceKind.STUDY_CHOICE, "chosen")),
    )
    held = record(
        *places,
        alternatives=tuple(draw(_alternatives)),
        choices=offered,
        results=tuple(draw(_result_of[number]) for number in range(draw(_counts[4]))),
        transfers=tuple(transfers),
        other_results=tuple(others),
        leaves=tuple(leave(draw(_place), s) for s in draw(_leaves)),
        suspensions=tuple(suspension(s) for s in [draw(spans)] if _seldom(draw)),
        fee_liable=_seldom(draw),
        fees=tuple(draw(_fee_lists)),
        previous_sign_in=draw(_moment),
        signed_in_at=draw(_moment),
        imported_on=draw(days) if _seldom(draw) else None,
        at=institution(switches=switches, local_texts=draw(_local_texts)),
    )
    sessions = [draw(_sessions(places, number)) for number in range(draw(_counts[3]))]
    return msgspec.structs.replace(
        held,
        exam_sessions=tuple(sorted(sessions, key=lambda s: (s.starts, s.session_id))),
        exam_sign_ups=draw(_sign_ups(sessions)) if sessions else (),
    )
