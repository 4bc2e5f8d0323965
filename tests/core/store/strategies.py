"""Any record that there can be, for Hypothesis: the same id always means the same thing within one."""

import string
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import msgspec
from hypothesis import strategies as st

from ladok_core.model.choice import Box, Choice, ChoiceKind, Limit, Measure, Option
from ladok_core.model.circumstances import StudyLeave, Suspension
from ladok_core.model.education import Education, EducationKind, Module
from ladok_core.model.exam_session import ExamSession, SignUp
from ladok_core.model.fees import Invoice, MoneyKind, Movement, TuitionFee
from ladok_core.model.grading import Grade
from ladok_core.model.identity import Identity, IdentityKind
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
from ladok_core.model.student import Address, Student
from ladok_core.model.text import Text
from ladok_core.model.third_cycle import Funding, StudyActivity, Supervisor, SupervisorRole
from ladok_core.sanitize import clean, clean_lines

_any_text = st.text(st.characters(codec="utf-8"), max_size=12)

names = _any_text.map(clean)
lines = _any_text.map(clean_lines)
ids = st.text(string.ascii_letters + string.digits + "-", min_size=1, max_size=6)
texts = st.builds(Text, names, names)
amounts = st.decimals(Decimal(0), Decimal(400), places=1)
dates = st.dates(date(1990, 1, 1), date(2040, 1, 1))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # made aware
spans = st.builds(lambda first, days: Span(first, first + timedelta(days)), dates, st.integers(0, 400))


def unique(things: st.SearchStrategy, key: str, most: int = 3) -> st.SearchStrategy:
    """A tuple of things, each with an id of its own."""
    return st.lists(things, max_size=most, unique_by=lambda thing: getattr(thing, key)).map(tuple)


