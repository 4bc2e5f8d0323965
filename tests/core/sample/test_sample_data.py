"""The demo's data, held to what it claims: whole, believable, in two languages, and about nobody."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladok_core import sample
from ladok_core.codes.tables import education_type, grade_scale, teaching_form
from ladok_core.model.civil_date import civil_date
from ladok_core.model.education import Education
from ladok_core.model.identity import IdentityKind, parse_identity
from ladok_core.model.institution import Switch
from ladok_core.model.offering import Offering
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.sample.calendar import Calendar

DAY = date(2026, 11, 23)
RECORDS = sample.build(DAY)
OFFERINGS = [p.offering for record in RECORDS for p in record.participations]
STUDENTS = {record.student.student_id: record.student for record in RECORDS}
days = st.dates(date(2015, 1, 1), date(2060, 12, 31))


def texts(thing: object) -> Iterator[Text]:
    """Walk through all that a struct holds."""
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            yield from texts(getattr(thing, name))
    elif isinstance(thing, tuple):
        for item in thing:
            yield from texts(item)
    elif isinstance(thing, dict):
        yield from texts(tuple(thing.values()))


def test_the_demo_is_the_same_whenever_it_is_built_that_day() -> None:
    """Support and the tests refer to its ids."""
    assert sample.build(DAY) == RECORDS
    assert msgspec.json.decode(msgspec.json.encode(RECORDS), type=tuple[Record, ...]) == RECORDS


def test_there_are_eleven_students_one_of_them_at_both_institutions() -> None:
    """LOG-4: one can switch institution as one student, and stay put as the others."""
    assert Counter(record.student.student_id for record in RECORDS).most_common(2) == [("alex", 2), ("ellen", 1)]
    assert len(STUDENTS) == 11
    assert RECORDS[0].student.name == "Ellen Ek"


def test_the_institutions_differ_in_switches_and_words() -> None:
    """A switched-off feature shows nothing and refuses its action: the demo has one institution of each kind."""
    blue, green = {record.institution.institution_id: record.institution for record in RECORDS}.values()

    assert blue.switches == set(Switch)
    assert set(Switch) - green.switches == {
        Switch.REGISTER_PROGRAMME,
        Switch.WITHDRAW_PROGRAMME,
        Switch.NON_COMPLETION_PROGRAMME,
        Switch.CHANGE_OFFERING,
        Switch.CHANGE_PART,
        Switch.REMOVE_STUDY_CHOICE,
        Switch.PROGRAMME_APPLICATION,
        Switch.REMOVE_APPLICATION,
        Switch.NEW_RESULTS,
        Switch.TUITION_FEES,
        Switch.EXAM_SIGN_OFF,
    }
    assert blue.local_texts != green.local_texts


def test_everything_has_a_name_in_both_languages() -> None:
    """LOG-3: English is no afterthought."""
    assert [text for text in texts(RECORDS) if not (text.sv.strip() and text.en.strip())] == []


def test_no_id_is_used_for_two_things() -> None:
    """A store keys by id: the same id must mean the same thing in every student's record."""
    kinds: dict[str, dict[str, object]] = {"offering": {}, "version": {}}
    for offering in OFFERINGS:
        assert kinds["offering"].setdefault(offering.offering_id, offering) == offering
        education = offering.education
        assert kinds["version"].setdefault(education.version_id, education) == education
    for ids in (
        [p.participation_id for record in RECORDS for p in record.participations],
        [result.result_id for record in RECORDS for result in record.results],
        [other.result_id for record in RECORDS for other in record.other_results],
        [transfer.transfer_id for record in RECORDS for transfer in record.credit_transfers],
        [t.target_id for record in RECORDS for transfer in record.credit_transfers for t in transfer.targets],
        [fee.fee_id for record in RECORDS for fee in record.fees],
        [invoice.invoice_id for record in RECORDS for invoice in record.invoices],
    ):
        assert len(ids) == len(set(ids))


def test_no_two_courses_of_an_institution_share_a_code_or_an_offering_code_in_a_term() -> None:
    """A code is how a student names a course; an offering code is how staff name an offering."""
    codes: dict[tuple[str, str], str] = {}
    of_offerings: dict[tuple[str, str, date | None], str] = {}
    for offering in OFFERINGS:
        education = offering.education
        house = education.education_id.partition(".")[0]
        assert codes.setdefault((house, education.code), education.education_id) == education.education_id
        first = offering.span.first if offering.span else None
        key = (house, offering.code, first)
        assert of_offerings.setdefault(key, offering.offering_id) == offering.offering_id


