"""What SQLite, the file system and damaged rows complain of, put into the errors of the portal."""

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from ladok_core.errors import (
    StoreDenied,
    StoreError,
    StoreForeign,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreReadOnly,
)

_Answer = TypeVar("_Answer")

# The primary code is the low byte of an extended one.
_PRIMARY = {
    sqlite3.SQLITE_BUSY: StoreLocked,
    sqlite3.SQLITE_LOCKED: StoreLocked,
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_CANTOPEN: StoreDenied,
    sqlite3.SQLITE_PERM: StoreDenied,
    sqlite3.SQLITE_AUTH: StoreDenied,
    sqlite3.SQLITE_CORRUPT: StoreForeign,
    sqlite3.SQLITE_NOTADB: StoreForeign,
    sqlite3.SQLITE_FORMAT: StoreForeign,
    sqlite3.SQLITE_MISMATCH: StoreForeign,
    sqlite3.SQLITE_CONSTRAINT: StoreForeign,
    sqlite3.SQLITE_ERROR: StoreForeign,  # a table or column that should be there is not
}
# The index of the log is the one file that is made longer without asking for the room first.
_NO_ROOM = {sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP}
_ERRNO = {
    errno.ENOENT: StoreMissing,
    errno.ENOTDIR: StoreMissing,
    errno.EISDIR: StoreForeign,
    errno.ENOSPC: StoreFull,
    errno.EDQUOT: StoreFull,
    errno.EROFS: StoreReadOnly,
    errno.EACCES: StoreDenied,
    errno.EPERM: StoreDenied,
}


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Raise whatever goes wrong inside with the store at ``path`` as a StoreError.

    What SQLite said stays attached, since it never holds a value of a row.
    """
    try:
        yield
    except UnicodeDecodeError:  # SQLite complains of a damaged name with the name as it is, which is no text any more
        raise StoreForeign(path) from None
    except sqlite3.Error as trouble:
        raise _of_sqlite(trouble, path) from trouble
    except OSError as trouble:
        raise _ERRNO.get(trouble.errno or 0, StoreError)(path) from trouble


def undamaged(path: Path | str, work: Callable[[], _Answer]) -> _Answer:
    """Return what the work answers; a row that can't be a struct (a bad date, a period turned round) is StoreForeign.

    A function and no context manager, whose error would hang on to the one it answers, with a student's values in it.
    """
    with suppress(ValueError, TypeError, LookupError, ArithmeticError):
        return work()
    raise StoreForeign(path)


def _of_sqlite(trouble: sqlite3.Error, path: Path | str) -> StoreError:
    code = getattr(trouble, "sqlite_errorcode", None)
    if code is None:
        # Without a code it comes from the module: text that is no text, or a connection that has been closed.
        undecodable = isinstance(trouble, sqlite3.OperationalError | sqlite3.DataError)
        return StoreForeign(path) if undecodable else StoreError(path)
    if code in _NO_ROOM:
        return StoreFull(path)
    return _PRIMARY.get(code & 0xFF, StoreError)(path)
