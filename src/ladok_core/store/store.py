"""A store of records: a file of SQLite, or memory for as long as the program runs."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from ladok_core.errors import NotFound
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.pages.identity import InstitutionRow
from ladok_core.store.cells import flag, safe, text
from ladok_core.store.connection import reading
from ladok_core.store.opening import open_file, open_memory
from ladok_core.store.portal import LocalPortal, OffThread, directly
from ladok_core.store.queries import Row, Subject
from ladok_core.store.reading import read_record
from ladok_core.store.schema import MIGRATIONS
from ladok_core.store.trouble import told, undamaged
from ladok_core.store.writing import Additions, Merge, RecordKey, add_records

_PEOPLE = Subject("people")


class StudentRow(msgspec.Struct, frozen=True):
    """One student at one institution, as a list of whose records the store holds."""

    student_id: str
    name: str
    institution_id: str
    institution: Text
    protected: bool = False
    imported_on: date | None = None


class Store:
    """Records of students, and the portals into them.  Safe to use from several threads, and by several programs.

    ``path`` is None for a store in memory; ``read_only`` when the file or its folder can't be written to.  In a store
    of the demo (``allow_as_of_actions``) one can act as of any moment.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path | None, *, read_only: bool, allow_as_of_actions: bool
    ) -> None:
        self._connection = connection
        self._lock = threading.RLock()  # one connection, one thread at a time
        self.path, self.read_only, self.allow_as_of_actions = path, read_only, allow_as_of_actions
        self.name: Path | str = path or ":memory:"

    @classmethod
    def open(
        cls,
        path: Path | None,
        *,
        create: bool = False,
        allow_as_of_actions: bool = False,
        migrations: Path = MIGRATIONS,
    ) -> Self:
        """Open the store at ``path``, or a new one in memory; make the file if there is none and ``create`` says so.

        An empty file counts as none.  A new file is its owner's alone, in a folder that is, too.  Raises StoreError:
        StoreMissing, StoreForeign, StoreTooNew (both untouched), StoreLocked, StoreFull, StoreReadOnly, StoreDenied.
        """
        with told(path or ":memory:"):
            if path is None:
                return cls(open_memory(migrations), None, read_only=False, allow_as_of_actions=allow_as_of_actions)
            connection, writable = open_file(path, migrations, create=create)
            return cls(connection, path, read_only=not writable, allow_as_of_actions=allow_as_of_actions)

    def add(self, records: Iterable[Record], *, source: str, at: datetime, merge: Merge | None = None) -> Additions:
        """Write records, all or none, and say which were new, which changed, and which were there already.

        ``merge`` joins what is known to what comes; without it what comes takes its place.

        ``source`` is a word for the audit (as ``demo``, ``har``), never a file's name; ``at`` an aware moment.
        """
        with self.guarded() as connection:
            return add_records(connection, records, source, at, self.name, merge)

    def students(self) -> tuple[StudentRow, ...]:
        """List whose records there are, and where, by the student's name."""
        with self.guarded() as connection:
            rows = _PEOPLE.rows(connection, "students")
            return undamaged(self.name, lambda: tuple(_student(safe(row)) for row in rows))

    def institutions_of(self, key: RecordKey) -> tuple[InstitutionRow, ...]:
        """List the institutions where the student has a record, by name.  LOG-4."""
        with self.guarded() as connection:
            rows = _PEOPLE.rows(connection, "institutions_of", student_id=key.student_id)
            return undamaged(self.name, lambda: tuple(_institution(safe(row), key) for row in rows))

    def record(self, key: RecordKey, until: datetime | None = None, *, made_until: datetime | None = None) -> Record:
        """Read one record; the moments up to which sign-ins and registrations made here count.  NotFound."""
        with self.guarded() as connection, reading(connection):
            where = (connection, key.institution_id, key.student_id, self.name, until)
            return read_record(*where, made_until=made_until)

    def portal(
        self,
        student_id: str,
        institution_id: str,
        clock: Callable[[], datetime],
        as_of: datetime | None = None,
        *,
        off_thread: OffThread = directly,
    ) -> LocalPortal:
        """Return the portal of a student at an institution, for one session.  NotFound when there is no such record.

        ``clock`` answers an aware moment; with ``as_of`` the view is of that moment: without what came later, and
        read-only (SUP-1).  In the demo ``as_of`` only sets the clock.
        ``off_thread`` runs the store's work: at once, unless a thread is to do it.
        """
        key = RecordKey(institution_id, student_id)
        if all(row.institution_id != institution_id for row in self.institutions_of(key)):
            raise NotFound(what="student", wanted=student_id)
        return LocalPortal(self, key, clock, as_of, off_thread)

    @contextmanager
    def guarded(self) -> Iterator[sqlite3.Connection]:
        """Have the connection for oneself; what goes wrong with the file inside is a StoreError."""
        with self._lock, told(self.name):
            yield self._connection

    def close(self) -> None:
        """Let go of the file.  Closing twice is harmless."""
        with self.guarded() as connection:
            connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _student(row: Row) -> StudentRow:
    student_id, given, family, protected, institution_id, sv, en, imported_on = row
    raw = {
        "student_id": student_id,
        "name": f"{given} {family}".strip(),
        "institution_id": institution_id,
        "institution": text(sv, en),
        "protected": flag(protected),
        "imported_on": imported_on,
    }
    return msgspec.convert(raw, StudentRow)


def _institution(row: Row, key: RecordKey) -> InstitutionRow:
    institution_id, sv, en = row
    raw = {"institution_id": institution_id, "name": text(sv, en), "here": institution_id == key.institution_id}
    return msgspec.convert(raw, InstitutionRow)
