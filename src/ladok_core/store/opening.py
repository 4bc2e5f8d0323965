"""Opening a store: looking at the file before SQLite does, making a new one, bringing an old one up to date."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import msgspec

from ladok_core.errors import StoreDamaged, StoreForeign, StoreMissing, StoreReadOnly
from ladok_core.private_files import make_private
from ladok_core.store import schema
from ladok_core.store.header import Header, check, read_header
from ladok_core.store.queries import queries
from ladok_core.store.sharing import Look, open_shared
from ladok_core.store.sqlite import Sqlite, connect
from ladok_core.store.sqlite_trouble import primary, store_errors

_WHOLE = 4 * 2**20
"""Bytes up to which a file is looked through whole when it is opened: a student's own is a tenth of it."""

_BESIDE = ("", "-wal", "-shm", "-journal")
_SQLITE = queries("sqlite")


class Opened(msgspec.Struct, frozen=True):
    """An open store: whether it can be written to, and where the copy lies that was made before it was migrated."""

    database: Sqlite
    writable: bool = True
    copy: Path | None = None


def open_memory(folder: Path) -> Sqlite:
    """Make a new store in memory."""
    database = connect(None)
    with database.writing():
        schema.create(database, folder)
    return database


def open_file(path: Path, folder: Path, *, create: bool) -> Opened:
    """Open the store at ``path``; a file with nothing in it counts as none.

    A file that is not ours, is damaged, or was written by a later program is refused without a byte changed in it.  An
    older one is copied and migrated.  Raises StoreError, OSError, sqlite3.Error.
    """
    knows = schema.latest(folder)
    header = _look(path)
    if header is None and create:
        from ladok_core.store.making import make  # noqa: PLC0415  once in a store's life

        make(path, folder)
        header = _look(path)
    if header is None:
        raise StoreMissing(path)
    check(header, path, knows)
    with store_errors(path, ours=True):  # its first bytes have said so
        return _open_to_write(path, header, folder, knows) if _can_write(path) else _open_to_read(path, knows)


def _open_to_write(path: Path, header: Header, folder: Path, knows: int) -> Opened:
    for suffix in _BESIDE:
        make_private(path.with_name(f"{path.name}{suffix}"))
    found = header.version

    def look(database: Sqlite) -> None:
        nonlocal found
        found = _checked(database, path, knows)

    _look_at_what_a_kill_left(path, look)
    try:
        database = open_shared(path, look, uses_log=header.uses_log)
    except sqlite3.OperationalError as trouble:
        if primary(trouble) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL):
            raise
        return _open_to_read(path, knows)  # nothing can be made beside it, and reading needs nothing
    if found == knows:
        return Opened(database)
    database.close()
    from ladok_core.store.migrating import migrate  # noqa: PLC0415  hardly ever needed

    copy = migrate(path, folder)
    return Opened(open_shared(path, look, uses_log=header.uses_log), copy=copy)


def _open_to_read(path: Path, knows: int) -> Opened:
    database = connect(path, read_only=True)
    try:
        if _checked(database, path, knows) < knows:
            raise StoreReadOnly(path)
    except BaseException:
        database.close()
        raise
    return Opened(database, writable=False)


def _look_at_what_a_kill_left(path: Path, look: Look) -> None:
    """Look at a file with a log without the right to write: to close it would bring the log into a damaged file."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size > 0:
        with suppress(sqlite3.OperationalError), closing(connect(path, read_only=True)) as database:
            look(database)


def _checked(database: Sqlite, path: Path, knows: int) -> int:
    """Return the version of a file that is ours and whole, as far as can be seen.  Nothing has been written yet."""
    # The first bytes can be behind what stands in the log.
    marks = Header(database.value(_SQLITE["application"]), database.value(_SQLITE["version"]))
    check(marks, path, knows)
    if database.value(_SQLITE["strangers"]) != 0:
        raise StoreForeign(path)
    # Of a larger file each page is checked when it is read, and no more: to open it must not take longer for its size.
    if path.stat().st_size <= _WHOLE and database.value(_SQLITE["check_file"]) != "ok":
        raise StoreDamaged(path, "file", "")
    return marks.version


def _look(path: Path) -> Header | None:
    try:
        return read_header(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _can_write(path: Path) -> bool:
    """Tell whether file and folder can be written to: the log lies beside the file."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
