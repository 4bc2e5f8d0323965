"""A whole visit saved as a HAR: what the records hold, what the report says, and that nothing secret goes along."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import ladok_answers as ladok
from built import course_page, education_page, start_page
from ladok_core.errors import BadFile
from ladok_core.importing import Imported, ImportReport, Skipped, Taken, Unknown, Unvisited, merged, read
from ladok_core.importing.report import WHYS
from ladok_core.model.education import EducationKind
from ladok_core.model.grade_state import GradeState
from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.rules.grading import grade_on
from ladok_core.store import Store
from ladok_core.words import Words, troubles
from ladok_core.words.imports import told

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def visited(tmp_path: Path) -> Imported:
    return read([ladok.write(tmp_path / "visit.har", ladok.har(*ladok.visit()))], TODAY)


@pytest.fixture
def record(visited: Imported) -> Record:
    assert len(visited.records) == 1
    return visited.records[0]


def test_a_visit_fills_a_record(record: Record) -> None:
    """LOG-4: one student at one institution, as of the day of the visit."""
    assert record.institution.institution_id == "kth"
    assert record.institution.name.sv == "Kungliga tekniska högskolan"
    assert record.student.name == "Ellen Ek"
    assert record.student.student_id == ladok.STUDENT
    assert record.student.identity is not None
    assert record.student.identity.digits == ladok.IDENTITY
    assert (record.student.email, record.student.phone) == ("ellen@example.org", "070-1740605")
    assert record.student.addresses[0].registered
    assert record.imported_on == date(2026, 11, 20)
    assert {p.offering.education.code for p in record.participations} == {"SF1001", "DD1310", "EL1000", "CTFYS"}


def test_a_course_lies_in_its_programme(record: Record) -> None:
    places = {p.offering.education.code: p for p in record.participations}

    assert places["SF1001"].within == places["CTFYS"].participation_id
    assert places["CTFYS"].offering.education.kind is EducationKind.PROGRAMME
    assert places["DD1310"].within is None


def test_modules_and_results_come_from_the_course_page(record: Record) -> None:
    """EDU-4: the attempts are both there, and the latest certified one counts."""
    course = next(p.offering.education for p in record.participations if p.offering.education.code == "SF1001")

    assert [(m.code, m.credits) for m in course.modules] == [("TEN1", Decimal("4.5")), ("LAB1", Decimal("3.0"))]
    assert len(record.results) == 4
    assert grade_on(record, course).state is GradeState.PASSED
    assert {grade_on(record, course, m).state for m in course.modules} == {GradeState.PASSED}


def test_registration_windows_and_registrations_are_kept(record: Record) -> None:
    place = next(p for p in record.participations if p.offering.education.code == "DD1310")

    (period,) = place.offering.periods
    assert period.registration is not None
    assert (period.registration.first, period.registration.last) == (date(2026, 8, 10), date(2026, 8, 31))
    assert [(e.kind, e.period) for e in place.events] == [(EventKind.REGISTRATION, 1)]
    assert place.reported is not None, "its page was not visited"


def test_every_page_can_be_built_of_an_imported_record(record: Record) -> None:
    assert start_page(record, NOW)
    assert len(education_page(record, TODAY).packages) == 1
    assert course_page(record, record.participations[0].offering.education.education_id, TODAY)


def test_the_report_says_what_was_taken_and_which_course_page_to_visit(visited: Imported) -> None:
    report = visited.report

    assert (report.taken.courses, report.taken.packages, report.taken.modules, report.taken.results) == (3, 1, 2, 4)
    assert report.taken.contact
    assert [course.code for course in report.unvisited] == ["DD1310"], "a course not begun has no results to miss"
    assert report.missing == ()
    assert report.unknown == ()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_report_is_put_into_words(visited: Imported, language: str) -> None:
    lines = told(Words(language), visited.report)

    assert len(lines) == 2
    assert "DD1310" in lines[1]
    assert all("{" not in line for line in lines)


def test_the_same_import_twice_changes_nothing_and_says_so(visited: Imported) -> None:
    with Store.open(None) as store:
        first = store.add(visited.records, source="har", at=NOW, merge=merged)
        second = store.add(visited.records, source="har", at=NOW, merge=merged)

        assert (len(first.added), len(second.added), len(second.changed), len(second.unchanged)) == (1, 0, 0, 1)


def test_what_is_stored_is_what_was_read(visited: Imported, record: Record) -> None:
    with Store.open(None) as store:
        (key,) = store.add(visited.records, source="har", at=NOW, merge=merged).added
        assert store.record(key) == record


def test_cookies_tokens_queries_and_posted_data_go_nowhere(tmp_path: Path, visited: Imported) -> None:
    """A HAR holds the whole conversation; whoever reads the store, the report or an error must not hold it too."""
    with Store.open(tmp_path / "portal.sqlite", create=True) as store:
        store.add(visited.records, source="har", at=NOW, merge=merged)
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("portal.sqlite*"))
    kept += repr(visited).encode() + "\n".join(told(Words("sv"), visited.report)).encode()

    assert b"SF1001" in kept
    assert [secret for secret in ladok.SECRETS if secret.encode() in kept] == []


def test_no_error_says_anything_of_what_the_file_holds(tmp_path: Path) -> None:
    whole = json.dumps(ladok.har(*ladok.visit()))
    for share in (3, 5, 7, 9):
        (tmp_path / "cut.har").write_text(whole[: len(whole) * share // 10])
        with pytest.raises(BadFile) as refused:
            read([tmp_path / "cut.har"], TODAY)
        said = f"{refused.value!r} {refused.value.__dict__} {refused.value.__cause__} {refused.value.__context__}"
        said += str(troubles.told(Words("en"), refused.value))
        assert refused.value.what == "truncated"
        assert not any(secret in said for secret in (*ladok.SECRETS, ladok.IDENTITY, ladok.STUDENT, "Ellen"))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_thing_that_a_report_can_say_is_worded(language: str) -> None:
    """A long list is cut and its rest counted; nothing comes out as a key."""
    report = ImportReport(
        taken=Taken(1, 2, 3, 4, 5),
        unknown=tuple(Unknown(f"path/{n}", why) for n in range(12) for why in WHYS),
        skipped=(Skipped("place", "answer.json", 2), Skipped("identity", "")),
        missing=("student", "contact", "structure", "places"),
        unvisited=tuple(Unvisited(f"AB{n}", Text("Kurs")) for n in range(30)),
        lost=("places", "structure"),
        garbled=("path/1",),
        undated=True,
    )
    lines = told(Words(language), report)

    assert len(lines) == 2 + 4 + 1 + 2 + len(WHYS) + 3 + 1, "what is missing is not lost besides"
    assert not any("import." in line or "{" in line for line in lines)
    assert "20" in lines[1]
    assert "AB9" in lines[1]
    assert "AB10" not in lines[1]
