"""A connection to SQLite: how it is opened, what it is told, and its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ladok_core.store.queries import Subject

WAIT = 5.0  # seconds that another program may hold the file before it is given up

_SQLITE = Subject("sqlite")


def connect(path: Path | None, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a file that is there (``path`` None: a store in memory) and tell the connection how to behave.

    Nothing is written: a file of another program must not change by being looked at.  Raises sqlite3.Error.
    """
    if path is None:
        connection = _open(":memory:")
    elif not read_only:
        connection = _open(_address(path, "mode=rw"))
    else:
        connection = _open_to_read(path)
    try:
        _SQLITE.change(connection, "distrust")
        _SQLITE.change(connection, "use_foreign_keys")
        _SQLITE.change(connection, "sync_fully")
    except BaseException:
        connection.close()
        raise
    return connection


def _open(address: str) -> sqlite3.Connection:
    # Transactions are begun and ended here and nowhere else: isolation_level None keeps the module from adding its own.
    # One connection serves all threads, one at a time: the store guards it with a lock.
    return sqlite3.connect(address, timeout=WAIT, isolation_level=None, check_same_thread=False, uri=True)


def _address(path: Path, options: str) -> str:
    return f"{path.absolute().as_uri()}?{options}"


def _open_to_read(path: Path) -> sqlite3.Connection:
    """Open a file that can't be written to.

    A write-ahead log needs an index beside the file, which can't be made where nothing can be written.  Without a log
    the file alone is whole, and can be read as one that nobody changes.
    """
    connection = _open(_address(path, "mode=ro"))
    try:
        version(connection)
    except sqlite3.OperationalError:
        connection.close()
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size > 0:
            raise
        return _open(_address(path, "mode=ro&immutable=1"))
    return connection


def use_log(connection: sqlite3.Connection) -> None:
    """Switch to a write-ahead log, which lets others read while one writes.

    It is remembered in the file.  While another program has the file open it can't be switched; the older way is as
    safe, only slower for two, and the next to open the file alone switches it.
    """
    with suppress(sqlite3.OperationalError):
        _SQLITE.value(connection, "use_log")


def empty_log(connection: sqlite3.Connection) -> None:
    """Bring the log into the file, as far as nobody else is reading."""
    with suppress(sqlite3.OperationalError):
        _SQLITE.one(connection, "empty_log")


def version(connection: sqlite3.Connection) -> int:
    """Return the number of the last migration that the file has had; 0 for a new one."""
    return int(_SQLITE.value(connection, "version"))


def application(connection: sqlite3.Connection) -> int:
    """Return whose file this is."""
    return int(_SQLITE.value(connection, "application"))


def is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether there is nothing in the file at all."""
    return int(_SQLITE.value(connection, "tables")) == 0


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """See one moment of the store in all that is read inside; what others write meanwhile comes into view after."""
    with _transaction(connection, "begin_reading"):
        yield


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing.  The right to write is taken first, so that nothing that is read inside can change."""
    with _transaction(connection, "begin_writing"):
        yield


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    _SQLITE.change(connection, begin)
    try:
        yield
        _SQLITE.change(connection, "commit")  # this too can fail, on a full disk, and must then be taken back
    except BaseException:
        if connection.in_transaction:
            # Where SQLite has already taken back what it could not write, there is nothing left to take back.
            with suppress(sqlite3.Error):
                _SQLITE.change(connection, "rollback")
        raise
