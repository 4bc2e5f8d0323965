"""Who has a record in a store, and where: lists and look-ups that read no record."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from ladok_core.model.record_key import RecordKey
from ladok_core.model.text import Text
from ladok_core.pages.identity import InstitutionRow
from ladok_core.sanitize import clean
from ladok_core.store.bodies import INSTITUTION
from ladok_core.store.damage import undamaged
from ladok_core.store.database import Database, Row
from ladok_core.store.queries import queries

_PEOPLE = queries("people")
_ALL = 2**62


class StudentRow(msgspec.Struct, frozen=True):
    """One student at one institution, as a list of whose records the store holds."""

    student_id: str
    name: str
    institution_id: str
    institution: Text
    protected: bool = False
    imported_on: date | None = None


def all_students(database: Database, path: Path | str, most: int | None = None) -> tuple[StudentRow, ...]:
    """List whose records there are, and where, by the student's name, up to so many rows."""
    return _students(database, database.rows(_PEOPLE["students"], most=_ALL if most is None else most), path)


def find_students(database: Database, path: Path | str, wanted: str, most: int) -> tuple[StudentRow, ...]:
    """List the records of the student of an id, else of those with that part in their names, up to so many rows."""
    wanted = wanted.strip()
    rows = database.rows(_PEOPLE["students_by_id"], student_id=wanted, lower_case=wanted.casefold())
    if not rows and wanted:
        part = wanted.casefold()
        for sign in ("\\", "%", "_"):  # these mean something in a pattern
            part = part.replace(sign, f"\\{sign}")
        rows = database.rows(_PEOPLE["students_by_name"], pattern=f"%{part}%", most=most)
    return _students(database, rows, path)


def has_records(database: Database) -> bool:
    """Tell whether there is any record at all."""
    return database.value(_PEOPLE["any_record"]) is not None


def record_keys(database: Database, most: int) -> frozenset[RecordKey]:
    """Return whose records there are, and where, up to so many."""
    return frozenset(RecordKey(*row) for row in database.rows(_PEOPLE["keys"], most=most))


def institutions_of(database: Database, path: Path | str, key: RecordKey) -> tuple[InstitutionRow, ...]:
    """List the institutions where the student has a record, by name.  LOG-4."""
    rows = database.rows(_PEOPLE["institutions_of"], student_id=key.student_id)
    found = (InstitutionRow(one, name, here=one == key.institution_id) for one, name in _names(rows, path).items())
    return tuple(sorted(found, key=lambda row: (row.name.sv, row.institution_id)))


def _students(database: Database, rows: Iterable[Row], path: Path | str) -> tuple[StudentRow, ...]:
    names = _names(database.rows(_PEOPLE["institutions"]), path)
    return undamaged(path, "student", "", lambda: tuple(_student(row, names) for row in _in_order(rows, names)))


def _in_order(rows: Iterable[Row], names: dict[str, Text]) -> list[Row]:
    """Return the rows of each student by the institution's name: its name stands in its body alone."""
    return sorted(rows, key=lambda row: (row[2], row[1], row[0], names[row[4]].sv, row[4]))


def _student(row: Row, names: dict[str, Text]) -> StudentRow:
    student_id, given, family, protected, institution_id, imported_on = row
    return StudentRow(
        student_id=clean(student_id),
        name=clean(f"{given} {family}".strip()),
        institution_id=clean(institution_id),
        institution=names[institution_id],
        protected={0: False, 1: True}[protected],
        imported_on=msgspec.convert(imported_on, date | None),
    )


def _names(rows: Iterable[Row], path: Path | str) -> dict[str, Text]:
    return {one: INSTITUTION.read(path, clean(str(one)), version, body).name for one, version, body in rows}
