"""Places that are given here: read back from the journal, on offerings that the record knew nothing of.  CHO-3."""

from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from core.store.test_queries import COLD, WARM, statements_of
from ladok_core.model.change import Change, Placed, TakenBack
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.store import RecordKey, Store
from ladok_core.store.entry import STUDENT, Entry, add_entry
from records import DAY, NOW, choice, course, offering, option, participation, record

KEY = RecordKey("bla", "ellen")
MATHS, STATISTICS = (offering(course(code, module_id)) for code, module_id in (("MA2001", "7.5"), ("ST1001", "15")))
PLACE = participation(MATHS, participation_id="made", within="place", choice="choice")


@pytest.fixture
def chooses(store: Store, open_record: Record) -> Store:
    """Ellen's store, with a choice on her only offering."""
    package = open_record.participations[0].offering.offering_id
    offered = choice(option(MATHS), option(STATISTICS), package=package)
    store.add([msgspec.structs.replace(open_record, choices=(offered,))], source="test", at=NOW - DAY)
    return store


def write(store: Store, at: datetime, *changes: Change) -> None:
    """Write what became true, as an action does."""
    with store.guarded() as database, database.writing():
        add_entry(database, KEY, Entry(at, STUDENT, "choose", changes))


def test_a_choice_is_of_the_catalogue(chooses: Store, open_record: Record) -> None:
    """CHO-2: it is what the last record said of it, for whoever's own source tells of it; for nobody else."""
    adam, none = (msgspec.structs.replace(open_record.student, student_id=one) for one in ("adam", "none"))
    held = chooses.record(KEY).choices[0]
    changed = msgspec.structs.replace(held, name=Text("Nytt namn"))
    place = participation(open_record.participations[0].offering, participation_id="theirs")
    others = [record(place, of=adam, choices=(changed,)), record(place, of=none)]
    chooses.add(others, source="test", at=NOW)

    assert chooses.record(KEY).choices == chooses.record(RecordKey("bla", "adam")).choices == (changed,)
    assert chooses.record(RecordKey("bla", "none")).choices == ()


def test_a_place_is_read_back_whole(chooses: Store, path: Path) -> None:
    """In the process that gave it and in any other; in as many statements as any page, once its offering is known."""
    write(chooses, NOW, Placed(PLACE))

    assert chooses.record(KEY).participations[1:] == (PLACE,)
    with Store.open(path) as elsewhere:
        assert len(statements_of(elsewhere, KEY)) == COLD
        assert len(statements_of(elsewhere, KEY)) == WARM
        assert elsewhere.record(KEY).participations[1:] == (PLACE,)


def test_a_place_is_there_from_when_it_was_given_until_it_was_taken_back(chooses: Store) -> None:
    """SUP-1: a view as of another moment has what was there by then."""
    write(chooses, NOW, Placed(PLACE))
    write(chooses, NOW + DAY, TakenBack("made"))

    seen = [len(chooses.record(KEY, made_until=NOW + days * DAY).participations) for days in (-1, 0, 1)]
    assert seen == [1, 2, 1]


def test_a_place_stands_when_its_choice_is_no_more(chooses: Store, open_record: Record, path: Path) -> None:
    """The catalogue changes; what was done stands, and its offering with it."""
    write(chooses, NOW, Placed(PLACE))
    later = record(*open_record.participations, results=open_record.results, fee_liable=True)
    chooses.add([later], source="test", at=NOW + DAY)
    with chooses.guarded() as database, database.writing():
        database.change("delete from choice_option where institution_id = 'bla'")
        database.change("delete from choice where institution_id = 'bla'")

    with Store.open(path) as elsewhere:
        assert elsewhere.record(KEY).choices == ()
        assert elsewhere.record(KEY).participations[1:] == (PLACE,)


def test_a_choice_that_changes_is_between_other_things(chooses: Store, open_record: Record, path: Path) -> None:
    """Whoever reads it next has it as it is by then."""
    held = chooses.record(KEY).choices[0]
    other = msgspec.structs.replace(held, options=(option(offering(course("NW1002"))),))
    with Store.open(path) as elsewhere:
        elsewhere.add([msgspec.structs.replace(open_record, choices=(other,))], source="test", at=NOW)

    assert chooses.record(KEY).choices == (other,)
