"""A connection to SQLite: its transactions, its deadline, its log."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any

from ladok_core.errors import StoreNoLocks
from ladok_core.store.database import Row
from ladok_core.store.file_system import has_locks
from ladok_core.store.queries import queries
from ladok_core.store.sqlite_trouble import primary

WAIT = 5.0  # seconds that another program may hold the file before it is given up
DEADLINE = 10.0  # seconds that one statement may take: none of ours comes near, an endless one in a foreign file would

_LOCKING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_IOERR_LOCK,
    sqlite3.SQLITE_IOERR_RDLOCK,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
}
_STEPS = 50_000  # of SQLite's own machine between two looks at the clock: a few milliseconds
_SQLITE = queries("sqlite")


class _Deadline:
    """Ends the statement inside when its time is over, or when the program is told to end."""

    def __init__(self) -> None:
        self._until = monotonic() + DEADLINE

    def is_over(self) -> bool:
        # SQLite asks in the midst of a statement: the only moment at which Python hears Ctrl+C meanwhile.  What that
        # raises ends the statement, and is dropped.
        return monotonic() > self._until

    def __enter__(self) -> None:
        self._until = monotonic() + DEADLINE

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT and not self.is_over():
            raise KeyboardInterrupt from None  # it was not the clock: Ctrl+C was heard while the clock was asked


class Sqlite:
    """A connection to a file, or to memory.  It serves all threads, one at a time: the store guards it with a lock."""

    def __init__(self, uri: str) -> None:
        # Transactions are begun and ended here and nowhere else: isolation_level None keeps the module from adding
        # its own.
        self.connection = sqlite3.connect(uri, timeout=0, isolation_level=None, check_same_thread=False, uri=True)
        self._deadline = _Deadline()
        self.connection.set_progress_handler(self._deadline.is_over, _STEPS)

    def rows(self, statement: str, **values: object) -> list[Row]:
        """Return every row.

        All at once: a row that is damaged ends the reading of the others, and no cursor must stay open then.
        """
        with self._deadline:
            return self.connection.execute(statement, values).fetchall()

    def one(self, statement: str, **values: object) -> Row | None:
        """Return the first row, None when there is none."""
        rows = self.rows(statement, **values)
        return rows[0] if rows else None

    def value(self, statement: str, **values: object) -> Any:  # a cell
        """Return the first cell of the first row, None when there is none."""
        row = self.one(statement, **values)
        return None if row is None else row[0]

    def change(self, statement: str, **values: object) -> int:
        """Write, and return how many rows were written."""
        with self._deadline:
            return self.connection.execute(statement, values).rowcount

    def change_many(self, statement: str, rows: Iterable[Mapping[str, object]]) -> int:
        """Write once for each of the rows, and return how many rows were written in all."""
        with self._deadline:
            return max(self.connection.executemany(statement, rows).rowcount, 0)

    def script(self, text: str) -> None:
        """Run the statements of a script in the caller's transaction, which the module's own way would end."""
        statement = ""
        for line in text.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                self.change(statement)
                statement = ""
        if statement.strip():
            self.change(statement)

    def copy_to(self, other: "Sqlite") -> None:
        """Copy all that is here, page by page, with what is still in the log."""
        self.connection.backup(other.connection)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one moment of the store in all that is read inside; what others write meanwhile comes into view after."""
        with self._transaction("begin_reading"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all or nothing.  The right to write is taken first, so that nothing that is read inside can change."""
        with self._transaction("begin_writing"):
            yield

    def close(self) -> None:
        """Let go of the connection.  Closing twice is harmless."""
        self.connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self.change(_SQLITE[begin])
        try:
            yield
            self.change(_SQLITE["commit"])  # this too can fail, on a full disk, and must then be taken back
        except BaseException:
            if self.connection.in_transaction:
                # Where SQLite has already taken back what it could not write, there is nothing left to take back.
                with suppress(sqlite3.Error):
                    self.change(_SQLITE["rollback"])
            raise

    def wait_for_others(self, seconds: float = WAIT) -> None:
        """From now on wait while another program holds the file, for as long as that is worth it."""
        self.change(f"pragma busy_timeout = {seconds * 1000:.0f}")  # a pragma takes no parameters


def connect(path: Path | None, *, read_only: bool = False, alone: bool = False) -> Sqlite:
    """Open a file that is there (``path`` None: a store in memory) and tell the connection how to behave.

    Nothing is written: a file of another program must not change by being looked at.  ``alone`` keeps every other
    program out until the connection is closed, and needs no memory that is shared.  Raises sqlite3.Error; StoreNoLocks.
    """
    if path is None:
        database = Sqlite(":memory:")
    elif not read_only:
        database = Sqlite(address(path, "mode=rw"))
    else:
        database = _open_to_read(path)
    try:
        if alone:
            database.change(_SQLITE["be_alone"])
        _reach(database, path)
        for name in ("distrust", "check_cells", "use_foreign_keys", "sync_fully"):
            database.change(_SQLITE[name])
    except BaseException:
        database.close()
        raise
    return database


def _reach(database: Sqlite, path: Path | None) -> None:
    """Read the file for the first time, and wait for whoever holds it; where nothing can be held, say so at once."""
    try:
        database.value(_SQLITE["version"])
    except sqlite3.OperationalError as trouble:
        if path is None or trouble.sqlite_errorcode not in _LOCKING:
            raise
        if not has_locks(path):
            raise StoreNoLocks(path) from trouble
        if primary(trouble) != sqlite3.SQLITE_BUSY:
            raise
    database.wait_for_others()


def address(path: Path, options: str) -> str:
    """Return how a file is named to SQLite, with how it is to be opened: as ``mode=ro``."""
    return f"{path.absolute().as_uri()}?{options}"


def _open_to_read(path: Path) -> Sqlite:
    """Open a file that can't be written to.

    A write-ahead log needs an index beside the file, which can't be made where nothing can be written.  Without a log
    the file alone is whole, and can be read as one that nobody changes.
    """
    database = Sqlite(address(path, "mode=ro"))
    try:
        database.value(_SQLITE["version"])
    except sqlite3.OperationalError:
        database.close()
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size > 0:
            raise
        return Sqlite(address(path, "mode=ro&immutable=1"))
    return database


def use_log(database: Sqlite) -> None:
    """Switch to a write-ahead log, which lets others read while one writes.

    It is remembered in the file.  While another program has the file open it can't be switched; the older way is as
    safe, only slower for two.
    """
    with suppress(sqlite3.OperationalError):
        database.value(_SQLITE["use_log"])


def empty_log(database: Sqlite) -> None:
    """Bring the log into the file, as far as nobody else is reading."""
    with suppress(sqlite3.OperationalError):
        database.one(_SQLITE["empty_log"])