def some(things: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    """A tuple of things."""
    return st.lists(things, max_size=most).map(tuple)


identities = st.one_of(
    st.none(),
    st.just(Identity(IdentityKind.PERSONAL, "199001012384")),
    st.just(Identity(IdentityKind.INTERIM, "19900101T281")),
)
addresses = st.builds(Address, names, names, names, names, names, st.booleans())
students = st.builds(Student, ids, names, names, identities, names, names, some(addresses), st.booleans())
institutions = st.builds(
    Institution,
    ids,
    texts,
    st.frozensets(st.sampled_from(Switch)),
    st.dictionaries(st.sampled_from(Place), st.builds(Text, lines, lines)),
)
modules = st.builds(Module, ids, names, texts, amounts, names)
educations = st.builds(
    Education,
    education_id=ids,
    version_id=ids,
    version=st.integers(0, 99),
    kind=st.sampled_from(EducationKind),
    code=names,
    name=texts,
    credits=amounts,
    unit=names,
    level=names,
    type_code=names,
    scale_id=names,
    modules=unique(modules, "module_id"),
    current=st.booleans(),
)
periods = st.builds(StudyPeriod, st.integers(0, 9), spans, amounts, st.none() | spans)
conditions = st.builds(EntryCondition, names, texts, amounts)
events = st.builds(ParticipationEvent, st.sampled_from(EventKind), st.none() | dates, st.none() | st.integers(1, 9))
reported = st.none() | st.builds(Reported, st.booleans(), amounts, amounts)
results = st.builds(
    Result,
    result_id=ids,
    education_id=ids,
    module_id=st.none() | ids,
    scale_id=names,
    grade_id=names,
    state=st.sampled_from(ResultState),
    credits=st.none() | amounts,
    examined_on=st.none() | dates,
    certified_at=st.none() | moments,
    examiner=names,
    title=names,
    notes=some(st.builds(Text, lines, lines)),
    grade=st.none(),
)
# The grade as the source describes it has the id that the result gives it.
graded = st.builds(
    lambda result, grade: msgspec.structs.replace(result, grade_id=grade.grade_id, grade=grade),
    results,
    st.builds(Grade, names, names, texts, st.booleans(), st.integers(0, 99)),
)
other_results = st.builds(OtherResult, ids, texts, amounts, names, names, names, st.none() | dates, names)
targets = st.builds(Target, ids, st.sampled_from(TargetKind), texts, amounts, names, st.none() | ids, st.none() | ids)
grounds = st.builds(Ground, st.sampled_from(GroundKind), texts)
transfers = st.builds(CreditTransfer, ids, names, st.none() | dates, unique(targets, "target_id"), some(grounds))


sums = st.integers(0, 10**9)
movements = st.builds(Movement, st.sampled_from(MoneyKind), sums, st.none() | dates)
invoices = st.builds(
    Invoice, ids, texts, spans, amounts, sums, names, st.none() | dates, st.none() | dates, some(movements)
)
fees = st.builds(TuitionFee, ids, ids, sums, unique(invoices, "invoice_id"), st.booleans())
percents = st.integers(0, 100)
activities = st.builds(
    StudyActivity,
    st.integers(1990, 2040),
    st.integers(1, 2),
    percents,
    some(st.builds(Funding, names, texts, percents)),
)
supervisors = st.builds(
    Supervisor, names, st.sampled_from(SupervisorRole), first=st.none() | dates, last=st.none() | dates
)


@st.composite
def offerings(draw: st.DrawFn) -> tuple[Offering, ...]:
    """Offerings of a few educations: no two of one id, and one version of an education is the same in all."""
    taught = draw(st.lists(educations, min_size=1, max_size=3, unique_by=lambda e: (e.education_id, e.version_id)))
    given = st.builds(
        Offering,
        offering_id=ids,
        code=names,
        education=st.sampled_from(taught),
        periods=unique(periods, "number").map(lambda ps: tuple(sorted(ps, key=lambda p: p.number))),
        pace=st.none() | st.integers(0, 100),
        form=names,
        place=st.none() | texts,
        cancelled=st.booleans(),
        self_registration=st.booleans(),
        changeable=st.booleans(),
        conditions=some(conditions),
    )
    drawn: tuple[Offering, ...] = draw(unique(given, "offering_id"))
    return drawn


limits = st.builds(Limit, st.sampled_from(Measure), st.none() | amounts, st.none() | amounts)
boxes = st.builds(Box, ids, texts, some(limits), st.none() | ids, st.booleans())


@st.composite
def choices(draw: st.DrawFn, taken: tuple[Participation, ...], given: tuple[Offering, ...]) -> tuple[Choice, ...]:
    """Choices on the offerings that a record has places on, between any."""
    options = st.builds(Option, ids, st.sampled_from(given), ids, some(ids), some(ids))
    one = st.builds(
        Choice,
        choice_id=ids,
        code=names,
        kind=st.sampled_from(ChoiceKind),
        name=texts,
        package=st.sampled_from([place.offering.offering_id for place in taken]),
        period=spans,
        options=unique(options, "option_id"),
        boxes=unique(boxes, "box_id"),
        limits=some(limits),
        description=st.none() | st.builds(Text, lines, lines),
    )
    return tuple(sorted(draw(unique(one, "choice_id", most=2)), key=lambda choice: choice.choice_id))


@st.composite
def sessions(draw: st.DrawFn, near: list[Offering]) -> tuple[ExamSession, ...]:
    """Exam sessions for offerings that a record has places on, or may change to, in the order of a record."""
    one = st.builds(
        ExamSession,
        session_id=ids,
        name=texts,
        education_id=ids,
        course=texts,
        code=names,
        starts=moments,
        ends=st.none() | moments,
        module_id=st.none() | ids,
        module=st.none() | texts,
        offerings=st.lists(st.sampled_from([one.offering_id for one in near]), min_size=1).map(tuple),
        sign_up=st.none() | spans,
        self_sign_up=st.booleans(),
        passed_may=st.booleans(),
        sign_off=st.booleans(),
        sign_off_until=st.none() | dates,
        places=st.none() | st.integers(0, 99),
        taken=st.integers(0, 99),
        town=st.none() | texts,
        room=names,
        link=names,
        anonymous=st.booleans(),
        code_withheld=st.booleans(),
        cancelled=st.booleans(),
        information=st.none() | st.builds(Text, lines, lines),
    )
    drawn = draw(unique(one, "session_id", most=2))
    return tuple(sorted(drawn, key=lambda session: (session.starts, session.session_id)))


@st.composite
def sign_ups(draw: st.DrawFn, held: tuple[ExamSession, ...]) -> tuple[SignUp, ...]:
    """Sign-ups for some of the sessions."""
    one = st.builds(SignUp, st.sampled_from([s.session_id for s in held]), st.none() | moments, st.booleans(), names)
    drawn: tuple[SignUp, ...] = draw(unique(one, "session_id", most=2))
    return drawn


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any record."""
    given = draw(offerings())
    places = st.builds(
        Participation,
        participation_id=ids,
        offering=st.sampled_from(given),
        within=st.none() | ids,
        replaces=st.none() | ids,
        reserve=st.booleans(),
        events=some(events),
        reported=reported,
        study_plan_on=st.none() | dates,
        activity=some(activities),
        supervisors=some(supervisors),
        choice=st.none() | ids,
    )
    taken = draw(unique(places, "participation_id", most=4)) if given else ()
    known = {place.offering.education.education_id for place in taken}
    others = [one for one in given if one.changeable and one.education.education_id in known]
    held = draw(sessions([*(place.offering for place in taken), *others])) if taken else ()
    return Record(
        exam_sessions=held,
        exam_sign_ups=draw(sign_ups(held)) if held else (),
        institution=draw(institutions),
        student=draw(students),
        participations=taken,
        choices=draw(choices(taken, given)) if taken else (),
        alternatives=tuple(sorted(others, key=lambda one: one.offering_id)),
        results=draw(unique(results | graded, "result_id")),
        other_results=draw(unique(other_results, "result_id")),
        credit_transfers=draw(unique(transfers, "transfer_id")),
        leaves=draw(some(st.builds(StudyLeave, ids, spans, st.booleans()))),
        suspensions=draw(some(st.builds(Suspension, spans))),
        fee_liable=draw(st.booleans()),
        fees=draw(unique(fees, "fee_id")),
        imported_on=draw(st.none() | dates),
    )
