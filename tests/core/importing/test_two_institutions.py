"""Who is known by another id at each institution is one student, and goes from one to the other.  LOG-4."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

import ladok_answers as ladok
from core.importing.reading import TODAY, folder, from_har
from ladok_core.importing import Imported, merged, read
from ladok_core.store import Store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ELSEWHERE = "00000000-2222-4333-8444-555555555555"
AT_HOME, AWAY = "/student/proxy/29/", "/student/proxy/52/"


def at(proxy: str, path: str, answer: Any, student: str = ladok.STUDENT) -> Any:
    return ladok.entry(path.replace("/student/proxy/", proxy).replace(ladok.STUDENT, student), answer)


def home(**person: Any) -> list[Any]:
    """A visit to the portal of the first institution, which knows how to reach the student."""
    return [
        at(AT_HOME, ladok.PERSON, ladok.person(**person)),
        at(AT_HOME, ladok.CONTACT, ladok.contact()),
        at(AT_HOME, ladok.PLACES, ladok.places(ladok.place())),
    ]


def away(**person: Any) -> list[Any]:
    """A visit to the portal of the second, which knows the student by another id, and only by name."""
    place = ladok.place("GE1000", LarosateID=52, Utbildningsinformation=ladok.info("GE1000", LarosateID=52))
    return [
        at(AWAY, ladok.PERSON, ladok.person(Uid=ELSEWHERE, LarosateID=52, **person), ELSEWHERE),
        at(AWAY, ladok.PLACES, ladok.places(place), ELSEWHERE),
    ]


def students(*imports: Imported) -> tuple[set[str], list[bool], set[str]]:
    """Import one after the other: the ids then known, what each changed, and the institutions of the first student."""
    changed = []
    with Store.open(None) as store:
        for found in imports:
            done = store.add(found.records, source="import", at=NOW, merge=merged)
            changed.append(bool(done.added or done.changed))
        (key, *_) = (*done.added, *done.changed, *done.unchanged)
        rows = store.institutions_of(key)
        emails = {store.record(type(key)(row.institution_id, key.student_id)).student.email for row in rows}
        assert emails == {"ellen@example.org"}, "CON-1: the same details serve all institutions"
        return {row.student_id for row in store.students()}, changed, {row.institution_id for row in rows}


def test_one_visit_to_two_institutions_is_one_students(tmp_path: Path) -> None:
    """LOG-4: one identity number is one student, whatever ids Ladok has for them."""
    found = from_har(tmp_path, *home(), *away())
    ids, changed, institutions = students(found, found)

    assert len(ids) == 1
    assert changed == [True, False]
    assert institutions == {"kth", "52"}


@pytest.mark.parametrize("first_home", [True, False])
def test_a_visit_to_each_on_its_own_day_is_one_students(tmp_path: Path, first_home: bool) -> None:
    """LOG-4, CON-1: the second visit finds the student of the first, and takes no contact detail away."""
    (tmp_path / "home").mkdir()
    (tmp_path / "away").mkdir()
    visits = [from_har(tmp_path / "home", *home()), from_har(tmp_path / "away", *away())]
    ids, changed, institutions = students(*(visits if first_home else reversed(visits)), *visits)

    assert len(ids) == 1
    assert changed[:2] == [True, True]
    assert changed[-1] is False
    assert institutions == {"kth", "52"}


def test_without_an_identity_number_two_ids_stay_two_students(tmp_path: Path) -> None:
    """Nothing says that they are one, and another's grades would be worse than two lines in a list."""
    with Store.open(None) as store:
        store.add(
            from_har(tmp_path, *home(Personnummer=None), *away(Personnummer=None)).records,
            source="import",
            at=NOW,
            merge=merged,
        )
        assert len({row.student_id for row in store.students()}) == 2


def test_an_imported_student_is_not_taken_for_one_of_the_demo(tmp_path: Path) -> None:
    """IMP-1: a number that a sample uses ties nothing; only copies are joined to each other."""
    found = read([folder(tmp_path / "answers", ladok.places(ladok.place()))], TODAY)
    (record,) = found.records
    own = msgspec.structs.replace(
        record, imported_on=None, student=msgspec.structs.replace(record.student, student_id="demo")
    )
    with Store.open(None) as store:
        store.add([own], source="demo", at=NOW)
        store.add(found.records, source="import", at=NOW, merge=merged)
        assert {row.student_id for row in store.students()} == {"demo", ladok.STUDENT}
