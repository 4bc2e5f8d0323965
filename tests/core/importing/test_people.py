"""The student and how to reach them, as answers say.  LOG-5, CON-2, CON-3."""

from pathlib import Path
from typing import Any

import pytest

import ladok_answers as ladok
from core.importing.reading import TODAY, folder, from_har, imported
from ladok_core.errors import BadFile
from ladok_core.importing import merged, read
from ladok_core.model.identity import IdentityKind
from ladok_core.model.student import Student


def student(path: Path, person: Any, *others: Any) -> Student:
    return imported(path, person, *others, student=False).records[0].student


@pytest.mark.parametrize("status", ["SEKRETESSMARKERING", "SKYDDAD_FOLKBOKFORING", 1, True, {"Kod": "S"}, "okänd"])
def test_with_a_protected_identity_address_and_phone_are_not_kept(tmp_path: Path, status: Any) -> None:
    """CON-3: whatever the status is called, to be safe; and no later visit brings them in."""
    who = imported(tmp_path, ladok.person(Skyddsstatus=status), ladok.contact(), student=False)
    later = imported(tmp_path, ladok.person(), ladok.contact(), student=False)

    assert who.records[0].student.protected
    kept = [who.records[0].student, merged(who.records[0], later.records[0]).student]
    kept.append(merged(later.records[0], who.records[0]).student)
    for one in kept:
        assert (one.protected, one.phone, one.addresses) == (True, "", ())
    assert "Storgatan" not in repr(who)


@pytest.mark.parametrize("status", [None, "", "INGEN", "Ingen", 0, False])
def test_no_status_is_no_protection(tmp_path: Path, status: Any) -> None:
    who = student(tmp_path, ladok.person(Skyddsstatus=status), ladok.contact())
    assert (who.protected, who.phone) == (False, "070-1740605")


def test_an_interim_number_is_an_identity(tmp_path: Path) -> None:
    who = student(tmp_path, ladok.person(Personnummer="18900101T281"))
    assert who.identity is not None
    assert who.identity.kind is IdentityKind.INTERIM


@pytest.mark.parametrize("number", ["189001019803", "x", "", None, 189001019802])
def test_a_number_that_is_none_is_left_out_and_never_repeated(tmp_path: Path, number: Any) -> None:
    found = imported(tmp_path, ladok.person(Personnummer=number), student=False)

    assert found.records[0].student.identity is None
    assert "18900101980" not in repr(found)


def test_two_persons_are_not_mixed_into_one(tmp_path: Path) -> None:
    """Two students' folders read at once would give one of them the other's grades."""
    other = ladok.person(Uid="99999999-2222-4333-8444-555555555555", Personnummer="189001019810")
    with pytest.raises(BadFile) as refused:
        imported(tmp_path, other, ladok.places(ladok.place()))
    assert refused.value.what == "several-students"


def test_without_a_student_nothing_can_be_stored(tmp_path: Path) -> None:
    with pytest.raises(BadFile) as refused:
        imported(tmp_path, ladok.places(ladok.place()), student=False)
    assert refused.value.what == "no-student"


def test_the_address_of_an_answer_says_whose_it_is(tmp_path: Path) -> None:
    """A visit whose pages were already open has no answer about the student at all."""
    found = from_har(tmp_path, ladok.entry(ladok.PLACES, ladok.places(ladok.place())))

    assert found.records[0].student.student_id == ladok.STUDENT
    assert found.report.missing == ("student", "contact", "structure")


def test_a_link_inside_an_answer_says_whose_it_is(tmp_path: Path) -> None:
    link = {"uri": f"https://api.ladok.se:443/studiedeltagande/student/{ladok.STUDENT}/x", "rel": "r"}
    found = imported(tmp_path, ladok.places(ladok.place(link=[link])), student=False)

    assert found.records[0].student.student_id == ladok.STUDENT


def test_each_institution_has_a_record_of_its_own(tmp_path: Path) -> None:
    """LOG-4: an institution that is known by its number alone is named by it."""
    elsewhere = ladok.place("GE1000", LarosateID=52, Utbildningsinformation=ladok.info("GE1000", LarosateID=52))
    page = ladok.course_page("GE1000", ladok.version(ladok.part("GE1000", 7.5, ladok.result("final"))))
    found = read([folder(tmp_path / "a", ladok.places(ladok.place(), elsewhere), page)], TODAY)

    records = {record.institution.institution_id: record for record in found.records}
    assert set(records) == {"kth", "52"}
    assert records["52"].institution.name.sv == "Lärosäte 52"
    assert (len(records["52"].results), len(records["kth"].results)) == (1, 0)
    assert {record.student.student_id for record in found.records} == {ladok.STUDENT}


def test_the_institution_stands_in_the_address_when_nothing_else_tells(tmp_path: Path) -> None:
    bare = ladok.place(LarosateID=None, Utbildningsinformation=ladok.info(LarosateID=-1))
    path = ladok.PLACES.replace("/proxy/", "/proxy/29/")
    (record,) = from_har(tmp_path, ladok.entry(path, ladok.places(bare))).records

    assert record.institution.institution_id == "kth"


def test_other_peoples_details_are_no_answer_of_the_students_own(tmp_path: Path) -> None:
    """A list of a course's participants, as staff may get it, is named and not read."""
    participant = {"Uid": ladok.uid("place", "x"), "Student": {"Fornamn": "Olle", "Efternamn": "Al"}, "Paborjad": True}
    found = imported(tmp_path, [participant], ladok.places(ladok.place()))

    assert [unknown.why for unknown in found.report.unknown] == ["shape"]
    assert "Olle" not in repr(found)