@pytest.mark.parametrize("student_id", STUDENTS)
def test_nobody_has_these_numbers_addresses_and_telephones(student_id: str) -> None:
    """Serials 980–999 are the Tax Agency's for testing; 070-174 06 05 to 99 are given to no subscriber."""
    found = STUDENTS[student_id]
    assert found.identity is not None
    shown = found.identity.shown
    assert parse_identity(shown, today=DAY) == found.identity
    if found.identity.kind is not IdentityKind.INTERIM:
        assert 980 <= int(shown[9:12]) <= 999
    assert re.fullmatch(r"[a-z.]+@example\.(com|org|net)", found.email)
    assert re.fullmatch(r"070-174 06 (0[5-9]|[1-9]\d)", found.phone)
    registered = [address for address in found.addresses if address.registered]
    assert bool(registered) is found.identity.has_swedish_personal_number  # CON-2


def test_all_three_kinds_of_identity_number_occur_and_none_twice() -> None:
    """LOG-1, CON-2: what one may do hangs on the kind."""
    identities = [student.identity for student in STUDENTS.values() if student.identity]

    assert {identity.kind for identity in identities} == set(IdentityKind)
    assert len({identity.digits for identity in identities}) == len(STUDENTS)


def test_one_student_is_protected_and_has_what_must_not_be_shown() -> None:
    """CON-3: with nothing to leak, a test against leaks could not fail."""
    protected = [student for student in STUDENTS.values() if student.protected]

    assert [student.student_id for student in protected] == ["anna"]
    assert protected[0].phone
    assert protected[0].addresses


@pytest.mark.parametrize("offering", {o.offering_id: o for o in OFFERINGS}.values(), ids=lambda o: o.offering_id)
def test_an_offering_adds_up(offering: Offering) -> None:
    """Modules and study periods make up the course; codes are known; the teaching is in whole weeks."""
    education: Education = offering.education
    if education.modules:
        assert sum(module.credits for module in education.modules) == education.credits
    if offering.periods:
        assert sum(period.credits for period in offering.periods) == education.credits
    assert education_type(education.type_code) is not None
    assert teaching_form(offering.form) is not None
    assert offering.pace in {None, 10, 12, 17, 25, 33, 50, 67, 75, 100}, "Ladok names these"
    assert (offering.form == "DST") is (offering.place is None)
    for period in offering.periods:
        assert (period.span.first.weekday(), period.span.last.weekday()) == (0, 6)
    for earlier, later in pairwise(offering.periods):
        assert earlier.span.last < later.span.first


@given(days)
def test_nothing_has_happened_before_its_day(today: date) -> None:
    """Events, certified results and decided credit transfers are of the past, on codes that their scales know."""
    for record in sample.build(today):
        for participation in record.participations:
            assert all(event.on is not None and event.on <= today for event in participation.events)
        for result in record.results:
            scale = grade_scale(result.scale_id)
            assert scale is not None
            assert scale.grade(result.grade_id) is not None
            assert result.examined_on is not None
            assert result.examined_on < today
            if result.certified_at is not None:
                assert result.examined_on < civil_date(result.certified_at) < today
        for transfer in record.credit_transfers:
            assert transfer.decided_on is not None
            assert transfer.decided_on < today


@given(days)
def test_terms_follow_on_one_another_where_swedish_terms_lie(today: date) -> None:
    """The autumn from late August to mid January, the spring from there to early June, twenty weeks each."""
    cal = Calendar(today)
    last, present, coming = cal.term(-1), cal.term(0), cal.term(1)

    assert last.span.last < present.span.first <= today < coming.span.first
    for term in (last, present, coming):
        assert term.span.last - term.span.first == timedelta(weeks=20, days=-1)
        first = (term.span.first.month, term.span.first.day)
        autumn = term.label.startswith("HT")
        assert ((8, 25) <= first <= (8, 31)) if autumn else ((1, 12) <= first <= (1, 18))
        assert term.label[2:] == str(term.span.first.year)


@given(days, st.integers(0, 14))
def test_an_autumn_so_many_terms_back_is_an_autumn(today: date, back: int) -> None:
    """Programmes begin in autumn; the demo's students are so many terms into theirs, or one more."""
    cal = Calendar(today)
    steps = cal.autumn(back)

    assert -back - 1 <= steps <= -back
    assert cal.term(steps).label.startswith("HT")


@given(days, st.integers(-200, 200), st.integers(1, 60))
def test_study_weeks_are_whole_and_begin_within_a_week_of_the_day(today: date, after: int, count: int) -> None:
    """What the windows of the demo rest on: a start is never earlier than asked for, nor a week later."""
    span = Calendar(today).weeks(after, count)

    assert timedelta(days=after) <= span.first - today < timedelta(days=after + 7)
    assert span.first.weekday() == 0
    assert span.last - span.first == timedelta(weeks=count, days=-1)
