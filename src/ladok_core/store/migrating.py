"""Bringing an older store to this program's version: a copy first, then all that is missing, or nothing."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from ladok_core.errors import StoreDamaged
from ladok_core.private_files import is_own_file, make_file
from ladok_core.store.queries import queries
from ladok_core.store.schema import bring_up_to_date, latest
from ladok_core.store.sqlite import connect, empty_log

_SQLITE = queries("sqlite")
_OF_A_COPY = re.compile(r"\.version-\d{1,4}\.\d{8}T\d{12}Z\.backup", re.ASCII)


def migrate(path: Path, folder: Path) -> Path | None:
    """Bring the store to the last migration, all in one transaction, and return where the copy made before it lies.

    None when another program was faster.  When it fails the file is as it was, and the copy is taken away; when it
    stands, the copies of earlier ones are.  Raises StoreDamaged, sqlite3.Error, OSError.
    """
    database = connect(path)
    try:
        database.change(_SQLITE["ignore_foreign_keys"])
        with database.writing():
            has = database.value(_SQLITE["version"])
            if has >= latest(folder):
                return None
            with _kept_when_done(path, has) as copy:
                _back_up(path, copy)
                bring_up_to_date(database, folder, has)
                if database.rows(_SQLITE["broken_foreign_keys"]):
                    raise StoreDamaged(path, "file", "")
        empty_log(database)  # so that the file's first bytes tell its version
        _remove_earlier(path, copy)
        return copy
    finally:
        database.close()


@contextmanager
def _kept_when_done(path: Path, has: int) -> Iterator[Path]:
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    copy = path.with_name(f"{path.name}.version-{has}.{moment}.backup")
    os.close(make_file(copy))
    try:
        yield copy
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def _remove_earlier(path: Path, kept: Path) -> None:
    """Take away the copies of earlier migrations, and of those that were killed: by our own names, and no links."""
    with suppress(OSError):
        for one in copies_of(path):
            if one != kept and is_own_file(one):
                one.unlink()


def copies_of(path: Path) -> list[Path]:
    """List the copies that lie beside a store from before it was brought up to date, by their names.  OSError."""
    return [
        one
        for one in path.parent.iterdir()
        if one.name.startswith(path.name) and _OF_A_COPY.fullmatch(one.name, len(path.name))
    ]


def _back_up(path: Path, copy: Path) -> None:
    """Copy the store page by page, with what is still in its log; nobody can write meanwhile, we hold the right."""
    source, target = connect(path), connect(copy)
    try:
        source.copy_to(target)
    finally:
        target.close()
        source.close()
