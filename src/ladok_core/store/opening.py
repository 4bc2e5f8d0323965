"""Opening a store: looking at the file before SQLite does, making a new one, bringing an old one up to date."""

import os
from contextlib import suppress
from pathlib import Path

from ladok_core.errors import StoreDenied, StoreForeign, StoreMissing, StoreReadOnly
from ladok_core.store import schema
from ladok_core.store.header import Header, check, read_header
from ladok_core.store.queries import queries
from ladok_core.store.sqlite import Sqlite, connect, use_log

_FILE_MODE, _FOLDER_MODE = 0o600, 0o700
_WHOLE = 4 * 2**20
"""Bytes up to which a file is looked through whole when it is opened: a student's own is a tenth of it."""

_SQLITE = queries("sqlite")


def open_memory(folder: Path) -> Sqlite:
    """Make a new store in memory."""
    database = connect(None)
    with database.writing():
        schema.create(database, folder)
    return database


def open_file(path: Path, folder: Path, *, create: bool) -> tuple[Sqlite, bool]:
    """Open the store at ``path`` and say whether it can be written to; an empty file counts as none.

    A file that is not ours, is damaged, or was written by a later program is refused without a byte changed in it or
    left beside it.  An older one is copied and migrated.  Raises StoreError, OSError, sqlite3.Error.
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
    database = connect(path, read_only=not writable)
    try:
        found = _checked(database, path, knows)
        if found == knows:
            if writable:
                use_log(database)
            return database, writable
    except BaseException:
        database.close()
        raise
    database.close()
    if not writable:
        raise StoreReadOnly(path)
    from ladok_core.store.migrating import migrate  # noqa: PLC0415  # hardly ever needed

    migrate(path, folder)
    database = connect(path)
    use_log(database)
    return database, True


def _checked(database: Sqlite, path: Path, knows: int) -> int:
    """Return the version of a file that is ours and whole, as far as can be seen.  Nothing has been written yet."""
    # The first bytes can be behind what stands in the log.
    marks = Header(database.value(_SQLITE["application"]), database.value(_SQLITE["version"]))
    check(marks, path, knows)
    if database.value(_SQLITE["strangers"]) != 0:
        raise StoreForeign(path)
    # Of a larger file each page is checked when it is read, and no more: to open it must not take longer for its size.
    if path.stat().st_size <= _WHOLE and database.value(_SQLITE["check_file"]) != "ok":
        raise StoreForeign(path)
    return marks.version


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


def _fill(path: Path, folder: Path) -> Sqlite:
    """Make the store in an empty file, unless another program has just done so."""
    database = connect(path)
    try:
        with database.writing():
            if database.value(_SQLITE["objects"]) == 0 and database.value(_SQLITE["version"]) == 0:
                schema.create(database, folder)
        # Only now, so that a program killed until here leaves the marks in the file or an empty file.
        use_log(database)
        _checked(database, path, schema.latest(folder))
    except BaseException:
        database.close()
        raise
    return database
