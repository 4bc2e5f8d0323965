"""Records on their way into the store: gathered, then written table by table, a statement for many rows."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping

from ladok_core.model.record import Record
from ladok_core.store import flattening, flattening_shared
from ladok_core.store.flattening_shared import Row, Rows
from ladok_core.store.queries import Subject

_SHARED = Subject("write_shared")
_STUDENT = Subject("write_student")
_CLEAR = Subject("clear_student")

_MOST = 500  # records that wait at a time; a whole store may come by

# What students share, each before what points at it, with the key that its parts are cleared by.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "institution": ("institution_id",),
    "student": ("student_id",),
    "education": ("institution_id", "education_id", "version_id"),
    "offering": ("institution_id", "offering_id"),
}

_Mark = tuple[object, ...]


class Pile:
    """What waits to be written, within the caller's transaction.  sqlite3.Error."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._shared: dict[str, dict[_Mark, Rows]] = {thing: {} for thing in _KEYS}
        self._written: dict[str, dict[_Mark, Rows]] = {thing: {} for thing in _KEYS}
        self._own: dict[_Mark, Rows] = {}

    def holds(self, institution_id: str, student_id: str) -> bool:
        """Tell whether a record of that student there waits to be written."""
        return (institution_id, student_id) in self._own

    def put(self, record: Record) -> None:
        """Let a record wait, with all that it shares with others."""
        where = record.institution.institution_id
        self._share("institution", flattening_shared.of_institution(record.institution))
        self._share("student", flattening_shared.of_student(record.student))
        for education in flattening.educations_of(record):
            self._share("education", flattening_shared.of_education(where, education))
        for offering in flattening.offerings_of(record):
            self._share("offering", flattening_shared.of_offering(where, offering))
        rows = flattening.of_record(record)
        self._own[_mark(rows["record"][0], ("institution_id", "student_id"))] = rows
        if len(self._own) >= _MOST:
            self.write()

    def clear(self, institution_id: str, student_id: str) -> None:
        """Take away what belongs to one record, but for the record itself, which is written over."""
        for table in (
            *("fee_period", "suspension", "study_leave", "transfer_ground", "transfer_target", "credit_transfer"),
            *("other_result", "result_note", "result", "participation_event", "participation"),
        ):
            who = {"institution_id": institution_id, "student_id": student_id}
            _CLEAR.change(self._connection, f"clear_{table}", **who)

    def write(self) -> None:
        """Write all that waits."""
        for thing, waiting in self._shared.items():
            if waiting:
                self._write_shared(thing, waiting)
        tables: dict[str, list[Row]] = defaultdict(list)
        for rows in self._own.values():
            for table, content in rows.items():
                tables[table].extend(content)
        for table, content in tables.items():
            if content:
                _STUDENT.change_many(self._connection, f"add_{table}", content)
        self._own.clear()

    def _share(self, thing: str, rows: Rows) -> None:
        """Let a thing wait, unless it has been written just so in this call; the last of its key holds."""
        mark = _mark(rows[thing][0], _KEYS[thing])
        if self._written[thing].get(mark) != rows or mark in self._shared[thing]:
            self._shared[thing][mark] = rows

    def _write_shared(self, thing: str, waiting: dict[_Mark, Rows]) -> None:
        """Write things over what they were, and their parts in the place of the old ones."""
        tables: dict[str, list[Row]] = defaultdict(list)
        for rows in waiting.values():
            for table, content in rows.items():
                tables[table].extend(content)
        keys = [{column: row[column] for column in _KEYS[thing]} for row in tables[thing]]
        _SHARED.change_many(self._connection, f"add_{thing}", tables.pop(thing))
        for part, content in tables.items():
            _SHARED.change_many(self._connection, f"clear_{part}", keys)
            if content:
                _SHARED.change_many(self._connection, f"add_{part}", content)
        if thing != "student":  # each comes once or twice: to remember all would be to hold the whole store
            self._written[thing].update(waiting)
        waiting.clear()


def _mark(row: Row, columns: tuple[str, ...]) -> _Mark:
    return tuple(row[column] for column in columns)
