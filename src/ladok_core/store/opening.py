"""Opening a store: looking at the file before SQLite does, making a new one, bringing an old one up to date."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from ladok_core.errors import StoreDenied, StoreMissing, StoreReadOnly
from ladok_core.store import schema
from ladok_core.store.connection import application, connect, is_empty, use_log, version, writing
from ladok_core.store.header import Header, check, read_header

_FILE_MODE, _FOLDER_MODE = 0o600, 0o700


def open_memory(folder: Path) -> sqlite3.Connection:
    """Make a new store in memory."""
    connection = connect(None)
    with writing(connection):
        schema.create(connection, folder)
    return connection


def open_file(path: Path, folder: Path, *, create: bool) -> tuple[sqlite3.Connection, bool]:
    """Open the store at ``path`` and say whether it can be written to; an empty file counts as none.

    A file that is not ours, or that a later program has written, is refused without a byte changed in it or left
    beside it.  An older one is copied and migrated.  Raises StoreError, OSError, sqlite3.Error.
    """
    knows = schema.latest(folder)
    header = _look(path)
    if header is None:
        if not create:
            raise StoreMissing(path)
        _make_file(path)
        return _fill(path, folder), True
    check(header, path, knows)
    writable = _can_write(path)
    if writable:
        _make_private(path)
    connection = connect(path, read_only=not writable)
    try:
        # The first bytes can be behind what stands in the log; nothing has been written yet.
        check(Header(application(connection), version(connection)), path, knows)
        if version(connection) == knows:
            if writable:
                use_log(connection)
            return connection, writable
    except BaseException:
        connection.close()
        raise
    connection.close()
    if not writable:
        raise StoreReadOnly(path)
    from ladok_core.store.migrating import migrate  # noqa: PLC0415  # takes its time, and is hardly ever needed

    migrate(path, folder)
    connection = connect(path)
    use_log(connection)
    return connection, True


def _look(path: Path) -> Header | None:
    try:
        return read_header(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _can_write(path: Path) -> bool:
    """Tell whether file and folder can be written to: the log lies beside the file."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def _make_file(path: Path) -> None:
    """Make an empty file that only its owner can read, and its folder if there is none; log and index follow it."""
    try:
        path.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        with suppress(FileExistsError):  # an empty one, or another program was faster
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FILE_MODE))
    except (FileExistsError, FileNotFoundError, NotADirectoryError) as trouble:  # a file where the folder should be
        raise StoreDenied(path) from trouble
    _make_private(path)


def _make_private(path: Path) -> None:
    """Take away what others may do with a file that holds a student's record, as after a careless copy."""
    with suppress(OSError):  # someone else's file: its owner has decided
        if path.stat().st_mode & 0o077:
            path.chmod(_FILE_MODE)


def _fill(path: Path, folder: Path) -> sqlite3.Connection:
    """Make the store in an empty file, unless another program has just done so."""
    connection = connect(path)
    try:
        with writing(connection):
            if is_empty(connection) and version(connection) == 0:
                schema.create(connection, folder)
        # Only now, so that a program killed until here leaves the marks in the file or an empty file.
        use_log(connection)
        check(Header(application(connection), version(connection)), path, schema.latest(folder))
    except BaseException:
        connection.close()
        raise
    return connection
