"""Records written and read back; adding them twice; what is shared between them."""

import sqlite3
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from core.store.driving import ellen, run
from core.store.strategies import records
from examples import examples
from ladok_core.actions.register import Register
from ladok_core.errors import NotFound, StoreError, StoreLocked
from ladok_core.model.change import TakenBack
from ladok_core.model.record import Record
from ladok_core.model.student import Student
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskStart
from ladok_core.sample import build
from ladok_core.store import RecordKey, Store
from ladok_core.store.catalogue import Source
from ladok_core.store.entry import released
from ladok_core.store.queries import queries
from ladok_core.store.record_writing import RecordWriter
from ladok_core.store.settling import settled
from records import (
    DAY,
    NOW,
    TODAY,
    choice,
    course,
    institution,
    offering,
    option,
    participation,
    period,
    record,
    registered,
    result,
)


def key_of(held: Record) -> RecordKey:
    return RecordKey(held.institution.institution_id, held.student.student_id)


@given(records())
@settings(max_examples=examples(40), deadline=None)
def test_any_record_is_read_as_it_was_written(held: Record) -> None:
    """Nothing is lost, and nothing becomes something else, whatever a source may hold."""
    with Store.open(None) as store:
        store.add([held], source="test", at=NOW)

        assert store.record(key_of(held)) == held


@given(records(), records())
@settings(max_examples=examples(25), deadline=None)
def test_a_newer_copy_takes_the_place_of_an_older_one_whole(old: Record, new: Record) -> None:
    """Nothing of the older copy shines through, and the same again changes nothing."""
    new = msgspec.structs.replace(new, institution=old.institution, student=old.student)
    with Store.open(None) as store:
        store.add([old], source="test", at=NOW)
        store.add([new], source="test", at=NOW)

        assert msgspec.structs.replace(store.record(key_of(new)), noticed=()) == new
        assert store.add([new], source="test", at=NOW).unchanged == (key_of(new),)


def test_the_whole_demo_is_read_as_it_was_written() -> None:
    """The demo goes through the store as everything else does, sharing offerings; its last sign-ins count (STA-1)."""
    demo = build(TODAY)
    with Store.open(None) as store:
        added = store.add(demo, source="demo", at=NOW).added
        read = tuple(store.record(key_of(held), NOW + DAY) for held in demo)

        assert len(added) == len(demo)
        assert read == demo


def test_the_same_records_again_change_nothing(stored: Path, open_record: Record) -> None:
    """Twice the same import: not a row written, not even to the journal."""
    before = dump(stored)
    with Store.open(stored) as store:
        again = store.add([open_record], source="test", at=NOW + DAY)

    assert (again.added, again.changed, again.unchanged) == ((), (), (key_of(open_record),))
    assert dump(stored) == before


def test_adding_says_what_was_new_what_changed_and_what_was_there(store: Store, open_record: Record) -> None:
    """An import reports what it came to."""
    changed = msgspec.structs.replace(open_record, fee_liable=True)
    other = record(of=Student("adam", "Adam", "Al"))

    answer = store.add([changed, other], source="test", at=NOW)

    assert (answer.added, answer.changed, answer.unchanged) == ((key_of(other),), (key_of(changed),), ())
    assert store.add([changed, other], source="test", at=NOW).unchanged == (key_of(changed), key_of(other))


def test_records_are_added_all_or_none(stored: Path) -> None:
    """A source that breaks off half-way leaves the store as it was."""

    def broken() -> object:
        yield record(of=Student("adam", "Adam", "Al"))
        what = "the source broke off"
        raise ConnectionError(what)

    before = dump(stored)
    with Store.open(stored) as store, pytest.raises(StoreError):
        store.add(broken(), source="test", at=NOW)  # type: ignore[arg-type]  # a generator, said simply

    assert dump(stored) == before


def test_an_offering_that_is_closed_to_changes_is_none_to_change_to(store: Store) -> None:
    """OFC-1: for everybody on the course; told again it changes nothing."""
    taken, open_one = offering(), offering(code="other", changeable=True)
    place = participation(taken)
    key = RecordKey("bla", "ellen")
    closed = msgspec.structs.replace(open_one, changeable=False)
    other = record(place, of=Student("adam", "Adam", "Al"), alternatives=(closed,))

    store.add([record(place, alternatives=(open_one,))], source="test", at=NOW)
    assert store.record(key).alternatives == (open_one,)
    store.add([other], source="test", at=NOW)
    assert store.record(key).alternatives == ()
    store.add([record(place, alternatives=(open_one,))], source="test", at=NOW)
    assert store.record(key).alternatives == (open_one,)
    assert store.add([record(place, alternatives=(closed,))], source="test", at=NOW).changed == (key,)
    assert store.record(key).alternatives == ()
    assert store.add([record(place, alternatives=(closed,))], source="test", at=NOW).unchanged == (key,)


