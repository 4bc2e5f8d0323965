"""How several programs share a file: by a log whose index they share in memory, else one after the other."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ladok_core.store.file_system import is_remote
from ladok_core.store.queries import queries
from ladok_core.store.sqlite import Sqlite, connect
from ladok_core.store.sqlite_trouble import has_no_room, primary

_SQLITE = queries("sqlite")
_WANTING = {
    sqlite3.SQLITE_IOERR,  # the index can't be made longer, mapped or locked
    sqlite3.SQLITE_PROTOCOL,  # it can't be locked, and seems to be held for ever
    sqlite3.SQLITE_CANTOPEN,  # it can't be made
    sqlite3.SQLITE_FULL,
}

Look = Callable[[Sqlite], None]
"""Looks at a file before anything is changed in it, and raises what speaks against it."""


def open_shared(path: Path, look: Look, *, uses_log: bool) -> Sqlite:
    """Open a store that can be written to, however its file system lets programs share it.

    Where they can't share memory the log is given up for good, for the older way to write: it is as safe, and others
    wait while one writes.  Where only the room for the index is wanting nothing is changed, and everyone else is kept
    out for as long as the store is open: reading needs no room.  Raises as ``look`` does, sqlite3.Error, StoreNoLocks.
    """
    if not uses_log:
        return _looked_at(path, look)
    no_room = False
    if not is_remote(path):
        try:
            return _looked_at(path, look)
        except sqlite3.OperationalError as trouble:
            if primary(trouble) not in _WANTING:
                raise
            no_room = has_no_room(trouble)
    database = _looked_at(path, look, alone=True)
    if no_room:
        return database
    with suppress(sqlite3.OperationalError):  # it can be used as it is, only by nobody else meanwhile
        if database.value(_SQLITE["use_journal"]) != "wal":
            database.close()
            return _looked_at(path, look)
    return database


def _looked_at(path: Path, look: Look, *, alone: bool = False) -> Sqlite:
    database = connect(path, alone=alone)
    try:
        look(database)
    except BaseException:
        database.close()
        raise
    return database
