"""Builders of records for tests: each with sensible defaults, so that a test names only what it is about.

TODAY lies in the middle of the default course's study period and inside its registration window.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from ladok_core.model.choice import Box, Choice, ChoiceKind, Limit, Measure, Option
from ladok_core.model.circumstances import StudyLeave, Suspension
from ladok_core.model.decision import Decision
from ladok_core.model.education import Education, EducationKind, Module
from ladok_core.model.exam_session import ExamSession, SignUp
from ladok_core.model.fees import Invoice, MoneyKind, Movement, TuitionFee
from ladok_core.model.institution import Institution, Place, Switch
from ladok_core.model.offering import EntryCondition, Offering, StudyPeriod
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent, Reported
from ladok_core.model.record import Record
from ladok_core.model.results import (
    CreditTransfer,
    Ground,
    GroundKind,
    OtherResult,
    Result,
    ResultState,
    Target,
    TargetKind,
)
from ladok_core.model.span import Span
from ladok_core.model.student import Student
from ladok_core.model.text import Text
from ladok_core.model.third_cycle import StudyActivity, Supervisor

DAY = timedelta(days=1)
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

FIRST, LAST = date(2026, 11, 16), date(2026, 11, 30)  # the default registration window
STARTS, ENDS = date(2026, 11, 2), date(2027, 1, 17)  # the default study period
WINDOW = Span(FIRST, LAST)

# National scales, by id; the letters are beside them only to be read (EDU-4).
UG, UG_G, UG_U = "2", "2302", "2303"
UV, UV_VG, UV_G, UV_U = "101312", "101313", "101314", "101315"

ALL_SWITCHES = frozenset(Switch)


def at(today: date) -> datetime:
    """An aware moment on a civil date: noon in Stockholm, give or take the summer."""
    return datetime(today.year, today.month, today.day, 11, tzinfo=UTC)


def hp(amount: str | int | Decimal) -> Decimal:
    """Credits, as a decimal."""
    return Decimal(amount)


def span(first: date, last: date | None = None) -> Span:
    """A stretch of days, of one day when no last one is given."""
    return Span(first, last or first)


def days(first: int, last: int, origin: date = TODAY) -> Span:
    """A stretch of days counted from an origin, both ends included."""
    return Span(origin + first * DAY, origin + last * DAY)


def module(code: str = "1000", extent: str = "7.5", *, module_id: str = "", scale_id: str = UV) -> Module:
    """A module; its id is made of its code."""
    return Module(module_id or f"module-{code}", code, Text(f"Modul {code}", f"Module {code}"), hp(extent), scale_id)


def course(
    code: str = "MA1010",
    extent: str = "7.5",
    *,
    modules: tuple[Module, ...] = (),
    version: int = 1,
    current: bool = True,
    education_id: str = "",
    kind: EducationKind = EducationKind.COURSE,
    type_code: str = "2007GKURS",
    name: str = "",
) -> Education:
    """A course (or, by ``kind``, a package); all versions of one code share an education id."""
    return Education(
        education_id=education_id or f"education-{code}",
        version_id=f"version-{code}-{version}",
        version=version,
        kind=kind,
        code=code,
        name=Text(name or f"Kurs {code}", name or f"Course {code}"),
        credits=hp(extent),
        level="1",
        type_code=type_code,
        scale_id=UV,
        modules=modules,
        current=current,
    )


def package(
    code: str = "MAPROG", extent: str = "180", *, kind: EducationKind = EducationKind.PROGRAMME, version: int = 1
) -> Education:
    """A course package: a programme, unless said otherwise."""
    return course(code, extent, kind=kind, type_code="2007KPROG", version=version)


def period(
    number: int = 1,
    dates: Span | None = None,
    extent: str = "7.5",
    registration: Span | None = WINDOW,
) -> StudyPeriod:
    """One study period."""
    return StudyPeriod(number, dates or Span(STARTS, ENDS), hp(extent), registration)


def offering(
    education: Education | None = None,
    *periods: StudyPeriod,
    code: str = "",
    offering_id: str = "",
    undated: bool = False,
    cancelled: bool = False,
    self_registration: bool = True,
    changeable: bool = False,
    conditions: tuple[EntryCondition, ...] = (),
) -> Offering:
    """An offering; without periods it has one, open for registration TODAY, unless it is ``undated``."""
    education = education or course()
    if not periods and not undated:
        periods = (period(extent=str(education.credits)),)
    return Offering(
        offering_id=offering_id or f"offering-{education.code}-{code or education.version}",
        code=code or "V1042",
        education=education,
        periods=periods,
        pace=50,
        form="NML",
        place=Text("Umeå", "Umeå"),
        cancelled=cancelled,
        self_registration=self_registration,
        changeable=changeable,
        conditions=conditions,
    )


def option(given: Offering, *, box: str = "", excludes: tuple[str, ...] = (), requires: tuple[str, ...] = ()) -> Option:
    """An alternative of a choice, known by the code of its course."""
    return Option(given.education.code, given, box, excludes, requires)


def limit(measure: Measure = Measure.OPTIONS, *, least: int | None = None, most: int | None = None) -> Limit:
    """So many options, or credits, at least, at most, or both."""
    return Limit(measure, None if least is None else Decimal(least), None if most is None else Decimal(most))


def choice(
    *options: Option,
    limits: tuple[Limit, ...] = (),
    boxes: tuple[Box, ...] = (),
    kind: ChoiceKind = ChoiceKind.STUDY_CHOICE,
    period: Span = WINDOW,
    package: str = "offering-MAPROG-1",
    choice_id: str = "choice",
) -> Choice:
    """A study choice for the students on the programme ``package()``, open from FIRST to LAST."""
    name = Text("Studieval, termin 4", "Study choice, semester 4")
    return Choice(choice_id, "VAL4", kind, name, package, period, options, boxes, limits)


def event(kind: EventKind, on: date | None = None, number: int | None = None) -> ParticipationEvent:
    """Something that happened to a participation."""
    return ParticipationEvent(kind, on, number)


def registered(number: int = 1, on: date | None = FIRST) -> ParticipationEvent:
    """The registration on a study period: the first one, or a continued one."""
    kind = EventKind.REGISTRATION if number == 1 else EventKind.CONTINUED_REGISTRATION
    return ParticipationEvent(kind, on, number)


def participation(
    given: Offering | None = None,
    *events: ParticipationEvent,
    participation_id: str = "",
    within: str | None = None,
    reserve: bool = False,
    reported: Reported | None = None,
    replaces: str | None = None,
    part: tuple[int, ...] = (),
    study_plan_on: date | None = None,
    activity: tuple[StudyActivity, ...] = (),
    supervisors: tuple[Supervisor, ...] = (),
    choice: str | None = None,
) -> Participation:
    """A place on an offering: expected, unless events say otherwise."""
    given = given or offering()
    return Participation(
        participation_id=participation_id or f"place-{given.offering_id}",
        offering=given,
        within=within,
        replaces=replaces,
        part=part,
        reserve=reserve,
        events=events,
        reported=reported,
        study_plan_on=study_plan_on,
        activity=activity,
        supervisors=supervisors,
        choice=choice,
    )


def result(
    education: Education,
    on_module: Module | None = None,
    grade_id: str = UV_G,
    *,
    state: ResultState = ResultState.CERTIFIED,
    scale_id: str = UV,
    certified_at: datetime | None = NOW - DAY,
    examined_on: date | None = TODAY - 7 * DAY,
    result_id: str = "",
) -> Result:
    """A result on a course, or on one of its modules: passed and certified, unless said otherwise."""
    about = f"{education.code}-{on_module.code if on_module else 'final'}"
    return Result(
        result_id=result_id or f"result-{about}-{grade_id}-{state}",
        education_id=education.education_id,
        module_id=on_module.module_id if on_module else None,
        scale_id=scale_id,
        grade_id=grade_id,
        state=state,
        credits=on_module.credits if on_module else education.credits,
        examined_on=examined_on,
        certified_at=certified_at if state is ResultState.CERTIFIED else None,
        examiner="Eva Ek",
    )


def other_result(extent: str = "15", result_id: str = "placement") -> OtherResult:
    """A placement, passed."""
    return OtherResult(result_id, Text("Praktik", "Placement"), hp(extent), "PR1", UG, UG_G, TODAY - 30 * DAY)


def whole(education: Education, *, target_id: str = "") -> Target:
    """Credit for a whole course."""
    return Target(
        target_id or f"whole-{education.code}",
        TargetKind.WHOLE_COURSE,
        education.name,
        education.credits,
        education.code,
        education.education_id,
    )


def part(education: Education, extent: str, of: Module | None = None, *, target_id: str = "") -> Target:
    """Credit for part of a course, or of one of its modules."""
    return Target(
        target_id or f"part-{education.code}-{of.code if of else ''}",
        TargetKind.PART_OF_COURSE,
        education.name,
        hp(extent),
        education.code,
        education.education_id,
        of.module_id if of else None,
    )


def free_text(extent: str, *, target_id: str = "free") -> Target:
    """Credit for something described in words."""
    return Target(target_id, TargetKind.FREE_TEXT, Text("Studier utomlands", "Studies abroad"), hp(extent))


def transfer(*targets: Target, transfer_id: str = "transfer") -> CreditTransfer:
    """A decision on credit transfer."""
    grounds = (Ground(GroundKind.EXTERNAL, Text("University of Oulu", "University of Oulu")),)
    return CreditTransfer(transfer_id, f"2026-{transfer_id}", TODAY - 60 * DAY, targets, grounds)


def condition(education: Education, extent: str = "7.5") -> EntryCondition:
    """An entry condition: so many credits passed in that course."""
    return EntryCondition(education.code, education.name, hp(extent))


def leave(participation_id: str, dates: Span, *, place_kept: bool = True) -> StudyLeave:
    """Leave from studies on a package."""
    return StudyLeave(participation_id, dates, place_kept)


def suspension(dates: Span) -> Suspension:
    """A suspension."""
    return Suspension(dates)


def invoice(
    dates: Span | None = None,
    left_ore: int = 0,
    *movements: Movement,
    fee_ore: int = 7_000_000,
    sent_on: date | None = FIRST,
    due_on: date | None = LAST,
    extent: str = "30",
    invoice_id: str = "",
) -> Invoice:
    """An invoice for autumn and winter, sent; paid in one sum but for what is left, unless movements are given.

    With less than nothing left, more than the fee was paid.
    """
    dates = dates or Span(date(2026, 8, 31), date(2027, 1, 17))
    paid = (Movement(MoneyKind.PAYMENT, fee_ore - left_ore, FIRST),) if fee_ore > left_ore else ()
    return Invoice(
        invoice_id=invoice_id or f"invoice-{dates.first}",
        term=Text("HT2026", "Autumn 2026"),
        span=dates,
        credits=hp(extent),
        fee_ore=fee_ore,
        reference="4021 7788 31",
        sent_on=sent_on,
        due_on=due_on,
        movements=movements or paid,
    )


def fee(*invoices: Invoice, place: str = "", total_ore: int | None = None, elsewhere: bool = False) -> TuitionFee:
    """A tuition fee with these invoices, as much as they add up to, unless said otherwise."""
    total = sum(one.fee_ore for one in invoices) if total_ore is None else total_ore
    return TuitionFee(f"fee-{place}", place, total, invoices, elsewhere)


EXAM_STARTS, EXAM_ENDS = datetime(2027, 1, 12, 7, tzinfo=UTC), datetime(2027, 1, 12, 12, tzinfo=UTC)  # 08 to 13 here


def exam_session(
    *offerings: Offering,
    of: Education | None = None,
    module_of: Module | None = None,
    session_id: str = "exam",
    sign_up: Span | None = WINDOW,
    places: int | None = None,
    taken: int = 0,
    starts: datetime = EXAM_STARTS,
    ends: datetime | None = EXAM_ENDS,
    **told: Any,
) -> ExamSession:
    """A written exam for the students on these offerings; signing up is open from FIRST to LAST, without a limit."""
    taught = of or (offerings[0].education if offerings else course())
    return ExamSession(
        session_id=session_id,
        name=Text("Tentamen", "Written exam"),
        education_id=taught.education_id,
        course=taught.name,
        code=taught.code,
        starts=starts,
        ends=ends,
        module_id=module_of.module_id if module_of else None,
        module=module_of.name if module_of else None,
        offerings=tuple(one.offering_id for one in offerings),
        sign_up=sign_up,
        places=places,
        taken=taken,
        **told,
    )


def institution(
    institution_id: str = "bla",
    switches: frozenset[Switch] = ALL_SWITCHES,
    local_texts: dict[Place, Text] | None = None,
) -> Institution:
    """An institution with everything turned on."""
    return Institution(institution_id, Text("Blå lärosätet", "The Blue University"), switches, local_texts or {})


def student(student_id: str = "ellen") -> Student:
    """A student without an identity number."""
    return Student(student_id, "Ellen", "Ek", email="ellen@example.org")


def record(
    *participations: Participation,
    alternatives: tuple[Offering, ...] = (),
    results: tuple[Result, ...] = (),
    transfers: tuple[CreditTransfer, ...] = (),
    other_results: tuple[OtherResult, ...] = (),
    leaves: tuple[StudyLeave, ...] = (),
    suspensions: tuple[Suspension, ...] = (),
    fee_liable: bool = False,
    fees: tuple[TuitionFee, ...] = (),
    previous_sign_in: datetime | None = None,
    signed_in_at: datetime | None = None,
    imported_on: date | None = None,
    choices: tuple[Choice, ...] = (),
    exam_sessions: tuple[ExamSession, ...] = (),
    exam_sign_ups: tuple[SignUp, ...] = (),
    at: Institution | None = None,
    of: Student | None = None,
) -> Record:
    """A record of these participations, and of nothing else unless it is said."""
    return Record(
        institution=at or institution(),
        student=of or student(),
        participations=participations,
        alternatives=alternatives,
        results=results,
        other_results=other_results,
        credit_transfers=transfers,
        leaves=leaves,
        suspensions=suspensions,
        fee_liable=fee_liable,
        fees=fees,
        previous_sign_in=previous_sign_in,
        signed_in_at=signed_in_at,
        imported_on=imported_on,
        choices=choices,
        exam_sessions=exam_sessions,
        exam_sign_ups=exam_sign_ups,
    )


def keys(decision: Decision) -> list[str]:
    """The keys of a decision's reasons, in order, as ``REG-6/fee``."""
    return [reason.key for reason in decision.reasons]
