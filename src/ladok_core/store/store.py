"""A store of records: a file of SQLite, or memory for as long as the program runs."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Receipt
from ladok_core.kept_records import KeptRecords
from ladok_core.local_portal import Clock, PortalStore
from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.pages.identity import InstitutionRow
from ladok_core.store import people
from ladok_core.store.carrying_out import carry_out, sign_in
from ladok_core.store.catalogue import Catalogue
from ladok_core.store.opening import Opened, open_file, open_memory
from ladok_core.store.people import StudentRow
from ladok_core.store.reading import read_changes, read_source
from ladok_core.store.schema import MIGRATIONS
from ladok_core.store.sqlite import Sqlite, empty_log
from ladok_core.store.sqlite_trouble import store_errors

if TYPE_CHECKING:  # most that open a store write no record into it
    from ladok_core.store.record_writing import Merge
    from ladok_core.store.writing import Additions, SamePerson


class Store(PortalStore):
    """Records of students, and the portals into them.  Safe to use from several threads, and by several programs.

    ``path`` is None for a store in memory; ``read_only`` when the file or its folder can't be written to; ``copy`` is
    where the file lies as it was before it was brought up to date just now.  In a store of the demo
    (``allow_as_of_actions``) one can act as of any moment.
    """

    def __init__(self, opened: Opened, path: Path | None, *, allow_as_of_actions: bool) -> None:
        self._database = opened.database
        self._lock = threading.RLock()  # one connection, one thread at a time
        self._catalogues: dict[str, Catalogue] = {}
        self._records = KeptRecords()  # with what was done in them
        self.path, self.allow_as_of_actions = path, allow_as_of_actions
        self.read_only, self.copy = not opened.writable, opened.copy
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
        StoreMissing, StoreForeign, StoreTooNew (both untouched), StoreLocked, StoreNoLocks, StoreFull, StoreReadOnly,
        StoreDenied, StoreFailing.
        """
        with store_errors(path or ":memory:"):
            opened = Opened(open_memory(migrations)) if path is None else open_file(path, migrations, create=create)
            return cls(opened, path, allow_as_of_actions=allow_as_of_actions)

    def add(
        self,
        records: Iterable[Record],
        *,
        source: str,
        at: datetime,
        merge: "Merge | None" = None,
        same_person: "SamePerson | None" = None,
    ) -> "Additions":
        """Write records, all or none, and say which were new, which changed, and which were there already.

        ``merge`` joins what is known to what comes; without it what comes takes its place.  ``same_person`` says whose
        copies these are where they don't prove it.

        ``source`` is a word for the journal (as ``demo``, ``har``), never a file's name; ``at`` an aware moment.
        """
        from ladok_core.store.writing import add_records  # noqa: PLC0415  who only reads needs none of it

        with self.guarded() as database:
            additions = add_records(database, records, source, at, self.name, merge, same_person)
            if additions.added or additions.changed:
                # Else one of the next writes, a student's, would wait for it; and they find room in the log, so that
                # the file system needn't note with each that it has grown.
                empty_log(database)
            return additions

    def student_of(self, record: Record) -> str:
        """Return the id under which a copy's student is, or would be, known here: by what was joined, by the number."""
        from ladok_core.store.joining import known_id  # noqa: PLC0415  few have ids that were joined

        with self.guarded() as database:
            return known_id(database, record)

    def students(self, most: int | None = None) -> tuple[StudentRow, ...]:
        """List whose records there are, and where, by the student's name, up to so many rows."""
        with self.guarded() as database, database.reading():
            return people.all_students(database, self.name, most)

    def find_students(self, wanted: str, most: int) -> tuple[StudentRow, ...]:
        """List the records of the student of an id, else of those with that part in their names, up to so many rows."""
        with self.guarded() as database, database.reading():
            return people.find_students(database, self.name, wanted, most)

    def has_records(self) -> bool:
        """Tell whether there is any record at all."""
        with self.guarded() as database:
            return people.has_records(database)

    def keys(self, most: int) -> frozenset[RecordKey]:
        """Return whose records there are, and where, up to so many."""
        with self.guarded() as database:
            return people.record_keys(database, most)

    def institutions_of(self, key: RecordKey) -> tuple[InstitutionRow, ...]:
        """List the institutions where the student has a record, by name.  LOG-4."""
        with self.guarded() as database:
            return people.institutions_of(database, self.name, key)

    def record(self, key: RecordKey, until: datetime | None = None, *, made_until: datetime | None = None) -> Record:
        """Read one record; the moments up to which sign-ins and what was done here count.

        Without ``until`` no sign-in counts, without ``made_until`` all that was ever done.  As long as nothing changes
        it is the very same record, with what rules remember of it.  NotFound, StoreError.
        """
        with self.guarded() as database, database.reading():
            catalogue = self._catalogue(key)
            read = read_source(database, key, catalogue, self.name, made_until)
            source = read.source.record
            done = read_changes(database, key, catalogue, self.name, until=made_until, signed_in_until=until)
            # Another day begins anew: what rules remember is of one day, and would be kept for ever.
            made_of = (done, read.linked, until and until.date())
            return self._records.same(key, source, made_of, lambda: read.after(done))

    def sign_in(self, key: RecordKey, clock: Clock) -> Record:
        """Write the sign-in of a session, and return the record as it is for it.  STA-1.  NotFound, StoreError."""
        with self.guarded() as database:
            return sign_in(database, key, clock, self._catalogue(key), self.name)

    def carry_out(self, key: RecordKey, action: AnyAction, request_key: str, clock: Clock) -> Receipt:
        """Carry out an action, or answer by what holds already.  Refused, NotFound, StoreError; nothing is written."""
        with self.guarded() as database:
            return carry_out(database, key, action, request_key, clock, self._catalogue(key), self.name)

    @contextmanager
    def guarded(self) -> Iterator[Sqlite]:
        """Have the database for oneself; what goes wrong with the file inside is a StoreError.

        A file that was opened is a store: what is foreign in it is damage.
        """
        with self._lock, store_errors(self.name, ours=True):
            yield self._database

    def _catalogue(self, key: RecordKey) -> Catalogue:
        """Return what is kept of an institution's catalogue, across readings."""
        if key.institution_id not in self._catalogues:
            self._catalogues[key.institution_id] = Catalogue(self.name, key.institution_id)
        return self._catalogues[key.institution_id]

    def close(self) -> None:
        """Let go of the file.  Closing twice is harmless."""
        with self.guarded() as database:
            database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