def offers(of: Record) -> tuple[object, object]:
    return of.alternatives, of.choices


def everything_offered() -> Record:
    """Ellen's record with an alternative and a choice."""
    place, open_one = participation(offering(), participation_id="place"), offering(code="other", changeable=True)
    offered = choice(option(offering(course("MA2001"))), package=place.offering.offering_id)
    return record(place, alternatives=(open_one,), choices=(offered,))


def test_what_a_newer_copy_leaves_out_is_offered_no_more(store: Store) -> None:
    """OFC-1, CHO-1: neither an alternative nor a choice; to those whose own copy tells of it, it is."""
    whole = everything_offered()
    theirs, bare = (
        msgspec.structs.replace(whole, student=Student("adam", "Adam", "Al")),
        msgspec.structs.replace(whole, alternatives=(), choices=()),
    )
    key = key_of(whole)
    store.add([whole, theirs], source="test", at=NOW)
    assert offers(store.record(key)) == offers(whole)

    assert store.add([bare], source="test", at=NOW).changed == (key,)
    assert offers(store.record(key)) == ((), ())
    assert store.add([bare], source="test", at=NOW).unchanged == (key,)
    assert offers(store.record(key_of(theirs))) == offers(whole)
    assert store.add([whole], source="test", at=NOW).changed == (key,)
    assert offers(store.record(key)) == offers(whole)


def test_a_body_that_does_not_say_what_was_told_has_all_that_there_is(store: Store) -> None:
    """OFC-1, CHO-1: a file that an earlier program wrote; nothing that was offered is lost by reading it."""
    whole = everything_offered()
    store.add([whole], source="test", at=NOW)
    with store.guarded() as database, database.writing():
        body = msgspec.json.decode(database.value("select body from record where student_id = 'ellen'"))
        assert (len(body.pop("choices")), len(body.pop("alternatives"))) == (1, 1)
        text = msgspec.json.encode(body).decode()
        database.change("update record set revision = revision + 1, body = :body where student_id = 'ellen'", body=text)

    assert offers(store.record(key_of(whole))) == offers(whole)


def test_what_was_registered_here_outlives_a_newer_copy(store: Store, open_record: Record) -> None:
    """An acknowledged registration is never lost, and is no part of what a source is compared with."""
    run(ellen(store).do(Register("place", 1), "key"))

    assert store.add([open_record], source="test", at=NOW).unchanged == (key_of(open_record),)
    newer = msgspec.structs.replace(open_record, results=())
    assert store.add([newer], source="test", at=NOW).changed == (key_of(open_record),)
    assert store.record(key_of(newer)).participations[0].registered_periods == {1}


def test_an_offering_in_two_versions_of_the_truth_is_what_the_last_says() -> None:
    """A source that contradicts itself is settled once, and the same again is still the same."""
    first = offering(course(), period(1), offering_id="one")
    last = msgspec.structs.replace(first, place=Text("Luleå"), cancelled=True)
    held = record(participation(first, participation_id="a"), participation(last, participation_id="b"))
    with Store.open(None) as store:
        store.add([held], source="test", at=NOW)

        assert {p.offering for p in store.record(key_of(held)).participations} == {last}
        assert store.add([held], source="test", at=NOW).unchanged == (key_of(held),)


def test_an_id_given_twice_is_what_the_last_says() -> None:
    """Retakes repeat a module, and some sources repeat a result: one id is one thing."""
    one = result(course(), result_id="same")
    two = msgspec.structs.replace(one, credits=Decimal(3))
    place = participation(participation_id="same")
    held = record(place, msgspec.structs.replace(place, events=(registered(),)), results=(one, two))
    with Store.open(None) as store:
        store.add([held], source="test", at=NOW)
        read = store.record(key_of(held))

        assert (read.results, read.participations[0].events) == ((two,), (registered(),))
        assert store.add([held], source="test", at=NOW).unchanged == (key_of(held),)


