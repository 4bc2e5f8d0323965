"""What is kept decoded between two readings, and when it is not."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest

from built import AnAsk, page_of
from core.store.driving import ellen, run
from ladok_core.actions.register import Register
from ladok_core.errors import NotFound, Refused
from ladok_core.memory_store import MemoryStore
from ladok_core.model.record import Record
from ladok_core.model.student import Student
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskEducation, AskStart
from ladok_core.sample import build
from ladok_core.store import RecordKey, Store
from records import DAY, NOW, TODAY, course, exam_session, institution, offering, participation, record

KEY = RecordKey("bla", "ellen")


@pytest.fixture
def elsewhere(store: Store) -> Iterator[Store]:
    """Another program on the same file."""
    with Store.open(store.path) as other:
        yield other


@pytest.mark.parametrize("kind", [Store, MemoryStore])
def test_as_long_as_nothing_changes_it_is_the_very_same_record(
    store: Store, open_record: Record, kind: type[Store] | type[MemoryStore]
) -> None:
    """So that what rules remember of it serves the next page, too; of another day they would remember for ever."""
    asked = store if kind is Store else MemoryStore(lambda _: [open_record])
    first = asked.record(KEY, NOW)

    assert asked.record(KEY, NOW + timedelta(hours=1)) is first
    assert asked.record(KEY, NOW + DAY) is not first
    assert asked.record(KEY, NOW + DAY) == first
    assert asked.sign_in(KEY, lambda: NOW + DAY).signed_in_at == NOW + DAY
    signed_in = asked.record(KEY, NOW + DAY)
    assert signed_in.previous_sign_in == NOW + DAY
    assert asked.record(KEY, NOW + DAY) is signed_in


def test_what_another_program_does_is_seen_at_once(store: Store, elsewhere: Store, open_record: Record) -> None:
    """An action, a newer copy, another catalogue, another name: each makes it another record."""
    first = store.record(KEY, NOW)
    run(ellen(elsewhere).do(Register("place", 1), "key"))
    acted = store.record(KEY, NOW)
    elsewhere.add([msgspec.structs.replace(open_record, fee_liable=True)], source="test", at=NOW)
    copied = store.record(KEY, NOW)
    renamed = msgspec.structs.replace(open_record.institution, name=Text("Nytt namn", "New name"))
    elsewhere.add([record(at=renamed, of=Student("adam", "Adam", "Al"))], source="test", at=NOW)
    moved = store.record(KEY, NOW)
    married = msgspec.structs.replace(open_record.student, family_name="Gran")
    elsewhere.add([record(at=institution("grona"), of=married)], source="test", at=NOW)

    assert first.participations[0].registered_periods == frozenset()
    assert acted.participations[0].registered_periods == {1}
    assert copied.fee_liable
    assert moved.institution == renamed
    assert store.record(KEY, NOW).student == married
    assert store.record(KEY, NOW).participations[0].registered_periods == {1}


def test_a_write_that_is_taken_back_leaves_nothing_behind(store: Store, open_record: Record) -> None:
    """What was read of it in the midst of the write is not kept."""
    first = store.record(KEY, NOW)
    renamed = msgspec.structs.replace(open_record.institution, name=Text("Nytt namn", "New name"))

    def breaks_off() -> Iterator[Record]:
        yield msgspec.structs.replace(open_record, institution=renamed, fee_liable=True)
        yield msgspec.structs.replace(open_record, institution=renamed)
        what = "the source broke off"
        raise ValueError(what)

    with pytest.raises(ValueError, match="broke off"):
        store.add(breaks_off(), source="test", at=NOW)

    assert store.record(KEY, NOW) is first


def attending(student_id: str) -> Record:
    """The record of one who has exams of their own."""
    given = offering(course(), offering_id=student_id)
    exams = tuple(exam_session(given, session_id=f"{student_id}.{number}") for number in range(3))
    return record(participation(given), of=Student(student_id, "Given", "Family"), exam_sessions=exams)


def test_what_is_kept_is_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server has more students than memory, and an institution more offerings."""
    monkeypatch.setattr("ladok_core.store.catalogue._MOST_RECORDS", 3)
    monkeypatch.setattr("ladok_core.store.catalogue._MOST_OFFERINGS", 1)
    monkeypatch.setattr("ladok_core.store.catalogue._MOST_SESSIONS", 1)
    monkeypatch.setattr("ladok_core.kept_records._MOST", 3)
    many = [attending(f"s{number}") for number in range(9)]
    store.add(many, source="test", at=NOW)

    for _ in range(2):
        for one in many:
            assert store.record(RecordKey("bla", one.student.student_id)) == one
    assert len(store._records) <= 3
    assert len(store._catalogues["bla"]._sessions) <= 2


@pytest.mark.parametrize("held", build(TODAY), ids=lambda held: held.student.student_id)
def test_what_rules_remember_does_not_grow_with_visits(held: Record) -> None:
    """A program that is open for a day must not fill the memory."""
    now = NOW
    with Store.open(None) as store:
        store.add([held], source="demo", at=now)
        portal = store.portal(held.student.student_id, held.institution.institution_id, lambda: now)
        sizes = []
        for _ in range(6):
            now += timedelta(seconds=1)
            things = (page_of(one.offering.education, one.participation_id) for one in held.participations)
            asks: list[AnAsk] = [AskStart(), AskEducation(), *things]
            for ask in asks:
                try:
                    run(portal.page(ask))
                except (NotFound, Refused):
                    continue
            kept = portal._record(now)
            sizes.append(sum(len(answers) for answers in vars(kept).values() if isinstance(answers, dict)))

    assert sizes[0] > 0
    assert len(set(sizes[1:])) == 1
