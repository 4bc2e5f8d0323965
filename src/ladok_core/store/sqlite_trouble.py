"""What SQLite and the system complain of, in our own terms."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ladok_core.errors import (
    StoreDamaged,
    StoreDenied,
    StoreError,
    StoreFailing,
    StoreForeign,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreNoLocks,
    StoreReadOnly,
)

_PRIMARY: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: StoreLocked,
    sqlite3.SQLITE_LOCKED: StoreLocked,
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_CANTOPEN: StoreDenied,
    sqlite3.SQLITE_IOERR: StoreFailing,
    sqlite3.SQLITE_PROTOCOL: StoreFailing,
    sqlite3.SQLITE_PERM: StoreDenied,
    sqlite3.SQLITE_AUTH: StoreDenied,
    sqlite3.SQLITE_CORRUPT: StoreForeign,
    sqlite3.SQLITE_NOTADB: StoreForeign,
    sqlite3.SQLITE_FORMAT: StoreForeign,
    sqlite3.SQLITE_MISMATCH: StoreForeign,
    sqlite3.SQLITE_CONSTRAINT: StoreForeign,
    sqlite3.SQLITE_ERROR: StoreForeign,  # a table or column that should be there is not
    sqlite3.SQLITE_INTERRUPT: StoreForeign,  # past the deadline
}
# The index of the log is the one file that is made longer without asking for the room first.
_NO_ROOM = {sqlite3.SQLITE_IOERR_SHMSIZE}
_ERRNO = {
    errno.ENOENT: StoreMissing,
    errno.ENOTDIR: StoreMissing,
    errno.EISDIR: StoreForeign,
    errno.ENOSPC: StoreFull,
    errno.EDQUOT: StoreFull,
    errno.EROFS: StoreReadOnly,
    errno.EACCES: StoreDenied,
    errno.EPERM: StoreDenied,
    errno.EIO: StoreFailing,
    errno.ESTALE: StoreFailing,
    errno.ENOLCK: StoreNoLocks,
}


@contextmanager
def store_errors(path: Path | str, *, ours: bool = False) -> Iterator[None]:
    """Raise whatever goes wrong inside with the store at ``path`` as a StoreError.

    What is foreign in a file that has been found to be ``ours`` is damage.  What SQLite said stays attached, since it
    never holds a value of a row.
    """
    try:
        yield
    except UnicodeDecodeError:  # SQLite complains of a damaged name with the name as it is, which is no text any more
        raise _foreign(path, ours=ours) from None
    except sqlite3.Error as trouble:
        raise as_store_error(trouble, path, ours=ours) from trouble
    except OSError as trouble:
        raise _ERRNO.get(trouble.errno or 0, StoreError)(path) from trouble


def as_store_error(trouble: sqlite3.Error, path: Path | str, *, ours: bool = False) -> StoreError:
    """Return what SQLite complains of in our own terms; of a file that is ``ours`` what is foreign as damage."""
    code = getattr(trouble, "sqlite_errorcode", None)
    if code is None:
        # Without a code it comes from the module: text that is no text, or a connection that has been closed.
        kind = StoreForeign if isinstance(trouble, sqlite3.OperationalError | sqlite3.DataError) else StoreError
    elif has_no_room(trouble):
        kind = StoreFull
    else:
        kind = _PRIMARY.get(primary(trouble), StoreError)
    return _foreign(path, ours=ours) if kind is StoreForeign else kind(path)


def _foreign(path: Path | str, *, ours: bool) -> StoreError:
    return StoreDamaged(path, "file", "") if ours else StoreForeign(path)


def primary(trouble: sqlite3.Error) -> int:
    """Return the kind of what SQLite complains of: the low byte of its code, -1 where it comes from the module."""
    return getattr(trouble, "sqlite_errorcode", -1) & 0xFF


def has_no_room(trouble: sqlite3.Error) -> bool:
    """Tell whether it is that the disk is full."""
    return primary(trouble) == sqlite3.SQLITE_FULL or getattr(trouble, "sqlite_errorcode", None) in _NO_ROOM
