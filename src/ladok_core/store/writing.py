"""Adding whole records: those of the demo, and those read in from elsewhere.  All of a call, or nothing."""

import os
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from ladok_core.errors import NotFound
from ladok_core.model.record import Record
from ladok_core.sanitize import clean
from ladok_core.store import flattening, flattening_shared
from ladok_core.store.cells import moment_cell
from ladok_core.store.connection import writing
from ladok_core.store.flattening_shared import Rows
from ladok_core.store.pile import Pile
from ladok_core.store.queries import Subject
from ladok_core.store.reading import read_record

_PEOPLE = Subject("people")
_RECORD = Subject("read_student")
_ACTIONS = Subject("actions")

Merge = Callable[[Record, Record], Record]


class RecordKey(msgspec.Struct, frozen=True):
    """Whose record it is, and where."""

    institution_id: str
    student_id: str


class Additions(msgspec.Struct, frozen=True):
    """What adding records came to: which were new, which took an older copy's place, which were there already."""

    added: tuple[RecordKey, ...] = ()
    changed: tuple[RecordKey, ...] = ()
    unchanged: tuple[RecordKey, ...] = ()


def add_records(
    connection: sqlite3.Connection,
    records: Iterable[Record],
    source: str,
    at: datetime,
    path: Path | str,
    merge: Merge | None = None,
) -> Additions:
    """Write records in one transaction, each with an audit row; a record that is there already is not touched.

    ``merge`` joins what is known to what comes, inside the transaction; without it what comes takes the other's place.
    It is also asked about a student of whom only another institution has a record.  A copy goes to the student who has
    the same identity number, under whatever id an institution knows them (LOG-4).
    ``source`` names a kind of source (as ``demo``, ``har``), never a file, whose name may tell a person.  Sign-ins and
    registrations made here are no part of a source and stay.  Raises StoreForeign, sqlite3.Error.
    """
    added: list[RecordKey] = []
    changed: list[RecordKey] = []
    unchanged: list[RecordKey] = []
    pile = Pile(connection)
    with writing(connection):
        for record in records:
            if merge is not None:
                pile.write()  # who is to be joined to may be waiting still
                record = _under_known_id(connection, record)  # noqa: PLW2901 - the same record, by another id
            key = RecordKey(clean(record.institution.institution_id), clean(record.student.student_id))
            stored = _stored(connection, pile, key, path)
            known = stored or (_elsewhere(connection, key, path) if merge is not None else None)
            if known is not None and merge is not None:
                record = merge(known, record)  # noqa: PLW2901 - from here on the joined one is the record
            if stored is not None and _rows(stored) == _rows(record):
                unchanged.append(key)
                continue
            if stored is not None:
                pile.clear(key.institution_id, key.student_id)
            pile.put(record)
            if stored is None and record.previous_sign_in is not None:
                # Without it everything that was ever certified would be told as new at the first visit (STA-1).
                _add_sign_in(connection, key, record.previous_sign_in, source)
            outcome = "added" if stored is None else "changed"
            write_audit(connection, key, at, "add_record", source, outcome)
            (added if stored is None else changed).append(key)
        pile.write()
    return Additions(tuple(added), tuple(changed), tuple(unchanged))


def write_audit(
    connection: sqlite3.Connection,
    key: RecordKey,
    at: datetime,
    action: str,
    subject: str,
    outcome: str,
    request_key: str | None = None,
) -> None:
    """Write who did what, when, and how it went, in the transaction of the write itself."""
    _ACTIONS.change(
        connection,
        "add_audit",
        institution_id=key.institution_id,
        student_id=key.student_id,
        written_at=moment_cell(at),
        audit_id=os.urandom(16).hex(),
        action=action,
        subject=subject,
        request_key=request_key,
        outcome=outcome,
    )


def _add_sign_in(connection: sqlite3.Connection, key: RecordKey, at: datetime, session_id: str) -> None:
    who = {"institution_id": key.institution_id, "student_id": key.student_id}
    _ACTIONS.change(connection, "add_sign_in", **who, signed_in_at=moment_cell(at), session_id=session_id)


def _stored(connection: sqlite3.Connection, pile: Pile, key: RecordKey, path: Path | str) -> Record | None:
    """Return what the store has; what waits to be written is written first, since it may be of this very record."""
    if not pile.holds(key.institution_id, key.student_id):
        who = {"institution_id": key.institution_id, "student_id": key.student_id}
        if _RECORD.one(connection, "record", **who) is None:
            return None
    pile.write()
    try:
        return read_record(connection, key.institution_id, key.student_id, path, made_here=False)
    except NotFound:
        return None


def _under_known_id(connection: sqlite3.Connection, record: Record) -> Record:
    """Return the record under the id by which the store has a copy of the same identity number, if it has one."""
    identity = record.student.identity
    if identity is None or record.imported_on is None:
        return record
    who = {"identity_kind": str(identity.kind), "identity_digits": identity.digits}
    student_id = _PEOPLE.value(connection, "imported_student", **who)
    if not isinstance(student_id, str):  # none, or damage that is told where the record is read
        return record
    return msgspec.structs.replace(record, student=msgspec.structs.replace(record.student, student_id=student_id))


def _elsewhere(connection: sqlite3.Connection, key: RecordKey, path: Path | str) -> Record | None:
    """Return a record that the student has at another institution."""
    for row in _PEOPLE.rows(connection, "institutions_of", student_id=key.student_id):
        return read_record(connection, row[0], key.student_id, path, made_here=False)
    return None


def _rows(record: Record) -> tuple[Rows, ...]:
    """Return everything that a record is made of, as rows: two records are the same when these are."""
    where = record.institution.institution_id
    offerings = sorted(flattening.offerings_of(record), key=lambda offering: offering.offering_id)
    educations = sorted(flattening.educations_of(record), key=lambda e: (e.education_id, e.version_id))
    return (
        flattening_shared.of_institution(record.institution),
        flattening_shared.of_student(record.student),
        *(flattening_shared.of_education(where, education) for education in educations),
        *(flattening_shared.of_offering(where, offering) for offering in offerings),
        flattening.of_record(record),
    )
