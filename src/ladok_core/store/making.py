"""Making a new store: in a file that was not there, or that nothing is in."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from ladok_core.errors import StoreDenied, StoreNoLocks
from ladok_core.private_files import make_file, make_folder, make_private
from ladok_core.store import schema
from ladok_core.store.file_system import can_share_memory
from ladok_core.store.queries import queries
from ladok_core.store.sqlite import connect, use_log
from ladok_core.store.sqlite_trouble import primary

_SQLITE = queries("sqlite")
_WRITES_NOTHING = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)


def make(path: Path, folder: Path) -> None:
    """Make a store, its owner's alone, and its folder if there is none.  StoreDenied, StoreNoLocks; OSError.

    A program killed meanwhile leaves what counts as nothing (``header.read_header``), or the whole of an empty store.
    """
    made = _make_file(path)
    try:
        _fill(path, folder)
    except (StoreNoLocks, sqlite3.OperationalError) as trouble:
        # Where nothing can be written nobody else can have written either, and no empty file is to be left.
        if made and (isinstance(trouble, StoreNoLocks) or primary(trouble) in _WRITES_NOTHING):
            _remove_empty(path)
        raise


def _remove_empty(path: Path) -> None:
    with suppress(OSError):
        if path.stat().st_size == 0 and not path.with_name(f"{path.name}-journal").exists():
            path.unlink()


def _make_file(path: Path) -> bool:
    """Make an empty file and tell whether it was not there before."""
    try:
        make_folder(path.parent)
        with suppress(FileExistsError):  # an empty one, or another program was faster
            os.close(make_file(path))
            return True
    except (FileExistsError, FileNotFoundError, NotADirectoryError) as trouble:  # a file where the folder should be
        raise StoreDenied(path) from trouble
    make_private(path)
    return False


def _fill(path: Path, folder: Path) -> None:
    """Make the store in an empty file, unless another program has just done so."""
    database = connect(path)
    try:
        with database.writing():
            if database.value(_SQLITE["objects"]) != 0 or database.value(_SQLITE["version"]) != 0:
                return
            schema.create(database, folder)
        # Only now, so that a program killed until here leaves the marks in the file.
        if can_share_memory(path):
            use_log(database)
    finally:
        database.close()
