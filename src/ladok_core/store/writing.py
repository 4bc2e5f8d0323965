"""Adding whole records: those of the demo, and those read in from elsewhere.  All of a call, or nothing."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from ladok_core.model.change import SignedIn
from ladok_core.model.noticed import Differed
from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.sanitize import clean
from ladok_core.store.catalogue import Source
from ladok_core.store.database import Database
from ladok_core.store.differences import differences
from ladok_core.store.entry import SIGN_IN, Entry, add_entry
from ladok_core.store.linked import in_order
from ladok_core.store.record_writing import Merge, RecordWriter
from ladok_core.store.settling import settled


class Additions(msgspec.Struct, frozen=True):
    """What adding records came to: which were new, which took an older copy's place, which were there already."""

    added: tuple[RecordKey, ...] = ()
    changed: tuple[RecordKey, ...] = ()
    unchanged: tuple[RecordKey, ...] = ()


class SamePerson(msgspec.Struct, frozen=True):
    """Whose copies are: of the student of ``student_id`` in the store, though nothing in them proves it.

    ``ids`` leads from every other id that the source has for a student to the one of the records.
    """

    student_id: str | None = None
    ids: dict[str, str] = {}


def add_records(
    database: Database,
    records: Iterable[Record],
    source: str,
    at: datetime,
    path: Path | str,
    merge: Merge | None = None,
    same_person: SamePerson | None = None,
) -> Additions:
    """Write records in one transaction, each with a row of the journal; one that is there already is not touched.

    ``merge`` joins what is known to what comes, inside the transaction; without it what comes takes the other's place.
    It is also asked about a student of whom only another institution has a record.  A copy goes to the student who has
    the same identity number, under whatever id an institution knows them (LOG-4), or to whom ``same_person`` says; what
    there is already under its own id goes there, too.
    ``source`` names a kind of source (as ``demo``, ``har``), never a file, whose name may tell a person.  What was done
    here is no part of a source and stays.  Raises StoreError, sqlite3.Error.
    """
    same = same_person or SamePerson()
    added: list[RecordKey] = []
    changed: list[RecordKey] = []
    unchanged: list[RecordKey] = []
    with database.writing():
        writer = RecordWriter(database, path)
        for record in records:
            coming = record if merge is None else writer.under_known_id(record, merge, same.student_id)
            key = _key(coming)
            stored = writer.stored(key)
            known = stored or (writer.elsewhere(key) if merge is not None else None)
            if known is not None and merge is not None:
                coming = merge(known.record, coming)
            told = settled(coming)
            whole = _with_known(told, stored)
            if stored is not None and stored.record == _as_read(whole):
                writer.catalogue.write(whole)  # what is for others, or for later, may be new all the same
                unchanged.append(key)
                continue
            writer.write(key, whole, stored, known=_session_ids(whole) - _session_ids(told))
            if stored is None and coming.previous_sign_in is not None:
                # Without it everything that was ever certified would be told as new at the first visit (STA-1).
                previous = coming.previous_sign_in
                add_entry(database, key, Entry(previous, source, SIGN_IN, (SignedIn(previous),)))
            # No older copy is kept: what differed from it is (CHG-1).
            seen = () if stored is None else differences(stored.record, _as_read(whole), at)
            changes = (Differed(seen),) if seen else ()
            add_entry(database, key, Entry(at, source, "add_record" if stored is None else "change_record", changes))
            (added if stored is None else changed).append(key)
        writer.remember(same.ids)
    return Additions(tuple(added), tuple(changed), tuple(unchanged))


def _key(record: Record) -> RecordKey:
    return RecordKey(clean(record.institution.institution_id), clean(record.student.student_id))


def _with_known(record: Record, stored: Source | None) -> Record:
    """Return a record with the exam sessions that are known of its courses from elsewhere, too.

    They are of the catalogue: that one source does not name a session says nothing against it.
    """
    if stored is None:
        return record
    told = _session_ids(record)
    sessions = tuple(one for one in stored.record.exam_sessions if one.session_id not in told)
    return msgspec.structs.replace(record, exam_sessions=in_order((*record.exam_sessions, *sessions)))


def _session_ids(record: Record) -> frozenset[str]:
    return frozenset(one.session_id for one in record.exam_sessions)


def _as_read(record: Record) -> Record:
    """Return a record as it will be read: of what is written for others alone, an offering closed to changes, nothing.

    OFC-1.
    """
    opened = tuple(one for one in record.alternatives if one.changeable)
    return msgspec.structs.replace(record, alternatives=opened)