def test_credits_that_are_no_number_are_not_written(store: Store) -> None:
    """NaN would make every sum of the page one."""
    held = record(results=(result(course()),))
    broken = msgspec.structs.replace(held, results=(msgspec.structs.replace(held.results[0], credits=Decimal("NaN")),))

    with pytest.raises(ValueError, match="credits"):
        store.add([broken], source="test", at=NOW)


def test_the_students_are_listed_with_their_institutions(store: Store) -> None:
    """One line a student and institution, by name."""
    store.add(
        [record(at=institution("grona")), record(of=Student("adam", "Adam", "Al", protected=True))],
        source="test",
        at=NOW,
    )

    rows = store.students()

    assert [(row.name, row.institution_id, row.protected) for row in rows] == [
        ("Adam Al", "bla", True),
        ("Ellen Ek", "bla", False),
        ("Ellen Ek", "grona", False),
    ]


def test_a_portal_is_only_for_a_record_that_is_there(store: Store) -> None:
    """A mistyped student or institution is said to be missing before any page is asked for."""
    for student, where in (("nobody", "bla"), ("ellen", "nowhere")):
        with pytest.raises(NotFound):
            store.portal(student, where, lambda: NOW)


def test_every_write_leaves_its_line_in_the_journal(store: Store, stored: Path) -> None:
    """Who, what, when, under which key, and how it went."""
    portal = ellen(store)
    run(portal.page(AskStart()))
    run(portal.do(Register("place", 1), "key"))
    run(portal.do(Register("place", 1), "key"))

    rows = sqlite3.connect(stored).execute(
        "select institution_id, student_id, n, who, action, request_key, changes <> '[]' from journal order by n"
    )

    assert rows.fetchall() == [
        ("bla", "ellen", 1, "test", "add_record", None, 0),
        ("bla", "ellen", 2, "student", "sign_in", None, 1),
        ("bla", "ellen", 3, "student", "register", "key", 1),
    ]


def test_a_refusal_writes_nothing(stored: Path) -> None:
    """REG-4: not a byte of the content, nor a line of the journal."""
    before = dump(stored)
    with Store.open(stored) as store, pytest.raises(Exception, match="REG-4/order"):
        run(ellen(store).do(Register("place", 2), "key"))

    assert dump(stored) == before


def test_in_the_demo_one_can_act_at_any_time(path: Path, open_record: Record) -> None:
    """Time travel: the demo shows what a registration is like, on whatever day one looks."""
    with Store.open(path, create=True, allow_as_of_actions=True) as store:
        store.add([open_record], source="demo", at=NOW)
        portal = store.portal("ellen", "bla", lambda: NOW + 900 * DAY, as_of=NOW - timedelta(hours=1))

        assert not run(portal.who()).read_only
        assert run(portal.do(Register("place", 1), "key")).at == NOW - timedelta(hours=1)


