"""K8: one person under several numbers, spellings and ids is one student, by what the files prove or by who knows."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import ladok_answers as ladok
from core.importing.reading import from_har
from core.importing.test_two_institutions import ELSEWHERE, away, home
from ladok_core.importing import Imported, merged, one_person
from ladok_core.model.identity import IdentityKind
from ladok_core.store import RecordKey, Store
from ladok_core.store.writing import SamePerson

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
INTERIM, PERSONAL, SPELT = "18900101T281", "189001019802", "18900101-9802"


def visit(folder: Path, name: str, *entries: object) -> Imported:
    (folder / name).mkdir()
    return from_har(folder / name, *entries)


def known(store: Store) -> dict[str, set[str]]:
    """The institutions of each student in the store."""
    found: dict[str, set[str]] = {}
    for row in store.students():
        found.setdefault(row.student_id, set()).add(row.institution_id)
    return found


def add(store: Store, found: Imported, student_id: str | None = None) -> None:
    store.add(found.records, source="import", at=NOW, merge=merged, same_person=SamePerson(student_id, found.ids))


def kind_of(store: Store, student_id: str, institution_id: str = "kth") -> IdentityKind | None:
    identity = store.record(RecordKey(institution_id, student_id)).student.identity
    return identity.kind if identity else None


def test_a_number_in_another_spelling_is_the_same(tmp_path: Path) -> None:
    found = visit(tmp_path, "both", *home(Personnummer=SPELT), *away(Personnummer=PERSONAL))

    assert {record.student.student_id for record in found.records} == {ELSEWHERE}


def test_several_numbers_in_one_visit_are_taken_apart_and_together_when_somebody_says_so(tmp_path: Path) -> None:
    found = visit(tmp_path, "both", *home(Personnummer=INTERIM), *away(Personnummer=PERSONAL))
    assert len({record.student.student_id for record in found.records}) == 2

    together = one_person(found)

    (student,) = {record.student.student_id: record.student for record in together.records}.values()
    assert student.identity is not None
    assert student.identity.kind is IdentityKind.PERSONAL
    assert student.email == "ellen@example.org", "CON-1: the same details serve all institutions"


@pytest.mark.parametrize("again", ["home", "away", "both"])
def test_who_was_joined_by_hand_stays_one(tmp_path: Path, again: str) -> None:
    """A later visit to either institution, with the number that it showed then, makes no second student."""
    entries = {"home": home(Personnummer=INTERIM), "away": away(Personnummer=PERSONAL)}
    entries["both"] = [*entries["home"], *entries["away"]]
    with Store.open(None) as store:
        add(store, one_person(visit(tmp_path, "first", *entries["both"])))
        before = known(store)
        add(store, visit(tmp_path, "again", *entries[again]))

        assert known(store) == before
        assert list(before.values()) == [{"kth", "52"}]
        assert kind_of(store, next(iter(before))) is IdentityKind.PERSONAL


def test_a_number_that_is_learnt_later_leaves_no_second_copy(tmp_path: Path) -> None:
    """First an interim number here and a personal one there; then the personal one here, too."""
    with Store.open(None) as store:
        add(store, visit(tmp_path, "1", *home(Personnummer=INTERIM)))
        add(store, visit(tmp_path, "2", *away(Personnummer=PERSONAL)))
        assert len(known(store)) == 2

        add(store, visit(tmp_path, "3", *home(Personnummer=PERSONAL)))

        assert list(known(store).values()) == [{"kth", "52"}]
        add(store, visit(tmp_path, "4", *home(Personnummer=INTERIM)))
        assert list(known(store).values()) == [{"kth", "52"}]


def test_the_copies_of_all_institutions_move_to_the_student_who_is_meant(tmp_path: Path) -> None:
    with Store.open(None) as store:
        add(store, visit(tmp_path, "1", *home(Personnummer=INTERIM)))
        (first,) = known(store)
        store.sign_in(RecordKey("kth", first), lambda: NOW)
        add(store, visit(tmp_path, "2", *away(Personnummer=PERSONAL)), first)

        assert known(store) == {first: {"kth", "52"}}
        assert kind_of(store, first) is IdentityKind.PERSONAL


def test_an_interim_number_that_became_a_personal_one_under_the_same_id_is_kept_so(tmp_path: Path) -> None:
    """An older visit that is read in later takes the number away from nobody."""
    with Store.open(None) as store:
        for name, number in (("1", INTERIM), ("2", PERSONAL), ("3", INTERIM)):
            add(store, visit(tmp_path, name, *home(Personnummer=number)))

        assert known(store) == {ladok.STUDENT: {"kth"}}
        assert kind_of(store, ladok.STUDENT) is IdentityKind.PERSONAL


def test_two_people_stay_two(tmp_path: Path) -> None:
    """Another's grades would be worse than two lines in a list."""
    with Store.open(None) as store:
        add(store, visit(tmp_path, "1", *home(Personnummer="18900101T281"), *away(Personnummer="18900202T282")))

        assert len(known(store)) == 2


def test_what_was_done_with_both_copies_is_kept_in_one_journal(tmp_path: Path) -> None:
    """Nothing of the audit vanishes where two students turn out to be one."""
    with Store.open(None) as store:
        add(store, visit(tmp_path, "1", *home(Personnummer=INTERIM)))
        add(store, visit(tmp_path, "2", *away(Personnummer=PERSONAL)))
        again = home(Personnummer=PERSONAL)
        again += [entry for entry in away(Personnummer=PERSONAL) if entry]
        for key in store.keys(9):
            store.sign_in(key, lambda: NOW)
        with store.guarded() as database:
            before = database.value("select count(*) from journal")

        add(store, visit(tmp_path, "3", *again))

        with store.guarded() as database:
            assert database.value("select count(*) from journal where action = 'sign_in'") >= 2
            assert database.value("select count(*) from journal") >= before
            assert not database.rows("pragma foreign_key_check")
