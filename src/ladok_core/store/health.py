"""How a store is, looked at from outside: nothing is made, changed or brought up to date, and no row is read."""

import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

import msgspec

from ladok_core.errors import StoreDamaged, StoreError, StoreMissing
from ladok_core.store.file_system import has_locks, is_remote
from ladok_core.store.header import Header, check, read_header
from ladok_core.store.migrating import copies_of
from ladok_core.store.queries import queries
from ladok_core.store.schema import MIGRATIONS, latest
from ladok_core.store.sqlite import Sqlite, address
from ladok_core.store.sqlite_trouble import as_store_error, store_errors

_SQLITE, _PEOPLE = queries("sqlite"), queries("people")
_PATIENCE = 1.0  # seconds that another program may be in the midst of writing
_RIGHTS = 0o7777


class Health(msgspec.Struct, frozen=True):
    """What can be told of a store from outside; None for what can't.

    ``trouble`` is why it can't be used or looked at, ``size`` in bytes, ``rights`` and ``folder_rights`` the modes of
    file and folder, ``version`` the last migration it has had and ``knows`` the program's last one; ``is_whole`` what
    SQLite's quick check found.  ``unread_log`` counts the bytes that a killed program left for the next one to bring
    in, or take back, which this look left out.  ``copies`` are those made before migrations.
    """

    trouble: StoreError | None = None
    size: int | None = None
    rights: int | None = None
    folder_rights: int | None = None
    version: int | None = None
    knows: int = 0
    uses_log: bool | None = None
    has_locks: bool | None = None
    is_remote: bool | None = None
    is_whole: bool | None = None
    records: int | None = None
    unread_log: int = 0
    copies: int = 0


def examine(path: Path, migrations: Path = MIGRATIONS) -> Health:
    """Look at the store at ``path``; whatever is wrong is told and never raised.  It takes seconds at the most."""
    health = Health(knows=latest(migrations))
    try:
        with store_errors(path):
            health = msgspec.structs.replace(health, **_seen_from_outside(path))
            header = read_header(path)
            if header is None:
                raise StoreMissing(path)
            health = msgspec.structs.replace(
                health,
                version=header.version,
                uses_log=header.uses_log,
                has_locks=has_locks(path),
                is_remote=is_remote(path),
            )
            check(header, path, health.knows)
            return _looked_into(health, path, header)
    except StoreError as trouble:
        return msgspec.structs.replace(health, trouble=trouble)
    except ValueError:  # no name that a file can have
        return msgspec.structs.replace(health, trouble=StoreMissing(path))


def _seen_from_outside(path: Path) -> dict[str, int]:
    """Return what the folder tells.  OSError."""
    seen = {}
    with suppress(OSError):
        seen["folder_rights"] = path.absolute().parent.stat().st_mode & _RIGHTS
        seen["copies"] = len(copies_of(path))
    status = path.stat()
    if stat.S_ISREG(status.st_mode):
        seen |= {"size": status.st_size, "rights": status.st_mode & _RIGHTS}
    return seen


def _looked_into(health: Health, path: Path, header: Header) -> Health:
    """Let SQLite look at the file in a way that leaves nothing beside it."""
    log = _bytes_in(path.with_name(f"{path.name}-wal"))
    has_index = path.with_name(f"{path.name}-shm").exists()
    if not header.uses_log:
        way = "mode=ro"
    elif log is not None and has_index:
        way = "mode=ro&readonly_shm=1"  # with the log, and without a byte changed in its index
    else:
        # To read a log its index would have to be made; where nobody has the file open there is none to read.
        way = "mode=ro&immutable=1"
        health = msgspec.structs.replace(health, unread_log=log or 0)
    with closing(Sqlite(address(path, way))) as database:
        database.wait_for_others(_PATIENCE)
        database.change(_SQLITE["distrust"])
        database.change(_SQLITE["check_cells"])
        try:
            is_whole = database.value(_SQLITE["check_quickly"]) == "ok"
        except sqlite3.OperationalError as trouble:
            if trouble.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                return health  # so large that it takes too long to tell
            if left := trouble.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK and _bytes_in(_journal(path)):
                return msgspec.structs.replace(health, unread_log=left)
            raise
        except sqlite3.DatabaseError as trouble:
            raise as_store_error(trouble, path, ours=True) from trouble
        health = msgspec.structs.replace(health, is_whole=is_whole)
        if not is_whole:
            return msgspec.structs.replace(health, trouble=StoreDamaged(path, "file", ""))
        if header.version == health.knows and not health.unread_log:
            health = msgspec.structs.replace(health, records=database.value(_PEOPLE["count_records"]))
    return health


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _bytes_in(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
