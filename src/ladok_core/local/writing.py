"""Adding whole records: those of the demo, and those read in from elsewhere.  All of a call, or nothing."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from ladok_core.errors import NotFound
from ladok_core.local import flattening, flattening_shared
from ladok_core.local.cells import moment_cell
from ladok_core.local.connection import writing
from ladok_core.local.flattening_shared import Row, Rows
from ladok_core.local.queries import Subject
from ladok_core.local.reading import read_record
from ladok_core.model.record import Record
from ladok_core.text import clean

_SHARED = Subject("write_shared")
_STUDENT = Subject("write_student")
_CLEAR = Subject("clear_student")
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

    ``source`` names a kind of source (as ``demo``, ``har``), never a file, whose name may tell a person.  Sign-ins and
    registrations made here are no part of a source and stay.  Raises StoreForeign, sqlite3.Error.
    """
    added: list[RecordKey] = []
    changed: list[RecordKey] = []
    unchanged: list[RecordKey] = []
    shelf = _Shelf(connection)
    with writing(connection):
        for record in records:
            key = RecordKey(clean(record.institution.institution_id), clean(record.student.student_id))
            stored = _stored(connection, key, path)
            if stored is not None and merge is not None:
                record = merge(stored, record)  # noqa: PLW2901 - from here on the joined one is the record
            if stored is not None and _rows(stored) == _rows(record):
                unchanged.append(key)
                continue
            _write(connection, shelf, record, key, replace=stored is not None)
            _write_previous_sign_in(connection, key, record.previous_sign_in)
            if stored is None and record.previous_sign_in is not None:
                # Without it everything that was ever certified would be told as new at the first visit (STA-1).
                _add_sign_in(connection, key, record.previous_sign_in, source)
            outcome = "added" if stored is None else "changed"
            write_audit(connection, key, at, "add_record", source, outcome)
            (added if stored is None else changed).append(key)
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


def _write_previous_sign_in(connection: sqlite3.Connection, key: RecordKey, at: datetime | None) -> None:
    """Write the sign-in that a source knows of: what was certified before it is not new (STA-1)."""
    if at is not None:
        who = {"institution_id": key.institution_id, "student_id": key.student_id}
        _ACTIONS.change(connection, "add_sign_in", **who, signed_in_at=moment_cell(at), session_id="source")


def _stored(connection: sqlite3.Connection, key: RecordKey, path: Path | str) -> Record | None:
    try:
        return read_record(connection, key.institution_id, key.student_id, path, made_here=False)
    except NotFound:
        return None


def _rows(record: Record) -> tuple[Rows, ...]:
    """Answer everything that a record is made of, as rows: two records are the same when these are."""
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


def _write(connection: sqlite3.Connection, shelf: "_Shelf", record: Record, key: RecordKey, *, replace: bool) -> None:
    where = record.institution.institution_id
    shelf.put(flattening_shared.of_institution(record.institution))
    shelf.put(flattening_shared.of_student(record.student))
    for education in flattening.educations_of(record):
        shelf.put(flattening_shared.of_education(where, education))
    for offering in flattening.offerings_of(record):
        shelf.put(flattening_shared.of_offering(where, offering))
    rows = flattening.of_record(record)
    if replace:
        for table in reversed(rows):  # what hangs on another goes first
            if table != "record":
                values = {"institution_id": key.institution_id, "student_id": key.student_id}
                _CLEAR.change(connection, f"clear_{table}", **values)
    for table, content in rows.items():
        if content:
            _STUDENT.change_many(connection, f"add_{table}", content)


class _Shelf:
    """Writes what students share; a thing that comes again unchanged in the same call is not written again."""

    # What each thing's parts are cleared by, before they are written anew: the key of the thing.
    _KEYS: Mapping[str, tuple[str, ...]] = {
        "institution": ("institution_id",),
        "student": ("student_id",),
        "education": ("institution_id", "education_id", "version_id"),
        "offering": ("institution_id", "offering_id"),
    }

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._written: dict[tuple[object, ...], Rows] = {}

    def put(self, rows: Rows) -> None:
        """Write a thing, the first of the tables, and its parts, the others."""
        thing, *parts = rows
        row: Row = rows[thing][0]
        key = {column: row[column] for column in self._KEYS[thing]}
        mark = (thing, *key.values())
        if self._written.get(mark) == rows:
            return
        _SHARED.change_many(self._connection, f"add_{thing}", rows[thing])
        for part in parts:
            _SHARED.change(self._connection, f"clear_{part}", **key)
            if rows[part]:
                _SHARED.change_many(self._connection, f"add_{part}", rows[part])
        if thing != "student":  # each comes once or twice; to remember all would be to hold a whole store
            self._written[mark] = rows