def dump(path: Path) -> list[str]:
    """Everything in a file, as text."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_a_record_that_comes_twice_in_one_call_is_what_the_last_says(store: Store, open_record: Record) -> None:
    """Whether it was there before or not, and with what it shares with others."""
    other = record(of=Student("adam", "Adam", "Al"))
    moved = msgspec.structs.replace(
        open_record, institution=msgspec.structs.replace(open_record.institution, name=Text("Nya lärosätet"))
    )

    answer = store.add([other, msgspec.structs.replace(other, fee_liable=True), moved], source="test", at=NOW)

    assert (answer.added, answer.changed) == ((key_of(other),), (key_of(other), key_of(moved)))
    assert store.record(key_of(other)).fee_liable
    assert store.record(key_of(other)).institution.name == Text("Nya lärosätet")


def test_what_changes_between_two_records_of_one_call_is_written_again() -> None:
    """A whole store may come by: what is shared is written once, and what the last says of it holds."""
    given = offering(course())
    many = [
        record(
            participation(msgspec.structs.replace(given, cancelled=number in {3, 7}), participation_id="place"),
            of=Student(f"student-{number}", "Given", "Family"),
        )
        for number in range(8)
    ]
    with Store.open(None) as store:
        assert len(store.add(many, source="test", at=NOW).added) == 8
        assert len(store.students()) == 8
        assert all(store.record(key_of(one)).participations[0].offering.cancelled for one in many)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("asa", ["asa"]),  # an id, and not Kasaba's name
        ("ASA", ["asa"]),
        (" asa ", ["asa"]),
        ("åsa", ["asa"]),
        ("ÅSA Ö", ["asa"]),
        ("öst", ["other", "asa"]),
        ("100%", ["other"]),
        ("%", ["other"]),
        ("_", ["other"]),
        ("\\", []),
        ("", []),
        ("nobody", []),
    ],
)
def test_a_student_is_found_by_id_or_part_of_the_name(wanted: str, found: list[str]) -> None:
    """In any case and every letter; the signs of a pattern mean only themselves."""
    people = [Student("asa", "Åsa", "Östlund"), Student("other", "100% Kasaba_", "Österberg")]
    with Store.open(None) as store:
        store.add([record(of=one) for one in people], source="test", at=NOW)

        assert [row.student_id for row in store.find_students(wanted, 10)] == found


def test_no_more_students_are_listed_than_asked_for(store: Store) -> None:
    """P3: a store can hold everyone at a university."""
    store.add([record(of=Student(f"s{n}", "Given", f"Name {n}")) for n in range(9)], source="test", at=NOW)

    assert [row.student_id for row in store.students(3)] == ["ellen", "s0", "s1"]
    assert [row.student_id for row in store.find_students("name", 2)] == ["s0", "s1"]
    assert len(store.keys(4)) == 4
    assert store.has_records()


def test_a_students_institutions_are_listed_by_name(store: Store, open_record: Record) -> None:
    """LOG-4: by the name that is read, not by the code."""
    first = msgspec.structs.replace(institution("zz"), name=Text("Alla lärosätens", "All"))
    store.add([msgspec.structs.replace(open_record, institution=first)], source="test", at=NOW)

    assert [row.institution_id for row in store.students()] == ["zz", "bla"]
    assert [row.institution_id for row in store.find_students("ellen", 10)] == ["zz", "bla"]
    assert [row.institution_id for row in store.institutions_of(RecordKey("bla", "ellen"))] == ["zz", "bla"]


def test_nobody_writes_over_what_they_have_not_read(store: Store, open_record: Record) -> None:
    """A database that lets two write at once would let one lose what the other wrote: the revision says so."""
    newer = settled(msgspec.structs.replace(open_record, fee_liable=True))

    with pytest.raises(StoreLocked), store.guarded() as database, database.writing():
        RecordWriter(database, store.name).write(key_of(newer), newer, Source(open_record, revision=-1))

    assert store.record(key_of(newer)) == open_record


def test_what_is_claimed_is_not_had_by_another(store: Store, open_record: Record) -> None:
    """What only one can have is held by a constraint, whatever the record says: half of nothing is saved."""
    with store.guarded() as database, database.writing():
        database.change("insert into claim values ('bla', 'ellen', 'place', 'registration/1', 1)")

    with pytest.raises(StoreError):
        run(ellen(store).do(Register("place", 1), "key"))

    assert store.record(key_of(open_record)) == open_record
    with store.guarded() as database:
        assert database.value("select count(*) from journal where action = 'register'") == 0
        assert database.value("pragma foreign_key_check") is None


def test_ids_with_slashes_are_not_taken_for_one_another(store: Store) -> None:
    """REG-5: what one has registered on stands in nobody else's way, whatever a source calls students and places."""
    given = offering(course(), period(1))
    told = {"ada": "b/c", "ada/b": "c"}
    places = {one: participation(given, participation_id=place) for one, place in told.items()}
    store.add([record(places[one], of=Student(one, "Ada", "Ek")) for one in told], source="test", at=NOW)

    done = [run(store.portal(one, "bla", lambda: NOW).do(Register(place, 1), "key")) for one, place in told.items()]

    assert all(receipt.changed for receipt in done)


def test_what_a_place_that_is_no_more_had_taken_can_be_had_again(store: Store) -> None:
    """CHO-3: all of it, and nothing of another place's, however alike their ids are."""
    taken = [("made", "placed"), ("made", "registration/1"), ("made/2", "placed")]
    with store.guarded() as database, database.writing():
        for place, event in taken:
            insert = "insert into claim values ('bla', 'ellen', :place, :event, 1)"
            database.change(insert, place=place, event=event)
        for place in released((TakenBack("made"),)):
            database.change(queries("journal")["release"], **RecordKey("bla", "ellen").values, participation_id=place)

        assert database.rows("select participation_id, event from claim") == [("made/2", "placed")]
