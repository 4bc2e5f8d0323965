"""Writing records within a transaction: the student, whose copies are theirs, their places, and what they tell of."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ladok_core.errors import NotFound, StoreLocked
from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.model.student import Student
from ladok_core.store.bodies import VERSION, record_body, written
from ladok_core.store.catalogue import Catalogue, Source
from ladok_core.store.catalogue_writing import CatalogueWriter
from ladok_core.store.database import Database
from ladok_core.store.joining import known_id, move_copies, remember, under_id
from ladok_core.store.queries import queries
from ladok_core.store.reading import read_source
from ladok_core.store.settling import settled
from ladok_core.store.told import clear_told, write_told

_PEOPLE = queries("people")
_WRITING = queries("writing")

Merge = Callable[[Record, Record], Record]


class RecordWriter:
    """The records of one transaction; ``catalogue`` writes what they share."""

    def __init__(self, database: Database, path: Path | str) -> None:
        self._database, self._path = database, path
        self.catalogue = CatalogueWriter(database)
        self._joined: dict[str, str] = {}

    def stored(self, key: RecordKey) -> Source | None:
        """Return what the store has as its source had it, None when there is no such record."""
        try:
            return read_source(self._database, key, Catalogue(self._path, key.institution_id), self._path).source
        except NotFound:
            return None

    def elsewhere(self, key: RecordKey) -> Source | None:
        """Return a record that the student has at another institution."""
        rows = self._database.rows(_PEOPLE["institutions_of"], student_id=key.student_id)
        return self.stored(RecordKey(rows[0][0], key.student_id)) if rows else None

    def under_known_id(self, record: Record, merge: Merge, same_as: str | None) -> Record:
        """Return a copy as that of the student it belongs to, who gets what is kept under its own id, too."""
        own = record.student.student_id
        known = same_as or known_id(self._database, record)
        if known == own:
            return record
        move_copies(self._database, own, known, self.stored, self._write_settled, merge)
        self._joined[own] = known
        return under_id(record, known)

    def remember(self, joined: Mapping[str, str]) -> None:
        """Note under which id a source's other ids of the same student are known."""
        for own, known in joined.items():
            remember(self._database, own, self._joined.get(known, known))

    def _write_settled(self, key: RecordKey, record: Record, stored: Source | None) -> None:
        self.write(key, settled(record), stored)

    def write(self, key: RecordKey, record: Record, stored: Source | None, known: frozenset[str] = frozenset()) -> None:
        """Write a record that is settled, over what was read of it.  StoreLocked when somebody else was faster.

        ``known`` are the ids of those of its exam sessions that its own source doesn't tell of.
        """
        self.catalogue.write(record)
        self._write_student(record.student)
        imported = None if record.imported_on is None else record.imported_on.isoformat()
        own = {**key.values, "imported_on": imported, "version": VERSION, "body": written(record_body(record))}
        if stored is None:
            self._database.change(_WRITING["add_record"], **own)
        else:
            revision = stored.revision
            if self._database.change(_WRITING["change_record"], revision=revision, **own) != 1:
                raise StoreLocked(self._path)
            clear_told(self._database, key)
        write_told(self._database, key, record, known)
        if self._student_changed:
            self._database.change(_WRITING["count_up_records"], student_id=key.student_id)

    def _write_student(self, student: Student) -> None:
        identity = student.identity
        self._student_changed = bool(
            self._database.change(
                _WRITING["put_student"],
                student_id=student.student_id,
                given_name=student.given_name,
                family_name=student.family_name,
                sought_name=student.name.casefold(),
                identity_kind=str(identity.kind) if identity else None,
                identity_digits=identity.digits if identity else None,
                protected=int(student.protected),
                version=VERSION,
                body=written(student),
            )
        )
